"""What the law has changed for a job since its last ad, in plain words and with its source."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from jobwriter import law, packs
from jobwriter.brief.jurisdictions import jurisdictions
from jobwriter.finding import day_in_words
from jobwriter.law import Circumstances, Law
from jobwriter.records import replace

_EVER = dt.date.max


def since(values: Mapping[str, Any], then: dt.date, today: dt.date) -> tuple[str, ...]:
    """Sentences about the laws on ads that have come into force, or are to, since a day.

    Args:
        values: a brief as read, whole or in part: where the job is, and whether it can be done from elsewhere.
        then: the day of the last ad.
        today: the day of this one.
    """
    codes = jurisdictions(values)
    if not codes:
        return ()
    remote = (values.get("work") or {}).get("mode") == "remote"
    here = Circumstances(codes, today, remote, public=values.get("role") == "public-sector-uk")
    return tuple(_sentences(here, then, today))


def _sentences(here: Circumstances, then: dt.date, today: dt.date) -> Iterator[str]:
    for duty in packs.lexicon("jurisdictions")["duties"]:
        before = law.holding(duty, replace(here, today=then))
        now = law.holding(duty, here)
        later = law.holding(duty, replace(here, today=_EVER))
        for item in now:
            if item not in before:
                yield f"{item.cite}{_reach(item)}{_rule(item)}"
        for item in later:
            if item not in now and item not in before and item.since and item.since > today:
                verb = "forbids" if item.bans else "asks"
                day = day_in_words(item.since)
                source = f"({item.source}, checked {item.checked})"
                yield f"From {day} {item.place} {verb} {item.who} {item.words} {source}.{_reach(item)}{_rule(item)}"


def _reach(item: Law) -> str:
    return f" It reaches a remote job that can be done there ({item.remote})." if item.reached else ""


def _rule(item: Law) -> str:
    """The rule that holds an ad to a duty in its place."""
    for rule in packs.load().rules.values():
        here = not rule.jurisdiction or any(law.within(item.code, where) for where in rule.jurisdiction)
        if here and any(raised.duty == item.duty for raised in rule.raises):
            return f" See: jobwriter rule {rule.id}."
    return ""
