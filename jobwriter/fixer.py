"""Edits of findings: carried to the file, and applied to its text."""

from __future__ import annotations

from collections.abc import Iterable

from jobwriter.characters import fold
from jobwriter.document import Document
from jobwriter.finding import Edit, Fix
from jobwriter.patterns import compiled

_FENCE = compiled(r"(?m)^[ \t>]*```")
"""A line that opens or closes a block of code."""


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


def grounded(document: Document, fix: Fix) -> Fix | None:
    """Carry a fix from the plain text to the file.

    Args:
        document: the ad.
        fix: its edits count in the plain text.

    Returns:
        The fix with offsets of the file, or None where an edit would change code, take markup with it or empty a
        pair of marks.
        Typographic characters that an edit repeats stay as the file has them; apostrophes and line ends that it adds
        are those of the file.
    """
    edits = []
    for edit in fix.edits:
        start, end = document.to_source(edit.start, edit.end)
        written, read = document.source[start:end], document.text[edit.start : edit.end]
        if not _same(written, read) or (not edit.text.strip() and _hollows(document.source, start, end)):
            return None
        if document.format == "markdown" and "`" in document.source and _in_code(document.source, start, end):
            return None
        edits.append(Edit(start, end, _faithful(document.source, written, read, edit.text)))
    return Fix(fix.title, tuple(edits), fix.safe)


def _same(written: str, read: str) -> bool:
    """Whether the file has the words as they were read, character by character; a line end may be read as a space."""
    return written == read or (
        len(written) == len(read)
        and all(one == two or (one.isspace() and two.isspace()) for one, two in zip(fold(written), read, strict=True))
    )


def _hollows(source: str, start: int, end: int) -> bool:
    """Whether taking these words out leaves a pair of marks with nothing between them."""
    pair = source[start - 1 : start] + source[end : end + 1]
    return len(pair) == 2 and start < end and pair in {"**", "__", "``", "~~", "[]", "()", '""', "><"}


def _in_code(source: str, start: int, end: int) -> bool:
    """Whether a place is code: between backticks of its line, or between fences."""
    line = source.rfind("\n", 0, start) + 1
    if source.count("`", line, start) % 2 and source.find("`", end) >= 0:
        return True
    return len(_FENCE.findall(source, 0, line)) % 2 == 1 and _FENCE.search(source, end) is not None


def _faithful(source: str, written: str, read: str, better: str) -> str:
    """The new words with what they repeat at both ends, their apostrophes and line ends, as the file writes them."""
    lead = _alike(read, better)
    tail = _alike(read[lead:][::-1], better[lead:][::-1])
    new = better[lead : len(better) - tail]
    if "'" in new and source.count("\u2019") > source.count("'"):
        new = new.replace("'", "\u2019")
    if "\n" in new and "\r" in source:
        new = new.replace("\n", "\r\n" if "\r\n" in source else "\r")
    return written[:lead] + new + written[len(written) - tail :]


def _alike(one: str, two: str) -> int:
    """How many characters two texts share at their start."""
    return next((at for at, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))
