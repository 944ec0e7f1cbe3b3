"""Existence: the words should not be there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from jobwriter.document import Document
from jobwriter.finding import Edit, Fix, Match
from jobwriter.rule import Rule


def find(
    rule: Rule, document: Document, spans: Sequence[tuple[int, int]], options: Mapping[str, Any]
) -> Iterator[Match]:
    """One match a hit; with ``fix: remove`` a rewrite that takes the words out, with one of the spaces around them."""
    del options
    for start, end in spans:
        fixes: tuple[Fix, ...] = ()
        if rule.fix == "remove":
            before = start > 0 and document.text[start - 1] == " "
            left = start - 1 if before and document.text[end : end + 1] in {"", " ", "\n", ".", ","} else start
            fixes = (Fix("Remove it", (Edit(left, end, ""),), safe=True),)
        yield Match(start, end, {"words": document.text[start:end]}, fixes=fixes)
