"""Holds the interview of ``jobwriter new --ask`` on the terminal: shows each question, reads each line."""

from __future__ import annotations

import contextlib
import sys

from jobwriter.brief.interview import Interview
from jobwriter.brief.prompts import Prompt
from jobwriter.cli.terminal import say, style
from jobwriter.formats.style import Style, printable

_WELCOME = "Enter skips what is not needed or keeps what is shown. Commands: back, drop, needed, save, ? for help."


def hold(interview: Interview) -> bool:
    """Hold the interview until it is over, or broken off.

    Args:
        interview: what to ask.

    Returns:
        False where it was broken off: the input ended, or the person pressed Ctrl-C.
    """
    look = style(stream=sys.stderr)
    if not interview.over:
        say(look.paint(look.wrap(_WELCOME, ""), "dim"), err=True)
    last = ""
    try:
        while not interview.over:
            prompt = interview.prompt
            _tell(interview, look)
            _show(prompt, look, again=bool(prompt.path) and prompt.path == last)
            last = prompt.path
            interview.answer(_line(_sign(prompt)))
    except (EOFError, KeyboardInterrupt):
        say("", err=True)
        return False
    _tell(interview, look)
    return True


def _tell(interview: Interview, look: Style) -> None:
    for message in interview.messages:
        say(look.wrap(printable(message), "  ", look.sign("\N{BALLOT X} ", "x ")), err=True)
    for remark in interview.remarks:
        say(look.wrap(remark, "    ", "  "), err=True)


def _show(prompt: Prompt, look: Style, *, again: bool) -> None:
    """The question; where it is asked again, only the line to write on."""
    if again:
        return
    say("", err=True)
    for heading in prompt.headings:
        say(look.paint(look.wrap(heading, ""), "bold"), err=True)
    mark = " (needed)" if prompt.needed and prompt.path else ""
    undecided = " Or: not decided." if prompt.undecided else ""
    say(look.wrap(f"{prompt.question}{undecided}{mark}", ""), err=True)
    for words in (prompt.why, f"such as: {prompt.example}" if prompt.example else ""):
        if words:
            say(look.paint(look.wrap(words, "  "), "dim"), err=True)
    for number, given in enumerate(prompt.given, 1):
        label = f"{number}. " if prompt.entry else "now: "
        say(look.wrap(printable(given), "     ", f"  {label}"), err=True)


def _sign(prompt: Prompt) -> str:
    return f"{prompt.entry}> " if prompt.entry else "> "


def _line(sign: str) -> str:
    """A line of input; on a terminal with the keys that people know for editing it."""
    if sys.stdin.isatty() and sys.stdout.isatty():
        with contextlib.suppress(ImportError):
            import readline  # noqa: F401 - input() edits lines once it is there
        return input(sign)
    say(sign, err=True, end="")
    sys.stderr.flush()
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line.rstrip("\n")
