"""The names of countries and states by their codes."""

from __future__ import annotations

from jobwriter import packs

_SPOKEN = {"GB": "the UK", "US": "the US", "NL": "the Netherlands", "AE": "the UAE", "PH": "the Philippines",
           "CZ": "Czechia"}  # fmt: skip


def spoken(code: str) -> str:
    """A country as one says it: ``the UK``."""
    return _SPOKEN.get(code) or written(code)


def written(code: str) -> str:
    """A country by its first name in the lexicon: ``United Kingdom``."""
    return str(packs.lexicon("places")["countries"][code]).split("|")[0]


def state(country: str, code: str) -> str:
    """A state by the code of its country and its own: ``Colorado``; the code where it is not known."""
    for name in packs.lexicon("places")["towns"].get(country, {}):
        words = str(name).split("|")
        if code in words:
            return words[0]
    return code


def code_of(country: str, name: str) -> str | None:
    """The way back: the code of a state with that of its country, ``US-CO``; None where the country uses no codes."""
    for spellings in packs.lexicon("places")["towns"].get(country, {}):
        first, *others = str(spellings).split("|")
        if first == name:
            return next((f"{country}-{code}" for code in others if len(code) == 2 and code.isupper()), None)
    return None
