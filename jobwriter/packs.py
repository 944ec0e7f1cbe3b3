"""Loads rules and lexicons: compiles ``checks/`` to one table, keeps it in a cache, and hands out what is selected.

The key of the cached table is made of the version of jobwriter and of Python and of the name, size and time of every
file of the pack, as for Python's own byte code.
"""

from __future__ import annotations

import datetime as dt
import os
import sys
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol, TypeVar

import jobwriter
from jobwriter import cache
from jobwriter.document import Tokens
from jobwriter.matcher import Hit, Matcher
from jobwriter.records import as_dict, record
from jobwriter.resources import root
from jobwriter.rule import CATEGORIES, Evidence, Option, Raise, Rule, Scope

T = TypeVar("T")
_MAKERS = (
    "packs.py", "rulefile.py", "matcher.py", "triggers.py", "toollist.py", "headings.py", "facts/gazetteer.py",
    "facts/benefits.py", "facts/wordbook.py",
)  # fmt: skip
_derived: dict[str, Any] | None = None
_grown = False


class Finds(Protocol):
    """What finds the patterns of rules in a text."""

    def find(self, lower: str, tokens: Tokens) -> Iterator[Hit]:
        """Yield every match in a lower-cased text."""


@record
class Pack:
    """A folder of rules, ready to run.

    Attributes:
        rules: by id.
        matcher: for all patterns of all rules at once; the key of a hit is the id of its rule.
        excuses: by the id of a rule, for the patterns that excuse its hits; looked for only where it has some.
        lexicons: data of the files beside the rules, by name.
    """

    rules: Mapping[str, Rule]
    matcher: Finds
    excuses: Mapping[str, Matcher]
    lexicons: Mapping[str, Any]


@lru_cache(maxsize=8)
def load(folder: Path | None = None) -> Pack:
    """Load the built-in pack, or the pack in ``folder``.

    Raises:
        YamlError: a rule file that is not as the format says; the message has file, line and column.
    """
    folder = folder or root("checks")
    key = stamp(folder)
    name = "rules" if folder == root("checks") else f"rules-{zlib.crc32(str(folder.absolute()).encode()):08x}"
    table = cache.read(name, key)
    if table is None:
        table = _compile(folder)
        cache.write(name, key, table)
    rules = {row["id"]: _thaw(row) for row in table["rules"]}
    excuses = {identity: Matcher(excused) for identity, excused in table["excuses"].items()}
    return Pack(rules, Matcher(table["matcher"]), excuses, table["lexicons"])


def of(folders: Sequence[str]) -> Pack:
    """The built-in rules, and those of the house's own folders.

    Raises:
        ConfigError: a folder that cannot be used, or a rule in it; the message has file, line and column.
    """
    if not folders:
        return load()
    from jobwriter import housepacks

    return housepacks.joined(tuple(folders))


def lexicon(name: str) -> Any:
    """The data of ``checks/<name>.yaml``: plain dicts, lists, scalars; of ``tools``, what ``toollist`` makes of it."""
    return load().lexicons[name]


def derived(name: str, build: Callable[[], T]) -> T:
    """What a module works out of the lexicons: plain data, worked out once and kept between runs.

    Args:
        name: what to keep it under.
        build: makes it; its module must be among ``_MAKERS``, so that a change of the code makes it anew.
    """
    global _derived, _grown  # noqa: PLW0603 - one cache for the process
    if _derived is None:
        _derived = cache.read("derived", stamp(root("checks"))) or {}
    if name not in _derived:
        _derived[name] = build()
        _grown = True
    made: T = _derived[name]
    return made


def keep() -> None:
    """Save what this run derived; the command line calls it last."""
    global _grown  # noqa: PLW0603 - one cache for the process
    if _grown and _derived is not None:
        cache.write("derived", stamp(root("checks")), _derived)
        _grown = False


