"""Sorts a page into three zones: the ad, what the page says about the job, and what is neither.

People paste whole pages. A line that only a site writes (``Related jobs``, ``We use cookies``, raw JSON) opens text to
leave out; how far it goes is written in ``checks/page.yaml``. Only a page that shows such lines, or fields that only a
board writes, is taken apart: any other text is the ad from its first to its last line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import get_args

from jobwriter import pagewords
from jobwriter.characters import lower
from jobwriter.document import Block, Draft, SectionKind, Span, Zone, ZoneKind
from jobwriter.headings import kind_of, shape_of
from jobwriter.pagewords import ENDS, Mark, compared

_OPEN_JSON = frozenset("{[")
_OPEN_QUIET = frozenset("kKsS")
_JSON = frozenset('"{}[]')
_SHORT = 200
"""Characters up to which a line is compared with what sites write."""
_PROSE = 20
_MENU = 40
_MENU_BARS = 4
"""Bars in a line from which it is a site's menu and no title."""
_RESUMES: frozenset[str] = frozenset(get_args(SectionKind)) - {"title", "process", "pay", "other"}


class _Line:
    """A block on its way to a zone."""

    __slots__ = ("_text", "_words", "block", "form", "kind", "reason", "run", "sentence")

    def __init__(self, text: str, block: Block, form: str, *, sentence: bool) -> None:
        self._text = text
        self._words = -1
        self.block = block
        self.form = form
        self.sentence = sentence
        self.kind: ZoneKind = "ad"
        self.reason = ""
        self.run = 0

    @property
    def words(self) -> int:
        """How many words stand in its first 600 characters."""
        if self._words < 0:
            self._words = len(self._text[self.block.start : min(self.block.end, self.block.start + 600)].split())
        return self._words

    @property
    def prose(self) -> bool:
        """Whether it is a paragraph rather than a label, a button or a title."""
        return self.words >= _PROSE and (self.sentence or self.words >= 2 * _PROSE)


def zones(draft: Draft, low: str = "", *, whole: bool = False) -> tuple[Zone, ...]:
    """The zones of a page, in order, covering all of it.

    Args:
        draft: what a reader made.
        low: its text in lower case, where that is at hand.
        whole: keep the page as one ad.

    Returns:
        The zones. A page on which no ad stands has none of kind ``ad``.
    """
    length = max(len(draft.text), 1)
    everything = (Zone("ad", 0, length),)
    if whole or not draft.blocks:
        return everything
    lines = _lines(draft, low or lower(draft.text))
    found = _leave_out(draft, lines)
    if not found and not _has_page_fields(lines):
        return everything if all(line.kind == "ad" for line in lines) else _assemble(draft, lines, length)
    _menus(draft, lines)
    _posting(draft, lines)
    return _assemble(draft, lines, length)


def title(draft: Draft, zones: Sequence[Zone]) -> Span | None:
    """Where the title of the job stands, or None where no line reads as one.

    Args:
        draft: what a reader made.
        zones: the zones of its page.
    """
    stated = draft.fields.get("title")
    if stated and stated.start >= 0:
        return Span(stated.start, stated.end)
    top: list[Block] = []
    at = 0
    for block in draft.blocks:
        while at + 1 < len(zones) and zones[at].end <= block.start:
            at += 1
        words = draft.text[block.start : block.end]
        if zones[at].kind != "omitted" and block.kind in {"heading", "line"} and words and not _is_menu(block, words):
            top.append(block)
            if len(top) == 12:
                break
    for block in top:
        if block.marker in {"atx", "html", "setext"} and block.depth == 1:
            return block.span
    lexicon = pagewords.lexicon()
    for block in top:
        if block.end - block.start > 160:
            break
        words = lower(draft.text[block.start : block.end])
        key, colon, value = words.partition(":")
        if colon and key.strip() in {"job title", "title", "position", "role", "position title"} and value.strip():
            start = block.start + len(key) + 1 + len(value) - len(value.lstrip())
            return Span(start, block.end)
        if len(words.split()) <= 16 and not words.endswith((".", ":", ",")) and lexicon.names_job(words):
            return block.span
    if not top or kind_of(words := draft.text[top[0].start : top[0].end]):
        return None
    return top[0].span if top[0].kind == "heading" or (len(words) <= 90 and words[-1] not in ".:!?,") else None


