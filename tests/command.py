"""Runs the command as a person does, in a process of its own."""

import os
import subprocess
import sys

INTERRUPTIBLE = (
    sys.executable,
    "-c",
    "import signal; from jobwriter.cli import run; signal.signal(signal.SIGINT, signal.default_int_handler); run()",
)
"""The command as a terminal starts it: a shell that runs tests in the background lets them inherit no Ctrl-C."""


def jobwriter(folder, *args, **more):
    """What ``jobwriter ARGS`` says in a folder, as text without colours; a traceback fails the test."""
    if more.get("input") is None:
        more.setdefault("stdin", subprocess.DEVNULL)
    done = subprocess.run(
        [sys.executable, "-m", "jobwriter", *args],
        cwd=folder,
        env={**os.environ, "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8", **more.pop("env", {})},
        capture_output=True,
        encoding="utf-8",
        check=False,
        **more,
    )
    assert "Traceback" not in done.stderr
    return done
