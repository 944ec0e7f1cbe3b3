"""Settings of a run: defaults, the house's ``.jobwriter.yaml`` and the command line, each value with its source."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from jobwriter.finding import Severity


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run is asked to do; built by :func:`jobwriter.config.load` and the command line.

    Attributes:
        select: rule ids or categories to run; empty for all stable ones.
        ignore: rule ids or categories to leave out.
        preview: also run rules in preview.
        severity: severities by rule id, ``category/*`` or category.
        options: rule options by rule id.
        fail_on: the severity from which findings fail a run, or ``never``.
        min_score: the score below which a run fails, or None.
        jurisdictions: ISO 3166 codes.
        locale: ``en-GB`` or ``en-US``.
        as_of: the date of the run; None for today.
        whole: do not cut the page.
        employer_type: ``direct`` or ``agency``.
        sources: where each value that is not a default came from, by name.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    preview: bool = False
    severity: Mapping[str, Severity] = field(default_factory=dict)
    options: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    fail_on: str = "warning"
    min_score: float | None = None
    jurisdictions: tuple[str, ...] = ()
    locale: str | None = None
    as_of: dt.date | None = None
    whole: bool = False
    employer_type: str | None = None
    sources: Mapping[str, str] = field(default_factory=dict)
