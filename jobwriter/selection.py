"""Which rules run, and at what severity: ids, categories, ``category/*``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jobwriter import packs
from jobwriter.config import ConfigError, Settings
from jobwriter.config.settings import ORGANISATION
from jobwriter.finding import Severity
from jobwriter.nearest import nearest
from jobwriter.packs import Pack
from jobwriter.rule import CATEGORIES, Rule


def names(selector: str, rule: Rule) -> bool:
    """Whether a selector (``all``, an id, an old id, a category, ``category/*`` or ``category/id``) names a rule."""
    head, _, tail = selector.partition("/")
    if tail:
        return head == rule.category and tail in {"*", rule.id}
    return selector in {"all", rule.id, rule.category, *rule.formerly}


def pack(settings: Settings) -> Pack:
    """The rules that there are for a run: ours, and those of the house.

    Raises:
        ConfigError: a folder of rules that cannot be used; the message has its file and line, and the configuration's.
    """
    try:
        return packs.of(settings.checks)
    except ConfigError as error:
        raise ConfigError(f"{error} ('checks', {settings.source_of('checks')})") from error


def check(pack: Pack, settings: Settings) -> None:
    """Refuse settings that name no rule, no category or no option: a slip must not switch a check off in silence.

    Raises:
        ConfigError: with the source of the setting and the nearest known name.
    """
    for setting, words in (("select", settings.select), ("ignore", settings.ignore), ("severity", settings.severity)):
        for word in words:
            if word not in CATEGORIES and not any(names(word, rule) for rule in pack.rules.values()):
                known = [*CATEGORIES, *pack.rules]
                raise ConfigError(
                    f"unknown rule or category {word!r} in {setting!r} ({settings.source_of(setting, word)})"
                    f"{_nearest(word, known)}; 'jobwriter rules' lists all"
                )
    for glob, entry in settings.per_file.items():
        source = settings.source_of("per_file", glob)
        for word in entry.ignore:
            if word == "all" or not any(names(word, rule) for rule in pack.rules.values()):
                hint = _nearest(word, [*CATEGORIES, *pack.rules]) if word != "all" else "; 'exclude' leaves files out"
                raise ConfigError(f"unknown rule or category {word!r} in 'per_file', {glob!r} ({source}){hint}")
        if settings.require_reason and not entry.because:
            raise ConfigError(f"'per_file', {glob!r} ({source}) gives no reason: add because: ...")
    _check_organisation(settings)
    for identity, options in settings.rules.items():
        source = settings.source_of("rules", identity)
        rule = pack.rules.get(identity)
        if rule is None:
            raise ConfigError(f"unknown rule {identity!r} in 'rules' ({source}){_nearest(identity, list(pack.rules))}")
        for name, value in options.items():
            _check_option(rule, name, value, source)


def _check_organisation(settings: Settings) -> None:
    """Refuse names that no house can settle, and locks on what it does not settle; the rest only briefs read."""
    settled = settings.organisation
    for name in settled:
        if name not in {*ORGANISATION, "lock"}:
            place = settings.source_of("organisation", name)
            hint = _nearest(name, [*ORGANISATION, "lock"]) or f"; known: {', '.join((*ORGANISATION, 'lock'))}"
            raise ConfigError(f"unknown field 'organisation.{name}' ({place}){hint}")
    place = settings.source_of("organisation", "lock")
    for name in _lock(settled, place):
        if name not in settled:
            raise ConfigError(
                f"'organisation.lock' ({place}) names {name!r}, which is not settled; add it or take it out"
            )


def _lock(organisation: Mapping[str, Any], place: str) -> tuple[str, ...]:
    """The names of what no brief may change."""
    lock = organisation.get("lock")
    if lock is True:
        return tuple(name for name in organisation if name != "lock")
    names = [lock] if isinstance(lock, str) else lock or []
    if not isinstance(names, list | tuple) or not all(isinstance(name, str) for name in names):
        raise ConfigError(f"'organisation.lock' ({place}) must be true, or a list of names such as [about, equality]")
    return tuple(names)


def _check_option(rule: Rule, name: str, value: Any, source: str) -> None:
    option = rule.options.get(name)
    if option is None:
        known = ", ".join(rule.options) or "none"
        raise ConfigError(f"the rule {rule.id} has no option {name!r} ({source}); it has: {known}")
    kinds: dict[str, tuple[type, ...]] = {
        "int": (int,),
        "float": (int, float),
        "bool": (bool,),
        "str": (str,),
        "list": (list,),
        "map": (dict,),
    }
    if not isinstance(value, kinds[option.type]) or (isinstance(value, bool) and option.type != "bool"):
        raise ConfigError(f"the option {name!r} of {rule.id} must be of type {option.type}, not {value!r} ({source})")


def _nearest(word: str, known: list[str]) -> str:
    near = nearest(word, known)
    return f"; did you mean {near!r}?" if near else ""


def chosen(pack: Pack, settings: Settings) -> list[Rule]:
    """The rules that a run uses: all stable ones, or those selected, without those ignored.

    A rule in preview runs with ``preview`` or when it is selected by its own id.
    """
    out = []
    for rule in pack.rules.values():
        if rule.status == "retired":
            continue
        if settings.select and not any(names(word, rule) for word in settings.select):
            continue
        if rule.status == "preview" and not (settings.preview or _by_id(settings, rule)):
            continue
        if settings.ignore and any(names(word, rule) for word in settings.ignore):
            continue
        out.append(rule)
    return out


def _by_id(settings: Settings, rule: Rule) -> bool:
    return any(word.rpartition("/")[2] in {rule.id, *rule.formerly} for word in settings.select)


def severities(pack: Pack, settings: Settings) -> Mapping[str, Severity]:
    """Severities set by the house, for each rule that one names; an id wins over a category."""
    out: dict[str, Severity] = {}
    for word, severity in sorted(settings.severity.items(), key=lambda item: item[0].rpartition("/")[2] in pack.rules):
        out |= {rule.id: severity for rule in pack.rules.values() if names(word, rule)}
    return out


def options(settings: Settings) -> Mapping[str, Mapping[str, Any]]:
    """The options of all rules: those that the configuration sets by name, and the house's style."""
    style: dict[str, dict[str, Any]] = {}
    if settings.words.ban:
        style["banned-word"] = {"words": settings.words.ban}
    if settings.words.prefer:
        style["preferred-word"] = {"words": settings.words.prefer}
    if blocks := {**_locked(settings.organisation), **{name: block.text for name, block in settings.blocks.items()}}:
        style["locked-block"] = {"blocks": blocks}
    if settings.sections.required:
        style["missing-section"] = {"sections": settings.sections.required}
    if not style:
        return settings.rules
    return {**settings.rules, **{rule: {**settings.rules.get(rule, {}), **own} for rule, own in style.items()}}


def _locked(organisation: Mapping[str, Any]) -> dict[str, str]:
    """The passages that the house has written and locked for all its briefs, as ads print them."""
    locked = _lock(organisation, "the configuration")
    told = {name: organisation.get(name) for name in ("about", "equality") if name in locked}
    if not any(isinstance(text, str) for text in told.values()):
        return {}
    from jobwriter.generate.phrases import sentence

    return {f"organisation.{name}": sentence(text.strip()) for name, text in told.items() if isinstance(text, str)}
