"""Takes markup out of a text: edits in, plain text out, with blocks and links carried along and a map back."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from jobwriter.document import Block, Link
from jobwriter.offsets import OffsetMap, TextBuilder

Edit = tuple[int, int, str]
"""Start, end and what stands there instead."""


def apply(
    text: str, edits: Sequence[Edit], blocks: Sequence[Block], links: Sequence[Link] = ()
) -> tuple[str, OffsetMap | None, tuple[Block, ...], tuple[Link, ...]]:
    """Apply edits to a text.

    Args:
        text: the folded text of the file.
        edits: in any order; one that starts inside another is dropped.
        blocks: in order, in offsets of ``text``.
        links: in any order, with words in offsets of ``text``; their targets are left as they are.

    Returns:
        The plain text; the way back, None where nothing moved; blocks without white space at their ends, empty ones
        left out; links.
    """
    kept: list[Edit] = []
    end = -1
    for edit in sorted(edits, key=_place):
        if edit[0] >= end:
            kept.append(edit)
            end = edit[1]
    offsets: OffsetMap | None = None
    if not kept:
        return text, None, tuple(blocks), tuple(links)
    if all(stop - start == len(new) for start, stop, new in kept):
        parts: list[str] = []
        at = 0
        for start, stop, new in kept:
            parts += (text[at:start], new)
            at = stop
        parts.append(text[at:])
        return "".join(parts), None, tuple(blocks), tuple(sorted(links, key=_start))
    builder = TextBuilder(text)
    starts: list[int] = []
    ends: list[int] = []
    plain_starts: list[int] = []
    plain_ends: list[int] = []
    at = 0
    for start, stop, new in kept:
        builder.copy(at, start)
        starts.append(start)
        ends.append(stop)
        plain_starts.append(builder.length)
        builder.put(new, start, stop)
        plain_ends.append(builder.length)
        at = stop
    builder.copy(at, len(text))
    plain, offsets = builder.build()

    def moved(offset: int) -> int:
        index = bisect_right(starts, offset) - 1
        if index < 0:
            return offset
        if offset >= ends[index]:
            return plain_ends[index] + offset - ends[index]
        return plain_starts[index]

    shifted: list[Block] = []
    for block in blocks:
        start, stop = trim(plain, moved(block.start), moved(block.end))
        if stop > start:
            shifted.append(Block(block.kind, start, stop, block.depth, block.marker, block.gap))
        elif block.kind in {"code", "comment"} and moved(block.end) > moved(block.start):
            start, stop = moved(block.start), moved(block.end)
            shifted.append(Block(block.kind, start, stop, block.depth, block.marker, block.gap))
    anchors: list[Link] = []
    for link in links:
        start, stop = moved(link.start), moved(link.end)
        anchors.append(Link(start, max(start, stop), link.url, link.url_start, link.url_end))
    return plain, offsets, tuple(shifted), tuple(sorted(anchors, key=_start))


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Move both ends of a span inwards past spaces and line ends."""
    while end > start and text[end - 1] in " \n":
        end -= 1
    while start < end and text[start] in " \n":
        start += 1
    return start, end


def _place(edit: Edit) -> tuple[int, int]:
    return edit[0], -edit[1]


def _start(link: Link) -> int:
    return link.start
