"""Benefits: what the job gives besides pay, item by item, and whether an item can be counted on.

In a section about benefits every item is one. Elsewhere a sentence names benefits when it uses a term that can be
nothing else (``employer pension``), or offers something in words of offering (``you'll get``, ``package includes``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from jobwriter.document import Document
from jobwriter.facts import Context
from jobwriter.facts.model import Benefit, Pay
from jobwriter.facts.voice import voice_at
from jobwriter.matcher import WORD
from jobwriter.packs import derived, lexicon
from jobwriter.patterns import Pattern, pattern

_OFFER = pattern(
    r"\b(?:we(?: also| do|'ll| will)? (?:offer|provide|give|cover|pay for|contribute|match)\b"
    r"|you(?:'ll| will| can)?(?: also)? (?:get|receive|enjoy|have access|be entitled|benefit from|be offered)\b"
    r"|(?:benefits?|perks?|package|rewards?)(?: package)?(?: also)? (?:includes?|including|such as|range|like)\b"
    r"|in return|on offer|on top of|in addition to|alongside|entitled to|eligible for|what you get|perks|benefits"
    r"|paying|salary)"
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
_SIZED = pattern(
    r"\b(?:\d+(?:\.\d+)? ?%|\d+ (?:working |paid )?(?:days|weeks|months)\b)(?! (?:a|per|each|every) (?:week|month))"
)
_BEFORE = 40
"""Characters before a benefit in which its size may stand."""
_CUT = pattern(
    r", |; | \+ |: |\n| \| | • |\. | [–-] |(?<!401)\(|(?<!401\(k)\)| & "
    r"| and (?=(?:a|an|the|free|private|company|employer) )"
)
_SHARE = pattern(r"\d ?% (?:\w+ )?\Z")
_GIVEN = pattern(
    r"(?:an? )?(?:comprehensive|private|company|free|generous|enhanced|full|fully|paid|extra|additional|subsidi[sz]ed"
    r"|\d{1,2}(?:\+|%)?)[ -]"
)
_ASKED = pattern(
    r"\b(?:experience|knowledge|understanding|familiarity|familiar|expertise|background|build|develop|we|our)\b"
)
_OPENING = pattern(
    r"[^\w£$€(]{0,8}(?:(?:and|or|plus|including|such as|which includes?|as well as|also) )?(?:[^\w£$€(]{1,8})?"
)
_CLOSING = pattern(r"[ ,]{1,3}(?:and|or|plus|as well as)\Z")
_SHARED = frozenset({"bonus", "pension", "equity"})
_OUTSIDE = frozenset({"duties", "requirements", "nice-to-have", "skills", "legal", "process", "title", "company"})
_WHOLE = 160
"""Characters up to which an item is shown whole."""
_LINE = 80
"""Characters up to which a line among benefits is taken for an item."""


_Term = tuple[int, tuple[str, ...], frozenset[str], str, bool]
"""A term of the lexicon: how many words, those between first and last, what its last may be (the plural too), the kind
of benefit, and whether it can be nothing else."""


class _Hit(NamedTuple):
    start: int
    end: int
    kind: str
    sure: bool


class _Unit(NamedTuple):
    """An item or sentence: where it stands, whether it is short or an item, whether pay is named in it."""

    start: int
    end: int
    kind: str
    section: int
    brief: bool
    paid: bool
    hits: tuple[_Hit, ...]


def extract(document: Document, context: Context, pays: Sequence[Pay] = ()) -> tuple[Benefit, ...]:
    """Extract the benefits that the ad names, in order.

    Args:
        document: the ad.
        context: not needed; facts are all extracted alike.
        pays: its pay figures; what stands in a line with one (``£60k + bonus``) is part of the offer.
    """
    del context
    units = [unit for whole in _units(document) for unit in _without_pay(whole, pays)]
    listed = _listing(document, units)
    found: list[Benefit] = []
    for unit in units:
        if unit.kind != "benefits":
            found += _named(document, unit, _outside(document, unit, listed))
        elif unit.hits and (unit.brief or _speaks(document, unit)):
            found += _named(document, unit, unit.hits)
        elif unit.brief and not unit.hits:
            found += _unnamed(document, unit)
    return tuple(found)


def _units(document: Document) -> Iterator[_Unit]:
    """Items as wholes and sentences of prose."""
    last = -1
    words, starts = document.tokens.words, document.tokens.starts
    table = _table()
    openings = [at for at, word in enumerate(words) if word in table]
    passed = 0
    omitted = [zone for zone in document.zones if zone.kind == "omitted"]
    for sentence in document.sentences:
        if sentence.kind == "heading" or sentence.block == last:
            continue
        if omitted and voice_at(document, sentence.start) is None:
            continue
        start, end, item = sentence.start, sentence.end, sentence.kind == "item"
        if item:
            last = sentence.block
            start, end = document.blocks[last].start, document.blocks[last].end
        kind = document.sections[sentence.section].kind if sentence.section >= 0 else "other"
        while passed < len(openings) and starts[openings[passed]] < start:
            passed += 1
        first = passed
        while passed < len(openings) and starts[openings[passed]] < end:
            passed += 1
        hits = tuple(_hits(document, openings[first:passed])) if passed > first else ()
        if not hits and kind != "benefits":
            continue
        yield _Unit(start, end, kind, sentence.section, item or end - start <= _LINE, False, hits)


def _without_pay(unit: _Unit, pays: Sequence[Pay]) -> Iterator[_Unit]:
    """A unit without the pay figures in it, in parts."""
    inside = [pay for pay in pays if unit.start <= pay.start < unit.end]
    if not inside:
        yield unit
        return
    start = unit.start
    for pay in inside:
        yield _part(unit, start, pay.start)
        start = min(max(pay.end, start), unit.end)
    yield _part(unit, start, unit.end)


def _part(unit: _Unit, start: int, end: int) -> _Unit:
    hits = tuple(hit for hit in unit.hits if start <= hit.start < end)
    return unit._replace(start=start, end=end, paid=True, hits=hits)


def _listing(document: Document, units: Sequence[_Unit]) -> frozenset[int]:
    """Sections that hold a list of benefits under another name: short lines with two kinds of sure terms."""
    kinds: dict[int, set[str]] = {}
    for unit in units:
        if unit.kind not in _OUTSIDE or not any(hit.sure for hit in unit.hits):
            continue
        if unit.brief and unit.section >= 0 and not _ASKED.search(document.lower, unit.start, unit.end):
            kinds.setdefault(unit.section, set()).update(hit.kind for hit in unit.hits if hit.sure)
    return frozenset(section for section, found in kinds.items() if len(found) > 1)


def _speaks(document: Document, unit: _Unit) -> bool:
    """Whether a sentence of prose among benefits is about them."""
    kinds = {hit.kind for hit in unit.hits}
    return len(kinds) > 1 or any(hit.sure for hit in unit.hits) or _offers(_OFFER, document, unit)


def _offers(words: Pattern, document: Document, unit: _Unit) -> bool:
    return words.search(document.lower, unit.start, unit.end) is not None


def _table() -> dict[str, list[_Term]]:
    """The terms of the lexicon by their first word, longest first; single words by their plural too."""
    return derived("benefit terms", _build_table)


def _build_table() -> dict[str, list[_Term]]:
    table: dict[str, list[_Term]] = {}
    for kind, groups in lexicon("benefits")["kinds"].items():
        for name, phrases in groups.items():
            for phrase in phrases:
                words = tuple(WORD.findall(phrase))
                last = frozenset((words[-1], words[-1] + "s", words[-1] + "es"))
                table.setdefault(words[0], []).append((len(words), words[1:-1], last, kind, name == "sure"))
    for word in list(table):
        single = [term for term in table[word] if term[0] == 1]
        if single and word + "s" not in table:
            table[word + "s"] = single
    return {word: sorted(terms, key=lambda term: -term[0]) for word, terms in table.items()}


@lru_cache(maxsize=4)
def _listed(name: str) -> frozenset[str]:
    return frozenset(lexicon("benefits")[name])


def _hits(document: Document, openings: Sequence[int]) -> Iterator[_Hit]:
    """Terms that begin at some of these words, the longest at each place."""
    table, words, starts = _table(), document.tokens.words, document.tokens.starts
    free, count = 0, len(words)
    for at in openings:
        if at < free:
            continue
        for size, inner, last, kind, sure in table[words[at]]:
            stop = at + size
            if size == 1 or (stop <= count and words[stop - 1] in last and words[at + 1 : stop - 1] == inner):
                yield _Hit(starts[at], starts[stop - 1] + len(words[stop - 1]), kind, sure)
                free = stop
                break


def _outside(document: Document, unit: _Unit, listed: frozenset[int]) -> Sequence[_Hit]:
    """Of the hits in a unit that does not stand among benefits, those that are."""
    sure = [hit for hit in unit.hits if hit.sure]
    if unit.paid or unit.kind == "pay":
        return [hit for hit in unit.hits if hit.sure or hit.kind != "flexibility"]
    if unit.kind in _OUTSIDE:
        if unit.kind != "duties" and _counts_them(document, unit):
            return unit.hits
        if (unit.section in listed and unit.brief) or _offers(_OFFER, document, unit):
            return sure
        return _plain(document, unit)
    if _offers(_TO_YOU, document, unit) and (sure or len({hit.kind for hit in unit.hits}) > 1):
        return unit.hits
    return sure or _shares(document, unit)


def _counts_them(document: Document, unit: _Unit) -> bool:
    """Whether a sentence lists benefits of two kinds, one of them with its size: ``34 days of leave, 10% pension``."""
    low = document.lower
    if len({hit.kind for hit in unit.hits}) < 2:
        return False
    return any(hit.sure and _SIZED.search(low, max(unit.start, hit.start - _BEFORE), hit.end) for hit in unit.hits)


def _plain(document: Document, unit: _Unit) -> Sequence[_Hit]:
    """Hits in an item among duties or demands that is nothing but a benefit: ``10% bonus``, ``private cover``."""
    if not unit.hits or not unit.brief or unit.end - unit.start > _LINE + 40:
        return ()
    if unit.hits[0].sure and _GIVEN.match(document.lower, unit.start, unit.hits[0].start + 1):
        return unit.hits
    return _shares(document, unit) if unit.end - unit.start <= _LINE // 2 else ()


def _shares(document: Document, unit: _Unit) -> Sequence[_Hit]:
    low = document.lower
    return [hit for hit in unit.hits if _SHARE.search(low, max(unit.start, hit.start - 12), hit.start)]


def _named(document: Document, unit: _Unit, hits: Sequence[_Hit]) -> Iterator[Benefit]:
    """A short item whole; of longer text the part around each term."""
    start, end = unit.start, unit.end
    if not hits:
        return
    if end - start <= _WHOLE and len({hit.kind for hit in hits}) == 1:
        yield _benefit(document, start, end, hits)
        return
    cuts = [*(match.end() for match in _CUT.finditer(document.lower, start, end)), end]
    left, at = start, 0
    for cut in cuts:
        first = at
        while at < len(hits) and hits[at].start < cut:
            at += 1
        if at > first:
            right = max(cut, hits[at - 1].end)
            yield _benefit(document, max(left, start), right, hits[first:at])
            left = right
        left = max(left, cut)


def _benefit(document: Document, start: int, end: int, hits: Sequence[_Hit]) -> Benefit:
    """A benefit from the words between two offsets; hollow where it promises and names nothing sure."""
    text, low = document.text, document.lower
    start, end = _trimmed(text, low, start, end)
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


def _trimmed(text: str, low: str, start: int, end: int) -> tuple[int, int]:
    """A span without the conjunctions and marks around its words; as it was where nothing else is left."""
    opening, last = _OPENING.match(low, start, end), end
    first = opening.end() if opening else start
    while last > first and not text[last - 1].isalnum() and text[last - 1] not in "%)!":
        last -= 1
    if closing := _CLOSING.search(low, max(first, last - 12), last):
        last = closing.start()
    return (first, last) if last > first else (start, end)


def _holds(document: Document, start: int, end: int, name: str) -> bool:
    """Whether a word of a list stands between two offsets."""
    tokens, listed = document.tokens, _listed(name)
    first, last = tokens.first_at_or_after(start), tokens.first_at_or_after(end)
    return any(word in listed for word in tokens.words[first:last])


def _unnamed(document: Document, unit: _Unit) -> Iterator[Benefit]:
    """An item that uses no known term: hollow if all it promises is culture, growth and the like."""
    start, end = unit.start, unit.end
    if not unit.paid and any(map(str.isalpha, document.text[start:end])) and not _holds(document, start, end, "empty"):
        yield _benefit(document, start, end, ())
