"""Pay."""
from __future__ import annotations

from dataclasses import dataclass

from jobwriter.document import Document
from jobwriter.facts import Context
from jobwriter.facts.model import Pay


@dataclass(frozen=True, slots=True)
class Pays:
    """Every pay figure, and the one that counts."""

    pay: Pay | None = None
    all: tuple[Pay, ...] = ()


def extract(document: Document, context: Context) -> Pays:
    """Extract."""
    return Pays()
