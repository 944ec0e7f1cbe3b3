"""What an ad loses on its way to a board, and how its blocks are taken out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from jobwriter.records import record
from jobwriter.renderers.blocks import Block, Heading

Kind = Literal["title", "summary", "short", "long", "dropped", "contact", "look", "field", "days"]


@record
class Cut:
    """Something that a board does not take.

    Attributes:
        kind: ``title``, ``summary``, ``short`` and ``long`` for lengths, ``dropped`` for a part left out to make the ad
            shorter, ``contact`` for an address or number, ``look`` for headings and links, ``field`` for a missing
            fact, ``days`` for an ad that stands too long.
        message: a sentence for the person.
        words: what is concerned, as it stood in the ad; empty where nothing is.
        done: whether the ad was changed so that it fits; otherwise the person has to decide.
    """

    kind: Kind
    message: str
    words: str = ""
    done: bool = False


def kept(before: Sequence[Block], after: Sequence[Block | None]) -> tuple[Block, ...]:
    """The blocks that are left, without headings all of whose text has gone.

    Args:
        before: the blocks of the ad.
        after: what became of each; None for one that was taken out.
    """
    out: list[Block] = []
    for index, block in enumerate(after):
        if block is None:
            continue
        if isinstance(block, Heading):
            stop = index + 1
            while stop < len(before) and not isinstance(before[stop], Heading):
                stop += 1
            if stop > index + 1 and not any(after[index + 1 : stop]):
                continue
        out.append(block)
    return tuple(out)
