"""Rules of the category structure that read facts: one function per rule, named after its id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from jobwriter.engine import Ad
from jobwriter.finding import Match


def no_application_process(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """Nothing tells the reader what follows: no stage, no time, no closing date, nobody to ask."""
    del options
    process = ad.facts.process
    closes = any(
        date.date is not None and date.label != "internal" and not (date.label == "expiry" and date.source == "posting")
        for date in ad.facts.closing_dates
    )
    if not (process.stages or process.timeline or process.contacts or closes):
        yield Match(section="process")


def unstated_sponsorship(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """No word on visas, the right to work or a clearance that settles both."""
    del options
    if not (ad.facts.sponsorship or ad.facts.right_to_work or ad.facts.clearance):
        yield Match(section="legal")
