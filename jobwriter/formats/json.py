"""JSON, version 1: one object for all files; offsets are code points in the text of the file."""

from __future__ import annotations

import json
from typing import Any

import jobwriter
from jobwriter import packs
from jobwriter.document import Document
from jobwriter.facts.export import export
from jobwriter.finding import Finding
from jobwriter.report import FileReport, Report, Suppressed

_RULES = f"{jobwriter.HOME}/blob/v{jobwriter.__version__}/docs/rules"
_HOUSE = f"{jobwriter.HOME}/blob/v{jobwriter.__version__}/docs/configuration.md#rules-of-the-house"


def render(report: Report) -> str:
    """The report as one JSON object, in ASCII, so that it survives any terminal and pipe.

    Each file is written on its own: the encoder of the standard library holds every word of what it writes.
    """
    payload = {
        "version": 1,
        "tool": {"name": "jobwriter", "version": jobwriter.__version__},
        "files": [],
        "summary": {
            "files": len(report.files),
            "error": report.count("error"),
            "warning": report.count("warning"),
            "suggestion": report.count("suggestion"),
        },
    }
    files = ",".join("\n  " + json.dumps(_file(file), indent=1).replace("\n", "\n  ") for file in report.files)
    before, empty, after = json.dumps(payload, indent=1).partition('"files": []')
    return f'{before}"files": [{files}\n ]{after}' if files else before + empty + after


def _file(file: FileReport) -> dict[str, Any]:
    document = file.document
    return {
        "path": file.path,
        "locale": file.locale,
        "jurisdictions": list(file.jurisdictions),
        "ad": _zones(document),
        "score": file.score.total,
        "grade": file.score.grade,
        "categories": dict(file.score.categories),
        "deductions": [
            {"rule": item.rule, "points": item.points, "count": item.count} for item in file.score.deductions
        ],
        "sections": _sections(document),
        "facts": export(file.facts, document) if file.facts and document else {},
        "findings": [finding_row(finding) for finding in file.findings],
        "notices": list(file.notices),
        "suppressed": [_suppressed(item) for item in file.suppressed],
        "errors": list(file.errors),
    }


def _zones(document: Document | None) -> dict[str, Any]:
    zones = document.zones if document else ()
    spans: dict[str, list[Any]] = {"ad": [], "posting": [], "omitted": []}
    for zone in zones:
        assert document is not None  # noqa: S101 - zones come from a document
        start, end = document.to_source(zone.start, zone.end)
        spans[zone.kind].append(
            {"start": start, "end": end, "reason": zone.reason} if zone.kind == "omitted" else [start, end]
        )
    return {"spans": spans["ad"], "posting": spans["posting"], "omitted": spans["omitted"]}


def _sections(document: Document | None) -> list[dict[str, Any]]:
    rows = []
    for section in document.sections if document else ():
        assert document is not None  # noqa: S101 - sections come from a document
        start, end = document.to_source(section.start, section.end)
        heading = document.text[section.heading.start : section.heading.end] if section.heading else None
        rows.append({"kind": section.kind, "heading": heading, "start": start, "end": end})
    return rows


def _suppressed(item: Suppressed) -> dict[str, Any]:
    """A finding that was set aside, with what set it aside."""
    return {
        **finding_row(item.finding),
        "suppression": {
            "by": item.by,
            "reason": item.why,
            "until": item.until.isoformat() if item.until else None,
            "line": item.line,
            "source": item.source,
        },
    }


def finding_row(finding: Finding) -> dict[str, Any]:
    """A finding as the contract names its fields."""
    return {
        "rule": finding.rule,
        "category": finding.category,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "message": finding.message,
        "quote": finding.quote,
        "start": finding.start,
        "end": finding.end,
        "line": finding.line,
        "column": finding.column,
        "end_line": finding.end_line,
        "end_column": finding.end_column,
        "section": finding.section,
        "related": [{"start": item.start, "end": item.end, "message": item.message} for item in finding.related],
        "fixes": [
            {
                "title": fix.title,
                "safe": fix.safe,
                "edits": [{"start": edit.start, "end": edit.end, "text": edit.text} for edit in fix.edits],
            }
            for fix in finding.fixes
        ],
        "url": rule_url(finding.rule),
        "fingerprint": finding.fingerprint,
    }


def rule_url(rule: str) -> str:
    """The page of a rule, of the version that found it; for a rule of the house, what such rules are."""
    return f"{_RULES}/{rule}.md" if rule in packs.load().rules else _HOUSE
