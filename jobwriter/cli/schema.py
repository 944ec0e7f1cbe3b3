"""``jobwriter schema``: the JSON Schema of a file that people write, for their editors."""

from __future__ import annotations

import json
from typing import Any

import click

from jobwriter.cli.briefs import house_of
from jobwriter.cli.terminal import say
from jobwriter.cli.writing import write


@click.command("schema")
@click.argument("what", type=click.Choice(["brief", "config", "rule"]))
@click.option("-o", "--output", metavar="FILE", help="Where to write it; printed without it.")
def command(what: str, output: str | None) -> None:
    """Print the JSON Schema of a brief, of the configuration or of a rule file, for editors.

    That of a brief does not ask for what the configuration of this folder settles for all ads.
    """
    text = json.dumps(_schema(what), indent=2, ensure_ascii=False) + "\n"
    if output is None:
        say(text, end="")
    else:
        write(output, text)


def _schema(what: str) -> dict[str, Any]:
    if what == "brief":
        from jobwriter.brief.jsonschema import json_schema

        return json_schema(house_of("-").blocks)
    if what == "config":
        from jobwriter.config import jsonschema

        return jsonschema.json_schema()
    from jobwriter import ruleschema

    return ruleschema.json_schema()
