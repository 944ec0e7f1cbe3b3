"""``jobwriter lint --fix`` and ``--diff``: fixes into files, onto standard output, or shown as a diff."""

from __future__ import annotations

import difflib
import os
import re
import stat
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from jobwriter.cli.writing import write
from jobwriter.config import Settings
from jobwriter.document import Draft
from jobwriter.encodings import Undecodable, decode, encode_like
from jobwriter.fixing import FORMATS, Mended, mend
from jobwriter.linting import lint_draft
from jobwriter.records import replace
from jobwriter.report import FileReport

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_NAMES = {"html": "HTML", "docx": "a Word file", "record": "a record"}


class Fixer:
    """Fixes the drafts of one run.

    Args:
        paths: those of the command line.
        options: of the command line: ``fix``, ``unsafe_fixes``, ``diff``, ``stdin_filename``.

    Attributes:
        diff: whether changes are only shown.
        prints: whether standard output takes a text instead of the report.
        notices: what was done, a line for each file.
        changes: how many fixes were applied or shown.
    """

    def __init__(self, paths: Sequence[str], options: dict[str, Any]) -> None:
        self._unsafe = bool(options["unsafe_fixes"])
        self._piped = (options["stdin_filename"] or "-") if not paths or "-" in paths else None
        self.diff = bool(options["diff"])
        self.prints = self.diff or self._piped is not None
        self.notices: list[str] = []
        self.changes = 0

    def lint(self, draft: Draft, settings: Settings) -> FileReport:
        """Fix a draft and lint what is left; where that cannot be written, the draft as it stands."""
        if draft.format not in FORMATS:
            report = lint_draft(draft, settings)
            if any(finding.fixes for finding in report.findings):
                self.notices.append(
                    f"{draft.path}: no fixes are applied to {_NAMES.get(draft.format, draft.format)}; "
                    "mend it where it was written"
                )
            return report
        piped = draft.path == self._piped
        data = b"" if piped or self.diff else _bytes(draft.path)
        mended = mend(draft, settings, unsafe=self._unsafe)
        if self.diff:
            _print("".join(_differences(draft, mended.draft)))
        elif piped:
            _print(mended.draft.source)
        elif mended.applied:
            try:
                _save(draft, mended.draft.source, data)
            except click.ClickException as error:
                report = lint_draft(draft, settings)
                return replace(report, errors=(*report.errors, error.message))
        self.changes += sum(mended.applied.values())
        self._tell(draft.path, mended)
        return mended.report

    def _tell(self, path: str, mended: Mended) -> None:
        """Note what was done to a file, and what more could be."""
        count = sum(mended.applied.values())
        if count:
            rules = ", ".join(f"{many} {rule}" for rule, many in Counter(mended.applied).most_common())
            self.notices.append(f"{path}: {'would fix' if self.diff else 'fixed'} {count}: {rules}")
        if mended.left:
            more = f"{mended.left} more {'fixes change' if mended.left > 1 else 'fix changes'}"
            self.notices.append(f"{path}: {more} what a person should look at; --unsafe-fixes applies such ones too")


def _bytes(path: str) -> bytes:
    """What stands in a file now; nothing where it cannot be read."""
    try:
        return Path(path).read_bytes()
    except OSError:
        return b""


def _save(draft: Draft, text: str, data: bytes) -> None:
    """Write the fixed text into the file that a draft came from, in its own encoding and with its own line ends.

    Args:
        draft: as it was read.
        text: what is to be written.
        data: the bytes of the file just before it was fixed.

    Raises:
        click.ClickException: the file may not be written, or has changed since it was read.
    """
    path = os.path.realpath(draft.path)  # a link stays a link
    kept = f"{draft.path}: not fixed:"
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116
    except OSError as error:
        raise click.ClickException(f"{kept} the file is gone ({error.strerror}); lint it again") from error
    if not stat.S_ISREG(mode):
        raise click.ClickException(f"{kept} it is no file to write to; give its text to - and keep what is printed")
    if not mode & 0o222 or not os.access(path, os.W_OK):
        raise click.ClickException(f"{kept} the file is read-only; make it writable, or look at --diff")
    try:
        new = encode_like(data, text) if decode(data)[0] == draft.source else b""
    except Undecodable as error:
        raise click.ClickException(f"{kept} the file {error}") from error
    if not new or _bytes(path) != data:
        raise click.ClickException(f"{kept} the file has changed since it was read; run again")
    write(path, new)


def _differences(before: Draft, after: Draft) -> Iterator[str]:
    """A unified diff, line by line."""
    pair = (_LINE.findall(before.source), _LINE.findall(after.source))
    name = f"{before.path}\t" if " " in before.path else before.path  # a tab says where a name with spaces ends
    for line in difflib.unified_diff(*pair, name, name):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _print(text: str) -> None:
    """Print a text as it is: its own line ends, UTF-8."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "surrogatepass"))
    sys.stdout.buffer.flush()
