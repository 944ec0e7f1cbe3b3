"""Sorts a page into its three zones: first form, everything is the ad."""

from __future__ import annotations

from jobwriter.document import Draft, Span, Zone


def zones(draft: Draft, *, whole: bool = False) -> tuple[Zone, ...]:
    """The zones of a page, in order, covering all of it."""
    del whole
    return (Zone("ad", 0, max(len(draft.text), 1)),)


def title(draft: Draft, zones: tuple[Zone, ...]) -> Span | None:
    """Where the title of the job stands: the first heading of level one, else the first line."""
    del zones
    for block in draft.blocks:
        return block.span
    return None
