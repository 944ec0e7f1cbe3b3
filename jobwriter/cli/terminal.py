"""What the terminal can do: colours, width, signs."""

from __future__ import annotations

import os
import sys
from typing import TextIO

import click

from jobwriter.formats.style import Style

color_option = click.option(
    "--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colours (default: auto)."
)
"""For every command that prints in colours; its value goes to :func:`style`."""


def style(color: str = "auto", stream: TextIO | None = None) -> Style:
    """Judge a stream.

    Args:
        color: ``auto``, ``always`` or ``never``; ``auto`` follows NO_COLOR, FORCE_COLOR and whether it is a terminal.
        stream: standard output without it.
    """
    stream = stream or sys.stdout
    tty = stream.isatty()
    painted = color == "always" or (
        color == "auto"
        and not os.environ.get("NO_COLOR")
        and (bool(os.environ.get("FORCE_COLOR")) or (tty and os.environ.get("TERM") != "dumb"))
    )
    width = _columns(stream) if tty else 100
    if os.environ.get("COLUMNS", "").isdigit():
        width = int(os.environ["COLUMNS"])
    try:
        "\u2502\u2500\u2717\u2026\u201c".encode(getattr(stream, "encoding", None) or "ascii")
        pretty = True
    except (UnicodeEncodeError, LookupError):
        pretty = False
    return Style(width=max(40, min(width, 120)), color=painted, unicode=pretty)


def _columns(stream: TextIO) -> int:
    try:
        return os.get_terminal_size(stream.fileno()).columns
    except (OSError, ValueError):
        return 100


def reserve_output() -> None:
    """Keep standard output for Python: what native code prints there goes to standard error from now on.

    A checker written in another language may print where it likes; a line of its own between ours would break JSON.
    Does nothing where ``sys.stdout`` is not the standard output of the process (in tests, or when it is closed).
    """
    try:
        if sys.stdout.fileno() != 1:
            return
        sys.stdout.flush()
        kept = os.dup(1)
        os.dup2(2, 1)
    except (OSError, ValueError, AttributeError):
        return
    sys.stdout = open(  # noqa: SIM115, PTH123 - a descriptor, which lives as long as the process
        kept, "w", encoding=sys.stdout.encoding, errors=sys.stdout.errors, buffering=1 if sys.stdout.isatty() else -1
    )


def say(text: str, *, err: bool = False, end: str = "\n") -> None:
    """Print to standard output, or to standard error.

    Not ``click.echo``: it takes colours out of a pipe that asked for them, and writes UTF-8 to a terminal that said it
    knows ASCII only. A character that the stream cannot show becomes a question mark (see ``jobwriter.cli.run``).
    """
    print(text, file=sys.stderr if err else sys.stdout, end=end)
