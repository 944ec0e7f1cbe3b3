"""Which templates there are: ours, and those of a house."""

from __future__ import annotations

from pathlib import Path

from jobwriter.resources import root

SUFFIX = ".md.j2"
"""How the name of a template ends."""
_PARTS = frozenset(("skeleton", "macros"))
"""Templates that others are made of, which are no ads themselves."""


class TemplateProblem(ValueError):
    """A template that is missing or broken; the message names it and says what to do."""


def folder() -> Path:
    """Where our own templates are."""
    return root("templates") / "ads"


def names(house: Path | None) -> list[str]:
    """The names of the templates that a brief may ask for, in order.

    Args:
        house: the folder of the house's own templates; None without one.
    """
    folders = [folder(), *([house] if house else [])]
    found = {file.name.removesuffix(SUFFIX) for place in folders for file in place.glob(f"*{SUFFIX}")}
    return sorted(found - _PARTS)
