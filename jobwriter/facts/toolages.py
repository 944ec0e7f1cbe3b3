"""Which years of experience nobody can have, because the thing asked for has not been public that long."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from jobwriter.facts.model import Tool, Years
from jobwriter.facts.toolbook import book
from jobwriter.records import record

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_GRACE = 0.25
"""Years by which an ask may pass a technology's public life before it is called impossible."""


@record
class Impossible:
    """An ask for more years than a technology has been public.

    Attributes:
        years: the ask.
        name: the technology.
        since: when it became public, as people write it: ``2016``, ``November 2022``.
        life: how many years that is, rounded down.
    """

    years: Years
    name: str
    since: str
    life: int


def impossible(years: Sequence[Years], tools: Sequence[Tool], lower: str, today: dt.date) -> Iterator[Impossible]:
    """Find the asks that pass the public life of all that they name.

    An ask that also names an older field (``10 years of machine learning with PyTorch``) is possible.

    Args:
        years: the asks for years.
        tools: the tools that the ad names.
        lower: the ad in lower case.
        today: the day on which ages are counted.
    """
    asks = [(ask, ask.min) for ask in years if ask.subject and ask.min is not None]
    if not asks:
        return
    lexis = book()
    subjects = "\n".join(ask.subject for ask, _ in asks)
    words = {lower[start:end]: tool.name for tool in tools for start, end in tool.mentions}
    phrases = [
        (word, concept["name"], concept["since"])
        for concept in lexis.concepts
        for word in concept["words"]
        if word in subjects
    ]
    phrases += [(word, name, lexis.tools[name][2]) for word, name in words.items() if word in subjects]
    phrases.sort(key=lambda row: -len(row[0]))
    for ask, least in asks:
        named = list(_named(ask.subject, phrases))
        if not named:
            continue
        name, since = min(named, key=lambda pair: pair[1])
        life = _life(since, today)
        if least > life + _GRACE:
            yield Impossible(ask, name, _written(since), int(life))


def _named(subject: str, phrases: Sequence[tuple[str, str, str]]) -> Iterator[tuple[str, str]]:
    """What an ask is about, with the date of each: nothing where one is older than we know or a field of its own."""
    dated: list[tuple[str, str]] = []
    rest = subject
    for word, name, since in phrases:
        if _holds(rest, word):
            if not since:
                return
            dated.append((name, since))
            rest = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", " ", rest)
    if any(_holds(rest, parent) for parent in book().parents):
        return
    yield from dated


def _holds(text: str, word: str) -> bool:
    """Whether a word stands in a short text as a whole word."""
    if word not in text:
        return False
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None


def _written(since: str) -> str:
    year, _, month = since.partition("-")
    return f"{_MONTHS[int(month) - 1]} {year}" if month else year


def _life(since: str, today: dt.date) -> float:
    year, _, month = since.partition("-")
    return (today - dt.date(int(year), int(month or 1), 1)).days / 365.25
