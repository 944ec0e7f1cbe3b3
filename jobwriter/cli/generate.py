"""``jobwriter generate BRIEF``: the ads that briefs give."""

from __future__ import annotations

import datetime as dt
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from jobwriter.brief import Brief, BriefError
from jobwriter.cli.briefs import House, house_of, read
from jobwriter.cli.terminal import NEXT, say
from jobwriter.cli.writing import write
from jobwriter.generate import TemplateProblem, markdown
from jobwriter.generate.forms import SUFFIXES, form_of, render
from jobwriter.generate.templates import SUFFIX
from jobwriter.records import record

_FORMS = ", ".join(SUFFIXES)
_POSTED = re.compile(rb'"datePosted": "(\d{4}-\d\d-\d\d)')


@record
class Wish:
    """What the command line asks for."""

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


@click.command("generate")
@click.argument("paths", metavar="BRIEF...", nargs=-1, required=True)
@click.option(
    "--to", metavar="FORM[,FORM]", help=f"{_FORMS}; as the name of the output says without it, else markdown."
)
@click.option("-o", "--output", metavar="FILE|DIR/", help="Where to write; a folder for several; printed without it.")
@click.option(
    "--target", metavar="BOARD", help="Make it fit a board, such as linkedin, reed or google; says what is cut."
)
@click.option("--shorten", is_flag=True, help="With --target: leave out whole paragraphs until the ad fits.")
@click.option("--page", is_flag=True, help="HTML as a whole page with JobPosting markup, not as a fragment to paste.")
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if a file is not what its brief gives now.")
@click.option(
    "--update", is_flag=True, help="Write only files that are not what their briefs give; exit 1 if any. For hooks."
)
@click.option("--watch", is_flag=True, help="Write again whenever a brief, the configuration or a template changes.")
@click.option(
    "--templates", metavar="DIR", help="Templates of your own, before templates/ads beside the configuration."
)
@click.option("--config", metavar="FILE", help="The configuration; the nearest .jobwriter.yaml without it.")
def command(
    paths: tuple[str, ...],
    to: str | None,
    output: str | None,
    target: str | None,
    shorten: bool,
    page: bool,
    check: bool,
    update: bool,
    watch: bool,
    templates: str | None,
    config: str | None,
) -> int:
    """Turn BRIEF (a file that 'jobwriter new' wrote and you filled in) into an ad.

    Exit code: 0 done, 1 a file is not what its brief gives (--check, --update), 2 a brief or template cannot be used.
    """
    wish = Wish(_forms(to, output, target), output, target, shorten, page, templates, config)
    if update:
        from jobwriter.cli import updating

        paths = updating.briefs(paths)
    _sensible(wish, paths, {"--check": check, "--update": update, "--watch": watch})
    if watch:
        return _watch(paths, wish)
    made = _all(paths, wish)
    if check:
        return _check(made)
    if update:
        made = [item for item in made if updating.stale(str(item.name), item.content)]
    _write(made)
    return int(update and bool(made))


def _forms(to: str | None, output: str | None, target: str | None) -> tuple[str, ...]:
    named = None if output is None or _is_folder(output) else form_of(output)
    if target is not None and to is not None:
        raise click.UsageError("--target decides the form; leave out --to")
    if to is None:
        if named is None and target is None and output and not _is_folder(output) and Path(output).suffix:
            raise click.UsageError(f"-o {output}: no form goes by this name; end it in {', '.join(SUFFIXES.values())}")
        return (named or "markdown",)
    forms = tuple(dict.fromkeys(part.strip().lower() for part in to.split(",") if part.strip()))
    for form in forms:
        if form not in SUFFIXES:
            raise click.UsageError(f"--to {form}: there is no such form; known: {_FORMS}")
    if named is not None and len(forms) == 1 and forms != (named,):
        raise click.UsageError(
            f"-o {output} asks for {named}, --to for {forms[0]}; leave out --to, or end it in {SUFFIXES[forms[0]]}"
        )
    return forms or ("markdown",)