def _is_menu(block: Block, words: str) -> bool:
    """Whether a line is a menu: cells between bars, the first of which is no job."""
    if block.kind == "heading" or words.count(" | ") < _MENU_BARS:
        return False
    return not pagewords.lexicon().names_job(lower(words.partition(" | ")[0]))


def _lines(draft: Draft, low: str) -> list[_Line]:
    found = []
    text = draft.text
    for block in draft.blocks:
        start, end = block.start, block.end
        form = compared(low[start:end]) if end - start <= _SHORT else ""
        sentence = text[end - 1 : end] in {".", "!", "?"} or low.find(". ", start, min(end, start + _SHORT)) >= 0
        found.append(_Line(text, block, form, sentence=sentence))
    return found


def _leave_out(draft: Draft, lines: list[_Line]) -> int:
    """Mark what the site wrote around the ad; returns how many places showed it."""
    lexicon = pagewords.lexicon()
    runs = 0
    mark: Mark | None = None
    index = 0
    while index < len(lines):
        line = lines[index]
        first = draft.text[line.block.start : line.block.start + 1]
        if first in _OPEN_JSON and (stop := _json_end(draft.text, lines, index)) > index:
            runs += 1
            for inner in lines[index:stop]:
                if _is_record_field(draft.text, inner.block):
                    inner.kind = "posting"
                else:
                    inner.kind, inner.reason, inner.run = "omitted", "raw JSON", runs
            index, mark = stop, None
            continue
        if first in _OPEN_QUIET and _is_quiet(draft, line):
            line.kind, line.reason, line.run = "omitted", lexicon.quiet[1].reason, -index - 1
        elif line.form and (opened := lexicon.mark(line.form)) and not (opened.until == "line" and mark):
            runs += mark is None or opened.reason != mark.reason
            mark = opened
        elif mark and (mark.until == "line" or _resumes(draft, lines, index, mark)):
            mark = None
        if mark and mark.posting:
            line.kind = "posting"
        elif mark:
            line.kind, line.reason, line.run = "omitted", mark.reason, runs
        index += 1
    return runs


def _is_record_field(text: str, block: Block) -> bool:
    """Whether a line of JSON says how to apply to the job, or how it is worked."""
    key = text[block.start : min(block.end, block.start + 40)].lstrip('"{[ ').partition('"')[0]
    return key.lower() in pagewords.lexicon().record_keys


def _is_quiet(draft: Draft, line: _Line) -> bool:
    """Whether a line holds words for search engines only."""
    block = line.block
    head = lower(draft.text[block.start : min(block.end, block.start + 40)]).strip(ENDS)
    return line.words >= 5 and block.kind == "line" and head.startswith(pagewords.lexicon().quiet[0])


def _resumes(draft: Draft, lines: Sequence[_Line], index: int, mark: Mark) -> bool:
    """Whether the ad goes on at a line that follows text of the site."""
    line = lines[index]
    if _heads_ad(draft, lines, index, shapes=mark.until != "heading"):
        return True
    if mark.until == "buttons":
        words = draft.text[line.block.start : line.block.end]
        named = pagewords.lexicon().names_job(line.form)
        label = line.words <= 3 and line.block.kind != "item" and not named and kind_of(words) not in _RESUMES
        head = lower(words[:600])
        return not label and not any(word in head for word in mark.again)
    if mark.until == "heading":
        return False
    if line.prose:
        return True
    if mark.until == "short":
        return line.block.kind == "item" and line.words >= 8
    if not _reads_on(draft, line):
        return False
    settled = line.sentence and line.words >= 6
    return settled or any(_reads_on(draft, later) or later.prose for later in lines[index + 1 : index + 3])


