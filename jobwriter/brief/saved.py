"""What a brief says that an interview left unfinished, and where it is taken up again."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from jobwriter.brief.scaffold import flow

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


def stopped_at(brief: str) -> str | None:
    """The path of the next question of a brief that was left unfinished; None for any other brief."""
    found = _MARK.search(brief)
    return found.group(1) if found else None
