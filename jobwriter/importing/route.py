"""How one applies and what happens then: stages, contact, dates, adjustments, equality, visa, clearance."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from jobwriter.facts.model import Adjustments, Contact, Date
from jobwriter.facts.voice import sentence_around
from jobwriter.finding import day_in_words
from jobwriter.importing import figures
from jobwriter.importing.evidence import stopped, words
from jobwriter.importing.sheet import Sheet, fault
from jobwriter.patterns import pattern

STAGES = 6
"""Steps that a brief has at most."""
_EQUAL = pattern(
    r"\b(?:regardless|race|gender|disabilit\w+|religion|divers\w+|inclusi\w+|backgrounds?|discriminat\w+|equal\w*"
    r"|adjustments?|accommodations?)\b"
)
_NEAR = 300
"""Characters within which the way to ask follows the offer."""


def fill(sheet: Sheet) -> None:
    """Fill in process, application, dates and what the law asks for."""
    _process(sheet)
    _apply(sheet)
    _adjustments(sheet)
    _dates(sheet)
    facts = sheet.facts
    if facts.sponsorship is not None:
        sheet.fill("visa.sponsorship", facts.sponsorship.offered == "yes", sheet.evidence.cite(facts.sponsorship))
    elif facts.right_to_work is not None:
        sheet.hint("visa", f"the ad asks for a right to work: {sheet.evidence.cite(facts.right_to_work)}.")
    if facts.clearance is not None:
        sheet.fill("clearance", facts.clearance.level, sheet.evidence.cite(facts.clearance))


def _process(sheet: Sheet) -> None:
    process = sheet.facts.process
    chosen: list[tuple[str, str]] = []
    for stage in process.stages:
        text, place = words(sheet.document, stage.start, stage.end) or stage.text, sheet.evidence.line(stage.start)
        if len(chosen) < STAGES and not fault("process.stages", [text]):
            chosen.append((text, place))
        else:
            sheet.spare("process.stages", text, place)
    if chosen and sheet.fill("process.stages", [text for text, _ in chosen]):
        for index, (_, place) in enumerate(chosen, 1):
            sheet.comments[f"process.stages[{index}]"] = place
    if process.timeline is not None:
        cited = sheet.evidence.cite(process.timeline)
        said = words(sheet.document, process.timeline.start, process.timeline.end)
        number = figures.working_days(said)
        if number is None or "week" in said.lower() or fault("process.reply_within_days", number):
            sheet.hint("process.reply_within_days", f"the ad says only: {cited}.")
        else:
            sheet.fill("process.reply_within_days", number, cited)


def _apply(sheet: Sheet) -> None:
    apply = sheet.facts.apply
    if apply is not None:
        cited = sheet.evidence.cite(apply, "apply_url")
        if apply.kind == "button":
            sheet.hint("apply", f"the ad has only a button ({cited}).")
        else:
            sheet.fill(f"apply.{apply.kind}", apply.value, cited)
    address = apply.value if apply is not None else ""
    for contact in sorted(sheet.facts.process.contacts, key=lambda contact: not contact.name):
        text = _contact(contact)
        if text == address:
            continue
        if text and not fault("apply.contact", text):
            sheet.fill("apply.contact", text, sheet.evidence.cite(contact))
            return
        if text:
            sheet.hint("apply.contact", f"the ad names {text}, without a way to reach them.")


def _contact(contact: Contact) -> str:
    return ", ".join(filter(None, (contact.name, contact.email, contact.phone)))


def _adjustments(sheet: Sheet) -> None:
    """Whom to ask for adjustments; an offer without anybody to ask stands with the words on equality."""
    facts = sheet.facts
    said: list[tuple[int, int]] = []
    equal, adjustments = facts.equal_opportunity, facts.adjustments
    if equal is not None and equal.start >= 0:
        said.append(sentence_around(sheet.document, equal.start))
        said += _goes_on(sheet, said[-1])
    if adjustments is not None and adjustments.offered:
        cited = sheet.evidence.cite(adjustments)
        if adjustments.route and not fault("adjustments.contact", adjustments.route):
            sheet.fill("adjustments.contact", adjustments.route, cited)
        else:
            sheet.hint("adjustments.contact", f"the ad offers adjustments and names nobody to ask: {cited}.")
            said += _offer(sheet, adjustments)
            said += _goes_on(sheet, said[-1]) if said else ()
    told = [stopped(words(sheet.document, *span)) for span in sorted(set(said))]
    lines = " and ".join(sheet.evidence.line(start) for start, _ in sorted(set(said)))
    while told and fault("equality", " ".join(told)):
        told.pop()
    if told:
        sheet.fill("equality", " ".join(told), lines)


def _goes_on(sheet: Sheet, first: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """The sentences of the paragraph around the first words on equality that speak of it too, without a gap."""
    document = sheet.document
    block = document.block_at(first[0])
    if block is None:
        return
    inside = [(one.start, one.end) for one in document.sentences if block.start <= one.start < block.end]
    for part in (
        [span for span in inside if span[0] >= first[1]],
        [span for span in reversed(inside) if span[1] <= first[0]],
    ):
        yield from takewhile(lambda span: _EQUAL.search(document.lower, *span) is not None, part)


def _offer(sheet: Sheet, adjustments: Adjustments) -> Iterator[tuple[int, int]]:
    """The sentence that offers adjustments, and the one that says how to ask for them."""
    if adjustments.start < 0:
        return
    yield sentence_around(sheet.document, adjustments.start)
    route = adjustments.route.lower()
    at = sheet.document.lower.find(route, adjustments.start, adjustments.end + _NEAR) if route else -1
    if at >= 0:
        yield sentence_around(sheet.document, at)


def _dates(sheet: Sheet) -> None:
    facts = sheet.facts
    days = {date.date for date in facts.closing_dates if date.date and date.label != "internal" and not date.relative}
    if len(days) > 1:
        told = ", ".join(day_in_words(day) for day in sorted(days))
        sheet.doubt("dates.closes", f"the ad gives several closing dates: {told}.")
    else:
        _closes(sheet, facts.closing_date)
    posted = facts.posted_date
    if posted is not None and posted.date is not None:
        sheet.hint("dates.posts", f"the ad first went out on {day_in_words(posted.date)}.")
    start = facts.start_date
    if start is not None:
        cited = sheet.evidence.cite(start, "start")
        closes = sheet.values.get("dates.closes")
        if start.date is None or start.ambiguous:
            sheet.hint("dates.starts", f"the ad says only: {cited}.")
        elif start.date < sheet.today or (closes is not None and start.date <= closes):
            sheet.doubt("dates.starts", f"the date has passed or is not after the closing date: {cited}.")
        else:
            sheet.fill("dates.starts", start.date, cited)


def _closes(sheet: Sheet, closing: Date | None) -> None:
    if closing is None:
        return
    cited = sheet.evidence.cite(closing, "closes")
    if closing.date is None:
        sheet.hint("dates.closes", f"no day is given: {cited}.")
    elif closing.date < sheet.today:
        sheet.doubt("dates.closes", f"the ad closed on {day_in_words(closing.date)}: {cited}.")
    elif closing.ambiguous:
        sheet.doubt("dates.closes", f"day and month may be the other way round: {cited}.")
    else:
        sheet.fill("dates.closes", closing.date, cited)