def _heads_ad(draft: Draft, lines: Sequence[_Line], index: int, *, shapes: bool) -> bool:
    """Whether a line is a heading of the ad: by its name, with something of the ad under it."""
    line = lines[index]
    if line.block.kind not in {"line", "heading"} or line.words > 12 or index + 1 == len(lines):
        return False
    words = draft.text[line.block.start : line.block.end]
    if shapes and words.endswith(":") and lines[index + 1].block.kind == "item":
        return True
    known = kind_of(words) or (shape_of(words) if shapes and not pagewords.lexicon().names_job(line.form) else None)
    if known not in _RESUMES and not (shapes and known in {"process", "pay"}):
        return False
    after = lines[index + 1]
    if after.block.kind == "item" or after.prose or (after.sentence and after.words >= 6):
        return True
    return after.words <= 12 and kind_of(draft.text[after.block.start : after.block.end]) in _RESUMES


def _reads_on(draft: Draft, line: _Line) -> bool:
    """Whether a short line reads like a sentence or a bullet of an ad, not like the title of a job or a label."""
    words = draft.text[line.block.start : min(line.block.end, line.block.start + 300)].split()
    plain = len(words) >= 4 and 2 * sum(word[0].islower() for word in words) >= len(words)
    if line.form and pagewords.lexicon().names_job(line.form):
        return plain and words[-1].endswith(".")
    return plain or line.block.kind == "item"


def _json_end(text: str, lines: Sequence[_Line], index: int) -> int:
    """Where a run of lines of JSON that opens at ``index`` ends; ``index`` itself where none opens."""
    start = lines[index].block.start
    head = text[start : start + 400]
    if not re.match(r'[\[{]\s*(?:[\[{]\s*)?"[\w $.-]+"\s*:', head):
        return index
    stop = index + 1
    while stop < len(lines) and text[lines[stop].block.start : lines[stop].block.start + 1] in _JSON:
        stop += 1
    return stop


def _has_page_fields(lines: Sequence[_Line]) -> bool:
    """Whether two lines or more hold fields that only a board or an applicant system writes."""
    lexicon = pagewords.lexicon()
    count = 0
    for line in lines:
        form = line.form
        if form and line.block.kind != "code":
            keyed = ":" in form and form.partition(":")[0] in lexicon.page_keys
            count += keyed or form.startswith(lexicon.posting_starts)
    return count >= 2


def _menus(draft: Draft, lines: list[_Line]) -> None:
    """Leave out menus, buttons, forms and foot lines of a site, once the page is known to be one."""
    lexicon = pagewords.lexicon()
    run = max((line.run for line in lines), default=0)
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and lines[end].kind == "ad" and lines[end].words <= 6 and not lines[end].sentence:
            end += 1
        short = lines[at:end]
        for words, reason in ((lexicon.form, lexicon.form_reason), (lexicon.weak, lexicon.weak_reason)):
            marks = [number for number, line in enumerate(short) if line.form in words]
            if len(marks) < 3 and not (marks and at == 0 and words is lexicon.weak):
                continue
            run += 1
            stops = [*marks[1:], len(short) if end == len(lines) else marks[-1] + 1]
            for number, stop in zip(marks, stops, strict=True):
                between = short[number:stop]
                titled = next((k for k, line in enumerate(between) if lexicon.names_job(line.form)), len(between))
                whole = titled == len(between) and len(between) <= _MENU
                for line in between if whole else between[:1]:
                    line.kind, line.reason, line.run = "omitted", reason, run
            break
        at = max(end, at + 1)
    for line in lines:
        alone = line.block.end - line.block.start == 1 and draft.text[line.block.start].isalpha()
        if line.kind == "ad" and alone:
            run += 1
            line.kind, line.reason, line.run = "omitted", "letter of a missing logo", run
        elif line.kind == "ad" and _is_menu(line.block, draft.text[line.block.start : line.block.end]):
            run += 1
            line.kind, line.reason, line.run = "omitted", lexicon.weak_reason, run


