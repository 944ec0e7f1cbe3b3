"""Who speaks at a place of the page (the employer, the page around the ad, or nobody that counts), and to whom."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from jobwriter.document import Document, Sentence
from jobwriter.facts.model import Voice
from jobwriter.patterns import Pattern, pattern, words_of
from jobwriter.records import record


def voice_at(document: Document, offset: int) -> Voice | None:
    """The voice at ``offset``, or None in text that was left out."""
    kind = document.zone_at(offset).kind
    return None if kind == "omitted" else kind


def spoken(document: Document) -> Iterator[tuple[int, int, Voice]]:
    """The runs of the text that state facts, in order: start, end and whose voice it is."""
    for zone in document.zones:
        if zone.kind != "omitted":
            yield zone.start, min(zone.end, len(document.text)), zone.kind


def in_ad(document: Document, wanted: Pattern) -> Iterator[re.Match[str]]:
    """Where a pattern stands in the employer's own text, in order."""
    for zone in document.in_zone("ad"):
        yield from wanted.finditer(document.lower, zone.start, zone.end)


def spans(document: Document, wanted: Pattern) -> Iterator[tuple[int, int, Voice]]:
    """Where a pattern stands in the text that states facts, in order: start, end and whose voice it is."""
    for start, end, voice in spoken(document):
        for match in wanted.finditer(document.lower, start, end):
            yield match.start(), match.end(), voice


def sentence_around(document: Document, offset: int) -> tuple[int, int]:
    """The sentence that holds ``offset``; between sentences, the line."""
    sentence = document.sentence_at(offset)
    if sentence is not None:
        return sentence.start, sentence.end
    start = document.text.rfind("\n", 0, offset) + 1
    end = document.text.find("\n", offset)
    return start, len(document.text) if end < 0 else end


def window(document: Document, start: int, end: int, reach: int) -> tuple[int, int]:
    """The sentence around ``start`` to ``end``, at most ``reach`` characters to either side."""
    left, right = sentence_around(document, start)
    return max(left, start - reach), min(max(right, end), end + reach)


_READER = ("you", "your", "yours", "yourself")
_EMPLOYER = ("we", "our", "us", "ours", "ourselves")
_APART = frozenset(("company", "values", "legal"))
"""Sections in which the employer speaks of itself."""


@record
class Address:
    """How often the ad says ``you`` and ``we``, in all of it and outside the sections about the employer."""

    you: int
    we: int
    you_of_job: int
    we_of_job: int


def address(document: Document) -> Address:
    """Count the words for the reader and for the employer in the ad; ``US`` is no pronoun."""
    places = words_of(document.lower)
    you = sorted([at for word in _READER for at in places.get(word, ())])
    ours = [at for word in _EMPLOYER for at in places.get(word, ()) if document.text[at : at + 2] != "US"]
    we = sorted(ours)
    said = []
    for section in document.sections:
        start, end = section.start, section.end
        said.append((section.kind in _APART, _between(you, start, end), _between(we, start, end)))
    return Address(
        sum(you for _, you, _ in said),
        sum(we for _, _, we in said),
        sum(you for apart, you, _ in said if not apart),
        sum(we for apart, _, we in said if not apart),
    )


def _between(places: Sequence[int], start: int, end: int) -> int:
    return bisect_left(places, end) - bisect_left(places, start)


_ONE = pattern(
    r"\b(?:candidates?|applicants?|incumbent|individual|person|postholder|jobholder|post-holder|job-holder)\b"
    r"(?! (?:privacy|experience|journey|pool|portal|tracking|profile|pack|referral)\b"
    r"| is (?:selected|found|appointed|identified|hired)\b|s? who appl|s?'s? privacy|-)"
)
_WHICH = pattern(
    r"\b(?:(?:the|an?|our|your) (?:ideal|successful|right|suitable|perfect|qualified|preferred|selected|chosen"
    r"|excellent|best|strong) |this |(?P<any>the )|(?:ideal|successful|suitable) )$"
)
_WHICH_LONGEST = 20
_ANYONE = frozenset(("person", "individual"))
"""Who may be somebody else than the reader after a mere ``the``."""
_JOB_SECTIONS = frozenset(
    ("summary", "duties", "requirements", "nice-to-have", "skills", "team", "other", "title", "place")
)


def third_persons(document: Document) -> Iterator[tuple[int, int]]:
    """Where sentences of the ad speak of the reader as of somebody else: ``the successful candidate``.

    Headings and the words that lead into a list do not count, nor do sections about the employer and the application.
    """
    for match in _ONE.finditer(document.lower):
        which = _WHICH.alone(document.lower, max(0, match.start() - _WHICH_LONGEST), match.start())
        sentence = document.sentence_at(match.start())
        if which is None or (which["any"] and match.group() in _ANYONE):
            continue
        if sentence is None or sentence.section < 0 or sentence.kind == "heading":
            continue
        if document.sections[sentence.section].kind in _JOB_SECTIONS and not _is_label(document, sentence):
            yield match.start() - len(which.group()), match.end()


_AFAR = pattern(
    r"\b(?:the|this) (?:role|position|job|post) (?:involves|offers|entails|combines|provides|focuses on)\b"
    r"|\b(?:seeks|is seeking|is looking for|is hiring|is recruiting) (?:an?|the|for)\b"
)


def from_afar(document: Document) -> tuple[int, int] | None:
    """Where an ad first tells of the job as of somebody else's: ``The role involves``, ``Acme seeks a``."""
    for match in in_ad(document, _AFAR):
        section = document.section_at(match.start())
        if section is not None and section.kind in _JOB_SECTIONS:
            return match.start(), match.end()
    return None


_I = pattern(r"i(?:'m|'ve|'ll)? [a-z]{3,}[^?]*$")


def first_persons(document: Document) -> Iterator[tuple[int, int]]:
    """The first words of sentences that speak as if the reader did: ``I inspire and build trust``."""
    for at in words_of(document.lower).get("i", ()):
        sentence = document.sentence_at(at)
        if sentence is None or sentence.start != at or sentence.section < 0 or document.text[at] != "I":
            continue
        if document.sections[sentence.section].kind == "benefits":
            continue
        if match := _I.match(document.lower, at, sentence.end):
            words = " ".join(match.group().split()[:4])
            yield at, at + len(words)


def _is_label(document: Document, sentence: Sentence) -> bool:
    """Whether a line is the label of what follows, without a verb of its own: ``Your ideal candidate:``."""
    if sentence.end - sentence.start > _LABEL_LONGEST:
        return False
    words = document.lower[sentence.start : sentence.end].split()
    return len(words) < _LABEL_WORDS and not _VERBS.intersection(words)


_LABEL_WORDS = 6
_LABEL_LONGEST = 60
_VERBS = frozenset(("will", "has", "have", "is", "should", "must", "can", "would", "needs"))
