"""Statements about place, mode and terms of work that cannot all be true."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from jobwriter.document import Document
from jobwriter.facts.model import Contract, EmploymentType, Fact, Facts, Place
from jobwriter.facts.spot import apart, holds
from jobwriter.facts.voice import sentence_around
from jobwriter.patterns import pattern

_MOST = 40
"""Statements that are compared with one another."""

_EITHER = pattern(
    r"\b(?:or|either|option\w*|choose|choice|possible|possibility|available|consider\w*|depending|flexib\w+|may"
    r"|might|could)\b"
)
_MIXED = pattern(r"\b(?:or|hybrid|remote(?:ly)?|home|wfh)\b")
_OFFERED = pattern(
    r"\b(?:open to|possible|part-time|as few as|down to|consider\w*|happy|welcome|can (?:also )?be|could be|option\w*"
    r"|job[- ]shar\w+|if you|prefer|on request|also|fine|choose)\b"
)
"""Around hours that one may choose in place of the full ones."""
_JOB = pattern(r"\b(?:role|position|job|opportunity)\b")
_THESE = pattern(r"\bthese (?:roles|positions|jobs|vacancies|posts)\b", needs=("these ",))
_SEVERAL = pattern(
    r"\b(?:multiple|several|various|two|three|four|five|\d+|more than one|number of|different|both|all"
    r"|our) (?:\w+ ){0,3}?(?:roles|positions"
    r"|openings|vacancies|hires|posts|levels|locations|offices)\b|\b(?:engineers|scientists|analysts|developers"
    r"|managers|roles)\b"
)


def places(document: Document, facts: Facts) -> Iterator[tuple[Fact, Fact, str]]:
    """Two places that cannot both be the job's, or a place and a mode of work that exclude each other."""
    said = _statements(facts)
    yield from _towns(said)
    yield from _modes(document, facts, said)


def _statements(facts: Facts) -> list[tuple[Place, ...]]:
    """Where the job is, by statement; only clear ones."""
    firm = [place for place in facts.place_mentions if place.kind == "job" and place.firm and place.spot is not None]
    return [tuple(group) for _, group in groupby(firm, key=lambda place: place.statement)][:_MOST]


def _towns(said: Sequence[tuple[Place, ...]]) -> Iterator[tuple[Fact, Fact, str]]:
    for at, one in enumerate(said):
        for other in said[at + 1 :]:
            pair = _asunder(one, other)
            if pair is not None:
                first, second = pair
                yield first, second, f"{first.name} and {second.name} are not the same place of work"
                return


def _asunder(one: Sequence[Place], other: Sequence[Place]) -> tuple[Place, Place] | None:
    """The places by which two statements differ: none in common, or two labels that list different places."""
    if not any(_near(a, b) for a in one for b in other):
        return one[0], other[0]
    if one[0].said == other[0].said == "label" and len(one) != len(other):
        few, many = sorted((one, other), key=len)
        lone = [place for place in many if not any(_near(place, known) for known in few)]
        if lone and all(place.spot and place.spot.kind == "town" for place in (*few, *many)):
            return (few[0], lone[0]) if few is one else (lone[0], few[0])
    return None


def _near(one: Place, other: Place) -> bool:
    return one.spot is None or other.spot is None or not apart(one.spot, other.spot)


def _modes(document: Document, facts: Facts, said: Sequence[tuple[Place, ...]]) -> Iterator[tuple[Fact, Fact, str]]:
    """Remote against on-site, days in the office, or a town in which the role is based."""
    yield from _region(document, facts, said)
    yield from _onsite_and_hybrid(document, facts)
    remote = next(
        (mode for mode in facts.modes if mode.value == "remote" and mode.whole and mode.office_days is None), None
    )
    if remote is None:
        return
    if any(mode.value == "hybrid" and mode.firm and mode.office_days is None for mode in facts.modes):
        return
    for mode in facts.modes:
        there = (mode.value == "onsite" and mode.whole) or (mode.office_days or 0) >= 1
        if there and not _open(document, mode) and not _same_sentence(document, remote, mode):
            yield *_ordered(remote, mode), "the ad calls the job remote and asks for days on site"
            return
    for statement in said:
        first = statement[0]
        based = first.said == "prose" and first.spot is not None and first.spot.kind == "town" and not first.remote
        if based and not _open(document, first) and not _same_sentence(document, remote, first):
            yield *_ordered(remote, first), f"the ad calls the job remote and bases it in {first.name}"
            return


