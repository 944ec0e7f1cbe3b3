"""``jobwriter facts AD``: what a reader learns at a glance."""

from __future__ import annotations

import json

import click

from jobwriter import config
from jobwriter.cli.reading import drafts, jurisdiction_option, stdin_filename_option, whole_option
from jobwriter.cli.terminal import color_option, say, style
from jobwriter.facts.export import export
from jobwriter.formats import strip
from jobwriter.linting import read_facts
from jobwriter.report import FileReport


@click.command("facts")
@click.argument("path", metavar="AD")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, with the place of each fact.")
@jurisdiction_option
@click.option("--as-of", metavar="DATE", help="Count ages as of this day (default: today).")
@whole_option
@stdin_filename_option
@color_option
def command(
    path: str,
    as_json: bool,
    jurisdictions: str | None,
    as_of: str | None,
    whole: bool | None,
    stdin_filename: str | None,
    color: str,
) -> int:
    """Show what AD says about pay, place, days, years, tools and process; - is standard input."""
    given = {"jurisdictions": jurisdictions, "as_of": as_of, "whole": whole}
    try:
        settings = config.override(config.Settings(), given, "the command line")
    except config.ConfigError as error:
        raise click.ClickException(str(error)) from error
    failed = False
    pages, rows = [], []
    for draft in drafts((path,), stdin_filename):
        if isinstance(draft, FileReport):
            failed = True
            say("\n".join(draft.errors), err=True)
            continue
        document, known = read_facts(draft, settings)
        rows.append({"path": draft.path, "facts": export(known, document)})
        pages.append(strip.render(draft.path, known, style(color)))
    if as_json:
        say(json.dumps(rows[0] if len(rows) == 1 else rows, indent=1))
    elif pages:
        say("\n\n".join(pages))
    return 2 if failed else 0
