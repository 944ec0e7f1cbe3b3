"""What a house settles once for all its ads: the key ``organisation`` of its configuration."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jobwriter.brief.fields import Field, Group
from jobwriter.brief.kinds import Reading
from jobwriter.brief.paths import NOWHERE, placed
from jobwriter.brief.problem import Problem
from jobwriter.brief.schema import schema
from jobwriter.config.settings import ORGANISATION
from jobwriter.records import EMPTY, record
from jobwriter.yamlfile import Mapped, Place, did_you_mean

INSIDE = ("name", "url", "about")
"""Blocks that stand in the brief's own group ``organisation``."""


@record
class House:
    """What the configuration says about the employer.

    Attributes:
        values: by the names of :data:`ORGANISATION`, as YAML gave them.
        locked: names that a brief may not give otherwise.
        source: the configuration, for messages.
        places: where each stands in it, as far as that is known.
    """

    values: Mapping[str, Any] = EMPTY
    locked: frozenset[str] = frozenset()
    source: str = ""
    places: Mapping[str, Place] = EMPTY

    def where(self, name: str) -> str:
        """Where a block stands, for messages."""
        at = self.places.get(name)
        return f"{self.source}:{at.line}:{at.column}" if at else self.source


def check(raw: Mapping[str, Any], source: str) -> tuple[House, list[Problem]]:
    """Check the blocks of a house.

    Args:
        raw: the key ``organisation`` of the configuration.
        source: the file it stands in.

    Returns:
        The house, and everything that is wrong with it, each a full sentence with its place.
    """
    reading = Reading(source, "", frozenset(), False, [])
    known = isinstance(raw, Mapped)
    fields = raw if isinstance(raw, Mapped) else placed(raw)
    places = fields.places
    values = {}
    for name, value in fields.items():
        at = places.get(name, NOWHERE)
        if name == "lock" or value is None:
            continue
        if name not in ORGANISATION:
            reading.refuse(at, f"unknown field 'organisation.{name}'{did_you_mean(name, (*ORGANISATION, 'lock'))}")
            continue
        kind = _field(name).kind
        if isinstance(kind, Group) and isinstance(value, Mapping):
            loose = Group({inner: _optional(field) for inner, field in kind.fields.items()})
            loose.read(value, at, f"organisation.{name}", reading)
        else:
            kind.read(value, at, f"organisation.{name}", reading)
        values[name] = value
    locked = _locked(fields.get("lock"), places.get("lock", NOWHERE), values, reading)
    return House(values, locked, source, places if known else EMPTY), reading.problems


def _locked(lock: Any, at: Place, values: Mapping[str, Any], reading: Reading) -> frozenset[str]:
    if lock is True:
        return frozenset(values)
    names = [lock] if isinstance(lock, str) else lock or []
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        reading.refuse(at, "'organisation.lock' must be yes, or a list of blocks such as [about, equality]")
        return frozenset()
    for name in names:
        if name not in values:
            reading.refuse(
                at, f"'organisation.lock' names {name!r}, which the house does not settle; add it or take it out"
            )
    return frozenset(names)


def _field(name: str) -> Field:
    fields = schema().fields
    if name not in INSIDE:
        return fields[name]
    organisation = fields["organisation"].kind
    if not isinstance(organisation, Group):
        raise TypeError("the organisation of a brief is a group")
    return organisation.fields[name]


def _optional(field: Field) -> Field:
    """The field, of which a house may leave to each brief what differs."""
    return Field(field.kind, field.ask, default=field.default)
