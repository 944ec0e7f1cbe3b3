"""From the paths of a command line to drafts; what cannot be read becomes a report with its error."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

import click

from jobwriter import readers, source
from jobwriter.document import Draft
from jobwriter.report import FileReport


def drafts(paths: Sequence[str], stdin_filename: str | None = None) -> Iterator[Draft | FileReport]:
    """Read every draft that paths name, in order.

    Args:
        paths: files and folders; ``-``, or nothing when something is piped in, is standard input.
        stdin_filename: what to call standard input.

    Raises:
        click.UsageError: nothing to read.
    """
    if not paths:
        if sys.stdin is None or sys.stdin.isatty():
            raise click.UsageError(
                "name a file or a folder, or - for standard input; 'jobwriter lint --help' says more"
            )
        paths = ("-",)
    for item in source.sources(paths, stdin_filename=stdin_filename or ""):
        if isinstance(item, source.SourceError):
            yield FileReport(item.path, errors=(item.message,))
            continue
        try:
            yield from readers.read(item)
        except readers.ReadError as error:
            yield FileReport(item.path, errors=(str(error),))
