"""Substitution: one wording should be another; the rewrite comes as a fix."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from jobwriter.document import Document
from jobwriter.finding import Fix, Match
from jobwriter.mends.articles import replaced
from jobwriter.rule import Rule


def find(
    rule: Rule, document: Document, spans: Sequence[tuple[int, int]], options: Mapping[str, Any]
) -> Iterator[Match]:
    """One match a hit, with the replacement of the pattern that matches it; a capital at the start is kept.

    The rewrite is safe with ``fix: replace``, unless the rule says of the pattern that a person should look first.
    """
    del options
    for start, end in spans:
        words = document.text[start:end]
        pattern, better = _replacement(rule, document.lower[start:end])
        if words[:1].isupper() and better[:1].islower():
            better = better[0].upper() + better[1:]
        edit = replaced(document, start, end, better)
        fix = Fix(f"Write {better!r}", (edit,), safe=rule.fix == "replace" and pattern not in rule.look_first)
        yield Match(start, end, {"words": words, "better": better}, fixes=(fix,))


def _replacement(rule: Rule, words: str) -> tuple[str, str]:
    """The pattern that matches the words, and what should stand there."""
    flat = " ".join(words.split())
    for pattern, better in rule.swap.items():
        if pattern.lower() == flat:
            return pattern, better
        if pattern[0] == pattern[-1] == "/" and (match := re.fullmatch(pattern[1:-1], words)):
            return pattern, match.expand(better)
    raise LookupError(f"rule {rule.id}: no replacement for {words!r}")
