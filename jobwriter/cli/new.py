"""``jobwriter new ROLE``: a commented brief to fill in."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from jobwriter.brief import scaffold
from jobwriter.brief.roles import ROLES
from jobwriter.cli.terminal import say
from jobwriter.cli.writing import write


@click.command("new")
@click.argument("role", type=click.Choice(tuple(ROLES)))
@click.option("-o", "--output", metavar="FILE", help="Where to write it (default: ROLE.job.yaml); - prints it.")
@click.option("--force", is_flag=True, help="Overwrite a file that is there.")
def command(role: str, output: str | None, force: bool) -> None:
    """Write a commented brief for ROLE: the facts of the job, each with a question and an example."""
    target = output or f"{role}.job.yaml"
    text = scaffold.write(scaffold.example(role, today=dt.date.today()))
    if target == "-":
        say(text, end="")
        return
    if Path(target).exists() and not force:
        raise click.UsageError(f"{target} exists; --force overwrites it, -o FILE writes elsewhere")
    write(target, text)
    say(f"{target} written; fill it in, then: jobwriter generate {target} -o ad.md", err=True)
