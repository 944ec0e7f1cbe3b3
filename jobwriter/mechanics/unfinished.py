"""Sentences that break off, and lines that were torn apart."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, pairwise

from jobwriter.document import Block, Document
from jobwriter.mechanics.fault import Fault, capped, runs, within
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
_LONGEST_WORD = 14
_TAIL = 50
_CLOSE = 16
_MOST = 200
_PROSE = 60
"""Characters from which a line is one of prose, which small letters in the next go on with."""
_WORDS = 24
_TOLD = 4
_APART = frozenset(("code", "comment", "table"))


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
        if sentence.end - sentence.start < 8 or sentence.kind == "heading" or sentence.section < 0:
            continue
        at = low.rfind(" ", sentence.start, sentence.end) + 1
        if sentence.end - at > _LONGEST_WORD or (word := low[at : sentence.end].rstrip(".!?*_")) not in _NEVER_LAST:
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
    """A line break inside a sentence: the next paragraph goes on in the middle."""
    text, low = document.text, document.lower
    blocks = document.blocks
    faults: list[Fault] = []
    for number, (block, following) in enumerate(pairwise(blocks)):
        if following.kind != "line" or not following.gap or block.kind in _APART or not text[following.start].islower():
            continue
        if not within(document, following.start) or not within(document, block.start):
            continue
        prose = block.end - block.start > _PROSE
        tail = text[max(block.start, block.end - _TAIL) : block.end].rstrip(" *_")
        if not tail or not tail[-1].isalnum() or " " not in tail or (block.kind == "heading" and not prose):
            continue
        word = tail.rpartition(" ")[2].lower()
        short = low.find(" ", following.start, following.end) < 0 and following.end - following.start > 3
        after = blocks[number + 2] if number + 2 < len(blocks) else None
        alone = after is None or not text[after.start].islower()
        long = prose and text[block.start].isupper()
        if word in _HANGS or (alone and (short or long)):
            faults.append(_torn(text, block, following))
    yield from capped(faults, _TOLD)


def _torn(text: str, block: Block, following: Block) -> Fault:
    """The words on both sides of the break, as one fault."""
    start = text.rfind(" ", block.start, max(block.end - _WORDS, block.start)) + 1 or max(
        block.start, block.end - _WORDS
    )
    end = text.find(" ", following.start, following.end)
    end = end if end > 0 else following.end
    return Fault(start, end, "An empty line tears this sentence apart.", severity="warning")


_SHIFTED = pattern(
    r"\n(?:(?P<mark>[*_]{0,3}[,;:.)])[*_]{0,3}(?=\s?[A-Za-z])|(?P<bold>\*{1,3}[^*\n]{2,80}\*{1,3})\n(?=[a-z,.;:]))",
    needs=("\n,", "\n.", "\n;", "\n:", "\n)", "\n*", "\n_"),
)
_LEADS = frozenset(["the", "a", "an", "our", "your", "to", "with", "for", "at", "and", "is", "as", "in", "by", "of"])


def shifted(document: Document) -> Iterator[Fault]:
    """Bold type and marks that stand in lines of their own in the middle of a sentence; one fault an ad."""
    faults: list[Fault] = []
    source, text = document.source, document.text
    if "\n" not in source:
        return
    for match in islice(_SHIFTED.finditer(source), _MOST):
        before = source[max(match.start() - _TAIL, 0) : match.start()].rstrip(" \t")
        if match["mark"]:
            fits = before[-1:].isalnum() or before[-1:] in ("*", "_", ")")
            place = match.start("mark")
        else:
            fits = before.replace("\n", " ").rpartition(" ")[2].lower() in _LEADS
            place = match.start("bold") + match["bold"].count("*") // 2
        at = plain_at(document, place) if fits else None
        if at is None or at >= len(text) or not within(document, at):
            continue
        start = _left(text, at)
        end = at + 1
        while end < len(text) and end - at < _WORDS and not text[end].isspace():
            end += 1
        if match["mark"]:
            what = f"The line begins with {match['mark'].strip('*_')!r}, which belongs to the line before."
        else:
            what = "The sentence is cut into lines around its bold words."
        faults.append(Fault(start, end, what, severity="warning"))
    yield from capped(faults, 1)


def _left(text: str, at: int) -> int:
    """Where the last two words before ``at`` begin."""
    start = at
    for _ in range(2):
        while start and at - start < _WORDS and text[start - 1].isspace():
            start -= 1
        while start and at - start < _WORDS and not text[start - 1].isspace():
            start -= 1
    return start
