"""``jobwriter lint``: the main door."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from jobwriter import config
from jobwriter.cli import outputs
from jobwriter.cli.judging import Judge, processors, reports
from jobwriter.cli.reading import Excluding, drafts, jurisdiction_option, stdin_filename_option, whole_option
from jobwriter.cli.settled import Settled
from jobwriter.cli.terminal import color_option, say
from jobwriter.config import ConfigError
from jobwriter.document import Draft
from jobwriter.finding import SEVERITIES
from jobwriter.records import replace
from jobwriter.report import FileReport, Report

if TYPE_CHECKING:
    from jobwriter.cli.fixing import Fixer

_MANY = 20
"""Ads from which a progress bar is shown on a terminal."""


@click.command("lint")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option(
    "-f",
    "--format",
    "formats",
    multiple=True,
    metavar="FORMAT[:FILE]",
    help=f"{', '.join(outputs.FORMATS)}, or auto; with :FILE written to that file. Repeatable (default: full).",
)
@click.option("--select", metavar="RULES", help="Run only these rules or categories, comma-separated.")
@click.option("--ignore", metavar="RULES", help="Leave out these rules or categories.")
@click.option("--preview", is_flag=True, default=None, help="Also run rules in preview.")
@click.option(
    "--severity",
    "severities",
    multiple=True,
    metavar="LEVEL | RULE=LEVEL",
    help="Show findings from this level up; or set the level of a rule or category. Repeatable.",
)
@click.option("--fail-on", type=click.Choice(config.FAIL_ON), help="Exit 1 from this level up (default: warning).")
@click.option("--min-score", type=float, metavar="N", help="Exit 1 when the score is below N.")
@jurisdiction_option
@click.option("--locale", type=click.Choice(config.LOCALES), help="Spelling and terms (default: by jurisdiction).")
@click.option("--as-of", metavar="DATE", help="Judge dates and laws as of this day (default: today).")
@whole_option
@click.option("--grammar", type=click.Choice(config.GRAMMAR), help="Ask a grammar checker too (default: off).")
@click.option("--baseline", metavar="FILE", help="Pass over the findings that this file remembers.")
@click.option("--write-baseline", is_flag=True, help="Remember the findings of this run in the baseline; exit 0.")
@click.option(
    "--no-ignores", is_flag=True, default=None, help="Heed no comment, front matter or per_file that ignores."
)
@click.option("--exclude", multiple=True, metavar="GLOB", help="Leave out files, as in a .gitignore. Repeatable.")
@click.option("--force-exclude", is_flag=True, default=None, help="Leave them out also where they are named.")
@click.option("--fix", is_flag=True, help="Apply the safe fixes to the files, then lint what is left.")
@click.option("--unsafe-fixes", is_flag=True, help="With --fix or --diff: also fixes that a person should look at.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and write nothing; exit 1 if it would.")
@click.option("--show-text", is_flag=True, help="Print the text as read, with offsets, and stop.")
@stdin_filename_option
@click.option("--statistics", is_flag=True, help="Count findings by rule instead of listing them.")
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="Processes that share out many ads (default: one for each core).",
)
@click.option("--config", "config_file", metavar="FILE", help="Use this configuration.")
@click.option("--isolated", is_flag=True, help="Use no configuration file.")
@click.option("-q", "--quiet", is_flag=True, help="Findings only: no notices, score or summary.")
@color_option
def command(paths: tuple[str, ...], **options: Any) -> int:
    """Lint drafts: Markdown, text, HTML or JSON records; - is standard input, folders are walked.

    Exit code 0 when nothing at or above --fail-on was found, 1 when something was, 2 when a file could not be judged.
    """
    wanted = outputs.parse(options["formats"])
    floor, levels = _severities(options["severities"])
    given = {
        "select": options["select"],
        "ignore": options["ignore"],
        "preview": options["preview"],
        "severity": levels or None,
        "fail_on": options["fail_on"],
        "min_score": options["min_score"],
        "jurisdictions": options["jurisdictions"],
        "locale": options["locale"],
        "as_of": options["as_of"],
        "whole": options["whole"],
        "grammar": options["grammar"],
        "no_ignores": options["no_ignores"],
        "force_exclude": options["force_exclude"],
    }
    fixer = _fixer(paths, options)
    try:
        settled = Settled(given, options["config_file"], isolated=options["isolated"])
        files = tuple(_lint(paths, settled, options, fixer))
    except ConfigError as error:
        raise click.ClickException(str(error)) from error
    finally:
        if "jobwriter.grammar" in sys.modules:
            sys.modules["jobwriter.grammar"].close()
    held, notices = _held(files, options, settled)
    held = tuple(_down_to(floor, file) for file in held)
    report = Report(held, settled.rules)
    if not outputs.tells_errors(wanted):
        _complain(report)
    if not (options["show_text"] or (fixer and fixer.diff)):
        outputs.deliver(report, wanted, options, err=fixer is not None and fixer.prints)
    for notice in (*(fixer.notices if fixer and not options["quiet"] else ()), *notices):
        say(notice, err=True)
    if fixer and fixer.diff:
        return 2 if any(file.errors for file in held) else int(fixer.changes > 0)
    return 0 if options["write_baseline"] else _code(held)


def _fixer(paths: Sequence[str], options: dict[str, Any]) -> Fixer | None:
    """What applies fixes, where they are asked for."""
    if not (options["fix"] or options["diff"]):
        if options["unsafe_fixes"]:
            raise click.UsageError("--unsafe-fixes says which fixes --fix or --diff may use; give one of them too")
        return None
    from jobwriter.cli.fixing import Fixer

    return Fixer(paths, options)


def _held(
    files: tuple[FileReport, ...], options: dict[str, Any], settled: Settled
) -> tuple[tuple[FileReport, ...], tuple[str, ...]]:
    """The reports held against the baseline that each one's settings name, and what is to be said about those."""
    names = [options["baseline"] or settled.of_ad(file.path).baseline for file in files]
    if options["show_text"] or not (any(names) or options["write_baseline"]):
        return files, ()
    from jobwriter.cli import baselining

    notices: tuple[str, ...] = ()
    if options["write_baseline"]:
        notices = tuple(baselining.write(files, names, settled.rules))
        names = [name or baselining.NAME for name in names]
    held = baselining.hold(files, names, settled.rules)
    return held.files, (*notices, *held.notices)


