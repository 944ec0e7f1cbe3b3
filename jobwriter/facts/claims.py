"""Claims that ask to be believed: studies nobody names, ranks and percentages without their source."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from jobwriter.document import Document, Span
from jobwriter.facts.links import links
from jobwriter.facts.voice import sentence_around
from jobwriter.patterns import pattern

_STUDIES = pattern(
    r"\b(?:(?:studies|research|surveys?|statistics)(?: has| have| also| consistently)? "
    r"(?:show|shows|shown|suggest|suggests|suggested|indicate|indicates|indicated|found|finds|proves?|proven"
    r"|tells? us)(?: us)? (?:that )?"
    r"(?:[^\n.!?]{0,120}?(?:less|more) likely to (?:\w+ )?apply)?"
    r"|statistically[, ][^\n.!?]{0,40}(?:less|more) likely"
    r"|(?:women|men|people|candidates|groups?|minorit(?:y|ies)|applicants|communities|talent)\b[^\n.!?]{0,80}?"
    r"(?:less|more) likely to (?:\w+ )?apply|(?:women|people|candidates|groups?"
    r"|applicants)\b[^\n.!?]{0,60}?(?:tend to|often) only apply"
    r"|\d{1,3} ?% of (?:our )?[\w'-]+(?: [\w'-]+){0,2} (?:say|said|would|feel|felt|agree|recommend|rated?"
    r"|are satisfied)\b)",
    needs=("studies", "research ", "survey", "statistic", "likely to", "only apply", "% of"),
)
_RANK = (
    r"(?:(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|2nd|3rd|\dth)[- ])?(?:largest|biggest"
    r"|fastest[- ]growing|most used|most popular"
    r"|most visited|most downloaded|most trusted)"
)
_OF_TRADE = (
    r"(?! (?:models?|datasets?|clusters?|eigenvalues?|workloads?|problems?|challenges?|asset class|brands|companies"
    r"|customers|enterprises|names|organi[sz]ations that|banks|law firms|firms))"
)
_TAIL = (
    r"(?:[ -][\w&'-]+){1,3}?(?: (?:in|of|on|across) (?:the |our )?[\w'-]+"
    r"|(?=[.,;:!?)\n]|\Z| (?:and|with|that|which)\b))"
)
_IS = (
    r"\b(?:is|are|'re|as|being|already|become|became|remain|company,?|group,?) "
    r"(?:now |also |already |currently |proud to be |officially )*"
)
_LARGEST = pattern(
    rf"\b(?:one of |among )(?:the )?(?:[\w']+ ){{0,3}}?{_RANK}{_OF_TRADE}{_TAIL}"
    rf"|{_IS}((?:the |[a-z]+'s )(?:\w+ ){{0,2}}?{_RANK}{_OF_TRADE}{_TAIL})",
    needs=(
        "largest",
        "biggest",
        "fastest-g",
        "fastest g",
        "most used",
        "most pop",
        "most vis",
        "most down",
        "most tru",
    ),
)
_FIRST = pattern(
    r"\b(?:the|europe's|world's|uk's|country's|a) (?:#1|no\.? ?1|number[- ]one) "
    r"(?!risk|priority|reason|goal|problem|cause|threat|issue|challenge|concern|rule)[\w&'-]+(?: [\w&'-]+){0,3}"
    r"|(?<!\w)#1 (?!priority)(?:in|for|rated|choice|platform|app|provider)\b",
    needs=("#1", "no. 1", "no.1", "no 1", "number one", "number-one"),
)
_GROWTH = pattern(
    r"\b(?:we|we're|we've|has|have|revenues?|business|team|company|firm)(?: [\w']+){0,3} "
    r"(gr(?:own|owing|ew|ow) (?:by )?(?:over |more than |at )?\d{1,4}(?:\.\d+)? ?(?:x|%)(?: (?:yoy|year|growth|in))?)",
    needs=("grown ", "growing ", "grew ", "grow "),
)
_WHO = (
    r"(?:people|employees|colleagues|staff|customers|clients|users|companies|lawyers|businesses|organi[sz]ations|firms"
    r"|women|men|candidates|households|patients|students|teams|fortune \d+|500|100|population|market|consumers|homes"
    r"|developers|engineers|leaders|members)"
)
_SHARE = pattern(
    r"\b(?:by|of) up to \d{1,3} ?%"
    r"|\b(?:reduc\w+|cut\w*|accelerat\w+|increas\w+|improv\w+|boost\w*|speed\w*)(?: [^\s.!?]+){1,6}? "
    r"by (?:over |around |more than |up to )?\d{1,3} ?%"
    r"|\b(?:over |more than |roughly |around |about |nearly |almost )?\d{1,3}(?:\.\d)? ?% of "
    rf"(?:(?:our|all|the|uk|us|european|global|new|fortune) ){{0,3}}?{_WHO}"
    r"|\ba (?:sizable|sizeable|large|significant|huge) (?:percentage|share|proportion) of (?:all )?\w+",
    needs=("%", "percentage of", "share of", "proportion of"),
)
_SOURCED = pattern(
    r"https?://|www\.|\b(?:according to|source:|by (?:glassdoor|gartner|forrester|deloitte|the sunday times|the ft"
    r"|forbes|fortune|linkedin|g2)|(?:bit|ons|mckinsey|hewlett|linkedin|gallup) (?:report|study|survey|research))\b"
)
_RANKED = pattern(r"\b(?:ranked|rated|named|listed|awarded|voted|certified|recogni[sz]ed|rating)\b")
_AIM = pattern(
    r"\b(?:to (?:be|become|build|create)|building|mission|vision|aim\w*|goal|ambition|target\w*|plan(?:s|ned"
    r"|ning)? to|want|will"
    r"|you'll|help\w* us|next"
    r"|salary|bonus|pension|pay|discount|employer|contribution|equity|match\w*|travel|of your (?:time|salary))\b"
)

_TERMS = frozenset(("duties", "requirements", "nice-to-have", "skills", "benefits", "pay"))


def unsourced(document: Document) -> Iterator[Span]:
    """The claims of the ad that name or link no source: the first in each sentence.

    A rank in what the employer wants to become, and a figure among duties, asks and benefits, is no claim.
    """
    linked = sorted(link.start for link in links(document))
    seen: set[int] = set()
    for zone in document.in_zone("ad"):
        for wanted in (_STUDIES, _LARGEST, _FIRST, _GROWTH, _SHARE):
            for match in wanted.finditer(document.lower, zone.start, zone.end):
                left, right = sentence_around(document, match.start())
                right = max(right, match.end())
                if left in seen or bisect_left(linked, left) < bisect_left(linked, right):
                    continue
                if _SOURCED.search(document.lower, max(left, match.start() - 200), min(right, match.end() + 120)):
                    continue
                if wanted is not _STUDIES and _is_excused(document, max(left, match.start() - 60), match.end(), right):
                    continue
                seen.add(left)
                start = max(match.start(), match.start(match.lastindex or 0))
                yield Span(start, match.start() + len(match[0].rstrip(" ,")))


def _is_excused(document: Document, start: int, end: int, right: int) -> bool:
    """Whether a figure is a target or a term of the job, an aim, or a rank that somebody gave."""
    section = document.section_at(end - 1)
    return (
        (section is not None and section.kind in _TERMS)
        or _AIM.search(document.lower, start, end) is not None
        or _RANKED.search(document.lower, start, right) is not None
    )
