"""Words made of values: figures, days, lists, places, pay. The same in every template, in both kinds of English."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from typing import Any

_SYMBOLS = {"GBP": "£", "EUR": "€", "USD": "$", "INR": "₹"}
_DOLLARS = {"CAD": "CA$", "AUD": "AU$", "NZD": "NZ$", "SGD": "S$"}
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")
_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_FULL_TIME = 35
"""Hours a week from which a job counts as full-time."""
_LIST = 3
"""Bullets that make a list."""
ENDS = (".", "!", "?")
_QUOTES = "\"'\N{RIGHT DOUBLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}"
"""Marks that may follow the end of a sentence."""
_YET = "We have not decided yet "
_OPEN = re.compile(rf"{_YET}[^.]+\.(?: {_YET}[^.]+\.)+")
_SHORTENED = re.compile(r"(?:\b(?:[ap]\.m|U\.[SK]|etc|Inc|Ltd|Co|Corp))\.\Z")


def number(value: float) -> str:
    """A figure with thousands separators, without needless decimals."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.2f}".rstrip("0")


def spelled(value: float) -> str:
    """A count as one writes it in running text: words below ten."""
    return _SMALL[int(value)] if float(value).is_integer() and value < len(_SMALL) else number(value)


def plural(value: float, noun: str) -> str:
    """A figure and its noun: ``1 day``, ``2.5 days``."""
    return f"{number(value)} {noun}{'' if value == 1 else 's'}"


def day(date: dt.date, locale: str) -> str:
    """A date in words: ``18 December 2026``, American ``December 18, 2026``."""
    month = _MONTHS[date.month - 1]
    return f"{month} {date.day}, {date.year}" if locale == "en-US" else f"{date.day} {month} {date.year}"


def joined(items: Sequence[str], word: str = "and", locale: str = "en-GB") -> str:
    """``a``, ``a and b``, ``a, b and c``; American English has a comma before the last word."""
    bare = [item.rstrip(".") for item in items]
    if len(bare) < 3:
        return f" {word} ".join(bare)
    comma = "," if locale == "en-US" else ""
    return f"{', '.join(bare[:-1])}{comma} {word} {bare[-1]}"


def whole(words: str) -> bool:
    """Whether words are a sentence of their own; the stop of ``10 a.m. to 3 p.m.`` ends none."""
    return words.endswith(ENDS) and (words[:1].isupper() or not _SHORTENED.search(words))


def stop(words: str) -> str:
    """Words that end a sentence: with a full stop unless they have one."""
    return words if not words or words.rstrip(_QUOTES).endswith(ENDS) else f"{words}."


def sentence(words: str) -> str:
    """Words as a sentence: a capital at the start, a full stop at the end."""
    return stop(words[:1].upper() + words[1:])


def listed(lines: str) -> str:
    """Bullets as they are where there are three or more; one or two read better as sentences."""
    bullets = [line for line in lines.splitlines() if line.startswith("- ")]
    if len(bullets) >= _LIST:
        return lines
    rest = [line for line in lines.splitlines() if not line.startswith("- ")]
    return "\n".join((" ".join(bullet[2:].strip() for bullet in bullets), *rest))


def joined_open(words: str, locale: str) -> str:
    """What is open, in one sentence where it stood in several: ``We have not decided yet whether ... or how ...``."""
    return _OPEN.sub(
        lambda found: f"{_YET}{joined(found.group()[len(_YET) :].split(f' {_YET}'), 'or', locale)}.", words
    )


def ordinal(index: int) -> str:
    """``first`` for 1, up to ``sixth``; figures beyond."""
    return _ORDINALS[index - 1] if index <= len(_ORDINALS) else f"{index}th"


def amount(value: float, currency: str, country: str | None) -> str:
    """A sum of money: ``£65,000``, ``$65,000`` in the United States, ``CA$65,000`` or ``65,000 SEK`` elsewhere."""
    figure = number(value) if float(value).is_integer() else f"{value:,.2f}"
    if currency == "USD" and country != "US":
        return f"US${figure}"
    symbol = _SYMBOLS.get(currency) or _DOLLARS.get(currency)
    return f"{symbol}{figure}" if symbol else f"{figure} {currency}"


def pay_range(band: Mapping[str, Any], currency: str, country: str | None) -> str:
    """``£62,000 to £72,000``, one figure where both ends are the same, ``up to`` or ``from`` where one is missing."""
    if band["min"] is None or band["max"] is None:
        end, word = ("max", "up to") if band["min"] is None else ("min", "from")
        return f"{word} {amount(band[end], currency, country)}"
    low, high = (amount(band[end], currency, country) for end in ("min", "max"))
    return low if low == high else f"{low} to {high}"


def share_of_week(contract: Mapping[str, Any]) -> str | None:
    """``full-time`` or ``part-time``, as the contract says or its hours do; None where neither is known."""
    hours = contract.get("hours_per_week")
    return contract.get("time") or (None if hours is None else "full-time" if hours >= _FULL_TIME else "part-time")


def per(period: str) -> str:
    """``a year``, ``an hour``."""
    return f"{'an' if period == 'hour' else 'a'} {period}"
