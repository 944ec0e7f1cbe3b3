"""The format for people: the words underlined, why they hurt, what to write instead; what is missing; the score."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from jobwriter.document import Document
from jobwriter.finding import Finding
from jobwriter.formats.style import Style, columns, many, printable
from jobwriter.report import FileReport, Report, Score
from jobwriter.rule import Rule

SHOWN = 3
"""Places of one rule that are shown with their words; the rest are named by line."""
NEXT = 3
"""Fixes that the score line names."""


def render(report: Report, style: Style, *, quiet: bool = False) -> str:
    """The report as text.

    Args:
        report: what to print.
        style: what the terminal can do.
        quiet: findings only, without notices, score and summary.
    """
    parts = ["\n".join(_file(file, report.rules, style, quiet=quiet)) for file in report.files]
    if not quiet:
        parts.append(_summary(report, style))
    return "\n\n".join(part for part in parts if part)


def _file(file: FileReport, rules: Mapping[str, Rule], style: Style, *, quiet: bool) -> Iterator[str]:
    if file.document is None:
        return
    placed = [finding for finding in file.findings if finding.start is not None]
    missing = [finding for finding in file.findings if finding.start is None]
    blocks = [list(_group(group, file, rules[group[0].rule], style)) for group in _groups(placed)]
    if missing:
        blocks.append(list(_missing(missing, file.path, rules, style)))
    if not quiet:
        notes = [*_zones(file.document), *file.notices]
        if notes:
            blocks.insert(
                0, [style.wrap(note, "  ", f"{style.paint(printable(file.path), 'path')}: ") for note in notes]
            )
        blocks.append([*_ignored(file, style), *_score(file, style)])
    for number, block in enumerate(block for block in blocks if block):
        if number:
            yield ""
        yield from block


def _groups(findings: Sequence[Finding]) -> list[list[Finding]]:
    """Findings of one rule together, at the place of the first; graver rules of one place first."""
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(finding.rule, []).append(finding)
    return sorted(groups.values(), key=lambda group: (min(item.rank for item in group), group[0].start or 0))


def _group(group: Sequence[Finding], file: FileReport, rule: Rule, style: Style) -> Iterator[str]:
    assert file.document is not None  # noqa: S101 - only called for a file that was read
    said = ""
    for finding in group[:SHOWN]:
        place = style.paint(f"{printable(file.path)}:{finding.line}:{finding.column}", "path")
        grade = style.paint(finding.severity, finding.severity)
        yield f"{place}: {grade} {style.paint(rule.id, 'rule')}"
        yield from _excerpt(file.document, finding, style)
        if finding.message != said:
            yield style.wrap(finding.message, "    ")
            said = finding.message
        for related in finding.related:
            yield from _related(file.document, related.start, related.end, related.message, style)
    if len(group) > SHOWN:
        lines = ", ".join(str(finding.line) for finding in group[SHOWN : SHOWN + 12])
        more = ", ..." if len(group) > SHOWN + 12 else ""
        yield style.wrap(f"and {len(group) - SHOWN} more, on line {lines}{more}", "    ")
    yield style.wrap(rule.why, "         ", f"    {style.paint('why:', 'dim')} ")
    yield style.wrap(rule.advice, "         ", f"    {style.paint('try:', 'good')} ")


def _excerpt(document: Document, finding: Finding, style: Style) -> Iterator[str]:
    """The line of the words, cut to the width around them, and a rule under them."""
    if finding.start is None or finding.end is None or finding.column is None:
        return
    source = document.source
    begin = finding.start - finding.column + 1
    stop = min((at for mark in "\n\r" if (at := source.find(mark, finding.start)) >= 0), default=len(source))
    end = max(min(finding.end, stop), finding.start + 1)
    room = max(style.width, 40) - 14
    left = begin
    if end - begin > room:
        left = max(begin, min(finding.start - 12, end - room))
    right = min(stop, left + room)
    dots = style.sign("\u2026", "...")
    head = (dots if left > begin else "") + printable(source[left : finding.start])
    words = printable(source[finding.start : min(end, right)])
    tail = printable(source[min(end, right) : right]) + (dots if right < stop else "")
    number = str(finding.line)
    bar = style.sign("\u2502", "|")
    yield f"  {number:>4} {bar} {head}{style.paint(words, finding.severity)}{tail}".rstrip()
    rule = style.sign("\u2500", "^") * max(columns(words), 1)
    yield f"       {bar} {' ' * columns(head)}{style.paint(rule, finding.severity)}"


def _related(document: Document, start: int, end: int, message: str, style: Style) -> Iterator[str]:
    line = document.source.count("\n", 0, start) + 1
    words = printable(document.source[start : min(end, start + 80)])
    yield style.wrap(
        f"{message}: line {line}, \u201c{words}\u201d" if style.unicode else f'{message}: line {line}, "{words}"',
        "    ",
    )


def _missing(missing: Sequence[Finding], path: str, rules: Mapping[str, Rule], style: Style) -> Iterator[str]:
    """Findings without a place as one checklist."""
    yield f"{style.paint(printable(path), 'path')}: the ad as a whole"
    for finding in sorted(missing, key=lambda item: item.rank):
        cross = style.sign("\u2717", "x")
        head = f"{style.paint(finding.severity, finding.severity)} {style.paint(finding.rule, 'rule')}"
        yield f"  {cross} {head}"
        yield style.wrap(finding.message, "    ")
        yield style.wrap(rules[finding.rule].advice, "         ", f"    {style.paint('try:', 'good')} ")


def _zones(document: Document) -> Iterator[str]:
    """Which lines of the page were not read as the ad."""
    left = [zone for zone in document.zones if zone.kind == "omitted"]
    if not left:
        return
    spans = []
    for zone in left:
        start, end = document.to_source(zone.start, max(zone.end - 1, zone.start))
        first, last = (document.source.count("\n", 0, at) + 1 for at in (start, end))
        lines = f"line {first}" if first == last else f"lines {first} to {last}"
        spans.append(f"{lines} ({zone.reason})" if zone.reason else lines)
    yield f"left out as not part of the ad: {'; '.join(spans)}. --whole keeps all."


def _ignored(file: FileReport, style: Style) -> Iterator[str]:
    """How many findings the ad and the configuration ask to pass over; those of a baseline are told elsewhere."""
    count = sum(item.by != "baseline" for item in file.suppressed)
    if count:
        yield (f"{style.paint(printable(file.path), 'path')}: {many(count, 'finding')} ignored, see --no-ignores")


def _score(file: FileReport, style: Style) -> Iterator[str]:
    score: Score = file.score
    name = style.paint(printable(file.path), "path")
    if score.total is None:
        yield f"{name}: no score ({score.reason or 'not judged'})"
        return
    yield f"{name}: score {style.paint(str(score.total), 'bold')} of 100, grade {score.grade}"
    if score.deductions:
        best = ", ".join(f"{item.rule} +{item.points:g}" for item in score.deductions[:NEXT])
        yield style.wrap(f"most to gain: {best}", "    ")


def _summary(report: Report, style: Style) -> str:
    counts = [(name, report.count(name)) for name in ("error", "warning", "suggestion")]
    said = ", ".join(style.paint(many(number, name), name) for name, number in counts)
    read = sum(file.document is not None for file in report.files)
    failed = sum(bool(file.errors) for file in report.files)
    more = f"; {failed} could not be judged" if failed else ""
    return f"{many(read, 'ad')} read: {said}{more}"
