"""Reads briefs from files, with what their house has settled and the templates that it has."""

from __future__ import annotations

from pathlib import Path

import click

from jobwriter import brief, config
from jobwriter.brief import house as settled
from jobwriter.cli.faults import Faults
from jobwriter.generate.templates import SUFFIX
from jobwriter.records import record

_ENDINGS = (".job.yaml", ".job.yml", ".yaml", ".yml")
"""How the name of a brief may end, the longest first."""

config_option = click.option(
    "--config", metavar="FILE", help="The configuration; the nearest .jobwriter.yaml without it."
)


@record
class House:
    """What holds for the briefs of a folder.

    Attributes:
        blocks: what the configuration settles.
        templates: the folder of its own templates; None without one.
        config: the configuration file; None without one.
    """

    blocks: settled.House = settled.House()
    templates: Path | None = None
    config: Path | None = None


def house_of(path: str, named: str | None = None, templates: str | None = None, *, strict: bool = True) -> House:
    """What holds for a brief.

    Args:
        path: the brief.
        named: a configuration that the person named; the nearest one without it.
        templates: a folder of templates that the person named; without it ``templates/ads`` or ``templates`` beside
            the configuration, or in the current folder.
        strict: whether a configuration that cannot be used is an error.

    Raises:
        click.ClickException: the configuration or the folder cannot be used.
    """
    file = Path(named) if named else config.find(Path(path).absolute().parent)
    blocks = settled.House()
    if file is not None and strict:
        try:
            raw = config.load(file).organisation
        except config.ConfigError as error:
            raise click.ClickException(str(error)) from error
        blocks, problems = settled.check(raw, str(file))
        if problems:
            raise Faults(problems)
    return House(blocks, _folder(templates, file), file)


def _folder(named: str | None, file: Path | None) -> Path | None:
    if named is not None:
        if not Path(named).is_dir():
            raise click.ClickException(f"{named}: there is no such folder of templates; check the name")
        return Path(named)
    base = file.parent if file else Path()
    for folder in (base / "templates" / "ads", base / "templates"):
        if any(folder.glob(f"*{SUFFIX}")):
            return folder
    return None


def read(path: str, house: House, *, partial: bool = False) -> brief.Brief:
    """Read a brief from a file.

    Args:
        path: the file.
        house: what holds for its folder.
        partial: see :func:`jobwriter.brief.read`.

    Raises:
        BriefError: everything that is wrong with it.
        click.ClickException: it cannot be read.
    """
    return brief.read(text(path), path, house.blocks, partial=partial)


def text(path: str) -> str:
    """The words of a brief as they stand in its file.

    Raises:
        click.ClickException: it cannot be read.
    """
    if Path(path).is_dir():
        raise click.ClickException(f"{path}: is a folder; name the briefs in it, such as {Path(path) / '*.job.yaml'}")
    try:
        data = Path(path).read_bytes()
        return data.decode("utf-8-sig")
    except OSError as error:
        reason = error.strerror or error
        raise click.ClickException(f"{path}: the brief cannot be read ({reason}); check the name") from error
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise click.ClickException(
            f"{path}:{line}:1: the brief is not UTF-8; in your editor, save it with the encoding UTF-8"
        ) from error


def stem(path: str) -> str:
    """The name of a brief without its folder and its ending, after which its ads are called."""
    name = Path(path).name
    for ending in _ENDINGS:
        name = name.removesuffix(ending)
    return name
