"""The requirement ledger, years, degree."""
from __future__ import annotations

from dataclasses import dataclass

from jobwriter.document import Document
from jobwriter.facts import Context
from jobwriter.facts.model import Degree, Requirement, Tool, Years
from jobwriter.facts.tools import Mention


@dataclass(frozen=True, slots=True)
class Asks:
    """What the ad asks for."""

    requirements: tuple[Requirement, ...] = ()
    years: tuple[Years, ...] = ()
    degree: Degree | None = None
    tools: tuple[Tool, ...] = ()


def extract(document: Document, context: Context, mentions: tuple[Mention, ...]) -> Asks:
    """Extract."""
    return Asks()
