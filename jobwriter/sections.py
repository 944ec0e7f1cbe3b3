"""Cuts the ad into sections: which lines act as headings, and what each part is about.

A heading is a line that the reader marked as one, a line with a known name, or a line that stands like a heading:
short, set apart, and followed by a list or a paragraph. Its kind comes from its name, else from its shape, else from
what stands under it, else from the section it stands in. Text without a heading is sorted by its cues.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from jobwriter import content, flatten, packs
from jobwriter.document import Block, Draft, Section, SectionKind, Span, Zone
from jobwriter.headings import LONGEST, is_name, kind_of, leads_to_extras, normal, shape_of
from jobwriter.headlines import Headlines
from jobwriter.records import record

__all__ = ["cut", "kind_of"]

_LISTS = frozenset({"duties", "requirements", "nice-to-have", "skills", "benefits"})
_PARENTS = frozenset({"duties", "requirements", "nice-to-have", "skills", "benefits", "values", "process", "legal"})
_HANDED = frozenset({"duties", "requirements", "skills", "benefits", "company", "summary", "team", "other", "title"})
"""Kinds that a heading without a kind of its own takes over from the section before it."""

_BEFORE = frozenset({"company", "summary", "duties", "team"})
"""Kinds that stand above the requirements: a heading ``Requirements`` right over one of them names the whole ad."""

_JUDGED = frozenset({"heading", "line", "item"})
_OPENERS = frozenset({"duties", "requirements", "nice-to-have", "skills", "benefits", "company", "team", "process"})


@record(frozen=False)
class _Part:
    """A section in the making."""

    heading: Block | None
    kind: SectionKind | None
    body: list[Block]


def cut(
    draft: Draft, lower: str, zones: Sequence[Zone], title: Span | None
) -> tuple[tuple[Block, ...], tuple[Section, ...]]:
    """Find headings and sections.

    Args:
        draft: the page as read.
        lower: its text in lower case, same length.
        zones: the zones of the page; sections lie in ad zones only.
        title: where the title stands.

    Returns:
        All blocks, with lines that act as headings marked so and flattened lists taken apart, and the sections.
    """
    cutter = _Cutter(draft, lower, title)
    blocks: list[Block] = []
    sections: list[Section] = []
    at = 0
    carried: SectionKind = "other"
    for zone in zones:
        inside: list[Block] = []
        while at < len(draft.blocks) and draft.blocks[at].start < zone.end:
            inside.append(draft.blocks[at])
            at += 1
        if zone.kind != "ad":
            blocks += inside
            continue
        marked, parts = cutter.zone(inside, carried)
        blocks += marked
        sections += parts
        if parts:
            carried = parts[-1].kind
    blocks += draft.blocks[at:]
    return tuple(blocks), tuple(sections)


class _Cutter:
    """Cuts one zone after the other."""

    def __init__(self, draft: Draft, lower: str, title: Span | None) -> None:
        self.text = draft.text
        self.lower = lower
        self.headlines = Headlines(draft.text, lower, title)

    def zone(self, found: Sequence[Block], carried: SectionKind) -> tuple[list[Block], list[Section]]:
        """Mark the headings among the blocks of a zone and build its sections."""
        blocks: list[Block] = []
        for block in found:
            if block.kind == "line" and block.end - block.start >= flatten.SHORTEST:
                blocks += flatten.expand(self.text, self.lower, block)
            else:
                blocks.append(block)
        marked: list[Block] = []
        for index, block in enumerate(blocks):
            if block.kind in _JUDGED:
                previous = marked[-1] if marked else None
                marked.append(self.headlines.judge(blocks, index, block, previous))
            else:
                marked.append(block)
        return marked, self._sections(marked, carried)

    def _sections(self, blocks: Sequence[Block], carried: SectionKind) -> list[Section]:
        parts: list[_Part] = []
        for block in blocks:
            if block.kind == "heading":
                words = self.text[block.start : block.end]
                title = self.headlines.is_title(block)
                kind: SectionKind | None = "title" if title else kind_of(words) or shape_of(words)
                if kind is None and len(words) > LONGEST and leads_to_extras(words):
                    kind = "nice-to-have"
                parts.append(_Part(block, kind, []))
                if title:
                    parts.append(_Part(None, None, []))
            elif block.kind == "line" and (labelled := self._labelled(block)):
                parts.append(_Part(None, labelled, [block]))
            else:
                if not parts:
                    parts.append(_Part(None, None, []))
                parts[-1].body.append(block)
        sections: list[Section] = []
        current = carried
        duties = any(part.kind == "duties" for part in parts)
        above: _Part | None = None
        asked = False
        depth = 6
        for index, part in enumerate(parts):
            if part.heading is None and not part.body:
                continue
            follower = parts[index + 1] if index + 1 < len(parts) and parts[index + 1].heading else None
            kind = self._kind(part, current, above, follower, depth, duties=duties)
            if kind == "requirements" and asked and part.heading is not None and self._wishes(part.heading):
                kind = "nice-to-have"
            asked = asked or kind in {"requirements", "skills"}
            if part.heading is not None:
                above = part
                depth = part.heading.depth if part.kind else depth
            sections += self._split(part, kind)
            if kind not in {"title", "other"} or part.kind:
                current = kind if kind != "title" else current
        return sections

    def _wishes(self, heading: Block) -> bool:
        """Whether a heading below the requirements goes on to what would be ideal: ``Ideally, you have``."""
        return "ideally" in normal(self.text[heading.start : heading.end]).split()

    def _labelled(self, block: Block) -> SectionKind | None:
        """The kind of section that ``Requirements: two years of ...`` opens; None for other lines."""
        stop = min(block.end, block.start + 60)
        mark = max(self.text.find(":", block.start, stop), self.text.find("? ", block.start, stop))
        if mark < 0 or mark + 1 >= block.end:
            return None
        label = self.text[block.start : mark].strip(" *_")
        value = len(self.text[mark + 1 : min(block.end, mark + 200)].split())
        if self.text[mark] == "?":
            return "company" if value >= 8 and label.startswith("Why ") and shape_of(label) == "benefits" else None
        kind = kind_of(label)
        if kind in _OPENERS and value >= (3 if kind in {"duties", "requirements", "nice-to-have"} else 8):
            return kind
        return None

    def _kind(
        self,
        part: _Part,
        current: SectionKind,
        above: _Part | None,
        follower: _Part | None,
        depth: int,
        *,
        duties: bool,
    ) -> SectionKind:
        """The kind of a part: by name, shape, content or the section it stands in."""
        if part.heading is None:
            return part.kind or "other"
        if part.kind == "title":
            return "title"
        form = normal(self.text[part.heading.start : part.heading.end])
        choices = _ambiguous().get(form)
        if choices is None and part.kind == "benefits" and form.startswith("why ") and not is_name(form):
            choices = ["company", "benefits"]
        if not part.body:
            holds = part.kind == "requirements" and follower is not None and follower.kind in _BEFORE
            return "other" if holds else part.kind or current
        if part.kind and not choices:
            return self._nested(part, part.kind, current, above)
        if choices and choices[0] == "company":
            cues = content.cues(self.lower, part.body[0].start, part.body[-1].end)
            if "benefits" in choices and cues.get("benefits", 0) > max(1, cues.get("company", 0) - 1):
                return "benefits"
        about = self._about(part.body, strong=not choices and current in _PARENTS)
        if choices:
            if about not in choices or (about == "duties" and duties and choices[0] == "summary"):
                return choices[0]
            return about
        return about or (current if current in _HANDED or part.heading.depth > depth else "other")

    def _nested(self, part: _Part, kind: SectionKind, current: SectionKind, above: _Part | None) -> SectionKind:
        """The kind of a part whose heading has a meaning of its own, but may stand below another heading."""
        if current not in _LISTS or part.heading is None or kind == current:
            return kind
        if kind == "skills" and above is not None and not above.body and above.kind in {"requirements", "nice-to-have"}:
            return current
        if kind in _LISTS - {"skills"} or kind_of(self.text[part.heading.start : part.heading.end]):
            return kind
        items = [block for block in part.body if block.kind == "item"]
        return current if len(items) > 1 and content.of_list(self.lower, items) == current else kind

    def _about(self, body: Sequence[Block], strong: bool) -> SectionKind | None:
        """What most of a body is about."""
        items = [block for block in body if block.kind == "item"]
        if len(items) >= 2:
            return content.of_list(self.lower, items)
        short = len(body) >= 3 and all(block.end - block.start < 320 for block in body)
        if short and (found := content.of_list(self.lower, body)):
            return found
        return content.of_prose(self.lower, body[0].start, body[-1].end, strong=strong)

    def _split(self, part: _Part, kind: SectionKind) -> list[Section]:
        """The sections of a part: text that clearly speaks of something else than its heading stands alone."""
        if part.heading is not None and kind == "title":
            return [Section(kind, part.heading, part.heading.start, part.heading.end, ())]
        runs: list[tuple[SectionKind, list[Block]]] = [(kind, [])]
        free = part.heading is None and part.kind is None
        seen_list = False
        for block in part.body:
            now = runs[-1][0]
            about: SectionKind | None = None
            if block.kind == "line" and (block.end - block.start) > 40:
                if free:
                    about = content.of_prose(self.lower, block.start, block.end)
                elif runs[-1][1] and (block.gap or block.end - block.start > 250):
                    about = content.of_prose(self.lower, block.start, block.end, strong=True)
                    if now in _LISTS and not seen_list and about != "legal":
                        about = None
                    if about == "company" and now in {"team", "values", "summary", "title"}:
                        about = None
                    if about is None and now in {"company", "place"}:
                        about = "summary" if content.tells_role(self.lower, block.start, block.end) else None
                if now not in _LISTS and about != "legal" and content.tells_needs(self.lower, block.start, block.end):
                    about = "requirements"
            elif block.kind == "item":
                seen_list = True
            if about and about != now:
                runs.append((about, [block]))
            else:
                runs[-1][1].append(block)
        sections: list[Section] = []
        for number, (about, blocks) in enumerate(runs):
            heading = part.heading if number == 0 else None
            if heading is None and not blocks:
                continue
            start = heading.start if heading else blocks[0].start
            end = blocks[-1].end if blocks else heading.end if heading else start
            if free and about == "other":
                items = [block for block in blocks if block.kind == "item"]
                about = (content.of_list(self.lower, items) if len(items) > 1 else None) or "other"
            sections.append(Section(about, heading, start, end, tuple(blocks)))
        return sections


@lru_cache(maxsize=1)
def _ambiguous() -> dict[str, list[SectionKind]]:
    found: dict[str, list[SectionKind]] = packs.lexicon("sections")["ambiguous"]
    return found
