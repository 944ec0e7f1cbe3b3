"""Rules of the category consistency that read facts: one function per rule, named after its id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from jobwriter.engine import Ad
from jobwriter.facts import clashes, purpose
from jobwriter.facts.jobnames import between
from jobwriter.facts.model import Date, Fact, Pay, Years
from jobwriter.facts.voice import sentence_around
from jobwriter.finding import Match, Related, Severity, day_in_words
from jobwriter.patterns import pattern

_COMPARED = 20
_PLAIN = frozenset(
    [
        "of",
        "in",
        "a",
        "an",
        "the",
        "and",
        "or",
        "relevant",
        "professional",
        "commercial",
        "industry",
        "industrial",
        "practical",
        "hands-on",
        "experience",
        "work",
        "working",
        "similar",
        "role",
        "roles",
        "proven",
        "strong",
        "prior",
        "related",
        "solid",
        "full-time",
        "real-world",
        "total",
        "overall",
    ]
)
_LEVELLED = pattern(
    r"\b(?:junior|mid|mid-level|senior|lead|principal|level|degree|bachelor'?s?|master'?s?|phd|bs|ms|bsc|msc|if)\b"
)


def date_conflict(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """Dates that cannot all be true: two ages, a wrong order, a weekday that is not the date's."""
    del options
    facts = ad.facts
    posteds = [date for date in facts.posted_dates if date.date and date.label != "updated"]
    closings = [date for date in facts.closing_dates if date.date and date.label != "internal"]
    yield from _apart(posteds, "posted")
    yield from _apart(closings, "closes")
    posted = next((date for date in posteds if not date.relative), None)
    closing = next((date for date in closings if not date.ambiguous), None)
    start = facts.start_date if facts.start_date and facts.start_date.date else None
    for early, late, what in (
        (posted, closing, "the ad closes before it was posted"),
        (closing, start, "the job starts before applications close"),
        (posted, start if closing is None else None, "the job starts before the ad was posted"),
    ):
        if early and late and early.date and late.date and late.date < early.date and not early.ambiguous:
            yield _clash(early, late, what)
    dates: tuple[Date, ...] = (*posteds, *closings, *((start,) if start else ()))
    for date in dates:
        if date.date and date.weekday is not None and not date.ambiguous and date.date.weekday() != date.weekday:
            what = f"{day_in_words(date.date)} is a {date.date:%A}"
            yield Match(*date.place, {"words": date.text, "what": what})


def _apart(dates: Sequence[Date], verb: str) -> Iterator[Match]:
    """The first two statements of one thing that differ; ages are compared with ages, as roughly as they are given."""
    distinct = list({(date.date, date.relative, date.slack): date for date in reversed(dates)}.values())[::-1][:20]
    for at, first in enumerate(distinct):
        for second in distinct[at + 1 :]:
            if first.relative != second.relative or first.date is None or second.date is None:
                continue
            slack = max(first.slack, second.slack)
            if abs((first.date - second.date).days) > slack and not (first.ambiguous or second.ambiguous):
                yield _clash(first, second, f"the ad gives two days on which it {'was ' * (verb == 'posted')}{verb}")
                return


def _clash(first: Date, second: Date, what: str) -> Match:
    related = (Related(second.start, second.end, f"the other date: {second.text}"),) if second.start >= 0 else ()
    return Match(*first.place, {"words": f"{first.text} and {second.text}", "what": what}, related=related)


