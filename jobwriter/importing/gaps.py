"""What a brief for a role needs, and what of it an ad leaves unsaid."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from jobwriter.brief.kinds import Field, Group, Many
from jobwriter.brief.roles import ROLES
from jobwriter.brief.schema import schema
from jobwriter.records import record

_WORTH = frozenset((
    "team", "team.size", "team.reports_to", "data", "metric", "deployment", "on_call", "outcomes", "pay.min", "pay.max",
    "pay.currency", "benefits", "benefits.leave_days", "benefits.pension_employer_pct", "visa", "process", "apply.url",
    "apply.contact", "contract.hours_per_week",
))  # fmt: skip
"""What readers look for and a brief may yet leave out."""
_SUBSTANCE = frozenset(("data", "metric", "deployment", "on_call"))
_MODELS = frozenset(("ml-engineer", "applied-scientist", "llm-engineer", "ml-lead"))
_INSTEAD = {"pay.min": "pay.bands", "pay.max": "pay.bands", "apply.url": "apply.email",
            "contract.hours_per_week": "contract.time"}  # fmt: skip
"""Fields that another one stands in for."""


@record
class Gap:
    """A thing that the ad does not say; ``path`` is the field, or the group where nothing of it is said.

    ``inner`` are the fields of such a group that are needed.
    """

    path: str
    field: Field
    inner: tuple[tuple[str, Field], ...] = ()


def survey(role: str, values: Mapping[str, Any]) -> tuple[int, int, list[Gap]]:
    """What is there and what is not.

    Args:
        role: the role of the brief.
        values: what is filled in, by path.

    Returns:
        How many of the things that are needed are there, how many are needed, and the gaps in the order of the brief.
    """
    found, wanted, gaps = 0, 0, []
    for path, field, inner in _needs(role, values):
        if not inner:
            there = _said(path, field, values)
            found += there == 2
            wanted += 1
            if there < 2:
                gaps.append(Gap(path, field))
            continue
        said = [name for name, item in inner if _said(name, item, values) == 2]
        found += len(said)
        wanted += len(inner)
        if any(name == path or name.startswith(f"{path}.") for name in values):
            if path not in values:
                gaps += [Gap(name, item) for name, item in inner if name not in said]
            else:
                found += len(inner)
        else:
            gaps.append(Gap(path, field, tuple(inner)))
    return found, wanted, gaps


def _said(path: str, field: Field, values: Mapping[str, Any]) -> int:
    """Two where a field is filled in, one where its list is too short, else nothing."""
    value = values.get(path, values.get(_INSTEAD.get(path, "")))
    if value is None:
        return 0
    kind = field.kind
    return 1 if isinstance(kind, Many) and isinstance(value, list) and len(value) < kind.least else 2


def _needs(role: str, values: Mapping[str, Any]) -> Iterator[tuple[str, Field, list[tuple[str, Field]]]]:
    """The fields and groups that a brief for the role needs; for a group, which of its fields."""
    demands = set(ROLES[role].demands)
    worth = _WORTH if role in _MODELS else _WORTH - _SUBSTANCE

    def needed(path: str, field: Field) -> bool:
        if field.roles and role not in field.roles:
            return False
        return field.required or path in demands or path in worth or path in _pattern(values)

    for name, field in schema().fields.items():
        if name in {"version", "role"} or not needed(name, field):
            continue
        if not isinstance(field.kind, Group):
            yield name, field, []
            continue
        inner = [(f"{name}.{key}", item) for key, item in field.kind.fields.items()]
        yield name, field, [(path, item) for path, item in inner if needed(path, item)]


def _pattern(values: Mapping[str, Any]) -> set[str]:
    """What the pattern of work and the kind of contract ask for."""
    mode, kind = values.get("work.mode"), values.get("contract.type")
    asked = {"work.from"} if mode == "remote" else {"work.places"}
    if mode == "hybrid":
        asked.add("work.office_days_per_week")
    if kind is not None and kind != "permanent":
        asked.add("contract.months")
    return asked
