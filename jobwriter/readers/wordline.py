"""The words of one paragraph of a Word file, cut at its line breaks: runs, links, fields, changes, text boxes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.etree import ElementTree as ET

from jobwriter.readers.wordfile import on
from jobwriter.readers.wordstyles import Style, Styles
from jobwriter.records import record

WRAPPERS = frozenset(
    (
        "sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "dir", "bdo", "ruby",
        "rubyBase", "mc:Choice", "mc:Fallback",
    )
)  # fmt: skip
"""Elements that are read through; what is not named here, such as deleted text, is not read."""

_MATHS = "m:"
_BREAKS = frozenset(("br", "cr"))
_TABS = frozenset(("tab", "ptab"))
_DRAWN = frozenset(("drawing", "pict", "object"))
_SPACE = re.compile(r"[ \t\n\r\f\v\x1c-\x1e\x85\u2028\u2029]+")
_TARGET = re.compile(r"(?i)\s*HYPERLINK\s+(?:\"([^\"]{1,2000})\"|([^\s\"\\]{1,2000}))")
_LABEL = 40
"""Characters that a label before a tab may have."""


@record
class Line:
    """One line; ``links`` count in its words."""

    words: str
    gap: bool
    bold: bool
    links: list[tuple[int, int, str]]


class _Field:
    """A field that is open: its instruction until the separator, its result from there on."""

    __slots__ = ("code", "href", "result", "start")

    def __init__(self) -> None:
        self.code, self.href = "", ""
        self.start, self.result = 0, False


class Words:
    """Gathers the words of a paragraph, or of several whose marks were deleted.

    Args:
        styles: the styles of the file.
        links: the addresses that hyperlinks name.
    """

    def __init__(self, styles: Styles, links: Mapping[str, str]) -> None:
        self.boxes: list[ET.Element] = []
        self._styles, self._targets = styles, links
        self._lines: list[Line] = []
        self._fields: list[_Field] = []
        self._style = Style()
        self._gap = True
        self._clear()

    def read(self, node: ET.Element, style: Style) -> None:
        """Take in a paragraph in this style."""
        self._style = style
        self._content(node)
        for field in self._fields:
            self._link(field.start, field.href)
        self._fields.clear()

    def lines(self) -> list[Line]:
        """What was gathered, line by line; empty lines are left out."""
        self._flush()
        return self._lines

    def _clear(self) -> None:
        self._words = ""
        self._links: list[tuple[int, int, str]] = []
        self._bold = self._plain = 0
        self._label = False

    def _content(self, node: ET.Element) -> None:
        for child in node:
            tag = child.tag
            if tag == "r":
                self._run(child)
            elif tag == "hyperlink":
                self._linked(child, self._targets.get(child.get("r:id", ""), ""))
            elif tag == "fldSimple":
                self._linked(child, _target(child.get("instr", "")))
            elif tag == "mc:AlternateContent":
                if len(child):
                    self._content(child[0])
            elif tag == "m:t":
                self._add(child.text or "", False)
            elif tag in WRAPPERS or tag.startswith(_MATHS):
                self._content(child)

    def _linked(self, node: ET.Element, href: str) -> None:
        field = _Field()
        field.href, field.start, field.result = href, len(self._words), True
        self._fields.append(field)
        self._content(node)
        if field in self._fields:
            self._fields.remove(field)
        self._link(field.start, href)

    def _link(self, start: int, href: str) -> None:
        if href and start < len(self._words):
            self._links.append((start, len(self._words), href))

    def _run(self, node: ET.Element) -> None:
        look = node.find("rPr")
        style = Style()
        bold = hidden = None
        if look is not None:
            given = look.find("rStyle")
            style = self._styles.of(given) if given is not None else style
            bold, hidden = on(look.find("b")), on(look.find("vanish"))
        if hidden if hidden is not None else style.hidden or self._style.hidden:
            for child in node:
                self._mark(child)
            return
        if bold is None:
            bold = style.bold if style.bold is not None else self._style.bold
        self._drawn(node, bool(bold))

    def _mark(self, node: ET.Element) -> None:
        """Where a field begins and ends, and its instruction; these count in hidden runs too."""
        if node.tag == "fldChar":
            self._field(node.get("fldCharType", ""))
        elif node.tag == "instrText" and self._fields:
            self._fields[-1].code += node.text or ""

    def _drawn(self, node: ET.Element, bold: bool) -> None:
        for child in node:
            tag = child.tag
            if tag == "t":
                self._add(child.text or "", bold)
            elif tag in _TABS:
                self._tab()
            elif tag in _BREAKS:
                self._break()
            elif tag == "noBreakHyphen":
                self._add("\u2011", bold)
            elif tag == "sym":
                self._add(_symbol(child), bold)
            elif tag in {"fldChar", "instrText"}:
                self._mark(child)
            elif tag in _DRAWN:
                self._boxes(child)
            elif tag == "mc:AlternateContent":
                if len(child):
                    self._drawn(child[0], bold)
            elif tag in WRAPPERS:
                self._content(child)

    def _boxes(self, node: ET.Element) -> None:
        """The outermost text boxes of a drawing."""
        for child in node:
            if child.tag == "txbxContent":
                self.boxes.append(child)
            elif child.tag == "mc:AlternateContent":
                if len(child):
                    self._boxes(child[0])
            else:
                self._boxes(child)

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            field = self._fields[-1]
            field.result, field.start, field.href = True, len(self._words), _target(field.code)
        elif kind == "end" and self._fields:
            field = self._fields.pop()
            self._link(field.start, field.href)

    def _add(self, words: str, bold: bool) -> None:
        if any(not field.result for field in self._fields):
            return
        words = _SPACE.sub(" ", words)
        if not self._words or self._words[-1] in " \t":
            words = words.lstrip(" ")
        self._words += words
        count = sum(char.isalnum() for char in words)
        if bold:
            self._bold += count
        else:
            self._plain += count

    def _tab(self) -> None:
        if self._words and self._words[-1] != "\t":
            self._words = f"{self._words.rstrip(' ')}\t"
            self._label = bool(self._bold) and not self._plain

    def _break(self) -> None:
        if not self._words.strip():
            self._gap = True
        self._flush()

    def _flush(self) -> None:
        """End the line."""
        for field in self._fields:
            if field.result:
                self._link(field.start, field.href)
            field.start = 0
        words = self._words.rstrip(" \t")
        if words:
            links = [(min(start, len(words)), min(end, len(words)), url) for start, end, url in self._links]
            tab = words.find("\t")
            if 0 < tab <= _LABEL and words.count("\t") == 1 and self._label and words[tab - 1] not in ":.,;?!":
                words = f"{words[:tab]}: {words[tab + 1 :]}"
                links = [(start + (start > tab), end + (end > tab), url) for start, end, url in links]
            words = words.replace("\t", " ")
            self._lines.append(Line(words, self._gap, bool(self._bold) and not self._plain, links))
            self._gap = False
        self._clear()


def _target(code: str) -> str:
    """The address in the instruction of a field."""
    match = _TARGET.match(code)
    return (match[1] or match[2] or "").strip() if match else ""


def _symbol(node: ET.Element) -> str:
    """A character of a symbol font; those that mean nothing in other fonts stand for the bullets they mostly are."""
    try:
        code = int(node.get("char", ""), 16)
    except ValueError:
        return ""
    return "•" if 0xE000 <= code <= 0xF8FF or not 0x20 < code < 0xD800 else chr(code)
