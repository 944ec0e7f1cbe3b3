"""Reads rule files strictly: anything that is not as the format says is an error with line and column."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Any

from jobwriter.finding import SEVERITIES
from jobwriter.rule import CATEGORIES, Evidence, Option, Raise, Rule, Scope
from jobwriter.yamlfile import Mapped, YamlError, did_you_mean, plain

KINDS = ("existence", "substitution", "occurrence", "density", "judged", "function", "directive")
STATUSES = ("stable", "preview", "retired")
CONFIDENCES = ("high", "medium", "low")
EVIDENCE_KINDS = ("law", "study", "guidance", "house")
ZONES = ("ad", "posting", "omitted")
UNITS = ("document", "section", "item", "sentence")
FIXES = ("replace", "remove", "insert", "none")
_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*\Z")
_LIST = re.compile(r"\{([a-z_]+)\}")
TYPES = {"int": int, "float": float, "bool": bool, "str": str, "list": list, "map": dict}
REQUIRED = ("id", "title", "message", "why", "advice", "kind", "severity", "since", "evidence", "examples")
OPTIONAL = (
    "status", "formerly", "match", "words", "unless", "yields_to", "scope", "locale", "jurisdiction", "in_force",
    "raises", "confidence", "weight", "cap", "neutral", "whole_ad", "fix", "swap", "look_first", "options",
)  # fmt: skip


def patterns_of(kind: str) -> str | None:
    """The field that holds the patterns of a kind; None for a kind that has none."""
    fields: dict[str, str | None] = {"function": None, "directive": None, "substitution": "swap"}
    return fields.get(kind, "match")


def parse(raw: Any, path: Path) -> Rule:
    """Check one rule file and build its rule.

    Args:
        raw: what :func:`jobwriter.yamlfile.load` returned.
        path: the file; its folder names the category and its stem the id.

    Raises:
        YamlError: anything that is not as the format says.
    """
    if not isinstance(raw, Mapped):
        raise YamlError(f"{path}:1:1: a rule is a mapping of fields")
    raw.only(REQUIRED + OPTIONAL)
    for name in REQUIRED:
        if raw.get(name) in (None, "", []):
            raise raw.error(f"the field {name!r} is missing or empty", name)
    for name, value in raw.items():
        if value is None:
            raise raw.error(f"the field {name!r} has no value; leave it out or fill it in", name)
    identity = _text(raw, "id")
    if not _ID.match(identity) or identity != path.stem:
        raise raw.error(f"the id must be in kebab-case and equal the file's name ({path.stem!r})", "id")
    category = path.parent.name
    if category not in CATEGORIES:
        raise raw.error(f"the folder {category!r} is not a category{did_you_mean(category, CATEGORIES)}")
    kind = _choice(raw, "kind", KINDS)
    wanted = patterns_of(kind)
    lists = _word_lists(raw)
    for name in ("match", "swap"):
        if (name in raw) != (name == wanted):
            raise raw.error(f"a rule of kind {kind!r} {'needs' if name == wanted else 'has no'} {name!r}", "kind")
    return Rule(
        id=identity,
        category=category,
        title=_text(raw, "title"),
        message=_text(raw, "message"),
        why=_text(raw, "why"),
        advice=_text(raw, "advice"),
        kind=kind,
        severity=_choice(raw, "severity", SEVERITIES),  # type: ignore[arg-type]
        status=_choice(raw, "status", STATUSES, "stable"),
        since=_text(raw, "since"),
        formerly=_texts(raw, "formerly"),
        match=_patterns(raw, "match", lists),
        unless=_patterns(raw, "unless", lists),
        yields_to=_texts(raw, "yields_to"),
        scope=_scope(raw),
        locale=_texts(raw, "locale"),
        jurisdiction=_texts(raw, "jurisdiction"),
        in_force=_date(raw, "in_force"),
        raises=_raises(raw),
        confidence=_choice(raw, "confidence", CONFIDENCES, "medium"),
        weight=_number(raw, "weight", 2.0),
        cap=_number(raw, "cap", 6.0),
        neutral=_flag(raw, "neutral"),
        whole_ad=_flag(raw, "whole_ad"),
        evidence=_evidence(raw),
        fix=_choice(raw, "fix", FIXES, "none"),
        swap={str(k): str(v) for k, v in raw.get("swap", {}).items()},
        look_first=_looked_at(raw),
        options=_options(raw),
        file=str(path),
    )


def _text(raw: Mapped, name: str) -> str:
    value = raw[name]
    if not isinstance(value, str):
        raise raw.error(f"the field {name!r} must be text; put it in quotes", name)
    return " ".join(value.split())


def _texts(raw: Mapped, name: str) -> tuple[str, ...]:
    value = raw.get(name, [])
    if isinstance(value, str):
        value = [value]
    if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
        raise raw.error(f"the field {name!r} must be a list of texts", name)
    if len(set(value)) != len(value):
        raise raw.error(f"the field {name!r} holds the same text twice", name)
    return tuple(value)


def _word_lists(raw: Mapped) -> dict[str, str]:
    """The named word lists of a rule, each as an alternation; a list may use those above it as ``{name}``."""
    lists: dict[str, str] = {}
    given = raw.get("words", Mapped())
    if not isinstance(given, Mapped):
        raise raw.error("'words' maps a name to a list of words", "words")
    for name in given:
        entries = [_filled(entry, lists, given, name) for entry in _texts(given, name)]
        lists[name] = f"(?:{'|'.join(sorted(entries, key=len, reverse=True))})"
    return lists


def _patterns(raw: Mapped, name: str, lists: dict[str, str]) -> tuple[str, ...]:
    """Patterns with the names of word lists filled in; only regular expressions have any."""
    return tuple(
        _filled(pattern, lists, raw, name) if pattern[0] == pattern[-1] == "/" else pattern
        for pattern in _texts(raw, name)
    )


def _filled(pattern: str, lists: dict[str, str], raw: Mapped, name: str) -> str:
    def fill(match: re.Match[str]) -> str:
        if match[1] not in lists:
            raise raw.error(f"there is no word list {match[1]!r}{did_you_mean(match[1], lists)}", name)
        return lists[match[1]]

    return _LIST.sub(fill, pattern)


def _choice(raw: Mapped, name: str, allowed: tuple[str, ...], default: str | None = None) -> str:
    value = raw.get(name, default)
    if value not in allowed:
        raise raw.error(f"{name!r} must be one of {', '.join(allowed)}, not {value!r}", name)
    return str(value)


def _number(raw: Mapped, name: str, default: float) -> float:
    value = raw.get(name, default)
    if isinstance(value, bool) or not isinstance(value, int | float) or value < 0:
        raise raw.error(f"{name!r} must be a number of points, 0 or more", name)
    return float(value)


def _flag(raw: Mapped, name: str) -> bool:
    value = raw.get(name, False)
    if not isinstance(value, bool):
        raise raw.error(f"{name!r} must be true or false", name)
    return value


def _date(raw: Mapped, name: str) -> dt.date | None:
    value = raw.get(name)
    if value is not None and not isinstance(value, dt.date):
        raise raw.error(f"{name!r} must be a date such as 2026-06-07", name)
    return value


def _scope(raw: Mapped) -> Scope:
    scope = raw.get("scope", Mapped())
    if not isinstance(scope, Mapped):
        raise raw.error("'scope' must be a mapping with zones, sections, not_sections, unit or addresses", "scope")
    if not scope:
        return Scope()
    scope.only(("zones", "sections", "not_sections", "unit", "addresses"))
    zones = _texts(scope, "zones") or ("ad",)
    for zone in zones:
        if zone not in ZONES:
            raise scope.error(f"unknown zone {zone!r}{did_you_mean(zone, ZONES)}", "zones")
    unit = _choice(scope, "unit", UNITS, "sentence")
    return Scope(zones, _texts(scope, "sections"), _texts(scope, "not_sections"), unit, _flag(scope, "addresses"))


def _raises(raw: Mapped) -> tuple[Raise, ...]:
    found = []
    for item in raw.get("raises", []):
        if not isinstance(item, Mapped):
            raise raw.error("each of 'raises' has a duty, or where, severity, cite and, where known, since", "raises")
        if "duty" in item:
            item.only(("duty", "severity"))
            severity = _choice(item, "severity", SEVERITIES, "error")
            found.append(Raise("", severity, "", duty=_text(item, "duty")))  # type: ignore[arg-type]
            continue
        item.only(("where", "severity", "cite", "since"))
        severity = _choice(item, "severity", SEVERITIES)
        found.append(Raise(_text(item, "where"), severity, _text(item, "cite"), _date(item, "since")))  # type: ignore[arg-type]
    return tuple(found)


def _evidence(raw: Mapped) -> tuple[Evidence, ...]:
    found = []
    for item in raw["evidence"]:
        if not isinstance(item, Mapped):
            raise raw.error("each evidence has claim, url, kind and, where known, year", "evidence")
        item.only(("claim", "url", "kind", "year", "contested"))
        if not item.get("claim"):
            raise item.error("evidence needs a claim")
        kind = _choice(item, "kind", EVIDENCE_KINDS)
        if kind != "house" and not item.get("url"):
            raise item.error("evidence needs a url, unless its kind is 'house'")
        found.append(
            Evidence(_text(item, "claim"), item.get("url", ""), kind, item.get("year"), _flag(item, "contested"))
        )
    return tuple(found)


def _looked_at(raw: Mapped) -> tuple[str, ...]:
    """The patterns of a substitution whose rewrite a person should look at first."""
    patterns = _texts(raw, "look_first")
    for pattern in patterns:
        if pattern not in raw.get("swap", {}):
            raise raw.error(f"'look_first' names {pattern!r}, which is no pattern of 'swap'", "look_first")
    return patterns


def _options(raw: Mapped) -> dict[str, Option]:
    out = {}
    options = raw.get("options", Mapped())
    for name, item in options.items():
        if not isinstance(item, Mapped):
            raise options.error(f"the option {name!r} needs default, type and doc", name)
        item.only(("default", "type", "doc"))
        kind = _choice(item, "type", tuple(TYPES))
        if "default" not in item or not isinstance(item["default"], TYPES[kind] if kind != "float" else int | float):
            raise item.error(f"the default of {name!r} must be of type {kind}", "default")
        out[name] = Option(plain(item["default"]), kind, _text(item, "doc"))
    return out
