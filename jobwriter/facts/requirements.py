"""What the ad asks for: the requirement ledger, years, degree, and how firmly each tool is asked for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from jobwriter.document import Document
from jobwriter.facts import Context, asks, degree, ledger, years
from jobwriter.facts.ledger import Item
from jobwriter.facts.model import Degree, Requirement, Tool, Years
from jobwriter.facts.tools import Mention
from jobwriter.patterns import pattern
from jobwriter.records import record

_WISHED = pattern(r"\b(?:ideally|preferably|preferred:?)(?: \w+){0,2} ?\(?$", needs=("ideally", "prefer"))
"""Before a tool: it is the one of its kind that would suit best, and not needed."""
_STRENGTH = ("must", "duty", "nice", "other")


@record
class Asks:
    """What the ad asks for."""

    requirements: tuple[Requirement, ...] = ()
    years: tuple[Years, ...] = ()
    degree: Degree | None = None
    tools: tuple[Tool, ...] = ()


def extract(document: Document, context: Context, mentions: tuple[Mention, ...]) -> Asks:
    """Extract what the ad asks for.

    Args:
        document: the ad.
        context: not needed here; all extractors take it.
        mentions: the tools that the ad names, in order.
    """
    del context
    items = ledger.items(document)
    named = sorted(mentions, key=lambda mention: mention.start)
    return Asks(
        requirements=tuple(_requirements(document, items, named)),
        years=years.extract(document, items),
        degree=degree.extract(document, items),
        tools=_tools(document, items, named),
    )


def _requirements(document: Document, items: Sequence[Item], mentions: Sequence[Mention]) -> Iterator[Requirement]:
    starts = [mention.start for mention in mentions]
    asked: set[str] = set()
    for item in items:
        first = bisect_left(starts, item.start)
        here = mentions[first : bisect_left(starts, item.end, first)]
        spans = [(mention.start, mention.end) for mention in here]
        duty = item.kind == "duty"
        parts: tuple[asks.Ask, ...] = (asks.Ask(item.start, item.end),)
        if not duty:
            parts = asks.split(document.text, document.lower, item.start, item.end, spans)
        number = max(len(parts), asks.breadth(document.lower, item.start, item.end, spans, duty=duty))
        for part in _counted(parts) if len(parts) > 1 else parts:
            names = dict.fromkeys([one.name for one in here if part.start <= one.start < part.end]) if here else {}
            if item.kind == "must":
                if names and _only_names(here, part) and asked.issuperset(names):
                    continue
                asked.update(names)
            yield Requirement(
                text=" ".join(document.text[part.start : part.end].split()),
                kind="nice" if 0 <= item.soft <= part.start else item.kind,
                item=item.block,
                tools=tuple(names),
                asks=number,
                start=part.start,
                end=part.end,
            )


def _counted(parts: Sequence[asks.Ask]) -> list[asks.Ask]:
    """The asks as a reader counts them: the later members of a short list belong to the first."""
    counted: list[asks.Ask] = []
    for part in parts:
        if part.minor and counted:
            counted[-1] = asks.Ask(counted[-1].start, part.end)
        else:
            counted.append(part)
    return counted


def _only_names(mentions: Sequence[Mention], part: asks.Ask) -> bool:
    """Whether an ask is no more than the name of a tool; asked for a second time it is not counted again."""
    return any(one.start <= part.start and part.end <= one.end + 1 for one in mentions)


def _tools(document: Document, items: Sequence[Item], mentions: Sequence[Mention]) -> tuple[Tool, ...]:
    """One entry a tool: its mentions in the ad, and the strongest way in which it is asked for."""
    starts = [item.start for item in items]
    grouped: dict[str, list[Mention]] = {}
    for mention in mentions:
        if mention.source == "ad":
            grouped.setdefault(mention.name, []).append(mention)
    found = []
    for name, places in grouped.items():
        kinds = {_kind_at(document, items, starts, place.start) for place in places}
        found.append(
            Tool(
                name=name,
                family=places[0].family,
                kind=min(kinds, key=_STRENGTH.index),  # type: ignore[arg-type]
                mentions=tuple((place.start, place.end) for place in places),
                start=places[0].start,
                end=places[0].end,
            )
        )
    return tuple(found)


def _kind_at(document: Document, items: Sequence[Item], starts: Sequence[int], offset: int) -> str:
    at = bisect_right(starts, offset) - 1
    if at >= 0 and offset < items[at].end:
        item = items[at]
        if item.kind != "must":
            return item.kind
        wished = 0 <= item.soft <= offset or _WISHED.search(document.lower, max(item.start, offset - 30), offset)
        return "nice" if wished else "must"
    section = document.section_at(offset)
    if section is None:
        return "other"
    return {"duties": "duty", "nice-to-have": "nice"}.get(section.kind, "other")
