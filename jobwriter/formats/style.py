"""How text for people is set: colours, width, and signs that the terminal can show."""

from __future__ import annotations

import textwrap
import unicodedata
from functools import lru_cache

from jobwriter.records import record

_CODES = {
    "error": "1;31",
    "warning": "33",
    "suggestion": "36",
    "rule": "2",
    "path": "1",
    "dim": "2",
    "good": "32",
    "bold": "1",
}


@record
class Style:
    """What the terminal can do.

    Attributes:
        width: columns, at least 40.
        color: whether to use ANSI colours.
        unicode: whether signs outside ASCII can be shown.
    """

    width: int = 100
    color: bool = False
    unicode: bool = True

    def paint(self, words: str, name: str) -> str:
        """Set words in the colour of a severity or role."""
        return f"\x1b[{_CODES[name]}m{words}\x1b[0m" if self.color and words else words

    def sign(self, pretty: str, plain: str) -> str:
        """A sign, or its ASCII twin."""
        return pretty if self.unicode else plain

    def wrap(self, words: str, indent: str, first: str | None = None) -> str:
        """Fill a paragraph to the width; ``first`` opens the first line instead of ``indent``."""
        return _filled(words, max(self.width, 40), indent if first is None else first, indent)


@lru_cache(maxsize=2048)
def _filled(words: str, width: int, first: str, indent: str) -> str:
    """A paragraph, filled; kept, since what a rule says of one ad it says of the next."""
    return textwrap.fill(
        " ".join(words.split()),
        width=width,
        initial_indent=first,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def columns(text: str) -> int:
    """How many terminal columns a text takes: wide characters two, combining ones none."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )


def printable(text: str) -> str:
    """Text without control characters, so that an ad cannot steer the terminal; white space becomes plain spaces."""
    if text.isprintable():
        return text
    return "".join(
        " " if char.isspace() else char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text
    )


def many(count: int, noun: str) -> str:
    """A count with its noun: ``1 ad``, ``2 ads``."""
    return f"{count} {noun}{'' if count == 1 else 's'}"
