"""Writes files so that nothing is lost: to a neighbour first, then in one step over the old one."""

from __future__ import annotations

from pathlib import Path

import click


def write(target: str, text: str) -> None:
    """Write a text file; the old one stays as it was when that fails.

    Raises:
        click.ClickException: the file cannot be written; the message says what to do.
    """
    file = Path(target)
    draft = file.with_name(f".{file.name}.tmp")
    try:
        draft.write_text(text, encoding="utf-8", newline="\n")
        draft.replace(file)
    except OSError as error:
        draft.unlink(missing_ok=True)
        reason = error.strerror or error
        raise click.ClickException(f"{target}: cannot be written ({reason}); choose another place") from error
