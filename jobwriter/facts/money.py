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
_WORDS = _CODED | {"euro", "pound", "dollar", "zł"}
_SIGNS = frozenset("£$€₹¥")
_AFTER_SUMS = _WORDS | frozenset((
    "k", "thousand", "grand", "lpa", "lakh", "lakhs", "lac", "lacs", "cr", "crore", "crores", "mn", "mm", "mil",
    "million", "millions", "m", "bn", "billion", "billions", "b", "tn", "trillion", "trillions", "to", "until", "and",
    "per", "a", "an", "each", "every", "pro", "par", "al", "p", "annual", "annually", "yearly", "year", "monthly",
    "pcm", "pm", "weekly", "pw", "daily", "day", "hourly", "gross", "net", "brutto", "netto", "bruto", "base", "basic",
    "salary", "total", "cash", "package", "fte", "ote", "in", "d", "h", "pa", "pd", "ph", "us", "ca", "au",
))  # fmt: skip
"""Words that may follow a small number which is a sum, or the first end of a range."""
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


_GROUPS = tuple((f"num_{name}", f"times_{name}", f"pre_{name}", f"post_{name}") for name in "ab")
_INDIAN = frozenset(("lpa", "lakh", "lakhs", "lac", "lacs", "cr", "crore", "crores"))


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
        mark = _BEFORE.search(lower, max(at, first - 9), first) if _marked(lower, first) else None
        if mark is None and digits.end() - first <= 3 and _counts_things(lower, digits.end()):
            continue
        match = _FIGURE.match(lower, mark.start() if mark else first, end)
        if mark is None and match is not None and _is_count(match, lower, end):
            continue
        figure = _read(match, lower, start, end) if match else None
        if figure is not None:
            at = figure.end
            yield figure


def _marked(lower: str, first: int) -> bool:
    """Whether a currency may be written right before a number."""
    at = first
    while at > 0 and lower[at - 1] == " " and first - at < 2:
        at -= 1
    if at > 0 and lower[at - 1] == "." and at > 1:
        at -= 1
    if lower[at - 1 : at] in _SIGNS:
        return at > 0
    left = at
    while left > 0 and lower[left - 1].isalpha() and at - left < 8:
        left -= 1
    return lower[left:at] in _WORDS


def _counts_things(lower: str, at: int) -> bool:
    """Whether the word after a small number shows that it is no sum: ``25 days``, ``60-minute``, the end of a line."""
    mark = lower[at : at + 1]
    if mark in {"\n", "%", ""}:
        return True
    if mark not in {" ", "-"} or not lower[at + 1 : at + 2].isalpha():
        return False
    stop = at + 2
    while stop < at + 12 and lower[stop : stop + 1].isalpha():
        stop += 1
    return lower[at + 1 : stop] not in _AFTER_SUMS


def _is_count(match: re.Match[str], lower: str, end: int) -> bool:
    """Whether a number is small and bare: no currency, no thousands, no second number, no period after it."""
    if len(match["num_a"]) > 3 or match["num_b"] or match["times_a"] or match["post_a"]:
        return False
    last = match.end("num_a")
    return _TAIL.match(lower, _end_of(match), min(end, last + 60)) is None


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
    between, second = match.group("sep", "num_b")
    ranged = second is not None
    between = between.strip() if ranged else ""
    if ranged and between == "and" and (lead is None or lead.lastgroup != "between"):
        ranged = False
    if ranged and not between and not match["pre_a"]:
        return None
    if ranged and match["num_a"] == "0" and not match["pre_a"]:
        return None  # at year 0 to $172,000 at year 8
    last = match.end() if ranged else _end_of(match)
    if lower.startswith(("%", " %"), last) or (ranged and second == "401"):
        return None
    numbers, scales, marks, after = [], [], [], ""
    for groups in _GROUPS[: 1 + ranged]:
        number, times, pre, after = match.group(*groups)
        numbers.append(number)
        scales.append(times or "")
        marks.append((pre or after or "").strip())
    values = [_number(number) * _TIMES.get(times, 1.0) for number, times in zip(numbers, scales, strict=True)]
    mark = next((mark for mark in marks if mark.isalpha()), "") or next(filter(None, marks), "")
    scaled = set(scales)
    if not mark and not scaled.isdisjoint(_INDIAN):
        mark = "inr"
    forms: list[str] = []
    millions = not scaled.isdisjoint(_MILLIONS) and mark.rstrip(".") in _SMALL_UNITS
    if millions:
        values = [value * 1e6 if value < 10_000 else value for value in values]
    if ranged:
        _even_out(values, scales, forms)
        if values[0] > values[1]:
            forms.append("reversed")
    thousands = not scaled.isdisjoint(_TIMES)
    if after in {"£", "$"} and not match["pre_a"]:
        forms.append("symbol-after")
    if not mark:
        forms.append("bare")
    if any(
        len(number) > 4 and number.isdigit() and value >= 10_000 for number, value in zip(numbers, values, strict=True)
    ):
        forms.append("no-separator")
    if ranged and _uneven(match["sep"]):
        forms.append("spacing")
    tail = _TAIL.match(lower, last, min(end, last + 60))
    period: Period | None = tail.lastgroup if tail else None  # type: ignore[assignment]
    if "lpa" in scaled:
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
        huge=not millions and any(scale and scale not in _TIMES for scale in scaled),
    )


def _end_of(match: re.Match[str]) -> int:
    """End of the first amount."""
    return max(match.end("num_a"), match.end("times_a"), match.end("plus_a"), match.end("post_a"))


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
    if words.isdigit():
        return float(words)
    parts = re.split(r"[,.' ]", words)
    if len(parts) > 1 and len(parts[-1]) < 3:
        return float("".join(parts[:-1]) + "." + parts[-1])
    return float("".join(parts))
