"""Writes files so that nothing is lost: to a neighbour first, then in one step over the old one."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import click


def write(target: str, content: str | bytes) -> None:
    """Write a file; the old one stays as it was when that fails, and the new one has its permissions.

    Args:
        target: where; a folder that is missing is made when its own folder is there.
        content: text is written as UTF-8 with line feeds.

    Raises:
        click.ClickException: the file cannot be written; the message says what to do.
    """
    file = Path(target)
    draft = file.with_name(f".{file.name}.tmp")
    try:
        if file.parent.parent.is_dir():
            file.parent.mkdir(exist_ok=True)
        draft.write_bytes(content.encode() if isinstance(content, str) else content)
        if file.exists():
            draft.chmod(file.stat().st_mode & 0o7777)
        draft.replace(file)
    except OSError as error:
        with suppress(OSError):
            draft.unlink()
        reason = error.strerror or error
        raise click.ClickException(f"{target}: cannot be written ({reason}); choose another place") from error


def is_folder(output: str) -> bool:
    """Whether a name asks for a folder, which need not be there yet."""
    return output.endswith(("/", "\\")) or Path(output).is_dir()
