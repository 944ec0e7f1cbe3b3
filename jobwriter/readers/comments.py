"""Takes the comments that speak to jobwriter out of a Markdown text before it is read.

The rest is read as if they had never been there, so no rule can see them, and a comment between two lines or at the end
of one changes nothing about how the lines are joined. What was read is then carried back to the text of the file.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence

from jobwriter.characters import fold
from jobwriter.document import Comment, Draft, Link
from jobwriter.offsets import LineIndex, OffsetMap, merged
from jobwriter.patterns import compiled
from jobwriter.readers import lines

SPEAKS = compiled(
    r"(?is)\s*jobwriter\b(?:\s*:|[\s-]+(?:ignore|disable|enable|off|on|skip|allow|suppress|noqa|nolint)\b)"
)
"""A comment that speaks to jobwriter, well or badly; one that only begins with its name does not."""

Reader = Callable[[str, str], Draft]


def read(text: str, path: str, reader: Reader) -> Draft:
    """Read a Markdown text without the comments that speak to jobwriter, which the draft lists instead.

    Args:
        text: the text of the file.
        path: its name, for reports.
        reader: reads a text, given its name.

    Raises:
        ReadError: what ``reader`` raises.
    """
    comments = tuple(_comments(text))
    cuts = merged([comment.cut for comment in comments if comment.cut])
    if not cuts:
        return reader(text, path)
    kept: list[str] = []
    at = 0
    for start, end in cuts:
        kept.append(text[at:start])
        at = end
    bare = "".join((*kept, text[at:]))
    rest = reader(bare, path)
    way = _Way(cuts)
    links = tuple(
        Link(link.start, link.end, link.url, way.back(link.url_start), way.back(link.url_end - 1) + 1)
        if link.url_start >= 0
        else link
        for link in rest.links
    )
    offsets = _through(rest.offsets, len(bare), way)
    return Draft(path, rest.format, text, rest.text, offsets, rest.blocks, rest.fields, rest.notices, links, comments)


class _Way:
    """The way from a text back to the one that it was before stretches were cut out of it."""

    def __init__(self, cuts: Sequence[tuple[int, int]]) -> None:
        self.after = [0]
        self.before = [0]
        gone = 0
        for start, end in cuts:
            if start - gone == self.after[-1]:
                self.before[-1] = end
            else:
                self.after.append(start - gone)
                self.before.append(end)
            gone += end - start

    def piece(self, offset: int) -> int:
        """The index of the stretch that holds an offset."""
        return bisect_right(self.after, offset) - 1

    def back(self, offset: int) -> int:
        """An offset as it was before."""
        index = self.piece(max(offset, 0))
        return self.before[index] + offset - self.after[index]


def _through(offsets: OffsetMap | None, length: int, way: _Way) -> OffsetMap:
    """A map to the text without comments as one to the text with them."""
    inner = offsets or OffsetMap(array("q", [0]), array("q", [0]), array("q", [length]), array("b", [1]), length)
    plain, starts, ends, copied = array("q"), array("q"), array("q"), array("b")
    for index, at in enumerate(inner.plain):
        start, end = inner.start[index], inner.end[index]
        if not inner.copied[index]:
            begin = way.back(start)
            rows = [(at, begin, way.back(end - 1) + 1 if end > start else begin, 0)]
        else:
            rows = []
            piece = way.piece(start)
            while start < end:
                stop = min(end, way.after[piece + 1] if piece + 1 < len(way.after) else end)
                rows.append((at, way.back(start), way.back(stop - 1) + 1, 1))
                at += stop - start
                start = stop
                piece += 1
        for row in rows:
            for column, value in zip((plain, starts, ends, copied), row, strict=True):
                column.append(value)
    return OffsetMap(plain, starts, ends, copied, inner.length)


def _comments(source: str) -> Iterator[Comment]:
    """The comments of a Markdown text that speak to jobwriter, except those that are shown as code."""
    text = fold(source)
    front = _front(source)
    code = _code(text, source, front)
    starts = [start for start, _ in code]
    index = LineIndex(source)
    for row in _rows(text, front):
        first, last = row[0][0], row[-1][1]
        begin = text.rfind("\n", 0, first) + 1
        stop = text.find("\n", last)
        stop = len(text) if stop < 0 else stop
        edges = [begin, *(edge for span in row for edge in span), stop]
        around = [text[edges[at] : edges[at + 1]] for at in range(0, len(edges), 2)]
        ticks = sum(words.count("`") for words in around)
        said = [SPEAKS.match(text, start + 4, end - 3) is not None for start, end in row]
        inline = bool(around[0].strip("> ") or any(words.strip() for words in around[1:])) or not all(said)
        before = 0
        for at, (start, end) in enumerate(row):
            before += around[at].count("`")
            held = bisect_right(starts, start) - 1
            shown = (held >= 0 and start < code[held][1]) or (before % 2 and ticks - before)
            if not said[at] or shown:
                continue
            if not inline:
                cut = (start if at else begin, row[at + 1][0] if at + 1 < len(row) else min(stop + 1, len(text)))
            elif around[at].strip() or (at and not around[at]):
                cut = (start - len(around[at]) + len(around[at].rstrip(" ")), end)
            else:
                cut = (start, end + len(around[at + 1]) - len(around[at + 1].lstrip(" ")))
            yield Comment(source[start + 4 : end - 3], start, end, index.position(start)[0], inline, cut)


def _code(text: str, source: str, front: int) -> list[tuple[int, int]]:
    """What stands between fences."""
    if "```" not in text and "~~~" not in text:
        return []
    cut = lines.cut(" " * front + text[front:], source, markup=True)
    return [(block.start, block.end) for block in cut.blocks if block.kind == "code"]


def _front(source: str) -> int:
    """Where the text begins behind its front matter."""
    if not source.startswith("---"):
        return 0
    from jobwriter.readers import frontmatter

    found = frontmatter.block(source)
    return found.end() if found else 0


def _rows(text: str, at: int) -> Iterator[list[tuple[int, int]]]:
    """All comments, those together that share a line."""
    row: list[tuple[int, int]] = []
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start + 4) + 3) > 2:
        if row and "\n" in text[row[-1][1] : start]:
            yield row
            row = []
        row.append((start, end))
        at = end
    if row:
        yield row
