"""Benefits that are told without their number: praised, promised, or a sum of money without the sum."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from jobwriter.document import Document
from jobwriter.facts.model import Facts
from jobwriter.facts.voice import in_ad
from jobwriter.patterns import compiled, pattern
from jobwriter.records import record

_PACKAGE = pattern(
    r"\b(?:benefits?(?!\s+(?:of|from|to|the|our|your|you|for|users?|customers?)\b)"
    r"(?: (?:package|scheme|offering|programme|program|plan))?|perks|(?:rewards?|compensation) package"
    r"|(?:compensation|rewards?|remuneration) (?:and|&) benefits(?: package)?)\b"
)
_FIGURE = pattern(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|half|full pay)\b"
)
_SENTENCE = pattern(
    r"\b(?:is|are|was|has|have|carries|takes|looks after|isn't|aren't|we're|they)\b|\b(?:we|join)\b(?! (?:offer"
    r"|provide|a \w+,? ))"
)
_DENIED = pattern(
    r"\b(?:(?:is|are|will|do|does|can|was) ?(?:not|n't)|isn't|aren't|don't|doesn't|cannot|can't|won't"
    r"|unable to|not (?:provided|offered|available|included|covered)|no (?:relocation|sponsorship|bonus(?:es)?"
    r"|equity|commission|(?:share|stock) (?:options|scheme|plan)|private (?:health|medical)))\b"
)
"""A benefit that the ad denies."""
_INTRODUCES = pattern(
    r"(?:additional|extra|other|further|our|the|your)?(?: ?\w+)? ?(?:benefits|perks|rewards)(?: package)?"
    r"(?: (?:include|includes|including|such as|are)\b|:)"
)
"""Words that lead into a list of benefits."""
_LABEL = pattern(r"(?:team|department|location|level|function|division|reports? to|job type|company) ?:")
_PRICED_OFF = pattern(r"discounts? (?:on|at|across)\b")
_SCHEME = pattern(
    r"\b(?:uss|lgps|nhs|civil service|local government|teachers'?|universities superannuation|police|alpha"
    r"|final[- ]salary"
    r"|career[- ]average|defined[- ]benefit|calpers)\b[^.,;\n]{0,24}?(?:pension|\Z)"
)
"""Pension schemes whose terms are published."""
_AMOUNT = pattern(r"[£$€] ?\d|\d ?(?:%|gbp|eur|usd)")
_QUALIFIES = pattern(
    r"\b(?:excluding|excludes|excl\b\.?|exclusive of|not including|including|incl\b\.?|inclusive of|before) "
    r"(?:[\w%]+ ){0,2}\Z"
)
"""Says of a figure for pay what is in it or left out: ``€4,000 a month (excluding holiday allowance)``."""
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
_BEHIND = pattern(r"\W{0,3}(?:\(|:[ \n]|, | - | of | worth )[^\n.;]{0,60}")
_LISTED = pattern(r",? ?(?:including|include|such as|like|which includes?|:)")
_PRAISE = (
    r"(?:generous|comprehensive|attractive|excellent|great|extensive|robust|first[- ]class|top[- ]tier|fantastic"
    r"|amazing|outstanding|awesome|brilliant|superb|(?:industry|market|sector)[- ]leading|best[- ]in[- ]class"
    r"|world[- ]class|exceptional|impressive|enhanced|unlimited|uncapped|premium|substantial|lucrative|unrivalled"
    r"|superior|unbeatable|top[- ]notch|high[- ]quality|extended)"
)
_PREMIUM = pattern(r"premium (?:for|is|paid|costs?|shares?|contributions?|of|per|a month)\b", needs=("premium",))
"""What an insurance costs, which praises nothing."""
_PROMISE = pattern(rf"{_PRAISE} (?!.*(?:benefits|perks|rewards)$)")
"""A label that praises, whatever follows it."""
_LEARNING = (
    r"(?:(?:continuous |ongoing |paid |on-the-job )?(?:learning|training|education|mentoring|mentorship|coaching"
    r"|growth"
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
    r"|(?:monthly |annual |yearly |regular )?contributions? (?:to|towards?) (?:an? |the "
    r"|your )?(?:[\w-]+ )?(?:gym|gympass|mobility"
    r"|transport|commut\w+|travel|phone|childcare|wellness|wellbeing|sports?|internet|lunch(?:es)?|fitness|health)\b"
    r"(?: (?:subscription|membership|pass|costs?|bills?))?"
    r"|(?:monthly |annual )?(?:gym|travel|transport|commuting|mobility|lunch|phone|internet|fitness) contributions?"
    r"|(?:countless|endless|plenty of|numerous|abundant|ample)(?: (?:and )?[\w-]+){0,4}? (?:opportunit(?:y|ies)"
    r"|benefits|perks|extras)"
    rf"|{_PRAISE} (?:training|learning|development|package|onboarding)(?: (?:and|&) (?:training|learning"
    rf"|development))?"
    r"(?: (?:opportunities|programmes?|programs?))?"
    r"|opportunit(?:y|ies) to (?:have|make) an? (?:[\w-]+ )?(?:impact|difference|mark)"
    r"|(?:donation|charity) matching)\b"
)
_PLUS = pattern(
    r"(?:\+|\bplus|\b(?:bonus(?:es)?|equity|pension)(?: (?:and|&|\+))) ?(?:benefits|perks|bens)\b"
    r"(?! (?:of|from|to|such|like|incl))",
    needs=tuple(
        f"{join}{gap}{what}"
        for join in ("+", "plus", "and", "&")
        for gap in (" ", "")
        for what in ("benefits", "perks", "bens")
    ),
)
_BEFORE = 45
"""Characters before "benefits" in which its adjective stands."""
_FEW = 9
"""Words of an item that promises; what is longer tells something."""
_LONGEST = 80
"""Characters of a benefit that are quoted."""


@record
class Vague:
    """The words of a benefit that one cannot count on, and what is wrong with them."""

    start: int
    end: int
    fault: str


def find(document: Document, facts: Facts, praise: Sequence[str], sums: Sequence[str]) -> Iterator[Vague]:
    """Find benefits without a number or terms, each once.

    Args:
        document: the ad.
        facts: its benefits, and the promises of flexible work, of which another rule speaks.
        praise: words of praise or measure, in lower case.
        sums: benefits that are a sum of money, in lower case.
    """
    low = document.lower
    praised_by, summed_by = _any_of(praise), _any_of(sums)
    taken: list[tuple[int, int]] = []
    for item in facts.benefits:
        if item.source != "ad" or item.start < 0 or item.quantified or _counted(low, item.start, item.end):
            continue
        start, end = item.start, item.end
        if _DENIED.search(low, start, _line_end(low, end)) or _INTRODUCES.match(low, start) or _LABEL.match(low, start):
            continue
        praised = praised_by.search(low, start, end) if item.kind != "mode" and (item.kind or item.hollow) else None
        if praised and _PREMIUM.match(low, praised.start()):
            praised = None
        named = summed_by.search(low, start, end)
        if praised:
            start, fault = praised.start(), "praises what it should count"
        elif named:
            if _SCHEME.search(low, start, named.end() + 8):
                continue
            if _PRICED_OFF.match(low, named.start()) or _AMOUNT.search(low, start, _line_end(low, end)):
                continue
            line = low.rfind("\n", 0, start) + 1
            if _QUALIFIES.search(low, line, named.start()) and _AMOUNT.search(low, line, named.start()):
                continue
            end, fault = named.end(), "names a sum without the sum"
        elif item.hollow and item.kind != "mode" and _promises(low, start, end) and not _is_pattern(facts, start, end):
            fault = "promises nothing that one could count on"
        else:
            continue
        end = min(end, _cut(low, start))
        taken.append((start, end))
        yield Vague(start, end, fault)
    for zone in document.in_zone("ad"):
        for match in _PACKAGE.finditer(low, zone.start, zone.end):
            line = low.rfind("\n", 0, match.start()) + 1
            before = list(praised_by.finditer(low, max(line, match.start() - _BEFORE), match.start()))
            if not before or "." in low[before[-1].end() : match.start()] or _LISTED.match(low, match.end()):
                continue
            start, end = before[-1].start(), match.end()
            if not any(left < end and start < right for left, right in taken):
                taken.append((start, end))
                yield Vague(start, end, "praises what it should count")
    for start, end in _termless(document, facts):
        if not any(left < end and start < right for left, right in taken):
            taken.append((start, end))
            hollow = _HOLLOW.search(low, start, end) is not None
            fault = "promises nothing that one could count on" if hollow else "does not say what it comes to"
            yield Vague(start, end, fault)


def _promises(low: str, start: int, end: int) -> bool:
    """Whether a hollow benefit is an item of few words and not a sentence about something else."""
    return low.count(" ", start, end) < _FEW and not (_SENTENCE.search(low, start, end) or _WORK.match(low, start))


def _is_pattern(facts: Facts, start: int, end: int) -> bool:
    """Whether a promise is one of flexible work, of which another rule speaks."""
    return any(fact.start < end and start < fact.end for fact in facts.flexible)


def _line_end(low: str, at: int) -> int:
    """Where the line around ``at`` ends, or what is looked at of it."""
    end = low.find("\n", at, at + _LONGEST)
    return end if end >= 0 else min(at + _LONGEST, len(low))


def _termless(document: Document, facts: Facts) -> Iterator[tuple[int, int]]:
    """Promises without sum or terms in the sections about benefits and pay, and a bare ``+ benefits`` anywhere."""
    low = document.lower
    days = any(mode.office_days is not None for mode in facts.modes)
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
    for match in in_ad(document, _PLUS):
        yield match.span()


def _counted(low: str, start: int, end: int) -> bool:
    """Whether a number stands in the words of a benefit, or in brackets or after a colon behind them."""
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
    return compiled(rf"\b(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})\b")


def _any_of(words: Sequence[str]) -> re.Pattern[str]:
    """One expression for the words of an option."""
    return _words_of(tuple(words))