def _sensible(wish: Wish, paths: tuple[str, ...], ways: dict[str, bool]) -> None:
    chosen = [way for way, on in ways.items() if on]
    if chosen and wish.output in {None, "-"}:
        raise click.UsageError(f"{chosen[0]} needs -o: the file to {'compare' if chosen[0] == '--check' else 'write'}")
    if len(chosen) > 1:
        raise click.UsageError(
            "--check writes nothing, --update what is stale, and --watch writes for ever; choose one"
        )
    if wish.shorten and wish.target is None:
        raise click.UsageError("--shorten goes with --target")
    if wish.page and (wish.target or "html" not in wish.to):
        raise click.UsageError("--page goes with html: --to html, or -o ad.html")
    if len(paths) * len(wish.to) > 1 and not (wish.output and _is_folder(wish.output)):
        raise click.UsageError("several ads need a folder: -o ads/")


def _is_folder(output: str) -> bool:
    return output.endswith(("/", "\\")) or Path(output).is_dir()


def _all(paths: tuple[str, ...], wish: Wish) -> list[Made]:
    """The ads of all briefs.

    Raises:
        click.ClickException: a brief or template that cannot be used; those of all briefs at once.
    """
    problems: list[str] = []
    made: list[Made] = []
    for path in paths:
        try:
            made += _one(path, wish)
        except BriefError as error:
            problems += error.problems
        except (TemplateProblem, ImportError) as error:
            problems.append(str(error))
        except click.UsageError:
            raise
        except click.ClickException as error:
            problems += error.message.split(NEXT)
    names = [Path(item.name).resolve() for item in made if item.name is not None]
    for item in made:
        if item.name is not None and names.count(Path(item.name).resolve()) > 1:
            problems.append(f"{item.name}: several briefs would be written there; give them different names")
    for path in paths:
        if Path(path).resolve() in names:
            problems.append(f"{path}: the ad would take the place of its brief; choose another name with -o")
    if problems:
        raise click.ClickException(NEXT.join(dict.fromkeys(problems)))
    return made


def _one(path: str, wish: Wish) -> Iterator[Made]:
    house = house_of(path, wish.config, wish.templates)
    brief = read(path, house)
    ad = markdown(brief, house.templates)
    notes = tuple(brief.notices)
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
    if not _is_folder(output):
        return output
    stem = Path(path).name
    for ending in (".job.yaml", ".job.yml", ".yaml", ".yml"):
        stem = stem.removesuffix(ending)
    return str(Path(output) / f"{stem}{suffix}")


def _write(made: list[Made]) -> None:
    for item in made:
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


def _check(made: list[Made]) -> int:
    from jobwriter.cli.updating import stale

    found = {item.name: how for item in made if (how := stale(str(item.name), item.content))}
    for name, how in found.items():
        say(f"{name}: {how}; write it with the same command without --check", err=True)
    return 1 if found else 0


def _watch(paths: tuple[str, ...], wish: Wish) -> int:
    """Write whenever something changes, until the person ends it; an error is told, and the last good file stays."""
    import time

    seen: dict[Path, int] = {}
    try:
        while True:
            now = _times(paths, wish)
            if now != seen:
                seen = now
                try:
                    _write(_all(paths, wish))
                except click.ClickException as error:
                    error.show()
            time.sleep(_PAUSE)
    except KeyboardInterrupt:
        say("ended", err=True)
        return 0


_PAUSE = 0.3
"""Seconds between two looks at the files."""


def _times(paths: tuple[str, ...], wish: Wish) -> dict[Path, int]:
    files = {Path(path) for path in paths}
    for path in paths:
        files |= _sources(house_of(path, wish.config, wish.templates, strict=False))
    return {file: file.stat().st_mtime_ns for file in files if file.exists()}


def _sources(house: House) -> set[Path]:
    folder = house.templates
    return {*([house.config] if house.config else []), *(folder.glob(f"*{SUFFIX}") if folder else [])}
