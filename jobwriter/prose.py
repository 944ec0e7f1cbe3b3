"""How long the sentences of an ad are to a reader, who skips what stands in brackets and rests at a colon."""

from __future__ import annotations

from collections.abc import Iterator

from jobwriter.document import Document, Sentence
from jobwriter.patterns import pattern

_REST = pattern(
    r"[:;]\s|\s[\u2013\u2014\u2022\u00b7|-]\s|\u2014|\n|(?<=[a-z)])[.!?](?=[A-Z][a-z]+[ ,])"
    r"|(?<=[a-z]) (?=(?:If|We|Please|They|These) [a-z])"
)
"""Where a reader rests, also where the stop between two sentences was glued or lost."""
_TWICE = pattern(r"\b([a-z]+)(?: \1\b)+")
_BRACKET = pattern(r"\((?:[^()]|\([^()]*\))*\)", needs=("(",))
_ENTRIES = 4
"""Words that a run of short entries counts as, at most."""
_ENTRY_WORDS = 3


def long_sentences(document: Document, most: int) -> Iterator[tuple[Sentence, int]]:
    """The sentences and items of the ad that have more than ``most`` words between two rests, and how many."""
    for sentence, left, right in document.running():
        if right - left <= most:
            continue
        text = document.text[sentence.start : sentence.end]
        if len(text.split()) > most and (words := _stretch(text)) > most:
            yield sentence, words


def _stretch(text: str) -> int:
    """The words of the longest stretch of a sentence without a rest; brackets and the entries of lists weigh less."""
    longest = at = 0
    for rest in (*_REST.finditer(text), None):
        end = len(text) if rest is None else rest.start()
        longest = max(longest, _words(text[at:end]))
        at = end if rest is None else rest.end()
    return longest


def _words(part: str) -> int:
    """The words of a part without those in brackets and doubled ones; a run of short entries counts as a few."""
    aside = sum(len(match.group().split()) for match in _BRACKET.finditer(part))
    aside += sum(match.group().count(" ") for match in _TWICE.finditer(part))
    counts = [len(entry.split()) for entry in part.split(",")]
    short = [count for count in counts[1:-1] if count <= _ENTRY_WORDS]
    listed = max(sum(short) - _ENTRIES, 0)
    return sum(counts) - listed - aside
