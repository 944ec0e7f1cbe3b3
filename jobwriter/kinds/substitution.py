"""Substitution: one wording should be another; the rewrite comes as a fix."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from jobwriter.document import Document
from jobwriter.finding import Edit, Fix, Match
from jobwriter.rule import Rule


def find(
    rule: Rule, document: Document, spans: Sequence[tuple[int, int]], options: Mapping[str, Any]
) -> Iterator[Match]:
    """One match a hit, with the replacement of the pattern that matches it; a capital at the start is kept."""
    del options
    for start, end in spans:
        words = document.text[start:end]
        better = _replacement(rule, document.lower[start:end])
        if words[:1].isupper() and better[:1].islower():
            better = better[0].upper() + better[1:]
        fix = Fix(f"Write {better!r}", (Edit(start, end, better),), safe=rule.fix == "replace")
        yield Match(start, end, {"words": words, "better": better}, fixes=(fix,))


def _replacement(rule: Rule, words: str) -> str:
    flat = " ".join(words.split())
    for pattern, better in rule.swap.items():
        if pattern.lower() == flat:
            return better
        if pattern[0] == pattern[-1] == "/" and (match := re.fullmatch(pattern[1:-1], words)):
            return match.expand(better)
    raise LookupError(f"rule {rule.id}: no replacement for {words!r}")
