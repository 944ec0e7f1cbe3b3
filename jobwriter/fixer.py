"""Applies the edits of findings to a text."""

from __future__ import annotations

from collections.abc import Iterable

from jobwriter.finding import Edit


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Return ``text`` with edits applied; of edits that overlap, the first in the text is taken.

    Args:
        text: the text that the edits' offsets count in.
        edits: in any order.
    """
    parts: list[str] = []
    at = 0
    for edit in sorted(set(edits), key=lambda item: (item.start, item.end)):
        if edit.start < at:
            continue
        parts += (text[at : edit.start], edit.text)
        at = edit.end
    return "".join((*parts, text[at:]))
