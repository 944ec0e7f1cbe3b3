"""How the hiring goes, in words of an ad: what to send, the steps, each requirement and where it is looked at."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from jobwriter.generate.phrases import ENDS, joined, ordinal, plural, sentence

_SAID_OF_TESTS = {
    "cv": ("your CV", "your resume"),
    "application": ("your application", "your application"),
    "task": ("the task", "the task"),
    "interview": ("the interview", "the interview"),
    "presentation": ("your presentation", "your presentation"),
    "test": ("the test", "the test"),
}
"""Each step in which a requirement is looked at: in British English, in American."""
_OWN = re.compile(r"(?:cv|r[eé]sum[eé]|cover(?:ing)? letter|portfolio)\b", re.IGNORECASE)
"""Papers of the applicant, named without "your"."""
_LONG = 90
"""Minutes beyond which whole hours are said as hours."""


def sending(words: str, lowered: Callable[[str], str]) -> str:
    """What applicants send: ``your CV`` where the brief says "CV"."""
    bare = words.rstrip(".")
    return f"your {bare[:1].lower() + bare[1:] if bare[1:2].islower() else bare}" if _OWN.match(bare) else lowered(bare)


def stage(step: Mapping[str, Any]) -> str:
    """A step of the process, such as ``Paired exercise (90 minutes, paid)``."""
    what, minutes = step["what"], step["minutes"]
    if what.endswith(ENDS):
        return sentence(what)
    whole_hours = minutes and minutes > _LONG and minutes % 60 == 0
    length = (plural(minutes / 60, "hour") if whole_hours else plural(minutes, "minute")) if minutes else None
    paid = "paid" if step["paid"] and "paid" not in what.lower() else None
    notes = ", ".join(filter(None, (length, paid)))
    return sentence(f"{what} ({notes})" if notes else what)


def need(item: Mapping[str, Any], lowered: Callable[[str], str]) -> str:
    """A requirement with what counts as well."""
    words = item["need"]
    return sentence(f"{words.rstrip('.')}, or {lowered(item['or'])}" if item["or"] else words)


def assessed(tests: Sequence[str], locale: str) -> str:
    """The steps in which one requirement is looked at, such as ``your application and the interview``."""
    said = [_SAID_OF_TESTS[name][locale == "en-US"] for name in tests]
    return joined(said, "and", locale)


def tested(needs: Sequence[Mapping[str, Any]], locale: str) -> str:
    """Where each of the requirements is looked at, as one sentence; empty where the brief does not say."""
    american = locale == "en-US"
    parts: list[str] = []
    for name, said in _SAID_OF_TESTS.items():
        found = [index for index, need in enumerate(needs, 1) if name in (need["tested_in"] or ())]
        if not found:
            continue
        listed = joined([ordinal(index) for index in found], "and", locale)
        point = f" point{'s' if len(found) > 1 else ''}" if not parts else ""
        which = "all of the points" if len(found) == len(needs) else f"the {listed}{point}"
        parts.append(f"{which} in {said[american]}")
    if any("," in part for part in parts) and len(parts) > 1:
        return f"We look at {'; '.join(parts[:-1])}; and {parts[-1]}."
    return f"We look at {joined(parts, 'and', locale)}." if parts else ""
