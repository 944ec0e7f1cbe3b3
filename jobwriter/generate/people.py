"""People in words of an ad: the team, the manager, colleagues."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from jobwriter.generate.phrases import joined, spelled

_THE = re.compile(r"\A[Tt]he ")
_ARTICLE = re.compile(r"(?:the|an?|our|your|one of|dr|prof|professor|mr|mrs|ms|mx)\.? ", re.IGNORECASE)
"""What stands before a title or a name and needs no article."""
_NAMED = re.compile(r"[A-Z][\w'-]* [A-Z]")
"""A name in several words."""


def people(team: Mapping[str, Any]) -> str:
    """The team as an object of "you join"; empty where neither name nor size is known."""
    name, size = _THE.sub("", team["name"] or ""), team["size"]
    heads = "one colleague" if size == 1 else f"a team of {spelled(size)}" if size else ""
    if name.lower().endswith(" team"):
        return f"the {name}, {f'{spelled(size)} people' if size > 1 else heads}," if size else f"the {name}"
    if name and size:
        return f"{name}, {heads},"
    return f"the {name} team" if name else heads


def manager(words: str) -> str:
    """Whom one reports to: a job title has its article, a person has none."""
    return words if _ARTICLE.match(words) else f"the {words}"


def persons(items: Sequence[str], lowered: Callable[[str], str], locale: str) -> str:
    """Groups of people in a row: without the capital of a list's line, but with that of a name in several words."""
    plain = [item if _NAMED.match(item) else lowered(item) for item in items]
    return joined(plain, "and", locale)
