"""Writes files so that nothing is lost: to a neighbour first, then in one step over the old one."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

import click


def write(target: str, content: str | bytes) -> None:
    """Write a file; the old one stays as it was when that fails, and the new one has its permissions.

    A link stays a link to the file that is written. Pipes and devices (``/dev/stdout``, ``/dev/null``) are written to:
    a file must not take their place.

    Args:
        target: where; a folder that is missing is made when its own folder is there.
        content: text is written as UTF-8 with line feeds.

    Raises:
        click.ClickException: the file cannot be written; the message says what to do.
    """
    data = content.encode() if isinstance(content, str) else content
    try:
        if _takes_a_stream(target):
            Path(target).write_bytes(data)
        else:
            _replace(Path(os.path.realpath(target)), data)
    except OSError as error:
        raise click.ClickException(
            f"{target}: cannot be written ({error.strerror or error}); choose another place"
        ) from error


def _takes_a_stream(target: str) -> bool:
    """Whether a name is that of a pipe or a device."""
    file = Path(target)
    return file.exists() and not file.is_file() and not file.is_dir()


def _replace(file: Path, data: bytes) -> None:
    draft = file.with_name(f".{file.name}.tmp")
    try:
        if file.parent.parent.is_dir():
            file.parent.mkdir(exist_ok=True)
        draft.write_bytes(data)
        if file.exists():
            draft.chmod(file.stat().st_mode & 0o7777)
        draft.replace(file)
    except OSError:
        with suppress(OSError):
            draft.unlink()
        raise


def is_folder(output: str) -> bool:
    """Whether a name asks for a folder, which need not be there yet."""
    return output.endswith(("/", "\\")) or Path(output).is_dir()
