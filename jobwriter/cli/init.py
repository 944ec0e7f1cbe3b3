"""``jobwriter init``: configuration, hooks, folders and CI for a repository of ads."""

from __future__ import annotations

import difflib
import os
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import click

from jobwriter import config, starting
from jobwriter.cli.terminal import say
from jobwriter.cli.writing import write
from jobwriter.config import extending
from jobwriter.starting import Answers, Plan, Unreadable

_SYSTEMS = ("github", "gitlab", "none")


@click.command("init")
@click.argument("folder", metavar="[DIR]", default=".")
@click.option("--name", metavar="EMPLOYER", help="The employer, for all briefs.")
@click.option("--jurisdiction", "codes", metavar="CODES", help="Where the jobs are: GB, IT, US-CO, ...")
@click.option("--locale", type=click.Choice(config.LOCALES), help="Spelling and terms (default: by jurisdiction).")
@click.option("--preset", metavar="NAME", help="A preset to build on: recommended, strict, agency, ...")
@click.option("--ci", type=click.Choice(_SYSTEMS), help="Whose CI (default: as the repository looks).")
@click.option("-y", "--yes", is_flag=True, help="Ask nothing, and add the hooks to a file that is there.")
@click.option("--force", is_flag=True, help="Like --yes; also write configuration and workflow anew.")
@click.option("--dry-run", is_flag=True, help="Write nothing; print what would be written.")
def command(
    folder: str,
    name: str | None,
    codes: str | None,
    locale: str | None,
    preset: str | None,
    ci: str | None,
    yes: bool,
    force: bool,
    dry_run: bool,
) -> int:
    """Set up DIR for ads: .jobwriter.yaml, hooks for pre-commit, folders for ads and briefs, a file for CI.

    A file that is there is touched only if you say so. Exit code: 1 when something is left for you to add.
    """
    top = Path(folder)
    if top.exists() and not top.is_dir():
        raise click.UsageError(f"{folder} is a file; name the folder of the repository")
    answers = _answers(name, codes, locale, preset)
    asking = not (yes or force or dry_run) and sys.stdin.isatty() and sys.stderr.isatty()
    if asking and starting.configured(top) is None:
        answers = _asked(answers)
    system = ci or (_system(top) if asking else starting.system_of(top))
    try:
        planned = list(starting.plans(top, answers, system))
    except Unreadable as error:
        raise click.ClickException(str(error)) from error
    if dry_run:
        for plan in planned:
            _show(plan)
        return 0
    left = [plan for plan in planned if not _carried_out(plan, asking=asking, yes=yes, force=force)]
    for line in _next(top):
        say(line, err=True)
    return 1 if left else 0


def _answers(name: str | None, codes: str | None, locale: str | None, preset: str | None) -> Answers:
    try:
        if preset:
            extending.locate(f"preset:{preset}", Path(), "--preset")
        return Answers((name or "").strip(), _codes(codes or ""), locale or "", preset or "")
    except config.ConfigError as error:
        raise click.ClickException(str(error)) from error


def _codes(said: str) -> tuple[str, ...]:
    said = said.strip(" ,")
    return config.override(config.Settings(), {"jurisdictions": said}, "--jurisdiction").jurisdictions if said else ()


def _asked(answers: Answers) -> Answers:
    """The answers with those that the command line did not give."""
    name, codes = answers.name, answers.codes
    if not name:
        name = _ask("The employer's name, for all briefs (Enter: later)")
    while not codes:
        said = _ask("Where the jobs are, such as GB, or US-CO, US-NY; their laws are applied (Enter: later)")
        try:
            codes = _codes(said)
        except config.ConfigError as error:
            say(str(error), err=True)
            continue
        break
    return Answers(name, codes, answers.locale, answers.preset)


def _system(top: Path) -> str:
    likely = starting.system_of(top)
    while True:
        said = _ask(f"Checked also by: github, gitlab or none (Enter: {likely})").lower() or likely
        if said in _SYSTEMS:
            return said


def _ask(question: str) -> str:
    say(f"{question}: ", err=True, end="")
    sys.stderr.flush()
    line = sys.stdin.readline()
    if not line:
        raise click.Abort
    return line.strip()


def _carried_out(plan: Plan, *, asking: bool, yes: bool, force: bool) -> bool:
    """Do what is planned for a file, if it may be touched.

    Returns:
        Whether nothing is left for the person to do.
    """
    if plan.text is None:
        return _left(plan)
    if plan.old == plan.text:
        say(f"{plan.file}: is as it should be", err=True)
        return True
    if plan.old is not None and not (force or (yes and plan.joins)):
        question = f"{plan.file} is there; {'add jobwriter to it' if plan.joins else 'write it anew'}? [y/N]"
        if not (asking and _ask(question).lower() in {"y", "yes"}):
            return _left(plan)
    _write(plan.file, plan.text)
    say(f"{plan.file}: {'written' if plan.old is None or not plan.joins else 'jobwriter added'}", err=True)
    return True


def _left(plan: Plan) -> bool:
    say(f"{plan.file}: {plan.why}", err=True)
    if plan.add:
        say("  what to add:", err=True)
        say(textwrap.indent(plan.add, "    "), err=True)
    return not plan.add


def _write(file: Path, text: str) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise click.ClickException(f"{file}: its folder cannot be made ({error.strerror})") from error
    write(os.path.realpath(file), text)


def _show(plan: Plan) -> None:
    """Print what would be written: a new file whole, a change as a diff."""
    if plan.text is None:
        _left(plan)
    elif plan.old is None:
        say(f"# {plan.file}")
        say(plan.text)
    elif plan.old != plan.text:
        lines = (plan.old.splitlines(), plan.text.splitlines())
        say("\n".join(difflib.unified_diff(*lines, str(plan.file), str(plan.file), lineterm="")) + "\n")


def _next(top: Path) -> Iterator[str]:
    """What a person does now."""
    root = starting.git(top, "rev-parse", "--show-toplevel")
    if not root:
        yield "note: this is no git repository yet; run: git init"
    elif Path(root).resolve() != top.resolve():
        yield f"note: pre-commit reads {starting.HOOKS} at the top of the repository, which is {root}"
    yield "next: pre-commit install; jobwriter new ml-engineer -o briefs/ml-engineer.job.yaml"
