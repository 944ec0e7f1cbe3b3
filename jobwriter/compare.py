"""Two versions of an ad side by side: which passages went, came, moved or changed, and in which words.

Passages (headings, items, paragraphs) are paired in their order by the words that they share; of those left over, near
twins elsewhere have moved. Within a pair the words are compared.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal

from jobwriter.document import Document
from jobwriter.records import record, replace

PassageKind = Literal["heading", "item", "line"]
RowKind = Literal["same", "changed", "replaced", "gone", "new", "moved"]

_TOKEN = re.compile(r"\w+(?:['’./-]\w+)*|\S")
_ENDS = " .,;"
"""Signs at the end of a passage whose change is none."""
_ALIKE = 0.45
"""Share of words in common from which two passages in the same order are versions of one."""
_TWINS = 0.7
"""The same for passages in different places."""
_MOST = 400
"""Passages of one ad that are compared; what follows is shown as gone or new."""


@record
class Passage:
    """A heading, an item or a paragraph of an ad."""

    kind: PassageKind
    text: str


@record
class Piece:
    """A run of words; ``changed`` where the other side does not have them."""

    text: str
    changed: bool = False


@record
class Side:
    """A passage on one side, cut into what is shared and what is not."""

    kind: PassageKind
    pieces: tuple[Piece, ...]


@record
class Row:
    """A passage on the left, on the right, or one on each side.

    What differs only in the full stop at its end is the same. A passage that is gone and one that is new stand in one
    row, ``replaced``, where they have the same place; whether one is a version of the other is not said. A passage
    that moved stands alone on each side at its place, with what changed in it marked on both.
    """

    kind: RowKind
    left: Side | None = None
    right: Side | None = None


def passages(document: Document) -> tuple[Passage, ...]:
    """The passages of an ad: its title and the employer's text, without the page around it."""
    found = []
    title = document.title
    for block in document.blocks:
        own = document.zone_at(block.start).kind == "ad" or (title is not None and block.span.overlaps(title))
        text = " ".join(document.text[block.start : block.end].split())
        if own and text and block.kind != "comment":
            kind: PassageKind = block.kind if block.kind in {"heading", "item"} else "line"
            found.append(Passage(kind, text))
    return tuple(found)


def rows(before: Sequence[Passage], after: Sequence[Passage]) -> tuple[Row, ...]:
    """Compare two ads.

    Args:
        before: the passages of the old one.
        after: the passages of the new one.

    Returns:
        The rows of a table in the order of both.
    """
    bags = [[Counter(_words(passage.text)) for passage in side[:_MOST]] for side in (before, after)]
    alike = [[_likeness(one, other) for other in bags[1]] for one in bags[0]]
    pairs = _in_order(alike)
    moved = _elsewhere(alike, pairs)
    return tuple(_rows(before, after, pairs, moved))


