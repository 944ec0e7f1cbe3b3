"""Dates and times as ISO 8601 writes them, and what is wrong with those of a posting."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Generator, Iterator

from jobwriter.jobposting.node import Node
from jobwriter.jobposting.problem import DATES, GOOGLE, GOOGLE_CONTENT, Problem, error, warning
from jobwriter.records import record

_ISO = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:[.,]\d{1,9})?)?\s?(Z|[+-]\d\d(?::?\d\d)?)?)?", re.IGNORECASE
)
_AHEAD = dt.timedelta(days=31)
"""How long before it appears an ad may be written."""
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)")
_LOOSE = re.compile(
    r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T]+(\d{1,2}:\d\d(?::\d\d)?)(?:\.\d+)?\s*(Z|[+-]\d\d:?\d\d)?)?"
)
_NAMES = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_WORDY = re.compile(
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)? +(?P<month>[a-z]{3,9})\.?,?"
    r"|(?P<month2>[a-z]{3,9})\.? +(?P<day2>\d{1,2})(?:st|nd|rd|th)?,?) +(?P<year>\d{4})",
    re.IGNORECASE,
)


@record
class Moment:
    """A date, with the time and zone where they are written.

    Attributes:
        date: the day as written, in its own zone.
        time: hours and minutes as written.
        offset: minutes east of Greenwich.
    """

    date: dt.date
    time: dt.time | None = None
    offset: int | None = None

    @property
    def last_day(self) -> dt.date:
        """The last whole day it covers: a time at night's beginning belongs to the day before."""
        if self.time is not None and self.time < dt.time(0, 1):
            return self.date - dt.timedelta(days=1)
        return self.date


class NotADate(ValueError):
    """No date, or none that exists; the message says which, ``meant`` what to write."""

    def __init__(self, message: str, meant: str = "") -> None:
        super().__init__(message)
        self.meant = meant


def parse(text: str) -> Moment:
    """Read a date or a date with a time.

    Raises:
        NotADate: not ISO 8601, or a day that no calendar has.
    """
    match = _ISO.fullmatch(text)
    if match is None:
        raise NotADate(f'"{text}" is not written as ISO 8601', _meant(text))
    year, month, day, hour, minute, second, zone = match.groups()
    try:
        date = dt.date(int(year), int(month), int(day))
    except ValueError as wrong:
        raise NotADate(f'"{text}" is no day of the calendar', "") from wrong
    if hour is None:
        return Moment(date)
    try:
        time = dt.time(int(hour), int(minute), int(second or 0))
    except ValueError as wrong:
        raise NotADate(f'"{text}" is no time of the day', f"{date}T23:59:59") from wrong
    return Moment(date, time, _minutes(zone))


def _minutes(zone: str | None) -> int | None:
    if zone is None:
        return None
    if zone in "Zz":
        return 0
    digits = zone[1:].replace(":", "").ljust(4, "0")
    return (int(digits[:2]) * 60 + int(digits[2:])) * (-1 if zone[0] == "-" else 1)


def _meant(text: str) -> str:
    """The ISO date of a text that can only mean one day, or nothing."""
    if match := _LOOSE.fullmatch(text):
        date = _date(*match.group(1, 2, 3))
        time = f"T{match[4].zfill(5) if len(match[4]) < 6 else match[4].zfill(8)}{match[5] or ''}" if match[4] else ""
        return date + time if date else ""
    if match := _COMPACT.fullmatch(text):
        return _date(*match.group(1, 2, 3))
    if match := _WORDY.fullmatch(text):
        name = (match["month"] or match["month2"]).lower()[:3]
        if name in _NAMES:
            return _date(match["year"], str(_NAMES.index(name) + 1), match["day"] or match["day2"])
    if match := re.fullmatch(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})", text):
        first, second = int(match[1]), int(match[3])
        if first > 12 or first == second:
            return _date(match[4], match[3], match[1])
        if second > 12:
            return _date(match[4], match[1], match[3])
    return ""


def _date(year: str, month: str, day: str) -> str:
    try:
        return dt.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""


def check(posting: Node, today: dt.date) -> Iterator[Problem]:
    """What is wrong with the dates of a posting.

    Args:
        posting: the posting.
        today: the day on which it is read.
    """
    posted = yield from _read(posting.at("datePosted"), "2026-12-01")
    if posted and posted.date > today + _AHEAD:
        yield warning(
            "posted-later",
            "datePosted",
            f"the job is posted on {posted.date}, long after the day of this check ({today})",
            "the day on which the ad is first published",
            GOOGLE,
        )
    through = posting.at("validThrough")
    if through is None:
        yield warning(
            "no-valid-through",
            "validThrough",
            "no last day to apply; required where there is one",
            '"validThrough": "2027-01-05T23:59:59+00:00", the end of the last day to apply',
        )
    else:
        yield from _through(through, posted, today)
    start = posting.at("jobStartDate")
    if start and _ISO.match(start.text):
        yield from _read(start, "2027-02-01")


def _through(node: Node, posted: Moment | None, today: dt.date) -> Iterator[Problem]:
    ends = yield from _read(node, "2027-01-05T23:59:59+00:00")
    if ends is None:
        return
    if ends.time is None:
        yield warning(
            "valid-through-no-time",
            "validThrough",
            f'"{node.text}" has no time, so the job may vanish as the day begins',
            f'"{ends.date}T23:59:59+00:00", with the zone of the place',
        )
    elif ends.offset is None:
        yield warning(
            "valid-through-no-zone",
            "validThrough",
            f'"{node.text}" has no time zone',
            f'"{node.text}+00:00", with the zone of the place',
        )
    if posted and ends.date < posted.date:
        yield error(
            "closes-before-posted",
            "validThrough",
            f"the job closes on {ends.date}, before it is posted ({posted.date})",
            "correct one of the two dates",
        )
    elif ends.date < today:
        yield error(
            "expired",
            "validThrough",
            f"the job closed on {ends.date}",
            "take the markup or the page away, or give the new closing date in the ad and here",
            GOOGLE_CONTENT,
        )


def _read(node: Node | None, example: str) -> Generator[Problem, None, Moment | None]:
    """Read a date and report what stops that; the generator returns the moment, or None."""
    if node is None or not isinstance(node.value, str):
        return None
    try:
        return parse(node.text)
    except NotADate as wrong:
        write = f'"{wrong.meant}"' if wrong.meant else f'year, month and day, such as "{example}"'
        yield error("not-a-date", node.path, str(wrong), write, DATES)
        return None
