"""Makes an ad shorter, whole paragraphs and list items at a time, in an order that costs the reader least."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from jobwriter.headings import kind_of, shape_of
from jobwriter.patterns import compiled
from jobwriter.readers.lines import MONEY
from jobwriter.records import record, replace
from jobwriter.renderers.blocks import Block, Heading, Listing, plain
from jobwriter.targets.cuts import kept

ORDER = ("company", "values", "nice-to-have", "benefits", "skills")
"""Kinds of sections, in the order in which their text goes: the last paragraph or item of each first."""
_FIRST_BENEFITS = 3
"""How many items of the benefits always stay."""
_PAY = compiled(r"(?i)\b(?:salary|pay|paid|wage|a year|per year|per annum|a day|an hour|a week|a month)\b")


@record
class Dropped:
    """Text left out: what it said, and the heading it stood under."""

    words: str
    under: str


def shortened(
    blocks: Sequence[Block], fits: Callable[[Sequence[Block]], bool]
) -> tuple[tuple[Block, ...], list[Dropped]]:
    """Leave text out until the ad fits, or nothing is left that may go.

    Args:
        blocks: the ad.
        fits: whether blocks are short enough.

    Returns:
        The shorter ad, and what was left out, in order.
    """
    now: list[Block | None] = list(blocks)
    dropped: list[Dropped] = []
    for index, item, under in _candidates(blocks):
        short = kept(blocks, now)
        if fits(short):
            return short, dropped
        block = now[index]
        if isinstance(block, Listing):
            dropped.append(Dropped(plain(block.items[item]), under))
            items = block.items[:item] + block.items[item + 1 :]
            now[index] = replace(block, items=items) if items else None
        elif block is not None:
            dropped.append(Dropped(plain(block.runs), under))
            now[index] = None
    return kept(blocks, now), dropped


def _candidates(blocks: Sequence[Block]) -> Iterator[tuple[int, int, str]]:
    """What may go, first things first: the index of a block, that of an item in it, the heading above."""
    kinds: list[tuple[str, str]] = []
    under, kind = "", ""
    for block in blocks:
        if isinstance(block, Heading):
            under = plain(block.runs)
            kind = kind_of(under) or shape_of(under) or ""
        kinds.append((kind, under))
    for wanted in ORDER:
        for index in reversed(range(len(blocks))):
            block, (kind, under) = blocks[index], kinds[index]
            if kind != wanted or isinstance(block, Heading):
                continue
            if not isinstance(block, Listing):
                if kind != "benefits":
                    yield index, 0, under
                continue
            least = _FIRST_BENEFITS if kind == "benefits" else 0
            for item in reversed(range(least, len(block.items))):
                words = plain(block.items[item])
                if kind != "benefits" or not (MONEY.search(words) and _PAY.search(words)):
                    yield index, item, under
