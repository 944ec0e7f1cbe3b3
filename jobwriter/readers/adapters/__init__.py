"""How each applicant tracking system and board writes a job: one YAML file each, read strictly when JSON is met.

An adapter says by which keys its records are known (``signature``: groups of keys, one of which must be there whole;
``key=value`` tests a value), where the ad text stands (``text``: parts in order, each ``from`` a path, with a
``heading`` read from the record or a ``title`` of ours, ``each`` for a list of parts), where the ``fields`` and the
``pay`` stand, and what its values mean (``values``). A path is a dotted list of keys; lists on the way are taken item
by item; ``a + b`` puts two values together; of a list of paths the first that gives something counts.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from jobwriter import yamlfile
from jobwriter.records import record

_TOP = ("name", "fallback", "signature", "text", "hint", "fields", "pay", "values")
_PART = ("from", "each", "heading", "title")
_PAY = ("each", "only", "min", "max", "currency", "period", "scale", "estimated", "text", "guess")
_FIELDS = (
    "title", "employer", "location", "work_mode", "employment_type", "contract", "hours", "posted", "closes", "start",
    "apply_url", "reference",
)  # fmt: skip

Paths = tuple[str, ...]


@record
class Part:
    """A part of the ad text: where its words stand, and what heads it."""

    source: Paths
    each: str
    heading: str
    title: str


@record
class Pay:
    """Where the pay stands; ``guess`` is where the board's own estimate stands."""

    each: Paths
    only: Mapping[str, str]
    low: Paths
    high: Paths
    currency: Paths
    period: Paths
    scale: float
    estimated: Paths
    text: Paths
    guess: Pay | None


@record
class Adapter:
    """How one source writes a job."""

    name: str
    fallback: bool
    signature: tuple[tuple[str, ...], ...]
    text: tuple[Part, ...]
    hint: str
    fields: Mapping[str, Paths]
    pay: Pay | None
    values: Mapping[str, Mapping[str, str]]


@lru_cache(maxsize=1)
def load() -> tuple[Adapter, ...]:
    """All adapters, those that any record may fit last.

    Raises:
        YamlError: an adapter that is not as described; the message has file, line and column.
    """
    folder = Path(__file__).parent
    common = yamlfile.load((folder / "values.yaml").read_text(encoding="utf-8"), "values.yaml")
    found = []
    for file in sorted(folder.glob("*.yaml")):
        if file.name != "values.yaml":
            found.append(parse(yamlfile.load(file.read_text(encoding="utf-8"), file.name), common))
    return tuple(sorted(found, key=_rank))


def _rank(adapter: Adapter) -> tuple[bool, str]:
    return adapter.fallback, adapter.name


def parse(data: Any, common: Mapping[str, Any]) -> Adapter:
    """Turn the YAML of an adapter into one.

    Args:
        data: as loaded by :mod:`jobwriter.yamlfile`.
        common: the table of values that all sources share.

    Raises:
        YamlError: an unknown key, or one that is missing.
    """
    data.only(_TOP)
    for key in ("name", "signature", "text", "hint", "fields"):
        if key not in data:
            raise data.error(f"the key {key!r} is missing")
    data["fields"].only(_FIELDS)
    parts = []
    for part in data["text"]:
        part.only(_PART)
        parts.append(Part(_paths(part["from"]), part.get("each", ""), part.get("heading", ""), part.get("title", "")))
    own = data.get("values", {})
    return Adapter(
        name=data["name"],
        fallback=data.get("fallback", False),
        signature=tuple(tuple(group) for group in data["signature"]),
        text=tuple(parts),
        hint=data["hint"],
        fields={name: _paths(value) for name, value in data["fields"].items()},
        pay=_pay(data["pay"]) if "pay" in data else None,
        values={name: {**common.get(name, {}), **own.get(name, {})} for name in {*common, *own}},
    )


def _paths(value: Any) -> Paths:
    return (value,) if isinstance(value, str) else tuple(value)


def _pay(data: Any) -> Pay:
    data.only(_PAY)
    return Pay(
        each=_paths(data.get("each", ())),
        only=dict(data.get("only", {})),
        low=_paths(data["min"]),
        high=_paths(data.get("max", ())),
        currency=_paths(data.get("currency", ())),
        period=_paths(data.get("period", ())),
        scale=data.get("scale", 1),
        estimated=_paths(data.get("estimated", ())),
        text=_paths(data.get("text", ())),
        guess=_pay(data["guess"]) if "guess" in data else None,
    )
