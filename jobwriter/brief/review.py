"""The last look at the answers of an interview: whether they make a brief, and which field to go back to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from jobwriter.brief.house import House
from jobwriter.brief.problem import Problem
from jobwriter.brief.reading import BriefError, read
from jobwriter.brief.scaffold import write
from jobwriter.records import EMPTY, record

_NAME = "brief"
_KEY = re.compile(r"( *)([a-z_0-9]+):")


@record
class Review:
    """What stands between the answers and a brief.

    Attributes:
        problems: what contradicts each other or is missing, each with the field to go back to.
        first: the path of the first such field.
        notices: what is allowed, but will be held against the ad.
    """

    problems: tuple[str, ...] = ()
    first: str = ""
    notices: tuple[str, ...] = ()

    @classmethod
    def of(cls, values: Mapping[str, Any], house: House) -> Review:
        """Judge answers as a finished brief would be judged."""
        text = write(values, samples=EMPTY, house=house)
        try:
            brief = read(text, _NAME, house)
        except BriefError as error:
            lines = text.split("\n")
            found = [_found(lines, problem) for problem in error.problems]
            told = tuple(f"{problem} (field: {path})" if path not in problem else problem for path, problem in found)
            return cls(told, found[0][0])
        return cls(notices=tuple(notice.words for notice in brief.notices))


def _found(lines: list[str], problem: str) -> tuple[str, str]:
    """The path of the field that a problem of a written brief points at, and its words."""
    return (path_at(lines, problem.place.line), problem.words) if isinstance(problem, Problem) else ("role", problem)


def path_at(lines: list[str], number: int) -> str:
    """The path of the field that a line of a written brief belongs to; ``role`` where it belongs to none."""
    path: list[str] = []
    depth: int | None = None
    for line in reversed(lines[:number]):
        key = _KEY.match(line)
        if key and (depth is None or len(key.group(1)) < depth):
            path.insert(0, key.group(2))
            depth = len(key.group(1))
            if not depth:
                break
    return ".".join(path) or "role"
