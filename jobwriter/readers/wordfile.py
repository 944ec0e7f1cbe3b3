"""The parts of a Word file: a zip archive of XML, read under caps on what it unpacks to, and without entities."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from xml.etree import ElementTree as ET

from jobwriter.readers import ReadError
from jobwriter.records import record
from jobwriter.source import shown

ENTRIES = 5_000
"""Files above which an archive is refused; Word writes some twenty, and one for each picture."""

UNPACKED = 20_000_000
"""Bytes of XML above which one part is refused; the text of a long ad is some 100,000."""

ELEMENTS = 500_000
"""Elements above which one part is refused."""

DEPTH = 250
"""Elements within elements above which one part is refused; tables within tables come to some thirty."""

_W = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_R = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)
_M = (
    "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "http://purl.oclc.org/ooxml/officeDocument/math",
)
_PREFIXES = {
    **dict.fromkeys(_W, ""),
    **dict.fromkeys(_R, "r:"),
    **dict.fromkeys(_M, "m:"),
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc:",
}
_OLD = b"\xd0\xcf\x11\xe0"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_OTHERS = (("xl/", "an Excel file"), ("ppt/", "a PowerPoint file"), ("content.xml", "an OpenDocument file"))


@record
class Relation:
    """What a part refers to: the last word of the type, such as ``hyperlink``, and a part or an address."""

    kind: str
    target: str
    external: bool


class _Refused(ValueError):
    """XML that no word processor writes; the message goes after the name of the file."""


class _Builder(ET.TreeBuilder):
    """Builds a tree whose names are short: ``p`` for ``w:p``, in either dialect of the format, ``m:t``, ``r:id``."""

    def __init__(self) -> None:
        super().__init__()
        self._names: dict[str, str] = {}
        self._depth = self._count = 0

    def doctype(self, *_: object) -> None:
        raise _Refused("holds a document type declaration, which no Word file has")

    def start(self, tag: str, attrs: Mapping[str, str], /) -> ET.Element:
        self._depth += 1
        self._count += 1
        if self._depth > DEPTH or self._count > ELEMENTS:
            raise _Refused("is too large or too deeply nested for an ad")
        return super().start(self._short(tag), {self._short(name): value for name, value in attrs.items()})

    def end(self, tag: str, /) -> ET.Element:
        self._depth -= 1
        return super().end(self._short(tag))

    def _short(self, name: str) -> str:
        short = self._names.get(name)
        if short is None:
            space, _, local = name[1:].partition("}") if name[:1] == "{" else ("", "", name)
            short = self._names[name] = _PREFIXES[space] + local if space in _PREFIXES else local if not space else name
        return short


class WordFile:
    """An opened Word file.

    Args:
        data: its bytes.
        path: its name, for messages.

    Raises:
        ReadError: the bytes are no Word file, or a damaged or protected one.
    """

    def __init__(self, data: bytes, path: str) -> None:
        self.name = "standard input" if path == "-" else shown(path)
        if not data.startswith(b"PK"):
            raise ReadError(f"{self.name} {_not_zip(data)}")
        if data.count(b"PK\x01\x02") > ENTRIES:
            raise ReadError(f"{self.name} holds more than {ENTRIES} files, which no Word file does: save it again.")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            names = self._zip.namelist()
        except Exception as error:  # what the module raises for a damaged archive is not documented
            raise self._damaged() from error
        self._names = {name.replace("\\", "/").lower(): name for name in names}
        self.main = self._main()

    def tree(self, part: str) -> ET.Element | None:
        """The XML of a part, None where there is no such part.

        Raises:
            ReadError: the part cannot be unpacked, is larger than a text can be, or is no XML.
        """
        name = self._names.get(part.lower())
        if name is None:
            return None
        try:
            with self._zip.open(name) as file:
                body = file.read(UNPACKED + 1)
        except Exception as error:  # as above; for packing methods and passwords too
            raise self._damaged() from error
        if len(body) > UNPACKED:
            raise ReadError(f"{self.name} unpacks to more than {UNPACKED // 1_000_000} MB of text: is it an ad?")
        parser = ET.XMLParser(target=_Builder())  # noqa: S314 - entities are refused, size and depth are capped
        try:
            parser.feed(body)
            tree: ET.Element = parser.close()
        except _Refused as error:
            raise ReadError(f"{self.name} {error}: open it in Word and save it again.") from None
        except (ET.ParseError, ValueError, LookupError) as error:
            raise self._damaged() from error
        return tree

    def relations(self, part: str) -> dict[str, Relation]:
        """What a part refers to, by the names it uses for them."""
        folder, name = posixpath.split(part)
        tree = self.tree(posixpath.join(folder, "_rels", f"{name}.rels"))
        found: dict[str, Relation] = {}
        for node in tree if tree is not None else ():
            target = node.get("Target", "")
            external = node.get("TargetMode", "") == "External"
            if not external:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found[node.get("Id", "")] = Relation(node.get("Type", "").rpartition("/")[2], target, external)
        return found

    def _main(self) -> str:
        """The part that holds the text."""
        related = (one.target for one in self.relations("").values() if one.kind == "officeDocument")
        for part in (*related, "word/document.xml"):
            if part.lower() in self._names and not part.lower().startswith(("xl/", "ppt/")):
                return part
        for start, what in _OTHERS:
            if any(name.startswith(start) for name in self._names):
                raise ReadError(f"{self.name} is {what}, whatever its name says: save it as a Word file (.docx).")
        raise ReadError(f"{self.name} is a zip archive without a Word text: save the ad as a Word file (.docx).")

    def _damaged(self) -> ReadError:
        return ReadError(
            f"{self.name} is damaged and cannot be unpacked: open it in Word and save it again, "
            "or save it as plain text (.txt)."
        )


def wrapped(node: ET.Element, names: frozenset[str], through: frozenset[str]) -> Iterator[ET.Element]:
    """The children of these names, and those within wrappers such as content controls, in order."""
    for child in node:
        if child.tag in names:
            yield child
        elif child.tag in through:
            yield from wrapped(child, names, through)


def on(node: ET.Element | None) -> bool | None:
    """What a switch such as ``<w:b w:val="0"/>`` says; None where it is not there."""
    return None if node is None else node.get("val", "true") not in {"0", "false", "off", "none"}


def number(node: ET.Element | None) -> int | None:
    """The number that an element such as ``<w:ilvl w:val="1"/>`` gives, if it does."""
    value = "" if node is None else node.get("val", "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 10 else None


def _not_zip(data: bytes) -> str:
    """What to say about bytes that are no zip archive."""
    if data.startswith(_OLD):
        if _LOCKED in data:
            return "is protected by a password: in Word, open it, remove the password and save it again."
        return "is an old Word file (.doc), whatever its name says: in Word, save it as .docx."
    return "is no Word file, whatever its name says: in Word, open it and save it as .docx."
