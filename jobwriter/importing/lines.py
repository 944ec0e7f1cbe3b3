"""The ledger of an ad as lines that can each be read alone, in the ad's own words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from jobwriter import content
from jobwriter.document import Document
from jobwriter.facts import ledger
from jobwriter.facts.asks import opens_ask
from jobwriter.facts.model import Requirement
from jobwriter.importing.evidence import words
from jobwriter.importing.sheet import Sheet
from jobwriter.patterns import pattern
from jobwriter.records import record

LONGEST = 240
"""Characters that a line of a brief may have."""
_FEWEST = 4
"""Words from which a part of a sentence can be read alone."""
_LISTED = 3
"""Bullets from which they are the duties of an ad."""
_TITLE = 6
"""Words that the name of a few bullets has at most."""
_NAME = 3
"""Words up to which a line is a bare name."""
_YOU = ("you ", "you'll ", "you'd ", "you've ", "you're ")
_ASKS = pattern(
    r"\b(?:you|your|experienced?|knowledge|understanding|abilit(?:y|ies)|able|skills?|skilled|familiar(?:ity)?"
    r"|proficien(?:t|cy)|degree|expertise|background|strong|solid)\b"
)
"""Words of which a sentence holds one if it asks for something; others, after a label, only lead over."""
_TOLD = frozenset(("summary", "other", "team", "title", "duties", "place"))
_WILL = pattern(
    r"(?:[^:.]{3,60}[:.] )?(?:in this (?:role|job|position),? )?you(?:'ll| will) "
    r"(?!join|be (?:part|joining)|have|get|find|love)"
)
"""How a sentence opens that says what one will do, if need be after a label."""
_NOTHING = pattern(r"(?:none|n/a|not applicable)\b(?! of\b)")
"""A line that says that there is nothing to list."""
_BETWEEN = " ,;:-–—•*"
"""Signs that led over to a line, or from it."""
_OPEN = frozenset(("with", "in", "of", "for", "to", "or", "including", "experience", "using", "both", "either"))
"""Words after which something must follow."""

Part = tuple[int, int]


@record
class Line:
    """A line of a list: a span of the ad, what kind of thing it is, the tools it names and how much it asks for."""

    start: int
    end: int
    kind: str
    tools: frozenset[str]
    block: int
    text: str
    asks: int = 1


def ledger_lines(sheet: Sheet) -> Iterator[Line]:
    """The ledger as lines that can be read alone; names that stand one below the other as one line."""
    names: list[Line] = []
    for line in _lines(sheet):
        if names and not (_is_name(line) and _goes_on(names, line)):
            yield _named(names)
            names = []
        if _is_name(line):
            names.append(line)
        else:
            yield line
    if names:
        yield _named(names)


def told_duties(sheet: Sheet, taken: Sequence[Part]) -> Iterator[Line]:
    """What an ad without a list of duties says one will do: bullets that open as duties do, else its sentences.

    Args:
        sheet: the brief in the making.
        taken: what its other lines hold.
    """
    document = sheet.document
    spans = [(block.start, block.end, at) for at, block in enumerate(document.blocks) if block.kind == "item"]
    found = [span for span in spans if _is_told(document, *span[:2], taken)]
    if len(found) < _LISTED:
        found = [
            (sentence.start, sentence.end, sentence.block)
            for sentence in document.sentences
            if sentence.kind != "heading" and _WILL.match(document.lower, sentence.start, sentence.end)
            if _is_told(document, sentence.start, sentence.end, taken)
        ]
    for start, end, block in found:
        yield Line(start, end, "duty", frozenset(), block, as_line(document, start, end, frozenset()))


def _is_told(document: Document, start: int, end: int, taken: Sequence[Part]) -> bool:
    """Whether words that no other line holds say, where the ad tells of the job, what one does."""
    section = document.section_at(start)
    if section is None or section.kind not in _TOLD or document.zone_at(start).kind != "ad":
        return False
    if len(document.text[start:end].split()) < _FEWEST or any(left < end and start < right for left, right in taken):
        return False
    said = document.text[start:end].split()
    if len(said) <= _TITLE and all(word[0].isupper() or not word[0].isalpha() or len(word) < _FEWEST for word in said):
        return False  # the name of the bullets below it
    first = said[0].lower().strip("*_,")
    return content.opens_duty(first) or _WILL.match(document.lower, start, end) is not None


def _lines(sheet: Sheet) -> Iterator[Line]:
    document = sheet.document
    for item in ledger.items(document):
        asks = [ask for ask in sheet.facts.requirements if item.start <= ask.start < item.end]
        halves: list[tuple[int, int, str]] = [(item.start, item.end, item.kind)]
        if item.soft > item.start:
            halves = [(item.start, item.soft, item.kind), (item.soft, item.end, "nice")]
        for start, end, kind in halves:
            for left, right in _parts(document, start, end, kind, asks):
                inside = [ask for ask in asks if left <= ask.start < right]
                tools = frozenset(name for ask in inside for name in ask.tools)
                text = as_line(document, left, right, tools)
                if any(map(str.isalnum, text)) and not _NOTHING.match(text.lower()):
                    count = inside[0].asks if len(inside) == len(asks) and inside else len(inside)
                    yield Line(left, right, kind, tools, item.block, text, max(count, 1))


def _parts(document: Document, start: int, end: int, kind: str, asks: Sequence[Requirement]) -> Iterator[Part]:
    """An item whole where a brief takes it, else its sentences, and of a long one the asks that can be read alone."""
    if len(words(document, start, end)) <= LONGEST:
        yield start, end
        return
    sentences = list(_sentences(document, start, end, kind, asks))
    if kind != "duty" and not all(_ASKS.search(document.lower, *part) for part in sentences):
        sentences = [(start, end)]
    for left, right in sentences:
        if len(words(document, left, right)) <= LONGEST:
            yield left, right
        else:
            yield from _alone(document, left, right, [ask.start for ask in asks if left < ask.start < right])


def _sentences(document: Document, start: int, end: int, kind: str, asks: Sequence[Requirement]) -> Iterator[Part]:
    """The sentences of an item, each with those after it that only go on with it."""
    begins = [
        sentence.start
        for sentence in document.sentences
        if start < sentence.start < end and _is_own(document, sentence.start, sentence.end, kind, asks)
    ]
    yield from pairwise((start, *begins, end))


def _is_own(document: Document, start: int, end: int, kind: str, asks: Sequence[Requirement]) -> bool:
    """Whether a sentence of an item asks for something itself, or tells a duty of its own."""
    if kind != "duty":
        return any(start <= ask.start < end for ask in asks)
    first, _, _ = document.lower[start:end].partition(" ")
    return content.opens_duty(first.strip(",")) or document.lower.startswith(_YOU, start)


def _alone(document: Document, start: int, end: int, begins: Sequence[int]) -> Iterator[Part]:
    """A long sentence at the asks in it that open with words of their own; whole where a fragment would be left."""
    cuts = [at for at in begins if opens_ask(document.lower, at, end)]
    parts = list(pairwise((start, *cuts, end)))
    fragment = any(
        len(document.text[left:right].split()) < _FEWEST
        or document.lower[left:right].split()[-1] in _OPEN
        or not _ASKS.search(document.lower, left, right)
        for left, right in parts
    )
    yield from [(start, end)] if fragment else parts


def _is_name(line: Line) -> bool:
    """Whether a line is no more than the name of a tool."""
    return bool(line.tools) and len(line.text.split()) <= _NAME and line.kind != "duty" and ":" not in line.text


def _goes_on(names: Sequence[Line], line: Line) -> bool:
    """Whether a name follows others in the same list, and there is room for it beside them."""
    last = names[-1]
    length = sum(len(name.text) + 2 for name in names) + len(line.text)
    return line.kind == last.kind and line.block in {last.block, last.block + 1} and length <= LONGEST


def _named(names: Sequence[Line]) -> Line:
    """Names that stand one below the other as one line."""
    tools = frozenset(tool for name in names for tool in name.tools)
    text = ", ".join(name.text.rstrip(".") for name in names)
    asks = sum(name.asks for name in names)
    return Line(names[0].start, names[-1].end, names[0].kind, tools, names[0].block, text, asks)


def as_line(document: Document, start: int, end: int, tools: frozenset[str]) -> str:
    """The words of a span as a line of a list: a capital first, no mark that led over to something else last."""
    text = words(document, start, end).strip(_BETWEEN)
    for joint in (" and", " as well as"):
        text = text.removesuffix(joint).rstrip(_BETWEEN)
    first = text.split(" ", 1)[0] if text else ""
    if first.islower() and first.isalpha() and first not in {name.lower() for name in tools}:
        text = text[:1].upper() + text[1:]
    return text
