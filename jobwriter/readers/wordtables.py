"""Tables of Word files as lines: labels with their values, criteria by column, rows of short cells, pages laid out."""

from __future__ import annotations

from collections.abc import Sequence

from jobwriter.readers.flow import Piece, joined

Cell = list[Piece]

_LABEL = 40
"""Characters that the label of a value may have."""

_TICKS = frozenset(("x", "✓", "✔", "✗", "✘", "✅", "☑", "☒", "•", "*", "y", "yes", "e", "d"))

_LISTS = frozenset(("requirements", "nice-to-have", "skills", "duties", "benefits"))


def laid_out(rows: Sequence[Sequence[Cell]]) -> list[Piece]:
    """The lines of a table.

    Args:
        rows: the lines of each cell, row by row.

    Returns:
        For a table whose first row names sections of an ad, the columns under their names; else row by row: label and
        value as ``label: value``, short cells with bars between, longer ones one after the other.
    """
    filled = [[cell for cell in row if cell] for row in rows]
    filled = [row for row in filled if row]
    if len(filled) > 1 and (columns := _named(rows)):
        return _by_column(rows, columns)
    pairs = max(map(len, filled), default=0) == 2
    pieces: list[Piece] = []
    for number, row in enumerate(filled):
        lines = _row(row, pairs=pairs)
        if lines and lines[0].kind in {"line", "table"}:
            lines[0].gap = not number or len(lines) > 1
        pieces += lines
    return pieces


def _row(row: Sequence[Cell], *, pairs: bool) -> list[Piece]:
    if pairs and len(row) == 2 and _may_label(row[0]):
        return _labelled(*row)
    if len(row) > 2 and len(row) % 2 == 0 and all(_is_label(cell) == (at % 2 == 0) for at, cell in enumerate(row)):
        return [piece for at in range(0, len(row), 2) for piece in _labelled(row[at], row[at + 1])]
    if len(row) > 1 and all(len(cell) == 1 and cell[0].kind == "line" for cell in row):
        return [joined([cell[0] for cell in row], " | ", "table")]
    return [piece for cell in row for piece in cell]


def _may_label(cell: Cell) -> bool:
    """Whether a cell may be the label of the one beside it."""
    words = cell[0].words
    return len(cell) == 1 and cell[0].kind == "line" and len(words) <= _LABEL and words[-1] not in ".,;!"


def _is_label(cell: Cell) -> bool:
    """Whether a cell looks like a label: short, and bold or with a colon."""
    return _may_label(cell) and (cell[0].bold or cell[0].words.endswith(":"))


def _labelled(label: Cell, value: Cell) -> list[Piece]:
    """A label and its value: one line, or a heading over several."""
    name = label[0]
    if len(value) == 1 and value[0].kind == "line":
        return [joined([name, value[0]], " " if name.words.endswith(":") else ": ", "line")]
    return [Piece(name.words.rstrip(" :") or name.words, "heading", 3, "bold", True, True, name.links), *value]


def _named(rows: Sequence[Sequence[Cell]]) -> dict[int, Piece]:
    """The columns of a table whose first row holds names of different sections, by their place."""
    from jobwriter.headings import kind_of

    head = rows[0]
    if not all(len(cell) <= 1 for cell in head) or any(len(row) != len(head) for row in rows):
        return {}
    kinds = {at: kind_of(cell[0].words) for at, cell in enumerate(head) if cell}
    known = {at for at, kind in kinds.items() if kind in _LISTS}
    if len({kinds[at] for at in known}) < 2:
        return {}
    return {at: head[at][0] for at in sorted(known)}


def _by_column(rows: Sequence[Sequence[Cell]], columns: dict[int, Piece]) -> list[Piece]:
    """Each named column under its name, its cells as items; a first column without such a name labels the rows."""
    pieces: list[Piece] = []
    for at, name in columns.items():
        cells = [(row[0] if 0 not in columns else [], row[at]) for row in rows[1:]]
        if not any(cell for _, cell in cells):
            continue
        pieces.append(Piece(name.words.rstrip(" :") or name.words, "heading", 3, "bold", True, True, name.links))
        for label, cell in cells:
            if not cell:
                continue
            if label and len(cell) == 1 and cell[0].words.lower() in _TICKS:
                pieces += _items(label)
            elif label and len(label) == 1 and len(cell) == 1:
                pieces += _items([joined([label[0], cell[0]], ": ", "line")])
            else:
                pieces += _items(cell)
    return pieces


def _items(cell: Cell) -> list[Piece]:
    """The lines of a cell as items of a list."""
    for piece in cell:
        if piece.kind == "line":
            piece.kind, piece.marker, piece.gap = "item", "-", False
    return cell
