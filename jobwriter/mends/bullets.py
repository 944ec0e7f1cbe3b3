"""A list that was flattened, as a list again: every item after its own hyphen, not a word changed."""

from __future__ import annotations

from collections.abc import Sequence

from jobwriter import clauses
from jobwriter.document import Block, Document
from jobwriter.finding import Edit, Fix
from jobwriter.lostlists import LostList

_MARKS = " •·▪◦‣*●–-"
_TITLE = "Give each item its own bullet"


def fixes(document: Document, lost: LostList) -> tuple[Fix, ...]:
    """A rewrite of a lost list into bullets; none for a paragraph that is only too long."""
    blocks = document.blocks
    first = next((number for number, block in enumerate(blocks) if block.start == lost.start), None)
    if first is None:
        return ()
    if lost.form == "inline":
        edits = _inline(document, blocks, first, lost.count)
    elif lost.form == "lines":
        stop = first + lost.count
        edits = _lines(document, blocks[max(first - 1, 0) : first], blocks[first:stop], blocks[stop : stop + 1])
    elif lost.form == "clauses":
        edits = _clauses(document, blocks[first], blocks[first + 1 : first + 2])
    else:
        edits = []
    return (Fix(_TITLE, tuple(edits), safe=lost.form == "inline"),) if edits else ()


def _inline(document: Document, blocks: Sequence[Block], first: int, count: int) -> list[Edit]:
    """Bullets within a line, each at the start of one."""
    text, edits = document.text, []
    for number in range(first, min(first + count, len(blocks))):
        block, before = blocks[number], blocks[number - 1] if number else None
        left = before.end if before else 0
        between = text[left : block.start]
        if "\n" in between:
            mark = left + between.rfind("\n") + 1
            if text[mark : block.start].strip() not in {"•", "·", "*", "-", ""}:
                return []
            edits.append(Edit(mark, block.start, "- "))
        else:
            kept = left + len(between.rstrip(_MARKS))
            edits.append(Edit(kept, block.start, "\n- " if number > first else "\n\n- " if before else "- "))
    return edits


def _lines(
    document: Document, before: Sequence[Block], items: Sequence[Block], following: Sequence[Block]
) -> list[Edit]:
    """Bare lines, each behind a hyphen; none where it is not plain which lines belong to the list."""
    if any(block.kind != "line" for block in items) or len({block.gap for block in items[1:]}) > 1:
        return []
    if before and before[0].kind == "line" and document.text[before[0].start].islower():
        return []  # an item that does not look like one
    if following and _alike(document, items, following[0]):
        return []
    edits = [Edit(block.start, block.start, "- ") for block in items]
    return edits + _apart(document, items[-1], following)


def _alike(document: Document, items: Sequence[Block], following: Block) -> bool:
    """Whether the line behind a list could be one more of its items."""
    text = document.text
    if following.kind != "line" or following.gap != items[-1].gap:
        return False
    if document.section_at(following.start) is not document.section_at(items[-1].start):
        return False
    return (text[following.end - 1] == ".") == (text[items[-1].end - 1] == ".")


def _clauses(document: Document, block: Block, following: Sequence[Block]) -> list[Edit]:
    """Items that run on, cut where the rule counts them."""
    text = document.text
    cuts = clauses.cuts(document, block.start, block.end)
    if not cuts or block.kind != "line":
        return []
    edits = [Edit(block.start, block.start, "- ")]
    for at in cuts:
        left = at
        while text[left - 1] == " ":
            left -= 1
        edits.append(Edit(left, at, "\n- "))
    return edits + _apart(document, block, following)


def _apart(document: Document, last: Block, following: Sequence[Block]) -> list[Edit]:
    """An empty line before a paragraph that would else belong to the last item."""
    if not following or following[0].kind != "line":
        return []
    between = document.text[last.end : following[0].start]
    return [Edit(last.end, last.end, "\n")] if between.count("\n") == 1 else []
