"""Dates."""
from __future__ import annotations

from dataclasses import dataclass

from jobwriter.document import Document
from jobwriter.facts import Context
from jobwriter.facts.model import Date


@dataclass(frozen=True, slots=True)
class Dates:
    """Posted, closing and start dates."""

    closing: Date | None = None
    closings: tuple[Date, ...] = ()
    posted: Date | None = None
    posteds: tuple[Date, ...] = ()
    start: Date | None = None


def extract(document: Document, context: Context) -> Dates:
    """Extract."""
    return Dates()
