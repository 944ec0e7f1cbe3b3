"""Days a week in the office: counted, as a share of the time, or by name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from jobwriter.document import Document
from jobwriter.facts.model import Mode, Voice, WorkMode
from jobwriter.facts.voice import window
from jobwriter.patterns import pattern

_MOST = 200
"""Counts that are looked at in one run of text."""

_NUMBERS = {"one": 1.0, "two": 2.0, "three": 3.0, "four": 4.0, "five": 5.0, "once": 1.0, "twice": 2.0}
_N = r"(?:[0-7](?:\.5)?|1[0-9]|one|two|three|four|five)"
_WHICH = (
    r"(?:(?P<which>in[ -]office|office|on-?site|in[ -]person|remote(?: work(?:ing)?)?|wfh|home[ -]office|home"
    r"|work[ -]from[ -]home|hybrid|monthly in-office|collaboration)[ -]?)?(?:days?|d(?=/)|x(?= (?:a|per)|/))"
)
_SORT = (
    r"(?:[ -](?:fixed|set|core|mandatory|anchor|full|minimum|specific|required|collaborative|team|flexible|business"
    r"|working|work))?"
)
_COUNT = pattern(
    rf"\b(?:(?P<n>{_N})(?:(?:d(?=/)|x(?= (?:a|per)|/)|days?)\b"
    rf"|\b(?: ?\((?:\d|\w+)\))?\s?(?:\+|plus|or more|x)?(?:\s?(?:[-–/]|to|or)\s?{_N})?\s?\+?{_SORT}[ -]?{_WHICH})"
    rf"|an?\b(?= day){_SORT} days?"
    rf"|(?P<often>once\b|twice\b|{_N}\b(?:\s?(?:[-–/]|to|or)\s?{_N})? times))"
    r"(?:[ ]?(?:(?:a|per|each|every|/|in(?: a| the)?|of the) ?(?:working )?(?P<unit>week|month|quarter|fortnight)"
    r"|(?P<ly>weekly|monthly|quarterly)))?"
)
_FIRST = pattern(r"\d+(?:\.5)?|[a-z]+")
_UNIT_LATER = pattern(
    r"\b(?:a|per|each|every|/) ?(?:working )?(?P<unit>week|month|quarter|fortnight)\b|\b(?P<ly>weekly|monthly)\b"
)
_SHARE = pattern(
    r"\b(?P<share>[1-9][0-9])\b(?: ?[-–] ?[0-9]{2})? ?% (?:of (?:your|their|the|our|working|work)[ \w]{0,20}?time"
    r"|in[ -](?:the )?office"
    r"|office|on-?site|in-?person)"
    r"|\bhalf (?:of )?(?:your|the|their|our) (?:working )?(?:week|time)\b",
    needs=("%", "half "),
)
_WEEKDAYS = pattern(
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri)(?:day)?s?\b(?:(?: ?[,&/+–-]| and| to)+ ?(?:mon|tues?|wednes|wed"
    r"|thu(?:rs?)?"
    r"|fri)(?:day)?s?\b){1,3}"
)
_AND_MORE = pattern(
    r"(?: ?(?:,|plus|and|&|\+)+ ?)(?P<more>one|two|three|an?|[1-3])(?: (?:other|more|further|second|third|floating"
    r"|flexible|extra|additional|free))? days?\b|(?: ?(?:,|plus|and|&|\+)+ ?)another(?: day)?\b"
)
"""Days that one may choose besides those with a name: ``Mondays plus one other day``."""
_NAMED_DAY = pattern(
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri)(?:day)?s?\b(?:(?: ?[,&/+]| and)+ ?(?:mon|tues?|wednes|wed"
    r"|thu(?:rs?)?"
    r"|fri)(?:day)?s?\b){0,3}"
    r"(?= ?(?:,|plus|and|&|\+))"
)
_WEEK = ("mon", "tue", "wed", "thu", "fri")
_RANGE = pattern(r" to |[–-]")
_WEEKDAY = pattern(r"\b(?:mon|tue|wed|thu|fri)\w*")
_CLOCK = pattern(r"\d ?(?:am|pm)\b|:\d\d")
_TOGETHER = pattern(
    r"\bhybrid\b[^.\n]{0,60}\Z|\b(?:we|you|the team|everyone|team) (?:all |will )?(?:meet|come in|come together|are in"
    r"|are together|get together|is in)(?: \w+){0,3}? (?:on )?(?:(?:every|each) )?\Z"
)
"""What may stand before the days that a team spends in one place."""
_OFFICE = pattern(r"\b(?:office|offices|on[ -]?site|in[- ]?person)\b")
_HERE = pattern(
    r"\b(?:office|offices|on[- ]?site|in[- ]?person|hq|headquarters|campus|hub|studio|lab|together|client site"
    r"|away from home"
    r"|come in|co-?located|face[- ]to[- ]face|presence|(?:in|at) our|travel(?:ling)? to (?:our|the))\b"
)
_AWAY = pattern(r"\b(?:remote|remotely|wfh|(?:from|at) home|home|offsite|off-site|elsewhere|anywhere)\b")
_PLACE = pattern(
    r"office|site|person|hq|headq|campus|hub|studio|lab|together|home|come in|co-?loc|face"
    r"|presence|(?:in|at) our|travel|remote|wfh|elsewhere|anywhere|hybrid"
)
_NOT_DAYS = pattern(
    r"\b(?:holidays?(?! (?:house|home|park|let|inn))|annual leave|leave|vacation|pto|off\b"
    r"|paid|sick|volunteer\w*|notice|sprint|training|learning|hackathon|conference|trial|interview|response"
    r"|reply|hours?|year|annually|assessment|onboarding|abroad|shift|on[- ]call"
    r"|working week|day week|retreat|summer)\b"
)
_RATE = pattern(r"[\d£$€k)] ?\Z")
_NEXT_COUNT = pattern(rf"\b{_N} (?:\w+ )?days?\b|\band (?:up to )?{_N}\b|\b\d (?:remote|home|wfh)|[;.|·•]|\(\d")
_HYBRID_BEFORE = pattern(r"hybrid[ \w]{0,12}[ (:,-]{1,4}\Z")


def find(document: Document, start: int, end: int, voice: Voice) -> Iterator[WorkMode]:
    """The statements in ``start`` to ``end`` that say how much of the week is spent in the office."""
    low = document.lower
    for match in islice(_COUNT.finditer(low, start, end), _MOST):
        days = _counted(document, match)
        if days is not None:
            yield _mode(days, match, voice)
    for match in islice(_SHARE.finditer(low, start, end), _MOST):
        left, right = window(document, match.start(), match.end(), 60)
        if _OFFICE.search(low, left, right):
            yield _mode(round(int(match["share"] or 50) / 10) / 2, match, voice)
    yield from _and_more(document, start, end, voice)
    for match in islice(_WEEKDAYS.finditer(low, start, end), _MOST):
        left, right = window(document, match.start(), match.end(), 80)
        here = _in_office(low, left, right, match.start()) or _TOGETHER.search(low, left, match.start())
        if here and not _CLOCK.search(low, left, right):
            days = _weekdays([day.group()[:3] for day in _WEEKDAY.finditer(low, *match.span())], match.group())
            if days is not None:
                yield _mode(days, match, voice)


def _in_office(low: str, left: int, right: int, at: int) -> bool:
    """Whether the words around named days speak of the office, or ``hybrid`` stands right before them."""
    return bool(_OFFICE.search(low, left, right) or _HYBRID_BEFORE.search(low, max(left - 24, 0), at))


def _and_more(document: Document, start: int, end: int, voice: Voice) -> Iterator[WorkMode]:
    """Named days and a number of others."""
    low = document.lower
    for match in islice(_NAMED_DAY.finditer(low, start, end), _MOST):
        more = _AND_MORE.match(low, match.end(), match.end() + 40)
        if more is None:
            continue
        left, right = window(document, match.start(), more.end(), 80)
        if _in_office(low, left, right, match.start()):
            named = sum(1 for _ in _WEEKDAY.finditer(low, *match.span()))
            yield _mode(min(named + _number(more["more"] or "one"), 5.0), match, voice)


def _weekdays(names: list[str], words: str) -> float | None:
    """How many days are named; None for all of the week, which says when one works and not where."""
    if len(names) == 2 and _RANGE.search(words):
        days = _WEEK.index(names[1]) - _WEEK.index(names[0]) + 1
        return float(days) if 1 < days < 5 else None
    return float(len(names))


def _mode(days: float, match: re.Match[str], voice: Voice) -> WorkMode:
    value: Mode = "onsite" if days >= 5 else "hybrid" if days > 0 else "remote"
    return WorkMode(
        value=value,
        office_days=round(days, 2),
        whole=value != "hybrid",
        start=match.start(),
        end=match.end(),
        source=voice,
    )


def _counted(document: Document, match: re.Match[str]) -> float | None:
    """The days a week in the office that a count of days means, or None where it counts other days."""
    low = document.lower
    at, stop = match.span()
    left, right = window(document, at, stop, 70)
    which = match["which"] or ""
    if not which and _PLACE.search(low, max(left, at - 45), min(stop + 45, right)) is None:
        return None
    value = _number(match["often"] or match["n"] or "one")
    unit = _unit(match) or ("month" if which.startswith("monthly") else "")
    clause = low[stop : min(stop + 45, right)]
    if not unit:
        later = _UNIT_LATER.search(clause)
        unit = _unit(later) if later else ""
    other = _NEXT_COUNT.search(clause)
    if other:
        clause = clause[: other.start()]
    if _NOT_DAYS.search(clause) or _NOT_DAYS.search(low, max(left, at - 14), at) or (value > 5 and not unit):
        return None
    if not (match["n"] or match["often"]) and (not unit or _RATE.search(low, max(left, at - 8), at)):
        return None  # a day, without a number, is one of the week or the month, or the time that a rate is for
    here = _is_here(low, which, clause, max(left, at - 45), at, unit)
    if here is None or (unit in {"week", ""} and value > 5):
        return None
    weeks = {"month": 4, "quarter": 13, "fortnight": 2}.get(unit, 1)
    if not here and weeks > 2:
        return None
    return value / weeks if here else 5 - value / weeks


def _is_here(low: str, which: str, clause: str, left: int, at: int, unit: str) -> bool | None:
    """Whether a count is of days in the office (True) or away from it (False); None where it is neither."""
    before = low[left:at]
    last_here = max((match.end() for match in _HERE.finditer(before)), default=-1)
    last_away = max((match.end() for match in _AWAY.finditer(before)), default=-1)
    if which:
        if _AWAY.search(which):
            return False
        if _HERE.search(which):
            return True
    if last_here >= 0 and not before[last_here:].strip(" :(,-–~"):
        return True
    here, away = _HERE.search(clause), _AWAY.search(clause)
    if here and away:
        return here.start() < away.start()
    if here or away:
        return here is not None
    if "hybrid" in before[-30:] and (unit or which or _HYBRID_BEFORE.search(before)):
        return True
    if last_here >= 0 and (unit or len(before) < 30):
        return True
    return False if last_away >= 0 and (unit or len(before) < 20) else None


def _unit(match: re.Match[str]) -> str:
    return match["unit"] or (match["ly"] or "").removesuffix("ly")


def _number(words: str) -> float:
    """The first number of ``3``, ``once``, ``1-2 times``."""
    first = _FIRST.match(words)
    word = first.group() if first else "one"
    return 1.0 if word in {"a", "an"} else _NUMBERS[word] if word in _NUMBERS else float(word)
