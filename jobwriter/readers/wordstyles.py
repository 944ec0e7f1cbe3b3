"""What the styles and lists of a Word file make of a paragraph: a heading of some level, an item with its number."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.etree import ElementTree as ET

from jobwriter.readers.wordfile import number, on
from jobwriter.records import record

_HEADING = re.compile(
    r"(?i)(?:heading|[uü]?berschrift|titre|titolo|t[ií]?tulo|kop|rubrik|overskrift|otsikko|nag[łl]?[oó]?wek)\s*([1-9])"
)
_TITLES = frozenset(("title", "titel", "titre", "titolo", "título", "ttulo", "puesto"))
_LIST = re.compile(r"(?i)list\s*(bullet|number)\s*([2-5]?)")
_CONTENTS = re.compile(r"(?i)toc\s*(?:heading|[1-9])")
_LONGEST_CHAIN = 20


@record
class Style:
    """What a style says, with what it inherits.

    Attributes:
        level: of a heading, 1 to 9; 0 for text, -1 for the title.
        list_id: the list that its paragraphs belong to; empty for none.
        list_level: how deep in that list.
        listed: ``bullet`` or ``number`` where only the name of the style says so.
        bold: whether its words are bold; None where it does not say.
        hidden: whether its words are hidden.
        contents: whether it is a line of a table of contents.
    """

    level: int = 0
    list_id: str = ""
    list_level: int | None = None
    listed: str = ""
    bold: bool | None = None
    hidden: bool | None = None
    contents: bool = False


_PLAIN = Style()


class Styles:
    """The styles of a file.

    Args:
        tree: its part ``styles.xml``, if it has one.
    """

    def __init__(self, tree: ET.Element | None) -> None:
        self._nodes: dict[str, ET.Element] = {}
        self._known: dict[str, Style] = {"": _PLAIN}
        self.standard = ""
        for node in tree if tree is not None else ():
            if node.tag == "style":
                name = node.get("styleId", "")
                self._nodes[name] = node
                if node.get("type") == "paragraph" and node.get("default") in {"1", "true"}:
                    self.standard = name

    def of(self, node: ET.Element | None) -> Style:
        """The style that ``<w:pStyle>`` or ``<w:rStyle>`` names; the standard one of paragraphs for None."""
        name = self.standard if node is None else node.get("val", "")
        style = self._known.get(name)
        if style is None:
            style = self._known[name] = self._resolved(name)
        return style

    def list_of(self, name: str) -> str:
        """The list of a list style."""
        return self._resolved(name).list_id

    def _resolved(self, name: str) -> Style:
        level: int | None = None
        list_id: str | None = None
        list_level: int | None = None
        listed = ""
        bold: bool | None = None
        hidden: bool | None = None
        contents = False
        for _ in range(_LONGEST_CHAIN):
            node = self._nodes.get(name)
            named = node.find("name") if node is not None else None
            label = named.get("val", "") if named is not None else name
            outline = number(node.find("pPr/outlineLvl")) if node is not None else None
            if level is None:
                level = _level(label, outline)
            contents = contents or bool(_CONTENTS.fullmatch(label))
            if not listed and (match := _LIST.fullmatch(label)):
                listed = match[1].lower()
                list_level = int(match[2]) - 1 if match[2] else list_level
            if node is None:
                break
            if list_id is None and (found := node.find("pPr/numPr")) is not None:
                list_id, own = list_place(found)
                list_level = own if own is not None else list_level
            bold = on(node.find("rPr/b")) if bold is None else bold
            hidden = on(node.find("rPr/vanish")) if hidden is None else hidden
            base = node.find("basedOn")
            if base is None:
                break
            name = base.get("val", "")
        if list_id == "0":
            list_id, listed = "", ""
        return Style(level or 0, list_id or "", list_level, listed, bold, hidden, contents)


def _level(label: str, outline: int | None) -> int | None:
    """The level of a heading by the name of its style or its place in the outline; None where neither says."""
    if label.strip().lower() in _TITLES:
        return -1
    if outline is not None:
        return outline + 1 if outline < 9 else 0
    match = _HEADING.fullmatch(label.strip())
    return int(match[1]) if match else None


def list_place(node: ET.Element) -> tuple[str, int | None]:
    """List and level of ``<w:numPr>``; the list ``0`` is none."""
    given = node.find("numId")
    return ("" if given is None else given.get("val", "")), number(node.find("ilvl"))


@record
class _Level:
    form: str
    start: int
    style: str


class Numbering:
    """The lists of a file, and how far each has counted.

    Args:
        tree: its part ``numbering.xml``, if it has one.
        styles: its styles, which some lists go through.
    """

    def __init__(self, tree: ET.Element | None, styles: Styles) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._list: dict[str, str] = {}
        self._starts: dict[str, dict[int, int]] = {}
        self._counts: dict[str, list[int | None]] = {}
        linked: dict[str, str] = {}
        for node in tree if tree is not None else ():
            if node.tag == "abstractNum":
                name = node.get("abstractNumId", "")
                self._levels[name] = _levels(node)
                if (link := node.find("numStyleLink")) is not None:
                    linked[name] = link.get("val", "")
            elif node.tag == "num":
                self._num(node)
        for name, style in linked.items():
            target = self._list.get(styles.list_of(style), "")
            self._levels[name] = self._levels.get(name) or self._levels.get(target, {})

    def _num(self, node: ET.Element) -> None:
        name = node.get("numId", "")
        abstract = node.find("abstractNumId")
        self._list[name] = "" if abstract is None else abstract.get("val", "")
        for override in node.findall("lvlOverride"):
            at = override.get("ilvl", "0")
            start = number(override.find("startOverride"))
            if start is not None and at.isdigit():
                self._starts.setdefault(name, {})[int(at[:2])] = start

    def place(self, list_id: str, level: int | None, style: str) -> int:
        """How deep a paragraph stands in its list; where nothing else says, the style that a level names does."""
        if level is not None:
            return min(level, 8)
        levels = self._levels.get(self._list.get(list_id, ""), {})
        return next((at for at, one in levels.items() if style and one.style == style), 0)

    def marker(self, list_id: str, level: int) -> str:
        """The marker of the next item: ``-`` or a number with a full stop; empty where the list shows none."""
        abstract = self._list.get(list_id, "")
        known = self._levels.get(abstract, {}).get(level, _BULLET)
        if known.form == "none":
            return ""
        if known.form == "bullet":
            return "-"
        counts = self._counts.setdefault(abstract or list_id, [None] * 9)
        starts = self._starts.get(list_id, {})
        if level in starts:
            counts[level] = starts.pop(level)
        else:
            before = counts[level]
            counts[level] = known.start if before is None else before + 1
        counts[level + 1 :] = [None] * (8 - level)
        return f"{counts[level]}."


_BULLET = _Level("bullet", 1, "")


def _levels(node: ET.Element) -> dict[int, _Level]:
    found: dict[int, _Level] = {}
    for level in node.findall("lvl"):
        at = level.get("ilvl", "")
        if at.isascii() and at.isdigit() and int(at[:3]) < 9:
            found[int(at)] = _Level(
                _value(level, "numFmt") or "decimal", number(level.find("start")) or 1, _value(level, "pStyle")
            )
    return found


def _value(node: ET.Element, name: str) -> str:
    given: Mapping[str, str] | ET.Element | None = node.find(name)
    return "" if given is None else given.get("val", "")
