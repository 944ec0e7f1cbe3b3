"""Markdown: a light scanner for ads, which are half Markdown and half pasted text.

Blocks are cut as in :mod:`jobwriter.readers.lines`, inline marks are taken out as in
:mod:`jobwriter.readers.inline`. Where nothing is taken out, the plain text is the text of the file and every offset is
its own. Where CommonMark and people who paste differ, people win: bare lines stay apart, an indented line is no code,
``•`` is a bullet, a line in bold is a heading, a fence that never closes is a line.
"""

from __future__ import annotations

import re

from jobwriter.characters import fold
from jobwriter.document import Block, Draft, Link, MetaField
from jobwriter.readers import edits, lines
from jobwriter.readers.inline import SPECIAL, normal, parse

_COMMENT = re.compile(r"<!--(?:.*?)-->", re.DOTALL)
_NOT_NEWLINE = re.compile(r"[^\n]")
_DEFINITION = re.compile(r"^[ ]{0,3}\[([^\[\]\n]{1,300})\]:[ ]*<?([^\s<>]{1,2000})>?(?:[ ]+[\"'(].{0,500})?[ ]*$", re.MULTILINE)  # fmt: skip
_MARKS = re.compile(r"[\\`*_\[<&]")


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
        folded = _definitions(folded, removed, definitions)
    cut = lines.cut(folded, text, markup=True)
    removed += cut.edits
    links: list[Link] = []
    blocks = cut.blocks
    if _MARKS.search(folded):
        for block in blocks:
            if block.kind == "code":
                removed.append((block.start, block.end, _NOT_NEWLINE.sub(" ", folded[block.start : block.end])))
            elif SPECIAL.search(folded, block.start, block.end):
                taken, linked = parse(folded, block.start, block.end, definitions)
                removed += taken
                links += linked
    elif any(block.kind == "code" for block in blocks):
        removed += [
            (block.start, block.end, _NOT_NEWLINE.sub(" ", folded[block.start : block.end]))
            for block in blocks
            if block.kind == "code"
        ]
    if extra:
        blocks = sorted((*blocks, *extra), key=_start)
    plain, offsets, placed, anchors = edits.apply(folded, removed, blocks, links)
    return [Draft(path, "markdown", text, plain, offsets, placed, fields, notices, anchors)]


def _start(block: Block) -> int:
    return block.start


def _comments(text: str, removed: list[edits.Edit], blocks: list[Block]) -> str:
    """Blank the comments out; one between words of a line is taken out, any other becomes a block."""

    def blank(match: re.Match[str]) -> str:
        start, end = match.span()
        line = text.rfind("\n", 0, start) + 1
        stop = text.find("\n", end)
        before = text[line:start].strip()
        after = text[end : stop if stop >= 0 else len(text)].strip()
        if before and after and "\n" not in match[0]:
            removed.append((start, end + (text[end : end + 1] == " "), ""))
        else:
            blocks.append(Block("comment", start, end))
        return _NOT_NEWLINE.sub(" ", match[0])

    return _COMMENT.sub(blank, text)


def _definitions(text: str, removed: list[edits.Edit], known: dict[str, tuple[str, int, int]]) -> str:
    """Note the targets of reference links, and take their lines out."""

    def note(match: re.Match[str]) -> str:
        known.setdefault(normal(match[1]), (match[2], match.start(2), match.end(2)))
        return " " * len(match[0])

    del removed
    return _DEFINITION.sub(note, text)
