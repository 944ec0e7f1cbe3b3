"""A place on the map: what lies in what, and whether two places are one commute apart."""

from __future__ import annotations

import math
from typing import Literal

from jobwriter.records import record

COMMUTE = 18.0
"""Kilometres beyond which two places are not the same place of work."""


@record
class Spot:
    """A place of the gazetteer.

    Attributes:
        name: as people write it.
        kind: ``wide`` (several countries), ``country``, ``region`` (nation, state, county) or ``town``.
        path: what holds it, outermost first, itself last: ``("GB", "England", "London", "Walthamstow")``.
        at: latitude and longitude of a town.
        countries: of a wide place; empty for the whole world.
    """

    name: str
    kind: Literal["wide", "country", "region", "town"]
    path: tuple[str, ...] = ()
    at: tuple[float, float] | None = None
    countries: frozenset[str] = frozenset()

    @property
    def country(self) -> str | None:
        """ISO 3166-1 alpha-2 code; None for a wide place."""
        return self.path[0] if self.path else None

    @property
    def region(self) -> str | None:
        """The county, state or nation that holds a town; the place itself for a region."""
        if self.kind == "town":
            return self.path[-2] if len(self.path) > 2 else None
        return self.name if self.kind == "region" else None


def holds(outer: Spot, inner: Spot) -> bool:
    """Whether ``inner`` lies in ``outer`` or is it."""
    if outer.kind == "wide":
        if not outer.countries:
            return True
        mine = inner.countries if inner.kind == "wide" else {inner.country}
        return bool(mine) and mine <= outer.countries
    if inner.kind == "wide":
        return False
    if len(outer.path) > 1 and outer.path[-1] == outer.path[-2]:
        return inner.path[: len(outer.path) - 1] == outer.path[:-1]
    return inner.path[: len(outer.path)] == outer.path


def apart(one: Spot, other: Spot) -> bool:
    """Whether two places cannot be the same place of work: neither holds the other, and no short commute joins them."""
    if holds(one, other) or holds(other, one):
        return False
    if one.at and other.at:
        return distance(one.at, other.at) > COMMUTE
    if "wide" in (one.kind, other.kind):
        few, many = (one, other) if one.kind != "wide" else (other, one)
        return few.kind != "wide" and few.country not in many.countries
    if one.country != other.country:
        return True
    return len(one.path) > 1 < len(other.path) and one.path[1] != other.path[1] and one.country == "GB"


def distance(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Kilometres between two points, near enough for short ways."""
    north = (one[0] - other[0]) * 111.2
    east = (one[1] - other[1]) * 111.2 * math.cos(math.radians((one[0] + other[0]) / 2))
    return math.hypot(north, east)
