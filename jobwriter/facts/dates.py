"""When the ad was posted, when it closes, when the job starts: dates with the words that label them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from itertools import islice
from typing import Literal

from jobwriter.characters import fold, lower
from jobwriter.document import Document
from jobwriter.facts import Context
from jobwriter.facts.model import Date, Voice
from jobwriter.facts.voice import spoken
from jobwriter.patterns import pattern
from jobwriter.records import record, replace

Kind = Literal["closing", "posted", "start"]


@record
class Dates:
    """Posted, closing and start dates: the one that counts, and every statement."""

    closing: Date | None = None
    closings: tuple[Date, ...] = ()
    posted: Date | None = None
    posteds: tuple[Date, ...] = ()
    start: Date | None = None


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_UNITS = {"minute": 0, "min": 0, "hour": 0, "hr": 0, "day": 1, "week": 7, "month": 30, "year": 365}
_WORDS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10,
}  # fmt: skip

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_FIGURES = pattern(
    r"[0-9](?<![\w/.-][0-9])(?:(?<=2)0\d\d-(?P<month1>\d\d)-(?P<day1>\d\d)(?:t[\d:.]{5,12}z?)?(?!\d)"
    rf"|\d?(?:(?:st|nd|rd|th)?(?: of)?[ -]{{1,2}}(?P<month>{_MONTH})(?:,?[ -]{{0,2}}(?P<year>20\d\d)\b)?"
    r"|[/.](?P<two>\d{1,2})[/.](?P<year2>20\d\d|\d\d)\b(?![/.]\d))"
    r"|\d{0,2}\+? ?(?P<unit>minute|min|hour|hr|day|week|month|year)s? ago\b)"
)
_MONTH_FIRST = pattern(
    rf"\b(?P<month>{_MONTH}) {{0,2}}(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\d|:)(?:,? {{1,2}}(?P<year>20\d\d)\b)?"
    r"|(?P<alone>20\d\d)\b)"
)
_IN_WORDS = pattern(
    r"\b(?:(?P<count>an?|one|two|three|four|five|six|seven|eight|nine|ten) "
    r"(?P<unit>minute|min|hour|hr|day|week|month|year)s? ago|(?P<now>today|yesterday|just now))\b",
    needs=(" ago", "today", "yesterday", "just now"),
    words="ago today yesterday just",
)
_WEEKDAY = pattern(r"\b(mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur|urs)?(?:day)?\.?,?[ ]{1,2}(?:the )?\Z")
_LABEL = pattern(
    r"\b(?P<internal>internal (?:closing|application) (?:date|deadline))\b"
    r"|\b(?P<expiry>expir(?:ation date|y date|y|es|ation)|valid (?:through|until)|listing ends)\b"
    r"|\b(?P<closing>closing (?:date|on)|close date|closes(?: on| at)?|clos(?:e|ing)(?: on|:)|closed on"
    r"|(?:applications?|vacancy|role|position|job|advert|posting|window) (?:will )?close[sd]?(?: on| at)?"
    r"|apply(?:ing)? (?:[\w./@:-]+ ){0,6}?(?:by|before|until|no later than)|deadlines?|end date for applications"
    r"|(?:applications?|cvs?|resumes?|letter) (?:[^\n!?;.]|\.(?! )){0,60}?\b(?:by|before|until|no later than)"
    r"|(?:close|stop) (?:(?:this|the|taking|reading|accepting|new) ){1,3}(?:ad|advert|vacancy|posting|post|role"
    r"|applications?)(?: on| after)?"
    r"|[\w+-]{1,40}@[\w.-]+\w,? (?:by|before|until|no later than)"
    r"|last date|last day to apply|open until|(?:apply(?:ing)?|applications?"
    r"|application process)[:#*_ ]{0,6}\n\W{0,6}by)\b"
    r"|\b(?P<updated>(?:last )?(?:updated|modified|refreshed|reposted)|re-posted)\b"
    r"|\b(?P<loose>advertised|listed|published)\b"
    r"|\b(?P<posted>posting date|date posted|date published|(?:first |originally )?posted"
    r"|publication date|listing date|posted date|opening date|opened on)\b"
    r"|\b(?P<start>start(?:ing)? date|date of (?:joining|entry|start)"
    r"|start(?:s|ing)?|commenc(?:es?|ing|ement)(?: date)?|joining date|available from)\b"
)
_SOON = pattern(
    r"\b(?:start(?:ing)?(?: date)?:?\W{0,6}\b"
    r"(?:asap|a\.s\.a\.p|as soon as possible|immediate(?:ly)?(?: available)?)"
    r"|(?:asap|immediate|immediately) start)\b",
    needs=("asap", "immediate", "as soon as", "a.s.a.p"),
    words="asap immediate immediately soon p",
)
_ROLLING = pattern(
    r"\b(?:rolling (?:basis|application|recruitment|deadline|admission|review)s?"
    r"|until (?:the |this )?(?:position|role|vacancy|post|job)s? (?:is|are|has been|have been) filled"
    r"|open until filled)\b",
    needs=("rolling", "filled"),
)
_CLOSED = pattern(
    r"\b(?:applications?(?: for this (?:role|job|position|vacancy))? (?:are |is |have )?(?:now )?closed"
    r"|no longer (?:accepting|taking|open (?:for|to)) (?:new )?applications?"
    r"|(?:this |the )?(?:job|vacancy|position|role|posting|advert|listing)(?: posting| ad| advert| listing)? "
    r"(?:is no longer (?:available|open|active|advertised)|is (?:now )?(?:closed|expired|filled)"
    r"|has (?:now )?(?:expired|closed|been (?:closed|filled|removed)))"
    r"|(?:job|vacancy|posting|listing) (?:expired|closed))\b",
    needs=("closed", "no longer", "expired", "filled", "removed"),
    words="closed longer expired filled removed",
)
_ANSWERED = pattern(
    r"\b(?:(?:we|i|you)(?:'ll| will| shall| aim to| try to| hope to)? (?:\w+ ){0,2}?(?:read|review|reply|respond"
    r"|answer"
    r"|sift|hear|acknowledge|get back|look (?:at|through)|go through|shortlist|decide)"
    r"|applications? (?:are|is|will be|get) (?:\w+ )?(?:read|reviewed|sifted|answered|acknowledged|considered"
    r"|assessed"
    r"|scored|shortlisted))\b"
)
"""What the employer does with applications, by a day that is not the last one to apply."""
_CONDITION = pattern(
    r"\b(?:if|when|once|after|until|before|should|unless|in case|in the event|as soon as|may"
    r"|might)\b"
)
_STOP = pattern(r"[.!?;] |\n[ ]*\n[ ]*\n|\bto (?:20\d\d|now|present)\b")

_MOST = 1000
"""Dates of each shape that are looked at in one run of text."""
_REACH = 90
"""How far before a date its label may start."""
_GAP = 48
"""How far a label may stand from its date."""
_HEAD = 700
"""Where in an ad an age without a label still says when the ad was posted."""


def extract(document: Document, context: Context) -> Dates:
    """Find the dates of the posting in the ad, in the page around it and in its fields.

    Args:
        document: the ad as understood.
        context: the day of the run, for ages and missing years, and the country, for ``02/03/2026``.
    """
    found: dict[Kind, list[Date]] = {"closing": [], "posted": [], "start": []}
    for kind, date in _from_fields(document, context):
        found[kind].append(date)
    fields = {kind: tuple(dates) for kind, dates in found.items()}
    for start, end, voice in spoken(document):
        for kind, date in _from_text(document.lower, start, end, voice, context):
            if not any(other.start < date.end and date.start < other.end for other in fields[kind]):
                found[kind].append(replace(date, text=document.text[date.start : date.end]))
    for dates in found.values():
        dates.sort(key=lambda date: date.start)
    return Dates(
        closing=_best(found["closing"]),
        closings=tuple(found["closing"]),
        posted=_best([date for date in found["posted"] if date.label != "updated"]) or _best(found["posted"]),
        posteds=tuple(found["posted"]),
        start=_best(found["start"]),
    )


def read(words: str, context: Context) -> Date | None:
    """Read the first date in ``words``, as a field of a record gives it; None where there is none.

    Args:
        words: ``2026-03-19T00:00:00Z``, ``18 December 2026``, ``3 days ago``, or seconds or milliseconds since 1970.
        context: as for :func:`extract`.
    """
    words = words.strip()
    if words.isdigit() and len(words) in {10, 13}:
        seconds = int(words) // (1000 if len(words) == 13 else 1)
        return Date(date=dt.datetime.fromtimestamp(seconds, dt.UTC).date(), text=words)
    return next(_dates(lower(fold(words)), 0, len(words), context), None)


def _from_fields(document: Document, context: Context) -> Iterator[tuple[Kind, Date]]:
    names: tuple[tuple[str, Kind], ...] = (("closes", "closing"), ("posted", "posted"), ("start", "start"))
    for name, kind in names:
        field = document.fields.get(name)
        if field is None or not field.value.strip():
            continue
        date = read(field.value, context)
        if date is None:
            soon = kind == "start" and _SOON.search(f"start {lower(field.value)}")
            rolling = kind == "closing" and _ROLLING.search(lower(field.value))
            if not soon and not rolling:
                continue
            date = Date(date=None, label="soon" if soon else "rolling")
        voice: Voice = "posting" if document.format == "record" else "ad"
        label = date.label or name
        yield kind, replace(date, start=field.start, end=field.end, text=field.value, label=label, source=voice)


def _from_text(low: str, start: int, end: int, voice: Voice, context: Context) -> Iterator[tuple[Kind, Date]]:
    last = start
    for date in _dates(low, start, end, context):
        kind, label = _labelled(low, max(last, date.start - _REACH, start), date)
        last = date.end
        if kind is None and date.relative and _stands_alone(low, date, start, voice):
            kind, label = "posted", "age"
        if kind is None or (date.date is None and kind != "start"):
            continue
        if kind == "start" and (date.relative or (date.date or context.today).year < context.today.year - 1):
            continue
        if kind == "closing" and date.relative and date.text not in {"today"}:
            continue
        yield kind, replace(date, label=label, source=voice)
    for match in _SOON.finditer(low, start, end):
        yield "start", Date(date=None, text=match[0], label="soon", start=match.start(), end=match.end(), source=voice)
    for match in _ROLLING.finditer(low, start, end):
        yield (
            "closing",
            Date(date=None, text=match[0], label="rolling", start=match.start(), end=match.end(), source=voice),
        )
    for match in _CLOSED.finditer(low, start, end):
        line = low.rfind("\n", 0, match.start()) + 1
        if not _CONDITION.search(low, max(line, match.start() - 60), match.start()):
            yield (
                "closing",
                Date(date=None, text=match[0], label="closed", start=match.start(), end=match.end(), source=voice),
            )


def _dates(low: str, start: int, end: int, context: Context) -> Iterator[Date]:
    """All dates and ages in ``low[start:end]`` in order, not yet labelled."""
    found = [_date_by_figures(low, match, context) for match in islice(_FIGURES.finditer(low, start, end), _MOST)]
    found += [_date_by_month(low, match, context) for match in islice(_MONTH_FIRST.finditer(low, start, end), _MOST)]
    found += [_age_in_words(match, context) for match in islice(_IN_WORDS.finditer(low, start, end), _MOST)]
    last = start
    for date in sorted((date for date in found if date is not None), key=lambda date: (date.start, -date.end)):
        if date.start >= last:
            last = date.end
            yield date


def _date_by_figures(low: str, match: re.Match[str], context: Context) -> Date | None:
    """``2026-12-18``, ``18 December 2026``, ``18/12/2026``, ``3 days ago``."""
    date = Date(date=None, text=match[0], start=match.start(), end=match.end())
    groups = match.groupdict()
    if groups["unit"]:
        return _age(date, int(_leading(match[0])), groups["unit"], context)
    if groups["month1"]:
        known = _day(int(match[0][:4]), int(groups["month1"]), int(groups["day1"]))
        return replace(date, date=known) if known else None
    first = int(_leading(match[0]))
    date = _with_weekday(low, date)
    if groups["two"]:
        return _numeric(date, first, int(groups["two"]), int(groups["year2"]), context)
    return _worded(date, first, groups["month"], groups["year"], context)


def _date_by_month(low: str, match: re.Match[str], context: Context) -> Date | None:
    """``December 18, 2026``; ``December 2026`` gives a date without a day."""
    date = Date(date=None, text=match[0], start=match.start(), end=match.end())
    if match["alone"]:
        return date
    return _worded(_with_weekday(low, date), int(match["day"]), match["month"], match["year"], context)


def _age_in_words(match: re.Match[str], context: Context) -> Date:
    date = Date(date=None, text=match[0], start=match.start(), end=match.end())
    if match["unit"]:
        return _age(date, _WORDS[match["count"]], match["unit"], context)
    day = context.today - dt.timedelta(days=match["now"] == "yesterday")
    return replace(date, date=day, relative=True)


def _age(date: Date, count: int, unit: str, context: Context) -> Date:
    size = _UNITS[unit]
    day = context.today - dt.timedelta(days=min(count * size, 36500))
    return replace(date, date=day, relative=True, slack=max(size - 1, 0))


def _leading(words: str) -> str:
    """The figures at the start."""
    return words[: next((at for at, char in enumerate(words) if not char.isdigit()), len(words))]


def _with_weekday(low: str, date: Date) -> Date:
    """The date with the weekday that stands before it."""
    match = _WEEKDAY.search(low, max(date.start - 16, 0), date.start)
    if match is None:
        return date
    return replace(date, weekday=_DAYS.index(match[1]), start=match.start(), text=match[0] + date.text)


def _numeric(date: Date, one: int, two: int, year: int, context: Context) -> Date | None:
    """``02/03/2026``: day first, unless the country or the figures say otherwise."""
    if year < 100:
        year += 2000
    american = "/" in date.text and (context.country == "US" or (context.country is None and context.locale == "en-US"))
    first, second = ((year, one, two), (year, two, one)) if american else ((year, two, one), (year, one, two))
    known = _day(*first)
    other = _day(*second)
    ambiguous = known is not None and other is not None and known != other
    return replace(date, date=known or other, ambiguous=ambiguous) if known or other else None


def _worded(date: Date, number: int, name: str, written: str | None, context: Context) -> Date | None:
    """``Friday 18 December 2026``; a year that is not written is the next one, or this one if it has just passed."""
    month = _MONTHS.index(name[:3]) + 1
    if written:
        known = _day(int(written), month, number)
    else:
        today = context.today
        near = [day for year in (today.year - 1, today.year, today.year + 1) if (day := _day(year, month, number))]
        named = [day for day in near if day.weekday() == date.weekday]
        coming = [day for day in near if -_JUST <= (day - today).days < 366 - _JUST]
        known = next(iter(named or coming), None)
    return replace(date, date=known) if known else None


_JUST = 120
"""Days for which a date without a year is read as one that has passed."""


def _day(year: int, month: int, number: int) -> dt.date | None:
    try:
        return dt.date(year, month, number)
    except ValueError:
        return None


def _labelled(low: str, start: int, date: Date) -> tuple[Kind | None, str]:
    """The kind of a date by the last label before it, and the label."""
    last = None
    for match in _LABEL.finditer(low, start, date.start):
        last = match
    if last is None or date.start - last.end() > _GAP or _STOP.search(low, last.end(), date.start):
        return None, ""
    group = last.lastgroup or ""
    if group == "closing" and _ANSWERED.search(low, max(start, _opening(low, last.start())), last.end()):
        return None, ""
    if (
        group in {"loose", "updated"}
        and low[max(last.start() - 3, 0) : last.start()].strip(" *_-·|•(")[-1:] not in "\n"
    ):
        return None, ""
    kind: Kind = "start" if group == "start" else "posted" if group in {"posted", "updated", "loose"} else "closing"
    if group == "start" and date.start - last.end() > 24:
        return None, ""
    return kind, group if group in {"internal", "expiry", "updated"} else last[0]


def _opening(low: str, at: int) -> int:
    """Where the sentence around an offset starts."""
    return max(low.rfind(mark, max(at - _REACH, 0), at) for mark in (". ", "\n", "! ", "? ", "; ")) + 1


def _stands_alone(low: str, date: Date, start: int, voice: Voice) -> bool:
    """Whether an age is a line, or a part of a line set off by signs, near the head of the page."""
    if voice == "ad" and date.start - start > _HEAD:
        return False
    before = low[max(date.start - 4, 0) : date.start].rstrip(" *_")
    after = low[date.end : date.end + 4].lstrip(" *_")
    return (not before or before[-1] in "\n|·•-") and (not after or after[0] in "\n|·•-")


def _best(dates: list[Date]) -> Date | None:
    """The statement that counts: a date of the employer, then one of the page, then words without a date."""
    known = [date for date in dates if date.date is not None]
    outward = [date for date in known if date.label != "internal"]
    for choice in (
        [date for date in outward if date.source == "ad" and date.label != "expiry"],
        [date for date in outward if date.label != "expiry"],
        outward,
        known,
        [date for date in dates if date.label == "closed"],
        dates,
    ):
        if choice:
            return choice[0]
    return None
