"""HTML: saved pages and pasted fragments.

A page that carries its ad as schema.org data is read from that. Otherwise the ad is looked for on the page: the
smallest part that holds all headings an ad has, with as much around it as is not furniture. Offsets count in the text
that was extracted, which is the draft's ``source``.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from jobwriter.characters import fold
from jobwriter.document import Block, Comment, Draft, Link, MetaField
from jobwriter.readers import NoAd
from jobwriter.readers.flow import Node, Note, Page, Piece, flow
from jobwriter.readers.lines import MONEY, bullet

_MANY = 1.6
"""How much longer than the part with the headings what stands around it may be to be taken along."""


def read(text: str, path: str) -> list[Draft]:
    """Read a page.

    Args:
        text: HTML, a whole page or a fragment.
        path: its name, for reports.

    Returns:
        One draft, or one for each job in the page's structured data.

    Raises:
        NoAd: nothing to read on the page.
    """
    page = flow(text)
    pieces, notes = _ad(page)
    if page.data and (drafts := _structured(page, path, sum(len(piece.words) for piece in pieces))):
        return drafts
    if not pieces:
        raise NoAd(f"{path} holds no text to read: if a script fills the page, save it from the browser as text.")
    return [draft_of(pieces, path, notes=notes)]


def fragment(text: str) -> list[Piece]:
    """The lines of a piece of HTML all of which is the ad."""
    return [typed(piece) for piece in flow(text).pieces]


def draft_of(
    pieces: Sequence[Piece],
    path: str,
    fields: dict[str, MetaField] | None = None,
    *,
    format: str = "html",  # noqa: A002 - the name of the draft's field
    notices: tuple[str, ...] = (),
    notes: Sequence[Note] = (),
) -> Draft:
    """Make a draft of lines.

    Args:
        pieces: the lines of the ad.
        path: its name, for reports.
        fields: what is known besides.
        format: ``html`` or ``record``.
        notices: what the person should know.
        notes: comments for jobwriter behind the last line.
    """
    parts: list[str] = []
    blocks: list[Block] = []
    links: list[Link] = []
    comments: list[Comment] = []
    at = 0
    before = ""
    for number, piece in enumerate(pieces):
        gap = piece.gap and not (piece.kind == before and before in {"item", "table"})
        before = piece.kind
        lead = "\n\n" if gap and number else "\n" if number else ""
        if piece.kind == "item" and piece.marker:
            lead += f"{'  ' * min(piece.depth, 8)}{piece.marker} "
        start = at + len(lead)
        at = start + len(piece.words)
        parts += (lead, piece.words)
        blocks.append(Block(piece.kind, start, at, piece.depth, piece.marker, gap))  # type: ignore[arg-type]
        links += [Link(start + low, start + high, url) for low, high, url in piece.links]
        comments += [_comment(note, start) for note in piece.notes]
    comments += [_comment(note, at) for note in notes]
    source = "".join(parts)
    text = fold(source)
    return Draft(path, format, source, text, None, tuple(blocks), fields or {}, notices, tuple(links), tuple(comments))


def _comment(note: Note, start: int) -> Comment:
    offset, words, line = note
    at = start + max(offset, 0)
    return Comment(words, at, at, line, inline=offset >= 0)


def _structured(page: Page, path: str, length: int) -> list[Draft]:
    """The jobs in the page's structured data; none if the page itself says far more than a lone one of them."""
    import contextlib
    import json

    from jobwriter.readers import record

    parsed = []
    for script in page.data:
        body = script.strip().removeprefix("<!--").removeprefix("//").strip()
        body = body.removeprefix("<![CDATA[").removesuffix("-->").strip().removesuffix("]]>").strip().removesuffix("//")
        with contextlib.suppress(ValueError, RecursionError):
            parsed.append(json.loads(body, strict=False))
    drafts = record.postings(parsed[0] if len(parsed) == 1 else parsed, path, format="html")
    if len(drafts) == 1 and len(drafts[0].text) * 3 < length:
        pieces, notes = _ad(page)
        return [draft_of(pieces, path, dict(drafts[0].fields), notes=notes)]
    return drafts


