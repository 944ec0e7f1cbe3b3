"""The judgement of a file: what was found, with lines, for people and for machines."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence

import jobwriter
from jobwriter.document import Draft
from jobwriter.formats.style import Style, many, printable
from jobwriter.jobposting import extract
from jobwriter.jobposting.problem import GOOGLE_CONTENT, Problem, warning
from jobwriter.jobposting.validate import validate
from jobwriter.records import record

_SHOWN = 3
"""How many times longer than the page the description may be."""


@record
class Located:
    """A problem and the line of the file on which it stands."""

    problem: Problem
    line: int


@record
class Judged:
    """One posting and its problems."""

    title: str
    line: int
    problems: tuple[Located, ...] = ()


@record
class Judgement:
    """What is wrong with a file.

    Attributes:
        path: its name.
        postings: each posting of it.
        problems: what is wrong with the file as a whole.
        failures: why it, or a part of it, could not be judged.
    """

    path: str
    postings: tuple[Judged, ...] = ()
    problems: tuple[Located, ...] = ()
    failures: tuple[str, ...] = ()

    def count(self, severity: str) -> int:
        """How many problems of a severity there are."""
        rows = [*self.problems, *(row for posting in self.postings for row in posting.problems)]
        return sum(row.problem.severity == severity for row in rows)


def judge(text: str, path: str, *, today: dt.date | None = None, ad: Draft | None = None) -> Judgement:
    """Judge all postings of a file.

    Args:
        text: JSON or HTML.
        path: its name.
        today: the day on which it is read.
        ad: the visible ad; without it the text of the page, and for JSON the description of each posting.
    """
    try:
        found = extract.extract(text, path)
    except extract.Unjudgeable as error:
        return Judgement(path, failures=(str(error),))
    shown = _page(found.visible, path) if found.html and ad is None and len(found.postings) == 1 else None
    postings = []
    for posting in found.postings:
        hidden = _hidden(shown, posting) if shown else None
        postings.append(_judged(text, posting, today, ad or (None if hidden else shown), hidden))
    return Judgement(
        path,
        tuple(postings),
        tuple(Located(problem, extract.line_of(text, offset)) for offset, problem in found.problems),
        found.breaks,
    )


def _page(visible: str, path: str) -> Draft:
    """The ad that stands on a page, apart from its markup; an empty one where a script fills the page."""
    from jobwriter.readers import ReadError, html

    try:
        return html.read(visible, path)[0]
    except ReadError:
        return html.draft_of([], path)


def _judged(
    text: str, posting: extract.Posting, today: dt.date | None, ad: Draft | None, hidden: Problem | None
) -> Judged:
    problems = [] if posting.has_context else [extract.NO_CONTEXT]
    problems += [hidden] if hidden else []
    problems += validate(posting.node.value, today=today, ad=ad)
    rows = [Located(problem, extract.line_of(text, posting.offset(problem.path))) for problem in problems]
    title = posting.node.at("title")
    return Judged(
        title.text if title else "",
        extract.line_of(text, posting.offset("")),
        tuple(sorted(rows, key=lambda row: (row.problem.severity != "error", row.line))),
    )


def _hidden(ad: Draft, posting: extract.Posting) -> Problem | None:
    """What to say about a page that does not show the ad, such as one that a script fills in the browser."""
    description = posting.node.at("description")
    shown, described = len(ad.text.split()), len(description.text.split()) if description else 0
    if shown * _SHOWN > described:
        return None
    return warning(
        "ad-not-on-page",
        "description",
        f"the page shows {shown} words and the description has {described}: the ad does not stand on the page",
        "if a script fills the page, save it from the browser and judge that; else show the whole ad",
        GOOGLE_CONTENT,
    )


def as_text(judgements: Sequence[Judgement], style: Style) -> str:
    """What was found, for people: the errors of each posting first."""
    parts = [part for one in judgements if one.postings for part in _file(one, style)]
    files = [one for one in judgements if one.postings]
    if files:
        count = sum(len(one.postings) for one in files)
        errors, warnings = (sum(one.count(kind) for one in files) for kind in ("error", "warning"))
        parts.append(f"{many(count, 'job posting')} read: {many(errors, 'error')}, {many(warnings, 'warning')}")
    return "\n".join(parts)


def _file(judgement: Judgement, style: Style) -> list[str]:
    path = printable(judgement.path)
    parts: list[str] = []
    for row in judgement.problems:
        parts += [_row(row, path, style), ""]
    for posting in judgement.postings:
        named = f'"{printable(posting.title)}"' if posting.title else "a posting without title"
        head = f"{style.paint(f'{path}:{posting.line}', 'path')}: {named}"
        if not posting.problems:
            parts += [f"{head}: nothing to correct", ""]
            continue
        parts.append(head)
        for row in posting.problems:
            parts.append(_row(row, "", style))
        parts.append("")
    return parts


def _row(row: Located, path: str, style: Style) -> str:
    problem = row.problem
    where = f"{path}:{row.line}: " if path else f"  line {row.line}: "
    name = f" {problem.path}" if problem.path else ""
    head = f"{where}{style.paint(problem.severity, problem.severity)}{name}"
    indent = "    " if not path else "  "
    return "\n".join(
        (
            head,
            style.wrap(printable(problem.message), indent),
            style.wrap(f"write: {printable(problem.write)}", indent + "       ", indent),
            style.paint(f"{indent}source: {problem.source.name}", "dim"),
        )
    )


def as_json(judgements: Sequence[Judgement]) -> str:
    """What was found, for machines: one object for all files, in ASCII."""
    return json.dumps(
        {
            "version": 1,
            "tool": {"name": "jobwriter", "version": jobwriter.__version__},
            "files": [
                {
                    "path": one.path,
                    "postings": [
                        {
                            "title": posting.title,
                            "line": posting.line,
                            "problems": [_plain(row) for row in posting.problems],
                        }
                        for posting in one.postings
                    ],
                    "problems": [_plain(row) for row in one.problems],
                    "errors": list(one.failures),
                }
                for one in judgements
            ],
            "summary": {
                "postings": sum(len(one.postings) for one in judgements),
                "error": sum(one.count("error") for one in judgements),
                "warning": sum(one.count("warning") for one in judgements),
            },
        },
        indent=1,
    )


def _plain(row: Located) -> dict[str, object]:
    problem = row.problem
    return {
        "rule": problem.rule,
        "severity": problem.severity,
        "path": problem.path,
        "line": row.line,
        "message": problem.message,
        "write": problem.write,
        "source": {"name": problem.source.name, "url": problem.source.url},
    }