def _files(folder: Path) -> Iterator[tuple[str, int, int]]:
    """Relative name, size and time of every YAML file two levels deep."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir() and entry.name in CATEGORIES:
                with os.scandir(entry.path) as inner:
                    for item in inner:
                        if item.name.endswith(".yaml"):
                            stat = item.stat()
                            yield f"{entry.name}/{item.name}", stat.st_size, stat.st_mtime_ns
            elif entry.name.endswith(".yaml"):
                stat = entry.stat()
                yield entry.name, stat.st_size, stat.st_mtime_ns


@lru_cache(maxsize=8)
def stamp(folder: Path) -> str:
    """What a compiled table depends on: versions, the files of the pack, and the modules that compile it."""
    package = Path(__file__).parent
    makers = [(package / name).stat().st_mtime_ns for name in _MAKERS]
    return repr((jobwriter.__version__, sys.version_info[:2], makers, sorted(_files(folder))))


def _compile(folder: Path) -> dict[str, Any]:
    from jobwriter import yamlfile
    from jobwriter.rulefile import parse
    from jobwriter.toollist import compile_tools

    rules: list[Rule] = []
    for path in sorted(folder.glob("*/*.yaml")):
        if path.parent.name in CATEGORIES:
            rules.append(parse(yamlfile.load(path.read_text(encoding="utf-8"), str(path)), path))
    entries: list[tuple[str, str]] = []
    excuses: dict[str, dict[str, Any]] = {}
    for rule in rules:
        entries += [(rule.id, pattern) for pattern in (*rule.match, *rule.swap)]
        if rule.unless:
            excuses[rule.id] = _table([(rule.id, pattern) for pattern in rule.unless], rules)
    lexicons = {}
    for path in sorted(folder.glob("*.yaml")):
        data = yamlfile.load(path.read_text(encoding="utf-8"), str(path))
        lexicons[path.stem] = compile_tools(data) if path.stem == "tools" else yamlfile.plain(data)
    _check_duties(rules, lexicons)
    return {
        "rules": [_freeze(rule) for rule in rules],
        "matcher": _table(entries, rules),
        "excuses": excuses,
        "lexicons": lexicons,
    }


def _table(entries: Sequence[tuple[str, str]], rules: Sequence[Rule]) -> dict[str, Any]:
    """The table of some patterns.

    Raises:
        YamlError: a pattern that cannot be used; the message names its place.
    """
    from jobwriter.matcher import PatternError, compile_table
    from jobwriter.yamlfile import YamlError

    try:
        return compile_table(entries)
    except PatternError as error:
        rule = next(rule for rule in rules if rule.id == error.key)
        raise YamlError(f"{_written(rule, error.pattern)}: {error}") from error


def _written(rule: Rule, pattern: str) -> str:
    """Where a pattern of a rule stands: file, line and column."""
    for field, patterns in (("match", rule.match), ("swap", tuple(rule.swap)), ("unless", rule.unless)):
        if pattern in patterns:
            return place(rule, field, patterns.index(pattern))
    return place(rule, "id")


def place(rule: Rule, field: str, number: int | None = None) -> str:
    """Where a field of a rule stands, or one entry of it: file, line and column."""
    from jobwriter import yamlfile

    raw = yamlfile.load(Path(rule.file).read_text(encoding="utf-8"), rule.file)
    at = raw.places.get(field, raw.place)
    entries = getattr(raw.get(field), "places", None)
    if number is not None and entries:
        listed: Sequence[yamlfile.Place] = list(entries.values()) if isinstance(entries, dict) else entries
        at = listed[number] if number < len(listed) else at
    return f"{rule.file}:{at.line}:{at.column}"


def _check_duties(rules: list[Rule], lexicons: Mapping[str, Any]) -> None:
    """Hold rules to the table of laws of their pack, or of the built-in one.

    Raises:
        YamlError: a rule names a duty that the table does not have.
    """
    from jobwriter.yamlfile import YamlError, did_you_mean

    named = [(rule, item.duty) for rule in rules for item in rule.raises if item.duty]
    known = (lexicons.get("jurisdictions") or lexicon("jurisdictions"))["duties"] if named else {}
    for rule, duty in named:
        if duty not in known:
            raise YamlError(
                f"{place(rule, 'raises')}: 'raises' names an unknown duty {duty!r}{did_you_mean(duty, known)}"
            )


def _freeze(rule: Rule) -> dict[str, Any]:
    """A rule as plain data for the cache."""
    row: dict[str, Any] = as_dict(rule)
    row["in_force"] = rule.in_force.isoformat() if rule.in_force else None
    for entry in row["raises"]:
        entry["since"] = entry["since"].isoformat() if entry["since"] else None
    return row


def _thaw(row: dict[str, Any]) -> Rule:
    row = dict(row)
    row["scope"] = Scope(**row["scope"])
    row["evidence"] = tuple(Evidence(**item) for item in row["evidence"])
    row["options"] = {name: Option(**item) for name, item in row["options"].items()}
    row["in_force"] = dt.date.fromisoformat(row["in_force"]) if row["in_force"] else None
    row["raises"] = tuple(
        Raise(**{**item, "since": dt.date.fromisoformat(item["since"]) if item["since"] else None})
        for item in row["raises"]
    )
    return Rule(**row)
