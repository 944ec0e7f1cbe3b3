"""Shares out drafts among processes and takes their reports back in order."""

from __future__ import annotations

import copyreg
import gc
import multiprocessing
import signal
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.util import Finalize
from types import MappingProxyType
from typing import Any

import click

from jobwriter import patterns
from jobwriter.document import Draft
from jobwriter.report import FileReport

Judging = Callable[[Draft | FileReport], FileReport]

_AT_ONCE = 4
"""Drafts handed over together: enough to spare messages, few enough that all processes end together."""


def shared_out(drafts: Iterator[Draft | FileReport], judge: Judging, jobs: int) -> Iterator[FileReport]:
    """Judge drafts in several processes.

    Where processes cannot be started (some containers allow none to share anything), all is done in this one.

    Args:
        drafts: to be judged; all are read at once.
        judge: what judges one; it is sent to each process.
        jobs: how many processes.

    Raises:
        click.ClickException: a process was ended from outside.
    """
    # A fork shares the tables that are loaded already; elsewhere processes start anew, which is the custom there.
    context = multiprocessing.get_context("fork" if sys.platform == "linux" else None)
    try:
        pool = ProcessPoolExecutor(jobs, context, _begin, (judge, gc.get_threshold()))
    except (ImportError, NotImplementedError, OSError):
        yield from map(judge, drafts)
        return
    try:
        yield from pool.map(_judged, drafts, chunksize=_AT_ONCE)
    except BrokenProcessPool as error:
        raise click.ClickException(
            "a process that linted ads was ended from outside (too little memory?); --jobs 1 lints them one by one"
        ) from error
    finally:
        pool.shutdown(cancel_futures=True)


_judge: Judging


def _begin(judge: Judging, threshold: tuple[int, int, int]) -> None:
    """Prepare a process: it keeps what it compiled; Ctrl-C ends the first one, which then ends the others."""
    global _judge  # noqa: PLW0603 - what the process was started for
    _judge = judge
    gc.set_threshold(*threshold)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Finalize(None, patterns.keep, exitpriority=1)


def _judged(draft: Draft | FileReport) -> FileReport:
    return _judge(draft)


def _as_plain(proxy: MappingProxyType[Any, Any]) -> tuple[Any, ...]:
    """How the views that stand for empty mappings travel between processes."""
    return _as_view, (dict(proxy),)


def _as_view(values: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(values)


copyreg.pickle(MappingProxyType, _as_plain)
