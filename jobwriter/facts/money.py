"""Sums of money as ads write them: marks, numbers, thousands, ranges, open ends, periods.

This module reads figures; whether one is pay, is judged in :mod:`jobwriter.facts.pay`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Literal

from jobwriter.facts.model import Period
from jobwriter.patterns import pattern
from jobwriter.records import record

OpenEnd = Literal["up-to", "from", "plus", ""]
MOST = 5_000
"""Numbers that are looked at in one stretch of text; more than that is a table."""

_CODES = (
    "gbp|usd|eur|chf|pln|sek|nok|dkk|czk|huf|ron|inr|cad|aud|nzd|sgd|hkd|jpy|zar|brl|aed|ils|try|mxn|vnd|idr|krw|thb|myr|sar|uah|bgn|ngn|kes|egp"
    "|euros?|pounds?|dollars?|zloty|rupees|kr|rs"
)
_MARKS = {
    "£": "GBP", "€": "EUR", "₹": "INR", "us$": "USD", "ca$": "CAD", "c$": "CAD", "au$": "AUD", "a$": "AUD",
    "nz$": "NZD", "s$": "SGD", "hk$": "HKD", "r$": "BRL", "zł": "PLN", "euro": "EUR", "euros": "EUR", "pound": "GBP",
    "pounds": "GBP", "zloty": "PLN", "rupees": "INR", "rs": "INR", "rs.": "INR",
}  # fmt: skip
_LOCAL = {
    "$": {"US": "USD", "CA": "CAD", "AU": "AUD", "NZ": "NZD", "SG": "SGD", "HK": "HKD", "MX": "MXN", "": "USD"},
    "kr": {"SE": "SEK", "NO": "NOK", "DK": "DKK", "IS": "ISK"},
    "¥": {"CN": "CNY", "JP": "JPY", "": "JPY"},
}
_LOCAL["dollar"] = _LOCAL["dollars"] = _LOCAL["$"]
_COUNTRIES = {
    "GB": "GBP", "US": "USD", "CA": "CAD", "AU": "AUD", "NZ": "NZD", "SG": "SGD", "HK": "HKD", "IN": "INR", "JP": "JPY",
    "CN": "CNY", "CH": "CHF", "LI": "CHF", "PL": "PLN", "SE": "SEK", "NO": "NOK", "DK": "DKK", "CZ": "CZK",
    "HU": "HUF", "RO": "RON", "ZA": "ZAR", "BR": "BRL", "AE": "AED", "IL": "ILS", "TR": "TRY", "MX": "MXN", "IS": "ISK",
    "VN": "VND", "ID": "IDR", "KR": "KRW", "TH": "THB", "MY": "MYR", "SA": "SAR", "UA": "UAH", "NG": "NGN", "KE": "KES",
    "EG": "EGP",
    "AT": "EUR", "BE": "EUR", "BG": "BGN", "CY": "EUR", "DE": "EUR", "EE": "EUR", "ES": "EUR", "FI": "EUR",
    "FR": "EUR", "GR": "EUR", "HR": "EUR", "IE": "EUR", "IT": "EUR", "LT": "EUR", "LU": "EUR", "LV": "EUR",
    "MT": "EUR", "NL": "EUR", "PT": "EUR", "SI": "EUR", "SK": "EUR",
}  # fmt: skip
_LARGE = {"INR": 10, "JPY": 100, "HUF": 100, "CZK": 10, "SEK": 5, "NOK": 5, "DKK": 5, "ISK": 100, "ZAR": 5, "TRY": 5,
          "PLN": 2, "MXN": 5, "RON": 2, "CNY": 2, "VND": 20_000, "IDR": 15_000, "KRW": 1_000, "THB": 20, "UAH": 20,
          "NGN": 500, "KES": 50, "EGP": 20}  # fmt: skip
_MONTHLY = {"PLN": 60_000, "CZK": 300_000, "SEK": 150_000, "NOK": 150_000, "DKK": 150_000, "HUF": 4_000_000,
            "RON": 60_000, "VND": 200_000_000, "IDR": 100_000_000, "THB": 300_000, "MYR": 30_000, "UAH": 300_000,
            "EGP": 200_000}  # fmt: skip
_TIMES = {"k": 1e3, "thousand": 1e3, "grand": 1e3, "lpa": 1e5, "lakh": 1e5, "lakhs": 1e5, "lac": 1e5, "lacs": 1e5,
          "cr": 1e7, "crore": 1e7, "crores": 1e7}  # fmt: skip

_MILLIONS = frozenset(("m", "mn", "mm", "mil", "million", "millions"))
_SMALL_UNITS = frozenset(("vnd", "idr", "krw", "jpy", "huf", "¥"))
"""Currencies in which people are paid millions."""

_PRE = rf"(?:(?:{_CODES})\.?[ ]?)?(?:(?:[a-z]{{1,2}})?\$|[£€₹¥])|(?:{_CODES})\.?|zł"
_POST = rf"(?:[£$€₹¥](?!\d)|(?:zł|{_CODES})(?![a-z]))"
_TIME = r"(?:k|thousand|grand|lpa|lakhs?|lacs?|crores?|cr|mn|mm|mil|millions?|m|bn|billions?|b|tn|trillions?)"
_UNIT = (
    r"(?:annum|anum|year|yr|annual|jahr|année|an|año|anno|month|mo|mth|mois|monat|mes|mese|week|wk|day|diem|jour|tag"
    r"|hour|hr|heure|stunde)"
)


def _amount(name: str) -> str:
    """An amount as an expression with groups that carry ``name``."""
    number = (
        rf"\d{{1,3}}(?P<sep_{name}>[,.' ])\d{{3}}(?:(?P=sep_{name})\d{{3}}){{0,2}}(?!\d)(?:[.,]\d{{1,2}}(?!\d))?"
        r"|\d{1,2}(?:,\d{2}){1,2},\d{3}(?!\d)|\d{1,9}(?:[.,]\d{1,2})?(?!\d)"
    )
    return (
        rf"(?:(?P<pre_{name}>{_PRE})[ ]{{0,2}})?(?P<num_{name}>{number})(?:[ ]?(?P<times_{name}>{_TIME})(?![a-z]))?"
        rf"(?P<plus_{name}>\+(?![ ]{{0,2}}(?:\d|[£$€]|bonus|benefit|equity|commission|stock|pension|ote|super|car\b)))?"
        rf"(?:[ ]{{0,2}}(?P<post_{name}>{_POST}))?"
    )


_FIGURE = pattern(
    rf"{_amount('a')}(?:[ ]?(?:per|/|a|p)[ ]?{_UNIT}\b)?"
    rf"(?:(?P<sep>[ ]{{0,2}}(?:-|–|—|to|until|~|and|\.\.\.?)[ ]{{0,2}}|[ ](?=[£$€])){_amount('b')})?"
)
_DIGITS = pattern(r"\d+")
_CODED = frozenset(code for code in _CODES.replace("?", "").split("|"))
_BEFORE = pattern(rf"(?:(?<![a-z])(?:{_PRE})|[£$€₹¥])[ ]{{0,2}}\Z")
_LEAD = pattern(
    r"\b(?:(?P<upto>up ?to|as much as|max(?:imum)?(?: of)?|no more than|capped at"
    r"|(?<!equal )(?<!close )(?<!similar )(?<!amounts )(?<!amounting )(?<!equivalent )to)"
    r"|(?P<from>(?:starting )?from|start(?:s|ing)? (?:at|on)|min(?:imum)?(?: of)?|at least|(?:in )?excess of|over|above"
    r"|more than|north of|upwards of)"
    r"|(?P<between>between|range(?:s|d)? (?:from|between)|ranging (?:from|between)|from between)"
    r"|(?P<near>circa|c\.?|ca\.?|around|approx(?:imately|\.)?|about|roughly))(?::| the| a)? ?\Z"
)
_PER = r"(?:per|a|an|each|every|pro|par|al|/|p\.?)[ ]?"
_PERIOD = (
    rf"(?P<year>{_PER}(?:full[ -]?)?(?:annum|anum|year|yr|jahr|année|año|anno)\b|annual(?:ly)?\b|yearly\b"
    r"|p\.? ?a\b\.?|par an\b|/ ?[ay]\b|year\b)"
    rf"|(?P<month>{_PER}(?:calendar )?(?:month|mo|mth|mois|monat|mes|mese)\b|monthly\b|pcm\b|p\.?m\b\.?)"
    rf"|(?P<week>{_PER}(?:week|wk)\b|weekly\b|p\.?w\b\.?)"
    rf"|(?P<day>{_PER}(?:day|diem|jour|tag)\b|daily\b|p[./]?d\b\.?|/ ?d\b|day rate\b)"
    rf"|(?P<hour>{_PER}(?:hour|hr|heure|stunde)\b|hourly\b|p[./]?h\b\.?|/ ?h\b)"
)
_TAIL = pattern(
    rf"(?:[ ,(\[]{{0,3}}(?:{_CODES}|gross|net|brutto|netto|bruto|base|basic|salary|total|cash|package|fte|ote|in)\b"
    rf"[)\]]?){{0,3}}[ ,(\[*]{{0,3}}(?:{_PERIOD})"
)
_MORE = pattern(
    r"[ ]{1,2}(?:and|or) (?:above|more|upwards?|over|up)\b|[ ]{1,2}(?:upwards|minimum|plus)\b(?! ?[a-z\d£$€])"
)


@record
class Figure:
    """A sum or a range, with what stands directly around it.

    Attributes:
        start: where the words start, a lead such as ``up to`` included.
        end: where they end, the period included.
        first: where the figure itself starts, without its lead.
        last: where the figure itself ends, without its period.
        low: lower end, None for ``up to``.
        high: upper end, None for ``from`` and ``plus``; equal to ``low`` for a single sum.
        mark: currency as written, in lower case, empty where none is.
        period: as written, or None.
        open_end: which end is missing.
        thousands: ``k`` or the like was written.
        forms: how it is written that a reader may stumble over: ``symbol-after``, ``short-range`` (``£60-70k``),
            ``reversed``, ``spacing``, ``bare`` (no currency), ``no-separator``.
        huge: millions and more, which nobody is paid.
    """

    start: int
    end: int
    first: int
    last: int
    low: float | None
    high: float | None
    mark: str
    period: Period | None
    open_end: OpenEnd
    thousands: bool
    forms: tuple[str, ...]
    huge: bool

    @property
    def ranged(self) -> bool:
        """Whether both ends are given and differ."""
        return self.low is not None and self.high is not None and self.low != self.high

    @property
    def size(self) -> float:
        """The larger number."""
        return max(self.low or 0.0, self.high or 0.0)


def figures(lower: str, start: int, end: int) -> Iterator[Figure]:
    """All figures of a folded, lower-cased text between two offsets that may be money."""
    at = start
    for digits in islice(_DIGITS.finditer(lower, start, end), MOST):
        first = digits.start()
        if first < at or not _opens(lower, first):
            continue
        mark = _BEFORE.search(lower, max(at, first - 9), first) if lower[first - 1 : first] in _MARKING else None
        match = _FIGURE.match(lower, mark.start() if mark else first, end)
        figure = _read(match, lower, start, end) if match else None
        if figure is not None:
            at = figure.end
            yield figure


_MARKING = frozenset("£$€₹¥. abcdefghijklmnopqrstuvwxyzł")


def _opens(lower: str, at: int) -> bool:
    """Whether a number starts here: not inside a word, a code or another number."""
    before = lower[at - 1 : at]
    if before in {".", ",", "'"}:
        return not lower[at - 2 : at - 1].isdigit()
    if before.isalpha():
        return lower[at - 3 : at] in _CODED or lower[at - 2 : at] in {"kr", "rs"}
    return before not in {"_", "#"}


def _read(match: re.Match[str], lower: str, start: int, end: int) -> Figure | None:
    lead = _LEAD.search(lower, max(start, match.start() - 22), match.start())
    ranged = match["num_b"] is not None
    if ranged and match["sep"].strip() == "and" and (lead is None or lead.lastgroup != "between"):
        ranged = False
    pairs = [(name, match[f"times_{name}"]) for name in ("ab" if ranged else "a")]
    if ranged and not match["sep"].strip() and not match["pre_a"]:
        return None
    last = match.end() if ranged else _end_of(match)
    if lower[last : last + 1] == "%" or lower[last : last + 2] == " %" or (ranged and match["num_b"] == "401"):
        return None
    values = [_number(match[f"num_{name}"]) * _TIMES.get(times or "", 1.0) for name, times in pairs]
    marks = [(match[f"pre_{name}"] or match[f"post_{name}"] or "").strip() for name, _ in pairs]
    scales = [times or "" for _, times in pairs]
    mark = next((mark for mark in marks if mark.isalpha()), "") or next(filter(None, marks), "")
    if not mark and any(scale in {"lpa", "lakh", "lakhs", "lac", "lacs", "cr", "crore", "crores"} for scale in scales):
        mark = "inr"
    forms: list[str] = []
    millions = mark.rstrip(".") in _SMALL_UNITS and any(scale in _MILLIONS for scale in scales)
    if millions:
        values = [value * 1e6 if value < 10_000 else value for value in values]
    if ranged:
        _even_out(values, scales, forms)
        if values[0] > values[1]:
            forms.append("reversed")
    thousands = any(scale in _TIMES for scale in scales)
    if match[f"post_{pairs[-1][0]}"] in {"£", "$"} and not match["pre_a"]:
        forms.append("symbol-after")
    if not mark:
        forms.append("bare")
    if any(value >= 10_000 and number.isdigit() and len(number) > 4 for value, number in _written(match, values)):
        forms.append("no-separator")
    if ranged and _uneven(match["sep"]):
        forms.append("spacing")
    tail = _TAIL.match(lower, last, min(end, last + 60))
    period: Period | None = tail.lastgroup if tail else None  # type: ignore[assignment]
    if any(scale == "lpa" for scale in scales):
        period = "year"
    if not mark and not thousands and values[-1] < 1000 and period is None:
        return None
    low, high, open_end = _ends(match, lead, values, ranged, lower, last)
    return Figure(
        start=lead.start() if lead and lead.lastgroup in {"upto", "from"} and open_end else match.start(),
        end=tail.end() if tail else last,
        first=match.start(),
        last=last,
        low=low,
        high=high,
        mark=mark,
        period=period,
        open_end=open_end,
        thousands=thousands,
        forms=tuple(forms),
        huge=not millions and any(scale and scale not in _TIMES for scale in scales),
    )


def _end_of(match: re.Match[str]) -> int:
    """End of the first amount."""
    return max(match.end(f"{name}_a") for name in ("num", "times", "plus", "post"))


def _ends(
    match: re.Match[str], lead: re.Match[str] | None, values: list[float], ranged: bool, lower: str, last: int
) -> tuple[float | None, float | None, OpenEnd]:
    """Lower end, upper end and which of them is missing."""
    if ranged:
        return min(values), max(values), ""
    value = values[0]
    if lead is not None and lead.lastgroup == "upto":
        return None, value, "up-to"
    if lead is not None and lead.lastgroup == "from":
        return value, None, "from"
    if match["plus_a"] or _MORE.match(lower, last, last + 16):
        return value, None, "plus"
    return value, value, ""


def _written(match: re.Match[str], values: list[float]) -> Iterator[tuple[float, str]]:
    for name, value in zip("ab", values, strict=False):
        yield value, match[f"num_{name}"]


def _even_out(values: list[float], scales: list[str], forms: list[str]) -> None:
    """Give both ends of ``60-70k`` the thousands that only one of them names."""
    for one, other in ((0, 1), (1, 0)):
        if scales[other] in _TIMES and not scales[one] and values[one] < 1000:
            values[one] *= _TIMES[scales[other]]
            scales[one] = scales[other]
            if scales[other] == "k":
                forms.append("short-range")
            return


def _uneven(separator: str) -> bool:
    """Whether a dash has a space on one side only (``$60,000- $70,000``)."""
    if separator.strip() not in {"-", "–", "—"}:
        return not separator.strip()
    return (separator[0] == " ") != (separator[-1] == " ")


def _number(words: str) -> float:
    """The value of ``60,000``, ``60.000``, ``60 000``, ``120'000``, ``25,00,000`` or ``10.46``."""
    parts = re.split(r"[,.' ]", words)
    if len(parts) > 1 and len(parts[-1]) < 3:
        return float("".join(parts[:-1]) + "." + parts[-1])
    return float("".join(parts))


