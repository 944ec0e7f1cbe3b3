"""Where a finding stands, for readers that open the file: its lines, or words where the file has no line for it.

Offsets of Markdown and plain text count in the file itself. Those of HTML, records and Word files count in the text
that was taken out of them, and their lines are lines of that text: a reader that opened the file there would mark the
wrong words. Such findings, and those about something missing, go to the first line and say in words where they belong.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from jobwriter.finding import Finding
from jobwriter.formats.style import many
from jobwriter.report import FileReport, Report
from jobwriter.source import parted

_AS_THEY_ARE = {"markdown", "text"}
"""Formats of drafts whose offsets count in the file itself."""
_SHOWN = 80
"""Characters of a quote that stand in a message."""


def extracted(file: FileReport) -> bool:
    """Whether offsets count in a text that was taken out of the file."""
    return file.document is not None and file.document.format not in _AS_THEY_ARE


def in_file(file: FileReport, finding: Finding) -> bool:
    """Whether the line and column of a finding are those of the file."""
    return finding.start is not None and not extracted(file)


def lines(file: FileReport, finding: Finding) -> tuple[int, int]:
    """The first and last line of a finding in its file, line 1 for one that has no line there."""
    if not in_file(file, finding) or finding.line is None or finding.end_line is None:
        return 1, 1
    before = finding.end_column == 1 and finding.end_line > finding.line
    return finding.line, finding.end_line - before


def told(file: FileReport, finding: Finding) -> str:
    """The message of a finding on one line, after the place where the line of the file does not say it."""
    message = " ".join(sound(finding.message).split())
    if in_file(file, finding):
        return message
    _, pointer = parted(file.path)
    if finding.start is None:
        where = f"Record {pointer} as a whole" if pointer else "The ad as a whole"
    else:
        where = f"record {pointer}, line {finding.line}" if pointer else f"line {finding.line} of the extracted text"
        words = " ".join(finding.quote.split())
        if words and words not in message:
            where += f", \u201c{words if len(words) <= _SHOWN else words[: _SHOWN - 1] + chr(0x2026)}\u201d"
    return f"{where[0].upper()}{sound(where[1:])}: {message}"


def numbered(findings: Iterable[Finding]) -> Iterator[tuple[Finding, str]]:
    """Findings of one file, each with a fingerprint of its own; repeats are told apart by a number, never by line."""
    seen: Counter[str] = Counter()
    for finding in findings:
        again = seen[finding.fingerprint]
        seen[finding.fingerprint] += 1
        yield finding, f"{finding.fingerprint}-{again}" if again else finding.fingerprint


def unjudged(report: Report) -> Iterator[tuple[FileReport, str]]:
    """Every reason why an ad could not be judged."""
    for file in report.files:
        for error in file.errors:
            yield file, sound(error)


def sound(text: str) -> str:
    """Text that can be written as UTF-8: half a surrogate pair, which JSON may hold, becomes a question mark."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode()


def counted(report: Report) -> str:
    """The report in a line: ``2 ads, 1 error, 0 warnings, 3 suggestions``."""
    counts = [("ad", len(report.files))]
    counts += [("error", report.count("error")), ("warning", report.count("warning"))]
    counts += [("suggestion", report.count("suggestion"))]
    return ", ".join(many(number, name) for name, number in counts)
