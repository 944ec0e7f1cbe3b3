"""From a draft as read to a document as understood: zones, title, sections, sentences, words."""

from __future__ import annotations

from collections.abc import Sequence

from jobwriter import page, patterns, sections, sentences
from jobwriter.characters import lower
from jobwriter.document import Block, Document, Draft, Section, Sentence, Zone
from jobwriter.language import is_english
from jobwriter.matcher import tokenize


def understand(draft: Draft, *, whole: bool = False) -> Document:
    """Understand a draft.

    Args:
        draft: what a reader made.
        whole: keep all of the page as the ad (``--whole``).
    """
    low = lower(draft.text)
    tokens = tokenize(low)
    places = patterns.index(low, tokens.words, tokens.starts)
    zones = page.zones(draft, low, whole=whole)
    title = page.title(draft, zones)
    blocks, parts = sections.cut(draft, low, zones, title)
    units = _sentences(draft.text, blocks, parts, zones)
    ads = [zone for zone in zones if zone.kind == "ad"]
    words = sum(tokens.first_at_or_after(zone.end) - tokens.first_at_or_after(zone.start) for zone in ads)
    return Document(
        path=draft.path,
        format=draft.format,
        source=draft.source,
        text=draft.text,
        lower=low,
        offsets=draft.offsets,
        blocks=blocks,
        fields=draft.fields,
        title=title,
        zones=zones,
        sections=parts,
        sentences=units,
        tokens=tokens,
        words=words,
        english=is_english([low[zone.start : zone.end] for zone in ads], places),
        notices=draft.notices,
        links=draft.links,
    )


def _sentences(
    text: str, blocks: Sequence[Block], parts: Sequence[Section], zones: Sequence[Zone]
) -> tuple[Sentence, ...]:
    found: list[Sentence] = []
    section = zone = stop = 0
    stops = sentences.stops(text)
    for number, block in enumerate(blocks):
        if block.kind in {"code", "comment"}:
            continue
        while zone + 1 < len(zones) and zones[zone].end <= block.start:
            zone += 1
        while section < len(parts) and parts[section].end <= block.start:
            section += 1
        holder = section if section < len(parts) and parts[section].start <= block.start else -1
        if zones[zone].kind != "ad":
            holder = -1
        if block.kind == "heading":
            found.append(Sentence("heading", block.start, block.end, number, holder))
            continue
        kind = "item" if block.kind == "item" else "prose"
        while stop < len(stops) and stops[stop].start() < block.start:
            stop += 1
        inside = stop
        while inside < len(stops) and stops[inside].end() < block.end:
            inside += 1
        if inside == stop and not (text[block.start].isspace() or text[block.end - 1].isspace()):
            found.append(Sentence(kind, block.start, block.end, number, holder))  # type: ignore[arg-type]
            continue
        for start, end in sentences.split(text, block.start, block.end, stops[stop:inside]):
            found.append(Sentence(kind, start, end, number, holder))  # type: ignore[arg-type]
    return tuple(found)
