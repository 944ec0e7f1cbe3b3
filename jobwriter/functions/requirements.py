"""Rules of the category requirements that read facts: one function per rule, named after its id."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from jobwriter import layout, repeats
from jobwriter.document import Section
from jobwriter.engine import Ad
from jobwriter.facts import publicsector
from jobwriter.facts.ledger import HEDGED
from jobwriter.facts.model import Level, Requirement
from jobwriter.facts.toolages import impossible
from jobwriter.finding import Match, Related, Severity
from jobwriter.patterns import pattern

_LISTS = frozenset({"requirements", "skills", "nice-to-have"})
_ESSENTIAL = pattern(r"\b(?:must[- ]haves?|essentials?|required|mandatory|minimum)\b")
_RESEARCH = frozenset({"research", "applied-science"})
_HEAVY_DUTY = pattern(
    r"^(?:own|lead|architect|mentor|manage|define|drive)\b|\b(?:full|end-to-end) ownership\b"
    r"|\b(?:deploy|ship|release|launch)(?:\W+\w+){0,6}\W+(?:in|into|to) production\b"
    r"|\b(?:mentor|coach|line[- ]manage|lead) (?:\w+ ){0,3}(?:engineers|scientists|team|analysts|developers"
    r"|colleagues)\b"
)
_LINE_MANAGEMENT = pattern(
    r"\bline[- ]manag\w+|\bdirect reports\b|\bpeople management\b|\bperformance (?:reviews|appraisals)\b"
    r"|\b(?:manage|managing|lead|leading)(?:,? (?:and )?(?:mentor|develop|coach|grow|motivate|build|inspire"
    r"|hire)\w*){0,3}"
    r" (?:an?|the|our|your?|their) (?:\w+ ){0,3}team\b(?!['-]| (?:meeting|effort|discussion|session))"
)
_NOT_MANAGING = pattern(
    r"\b(?:no|not|without|non|won't|don't|doesn't|isn't|wouldn't) (?:\w+ ){0,4}(?:manag\w+|reports)|\b(?:help"
    r"|assist|support|learn|shadow|guidance)\b"
)
_LEADERSHIP = pattern(
    r"\b(?:mentor\w*|coach\w*|supervis\w+|line[- ]manag\w+|manag(?:e|ing) (?:and \w+ )?(?:an?|the|our|your|their"
    r"|data|engineers|people)\b"
    r"|direct reports|report(?:s|ing)? (?:in)?to you|leadership|(?<!-)leading (?:an?|the|our|and|teams?|projects?"
    r"|technical|cross|data|engineers)|guid(?:e|ing)|hir(?:e|ing) (?:\w+ ){0,2}(?:engineers|team|people)"
    r"|lead(?! (?:software|data|machine|ml|ai|engineer|scientist|developer|research|product|platform|backend"
    r"|applied|analyst|time|generation|scoring)))\b"
)
_ORPHANS = (
    (
        pattern(r"\b(?:full |clean |valid |uk )*driv(?:ing|er'?s?) licen[cs]e\b", words="licence license"),
        pattern(
            r"\b(?:driv(?:e|ing)(?! (?:licen|innovation|growth|change|impact|value))|travel|sites?|visits?"
            r"|vehicles?|fleet|depots?|field)\b"
        ),
        "no duty has the reader drive",
    ),
    (
        pattern(
            r"\b(?:familiarity|awareness|exposure|understanding|knowledge|interest) (?:with|of|to|in) "
            r"(?:generative ai|genai|gen ai|large language models|llms?)\b",
            words="generative genai gen language llm llms",
        ),
        pattern(r"\b(?:generative|genai|gen ai|language models?|llms?|gpt|agents?|agentic|rag|prompt\w*|chatbots?)\b"),
        "no duty uses it",
    ),
)


def too_many_must_haves(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """More separate must-haves than a reader can weigh."""
    musts = _kind(ad, "must")
    if len(musts) <= options["suggest_above"]:
        return
    severity = "warning" if len(musts) > options["warn_above"] else "suggestion"
    start, end = _head(ad, musts)
    yield Match(start, end, {"count": len(musts)}, severity=severity)  # type: ignore[arg-type]


_WAIVED = pattern(
    r"\bnot (?:a |an )?(?:strict |hard |formal )?(?:requirement|required|essential|needed"
    r"|necessary)\b",
    needs=("not ",),
)


def mixed_essential_desirable(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """Wishes among the must-haves, or one long list that does not tell the two apart."""
    document = ad.document
    lists = [(document.sections[index], asks) for index, asks in _by_section(ad)]
    found = told_apart = False
    for section, asks in lists:
        if section.kind == "nice-to-have" and asks[0].kind == "nice":
            told_apart = True
        elif section.kind in _LISTS:
            for item in dict.fromkeys(ask.item for ask in asks):
                block = document.blocks[item]
                hedge = HEDGED.search(document.lower, block.start, block.end)
                if hedge is not None and not _WAIVED.search(document.lower, block.start, block.end):
                    found = True
                    yield Match(hedge.start(), hedge.end(), {"what": "a wish stands among the must-haves"})
    if found or told_apart:
        return
    plain = [(section, asks) for section, asks in lists if section.kind in _LISTS]
    plain = [(section, asks) for section, asks in plain if not _called_essential(ad, section)]
    for section, asks in plain:
        number = len({ask.item for ask in asks})
        if number > options["longest"]:
            start, end = _heading(section, asks)
            yield Match(start, end, {"what": f"{number} requirements in one list, none marked as essential"})
            return
    number = len({ask.item for _, asks in plain for ask in asks})
    if number > options["longest"]:
        start, end = _heading(*plain[0])
        yield Match(start, end, {"what": f"{number} requirements in {len(plain)} lists, none marked as essential"})


def _called_essential(ad: Ad, section: Section) -> bool:
    """Whether the heading of a list says that all of it is essential."""
    for one in (section, _parent(ad, section)):
        heading = one.heading if one else None
        if heading is not None and _ESSENTIAL.search(ad.document.lower, heading.start, heading.end) is not None:
            return True
    return False


def _parent(ad: Ad, section: Section) -> Section | None:
    """The heading with nothing of its own of which a list is a part."""
    sections = ad.document.sections
    for before in reversed(sections[: next(at for at, one in enumerate(sections) if one is section)]):
        if before.kind not in {"requirements", "skills"} or before.heading is None:
            return None
        if not before.blocks:
            return before
    return None


def years_of_experience(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """Every count of years of experience; a long or capped one weighs more."""
    for years in ad.facts.years:
        if years.source != "ad" or years.start < 0:
            continue
        capped = years.max is not None and not years.plus
        long = (years.min or 0) >= options["warn_from"]
        what = (
            "its top reads as a cap, which shuts out older applicants"
            if capped and not long
            else "it counts time, not skill"
        )
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
    if degree.level in {"master", "phd"} and role in _RESEARCH:
        return
    words = ad.document.text[degree.start : degree.end]
    if degree.bare_equivalent:
        yield Match(
            degree.start, degree.end, {"words": words, "what": "does not say what is equivalent"}, severity="suggestion"
        )
    else:
        yield Match(
            degree.start, degree.end, {"words": words, "what": "leaves no other way to show the same knowledge"}
        )


_NOT_ASKING = frozenset(("company", "benefits", "legal", "values", "process", "pay", "place"))


def stacked_requirement(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """A bullet that asks for too many things, or is too long to take in; one ask too many, or a wish, weighs less."""
    document = ad.document
    bare = _bare_items(ad)
    for ask in {ask.item: ask for ask in ad.facts.requirements}.values():
        block = document.blocks[ask.item]
        if block.kind != "item" and block.start not in bare:
            continue
        words = len(document.text[block.start : block.end].split())
        if words <= options["words"] and ask.asks <= options["asks"]:
            continue
        section = document.section_at(block.start)
        if section is not None and section.kind in _NOT_ASKING:
            continue
        if words > options["words"]:
            what = f"has {words} words; 25 are read at a glance"
        else:
            what = f"holds {ask.asks} asks; a reader keeps about two"
        mild = ask.kind == "nice" or (words <= options["words"] and ask.asks == options["asks"] + 1)
        severity: Severity | None = "suggestion" if mild else None
        end = layout.opening(document.text, block.start, block.end)
        yield Match(block.start, end, {"what": what}, severity=severity)


def _bare_items(ad: Ad) -> set[int]:
    """Where lines of one sentence stand, three or more to a list, that have lost their bullets."""
    found: set[int] = set()
    for section in ad.document.sections_of("requirements", "nice-to-have", "skills", "duties"):
        lines = [block for block in section.blocks if block.kind == "line" and block.end - block.start < _LONG_LINE]
        single = [block for block in lines if ". " not in ad.document.text[block.start : block.end]]
        if len(single) >= _LIST and not any(block.kind == "item" for block in section.blocks):
            found.update(block.start for block in single)
    return found


_LONG_LINE = 600
_LIST = 3


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
    """The heading under which most must-haves stand, or the first of these."""
    held: dict[int, list[Requirement]] = {}
    for must in musts:
        section = ad.document.section_at(must.start)
        held.setdefault(section.start if section else -1, []).append(must)
    most = max(held.values(), key=len)
    section = ad.document.section_at(most[0].start)
    if section is None or section.kind not in {"requirements", "skills"}:
        return most[0].start, most[0].end
    return _heading(section, most)


def seniority_mismatch(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """A title whose level is not that of the years, the duties or the reports."""
    title = ad.facts.title
    if title is None or title.level is None:
        return
    place = _seniority(ad, title.level, options)
    if place is None:
        return
    start, end, what = place
    related = (Related(title.start, title.end, "the title"),) if title.start >= 0 and start != title.start else ()
    yield Match(start, end, {"level": title.level, "what": what}, related=related)


def _seniority(ad: Ad, level: Level, options: Mapping[str, Any]) -> tuple[int, int, str] | None:
    """The words that contradict the level of the title, and how."""
    most = {"junior": options["junior_years"], "senior": options["senior_years"]}.get(level)
    for years in ad.facts.years:
        if most and years.required and years.start >= 0 and (years.min or 0) >= most:
            return years.start, years.end, f'the ad asks for "{years.text}"'
    found: re.Match[str] | None
    low = ad.document.lower
    for duty in _kind(ad, "duty"):
        if level == "junior":
            found = _HEAVY_DUTY.search(low[duty.start : duty.end])
        elif level in {"mid", "senior"} and not publicsector.is_public(ad.document):
            found = _LINE_MANAGEMENT.search(low[duty.start : duty.end])
        else:
            break
        if found and not _NOT_MANAGING.search(low, duty.start, duty.end):
            return duty.start + found.start(), duty.start + found.end(), f'the work is to "{found[0]}"'
    title = ad.facts.title
    if level == "lead" and title and title.start >= 0 and _kind(ad, "duty") and not _leads(ad):
        return title.start, title.end, "nothing in the ad is led: no people, no mentoring, no direction to set"
    return None


def _leads(ad: Ad) -> bool:
    """Whether the ad says of the reader that there is something to lead."""
    document = ad.document
    return any(
        _LEADERSHIP.search(document.lower, section.start, section.end)
        for section in document.sections
        if section.kind not in {"title", "company", "benefits", "legal", "pay", "process"}
    )


def requirement_without_duty(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """A licence or a fashion that is asked for, and that nothing in the work needs."""
    del options
    low = ad.document.lower
    if not _kind(ad, "duty"):
        return
    for ask in _kind(ad, "must"):
        for wanted, reason, what in _ORPHANS:
            found = wanted.search(low, ask.start, ask.end)
            if found and not any(
                reason.search(low, zone.start, ask.start) or reason.search(low, ask.end, zone.end)
                for zone in ad.document.in_zone("ad")
            ):
                yield Match(found.start(), found.end(), {"words": found[0], "what": what})


def impossible_years(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """More years of a technology than it has been public."""
    del options
    for case in impossible(ad.facts.years, ad.facts.tools, ad.document.lower, ad.today):
        values: dict[str, object] = {
            "years": f"{case.years.min:g}",
            "name": case.name,
            "since": case.since,
            "life": case.life,
        }
        yield Match(case.years.start, case.years.end, values)


def duplicate_requirement(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """An ask or a duty that the ad has stated before, in nearly the same words or as the same trait of character."""
    document = ad.document
    items = sorted({ask.item for ask in ad.facts.requirements if ask.kind != "duty"})
    asks = [(document.blocks[item].start, document.blocks[item].end) for item in items]
    tools = [tool.mentions for tool in ad.facts.tools if len(tool.mentions) > 1]
    plain = [(start, end) for start, end in asks if "certif" not in document.lower[start:end]]
    near = list(repeats.find(document, least=options["shared"], apart_least=options["shared_apart"]))
    found: list[repeats.Repeat] = []
    for repeat in (
        *repeats.verbatim(document, asks),
        *sorted(near, key=lambda one: -one.weight),
        *repeats.traits(document.lower, asks),
        *(repeats.named(document.lower, plain, tools) if tools else ()),
    ):
        if len(found) >= options["most"]:
            break
        if all(repeat.end <= other.start or other.end <= repeat.start for other in found):
            found.append(repeat)
    for repeat in sorted(found, key=lambda one: one.start):
        words = " ".join(document.text[repeat.start : repeat.end].split())
        other = " ".join(document.text[repeat.first_start : repeat.first_end].split())
        related = (Related(repeat.first_start, repeat.first_end, "said here first"),)
        yield Match(repeat.start, repeat.end, {"words": words, "other": other}, related=related)
