"""GitLab's code quality report: findings in the merge request. It knows lines and no columns."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from jobwriter.formats.places import lines, numbered, told, unjudged
from jobwriter.report import Report
from jobwriter.source import parted

_SEVERITIES = {"error": "major", "warning": "minor", "suggestion": "info"}


def render(report: Report) -> str:
    """The report as a JSON array. GitLab shows one finding for each fingerprint, so no two are alike."""
    rows = [
        _row(error, "could-not-judge", "blocker", file.path, (1, 1), f"could-not-judge\0{error}")
        for file, error in unjudged(report)
    ]
    for file in report.files:
        for finding, fingerprint in numbered(file.findings):
            severity = _SEVERITIES[finding.severity]
            rows.append(_row(told(file, finding), finding.rule, severity, file.path, lines(file, finding), fingerprint))
    return json.dumps(rows, indent=1)


def _row(message: str, rule: str, severity: str, path: str, span: tuple[int, int], fingerprint: str) -> dict[str, Any]:
    return {
        "description": message,
        "check_name": rule,
        "fingerprint": hashlib.sha256(f"{path}\0{fingerprint}".encode(errors="replace")).hexdigest()[:32],
        "severity": severity,
        "location": {"path": parted(path)[0], "lines": {"begin": span[0], "end": span[1]}},
    }
