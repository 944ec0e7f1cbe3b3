"""Benefits: what the job gives besides pay, item by item, and whether an item can be counted on.

In a section about benefits every item is one. Elsewhere a sentence names benefits when it uses a term that can be
nothing else (``employer pension``), or offers something in words of offering (``you'll get``, ``package includes``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from jobwriter.document import Document, Section
from jobwriter.facts import Context
from jobwriter.facts.model import Benefit
from jobwriter.facts.voice import voice_at
from jobwriter.matcher import WORD
from jobwriter.packs import lexicon
from jobwriter.patterns import pattern

_OFFER = pattern(
    r"\b(?:we(?: also| do|'ll| will)? (?:offer|provide|give|cover|pay for|contribute|match)\b"
    r"|you(?:'ll| will| can)?(?: also)? (?:get|receive|enjoy|have access|be entitled|benefit from|be offered)\b"
    r"|(?:benefits?|perks?|package|rewards?)(?: package)?(?: also)? (?:includes?|including|such as|range|like)\b"
    r"|in return|on offer|on top of|in addition to|alongside|entitled to|eligible for|what you get|perks|benefits|paying"
    r"|salary)"
)
_TO_YOU = pattern(
    r"\b(?:you(?:'ll| will| can)?(?: also)? (?:get|receive|enjoy|be entitled|be offered)\b|perks\b"
    r"|(?:benefits?|package|rewards?)(?: package)?(?: also)? (?:includes?|including|such as|range|like)\b"
    r"|in return|on top of|in addition to (?:a|an|your|the)\b|benefits:)"
)
_NUMBER = pattern(
    r"(?<![a-z\d])(?!401)\d+"
    r"|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|half)[ -]"
    r"(?:full |working |paid |extra |additional )?(?:weeks?|days?|months?|hours?|times|a )\b"
)
_CUT = pattern(
    r", |; | \+ |: |\n| \| | • |\. | [–-] |(?<!401)\(|(?<!401\(k)\)| & | and (?=(?:a|an|the|free|private|company|employer) )"
)
_OPENING = pattern(
    r"[^\w£$€(]{0,8}(?:(?:and|or|plus|including|such as|which includes?|as well as|also) )?(?:[^\w£$€(]{1,8})?"
)
_CLOSING = pattern(r"[ ,]{1,3}(?:and|or|plus|as well as)\Z")
_OUTSIDE = frozenset({"duties", "requirements", "nice-to-have", "skills", "legal", "process", "title", "company"})
_WHOLE = 160
"""Characters up to which an item is shown whole."""
_LINE = 80
"""Characters up to which a line among benefits is taken for an item."""


class _Term(NamedTuple):
    words: tuple[str, ...]
    kind: str
    sure: bool


class _Hit(NamedTuple):
    start: int
    end: int
    kind: str
    sure: bool


def extract(document: Document, context: Context) -> tuple[Benefit, ...]:
    """Extract the benefits that the ad names, in order."""
    del context
    found: list[Benefit] = []
    for section, start, end, item in _units(document):
        hits = list(_hits(document, start, end))
        if section is not None and section.kind == "benefits":
            told = item or end - start <= _LINE
            if hits and (told or any(hit.sure for hit in hits) or _OFFER.search(document.lower, start, end)):
                found += _named(document, start, end, hits)
            elif told and not hits:
                found += _unnamed(document, start, end)
        elif hits:
            found += _named(document, start, end, _outside(document, section, start, end, hits))
    return tuple(found)


def _units(document: Document) -> Iterator[tuple[Section | None, int, int, bool]]:
    """Items as wholes and sentences of prose, each with its section and whether it is an item."""
    last = -1
    for sentence in document.sentences:
        if sentence.kind == "heading" or sentence.block == last or voice_at(document, sentence.start) is None:
            continue
        section = document.sections[sentence.section] if sentence.section >= 0 else None
        if sentence.kind == "prose":
            yield section, sentence.start, sentence.end, False
        else:
            last = sentence.block
            block = document.blocks[last]
            yield section, block.start, block.end, True


@lru_cache(maxsize=1)
def _table() -> dict[str, tuple[_Term, ...]]:
    """The terms of the lexicon by their first word, longest first."""
    table: dict[str, list[_Term]] = {}
    for kind, groups in lexicon("benefits")["kinds"].items():
        for name, phrases in groups.items():
            for phrase in phrases:
                words = tuple(WORD.findall(phrase))
                table.setdefault(words[0], []).append(_Term(words, kind, name == "sure"))
    return {word: tuple(sorted(terms, key=lambda term: -len(term.words))) for word, terms in table.items()}


@lru_cache(maxsize=4)
def _listed(name: str) -> frozenset[str]:
    return frozenset(lexicon("benefits")[name])


def _hits(document: Document, start: int, end: int) -> Iterator[_Hit]:
    """Terms between two offsets, the longest at each place."""
    table, words, starts = _table(), document.tokens.words, document.tokens.starts
    at = document.tokens.first_at_or_after(start)
    while at < len(words) and starts[at] < end:
        step = 1
        for term in table.get(words[at]) or table.get(words[at].removesuffix("s")) or ():
            last = at + len(term.words) - 1
            if _same(words[at : last + 1], term.words):
                yield _Hit(starts[at], starts[last] + len(words[last]), term.kind, term.sure)
                step = len(term.words)
                break
        at += step


def _same(words: Sequence[str], term: Sequence[str]) -> bool:
    """Whether words are a term, its last word perhaps in the plural."""
    return (
        len(words) == len(term) and words[:-1] == term[:-1] and words[-1] in {term[-1], term[-1] + "s", term[-1] + "es"}
    )


def _outside(document: Document, section: Section | None, start: int, end: int, hits: list[_Hit]) -> list[_Hit]:
    """Of the hits in a unit that does not stand among benefits, those that are."""
    low = document.lower
    kind = section.kind if section is not None else "other"
    if kind in _OUTSIDE:
        return [hit for hit in hits if hit.sure] if _OFFER.search(low, start, end) else []
    if kind == "pay" or (_TO_YOU.search(low, start, end) and any(hit.sure for hit in hits)):
        return hits
    if _TO_YOU.search(low, start, end) and len({hit.kind for hit in hits}) > 1:
        return hits
    return [hit for hit in hits if hit.sure]


def _named(document: Document, start: int, end: int, hits: list[_Hit]) -> Iterator[Benefit]:
    """A short item whole; of longer text the part around each term."""
    if not hits:
        return
    if end - start <= _WHOLE and len({hit.kind for hit in hits}) == 1:
        yield _benefit(document, start, end, hits)
        return
    cuts = [start, *(match.end() for match in _CUT.finditer(document.lower, start, end)), end]
    reached = start
    for left, right in pairwise(cuts):
        inside = [hit for hit in hits if left <= hit.start < right and hit.start >= reached]
        if inside:
            reached = max(right, inside[-1].end)
            yield _benefit(document, left, reached, inside)


def _benefit(document: Document, start: int, end: int, hits: Sequence[_Hit]) -> Benefit:
    """A benefit from the words between two offsets, trimmed; hollow where it promises and names nothing sure."""
    text, low = document.text, document.lower
    if opening := _OPENING.match(low, start, end):
        start = opening.end()
    while end > start and not text[end - 1].isalnum() and text[end - 1] not in "%)!":
        end -= 1
    if closing := _CLOSING.search(low, max(start, end - 12), end):
        end = closing.start()
    quantified = _NUMBER.search(low, start, end) is not None
    sure = any(hit.sure for hit in hits)
    return Benefit(
        text=" ".join(text[start:end].split()),
        quantified=quantified,
        hollow=not sure and not quantified and _holds(document, start, end, "promises" if hits else "hollow"),
        kind=hits[0].kind if hits else "",
        start=start,
        end=end,
        source=voice_at(document, start) or "ad",
    )


def _holds(document: Document, start: int, end: int, name: str) -> bool:
    """Whether a word of a list stands between two offsets."""
    tokens, listed = document.tokens, _listed(name)
    first, last = tokens.first_at_or_after(start), tokens.first_at_or_after(end)
    return any(word in listed for word in tokens.words[first:last])


def _unnamed(document: Document, start: int, end: int) -> Iterator[Benefit]:
    """An item that uses no known term: hollow if all it promises is culture, growth and the like."""
    if any(c.isalpha() for c in document.text[start:end]) and not _holds(document, start, end, "empty"):
        yield _benefit(document, start, end, ())
