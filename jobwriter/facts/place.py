"""Places."""
from __future__ import annotations

from jobwriter.document import Document
from jobwriter.facts import Context
from jobwriter.facts.model import Place


def extract(document: Document, context: Context) -> tuple[Place, ...]:
    """Extract."""
    return ()
