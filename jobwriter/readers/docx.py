"""Word files: paragraphs, lists and tables in the order of the text, as a reader sees it who accepts every change.

Headers, footers, notes and comments are no part of the ad. Offsets count in the text that was extracted, which is the
draft's ``source``.
"""

from __future__ import annotations

from xml.etree import ElementTree as ET

from jobwriter.document import Draft
from jobwriter.readers import NoAd
from jobwriter.readers.flow import Piece
from jobwriter.readers.html import draft_of, heads, typed
from jobwriter.readers.wordfile import WordFile, wrapped
from jobwriter.readers.wordline import WRAPPERS, Line, Words
from jobwriter.readers.wordstyles import Numbering, Styles, list_place
from jobwriter.readers.wordtables import Cell, laid_out

_ROW, _CELL = frozenset(("tr",)), frozenset(("tc",))
_CHANGES = frozenset(("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel"))


def read(data: bytes, path: str) -> list[Draft]:
    """Read a Word file.

    Args:
        data: the bytes of the file.
        path: its name, for reports.

    Returns:
        One draft.

    Raises:
        ReadError: no Word file, or a damaged or protected one.
        NoAd: a Word file without text.
    """
    file = WordFile(data, path)
    tree = file.tree(file.main)
    body = tree.find("body") if tree is not None else None
    reader = _Reader(file)
    pieces = reader.pieces_of(body) if body is not None else []
    pieces += reader.rest()
    if any(piece.kind == "title" for piece in pieces):
        for piece in pieces:
            piece.depth += piece.kind == "heading" and piece.marker == "html"
    for piece in pieces:
        if piece.kind in {"title", "heading"}:
            piece.kind, piece.depth = "heading", min(piece.depth, 6)
    if not pieces:
        embedded = body is not None and next(body.iter("altChunk"), None) is not None
        what = "holds its text as an embedded web page" if embedded else "holds no text to read"
        raise NoAd(f"{file.name} {what}: open it in Word and save it again, or save it as plain text (.txt).")
    notices: tuple[str, ...] = ()
    if tree is not None and any(node.tag in _CHANGES for node in tree.iter()):
        notices = (f"{file.name} has tracked changes: it was read as if all of them were accepted.",)
    return [draft_of([typed(piece) for piece in pieces], path, format="docx", notices=notices)]


class _Reader:
    """Turns the paragraphs of one file into lines."""

    def __init__(self, file: WordFile) -> None:
        relations = file.relations(file.main)
        related = {one.kind: one.target for one in relations.values() if not one.external}
        self._styles = Styles(file.tree(related.get("styles", "word/styles.xml")))
        self._numbering = Numbering(file.tree(related.get("numbering", "word/numbering.xml")), self._styles)
        self._links = {name: one.target for name, one in relations.items() if one.kind == "hyperlink" and one.external}
        self._open: Words | None = None

    def pieces_of(self, node: ET.Element) -> list[Piece]:
        """The lines of the body, a cell or a text box."""
        pieces: list[Piece] = []
        for child in node:
            if child.tag == "p":
                pieces += self._paragraph(child)
            elif child.tag == "tbl":
                pieces += self._table(child)
            elif child.tag == "mc:AlternateContent":
                if len(child):
                    pieces += self.pieces_of(child[0])
            elif child.tag in WRAPPERS:
                pieces += self.pieces_of(child)
        return pieces

    def rest(self) -> list[Piece]:
        """What is left when the mark of the last paragraph was deleted."""
        words, self._open = self._open, None
        return _pieces(words.lines(), "line", 0, "") if words else []

    def _paragraph(self, node: ET.Element) -> list[Piece]:
        look = node.find("pPr")
        style = self._styles.of(look.find("pStyle") if look is not None else None)
        words, self._open = self._open or Words(self._styles, self._links), None
        words.read(node, style)
        mark = look.find("rPr") if look is not None else None
        if mark is not None and any(mark.find(name) is not None for name in ("del", "moveFrom")):
            self._open = words
            return []
        lines = [] if style.contents else words.lines()
        pieces: list[Piece] = []
        if lines:
            outline = look.find("outlineLvl") if look is not None else None
            level = _outline(outline, style.level)
            if level:
                kind = "title" if level < 0 else "heading"
                pieces = _pieces(lines, kind, max(level, 1), "html")
                for piece in pieces:
                    piece.words = piece.words.rstrip(" :") or piece.words
            else:
                pieces = self._text(lines, look)
        for box in words.boxes:
            pieces += self.pieces_of(box)
        return pieces

    def _text(self, lines: list[Line], look: ET.Element | None) -> list[Piece]:
        """A paragraph that is no heading by its style: an item of a list, or plain."""
        given = look.find("pStyle") if look is not None else None
        style = self._styles.of(given)
        name = self._styles.standard if given is None else given.get("val", "")
        list_id, level, listed = style.list_id, style.list_level, style.listed
        own = look.find("numPr") if look is not None else None
        if own is not None:
            own_id, own_level = list_place(own)
            list_id, level = own_id or list_id, level if own_level is None else own_level
            if own_id == "0":
                list_id = listed = ""
        if not list_id and not listed:
            return _pieces(lines, "line", 0, "")
        depth = self._numbering.place(list_id, level, name) if list_id else level or 0
        marker = self._numbering.marker(list_id, depth) if list_id else "-"
        if not marker:
            return _pieces(lines, "line", 0, "")
        first = lines[0]
        if marker != "-" and len(lines) == 1 and first.bold and heads(first.words):
            return _pieces(lines, "heading", 3, "bold")
        pieces = _pieces(lines, "line", 0, "")
        pieces[0].kind, pieces[0].depth, pieces[0].marker = "item", depth, marker
        return pieces

    def _table(self, node: ET.Element) -> list[Piece]:
        rows: list[list[Cell]] = []
        for row in wrapped(node, _ROW, WRAPPERS):
            if row.find("trPr/del") is not None:
                continue
            cells = [
                self.pieces_of(cell) for cell in wrapped(row, _CELL, WRAPPERS) if cell.find("tcPr/cellDel") is None
            ]
            rows.append(cells)
        return laid_out(rows)


def _outline(given: ET.Element | None, level: int) -> int:
    """The level of a paragraph as a heading, by its own place in the outline or by its style."""
    value = "" if given is None else given.get("val", "")
    if level < 0 or not (value.isascii() and value.isdigit()):
        return level
    return int(value[:2]) + 1 if int(value[:2]) < 9 else 0


def _pieces(lines: list[Line], kind: str, depth: int, marker: str) -> list[Piece]:
    return [Piece(line.words, kind, depth, marker, line.gap, line.bold, line.links) for line in lines]
