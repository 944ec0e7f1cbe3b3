"""Counts: how often each rule speaks, and in how many ads."""

from __future__ import annotations

from collections import Counter

from jobwriter.formats.style import Style
from jobwriter.report import Report


def render(report: Report, style: Style) -> str:
    """A table by rule, most frequent first, then the spread of scores."""
    places = Counter(finding.rule for file in report.files for finding in file.findings)
    ads = Counter(rule for file in report.files for rule in {finding.rule for finding in file.findings})
    lines = [style.paint(f"{'findings':>8} {'ads':>5}  rule", "bold")]
    for rule, count in sorted(places.items(), key=lambda item: (-item[1], item[0])):
        severity = report.rules[rule].severity
        lines.append(f"{count:>8} {ads[rule]:>5}  {rule} ({style.paint(severity, severity)})")
    scores = sorted(file.score.total for file in report.files if file.score.total is not None)
    if scores:
        middle = scores[len(scores) // 2]
        lines.append(f"{len(scores)} scored: lowest {scores[0]}, median {middle}, highest {scores[-1]}")
    return "\n".join(lines)
