"""Reviewdog's diagnostic format, as one object (``rdjson``) or a line for each finding (``rdjsonl``).

Columns count the bytes of a line in UTF-8, from 1; ends are exclusive.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import jobwriter
from jobwriter.document import Document
from jobwriter.finding import Finding, Fix
from jobwriter.formats.json import rule_url
from jobwriter.formats.places import in_file, sound, told
from jobwriter.offsets import LineIndex
from jobwriter.report import FileReport, Report
from jobwriter.source import parted

SOURCE = {"name": "jobwriter", "url": jobwriter.HOME}
_SEVERITIES = {"error": "ERROR", "warning": "WARNING", "suggestion": "INFO"}


def render(report: Report) -> str:
    """The report as one object."""
    return json.dumps({"source": SOURCE, "diagnostics": list(_diagnostics(report))}, indent=1)


def render_lines(report: Report) -> str:
    """The report as lines; empty when nothing was found."""
    return "\n".join(json.dumps({**row, "source": SOURCE}) for row in _diagnostics(report))


def _diagnostics(report: Report) -> Iterator[dict[str, Any]]:
    for file in report.files:
        path, _ = parted(file.path)
        for error in file.errors:
            yield {
                "message": sound(error),
                "location": {"path": path, "range": {"start": {"line": 1}}},
                "severity": "ERROR",
                "code": {"value": "could-not-judge"},
            }
        index = LineIndex(file.document.source) if file.document and file.findings else LineIndex("")
        for finding in file.findings:
            yield _diagnostic(file, finding, index)


def _diagnostic(file: FileReport, finding: Finding, index: LineIndex) -> dict[str, Any]:
    path, _ = parted(file.path)
    row: dict[str, Any] = {
        "message": told(file, finding),
        "location": {"path": path, "range": {"start": {"line": 1}}},
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.rule, "url": rule_url(finding.rule)},
    }
    if file.document is None or finding.start is None or finding.end is None or not in_file(file, finding):
        return row
    source = file.document.source
    row["location"]["range"] = _range(source, index, finding.start, finding.end)
    if finding.fixes:
        row["suggestions"] = [_suggestion(file.document, index, fix) for fix in finding.fixes if fix.edits]
    return row


def _suggestion(document: Document, index: LineIndex, fix: Fix) -> dict[str, Any]:
    """A fix as one replacement: reviewdog offers each suggestion by itself, and the edits of a fix belong together."""
    edits = sorted(fix.edits, key=lambda edit: (edit.start, edit.end))
    start, end = edits[0].start, max(edit.end for edit in edits)
    parts, at = [], start
    for edit in edits:
        parts += [document.source[at : edit.start], edit.text]
        at = edit.end
    return {"range": _range(document.source, index, start, end), "text": sound("".join(parts))}


def _range(source: str, index: LineIndex, start: int, end: int) -> dict[str, Any]:
    return {"start": _position(source, index, start), "end": _position(source, index, end)}


def _position(source: str, index: LineIndex, offset: int) -> dict[str, int]:
    line, column = index.position(offset)
    before = source[offset - column + 1 : offset]
    return {"line": line, "column": len(before.encode("utf-8", "replace")) + 1}
