"""What templates see of a brief: its values as harmless words, and the lines that need more than one field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any

from jobwriter.brief import UNDECIDED, Brief
from jobwriter.generate.geography import Geography
from jobwriter.generate.hiring import assessed, need, sending, stage, tested
from jobwriter.generate.marks import harmless
from jobwriter.generate.names import lowering, names_in
from jobwriter.generate.offer import Offer
from jobwriter.generate.people import manager, people, persons
from jobwriter.generate.phrases import (
    day,
    joined,
    joined_open,
    listed,
    number,
    plural,
    sentence,
    spelled,
    stop,
    whole,
)
from jobwriter.generate.telling import teller, tells_itself, without_you

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
        self.lowered = lowering(names_in(self.values))
        self._geography = Geography(self.values["work"], self.locale)
        self._offer = Offer(self.values, self._geography, self.locale)

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
            "pay_lines": self._offer.pay_lines(),
            "tests": tested(self.values["essential"] or (), self.locale),
            "country": self._geography.choice(),
        }

    @cached_property
    def filters(self) -> Mapping[str, Callable[..., Any]]:
        """What the filters of templates do for this brief, by the names of :data:`FILTERS`."""
        employer = str((self.values["organisation"] or {}).get("name") or "")
        return {
            "day": lambda date: day(date, self.locale),
            "and": lambda items: joined(items, "and", self.locale),
            "choices": lambda items: joined([self.lowered(item) for item in items], "or", self.locale),
            "lower_first": self.lowered,
            "sending": lambda words: sending(words, self.lowered),
            "sentence": sentence,
            "assessed": lambda tests: assessed(tests, self.locale),
            "number": number,
            "plural": plural,
            "bare": lambda words: words.rstrip("."),
            "finished": whole,
            "flow": lambda words: joined_open(" ".join(words.split()), self.locale),
            "leave": self._offer.leave,
            "listed": listed,
            "need": lambda item: need(item, self.lowered),
            "manager": manager,
            "people": people,
            "persons": lambda items: persons(items, self.lowered, self.locale),
            "spelled": spelled,
            "stage": stage,
            "stop": stop,
            "whole": lambda words: tells_itself(words, employer),
            "without_you": without_you,
        }

    def strip(self) -> dict[str, str | None]:
        """The facts that readers look for first, each in one line; None for what the brief leaves out."""
        dates = self.values["dates"] or {}
        level = self.values["level"]
        return {
            "pay": self._offer.pay(),
            "place": self._geography.line(),
            "contract": self._offer.contract(),
            "level": joined(level, "or", self.locale) if level else None,
            "starts": day(dates["starts"], self.locale) if dates.get("starts") else None,
            "closes": day(dates["closes"], self.locale) if dates.get("closes") else None,
        }
