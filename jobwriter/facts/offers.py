"""The offer in words: pay without a figure (``competitive``, ``DOE``) and pay that varies (``bonus``, ``equity``)."""

from __future__ import annotations

from collections.abc import Iterator

from jobwriter.document import Document, Span
from jobwriter.facts.model import Benefit, Pay
from jobwriter.facts.voice import sentence_around, spoken
from jobwriter.patterns import pattern

_PAY = r"(?:salar(?:y|ies)|compensation|remuneration|renumeration|pay|wages?|comp)"
_EXPERIENCE = (
    r"(?:,? ?(?:depending|dependent|dependant|based|commensurate) (?:up)?(?:on|with) "
    r"(?:your |the |previous |relevant )?(?:\w{2,14} (?:and|&) )?"
    r"(?:experience|skills?|location|qualifications|seniority|level)(?: level)?)"
)
_STATED = pattern(
    r"\b(?:(?:highly |very |extremely |really |market |industry )?(?:competitive|attractive|market[- ]leading"
    r"|industry[- ]leading|market[- ]competitive|best[- ]in[- ]class|top[- ]tier|above[- ]average|rewarding"
    r"|above[- ]market|lucrative|top[- ]of[- ](?:the[- ])?market|market[- ]rate),?(?: and \w{3,14})?"
    r"(?: annually reviewed| base| basic| starting| annual| total| gross| cash| financial| reward){0,3}"
    rf" (?:{_PAY}|package|(?:day |daily |hourly )?rates?|cash|base|earnings)\b{_EXPERIENCE}?"
    r"|(?:generous|excellent|good|great|strong|top|superb|fantastic|outstanding|pleasant|fair|decent|handsome)"
    r"(?: base| basic| starting| annual| total){0,3} (?:salar(?:y|ies)|compensation|remuneration|pay)\b"
    r"(?! (?:gap|review|grade))"
    rf"|{_PAY}(?: range| package)?(?: for this (?:role|position))?(?: is| are| will be|:| -| –|\*\*){{1,3}}"
    r"[ ]{0,3}[£$€]?(?:(?:(?:highly |very )?competitive|attractive|excellent|market rates?|(?:fully )?negotiable"
    r"|neg\b\.?|doe\b|d\.o\.e|tb[cad]\b|on application|not disclosed|undisclosed|open\b(?! to)"
    r"|to be (?:discussed|confirmed|agreed|determined))"
    rf"(?:,? doe\b)?{_EXPERIENCE}?(?: (?:with|plus|and|\+) (?:\w+ )?(?:benefits|bonus|package))?|{_EXPERIENCE})"
    r"|(?:pay|paying|paid) (?:\w{2,14} ){0,3}(?:above|at|over) (?:\w{2,10} )?(?:the )?market"
    r"(?: levels?| rates?| average)?(?: on salary)?|paid competitively"
    rf"|{_PAY} (?:and (?:local )?benefits )?to be (?:discussed|confirmed|agreed)"
    r"|commensurate (?:with|to) (?:your |the |relevant )?(?:\w{2,14} (?:and|&) )?(?:experience|skills"
    r"|qualifications))"
)
_DOE = pattern(r"\b(?:doe\b|d\.o\.e\b\.?)", needs=("doe", "d.o.e"))
_BEFORE_DOE = pattern(r"(?:salary|pay|rate|package|annum|year|negotiable|\d{1,3}k?|base)[ ,(]{1,2}\Z")
_OPEN = pattern(rf"[ ,(]{{0,3}}(?P<mark>(?=[dbc]){_EXPERIENCE})")
_ALONE = pattern(
    r"(?m)^[ *_>•💰-]{0,6}(?P<mark>(?:highly |very )?competitive(?: with benefits| plus benefits| \+ benefits| doe)?)"
    r"[ .*_]{0,4}$",
    needs=("competitive",),
)
_AGAIN = 60
"""Characters within which the same words are the same statement: a label and its sentence."""
_NEVER = pattern(r"\b(?:pay (?:gap|equity|transparency|slip)|package managers?|rates? of change)\b")
_VARIES = pattern(
    r"\b(?:(?:annual|yearly|quarterly|monthly|company(?:-wide)?|performance(?:[- ]based|[- ]related)?|discretionary"
    r"|target|team|sales|generous|uncapped|excellent|good|great|attractive|meaningful|early-stage|competitive"
    r"|substantial|significant|individual|personal|employee|short-term|long-term|on-target|year-end|end of year)"
    r"[ ,]{1,2}){0,3}(?:bonus(?:es)?(?: scheme| plan| programme| program| structure| opportunity| potential)?"
    r"|commission(?: structure| scheme| plan)?|equity(?: package| grants?| participation| compensation| stake"
    r"| options"
    r"| plan| scheme)?|(?:share|stock)[ -](?:options?|grants?|scheme|plan)|rsus?|restricted stock(?: units)?"
    r"|share[- ]?(?:holding|ownership|purchase|incentive|matching|save|saving) (?:plan|scheme|programme|program)s?"
    r"|sharesave"
    r"|employee (?:share|stock) (?:purchase|ownership|option)s?(?: (?:plan|scheme|programme|program))?"
    r"|stock (?:appreciation rights|awards?|purchase (?:plan|programme|program|scheme)|units|ownership)"
    r"|(?:phantom|virtual|restricted|growth) (?:shares?|stock|equity|options)|share (?:awards?|ownership|allocation)"
    r"|(?:become|becoming|be) (?:an? |our )?(?:[\w-]+ ){0,3}(?:shareholder|co-owner|part[- ]owner)|co-ownership"
    r"|espp|esop|ltip|carried interest|long[- ]term incentives?"
    r"|profit[- ‑]shar(?:e|ing)(?: scheme)?|incentive (?:plan|scheme|programme)s?|vsop|emi options)\b"
)
_NOT_VARIED = pattern(
    r"\b(?:referral|refer|signing|sign[- ]on|joining|welcome|completion|clearance|retention|long[- ]service"
    r"|relocation"
    r"|private|diversity|gender|pay|racial|health|brand|home|holiday|christmas|spot|adoption|certification"
    r"|wedding|baby"
    r"|internal|preferred|(?:is|be|as|are) a)[- ,&/]{1,3}(?:and )?\Z"
)
_BASIS = pattern(
    r"(?<!\d)(?!401)\d|\b(?:percent|per cent|vest\w*|one|two|three|double|month'?s|half|month's salary|worth)\b"
)
_RESTS_ON = pattern(
    r"\b(?:depend(?:s|ent|ing)|based|linked|tied|calculated|determined|measured|set) (?:up)?(?:on|to|by|against"
    r"|from) "
    r"(?:(?:both|your|our|the|how) )?(?:company|business|group|team|individual|personal|own|position|role|level|grade"
    r"|seniority|job|targets?|profits?|sales|revenue|turnover|objectives|goals|kpis|okrs|margins?|fees|hires"
    r"|placements|deals)\b"
)
_NONE_BEFORE = pattern(
    r"\b(?:no(?! (?:cap|cliff|limit|ceiling|threshold|matter|doubt|upper|vesting|waiting))"
    r"|without(?! (?:a |any )?(?:cap|cliff|limit|ceiling))|not(?! (?:only|just|capped|limited))|never|nor|neither"
    r"|n't|nt|(?:instead|in place|in lieu) of|rather than|zero)(?: [\w'/&-]+,?){0,5}[ /]\Z"
    r"|n't(?: [\w'/&-]+,?){0,5} \Z"
)
"""Words that deny what follows them: ``no bonus``, ``we don't pay commission``, ``there is no bonus or equity``."""
_NONE_AFTER = pattern(
    r"(?: (?:and|or|nor|,) [\w ]{3,20})? ?(?:(?:is|are) not(?! (?:capped|limited|only|just))|isn't|aren't|(?:do|does)"
    r" not|don't|doesn't|[:–-] ?(?:none|no\b|n/a|nil)|\| ?(?:none|no\b|n/a|nil))"
)
_CLAUSE = pattern(r"[.;\n|•]")
_TERMS = 100
"""Characters after a bonus in which its terms stand: ``a bonus plan, the share of which depends on your grade``."""


