"""``jobwriter prove``: every rule held to its own examples."""

from __future__ import annotations

from pathlib import Path

import click

from jobwriter import prove
from jobwriter.cli.terminal import say
from jobwriter.yamlfile import YamlError


@click.command("prove")
@click.argument("only", nargs=-1, metavar="[DIR | RULE...]")
def command(only: tuple[str, ...]) -> int:
    """Run the examples of the built-in rules, of the rules named, or of the rules in the folder DIR.

    Exit code 0 when all hold, 1 when some do not, 2 when a rule file cannot be read.
    """
    folder = None
    if only and Path(only[0]).is_dir():
        folder, only = Path(only[0]), only[1:]
    checked = failed = 0
    try:
        for name, problems in prove.prove(folder, only):
            checked += 1
            for problem in problems:
                failed += 1
                say(f"{name}: {problem}")
    except YamlError as error:
        raise click.ClickException(str(error)) from error
    if not checked:
        if folder is not None and not only:
            raise click.UsageError(f"{folder} holds no rule; a rule stands in {folder / 'clarity' / 'our-rule.yaml'}")
        raise click.UsageError(f"no rule named {', '.join(only)}; 'jobwriter rules' lists all")
    if prove.wanted(prove.GRAMMAR, only) and folder is None and (reason := prove.lacks(prove.GRAMMAR)):
        say(f"NOT PROVEN: the rule {prove.GRAMMAR}: {reason}", err=True)
    say(f"{checked} checked, {failed} wrong")
    return 1 if failed else 0
