"""How an ad is laid out: its lists, its length, what speaks of the employer, headings over nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jobwriter.document import Block, Document, Section
from jobwriter.headings import kind_of
from jobwriter.patterns import compiled
from jobwriter.records import record

_JOB = frozenset(
    (
        "you", "your", "you'll", "you're", "you've", "you'd", "yourself", "role", "role's", "position", "candidate",
        "candidates", "applicant", "applicants", "seeking", "hiring", "recruiting", "looking", "apply", "application",
        "vacancy", "salary", "responsibilities", "requirements", "job", "opportunity", "join", "reporting",
    )
)  # fmt: skip
_EMPLOYER = frozenset(
    (
        "we", "our", "us", "we're", "we've", "we'll", "company", "companies", "client", "clients", "customers",
        "founded", "headquartered", "mission", "platform", "group", "global", "world's", "countries", "employees",
        "industry", "leading", "leader", "market", "investors", "brand", "brands", "organisation", "organization",
        "world", "sector", "startup", "startups", "business", "businesses", "customer", "billion",
        "million", "award", "vcs",
    )
)  # fmt: skip


@record
class BulletList:
    """A list as marked: its items at the outermost depth, and the section it stands in."""

    items: tuple[Block, ...]
    section: Section


def lists(document: Document) -> Iterator[BulletList]:
    """The lists of an ad that the writer marked, in order; bullets within a line are none."""
    for section in document.sections:
        items: list[Block] = []
        for block in (*section.blocks, None):
            listed = block is not None and block.kind == "item" and block.marker != "inline"
            if items and block is not None and block.kind == "line" and _continues(document, items[-1], block):
                continue
            if items and (block is None or not listed or _numbered(block) != _numbered(items[0])):
                outer = min(item.depth for item in items)
                yield BulletList(tuple(item for item in items if item.depth == outer), section)
                items = []
            if block is not None and listed:
                items.append(block)


def _continues(document: Document, item: Block, line: Block) -> bool:
    """Whether a line goes on with an item: a page cut it at its column's width, or the item is a label."""
    first, last = document.text[line.start], document.text[item.end - 1]
    if last == ":" and item.end - item.start < _COLUMN and document.text.count("\n", item.end, line.start) == 1:
        return True
    return first.islower() or (last not in ".!?:" and item.end - item.start >= _COLUMN and not first.isupper())


_COLUMN = 60
"""Characters from which a line may have been cut at the width of a column."""


def _numbered(item: Block) -> bool:
    """Whether an item opens with a number; one among bullets heads those that follow."""
    return item.depth == 0 and item.marker[:1].isdigit()


_counted: list[tuple[Document, dict[int, int]]] = []


def words(document: Document, block: Block) -> int:
    """How many words a block has, cut at white space; kept for the latest document, whose blocks many rules count."""
    if not _counted or _counted[0][0] is not document:
        _counted[:] = [(document, {})]
    known = _counted[0][1]
    count = known.get(block.start)
    if count is None:
        count = known[block.start] = len(document.text[block.start : block.end].split())
    return count


def length(document: Document) -> int:
    """How many words the employer's text has."""
    return sum(_section_words(document, section) for section in document.sections)


def _section_words(document: Document, section: Section) -> int:
    heading = words(document, section.heading) if section.heading else 0
    return heading + sum(words(document, block) for block in section.blocks)


def employer_share(document: Document) -> float:
    """The share of words that speak of the employer, its values and its policies; benefits do not count.

    Sections about the employer count as a whole; of the job's summary and of text without a known heading, those
    sentences that speak of the employer and neither of the reader nor of the role.
    """
    total = about = 0
    mixed: set[int] = set()
    for number, section in enumerate(document.sections):
        if section.kind == "title":
            continue
        count = _section_words(document, section)
        total += count
        if section.kind in {"company", "values", "legal"}:
            about += count
        elif section.kind in {"summary", "other", "process"}:
            mixed.add(number)
    for sentence in document.sentences:
        if sentence.section in mixed and sentence.kind == "prose":
            said = document.lower[sentence.start : sentence.end].split()
            if len(said) >= 6 and _of_employer(said) and not _HOLDER.match(document.lower, sentence.start):
                about += len(said)
    return about / total if total else 0.0


_HOLDER = compiled(
    r"(?:the|this|an?|as an?) (?:[\w/&-]+ ){0,4}?(?:engineer|scientist|analyst|developer|architect|researcher|manager"
    r"|lead|consultant|specialist|designer|intern|hire|incumbent|post-?holder|job-?holder) (?:will|is|has|must|should"
    r"|would|plays?|works?|reports?|leads?|designs?|builds?|develops?|manages?|needs?|owns?|ensures?|supports?)\b"
)
"""How a sentence begins that tells what the person in the job does: ``The Data Engineer will ...``."""


def _of_employer(said: Sequence[str]) -> bool:
    """Whether the words of a sentence speak of the employer, and neither of the reader nor of the role."""
    if not _JOB.isdisjoint(said):
        return False
    bare = {word.strip('.,;:!?()"') for word in said}
    return bare.isdisjoint(_JOB) and not bare.isdisjoint(_EMPLOYER)


def empty_headings(document: Document) -> Iterator[Block]:
    """Headings under which nothing stands, not even a heading of lower rank or of the same matter."""
    for number, section in enumerate(document.sections, start=1):
        follower = document.sections[number] if number < len(document.sections) else None
        if section.heading is None or section.blocks or section.kind == "title":
            continue
        if not any(before.blocks for before in document.sections[: number - 1]):
            continue  # a label over the whole ad
        if follower is not None and (
            follower.heading is None
            or not (_is_named(document, section.heading) and _is_named(document, follower.heading))
            or follower.kind == section.kind
            or follower.heading.depth > section.heading.depth
            or (section.kind, follower.kind) in _PARENTS
            or _COVERS.match(document.lower, section.heading.start, section.heading.end)
        ):
            continue
        if follower is None and document.zone_at(section.heading.end).end < len(document.text.rstrip()):
            continue  # what stands under it is no part of the ad
        yield section.heading


_PARENTS = frozenset((
    ("requirements", "nice-to-have"), ("requirements", "skills"), ("skills", "requirements"),
    ("skills", "nice-to-have"),
    ("benefits", "pay"), ("benefits", "place"), ("summary", "duties"),
))  # fmt: skip
"""Kinds of headings of which the second is a part of the first."""
_COVERS = compiled(
    r"(?:additional|further|other|more|general) (?:information|info|details)\b|job (?:description|details)\b"
)
"""Names of headings that promise nothing but further headings."""


def _is_named(document: Document, heading: Block) -> bool:
    """Whether a heading is known by its name, not only by where it stands."""
    return kind_of(document.text[heading.start : heading.end]) is not None


def opening(text: str, start: int, end: int, longest: int = 60) -> int:
    """Where the opening words of a long passage end, by which a finding names it."""
    if end - start <= longest:
        return end
    return max(text.rfind(" ", start, start + longest), start + 1)
