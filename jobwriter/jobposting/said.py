"""Whether something stands in the visible text: words whatever their signs and capitals, figures however written."""

from __future__ import annotations

import re
from functools import lru_cache

from jobwriter.characters import fold

_FIGURE = re.compile(
    r"(?<![\w.,])(?:[^\W\d_]{0,3}[£$€₹¥]?)?(\d{1,3}(?:[,.' ]\d{3})+(?!\d)|\d+)(?:[.,](\d{1,2})(?!\d))?\s?(k\b)?",
    re.IGNORECASE,
)
_SIGNS = re.compile(r"[\W_]+")


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
