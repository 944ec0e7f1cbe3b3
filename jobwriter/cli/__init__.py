"""The command line: one file per command, loaded only when it is used; the only place that prints and exits.

Exit codes: 0 clean, 1 findings at or above ``--fail-on`` or a score below ``--min-score``, 2 could not judge. Nothing
else, however it ends: click's own exits and unforeseen failures map to 2.
"""

from __future__ import annotations

import errno
import gc
import importlib
import os
import sys
from keyword import iskeyword
from typing import NoReturn

import click

import jobwriter
from jobwriter.nearest import nearest

CLEAN, FOUND, FAILED = 0, 1, 2
_FULL = "jobwriter: the output cannot be written (no space left); make room, or choose another place"
_COMMANDS = {
    "lint": "Lint drafts: what a careful editor would change, and why.",
    "facts": "Show what a reader can learn from an ad at a glance.",
    "rules": "List all rules.",
    "rule": "Explain one rule.",
    "prove": "Run the examples of rules.",
    "init": "Set up a repository of ads: configuration, hooks, folders, CI.",
    "new": "Write a commented brief for a role.",
    "schema": "Print the JSON Schema of a brief, for editors.",
    "brief": "Say whether briefs hold, with every fault.",
    "generate": "Turn a brief into an ad.",
    "jobposting": "Judge the JobPosting markup of a page.",
    "import": "Turn an ad into a brief, with what it leaves open as questions.",
    "rewrite": "Write an ad anew from its own facts, beside the old one.",
}


class Commands(click.Group):
    """A group that imports a command when it is called, not when help is listed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order in which people meet them."""
        del ctx
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, imported now."""
        del ctx
        if cmd_name not in _COMMANDS:
            return None
        module = importlib.import_module(f"jobwriter.cli.{cmd_name}{'_' * iskeyword(cmd_name)}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List commands without importing them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Name the nearest command when there is none of that name."""
        name = args[0]
        if name not in _COMMANDS and not name.startswith("-"):
            near = nearest(name, _COMMANDS)
            hint = f" Did you mean {near!r}?" if near else ""
            ctx.fail(f"No command {name!r}.{hint} To lint a file: jobwriter lint {name}")
        return super().resolve_command(ctx, args)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(jobwriter.__version__, prog_name="jobwriter")
def main() -> None:
    """Lint, write and guard job ads.

    Everything runs on this machine: a draft never leaves it.
    """


def run(args: list[str] | None = None) -> NoReturn:
    """Run the command line and end the process with 0, 1 or 2.

    Two things here are for speed alone, each a tenth of a cold start: the garbage collector looks less often (an ad
    makes few cycles), and the process ends without taking its tables apart, once everything is written.
    """
    gc.set_threshold(200_000, 20, 100)
    _prepare_streams()
    code = _run(args)
    for name in ("jobwriter.patterns", "jobwriter.packs"):
        if name in sys.modules:
            sys.modules[name].keep()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (BrokenPipeError, ValueError):
        _silence()
    except OSError:
        _last_words(_FULL)
        code = FAILED
    os._exit(code)


def _run(args: list[str] | None) -> int:
    try:
        result = main.main(args=args, prog_name="jobwriter", standalone_mode=False)
    except click.exceptions.Exit as stop:
        return stop.exit_code if stop.exit_code in {CLEAN, FOUND} else FAILED
    except click.ClickException as error:
        error.show()
        return FAILED
    except (click.Abort, KeyboardInterrupt):
        _last_words("jobwriter: interrupted")
        return FAILED
    except BrokenPipeError:
        _silence()
        return FAILED
    except Exception as error:
        if os.environ.get("JOBWRITER_DEBUG"):
            raise
        if isinstance(error, OSError) and error.errno == errno.ENOSPC:
            _last_words(_FULL)
            return FAILED
        _last_words(
            f"jobwriter: this should not have happened ({type(error).__name__}: {error}). "
            "Please report it; JOBWRITER_DEBUG=1 shows the details."
        )
        return FAILED
    return result if isinstance(result, int) else CLEAN


def _last_words(text: str) -> None:
    print(text, file=sys.stderr)


def _prepare_streams() -> None:
    """Never let a character that the terminal cannot show end a run."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def _silence() -> None:
    """The reader of our output has gone: stop Python from complaining about it on exit."""
    try:
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, sys.stdout.fileno())
    except (OSError, ValueError):
        return
