"""The ads of a command line: made from briefs, in the forms that were asked for, and written."""

from __future__ import annotations

import datetime as dt
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from jobwriter.brief import Brief, BriefError
from jobwriter.cli.briefs import house_of, read, stem
from jobwriter.cli.faults import Faults
from jobwriter.cli.terminal import say
from jobwriter.cli.writing import is_folder, write
from jobwriter.generate import TemplateProblem, markdown
from jobwriter.generate.forms import SUFFIXES, form_of, render
from jobwriter.records import record

_POSTED = re.compile(rb'"datePosted": "(\d{4}-\d\d-\d\d)')
"""The day of publication in the markup of an ad that is there already."""


@record
class Wish:
    """What the command line asks for.

    Attributes:
        to: the forms.
        output: a file, a folder, ``-``, or None to print.
        target: the board that the ad is to fit.
        shorten: whether paragraphs may be left out for it.
        page: whether HTML is a whole page.
        templates: the folder of templates that was named.
        config: the configuration that was named.
    """

    to: tuple[str, ...]
    output: str | None
    target: str | None
    shorten: bool
    page: bool
    templates: str | None
    config: str | None


@record
class Made:
    """A file to write.

    Attributes:
        name: where; None for standard output.
        content: what.
        notes: what the person should know.
    """

    name: str | None
    content: bytes
    notes: tuple[str, ...] = ()


def made(paths: tuple[str, ...], wish: Wish) -> list[Made]:
    """The ads of all briefs.

    Args:
        paths: the briefs.
        wish: what is asked for.

    Raises:
        click.ClickException: a brief or template that cannot be used; those of all briefs at once.
    """
    problems: list[str] = []
    ads: list[Made] = []
    for path in paths:
        try:
            ads += _one(path, wish)
        except BriefError as error:
            problems += error.problems
        except (TemplateProblem, ImportError) as error:
            problems.append(str(error))
        except Faults as error:
            problems += error.problems
        except click.UsageError:
            raise
        except click.ClickException as error:
            problems.append(error.message)
    names = [Path(item.name).resolve() for item in ads if item.name is not None]
    for item in ads:
        if item.name is not None and names.count(Path(item.name).resolve()) > 1:
            problems.append(f"{item.name}: several briefs would be written there; give them different names")
    for path in paths:
        if Path(path).resolve() in names:
            problems.append(f"{path}: the ad would take the place of its brief; choose another name with -o")
    if problems:
        raise Faults(tuple(dict.fromkeys(problems)))
    return ads


def write_all(ads: list[Made]) -> None:
    """Write the ads, or print those without a file, with what the person should know of each."""
    for item in ads:
        for note in item.notes:
            say(f"note: {note}", err=True)
        if item.name is not None:
            write(item.name, item.content)
            say(f"{item.name} written", err=True)
        elif item.content[:2] == b"PK":
            if sys.stdout.isatty():
                raise click.UsageError("a Word file does not show on a terminal; write it with -o ad.docx")
            sys.stdout.buffer.write(item.content)
        else:
            say(item.content.decode(), end="")


def _one(path: str, wish: Wish) -> Iterator[Made]:
    house = house_of(path, wish.config, wish.templates)
    brief = read(path, house)
    ad = markdown(brief, house.templates)
    notes: tuple[str, ...] = brief.notices
    if wish.target:
        yield _targeted(path, wish, brief, ad, notes)
        return
    notes += tuple(_limits(brief, ad))
    for form in wish.to:
        name = _name(path, wish.output, SUFFIXES[form])
        content = render(brief, ad, form, page=wish.page, today=_day(name))
        yield Made(name, content, notes)
        notes = ()


def _targeted(path: str, wish: Wish, brief: Brief, ad: str, notes: tuple[str, ...]) -> Made:
    from jobwriter import targets
    from jobwriter.renderers import blocks

    try:
        fit = targets.apply(str(wish.target), brief.values, blocks.parse(ad), shorten=wish.shorten)
    except targets.TargetError as error:
        raise click.UsageError(str(error)) from error
    said = tuple(cut.message for cut in fit.cuts)
    name = _name(path, wish.output, SUFFIXES[fit.format])
    if name is not None and form_of(name) not in {None, fit.format}:
        raise click.UsageError(f"-o {name}: {wish.target} takes {fit.format}; end the name in {SUFFIXES[fit.format]}")
    return Made(name, fit.text.encode(), (*notes, *said))


def _day(name: str | None) -> dt.date:
    """The day of publication for the markup of a brief that gives none: that of the file which is there, or today."""
    try:
        found = _POSTED.search(Path(name).read_bytes()) if name else None
        return dt.date.fromisoformat(found.group(1).decode()) if found else dt.date.today()
    except (OSError, ValueError):
        return dt.date.today()


def _limits(brief: Brief, ad: str) -> Iterator[str]:
    """What the boards that the brief names would not take."""
    if not brief["targets"]:
        return
    from jobwriter import targets
    from jobwriter.renderers import blocks

    parsed = blocks.parse(ad)
    for name in brief["targets"]:
        for cut in targets.apply(name, brief.values, parsed).cuts:
            if not cut.done:
                yield cut.message


def _name(path: str, output: str | None, suffix: str) -> str | None:
    if output is None or output == "-":
        return None
    if not is_folder(output):
        return output
    return str(Path(output) / f"{stem(path)}{suffix}")
