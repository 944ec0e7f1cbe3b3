"""Characters that do not belong: broken encodings, invisible ones, emoji, words in capitals."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from jobwriter.document import Document, Sentence
from jobwriter.finding import Edit
from jobwriter.mechanics.fault import Fault, elsewhere, runs, within
from jobwriter.mechanics.origin import plain_at
from jobwriter.patterns import pattern

_MOJIBAKE = pattern(
    r"(?:\u00e2\u20ac[\u2122\u0153\u009d\u201c\u201d\u2013\u2014\u00a2\u00a6\u02dc\u0161]?|\u00c3[\u0080-\u00bf\u0192\u201a\u00a0]"
    r"|\u00c2[\u00a0-\u00bf]|\u00ef\u00bf\u00bd|\u00f0\u0178)",
    needs=("\u00e2\u20ac", "\u00c3", "\u00c2", "\u00ef\u00bf", "\u00f0\u0178"),
)
_HIDDEN = {
    "\u200b": "zero-width space", "\u2060": "word joiner", "\ufeff": "byte order mark", "\u200e": "direction mark",
    "\u200f": "direction mark", "\u00ad": "soft hyphen", "\ufffd": "replacement character", "\u2011": "no-break hyphen",
    "\u2028": "line separator", "\u2029": "paragraph separator",
}  # fmt: skip
_HARMLESS = frozenset("\u200b\u2060\ufeff\u200e\u200f\u00ad\u2011")
"""Those that can go, or give way to a plain hyphen, without a word being lost."""
_INSTEAD = {"\u2011": "-", "\u2028": "\n", "\u2029": "\n"}
_STRAY = pattern("[\u200b\u2060\ufeff\u200e\u200f\u00ad\ufffd\u2011\u2028\u2029\ue000-\uf8ff\x00-\x08\x0e-\x1f\x7f]")
_EMOJI = pattern(
    "[\U0001f300-\U0001faff\u2600-\u2604\u260e\u2614\u2615\u263a\u2692-\u2697\u26a0\u26a1\u26bd\u26c5\u2728\u2708\u2709"
    "\u2705\u270b\u270c\u270f\u274c\u2753\u2757\u2763\u2764\u2b50\u231a\u231b\u23f0\u23f3]"
)
_LONG = 5
_HEADING = 4
_LETTERS = 18
_ACRONYM = 4


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
        what = f"{many} (U+{ord(char):04X}), which search and screen readers trip over."
        yield Fault(start, end, what, None, edits, safe=char in _HARMLESS)


def _plain_places(document: Document) -> dict[str, list[int]]:
    """Where each stray character stands in the plain text."""
    found: dict[str, list[int]] = {}
    for match in _STRAY.finditer(document.source, 1):
        at = plain_at(document, match.start())
        if at is not None and at < len(document.text) and within(document, at) and not document.text[at].isalnum():
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


_EMOJI_LINES = 10
_SPELLED = "screen readers spell each one out."


def emoji(document: Document) -> Iterator[Fault]:
    """One fault a line, at its first emoji, on at most so many lines; the first of them counts all."""
    text = document.text
    if text.isascii():
        return
    places = [match.start() for start, end in runs(document) for match in _EMOJI.finditer(text, start, end)]
    count = f"{len(places)} emoji stand" if len(places) > 1 else "An emoji stands"
    said: dict[int, int] = {}
    for place in places:
        said.setdefault(text.rfind("\n", 0, place), place)
    for number, place in enumerate(islice(said.values(), _EMOJI_LINES)):
        yield Fault(place, place + 1, f"{count if not number else 'An emoji stands'} in the text: {_SPELLED}")


def capitals(document: Document) -> Iterator[Fault]:
    """Sentences in capitals from end to end, and long headings in capitals among others that are not: once an ad."""
    text = document.text
    headings = [sentence for sentence in document.sentences if sentence.kind == "heading" and sentence.section >= 0]
    loud = [one for one in headings if _shouts(text, one, _HEADING)]
    style = sum(text[one.start : one.end].isupper() for one in headings)
    if len(loud) > 1 and style * 2 <= len(headings):
        places = elsewhere(len(loud) - 1)
        yield Fault(loud[0].start, loud[0].end, f"This heading is in capitals, unlike the others{places}.")
    prose = (sentence for sentence in document.sentences if sentence.kind != "heading" and sentence.section >= 0)
    shouted = [sentence for sentence in prose if _shouts(text, sentence, _LONG)]
    if shouted:
        what = f"A sentence in capitals{elsewhere(len(shouted) - 1)} reads as shouting and is slow to read."
        yield Fault(shouted[0].start, shouted[0].end, what)


def _shouts(text: str, sentence: Sentence, least: int) -> bool:
    """Whether a sentence of at least so many words has no small letter; acronyms and figures are no words."""
    if sentence.end - sentence.start < _LETTERS or not text[sentence.start : sentence.end].isupper():
        return False
    words = [word.strip("*_,.!?:'()") for word in text[sentence.start : sentence.end].split()]
    known = [word for word in words if len(word) > 1 and word.replace("'", "").isalpha()]
    return len(known) >= least and sum(len(word) > _ACRONYM for word in known) * 4 >= least


_ADVERBS = pattern(r"ly (?:and|&|or) (?P<stray>[A-Z][a-z]{3,}ly)\b", needs=("ly and ", "ly & ", "ly or "))
_NAMES = frozenset(("Family", "Italy", "July", "Reply", "Supply", "Assembly", "Emily"))
_SEASONS = pattern(
    r" (?:and|&|or) (?P<stray>Summer|Winter|Autumn)\b(?= [a-z])", needs=(" Summer", " Winter", " Autumn")
)


def stray_capitals(document: Document) -> Iterator[Fault]:
    """A capital in the second word of a pair."""
    for start, end in runs(document):
        for wanted in (_ADVERBS, _SEASONS):
            for match in wanted.finditer(document.text, start, end):
                word = match["stray"]
                if word in _NAMES:
                    continue
                yield Fault(*match.span("stray"), f"{word} needs no capital.", word.lower(), safe=True)