def _ad(page: Page) -> tuple[list[Piece], list[Note]]:
    """The lines of the ad on a page, and the comments behind them; a comment on a line left out goes to the next."""
    from jobwriter.sections import kind_of

    pieces = [typed(piece) for piece in page.pieces]
    kinds = [
        kind_of(piece.words) if len(piece.words) <= 80 and piece.kind in {"heading", "line"} else None
        for piece in pieces
    ]
    known = [0, *accumulate(kind is not None for kind in kinds)]
    size = [0, *accumulate(len(piece.words) for piece in pieces)]
    kept = [True] * len(pieces)
    for node in page.nodes:
        if node.chrome and len({kind for kind in kinds[node.first : node.last] if kind}) < 2:
            kept[node.first : node.last] = [False] * max(min(node.last, len(pieces)) - node.first, 0)
    if not any(kept):
        kept = [True] * len(pieces)
    first, last = _region(page.nodes, known, size, len(pieces))
    chosen: list[Piece] = []
    notes: list[Note] = []
    for index, piece in enumerate(pieces):
        if first <= index < last and kept[index]:
            piece.notes[:0] = notes
            notes = []
            chosen.append(piece)
        else:
            notes += [(-1, words, line) for _, words, line in piece.notes]
    title = next((index for index, piece in enumerate(pieces) if piece.kind == "heading" and piece.depth == 1), -1)
    if title >= 0 and not (first <= title < last and kept[title]) and len(pieces[title].words) <= 120:
        chosen.insert(0, pieces[title])
        pieces[title].notes = []
    return chosen, [*notes, *page.notes]


def _region(nodes: Sequence[Node], known: Sequence[int], size: Sequence[int], count: int) -> tuple[int, int]:
    """The part of the page in which the ad stands: all known headings, and what is around them up to a measure."""
    best = -1
    if known[count] >= 2:
        for index, node in enumerate(nodes):
            last = min(node.last, count)
            if known[last] - known[node.first] == known[count] and (
                best < 0 or last - node.first <= nodes[best].last - nodes[best].first
            ):
                best = index
        while best >= 0 and (parent := nodes[best].parent) >= 0 and nodes[parent].tag not in {"body", "html"}:
            inner = size[min(nodes[best].last, count)] - size[nodes[best].first]
            outer = size[min(nodes[parent].last, count)] - size[nodes[parent].first]
            if outer > _MANY * inner:
                break
            best = parent
    else:
        best = next(
            (index for index, node in enumerate(nodes) if node.tag in {"main", "article"} and node.last > node.first),
            -1,
        )
    return (nodes[best].first, min(nodes[best].last, count)) if best >= 0 else (0, count)


def typed(piece: Piece) -> Piece:
    """The line as it was meant: one with a typed bullet is an item, a short one all in bold a heading."""
    if piece.kind == "line":
        if end := bullet(piece.words):
            return Piece(
                piece.words[end:], "item", 0, piece.words[:end].strip(), piece.gap,
                links=[(max(start - end, 0), max(stop - end, 0), url) for start, stop, url in piece.links],
                notes=piece.notes,
            )  # fmt: skip
        if piece.bold and heads(piece.words):
            words = piece.words.rstrip(" :")
            return Piece(words, "heading", 3, "bold", piece.gap, True, piece.links, piece.notes)
    elif piece.kind == "item" and (end := bullet(piece.words)) and end <= 3:
        piece.words = piece.words[end:]
        piece.links = [(max(start - end, 0), max(stop - end, 0), url) for start, stop, url in piece.links]
    return piece


def heads(words: str) -> bool:
    """Whether a line in bold reads like a heading: short, no sentence, no label with a value, no money."""
    colon = words.find(":")
    labelled = 0 < colon <= 40 and words[colon + 1 :].strip()
    return not (words[-1] in ".;," or len(words.split()) > 14 or len(words) > 150 or labelled or MONEY.search(words))
