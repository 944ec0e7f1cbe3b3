"""The ledger of an ad as lines that can each be read alone, in the ad's own words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jobwriter.document import Document
from jobwriter.facts.asks import opens_ask
from jobwriter.facts.model import Requirement
from jobwriter.importing.evidence import words
from jobwriter.importing.sheet import Sheet
from jobwriter.records import record

LONGEST = 240
"""Characters that a line of a brief may have."""
_CONNECTING = 12
"""Letters up to which what stands between two asks only connects them."""
_ASKS = 3
_WORDS = 35
"""An item with no more asks and words than this is taken in at a glance."""
_NAME = 3


@record
class Line:
    """A line of a list: a span of the ad, what kind of thing it is, and the tools it names."""

    start: int
    end: int
    kind: str
    tools: frozenset[str]
    block: int
    text: str


def ledger_lines(sheet: Sheet) -> Iterator[Line]:
    """The ledger as lines that can be read alone."""
    document = sheet.document
    group: list[Requirement] = []
    names: list[Line] = []
    end = 0
    for ask in (*sheet.facts.requirements, None):
        if ask is not None and group and _joins(document, group[-1], ask):
            group.append(ask)
            continue
        line = _line(document, group, end, ask) if group else None
        end = line.end if line is not None else end
        group = [ask] if ask is not None else []
        if line is not None and _is_name(line) and (not names or _goes_on(names, line)):
            names.append(line)
            continue
        if names:
            yield _named(names)
        names = [line] if line is not None and _is_name(line) else []
        if line is not None and not names:
            yield line
    if names:
        yield _named(names)


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
    return Line(names[0].start, names[-1].end, names[0].kind, tools, names[0].block, text)


def _joins(document: Document, before: Requirement, ask: Requirement) -> bool:
    """Whether an ask cannot be read without the one before it."""
    between = document.text[before.end : ask.start]
    if ask.item != before.item or ask.kind != before.kind or ask.start < before.end:
        return False
    if "\n" in between or not any(map(str.isspace, between)):
        return False
    if ask.kind != "duty" and _at_a_glance(document, ask):
        return True
    if not ask.tools and len(ask.text.split()) <= _NAME:
        return True
    return not (
        opens_ask(document.lower, ask.start, ask.end) or (document.text[ask.start].isupper() and _begins(document, ask))
    )


def _says(document: Document, start: int, end: int) -> bool:
    """Whether words between two asks say something, and do not only connect them."""
    return sum(map(str.isalpha, document.text[start:end])) > _CONNECTING


def _at_a_glance(document: Document, ask: Requirement) -> bool:
    """Whether an item is short enough to stay whole."""
    block = document.blocks[ask.item]
    return ask.asks <= _ASKS and len(document.text[block.start : block.end].split()) <= _WORDS


def _begins(document: Document, ask: Requirement) -> bool:
    sentence = document.sentence_at(ask.start)
    return sentence is not None and sentence.start == ask.start


def _line(document: Document, group: Sequence[Requirement], before: int, following: Requirement | None) -> Line:
    """Asks that belong together as a line, with what their sentence says besides.

    Args:
        document: the ad.
        group: the asks.
        before: where the line before ends.
        following: the ask after them.
    """
    start, end = group[0].start, group[-1].end
    opening = document.sentence_at(start)
    if opening is not None and opening.start >= before and _says(document, opening.start, start):
        start = opening.start
    sentence = document.sentence_at(end - 1)
    stop = sentence.end if sentence is not None else end
    if following is not None and following.item == group[-1].item:
        stop = min(stop, following.start)
    rest = document.text[end:stop]
    if _says(document, end, stop):
        end = document.text.rindex(rest.split()[-1], end, stop) + len(rest.split()[-1])
    end += document.text[end : end + 1] == "." and end + 1 == document.blocks[group[0].item].end
    tools = frozenset(name for ask in group for name in ask.tools)
    return Line(start, end, group[0].kind, tools, group[0].item, as_line(document, start, end, tools))


def as_line(document: Document, start: int, end: int, tools: frozenset[str]) -> str:
    """The words of a span as a line of a list: a capital first, no mark that led over to something else last."""
    text = words(document, start, end).strip(" ,;:-–—•*")
    first = text.split(" ", 1)[0] if text else ""
    if first.islower() and first.isalpha() and first not in {name.lower() for name in tools}:
        text = text[:1].upper() + text[1:]
    return text
