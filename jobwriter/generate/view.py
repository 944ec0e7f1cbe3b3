"""What templates see of a brief: its values as harmless words, and the lines that need more than one field."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from jobwriter import packs
from jobwriter.brief import UNDECIDED, Brief
from jobwriter.generate.marks import harmless
from jobwriter.generate.phrases import (
    ENDS,
    day,
    joined,
    joined_open,
    listed,
    number,
    ordinal,
    pay_range,
    per,
    plural,
    sentence,
    share_of_week,
    spelled,
    stop,
    whole,
)
from jobwriter.generate.telling import lowering, teller

_SAID_OF_TESTS = {
    "cv": ("your CV", "your resume"),
    "application": ("your application", "your application"),
    "task": ("the task", "the task"),
    "interview": ("the interview", "the interview"),
    "presentation": ("your presentation", "your presentation"),
    "test": ("the test", "the test"),
}
_SPOKEN = {"GB": "the UK", "US": "the US", "NL": "the Netherlands", "AE": "the UAE", "PH": "the Philippines",
           "CZ": "Czechia"}  # fmt: skip
_ADJECTIVES = frozenset(("fixed-term", "temporary"))
_YOU = re.compile(r"\A(?:you(?:'ll|\u2019ll| will)) ", re.IGNORECASE)
_SUBJECTS = frozenset((
    "a", "an", "as", "at", "because", "by", "each", "every", "for", "from", "if", "in", "it", "its", "most", "of", "on",
    "our", "since", "that", "the", "there", "these", "they", "this", "those", "to", "today", "we", "when", "while",
    "with", "you", "your",
))  # fmt: skip
_PLURAL = re.compile(
    r"[A-Z][a-z]+(?<!s)s(?<!us)\b"
    r"|[A-Z][\w-]*(?: (?!wh|that|how)\w+)? (?:is|are|has|have|can|cannot|must|was|were)\b"
)
"""A subject at the start of a sentence: several of something, or something that is, has or can."""
_THE = re.compile(r"\A[Tt]he ")
_ARTICLE = re.compile(r"(?:the|an?|our|your|one of|dr|prof|professor|mr|mrs|ms|mx)\.? ", re.IGNORECASE)
"""What stands before a title or a name and needs no article."""
_OWN = re.compile(r"(?:cv|r[eé]sum[eé]|cover(?:ing)? letter|portfolio)\b", re.IGNORECASE)
"""Papers of the applicant, named without "your"."""
_NAMED = re.compile(r"[A-Z][\w'-]* [A-Z]")
_LONG = 90
"""Minutes beyond which whole hours are said as hours."""
_DAYS = frozenset(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"))
_STATES = frozenset(("US", "CA", "AU"))
"""Countries whose towns are written with the code of their state."""

FILTERS = (
    "day",
    "and",
    "choices",
    "lower_first",
    "sending",
    "sentence",
    "assessed",
    "number",
    "plural",
    "bare",
    "finished",
    "flow",
    "leave",
    "listed",
    "need",
    "manager",
    "people",
    "persons",
    "spelled",
    "stage",
    "stop",
    "whole",
    "without_you",
)
"""The filters that templates may use."""


class View:
    """A brief as templates see it.

    Attributes:
        values: by field name, as harmless Markdown.
        locale: ``en-GB`` or ``en-US``.
        partial: whether the ad may say only what the brief does.
    """

    def __init__(self, brief: Brief) -> None:
        self.values: Mapping[str, Any] = harmless(brief.values)
        self.locale = str(self.values["locale"])
        self.partial = brief.partial
        self.lowered = lowering(_names(self.values))

    def context(self) -> dict[str, Any]:
        """Everything that a template may use."""
        return {
            "view": self,
            "job": self.values,
            "american": self.locale == "en-US",
            "partial": self.partial,
            "undecided": UNDECIDED,
            "told": teller(self.values, self.lowered, self.locale),
            "strip": self.strip(),
            "pay_lines": self.pay_lines(),
            "tests": self.tests(),
            "country": self.place_of_work(),
        }

    @cached_property
    def filters(self) -> Mapping[str, Callable[..., Any]]:
        """What the filters of templates do for this brief, by the names of :data:`FILTERS`."""
        return {
            "day": lambda date: day(date, self.locale),
            "and": lambda items: joined(items, "and", self.locale),
            "choices": lambda items: joined([self.lowered(item) for item in items], "or", self.locale),
            "lower_first": self.lowered,
            "sending": self.sending,
            "sentence": sentence,
            "assessed": self.assessed,
            "number": number,
            "plural": plural,
            "bare": lambda words: words.rstrip("."),
            "finished": whole,
            "flow": lambda words: joined_open(" ".join(words.split()), self.locale),
            "leave": self.leave,
            "listed": listed,
            "need": self.need,
            "manager": self.manager,
            "people": self.people,
            "persons": self.persons,
            "spelled": spelled,
            "stage": self.stage,
            "stop": stop,
            "whole": self.whole,
            "without_you": lambda words: _YOU.sub("", words),
        }

    def strip(self) -> dict[str, str | None]:
        """The facts that readers look for first, each in one line; None for what the brief leaves out."""
        dates = self.values["dates"] or {}
        level = self.values["level"]
        return {
            "pay": self.pay(),
            "place": self.place(),
            "contract": self.contract(),
            "level": joined(level, "or", self.locale) if level else None,
            "starts": day(dates["starts"], self.locale) if dates.get("starts") else None,
            "closes": day(dates["closes"], self.locale) if dates.get("closes") else None,
        }

    @property
    def country(self) -> str | None:
        """Where the job is, for the signs of currencies; None where it is in several countries."""
        codes = self._countries()
        return codes[0] if len(codes) == 1 else None

    def _countries(self) -> list[str]:
        work = self.values["work"] or {}
        codes = [place["country"] for place in work.get("places") or ()] + [code[:2] for code in work.get("from") or ()]
        return list(dict.fromkeys(codes))

    def pay(self) -> str | None:
        """The pay in a line: ``£62,000 to £72,000 a year``; several bands with what each is for."""
        pay = self.values["pay"]
        if pay == UNDECIDED:
            return "not decided yet"
        if not pay or not pay["bands"]:
            return "not printed, see below" if pay and pay["withheld_reason"] else None
        if len(pay["bands"]) == 1:
            return self._priced(pay["bands"][0])
        return ", ".join(f"{self._priced(band)} ({self._whose(band)})" for band in pay["bands"])

    def pay_lines(self) -> list[str]:
        """The pay as sentences of a list, one for each band."""
        pay = self.values["pay"]
        if not isinstance(pay, Mapping) or not pay["bands"]:
            return []
        if len(pay["bands"]) == 1:
            return [f"{self._priced(pay['bands'][0])}."]
        return [f"{self._whose(band, capital=True)}: {self._priced(band)}." for band in pay["bands"]]

    def _priced(self, band: Mapping[str, Any]) -> str:
        pay = self.values["pay"]
        words = f"{pay_range(band, pay['currency'], self.country)} {per(pay['period'])}"
        if pay["basis"] == "full-time":
            return f"{words} for full-time hours"
        hours = (self.values["contract"] or {}).get("hours_per_week")
        if pay["basis"] == "own-hours" and hours:
            return f"{words} for {number(hours)} hours a week"
        return words

    def _whose(self, band: Mapping[str, Any], *, capital: bool = False) -> str:
        level = f"{band['level']} level" if band["level"] else ""
        words = " in ".join(filter(None, (level, self._region(band["place"]) if band["place"] else "")))
        return words[:1].upper() + words[1:] if capital else words

    def place(self) -> str | None:
        """Where, and how much of it in an office."""
        work = self.values["work"]
        if not work:
            return None
        if work["mode"] == "remote":
            reach = joined([self._region(code) for code in work["from"] or ()], "or", self.locale)
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

    def _towns(self, places: Sequence[Mapping[str, Any]]) -> str:
        """Towns to choose from; a country that all of them share is named once, and each where there are several."""
        countries = list(dict.fromkeys(place["country"] for place in places))
        if len(countries) != 1 or countries[0] in _STATES:
            named = [self._town(place, alone=len(countries) == 1) for place in places]
            comma = "," if len(named) > 1 and any("," in name for name in named) else ""
            return f"{', '.join(named[:-1])}{comma} or {named[-1]}" if len(named) > 1 else "".join(named)
        towns = joined([str(place["town"]) for place in places], "or", self.locale)
        at_home = countries[0] == "GB" and self.locale == "en-GB"
        return towns if at_home else f"{towns}, {_country(countries[0]).removeprefix('the ')}"

    def _town(self, place: Mapping[str, Any], *, alone: bool) -> str:
        if place["region"] and place["country"] in _STATES:
            return f"{place['town']}, {place['region']}"
        if alone and place["country"] == "GB" and self.locale == "en-GB":
            return str(place["town"])
        return f"{place['town']}, {_country(place['country']).removeprefix('the ')}"

    def _region(self, code: str) -> str:
        """A country or state as one says it; a town stays as it is."""
        country, _, part = code.partition("-")
        if len(country) != 2 or not country.isupper():
            return code
        if not part:
            return _country(country)
        state = _state(country, part)
        return state if self.country == country else f"{state}, {_country(country).removeprefix('the ')}"

    def contract(self) -> str | None:
        """The terms in a line: ``permanent, full-time (37.5 hours a week)``."""
        contract = self.values["contract"]
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

    def sending(self, words: str) -> str:
        """What applicants send: ``your CV`` where the brief says "CV"."""
        bare = words.rstrip(".")
        return (
            f"your {bare[:1].lower() + bare[1:] if bare[1:2].islower() else bare}"
            if _OWN.match(bare)
            else self.lowered(bare)
        )

    def people(self, team: Mapping[str, Any]) -> str:
        """The team as an object of "you join"; empty where neither name nor size is known."""
        name, size = _THE.sub("", team["name"] or ""), team["size"]
        people = "one colleague" if size == 1 else f"a team of {spelled(size)}" if size else ""
        if name.lower().endswith(" team"):
            return f"the {name}, {f'{spelled(size)} people' if size > 1 else people}," if size else f"the {name}"
        if name and size:
            return f"{name}, {people},"
        return f"the {name} team" if name else people

    def manager(self, words: str) -> str:
        """Whom one reports to: a job title has its article, a person has none."""
        return words if _ARTICLE.match(words) else f"the {words}"

    def persons(self, items: Sequence[str]) -> str:
        """Groups of people in a row: without the capital of a list's line, but with that of a name in several words."""
        plain = [item if _NAMED.match(item) else self.lowered(item) for item in items]
        return joined(plain, "and", self.locale)

    def leave(self, benefits: Mapping[str, Any]) -> str:
        """The days of leave, with or without public holidays."""
        american = self.locale == "en-US"
        days = plural(benefits["leave_days"], "day")
        words = f"{days} of {'paid time off' if american else 'leave'} a year"
        holidays = "bank holidays" if "GB" in self._countries() and not american else "public holidays"
        link = {"extra": f" plus {holidays}", "included": f", {holidays} included"}.get(benefits["bank_holidays"], "")
        return f"{words}{link}."

    def place_of_work(self) -> str:
        """The country, or countries to choose from, in which one must be allowed to work."""
        names = [_country(code) for code in self._countries()]
        return joined(names, "or", self.locale) if names else "the country of the job"

    def stage(self, stage: Mapping[str, Any]) -> str:
        """A step of the process, such as ``Paired exercise (90 minutes, paid)``."""
        what, minutes = stage["what"], stage["minutes"]
        if what.endswith(ENDS):
            return sentence(what)
        whole_hours = minutes and minutes > _LONG and minutes % 60 == 0
        length = (plural(minutes / 60, "hour") if whole_hours else plural(minutes, "minute")) if minutes else None
        paid = "paid" if stage["paid"] and "paid" not in what.lower() else None
        notes = ", ".join(filter(None, (length, paid)))
        return sentence(f"{what} ({notes})" if notes else what)

    def need(self, need: Mapping[str, Any]) -> str:
        """A requirement with what counts as well."""
        words = need["need"]
        return sentence(f"{words.rstrip('.')}, or {self.lowered(need['or'])}" if need["or"] else words)

    def whole(self, words: str) -> bool:
        """Whether the problem is told in sentences of its own, not as what "you will" do."""
        if not words.endswith(ENDS) or _YOU.match(words) or not words[:1].isupper():
            return False
        first = words.split(" ", 1)[0]
        own = str((self.values["organisation"] or {}).get("name") or "").split(" ", 1)[0]
        return first.lower() in _SUBJECTS or first == own or _PLURAL.match(words) is not None

    def assessed(self, tests: Sequence[str]) -> str:
        """The steps in which one requirement is looked at, such as ``your application and the interview``."""
        said = [_SAID_OF_TESTS[name][self.locale == "en-US"] for name in tests]
        return joined(said, "and", self.locale)

    def tests(self) -> str:
        """Where each of the requirements is looked at, as one sentence; empty where the brief does not say."""
        needs = self.values["essential"] or ()
        american = self.locale == "en-US"
        parts: list[str] = []
        for name, said in _SAID_OF_TESTS.items():
            found = [index for index, need in enumerate(needs, 1) if name in (need["tested_in"] or ())]
            if not found:
                continue
            listed = joined([ordinal(index) for index in found], "and", self.locale)
            point = f" point{'s' if len(found) > 1 else ''}" if not parts else ""
            which = "all of the points" if len(found) == len(needs) else f"the {listed}{point}"
            parts.append(f"{which} in {said[american]}")
        if any("," in part for part in parts) and len(parts) > 1:
            return f"We look at {'; '.join(parts[:-1])}; and {parts[-1]}."
        return f"We look at {joined(parts, 'and', self.locale)}." if parts else ""


def _country(code: str) -> str:
    return _SPOKEN.get(code) or str(packs.lexicon("places")["countries"][code]).split("|")[0]


def _state(country: str, part: str) -> str:
    """The name of a state by its code."""
    for name in packs.lexicon("places")["towns"].get(country, {}):
        words = str(name).split("|")
        if part in words:
            return words[0]
    return part


def _names(values: Mapping[str, Any]) -> frozenset[str]:
    """Words that keep their capital at the start of a phrase."""
    organisation, team, work, stack = (values[name] or {} for name in ("organisation", "team", "work", "stack"))
    employer, towns = str(organisation.get("name") or ""), [place["town"] for place in work.get("places") or ()]
    tools = [*(stack.get("daily") or ()), *(stack.get("learn_here") or ())]
    own = (employer, employer.split(" ")[0], team.get("name") or "", *towns, *tools)
    return frozenset(filter(None, (*own, *_tool_names()))) | _DAYS


def _tool_names() -> Iterator[str]:
    """Names of tools, but for single words that are everyday words as well, such as Replicate."""
    lexicon = packs.lexicon("tools")
    return (name for name in lexicon["tools"] if " " in name or name not in lexicon["guards"])
