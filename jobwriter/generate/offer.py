"""What a job gives, in lines of an ad: pay, contract, leave."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jobwriter.brief import UNDECIDED
from jobwriter.generate.geography import Geography
from jobwriter.generate.phrases import number, pay_range, per, plural, share_of_week

_ADJECTIVES = frozenset(("fixed-term", "temporary"))
"""Types of contract that need the word "contract" after them."""


class Offer:
    """The pay and the terms of a brief.

    Args:
        values: of the brief.
        geography: where the job is, which decides the signs of currencies.
        locale: ``en-GB`` or ``en-US``.
    """

    def __init__(self, values: Mapping[str, Any], geography: Geography, locale: str) -> None:
        self._pay: Any = values["pay"]
        self._contract: Mapping[str, Any] = values["contract"] or {}
        self._geography = geography
        self._american = locale == "en-US"

    def pay(self) -> str | None:
        """The pay in a line: ``£62,000 to £72,000 a year``; several bands with what each is for."""
        pay = self._pay
        if pay == UNDECIDED:
            return "not decided yet"
        if not pay or not pay["bands"]:
            return "not printed, see below" if pay and pay["withheld_reason"] else None
        if len(pay["bands"]) == 1:
            return self._priced(pay["bands"][0])
        return ", ".join(f"{self._priced(band)} ({self._whose(band)})" for band in pay["bands"])

    def pay_lines(self) -> list[str]:
        """The pay as sentences of a list, one for each band."""
        pay = self._pay
        if not isinstance(pay, Mapping) or not pay["bands"]:
            return []
        if len(pay["bands"]) == 1:
            return [f"{self._priced(pay['bands'][0])}."]
        return [f"{self._whose(band, capital=True)}: {self._priced(band)}." for band in pay["bands"]]

    def _priced(self, band: Mapping[str, Any]) -> str:
        pay = self._pay
        words = f"{pay_range(band, pay['currency'], self._geography.country)} {per(pay['period'])}"
        if pay["basis"] == "full-time":
            return f"{words} for full-time hours"
        hours = self._contract.get("hours_per_week")
        if pay["basis"] == "own-hours" and hours:
            return f"{words} for {number(hours)} hours a week"
        return words

    def _whose(self, band: Mapping[str, Any], *, capital: bool = False) -> str:
        level = f"{band['level']} level" if band["level"] else ""
        words = " in ".join(filter(None, (level, self._geography.region(band["place"]) if band["place"] else "")))
        return words[:1].upper() + words[1:] if capital else words

    def contract(self) -> str | None:
        """The terms in a line: ``permanent, full-time (37.5 hours a week)``."""
        contract = self._contract
        if not contract:
            return None
        kind, months, hours = contract["type"], contract["months"], contract["hours_per_week"]
        words = str(kind or "")
        if months and kind:
            words = f"{number(months)}-month {kind}{' contract' if kind in _ADJECTIVES else ''}"
        elif months:
            words = plural(months, "month")
        if contract["ir35"]:
            words += f", {contract['ir35']} IR35"
        time = share_of_week(contract)
        if time:
            words += f", {time}"
        if hours:
            words += f" ({number(hours)} hours a week)"
        return words.removeprefix(", ") or None

    def leave(self, benefits: Mapping[str, Any]) -> str:
        """The days of leave, with or without public holidays."""
        days = plural(benefits["leave_days"], "day")
        words = f"{days} of {'paid time off' if self._american else 'leave'} a year"
        holidays = "bank holidays" if "GB" in self._geography.countries and not self._american else "public holidays"
        link = {"extra": f" plus {holidays}", "included": f", {holidays} included"}.get(benefits["bank_holidays"], "")
        return f"{words}{link}."
