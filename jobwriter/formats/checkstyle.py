"""Checkstyle XML: one ``file`` for each ad, one ``error`` for each finding; columns count code points from 1."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from jobwriter.formats.places import in_file, lines, told
from jobwriter.formats.xmltext import written
from jobwriter.report import Report
from jobwriter.source import parted

_SEVERITIES = {"error": "error", "warning": "warning", "suggestion": "info"}


def render(report: Report) -> str:
    """The report as XML; the records of one file stand below one ``file``."""
    root = ET.Element("checkstyle", version="4.3")
    files: dict[str, ET.Element] = {}
    for file in report.files:
        name, _ = parted(file.path)
        if name not in files:
            files[name] = ET.SubElement(root, "file", name=name)
        for error in file.errors:
            ET.SubElement(
                files[name], "error", line="1", severity="error", message=error, source="jobwriter.could-not-judge"
            )
        for finding in file.findings:
            place = {"line": str(lines(file, finding)[0])}
            if in_file(file, finding):
                place["column"] = str(finding.column)
            ET.SubElement(
                files[name],
                "error",
                place,
                severity=_SEVERITIES[finding.severity],
                message=told(file, finding),
                source=f"jobwriter.{finding.category}.{finding.rule}",
            )
    return written(root)
