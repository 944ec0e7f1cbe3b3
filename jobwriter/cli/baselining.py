"""Holds a run against a baseline, and writes one: ``--baseline FILE`` and ``--write-baseline``."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from jobwriter import baseline
from jobwriter.cli.writing import write as write_file
from jobwriter.formats.style import many
from jobwriter.records import record, replace
from jobwriter.report import FileReport, Suppressed
from jobwriter.rule import Rule

NAME = ".jobwriter-baseline.json"
"""Where a baseline is written when nobody says otherwise."""


@record
class Held:
    """A run held against a baseline.

    Attributes:
        files: the reports, with what is known moved to ``suppressed``.
        notices: what the person should know of the baseline itself.
    """

    files: tuple[FileReport, ...]
    notices: tuple[str, ...] = ()


def hold(files: Sequence[FileReport], name: str, rules: Mapping[str, Rule]) -> Held:
    """Leave only what a baseline does not know.

    The score stays what it is: a baseline says what a run may pass over, not that the ad is better than it is.

    Args:
        files: the reports of the run.
        name: the baseline.
        rules: the rules of the run, by id.

    Raises:
        click.ClickException: it cannot be read.
    """
    known = _read(name)
    held: list[FileReport] = []
    stale = 0
    for file in files:
        rows = known.files.get(_key(file.path, name), ())
        if not rows:
            held.append(file)
            continue
        outcome = baseline.hold(file, rows, rules)
        stale += len(outcome.stale)
        aside = tuple(Suppressed(finding, by="baseline", source=name) for finding in outcome.known)
        held.append(replace(file, findings=outcome.new, suppressed=(*file.suppressed, *aside)))
    if not stale:
        return Held(tuple(held))
    what = "1 finding of the baseline is" if stale == 1 else f"{stale} findings of the baseline are"
    return Held(tuple(held), (f"{name}: {what} no longer there; --write-baseline takes them out.",))


def write(files: Sequence[FileReport], name: str, rules: Mapping[str, Rule]) -> str:
    """Write the findings of a run to a baseline; ads that were not part of the run keep their entries.

    Returns:
        What was done, for the person.

    Raises:
        click.ClickException: an ad could not be judged, or the baseline cannot be read or written.
    """
    broken = [file.path for file in files if file.errors]
    if broken:
        raise click.ClickException(f"no baseline was written: {broken[0]} could not be judged; mend or leave it out")
    before = _read(name).files if Path(name).exists() else {}
    now = {_key(file.path, name): baseline.entries(file, rules) for file in files}
    write_file(name, baseline.write(baseline.Baseline({**before, **now})))
    count = sum(map(len, now.values()))
    return f"{name} written: {many(count, 'finding')} in {many(len(now), 'ad')}"


def _read(name: str) -> baseline.Baseline:
    try:
        text = Path(name).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise click.ClickException(
            f"{name}: the baseline cannot be read ({reason}); check the name, or write one with --write-baseline"
        ) from error
    try:
        return baseline.read(text, name)
    except baseline.BaselineError as error:
        raise click.ClickException(str(error)) from error


def _key(path: str, name: str) -> str:
    """The path of an ad as the baseline names it: relative to its own folder, whatever the system."""
    file, mark, record_ = path.partition("#/")
    try:
        shown = os.path.relpath(file, Path(name).absolute().parent)
    except ValueError:  # another drive
        shown = file
    return Path(shown).as_posix() + mark + record_
