"""Sentences that break off, and lines that were torn apart."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from jobwriter.document import Block, Document
from jobwriter.mechanics.fault import Fault, elsewhere, runs, within
from jobwriter.mechanics.origin import plain_at
from jobwriter.patterns import pattern

_GAP = pattern(
    r"\b(?P<word>as|of|the|an?|and|or|to|with|for|in|by|from|at|have|has|is|are|our|your|including|such as|like"
    r"|on|than) +"
    r"(?P<stop>[.,;])(?=\s|\Z)",
    needs=(" .", " ,", " ;"),
)
_NEVER_LAST = frozenset(
    [
        "the",
        "a",
        "an",
        "and",
        "or",
        "our",
        "your",
        "their",
        "my",
        "such",
        "including",
        "but",
        "if",
        "whether",
        "every",
        "nor",
        "than",
        "because",
        "e.g",
        "i.e",
    ]
)
_HANGS = _NEVER_LAST | frozenset(
    [
        "of",
        "to",
        "with",
        "for",
        "in",
        "by",
        "from",
        "at",
        "is",
        "are",
        "as",
        "on",
        "that",
        "which",
        "into",
        "we",
        "we're",
        "we've",
        "will",
        "can",
        "be",
        "has",
        "have",
    ]
)
_TAIL = 50
_CLOSE = 16
_MOST = 200


def sentences(document: Document) -> Iterator[Fault]:
    """A sentence that ends in a word that cannot end one, and a word taken out before its full stop."""
    low = document.lower
    for start, end in runs(document):
        for match in _GAP.finditer(low, start, end):
            word = match["word"]
            yield Fault(
                match.start(), match.end(), f"Something is lost between {word!r} and {match['stop']!r}.",
            )  # fmt: skip
    blocks = document.blocks
    for sentence in document.sentences:
        if sentence.section < 0 or sentence.kind == "heading" or sentence.end - sentence.start < 8:
            continue
        word = low[low.rfind(" ", sentence.start, sentence.end) + 1 : sentence.end].rstrip(".!?*_")
        if word not in _NEVER_LAST:
            continue
        tail = low[max(sentence.start, sentence.end - _CLOSE) : sentence.end].rstrip(" *_")
        if tail.endswith(("..", "…")):
            continue
        stopped = tail.endswith((".", "!", "?"))
        if not stopped:
            block = blocks[sentence.block]
            following = blocks[sentence.block + 1] if sentence.block + 1 < len(blocks) else None
            if sentence.end < block.end - 2 or _goes_on(block, following, word):
                continue
        elif word in {"a", "such", "if", "or", "than"}:
            continue
        left = low.rfind(" ", sentence.start, low.rfind(word, sentence.start, sentence.end) - 1) + 1 or sentence.start
        yield Fault(max(left, sentence.start), sentence.end, f"The sentence breaks off after {word!r}.")


def _goes_on(block: Block, following: Block | None, word: str) -> bool:
    """Whether the next block takes the sentence up: a list of steps joined by ``and``, or a line that was wrapped."""
    if following is None:
        return False
    if block.kind == "item" and following.kind == "item":
        return word in {"and", "or", "but"} or following.depth > block.depth
    return following.kind != "heading"


def torn(document: Document) -> Iterator[Fault]:
    """A line break inside a sentence: the next paragraph goes on in the middle; one fault an ad."""
    text, low = document.text, document.lower
    places: list[tuple[int, int]] = []
    for block, following in zip(document.blocks, document.blocks[1:], strict=False):
        if (
            following.kind not in ("line",)
            or not following.gap
            or block.kind in ("heading", "code", "comment", "table")
        ):
            continue
        first = text[following.start : following.start + 1]
        if not within(document, following.start) or not within(document, block.start):
            continue
        tail = text[max(block.start, block.end - _TAIL) : block.end].rstrip(" *_")
        if not tail or not tail[-1].isalnum():
            continue
        word = tail.rpartition(" ")[2].lower()
        short = low.find(" ", following.start, following.end) < 0
        hangs = word in _HANGS and " " in tail
        if first.islower() and (hangs or (short and " " in tail and following.end - following.start > 3)):
            places.append((following.start - 1, following.start))
    if places:
        first_block = document.block_at(places[0][1])
        at = places[0][1]
        end = text.find(" ", at, first_block.end if first_block else at + 20)
        count = (
            f"{len(places)} sentences are torn apart by empty lines"
            if len(places) > 1
            else "An empty line tears this sentence apart"
        )
        yield Fault(
            at, end if end > 0 else (first_block.end if first_block else at + 1), f"{count}.", severity="warning"
        )


_SHIFTED = pattern(
    r"\n(?:(?P<mark>[*_]{0,3}[,;:.)])[*_]{0,3}(?=\s?[A-Za-z])|(?P<bold>\*{1,3}[^*\n]{2,60}\*{1,3})\n(?=[a-z,.;:]))",
    needs=("\n,", "\n.", "\n;", "\n:", "\n)", "\n*", "\n_"),
)
_LEADS = frozenset(["the", "a", "an", "our", "your", "to", "with", "for", "at", "and", "is", "as", "in", "by", "of"])


def shifted(document: Document) -> Iterator[Fault]:
    """Bold type and marks that stand in lines of their own in the middle of a sentence; one fault an ad."""
    found = []
    source = document.source
    for match in islice(_SHIFTED.finditer(source), _MOST):
        before = source[max(match.start() - _TAIL, 0) : match.start()].rstrip(" \t")
        if match["mark"]:
            fits = before[-1:].isalnum() or before[-1:] in ("*", "_", ")")
            place = match.start("mark")
        else:
            fits = before.replace("\n", " ").rpartition(" ")[2].lower() in _LEADS
            place = match.start("bold") + match["bold"].count("*") // 2
        at = plain_at(document, place) if fits else None
        if at is not None and at < len(document.text) and within(document, at):
            found.append((at, match))
    if not found:
        return
    at, first = found[0]
    text = document.text
    start = at
    while start and at - start < _TAIL and (text[start - 1].isalnum() or start == at):
        start -= 1
    end = at
    while end < len(text) and end - at < _TAIL and not text[end].isspace():
        end += 1
    count = elsewhere(len(found) - 1)
    what = (
        f"The line begins with {first['mark'].strip('*_')!r}, which belongs to the line before{count}."
        if first["mark"]
        else f"The sentence is cut into lines around its bold words{count}."
    )
    yield Fault(start, max(end, at + 1), what, severity="warning")
