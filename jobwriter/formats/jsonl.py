"""JSON Lines: one finding a line, as it stands in ``json``, with its file and score; an error is a line of its own."""

from __future__ import annotations

import json
from collections.abc import Iterator

from jobwriter.formats.json import finding_row
from jobwriter.report import Report


def render(report: Report) -> str:
    """The report as lines of ASCII; empty when nothing was found."""
    return "\n".join(_lines(report))


def _lines(report: Report) -> Iterator[str]:
    for file in report.files:
        for error in file.errors:
            yield json.dumps({"path": file.path, "error": error})
        for finding in file.findings:
            yield json.dumps({"path": file.path, "score": file.score.total, **finding_row(finding)})
