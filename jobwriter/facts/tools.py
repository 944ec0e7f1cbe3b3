"""Tools: mentions of products, libraries, languages and clouds."""
from __future__ import annotations

from dataclasses import dataclass

from jobwriter.document import Document
from jobwriter.facts import Context


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention of a tool: canonical name, family, span."""

    name: str
    family: str
    start: int
    end: int


def extract(document: Document, context: Context) -> tuple[Mention, ...]:
    """Extract."""
    return ()
