"""Two versions of an ad in two columns of a terminal: changed words in colour, or between signs where there is none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from jobwriter.compare import Row, Side
from jobwriter.formats.style import Style, columns, printable

_SIGNS = {"same": (" ", " "), "changed": ("-", "+"), "gone": ("-", " "), "new": (" ", "+"), "moved": ("<", ">")}
_COLOURS = ("error", "good")
_MARKS = (("[-", "-]"), ("{+", "+}"))


def render(table: Sequence[Row], style: Style, names: tuple[str, str] = ("before", "after")) -> str:
    """Two columns for a terminal.

    Args:
        table: what :func:`jobwriter.compare.rows` gave.
        style: width, and whether there are colours; without them changed words stand between signs.
        names: the headings of the columns.
    """
    bar = style.sign(" \N{BOX DRAWINGS LIGHT VERTICAL} ", " | ")
    width = max((style.width - len(bar)) // 2, 16)
    lines = [f"{style.paint(_fill(names[0], width), 'bold')}{bar}{style.paint(names[1], 'bold')}"]
    lines.append(style.sign("\N{BOX DRAWINGS LIGHT HORIZONTAL}", "-") * (2 * width + len(bar)))
    for row in table:
        signs = _SIGNS[row.kind]
        left = _column(row.left, width, style, 0, signs[0])
        right = _column(row.right, width, style, 1, signs[1])
        for index in range(max(len(left), len(right))):
            one = left[index] if index < len(left) else " " * width
            other = right[index] if index < len(right) else ""
            lines.append(f"{one}{bar}{other}".rstrip())
    return "\n".join(lines)


def _column(side: Side | None, width: int, style: Style, at: int, sign: str) -> list[str]:
    """One side of a row as lines, each as wide as the column and then coloured."""
    if side is None:
        return []
    lead = f"{sign} " + {"item": "* ", "heading": "# ", "line": ""}[side.kind]
    lines: list[list[tuple[str, bool]]] = [[]]
    room = width - len(lead)
    used = 0
    for word, changed, glued in _tokens(side, style, at):
        for part in _chopped(word, room):
            size = columns(part)
            gap = 0 if glued or not lines[-1] else 1
            if lines[-1] and used + gap + size > room:
                lines.append([])
                used = gap = 0
            if gap:
                lines[-1].append((" ", changed and lines[-1][-1][1]))
            lines[-1].append((part, changed))
            used += gap + size
    out = []
    for number, line in enumerate(lines):
        opening = lead if number == 0 else " " * len(lead)
        runs = [("".join(text for text, _ in run), changed) for changed, run in groupby(line, key=itemgetter(1))]
        painted = "".join(_painted(text, changed, side, style, at) for text, changed in runs)
        fill = " " * max(room - sum(columns(text) for text, _ in line), 0)
        out.append(f"{opening}{painted}{fill}")
    return out


def _painted(text: str, changed: bool, side: Side, style: Style, at: int) -> str:
    if changed:
        return style.paint(text, _COLOURS[at])
    return style.paint(text, "bold") if side.kind == "heading" else text


def _tokens(side: Side, style: Style, at: int) -> Iterator[tuple[str, bool, bool]]:
    """The words of a side: each with whether it is changed, and whether it follows the last one without a space."""
    opened, closed = ("", "") if style.color else _MARKS[at]
    spaced = True
    for piece in side.pieces:
        words = printable(piece.text).split()
        for index, word in enumerate(words):
            text = word
            if piece.changed:
                text = f"{opened if index == 0 else ''}{word}{closed if index == len(words) - 1 else ''}"
            yield text, piece.changed, index == 0 and not spaced and not piece.text[:1].isspace()
        if words:
            spaced = piece.text[-1:].isspace()


def _chopped(word: str, room: int) -> Iterator[str]:
    """A word in pieces that fit into a line."""
    while columns(word) > room:
        cut = next((at for at in range(len(word), 0, -1) if columns(word[:at]) <= room), 1)
        yield word[:cut]
        word = word[cut:]
    if word:
        yield word


def _fill(text: str, width: int) -> str:
    text = printable(text)
    while columns(text) > width:
        text = text[:-1]
    return text + " " * (width - columns(text))
