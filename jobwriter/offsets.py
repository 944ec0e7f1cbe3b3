"""Where each character of the text that is analysed stands in the file it came from.

A reader may drop markup, decode an entity or unescape a JSON string, so the text that rules read is not always the
text of the file. Nothing is ever searched for again: the reader notes, piece by piece, what it copied, and every span
is carried back through that note.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from jobwriter.records import record


@record
class OffsetMap:
    """A piecewise map from offsets in the plain text to offsets in the source.

    Piece ``i`` covers plain offsets ``plain[i]`` up to ``plain[i + 1]`` (the last one up to ``length``). A
    ``copied`` piece maps character by character; any other was rewritten (``&amp;`` to ``&``) and maps as a whole.
    """

    plain: array[int]
    start: array[int]
    end: array[int]
    copied: array[int]
    length: int

    def _piece(self, offset: int) -> int:
        return max(bisect_right(self.plain, offset) - 1, 0)

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """Map a half-open plain span to the smallest source span that holds it."""
        if not self.plain:
            return 0, 0
        first = self._piece(start)
        begin = self.start[first] + (start - self.plain[first] if self.copied[first] else 0)
        if end <= start:
            return begin, begin
        last = self._piece(end - 1)
        stop = self.start[last] + (end - self.plain[last]) if self.copied[last] else self.end[last]
        return begin, max(begin, stop)


def merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in order, those that overlap or touch made one."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if kept and start <= kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        else:
            kept.append((start, end))
    return kept


def overlaps(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a span shares a character with one of some others, which are in order and apart."""
    before = bisect_left(spans, (end,)) - 1
    return before >= 0 and start < spans[before][1]


class TextBuilder:
    """Builds a plain text from pieces of a source, and the map that leads back.

    Args:
        source: the text of the file; offsets given to the methods count code points in it.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self._parts: list[str] = []
        self._plain = array("q")
        self._start = array("q")
        self._end = array("q")
        self._copied = array("b")
        self.length = 0

    def copy(self, start: int, end: int) -> None:
        """Take over ``source[start:end]`` as it stands."""
        if end > start:
            self.put(self.source[start:end], start, end)

    def put(self, text: str, start: int, end: int) -> None:
        """Write ``text`` for ``source[start:end]``."""
        if not text:
            return
        self._parts.append(text)
        self._plain.append(self.length)
        self._start.append(start)
        self._end.append(end)
        self._copied.append(len(text) == end - start)
        self.length += len(text)

    def build(self) -> tuple[str, OffsetMap]:
        """Return the plain text and its map."""
        return "".join(self._parts), OffsetMap(self._plain, self._start, self._end, self._copied, self.length)


class LineIndex:
    """Turns an offset into a line and a column, both counted from 1, columns in code points.

    A line ends at ``\\n``, ``\\r\\n`` or a lone ``\\r``.
    """

    def __init__(self, text: str) -> None:
        if "\r" in text:
            text = text.replace("\r\n", " \n").replace("\r", "\n")
        self._starts = list(accumulate((len(line) + 1 for line in text.split("\n")[:-1]), initial=0))

    def position(self, offset: int) -> tuple[int, int]:
        """Return the line and column of ``offset``."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def offset(self, line: int, column: int) -> int:
        """The way back: the offset of a line and column; of the last line, if there are fewer."""
        return self._starts[min(line, len(self._starts)) - 1] + column - 1
