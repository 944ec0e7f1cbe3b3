"""HTML to the lines a reader sees: what stands on one line, whether it is a heading, an item, a row of a table."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from jobwriter.readers.tags import attributes, tokens

_BLOCKS = frozenset(
    (
        "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "div", "dl", "dt",
        "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
        "html", "legend", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot",
        "th", "thead", "tr", "ul", "o:p",
    )
)  # fmt: skip
_APART = frozenset(
    ("h1", "h2", "h3", "h4", "h5", "h6", "p", "ul", "ol", "table", "blockquote", "section", "article", "hr", "dl")
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_VOID = frozenset(
    ("br", "hr", "img", "input", "meta", "link", "area", "base", "col", "embed", "source", "track", "wbr", "o:p")
)
_CLOSES = {
    "li": {"li"}, "dt": {"dt", "dd"}, "dd": {"dt", "dd"}, "tr": {"tr", "td", "th"}, "td": {"td", "th"},
    "th": {"td", "th"}, "option": {"option"},
}  # fmt: skip
"""Which open elements a start tag ends, if they are open in the same list or table."""
_SCOPES = frozenset(("ul", "ol", "dl", "table", "body", "html"))
_UNREAD = frozenset(("svg", "select", "iframe", "object", "canvas", "video", "audio", "button", "head", "math"))
CHROME = frozenset(("nav", "header", "footer", "aside", "form", "dialog"))
"""Elements that hold the furniture of a page, unless the ad itself stands in them."""
_CHROME_NAME = re.compile(
    r"(?:^|[\s_-])(?:cookies?|consent|related|similar|recommended|newsletter|breadcrumbs?|share|sharing|sidebar|"
    r"navbar|menu|popup|modal)(?:$|[\s_-])"
)
_WEIGHT = re.compile(r"font-weight\s*:\s*(bold(?:er)?|[6-9]00|normal|lighter|[1-5]00)")
_SPACE = re.compile(r"[ \t\n\r\f]+")


Note = tuple[int, str, int]


@dataclass(slots=True)
class Piece:
    """One line as it is seen; ``links`` count in its words, and so do ``notes``.

    A note is a comment for jobwriter: where it stands, -1 for before the line; its words; its line in the file.
    """

    words: str
    kind: str = "line"
    depth: int = 0
    marker: str = ""
    gap: bool = False
    bold: bool = False
    links: list[tuple[int, int, str]] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


def joined(pieces: Sequence[Piece], between: str, kind: str) -> Piece:
    """One line of several, with the same words between each two."""
    whole = Piece(pieces[0].words, kind, gap=pieces[0].gap, links=list(pieces[0].links), notes=list(pieces[0].notes))
    for piece in pieces[1:]:
        shift = len(whole.words) + len(between)
        whole.links += [(start + shift, end + shift, url) for start, end, url in piece.links]
        whole.notes += [(max(at, 0) + shift, words, line) for at, words, line in piece.notes]
        whole.words += between + piece.words
    return whole


@dataclass(slots=True)
class Node:
    """An element and the pieces from ``first`` up to ``last`` that stand in it."""

    tag: str
    parent: int
    first: int
    last: int = -1
    chrome: bool = False


@dataclass(slots=True)
class _Open:
    tag: str
    node: int
    bold: bool
    hidden: bool
    heading: bool = False
    anchor: int = -1
    href: str = ""


@dataclass(slots=True)
class Page:
    """The lines of a page, its elements, and the content of its data scripts."""

    pieces: list[Piece] = field(default_factory=list)
    nodes: list[Node] = field(default_factory=list)
    data: list[str] = field(default_factory=list)
    title: str = ""
    notes: list[Note] = field(default_factory=list)
    """What stands behind the last line."""


class _Flow:
    def __init__(self) -> None:
        self.page = Page()
        self.pieces = self.page.pieces
        self._stack: list[_Open] = [_Open("html", -1, False, False)]
        self._open: Counter[str] = Counter()
        self._parts: list[str] = []
        self._length = 0
        self._bold = self._plain = 0
        self._links: list[tuple[int, int, str]] = []
        self._notes: list[Note] = []
        self._opened = False
        self._gap = True
        self._item: tuple[int, str] | None = None
        self._heading = 0
        self._rows: list[list[int]] = []
        self._term = -1
        self._numbers: list[int] = []

    def feed(self, text: str) -> Page:
        for kind, name, rest in tokens(text):
            if kind == "text":
                self._text(name)
            elif kind == "start":
                self._start(name, rest)
            elif kind == "end":
                self._end(name)
            elif kind == "comment":
                self._comment(name, rest)
                continue
            else:
                self._raw(name, rest)
            self._opened = kind == "start"
        while len(self._stack) > 1:
            self._pop()
        self._flush()
        self.page.notes = self._notes
        return self.page

    def _comment(self, words: str, where: str) -> None:
        """Keep a comment with the line it is about: the one it stands in or ends, else the next."""
        if self._stack[-1].hidden and not self._open["head"]:
            return
        line, _, trailing = where.partition(" ")
        if self._length:
            self._notes.append((self._length, words, int(line)))
        elif trailing and self.pieces and not self._opened:
            self.pieces[-1].notes.append((len(self.pieces[-1].words), words, int(line)))
        else:
            self._notes.append((-1, words, int(line)))

    def _raw(self, name: str, content: str) -> None:
        if name.startswith("script") and "ld+json" in name:
            self.page.data.append(content)
        elif name.startswith("title") and not self.page.title:
            self.page.title = _SPACE.sub(" ", html.unescape(content)).strip()

    def _text(self, text: str) -> None:
        top = self._stack[-1]
        if top.hidden:
            return
        words = html.unescape(text) if "&" in text else text
        if self._open["pre"] and "\n" in words:
            for index, line in enumerate(words.split("\n")):
                if index:
                    self._flush()
                self._add(line, top.bold)
            return
        self._add(_SPACE.sub(" ", words), top.bold)

    def _add(self, words: str, bold: bool) -> None:
        if not self._length or self._parts[-1][-1] == " ":
            words = words.lstrip(" ")
        if not words:
            return
        self._parts.append(words)
        self._length += len(words)
        count = len(words) - words.count(" ")
        self._bold += count if bold else 0
        self._plain += 0 if bold else sum(char.isalnum() for char in words)

    def _start(self, tag: str, written: str) -> None:
        top = self._stack[-1]
        if tag == "br":
            if not top.hidden:
                if not self._length:
                    self._gap = True
                self._flush()
            return
        if tag in _BLOCKS:
            self._flush()
            self._gap = self._gap or tag in _APART
            if closed := _CLOSES.get(tag):
                self._imply(closed)
            elif tag != "pre" and self._open["p"] and self._stack[-1].tag == "p":
                self._pop()
        if tag in _VOID:
            return
        self._push(tag, attributes(written) if written else {})

    def _push(self, tag: str, given: dict[str, str]) -> None:
        top = self._stack[-1]
        style = given.get("style", "").lower()
        bold = top.bold or tag in {"b", "strong"}
        if weight := _WEIGHT.search(style):
            bold = weight[1][0] == "b" or weight[1][0] in "6789"
        hidden = top.hidden or tag in _UNREAD or "hidden" in given or "display:none" in style.replace(" ", "")
        self._open[tag] += 1
        node = top.node
        if tag in _BLOCKS:
            names = f"{given.get('class', '')} {given.get('id', '')}".lower()
            chrome = not self._rows and (tag in CHROME or bool(_CHROME_NAME.search(names)))
            self.page.nodes.append(Node(tag, node, len(self.pieces), chrome=chrome))
            node = len(self.page.nodes) - 1
        entry = _Open(tag, node, bold, hidden)
        self._stack.append(entry)
        if tag == "a":
            entry.anchor, entry.href = self._length, given.get("href", "").strip()
        elif tag in {"ul", "ol"}:
            start = given.get("start", "")
            self._numbers.append(int(start) - 1 if start.isdecimal() and len(start) < 4 else 0)
        elif tag == "li":
            self._item = self._marker(given)
        elif tag in _HEADINGS:
            self._heading, entry.heading = int(tag[1]), True
        elif given.get("role") == "heading" and tag in _BLOCKS:
            level = given.get("aria-level", "")
            self._heading, entry.heading = int(level) if level in set("123456") else 3, True
        elif tag == "tr":
            self._rows.append([])
        elif tag in {"td", "th"} and self._rows:
            self._rows[-1].append(len(self.pieces))

    def _marker(self, given: dict[str, str]) -> tuple[int, str]:
        depth = max(self._open["ul"] + self._open["ol"] - 1, 0)
        ordered = next((entry.tag == "ol" for entry in reversed(self._stack[-40:]) if entry.tag in {"ul", "ol"}), False)
        if not ordered or not self._numbers:
            return depth, "-"
        value = given.get("value", "")
        self._numbers[-1] = int(value) if value.isdigit() and len(value) < 4 else self._numbers[-1] + 1
        return depth, f"{self._numbers[-1]}."

    def _imply(self, closed: set[str]) -> None:
        """End the elements that a new item, cell or row ends."""
        depth = 0
        for entry in reversed(self._stack[-60:]):
            depth += 1
            if entry.tag in closed:
                for _ in range(depth):
                    self._pop()
                depth = 0
            elif entry.tag in _SCOPES or (entry.tag in {"td", "th"} and "li" in closed):
                return

    def _end(self, tag: str) -> None:
        if tag == "p" and not self._open["p"]:
            self._flush()
            self._gap = True
        if not self._open[tag]:
            return
        if tag in _BLOCKS:
            while self._stack[-1].tag != tag:
                self._pop()
            self._pop()
            return
        for depth, entry in enumerate(reversed(self._stack[-60:]), 1):
            if entry.tag == tag:
                for _ in range(depth):
                    self._pop()
                return
            if entry.tag in _BLOCKS:
                return

    def _pop(self) -> None:
        entry = self._stack[-1]
        tag = entry.tag
        if tag in _BLOCKS:
            self._flush()
            self.page.nodes[entry.node].last = len(self.pieces)
        self._stack.pop()
        self._open[tag] -= 1
        if entry.heading:
            self._heading = 0
        if tag == "a" and entry.href and not entry.hidden:
            start = entry.anchor if entry.anchor <= self._length else 0
            self._links.append((start, self._length, entry.href))
        elif tag in {"ul", "ol"}:
            self._numbers.pop()
            self._gap = True
        elif tag == "li":
            self._item = None
        elif tag in _APART:
            self._gap = True
        elif tag == "tr" and self._rows:
            self._row(self._rows.pop())
        elif tag == "dt":
            self._term = len(self.pieces) - 1 if self.page.nodes[entry.node].first == len(self.pieces) - 1 else -1
        elif tag == "dd":
            first = self.page.nodes[entry.node].first
            if self._term == first - 1 >= 0 and len(self.pieces) == first + 1:
                colon = ": " if not self.pieces[self._term].words.endswith(":") else " "
                self._merge(self._term, colon, "line")
            self._term = -1

    def _row(self, cells: list[int]) -> None:
        """Make one line of a row whose cells hold a line each; anything else stays as it is."""
        if len(cells) < 2:
            return
        ends = (*cells[1:], len(self.pieces))
        if all(end - start <= 1 for start, end in zip(cells, ends, strict=True)) and all(
            piece.kind == "line" for piece in self.pieces[cells[0] :]
        ):
            self._merge(cells[0], " | ", "table")

    def _merge(self, first: int, between: str, kind: str) -> None:
        pieces = self.pieces[first:]
        if len(pieces) > 1:
            self.pieces[first:] = [joined(pieces, between, kind)]

    def _flush(self) -> None:
        """End the line."""
        words = "".join(self._parts)
        kept = words.rstrip(" ")
        open_anchors = [entry for entry in self._stack[-20:] if entry.tag == "a" and entry.href]
        for entry in open_anchors:
            if entry.anchor < len(kept):
                self._links.append((entry.anchor, len(kept), entry.href))
            entry.anchor = 0
        if kept.strip():
            piece = Piece(kept, gap=self._gap, bold=bool(self._bold) and not self._plain)
            piece.links = [(start, min(end, len(kept)), url) for start, end, url in self._links if start <= len(kept)]
            piece.notes, self._notes = [(min(at, len(kept)), said, line) for at, said, line in self._notes], []
            if self._heading:
                piece.kind, piece.depth, piece.marker = "heading", self._heading, "html"
            elif self._item:
                piece.kind, (piece.depth, piece.marker) = "item", self._item
                self._item = None
            self.pieces.append(piece)
            self._gap = False
        self._parts, self._links = [], []
        self._length = self._bold = self._plain = 0


def flow(text: str) -> Page:
    """Read HTML into the lines that are seen.

    Args:
        text: a page or a fragment.
    """
    return _Flow().feed(text)