def experience_conflict(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """Two counts of years for the same thing, or a count that cannot be read."""
    del options
    asked = [years for years in ad.facts.years if years.start >= 0]
    for years in asked:
        if years.malformed:
            yield Match(years.start, years.end, {"words": years.text, "what": "a range and an open end at once"})
    for at, first in enumerate(asked):
        for second in asked[at + 1 : at + _COMPARED]:
            if what := _years_apart(ad, first, second):
                words = f"{first.text} and {second.text}"
                related = (Related(second.start, second.end, f"the other count: {second.text}"),)
                yield Match(first.start, first.end, {"words": words, "what": what}, related=related)
                return


def _years_apart(ad: Ad, first: Years, second: Years) -> str:
    """How two counts contradict each other, or nothing."""
    if (first.min, first.max) != (second.min, second.max) and _same_years(ad, first, second):
        return "two counts for one thing"
    for least, most in ((first, second), (second, first)):
        if least.required and most.required and "max" in most.text.lower() and (least.min or 0) > (most.max or 99):
            return "the least asked for is more than the most"
    return ""


def _same_years(ad: Ad, first: Years, second: Years) -> bool:
    """Whether two counts are of the same experience, asked for as firmly, and not of two levels or two degrees."""
    if first.required != second.required:
        return False
    one, other = _subject_words(first), _subject_words(second)
    if one != other or (not one and first.source == second.source):
        return False
    return not any(
        _LEVELLED.search(ad.document.lower, *sentence_around(ad.document, years.start)) for years in (first, second)
    )


def _subject_words(years: Years) -> frozenset[str]:
    return frozenset(word for word in years.subject.split() if word not in _PLAIN)


_CATEGORY = pattern(r"\b(?:category|family)[*_ ]{0,3}:[*_ ]{0,4}\Z")
"""What stands before the drawer in which a site files a job, which is coarser than its name."""


def title_conflict(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """The text gives the job another level or another name than the title does: each once, at most two names."""
    del options
    title = ad.facts.title
    if title is None:
        return
    apart = [(name, between(ad.document.text, title, name)) for name in ad.facts.titles]
    kinds = {"dropped"} if any(name.level and not difference for name, difference in apart) else set()
    named: set[str] = set()
    for name, difference in apart:
        if difference is None or difference.kind in kinds or name.text.lower() in named:
            continue
        named.add(name.text.lower())
        if difference.kind != "role" or len(named) > 1:
            kinds.add(difference.kind)
        mild = difference.kind == "dropped" or _CATEGORY.search(ad.document.lower, max(0, name.start - 24), name.start)
        severity: Severity = "warning" if mild else "error"
        related = (Related(title.start, title.end, f"the title: {title.text}"),) if title.start >= 0 else ()
        yield Match(name.start, name.end, {"words": name.text, "what": difference.words}, severity, related=related)


def purpose_conflict(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """The ad names two things that are built, and only one of them is what it goes on about."""
    del options
    pair = purpose.apart(ad.document)
    if pair is not None:
        first, second = pair
        text = ad.document.text
        values: dict[str, object] = {
            "first": text[first.start : first.end],
            "second": text[second.start : second.end],
        }
        yield Match(second.start, second.end, values, related=(Related(first.start, first.end, "the other purpose"),))


_FOR_SOME = pattern(
    r"\b(?:junior|mid|senior|lead|principal|graduate|levels?|grade|band|tier|zone|locations?|based in|california"
    r"|colorado|new york|nyc|san francisco|bay area|seattle|london|outside (?:of|the)|elsewhere|experienced"
    r"|candidates?)\b"
)
_PLACES = pattern(
    r"\b(?:most|mostly|usual(?:ly)?|typical(?:ly)?|normal(?:ly)?|general(?:ly)?|often|likely|start(?:s|ed|ing|ers?)?"
    r"|hir(?:e|es|ed|ing)|join(?:s|ed|ers?)?|land(?:s|ed)?|offer(?:s|ed)?|appoint(?:ed|ments?|s)?|aim(?:ing)?"
    r"|target(?:ing)?|expect(?:s|ed)?|budget(?:ed)?|mid-?point|middle|sits?|new (?:people|colleagues|hires)|entry"
    r"|tend(?:s)?|place[ds]?|level|grade|band|come in|probably|realistic(?:ally)?"
    r"|last (?:year|round|time))\b"
)
"""Words that tell where within a range people are hired, or where a level sits."""
_EITHER = pattern(r"\b(?:or|either|alternatively|contractors?|ftc|permanent or|if you)\b")
_A_YEAR = {"year": 1.0, "month": 12.0, "week": 52.0, "day": 220.0, "hour": 1_700.0}


def pay_conflict(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """The first two figures for pay that cannot both hold."""
    del options
    pays = [pay for pay in ad.facts.pays if not pay.estimated and not pay.bands and pay.start >= 0][:_COMPARED]
    for at, one in enumerate(pays):
        for other in pays[at + 1 :]:
            if _apart_enough(ad, one, other) and _pays_clash(ad, one, other):
                words = [" ".join(ad.document.text[pay.start : pay.end].split()) for pay in (one, other)]
                related = (Related(other.start, other.end, "the other figure"),)
                yield Match(one.start, one.end, {"one": words[0], "other": words[1]}, related=related)
                return


def _apart_enough(ad: Ad, one: Pay, other: Pay) -> bool:
    """Whether two figures stand in places that do not explain each other: no neighbours, no level or place named."""
    low = ad.document.lower
    if low.count("\n", one.end, other.start) < 3 and other.start - one.end < 200:
        return False
    return not any(_FOR_SOME.search(low, max(0, pay.start - 60), min(len(low), pay.end + 40)) for pay in (one, other))


def _pays_clash(ad: Ad, one: Pay, other: Pay) -> bool:
    """Whether two figures are for the same thing and differ; on-target, pro-rata and full-time pay are different."""
    if one.currency != other.currency or one.basis or other.basis or one.total != other.total:
        return False
    if one.period != other.period:
        return _periods_clash(ad, one, other)
    if _within(ad, one, other) or _within(ad, other, one):
        return False
    return any(a is not None and b is not None and a != b for a, b in ((one.min, other.min), (one.max, other.max)))


def _within(ad: Ad, inner: Pay, outer: Pay) -> bool:
    """Whether a figure lies inside the other's range; a range only where its sentence tells who is paid it."""
    ends = {end for end in (inner.min, inner.max) if end is not None}
    low, high = outer.min or 0.0, outer.max or float("inf")
    if not all(low <= end <= high for end in ends):
        return False
    return len(ends) == 1 or _PLACES.search(ad.document.lower, *sentence_around(ad.document, inner.start)) is not None


def _periods_clash(ad: Ad, one: Pay, other: Pay) -> bool:
    """Whether pay by the year and by the day are given with no word that one may choose."""
    if not {one.period, other.period} <= set(_A_YEAR) or one.period is None or other.period is None:
        return False
    if {one.period, other.period} & {"month"} or one.inferred or other.inferred:
        return False
    between_them = ad.document.lower[max(0, one.start - 60) : other.end + 60]
    if len(between_them) < 600 and _EITHER.search(between_them):
        return False
    first, second = (pay.max or pay.min or 0.0 for pay in (one, other))
    ratio = first * _A_YEAR[one.period] / (second * _A_YEAR[other.period] or 1.0)
    return not 0.75 < ratio < 1.33


def location_conflict(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """Places, or a place and a mode of work, that cannot both be true of one job."""
    del options
    for one, other, what in clashes.places(ad.document, ad.facts):
        yield _opposed(ad, one, other, what)


def contract_conflict(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """Terms of work that cannot both be true of one job."""
    del options
    for one, other, what in clashes.terms(ad.document, ad.facts):
        yield _opposed(ad, one, other, what)


def _opposed(ad: Ad, one: Fact, other: Fact | None, what: str) -> Match:
    """A finding at the first of two facts that has a place in the text, the other one beside it."""
    first, second = (other, None) if one.start < 0 and other is not None else (one, other)
    related: tuple[Related, ...] = ()
    if second is not None and second.start >= 0:
        words = " ".join(ad.document.text[second.start : second.end].split())
        related = (Related(second.start, second.end, f"against: {words}"),)
    if first.start < 0:
        return Match(values={"what": what})
    return Match(first.start, first.end, {"what": what}, related=related)
