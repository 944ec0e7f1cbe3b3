"""Markdown for a comment on a pull request, or the summary of a job: the worst ads first, clean ones only counted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from jobwriter.finding import SEVERITIES, Finding
from jobwriter.formats.json import rule_url
from jobwriter.formats.places import counted, extracted
from jobwriter.formats.style import many, printable
from jobwriter.patterns import compiled
from jobwriter.report import FileReport, Report
from jobwriter.rule import Rule

LIMIT = 60_000
"""Bytes that a comment may have: GitHub takes 65,536 characters."""
_ROOM = 300
"""Bytes kept for the last line, which says how many findings did not fit."""
OVERVIEW = 30
"""Ads that the table of several ads names."""
_HEAD = "| line | level | rule | finding | write instead |\n|---|---|---|---|---|"
_MARKS = compiled(r"([\\`*_{}\[\]<>|~&])")
_CALLS = compiled(r"(?<!\w)([@#!])(?=\w)")
"""What a forge takes for the name of a person, an issue or a merge request."""


def render(report: Report, *, limit: int = LIMIT) -> str:
    """The report as Markdown, cut between two findings where it grows beyond the limit.

    Args:
        report: what to print.
        limit: bytes that it may have.
    """
    lines = [f"## jobwriter: {counted(report)}"]
    files = sorted(report.files, key=_badness)
    size = len(lines[0].encode()) + _ROOM
    left = sum(len(file.findings) for file in report.files)
    is_open = False
    for line, is_finding in (*((row, False) for row in _overview(files)), *_lines(files, report.rules)):
        size += len(line.encode("utf-8", "replace")) + 1
        if size > limit:
            lines += [*(["", "</details>"] if is_open else ()), "", f"{left} more findings did not fit here."]
            break
        is_open = line.startswith("<details>") or (is_open and line != "</details>")
        left -= is_finding
        lines.append(line)
    return "\n".join(lines)


def _badness(file: FileReport) -> tuple[int, ...]:
    """The key by which the worst ads come first."""
    return (-len(file.errors), *(-count for count in _counts(file)))


def _counts(file: FileReport) -> list[int]:
    """How many findings of each severity."""
    return [sum(finding.severity == name for finding in file.findings) for name in SEVERITIES]


def _overview(files: Sequence[FileReport]) -> Iterator[str]:
    """Several ads as a table of a line each."""
    if len(files) < 2:
        return
    yield from ("", "| ad | score | errors | warnings | suggestions |", "|---|--:|--:|--:|--:|")
    for file in files[:OVERVIEW]:
        score = "not judged" if file.errors else "" if file.score.total is None else file.score.total
        name = _code(file.path).replace("|", "\\|")
        yield f"| {name} | {score} | {' | '.join(map(str, _counts(file)))} |"
    if len(files) > OVERVIEW:
        yield from ("", f"{len(files) - OVERVIEW} more ads have no more findings than these.")


def _lines(files: Sequence[FileReport], rules: Mapping[str, Rule]) -> Iterator[tuple[str, bool]]:
    """What is said of each ad, line by line, each with whether it is a finding."""
    for file in files:
        if not (file.findings or file.errors or len(files) == 1):
            continue
        for line in ("", f"### {_code(file.path)}{_score(file)}", ""):
            yield line, False
        for error in file.errors:
            yield f"**Could not be judged.** {text(error)}", False
        urgent = [finding for finding in file.findings if finding.severity != "suggestion"]
        others = [finding for finding in file.findings if finding.severity == "suggestion"]
        if urgent:
            yield _HEAD, False
            yield from ((row, True) for row in _rows(file, urgent, rules))
        if others:
            count = many(len(others), "suggestion")
            for line in (*([""] if urgent else ()), f"<details><summary>{count}</summary>", "", _HEAD):
                yield line, False
            yield from ((row, True) for row in _rows(file, others, rules))
            for line in ("", "</details>"):
                yield line, False
        if not (file.findings or file.errors):
            yield "Nothing found.", False
        if file.suppressed:
            yield "", False
            yield f"{len(file.suppressed)} set aside.", False


def _rows(file: FileReport, findings: Sequence[Finding], rules: Mapping[str, Rule]) -> Iterator[str]:
    for finding in findings:
        place = "whole ad" if finding.line is None else f"{finding.line}{' of its text' if extracted(file) else ''}"
        rule = f"[{finding.rule}]({rule_url(finding.rule)})"
        advice = text(rules[finding.rule].advice)
        yield f"| {place} | {finding.severity} | {rule} | {text(finding.message)} | {advice} |"


def _score(file: FileReport) -> str:
    if file.score.total is None:
        return ""
    return f": score {file.score.total} of 100, grade {file.score.grade}"


def text(words: str) -> str:
    """Words as a line of Markdown that shows them as they are and calls nobody."""
    line = _MARKS.sub(r"\\\1", printable(" ".join(words.split())))
    return _CALLS.sub(r"\1&#8203;", line)


def _code(words: str) -> str:
    return "`" + printable(words).replace("`", "'") + "`"
