"""A page of its own for people: the ads from the worst to the best, each with its text and the findings beside it.

No script, nothing from elsewhere, and a content security policy that allows neither. Whatever an ad, a path or a rule
of the house says is escaped by the template.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

import jobwriter
from jobwriter.finding import SEVERITIES, Finding
from jobwriter.formats import templates
from jobwriter.formats.checklist import Row, checklist
from jobwriter.formats.json import rule_url
from jobwriter.formats.passages import Mark, Passage, passages
from jobwriter.formats.places import counted, extracted
from jobwriter.offsets import LineIndex
from jobwriter.records import record, replace
from jobwriter.report import FileReport, Report, Suppressed
from jobwriter.resources import root
from jobwriter.rule import Rule

if TYPE_CHECKING:
    from markupsafe import Markup

_QUOTED = 160
"""Characters of words that a note repeats."""

_BESIDE = 8
"""Passages beside one note."""


@record
class Change:
    """Words before and after a fix."""

    title: str
    before: str = ""
    after: str = ""


@record
class Elsewhere:
    """Another place that a finding is about."""

    message: str
    line: int
    words: str
    anchor: int


@record
class Note:
    """A finding as it stands beside the text.

    Attributes:
        label: its number in the ad, with a letter for the severity.
        finding: what was found.
        rule: what it says in general.
        told: the label of the note that says why and what to write, where that is an earlier one.
        changes: what fixes would do.
        elsewhere: other places.
    """

    label: str
    finding: Finding
    rule: Rule
    told: str = ""
    changes: tuple[Change, ...] = ()
    elsewhere: tuple[Elsewhere, ...] = ()


@record
class Line:
    """A passage of the ad with its notes, and the passages without any that follow it."""

    passage: Passage
    notes: tuple[Note, ...] = ()
    rest: tuple[Passage, ...] = ()


@record
class Page:
    """One ad.

    Attributes:
        file: what the run says about it.
        name: the title of the job, empty where there is none.
        path: the file in words that are never empty.
        counts: findings by severity.
        missing: notes on what has no place in the text.
        lines: its text.
        checklist: what readers look for.
        lost: categories that lost points, the worst first.
        whole: those that lost none.
        aside: findings that were set aside, each with the words for who did it.
        extracted: whether the text was taken out of the file.
    """

    file: FileReport
    name: str
    path: str
    counts: tuple[int, ...]
    missing: tuple[Note, ...] = ()
    lines: tuple[Line, ...] = ()
    checklist: tuple[Row, ...] = ()
    lost: tuple[tuple[str, int], ...] = ()
    whole: tuple[str, ...] = ()
    aside: tuple[tuple[Suppressed, str], ...] = ()
    extracted: bool = False


def render(report: Report) -> str:
    """The report as one HTML document.

    Args:
        report: what to print.
    """
    css = _css()
    pages = [_page(file, report.rules) for file in sorted(report.files, key=_worst_first)]
    named = sorted({rule for file in report.files for rule in _named(file)})
    return templates.template("report.html.j2").render(
        pages=pages,
        css=css,
        hash=base64.b64encode(hashlib.sha256(css.encode()).digest()).decode(),
        rules=[report.rules[rule] for rule in named if rule in report.rules],
        url=rule_url,
        summary=counted(report),
        version=jobwriter.__version__,
        severities=SEVERITIES,
    )


@cache
def _css() -> Markup:
    """The style sheet as it stands in the page."""
    from markupsafe import Markup

    text = (root("templates") / templates.FOLDER / "report.css").read_text(encoding="utf-8")
    return Markup("\n" + text)  # noqa: S704 - our own file


def _worst_first(file: FileReport) -> tuple[int, float, tuple[int, ...], str]:
    """Ads that could not be judged, then by score, then by findings those that have no score."""
    counts = tuple(-count for count in _counts(file))
    if file.errors:
        return 0, 0, counts, file.path
    return (2, 0, counts, file.path) if file.score.total is None else (1, file.score.total, counts, file.path)


def _counts(file: FileReport) -> tuple[int, ...]:
    return tuple(sum(finding.severity == severity for finding in file.findings) for severity in SEVERITIES)


def _named(file: FileReport) -> Iterator[str]:
    """The rules that an ad's part of the page names; those of the score may have findings that are not shown."""
    yield from (finding.rule for finding in file.findings)
    yield from (item.finding.rule for item in file.suppressed)
    yield from (item.rule for item in file.score.deductions)


