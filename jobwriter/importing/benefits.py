"""What the employer gives besides pay."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby

from jobwriter.document import Block, Document
from jobwriter.facts.model import Benefit
from jobwriter.importing import figures
from jobwriter.importing.evidence import stopped, words
from jobwriter.importing.sheet import Sheet, fault
from jobwriter.records import replace

_LABEL = 6
"""Words that the name of a few benefits has at most."""
_ITEM = 200
"""Characters up to which an item with several benefits stays as it is."""
_OFFERING = frozenset(("benefits", "pay", "place"))
"""Kinds of sections in whose prose benefits are offered."""
_FIGURES = {"leave": "benefits.leave_days", "pension": "benefits.pension_employer_pct"}
"""The field that takes the figure of a kind of benefit."""
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
"""Words by which leave is none of every year."""
_EMPLOYEES = frozenset(("your", "employee", "salary", "you"))
"""Words that leave open whose share a percentage is."""


def fill(sheet: Sheet) -> None:
    """Fill in the benefits, each in a field of its own where no words are lost, else in the words of the ad."""
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
