"""Whether something stands in the visible text: words whatever their signs and capitals, figures however written."""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape

from jobwriter.characters import fold
from jobwriter.records import record

_FIGURE = re.compile(
    r"(?<![\w.,])(?:[^\W\d_]{0,3}[£$€₹¥]?)?(\d{1,3}(?:[,.' ]\d{3})+(?!\d)|\d+)(?:[.,](\d{1,2})(?!\d))?\s?(k\b)?",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[^<>]*>")
_BLOCK = re.compile(r"</?(?:p|ul|ol|li|h[1-6]|br|div|tr|td)\b[^<>]*>", re.IGNORECASE)
_END = re.compile(r"(?<=[.!?]) (?=[A-Z])")
_SIGNS = re.compile(r"[\W_]+")


@record
class Ad:
    """The visible text of an ad.

    Attributes:
        lines: its paragraphs and items of lists, in order.
    """

    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """All of it."""
        return "\n".join(self.lines)

    def saying(self, words: str | None) -> str:
        """The sentence that holds some words; the whole line where they are more than a sentence; else nothing."""
        for line in self.lines if words else ():
            if says(line, words or ""):
                return next((one for one in _cut(line) if says(one, words or "")), line)
        return ""

    def matching(self, pattern: re.Pattern[str]) -> list[str]:
        """The sentences in which a pattern is found."""
        return [one for line in self.lines for one in _cut(line) if pattern.search(one)]


def read(html: str) -> Ad:
    """The visible text of HTML."""
    lines = (" ".join(unescape(_TAG.sub("", part)).split()) for part in _BLOCK.split(html))
    return Ad(tuple(filter(None, lines)))


def _cut(line: str) -> list[str]:
    """The sentences of a line."""
    return _END.split(line)


def says(text: str, words: str) -> bool:
    """Whether some words stand in a text, one after another."""
    wanted = _bare(words)
    return bool(wanted) and f" {wanted} " in f" {_bare(text)} "


@lru_cache(maxsize=8)
def figures(text: str) -> frozenset[float]:
    """All figures in a text: ``£65,000``, ``65.000``, ``65k``, ``22.50``."""
    found = set()
    for match in _FIGURE.finditer(fold(text)):
        digits = re.sub(r"\D", "", match[1])
        if len(digits) < 16:
            figure = float(f"{digits}.{match[2] or 0}")
            found.add(figure * 1000 if match[3] else figure)
    return frozenset(found)


@lru_cache(maxsize=256)
def _bare(words: str) -> str:
    return _SIGNS.sub(" ", fold(words)).lower().strip()
