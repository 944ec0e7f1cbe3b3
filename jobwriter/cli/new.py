"""``jobwriter new ROLE``: a commented brief to fill in, or an interview that fills it."""

from __future__ import annotations

import datetime as dt
import os
import shlex
import sys
from collections.abc import Iterable
from pathlib import Path

import click

from jobwriter import brief
from jobwriter.brief import BriefError, House, scaffold, setting
from jobwriter.brief.choices import LOCALES
from jobwriter.brief.roles import ROLES
from jobwriter.cli import starting
from jobwriter.cli.briefs import house_of
from jobwriter.cli.faults import NEXT
from jobwriter.cli.starting import Start
from jobwriter.cli.terminal import say, style
from jobwriter.cli.writing import write
from jobwriter.nearest import nearest
from jobwriter.records import replace


@click.command("new")
@click.argument("role", required=False)
@click.option("-o", "--output", metavar="FILE", help="Where to write it (default: ROLE.job.yaml); - prints it.")
@click.option("--locale", type=click.Choice(LOCALES), help="British or American English (default: en-GB).")
@click.option("--force", is_flag=True, help="Overwrite a file that is there.")
@click.option(
    "--set", "given", multiple=True, metavar="FIELD=VALUE", help="Fill in a field: pay.min=65000; repeatable."
)
@click.option("--ask", is_flag=True, help="Ask for each fact, say why it matters, and check it at once.")
@click.option("--from", "old", metavar="OLD", help="Open an old brief again: new dates, pay to confirm.")
@click.option("--list", "listing", is_flag=True, help="List the roles.")
def command(
    role: str | None,
    output: str | None,
    locale: str | None,
    force: bool,
    given: tuple[str, ...],
    ask: bool,
    old: str | None,
    listing: bool,
) -> int:
    """Write a commented brief for ROLE: the facts of the job, each with a question and an example.

    With --ask, answer the questions here; Ctrl-C or 'save' keeps what there is, and the same command goes on.
    """
    if listing:
        say(_roles())
        return 0
    _known(role, old)
    today = dt.date.today()
    house = house_of(output or "-").blocks
    start = starting.reopened(old, role, house, today) if old else None
    role = role or str(start.values["role"] if start else "")
    target = output or f"{role}.job.yaml"
    _writable(target)
    resumed = starting.resumed(target, role, house, today) if ask and not force else None
    if target != "-" and Path(target).exists() and not force and resumed is None:
        raise click.UsageError(f"{target} exists; --force overwrites it, -o FILE writes elsewhere")
    if resumed:
        start = starting.taken_up(resumed, start) if start else resumed
    elif start is None:
        start = starting.nothing(role, locale, today) if ask else starting.example(role, locale, house, today)
    values, wrong = setting.fill({**start.values, **({"locale": locale} if locale else {})}, given)
    if wrong:
        raise click.UsageError(NEXT.join(f"--set {problem}" for problem in wrong))
    start = replace(start, values=values)
    if ask:
        again = f"jobwriter new {role} --ask{f' --from {shlex.quote(old)}' if old else ''} -o {shlex.quote(target)}"
        return _ask(start, house, target, today, again)
    text = scaffold.write(start.values, start.notes, start.samples, start.head, house)
    _save(target, text)
    _tell([*start.head, *_contradictions(text, target, house)])
    if target != "-":
        say(f"{target} written; fill it in, then: jobwriter generate {target} -o ad.md", err=True)
    return 0


def _known(role: str | None, old: str | None) -> None:
    """Refuse a role that there is not, and none at all where no old brief says it."""
    if role is None and old is None:
        raise click.UsageError(f"Say which role, such as: jobwriter new ml-engineer\n\n{_roles()}")
    if role is not None and role not in ROLES:
        near = nearest(role, ROLES)
        hint = f" Did you mean {near!r}?" if near else ""
        raise click.UsageError(f"There is no role {role!r}.{hint}\n\n{_roles()}")


def _roles() -> str:
    width = max(map(len, ROLES))
    return "\n".join(f"  {name:{width}}  {role.summary}" for name, role in ROLES.items())


def _ask(start: Start, house: House, target: str, today: dt.date, again: str) -> int:
    from jobwriter.brief.interview import Interview
    from jobwriter.cli.asking import hold

    _tell(start.head)
    interview = Interview(
        start.values, today=today, examples=start.samples, house=house, fresh=start.fresh, start=start.stopped
    )
    ended = hold(interview)
    _save(target, interview.text(again, start.notes, start.head))
    if interview.over == "finished":
        _tell(f"note: {notice}" for notice in interview.notices)
        say(f"{target} is complete; now: jobwriter generate {target} -o ad.md", err=True)
        return 0
    say(f"{target} keeps what there is; to go on: {again}", err=True)
    return 0 if ended else 2


def _contradictions(text: str, target: str, house: House) -> list[str]:
    """What is left to put right in a brief that was filled in on the command line."""
    try:
        brief.read(text, target, house, partial=True)
    except BriefError as error:
        return [f"still to do: {problem}" for problem in error.problems]
    return []


def _tell(sentences: Iterable[str]) -> None:
    look = style(stream=sys.stderr)
    for sentence in sentences:
        say(look.wrap(sentence, "  ", ""), err=True)


def _writable(target: str) -> None:
    """Refuse a place where no file can be written, before anybody answers a question."""
    file = Path(target)
    if target == "-":
        return
    folder = file.parent if file.parent.exists() else file.parent.parent  # which makes one that is missing
    if file.is_dir() or not os.access(folder, os.W_OK):
        reason = "it is a folder" if file.is_dir() else "its folder is missing or may not be written"
        raise click.ClickException(f"{target}: cannot be written ({reason}); choose another place")


def _save(target: str, text: str) -> None:
    """Write the brief; where that fails, print it, so that no answer is lost."""
    if target == "-":
        say(text, end="")
        return
    try:
        write(target, text)
    except click.ClickException:
        say(text, end="")
        raise
