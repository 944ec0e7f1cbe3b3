"""Rules of the category structure that read facts: one function per rule, named after its id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from jobwriter import layout, lostlists
from jobwriter.document import Document
from jobwriter.engine import Ad
from jobwriter.facts import contents, opening, vague
from jobwriter.facts.model import Fact
from jobwriter.facts.reach import names_site, shows_who
from jobwriter.facts.voice import in_ad
from jobwriter.finding import Match, Severity
from jobwriter.patterns import pattern


def no_application_process(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """Nothing tells the reader what follows: no stage, no time, no closing date, nobody to ask."""
    del options
    process = ad.facts.process
    closes = any(
        date.date is not None and date.label != "internal" and not (date.label == "expiry" and date.source == "posting")
        for date in ad.facts.closing_dates
    )
    if not (process.stages or process.timeline or process.contacts or closes):
        rolling = any(date.label == "rolling" for date in ad.facts.closing_dates)
        yield Match(section="process", meets=("deadline",) if rolling else ())


def unstated_sponsorship(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """No word on visas, the right to work or a clearance that settles both."""
    del options
    if not (ad.facts.sponsorship or ad.facts.right_to_work or ad.facts.clearance):
        yield Match(section="legal")


_LOST = {
    "inline": "{count} bullets stand inside one line",
    "clauses": "{count} items run on without a stop between them",
    "lines": "{count} lines in a row have lost their bullets",
    "parts": "{count} things stand in one sentence",
    "words": "this paragraph has {count} words",
    "sentences": "this paragraph has {count} sentences",
}


def lost_list(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """A list that was flattened into running text, or a paragraph too long for a screen."""
    for lost in lostlists.lost_lists(ad.document, options["max_words"], options["max_sentences"]):
        from jobwriter.mends import bullets

        values = {"what": _LOST[lost.form].format(count=lost.count), "count": lost.count}
        yield Match(lost.start, lost.end, values, fixes=bullets.fixes(ad.document, lost))


def list_shape(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """Lists that are too short or too long, an ad without any, and headings with nothing under them."""
    document = ad.document
    lists = list(layout.lists(document))
    for listed in lists:
        count = len(listed.items)
        first = listed.items[0]
        if listed.section.kind == "legal" or (count == 1 and first.marker[:1] in _ASIDES):
            continue  # policy text is not the writer's to shape, and these marks need not make a list
        if count > options["max_items"]:
            yield Match(first.start, first.end, {"what": f"This list has {count} bullets"})
        elif count < options["min_items"]:
            what = "This list has one bullet" if count == 1 else f"This list has {count} bullets"
            yield Match(first.start, first.end, {"what": what})
    if not lists:
        yield Match(values={"what": "The ad has no list at all"})
    for heading in layout.empty_headings(document):
        what = f"Nothing stands under {document.text[heading.start : heading.end]!r}"
        yield Match(heading.start, heading.end, {"what": what}, severity="warning")


_ASIDES = frozenset("0123456789–—")
"""What may open a line that is no list: a number heads what follows, a dash goes on from the line above."""


def company_heavy(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """A large share of the words is about the employer, its values and its policies."""
    share = layout.employer_share(ad.document)
    if share * 100 > options["suggest_percent"]:
        severity: Severity = "warning" if share * 100 > options["warn_percent"] else "suggestion"
        yield Match(values={"percent": round(share * 100)}, severity=severity, section="company")


def ad_length(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """The employer's text is much shorter or longer than readers finish."""
    count = layout.length(ad.document)
    low, high = options["min_words"], options["max_words"]
    if low <= count <= high:
        return
    far = count < options["warn_below"] or count > options["warn_above"]
    how = "short" if count < low else "long"
    yield Match(values={"words": count, "how": how}, severity="warning" if far else "suggestion")


