"""Occurrence: the words are fine once, and too much when they pile up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from jobwriter.document import Document
from jobwriter.finding import Match
from jobwriter.rule import Rule


def find(
    rule: Rule, document: Document, spans: Sequence[tuple[int, int]], options: Mapping[str, Any]
) -> Iterator[Match]:
    """One match on the first hit when there are more than the option ``max``."""
    del rule
    if len(spans) > options["max"]:
        start, end = spans[0]
        yield Match(start, end, {"words": document.text[start:end], "count": len(spans), "max": options["max"]})
