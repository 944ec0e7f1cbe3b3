"""British and American spelling in one ad."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from jobwriter.document import Document
from jobwriter.mechanics.fault import Fault, in_address, within
from jobwriter.packs import lexicon
from jobwriter.patterns import words_of

_BRITISH, _AMERICAN, _ISE, _IZE = range(4)
_MOST = 4
"""Words that are reported in one ad."""
_ENDINGS = ("e", "ed", "es", "ing", "ation", "ations", "able")


def find(document: Document, locale: str) -> Iterator[Fault]:
    """Words that are spelled in the way of the fewer words; the first of them says how many there are of each.

    Where both are as many, it is the way that comes later, but British spelling in an American ad.

    ``-ize`` is good British spelling, so it speaks against British words only where ``-ise`` stands in the ad too.
    """
    found: tuple[list[tuple[int, int]], ...] = ([], [], [], [])
    places = words_of(document.lower)
    known = _kinds()
    for word in places.keys() & known.keys():
        kind = known[word][0]
        found[kind].extend((at, at + len(word)) for at in places[word] if _counts(document, at, at + len(word)))
    british = found[_BRITISH] + found[_ISE]
    american = found[_AMERICAN] + (found[_IZE] if found[_AMERICAN] or found[_ISE] else [])
    if not british or not american:
        return
    ours = len(british) > len(american)
    if len(british) == len(american):
        ours = locale != "en-US" and min(british) < min(american)
    few = sorted(american if ours else british, key=lambda span: (_alone(document.lower, span, known), span))
    start, end = few[0]
    names = ("American", "British") if ours else ("British", "American")
    counts = (len(american), len(british)) if ours else (len(british), len(american))
    what = (
        f"{document.text[start:end]} is {names[0]} spelling in an ad that is mostly {names[1]}"
        if counts[0] < counts[1]
        else f"{document.text[start:end]} is {names[0]} spelling beside {names[1]}"
    )
    what += f": {counts[0]} {'word' if counts[0] == 1 else 'words'} against {counts[1]}."
    for number, (start, end) in enumerate(few[:_MOST]):
        written, better = document.text[start:end], known[document.lower[start:end]][1]
        message = f"This word too is {names[0]} spelling." if number else what
        yield Fault(start, end, message, better.capitalize() if written[0].isupper() else better, safe=True)


def _alone(low: str, span: tuple[int, int], known: dict[str, tuple[int, str]]) -> bool:
    """Whether the ad does not have the twin of a word, beside which it is plainest that the spelling is mixed."""
    return known[low[span[0] : span[1]]][1] not in words_of(low)


def _counts(document: Document, start: int, end: int) -> bool:
    """Whether the word is the ad's own, and no part of a name (``Center of Excellence``) or an address."""
    if not within(document, start) or in_address(document.lower, start, end):
        return False
    if document.text[start].islower():
        return True
    sentence = document.sentence_at(start)
    return sentence is None or (
        sentence.kind != "heading"
        and not any(char.isalnum() for char in document.text[sentence.start : start])
        and document.text[end : end + 2].strip()[:1].islower()
    )


@lru_cache(maxsize=1)
def _kinds() -> dict[str, tuple[int, str]]:
    """Each word that tells, with what it is and its twin."""
    data = lexicon("spelling")
    known: dict[str, tuple[int, str]] = {}
    for british, american in data["pairs"].items():
        known[british] = (_BRITISH, american)
        known[american] = (_AMERICAN, british)
    for stem in data["stems"]:
        for ending in _ENDINGS:
            known[f"{stem}s{ending}"] = (_ISE, f"{stem}z{ending}")
            known[f"{stem}z{ending}"] = (_IZE, f"{stem}s{ending}")
    return known
