"""Rules of the category pay that read facts: one function per rule, named after its id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from jobwriter.engine import Ad
from jobwriter.facts import offers, screening, vaguebenefits
from jobwriter.facts.model import Benefit, Pay
from jobwriter.facts.voice import voice_at
from jobwriter.finding import Match, Severity, listed
from jobwriter.patterns import pattern
from jobwriter.records import replace

_NEAR = 70
"""Characters within which a figure stands beside words: about ten words."""

_UNPAID = pattern(
    r"\b(?:unpaid|volunteer(?:ing)? (?:role|position|post|opportunity)|voluntary (?:role|position|post)"
    r"|this is a volunteer)\b",
    needs=("unpaid", "volunt"),
)
_UNIT = pattern(r"[£$€%]|\b(?:day|days|week|weeks|hours?|months?)\b")
_ABROAD = pattern(r"\b(?:anywhere|abroad)\b")
_OPEN = {"up-to": "gives no lower end", "from": "gives no upper end", "plus": "gives no upper end"}
_FAULTS = {
    "reversed": "has the higher end first",
    "bare": "does not say which currency",
    "symbol-after": "has the currency sign after the figure",
    "no-separator": "has no comma in its thousands",
    "short-range": "gives the thousands only once",
    "spacing": "has a dash that reads badly or is missing",
    "no-period": "does not say whether it is for a year, a month or a day",
}
_SERIOUS = frozenset({"reversed", "bare", "symbol-after"})
_SYMBOLS = {"GBP": "£", "USD": "$", "EUR": "€", "CAD": "CA$", "AUD": "A$", "INR": "₹"}


def missing_pay(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """No figure for pay from the employer; a board's estimate is none."""
    del options
    pays = ad.facts.pays
    if any(not pay.estimated for pay in pays):
        return
    if any(ad.document.zone_at(match.start()).kind == "ad" for match in _UNPAID.finditer(ad.document.lower)):
        return
    what = "The only figure for pay is an estimate by somebody else" if pays else "There is no figure for pay"
    promise = screening.pay_promise(ad.document)
    met = ("pay-before-interview",) if promise is not None and promise.before_interview else ()
    yield Match(section="pay", values={"what": what}, meets=met)