def _words(text: str) -> list[str]:
    return [token.lower() for token in _TOKEN.findall(text) if token[0].isalnum()]


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    """The share of words that two passages have in common, 0 to 1."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0


def _in_order(alike: Sequence[Sequence[float]]) -> dict[int, int]:
    """The pairs that, kept in order, have most in common."""
    height, width = len(alike), len(alike[0]) if alike else 0
    best = [[0.0] * (width + 1) for _ in range(height + 1)]
    for i in range(height - 1, -1, -1):
        for j in range(width - 1, -1, -1):
            paired = best[i + 1][j + 1] + alike[i][j] if alike[i][j] >= _ALIKE else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], paired)
    pairs: dict[int, int] = {}
    i = j = 0
    while i < height and j < width:
        if alike[i][j] >= _ALIKE and best[i][j] == best[i + 1][j + 1] + alike[i][j]:
            pairs[i] = j
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _elsewhere(alike: Sequence[Sequence[float]], pairs: dict[int, int]) -> dict[int, int]:
    """Pairs of near twins among what is left over, the nearest first."""
    taken = set(pairs.values())
    options = sorted(
        (-share, i, j)
        for i, line in enumerate(alike)
        if i not in pairs
        for j, share in enumerate(line)
        if share >= _TWINS and j not in taken
    )
    moved: dict[int, int] = {}
    for _, i, j in options:
        if i not in moved and j not in moved.values():
            moved[i] = j
    return moved


def _rows(
    before: Sequence[Passage], after: Sequence[Passage], pairs: dict[int, int], moved: dict[int, int]
) -> Iterator[Row]:
    came = {j: i for i, j in moved.items()}
    at = 0
    waiting: list[Row] = []
    for i, passage in enumerate(before):
        if i in pairs:
            yield from _facing(waiting, list(_new(before, after, range(at, pairs[i]), came)))
            at = pairs[i] + 1
            waiting = []
            yield _pair(passage, after[pairs[i]])
        elif i in moved:
            waiting.append(replace(_pair(passage, after[moved[i]]), kind="moved", right=None))
        else:
            waiting.append(Row("gone", left=Side(passage.kind, (Piece(passage.text, changed=True),))))
    yield from _facing(waiting, list(_new(before, after, range(at, len(after)), came)), ends=True)


def _facing(left: list[Row], right: list[Row], *, ends: bool = False) -> Iterator[Row]:
    """What is gone and what is new between two pairs: headings opposite headings, and words opposite words.

    The headings next to the pair that follows belong together; at the end of the ads, those at the start.
    """
    heads = [_only(rows, heading=True) for rows in (left, right)]
    if not ends:
        heads = [head[-min(map(len, heads)) :] if min(map(len, heads)) else [] for head in heads]
    i = j = 0
    for a, b in (*zip(*heads, strict=False), (len(left), len(right))):
        words = [_only(left[i:a], heading=False), _only(right[j:b], heading=False)]
        met = [
            (i + one, j + other)
            for one, other in zip(*words, strict=False)
            if _of_a_kind(left[i + one], right[j + other])
        ]
        for one, other in (*met, (a, b)):
            yield from left[i:one]
            yield from right[j:other]
            if one < len(left) and other < len(right):
                yield Row("replaced", left[one].left, right[other].right)
            i, j = one + 1, other + 1


def _of_a_kind(one: Row, other: Row) -> bool:
    """Whether both are items, or neither is."""
    return one.left is not None and other.right is not None and one.left.kind == other.right.kind


def _only(rows: Sequence[Row], *, heading: bool) -> list[int]:
    """Where the headings are among rows, or what is none; rows of what moved are neither."""
    sides = [(index, row.left or row.right) for index, row in enumerate(rows) if row.kind != "moved"]
    return [index for index, side in sides if side is not None and (side.kind == "heading") == heading]


def _new(before: Sequence[Passage], after: Sequence[Passage], span: range, came: dict[int, int]) -> Iterator[Row]:
    for j in span:
        if j in came:
            pair = _pair(before[came[j]], after[j])
            yield replace(pair, kind="moved", left=None)
        else:
            yield Row("new", right=Side(after[j].kind, (Piece(after[j].text, changed=True),)))


def _pair(one: Passage, other: Passage) -> Row:
    """Two versions of a passage, with the words marked that only one of them has."""
    if one.text.rstrip(_ENDS) == other.text.rstrip(_ENDS):
        return Row("same", Side(one.kind, (Piece(one.text),)), Side(other.kind, (Piece(other.text),)))
    left, right = (list(_TOKEN.finditer(passage.text)) for passage in (one, other))
    matcher = SequenceMatcher(None, [match[0] for match in left], [match[0] for match in right], autojunk=False)
    same = matcher.get_matching_blocks()
    return Row(
        "changed",
        Side(one.kind, _pieces(one.text, left, [(block.a, block.a + block.size) for block in same])),
        Side(other.kind, _pieces(other.text, right, [(block.b, block.b + block.size) for block in same])),
    )


def _pieces(text: str, tokens: Sequence[re.Match[str]], shared: Sequence[tuple[int, int]]) -> tuple[Piece, ...]:
    """A text cut where shared words begin and end; the space after a run belongs to it."""
    kept = {index for first, last in shared for index in range(first, last)}
    pieces: list[Piece] = []
    for index, token in enumerate(tokens):
        stop = tokens[index + 1].start() if index + 1 < len(tokens) else len(text)
        changed = index not in kept
        if pieces and pieces[-1].changed == changed:
            pieces[-1] = Piece(pieces[-1].text + text[token.start() : stop], changed)
        else:
            pieces.append(Piece(text[token.start() : stop], changed))
    return tuple(pieces)


@record
class Report:
    """What stands above the two columns of the page.

    Attributes:
        title: of the page.
        names: the headings of the columns.
        scores: before and after, as text; empty where there is none.
        gone: findings that the new version no longer has.
        remaining: findings that it still has.
        new: findings that only the new version has.
        left_out: what the old version says and the new one has no room for, counted.
        questions: what is to be decided, by the name of its field in the brief.
    """

    title: str
    names: tuple[str, str] = ("Before", "After")
    scores: tuple[str, str] = ("", "")
    gone: tuple[str, ...] = ()
    remaining: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    left_out: str = ""
    questions: tuple[tuple[str, str], ...] = ()


def html(table: Sequence[Row], report: Report) -> str:
    """The same as a page of its own: no script, nothing from elsewhere, readable on a phone and on paper."""
    from jobwriter.formats.templates import template

    return template("compare.html.j2").render(rows=table, report=report)
