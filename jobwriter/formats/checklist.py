"""What people look for in an ad before they read it: each there with its words, or missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from jobwriter.document import Document
from jobwriter.facts.model import Fact, Facts
from jobwriter.formats import strip
from jobwriter.offsets import LineIndex
from jobwriter.records import record

_SHOWN = 140
"""Characters of a quote."""
_MANY = 5
"""Benefits, stages and contacts that are named."""


State = Literal["there", "unclear", "missing"]


@record
class Row:
    """One thing that readers look for.

    Attributes:
        label: what it is.
        state: ``unclear`` where the ad speaks of it and leaves out what counts, or only the page does.
        value: what is said, in our words; empty where nothing is.
        quote: in its own words, empty where the value is that already.
        line: where it says so, None for a field of a record.
    """

    label: str
    state: State
    value: str = ""
    quote: str = ""
    line: int | None = None


def checklist(facts: Facts, document: Document) -> tuple[Row, ...]:
    """The rows in the order in which readers ask."""
    index = LineIndex(document.source)
    rows = []
    for label, value, stated in _stated(facts):
        state: State = "missing" if not value else "unclear" if label in _unclear(facts) else "there"
        start, end = stated.place if stated else (None, None)
        if not value or start is None or end is None:
            rows.append(Row(label, state, value))
            continue
        first, last = document.to_source(start, end)
        words = " ".join(document.source[first:last].split())
        quote = "" if words in value else words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1]}\u2026"
        rows.append(Row(label, state, value, quote, index.position(first)[0]))
    return tuple(rows)


def _unclear(facts: Facts) -> Iterator[str]:
    pay, mode = facts.pay, facts.work_mode
    if pay and (pay.estimated or pay.open_end or pay.inferred or not pay.period):
        yield "Pay"
    if mode and mode.value == "hybrid" and mode.office_days is None:
        yield "Days on site"


def _stated(facts: Facts) -> Iterator[tuple[str, str, Fact | None]]:
    pay = facts.pay
    yield "Pay", strip.pay(pay) if pay else "", pay
    places = [place for place in facts.places if place.kind != "office"]
    yield "Place", ", ".join(dict.fromkeys(place.name for place in places)), places[0] if places else None
    mode = facts.work_mode
    unsaid = ", the days are not given" if mode and mode.value == "hybrid" and mode.office_days is None else ""
    yield "Days on site", f"{strip.mode(mode)}{unsaid}" if mode else "", mode
    contract, kind = facts.contract, facts.employment_type
    terms = [strip.contract(contract)] if contract else []
    terms += [kind.value] if kind else []
    yield "Contract", ", ".join(terms), contract or kind
    yield "Hours", f"{facts.hours.per_week:g} a week" if facts.hours else "", facts.hours
    closes = facts.closing_date
    yield "Closing date", strip.date(closes) if closes else "", closes
    stages, contacts = facts.process.stages, facts.process.contacts
    yield "Hiring process", _some([stage.text for stage in stages]), stages[0] if stages else None
    named = [", ".join(filter(None, (item.name, item.email, item.phone))) for item in contacts]
    yield "Who to ask", _some(named), contacts[0] if contacts else None
    benefits = facts.benefits
    yield "Benefits", _some([item.text for item in benefits]), benefits[0] if benefits else None
    offer = facts.adjustments
    yield "Adjustments", (offer.route or "offered") if offer else "", offer
    visa = facts.sponsorship
    yield "Sponsorship", ("offered" if visa.offered == "yes" else "not offered") if visa else "", visa


def _some(words: Sequence[str]) -> str:
    more = f"; and {len(words) - _MANY} more" if len(words) > _MANY else ""
    return "; ".join(" ".join(word.split()) for word in words[:_MANY]) + more
