"""What each setting may hold: its check, its shape for editors, how it joins what it extends, where its paths begin.

``CHECKS`` is the only place that declares a setting, beside its field in :class:`jobwriter.config.settings.Settings`:
the configuration, the command line, the JSON Schema and the page of documentation follow from these two.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from copy import copy
from importlib import import_module
from pathlib import Path
from typing import Any

from jobwriter.config.settings import ORGANISATION, ConfigError, Grammar, Settings
from jobwriter.config.telling import names, of_entry
from jobwriter.finding import SEVERITIES, Severity
from jobwriter.patterns import pattern
from jobwriter.records import record, replace

FAIL_ON = (*SEVERITIES, "never")
LOCALES = ("en-GB", "en-US")
EMPLOYER_TYPES = ("direct", "agency")
GRAMMAR = ("off", "harper", "languagetool")
_ADDRESS = pattern(r"https?://[^\s/?#]+[^\s?#]*\Z")


@record
class Check:
    """What one setting may hold.

    Attributes:
        read: checks a raw value; its second argument names the setting and its source, for messages.
        shape: the same in JSON Schema, or what makes it; it accepts whatever ``read`` accepts.
        joined: of the value of a configuration and the one that it extends, makes the one that holds; None where the
            nearer one replaces the other.
        rooted: takes the paths in a value from the folder of its configuration.
    """

    read: Callable[[Any, str], Any]
    shape: Mapping[str, Any] | Callable[[], Mapping[str, Any]]
    joined: Callable[[Any, Any], Any] | None = None
    rooted: Callable[[Any, Path], Any] | None = None


def override(settings: Settings, values: Mapping[str, Any], source: str) -> Settings:
    """Return settings with raw values checked and set; a value of None leaves the setting as it is.

    Mappings join what stands there, entry by entry; lists replace it.

    Args:
        settings: what to start from.
        values: raw values by the name of the setting.
        source: where they come from (``the command line``), for messages.

    Raises:
        ConfigError: a value of the wrong type or outside what is allowed.
    """
    given = {name: value for name, value in values.items() if value is not None}
    checked = {name: CHECKS[name].read(value, f"{name!r} ({source})") for name, value in given.items()}
    for name, value in checked.items():
        base, join = getattr(settings, name), CHECKS[name].joined
        if base and join and not isinstance(value, tuple):
            checked[name] = join(base, value)
    return replace(settings, **checked, sources={**settings.sources, **dict.fromkeys(given, source)})


def joined(base: Settings, own: Settings) -> Settings:
    """Two settings as one: what the second one sets holds, joined to the first where settings are joined."""
    given = {name: getattr(own, name) for name in own.sources if name in CHECKS}
    for name, value in given.items():
        join = CHECKS[name].joined
        if join and name in base.sources:
            given[name] = join(getattr(base, name), value)
    return replace(base, **given, sources={**base.sources, **own.sources})


def _list_of(such: str) -> Callable[[Any, str], tuple[str, ...]]:
    return lambda value, label: names(value, label, such)


def _flag(value: Any, label: str) -> bool:
    if not isinstance(value, bool):
        raise ConfigError(f"{label} must be true or false, not {value!r}")
    return value


def _one_of(allowed: tuple[str, ...]) -> Callable[[Any, str], str]:
    def check(value: Any, label: str) -> str:
        if value not in allowed:
            raise ConfigError(f"{label} must be one of {', '.join(allowed)}, not {value!r}")
        return str(value)

    return check


def _score(value: Any, label: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 100:
        raise ConfigError(f"{label} must be a number from 0 to 100, not {value!r}")
    return float(value)


def _day(value: Any, label: str) -> dt.date:
    if isinstance(value, dt.date):
        return value
    try:
        return dt.date.fromisoformat(str(value))
    except ValueError as error:
        raise ConfigError(f"{label} must be a date such as 2026-11-20, not {value!r}") from error


def _severities(value: Any, label: str) -> dict[str, Severity]:
    if not isinstance(value, Mapping):
        raise ConfigError(f"{label} must map rules or categories to severities, such as {{title-length: warning}}")
    for name, severity in value.items():
        if severity not in SEVERITIES:
            at = of_entry(value, name, label)
            raise ConfigError(f"{at}: {name} must be one of {', '.join(SEVERITIES)}, not {severity!r}")
    return dict(value)


def _rules(value: Any, label: str) -> dict[str, Mapping[str, Any]]:
    such = "must map a rule to its options, such as {title-length: {words: 7}}"
    if not isinstance(value, Mapping):
        raise ConfigError(f"{label} {such}")
    for name, options in value.items():
        if not isinstance(options, Mapping):
            raise ConfigError(f"{of_entry(value, name, label)} {such}")
    return {str(name): dict(options) for name, options in value.items()}


def _grammar(value: Any, label: str) -> Grammar:
    if isinstance(value, Mapping):
        known = ("engine", "server", "timeout")
        for name in value:
            if name not in known:
                raise ConfigError(f"{label}: unknown key {name!r}; known: {', '.join(known)}")
        engine, server, timeout = (value.get(name) for name in known)
    else:
        engine, server, timeout = "off" if value is False else value, None, None
    if engine not in GRAMMAR:
        raise ConfigError(
            f"{label} must be one of {', '.join(GRAMMAR)}, or such as {{engine: languagetool, server: "
            f"'http://localhost:8081'}}, not {engine!r}"
        )
    if server is not None and not (isinstance(server, str) and _ADDRESS.match(server)):
        raise ConfigError(f"{label}: the server must be a URL such as http://localhost:8081, not {server!r}")
    if timeout is not None and (
        isinstance(timeout, bool) or not isinstance(timeout, int | float) or not 0 < timeout <= 600
    ):
        raise ConfigError(f"{label}: the timeout must be a number of seconds from 1 to 600, not {timeout!r}")
    return Grammar(engine, server, None if timeout is None else float(timeout))


def _file(value: Any, label: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ConfigError(f"{label} must be the name of a file, such as .jobwriter-baseline.json")
    return value


def _organisation(value: Any, label: str) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise ConfigError(f"{label} must hold fields such as name, about and benefits")
    return value


def _beside(value: str, folder: Path) -> str:
    return str(folder / value)


def _all_beside(values: tuple[str, ...], folder: Path) -> tuple[str, ...]:
    return tuple(str(folder / value) for value in values)


def _both(base: tuple[str, ...], own: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*base, *own)))


def _each(base: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    return {**base, **own}


def _deep(base: Mapping[str, Mapping[str, Any]], own: Mapping[str, Mapping[str, Any]]) -> dict[str, Mapping[str, Any]]:
    return {name: {**base.get(name, {}), **own.get(name, {})} for name in (*base, *own)}


def _organisations(base: Mapping[str, Any], own: Mapping[str, Any]) -> Mapping[str, Any]:
    """Both, block by block; the places of the nearer one are kept for messages."""
    both: Any = copy(own)
    for name, value in base.items():
        both.setdefault(name, value)
    return both  # type: ignore[no-any-return]


def _over(base: Grammar, own: Grammar) -> Grammar:
    return own.over(base)


def _in(module: str, name: str) -> Callable[..., Any]:
    """A function of another module of this package, which is imported when it is first called: most runs need none."""

    def call(*arguments: Any) -> Any:
        return getattr(import_module(f"jobwriter.config.{module}"), name)(*arguments)

    return call


def _shape_in(module: str, name: str) -> Callable[[], Mapping[str, Any]]:
    """A shape that stands in another module of this package."""
    return lambda: getattr(import_module(f"jobwriter.config.{module}"), name)


_WORDS = {
    "anyOf": [
        {"type": "string", "pattern": r"^[^,]*[^,\s][^,]*(,[^,]*[^,\s][^,]*)*$"},
        {"type": "array", "items": {"type": "string", "minLength": 1}},
    ]
}
_FLAG = {"type": "boolean"}
_SEVERITY = {"type": "object", "additionalProperties": {"enum": [*SEVERITIES]}}
_SCORE = {"type": "number", "minimum": 0, "maximum": 100}
_OPTIONS = {"type": "object", "additionalProperties": {"type": "object"}}
_ORGANISATION = {"type": "object", "propertyNames": {"enum": [*ORGANISATION, "lock"]}}
_ENGINE = {"enum": [*GRAMMAR, False]}
_GRAMMAR = {
    "anyOf": [
        _ENGINE,
        {
            "type": "object",
            "additionalProperties": False,
            "required": ["engine"],
            "properties": {
                "engine": {"enum": [*GRAMMAR]},
                "server": {"type": ["string", "null"], "pattern": r"^https?://[^\s/?#]+[^\s?#]*$"},
                "timeout": {"type": ["number", "null"], "exclusiveMinimum": 0, "maximum": 600},
            },
        },
    ]
}
CHECKS: Mapping[str, Check] = {
    "select": Check(_list_of("names, such as [pay, title-length]"), _WORDS),
    "ignore": Check(_list_of("names, such as [pay, title-length]"), _WORDS, _both),
    "preview": Check(_flag, _FLAG),
    "severity": Check(_severities, _SEVERITY, _each),
    "rules": Check(_rules, _OPTIONS, _deep),
    "fail_on": Check(_one_of(FAIL_ON), {"enum": [*FAIL_ON]}),
    "min_score": Check(_score, _SCORE),
    "jurisdictions": Check(_in("codes", "codes"), _shape_in("codes", "CODES")),
    "locale": Check(_one_of(LOCALES), {"enum": [*LOCALES]}),
    "as_of": Check(_day, {"type": "string", "format": "date"}),
    "whole": Check(_flag, _FLAG),
    "employer_type": Check(_one_of(EMPLOYER_TYPES), {"enum": [*EMPLOYER_TYPES]}),
    "grammar": Check(_grammar, _GRAMMAR, _over),
    "employer_size": Check(_in("codes", "sizes"), _shape_in("codes", "SIZES")),
    "remote_scope": Check(_in("codes", "codes"), _shape_in("codes", "CODES")),
    "uses_ai_screening": Check(_flag, _FLAG),
    "public_sector": Check(_flag, _FLAG),
    "baseline": Check(_file, {"type": "string", "pattern": r"\S"}, rooted=_beside),
    "extends": Check(_list_of("configurations, such as [preset:agency, ../house/jobwriter.yaml]"), _WORDS),
    "checks": Check(_list_of("folders, such as [./our-checks]"), _WORDS, _both, _all_beside),
    "words": Check(_in("house", "words"), _shape_in("house", "WORDS"), _in("house", "joined_words")),
    "blocks": Check(_in("house", "blocks"), _shape_in("house", "BLOCKS"), _each, _in("house", "read_blocks")),
    "sections": Check(_in("house", "sections"), _shape_in("house", "SECTIONS"), _in("house", "joined_sections")),
    "per_file": Check(
        _in("ignoring", "per_file"), _shape_in("ignoring", "PER_FILE"), _each, _in("ignoring", "rooted_entries")
    ),
    "exclude": Check(_in("ignoring", "globs"), _shape_in("ignoring", "GLOBS"), _both, _in("ignoring", "rooted_globs")),
    "force_exclude": Check(_flag, _FLAG),
    "require_reason": Check(_flag, _FLAG),
    "no_ignores": Check(_flag, _FLAG),
    "organisation": Check(_organisation, _ORGANISATION, _organisations),
}
"""By name; a setting without a shape here would be missing in the schema."""
