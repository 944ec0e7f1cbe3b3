"""CSV (RFC 4180) for spreadsheets: one finding a row; columns count code points from 1.

A spreadsheet takes a cell that begins with ``=``, ``+``, ``-`` or ``@`` for a formula, and an ad may hold any text.
Such a cell gets an apostrophe before it, which spreadsheets take for "this is text".
"""

from __future__ import annotations

import csv
import io

from jobwriter.formats.json import rule_url
from jobwriter.formats.places import extracted, sound
from jobwriter.report import Report
from jobwriter.source import parted

COLUMNS = (
    "path", "record", "place", "line", "column", "severity", "category", "rule", "words", "message", "write_instead",
    "page", "fingerprint",
)  # fmt: skip
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def render(report: Report) -> str:
    """The report as rows below one of names; an ad that could not be judged is a row without a rule."""
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\r\n")
    table.writerow(COLUMNS)
    for file in report.files:
        path, record = parted(file.path)
        for error in file.errors:
            row = {"path": path, "record": record, "place": "not judged", "severity": "error", "message": error}
            table.writerow(safe(row.get(name, "")) for name in COLUMNS)
        for finding in file.findings:
            place = "extracted text" if extracted(file) else "file"
            cells = (
                path,
                record,
                place if finding.start is not None else "ad as a whole",
                str(finding.line or ""),
                str(finding.column or ""),
                finding.severity,
                finding.category,
                finding.rule,
                finding.quote,
                " ".join(finding.message.split()),
                report.rules[finding.rule].advice,
                rule_url(finding.rule),
                finding.fingerprint,
            )
            table.writerow(map(safe, cells))
    return text.getvalue()


def safe(cell: str) -> str:
    """A cell that no spreadsheet runs."""
    return sound(f"'{cell}" if cell.startswith(_FORMULA) else cell)
