"""What of the things that a brief for a role needs an ad leaves unsaid."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from jobwriter.brief.fields import Field, Group
from jobwriter.brief.kinds import Many, Text
from jobwriter.brief.needs import WORTH, needed
from jobwriter.brief.schema import schema
from jobwriter.importing.sheet import fault
from jobwriter.records import record

_INSTEAD = {"pay.min": "pay.bands", "pay.max": "pay.bands", "apply.url": "apply.email",
            "contract.hours_per_week": "contract.time"}  # fmt: skip
"""Fields that another one stands in for."""
_ASSUMED: Mapping[str, Mapping[str, Any]] = {
    "work": {"mode": "onsite"},
    "pay": {"min": 0, "max": 0},
    "apply": {"url": ""},
}
"""What is taken to be so while the ad does not say: what else the usual answer asks for is then asked for as well."""


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
    """Two where a field is filled in as a brief takes it, one where the words of the ad do not fit, else nothing."""
    value = values.get(path, values.get(_INSTEAD.get(path, "")))
    if value is None:
        return 0
    kind = field.kind
    if isinstance(kind, Many) and isinstance(value, list):
        return 1 if not kind.least <= len(value) <= kind.most or any(fault(path, [item]) for item in value) else 2
    return 1 if isinstance(kind, Text) and path in values and fault(path, value) else 2


def _needs(role: str, values: Mapping[str, Any]) -> Iterator[tuple[str, Field, list[tuple[str, Field]]]]:
    """The fields and groups that a brief for the role needs; for a group, which of its fields."""
    supposed: dict[str, Any] = {"role": role, **{name: dict(group) for name, group in _ASSUMED.items()}}
    for path, value in values.items():
        group, _, name = path.partition(".")
        if name:
            supposed.setdefault(group, {})[name] = value

    def asked(path: str, field: Field) -> bool:
        if field.roles and role not in field.roles:
            return False
        return path in WORTH or _said(path, field, values) == 1 or needed(tuple(path.split(".")), field, supposed)

    for name, field in schema().fields.items():
        if name in {"version", "role"} or not asked(name, field):
            continue
        if not isinstance(field.kind, Group):
            yield name, field, []
            continue
        inner = [(f"{name}.{key}", item) for key, item in field.kind.fields.items()]
        yield name, field, [(path, item) for path, item in inner if asked(path, item)]
