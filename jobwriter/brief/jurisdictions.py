"""Whose law holds for the job of a brief."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_STATES = frozenset(("US", "CA"))
"""Countries whose states make law on job ads."""


def jurisdictions(values: Mapping[str, Any]) -> tuple[str, ...]:
    """The jurisdictions of a brief, for the settings of a run.

    Args:
        values: of the brief, whole or in part.

    Returns:
        ISO codes, each once, in the order of the places: ``GB``, ``US-CO``.
    """
    work = values.get("work") or {}
    codes = [_code(place) for place in work.get("places") or ()] or list(work.get("from") or ())
    return tuple(dict.fromkeys(codes))


def _code(place: Mapping[str, Any]) -> str:
    country, region = str(place["country"]), place["region"]
    return f"{country}-{region}" if region and country in _STATES and len(region) == 2 else country
