"""What people type, as values of a brief: ``65k``, ``18 December``, ``UK``, ``engineering 60, modelling 40``.

What cannot be understood stays the text that it is, so that its field says what is wrong with it.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from jobwriter import facts, packs
from jobwriter.brief.fields import Field
from jobwriter.brief.kinds import Choice, Day, Flag, Kind, Many, Number, Shares, Text
from jobwriter.facts import dates

_FIGURE = re.compile(r"[£$€]?\s*(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?\s*(k\b)?\s*(.*)", re.IGNORECASE)
_THOUSANDS = re.compile(r"\d{1,3}\.\d{3}\D*")
_SHARE = re.compile(r"(.+?)[\s:=]+(\d+(?:\.\d+)?)\s*%?")
_YES = frozenset(("yes", "y", "true"))
_NO = frozenset(("no", "n", "false"))
_SIGNS = {"£": "GBP", "pound": "GBP", "pounds": "GBP", "€": "EUR", "euro": "EUR", "euros": "EUR"}
_SHORT = 60
"""Up to so many characters, several entries of a list may stand on one line."""


def value(field: Field, text: str, today: dt.date, locale: str = "en-GB") -> Any:
    """What a text means as the value of a field.

    Args:
        field: the field; of a list, what its entries are is read, see :func:`entries`.
        text: what was typed, not empty.
        today: the day from which a date without a year counts.
        locale: ``en-GB`` or ``en-US``, for dates such as 02/03/2027.
    """
    kind = field.kind.of if isinstance(field.kind, Many) else field.kind
    if isinstance(kind, Number):
        return _number(text, field.ask)
    if isinstance(kind, Day):
        return _day(text, today, locale)
    if isinstance(kind, Flag):
        word = text.lower()
        return True if word in _YES else False if word in _NO else text
    if isinstance(kind, Choice):
        return choice(text, kind.allowed)
    if isinstance(kind, Shares):
        return _shares(text)
    return _without_lead(text, field.lead)


def entries(field: Field, text: str, today: dt.date, locale: str = "en-GB") -> list[Any]:
    """What a line means as entries of a list: several short ones may stand on it, between commas."""
    kind: Kind | None = getattr(field.kind, "of", None)
    brief = isinstance(kind, Choice) or (isinstance(kind, Text) and kind.most <= _SHORT)
    parts = [part.strip() for part in text.strip("[]").split(",")] if brief else [text]
    return [value(field, part, today, locale) for part in parts if part]


def _number(text: str, ask: str) -> Any:
    found = _FIGURE.fullmatch(text.strip())
    if found is None or _THOUSANDS.fullmatch(text.strip()):
        return text
    whole, rest, thousand, unit = found.groups()
    words = set(ask.lower().replace("?", " ").split())
    if unit not in {"", "%"} and not set(unit.lower().split()) <= words:
        return text
    figure = float(whole.replace(",", "") + (rest or "")) * (1000 if thousand else 1)
    return int(figure) if figure.is_integer() else figure


def _day(text: str, today: dt.date, locale: str) -> Any:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        country = "US" if locale == "en-US" else "GB"
        found = dates.read(text, facts.Context(today, country, locale)) if re.search(r"\d", text) else None
        return found.date if found and found.date else text


def choice(text: str, allowed: tuple[str, ...]) -> str:
    """The allowed word that a text means: ``UK`` is GB, ``£`` is GBP, ``perm`` is permanent; else the text."""
    plain = _plain(text)
    for word in allowed:
        if _plain(word) == plain:
            return word
    if _SIGNS.get(text.lower()) in allowed:
        return _SIGNS[text.lower()]
    if "GB" in allowed:
        return _country(plain) or text
    begun = [word for word in allowed if _plain(word).startswith(plain)]
    return begun[0] if len(begun) == 1 and plain else text


def _country(plain: str) -> str | None:
    names: dict[str, str] = packs.lexicon("places")["countries"]
    return next((code for code, said in names.items() if plain in map(_plain, said.split("|"))), None)


def _plain(word: str) -> str:
    return re.sub(r"[\W_]+", "", word).lower()


def _shares(text: str) -> Any:
    parts = [part.strip() for part in text.strip("{}").split(",") if part.strip()]
    found = [_SHARE.fullmatch(part) for part in parts]
    shares = {match.group(1).strip(): _number(match.group(2), "") for match in found if match}
    return shares if shares and len(shares) == len(parts) else text


def _without_lead(text: str, lead: str) -> str:
    """The words without those that the ad puts before them, which people like to repeat."""
    start = f"{lead.replace('|', ' ')} "
    return text[len(start) :] if lead and text.lower().startswith(start.lower()) else text
