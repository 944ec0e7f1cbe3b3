"""Tells lines that a text editor wrapped from lines that stand for themselves.

Ads are mostly pasted: every line is a paragraph, a heading or an item that lost its bullet, and must stay on its own.
Ads kept in git are often wrapped at 72 or 80 columns, and there one sentence runs over many lines. What tells them
apart is that a wrapped line ends where the next word would not have fitted, and that the next one goes on in
mid-sentence. Ads copied from a page may also be broken around each bold word or link: there a line starts with the
comma that belongs to the one before.
"""

from __future__ import annotations

from collections.abc import Sequence

NARROW, WIDE = 50, 132
"""Columns between which texts are wrapped."""

_OPEN = frozenset(
    (
        "a", "an", "the", "and", "or", "of", "in", "on", "at", "to", "for", "with", "by", "from", "as", "that", "which",
        "our", "your", "we", "you", "is", "are", "will", "be", "this", "their", "its", "into", "over", "than", "can",
        "have", "has", "not", "who", "using", "such", "including", "across", "within", "between", "about", "via", "&",
    )
)  # fmt: skip


_DANGLING = frozenset(("a", "an", "the", "and", "our", "your", "their", "its"))
"""Words no line, not even a heading, ends with."""


def joints(lines: Sequence[str], *, item: bool = False) -> list[bool]:
    """Decide for lines that follow each other without a gap which of them belong together.

    Args:
        lines: the lines, indentation included, trailing space not.
        item: whether the first one starts with a bullet or number.

    Returns:
        For each line but the first, whether it continues the one before.
    """
    joined = _wrapped(lines, item)
    for index in range(len(joined)):
        before = lines[index]
        if (
            not joined[index]
            and len(before) >= 40
            and _lower(lines[index + 1])
            and before[-1] not in ".!?:;)"
            and ((index > 0 and joined[index - 1]) or (index == 0 and item) or not _lower(before))
        ):
            joined[index] = True
    for index in reversed(range(len(joined))):
        inline = index + 1 < len(joined) and joined[index + 1] and len(lines[index + 1]) <= 80
        joined[index] = joined[index] or stitched(lines[index], lines[index + 1], inline=inline)
    for index in range(1, len(joined)):
        before = lines[index]
        if joined[index - 1] and len(before) <= 80 and before[-1] not in ".!?:;)" and _lower(lines[index + 1]):
            joined[index] = True
    return joined


def _wrapped(lines: Sequence[str], item: bool) -> list[bool]:
    """The joints of lines that were filled up to a margin."""
    joined = [False] * (len(lines) - 1)
    width = max(map(len, lines))
    if not NARROW <= width <= WIDE:
        return joined
    index = 0
    while index < len(joined):
        stop = index
        while stop < len(joined) and len(lines[stop]) + 1 + len(lines[stop + 1].split(None, 1)[0]) > width:
            stop += 1
        signs = [_goes_on(lines[at], lines[at + 1]) for at in range(index, stop)]
        if signs.count(1) > 2 * signs.count(-1) and (item or not _lower(lines[index])):
            joined[index:stop] = [True] * (stop - index)
        index = max(stop, index + 1)
    return joined


def stitched(line: str, following: str, *, inline: bool = False) -> bool:
    """Whether a line was broken around a bold word or a link.

    Args:
        line: the line.
        following: the next one.
        inline: whether that one is short and goes on in a third, as a bold word in mid-sentence does.
    """
    if continues(following):
        return True
    word = line.rsplit(None, 1)[-1].strip("*_`").lower()
    return word in (_OPEN if inline else _DANGLING)


def continues(line: str) -> bool:
    """Whether a line starts with the punctuation of the one before, or is no more than a connecting word."""
    if line[0] in ",;:)!?.":
        return len(line) == 1 or line[1] in " '\""
    return (len(line) <= 5 and line in _OPEN) or (line[0] == "—" and line[1:2] == " " and line[2:3].islower())


def _goes_on(line: str, following: str) -> int:
    """1 if a sentence runs from one line into the next, -1 if both look whole, 0 if there is no telling."""
    if _lower(following):
        return 1 if line[-1] not in ".!?:;)" else 0
    if line[-1] in ",-(/" or line.rsplit(None, 1)[-1].lower() in _OPEN:
        return 1
    return 0 if line[-1] in ".!?:" else -1


def _lower(line: str) -> bool:
    word = line.lstrip(" (\"'*_`[")
    return word[:1].islower()
