"""Holds a run against its baselines, and writes them: ``--baseline FILE`` and ``--write-baseline``."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import click

from jobwriter import baseline, config
from jobwriter.baseline import Baseline, Entry
from jobwriter.cli.writing import write as write_file
from jobwriter.formats.style import many
from jobwriter.records import record, replace
from jobwriter.report import FileReport, Suppressed
from jobwriter.rule import Rule
from jobwriter.source import parted

NAME = ".jobwriter-baseline.json"
"""Where a baseline is written when nobody says otherwise."""


@record
class Held:
    """A run held against its baselines.

    Attributes:
        files: the reports, with what is known moved to ``suppressed``.
        notices: what the person should know of the baselines themselves.
    """

    files: tuple[FileReport, ...]
    notices: tuple[str, ...] = ()


def hold(files: Sequence[FileReport], names: Sequence[str | None], rules: Mapping[str, Rule]) -> Held:
    """Leave only what baselines do not know.

    The score stays what it is: a baseline says what a run may pass over, not that the ad is better than it is.

    Args:
        files: the reports of the run.
        names: the baseline of each, None for none.
        rules: the rules of the run, by id.

    Raises:
        click.ClickException: one of them cannot be read.
    """
    held = list(files)
    notices: list[str] = []
    for name in filter(None, dict.fromkeys(names)):
        known = dict(_read(name).files)
        mine = [at for at, other in enumerate(names) if other == name]
        rows = {at: known.pop(_key(files[at].path, name), ()) for at in mine}
        gone = {path: entries for path, entries in known.items() if not _is_there(path, name)}
        stale = 0
        for at in mine:
            if gone and not rows[at] and (moved := baseline.moved(files[at], gone, rules)):
                rows[at] = gone.pop(moved)
            if rows[at]:
                outcome = baseline.hold(files[at], rows[at], rules)
                stale += len(outcome.stale)
                aside = tuple(Suppressed(finding, by="baseline", source=name) for finding in outcome.known)
                suppressed = (*files[at].suppressed, *aside)
                held[at] = replace(files[at], findings=outcome.new, suppressed=suppressed)
        stale += sum(map(len, gone.values()))
        if stale:
            what = "1 finding of the baseline is" if stale == 1 else f"{stale} findings of the baseline are"
            notices.append(f"{name}: {what} no longer there; --write-baseline takes them out.")
    return Held(tuple(held), tuple(notices))


def write(files: Sequence[FileReport], names: Sequence[str | None], rules: Mapping[str, Rule]) -> Iterator[str]:
    """Write the findings of a run to its baselines.

    Ads that were not part of the run keep their entries while they are there, and so do rules that did not run.

    Args:
        files: the reports of the run.
        names: the baseline of each; None for the one that nobody has named yet.
        rules: the rules of the run, by id.

    Yields:
        What was done, for the person.

    Raises:
        click.ClickException: an ad could not be judged, or a baseline cannot be read or written.
    """
    broken = [file.path for file in files if file.errors]
    if broken:
        raise click.ClickException(f"no baseline was written: {broken[0]} could not be judged; mend or leave it out")
    for given in dict.fromkeys(names):
        name = given or NAME
        old = _read(name) if os.path.lexists(name) else Baseline()
        mine = [file for file, other in zip(files, names, strict=True) if other == given]
        now: dict[str, tuple[Entry, ...]] = {}
        count = 0
        for file in mine:
            key = _key(file.path, name)
            found = baseline.entries(file, rules)
            count += len(found)
            now[key] = (*found, *baseline.hold(file, old.files.get(key, ()), rules).idle)
        kept = {path: rows for path, rows in old.files.items() if path not in now and _is_there(path, name)}
        write_file(name, baseline.write(Baseline({**kept, **now})))
        use = "" if given else f"; to use it, put 'baseline: {NAME}' into {config.NAME}"
        yield f"{name} written: {many(count, 'finding')} in {many(len(mine), 'ad')}{use}"


def _read(name: str) -> Baseline:
    try:
        text = Path(name).read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise click.ClickException(
            f"{name}: the baseline is not there; check the name, or write one with --write-baseline"
        ) from error
    except OSError as error:
        raise click.ClickException(f"{name}: the baseline cannot be read ({error.strerror}); check the name") from error
    except UnicodeDecodeError as error:
        raise click.ClickException(f"{name}: the baseline is damaged (it is not UTF-8); {baseline.AGAIN}") from error
    try:
        return baseline.read(text, name)
    except baseline.BaselineError as error:
        raise click.ClickException(str(error)) from error


def _key(path: str, name: str) -> str:
    """The path of an ad as the baseline names it: relative to its own folder, whatever the system."""
    if path == "-":
        return path
    file, _ = parted(path)
    try:
        shown = os.path.relpath(file, Path(name).absolute().parent)
    except ValueError:  # another drive
        shown = file
    return unicodedata.normalize("NFC", Path(shown).as_posix()) + path[len(file) :]


def _is_there(path: str, name: str) -> bool:
    """Whether an ad that a baseline names is still where it was."""
    file, _ = parted(path)
    folder = Path(name).absolute().parent
    return path == "-" or (folder / file).exists() or (folder / unicodedata.normalize("NFD", file)).exists()
