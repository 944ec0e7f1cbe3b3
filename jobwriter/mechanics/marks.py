"""Brackets without their partner and markers of emphasis that nothing closes."""

from __future__ import annotations

from collections.abc import Iterator

from jobwriter.document import Block, Document
from jobwriter.mechanics.fault import Fault, within
from jobwriter.patterns import pattern

_BRACKETS = pattern(r"[()\[\]]", needs=("(", ")", "[", "]"))
_PARTNER = {")": "(", "]": "["}
_ENUMERATED = pattern(r"(?:^|[\s(])\(?(?:[a-z]|\d{1,2}|[ivx]{1,4})\)", needs=(")",))
_LONGEST = 3000
_WRAPPED = 200
"""Characters of the lines behind in which a bracket may still be closed."""
_STARS = pattern(r"\*{2,3}", needs=("**",))


def unmatched(document: Document) -> Iterator[Fault]:
    """A bracket that opens and never closes within its paragraph, or the other way round."""
    text = document.text
    open_before = False
    for block in document.blocks:
        if block.kind in ("code", "comment", "table") or not 3 < block.end - block.start < _LONGEST:
            continue
        if text.count("(", block.start, block.end) == text.count(")", block.start, block.end) and text.count(
            "[", block.start, block.end
        ) == text.count("]", block.start, block.end):
            continue
        if within(document, block.start):
            fault = _lone(document, block)
            if fault is not None and not (open_before and text[fault.end - 1] in ")]"):
                yield fault
            open_before = (fault is not None and text[fault.start] in "([") or (
                fault is None and text.count("(", block.start, block.end) > text.count(")", block.start, block.end)
            )


def _lone(document: Document, block: Block) -> Fault | None:
    """The first bracket of a paragraph that has no partner."""
    text = document.text
    open_at: list[int] = []
    for match in _BRACKETS.finditer(text, block.start, block.end):
        char, at = match.group(), match.start()
        if char in "([":
            open_at.append(at)
        elif open_at and text[open_at[-1]] == _PARTNER[char]:
            open_at.pop()
        elif not _is_label(document, at) and text[at - 1 : at] not in (":", ";", "-"):
            left = text.rfind(" ", max(block.start, at - 40), at) + 1
            return Fault(max(left, block.start), at + 1, f"{char!r} closes a bracket that nothing opens.")
    if open_at and block.end - open_at[-1] > 2 and not _taken_up(document, block):
        at = open_at[-1]
        right = text.find(" ", at + 1, min(block.end, at + 40))
        return Fault(
            at, right if right > 0 else min(block.end, at + 40), f"{text[at]!r} opens a bracket that nothing closes."
        )
    return None


def _is_label(document: Document, at: int) -> bool:
    """Whether the bracket belongs to a number or a letter that counts: ``a)``, ``2)``."""
    return any(match.end() == at + 1 for match in _ENUMERATED.finditer(document.lower, max(at - 6, 0), at + 1))


def _taken_up(document: Document, block: Block) -> bool:
    """Whether what follows closes the bracket: the next lines of the same paragraph, or of a paragraph cut in two."""
    text = document.text
    stop = text.find("\n\n", block.end)
    if text.find(")", block.end, stop if stop >= 0 else block.end + _WRAPPED) >= 0:
        return True
    close = text.find(")", block.end, block.end + _WRAPPED)
    return close >= 0 and text.find("(", block.end, close) < 0 and not _is_label(document, close)


def emphasis(document: Document) -> Iterator[Fault]:
    """Asterisks of bold type that stand in the text because nothing closes them; one fault an ad."""
    for match in _STARS.finditer(document.text):
        at = match.start()
        block = document.block_at(at)
        if block is None or block.kind in ("code", "comment") or not within(document, at):
            continue
        if document.text[block.start] == "*" and document.text[block.end - 1] == "*":
            continue
        left = max(document.text.rfind(" ", max(block.start, at - 30), at) + 1, block.start)
        yield Fault(
            left, match.end(), "Asterisks stand in the text: this bold type was never closed.", severity="warning"
        )
        return
