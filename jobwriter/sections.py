"""Cuts the ad into sections by its headings: first form, exact names only."""

from __future__ import annotations

from jobwriter.document import Block, Draft, Section, SectionKind, Span, Zone

_KNOWN: dict[str, SectionKind] = {
    "about us": "company", "who we are": "company", "company description": "company", "about the company": "company",
    "about the role": "summary", "the role": "summary", "job description": "summary", "overview": "summary",
    "responsibilities": "duties", "what you'll do": "duties", "what you will do": "duties", "key responsibilities": "duties",
    "what you'll be doing": "duties", "role responsibilities": "duties",
    "requirements": "requirements", "what you'll bring": "requirements", "what we're looking for": "requirements",
    "about you": "requirements", "qualifications": "requirements", "who you are": "requirements", "must have": "requirements",
    "nice to have": "nice-to-have", "preferred qualifications": "nice-to-have", "bonus points": "nice-to-have",
    "benefits": "benefits", "what we offer": "benefits", "perks": "benefits", "what's in it for you": "benefits",
    "salary": "pay", "location": "place", "how to apply": "process", "interview process": "process",
    "about the team": "team", "the team": "team", "our values": "values", "equal opportunities": "legal", "skills": "skills",
}  # fmt: skip


def kind_of(words: str) -> SectionKind | None:
    """The kind of a heading by its words, or None."""
    return _KNOWN.get(words.strip(" :*#").lower())


def cut(draft: Draft, zones: tuple[Zone, ...], title: Span | None) -> tuple[tuple[Block, ...], tuple[Section, ...]]:
    """Return the blocks, with those lines that act as headings marked as such, and the sections of the ad."""
    del zones
    blocks: list[Block] = []
    sections: list[Section] = []
    heading: Block | None = None
    kind: SectionKind = "other"
    body: list[Block] = []
    start = 0

    def close(end: int) -> None:
        if heading or body:
            sections.append(Section(kind, heading, start, end, tuple(body)))

    for block in draft.blocks:
        words = draft.text[block.start : block.end]
        known = kind_of(words)
        if block.kind == "line" and known:
            block = Block("heading", block.start, block.end, 3, "label", block.gap)
        if block.kind == "heading":
            close(block.start)
            heading, body, start = block, [], block.start
            kind = "title" if title and title.start == block.start else known or "other"
        else:
            body.append(block)
        blocks.append(block)
    close(len(draft.text))
    return tuple(blocks), tuple(sections)
