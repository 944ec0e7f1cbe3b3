"""Characters that do not belong: broken encodings, invisible ones, emoji, words in capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jobwriter.document import Document
from jobwriter.finding import Edit
from jobwriter.mechanics.fault import Fault, runs
from jobwriter.patterns import pattern

_MOJIBAKE = pattern(
    r"(?:\u00e2\u20ac[\u2122\u0153\u009d\u201c\u201d\u2013\u2014\u00a2\u00a6\u02dc\u0161]?|\u00c3[\u0080-\u00bf\u0192\u201a\u00a0]"
    r"|\u00c2[\u00a0-\u00bf]|\u00ef\u00bf\u00bd|\u00f0\u0178|&(?:amp|nbsp|lt|gt|quot|rsquo|lsquo|ndash|mdash|#\d{2,4});)",
    needs=("\u00e2\u20ac", "\u00c3", "\u00c2", "\u00ef\u00bf", "\u00f0\u0178", "&"),
)
_HIDDEN = {
    "\u200b": "zero-width space", "\u2060": "word joiner", "\ufeff": "byte order mark", "\u200e": "direction mark",
    "\u200f": "direction mark", "\u00ad": "soft hyphen", "\ufffd": "replacement character", "\u2011": "no-break hyphen",
    "\u2028": "line separator", "\u2029": "paragraph separator",
}  # fmt: skip
_INSTEAD = {"\u2011": "-", "\u2028": "\n", "\u2029": "\n"}
_STRAY = re.compile("[\u200b\u2060\ufeff\u200e\u200f\u00ad\ufffd\u2011\u2028\u2029\ue000-\uf8ff\x00-\x08\x0e-\x1f\x7f]")
_EMOJI = re.compile(
    "[\U0001f300-\U0001faff\u2600-\u2604\u260e\u2614\u2615\u263a\u2692-\u2697\u26a0\u26a1\u26bd\u26c5\u2728\u2708\u2709"
    "\u2705\u270b\u270c\u270f\u274c\u2753\u2757\u2763\u2764\u2b50\u231a\u231b\u23f0\u23f3]"
)
_LONG = 5
_LETTERS = 25


def broken(document: Document) -> Iterator[Fault]:
    """Text that was saved in one encoding and read in another; one fault an ad."""
    places = [match.span() for start, end in runs(document) for match in _MOJIBAKE.finditer(document.text, start, end)]
    if places:
        start, end = places[0]
        count = f" at {len(places)} places" if len(places) > 1 else ""
        yield Fault(start, end, f"{document.text[start:end]!r} is a character in the wrong encoding{count}.")


def hidden(document: Document) -> Iterator[Fault]:
    """Characters that nobody sees and that break search and copying; one fault a kind."""
    source = document.source
    if source.isascii() or _STRAY.search(source, 1) is None:
        return
    kept = _plain_places(document)
    for char, places in kept.items():
        name = _HIDDEN.get(char, "private character" if char > "\u3000" else "control character")
        many = f"{len(places)} characters are a {name}" if len(places) > 1 else f"One character is a {name}"
        better = _INSTEAD.get(char, "")
        edits = tuple(Edit(at, at + 1, better) for at in places) if char != "\ufffd" else ()
        start, end = _around(document.text, places[0])
        yield Fault(start, end, f"{many} (U+{ord(char):04X}), which search and screen readers trip over.", None, edits)


def _plain_places(document: Document) -> dict[str, list[int]]:
    """Where each stray character stands in the plain text."""
    found: dict[str, list[int]] = {}
    offsets = document.offsets
    source = document.source
    if offsets is None:
        for start, end in runs(document):
            for match in _STRAY.finditer(source, max(start, 1), end):
                found.setdefault(match.group(), []).append(match.start())
        return found
    pieces = zip(offsets.plain, offsets.start, offsets.copied, (*offsets.plain[1:], offsets.length), strict=False)
    spans = runs(document)
    for plain, start, copied, following in pieces:
        if not copied:
            continue
        for match in _STRAY.finditer(source, start, start + following - plain):
            at = plain + match.start() - start
            if at and any(left <= at < right for left, right in spans):
                found.setdefault(match.group(), []).append(at)
    return found


def _around(text: str, at: int) -> tuple[int, int]:
    """The word in which a character stands."""
    start, end = at, at + 1
    while start and at - start < 30 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and end - at < 30 and not text[end].isspace():
        end += 1
    return start, end


def emoji(document: Document) -> Iterator[Fault]:
    """One fault an ad, at the first emoji."""
    text = document.text
    if text.isascii():
        return
    places = [match.start() for start, end in runs(document) for match in _EMOJI.finditer(text, start, end)]
    if places:
        count = f"{len(places)} emoji stand" if len(places) > 1 else "An emoji stands"
        yield Fault(places[0], places[0] + 1, f"{count} in the text: screen readers spell each one out.")


def capitals(document: Document) -> Iterator[Fault]:
    """A sentence or a line in capitals from end to end; headings and acronyms are none."""
    text = document.text
    for sentence in document.sentences:
        if sentence.kind == "heading" or sentence.section < 0 or sentence.end - sentence.start < _LETTERS:
            continue
        words = text[sentence.start : sentence.end]
        if not words.isupper():
            continue
        long = [word for word in words.split() if len(word) > 2 and word.strip("*_,.!:").isalpha()]
        if len(long) >= _LONG and sum(char.isalpha() for char in words) >= _LETTERS:
            yield Fault(
                sentence.start, sentence.end, "A sentence in capitals reads as shouting and is slow to read.",
                severity="suggestion",
            )  # fmt: skip


_ADVERBS = pattern(r"\b[a-z]{3,}ly (?:and|&|or) (?P<stray>[A-Z][a-z]{3,}ly)\b", needs=("ly and ", "ly & ", "ly or "))
_SEASONS = pattern(
    r"\b(?:summer|winter|autumn) (?:and|&|or) (?P<stray>Summer|Winter|Autumn|Spring)\b",
    needs=(" Summer", " Winter", " Autumn", " Spring"),
)


def stray_capitals(document: Document) -> Iterator[Fault]:
    """A capital in the second word of a pair."""
    for start, end in runs(document):
        for wanted in (_ADVERBS, _SEASONS):
            for match in wanted.finditer(document.text, start, end):
                word = match["stray"]
                yield Fault(*match.span("stray"), f"{word} needs no capital.", word.lower(), safe=True)