def _onsite_and_hybrid(document: Document, facts: Facts) -> Iterator[tuple[Fact, Fact, str]]:
    """A job that is said to be on site, in an ad that offers hybrid work."""
    for here in facts.modes:
        if here.value != "onsite" or not here.whole or here.office_days is not None or here.start < 0:
            continue
        sentence = sentence_around(document, here.start)
        if not _JOB.search(document.lower, here.start, here.end) or _MIXED.search(document.lower, *sentence):
            continue
        for mixed in facts.modes:
            if mixed.value == "hybrid" and mixed.start >= 0 and not _same_sentence(document, here, mixed):
                yield *_ordered(here, mixed), "the ad calls the job on-site and speaks of hybrid work"
                return
        return


def _region(document: Document, facts: Facts, said: Sequence[tuple[Place, ...]]) -> Iterator[tuple[Fact, Fact, str]]:
    """A town as the place of the job against the leave to work from anywhere in a country or a part of the world."""
    free = [place for place in facts.place_mentions if place.kind == "remote-from" and place.firm and place.spot]
    for statement in said:
        town = statement[0]
        if town.spot is None or town.spot.kind != "town" or town.said not in {"line", "label"} or len(statement) > 1:
            continue
        for wide in free:
            anywhere = "anywhere in" in document.lower[max(wide.start - 20, 0) : wide.start]
            asked = anywhere if town.remote else wide.spot is not None and wide.spot.kind == "wide"
            if asked and wide.spot and holds(wide.spot, town.spot) and not _same_sentence(document, wide, town):
                yield *_ordered(town, wide), f"the ad names {town.name} and lets one work anywhere in {wide.name}"
                return


def _ordered(one: Fact, other: Fact) -> tuple[Fact, Fact]:
    return (one, other) if one.start <= other.start else (other, one)


def _open(document: Document, fact: Fact) -> bool:
    """Whether a sentence leaves a choice."""
    return fact.start >= 0 and _EITHER.search(document.lower, *sentence_around(document, fact.start)) is not None


def _same_sentence(document: Document, one: Fact, other: Fact) -> bool:
    if one.start < 0 or other.start < 0:
        return False
    return sentence_around(document, one.start) == sentence_around(document, other.start)


def terms(document: Document, facts: Facts) -> Iterator[tuple[Fact, Fact | None, str]]:
    """Terms of work that exclude each other: kinds of contract, full- and part-time, hours, one role and several."""
    yield from _contracts([item for item in facts.contracts if not item.option])
    yield from _times([item for item in facts.employment_types if not item.option])
    hours = facts.hours_stated
    for other in hours[1:]:
        if other.start >= 0 and _OFFERED.search(document.lower, *sentence_around(document, other.start)):
            continue
        if abs(other.per_week - hours[0].per_week) > 2 and hours[0].per_week > 15 < other.per_week:
            yield hours[0], other, f"{hours[0].per_week:g} and {other.per_week:g} hours a week"
            break
    these = _these(document)
    if these is not None:
        yield these, None, "the ad is about one role and speaks of several"


def _contracts(found: Sequence[Contract]) -> Iterator[tuple[Fact, Fact, str]]:
    lasting = next((item for item in found if item.value == "permanent"), None)
    ending = next((item for item in found if item.value in {"fixed-term", "temporary", "contract"}), None)
    if lasting and ending:
        yield *_ordered(lasting, ending), f"permanent and {ending.value}"


def _times(found: Sequence[EmploymentType]) -> Iterator[tuple[Fact, Fact, str]]:
    full = next((item for item in found if item.value == "full-time"), None)
    part = next((item for item in found if item.value == "part-time"), None)
    if full and part:
        yield *_ordered(full, part), "full-time and part-time"


def _these(document: Document) -> Fact | None:
    """``These roles`` in an ad for one role."""
    low = document.lower
    for zone in document.in_zone("ad"):
        match = _THESE.search(low, zone.start, zone.end)
        if match is None:
            continue
        title = low[document.title.start : document.title.end] if document.title else ""
        if not _SEVERAL.search(title) and not _SEVERAL.search(low, max(match.start() - 400, zone.start), match.start()):
            return Fact(start=match.start(), end=match.end())
    return None
