"""Benefits."""
from __future__ import annotations

from jobwriter.document import Document
from jobwriter.facts import Context
from jobwriter.facts.model import Benefit


def extract(document: Document, context: Context) -> tuple[Benefit, ...]:
    """Extract."""
    return ()
