"""Two versions of an ad in two columns of a terminal: changed words in colour, or between signs where there is none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from jobwriter.compare import Row, Side
from jobwriter.formats.style import Style, columns, printable

_SIGNS = {
    "same": (" ", " "),
    "changed": ("-", "+"),
    "replaced": ("-", "+"),
    "gone": ("-", " "),
    "new": (" ", "+"),
    "moved": ("<", ">"),
}
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
    key = "- only before, + only after" + (", < moved from here, > to here" if _moves(table) else "")
    lines = [*(style.paint(line, "dim") for line in style.wrap(key, "").splitlines()), "", *lines]
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
    if not any(piece.changed for piece in side.pieces) and sign in "-+":
        sign = " "
    lead = f"{sign} " + {"item": "* ", "heading": "# ", "line": ""}[side.kind]
    lines: list[list[tuple[str, bool]]] = [[]]
    room = width - len(lead)
    used = 0
    for word in _tokens(side, style, at):
        gap = 1 if lines[-1] else 0
        if gap and used + gap + sum(columns(text) for text, _ in word) > room:
            lines.append([])
            used = gap = 0
        if gap:
            lines[-1].append((" ", word[0][1] and lines[-1][-1][1]))
            used += gap
        for part, changed in ((part, changed) for text, changed in word for part in _chopped(text, room)):
            if lines[-1] and used + columns(part) > room:
                lines.append([])
                used = 0
            lines[-1].append((part, changed))
            used += columns(part)
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


def _tokens(side: Side, style: Style, at: int) -> list[list[tuple[str, bool]]]:
    """The words of a side: each in the parts of which it is changed and is not."""
    opened, closed = ("", "") if style.color else _MARKS[at]
    found: list[list[tuple[str, bool]]] = []
    spaced = True
    for piece in side.pieces:
        words = printable(piece.text).split()
        for index, word in enumerate(words):
            text = word
            if piece.changed:
                text = f"{opened if index == 0 else ''}{word}{closed if index == len(words) - 1 else ''}"
            if index == 0 and not spaced and not piece.text[:1].isspace():
                found[-1].append((text, piece.changed))
            else:
                found.append([(text, piece.changed)])
        if words:
            spaced = piece.text[-1:].isspace()
    return found


def _moves(table: Sequence[Row]) -> bool:
    return any(row.kind == "moved" for row in table)


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
