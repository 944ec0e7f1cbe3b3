"""How messages about a brief show what somebody wrote, and what they offer in its place."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

_SHOWN = 40
"""Characters of a value that a message repeats."""
_SPACES = re.compile(r"\s+")
_FIGURE = re.compile(r"\d[\d,.]*")
_CONTROL = re.compile("[\\x00-\\x08\\x0e-\\x1f\\x7f-\\x9f\\ud800-\\udfff\\ufffe\\uffff]")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_THOUSAND = re.compile(r"\s?k\b", re.IGNORECASE)
_OPEN = frozenset((
    "not decided", "not decided yet", "not yet decided", "undecided", "tbd", "tbc", "tba", "to be decided",
    "to be confirmed", "to be agreed", "?", "??", "???", "xxx", "todo",
))  # fmt: skip


def shown(raw: Any) -> str:
    """A value as the person wrote it, or nearly: ``yes`` rather than ``True``, and not more than a few words of it."""
    if isinstance(raw, bool):
        return "yes" if raw else "no"
    if isinstance(raw, Mapping):
        return "fields"
    if isinstance(raw, list):
        return "a list"
    if isinstance(raw, dt.date | dt.datetime):
        return f"the day {raw}"
    if isinstance(raw, int | float):
        return f"the number {raw:.12g}"
    words = _SPACES.sub(" ", str(raw)).strip()
    return f"'{words[:_SHOWN]}{chr(0x2026) if len(words) > _SHOWN else ''}'"


def quoted(raw: Any) -> str:
    """Why what was meant as a text is none, and what to do."""
    if isinstance(raw, Mapping):
        return "a colon with a space after it makes fields of a text: put quotes around the whole of it"
    if isinstance(raw, list):
        return "it is a list: write one text, without a dash or brackets"
    return f"YAML takes it for {shown(raw)}: put it in quotes"


def figure(raw: Any) -> str | None:
    """The bare number that was probably meant by ``£62,000``, ``62k`` or ``37,5``; of several the first."""
    found = _FIGURE.findall(str(raw))
    if not found:
        return None
    words = found[0].rstrip(",.")
    if _THOUSANDS.fullmatch(words):
        words = words.replace(",", "")
    elif re.fullmatch(r"\d+,\d{1,2}", words):
        words = words.replace(",", ".")
    if not re.fullmatch(r"\d+(?:\.\d+)?", words):
        return None
    thousand = _THOUSAND.match(str(raw), str(raw).find(found[0]) + len(found[0]))
    return f"{float(words) * 1000:.12g}" if thousand else words


def unprintable(words: str) -> str | None:
    """The first character that no form of an ad can hold, by its number; None without one."""
    found = _CONTROL.search(words)
    return f"U+{ord(found.group()):04X}" if found else None


def left_open(raw: Any) -> bool:
    """Whether somebody wrote that a thing is open, in whichever words."""
    return isinstance(raw, str) and raw.strip().rstrip(".").casefold() in _OPEN
