"""Claims that ask to be believed: studies nobody names, ranks, firsts, growth and percentages without their source."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from jobwriter.document import Document, Span, Zone
from jobwriter.facts.links import links
from jobwriter.facts.voice import sentence_around
from jobwriter.patterns import Pattern, pattern, words_of
from jobwriter.records import record

_PEOPLE = (
    r"(?:women|men|people|candidates|groups?|minorit(?:y|ies)|applicants|communities|talent|individuals|backgrounds)"
)
_STUDIES = pattern(
    r"\b(?:(?:studies|(?<!case )study|research|surveys?|statistics|stats|evidence|experts)"
    r"(?: has| have| also| consistently| often| repeatedly)? "
    r"(?:show|shows|shown|suggest|suggests|suggested|indicate|indicates|indicated|found|finds|proves?|proven|tells? us"
    r"|say|says|agree|reveals?|confirms?|demonstrates?)(?: us)? (?:that )?"
    r"(?:[^\n.!?]{0,120}?(?:less|more) likely to (?:\w+ )?apply)?"
    r"|statistically[, ][^\n.!?]{0,40}(?:less|more) likely"
    rf"|{_PEOPLE}\b[^\n.!?]{{0,80}}?(?:(?:less|more) likely to (?:\w+ )?apply|(?:only|won't|don't|rarely"
    rf"|(?<!t )hesitate to"
    r"|tend to(?: only)?|often(?: only)?) apply\b(?= (?:for|to|when|if|unless|only))|rule themselves out"
    r"|self[- ]select(?: themselves)? out)"
    r"|according to (?:a |an |some |many )?(?:recent |numerous |several )?(?:research|study|studies|surveys?|experts"
    r"|statistics)\b"
    r"|(?:men|women) apply (?:for|to) [^\n.!?]{0,40}?(?:\d{2,3} ?%|only))",
)
_RANK = (
    r"(?:(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|2nd|3rd|\dth)[- ])?(?:largest|biggest"
    r"|fastest[- ](?:growing|scaling)|most (?:widely |commonly )?(?:used|popular|visited|downloaded|trusted|read"
    r"|watched|valuable)|best[- ](?:selling|funded|rated|reviewed)|highest[- ](?:rated|ranked)|top[- ](?:rated|ranked))"
)
_OF_TRADE = (
    r"(?! (?:models?|datasets?|clusters?|eigenvalues?|workloads?|problems?|challenges?|asset class|brands"
    r"|companies(?! in)|customers|enterprises|names|organi[sz]ations that|banks|law firms|firms|area|part))"
)
_PLAIN = (
    r"[ -](?!(?:that|which|and|to|with|for|by|who|has|is|are|of|in|on|at|we|you|helps?|means?|it|the|a|from|as|but"
    r"|or)\b)[\w&'-]+"
)
_TAIL = (
    r"(?:[ -][\w&'-]+){1,5}?(?:(?: \([^()\n]{1,20}\))?(?: [\w-]+)?(?: (?:in|of|on|across|outside|within) "
    r"(?:the |our |all )?[\w'-]+|(?=[.,;:!?)*\n]|\Z| (?:and|with|that|which|by|for)\b)| (?:globally|worldwide)\b))"
)
_LANDS = (
    r"(?:world|industry|uk|us|europe|country|market|nation|britain|england|scotland|ireland|africa|asia|germany|france"
    r"|america|india|canada|australia|spain|italy|portugal|poland|brazil|planet|region|city|sector)'s"
)
_IS = (
    r"(?:is|are|we're|as|being|become|became|becoming|remain|remains|company,?|group,?|raised|closed|secured|runs?"
    r"|operates?) (?:now |also |already |currently |proud to be |officially |quickly |still )*"
)
_LARGEST = pattern(
    rf"\b(?:(?:one of|among) (?:the )?(?:[\w']+ ){{0,3}}?{_RANK}{_OF_TRADE}{_TAIL}"
    rf"|{_IS}((?:the |[a-z]+'s )(?:\w+ ){{0,2}}?{_RANK}{_OF_TRADE}{_TAIL})"
    rf"|(?P<one>(?:(?<=[,(\u2013\u2014] )the|(?<!one of )(?<!some of )(?:the )?{_LANDS}) (?:\w+ )?{_RANK}{_OF_TRADE}"
    rf"(?:{_PLAIN}){{1,5}}))",
)
_NUMBER_ONE = pattern(
    rf"\b(?:the|is|are|as|a|{_LANDS}) (?:[a-z]+'s )?['\"]?(?:#1|no\.? ?1|number[- ]one) "
    r"(?!risk|priority|reason|goal|problem|cause|threat|issue|challenge|concern|rule|value|responsib)"
    rf"[\w&'-]+(?:{_PLAIN}){{0,3}}",
    needs=("#1", "no. 1", "no.1", "no 1", "no1", "number one", "number-one"),
)
_FIRST = pattern(
    rf"\b{_LANDS} (?:very )?(?:first|only)(?:[ -][\w&'-]+)(?:" + _PLAIN + r"){0,5}"
    r"|\b(?<=the )(?:first and )?only (?:[\w-]+ ){0,3}?(?:company|platform|provider|vendor|firm|business|bank|solution"
    r"|start-?up"
    r"|product|service|app|agency|supplier) (?:that|in|with|offering|on|which|of its kind)\b"
    r"|\b(?:become|became|established (?:itself|ourselves|themselves) as) (?:the|a) "
    r"(?:(?:undisputed|clear|global|market|world|category|european|national|recognised) )?leader (?:in|of|for)"
    rf"(?: [\w&'-]+)(?:{_PLAIN}){{0,3}}"
    r"|\b(?:scientifically |clinically )?proven to (?:reduce|increase|improve|boost|cut|double|lower|raise|save)\b"
    r"(?: [\w-]+){0,4}",
)
_MOST_OF = r"(?:over |more than |nearly |almost |at least |around |approximately |an? )?"
_GROWTH = pattern(
    r"\b(?:gr(?:own|owing|ew|ow)|expanding|expanded|scaling|scaled|increas(?:ed|ing)) "
    r"(?:(?:our |its |their )?(?:revenues?|sales|business|arr|headcount|team|customers?|users?) )?(?:at |by )?"
    rf"{_MOST_OF}\d{{1,4}}(?:\.\d+)? ?(?:x|%)(?! (?:of|remote|on))(?: (?:yoy|year|growth|p\.?a)\b)?"
    r"|\b(?:we've|we have|have|has|having) (?:\w+ )?((?:doubled|tripled|trebled|quadrupled|10x'd) "
    r"(?:our |its |in |the )?(?:annual |recurring )?(?:growth|customers?|users?|business)\b)"
    rf"|\b(?:achieved|achieving|delivered|recorded|reached|saw|seen|experienced|experiencing"
    rf"|with) ({_MOST_OF}(?:\d{{1,4}} ?(?:%|x)|triple[- ]digit"
    r"|double[- ]digit) (?:[\w-]+ ){0,3}?growth)",
)
_RECOGNISED = pattern(
    r"\b(?:named|ranked|rated|voted|recogni[sz]ed|listed|honoured|crowned) (?:\w+ )?(?:as |among |amongst |in "
    r"|one of )*"
    r"(?:(?:the|a|an|its|[a-z]+'s) ){0,2}(?:[a-z]+'s )?(?:top|best|greatest|leading|most|great places?|number one|#1)\b"
    rf"(?: [\w&'-]+)(?:{_PLAIN}){{0,4}}"
    r"|\b(?<!with )(?<!for )(?<!by )(?<!from )(?<!to )top[- ](?:\d{1,3}|three|five"
    r"|ten)(?! ?%) (?:[\w&'-]+ ){0,3}?(?:firms?|compan(?:y|ies)|employers?|workplaces?"
    r"|agenc(?:y|ies)|consultanc(?:y|ies)|places?|providers?|start-?ups?|business(?:es)?|banks?|universit(?:y|ies))\b",
)
_PLURAL = pattern(r"[^su]s\Z")
_WHO = (
    r"(?:people|employees|colleagues|staff|customers|clients|users|companies|lawyers|businesses|organi[sz]ations|firms"
    r"|women|men|candidates|households|patients|students|teams|fortune \d+|ftse \d+|500|100|population|market"
    r"|consumers|homes|developers|engineers|leaders|members|adults|children|start-?ups|community|world|globe|workforce"
    r"|reviews?|retailers|drivers|graduates|banks|enterprises|transactions|internet|traffic|projects|schools|hospitals)"
)
_ABOUT = r"(?:over |more than |roughly |around |about |nearly |almost |up to |approximately )?"
_FIGURE = rf"{_ABOUT}\d{{1,4}}(?:\.\d{{1,2}})? ?%"
_TIMES = ("faster", "cheaper", "quicker", "more", "better", "higher", "lower", "fewer", "less")
_SHARE = pattern(
    r"\b(?:by|of) up to \d{1,3} ?%"
    r"|\b(?:reduc\w+|cut\w*|accelerat\w+|increas\w+|improv\w+|boost\w*|speed\w*|sav\w+|lower\w*|rais\w+|shorten\w*)"
    r"(?: [^\s.!?]+){1,6}? by "
    rf"{_FIGURE}"
    r"|\b(?:reduc\w+|cut\w*|increas\w+|improv\w+|boost\w*|sav\w+)(?: [^\s.!?]+){0,6}? (?:up to|over|more than) "
    r"\d{1,3} ?%"
    r"|\b(?P<said>\d{1,3} ?% of (?:our )?[\w'-]+(?: [\w'-]+){0,2} (?:say|said|would|feel|felt|agree|recommend|rated?"
    r"|are satisfied)\b)"
    rf"|\b{_FIGURE} of (?:[\w'-]+ ){{0,3}}?{_WHO}\b(?! (?:time|salary))"
    rf"|\b{_FIGURE} (?:[\w-]+ ){{0,2}}?(?:trust index|satisfaction|retention|approval|recommend\w*|success rates?"
    r"|engagement score|placement rate|pass rate|accura(?:cy|te)|yoy|year[- ]on[- ]year|year[- ]over[- ]year|cagr)\b"
    rf"|\bgrowth (?:rate )?of {_FIGURE}"
    rf"|\b{_FIGURE} (?:faster|cheaper|quicker|less|fewer|lower|higher|more \w+|better|reduction|increase|improvement"
    r"|decrease|uplift)\b(?: (?:than|in) (?:[\w-]+ ){0,2}\w+)?"
    r"|\b\d{1,4}x (?:faster|cheaper|quicker|more|better|higher|lower|fewer|less)\b(?: [\w-]+){0,2}",
)
_PARTS = pattern(
    r"\ba (?:sizable|sizeable|large|significant|huge|vast) (?:percentage|share|proportion|majority) of (?:all )?\w+"
    r"|\b(?:nearly |almost |over |more than |around )?(?:half|a third|one third|two[- ]thirds|three[- ]quarters"
    r"|a quarter"
    rf"|the majority) of (?:[\w'-]+ ){{0,3}}?{_WHO}\b"
    rf"|\b(?:[1-9]|one|nine|eight) (?:in|out of) (?:every )?(?:\d{{1,2}}|two|three|four|five"
    rf"|ten) (?:[\w-]+ ){{0,2}}?{_WHO}\b",
)
_MARKET = pattern(
    r"[£$€](?<!\w[£$€])\d[\d,.]* ?(?:b|bn|tn|billion|trillion)\b\+?"
    r"(?: annual| a year| per year| global|-a-year| p\.?a\.?)?\)?"
    r"(?:[ -][\w-]+){0,2}?[ -](?:industry|market(?!place|ing)|opportunity|sector|problem)\b",
    needs=("£", "$", "€"),
)
_GIVER = pattern(
    r"\bby (?:the )?(?!(?:industry|our|customers|users|clients|employees|experts|leading|top|independent)\b)['\"]?[a-z]"
    r"|\b20[12]\d\b|\bsunday times|\bglassdoor|\bgartner|\bforrester|\bdeloitte|\bg2\b|\bftse|\bfinancial times"
    r"|\bforbes"
    r"|\blinkedin|\btrustpilot|\bescape the city|\bbest companies\b|\btechnology fast|\btech track|\binc\.? ?5000"
    r"|\bfortune\b"
    r"|\bmagic quadrant|\bwave\b|\bcnbc|\bwired|\btime magazine|\bupstart\b|\bstonewall|\btimes top",
)
_SOURCED = pattern(
    r"https?://|www\.|\b(?:according to (?!(?:an? |some |many )?(?:recent |numerous |several )?(?:research|stud"
    r"|survey|expert|statist))|source:"
    r"|by (?:glassdoor|gartner|forrester|deloitte|the sunday times|the ft"
    r"|forbes|fortune|linkedin|g2)|(?:bit|ons|mckinsey|hewlett|linkedin|gallup|harvard|bcg) (?:report|study|survey"
    r"|research))\b"
)
_RANKED = pattern(r"\b(?:ranked|rated|named|listed|awarded|voted|certified|recogni[sz]ed|rating)\b")
_AIM = pattern(
    r"\b(?:to (?:be|become|build|create)|building|mission|vision|aim\w*|goal|ambition|target\w*|plan(?:s|ned"
    r"|ning)? to|want|will|becoming"
    r"|you'll|help\w* us|next"
    r"|salary|bonus|pension|pay|discount|employer|contribution|equity|match\w*|travel|of your (?:time|salary))\b"
)
_HOPE = pattern(r"\b(?:target\w*|aim\w*|goal|kpi\w*|ambition|want|want to|you|you'll|your|bonus|pension|salary|pay)\b")

_TERMS = frozenset(("duties", "requirements", "nice-to-have", "skills", "benefits", "pay"))
_ASKS = _TERMS - {"benefits", "pay"}


@record
class _Kind:
    """One way to claim: its words, some word that any match holds, what excuses it, and where it is never meant."""

    words: Pattern
    held: frozenset[str] = frozenset()
    excuse: Pattern | None = None
    given: Pattern | None = None
    never: frozenset[str] = frozenset()


_KINDS = (
    _Kind(
        _STUDIES,
        held=frozenset((
            "studies", "study", "research", "survey", "surveys", "statistics", "statistically", "stats", "evidence",
            "experts", "according", "themselves", "select", "apply",
        )),
    ),
    _Kind(
        _LARGEST,
        held=frozenset((
            "largest", "biggest", "fastest", "used", "popular", "visited", "downloaded", "trusted", "read", "watched",
            "valuable", "selling", "funded", "rated", "reviewed", "ranked",
        )),
        excuse=_AIM, given=_RANKED, never=_TERMS,
    ),
    _Kind(_NUMBER_ONE, held=frozenset(("1", "no1", "number")), excuse=_AIM, given=_RANKED, never=_TERMS),
    _Kind(
        _FIRST,
        held=frozenset(("first", "only", "leader", "proven")),
        excuse=_AIM, given=_RANKED, never=_TERMS,
    ),
    _Kind(_GROWTH, excuse=_HOPE, never=_ASKS),
    _Kind(_RECOGNISED, given=_GIVER, never=_TERMS),
    _Kind(_SHARE, excuse=_AIM, never=_TERMS),
    _Kind(
        _PARTS,
        held=frozenset((
            "percentage", "share", "proportion", "majority", "half", "third", "thirds", "quarter", "quarters", "one",
            "nine", "eight", "1", "9", "out",
        )),
        excuse=_HOPE, never=_TERMS,
    ),
    _Kind(_MARKET, never=_ASKS),
)  # fmt: skip


def unsourced(document: Document) -> Iterator[Span]:
    """The claims of the ad that name or link no source: the first in each sentence.

    A rank in what the employer wants to become, and a figure among duties, asks and benefits, is no claim.
    """
    linked: list[int] | None = None
    words = words_of(document.lower).keys()
    seen: set[int] = set()
    for zone in document.in_zone("ad"):
        for kind in _KINDS:
            if kind.held and words.isdisjoint(kind.held):
                continue
            for match in _found(document, kind, zone):
                left, right = sentence_around(document, match.start())
                right = max(right, match.end())
                if left in seen or _is_excused(document, kind, match, left, right):
                    continue
                if linked is None:
                    linked = sorted(link.start for link in links(document))
                if bisect_left(linked, left) < bisect_left(linked, right):
                    continue
                seen.add(left)
                start = max(match.start(), match.start(match.lastindex or 0))
                yield Span(start, match.start() + len(match[0].rstrip(" ,")))


def _found(document: Document, kind: _Kind, zone: Zone) -> Iterator[re.Match[str]]:
    """Where the words of a claim stand; figures open too many places to be tried at each, so signs lead."""
    low = document.lower
    if kind.words is not _SHARE:
        yield from kind.words.finditer(low, zone.start, zone.end)
        return
    stop = zone.start
    for at in sorted(_all(low, zone)):
        if at >= stop:
            left, right = sentence_around(document, at)
            left, stop = max(left, at - 300), min(max(right, at + 1), at + 1000)
            yield from _SHARE.finditer(low, left, stop)


def _all(low: str, zone: Zone) -> Iterator[int]:
    """Where the signs of a figure stand."""
    for sign in ("%", "x "):
        at = low.find(sign, zone.start, zone.end)
        while at >= 0:
            if sign == "%" or low.startswith(_TIMES, at + 2, zone.end):
                yield at
            at = low.find(sign, at + 1, zone.end)


def _is_excused(document: Document, kind: _Kind, match: re.Match[str], left: int, right: int) -> bool:
    """Whether a claim names its source, is a target or a term of the job or an aim, or a rank that somebody gave."""
    low = document.lower
    start, end = match.span()
    section = document.section_at(end - 1)
    if section is not None and section.kind in kind.never and match.lastgroup != "said":
        return True
    if _SOURCED.search(low, max(left, start - 200), min(right, end + 120)):
        return True
    if match.lastgroup == "said" or (match.lastgroup == "one" and _PLURAL.search(match[0])):
        return match.lastgroup == "one"
    if kind.excuse is not None and kind.excuse.search(low, max(left, start - 60), end):
        return True
    return kind.given is not None and kind.given.search(low, max(left, start - 60), min(right, end + 120)) is not None
