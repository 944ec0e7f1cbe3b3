"""``jobwriter brief BRIEF...``: whether briefs hold, with every fault of each; the hook runs it."""

from __future__ import annotations

import click

from jobwriter.brief import BriefError
from jobwriter.cli.briefs import config_option, house_of, read
from jobwriter.cli.terminal import say


@click.command("brief")
@click.argument("paths", metavar="BRIEF...", nargs=-1, required=True)
@config_option
@click.option("-q", "--quiet", is_flag=True, help="Say nothing of briefs that hold.")
def command(paths: tuple[str, ...], config: str | None, quiet: bool) -> int:
    """Say whether each BRIEF holds: every fault with its line and what to write instead.

    Exit code: 0 when all hold, 2 when an ad cannot be written from one.
    """
    refused = 0
    for path in dict.fromkeys(paths):
        try:
            brief = read(path, house_of(path, config))
        except BriefError as error:
            refused += 1
            for problem in error.problems:
                say(problem, err=True)
            continue
        except click.ClickException as error:
            refused += 1
            say(error.message, err=True)
            continue
        if quiet:
            continue
        notices = brief.notices
        say(f"{path}: holds{f', with {len(notices)} to look at' if notices else ''}")
        for notice in notices:
            say(f"  note: {notice}")
    return 2 if refused else 0