def weak_opening(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """The first words tell neither what the job is there to solve, nor pay and place."""
    document, facts = ad.document, ad.facts
    after = facts.title.end if facts.title and facts.title.start >= 0 else 0
    start, end = opening.first_words(document, after, options["words"])
    pays = [pay for pay in facts.pays if not pay.estimated]
    if _early(pays, end) and (_early(facts.places, end) or _early(facts.modes, end)):
        return
    if end <= start or opening.problem(document, facts.titles, start, end):
        return
    if facts.problem is not None and start <= facts.problem.start < end and opening.is_of_job(document, facts.problem):
        return
    first = next((item for item in document.sentences if item.start >= start and item.section >= 0), None)
    if first is not None:
        yield Match(first.start, first.end, {"words": options["words"]})


def _early(facts: Sequence[Fact], end: int) -> bool:
    """Whether one of the facts stands before ``end``, or in a field above the text."""
    return any(fact.start < end for fact in facts)


def missing_core_facts(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """Facts that no ad can do without, in one finding.

    It warns where a reader cannot tell what the job is, who hires, or neither place nor terms. An employer that nobody
    can trace is left to the rule unverifiable-employer, and an ad without anything on how one applies to
    no-application-process.
    """
    del options
    missing = [name for name, given in _core(ad) if not given]
    if not missing or (missing == [_ROUTE] and not ad.facts.closing_dates):
        return
    grave = _GRAVE.intersection(missing) or {_PLACE, _TERMS} <= set(missing)
    values: dict[str, object] = {"missing": ", ".join(missing), "count": len(missing)}
    yield Match(values=values, severity=None if grave else "suggestion", section="summary")


_PLACE, _TERMS, _ROUTE = "the place", "hours or kind of contract", "a way to apply"
_LOCATED = pattern(r"(?m)^\W{0,6}Location\W{1,6}(?!(?:Remote|Hybrid|On|Flexible|Various|TBC|Multiple)\b)[A-Z][a-z]+")
_STRIP = 1500
"""Characters in which the facts at the head of an ad stand."""
_GRAVE = frozenset(("the employer", "what one does", "what one must bring"))
"""Without any one of these an ad is none."""


def _core(ad: Ad) -> Iterator[tuple[str, bool]]:
    facts, document = ad.facts, ad.document
    unverifiable = not shows_who(document, facts.process.contacts)
    yield "the employer", bool(facts.employer or facts.unnamed_employer or unverifiable or names_site(document))
    remote = any(mode.value == "remote" for mode in facts.modes)
    yield (
        _PLACE,
        bool(facts.places or remote or document.fields.get("location")) or _named_elsewhere(ad) or _labelled(ad),
    )
    yield _TERMS, bool(facts.employment_types or facts.contracts or facts.hours) or _timetabled(document)
    yield "what one does", contents.tells_duties(document, facts.requirements)
    yield "what one must bring", contents.tells_demands(document, facts.requirements)
    process = facts.process
    yield _ROUTE, bool(facts.apply or process.contacts or process.stages)


def _labelled(ad: Ad) -> bool:
    """Whether a label ``Location:`` has the name of a town behind it that no list of towns holds."""
    return _LOCATED.search(ad.document.text, 0, _STRIP) is not None


_DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?s?"
_DAYS = rf"\b{_DAY}(?: ?(?:-|–|to|through|until|till|and|&) ?{_DAY})?\b"
_CLOCK = r"\d{1,2}(?:(?:[:.]\d\d)? ?[ap]\.?m\b\.?|[:.]\d\d)"
_SPELL = rf"{_CLOCK} ?(?:-|–|to|until|till|and) ?{_CLOCK}|\b9 ?(?:-|–|to) ?5\b"
_TIMETABLE = pattern(
    rf"{_DAYS}[,:(]? ?(?:(?:between|from) )?(?:{_SPELL})|(?:{_SPELL})[,:(]? ?(?:on |from )?{_DAYS}",
    needs=("mon", "tue", "wed", "thu", "fri", "sat", "sun"),
)
"""The days and times at which one works: ``Monday to Friday, 9am to 5.30pm``."""


def _timetabled(document: Document) -> bool:
    """Whether the ad gives the times of the working day, though no number of hours."""
    return next(in_ad(document, _TIMETABLE), None) is not None


def _named_elsewhere(ad: Ad) -> bool:
    """Whether a place is named where the text is about the job and not about the company."""
    for mention in ad.facts.place_mentions:
        section = ad.document.section_at(mention.start)
        if section is None or section.kind not in {"company", "legal", "values"}:
            return True
    return False


def vague_work_pattern(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """Hybrid without days, remote without a region, flexible without hours."""
    del options
    for fact, what, minor in vague.patterns(ad.document, ad.facts):
        severity: Severity | None = "suggestion" if minor else None
        if fact.start < 0:
            yield Match(values={"words": "The field", "what": what}, section="place", severity=severity)
            continue
        words = " ".join(ad.document.text[fact.start : fact.end].split())
        yield Match(fact.start, fact.end, {"words": f'"{words}"', "what": what}, severity=severity)


def locked_block(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """A passage of the house that is missing, or says something else."""
    if options["blocks"]:
        from jobwriter import housestyle

        yield from housestyle.locked(ad.document, options["blocks"])


def missing_section(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """A section that the house asks for."""
    if options["sections"]:
        from jobwriter import housestyle

        yield from housestyle.without(ad.document, options["sections"])
