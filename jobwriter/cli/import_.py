"""``jobwriter import AD``: the brief that an ad gives, with what it leaves open as questions."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from jobwriter import config, importing
from jobwriter.brief.choices import LOCALES
from jobwriter.brief.roles import ROLES
from jobwriter.cli.briefs import House, house_of
from jobwriter.cli.reading import drafts, jurisdiction_option, stdin_filename_option, whole_option
from jobwriter.cli.settled import Settled
from jobwriter.cli.terminal import say
from jobwriter.cli.writing import is_folder, write
from jobwriter.config import Settings
from jobwriter.document import Draft
from jobwriter.formats.style import many
from jobwriter.importing import ImportedBrief
from jobwriter.report import FileReport
from jobwriter.rewriting import read_brief

_SUFFIX = ".job.yaml"
_SLUG = re.compile(r"[^a-z0-9]+")
_LONGEST = 60
"""Characters of the name of a brief that is called after its title."""


def reading_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say how an ad is read, shared with ``rewrite``."""
    for option in reversed((
        click.option("--role", type=click.Choice(list(ROLES)), help="The kind of brief (default: judged from the ad)."),
        click.option("--locale", type=click.Choice(LOCALES), help="The English of the brief."),
        jurisdiction_option,
        click.option("--as-of", metavar="DATE", help="Hold dates against this day (default: today)."),
        whole_option,
        click.option("--record", type=click.IntRange(1), metavar="N", help="Which of several records."),
        stdin_filename_option,
    )):  # fmt: skip
        function = option(function)
    return function


@click.command("import")
@click.argument("path", metavar="AD")
@click.option("-o", "--output", metavar="BRIEF", help="Where to write the brief (- prints it); a folder for several.")
@click.option("--force", is_flag=True, help="Overwrite a brief that is there.")
@reading_options
def command(path: str, output: str | None, force: bool, **options: Any) -> None:
    """Turn AD into a brief: what it states is filled in, with the line it stands in; the rest is questions.

    AD is Markdown, text, HTML, Word or a JSON record, or - for standard input. Nothing is invented.
    """
    found = read_ads(path, options)
    output = None if output == "-" else output
    if output is not None and not is_folder(output):
        refuse(output, path, force=force)
    house = house_of(output or path)
    if len(found) == 1 and (output is None or not is_folder(output)):
        draft, settings = found[0]
        brief = import_draft(draft, settings, options, house)
        if output is None:
            say(importing.to_yaml(brief), end="")
            return
        save(output, brief)
        return
    if output is None or not is_folder(output):
        raise click.UsageError(
            f"{path} holds {len(found)} ads; --record N takes one of them, and -o FOLDER/ writes a brief for each"
        )
    briefs = [import_draft(draft, settings, options, house) for draft, settings in found]
    width = len(str(len(briefs)))
    names = [
        f"{number:0{width}}-{_slug(brief)}" if len(briefs) > 1 else _slug(brief)
        for number, brief in enumerate(briefs, 1)
    ]
    targets = [str(Path(output) / f"{name}{_SUFFIX}") for name in names]
    for target in targets:
        refuse(target, path, force=force)
    try:
        Path(output).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise click.ClickException(f"{output}: the folder cannot be made ({error.strerror}); choose another") from error
    for target, brief in zip(targets, briefs, strict=True):
        save(target, brief)


def read_ads(path: str, options: dict[str, Any]) -> list[tuple[Draft, Settings]]:
    """Read the ad, or the records, that a path names, each with the settings that hold for it.

    Args:
        path: the file, or ``-``.
        options: those of :func:`reading_options`.

    Raises:
        click.ClickException: it cannot be read, or there is no such record.
    """
    given = {name: options[name] for name in ("jurisdictions", "locale", "as_of", "whole")}
    try:
        settings = Settled(given, None, isolated=False).of(None if path == "-" else path)
    except config.ConfigError as error:
        raise click.ClickException(str(error)) from error
    found: list[tuple[Draft, Settings]] = []
    for draft in drafts((path,), options["stdin_filename"]):
        if isinstance(draft, FileReport):
            raise click.ClickException(" ".join(draft.errors))
        found.append((draft, settings))
    number = options["record"]
    if number is None:
        return found
    if number > len(found):
        raise click.UsageError(f"{path} holds {many(len(found), 'ad')}; there is no record {number}")
    return [found[number - 1]]


def import_draft(draft: Draft, settings: Settings, options: dict[str, Any], house: House) -> ImportedBrief:
    """The brief that one ad gives, in a house.

    Raises:
        click.ClickException: there is no ad in it.
    """
    brief = read_brief(draft, settings, role=options["role"], house=house.blocks)
    if brief is None:
        raise click.ClickException(f"{draft.path}: there is no ad in it; put the text of the ad into the file")
    return brief


def refuse(target: str, ad: str, *, force: bool) -> None:
    """Say no before a file is lost.

    Args:
        target: the file to be written.
        ad: the ad, which is never overwritten.
        force: whether another file may be.

    Raises:
        click.UsageError: there is a file of that name.
    """
    file = Path(target)
    if ad != "-" and file.exists() and file.samefile(ad):
        raise click.UsageError(f"{target} is the ad itself; write to another file")
    if file.exists() and not force:
        raise click.UsageError(f"{target} exists; --force overwrites it, another name keeps it")


def save(target: str, brief: ImportedBrief) -> None:
    """Write a brief and say what to do with it."""
    write(target, importing.to_yaml(brief))
    questions = len(brief.questions)
    say(
        f"{target} written: {brief.found} of {brief.wanted} things found, {questions} to decide; "
        f"answer them, then: jobwriter generate {target} -o ad.md",
        err=True,
    )


def _slug(brief: ImportedBrief) -> str:
    words = _SLUG.sub("-", str(brief.values.get("title") or brief.values["role"]).lower()).strip("-")
    return words[:_LONGEST].rstrip("-") or "ad"
