"""Currencies: what a mark stands for, and which sums people are paid in each."""

from __future__ import annotations

from jobwriter.facts.model import Period

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
CODES = tuple(sorted(set(_COUNTRIES.values())))
"""ISO 4217 codes of the currencies that jobwriter reads."""
_LARGE = {"INR": 10, "JPY": 100, "HUF": 100, "CZK": 10, "SEK": 5, "NOK": 5, "DKK": 5, "ISK": 100, "ZAR": 5, "TRY": 5,
          "PLN": 2, "MXN": 5, "RON": 2, "CNY": 2, "VND": 20_000, "IDR": 15_000, "KRW": 1_000, "THB": 20, "UAH": 20,
          "NGN": 500, "KES": 50, "EGP": 20}  # fmt: skip
_MONTHLY = {"PLN": 60_000, "CZK": 300_000, "SEK": 150_000, "NOK": 150_000, "DKK": 150_000, "HUF": 4_000_000,
            "RON": 60_000, "VND": 200_000_000, "IDR": 100_000_000, "THB": 300_000, "MYR": 30_000, "UAH": 300_000,
            "EGP": 200_000}  # fmt: skip


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


def plausible(size: float, currency: str | None, period: Period | None) -> bool:
    """Whether anybody is paid such a sum for such a period."""
    if period is None:
        return False
    least, most = _PLAUSIBLE[period]
    scale = _LARGE.get(currency or "", 1)
    return size >= least and size <= most * scale * (10 if currency == "INR" else 1)
