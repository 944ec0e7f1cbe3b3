"""The types a draft is made of, from the page as read to the ad as understood.

All offsets in this module count code points in ``text``, the plain text that a reader produced: markup removed,
typographic characters folded (see :mod:`jobwriter.characters`), line ends as ``\\n``. ``to_source`` carries a span back
to the file.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from typing import Literal

from jobwriter.offsets import OffsetMap
from jobwriter.records import EMPTY, record, replace

BlockKind = Literal["heading", "item", "line", "code", "comment", "table"]
ZoneKind = Literal["ad", "posting", "omitted"]
SectionKind = Literal[
    "title", "company", "summary", "duties", "requirements", "nice-to-have", "skills", "benefits",
    "pay", "place", "legal", "process", "team", "values", "other",
]  # fmt: skip


@record
class Span:
    """A half-open range of offsets in the plain text."""

    start: int
    end: int

    def __bool__(self) -> bool:
        return self.end > self.start

    def overlaps(self, other: Span) -> bool:
        """Whether the two ranges share a character."""
        return self.start < other.end and other.start < self.end


@record
class Block:
    """One heading, list item or line of a page.

    Attributes:
        kind: what the reader saw; ``line`` is a paragraph or a bare line.
        start: where the words start, after the marker.
        end: where the words end.
        depth: level of a heading (1 to 6), nesting of an item (0 is outermost).
        marker: ``atx``, ``setext``, ``bold``, ``html`` for headings, the bullet or number for items, else empty.
        gap: whether an empty line stands before it.
    """

    kind: BlockKind
    start: int
    end: int
    depth: int = 0
    marker: str = ""
    gap: bool = False

    @property
    def span(self) -> Span:
        """The words of the block, without its marker."""
        return Span(self.start, self.end)


@record
class MetaField:
    """A field of front matter or of a record: ``pay: ...``, ``closes: ...``.

    ``start`` and ``end`` are plain offsets, or both -1 when the field has no place in the plain text.
    """

    value: str
    start: int = -1
    end: int = -1


@record
class Link:
    """A link whose target does not stand in the plain text: ``[words](url)``, ``<a href>``.

    Attributes:
        start: where its words start in the plain text.
        end: where they end; equal to ``start`` for a link without words.
        url: the target as written, entities and escapes resolved.
        url_start: where the target starts in the source, or -1 where the source does not hold it.
        url_end: where it ends there, or -1.
    """

    start: int
    end: int
    url: str
    url_start: int = -1
    url_end: int = -1


@record
class Comment:
    """A comment that speaks to jobwriter (``<!-- jobwriter: ignore[...] -->``); none of it stands in the plain text.

    Attributes:
        words: what stands between ``<!--`` and ``-->``.
        start: where it starts in the source; where the source does not hold it (HTML), what comes next starts there.
        end: where it ends; equal to ``start`` where the source does not hold it.
        line: its line in the file, from 1.
        inline: whether other words stand on its line, which it then is about.
        cut: what to delete with it, in offsets of the source; None where the source does not hold it.
    """

    words: str
    start: int
    end: int
    line: int
    inline: bool
    cut: tuple[int, int] | None = None


@record
class Draft:
    """What a reader hands on: a text, its blocks, its fields, nothing judged yet.

    Attributes:
        path: the file as the person named it, with ``#`` and a JSON pointer for one record among several.
        format: ``markdown``, ``text``, ``html``, ``record`` or ``docx``.
        source: the text that reports count in: of the file for Markdown and plain text; for HTML, records and Word
            files the text that was extracted from it (what ``--show-text`` prints).
        text: the plain text. Comments and code are blanked out in it, space for character.
        offsets: the way back from ``text`` to ``source``; None where they agree character by character.
        blocks: in order, not overlapping.
        fields: front matter or record fields under their normal names: ``title``, ``employer``, ``location``,
            ``pay`` (``70000-90000 GBP year``), ``pay_min``, ``pay_max``, ``pay_currency``, ``pay_period`` (``year``,
            ``month``, ``week``, ``day``, ``hour``), ``pay_estimated`` (``true`` for a board's guess), ``work_mode``
            (``onsite``, ``hybrid``, ``remote``), ``employment_type`` (``full-time``, ``part-time``), ``contract``
            (``permanent``, ``fixed-term``, ``contract``, ``internship``, ``apprenticeship``, ``temporary``),
            ``hours``, ``posted``, ``closes`` and ``start`` (ISO dates where the source gives one), ``jurisdiction``,
            ``locale``, ``apply_url``, ``benefits_url``, ``reference``. For a record these are what the posting says
            outside the ad text. Front matter gives its values as written.
        notices: what the reader wants the person to know.
        links: links with words, in order.
        comments: comments that speak to jobwriter, in order.
    """

    path: str
    format: str
    source: str
    text: str
    offsets: OffsetMap | None
    blocks: tuple[Block, ...]
    fields: Mapping[str, MetaField] = EMPTY
    notices: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    comments: tuple[Comment, ...] = ()


@record
class Zone:
    """A run of the page that belongs together: the ad, what the page says about the job, or neither."""

    kind: ZoneKind
    start: int
    end: int
    reason: str = ""


@record
class Section:
    """A heading and what stands under it.

    ``heading`` is None for text before the first heading. ``blocks`` excludes the heading. ``start`` to ``end`` covers
    heading and blocks.
    """

    kind: SectionKind
    heading: Block | None
    start: int
    end: int
    blocks: tuple[Block, ...]


@record
class Sentence:
    """A sentence, an item or a heading: the smallest unit that a rule reads.

    Attributes:
        kind: ``heading``, ``item`` (a sentence inside a list item) or ``prose``.
        block: index into ``Document.blocks``.
        section: index into ``Document.sections``, or -1 outside the ad.
    """

    kind: Literal["heading", "item", "prose"]
    start: int
    end: int
    block: int
    section: int


@record
class Tokens:
    """The words of a text in order: lower-cased, with the offset of each."""

    words: tuple[str, ...]
    starts: tuple[int, ...]

    def first_at_or_after(self, offset: int) -> int:
        """Index of the first token that starts at or after ``offset``."""
        return bisect_left(self.starts, offset)


@record
class Document:
    """An ad as understood: its page sorted into zones, its ad into sections and sentences.

    ``lower`` is ``text`` in lower case with the same length, so spans found in one hold in the other.
    """

    path: str
    format: str
    source: str
    text: str
    lower: str
    offsets: OffsetMap | None
    blocks: tuple[Block, ...]
    fields: Mapping[str, MetaField]
    title: Span | None
    zones: tuple[Zone, ...]
    sections: tuple[Section, ...]
    sentences: tuple[Sentence, ...]
    tokens: Tokens
    words: int
    english: bool
    notices: tuple[str, ...]
    links: tuple[Link, ...] = ()

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """Carry a span back to offsets in ``source``."""
        return (start, end) if self.offsets is None else self.offsets.to_source(start, end)

    def for_printing(self) -> Document:
        """The document without the words and sentences that only rules read; of many ads, this much is kept."""
        return replace(self, lower="", sentences=(), tokens=Tokens((), ()))

    def zone_at(self, offset: int) -> Zone:
        """The zone that holds ``offset``."""
        if len(self.zones) == 1:
            return self.zones[0]
        at = bisect_right(self.zones, offset, key=lambda zone: zone.start) - 1
        return self.zones[max(at, 0)]

    def running(self) -> Iterator[tuple[Sentence, int, int]]:
        """The sentences and items of the ad, no headings, each with the range of its tokens."""
        starts = self.tokens.starts
        right = 0
        for sentence in self.sentences:
            if sentence.kind != "heading" and sentence.section >= 0:
                left = bisect_left(starts, sentence.start, right)
                right = bisect_left(starts, sentence.end, left)
                yield sentence, left, right

    def section_at(self, offset: int) -> Section | None:
        """The section that holds ``offset``, or None outside the ad."""
        at = bisect_right(self.sections, offset, key=lambda section: section.start) - 1
        if at < 0 or offset >= self.sections[at].end:
            return None
        return self.sections[at]

    def section_kind(self, offset: int) -> SectionKind:
        """The kind of the section that holds ``offset``; ``other`` outside the ad."""
        section = self.section_at(offset)
        return section.kind if section else "other"

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds ``offset``, or None between sentences."""
        at = bisect_right(self.sentences, offset, key=lambda sentence: sentence.start) - 1
        if at < 0 or offset >= self.sentences[at].end:
            return None
        return self.sentences[at]

    def block_at(self, offset: int) -> Block | None:
        """The block that holds ``offset``, or None between blocks."""
        at = bisect_right(self.blocks, offset, key=lambda block: block.start) - 1
        if at < 0 or offset >= self.blocks[at].end:
            return None
        return self.blocks[at]

    def sections_of(self, *kinds: str) -> Iterator[Section]:
        """The sections of these kinds, in order."""
        return (section for section in self.sections if section.kind in kinds)

    def in_zone(self, *kinds: str) -> Iterator[Zone]:
        """The zones of these kinds, in order."""
        return (zone for zone in self.zones if zone.kind in kinds)