def currency_of(mark: str, countries: tuple[str, ...]) -> tuple[str | None, bool]:
    """The currency that a mark stands for.

    Args:
        mark: symbol or code in lower case, empty where none is written.
        countries: where the job is, as ISO codes, most telling first.

    Returns:
        The ISO code, or None where nothing tells, and whether it had to be inferred.
    """
    compact = mark.replace(" ", "").rstrip(".")
    if len(compact) > 3 and compact[-1] in "£$€₹¥" and compact[:3].upper() in _COUNTRIES.values():
        compact = compact[:3]
    if compact.upper() in set(_COUNTRIES.values()):
        return compact.upper(), False
    if compact in _MARKS:
        return _MARKS[compact], False
    local = _LOCAL.get(compact, _LOCAL.get(compact[-1:], {}) if compact else None)
    if local is None:
        return next((_COUNTRIES[country] for country in countries if country in _COUNTRIES), None), True
    return next((local[country] for country in countries if country in local), local.get("")), True


def period_of(size: float, currency: str | None, *, by_day: bool) -> Period | None:
    """The period that the size of a figure suggests to a reader.

    Args:
        size: the figure.
        currency: ISO code or None.
        by_day: the ad speaks of a contract or a rate, so that a few hundred are pay for a day.
    """
    if size < _MONTHLY.get(currency or "", 10_000):
        scale = _LARGE.get(currency or "", 1)
        if 1_000 * scale <= size:
            return "day" if by_day and size <= 1_500 * scale else "month"
        if 150 * scale <= size and by_day:
            return "day"
        return "hour" if 8 * scale <= size < 150 * scale else None
    return "year"


_PLAUSIBLE: dict[str, tuple[float, float]] = {
    "year": (8_000, 3_000_000), "month": (400, 100_000), "week": (80, 20_000), "day": (40, 5_000), "hour": (4, 1_000),
}  # fmt: skip


def plausible(figure: Figure, currency: str | None, period: Period | None) -> bool:
    """Whether anybody is paid such a sum for such a period."""
    if period is None:
        return False
    least, most = _PLAUSIBLE[period]
    scale = _LARGE.get(currency or "", 1)
    return figure.size >= least and figure.size <= most * scale * (10 if currency == "INR" else 1)
