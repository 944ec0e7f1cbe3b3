"""``jobwriter schema``: the JSON Schema of a file that people write, for their editors."""

from __future__ import annotations

import json

import click

from jobwriter.brief.jsonschema import json_schema
from jobwriter.cli.briefs import house_of
from jobwriter.cli.terminal import say
from jobwriter.cli.writing import write

_PLANNED = ("config", "rule")


@click.command("schema")
@click.argument("what", metavar="brief")
@click.option("-o", "--output", metavar="FILE", help="Where to write it; printed without it.")
def command(what: str, output: str | None) -> None:
    """Print the JSON Schema of a brief, for editors; docs/brief.md says how to use it.

    What the configuration of this folder settles for all ads is not asked for.
    """
    if what != "brief":
        known = "there is none yet for" if what in _PLANNED else "there is no schema for"
        raise click.UsageError(f"{known} {what!r}; there is one for brief")
    text = json.dumps(json_schema(house_of("-").blocks), indent=2, ensure_ascii=False) + "\n"
    if output is None:
        say(text, end="")
    else:
        write(output, text)
