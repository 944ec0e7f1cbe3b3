"""Figures in the words of a fact: the fact says what they are about."""

from __future__ import annotations

import re

_WHOLE = re.compile(r"(?<![\d.,£$€])\d{1,3}(?![\d.,]*\d|%)")
_DAYS = re.compile(
    r"(?<![\d.,£$€])(\d{1,2}(?:\.5)?)\+?[ -]+(?:(?:paid|working|business|vacation|pto|holiday)[ -]+)*days?\b"
)
_PERCENT = re.compile(r"(?<![\d.,])(\d{1,2}(?:\.\d{1,2})?) ?(?:%|per ?cent\b)")
_WORKING_DAYS = re.compile(r"\b(\d{1,2}) (?:working |business )?days?\b")


def whole_number(text: str) -> int | None:
    """The one whole number of a text; None where there is none or several."""
    found = _WHOLE.findall(text)
    return int(found[0]) if len(found) == 1 else None


def days(text: str) -> float | None:
    """The one number of days that a text names."""
    return _only(_DAYS.findall(text.lower()))


def percent(text: str) -> float | None:
    """The one percentage that a text names."""
    return _only(_PERCENT.findall(text.lower()))


def working_days(text: str) -> int | None:
    """The one number of days within which something happens."""
    found = _only(_WORKING_DAYS.findall(text.lower()))
    return None if found is None else int(found)


def plain(value: float) -> float | int:
    """A number without needless decimals."""
    return int(value) if float(value).is_integer() else value


def _only(found: list[str]) -> float | None:
    return plain(float(found[0])) if len(set(found)) == 1 else None
