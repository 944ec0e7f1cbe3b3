"""The result of a run, ready for any format: formats never compute, they only print what stands here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Literal

from jobwriter.document import Document
from jobwriter.facts.model import Facts
from jobwriter.finding import SEVERITIES, Finding, Severity
from jobwriter.records import EMPTY, record
from jobwriter.rule import Rule


@record
class Deduction:
    """Points that one rule took off, over how many findings."""

    rule: str
    points: float
    count: int


@record
class Score:
    """0 to 100 with its arithmetic.

    ``total`` is None where the text could not be judged; ``reason`` then says why.
    """

    total: int | None
    grade: str | None
    categories: Mapping[str, int] = EMPTY
    deductions: tuple[Deduction, ...] = ()
    reason: str = ""


@record
class Suppressed:
    """A finding that was found and set aside: it fails no run and takes off no points.

    Attributes:
        finding: what was found.
        by: ``comment`` (in the text), ``front-matter``, ``config`` (``per_file``) or ``baseline``.
        why: the reason that was given, empty if none was.
        until: the last day on which it stays set aside; None for no end.
        line: the line of the comment or of the front matter in the text of the file, None outside it.
        source: what set it aside, as written: ``ignore[missing-pay]``, the glob, the name of the baseline.
    """

    finding: Finding
    by: Literal["comment", "front-matter", "config", "baseline"]
    why: str = ""
    until: dt.date | None = None
    line: int | None = None
    source: str = ""


@record
class FileReport:
    """What a run says about one ad.

    ``document`` and ``facts`` are None when the file could not be read; ``errors`` then says why. ``fail_on`` and
    ``min_score`` are those of the settings that hold for the ad; ``ran`` are the ids of the rules that apply to it.
    """

    path: str
    locale: str | None = None
    jurisdictions: tuple[str, ...] = ()
    document: Document | None = None
    facts: Facts | None = None
    findings: tuple[Finding, ...] = ()
    score: Score = Score(None, None)
    notices: tuple[str, ...] = ()
    errors: tuple[str, ...] = ()
    suppressed: tuple[Suppressed, ...] = ()
    fail_on: str = "warning"
    min_score: float | None = None
    ran: frozenset[str] = frozenset()

    def fails(self, finding: Finding) -> bool:
        """Whether a finding fails the run."""
        return self.fail_on != "never" and finding.rank <= SEVERITIES.index(self.fail_on)

    @property
    def scores_too_low(self) -> bool:
        """Whether the ad has a score, and one below what is asked for."""
        return self.min_score is not None and self.score.total is not None and self.score.total < self.min_score


@record
class Report:
    """What a run says about all files; ``rules`` are those that findings name, for their texts."""

    files: tuple[FileReport, ...]
    rules: Mapping[str, Rule] = EMPTY

    def count(self, severity: Severity) -> int:
        """How many findings have this severity."""
        return sum(finding.severity == severity for file in self.files for finding in file.findings)
