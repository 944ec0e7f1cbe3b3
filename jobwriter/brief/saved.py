"""What a brief says that an interview left unfinished, and where it is taken up again."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from jobwriter.brief.kinds import Reading
from jobwriter.brief.oneline import flow
from jobwriter.brief.reading import BriefError, mapped
from jobwriter.brief.schema import schema
from jobwriter.yamlfile import plain

_MARK = re.compile(r"^# Not finished: the next question is '([^'\n]*)'", re.MULTILINE)


def head(where: str, again: str) -> tuple[str, ...]:
    """The remarks at the top of such a brief.

    Args:
        where: the path of the next question; empty where only contradictions are left.
        again: the command that goes on.
    """
    return (f"Not finished: the next question is '{where}'.", f"To go on: {again}")


def begun(entry: Mapping[str, Any]) -> str:
    """The remark over a list of which an entry was begun."""
    return f"Begun, not finished: {flow(entry)}"


def values(text: str, path: str) -> dict[str, Any]:
    """What an unfinished brief says so far, as plain values; contradictions are left to the end of the interview.

    Raises:
        BriefError: what is wrong with each field by itself.
    """
    raw = mapped(text, path)
    reading = Reading(path, str(raw.get("role")), frozenset(), True, [], loose=True)
    schema().read_fields(raw, "", reading)
    if reading.problems:
        raise BriefError(reading.problems)
    return {name: item for name, item in plain(raw).items() if item is not None}


def stopped_at(brief: str) -> str | None:
    """The path of the next question of a brief that was left unfinished; None for any other brief."""
    found = _MARK.search(brief)
    return found.group(1) if found else None
