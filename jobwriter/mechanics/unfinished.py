"""Sentences that break off, and lines that were torn apart."""

from __future__ import annotations

from collections.abc import Iterator

from jobwriter.document import Block, Document
from jobwriter.mechanics.fault import Fault, runs, within
from jobwriter.patterns import pattern

_GAP = pattern(
    r"\b(?P<word>as|of|the|an?|and|or|to|with|for|in|by|from|at|have|has|is|are|our|your|including|such as|like|on|than) +"
    r"(?P<stop>[.,;])(?=\s|\Z)",
    needs=(" .", " ,", " ;"),
)
_NEVER_LAST = frozenset(
    "the a an and or our your their my such including but if whether every nor than because e.g i.e".split()
)
_HANGS = _NEVER_LAST | frozenset(
    "of to with for in by from at is are as on that which into we we're we've will can be has have".split()
)
_TAIL = 50


def sentences(document: Document) -> Iterator[Fault]:
    """A sentence that ends in a word that cannot end one, and a word taken out before its full stop."""
    text, low = document.text, document.lower
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
        tail = low[max(sentence.start, sentence.end - 16) : sentence.end].rstrip(" *_")
        word = tail.rstrip(".!?").rpartition(" ")[2]
        if word not in _NEVER_LAST or tail.endswith(("..", "…")):
            continue
        stopped = tail.endswith((".", "!", "?"))
        if not stopped:
            block = blocks[sentence.block]
            following = blocks[sentence.block + 1] if sentence.block + 1 < len(blocks) else None
            if sentence.end < block.end - 2 or _goes_on(document, block, following, word):
                continue
        elif word in {"a", "such", "if", "or", "than"}:
            continue
        left = low.rfind(" ", sentence.start, low.rfind(word, sentence.start, sentence.end) - 1) + 1 or sentence.start
        yield Fault(max(left, sentence.start), sentence.end, f"The sentence breaks off after {word!r}.")


def _goes_on(document: Document, block: Block, following: Block | None, word: str) -> bool:
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


_SHIFTED = pattern(r"(?m)^[*_]{0,3}(?P<mark>[,;:.)]|[–—-](?= [a-z]))[*_]{0,3} ?(?P<word>[A-Za-z][\w/:.-]{0,40})")


def shifted(document: Document) -> Iterator[Fault]:
    """Lines that begin with the mark that belongs to the line before; one fault an ad."""
    text = document.text
    found = []
    for start, end in runs(document):
        for match in _SHIFTED.finditer(text, start, end):
            if match["mark"] in "–—-" and not _cut_off(document, match.start("mark")):
                continue
            found.append(match)
    if found:
        first = found[0]
        count = f", here and at {len(found) - 1} more places" if len(found) > 1 else ""
        yield Fault(
            first.start("mark"),
            first.end(),
            f"The line begins with {first['mark']!r}, which belongs to the line before{count}.",
            severity="warning",
        )


def _cut_off(document: Document, at: int) -> bool:
    """Whether the dash at the start of a line is no marker of a list."""
    before = document.text.rfind("\n", 0, at)
    block = document.block_at(at)
    return before > 0 and block is not None and block.kind == "line" and document.text[at] in "–—"
