"""Word files: headings, lists and links of Word's own, so that the navigation pane, screen readers and ATS see them.

Made with python-docx from its template, of which only what the ad uses is kept. The same ad gives the same bytes: no
date, no author and no name of a program is written, and the archive is not compressed, since packers differ between
machines.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from jobwriter.records import record
from jobwriter.renderers.blocks import BREAK, Block, Heading, Listing, Run, allowed

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

MISSING = "Word files need python-docx; install it with: pip install 'jobwriter[docx]'"

_FONT = "Arial"
_INK = "1F2A44"
_LINK = "0B4F9E"
_UNPRINTABLE = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SAFE = ":/?#[]@!$&'()*+,;=%~-._"
_DROPPED = ("thumbnail", "extended-properties", "customXml", "stylesWithEffects", "webSettings")
"""Parts of the template that an ad has no use for, by the type of their relationship."""
_HEADING_IDS = tuple(f"Heading{level}" for level in range(1, 7))
_STYLES = frozenset(
    ("Normal", "DefaultParagraphFont", "TableNormal", "NoList", "ListBullet", "ListNumber", *_HEADING_IDS)
)
_SETTINGS = ("w:rsids", "w:savePreviewPicture", "w:shapeDefaults", "w:proofState", "w14:docId")
_EPOCH = (1980, 1, 1, 0, 0, 0)


class NotInstalled(ImportError):
    """python-docx is not installed; the message says how to install it."""


@record
class _Look:
    """Size in points, space above and below."""

    size: float
    before: float
    after: float


_HEADINGS = (_Look(22, 0, 8), _Look(13, 13, 4), *(_Look(10.5, 9, 2),) * 4)
_LARGE = 13
"""Points from which lines stand closer."""
_TEXT = _Look(10.5, 0, 7)
_ITEM = _Look(10.5, 0, 3)
_MARGIN = 22
"""Millimetres of white on each side."""


def render(blocks: Iterable[Block], *, title: str, locale: str = "en-GB") -> bytes:
    """Write an ad as a Word file.

    Args:
        blocks: the ad.
        title: the title among the properties of the file.
        locale: the language of the text, and the size of the page: Letter for ``en-US``, else A4.

    Returns:
        The bytes of the file, the same for the same ad.

    Raises:
        NotInstalled: python-docx is missing.
    """
    try:
        import docx
    except ImportError as error:
        raise NotInstalled(MISSING) from error
    document = docx.Document()
    _strip(document)
    _page(document, locale)
    _styles(document, locale)
    properties: Any = document.core_properties._element
    for child in list(properties):
        properties.remove(child)
    document.core_properties.title = _words(title)
    document.core_properties.language = locale
    for block in blocks:
        _write(document, block)
    packed = io.BytesIO()
    document.save(packed)
    return _plainly_packed(packed.getvalue())


def _write(document: Document, block: Block) -> None:
    from docx.shared import Pt

    if isinstance(block, Listing):
        numbers = _numbers(document, block.start) if block.ordered else None
        for number, item in enumerate(block.items, start=1):
            paragraph = document.add_paragraph(style="List Number" if block.ordered else "List Bullet")
            _runs(paragraph, item)
            if numbers is not None:
                place: Any = paragraph._p.get_or_add_pPr().get_or_add_numPr()
                place.get_or_add_ilvl().val = 0
                place.get_or_add_numId().val = numbers
            if number != len(block.items) and number in {1, len(block.items) - 1}:
                paragraph.paragraph_format.keep_with_next = True  # no item alone on a page
        if block.items:
            paragraph.paragraph_format.space_after = Pt(_TEXT.after)
    elif isinstance(block, Heading):
        _runs(document.add_paragraph(style=f"Heading {min(max(block.level, 1), 6)}"), block.runs)
    else:
        _runs(document.add_paragraph(), block.runs)


def _runs(paragraph: Paragraph, runs: Iterable[Run]) -> None:
    for run in runs:
        if run == BREAK:
            paragraph.add_run().add_break()
            continue
        made = paragraph.add_run(_words(run.text))
        made.bold = run.strong or None
        made.italic = run.emphasis or None
        if allowed(run.href):
            _link(paragraph, made, run.href)


def _link(paragraph: Paragraph, run: Any, href: str) -> None:
    """Put a run into a link."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    run.style = "Hyperlink"
    link: Any = OxmlElement("w:hyperlink")
    target = quote(href.strip(), safe=_SAFE)
    link.set(qn("r:id"), paragraph.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run._r.addprevious(link)
    link.append(run._r)


def _numbers(document: Document, start: int) -> int:
    """A list of its own that counts from ``start``."""
    numbering: Any = document.part.numbering_part.element
    style: Any = document.styles["List Number"].element
    first = style.pPr.numPr.numId.val
    made = numbering.add_num(numbering.num_having_numId(first).abstractNumId.val)
    made.add_lvlOverride(ilvl=0).add_startOverride(start)
    return int(made.numId)


def _strip(document: Document) -> None:
    """Take out what the template holds and an ad does not use."""
    from docx.oxml.ns import qn

    for relations in (document.part.package.rels, document.part.rels):
        for name, relation in list(relations.items()):
            if relation.reltype.rpartition("/")[2] in _DROPPED:
                del relations[name]
    root: Any = document.styles.element
    for style in root.findall(qn("w:style")):
        if style.styleId not in _STYLES:
            root.remove(style)
            continue
        for name in ("w:link", "w:rsid"):
            for node in style.findall(qn(name)):
                style.remove(node)
    used = {document.styles[name].element.pPr.numPr.numId.val for name in ("List Bullet", "List Number")}
    lists: Any = document.part.numbering_part.element
    kept = set()
    for number in lists.findall(qn("w:num")):
        if number.numId in used:
            kept.add(number.abstractNumId.val)
        else:
            lists.remove(number)
    for pattern in lists.findall(qn("w:abstractNum")):
        if int(pattern.get(qn("w:abstractNumId"))) not in kept:
            lists.remove(pattern)
    for level in lists.iter(qn("w:lvl")):
        if level.find(qn("w:numFmt")).get(qn("w:val")) == "bullet":
            level.find(qn("w:lvlText")).set(qn("w:val"), "•")
            level.remove(level.find(qn("w:rPr")))
    settings: Any = document.settings.element
    for node in [node for name in _SETTINGS for node in settings.findall(name, settings.nsmap)]:
        settings.remove(node)
    for mode in settings.iter(qn("w:compatSetting")):
        if mode.get(qn("w:name")) == "compatibilityMode":
            mode.set(qn("w:val"), "15")


def _page(document: Document, locale: str) -> None:
    from docx.shared import Inches, Mm

    section = document.sections[0]
    if locale == "en-US":
        section.page_width, section.page_height = Inches(8.5), Inches(11)
    else:
        section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(_MARGIN)


def _styles(document: Document, locale: str) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml.ns import qn
    from docx.shared import RGBColor

    root: Any = document.styles.element
    defaults = root.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    fonts, language = defaults.find(qn("w:rFonts")), defaults.find(qn("w:lang"))
    fonts.attrib.clear()
    for name in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{name}"), _FONT)
    language.attrib.clear()
    language.set(qn("w:val"), locale)
    theme = document.settings.element.find(qn("w:themeFontLang"))
    if theme is not None:
        theme.attrib.clear()
        theme.set(qn("w:val"), locale)
    _shape(document.styles["Normal"], _TEXT)
    for name in ("List Bullet", "List Number"):
        style: Any = document.styles[name]
        _shape(style, _ITEM)
        style.element.pPr.remove(style.element.pPr.find(qn("w:contextualSpacing")))
    for level, look in enumerate(_HEADINGS, start=1):
        style = document.styles[f"Heading {level}"]
        style.element.rPr.clear()
        _shape(style, look)
        style.font.bold = True
        style.font.color.rgb = RGBColor.from_string(_INK)
    link: Any = document.styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER, builtin=True)
    link.font.color.rgb = RGBColor.from_string(_LINK)
    link.font.underline = True


def _shape(style: Any, look: _Look) -> None:
    from docx.shared import Pt

    style.font.size = Pt(look.size)
    style.paragraph_format.space_before = Pt(look.before)
    style.paragraph_format.space_after = Pt(look.after)
    style.paragraph_format.line_spacing = 1.15 if look.size < _LARGE else 1.0


def _words(text: str) -> str:
    """Words without characters that XML cannot hold."""
    return _UNPRINTABLE.sub("", text)


def _plainly_packed(data: bytes) -> bytes:
    """The archive again: not compressed, and without the time at which it was made."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.create_system = 3
            entry.external_attr = 0o600 << 16
            new.writestr(entry, old.read(name))
    return packed.getvalue()
