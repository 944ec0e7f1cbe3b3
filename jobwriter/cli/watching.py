"""Writes ads again whenever something that they come from changes: ``jobwriter generate --watch``."""

from __future__ import annotations

import time
from pathlib import Path

import click

from jobwriter import config
from jobwriter.cli.ads import Wish, made, write_all
from jobwriter.cli.briefs import House, house_of
from jobwriter.cli.terminal import say
from jobwriter.generate.templates import SUFFIX

_PAUSE = 0.3
"""Seconds between two looks at the files."""


def watch(paths: tuple[str, ...], wish: Wish) -> int:
    """Write whenever something changes, until the person ends it; an error is told, and the last good file stays."""
    seen: dict[Path, int] = {}
    try:
        while True:
            now = _times(paths, wish)
            if now != seen:
                seen = now
                config.load.cache_clear()
                try:
                    write_all(made(paths, wish))
                except click.ClickException as error:
                    error.show()
            time.sleep(_PAUSE)
    except KeyboardInterrupt:
        say("ended", err=True)
        return 0


def _times(paths: tuple[str, ...], wish: Wish) -> dict[Path, int]:
    files = {Path(path) for path in paths}
    for path in paths:
        files |= _sources(house_of(path, wish.config, wish.templates, strict=False))
    return {file: file.stat().st_mtime_ns for file in files if file.exists()}


def _sources(house: House) -> set[Path]:
    folder = house.templates
    return {*([house.config] if house.config else []), *(folder.glob(f"*{SUFFIX}") if folder else [])}
