"""Cuts blocks into sentences: a bullet without a full stop is never glued to the next."""

from __future__ import annotations

import re
from collections.abc import Iterator

_END = re.compile(r"[.!?]+[\"')\]]*\s+(?=[\"'(\[]?[A-Z0-9£$€])")
_ABBREVIATION = re.compile(r"(?:\b(?:e\.g|i\.e|etc|eg|ie|approx|incl|inc|ltd|dr|mr|ms|mrs|prof|no|vs|st|dept|min|max|hrs?|yrs?)|\b[A-Za-z])\.$", re.I)


def split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the spans of the sentences in ``text[start:end]``, without the space around them."""
    at = start
    for match in _END.finditer(text, start, end):
        stop = match.start() + len(match.group().rstrip())
        if _ABBREVIATION.search(text[max(at, match.start() - 12) : match.start() + 1]):
            continue
        if stop > at:
            yield at, stop
        at = match.end()
    while at < end and text[at].isspace():
        at += 1
    while end > at and text[end - 1].isspace():
        end -= 1
    if end > at:
        yield at, end
