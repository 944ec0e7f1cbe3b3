"""Briefs that an interview left unfinished: how they are written, and where they are taken up again."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from jobwriter.brief.house import House
from jobwriter.brief.scaffold import flow, write

_MARK = re.compile(r"^# Not finished: the next question is '([^'\n]*)'", re.MULTILINE)


def text(
    values: Mapping[str, Any],
    samples: Mapping[str, Any],
    house: House,
    where: str,
    entry: Mapping[str, Any],
    again: str,
) -> str:
    """A brief that is not finished, as a commented file.

    Args:
        values: what is given.
        samples: what to show where nothing is.
        house: what the house has settled.
        where: the path of the next question; empty where only contradictions are left.
        entry: the entry of a list that was begun there.
        again: the command that goes on.
    """
    notes = {where: f"Begun, not finished: {flow(entry)}"} if entry else {}
    head = (f"Not finished: the next question is '{where}'.", f"To go on: {again}")
    return write(values, notes, samples, head, house)


def stopped_at(brief: str) -> str | None:
    """The path of the next question of a brief that :func:`text` wrote; None for any other brief."""
    found = _MARK.search(brief)
    return found.group(1) if found else None
