"""Density: each use is a small matter; too many of them to the page are a graver one, said once, on the first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from jobwriter.document import Document
from jobwriter.finding import Match
from jobwriter.mends import praise
from jobwriter.rule import Rule


def find(
    rule: Rule, document: Document, spans: Sequence[tuple[int, int]], options: Mapping[str, Any]
) -> Iterator[Match]:
    """One match a hit; the first is a warning when there are more than the option ``per_100_words`` to 100 words.

    With ``fix: remove`` a rewrite that takes the adjective off its noun, where the sentence stays whole without it.
    """
    dense = len(spans) > 1 and len(spans) * 100 > options["per_100_words"] * document.words
    for number, (start, end) in enumerate(spans):
        yield Match(
            start,
            end,
            {"words": document.text[start:end]},
            severity="warning" if dense and number == 0 else None,
            fixes=praise.fixes(document, start, end) if rule.fix == "remove" else (),
        )
