"""What ``jobwriter new`` starts from: the example of a role, an old brief, or one that an interview left unfinished."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from jobwriter import brief
from jobwriter.brief import BriefError, House, house, saved, scaffold
from jobwriter.brief.paths import put
from jobwriter.cli import briefs
from jobwriter.cli.faults import Faults
from jobwriter.records import EMPTY, record, replace


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


def example(role: str, locale: str | None, settled: House, today: dt.date) -> Start:
    """The example of a role, less what the house has settled."""
    values: Mapping[str, Any] = scaffold.example(role, locale or "en-GB", today)
    samples = values
    for name, block in settled.values.items():
        path = ("organisation", name) if name in house.INSIDE else (name,)
        inner = [(*path, key) for key in block] if isinstance(block, Mapping) else [path]
        for taken in [path] if name in settled.locked else inner:
            values = put(values, taken, None)
    return Start(values, samples)


def nothing(role: str, locale: str | None, today: dt.date) -> Start:
    """Nothing yet, for an interview."""
    samples = scaffold.example(role, locale or "en-GB", today)
    return Start({name: samples[name] for name in ("version", "role", "locale")}, samples)


def reopened(old: str, role: str | None, settled: House, today: dt.date) -> Start:
    """An old brief, opened again.

    Raises:
        click.ClickException: it cannot be used.
    """
    from jobwriter.brief import reopen

    text = briefs.text(old)
    filed = dt.date.fromtimestamp(Path(old).stat().st_mtime)
    try:
        found = reopen.reopen(text, old, today=today, filed=filed, role=role, house=settled)
    except BriefError as error:
        raise Faults(error.problems) from error
    samples = {**_samples(found.values, today), **found.samples}
    return Start(found.values, samples, found.notes, found.head, reopen.FRESH)


def resumed(target: str, role: str, settled: House, today: dt.date) -> Start | None:
    """What an unfinished brief holds; None where there is no file.

    Raises:
        click.ClickException: it cannot be read, is for another role, or is finished.
    """
    if target == "-" or not Path(target).exists():
        return None
    text = briefs.text(target)
    try:
        values = saved.values(text, target)
    except BriefError as error:
        raise Faults([*error.problems, "correct it, or start over with --force"]) from error
    if values.get("role") != role:
        raise click.UsageError(f"{target} is for {values.get('role')}; --force starts over, -o FILE writes elsewhere")
    stopped = saved.stopped_at(text)
    if stopped is None and _whole(text, target, settled):
        raise click.UsageError(f"{target} is finished: jobwriter generate {target} -o ad.md; --force starts over")
    return Start(values, _samples(values, today), fresh=None if stopped is not None else (), stopped=stopped or "")


def taken_up(start: Start, old: Start) -> Start:
    """An unfinished brief with what the old brief, from which it was begun, has to show."""
    return replace(start, samples=old.samples, notes=old.notes, head=old.head, fresh=old.fresh)


def _whole(text: str, target: str, settled: House) -> bool:
    try:
        brief.read(text, target, settled)
    except BriefError:
        return False
    return True


def _samples(values: Mapping[str, Any], today: dt.date) -> Mapping[str, Any]:
    return scaffold.example(str(values["role"]), str(values.get("locale") or "en-GB"), today)
