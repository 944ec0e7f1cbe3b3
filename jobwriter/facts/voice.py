"""Who speaks at a place of the page: the employer, the page around the ad, or nobody that counts."""

from __future__ import annotations

from collections.abc import Iterator

from jobwriter.document import Document
from jobwriter.facts.model import Voice


def voice_at(document: Document, offset: int) -> Voice | None:
    """The voice at ``offset``, or None in text that was left out."""
    kind = document.zone_at(offset).kind
    return None if kind == "omitted" else kind


def spoken(document: Document) -> Iterator[tuple[int, int, Voice]]:
    """The runs of the text that state facts, in order: start, end and whose voice it is."""
    for zone in document.zones:
        if zone.kind != "omitted":
            yield zone.start, min(zone.end, len(document.text)), zone.kind


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
