"""What a checker is fed: the prose of an ad, block by block, and the way back to where each piece stands.

Lists without stops would read as one giant sentence, so every block is a paragraph of its own. Headings, the title,
code, tables, scraps of a few words and passages in another language are left out: a checker only stumbles over them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from jobwriter.document import Document
from jobwriter.language import is_english
from jobwriter.records import record

MOST = 200_000
"""Characters of one ad that are checked, at most."""
_PIECE = 1_500
"""Characters from which a block is cut into its sentences; a single sentence beyond it is no prose."""
_LEAST_WORDS = 4
_BETWEEN = "\n\n"
_BEYOND = re.compile("[\U00010000-\U0010ffff]")
_STAND_IN = "\u25a0"


@record
class Feed:
    """Pieces of an ad as one text, a blank line between them.

    Attributes:
        text: what the checker reads.
        starts: where each piece starts in it.
        places: where each piece starts in the plain text of the ad.
        lengths: how long each piece is.
    """

    text: str
    starts: tuple[int, ...]
    places: tuple[int, ...]
    lengths: tuple[int, ...]

    def place(self, start: int, end: int) -> tuple[int, int] | None:
        """Carry a span back to the plain text; None where it does not lie inside one piece."""
        at = bisect_right(self.starts, start) - 1
        if at < 0 or not start <= end <= self.starts[at] + self.lengths[at]:
            return None
        shift = self.places[at] - self.starts[at]
        return start + shift, end + shift


def feeds(document: Document, limit: int) -> tuple[list[Feed], bool]:
    """The prose of an ad in texts of at most ``limit`` characters, and whether some was left out for its length.

    Characters outside the basic plane (emoji) are replaced one for one: a checker may count them as two.
    """
    out: list[Feed] = []
    spans: list[tuple[int, int]] = []
    size = total = 0
    cut = False
    for start, end in _pieces(document):
        total += end - start
        if total > MOST:
            cut = True
            break
        if spans and size + end - start > limit:
            out.append(_feed(document.text, spans))
            spans, size = [], 0
        spans.append((start, end))
        size += end - start + len(_BETWEEN)
    if spans:
        out.append(_feed(document.text, spans))
    return out, cut


def _feed(text: str, spans: list[tuple[int, int]]) -> Feed:
    starts = []
    at = 0
    for start, end in spans:
        starts.append(at)
        at += end - start + len(_BETWEEN)
    joined = _BETWEEN.join(text[start:end].replace("\n", " ") for start, end in spans)
    return Feed(
        _BEYOND.sub(_STAND_IN, joined),
        tuple(starts),
        tuple(start for start, _ in spans),
        tuple(end - start for start, end in spans),
    )


def _pieces(document: Document) -> Iterator[tuple[int, int]]:
    """Spans of prose in the ad, in order."""
    title = document.title
    sentence = 0
    sentences = document.sentences
    for number, block in enumerate(document.blocks):
        if block.kind not in {"item", "line"} or document.zone_at(block.start).kind != "ad":
            continue
        if title is not None and title.overlaps(block.span):
            continue
        if block.end - block.start <= _PIECE:
            spans = [(block.start, block.end)]
        else:
            while sentence < len(sentences) and sentences[sentence].block < number:
                sentence += 1
            spans = []
            while sentence < len(sentences) and sentences[sentence].block == number:
                spans.append((sentences[sentence].start, sentences[sentence].end))
                sentence += 1
        for start, end in spans:
            if end - start <= _PIECE and _is_prose(document.lower[start:end]):
                yield start, end


def _is_prose(low: str) -> bool:
    words = low.split()
    return len(words) >= _LEAST_WORDS and is_english((low,), {})
