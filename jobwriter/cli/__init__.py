"""The command line: first form."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import click

from jobwriter.config import Settings


@click.group()
def main() -> None:
    """Lints, writes and guards job ads."""


@main.command()
@click.argument("paths", nargs=-1)
@click.option("-f", "--format", "formats", multiple=True)
@click.option("--fail-on", default="warning")
@click.option("--isolated", is_flag=True)
@click.option("--jurisdiction", default="")
@click.option("--as-of", default="")
@click.option("--select", default="")
@click.option("--preview", is_flag=True)
def lint(paths, formats, fail_on, isolated, jurisdiction, as_of, select, preview) -> None:  # type: ignore
    from jobwriter.formats import json as fmt
    from jobwriter.linting import lint_draft
    from jobwriter.readers import markdown
    from jobwriter.report import Report

    settings = Settings(jurisdictions=tuple(jurisdiction.split(",")) if jurisdiction else (), preview=preview,
                        select=tuple(select.split(",")) if select else (),
                        as_of=dt.date.fromisoformat(as_of) if as_of else None)
    files = []
    for path in paths:
        text = Path(path).read_bytes().decode("utf-8")
        files += [lint_draft(d, settings) for d in markdown.read(text, path)]
    report = Report(tuple(files))
    if "json" in formats:
        print(fmt.render(report))
    else:
        for f in files:
            for x in f.findings:
                print(f"{f.path}:{x.line}:{x.column} {x.severity} {x.rule}: {x.message} | {x.quote!r}")
            print(f.score.total, f.errors)


@main.command()
@click.argument("only", nargs=-1)
def prove(only) -> None:  # type: ignore
    from jobwriter.prove import prove as run_prove

    bad = n = 0
    for name, problems in run_prove():
        if only and not any(o in name for o in only):
            continue
        n += 1
        for p in problems:
            bad += 1
            print(f"{name}: {p}")
    print(n, "checked,", bad, "problems")
    sys.exit(bool(bad))


def run() -> None:
    main()
