"""``jobwriter generate BRIEF``: the ads that briefs give."""

from __future__ import annotations

from pathlib import Path

import click

from jobwriter.cli.ads import Made, Wish, made, write_all
from jobwriter.cli.briefs import config_option
from jobwriter.cli.terminal import say
from jobwriter.cli.writing import is_folder
from jobwriter.generate.forms import SUFFIXES, form_of

_FORMS = ", ".join(SUFFIXES)


@click.command("generate")
@click.argument("paths", metavar="BRIEF...", nargs=-1, required=True)
@click.option(
    "--to", metavar="FORM[,FORM]", help=f"{_FORMS}; as the name of the output says without it, else markdown."
)
@click.option("-o", "--output", metavar="FILE|DIR/", help="Where to write; a folder for several; printed without it.")
@click.option(
    "--target", metavar="BOARD", help="Make it fit a board, such as linkedin, reed or google; says what is cut."
)
@click.option("--shorten", is_flag=True, help="With --target: leave out whole paragraphs until the ad fits.")
@click.option("--page", is_flag=True, help="HTML as a whole page with JobPosting markup, not as a fragment to paste.")
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if a file is not what its brief gives now.")
@click.option(
    "--update", is_flag=True, help="Write only files that are not what their briefs give; exit 1 if any. For hooks."
)
@click.option("--watch", is_flag=True, help="Write again whenever a brief, the configuration or a template changes.")
@click.option(
    "--templates", metavar="DIR", help="Templates of your own, before templates/ads beside the configuration."
)
@config_option
def command(
    paths: tuple[str, ...],
    to: str | None,
    output: str | None,
    target: str | None,
    shorten: bool,
    page: bool,
    check: bool,
    update: bool,
    watch: bool,
    templates: str | None,
    config: str | None,
) -> int:
    """Turn BRIEF (a file that 'jobwriter new' wrote and you filled in) into an ad.

    Exit code: 0 done, 1 a file is not what its brief gives (--check, --update), 2 a brief or template cannot be used.
    """
    wish = Wish(_forms(to, output, target), output, target, shorten, page, templates, config)
    if update:
        from jobwriter.cli import updating

        paths = updating.briefs(paths)
    _sensible(wish, paths, {"--check": check, "--update": update, "--watch": watch})
    if watch:
        from jobwriter.cli import watching

        return watching.watch(paths, wish)
    ads = made(paths, wish)
    if check:
        return _check(ads)
    if update:
        ads = [item for item in ads if updating.stale(str(item.name), item.content)]
    write_all(ads)
    return int(update and bool(ads))


def _forms(to: str | None, output: str | None, target: str | None) -> tuple[str, ...]:
    named = None if output is None or is_folder(output) else form_of(output)
    if target is not None and to is not None:
        raise click.UsageError("--target decides the form; leave out --to")
    if to is None:
        if named is None and target is None and output and not is_folder(output) and Path(output).suffix:
            raise click.UsageError(f"-o {output}: no form goes by this name; end it in {', '.join(SUFFIXES.values())}")
        return (named or "markdown",)
    forms = tuple(dict.fromkeys(part.strip().lower() for part in to.split(",") if part.strip()))
    for form in forms:
        if form not in SUFFIXES:
            raise click.UsageError(f"--to {form}: there is no such form; known: {_FORMS}")
    if named is not None and len(forms) == 1 and forms != (named,):
        raise click.UsageError(
            f"-o {output} asks for {named}, --to for {forms[0]}; leave out --to, or end it in {SUFFIXES[forms[0]]}"
        )
    return forms or ("markdown",)


def _sensible(wish: Wish, paths: tuple[str, ...], ways: dict[str, bool]) -> None:
    chosen = [way for way, on in ways.items() if on]
    if chosen and wish.output in {None, "-"}:
        raise click.UsageError(f"{chosen[0]} needs -o: the file to {'compare' if chosen[0] == '--check' else 'write'}")
    if len(chosen) > 1:
        raise click.UsageError(
            "--check writes nothing, --update what is stale, and --watch writes for ever; choose one"
        )
    if wish.shorten and wish.target is None:
        raise click.UsageError("--shorten goes with --target")
    if wish.page and (wish.target or "html" not in wish.to):
        raise click.UsageError("--page goes with html: --to html, or -o ad.html")
    if len(paths) * len(wish.to) > 1 and not (wish.output and is_folder(wish.output)):
        raise click.UsageError("several ads need a folder: -o ads/")


def _check(ads: list[Made]) -> int:
    from jobwriter.cli.updating import stale

    found = {item.name: how for item in ads if (how := stale(str(item.name), item.content))}
    for name, how in found.items():
        say(f"{name}: {how}; write it with the same command without --check", err=True)
    return 1 if found else 0
