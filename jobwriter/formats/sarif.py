"""SARIF 2.1.0, the format of code scanning; columns count code points from 1, ends are exclusive."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

import jobwriter
from jobwriter.finding import Finding, Fix
from jobwriter.formats.json import rule_url
from jobwriter.formats.places import extracted, in_file, numbered, sound, told
from jobwriter.offsets import LineIndex
from jobwriter.report import FileReport, Report, Suppressed
from jobwriter.rule import Rule
from jobwriter.source import parted

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "suggestion": "note"}
_PROBLEMS = {"error": "error", "warning": "warning", "suggestion": "recommendation"}
_BASE = "%SRCROOT%"
_TYPES = {
    "markdown": "text/markdown",
    "text": "text/plain",
    "html": "text/html",
    "record": "application/json",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def render(report: Report, *, suppressed: bool = True) -> str:
    """The report as a log of one run, in ASCII.

    Args:
        report: what to print.
        suppressed: whether findings that were set aside are listed too, marked as such.
    """
    named = {finding.rule for file in report.files for finding in file.findings}
    if suppressed:
        named |= {item.finding.rule for file in report.files for item in file.suppressed}
    rules = {identity: number for number, identity in enumerate(sorted(named))}
    results = [row for file in report.files for row in _results(file, rules, suppressed=suppressed)]
    run = {
        "tool": {
            "driver": {
                "name": "jobwriter",
                "version": jobwriter.__version__,
                "informationUri": jobwriter.HOME,
                "rules": [_rule(report.rules[identity]) for identity in rules],
            }
        },
        "invocations": [_invocation(report)],
        "originalUriBaseIds": {_BASE: {"description": {"text": "The root of the repository."}}},
        "artifacts": list(_artifacts(report)),
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "results": results,
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1)


def _rule(rule: Rule) -> dict[str, Any]:
    """A rule with its help, as its file states it."""
    evidence = [
        f"- {item.claim}{' (contested)' if item.contested else ''}{f' <{item.url}>' if item.url else ''}"
        for item in rule.evidence
    ]
    parts = [rule.why, f"**Write instead.** {rule.advice}", "\n".join(evidence), f"[More]({rule_url(rule.id)})"]
    row = {
        "id": rule.id,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.why},
        "help": {
            "text": f"{rule.why}\n\nWrite instead: {rule.advice}",
            "markdown": "\n\n".join(part for part in parts if part),
        },
        "helpUri": rule_url(rule.id),
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {
            "tags": ["job-ad", rule.category],
            "precision": rule.confidence,
            "problem.severity": _PROBLEMS[rule.severity],
        },
    }
    return row | ({"deprecatedIds": list(rule.formerly)} if rule.formerly else {})


def _invocation(report: Report) -> dict[str, Any]:
    """Whether all ads could be judged, and what else is to be said about them."""
    said = [("error", file, text) for file in report.files for text in file.errors]
    said += [("note", file, text) for file in report.files for text in file.notices]
    return {
        "executionSuccessful": not any(file.errors for file in report.files),
        "toolExecutionNotifications": [
            {"level": level, "message": _message(text), "locations": [_location(file)]} for level, file, text in said
        ],
    }


def _artifacts(report: Report) -> Iterator[dict[str, Any]]:
    """The files that were read, each once, with the score of the ad in it."""
    seen = set()
    for file in report.files:
        name, pointer = parted(file.path)
        if name in seen:
            continue
        seen.add(name)
        row: dict[str, Any] = {"location": _artifact(file), "roles": ["analysisTarget"]}
        if file.document is not None:
            row["mimeType"] = _TYPES[file.document.format]
        if file.score.total is not None and not pointer:
            row["properties"] = {"score": file.score.total, "grade": file.score.grade}
        yield row


def _results(file: FileReport, rules: Mapping[str, int], *, suppressed: bool) -> Iterator[dict[str, Any]]:
    aside = {id(item.finding): item for item in file.suppressed} if suppressed else {}
    index = LineIndex(file.document.source if file.document else "")
    every = (*file.findings, *(item.finding for item in file.suppressed if suppressed))
    for finding, fingerprint in numbered(every):
        yield _result(file, finding, index, rules[finding.rule], fingerprint) | {
            "suppressions": [_suppression(aside[id(finding)])] if id(finding) in aside else []
        }


def _result(file: FileReport, finding: Finding, index: LineIndex, number: int, fingerprint: str) -> dict[str, Any]:
    row: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": number,
        "level": _LEVELS[finding.severity],
        "message": _message(told(file, finding)),
        "locations": [_place(file, finding)],
        "partialFingerprints": {"jobwriter/v1": fingerprint},
        "properties": _properties(file, finding),
    }
    if finding.related:
        row["relatedLocations"] = [
            {
                "id": number,
                "message": _message(_said(file, item.message, index, item.start)),
                **_location(file, None if extracted(file) else _region(index, item.start, item.end)),
            }
            for number, item in enumerate(finding.related)
        ]
    if finding.fixes and not extracted(file):
        row["fixes"] = [_fix(file, fix, index) for fix in finding.fixes if fix.edits]
    return row


def _place(file: FileReport, finding: Finding) -> dict[str, Any]:
    """Where a finding stands; the first line stands for what has no line in the file."""
    if not in_file(file, finding):
        why = "The ad as a whole" if finding.start is None else "A place in the extracted text"
        return _location(file, {"startLine": 1}) | {"message": {"text": f"{why}: line 1 stands for it."}}
    region: dict[str, Any] = {
        "startLine": finding.line,
        "startColumn": finding.column,
        "endLine": finding.end_line,
        "endColumn": finding.end_column,
    }
    if finding.quote:
        region["snippet"] = {"text": sound(finding.quote)}
    return _location(file, region)


def _location(file: FileReport, region: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """A file, the record in it if it holds several, and a region."""
    _, pointer = parted(file.path)
    place = {"artifactLocation": _artifact(file)} | ({"region": region} if region else {})
    row: dict[str, Any] = {"physicalLocation": place}
    if pointer:
        row["logicalLocations"] = [{"fullyQualifiedName": pointer, "kind": "object"}]
    return row


def _artifact(file: FileReport) -> dict[str, Any]:
    path = PurePath(parted(file.path)[0])
    if path.is_absolute():
        return {"uri": path.as_uri()}
    return {"uri": quote(path.as_posix().encode("utf-8", "surrogateescape")), "uriBaseId": _BASE}


def _region(index: LineIndex, start: int, end: int) -> dict[str, int]:
    line, column = index.position(start)
    end_line, end_column = index.position(end)
    return {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}


def _said(file: FileReport, message: str, index: LineIndex, start: int) -> str:
    return f"{message} (line {index.position(start)[0]} of the extracted text)" if extracted(file) else message


def _properties(file: FileReport, finding: Finding) -> dict[str, Any]:
    """What else is known; of a place in extracted text also its words, and where they stand in that text."""
    known: dict[str, Any] = {"confidence": finding.confidence, "section": finding.section}
    if finding.start is not None and extracted(file):
        known |= {"words": sound(finding.quote), "line": finding.line, "column": finding.column}
    return {name: value for name, value in known.items() if value is not None}


def _fix(file: FileReport, fix: Fix, index: LineIndex) -> dict[str, Any]:
    replacements = [
        {
            "deletedRegion": _region(index, edit.start, edit.end),
            "insertedContent": {"text": sound(edit.text)},
        }
        for edit in fix.edits
    ]
    return {
        "description": _message(fix.title),
        "artifactChanges": [{"artifactLocation": _artifact(file), "replacements": replacements}],
        "properties": {"safe": fix.safe},
    }


def _suppression(item: Suppressed) -> dict[str, Any]:
    """A comment and front matter stand in the source; the configuration and a baseline outside it."""
    kind = "inSource" if item.by in {"comment", "front-matter"} else "external"
    until = f"until {item.until.isoformat()}" if item.until else ""
    why = ", ".join(sound(part) for part in (item.why, until) if part)
    return {"kind": kind, "status": "accepted", "properties": {"by": item.by}} | ({"justification": why} if why else {})


def _message(text: str) -> dict[str, str]:
    """A message; braces stand for placeholders in SARIF, and two of them for one."""
    return {"text": sound(text).replace("{", "{{").replace("}", "}}")}
