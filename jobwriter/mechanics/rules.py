"""The detectors of each rule, together."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from jobwriter.document import Document
from jobwriter.mechanics import (
    casing,
    characters,
    doubled,
    glued,
    marks,
    senses,
    slips,
    spacing,
    typos,
    unfinished,
    variants,
)
from jobwriter.mechanics.fault import Fault


def broken(document: Document) -> Iterator[Fault]:
    """Text that is damaged: lost, glued, doubled or unfinished."""
    return chain(
        doubled.words(document),
        doubled.sentences(document),
        glued.words(document),
        glued.lower(document),
        glued.headings(document),
        glued.run_on(document),
        unfinished.sentences(document),
        unfinished.torn(document),
        unfinished.shifted(document),
        marks.unmatched(document),
        marks.emphasis(document),
        senses.find(document),
        senses.missing(document),
        senses.foreign(document),
    )


def spelling(document: Document, locale: str) -> Iterator[Fault]:
    """Words and characters that are written wrong."""
    return chain(
        casing.find(document),
        typos.misspelled(document),
        typos.phrases(document),
        slips.find(document),
        typos.articles(document),
        spacing.find(document),
        variants.find(document, locale),
        characters.broken(document),
        characters.hidden(document),
        characters.emoji(document),
        characters.capitals(document),
        characters.stray_capitals(document),
    )
