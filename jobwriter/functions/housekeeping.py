"""Rules of the category housekeeping that read facts: one function per rule, named after its id."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from jobwriter.engine import Ad
from jobwriter.facts.model import Date
from jobwriter.finding import Match, Severity


def expired_ad(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """The ad has closed, or has stood so long that readers take it for dead."""
    closings = ad.facts.closing_dates
    for date in closings:
        if date.label == "closed":
            yield Match(*_place(date), {"what": f"The page says {date.text!r}"}, severity="error")
            return
    if any(date.date is not None and not _past(date, ad.today) for date in closings):
        return
    for date in closings:
        if date.date is not None:
            yield Match(
                *_place(date), {"what": f"The closing date, {_written(date.date)}, has passed"}, severity="error"
            )
            return
    if any(date.label == "rolling" for date in closings):
        return
    known = [date for date in ad.facts.posted_dates if date.date is not None]
    newest = max(known, key=lambda date: date.date or ad.today, default=None)
    if newest is None or newest.date is None:
        return
    age = (ad.today - newest.date).days
    if age > options["suggest_days"]:
        severity: Severity = "warning" if age > options["warn_days"] else "suggestion"
        yield Match(*_place(newest), {"what": f"The ad was posted {age} days ago"}, severity=severity)


def _past(date: Date, today: dt.date) -> bool:
    """Whether a date has passed in every way it can be read."""
    if date.date is None:
        return False
    other = date.date.replace(month=date.date.day, day=date.date.month) if date.ambiguous else date.date
    return max(date.date, other) < today


def _place(date: Date) -> tuple[int | None, int | None]:
    return (date.start, date.end) if date.start >= 0 else (None, None)


def _written(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"
