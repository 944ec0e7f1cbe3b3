"""A list that was flattened, as a list again: every item after its own hyphen, not a word changed."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from jobwriter import clauses
from jobwriter.clauses import FEWEST
from jobwriter.document import Block, Document
from jobwriter.finding import Edit, Fix
from jobwriter.layout import words
from jobwriter.lostlists import LostList
from jobwriter.patterns import compiled, pattern

_PHRASE = 8
"""Words from which a line is a sentence or nearly one, and no name."""
_MARKS = " •·▪◦‣*●–-"
_LEADS = compiled(r"(?::|\b(?:you|you'll|you'd|you're|we|we'll|will|to|by|are|is|that|with|for|and|or|the|an?))\Z")
"""How a line ends that goes on in the next ones."""
_CLOSES = pattern(
    r"(?:if |please |we |we're |our |join |apply|ready |sound|at [\w]+, |[^\n]{0,60}\bequal[- ]opportunit"
    r"|some (?:perks|benefits)|experience is great|this is |don't |you(?:'ll| will) also )"
)
"""How a paragraph opens that stands under a list and addresses the reader."""
_HEADED = pattern(r"[A-Z][\w&'-]*(?: (?:[A-Z][\w&'-]*|&|and|of|the|for|in|with|to)){1,4}\Z")
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
    text, low = document.text, document.lower
    lengths = [words(document, block) for block in items]
    if sum(one < FEWEST and two >= _PHRASE for one, two in pairwise(lengths)) > 1:
        return []  # a few words over each paragraph
    while items and (_CLOSES.match(low, items[-1].start) or _is_stub(document, items)):
        following, items = items[-1:], items[:-1]
        if len(items) < FEWEST - 1:
            return []
    if _mixed(document, items, following):
        return []
    if any(
        _HEADED.match(text, block.start, block.end) and words(document, below) >= _PHRASE
        for block, below in pairwise(items)
    ):
        return []  # a heading over each
    if any(block.kind != "line" for block in items) or len({block.gap for block in items[1:]}) > 1:
        return []
    if before and before[0].kind == "line" and document.text[before[0].start].islower():
        return []  # an item that does not look like one
    if any(_LEADS.search(document.lower, block.start, block.end) for block in items):
        return []
    if following and not _CLOSES.match(low, following[0].start) and _alike(document, items, following[0]):
        return []
    edits = [Edit(block.start, block.start, "- ") for block in items]
    return edits + _apart(document, items[-1], following)


def _mixed(document: Document, items: Sequence[Block], following: Sequence[Block]) -> bool:
    """Whether names and sentences take turns, or a list of names runs on into one of sentences."""
    names = [words(document, block) < _PHRASE and document.text[block.end - 1] != "." for block in (*items, *following)]
    turns = [bool(number % 2) for number in range(1, FEWEST + 1)]
    if names[:FEWEST] == turns:
        return True
    stops = [document.text[block.end - 1] == "." for block in items]
    first = stops.index(True) if True in stops else 0
    return 1 < first < len(items) - 1 and all(names[:first]) and all(stops[first:])


def _is_stub(document: Document, items: Sequence[Block]) -> bool:
    """Whether the last of long items is a few words without a stop: rather the heading of what follows."""
    lengths = [words(document, block) for block in items]
    return lengths[-1] < FEWEST and len(lengths) > 1 and min(lengths[:-1]) >= _PHRASE


def _alike(document: Document, items: Sequence[Block], following: Block) -> bool:
    """Whether the line behind a list could be one more of its items."""
    text = document.text
    opens = {text[block.start : block.end].partition(" ")[0] for block in (*items, following)}
    if len(opens) == 1:
        return True  # each begins with the same name
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
