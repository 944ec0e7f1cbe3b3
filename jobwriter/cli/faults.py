"""Several faults at once, as one error of the command line."""

from __future__ import annotations

from collections.abc import Sequence

import click

NEXT = "\n       "
"""Between messages of one error: each begins under the first, behind ``Error: ``."""


class Faults(click.ClickException):
    """Everything that is wrong with what a person gave.

    Attributes:
        problems: each a sentence of its own.
    """

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__(NEXT.join(problems))
        self.problems = tuple(problems)
