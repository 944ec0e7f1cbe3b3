"""A rule file in JSON Schema (draft 2020-12), for editors; :mod:`jobwriter.rulefile` reads such files.

It never refuses a rule that is read. That patterns find what the examples mark is for ``jobwriter prove`` to say.
"""

from __future__ import annotations

from typing import Any

from jobwriter import prove, rulefile
from jobwriter.config.jsonschema import DIALECT
from jobwriter.finding import SEVERITIES

_TEXT = {"type": "string", "pattern": r"\S"}
_WORDS = {"type": "string", "minLength": 1}
_ID = {"type": "string", "pattern": r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"}
_FLAG = {"type": "boolean"}
_DAY = {"type": "string", "format": "date"}
_POINTS = {"type": "number", "minimum": 0}
_SEVERITY = {"enum": [*SEVERITIES]}


def _list(of: Any, least: int = 0) -> dict[str, Any]:
    return {"type": "array", "minItems": least, "items": of}


def _map(of: Any) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": of}


def _either(of: Any) -> dict[str, Any]:
    """One, or a list without doubles."""
    return {"anyOf": [of, {**_list(of), "uniqueItems": True}]}


def _object(properties: dict[str, Any], required: tuple[str, ...] = ()) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": False, "properties": properties, "required": [*required]}


_TEXTS = _either(_WORDS)
_SCOPE = _object(
    {
        "zones": _either({"enum": [*rulefile.ZONES]}),
        "sections": _TEXTS,
        "not_sections": _TEXTS,
        "unit": {"enum": [*rulefile.UNITS]},
        "addresses": _FLAG,
    }
)
_LAW = _object({"where": _TEXT, "severity": _SEVERITY, "cite": _TEXT, "since": _DAY}, ("where", "severity", "cite"))
_DUTY = _object({"duty": _TEXT, "severity": _SEVERITY}, ("duty",))
_EVIDENCE = _object(
    {"claim": _TEXT, "url": {}, "kind": {"enum": [*rulefile.EVIDENCE_KINDS]}, "year": {}, "contested": _FLAG},
    ("claim", "kind"),
)
_OPTION = _object({"default": {}, "type": {"enum": [*rulefile.TYPES]}, "doc": _TEXT}, ("default", "type", "doc"))
_WAYS = [
    {"required": ["text"], "not": {"required": ["base"]}},
    {"required": ["base"], "not": {"required": ["text"]}},
]
_EXAMPLE = {**{name: {} for name in prove.KEYS}, "because": _TEXT, "allow": _list(_TEXT), "severity": _SEVERITY}
_BAD = {"anyOf": [{"type": "string", "pattern": r"\[\["}, {**_object(_EXAMPLE), "anyOf": _WAYS}]}
_GOOD = {**_object(_EXAMPLE, ("because",)), "anyOf": _WAYS}
_EXAMPLES = _object({"bad": _list(_BAD, prove.LEAST), "good": _list(_GOOD, prove.LEAST)}, ("bad", "good"))

FIELDS: dict[str, tuple[str, dict[str, Any]]] = {
    "id": ("Permanent name in kebab-case, equal to the name of the file.", _ID),
    "title": ("What the rule is about, in a few words.", _TEXT),
    "message": ("What is wrong here; {words} and other values are filled in.", _TEXT),
    "why": ("Why it hurts readers, in one sentence.", _TEXT),
    "advice": ("A rewrite to copy from.", _TEXT),
    "kind": ("How it is found.", {"enum": [*rulefile.KINDS]}),
    "severity": ("error: unlawful or broken; warning: known harm; suggestion: style.", _SEVERITY),
    "since": ("The version that brought it.", _TEXT),
    "evidence": ("Claims, and who makes them.", _list(_EVIDENCE, 1)),
    "examples": ("The tests of the rule.", _EXAMPLES),
    "status": ("preview: off unless it is asked for; retired: never runs.", {"enum": [*rulefile.STATUSES]}),
    "formerly": ("Old ids.", _TEXTS),
    "match": ("Phrases, and regular expressions between slashes.", _TEXTS),
    "words": ("Named word lists, used in regular expressions as {name}.", _map(_TEXTS)),
    "unless": ("Patterns that excuse a hit which they overlap.", _TEXTS),
    "yields_to": ("Rules that say it better.", _TEXTS),
    "scope": ("Where it looks.", _SCOPE),
    "locale": ("Kinds of English in which it runs.", _TEXTS),
    "jurisdiction": ("Places in which it runs.", _TEXTS),
    "in_force": ("The day from which it runs.", _DAY),
    "raises": ("Laws that make a finding graver.", _list({"anyOf": [_DUTY, _LAW]})),
    "confidence": ("How sure a finding is.", {"enum": [*rulefile.CONFIDENCES]}),
    "weight": ("Points off the score for one finding.", _POINTS),
    "cap": ("Points off the score at most.", _POINTS),
    "neutral": ("Whether it also runs on texts that are not English.", _FLAG),
    "whole_ad": ("Whether it judges the ad as a whole: quiet under 80 words.", _FLAG),
    "fix": ("What a mechanical rewrite does.", {"enum": [*rulefile.FIXES]}),
    "swap": ("Pattern to replacement.", _map({"type": ["string", "number", "boolean"]})),
    "look_first": ("Patterns of swap whose rewrite a person should look at first.", _TEXTS),
    "options": ("Settings of the rule.", _map(_OPTION)),
}
"""What each field means and may hold."""


def json_schema() -> dict[str, Any]:
    """The schema of ``checks/<category>/<id>.yaml``."""
    known = (*rulefile.REQUIRED, *rulefile.OPTIONAL)
    properties = {name: {"description": FIELDS[name][0], **FIELDS[name][1]} for name in known}
    wanted = {kind: rulefile.patterns_of(kind) for kind in rulefile.KINDS}
    return {
        "$schema": DIALECT,
        "title": "A rule of jobwriter",
        "description": "One check: its texts, its patterns, its evidence and its examples.",
        **_object(properties, rulefile.REQUIRED),
        "allOf": [
            {
                "if": {"properties": {"kind": {"const": kind}}, "required": ["kind"]},
                "then": {
                    "required": [field] if field else [],
                    "properties": {name: False for name in ("match", "swap") if name != field},
                },
            }
            for kind, field in wanted.items()
        ],
    }
