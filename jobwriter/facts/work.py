"""Work mode, employment type, contract, hours."""
from __future__ import annotations

from dataclasses import dataclass

from jobwriter.document import Document
from jobwriter.facts import Context
from jobwriter.facts.model import Contract, EmploymentType, Hours, WorkMode


@dataclass(frozen=True, slots=True)
class Patterns:
    """How, how long and on what terms one works."""

    work_mode: WorkMode | None = None
    modes: tuple[WorkMode, ...] = ()
    employment_type: EmploymentType | None = None
    employment_types: tuple[EmploymentType, ...] = ()
    contract: Contract | None = None
    contracts: tuple[Contract, ...] = ()
    hours: Hours | None = None


def extract(document: Document, context: Context) -> Patterns:
    """Extract."""
    return Patterns()
