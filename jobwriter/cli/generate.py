"""``jobwriter generate BRIEF``: the ad that a brief gives."""

from __future__ import annotations

from pathlib import Path

import click

from jobwriter import brief, generate
from jobwriter.cli.terminal import say
from jobwriter.cli.writing import write


@click.command("generate")
@click.argument("path", metavar="BRIEF")
@click.option("--to", "target", type=click.Choice(["markdown"]), default="markdown", show_default=True)
@click.option("-o", "--output", metavar="FILE", help="Where to write the ad; printed without it.")
def command(path: str, target: str, output: str | None) -> None:
    """Turn BRIEF (a file that 'jobwriter new' wrote and you filled in) into an ad."""
    del target
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise click.ClickException(f"{path}: the brief cannot be read ({error}); check the name") from error
    try:
        ad = generate.markdown(brief.read(text, path))
    except brief.BriefError as error:
        raise click.ClickException("\n       ".join(error.problems)) from error
    if output is None:
        say(ad, end="")
    else:
        write(output, ad)
