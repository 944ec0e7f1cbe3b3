"""Takes apart lines that lost their line ends: headings and bullets that stand within running text."""

from __future__ import annotations

from jobwriter.document import Block
from jobwriter.headings import inside
from jobwriter.patterns import compiled

SHORTEST = 60
"""Characters from which a line may hold bullets."""

LONG = 160
"""Characters from which a line may hold a heading and its text."""

_BULLET = compiled(r"[•●▪◦‣✓✔✅➢►][ \t]*(?=\S)")

_DATED = compiled(
    r"(?<=\bby) (?:the )?(?:\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|(?:jan|feb|mar|apr|may|jun|jul|aug|sep"
    r"|oct|nov|dec)"
    r"[a-z]*\.? \d)"
)
"""A date right behind ``Apply by``, which opens a sentence there and no section."""


def expand(text: str, lower: str, block: Block) -> list[Block]:
    """The blocks that a line really holds: itself, or headings (marker ``inline``), items (``inline``) and lines.

    Args:
        text: the plain text.
        lower: the same in lower case.
        block: a line.
    """
    if block.end - block.start < SHORTEST:
        return [block]
    found: list[Block] = []
    at = block.start
    if block.end - block.start >= LONG:
        for start, end, _ in inside(text, lower, block.start, block.end):
            if _DATED.match(lower, end):
                continue
            found += _listed(text, at, start, block.gap and not found)
            found.append(Block("heading", start, end, 3, "inline", not found and block.gap))
            at = end
    if not found:
        return _listed(text, block.start, block.end, block.gap) or [block]
    return found + _listed(text, at, block.end, False)


def _listed(text: str, start: int, end: int, gap: bool) -> list[Block]:
    """A stretch of a line as one line block, or as a line and the items that bullets within it set off."""
    start, end = _strip(text, start, end)
    if end <= start:
        return []
    marks = list(_BULLET.finditer(text, start, end))
    if len(marks) < 2:
        return [Block("line", start, end, 0, "", gap)]
    low, high = _strip(text, start, marks[0].start())
    if end - high < 22 * len(marks):
        return [Block("line", start, end, 0, "", gap)]
    found: list[Block] = []
    stops = [mark.start() for mark in marks[1:]] + [end]
    if high > low:
        found.append(Block("line", low, high, 0, "", gap))
    for mark, stop in zip(marks, stops, strict=True):
        low, high = _strip(text, mark.end(), stop)
        if high > low:
            found.append(Block("item", low, high, 0, "inline", gap and not found))
    return found


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in " \t:":
        start += 1
    while end > start and text[end - 1] in " \t":
        end -= 1
    return start, end
