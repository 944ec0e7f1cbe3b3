"""Adjustments, equal opportunity, on-call, sponsorship, clearance, travel, relocation."""
from __future__ import annotations

from dataclasses import dataclass

from jobwriter.document import Document
from jobwriter.facts import Context
from jobwriter.facts.model import Adjustments, Clearance, Fact, Offer, OnCall, Travel


@dataclass(frozen=True, slots=True)
class Terms:
    """The conditions around the job."""

    adjustments: Adjustments | None = None
    equal_opportunity: Fact | None = None
    on_call: OnCall | None = None
    sponsorship: Offer | None = None
    right_to_work: Fact | None = None
    clearance: Clearance | None = None
    travel: Travel | None = None
    relocation: Offer | None = None


def extract(document: Document, context: Context) -> Terms:
    """Extract."""
    return Terms()
