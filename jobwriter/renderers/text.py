"""Plain text for the boxes of job boards and for e-mail: no mark of Markdown, links with their address."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from itertools import groupby

from jobwriter.patterns import compiled
from jobwriter.renderers.blocks import Block, Heading, Listing, Run, beside, plain

_KEPT = compiled(r"(?<=\d) (?=\w)| (?=(?:[-–—*+•]|\d{1,3}[.)]) )")
"""A space between a number and what it counts, or before what would look like a bullet at the start of a line."""
_GLUE = "\ufdd0"
"""A noncharacter that stands for a space at which a line must not be wrapped."""


def render(blocks: Iterable[Block], *, width: int | None = None) -> str:
    """Write an ad as plain text.

    Args:
        blocks: the ad.
        width: the longest line, where lines are to be wrapped; an address is never cut.

    Returns:
        Text with an empty line between blocks, that ends with a line end; nothing for an ad without blocks.
    """
    parts = ["\n".join(_lines(block, width)) for block in blocks]
    return "\n\n".join(parts) + "\n" if parts else ""


def _lines(block: Block, width: int | None) -> list[str]:
    if not isinstance(block, Listing):
        return _wrapped(_words(block.runs), "", width if not isinstance(block, Heading) else None)
    lines: list[str] = []
    for number, runs in enumerate(block.items, block.start):
        lines += _wrapped(_words(runs), f"{number}. " if block.ordered else "- ", width)
    return lines


def _words(runs: Iterable[Run]) -> str:
    """The words of runs; a link has its address behind it, unless its words are the address."""
    parts: list[str] = []
    for _, group in groupby(runs, key=lambda run: run.href):
        linked = list(group)
        parts += (plain(linked), beside(linked))
    return "".join(parts)


def _wrapped(words: str, mark: str, width: int | None) -> list[str]:
    """The lines of words behind a bullet or number; numbers stay with what they count."""
    indent = " " * len(mark)
    lines: list[str] = []
    for line in words.split("\n"):
        if width is not None and len(line) + len(mark) > width:
            lines += textwrap.wrap(
                _KEPT.sub(_GLUE, line),
                max(width - len(mark), 1),
                break_long_words=False,
                break_on_hyphens=False,
                expand_tabs=False,
                replace_whitespace=False,
            )
        else:
            lines.append(line)
    first, *rest = lines
    return [line.replace(_GLUE, " ").rstrip() for line in (mark + first, *(indent + line for line in rest))]
