"""Lints the drafts of a run: one after the other, or many of them in several processes."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import TYPE_CHECKING

from jobwriter.cli.settled import Settled
from jobwriter.config import Settings
from jobwriter.document import Draft
from jobwriter.linting import lint_draft
from jobwriter.records import replace
from jobwriter.report import FileReport

if TYPE_CHECKING:
    from jobwriter.cli.fixing import Fixer

_NOT_THE_AD = frozenset((errno.EPIPE, errno.ENOSPC))
"""What goes wrong where a text is printed, not where an ad is read: the reader has gone, the disk is full."""
_FIRST = 4
"""Ads linted here before others are thought of: they fill the tables that every process then starts with."""
_ENOUGH = 12
"""Further ads from which starting processes takes less time than it saves."""
_MOST = 8
"""Processes beyond which handing drafts out and taking reports back takes longer than linting."""


class Judge:
    """Lints one draft as the run wants it.

    Args:
        settled: the settings for each file.
        fixer: what fixes drafts first, where that is asked for.
    """

    def __init__(self, settled: Settled, fixer: Fixer | None = None) -> None:
        self._settled = settled
        self._fixer = fixer

    def __call__(self, draft: Draft | FileReport) -> FileReport:
        """The report on a draft, ready for printing; that on a file which could not be read as it is."""
        settings = self._settled.of_ad(draft.path)
        if isinstance(draft, FileReport):
            return draft
        report = self._lint(draft, settings)
        return replace(
            report,
            document=report.document.for_printing() if report.document else None,
            fail_on=settings.fail_on,
            min_score=settings.min_score,
        )

    def _lint(self, draft: Draft, settings: Settings) -> FileReport:
        """Lint a draft, fixed first if asked; a failure of ours is an error of this file alone."""
        try:
            return self._fixer.lint(draft, settings) if self._fixer else lint_draft(draft, settings)
        except Exception as error:
            if os.environ.get("JOBWRITER_DEBUG") or getattr(error, "errno", None) in _NOT_THE_AD:
                raise
            said = f"reading this ad failed ({type(error).__name__}: {error}); please report it with the ad"
            return FileReport(draft.path, errors=(f"{draft.path}: {said}",))


def reports(drafts: Iterable[Draft | FileReport], judge: Judge, jobs: int) -> Iterator[FileReport]:
    """The reports on drafts, in their order.

    Args:
        drafts: what was read.
        judge: what lints one.
        jobs: how many processes may share out the work, where there is enough of it; 1 for this one alone.

    Raises:
        click.ClickException: a process was ended from outside.
    """
    waiting = iter(drafts)
    yield from map(judge, islice(waiting, _FIRST))
    ahead = list(islice(waiting, _ENOUGH)) if jobs > 1 else []
    if len(ahead) == _ENOUGH:
        from jobwriter.cli import processes

        yield from processes.shared_out(chain(ahead, waiting), judge, jobs)
    else:
        yield from map(judge, chain(ahead, waiting))


def processors() -> int:
    """How many processes are worth starting on this machine."""
    try:
        usable = len(os.sched_getaffinity(0))
    except AttributeError:  # not on every system
        usable = os.cpu_count() or 1
    return min(usable, _MOST)
