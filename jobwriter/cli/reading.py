"""From the paths of a command line to drafts; what cannot be read becomes a report with its error."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence

import click

from jobwriter import readers, source
from jobwriter.config import Settings
from jobwriter.config.settings import Glob
from jobwriter.document import Draft
from jobwriter.report import FileReport

jurisdiction_option = click.option(
    "--jurisdiction", "jurisdictions", metavar="CODES", help="Where the job is: GB, IT, US-CO, ..."
)
whole_option = click.option("--whole", is_flag=True, default=None, help="Keep all of the page as the ad.")
stdin_filename_option = click.option(
    "--stdin-filename", metavar="NAME", help="What to call standard input, and how to read it."
)


class Excluding:
    """Says which files a run leaves out.

    Args:
        settings: gives the settings that hold for a file.
        patterns: those of the command line, which count from the current folder.
    """

    def __init__(self, settings: Callable[[str], Settings], patterns: Sequence[str]) -> None:
        self._settings = settings
        self._patterns = tuple(Glob(pattern) for pattern in patterns)

    def __call__(self, path: str, walked: bool) -> bool:
        """Whether a file is left out; one that is named only if the settings force it."""
        settings = self._settings(path)
        patterns = (*settings.exclude, *self._patterns)
        if not patterns or not (walked or settings.force_exclude):
            return False
        from jobwriter import globs

        last = next((glob for glob in reversed(patterns) if globs.within(_bare(glob), glob.folder, path)), None)
        return last is not None and last.pattern == _bare(last)


def _bare(glob: Glob) -> str:
    """A pattern without the ``!`` that takes files in again."""
    return glob.pattern.removeprefix("!")


def drafts(
    paths: Sequence[str], stdin_filename: str | None = None, left_out: Excluding | None = None
) -> Iterator[Draft | FileReport]:
    """Read every draft that paths name, in order.

    Args:
        paths: files and folders; ``-``, or nothing when something is piped in, is standard input.
        stdin_filename: what to call standard input.
        left_out: says which files are passed over unread.

    Raises:
        click.UsageError: nothing to read.
    """
    if not paths:
        if sys.stdin is None or sys.stdin.isatty():
            raise click.UsageError(
                "name a file or a folder, or - for standard input; 'jobwriter lint --help' says more"
            )
        paths = ("-",)
    for item in source.sources(paths, stdin_filename=stdin_filename or "", left_out=left_out):
        if isinstance(item, source.SourceError):
            yield FileReport(item.path, errors=(item.message,))
            continue
        try:
            yield from readers.read(item)
        except readers.ReadError as error:
            yield FileReport(item.path, errors=(str(error),))
