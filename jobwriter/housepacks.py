"""Rules of the house: folders of rule files like ours, held to the same strictness, joined to the built-in rules.

A folder is examined when it is new or has changed: every rule against its own examples, every regular expression
against texts made to slow it down. That it passed is kept in the cache.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from jobwriter import cache, packs
from jobwriter.config import ConfigError
from jobwriter.document import Tokens
from jobwriter.matcher import Hit
from jobwriter.nearest import nearest
from jobwriter.packs import Finds, Pack, place
from jobwriter.records import record
from jobwriter.resources import root
from jobwriter.rule import CATEGORIES, Rule

_WITHOUT_PYTHON = ("existence", "substitution", "occurrence", "density")
"""Kinds of rule that need no function of ours."""


@record
class _Several:
    """Matchers of several packs as one."""

    matchers: tuple[Finds, ...]

    def find(self, lower: str, tokens: Tokens) -> Iterator[Hit]:
        """See :class:`jobwriter.packs.Finds`."""
        for matcher in self.matchers:
            yield from matcher.find(lower, tokens)


@lru_cache(maxsize=8)
def joined(folders: tuple[str, ...]) -> Pack:
    """The built-in rules and those of some folders.

    Raises:
        ConfigError: a folder without rules, a rule that is not as the format says, does not hold its own examples, is
            too slow, or has the id of another.
    """
    built_in = packs.load()
    rules, excuses = dict(built_in.rules), dict(built_in.excuses)
    matchers = [built_in.matcher]
    for folder in dict.fromkeys(Path(name) for name in folders):
        pack = _read(folder)
        for rule in pack.rules.values():
            if taken := _taken(rule, rules):
                raise ConfigError(taken)
            rules[rule.id] = rule
        excuses |= pack.excuses
        matchers.append(pack.matcher)
    return Pack(rules, _Several(tuple(matchers)), excuses, built_in.lexicons)


def _taken(rule: Rule, known: Mapping[str, Rule]) -> str:
    """That the id of a rule is taken; empty where it is not."""
    for other in known.values():
        if rule.id == other.id or rule.id in other.formerly or other.id in rule.formerly:
            whose = (
                "a built-in rule" if Path(other.file).is_relative_to(root("checks")) else f"the rule in {other.file}"
            )
            taken = other.id if other.id in rule.formerly else rule.id
            return f"{place(rule, 'id')}: the id {taken!r} is that of {whose}; choose another, such as 'our-{taken}'"
    return ""


def _read(folder: Path) -> Pack:
    from jobwriter.yamlfile import YamlError

    try:
        _check_names(folder)
        pack = packs.load(folder)
        name = f"proved-{zlib.crc32(str(folder.absolute()).encode()):08x}"
        stamp = f"{packs.stamp(root('checks'))} {packs.stamp(folder)}"
        if cache.read(name, stamp) is None:
            _examine(pack, folder)
            cache.write(name, stamp, True)
    except YamlError as error:
        raise ConfigError(str(error)) from error
    return pack


def _check_names(folder: Path) -> None:
    """Refuse a folder that holds no rule, and files that would be passed over in silence."""
    if not folder.is_dir():
        raise ConfigError(f"{folder}: there is no such folder of rules; check the path under 'checks'")
    example = "a rule stands in the folder of its category, such as clarity/our-rule.yaml"
    files = [file for file in sorted(folder.rglob("*.y*ml")) if file.suffix in {".yaml", ".yml"}]
    for file in files:
        inner = file.relative_to(folder).parts
        if len(inner) != 2 or inner[0] not in CATEGORIES:
            near = nearest(inner[0], CATEGORIES) if len(inner) == 2 else None
            hint = f"did you mean {near!r}?" if near else f"categories: {', '.join(CATEGORIES)}"
            raise ConfigError(f"{file}: {example}; {hint}")
        if file.suffix == ".yml":
            raise ConfigError(f"{file}: the name of a rule file ends in .yaml; rename it")
    if not files:
        raise ConfigError(f"{folder}: there is no rule in this folder; {example}")


def _examine(pack: Pack, folder: Path) -> None:
    """Hold every rule of a pack to what ``jobwriter prove`` holds it to.

    Raises:
        ConfigError: the first thing that is wrong.
        YamlError: an example that is not as the format says.
    """
    from jobwriter import prove

    for rule in pack.rules.values():
        for fault in faults(rule):
            raise ConfigError(fault)
    cases = list(prove.examples(folder))
    for case in cases:
        for problem in prove.check(case, pack):
            raise ConfigError(f"{case.place}: the example {case.name} does not hold: {problem}")
    for rule in pack.rules.values():
        for problem in prove.check_rule(rule, [case for case in cases if case.rule == rule.id], pack.rules):
            raise ConfigError(f"{place(rule, 'id')}: the rule {rule.id}: {problem}")


def faults(rule: Rule) -> Iterator[str]:
    """What is wrong with a rule of a house before any text is read: its id, its kind, patterns that are too slow."""
    from jobwriter import slowness

    if taken := _taken(rule, packs.load().rules):
        yield taken
    if rule.kind not in _WITHOUT_PYTHON:
        yield (
            f"{place(rule, 'kind')}: the kind {rule.kind!r} needs a function inside jobwriter; a rule of a house is "
            f"of kind {', '.join(_WITHOUT_PYTHON)}"
        )
    for field, patterns in (("match", rule.match), ("swap", tuple(rule.swap)), ("unless", rule.unless)):
        for number, pattern in enumerate(patterns):
            if reason := slowness.of(pattern):
                yield f"{place(rule, field, number)}: the pattern {pattern} {reason}"
