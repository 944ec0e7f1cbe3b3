"""Passages that are lists in all but form: bare lines, paragraphs too long to take in, items run together."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate

from jobwriter import clauses, content, sentences
from jobwriter.clauses import FEWEST
from jobwriter.document import Block, Document, Section
from jobwriter.layout import words
from jobwriter.patterns import compiled
from jobwriter.records import record

LISTED = frozenset({"duties", "requirements", "nice-to-have", "skills", "benefits"})
"""Kinds of sections whose text readers expect as a list."""

_CLAUSED = LISTED | {"other", "summary"}
"""Kinds of sections in which items may run on without a stop."""

_ITEM_WORDS = 45
_CLOSES = compiled(
    r"we(?: |')|(?:if|does) (?:you|this|that|it)\b[^\n]*\b(?:hear from|apply|get in touch|talk|speak|reach out"
    r"|contact)\b|(?:please )?(?:apply|send (?:us )?your|get in touch|contact)\b"
    r"|[^\n.]{2,40} (?:is|are) (?:proud to be )?an? equal\b"
)
"""How a line begins that no longer belongs to the list above it: an offer, a call to apply, an equality statement."""
_SENTENCE_OPENS = compiled(r"(?:you(?:'ll| will| can| may)|if|this|these|our|as|it|in this|alongside|beyond)\b")
"""How a full sentence begins that follows a list of bare lines."""
_MANY = 8


@record
class LostList:
    """A passage that should be a list or several paragraphs.

    Attributes:
        start: where its words start.
        end: where its first sentence or item ends.
        form: ``inline`` (bullets within a line), ``clauses`` (items without stops), ``parts`` (things between commas),
            ``lines`` (bare lines), ``words`` or ``sentences`` (a paragraph too long for the screen).
        count: bullets, clauses, parts, lines, words or sentences.
    """

    start: int
    end: int
    form: str
    count: int


def lost_lists(document: Document, max_words: int, max_sentences: int) -> Iterator[LostList]:
    """Passages that lost their list or never were cut into paragraphs, in order, none twice.

    Args:
        document: the ad.
        max_words: words that a paragraph may have.
        max_sentences: sentences that a paragraph may have.
    """
    glue = clauses.joints(document)
    for section in document.sections:
        blocks = section.blocks
        at = 0
        run: _Run | None = None
        while at < len(blocks):
            if blocks[at].kind == "line" and section.kind not in _PROSE and (run is None or at >= run.stop):
                run = _Run(document, section, at)
            stop, found = _passage(document, section, at, run, (max_words, max_sentences), glue)
            if found:
                yield found
            at = stop


def _passage(
    document: Document,
    section: Section,
    at: int,
    run: _Run | None,
    limits: tuple[int, int],
    glue: Sequence[int],
) -> tuple[int, LostList | None]:
    """What begins at block ``at``, and the block after it."""
    blocks = section.blocks
    max_words, max_sentences = limits
    block = blocks[at]
    if block.kind == "item" and block.marker == "inline":
        stop = at
        while stop < len(blocks) and blocks[stop].kind == "item" and blocks[stop].marker == "inline":
            stop += 1
        return stop, LostList(block.start, block.end, "inline", stop - at)
    if block.kind not in {"line", "item"}:
        return at + 1, None
    if run is not None and at < run.stop and (stop := _bare_lines(document, section, at, run)) > at:
        return stop, LostList(block.start, block.end, "lines", stop - at)
    length = words(document, block)
    if section.kind in _CLAUSED:
        found = clauses.apart(document, block.start, block.end) if length > 30 else []
        if not found and glue:
            found = clauses.glued(document, block.start, block.end, glue)
        if found:
            return at + 1, LostList(block.start, _head(document, block), "clauses", len(found) + 1)
    if (
        section.kind == "benefits"
        and block.kind == "line"
        and not _FIELD.match(document.lower, block.start)
        and (parts := _parts(document, block)) >= _MANY
    ):
        return at + 1, LostList(block.start, block.end, "parts", parts)
    if length > max_words and block.kind == "line":
        return at + 1, LostList(block.start, _head(document, block), "words", length)
    if length > 12 * max_sentences:
        count = sum(1 for _ in sentences.split(document.text, block.start, block.end))
        if count > max_sentences and block.kind == "line":
            return at + 1, LostList(block.start, _head(document, block), "sentences", count)
    return at + 1, None


class _Tally:
    """How many lines of a run have a property, for any stretch of it."""

    def __init__(self, begin: int, flags: Sequence[bool]) -> None:
        self._begin = begin
        self._sums = list(accumulate(flags, initial=0))

    def within(self, at: int, stop: int) -> int:
        """How many of the lines from ``at`` up to ``stop`` have it."""
        return self._sums[stop - self._begin] - self._sums[at - self._begin]


class _Run:
    """Lines in a row that may be items; counted once, since each of them is asked whether a lost list begins there."""

    def __init__(self, document: Document, section: Section, begin: int) -> None:
        text, blocks = document.text, section.blocks
        stop = begin
        while stop < len(blocks) and blocks[stop].kind == "line" and _item_like(document, blocks[stop]):
            stop += 1
        self.stop = stop
        self._begin = begin
        self._document, self._blocks = document, blocks
        self._lower = document.lower
        self._lines = blocks[begin:stop]
        self._offers = 0
        if stop - begin < FEWEST:
            return
        lasts = [text[block.end - 1] for block in self._lines]
        self.ended = _Tally(begin, [last in ".!?" for last in lasts])
        self.unstopped = _Tally(begin, [last not in ".!?:" for last in lasts])
        self.long = _Tally(begin, [text.find(". ", block.start, block.end) >= 0 for block in self._lines])
        while self._offers < len(lasts) and _CLOSES.match(
            self._lower, self._lines[-1 - self._offers].start, self._lines[-1 - self._offers].end
        ):
            self._offers += 1

    @cached_property
    def opened(self) -> _Tally:
        """The lines that begin as duties and requirements do."""
        return _Tally(self._begin, [_opens_item(self._lower, block) for block in self._lines])

    @cached_property
    def paragraphs(self) -> _Tally:
        """The lines of several sentences that do not begin as items do."""
        flags = [
            self.long.within(number, number + 1)
            and words(self._document, block) > _PARAGRAPH
            and not self.opened.within(number, number + 1)
            for number, block in enumerate(self._lines, start=self._begin)
        ]
        return _Tally(self._begin, [bool(flag) for flag in flags])

    @cached_property
    def titles(self) -> list[int]:
        """The lines that head the longer ones below them, in order."""
        return [number for number in range(self._begin, self.stop) if _is_titled(self._document, self._blocks, number)]

    def end(self, at: int) -> int:
        """Where the lines from ``at`` on end, without what follows a list of three or more: an offer, a sentence."""
        stop = self.stop - min(self._offers, max(self.stop - at - 3, 0))
        begin = self._blocks[stop - 1].start
        if (
            stop - at >= FEWEST
            and self.ended.within(stop - 1, stop)
            and self.ended.within(at, stop - 1) * 4 < stop - at
            and _SENTENCE_OPENS.match(self._lower, begin)
        ):
            stop -= 1
        return stop


_PROSE = frozenset(("company", "legal", "values"))
"""Sections in which lines in a row are paragraphs."""


def _bare_lines(document: Document, section: Section, at: int, run: _Run) -> int:
    """Where lines that read as list items end; ``at`` where none begin."""
    text, blocks = document.text, section.blocks
    if at + 1 < len(blocks) and _is_paragraph(document, blocks[at], blocks[at + 1]):
        return at
    stop = run.end(at)
    if stop - at >= FEWEST:
        stop = _listed(at, stop, run)
    size = stop - at
    led = at > 0 and blocks[at - 1].kind == "line" and text[blocks[at - 1].end - 1] == ":"
    if led and size == 3 and all(text[block.end - 1] not in ".!?:" for block in blocks[at:stop]):
        return stop
    if size < FEWEST:
        return at
    if text[blocks[at].end - 1] == "." and not run.ended.within(at + 1, stop):
        return at  # a sentence over the list
    if run.long.within(at, stop) * 2 > size:
        return at  # paragraphs of several sentences
    if section.kind in {"requirements", "nice-to-have", "skills"}:
        return stop
    unstopped = (led or section.kind in LISTED) and run.unstopped.within(at, stop) * 5 >= size * 3
    return stop if unstopped or run.opened.within(at, stop) * 5 >= size * 3 else at


def _listed(at: int, stop: int, run: _Run) -> int:
    """Where the items of a run end: before a paragraph under them, and before a heading of what follows."""
    paragraphs, titles = run.paragraphs, run.titles
    if paragraphs.within(at, stop) * 2 < stop - at:
        if paragraphs.within(at, at + 1):
            return at
        while paragraphs.within(stop - 1, stop):
            stop -= 1
    first = bisect_left(titles, at)
    return min(titles[first], stop) if first < len(titles) else stop


_PARAGRAPH = 20
"""Words above which several sentences are a paragraph and no item."""


def _is_titled(document: Document, blocks: Sequence[Block], at: int) -> bool:
    """Whether a line in title case heads the longer ones below it, though nothing marks it as a heading."""
    title = document.text[blocks[at].start : blocks[at].end].split()
    if not 2 <= len(title) <= _TITLE or title[-1][-1] in ".!?,;:" or at + 2 >= len(blocks):
        return False
    if not all(word[0].isupper() or not word[0].isalpha() or word in _SMALL for word in title):
        return False
    return all(words(document, block) >= _SENTENCE and block.kind != "heading" for block in blocks[at + 1 : at + 3])


_TITLE, _SENTENCE = 5, 8
"""Words that a title has at most, and those below it at least."""
_SMALL = frozenset(("and", "of", "the", "for", "in", "with", "to"))


def _is_paragraph(document: Document, block: Block, following: Block) -> bool:
    """Whether a line leads into a list: it ends with a colon, or is a paragraph with a stop over a line without one."""
    text = document.text
    if text[block.end - 1] == ":":
        return True
    return text[block.end - 1] == "." and text[following.end - 1] != "." and words(document, block) > 25


def _item_like(document: Document, block: Block) -> bool:
    text = document.text[block.start : min(block.end, block.start + 400)]
    if not text[:1].isalnum() or text[:1].islower() or _FIELD.match(text.lower()) or text.count(" | ") >= _STRIP:
        return False
    return block.end - block.start < 400 and len(text.split()) <= _ITEM_WORDS and "://" not in text


_FIELD = compiled(
    r"(?:(?:job|work|office|employment|contract|salary|pay|team|start|closing|remote|reports?|seniority)[ -]?)?"
    r"(?:locations?"
    r"|cit(?:y|ies)|offices?|countr(?:y|ies)|type|team|department|salary|range|contract|employment|compensation|level|date"
    r"|id|hours|title|company|industry|to|work|workplace|arrangement|function|family) ?: "
)
"""A line that states one fact of the job after its name: ``Locations: Leeds, York``."""
_STRIP = 3
"""Bars from which a line is a strip of key words."""


def _opens_item(lower: str, block: Block) -> bool:
    word = content.first_word(lower, block)
    return content.opens_duty(word) or content.opens_requirement(word)


def _parts(document: Document, block: Block) -> int:
    """How many short things between commas one sentence strings together; 0 where they are not short."""
    text = document.text[block.start : block.end]
    if ". " in text or len(text) > 600:
        return 0
    parts = text.split(", ")
    return len(parts) if len(parts) >= _MANY and len(text.split()) <= 5 * len(parts) else 0


def _head(document: Document, block: Block) -> int:
    """Where the first sentence of a block ends, or a word within its first 160 characters."""
    _, end = next(sentences.split(document.text, block.start, block.end), (block.start, block.end))
    if end - block.start > 160:
        end = document.text.rfind(" ", block.start, block.start + 160)
    return end if end > block.start else min(block.end, block.start + 160)
