"""The brief in JSON Schema (draft 2020-12), for editors: they then complete names, show questions and mark mistakes.

It never refuses what :func:`jobwriter.brief.read` accepts. What only several fields together can break, and what a word
list or a pattern of ours judges, is left to reading.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jobwriter.brief.house import INSIDE, House
from jobwriter.brief.roles import ROLES
from jobwriter.brief.schema import schema
from jobwriter.records import EMPTY

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema(house: House | None = None) -> dict[str, Any]:
    """The schema of a brief.

    Args:
        house: what the house has settled; its briefs need not say it.
    """
    whole = schema().json_schema()
    _settle(whole, house.values if house else EMPTY)
    return {
        "$schema": DIALECT,
        "title": "A brief for a job ad",
        "description": "The facts of one job, from which jobwriter writes ads.",
        **whole,
        "allOf": [
            {"if": {"properties": {"role": {"const": role}}, "required": ["role"]}, "then": _then(role)}
            for role in ROLES
        ],
    }


def _settle(whole: dict[str, Any], blocks: Mapping[str, Any]) -> None:
    """Ask for nothing that the house has settled."""
    for name, block in blocks.items():
        group = whole["properties"]["organisation"] if name in INSIDE else whole
        _free(group, name)
        if isinstance(block, Mapping):
            for inner in block:
                _free(whole["properties"][name], inner)
    if set(blocks) & set(INSIDE):
        _free(whole, "organisation")


def _free(group: dict[str, Any], name: str) -> None:
    for way in (group, *group.get("anyOf", ())):
        if name in way.get("required", ()):
            way["required"].remove(name)
            way["properties"][name] = _or_null(way["properties"][name])


def _or_null(field: dict[str, Any]) -> dict[str, Any]:
    told: dict[str, Any] = {name: field[name] for name in ("title", "description") if name in field}
    rest = {name: value for name, value in field.items() if name not in told}
    return {**told, "anyOf": [*(rest.pop("anyOf", None) or [rest]), {"type": "null"}]}


def _then(role: str) -> dict[str, Any]:
    """What holds for one role: what it asks for, and what it does not print."""
    own = _demanded(ROLES[role].demands)
    foreign = {
        name: {"type": "null"} for name, field in schema().fields.items() if field.roles and role not in field.roles
    }
    return {**own, "properties": {**own.get("properties", {}), **foreign}}


def _demanded(paths: tuple[str, ...]) -> dict[str, Any]:
    """Fields that must be there, by path; those inside a group are asked for where the group is written out."""
    below: dict[str, list[str]] = {}
    for path in paths:
        name, _, rest = path.partition(".")
        below.setdefault(name, []).extend([rest] if rest else [])
    required = [name for name in below if name in paths]
    there = {"not": {"type": "null"}}
    properties = {name: {**there, **(_demanded(tuple(inner)) if inner else {})} for name, inner in below.items()}
    return {"required": required, "properties": properties}
