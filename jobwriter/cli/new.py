"""``jobwriter new ROLE``: a commented brief to fill in, or an interview that fills it."""

from __future__ import annotations

import datetime as dt
import os
import shlex
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from jobwriter import brief
from jobwriter.brief import BriefError, house, saved, scaffold, setting
from jobwriter.brief.paths import put
from jobwriter.brief.roles import ROLES
from jobwriter.brief.schema import LOCALES
from jobwriter.cli.briefs import house_of
from jobwriter.cli.terminal import say
from jobwriter.cli.writing import write
from jobwriter.nearest import nearest
from jobwriter.records import EMPTY, record, replace
from jobwriter.yamlfile import load, plain


@record
class Start:
    """What a new brief starts from.

    Attributes:
        values: what is filled in.
        samples: what is shown where nothing is.
        notes: remarks by path.
        head: remarks on the whole.
        fresh: groups that an interview asks about, beside what is needed; None for all.
        stopped: where an earlier interview stopped.
    """

    values: Mapping[str, Any]
    samples: Mapping[str, Any] = EMPTY
    notes: Mapping[str, str] = EMPTY
    head: tuple[str, ...] = ()
    fresh: tuple[str, ...] | None = None
    stopped: str = ""


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
    if role is None and old is None:
        raise click.UsageError(f"Say which role, such as: jobwriter new ml-engineer\n\n{_roles()}")
    if role is not None and role not in ROLES:
        near = nearest(role, ROLES)
        hint = f" Did you mean {near!r}?" if near else ""
        raise click.UsageError(f"There is no role {role!r}.{hint}\n\n{_roles()}")
    today = dt.date.today()
    settled = house_of(output or "-").blocks
    reopened = _reopen(old, role, settled, today) if old else None
    role = role or str(reopened.values["role"] if reopened else "")
    target = output or f"{role}.job.yaml"
    resumed = None if reopened or force or not ask else _resume(target, role, today)
    if target != "-":
        _check(target, free=force or resumed is not None)
    start = resumed or reopened or _fresh(role, locale, settled, today, empty=ask)
    if locale:
        start = _with(start, {**start.values, "locale": locale})
    start = _with(start, _set(start.values, given))
    if ask:
        return _ask(start, settled, target, today)
    text = scaffold.write(start.values, start.notes, {**_example(start, today), **start.samples}, start.head, settled)
    _save(target, text)
    for line in (*start.head, *_contradictions(text, target, settled)):
        say(line, err=True)
    if target != "-":
        say(f"{target} written; fill it in, then: jobwriter generate {target} -o ad.md", err=True)
    return 0


def _roles() -> str:
    width = max(map(len, ROLES))
    return "\n".join(f"  {name:{width}}  {role.summary}" for name, role in ROLES.items())


def _fresh(role: str, locale: str | None, settled: house.House, today: dt.date, *, empty: bool) -> Start:
    """A new brief: the example of the role, less what the house has settled; nothing yet for an interview."""
    example = scaffold.example(role, locale or "en-GB", today)
    if empty:
        return Start({name: example[name] for name in ("version", "role", "locale")}, example)
    values: Mapping[str, Any] = example
    for name, block in settled.values.items():
        path = ("organisation", name) if name in house.INSIDE else (name,)
        inner = [(*path, key) for key in block] if isinstance(block, Mapping) else [path]
        for taken in [path] if name in settled.locked else inner:
            values = put(values, taken, None)
    return Start(values, example)


def _example(start: Start, today: dt.date) -> Mapping[str, Any]:
    return scaffold.example(str(start.values["role"]), str(start.values.get("locale") or "en-GB"), today)


def _with(start: Start, values: Mapping[str, Any]) -> Start:
    return replace(start, values=values)


def _reopen(old: str, role: str | None, settled: house.House, today: dt.date) -> Start:
    from jobwriter.brief import reopen

    text = _read(old)
    filed = dt.date.fromtimestamp(Path(old).stat().st_mtime)
    try:
        found = reopen.reopen(text, old, today=today, filed=filed, role=role, house=settled)
    except BriefError as error:
        raise click.ClickException("\n       ".join(error.problems)) from error
    return Start(found.values, found.samples, found.notes, found.head, reopen.FRESH)


def _resume(target: str, role: str, today: dt.date) -> Start | None:
    """What an unfinished brief holds; None where there is no file.

    Raises:
        click.ClickException: it cannot be read, is for another role, or is finished.
    """
    if target == "-" or not Path(target).exists():
        return None
    text = _read(target)
    try:
        held = brief.read(text, target, partial=True)
    except BriefError as error:
        raise click.ClickException(
            "\n       ".join([*error.problems, "correct it, or start over with --force"])
        ) from error
    if held.role != role:
        raise click.UsageError(f"{target} is for {held.role}; --force starts over, -o FILE writes elsewhere")
    stopped = saved.stopped_at(text)
    values: dict[str, Any] = {name: item for name, item in plain(load(text, target)).items() if item is not None}
    example = scaffold.example(role, str(values.get("locale") or "en-GB"), today)
    try:
        brief.read(text, target, house_of(target).blocks)
    except BriefError:
        return Start(values, example, fresh=None if stopped is not None else (), stopped=stopped or "")
    if stopped:
        return Start(values, example, stopped=stopped)
    raise click.UsageError(f"{target} is finished: jobwriter generate {target} -o ad.md; --force starts over")


def _read(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise click.ClickException(f"{path}: the brief cannot be read ({reason}); check the name") from error


def _set(values: Mapping[str, Any], given: tuple[str, ...]) -> Mapping[str, Any]:
    filled, wrong = setting.fill(values, given)
    if wrong:
        raise click.UsageError("\n       ".join(f"--set {problem}" for problem in wrong))
    return filled


def _contradictions(text: str, target: str, settled: house.House) -> list[str]:
    """What is left to put right in a brief that was filled in on the command line."""
    try:
        brief.read(text, target, settled, partial=True)
    except BriefError as error:
        return [f"still to do: {problem}" for problem in error.problems]
    return []


def _ask(start: Start, settled: house.House, target: str, today: dt.date) -> int:
    from jobwriter.brief.interview import Interview
    from jobwriter.cli.asking import hold

    role = str(start.values["role"])
    for line in start.head:
        say(line, err=True)
    examples = {**_example(start, today), **start.samples}
    interview = Interview(
        start.values, today=today, examples=examples, house=settled, fresh=start.fresh, start=start.stopped
    )
    ended = hold(interview)
    again = f"jobwriter new {role} --ask -o {shlex.quote(target)}"
    _save(target, interview.text(again))
    if interview.over == "finished":
        for notice in interview.notices:
            say(f"note: {notice}", err=True)
        say(f"{target} is complete; now: jobwriter generate {target} -o ad.md", err=True)
        return 0
    say(f"{target} keeps what there is; to go on: {again}", err=True)
    return 0 if ended else 2


def _check(target: str, *, free: bool) -> None:
    """Refuse a file that is there, and a place where none can be written, before anybody answers a question."""
    file = Path(target)
    if file.exists() and not free:
        raise click.UsageError(f"{target} exists; --force overwrites it, -o FILE writes elsewhere")
    if file.is_dir() or not os.access(file.parent, os.W_OK):
        reason = "it is a folder" if file.is_dir() else "its folder is missing or may not be written"
        raise click.ClickException(f"{target}: cannot be written ({reason}); choose another place")


def _save(target: str, text: str) -> None:
    if target == "-":
        say(text, end="")
        return
    try:
        write(target, text)
    except click.ClickException:
        say(text, end="")
        raise