def _page(file: FileReport, rules: Mapping[str, Rule]) -> Page:
    categories = sorted(file.score.categories.items(), key=lambda item: (item[1], item[0]))
    page = Page(
        file,
        " ".join(file.facts.title.text.split()) if file.facts and file.facts.title else "",
        {"-": "standard input"}.get(file.path, file.path.strip() or "no name"),
        _counts(file),
        lost=tuple((name, left) for name, left in categories if left < 100),
        whole=tuple(name for name, left in categories if left == 100),
        aside=tuple((item, _asider(item)) for item in file.suppressed),
        extracted=extracted(file),
    )
    if file.document is None:
        return page
    missing = sorted((item for item in file.findings if item.start is None), key=lambda item: item.rank)
    placed = sorted((item for item in file.findings if item.start is not None), key=lambda item: item.start or 0)
    marks = [Mark(f"{item.severity[0].upper()}{at}", item) for at, item in enumerate([*missing, *placed], start=1)]
    text = passages(file.document, marks[len(missing) :])
    notes = _notes(file.document.source, marks, text, rules)
    return replace(
        page,
        missing=tuple(notes[mark.label] for mark in marks[: len(missing)]),
        lines=tuple(_beside(text, notes)),
        checklist=_linked(checklist(file.facts, file.document), text) if file.facts else (),
    )


def _beside(text: Sequence[Passage], notes: Mapping[str, Note]) -> list[Line]:
    """The passages in rows: one opens at a note, where somebody else begins to speak, and at what is left out.

    Beside notes stand as many passages as they have room for; the others may be parted by the end of a sheet.
    """
    rows: list[tuple[Passage, tuple[Note, ...], list[Passage]]] = []
    for passage in text:
        own = tuple(notes[mark.label] for mark in passage.marks)
        if rows and not own and _has_room(*rows[-1], passage):
            rows[-1][2].append(passage)
        else:
            rows.append((passage, own, []))
    return [Line(first, own, tuple(rest)) for first, own, rest in rows]


def _has_room(first: Passage, notes: Sequence[Note], rest: Sequence[Passage], passage: Passage) -> bool:
    """Whether a passage without notes may follow in a row."""
    if passage.zone != first.zone or "left-out" in {passage.kind, first.kind}:
        return False
    return not notes or len(rest) < len(notes) * _BESIDE


def _notes(source: str, marks: Sequence[Mark], text: Sequence[Passage], rules: Mapping[str, Rule]) -> dict[str, Note]:
    index = LineIndex(source)
    told: dict[str, str] = {}
    notes = {}
    for mark in marks:
        finding = mark.finding
        notes[mark.label] = Note(
            mark.label,
            finding,
            rules[finding.rule],
            told.get(finding.rule, ""),
            tuple(_changes(finding, source)),
            tuple(
                Elsewhere(item.message, line, _short(source[item.start : item.end]), _anchor(line, text))
                for item in finding.related
                for line in [index.position(item.start)[0]]
            ),
        )
        told.setdefault(finding.rule, mark.label)
    return notes


def _changes(finding: Finding, source: str) -> Iterator[Change]:
    for fix in finding.fixes:
        if len(fix.edits) == 1 and fix.edits[0].end - fix.edits[0].start <= _QUOTED:
            edit = fix.edits[0]
            yield Change(fix.title, " ".join(source[edit.start : edit.end].split()), " ".join(edit.text.split()))
        else:
            yield Change(fix.title)


def _anchor(line: int, text: Sequence[Passage]) -> int:
    """The first line of the passage that holds a line; 0 where there is none."""
    return next((passage.line for passage in text if passage.line <= line <= passage.last), 0)


def _linked(rows: Sequence[Row], text: Sequence[Passage]) -> tuple[Row, ...]:
    """The rows of the checklist, each with the line of its passage, at which a link can point."""
    return tuple(replace(row, line=_anchor(row.line, text) or None) if row.line else row for row in rows)


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _QUOTED else f"{line[: _QUOTED - 1]}\u2026"


def _asider(item: Suppressed) -> str:
    """Who set a finding aside."""
    where = f", line {item.line}" if item.line else ""
    names = {"comment": "a comment in the ad", "front-matter": "the front matter", "config": "the configuration"}
    return f"{names.get(item.by, 'the baseline')}{where}"
