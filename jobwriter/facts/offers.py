"""The offer in words: pay without a figure (``competitive``, ``DOE``) and pay that varies (``bonus``, ``equity``)."""

from __future__ import annotations

from collections.abc import Iterator

from jobwriter.document import Document, Span
from jobwriter.facts.model import Benefit, Pay
from jobwriter.facts.voice import sentence_around, spoken
from jobwriter.patterns import pattern

_PAY = r"(?:salar(?:y|ies)|compensation|remuneration|renumeration|pay|wages?)"
_EXPERIENCE = (
    r"(?:,? ?(?:depending|dependent|dependant|based|commensurate) (?:up)?(?:on|with) "
    r"(?:your |the |previous |relevant )?(?:\w{2,14} (?:and|&) )?"
    r"(?:experience|skills?|location|qualifications|seniority|level)(?: level)?)"
)
_STATED = pattern(
    r"\b(?:(?:highly |very |extremely |really )?(?:competitive|attractive|market[- ]leading|industry[- ]leading"
    r"|rewarding|above[- ]market|lucrative|top[- ]of[- ](?:the[- ])?market|market[- ]rate),?(?: and \w{3,14})?"
    r"(?: annually reviewed| base| basic| starting| annual| total| gross| cash| financial){0,3}"
    rf" (?:{_PAY}|package|(?:day |daily |hourly )?rates?|cash|base|earnings){_EXPERIENCE}?"
    r"|(?:generous|excellent|good|great|strong|top|superb|fantastic|outstanding|pleasant|fair|decent|handsome)"
    r"(?: base| basic| starting| annual| total){0,3} (?:salar(?:y|ies)|compensation|remuneration|pay)"
    r"(?! (?:gap|review|grade))"
    rf"|{_PAY}(?: range| package)?(?: for this (?:role|position))?(?: is| are| will be|:| -| –|\*\*){{1,3}}[ ]{{0,3}}"
    r"(?:(?:(?:highly |very )?competitive|attractive|market rate|(?:fully )?negotiable|neg\b\.?|doe\b|d\.o\.e|tbc\b"
    rf"|tba\b|open\b(?! to)|to be (?:discussed|confirmed|agreed))(?:,? doe\b)?{_EXPERIENCE}?|{_EXPERIENCE})"
    r"|(?:pay|paying|paid) (?:\w{2,14} ){0,3}(?:above|at|over) (?:\w{2,10} )?(?:the )?market"
    r"(?: levels?| rates?| average)?(?: on salary)?"
    rf"|{_PAY} (?:and (?:local )?benefits )?to be (?:discussed|confirmed|agreed)"
    r"|commensurate (?:with|to) (?:your |the |relevant )?(?:\w{2,14} (?:and|&) )?(?:experience|skills|qualifications)"
    r"|(?:salary|pay|rate|package|annum|year|negotiable|\d{1,3}k?|base)[ ,(]{1,2}(?P<mark>doe\b|d\.o\.e\b\.?))"
)
_ALONE = pattern(
    r"(?m)^[ *_>•💰-]{0,6}(?P<mark>(?:highly |very )?competitive(?: with benefits| plus benefits| \+ benefits| doe)?)"
    r"[ .*_]{0,4}$",
    needs=("competitive",),
)
_NEVER = pattern(r"\b(?:pay (?:gap|equity|transparency|slip)|package managers?|rates? of change)\b")
_VARIES = pattern(
    r"\b(?:(?:annual|yearly|quarterly|monthly|company(?:-wide)?|performance(?:[- ]based|[- ]related)?|discretionary"
    r"|target|team|sales|generous|uncapped|excellent|good|great|attractive|meaningful|early-stage|competitive"
    r"|substantial|significant|individual|personal|employee|short-term|long-term|on-target|year-end|end of year)"
    r"[ ,]{1,2}){0,3}(?:bonus(?:es)?(?: scheme| plan| programme| program| structure| opportunity| potential)?"
    r"|commission(?: structure| scheme| plan)?|equity(?: package| grants?| participation| compensation| stake| options"
    r"| plan| scheme)?|(?:share|stock)[ -](?:options?|grants?|scheme|plan)|rsus?|restricted stock(?: units)?"
    r"|profit[- ‑]shar(?:e|ing)(?: scheme)?|incentive (?:plan|scheme|programme)s?|vsop|emi options)\b"
)
_NOT_VARIED = pattern(
    r"\b(?:referral|refer|signing|sign[- ]on|joining|welcome|completion|clearance|retention|long[- ]service|relocation"
    r"|private|diversity|gender|pay|racial|health|brand|home|holiday|christmas|spot|adoption|certification|wedding|baby"
    r"|internal|preferred|a)[- ,&/]{1,3}(?:and )?\Z"
)
_BASIS = pattern(
    r"(?<!\d)(?!401)\d|\b(?:percent|per cent|vest\w*|one|two|three|double|month'?s|half|month's salary|worth)\b"
)
_CLAUSE = pattern(r"[.;\n|•]")


def in_words(document: Document) -> Iterator[Span]:
    """Words that stand where the figure for pay belongs, one span a place."""
    low = document.lower
    for start, end, _ in spoken(document):
        for match in _STATED.finditer(low, start, end):
            if not _NEVER.search(match[0]):
                yield Span(*match.span("mark" if match["mark"] else 0))
        for match in _ALONE.finditer(low, start, end):
            yield Span(*match.span("mark"))


def variable(document: Document, benefits: tuple[Benefit, ...], pays: tuple[Pay, ...]) -> Iterator[Span]:
    """Bonus, commission and equity named without what they depend on or come to."""
    low = document.lower
    taken = -9
    for benefit in benefits:
        if benefit.start < 0:
            continue
        first, last = sentence_around(document, benefit.start)
        first, last = max(first, benefit.start - 60), max(benefit.end, min(last, benefit.end + 60))
        for match in _VARIES.finditer(low, benefit.start, benefit.end):
            if match.start() - taken <= 2:
                continue
            taken = match.end()
            if not _NOT_VARIED.search(low, max(0, match.start() - 16), match.start()) and not _has_basis(
                low, match.start(), match.end(), (first, last), pays
            ):
                yield Span(match.start(), match.end())


def _has_basis(low: str, start: int, end: int, within: tuple[int, int], pays: tuple[Pay, ...]) -> bool:
    """Whether a number or terms stand near, other than a figure for pay."""
    cuts = [match.end() for match in _CLAUSE.finditer(low, within[0], start)]
    left = max([within[0], start - 40, *cuts])
    stop = _CLAUSE.search(low, end, within[1])
    right = min(stop.start() if stop else within[1], end + 40)
    for match in _BASIS.finditer(low, left, right):
        if not any(pay.start <= match.start() < pay.end for pay in pays):
            return True
    return False
