"""Which fields a brief asks for, given what it says already: what is needed, what may be skipped, what cannot hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from jobwriter.brief.choices import ENDING, WHERE
from jobwriter.brief.fields import Field, Group
from jobwriter.brief.house import INSIDE, House
from jobwriter.brief.paths import Path, get, join
from jobwriter.brief.roles import ROLES
from jobwriter.brief.schema import schema
from jobwriter.records import record

SETTLED = frozenset(("version", "role", "template", "locale"))
"""Fields that nobody is asked about: the command says them."""
EITHER = frozenset((("pay", "min"), ("pay", "bands"), ("apply", "url")))
"""Fields without which another is needed: they are put first, though they may be skipped."""
WORTH = frozenset((
    "pay.min", "benefits", "benefits.leave_days", "benefits.pension_employer_pct", "visa", "process", "apply.url",
    "apply.contact",
))  # fmt: skip
"""Fields that readers look for, though an ad can be written without them."""
_LAST = "ref"
"""A field that stands at the top of the file and would be an odd first question."""


@record
class Stop:
    """A field to ask about.

    Attributes:
        path: where it stands.
        field: what it is.
        groups: the groups that it stands in, from the outside.
        needed: an ad cannot be written without it.
    """

    path: Path
    field: Field
    groups: tuple[Field, ...] = ()
    needed: bool = False


def known(values: Mapping[str, Any], house: House) -> dict[str, Any]:
    """A brief with what its house has settled in the places that it leaves free."""
    out = dict(values)
    for name, block in house.values.items():
        held: Any = out.get("organisation") or {} if name in INSIDE else out
        if not isinstance(held, Mapping):
            continue
        own = held.get(name)
        if isinstance(own, Mapping) and isinstance(block, Mapping):
            block = {**block, **own}
        elif own is not None:
            block = own
        if name in INSIDE:
            out["organisation"] = {**held, name: block}
        else:
            out[name] = block
    return out


def stops(values: Mapping[str, Any]) -> Iterator[Stop]:
    """The fields to ask about, in the order of the brief; which ones these are follows from the values."""
    for name, field in sorted(schema().fields.items(), key=lambda item: item[0] == _LAST):
        if name not in SETTLED and (not field.roles or values.get("role") in field.roles):
            yield from _below((name,), field, (), True, values)


def _below(
    path: Path, field: Field, groups: tuple[Field, ...], alive: bool, values: Mapping[str, Any]
) -> Iterator[Stop]:
    if not isinstance(field.kind, Group):
        if _asked(path, values):
            yield Stop(path, field, groups, alive and needed(path, field, values))
        return
    held = get(values, path)
    if held is not None and not isinstance(held, Mapping):
        yield Stop(path, field, groups, False)
        return
    alive = alive and (needed(path, field, values) or bool(held))
    for name, inner in field.kind.fields.items():
        yield from _below((*path, name), inner, (*groups, field), alive, values)


def needed(path: Path, field: Field, values: Mapping[str, Any]) -> bool:
    """Whether the group that a field stands in, once it is there, cannot do without the field."""
    name = join(path)
    role = ROLES.get(str(values.get("role")))
    must = _MUST.get(name)
    return field.required or (role is not None and name in role.demands) or (must is not None and must(values))


def _asked(path: Path, values: Mapping[str, Any]) -> bool:
    condition = _ONLY.get(join(path))
    return condition is None or condition(values)


def _at(values: Mapping[str, Any], *path: str) -> Any:
    return get(values, path)


def _levels(values: Mapping[str, Any]) -> int:
    level = values.get("level")
    return len(level) if isinstance(level, list | tuple) else 1


def _withheld(values: Mapping[str, Any]) -> bool:
    return _at(values, "pay", "withheld_reason") is not None


def _figures(values: Mapping[str, Any]) -> bool:
    return any(_at(values, "pay", name) is not None for name in ("min", "max", "bands"))


def _one_range(values: Mapping[str, Any]) -> bool:
    return _levels(values) == 1 and _at(values, "pay", "bands") is None and not _withheld(values)


def _where(name: str) -> Callable[[Mapping[str, Any]], bool]:
    return lambda values: name in WHERE.get(str(_at(values, "work", "mode")), ())


def _contract(*types: str) -> Callable[[Mapping[str, Any]], bool]:
    return lambda values: _at(values, "contract", "type") in types


_TIED: Mapping[str, Callable[[Mapping[str, Any]], bool]] = {
    "pay.withheld_reason": lambda values: not _figures(values),
    "contract.months": _contract(*ENDING),
    **{f"work.{name}": _where(name) for names in WHERE.values() for name in names},
}
"""Fields that others make necessary, and that do not hold without these."""

_MUST: Mapping[str, Callable[[Mapping[str, Any]], bool]] = {
    **_TIED,
    "pay.max": lambda values: _at(values, "pay", "min") is not None,
    "pay.currency": _figures,
    "contract.hours_per_week": lambda values: _at(values, "contract", "time") is None,
    "apply.email": lambda values: _at(values, "apply", "url") is None,
}
"""Fields that others make necessary."""

_ONLY: Mapping[str, Callable[[Mapping[str, Any]], bool]] = {
    **_TIED,
    "pay.min": _one_range,
    "pay.max": lambda values: _one_range(values) and _at(values, "pay", "min") is not None,
    "pay.bands": lambda values: _levels(values) > 1 and not _withheld(values),
    **dict.fromkeys(("pay.currency", "pay.period", "pay.basis", "pay.set_by", "pay.bonus", "pay.equity"), _figures),
    "contract.time": lambda values: _at(values, "contract", "hours_per_week") is None,
    "contract.ir35": _contract("contract"),
    "work.relocation.help": lambda values: _at(values, "work", "relocation", "offered") is True,
    **dict.fromkeys(("on_call.rota", "on_call.pay"), lambda values: _at(values, "on_call", "required") is True),
}
"""Fields that only hold where others do."""
