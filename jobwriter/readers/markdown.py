"""Markdown: a light scanner for ads, which are half Markdown and half pasted text.

Blocks are cut as in :mod:`jobwriter.readers.lines`, inline marks are taken out as in
:mod:`jobwriter.readers.inline`. Where nothing is taken out, the plain text is the text of the file and every offset is
its own. Where CommonMark and people who paste differ, people win: bare lines stay apart, an indented line is no code,
``•`` is a bullet, a line in bold is a heading, a fence that never closes is a line.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from jobwriter.characters import fold
from jobwriter.document import Block, Draft, Link, MetaField
from jobwriter.patterns import compiled
from jobwriter.readers import edits, lines
from jobwriter.readers.inline import SPECIAL, normal, parse

_NOT_NEWLINE = compiled(r"[^\n]")
_DEFINITION = compiled(
    r"(?m)^[ ]{0,3}\[([^\[\]\n]{1,300})\]:[ ]{0,20}<?([^\s<>]{1,2000})>?(?:[ ]{1,20}[\"'(][^\n]{0,500})?[ ]{0,20}$"
)
_MARKS = compiled(r"[\\`*_\[<&]")


def read(text: str, path: str) -> list[Draft]:
    """Read a Markdown draft.

    Args:
        text: the text of the file; front matter between ``---`` lines at its top becomes fields.
        path: its name, for reports.

    Returns:
        One draft.

    Raises:
        ReadError: front matter that is not YAML.
    """
    if "<!--" in text and "jobwriter" in text.lower():
        from jobwriter.readers import comments

        return [comments.read(text, path, _read)]
    return [_read(text, path)]


def _read(text: str, path: str) -> Draft:
    folded = fold(text)
    removed: list[edits.Edit] = []
    extra: list[Block] = []
    fields: dict[str, MetaField] = {}
    notices: tuple[str, ...] = ()
    if folded.startswith("---"):
        from jobwriter.readers import frontmatter

        end, fields, notices = frontmatter.read(text, path)
        if end:
            removed.append((0, end, ""))
            folded = " " * end + folded[end:]
    if "<!--" in folded:
        folded = _comments(folded, removed, extra)
    definitions: dict[str, tuple[str, int, int]] = {}
    if "]:" in folded:
        folded = _definitions(folded, definitions)
    cut = lines.cut(folded, text, markup=True)
    removed += cut.edits
    links: list[Link] = []
    blocks = cut.blocks
    marks = [match.start() for match in SPECIAL.finditer(folded)] if _MARKS.search(folded) else []
    for start, end in _paragraphs(blocks) if marks else ():
        at = bisect_left(marks, start)
        if at < len(marks) and marks[at] < end:
            taken, linked = parse(folded, start, end, definitions)
            removed += taken
            links += linked
    for block in blocks:
        if block.kind == "code":
            removed.append((block.start, block.end, _NOT_NEWLINE.sub(" ", folded[block.start : block.end])))
    if extra:
        blocks = sorted((*blocks, *extra), key=_start)
    plain, offsets, placed, anchors = edits.apply(folded, removed, blocks, links)
    return Draft(path, "markdown", text, plain, offsets, placed, fields, notices, anchors)


def _paragraphs(blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """The stretches in which inline marks pair up: lines that follow each other without a gap are one paragraph."""
    start = end = -1
    for block in blocks:
        if block.kind == "code":
            continue
        if block.kind == "line" and not block.gap and end >= 0:
            end = block.end
            continue
        if end >= 0:
            yield start, end
        start, end = block.start, block.end if block.kind in {"line", "item"} else -1
        if end < 0:
            yield start, block.end
    if end >= 0:
        yield start, end


def _start(block: Block) -> int:
    return block.start


def _comments(text: str, removed: list[edits.Edit], blocks: list[Block]) -> str:
    """Blank the comments out; one between words of a line is taken out, any other becomes a block."""
    parts: list[str] = []
    at = 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start + 4) + 3) > 2:
        before = text[max(start - 200, at) : start].rpartition("\n")[2].strip()
        after = text[end : end + 200].partition("\n")[0].strip()
        if before and after and "\n" not in text[start:end]:
            removed.append((start, end + (text[end : end + 1] == " "), ""))
        else:
            blocks.append(Block("comment", start, end))
        parts += (text[at:start], _NOT_NEWLINE.sub(" ", text[start:end]))
        at = end
    return "".join((*parts, text[at:]))


def _definitions(text: str, known: dict[str, tuple[str, int, int]]) -> str:
    """Note the targets of reference links, and blank their lines."""

    def note(match: re.Match[str]) -> str:
        known.setdefault(normal(match[1]), (match[2], match.start(2), match.end(2)))
        return " " * len(match[0])

    return _DEFINITION.sub(note, text)
