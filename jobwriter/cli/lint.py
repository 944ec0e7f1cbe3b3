"""``jobwriter lint``: the main door."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from jobwriter import config, selection
from jobwriter.cli import outputs
from jobwriter.cli.reading import Excluding, drafts
from jobwriter.cli.terminal import reserve_output, say
from jobwriter.config import ConfigError, Grammar, Settings
from jobwriter.document import Draft
from jobwriter.finding import SEVERITIES
from jobwriter.linting import lint_draft
from jobwriter.records import replace
from jobwriter.report import FileReport, Report
from jobwriter.rule import Rule

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
@click.option("--jurisdiction", "jurisdictions", metavar="CODES", help="Where the job is: GB, IT, US-CO, ...")
@click.option("--locale", type=click.Choice(config.LOCALES), help="Spelling and terms (default: by jurisdiction).")
@click.option("--as-of", metavar="DATE", help="Judge dates and laws as of this day (default: today).")
@click.option("--whole", is_flag=True, default=None, help="Keep all of the page as the ad.")
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
@click.option("--stdin-filename", metavar="NAME", help="What to call standard input, and how to read it.")
@click.option("--statistics", is_flag=True, help="Count findings by rule instead of listing them.")
@click.option("--config", "config_file", metavar="FILE", help="Use this configuration.")
@click.option("--isolated", is_flag=True, help="Use no configuration file.")
@click.option("-q", "--quiet", is_flag=True, help="Findings only: no notices, score or summary.")
@click.option(
    "--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colours (default: auto)."
)
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
        files = list(_lint(paths, settled, options, floor, fixer))
    except ConfigError as error:
        raise click.UsageError(str(error)) from error
    finally:
        if "jobwriter.grammar" in sys.modules:
            sys.modules["jobwriter.grammar"].close()
    files, notices = _held(files, options, settled)
    report = Report(tuple(file for file, _ in files), settled.rules)
    if not outputs.tells_errors(wanted):
        _complain(report)
    if not (options["show_text"] or (fixer and fixer.diff)):
        outputs.deliver(report, wanted, options, err=fixer is not None and fixer.prints)
    for notice in (*(fixer.notices if fixer and not options["quiet"] else ()), *notices):
        say(notice, err=True)
    if fixer and fixer.diff:
        return 2 if any(file.errors for file, _ in files) else int(fixer.changes > 0)
    return 0 if options["write_baseline"] else _code(files)


def _fixer(paths: Sequence[str], options: dict[str, Any]) -> Fixer | None:
    """What applies fixes, where they are asked for."""
    if not (options["fix"] or options["diff"]):
        if options["unsafe_fixes"]:
            raise click.UsageError("--unsafe-fixes says which fixes --fix or --diff may use; give one of them too")
        return None
    from jobwriter.cli.fixing import Fixer

    return Fixer(paths, options)


def _held(
    files: list[tuple[FileReport, Settings]], options: dict[str, Any], settled: Settled
) -> tuple[list[tuple[FileReport, Settings]], tuple[str, ...]]:
    """The reports held against the baseline, if there is one, and what is to be said about it."""
    name = options["baseline"] or settled.of(None).baseline
    if options["show_text"] or not (name or options["write_baseline"]):
        return files, ()
    from jobwriter.cli import baselining

    rules = settled.rules
    reports = [file for file, _ in files]
    notices: tuple[str, ...] = ()
    if options["write_baseline"]:
        name = name or baselining.NAME
        notices = (baselining.write(reports, name, rules),)
    held = baselining.hold(reports, str(name), rules)
    return list(zip(held.files, (settings for _, settings in files), strict=True)), (*notices, *held.notices)


class Settled:
    """Settings for each file: its own configuration, then the command line; ``rules`` are all that any of them has."""

    def __init__(self, given: dict[str, Any], config_file: str | None, *, isolated: bool) -> None:
        self.rules: dict[str, Rule] = {}
        self._given = given
        self._isolated = isolated
        self._fixed = config.load(Path(config_file)) if config_file else None
        self._cache: dict[Path | None, Settings] = {}
        self.of(None)

    def of(self, path: str | None) -> Settings:
        """The settings that hold for a file, or for standard input (None).

        Raises:
            ConfigError: a setting that cannot be used.
        """
        folder = Path(path).absolute().parent if path else Path.cwd()
        file = None if self._isolated or self._fixed else config.find(folder)
        if file not in self._cache:
            base = self._fixed or (config.load(file) if file else Settings())
            settings = config.override(base, self._given, "the command line")
            pack = selection.pack(settings)
            selection.check(pack, settings)
            self.rules |= pack.rules
            if settings.grammar.on:
                _prepare(settings.grammar)
            self._cache[file] = settings
        return self._cache[file]


def _prepare(wish: Grammar) -> None:
    """Make sure that a grammar checker can be had before the first ad is read, and keep its chatter out of our output.

    Raises:
        ConfigError: it cannot be had.
    """
    from jobwriter import grammar

    grammar.checker(wish)
    reserve_output()


def _lint(
    paths: Sequence[str], settled: Settled, options: dict[str, Any], floor: int, fixer: Fixer | None
) -> Iterator[tuple[FileReport, Settings]]:
    """Lint every ad in order; what cannot be read is a report with an error."""
    excluding = Excluding(settled.of, options["exclude"])
    for number, draft in enumerate(drafts(paths, options["stdin_filename"], excluding), start=1):
        _progress(number, draft.path)
        settings = settled.of(None if draft.path == "-" else draft.path.partition("#/")[0])
        if isinstance(draft, FileReport):
            yield draft, settings
        elif options["show_text"]:
            _show(draft)
            yield FileReport(draft.path), settings
        else:
            report = _judge(draft, settings, fixer)
            shown = tuple(item for item in report.findings if item.rank <= floor)
            document = report.document.for_printing() if report.document else None
            yield (
                replace(
                    report,
                    findings=shown,
                    document=document,
                    fail_on=settings.fail_on,
                    min_score=settings.min_score,
                ),
                settings,
            )
    _progress(0, "")


def _judge(draft: Draft, settings: Settings, fixer: Fixer | None) -> FileReport:
    """Lint a draft, fixed first if asked; a failure of ours is an error of this file and leaves the others theirs."""
    try:
        return fixer.lint(draft, settings) if fixer else lint_draft(draft, settings)
    except Exception as error:
        if os.environ.get("JOBWRITER_DEBUG"):
            raise
        said = f"{draft.path}: reading this ad failed ({type(error).__name__}: {error}); please report it with the ad"
        return FileReport(draft.path, errors=(said,))


def _progress(number: int, path: str) -> None:
    """On a terminal, from the twentieth ad on, say which one is being read; 0 wipes the line."""
    if sys.stderr.isatty() and (number >= _MANY or not number):
        words = f"  ad {number}: {path}"[:78] if number else ""
        say(f"\r{words:<79}\r", err=True, end="")


def _show(draft: Draft) -> None:
    """The text as read, line by line, each with the offset at which it starts."""
    at = 0
    for line in draft.source.splitlines(keepends=True):
        say(f"{at:>7}  {line.rstrip()}")
        at += len(line)


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


def _code(files: Sequence[tuple[FileReport, Settings]]) -> int:
    if any(file.errors for file, _ in files):
        return 2
    return int(any(file.scores_too_low or any(map(file.fails, file.findings)) for file, _ in files))
