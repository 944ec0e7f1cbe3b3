"""``python -m jobwriter`` is the command line."""

from jobwriter.cli import run

run()
