"""Where a character of the source stands in the plain text, for what folding and joining of lines hide."""

from __future__ import annotations

from bisect import bisect_right

from jobwriter.document import Document


def plain_at(document: Document, offset: int) -> int | None:
    """The plain offset of the source character at ``offset``; of one that was dropped, that of the next kept before it.

    Args:
        document: the ad.
        offset: a source offset.

    Returns:
        None where nothing before it was kept.
    """
    offsets = document.offsets
    if offsets is None:
        return offset if offset < len(document.text) else None
    piece = bisect_right(offsets.start, offset) - 1
    if piece < 0:
        return None
    start, plain = offsets.start[piece], offsets.plain[piece]
    following = offsets.plain[piece + 1] if piece + 1 < len(offsets.plain) else offsets.length
    within = offset - start if offsets.copied[piece] else 0
    return min(plain + within, max(following - 1, plain))
