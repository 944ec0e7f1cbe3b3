"""Where a report goes: the formats that were asked for, the file of each, and what the environment shows best.

Formats are imported when they are used. Those for machines are written as UTF-8, byte for byte, wherever they go.
"""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePath
from typing import Any, TextIO

import click

from jobwriter.cli.terminal import say, style
from jobwriter.cli.writing import write
from jobwriter.nearest import nearest
from jobwriter.records import record, replace
from jobwriter.report import Report
from jobwriter.source import parted

FOR_PEOPLE = ("full", "concise")
FORMATS = (
    *FOR_PEOPLE, "json", "jsonl", "sarif", "github", "gitlab", "junit", "checkstyle", "rdjson", "rdjsonl", "csv",
    "markdown", "html",
)  # fmt: skip
_MODULES = {"rdjsonl": ("rdjson", "render_lines")}
"""Formats whose function is not ``render`` in the module of their name."""
_FORGES = {"sarif", "github", "gitlab"}
"""Formats whose reader looks a path up from the root of the repository."""
_ROOTS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
SUMMARY = 1_000_000
"""Bytes that the summary of a step may grow to; GitHub drops all of one that is larger than 1,024 KiB."""


@record
class Output:
    """One format and the file it goes to, None for standard output."""

    format: str
    target: str | None = None


def parse(wishes: Sequence[str]) -> list[Output]:
    """The outputs that ``-f FORMAT[:FILE]`` asks for; ``full`` when it is not given.

    Raises:
        click.UsageError: an unknown format, or two outputs for one place.
    """
    outputs: list[Output] = []
    for wish in wishes or ("full",):
        name, _, target = wish.partition(":")
        if name == "auto":
            name = automatic(os.environ) if target in {"", "-"} else "full"
        if name not in FORMATS:
            near = nearest(name, (*FORMATS, "auto"))
            hint = f"did you mean {near!r}?" if near else f"known: {', '.join(FORMATS)}, auto"
            raise click.UsageError(f"unknown format {name!r}; {hint}")
        outputs.append(Output(name, None if target in {"", "-"} else target))
    if sum(output.target is None for output in outputs) > 1:
        raise click.UsageError(
            "only one format can go to standard output; give the others a file, such as json:ads.json"
        )
    files = [output.target for output in outputs if output.target is not None]
    for target in files:
        if files.count(target) > 1:
            raise click.UsageError(f"two formats go to {target}; give each a file of its own")
    return outputs


def automatic(environment: Mapping[str, str]) -> str:
    """The format for standard output where the job runs: annotations on GitHub, text for people anywhere else.

    GitLab takes its report from a file (``gitlab:FILE``), so what stands in the log of the job is for people too.
    """
    return "github" if environment.get("GITHUB_ACTIONS") == "true" else "full"


def deliver(report: Report, outputs: Sequence[Output], options: Mapping[str, Any], *, err: bool = False) -> None:
    """Write a report to all its outputs; one that fails keeps no other from being written.

    Args:
        report: what to write.
        outputs: where to.
        options: those of the command line; ``statistics``, ``quiet`` and ``color`` are for people.
        err: use standard error in the place of standard output, which something else has taken.

    Raises:
        click.ClickException: a file cannot be written, or is one of the ads.
    """
    failed: list[str] = []
    for output in outputs:
        try:
            _deliver(report, output, options, err=err)
        except click.ClickException as error:
            failed.append(error.message)
    if failed:
        raise click.ClickException("\n".join(failed))


def tells_errors(outputs: Sequence[Output]) -> bool:
    """Whether standard output itself says, for a machine, which ads could not be judged."""
    return any(output.format == "json" and output.target is None for output in outputs)


