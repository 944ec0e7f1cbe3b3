"""Puts words for words: a capital at the start is kept, and the article before them follows the new sound."""

from __future__ import annotations

from jobwriter.document import Document
from jobwriter.finding import Edit, Fix
from jobwriter.patterns import compiled, pattern

_ARTICLE = compiled(r"(?i)\b(an?) \Z")
_VOWEL = pattern(r"(?i)(?!uni(?!m|n)|us(?:e|a|ing|ual)|eu|one\b|once\b|ubiq|util)[aeiou]|hour|honest|heir")
_SPELT = pattern(r"(?:[FHLMNRSX][A-Z0-9]|[AEIO][A-Z])[A-Z0-9]*s?\b|8|1[18]\b")
"""Abbreviations that are said letter by letter, and figures, before which one says ``an``."""


def rewrite(document: Document, start: int, end: int, better: str, *, safe: bool) -> Fix:
    """A fix that writes other words.

    Args:
        document: the ad.
        start: start of the words.
        end: end of the words.
        better: the words that should stand there, in small letters where that does not matter.
        safe: whether it may be applied without asking.
    """
    text = document.text
    written = text[start:end]
    if written[:1].isupper() and better[:1].islower():
        better = better.upper() if written.isupper() and len(written) > 1 else better[0].upper() + better[1:]
    return Fix(f"Write “{better}”", (replaced(document, start, end, better),), safe=safe)


def removed(document: Document, start: int, end: int, *, safe: bool) -> Fix:
    """A fix that takes words out, with the space behind them; what follows takes over their capital and article."""
    text = document.text
    following = text[end : end + 1]
    if text[start].isupper() and following.islower() and _opens(document, start):
        return Fix("Take it out", (Edit(start, end + 1, following.upper()),), safe=safe)
    article = _ARTICLE.search(text, max(start - 4, 0), start)
    if article is not None:
        right = fitting(article[1], text[end : end + 12])
        return Fix("Take it out", (Edit(article.start(1), end, f"{right} "),), safe=safe)
    return Fix("Take it out", (Edit(start, end, ""),), safe=safe)


def replaced(document: Document, start: int, end: int, better: str) -> Edit:
    """An edit that writes ``better``, with the article before it where that has to change."""
    article = _ARTICLE.search(document.text, max(start - 4, 0), start)
    if article is None or (right := fitting(article[1], better)) == article[1]:
        return Edit(start, end, better)
    return Edit(article.start(1), end, f"{right} {better}")


def fitting(article: str, words: str) -> str:
    """``a`` or ``an`` before these words, in the case of the one that stood there."""
    right = "an" if _SPELT.match(words) or (not words[:2].isupper() and _VOWEL.match(words)) else "a"
    return right.capitalize() if article[0].isupper() else right


def _opens(document: Document, start: int) -> bool:
    """Whether a sentence, heading or item begins here."""
    sentence = document.sentence_at(start)
    return sentence is not None and not any(char.isalnum() for char in document.text[sentence.start : start])
