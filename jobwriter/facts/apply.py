"""How to apply and what follows."""
from __future__ import annotations

from dataclasses import dataclass

from jobwriter.document import Document
from jobwriter.facts import Context
from jobwriter.facts.model import Apply, Process


@dataclass(frozen=True, slots=True)
class Route:
    """The way in and what follows."""

    process: Process = Process()
    apply: Apply | None = None


def extract(document: Document, context: Context) -> Route:
    """Extract."""
    return Route()
