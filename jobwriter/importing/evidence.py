"""Where a fact stands in the ad, in words that fit into a comment."""

from __future__ import annotations

import re
from bisect import bisect_left, insort

from jobwriter.document import Document
from jobwriter.facts.model import Fact
from jobwriter.facts.voice import window
from jobwriter.offsets import LineIndex

_REACH = 60
"""Characters of its sentence that are shown on either side of a fact."""
_LONGEST = 150
"""Characters of the ad that a comment repeats at most."""
_FIELDS = "the fields around the text"
_UNWRITABLE = re.compile("[^\t\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""What YAML cannot hold even in a comment: control characters, lone surrogates, byte order marks inside a text."""
_TWO_STOPS = re.compile(r'([.!?]")\.$')


def one_line(text: str) -> str:
    """A text on one line, without what YAML cannot hold."""
    return " ".join(_UNWRITABLE.sub(" ", text).split())


def words(document: Document, start: int, end: int) -> str:
    """The words between two offsets, on one line."""
    return one_line(document.text[start:end])


def sentence(text: str) -> str:
    """A remark with a capital letter at its start, and one full stop where it ends with a quoted sentence."""
    return text[:1].upper() + _TWO_STOPS.sub(r"\1", text[1:])


def stopped(text: str) -> str:
    """Words as a sentence of their own, which a brief prints as it stands."""
    return text if text.endswith((".", "!", "?")) else f"{text.rstrip(' ,;:')}."


class Evidence:
    """Names the places of one document, and remembers which ones were named."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._lines = LineIndex(document.source)
        self._named: list[int] = []
        self._taken: list[tuple[int, int]] = []
        self._noun = "line" if document.format in {"markdown", "text"} else "text line"

    def line(self, offset: int) -> str:
        """``line 12``, counted in the file, or in the text that was taken from it."""
        if offset < 0:
            return _FIELDS
        insort(self._named, offset)
        start, _ = self._document.to_source(offset, offset + 1)
        number, _ = self._lines.position(start)
        return f"{self._noun} {number}"

    def take(self, start: int, end: int) -> None:
        """Remember that the words between two offsets are in the brief as they stand."""
        self._taken.append((start, end))

    def named(self, start: int, end: int) -> bool:
        """Whether a place between two offsets was named, or they begin within words that were taken."""
        at = bisect_left(self._named, start)
        return (at < len(self._named) and self._named[at] < end) or any(
            left <= start < right for left, right in self._taken
        )

    def cite(self, fact: Fact | None, *fields: str) -> str:
        """Where a fact stands and what is said there; for one that a record's field gave, that field.

        Args:
            fact: the fact.
            fields: names of fields, one of which gave a fact without a place in the text.
        """
        if fact is not None and fact.start >= 0:
            return self.span(fact.start, fact.end)
        for name in fields:
            field = self._document.fields.get(name)
            if field is not None:
                return f'the field {name}: "{_short(one_line(field.value))}"'
        return _FIELDS

    def span(self, start: int, end: int) -> str:
        """Where some words stand, and the words with a little of their sentence."""
        left, right = window(self._document, start, end, _REACH)
        text = self._document.text
        while left < start and left > 0 and not text[left - 1].isspace():
            left += 1
        while right > end and right < len(text) and not text[right].isspace():
            right -= 1
        whole = window(self._document, start, end, len(text))
        quoted = _short(words(self._document, left, right))
        opened = "" if left <= whole[0] else "…"
        closed = "" if right >= whole[1] or quoted.endswith("…") else "…"
        return f'{self.line(start)}: "{opened}{quoted}{closed}"'


def _short(text: str) -> str:
    if len(text) <= _LONGEST:
        return text
    return text[: max(text.rfind(" ", 0, _LONGEST), _LONGEST // 2)].rstrip(" ,;:") + "…"
