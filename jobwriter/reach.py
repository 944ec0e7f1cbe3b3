"""What a comment holds for: the line it stands on, or the heading, paragraph, item, list or table that follows it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from jobwriter.document import Block, BlockKind, Comment, Draft
from jobwriter.offsets import LineIndex

_NOT_WORDS: frozenset[BlockKind] = frozenset(("comment", "code"))


class Reaches:
    """Finds what the comments of a draft hold for, in offsets of its source.

    Args:
        draft: as a reader made it.
    """

    def __init__(self, draft: Draft) -> None:
        self._index = LineIndex(draft.source)
        self._blocks = [block for block in draft.blocks if block.kind not in _NOT_WORDS and block.end > block.start]
        spans = [
            draft.offsets.to_source(block.start, block.end) if draft.offsets else (block.start, block.end)
            for block in self._blocks
        ]
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]
        self._lists: list[int] = []
        numbered = False
        for at, block in enumerate(self._blocks):
            before = self._lists[-1] if at else 0
            if block.kind == "item":
                other = block.depth == 0 and block.gap and _numbered(block) != numbered
                if block.depth == 0:
                    numbered = _numbered(block)
                self._lists.append(at + 1 if other or not before else before)
            else:
                self._lists.append(before if block.kind == "line" and self._indented(at) else 0)
        self._stops = self._groups()

    def of(self, comment: Comment) -> tuple[int, int] | None:
        """What a comment holds for; None where nothing follows it."""
        first = self._on_line(comment) if comment.inline else -1
        if first >= 0:
            return self._span(first, first + 1)
        first = bisect_left(self._starts, comment.end)
        if first == len(self._blocks):
            return None
        block = self._blocks[first]
        if block.kind == "item" and first and self._stops[first - 1] > first:
            last = first + 1
            while last < self._stops[first] and self._inside(last, block):
                last += 1
            return self._span(first, last)
        return self._span(first, self._stops[first])

    def _on_line(self, comment: Comment) -> int:
        """The index of the block that shares a line with a comment, -1 if none does."""
        begin = comment.start - self._index.position(comment.start)[1] + 1
        before = bisect_right(self._starts, comment.start) - 1
        if before >= 0 and self._ends[before] > begin:
            return before
        behind = before + 1
        if behind < len(self._blocks) and self._line(self._starts[behind]) == self._line(comment.end):
            return behind
        return -1

    def _line(self, offset: int) -> int:
        return self._index.position(offset)[0]

    def _span(self, first: int, last: int) -> tuple[int, int]:
        """Blocks with the marks before their words."""
        start = self._starts[first]
        return start - self._index.position(start)[1] + 1, self._ends[last - 1]

    def _groups(self) -> list[int]:
        """For each block, where the heading, paragraph, list or table that it belongs to ends."""
        stops = [0] * len(self._blocks)
        stop = len(self._blocks)
        for at in range(len(self._blocks) - 1, -1, -1):
            if at + 1 < len(self._blocks) and not self._goes_on(at, at + 1):
                stop = at + 1
            stops[at] = stop
        return stops

    def _goes_on(self, at: int, after: int) -> bool:
        """Whether a block belongs to the same list, paragraph or table as the one before it."""
        if self._lists[at] or self._lists[after]:
            return self._lists[at] == self._lists[after]
        kind, block = self._blocks[at].kind, self._blocks[after]
        return kind == block.kind and kind in {"line", "table"} and not block.gap

    def _indented(self, at: int) -> bool:
        return self._index.position(self._starts[at])[1] > 2

    def _inside(self, at: int, item: Block) -> bool:
        """Whether a block stands below an item: nested deeper, or a paragraph of it."""
        block = self._blocks[at]
        return block.depth > item.depth if block.kind == "item" else block.kind == "line"


def _numbered(block: Block) -> bool:
    return block.marker[-1:] in {".", ")"}