def _deliver(report: Report, output: Output, options: Mapping[str, Any], *, err: bool) -> None:
    if output.target is None:
        if output.format in FOR_PEOPLE:
            if text := _for_people(report, output, options):
                say(text, err=err)
            return
        _print(_for_machines(report, output.format), sys.stderr if err else sys.stdout)
        if output.format == "github" and (summary := os.environ.get("GITHUB_STEP_SUMMARY")):
            _summarise(report, summary)
        return
    if any(_same(output.target, parted(file.path)[0]) for file in report.files):
        raise click.ClickException(f"{output.target}: this is one of the ads; choose another file for the report")
    if output.format in FOR_PEOPLE:
        text = _for_people(report, output, options) + "\n"
    else:
        text = _for_machines(report, output.format)
    # a byte order mark tells a spreadsheet that the file is UTF-8
    write(output.target, _bytes("\N{BYTE ORDER MARK}" + text if output.format == "csv" else text))


def _for_people(report: Report, output: Output, options: Mapping[str, Any]) -> str:
    from jobwriter.formats import concise, full, statistics
    from jobwriter.formats.style import Style

    setting = Style() if output.target else style(options["color"])
    if options["statistics"]:
        return statistics.render(report, setting)
    if output.format == "full":
        return full.render(report, setting, quiet=options["quiet"])
    return concise.render(report, setting, quiet=options["quiet"])


def _for_machines(report: Report, name: str) -> str:
    """The report in a format for machines, with the line end that the format asks for at its end."""
    module, function = _MODULES.get(name, (name, "render"))
    made = importlib.import_module(f"jobwriter.formats.{module}")
    text: str
    if name == "sarif":  # GitHub would show what was set aside as open alerts
        text = made.render(_rooted(report), suppressed=automatic(os.environ) != "github")
    else:
        text = getattr(made, function)(_rooted(report) if name in _FORGES else report)
    return text if not text or text.endswith("\n") else text + "\n"


def _print(text: str, stream: TextIO) -> None:
    """Write to a stream as UTF-8 with the line ends as they are, whatever its own."""
    buffer = getattr(stream, "buffer", None)
    if buffer is None:
        stream.write(text)
        return
    stream.flush()
    buffer.write(_bytes(text))
    buffer.flush()


def _bytes(text: str) -> bytes:
    """UTF-8; half a surrogate pair, which a JSON record may hold, becomes a question mark."""
    return text.encode("utf-8", "replace")


def _same(one: str, other: str) -> bool:
    """Whether two names are one file."""
    try:
        return Path(one).samefile(other)
    except (OSError, ValueError):
        return False


def _rooted(report: Report) -> Report:
    """The report with its paths as a forge knows them: from the root of the repository, below which a job may run."""
    here = os.getcwd()  # noqa: PTH109
    roots = [*filter(None, map(os.environ.get, _ROOTS)), here]
    return replace(report, files=tuple(replace(file, path=_from_root(file.path, roots)) for file in report.files))


def _from_root(path: str, roots: Sequence[str]) -> str:
    """A path relative to the first of these folders that holds it; one in none of them stays as it is."""
    file, _ = parted(path)
    if file == "-":
        return path
    whole = PurePath(os.path.abspath(file))  # noqa: PTH100 - links are not followed: the forge knows the link
    for root in roots:
        if whole.is_relative_to(root):
            return whole.relative_to(root).as_posix() + path[len(file) :]
    return PurePath(file).as_posix() + path[len(file) :]


def _summarise(report: Report, target: str) -> None:
    """Add the report to the summary of the step, as far as GitHub takes it."""
    from jobwriter.formats import markdown

    file = Path(target)
    try:
        taken = file.stat().st_size if file.exists() else 0
        text = markdown.render(_rooted(report), limit=max(SUMMARY - taken, 0))
        with file.open("ab") as summary:
            summary.write(_bytes(text + "\n"))
    except OSError as error:
        raise click.ClickException(
            f"{target}: the step summary cannot be written ({error.strerror or error}); see GITHUB_STEP_SUMMARY"
        ) from error