def _lint(paths: Sequence[str], settled: Settled, options: dict[str, Any], fixer: Fixer | None) -> Iterator[FileReport]:
    """Lint every ad in order; what cannot be read is a report with an error."""
    found = drafts(paths, options["stdin_filename"], Excluding(settled.of, options["exclude"]))
    if options["show_text"]:
        yield from map(_shown, found)
        return
    judge = Judge(settled, fixer)
    alone = fixer is not None or settled.grammar
    for number, report in enumerate(reports(found, judge, 1 if alone else options["jobs"] or processors()), start=1):
        _progress(number, report.path)
        yield report
    _progress(0, "")


def _down_to(floor: int, file: FileReport) -> FileReport:
    """A report with its findings down to the severity of this rank."""
    return replace(file, findings=tuple(item for item in file.findings if item.rank <= floor))


def _progress(number: int, path: str) -> None:
    """On a terminal, from the twentieth ad on, say which one is being read; 0 wipes the line."""
    if sys.stderr.isatty() and (number >= _MANY or not number):
        words = f"  ad {number}: {path}"[:78] if number else ""
        say(f"\r{words:<79}\r", err=True, end="")


def _shown(draft: Draft | FileReport) -> FileReport:
    """An empty report on an ad; its text as read is printed, each line with the offset at which it starts."""
    if isinstance(draft, FileReport):
        return draft
    at = 0
    for line in draft.source.splitlines(keepends=True):
        say(f"{at:>7}  {line.rstrip()}")
        at += len(line)
    return FileReport(draft.path)


def _severities(values: Sequence[str]) -> tuple[int, dict[str, str]]:
    """The lowest level to show, as a rank, and the levels of rules."""
    floor = len(SEVERITIES) - 1
    levels: dict[str, str] = {}
    for value in values:
        name, equals, level = value.rpartition("=")
        if level not in SEVERITIES:
            raise click.UsageError(f"--severity {value!r}: the level must be one of {', '.join(SEVERITIES)}")
        if equals:
            levels[name] = level
        else:
            floor = SEVERITIES.index(level)
    return floor, levels


def _complain(report: Report) -> None:
    """Say on standard error what could not be judged."""
    for file in report.files:
        for error in file.errors:
            say(error if error.startswith(file.path) else f"{file.path}: {error}", err=True)


def _code(files: Sequence[FileReport]) -> int:
    if any(file.errors for file in files):
        return 2
    return int(any(file.scores_too_low or any(map(file.fails, file.findings)) for file in files))
