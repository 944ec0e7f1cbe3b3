"""Rules of the category consistency that read facts: one function per rule, named after its id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from jobwriter.engine import Ad
from jobwriter.facts.model import Date
from jobwriter.finding import Match, Related


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
    for date in (*posteds, *closings, *((start,) if start else ())):
        if date.date and date.weekday is not None and not date.ambiguous and date.date.weekday() != date.weekday:
            what = f"{date.date.day} {date.date:%B %Y} is a {date.date:%A}"
            yield Match(*_spot(date), {"words": date.text, "what": what})


def _apart(dates: Sequence[Date], verb: str) -> Iterator[Match]:
    """The first two statements of one thing that differ; ages are compared with ages, as roughly as they are given."""
    for at, first in enumerate(dates):
        for second in dates[at + 1 :]:
            if first.relative != second.relative or first.date is None or second.date is None:
                continue
            slack = max(first.slack, second.slack)
            if abs((first.date - second.date).days) > slack and not (first.ambiguous or second.ambiguous):
                yield _clash(first, second, f"the ad gives two days on which it {'was ' * (verb == 'posted')}{verb}")
                return


def _clash(first: Date, second: Date, what: str) -> Match:
    related = (Related(second.start, second.end, f"the other date: {second.text}"),) if second.start >= 0 else ()
    return Match(*_spot(first), {"words": f"{first.text} and {second.text}", "what": what}, related=related)


def _spot(date: Date) -> tuple[int | None, int | None]:
    return (date.start, date.end) if date.start >= 0 else (None, None)
