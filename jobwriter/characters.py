"""Folding of typographic characters, one for one, so that offsets stay true.

Ads are pasted: curly quotes, no-break spaces, no-break hyphens and styled letters stand where a rule expects plain
ones. ``fold`` replaces each by its plain twin and never changes the length of a text.
"""

from __future__ import annotations

import re
import unicodedata

_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t\v\f"
_FOLD = dict.fromkeys(_SPACES, " ")
_FOLD |= dict.fromkeys("\u2018\u2019\u201a\u201b\u02bc\u2032\u00b4", "'")
_FOLD |= dict.fromkeys("\u201c\u201d\u201e\u201f\u2033", '"')
_FOLD |= dict.fromkeys("\u2010\u2011\u00ad", "-")
_FOLD |= dict.fromkeys("\u2028\u2029\u0085", "\n")
_FOLD |= dict.fromkeys("\u200b\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", " ")
_UNUSUAL = re.compile(r"[^\n -~]")
_STYLED = range(0x1D400, 0x1D800)


def _styled(text: str) -> str:
    """Mathematical bold and italic letters, which social networks use for emphasis, as the letters they stand for."""
    return "".join(unicodedata.normalize("NFKC", c) if ord(c) in _STYLED else c for c in text)


def fold(text: str) -> str:
    """Return ``text`` with typographic characters replaced one for one; the length does not change.

    Line ends become ``\\n``: the carriage return of ``\\r\\n`` turns into a space before it.
    """
    if text.isascii() and "\r" not in text and "\t" not in text:
        return text
    if "\r" in text:
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    chars = set(_UNUSUAL.findall(text))
    for char in _FOLD.keys() & chars:
        text = text.replace(char, _FOLD[char])
    if any(ord(char) in _STYLED for char in chars):
        text = _styled(text)
    return text


def lower(text: str) -> str:
    """Lower-case ``text`` without changing its length (``str.lower`` may: ``\u0130`` becomes two characters)."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
