"""One line a finding: ``path:line:column: severity rule: message``."""

from __future__ import annotations

from jobwriter.formats.style import Style, printable
from jobwriter.report import Report


def render(report: Report, style: Style, *, quiet: bool = False) -> str:
    """The report as lines; without a place the line and column are 1."""
    lines = []
    for file in report.files:
        path = printable(file.path)
        for finding in file.findings:
            at = style.paint(f"{path}:{finding.line or 1}:{finding.column or 1}", "path")
            grade = style.paint(finding.severity, finding.severity)
            lines.append(f"{at}: {grade} {finding.rule}: {printable(finding.message)}")
        if file.document is not None and not quiet:
            said = f"score {file.score.total} {file.score.grade}" if file.score.total is not None else "no score"
            lines.append(f"{style.paint(path, 'path')}: {said}")
    return "\n".join(lines)