def _posting(draft: Draft, lines: list[_Line]) -> None:
    """Mark what the page says about the job outside the ad: its head, runs of fields, buttons."""
    lexicon = pagewords.lexicon()
    open_lines = [line for line in lines if line.kind == "ad"]
    start = next((at for at in range(len(open_lines)) if _opens_ad(draft, open_lines, at)), None)
    if start is None:
        start = 0 if sum(line.words for line in open_lines) >= 40 else len(open_lines)
    while start and _leads_in(draft, open_lines[start - 1]):
        start -= 1
    for line in open_lines[:start]:
        line.kind = "posting"
    rest = open_lines[start:]
    glance = False
    for at, line in enumerate(rest):
        key, colon, _ = line.form.partition(":")
        if glance and line.block.kind == "item":
            line.kind = "posting"
            continue
        glance = line.form == "at a glance" and at + 1 < len(rest) and rest[at + 1].block.kind == "item"
        field = bool(colon) and key in lexicon.page_keys and line.words <= 14
        if glance or field or (line.form and lexicon.is_posting(line.form)):
            line.kind = "posting"
    for at, line in enumerate(rest):
        key, colon, _ = line.form.partition(":")
        beside = (at and rest[at - 1].kind == "posting") or (at + 1 < len(rest) and rest[at + 1].kind == "posting")
        if line.kind == "ad" and colon and key in lexicon.keys and line.words <= 14 and beside:
            line.kind = "posting"


def _leads_in(draft: Draft, line: _Line) -> bool:
    """Whether a short line right before the employer's text belongs to it: a motto, a greeting, a heading."""
    if ":" in line.form or not line.form or pagewords.lexicon().is_posting(line.form) or "#" in line.form:
        return False
    return _reads_on(draft, line) and line.block.kind == "line" and line.words >= 4


def _opens_ad(draft: Draft, lines: Sequence[_Line], at: int) -> bool:
    """Whether the employer's text begins here: with a paragraph, or a heading over one or over a list."""
    line = lines[at]
    lexicon = pagewords.lexicon()
    if line.form and lexicon.is_posting(line.form):
        return False
    if line.prose or (line.sentence and line.words >= 8 and line.block.kind == "line"):
        return True
    if line.block.kind == "item" or at + 1 == len(lines) or line.words > 12:
        return False
    after = lines[at + 1]
    key, colon, _ = after.form.partition(":")
    if colon and key in lexicon.keys:
        return False
    if at and lines[at - 1].form == "at a glance":
        return False
    listed = after.block.kind == "item"
    words = draft.text[line.block.start : line.block.end]
    known = kind_of(words)
    if known in {"duties", "requirements", "nice-to-have"}:
        return True
    if known in _RESUMES:
        return listed or after.words >= 8 or (after.sentence and after.words >= 6)
    if after.prose and shape_of(words) in _RESUMES:
        return True
    return line.block.kind == "heading" and line.block.depth > 1 and (listed or after.prose)


def _assemble(draft: Draft, lines: Sequence[_Line], length: int) -> tuple[Zone, ...]:
    """Zones from marked lines: each runs from the start of its first line to the start of the next zone's."""
    found: list[Zone] = []
    previous: tuple[ZoneKind, str, int] | None = None
    for line in lines:
        current = (line.kind, line.reason, line.run)
        if current == previous:
            continue
        previous = current
        start = draft.text.rfind("\n", 0, line.block.start) + 1 if found else 0
        if found:
            found[-1] = Zone(found[-1].kind, found[-1].start, start, found[-1].reason)
        found.append(Zone(line.kind, start, length, line.reason))
    return tuple(found)
