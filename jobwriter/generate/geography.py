"""Where the job of a brief is, in words of its ad."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from jobwriter.generate.phrases import joined, plural
from jobwriter.regions import spoken, state

_STATES = frozenset(("US", "CA", "AU"))
"""Countries whose towns are written with the code of their state."""


class Geography:
    """Where the job of a brief is, in the English of its ad.

    Args:
        work: the group ``work`` of the brief; None where it was left out.
        locale: ``en-GB`` or ``en-US``.
    """

    def __init__(self, work: Mapping[str, Any] | None, locale: str) -> None:
        self._work: Mapping[str, Any] = work or {}
        self._locale = locale

    @cached_property
    def countries(self) -> tuple[str, ...]:
        """The countries of the offices and of those who work from elsewhere, as ISO codes, each once."""
        codes = [place["country"] for place in self._work.get("places") or ()]
        codes += [code[:2] for code in self._work.get("from") or ()]
        return tuple(dict.fromkeys(codes))

    @property
    def country(self) -> str | None:
        """Where the job is, for the signs of currencies; None where it is in several countries."""
        return self.countries[0] if len(self.countries) == 1 else None

    def choice(self) -> str:
        """The country, or countries to choose from, in which one must be allowed to work."""
        names = [spoken(code) for code in self.countries]
        return joined(names, "or", self._locale) if names else "the country of the job"

    def line(self) -> str | None:
        """Where, and how much of it in an office."""
        work = self._work
        if not work:
            return None
        if work["mode"] == "remote":
            reach = joined([self.region(code) for code in work["from"] or ()], "or", self._locale)
            return f"fully remote within {reach}" if reach else "fully remote"
        towns = self._towns(work["places"] or ())
        if not work["mode"]:
            return towns or None
        if work["mode"] == "onsite":
            pattern = "on site every day"
        else:
            days = work["office_days_per_week"]
            pattern = f"hybrid, {plural(days, 'day')} a week in the office" if days else "hybrid"
        return f"{towns} ({pattern})" if towns else pattern

    def region(self, code: str) -> str:
        """A country or state as one says it; a town stays as it is."""
        country, _, part = code.partition("-")
        if len(country) != 2 or not country.isupper():
            return code
        if not part:
            return spoken(country)
        name = state(country, part)
        return name if self.country == country else f"{name}, {spoken(country).removeprefix('the ')}"

    def _towns(self, places: Sequence[Mapping[str, Any]]) -> str:
        """Towns to choose from; a country that all of them share is named once, and each where there are several."""
        countries = list(dict.fromkeys(place["country"] for place in places))
        if len(countries) != 1 or countries[0] in _STATES:
            named = [self._town(place, alone=len(countries) == 1) for place in places]
            comma = "," if len(named) > 1 and any("," in name for name in named) else ""
            return f"{', '.join(named[:-1])}{comma} or {named[-1]}" if len(named) > 1 else "".join(named)
        towns = joined([str(place["town"]) for place in places], "or", self._locale)
        at_home = countries[0] == "GB" and self._locale == "en-GB"
        return towns if at_home else f"{towns}, {spoken(countries[0]).removeprefix('the ')}"

    def _town(self, place: Mapping[str, Any], *, alone: bool) -> str:
        if place["region"] and place["country"] in _STATES:
            return f"{place['town']}, {place['region']}"
        if alone and place["country"] == "GB" and self._locale == "en-GB":
            return str(place["town"])
        return f"{place['town']}, {spoken(place['country']).removeprefix('the ')}"
