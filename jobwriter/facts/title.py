"""Title and employer: placeholder of the first hour."""
from __future__ import annotations

from dataclasses import dataclass

from jobwriter.document import Document
from jobwriter.facts import Context
from jobwriter.facts.model import Employer, Title


@dataclass(frozen=True, slots=True)
class Titles:
    """The title and the employer."""

    title: Title | None = None
    employer: Employer | None = None


def extract(document: Document, context: Context) -> Titles:
    """Extract."""
    return Titles()
