"""The reason that a directive gives, and the day until which it holds."""

from __future__ import annotations

import datetime as dt

from jobwriter.patterns import compiled
from jobwriter.records import record

_UNTIL = compiled(r"(?i)(?:^|[\s,;(])(?:until|till|expir(?:es|y|ing))(?:\s*:\s*|\s+(?:on\s+)?)(?=[\da-z])")
_DAY = compiled(r"\d{4}-\d{2}-\d{2}(?![\w-])")
_LIKE_A_DAY = compiled(
    r"(?i)(?:\d{1,4}[-/.]\d{1,2}(?:[-/.]\d{1,4})?|(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?:of\s+)?"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?(?:\s+\d{1,2}(?:st|nd|rd|th)?,?)?"
    r"(?:\s+\d{4}|(?=[\s)]*$))|20\d\d)(?!\w)"
)
_YEAR = compiled(r"(?<!\d)\d{4}(?!\d)")
_YEAR_FIRST = compiled(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})")
_LEAD = " \t\r\n-\u2013\u2014:,;."


@record
class Reason:
    """What stands behind the names.

    Attributes:
        why: the reason, empty if there is none.
        until: the last day; None for no end.
        slip: what is wrong with the day, empty if nothing is.
        meant: the words with the day as it was plainly meant, empty where that is not plain.
    """

    why: str
    until: dt.date | None = None
    slip: str = ""
    meant: str = ""


def read(words: str) -> Reason:
    """Read a reason.

    Args:
        words: such as ``because the council sets the title until 2027-01-31``.
    """
    until: dt.date | None = None
    slip = meant = ""
    rest = words
    for match in _UNTIL.finditer(words):
        if day := _DAY.match(words, match.end()):
            try:
                until = dt.date.fromisoformat(day[0])
            except ValueError:
                slip = f"{day[0]} is no day of the calendar; write until 2027-01-31"
            rest = f"{words[: match.start()]} {words[day.end() :]}"
            break
        if day := _LIKE_A_DAY.match(words, match.end()):
            plain = _plain_day(day[0])
            meant = f"{words[: match.end()]}{plain}{words[day.end() :]}" if plain else ""
            slip = f"'until {day[0]}' is no date that can be counted on; write it as until {plain or '2027-01-31'}"
            break
    why = " ".join(rest.split()).strip(_LEAD + "()")
    if why[:8].lower() in {"because", "because "}:
        why = why[8:]
    return Reason(why, until, slip, meant)


def _plain_day(words: str) -> str:
    """A day in figures, if it can be read in one way only: 31.01.2027, January 31, 2027; not 01/02/2027."""
    from jobwriter.facts import Context, dates

    if year := _YEAR_FIRST.fullmatch(words):
        words = f"{year[1]}-{year[3]:0>2}-{year[4]:0>2}"
    day = dates.read(words, Context(dt.date.min, None, "en-GB"))
    if day is None or day.date is None or day.ambiguous or not _YEAR.search(words):
        return ""
    return day.date.isoformat()
