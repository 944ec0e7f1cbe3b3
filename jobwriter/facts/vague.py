"""Words about the way of working that leave a reader guessing: which days, where, which hours."""

from __future__ import annotations

from collections.abc import Iterator

from jobwriter.document import Document
from jobwriter.facts.model import Fact, Facts
from jobwriter.facts.voice import sentence_around, spoken
from jobwriter.patterns import pattern

_BOUNDS = pattern(
    r"\b(?:time ?zones?|wherever|anywhere|worldwide|globally|regardless of (?:\w+ ){0,2}(?:geography|location)"
    r"|around the (?:world|globe)|within the (?:country|state)"
    r"|utc|gmt|cet|[ecp]st|overlap\w*|core hours|(?:live|based|reside|located) (?:in|within))\b"
)


def patterns(document: Document, facts: Facts) -> Iterator[tuple[Fact, str, bool]]:
    """The words, what they leave open, and whether that matters little; one for the place and one for the hours."""
    days = any(mode.office_days is not None for mode in facts.modes)
    hybrid = next((mode for mode in facts.modes if mode.value == "hybrid" and mode.firm), None)
    remote = next((mode for mode in facts.modes if mode.value == "remote" and mode.firm), None)
    if hybrid is not None and not days:
        yield hybrid, "does not say how many days one works where", False
    elif remote is not None and not days and hybrid is None and not _bounded(document, facts):
        yield remote, "does not say where one may live, or in which hours one is needed", False
    open_one = hybrid if hybrid is not None else remote
    told = sentence_around(document, open_one.start)[0] if open_one is not None and open_one.start >= 0 else -1
    settled = days or hybrid is not None or remote is not None
    for fact in facts.flexible:
        words = document.lower[fact.start : fact.end]
        if told >= 0 and told == (sentence_around(document, fact.start)[0] if fact.start >= 0 else -1):
            return
        if not settled or "hour" in words or "schedule" in words or "time" in words:
            yield fact, "does not say which hours or days one may choose", True
            return


def _bounded(document: Document, facts: Facts) -> bool:
    """Whether the ad says where or when remote work is done."""
    if any(place.kind == "remote-from" or place.remote or place.said != "line" for place in facts.places):
        return True
    return any(_BOUNDS.search(document.lower, start, end) for start, end, _ in spoken(document))
