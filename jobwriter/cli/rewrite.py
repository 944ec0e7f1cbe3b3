"""``jobwriter rewrite AD``: the ad that the facts of an ad give, beside the old one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from jobwriter import compare, generate
from jobwriter.cli.briefs import house_of
from jobwriter.cli.import_ import import_draft, read_ads, reading_options, refuse, save
from jobwriter.cli.terminal import color_option, say, style
from jobwriter.cli.writing import write
from jobwriter.formats import sides
from jobwriter.formats.style import Style, printable
from jobwriter.report import FileReport
from jobwriter.rewriting import Rewritten, rewrite


@click.command("rewrite")
@click.argument("path", metavar="AD")
@click.option("-o", "--output", metavar="BRIEF", help="Write the brief too, to fill in; - prints it alone.")
@click.option("--to", "target", metavar="FILE", help="Write the new ad, in Markdown; - prints it alone.")
@click.option("--html", "page", metavar="FILE", help="Write both ads side by side as a page; - prints it alone.")
@click.option("--force", is_flag=True, help="Overwrite files that are there.")
@color_option
@reading_options
def command(
    path: str,
    output: str | None,
    target: str | None,
    page: str | None,
    force: bool,
    color: str,
    **options: Any,
) -> None:
    """Write AD anew from what it says: score before and after, what is gone, what remains, both side by side.

    What the ad does not say stays out of the new one and is asked for; nothing is invented.
    """
    named = [file for file in (output, target, page) if file]
    twice = next((file for at, file in enumerate(named) if file in named[:at]), None)
    if twice is not None:
        raise click.UsageError(f"{twice} cannot be two things at once; give each a name of its own")
    found = read_ads(path, options)
    if len(found) > 1:
        raise click.UsageError(f"{path} holds {len(found)} ads; --record N takes one of them")
    for name in named:
        if name != "-":
            refuse(name, path, force=force)
    draft, settings = found[0]
    house = house_of(output if output and output != "-" else path)
    imported = import_draft(draft, settings, options, house)
    try:
        result = rewrite(draft, imported, settings, house=house.blocks, templates=house.templates)
    except generate.TemplateProblem as error:
        raise click.ClickException(str(error)) from error
    if output and output != "-":
        save(output, imported)
    for file, content in ((target, result.ad), (page, _page(result, draft.path) if page else "")):
        if file and file != "-":
            write(file, content)
            say(f"{file} written", err=True)
    if "-" in named:
        say(result.yaml if output == "-" else result.ad if target == "-" else _page(result, draft.path), end="")
        return
    setting = style(color)
    say("\n\n".join(_told(result, setting)))
    say("")
    say(sides.render(result.table(), setting))


def _page(result: Rewritten, path: str) -> str:
    return compare.html(result.table(), _report(result, path))


def _told(result: Rewritten, setting: Style) -> list[str]:
    """What stands above the two columns."""
    arrow = setting.sign("\N{RIGHTWARDS ARROW}", "->")
    parts = [setting.paint(f"score {_score(result.before)} {arrow} {_score(result.after)}", "bold")]
    if fallen := result.fallen():
        parts.append(setting.wrap(fallen, "  ", ""))
    parts += _listed("No longer found", result.gone(), setting)
    parts += _listed("Still found", result.remaining(), setting)
    parts += _listed("Found now", result.new(), setting)
    if left := result.left_out():
        parts.append(setting.wrap(f"Left out, kept in the brief as comments: {left}.", "  ", ""))
    parts += _listed("From the house, not from the ad", result.settled(), setting)
    parts += _listed(
        "To fill in before it goes out", [f"{path}: {words}" for path, words in result.questions()], setting
    )
    return parts


def _listed(heading: str, lines: Sequence[str], setting: Style) -> list[str]:
    if not lines:
        return []
    rows = [setting.wrap(printable(line), "    ", "  - ") for line in lines]
    return ["\n".join([setting.paint(f"{heading} ({len(lines)})", "bold"), *rows])]


def _score(report: FileReport) -> str:
    total = report.score.total
    return f"none ({report.score.reason})" if total is None else f"{total:.0f} of 100, grade {report.score.grade}"


def _report(result: Rewritten, path: str) -> compare.Report:
    title = str(result.brief.values.get("title") or path)
    return compare.Report(
        title=f"{title}: before and after",
        scores=(_score(result.before), _score(result.after)),
        gone=result.gone(),
        remaining=result.remaining(),
        new=result.new(),
        left_out=result.left_out(),
        questions=result.questions(),
    )
