"""The known word that a slip was probably meant to be."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str], cutoff: float = 0.6) -> str | None:
    """The known word most like ``word``, or None when none is like it.

    Args:
        word: what somebody wrote.
        known: what could have been meant.
        cutoff: likeness asked for, from 0 to 1, as ``difflib`` measures it.
    """
    from difflib import get_close_matches  # only slips pay for it

    found = get_close_matches(word, list(known), n=1, cutoff=cutoff)
    return found[0] if found else None
