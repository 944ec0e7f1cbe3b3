"""Rules of the category pay that read facts: one function per rule, named after its id."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from jobwriter.engine import Ad
from jobwriter.facts import offers, screening
from jobwriter.facts.model import Benefit, Pay
from jobwriter.facts.voice import voice_at
from jobwriter.finding import Match, Severity
from jobwriter.patterns import pattern

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
    figures = [(pay.start, pay.end) for pay in ad.facts.pays if not pay.estimated and pay.start >= 0]
    for span in offers.in_words(ad.document, ad.facts.pays):
        beside = any(start - _NEAR <= span.end and span.start <= end + _NEAR for start, end in figures)
        words = " ".join(ad.document.text[span.start : span.end].split())
        yield Match(span.start, span.end, {"words": words}, severity="suggestion" if beside else None)


def third_party_pay_estimate(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """A figure that somebody else worked out."""
    del options
    for pay in ad.facts.pays:
        if pay.estimated:
            yield _at(ad, pay, {"words": _words(ad, pay)})


def wide_pay_range(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """A range that is too wide for one job; a range with a band for each level or place is not."""
    seen: set[tuple[float | None, ...]] = set()
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
        problems += [_FAULTS[form] for form in _FAULTS if form in pay.forms]
        if part_time and pay.period == "year" and pay.basis is None and not pay.estimated and len(pays) == 1:
            problems.append("does not say whether it is for full-time or for the hours worked")
        if pay.basis == "ote" and any(other.basis != "ote" for other in pays):
            continue
        known = (pay.min, pay.max, pay.currency, *problems)
        if not problems or known in said:
            continue
        said.add(known)
        serious = open_ended or any(form in _SERIOUS for form in pay.forms)
        values: dict[str, object] = {"words": _words(ad, pay), "problems": _listed(problems)}
        yield _at(ad, pay, values, severity="warning" if serious else "suggestion", lawful=not open_ended)


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
    """No benefit that one could count on."""
    del options
    benefits = ad.facts.benefits
    if any(_counts(item) for item in benefits):
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


_PACKAGE = pattern(
    r"\b(?:benefits?(?!\s+(?:of|from|to|the|our|your|you|for|users?|customers?)\b)"
    r"(?: (?:package|scheme|offering|programme|program|plan))?|perks|(?:rewards?|compensation) package"
    r"|(?:compensation|rewards?|remuneration) (?:and|&) benefits(?: package)?)\b"
)
_FIGURE = pattern(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|half|full pay)\b"
)
_SENTENCE = pattern(r"\b(?:is|are|was|has|have|we're|they)\b|\b(?:we|join)\b(?! (?:offer|provide|a \w+,? ))")
_DENIED = pattern(
    r"\b(?:(?:is|are|will|do|does|can|was) ?(?:not|n't)|isn't|aren't|don't|doesn't|cannot|can't|won't"
    r"|unable to|not (?:provided|offered|available|included|covered)|no (?:relocation|sponsorship))\b"
)
"""A benefit that the ad denies."""
_INTRODUCES = pattern(
    r"(?:additional|extra|other|further|our|the|your)?(?: ?\w+)? ?(?:benefits|perks|rewards)(?: package)?"
    r"(?: (?:include|includes|including|such as|are)\b|:)"
)
"""Words that lead into a list of benefits."""
_LABEL = pattern(r"(?:team|department|location|level|function|division|reports? to|job type|company) ?:")
_PRICED_OFF = pattern(r"discounts? (?:on|at|across)\b")
_AMOUNT = pattern(r"[£$€] ?\d|\d ?(?:%|gbp|eur|usd)")
_WORK = pattern(
    r"(?:an? |the |your |real )?(?:opportunit(?:y|ies)|chance) to (?:build|shape|create|design|own|solve|ship|deliver"
    r"|develop (?:data|new|models?|products?|software|systems?|solutions))\b"
)
"""A statement about the work."""
_CONTENTS = pattern(
    r"(?: package| scheme| programmes?| programs?)?(?:,? ?(?:include|including|such as|like|which includes?)\b)"
    r"|,? (?:and |& )\w+ (?:schemes?|programmes?|programs?)\b"
)
"""What follows a label or a promise that is spelled out."""
_LABELLED = pattern(r": *[\w£$€]")
_HOLLOW = pattern(
    r"\b(?:culture|environment|atmosphere|workplace|community|vibe|team|people|colleagues|teammates|co-?workers)$"
)
_JOINED = pattern(r"(?:^|[ \n])(?P<word>[a-z]{4,}) and $")
_ADJECTIVE = 24
"""Characters of the adjective before ``and`` that belongs to the words quoted."""
_BEHIND = pattern(r"\W{0,3}(?:\(|: |, | - | of | worth )[^\n.;]{0,60}")
_LISTED = pattern(r",? ?(?:including|include|such as|like|which includes?|:)")
_PRAISE = (
    r"(?:generous|comprehensive|attractive|excellent|great|extensive|robust|first[- ]class|top[- ]tier|fantastic"
    r"|amazing|outstanding|awesome|brilliant|superb|(?:industry|market|sector)[- ]leading|best[- ]in[- ]class"
    r"|world[- ]class|exceptional|impressive|enhanced|unlimited|uncapped|premium|substantial|lucrative|unrivalled"
    r"|superior|unbeatable|top[- ]notch|high[- ]quality|extended)"
)
_PROMISE = pattern(rf"{_PRAISE} (?!.*(?:benefits|perks|rewards)$)")
"""A label that praises, whatever follows it."""
_LEARNING = (
    r"(?:(?:continuous |ongoing |paid |on-the-job )?(?:learning|training|education|mentoring|mentorship|coaching|growth"
    r"|career|upskilling|progression|advancement)"
    r"|(?:personal|professional|skills?|career|technical|self)[ -](?:and professional )?"
    r"(?:development|growth|advancement|progression))"
)
_TERMLESS = pattern(
    rf"\b(?:{_PRAISE}(?:,? (?:and )?[\w-]+){{0,3}}? (?:pension|leave|pto|paid time off|time off|holidays?|vacation"
    r"|healthcare|health care|health insurance|medical|insurance|maternity|paternity|perks|rewards|benefits"
    r"|cover(?:age)?|equipment|offices?|office space|hardware|laptops?|kit|tools|allowances?|scheme|plan|policy"
    r"|programmes?|programs?)"
    r"|(?:additional|extra|bonus|open|flexible) (?:annual leave|leave|holidays?|vacation(?: days)?|time off|days off)"
    r"|(?:regular|fun|frequent) (?:[\w-]+ ){0,2}?(?:events?|socials|off-?sites?|outings?|trips?|parties)"
    r"|(?:wellness|wellbeing|well-being)(?: (?:and|&) [\w-]+){0,2} (?:programs|programmes|support|initiatives|perks"
    r"|benefits|resources|offerings?|activities|culture)"
    rf"|{_LEARNING}(?:(?: and|,| &| or|/) ?{_LEARNING}){{0,2}} (?:opportunit(?:y|ies)|possibilit(?:y|ies)|programmes?"
    r"|programs?|supported|support|paths?|pathways?|package|rewards|resources|courses|culture|initiatives|materials"
    r"|sessions|prospects|potential|plans?)"
    rf"|{_LEARNING}(?: and|,| &|/) ?{_LEARNING}(?: budget)?"
    r"|(?:referral|relocation|joining|sign-?on|signing|welcome|loyalty|retention|long[- ]service|service|recognition)"
    r"(?: and \w+)? (?:bonus(?:es)?|assistance|support|package|awards?|programmes?|programs?|schemes?|rewards?)"
    r"|(?:many|lots of|loads of|plenty of|numerous|various|other|additional|local|social|flexible|exclusive|corporate"
    r"|lifestyle|retail|partner|healthcare|(?:variety|range|suite|array|host) of)(?: (?:and )?[\w-]+){0,3}? "
    r"(?:perks|benefits|discounts|rewards|extras|offers|advantages)"
    r"|(?:supportive|inclusive|friendly|dynamic|open|positive|diverse|creative|international|multicultural|vibrant"
    r"|inspiring|stimulating|informal|relaxed|high-trust|innovative|engaging|healthy|transparent|non-hierarchical"
    r"|learning|feedback|collaborative|mature|modern|fun)(?:,? (?:and |but |yet )?[\w-]+){0,3}? "
    r"(?:culture|environment|atmosphere|workplace|community|vibe)"
    r"|(?:smart|talented|great|amazing|passionate|experienced|brilliant|lovely|fun|friendly|ambitious|international)"
    r"(?:,? (?:and )?[\w-]+){0,2}? (?:team|people|colleagues|teammates|co-?workers)"
    r"|(?:latest|cutting[- ]edge|state[- ]of[- ]the[- ]art|high[- ]end|top[- ]of[- ]the[- ](?:range|line)|all the)"
    r"(?:,? (?:and )?[\w-]+){0,2}? (?:equipment|hardware|tools|tooling|kit|laptops?|gear|tech(?:nology|nologies)?)"
    r"|(?:clear|accelerated|defined|internal|international|global|fast|rapid|great|unlimited|real)(?: [\w-]+){0,2}? "
    r"(?:career(?: paths?| progression| opportunit(?:y|ies))?|paths?|pathways?|progression|prospects"
    r"|opportunit(?:y|ies))"
    r"|(?:work(?:ing)?[ -]from[ -]home|hybrid|remote)[\w/ -]{0,16} flexibility"
    r"|(?:investment|invest|investing)(?: heavily)? in (?:you|your|our people)\b(?: [\w-]+){0,3}"
    r"|(?:opportunit(?:y|ies)|possibilit(?:y|ies)|chance|scope|exposure) (?:to|for) "
    r"(?:grow\w*|learn\w*|develop\w*|progress\w*|ownership|advance\w*|career|network|professional|personal|technical)"
    r"|(?:donation|charity) matching)\b"
)
_PLUS = pattern(
    r"(?:\+|\bplus|\b(?:bonus(?:es)?|equity|pension)(?: (?:and|&|\+))) ?(?:benefits|perks|bens)\b"
    r"(?! (?:of|from|to|such|like|incl))",
    needs=("benefits", "perks", "bens"),
)
_BEFORE = 45
"""Characters before "benefits" in which its adjective stands."""
_FEW = 9
"""Words of an item that promises; what is longer tells something."""
_LONGEST = 80
"""Characters of a benefit that are quoted."""


def vague_benefits(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """Benefits that are praised, promised or paid without a number: one finding each."""
    document, low = ad.document, ad.document.lower
    praise, sums = _any_of(options["praise"]), _any_of(options["sums"])
    taken: list[tuple[int, int]] = []
    for item in ad.facts.benefits:
        if item.source != "ad" or item.start < 0 or item.quantified or _counted(ad, item.start, item.end):
            continue
        start, end = item.start, item.end
        if _DENIED.search(low, start, _line_end(low, end)) or _INTRODUCES.match(low, start) or _LABEL.match(low, start):
            continue
        praised = praise.search(low, start, end) if item.kind != "mode" and (item.kind or item.hollow) else None
        named = sums.search(low, start, end)
        if praised:
            start, fault = praised.start(), "praises what it should count"
        elif named:
            if _PRICED_OFF.match(low, named.start()) or _AMOUNT.search(low, start, _line_end(low, end)):
                continue
            end, fault = named.end(), "names a sum without the sum"
        elif item.hollow and item.kind != "mode" and _promises(low, start, end) and not _is_pattern(ad, start, end):
            fault = "promises nothing that one could count on"
        else:
            continue
        end = min(end, _cut(low, start))
        taken.append((start, end))
        yield Match(start, end, {"words": document.text[start:end], "fault": fault})
    for zone in document.in_zone("ad"):
        for match in _PACKAGE.finditer(low, zone.start, zone.end):
            line = low.rfind("\n", 0, match.start()) + 1
            before = list(praise.finditer(low, max(line, match.start() - _BEFORE), match.start()))
            if not before or "." in low[before[-1].end() : match.start()] or _LISTED.match(low, match.end()):
                continue
            start, end = before[-1].start(), match.end()
            if not any(left < end and start < right for left, right in taken):
                taken.append((start, end))
                words = document.text[start:end]
                yield Match(start, end, {"words": words, "fault": "praises what it should count"})
    for start, end in _termless(ad):
        if not any(left < end and start < right for left, right in taken):
            taken.append((start, end))
            hollow = _HOLLOW.search(low, start, end) is not None
            fault = "promises nothing that one could count on" if hollow else "does not say what it comes to"
            yield Match(start, end, {"words": document.text[start:end], "fault": fault})


def _promises(low: str, start: int, end: int) -> bool:
    """Whether a hollow benefit is an item of few words and not a sentence about something else."""
    return low.count(" ", start, end) < _FEW and not (_SENTENCE.search(low, start, end) or _WORK.match(low, start))


def _is_pattern(ad: Ad, start: int, end: int) -> bool:
    """Whether a promise is one of flexible work, of which another rule speaks."""
    return any(fact.start < end and start < fact.end for fact in ad.facts.flexible)


def _line_end(low: str, at: int) -> int:
    """Where the line around ``at`` ends, or what is looked at of it."""
    end = low.find("\n", at, at + _LONGEST)
    return end if end >= 0 else min(at + _LONGEST, len(low))


def _termless(ad: Ad) -> Iterator[tuple[int, int]]:
    """Promises without sum or terms in the sections about benefits and pay, and a bare ``+ benefits`` anywhere."""
    document, low = ad.document, ad.document.lower
    days = any(mode.office_days is not None for mode in ad.facts.modes)
    for section in document.sections_of("benefits", "pay"):
        for match in _TERMLESS.finditer(low, section.start, section.end):
            left = max(low.rfind(mark, section.start, match.start()) for mark in "\n,;.") + 1
            line = low.find("\n", match.end(), match.end() + _BEFORE)
            end = line if line >= 0 else match.end() + _BEFORE
            block = document.block_at(match.start())
            headed = block is not None and block.kind == "heading"
            if headed or document.zone_at(match.start()).kind != "ad" or _FIGURE.search(low, left, end):
                continue
            if _DENIED.search(low, left, end) or _CONTENTS.match(low, match.end()):
                continue
            if _LABELLED.match(low, match.end()) and not _PROMISE.match(low, match.start(), match.end()):
                continue
            if days and low.endswith("flexibility", 0, match.end()):
                continue
            hollow = _HOLLOW.search(low, match.start(), match.end()) is not None
            before = max(left, match.start() - _ADJECTIVE)
            joined = _JOINED.search(low, before, match.start()) if hollow else None
            yield joined.start("word") if joined else match.start(), match.end()
    for zone in document.in_zone("ad"):
        for match in _PLUS.finditer(low, zone.start, zone.end):
            yield match.span()


def _counted(ad: Ad, start: int, end: int) -> bool:
    """Whether a number stands in the words of a benefit, or in brackets or after a colon behind them."""
    low = ad.document.lower
    if _FIGURE.search(low, start, end):
        return True
    behind = _BEHIND.match(low, end)
    return behind is not None and _FIGURE.search(low, behind.start(), behind.end()) is not None


def _cut(low: str, start: int) -> int:
    """Where a quotation from ``start`` ends: at a stop, or at the last blank within its length."""
    stop = min(
        (at for mark in (". ", "; ", "\n", " (") if (at := low.find(mark, start, start + _LONGEST)) > 0), default=-1
    )
    if stop > 0 or len(low) - start <= _LONGEST:
        return stop if stop > 0 else len(low)
    return max(low.rfind(" ", start, start + _LONGEST), start + 1)


@lru_cache(maxsize=8)
def _words_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})\b")


def _any_of(words: Sequence[str]) -> re.Pattern[str]:
    """One expression for the words of an option."""
    return _words_of(tuple(words))


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


def _listed(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " and " + parts[-1]


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words[:8]) + ("…" if len(words) > 8 else "")