def pay_without_number(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """Words where the figure belongs; only a suggestion where a figure stands beside them."""
    del options
    stated = [(pay.start, pay.end) for pay in ad.facts.pays if not pay.estimated and pay.start >= 0]
    asked = False
    for span in offers.in_words(ad.document, ad.facts.pays):
        beside = any(start - _NEAR <= span.end and span.start <= end + _NEAR for start, end in stated)
        words = " ".join(ad.document.text[span.start : span.end].split())
        from jobwriter.mends import figures

        hole = figures.hole(ad.jurisdictions)
        fixes = () if beside or asked else figures.to_fill_in(ad.document, span.start, span.end, hole)
        asked = asked or bool(fixes)
        yield Match(span.start, span.end, {"words": words}, severity="suggestion" if beside else None, fixes=fixes)


def third_party_pay_estimate(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """A figure that somebody else worked out."""
    del options
    for pay in ad.facts.pays:
        if pay.estimated:
            yield _at(ad, pay, {"words": _words(ad, pay)})


def wide_pay_range(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """A range that is too wide for one job; one with a band for each level or place is not, nor its copy in a field."""
    seen: set[tuple[float | None, ...]] = {(pay.min, pay.max) for pay in ad.facts.pays if len(pay.bands) > 1}
    for pay in ad.facts.pays:
        if pay.estimated or pay.min is None or pay.max is None or len(pay.bands) > 1:
            continue
        middle = (pay.min + pay.max) / 2
        percent = 100 * (pay.max - pay.min) / middle if middle else 0.0
        if percent <= options["percent"] or (pay.min, pay.max) in seen:
            continue
        seen.add((pay.min, pay.max))
        severity: Severity = "warning" if percent > options["warn_percent"] else "suggestion"
        values: dict[str, object] = {"low": _sum(pay.min, pay), "high": _sum(pay.max, pay), "percent": round(percent)}
        capped = pay.currency == "CAD" and pay.period == "year" and pay.max <= 200_000 and pay.max - pay.min > 50_000
        yield _at(ad, pay, values, severity=severity, lawful=not capped)


def malformed_pay_range(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """A figure that leaves out an end, the currency or the period, or can be misread; the same figure once."""
    del options
    pays = [pay for pay in ad.facts.pays if pay.start >= 0]
    said: set[tuple[object, ...]] = set()
    part_time = ad.facts.employment_type is not None and ad.facts.employment_type.value == "part-time"
    for pay in pays:
        problems = [] if _closed_elsewhere(pay, pays) else [_OPEN[pay.open_end]] if pay.open_end else []
        open_ended = bool(problems)
        forms = [form for form in pay.forms if form != "no-period" or not _period_elsewhere(pay, pays)]
        problems += [_FAULTS[form] for form in _FAULTS if form in forms]
        if part_time and pay.period == "year" and pay.basis is None and not pay.estimated and len(pays) == 1:
            problems.append("does not say whether it is for full-time or for the hours worked")
        if pay.basis == "ote" and any(other.basis != "ote" for other in pays):
            continue
        known = (pay.min, pay.max, pay.currency, *problems)
        if not problems or known in said:
            continue
        said.add(known)
        serious = open_ended or any(form in _SERIOUS for form in pay.forms)
        values: dict[str, object] = {"words": _words(ad, pay), "problems": listed(problems)}
        told = _at(ad, pay, values, severity="warning" if serious else "suggestion", lawful=not open_ended)
        if told.start is None:
            yield told
            continue
        from jobwriter.mends import figures

        yield replace(told, fixes=figures.fixes(ad.document, pay))


def unclear_variable_pay(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """Bonus, commission or equity without what it comes to; on-target earnings without the base."""
    del options
    for span in offers.variable(ad.document, ad.facts.benefits, ad.facts.pays):
        words = " ".join(ad.document.text[span.start : span.end].split())
        yield Match(span.start, span.end, {"words": words, "what": "what it depends on or has come to"})
    if ad.facts.pays and all(pay.basis == "ote" for pay in ad.facts.pays):
        pay = ad.facts.pays[0]
        yield _at(ad, pay, {"words": _words(ad, pay), "what": "which part of it is certain"})


_OF_READER = ("you are ", "you're ", "you have ", "you will ")
"""How a line opens that tells of the reader, not of what is offered."""


def missing_benefits(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """No benefit that one could count on; somebody who works on invoice expects none."""
    del options
    facts, benefits = ad.facts, ad.facts.benefits
    if any(_counts(item) for item in benefits):
        return
    if facts.contract and facts.contract.value == "contract" and facts.pay and facts.pay.period in {"day", "hour"}:
        return
    if "benefits_url" in ad.document.fields or any("benefits" in link.url.lower() for link in ad.document.links):
        return
    hollow = next((item for item in benefits if item.hollow and not item.text.lower().startswith(_OF_READER)), None)
    headed = next(ad.document.sections_of("benefits"), None)
    if hollow is not None:
        what = f'only promises such as "{_short(hollow.text)}"'
    else:
        what = "no benefit that one could count on" if headed else "no benefit at all"
    severity: Severity | None = "suggestion" if hollow or headed else None
    yield Match(section="benefits", values={"what": what}, severity=severity, lawful=bool(headed and not hollow))


def vague_benefits(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """Benefits that are praised, promised or paid without a number: one finding each."""
    for found in vaguebenefits.find(ad.document, ad.facts, options["praise"], options["sums"]):
        words = ad.document.text[found.start : found.end]
        yield Match(found.start, found.end, {"words": words, "fault": found.fault})


def _counts(item: Benefit) -> bool:
    """Whether a benefit is one that a reader can count on: a known thing, or a sum or a time; not where one works."""
    if item.hollow or item.kind == "mode":
        return item.quantified and _ABROAD.search(item.text.lower()) is not None
    return bool(item.kind) or (item.quantified and _UNIT.search(item.text.lower()) is not None)


def _at(
    ad: Ad, pay: Pay, values: dict[str, object], *, severity: Severity | None = None, lawful: bool = False
) -> Match:
    """A match on a pay figure; one from a record's field has no place."""
    if pay.start < 0 or voice_at(ad.document, pay.start) is None:
        return Match(values=values, section="pay", severity=severity, lawful=lawful)
    return Match(pay.start, pay.end, values, severity=severity, lawful=lawful)


def _words(ad: Ad, pay: Pay) -> str:
    if pay.start < 0:
        return " to ".join(_sum(end, pay) for end in (pay.min, pay.max) if end is not None)
    return " ".join(ad.document.text[pay.start : pay.end].split())


def _sum(value: float, pay: Pay) -> str:
    """A sum as people write it: ``£62,000``, ``CHF 120,000``."""
    mark = _SYMBOLS.get(pay.currency or "", f"{pay.currency} " if pay.currency else "")
    return f"{mark}{value:,.0f}" if value == int(value) else f"{mark}{value:,.2f}"


def _closed_elsewhere(pay: Pay, pays: list[Pay]) -> bool:
    """Whether another place gives both ends of a figure that here has one."""
    known = pay.max if pay.max is not None else pay.min
    return any(
        other.min is not None and other.max is not None and other.min != other.max and known in {other.min, other.max}
        for other in pays
        if not other.estimated
    )


def _period_elsewhere(pay: Pay, pays: list[Pay]) -> bool:
    """Whether a figure much like this one has its period: who reads both knows what this one is for."""
    size = pay.max or pay.min or 0.0
    return any(
        other.period == pay.period
        and other.currency == pay.currency
        and "period" not in other.inferred
        and size <= 2 * (other.max or other.min or 0.0) <= 4 * size
        for other in pays
        if not other.estimated
    )


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words[:8]) + ("…" if len(words) > 8 else "")
