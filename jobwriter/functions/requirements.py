"""Rules of the category requirements that read facts: one function per rule, named after its id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from jobwriter.document import Section
from jobwriter.engine import Ad
from jobwriter.facts.ledger import HEDGED
from jobwriter.facts.model import Requirement
from jobwriter.finding import Match

_RESEARCH = frozenset({"research", "applied-science"})


def too_many_must_haves(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """More separate must-haves than a reader can weigh."""
    musts = _kind(ad, "must")
    if len(musts) <= options["suggest_above"]:
        return
    severity = "warning" if len(musts) > options["warn_above"] else "suggestion"
    start, end = _head(ad, musts)
    yield Match(start, end, {"count": len(musts)}, severity=severity)  # type: ignore[arg-type]


def mixed_essential_desirable(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """Wishes among the must-haves, or one long list that does not tell the two apart."""
    document = ad.document
    told_apart = any(section.kind == "nice-to-have" for section in document.sections)
    found = False
    for index, asks in _by_section(ad):
        section = document.sections[index]
        if section.kind not in {"requirements", "skills", "nice-to-have"}:
            continue
        items = list({ask.item: ask for ask in asks}.values())
        for ask in items:
            block = document.blocks[ask.item]
            hedge = _hedge(document.lower, block.start, block.end) if section.kind != "nice-to-have" else None
            if hedge is not None:
                found = True
                yield Match(*hedge, {"what": "a wish stands among the must-haves"})
    if found or told_apart:
        return
    for index, asks in _by_section(ad):
        section = document.sections[index]
        number = len({ask.item for ask in asks})
        if section.kind in {"requirements", "skills"} and number > options["longest"]:
            start, end = _heading(section, asks)
            yield Match(start, end, {"what": f"{number} requirements in one list, none marked as essential"})
            return


def _hedge(low: str, start: int, end: int) -> tuple[int, int] | None:
    match = HEDGED.search(low, start, end)
    return (match.start(), match.end()) if match else None


def years_of_experience(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """Every count of years of experience; a long or capped one weighs more."""
    for years in ad.facts.years:
        if years.source != "ad" or years.start < 0:
            continue
        capped = years.max is not None and not years.plus
        long = (years.min or 0) >= options["warn_from"]
        what = "a cap on experience shuts out older applicants" if capped and not long else "time served, not skill"
        yield Match(
            years.start, years.end, {"words": years.text, "what": what}, severity="warning" if capped or long else None
        )


def degree_without_equivalent(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """A required degree that experience may not stand in for."""
    del options
    degree = ad.facts.degree
    if degree is None or not degree.required or degree.equivalent_ok or degree.start < 0:
        return
    role = ad.facts.title.role if ad.facts.title else None
    if degree.level == "phd" and role in _RESEARCH:
        return
    words = ad.document.text[degree.start : degree.end]
    if degree.bare_equivalent:
        yield Match(
            degree.start, degree.end, {"words": words, "what": "does not say what is equivalent"}, severity="suggestion"
        )
    else:
        yield Match(degree.start, degree.end, {"words": words, "what": "leaves no other way to show the same knowledge"})


def stacked_requirement(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """A bullet that asks for too many things, or is too long to take in."""
    document = ad.document
    for ask in {ask.item: ask for ask in ad.facts.requirements}.values():
        block = document.blocks[ask.item]
        if block.kind != "item":
            continue
        words = len(document.text[block.start : block.end].split())
        if words > options["words"]:
            what = f"{words} words"
        elif ask.asks > options["asks"]:
            what = f"{ask.asks} asks"
        else:
            continue
        yield Match(block.start, _opening(document.text, block.start, block.end), {"what": what})


def _opening(text: str, start: int, end: int, longest: int = 60) -> int:
    """Where the opening words of an item end."""
    if end - start <= longest:
        return end
    return max(text.rfind(" ", start, start + longest), start + 1)


def _kind(ad: Ad, kind: str) -> list[Requirement]:
    return [ask for ask in ad.facts.requirements if ask.kind == kind]


def _by_section(ad: Ad) -> Iterator[tuple[int, list[Requirement]]]:
    """The asks (not the duties) of each section, by its index."""
    document = ad.document
    starts = {section.start: index for index, section in enumerate(document.sections)}

    def holder(ask: Requirement) -> int:
        section = document.section_at(ask.start)
        return starts[section.start] if section else -1

    asks = [ask for ask in ad.facts.requirements if ask.kind != "duty"]
    for index, group in groupby(asks, key=holder):
        if index >= 0:
            yield index, list(group)


def _heading(section: Section, asks: list[Requirement]) -> tuple[int, int]:
    """The heading of a list, or its first item."""
    if section.heading is not None:
        return section.heading.start, section.heading.end
    return asks[0].start, asks[0].end


def _head(ad: Ad, musts: list[Requirement]) -> tuple[int, int]:
    """The heading under which the first must-have stands, or the must-have itself."""
    section = ad.document.section_at(musts[0].start)
    if section is None or section.kind not in {"requirements", "skills"}:
        return musts[0].start, musts[0].end
    return _heading(section, musts)
