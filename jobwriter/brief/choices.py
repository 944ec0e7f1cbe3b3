"""The words to choose from in the fields of a brief."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from jobwriter import packs

LEVELS = ("graduate", "junior", "mid", "senior", "lead", "principal", "manager")
PERIODS = ("year", "month", "week", "day", "hour")
CONTRACTS = ("permanent", "fixed-term", "contract", "internship", "apprenticeship", "temporary")
ENDING = tuple(kind for kind in CONTRACTS if kind != "permanent")
"""Contracts that end, after how many months is to be said."""
WHERE: Mapping[str, tuple[str, ...]] = {
    "onsite": ("places",),
    "hybrid": ("office_days_per_week", "places"),
    "remote": ("from",),
}
"""The modes of work, and the fields of ``work`` that each needs; those of the others do not go with it."""
MODES = tuple(WHERE)
LOCALES = ("en-GB", "en-US")
TESTS = ("cv", "application", "task", "interview", "presentation", "test")
TARGETS = ("careers-site", "google", "linkedin", "indeed", "reed", "totaljobs", "efinancialcareers", "seek")
"""The boards of templates/targets.yaml, which is not read for every brief."""
RUNS: Mapping[str, int] = {"reed": 42}
"""Days for which a board shows an ad, from the same file."""


@cache
def countries() -> tuple[str, ...]:
    """ISO codes of the countries that jobwriter knows by name."""
    return tuple(packs.lexicon("places")["countries"])
