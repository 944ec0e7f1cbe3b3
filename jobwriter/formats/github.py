"""Workflow commands of GitHub Actions: annotations on the lines of a pull request.

GitHub shows ten annotations of each level for a step. They go to the worst findings: the gravest rules, and each rule
once in an ad before any rule twice. The others stand in the log, folded, and in the summary of the step.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from jobwriter.finding import Finding
from jobwriter.formats.places import counted, in_file, lines, told, unjudged
from jobwriter.formats.style import printable
from jobwriter.report import FileReport, Report
from jobwriter.source import parted

SHOWN = 10
"""Annotations of one level that GitHub shows for a step."""
_COMMANDS = {"error": "error", "warning": "warning", "suggestion": "notice"}

Placed = tuple[FileReport, Finding]


def render(report: Report) -> str:
    """The report as lines for standard output, annotations first."""
    written: Counter[str] = Counter()
    shown, rest = [], []
    for file, error in unjudged(report):
        if written["error"] < SHOWN:
            written["error"] += 1
            shown.append(
                _command("error", {"file": parted(file.path)[0], "title": "could not be judged"}, printable(error))
            )
        else:
            rest.append(_plain(f"{file.path}: {error}"))
    for file, finding in worst_first(report):
        if written[finding.severity] < SHOWN:
            written[finding.severity] += 1
            shown.append(_annotation(file, finding, report.rules[finding.rule].advice))
        else:
            at = f"{file.path}:{finding.line or 1}:{finding.column or 1}"
            rest.append(_plain(f"{at}: {finding.severity} {finding.rule}: {finding.message}"))
    if rest:
        rest = [f"::group::{len(rest)} more, which GitHub has no room to annotate", *rest, "::endgroup::"]
    return "\n".join((*shown, *rest, f"jobwriter: {counted(report)}"))


def worst_first(report: Report) -> Iterator[Placed]:
    """All findings, the gravest first, each rule once in an ad before any rule twice."""
    met: Counter[tuple[str, str]] = Counter()
    rows: list[tuple[int, int, float, FileReport, Finding]] = []
    for file in report.files:
        for finding in file.findings:
            met[file.path, finding.rule] += 1
            rows.append((finding.rank, met[file.path, finding.rule], -report.rules[finding.rule].weight, file, finding))
    for *_, file, finding in sorted(rows, key=lambda row: row[:3]):
        yield file, finding


def _annotation(file: FileReport, finding: Finding, advice: str) -> str:
    first, last = lines(file, finding)
    place: dict[str, object] = {"file": parted(file.path)[0], "line": first, "endLine": last}
    if first == finding.end_line and in_file(file, finding):  # GitHub takes columns within one line only
        place |= {"col": finding.column, "endColumn": finding.end_column}
    message = f"{printable(told(file, finding))}\nTry: {advice}"
    return _command(_COMMANDS[finding.severity], {**place, "title": finding.rule}, message)


def _command(name: str, properties: dict[str, object], message: str) -> str:
    given = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items() if value != "-")
    return f"::{name} {given}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _plain(text: str) -> str:
    """A line of the log that the runner takes for no command, whatever an ad or its name holds."""
    line = printable(text).replace("##[", "## [")
    return f" {line}".replace(" ::", " : :", 1) if line.lstrip().startswith("::") else line
