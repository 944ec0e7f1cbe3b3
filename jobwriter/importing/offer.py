"""What the employer gives: pay, contract, benefits."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby

from jobwriter.brief.choices import LEVELS
from jobwriter.document import Block, Document
from jobwriter.engine import Ad
from jobwriter.facts import clashes
from jobwriter.facts.model import Band, Benefit, Contract, EmploymentType, Hours, Pay
from jobwriter.functions.consistency import pay_conflict
from jobwriter.importing import figures
from jobwriter.importing.evidence import stopped, words
from jobwriter.importing.sheet import Sheet, fault
from jobwriter.records import replace

_LABEL = 6
"""Words that the name of a few benefits has at most."""
_ITEM = 200
_OFFERING = frozenset(("benefits", "pay", "place"))
_FIGURES = {"leave": "benefits.leave_days", "pension": "benefits.pension_employer_pct"}
_TERMS = {Contract: "contract.type", EmploymentType: "contract.options", Hours: "contract.hours_per_week"}


def fill(sheet: Sheet) -> None:
    """Fill in pay, contract and benefits."""
    _pay(sheet)
    _contract(sheet)
    _benefits(sheet)


def _pay(sheet: Sheet) -> None:
    facts = sheet.facts
    for guess in facts.pays:
        if guess.estimated:
            cited = sheet.evidence.cite(guess, "pay", "pay_min")
            sheet.doubt("pay", f"the board guesses a figure, which is not the employer's word: {cited}.")
            break
    conflict = next(pay_conflict(Ad(sheet.document, facts, sheet.today), {}), None)
    if conflict is not None and conflict.start is not None and conflict.end is not None:
        sides = [sheet.evidence.span(conflict.start, conflict.end)]
        sides += [sheet.evidence.span(other.start, other.end) for other in conflict.related]
        sheet.doubt("pay", f"the ad gives two figures that do not agree: {' and '.join(sides)}.")
        return
    pay = facts.pay
    if pay is None or pay.estimated:
        return
    cited = sheet.evidence.cite(pay, "pay", "pay_min")
    if pay.basis == "ote" or pay.total:
        what = "on-target earnings" if pay.basis == "ote" else "total compensation"
        sheet.doubt("pay", f"the figure is {what}, not the salary: {cited}.")
        return
    if pay.currency is None:
        sheet.doubt("pay", f"the figure has no currency: {cited}.")
        return
    said = f"; {' and '.join(pay.inferred)} as a reader would understand it" if pay.inferred else ""
    if not _bands(sheet, pay, cited):
        low, high = pay.min, pay.max
        if low is None and high is None:
            return
        if low is not None and high is not None and high < low:
            sheet.doubt("pay", f"the figures cannot be a range: {cited}.")
            return
        if not pay.open_end:
            low, high = (high if low is None else low), (low if high is None else high)
        for name, end in (("min", low), ("max", high)):
            if end is None:
                sheet.hint(f"pay.{name}", f"the ad gives only the other end: {cited}.")
            else:
                sheet.fill(f"pay.{name}", figures.plain(end))
    sheet.fill("pay.currency", pay.currency)
    if pay.period:
        sheet.fill("pay.period", pay.period)
    if pay.basis in {"full-time", "pro-rata"}:
        sheet.fill("pay.basis", _basis(sheet, pay))
    sheet.comments["pay"] = cited + said
    if pay.inferred:
        sheet.notes.append(f"pay: {' and '.join(pay.inferred)} not written in the ad, but understood: {cited}.")


def _basis(sheet: Sheet, pay: Pay) -> str:
    """Whose hours the figure is for: "£40,000 pro rata" is for full-time hours, "£28,000 for 28 hours" is not."""
    after = sheet.document.lower[pay.end : pay.end + 60]
    return "own-hours" if pay.basis == "pro-rata" and "pro rata" not in after.replace("-", " ") else "full-time"


def _bands(sheet: Sheet, pay: Pay, cited: str) -> bool:
    """Fill in one range for each level or place, where every label is a level of the job or a town of it."""
    if len(pay.bands) < 2:
        return False
    rows = [row for band in pay.bands if (row := _band(sheet, band)) is not None]
    complete = len(rows) == len(pay.bands)
    distinct = len({(row.get("level"), row.get("place")) for row in rows}) == len(rows)
    if complete and distinct and sheet.fill("pay.bands", rows, cited):
        levels = [row["level"] for row in rows if "level" in row]
        if levels:
            sheet.fill("level", list(dict.fromkeys(levels)), cited)
        return True
    for band in pay.bands:
        text = f"{band.label}: {_amount(band.min)} to {_amount(band.max)}"
        sheet.spare("pay", text, sheet.evidence.line(band.start) if band.start >= 0 else cited)
    sheet.notes.append("pay: the ad gives a range for each level or place; min and max span them all.")
    return False


def _band(sheet: Sheet, band: Band) -> dict[str, object] | None:
    if band.min is None or band.max is None or band.max < band.min:
        return None
    label = band.label.strip().lower()
    level = next((name for name in LEVELS if name in label.split()), None)
    row: dict[str, object] = {"min": figures.plain(band.min), "max": figures.plain(band.max)}
    if level:
        return {"level": level, **row}
    towns = [place["town"] for place in sheet.values.get("work.places", ())]
    town = next((name for name in towns if name.lower() in label), None)
    return {"place": town, **row} if town else None


def _amount(value: float | None) -> str:
    return "?" if value is None else f"{value:,.0f}"


def _contract(sheet: Sheet) -> None:
    facts = sheet.facts
    torn: set[str] = set()
    for one, other, what in clashes.terms(sheet.document, facts):
        path = _TERMS.get(type(one))
        if path is not None:
            sides = " and ".join(sheet.evidence.cite(fact) for fact in (one, other) if fact is not None)
            sheet.doubt(path, f"the ad contradicts itself ({what}): {sides}.")
            torn.add(path)
    contract = facts.contract
    if contract is not None and "contract.type" not in torn:
        cited = sheet.evidence.cite(contract, "contract")
        if contract.option:
            sheet.doubt("contract.type", f"one of several on offer: {cited}.")
        else:
            sheet.fill("contract.type", contract.value, cited)
            if contract.months and contract.value != "permanent":
                sheet.fill("contract.months", figures.plain(contract.months), cited)
    if facts.hours is not None and "contract.hours_per_week" not in torn:
        cited = sheet.evidence.cite(facts.hours, "hours")
        sheet.fill("contract.hours_per_week", figures.plain(facts.hours.per_week), cited)
    _patterns(sheet)


def _patterns(sheet: Sheet) -> None:
    """Full- or part-time: an option of the contract, or what the hours must agree with."""
    facts = sheet.facts
    if any(item.value == "part-time" and item.option for item in facts.employment_types):
        item = next(item for item in facts.employment_types if item.value == "part-time" and item.option)
        sheet.fill("contract.options", ["part-time"], sheet.evidence.cite(item, "employment_type"))
    kind = facts.employment_type
    if kind is not None and not kind.option and facts.hours is None:
        sheet.fill("contract.time", kind.value, sheet.evidence.cite(kind, "employment_type"))


def _benefits(sheet: Sheet) -> None:
    other: list[Benefit] = []
    for benefit in sorted((*_whole(sheet), *_passed_over(sheet)), key=lambda benefit: benefit.start):
        cited = sheet.evidence.cite(benefit)
        if benefit.hollow:
            sheet.spare("benefits", benefit.text, f"{_line(sheet, benefit)}; promises nothing to hold you to")
        elif not _offered(sheet, benefit) or _is_label(sheet, benefit):
            sheet.spare("benefits", benefit.text, _line(sheet, benefit))
        elif not [path for path, value in _fields(benefit) if _named(sheet, path, value, cited)]:
            other.append(benefit)
            if benefit.kind in _FIGURES:
                sheet.hint(_FIGURES[benefit.kind], f"it stands under other as the ad has it: {cited}.")
    for number, benefit in enumerate(other, 1):
        sheet.comments[f"benefits.other[{number}]"] = _line(sheet, benefit)
    if other:
        sheet.keep("benefits.other", [benefit.text for benefit in other])


def _passed_over(sheet: Sheet) -> Iterator[Benefit]:
    """Bullets among the benefits in which no benefit was recognised."""
    document = sheet.document
    known = [(benefit.start, benefit.end) for benefit in sheet.facts.benefits]
    for section in document.sections:
        if section.kind != "benefits" or document.zone_at(section.start).kind != "ad":
            continue
        for block in section.blocks:
            text = words(document, block.start, block.end)
            told = any(left < block.end and block.start < right for left, right in known)
            if (
                block.kind == "item"
                and not told
                and any(map(str.isdigit, text))
                and not fault("benefits.other", [text])
            ):
                yield Benefit(start=block.start, end=block.end, text=text.rstrip(" .;,"), quantified=True)


def _is_label(sheet: Sheet, benefit: Benefit) -> bool:
    """Whether a picture sets a bullet off from those below it, which have none: it names them."""
    document = sheet.document
    block = document.block_at(benefit.start) if benefit.start >= 0 else None
    if block is None or block.kind != "item" or benefit.quantified or len(benefit.text.split()) > _LABEL:
        return False
    after = next((other for other in document.blocks if other.start >= block.end), None)
    return _is_picture(document, block) and after is not None and not _is_picture(document, after)


def _is_picture(document: Document, block: Block) -> bool:
    return unicodedata.category(document.text[block.start]) in {"So", "Sk"}


def _offered(sheet: Sheet, benefit: Benefit) -> bool:
    """Whether a benefit stands where benefits do; what prose only touches on is none to print."""
    if benefit.quantified or benefit.start < 0:
        return True
    block, section = sheet.document.block_at(benefit.start), sheet.document.section_at(benefit.start)
    if block is not None and block.kind == "item":
        return True
    said = sheet.document.lower[benefit.start : benefit.end]
    if len(said.split()) > _LABEL and not _GIVEN.search(said):
        return False
    return bool(benefit.kind) and (section is None or section.kind in _OFFERING)


def _line(sheet: Sheet, benefit: Benefit) -> str:
    return sheet.evidence.line(benefit.start) if benefit.start >= 0 else ""


def _closed(text: str) -> str:
    """A text without the bracket at its end that nothing opened."""
    return text[:-1] if text.endswith(")") and text.count(")") > text.count("(") else text


def _whole(sheet: Sheet) -> Iterator[Benefit]:
    """The benefits of the ad; several that a short item names stay together, in the words of the item."""
    document = sheet.document
    for block, group in groupby(sheet.facts.benefits, key=lambda benefit: document.block_at(benefit.start)):
        held = list(group)
        if (
            len(held) == 1
            or block is None
            or block.end - block.start > _ITEM
            or ". " in document.text[block.start : block.end]
        ):
            yield from (replace(benefit, text=_closed(benefit.text)) for benefit in held)
            continue
        kinds = {benefit.kind for benefit in held}
        yield replace(
            held[0],
            text=words(document, block.start, block.end).rstrip(" .;,"),
            kind=kinds.pop() if len(kinds) == 1 else "",
            quantified=any(benefit.quantified for benefit in held),
            hollow=all(benefit.hollow for benefit in held),
            start=block.start,
            end=block.end,
        )


def _named(sheet: Sheet, path: str, value: object, cited: str) -> bool:
    return path not in sheet.values and not fault(path, value) and sheet.fill(path, value, cited)


def _fields(benefit: Benefit) -> Iterator[tuple[str, object]]:
    """The fields that a benefit can fill, by its kind and the figure it gives; none where words would be lost."""
    text = benefit.text
    said = _WORD.findall(text.lower())
    brief = len(said) <= _BRIEF and not _HEDGES & set(said)
    if benefit.kind == "leave" and benefit.quantified and brief:
        number = figures.days(text)
        holidays = _holidays(said)
        if number is not None and number >= _LEAST_LEAVE and not _NOT_ANNUAL & set(said) and holidays is not None:
            yield "benefits.leave_days", number
            if holidays:
                yield "benefits.bank_holidays", holidays
    elif benefit.kind == "pension" and benefit.quantified and brief:
        share = figures.percent(text)
        if share is not None and not _EMPLOYEES & set(said):
            yield "benefits.pension_employer_pct", share
    elif benefit.kind == "parental" and benefit.quantified:
        yield "benefits.parental_leave", stopped(text)
    elif benefit.kind == "health":
        yield "benefits.health", stopped(text)
    elif benefit.kind == "learning" and benefit.quantified:
        yield "benefits.learning", stopped(text)


def _holidays(said: list[str]) -> str | None:
    """Whether bank holidays are extra or included, empty where they are not named; None where it is not clear."""
    if "bank" not in said and "public" not in said:
        return ""
    if {"including", "inclusive", "incl", "included", "includes"} & set(said):
        return "included"
    return "extra" if {"plus", "+", "and", "extra", "addition", "top"} & set(said) else None


_GIVEN = re.compile(
    r"\b(?:offer|provid|includ|receiv|get|gets|cover|entitle|enjoy|benefit|paid|pay|insurance|allowance|plan|scheme|leave|days?"
    r"|budget|free|discount|access|support|flexib|bonus|equity|option|pension|work)"
)
"""Words of a sentence that gives something."""
_WORD = re.compile(r"[a-z]+|\+")
_BRIEF = 9
"""Words up to which a benefit says no more than the figure and what it is for."""
_HEDGES = frozenset((
    "up", "to", "from", "match", "matched", "matching", "matches", "min", "minimum", "least", "max", "maximum", "over",
    "rising", "increasing", "after", "birthday", "christmas",
))  # fmt: skip
_LEAST_LEAVE = 10
"""Days of leave a year below which a figure is about something else."""
_NOT_ANNUAL = frozenset(("sick", "sickness", "volunteering", "volunteer", "parental", "study", "carer", "carers"))
_EMPLOYEES = frozenset(("your", "employee", "salary", "you"))
"""Words that leave open whose share a percentage is."""