def in_words(document: Document, pays: tuple[Pay, ...] = ()) -> Iterator[Span]:
    """Words that stand where the figure for pay belongs, one span a place.

    Args:
        document: the ad.
        pays: its figures; where one has a single end, ``depending on experience`` after it hides the other.
    """
    low = document.lower
    found: list[Span] = []
    for start, end, _ in spoken(document):
        found += [Span(*match.span()) for match in _STATED.finditer(low, start, end) if not _NEVER.search(match[0])]
        for match in _DOE.finditer(low, start, end):
            if _BEFORE_DOE.search(low, max(start, match.start() - 16), match.start()):
                found.append(Span(*match.span()))
        found += [Span(*match.span("mark")) for match in _ALONE.finditer(low, start, end)]
    for pay in pays:
        after = _OPEN.match(low, pay.end, pay.end + 60) if pay.open_end and pay.start >= 0 else None
        if after:
            found.append(Span(*after.span("mark")))
    last = Span(-1, -1)
    for span in sorted(found, key=lambda span: (span.start, -span.end)):
        word = low[span.start : span.start + 8]
        if span.overlaps(last) or (span.start - last.end < _AGAIN and word == low[last.start : last.start + 8]):
            continue
        last = span
        yield span


def variable(document: Document, benefits: tuple[Benefit, ...], pays: tuple[Pay, ...]) -> Iterator[Span]:
    """Bonus, commission and equity named without what they depend on or come to.

    Each kind once, at its first mention, and not at all where any mention of it has its terms.
    """
    low = document.lower
    taken = -9
    vague: dict[str, Span] = {}
    clear: set[str] = set()
    for benefit in benefits:
        if benefit.start < 0:
            continue
        first, last = sentence_around(document, benefit.start)
        first, last = max(first, benefit.start - 60), max(benefit.end, min(last, benefit.end + 60))
        for match in _VARIES.finditer(low, benefit.start, benefit.end):
            if match.start() - taken <= 2:
                continue
            taken = match.end()
            if _NOT_VARIED.search(low, max(0, match.start() - 16), match.start()):
                continue
            kind = next((name for name, words in _SORTS if any(word in match[0] for word in words)), "bonus")
            if _denied(low, *match.span()) or _has_basis(low, match.start(), match.end(), (first, last), pays):
                clear.add(kind)
            else:
                vague.setdefault(kind, Span(*match.span()))
    yield from (span for kind, span in vague.items() if kind not in clear)


_SORTS = (
    ("commission", ("commission",)),
    ("profit", ("profit",)),
    ("equity", ("equity", "stock", "share", "rsu", "option", "vsop", "espp", "esop", "owner")),
)


def _denied(low: str, start: int, end: int) -> bool:
    """Whether there is none, which is as clear as a size."""
    left = max(start - 50, max(low.rfind(mark, 0, start) for mark in (".", ";", "\n", "•")) + 1, 0)
    return _NONE_BEFORE.search(low, left, start) is not None or _NONE_AFTER.match(low, end, end + 50) is not None


def _has_basis(low: str, start: int, end: int, within: tuple[int, int], pays: tuple[Pay, ...]) -> bool:
    """Whether a number or terms stand near, other than a figure for pay."""
    cuts = [match.end() for match in _CLAUSE.finditer(low, within[0], start)]
    left = max([within[0], start - 40, *cuts])
    stop = _CLAUSE.search(low, end, within[1])
    right = min(stop.start() if stop else within[1], end + 40)
    if _RESTS_ON.search(low, end, min(stop.start() if stop else len(low), end + _TERMS)):
        return True
    for match in _BASIS.finditer(low, left, right):
        if not any(pay.start <= match.start() < pay.end for pay in pays):
            return True
    return False
