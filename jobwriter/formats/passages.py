"""The text of an ad as a page shows it: passages in their order, cut where the words of a finding begin and end."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal

from jobwriter.document import Block, Document
from jobwriter.finding import Finding
from jobwriter.patterns import compiled
from jobwriter.records import record

PassageKind = Literal["heading", "item", "line", "raw", "left-out"]

_LINE_END = compiled(r"\r\n|\r|\n")
_WRAPPED = 50
"""Characters of a line of Markdown from which the next one goes on with its paragraph."""
_DEEPEST = 3
"""Findings on the same words that are drawn one under the other."""


@record
class Mark:
    """The words of a finding in the text.

    Attributes:
        label: its number in the ad.
        finding: what was found.
    """

    label: str
    finding: Finding


@record
class Piece:
    """A run of text under the same marks; ``ends`` are those whose label follows it. The gravest mark comes last."""

    text: str
    marks: tuple[Mark, ...] = ()
    ends: tuple[Mark, ...] = ()


@record
class Passage:
    """A heading, an item, a paragraph, or lines that are none of these.

    Attributes:
        kind: ``raw`` for front matter, comments, code and tables, ``left-out`` for a part of the page around the ad.
        line: its first line, from 1.
        last: its last line.
        pieces: its text; the marker of a heading or item is ``marker``.
        marks: those that begin here, in order.
        depth: level of a heading, nesting of an item.
        marker: ``##`` or a bullet as written.
        gap: whether an empty line stands before it.
        zone: ``posting`` for what the page says about the job, else empty.
        reason: why it was left out.
    """

    kind: PassageKind
    line: int
    last: int
    pieces: tuple[Piece, ...]
    marks: tuple[Mark, ...] = ()
    depth: int = 0
    marker: str = ""
    gap: bool = False
    zone: str = ""
    reason: str = ""


@record
class _Stretch:
    """Lines that make a passage, before its text is cut."""

    kind: PassageKind
    first: int
    last: int
    block: Block | None = None
    zone: str = ""
    reason: str = ""


def passages(document: Document, marks: Sequence[Mark]) -> tuple[Passage, ...]:
    """Cut the text of an ad.

    Args:
        document: the ad; its ``source`` is what is cut, whole and in order.
        marks: findings with a place, in order.

    Returns:
        Passages that hold every line with words once, each with the marks that begin in it.
    """
    source = document.source
    spans = _lines(source)
    stretches = list(_stretches(document, spans))
    begins = [spans[stretch.first][0] for stretch in stretches]
    own: list[list[Mark]] = [[] for _ in stretches]
    shown: list[list[Mark]] = [[] for _ in stretches]
    for mark in marks:
        start, end = mark.finding.start or 0, mark.finding.end or 0
        first = max(bisect_right(begins, start) - 1, 0)
        if first + 1 < len(stretches) and start >= spans[stretches[first].last][1] and end > begins[first + 1]:
            first += 1
        for at in range(first, len(stretches)):
            if at > first and begins[at] >= end:
                break
            shown[at].append(mark)
        if stretches:
            own[first].append(mark)
    return tuple(
        _passage(source, spans, stretch, own[at], shown[at], stretches[at - 1] if at else None)
        for at, stretch in enumerate(stretches)
    )


def _lines(source: str) -> list[tuple[int, int]]:
    """Start and end of each line, its end of line left out."""
    spans, at = [], 0
    for match in _LINE_END.finditer(source):
        spans.append((at, match.start()))
        at = match.end()
    return [*spans, (at, len(source))]


def _stretches(document: Document, spans: Sequence[tuple[int, int]]) -> Iterator[_Stretch]:
    starts = [start for start, _ in spans]

    def lines_of(start: int, end: int) -> range:
        first, last = document.to_source(start, max(end, start + 1))
        return range(bisect_right(starts, first) - 1, bisect_right(starts, max(last - 1, first)))

    zones: dict[int, tuple[str, str, int]] = {}
    for number, zone in enumerate(document.zones):
        if zone.kind != "ad":
            zones |= dict.fromkeys(lines_of(zone.start, zone.end), (zone.kind, zone.reason, number))
    blocks: dict[int, Block] = {}
    for block in document.blocks:
        if block.kind in {"heading", "item", "line"}:
            for at in lines_of(block.start, block.end):
                blocks.setdefault(at, block)
    pending: _Stretch | None = None
    previous: tuple[str, str, int] | None = None
    empty = False
    for at, (start, end) in enumerate(spans):
        if not document.source[start:end].strip():
            empty = True
            continue
        spoken = zones.get(at)
        kind = spoken[0] if spoken else ""
        stretch = _stretch(at, blocks.get(at), kind, spoken[1] if spoken else "")
        if pending and spoken == previous and _goes_on(document, spans, pending, stretch, empty=empty):
            pending = _Stretch(pending.kind, pending.first, at, pending.block, pending.zone, pending.reason)
        else:
            if pending:
                yield pending
            pending = stretch
        previous, empty = spoken, False
    if pending:
        yield pending


def _stretch(at: int, block: Block | None, zone: str, reason: str) -> _Stretch:
    if zone == "omitted":
        return _Stretch("left-out", at, at, reason=reason)
    kind: PassageKind = "raw"
    if block is not None and block.kind in {"heading", "item", "line"}:
        kind = block.kind
    return _Stretch(kind, at, at, block, zone)


def _goes_on(
    document: Document, spans: Sequence[tuple[int, int]], before: _Stretch, after: _Stretch, *, empty: bool
) -> bool:
    """Whether two stretches in one zone, the second right after the first, are one passage."""
    if before.kind != after.kind:
        return False
    if before.kind == "left-out":
        return True
    if empty:
        return False
    if before.kind == "raw" or before.block is after.block:
        return True
    start, end = spans[before.last]
    return before.kind == "line" and document.format == "markdown" and end - start > _WRAPPED


def _passage(
    source: str,
    spans: Sequence[tuple[int, int]],
    stretch: _Stretch,
    own: Sequence[Mark],
    shown: Sequence[Mark],
    before: _Stretch | None,
) -> Passage:
    start, end = spans[stretch.first][0], spans[stretch.last][1]
    marker = ""
    if stretch.block is not None and stretch.kind in {"heading", "item"}:
        marker = _marker(source[start : spans[stretch.first][1]], stretch.block)
    body = start + len(marker)
    if stretch.kind == "left-out":
        shown = [mark for mark in shown if (mark.finding.start or 0) > start or (mark.finding.end or 0) < end]
    return Passage(
        stretch.kind,
        stretch.first + 1,
        stretch.last + 1,
        tuple(_pieces(source, body, end, shown, () if stretch.kind == "left-out" else own)),
        tuple(own),
        stretch.block.depth if stretch.block else 0,
        marker.strip(),
        before is None or stretch.first > before.last + 1,
        stretch.zone,
        stretch.reason,
    )


def _marker(line: str, block: Block) -> str:
    """What stands before the words of a heading or item, white space included."""
    bare = line.lstrip()
    sign = block.marker if block.kind == "item" else "#" * block.depth
    if not sign or not bare.startswith(sign):
        return ""
    rest = bare[len(sign) :]
    return line[: len(line) - len(rest.lstrip())] if rest[:1].isspace() else ""


def _pieces(source: str, start: int, end: int, shown: Sequence[Mark], own: Sequence[Mark]) -> Iterator[Piece]:
    """The text from start to end, cut at every end of a mark."""
    spans = [(max(mark.finding.start or 0, start), min(mark.finding.end or 0, end), mark) for mark in shown]
    places = {mark.label: min(max(mark.finding.end or 0, start), end) for mark in own}
    cuts = sorted(
        {start, end, *places.values(), *(at for first, last, _ in spans if first < last for at in (first, last))}
    )
    if len(cuts) == 1:
        cuts.append(end)
    for left, right in pairwise(cuts):
        over = sorted((mark for first, last, mark in spans if first <= left and right <= last), key=_rank)
        ends = tuple(mark for mark in own if places[mark.label] == right or (left == start == places[mark.label]))
        yield Piece(source[left:right], tuple(reversed(over[:_DEEPEST])), ends)


def _rank(mark: Mark) -> int:
    return mark.finding.rank
