"""``jobwriter jobposting FILE``: can search engines read a posting, and does it say what the ad says?"""

from __future__ import annotations

from collections.abc import Sequence

import click

from jobwriter import config, readers, source
from jobwriter.cli.terminal import color_option, say, style
from jobwriter.document import Draft
from jobwriter.jobposting import report
from jobwriter.jobposting.report import Judgement


@click.command("jobposting")
@click.argument("paths", metavar="FILE...", nargs=-1)
@click.option("--text", "visible", metavar="AD", help="The ad as readers see it; the markup must agree with it.")
@click.option("--as-of", metavar="DATE", help="Judge closing dates as of this day (default: today).")
@click.option("--strict", is_flag=True, help="Exit with 1 for warnings too.")
@click.option(
    "-f", "--format", "output", type=click.Choice(["text", "json"]), default="text", help="Form of the output."
)
@color_option
def command(
    paths: tuple[str, ...], visible: str | None, as_of: str | None, strict: bool, output: str, color: str
) -> int:
    """Judge the schema.org JobPosting in a JSON-LD file or an HTML page; - is standard input.

    Exit codes: 0 fine, 1 something to correct, 2 a file could not be judged.
    """
    if not paths:
        raise click.UsageError("name a .json or .html file, or - for standard input")
    try:
        settings = config.override(config.Settings(), {"as_of": as_of}, "the command line")
    except config.ConfigError as error:
        raise click.ClickException(str(error)) from error
    ad = _ad(visible) if visible else None
    judged: list[Judgement] = []
    for item in source.sources(paths):
        if isinstance(item, source.SourceError):
            judged.append(Judgement(item.path, failures=(item.message,)))
        elif item.walked and not (item.format in {"html", "record"} and "JobPosting" in item.text):
            continue
        else:
            judged.append(report.judge(item.text, item.path, today=settings.as_of, ad=ad))
    if not judged:
        raise click.UsageError(f"there is no JobPosting in {', '.join(paths)}; name a .json or .html file")
    _print(judged, output, color)
    if any(one.failures for one in judged):
        return 2
    return int(any(one.count("error") or (strict and one.count("warning")) for one in judged))


def _print(judged: Sequence[Judgement], output: str, color: str) -> None:
    for one in judged:
        for failure in one.failures:
            say(failure, err=True)
    if output == "json":
        say(report.as_json(judged))
    elif text := report.as_text(judged, style(color)):
        say(text)


def _ad(path: str) -> Draft:
    """The visible ad."""
    item = next(iter(source.sources((path,))), None)
    if item is None:
        raise click.UsageError(f"{path}: there is no ad in this folder; name one file")
    if isinstance(item, source.SourceError):
        raise click.ClickException(item.message)
    try:
        return readers.read(item)[0]
    except readers.ReadError as error:
        raise click.ClickException(str(error)) from error
