"""Adjustments, equal opportunity, on-call, sponsorship, the right to work, clearance, travel, relocation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from jobwriter.document import Document
from jobwriter.facts import Context
from jobwriter.facts.apply import EMAIL, PHONE
from jobwriter.facts.links import URL
from jobwriter.facts.model import Adjustments, Clearance, Fact, Offer, OnCall, Travel, Voice
from jobwriter.facts.voice import sentence_around, spoken
from jobwriter.patterns import Pattern, pattern
from jobwriter.records import record


@record
class Terms:
    """The conditions around the job."""

    adjustments: Adjustments | None = None
    equal_opportunity: Fact | None = None
    on_call: OnCall | None = None
    sponsorship: Offer | None = None
    right_to_work: Fact | None = None
    clearance: Clearance | None = None
    travel: Travel | None = None
    relocation: Offer | None = None


_ADJUST = pattern(
    r"\b(?:reasonable |workplace |any |specific |necessary |appropriate )?(?:adjustments?|accommodations?)\b"
    r"|\baccessib(?:le|ility) (?:needs|requirements?|support)"
    r"|\b(?:make|making) (?:our|the|this) (?:\w+ ){0,3}?(?:process|interviews?) (?:as |more )*accessible"
    r"|\b(?:extra time|questions in advance|large print|alternative formats?|sign language)\b"
    r"|\baccess (?:needs|requirements?)\b(?=[^\n.!?]{0,80}\b(?:advise|tell|let|contact|speak|inform|get in touch)\b)"
    r"|\bsupport you (?:may |might )?need (?:throughout|during|to (?:apply|take part|interview))\b"
    r"|\b(?:need|want|like|prefer) (?:us to do )?(?:anything|something|any of (?:this|it|these)|a (?:step|stage))"
    r" (?:to be )?(?:changed|different(?:ly)?|adapted|done differently)\b"
    r"|\b(?:different|another) format would\b"
    r"|\badapt (?:\w+ ){1,3}?(?:stages?|steps?|interviews?|process|tasks?|assessments?) (?:to|for) (?:what )?you\b"
    r"|\b(?:additional|extra) (?:assistance|support|help) (?:with|during|throughout|in) (?:your|the|our) "
    r"(?:\w+ )?(?:application|interview|recruitment|hiring|selection)\b",
    needs=("adjustment", "accommodation", "accessib", "extra time", "in advance", "large print", "format", "sign lang",
           "access need", "access req", "support you", "additional", "extra", "changed", "different", "adapt"),
)  # fmt: skip
_OFFERED = pattern(
    r"\b(?:reasonable (?:adjustments?|accommodations?)|recruitment|recruiting|hiring|interview\w*|application"
    r"|applying"
    r"|selection|assessment|disab\w*|let us know|say so|tell (?:us|me|\w+ at)|tell us|contact us|get in touch"
    r"|reach out|request\w*|would help you"
    r"|need|require|speak (?:to|with) us|accommodate|happy to|ask"
    r"|(?:to|in|at|during) (?:the|our|any|every|each) (?:process|steps?|stages?))\b"
)
_NOT_HELP = pattern(
    r"\b(?:hotel|travel|flights?|living|housing|student|free|shared|company|temporary|price|pricing|salary|bid|rate"
    r"|inflation|parameter|model|risk|seasonal|tax|cost|credit|weight) (?:and )?(?:adjustments?|accommodations?)\b"
    r"|\b(?:adjustments? (?:to|of) (?:the )?(?:model|weights|prices|bids|plan|strategy|campaign)"
    r"|accommodations? (?:and travel|allowance|costs?|provided|booking|platform|providers?|partners?))\b"
)
_ROUTE = pattern(
    r"\b(?:let (?:us|your|our|the) [^\n.!?]{0,50}?know|tell (?:us|your recruiter)|(?:contact|email|call"
    r"|speak (?:to|with)) (?:us|your|our|the) "
    r"?[\w' ]{0,30}|get in touch|reach out|indicate (?:this )?(?:in|on) your application|in your application)\b"
)
_EQUAL = pattern(
    r"\b(?:equal[ -]opportunit(?:y|ies)|equal employment opportunit(?:y|ies)|eoe\b|eeo\b|(?:do|does"
    r"|will) not discriminate"
    r"|regardless of (?:\w+,? ){0,4}?(?:race|age|gender|sex|background|ethnicity|ethnic|nationality|religion"
    r"|disability|color|colour"
    r"|identity|beliefs?)"
    r"|without regard to (?:\w+,? ){0,4}?(?:race|age|gender|sex|color|colour|religion|disability)"
    r"|(?:applications|applicants|candidates|people) (?:from|with|of) (?:people of |candidates of "
    r"|people with )?(?:all|every|any|diverse"
    r"|under-?represented) "
    r"(?:\w+ ){0,3}?(?:backgrounds?|communit\w+|groups?|sections?)|all qualified applicants"
    r"|all backgrounds (?:are )?welcome"
    r"|committed to (?:\w+ ){0,5}?(?:divers(?:e|ity)|inclusi(?:on|ve)|equality)\b)",
)
_ON_CALL = pattern(
    r"\b(?:(?P<no>(?:no|without(?: any)?|not (?:be )?(?:part of )?(?:an |any )?|isn't (?:any )?"
    r"|not include (?:any )?|free of) ?(?:on[ -]call|out[ -]of[ -]hours)|on[ -]call(?: work| duty| rota)?"
    r" ?[:?–-]{1,2} ?(?:none|no\b|not\b|there(?:'s| is| are) no|there isn't|never)"
    r"|\b(?:nobody|no one|you (?:don't|do not|won't)) carr(?:y|ies) (?:a|the) pager|(?:there is|there's"
    r"|is) no pager|no pager\b"
    r"|without a pager)\b"
    r"|on[ -]call (?:work |duty |duties |rota )?(?P<none>is not|isn't|not) (?:required|part|expected|needed)"
    r"|(?<!\ba )(?<!calls )(?P<yes>on[ -]call\b(?! with| to (?:help|support you))|out[ -]of[ -]hours (?:support"
    r"|cover|rota|work|on)|standby rota|pager duty rota|\b(?:carry|carrying|hold|holding|take|share"
    r"|sharing) (?:the |a )?pager|\bpager duty\b|\bon the pager))",
    needs=("pager", "on-call", "on call", "of-hours", "of hours", "standby rota", "duty rota"),
)
_IMPLIED = pattern(
    r"\b(?:incident (?:response|management|handling)|incidents? (?:and|or) outages|(?:respond(?:ing)? to|handle"
    r"|handling|resolve|resolving"
    r"|triage|triaging|manage|managing|own|owning) (?:\w+ ){0,2}?(?:incidents|outages|alerts"
    r"|issues in production)|runbooks?|slos?\b"
    r"|service[ -]level objectives?|24 ?/ ?7(?! (?:employee|access|confidential|support for|virtual|gp|online"
    r"|private|mental|wellbeing|counsel\w*|gym|remote gp))"
    r"|pagerduty|pager|opsgenie|post-?mortems?|root[ -]cause analysis of incidents|production (?:on-call"
    r"|incidents?|support|outages?)"
    r"|(?:support(?:ing)?|operat(?:e|ing)) (?:\w+ ){0,3}?in production|respond to issues"
    r"|(?:operational |second[- ]line |third[- ]line |l[123] |tier [123] )support (?:for|of"
    r"|to) (?:\w+ ){0,2}?(?:production|live)"
    r"|support(?:ing)? (?:our |the )?(?:live|production) (?:\w+ )?(?:systems?|services?|applications?|assets?"
    r"|platforms?|pipelines?|models?)"
    r"|escalation point for|out[- ]of[- ]hours incidents"
    r"|respond(?:ing)? to (?:\w+ ){0,2}?(?:failures|anomalies|breakages|breaches)"
    r"|(?:resolv(?:e|es|ing)|troubleshoot(?:ing)?|fix(?:ing)?|debug(?:ging)?|investigat(?:e|ing)|diagnos(?:e|ing)"
    r"|address(?:ing)?) (?:\w+ ){0,3}?production (?:issues|incidents|failures|errors|bugs)"
    r"|support (?:rotation|rota|roster|shifts?)|operational (?:ownership|responsibilit(?:y|ies))"
    r"|production reliability|pipeline (?:failures|incidents|outages))\b",
    needs=("support", "escalation", "failure", "anomal", "reliability", "operational", "of-hours", "of hours",
           "incident", "outage", "alert", "to issues", "issues in", "runbook", "slo", "service level", "service-level",
           "24/", "24 /", "pager", "opsgenie", "mortem", "in production", "production s", "production o",
           "production on", "production i", "production f", "production e", "production b"),
)  # fmt: skip
_SPONSOR = pattern(
    r"\bvisa (?:transfer or )?(?:sponsorship|support|assistance)|\bsponsor(?:s|ing"
    r"|ed)?\b[^\n.!?]{0,30}?\b(?:visas?|work permits?|skilled worker|h-?1b)"
    r"|\bsponsorship\b(?=[^\n.!?]{0,60}\b(?:visas?|work|employment|available|provided|offered|not|cannot|can't"
    r"|required|opportunity|role|position)\b)"
    r"|\b(?:immigration|work permit|employment|skilled worker|h-?1b|visa)\b[^\n.!?]{0,25}\bsponsor(?:ship|ed|ing)?\b"
    r"|\b(?:require|requiring|need|needing|offer|provide|without|unable to|cannot|not"
    r"|no) (?:\w+ ){0,3}?(?:visa )?sponsorship\b"
    r"|\bvisa (?:costs?|applications?|process|fees|help)\b|\bneed a visa\?(?= no problem)"
    r"|\b(?:licen[cs]ed|registered) sponsor\b|\bwe (?:can |do |will |are able to |are happy to )?sponsor (?:you"
    r"|candidates|people|applicants)\b",
    needs=("sponsor", "visa"),
)
_OTHER_SPONSOR = pattern(
    r"\b(?:executive|senior|project|event|conference|leadership|management|exec|c-level|ceo|board|programme"
    r"|program|sport\w*|club|team) "
    r"sponsor(?:s|ship|ed)?\b",
    needs=("sponsor",),
)
_DENIED = pattern(
    r"\b(?:no|not|cannot|can't|unable|don't|won't|doesn't|isn't|aren't|never|without|unavailable"
    r"|nor)\b"
)
_RIGHT = pattern(
    r"\b(?:right to (?:live and )?work"
    r"|(?:eligib(?:le|ility)|entitled|authori[sz]ed|permitted|able) to (?:legally )?(?:live and )?work "
    r"(?:\w+ ){0,4}?(?:in|within|for any)"
    r"|work authori[sz]ation|work(?:ing)? (?:permit|rights)|green card|settled status"
    r"|(?:e\.?u\.?|u\.?s\.?|u\.?k\.?|british|american) citizen(?:ship|s)?|citizenship (?:is )?required)\b",
    needs=(
        "right to",
        "eligib",
        "entitled",
        "authori",
        "permit",
        "rights",
        "able to work",
        "able to l",
        "citizen",
        "green card",
        "settled",
    ),
)
_CLEARANCE = pattern(
    r"\b(?P<level>sc|dv|edv|ctc|nppv ?[1-3]?|ts ?/ ?sci|top secret(?: ?/ ?sci)?|secret|public trust|nv ?[12]"
    r"|baseline|negative vetting \d"
    r"|enhanced dv|uk sc|uk dv|nato secret|reliability|developed vett(?:ing|ed)|security check)(?: \((?:sc|dv"
    r"|ctc)\))?[ /-]{1,3}"
    r"(?:or dv |or sc |security |uk )?(?:clear(?:ance|ed)|eligib\w+|vetted)\b"
    r"|\b(?P<bare>bpss|baseline personnel security standard|developed vetting|counter[- ]terrorist check)\b"
    r"|\b(?P<any>(?:security|government|national security|police) (?:clear(?:ance|ed)|vetting))\b(?! bonus)",
    needs=("clearance", "cleared", "vett", "bpss", "baseline personnel", "terrorist", "eligib"),
)
_LEVELS = {
    "uk sc": "SC", "uk dv": "DV", "edv": "eDV", "enhanced dv": "eDV", "developed vetting": "DV",
    "developed vetted": "DV", "security check": "SC", "baseline personnel security standard": "BPSS",
    "counter-terrorist check": "CTC",
    "counter terrorist check": "CTC", "secret": "Secret", "top secret": "Top Secret", "public trust": "Public Trust",
    "nato secret": "NATO Secret", "baseline": "Baseline", "reliability": "Reliability",
}  # fmt: skip
_TRAVEL = pattern(
    r"\b(?:(?:willing(?:ness)?|able|ability|required|expected|happy|need|have) to travel|(?:occasional|regular"
    r"|frequent|some|minimal|limited"
    r"|international|domestic|structured|business|client|overseas|no) travel (?:to|for|is|may|will|required"
    r"|across|within|between|as|up)\b"
    r"|(?:requires?|involves?|includes?) (?:some |occasional |regular |frequent |international |business |limited "
    r"|up to )*travel(?:l?ing)?\b|with (?:some |occasional |regular |frequent )?travel to"
    r"|travel(?:ling)? (?:is |may be |will be |up )?(?:required|expected|to (?:our|the|client|customer|other"
    r"|\w+ (?:office|site|location)s?)"
    r"|requirements?|between (?:sites|offices))|(?:up to |approx\w* |around "
    r"|about )?\d{1,3} ?% (?:of )?(?:\w+ )?travel|travel ?(?:\(|:) ?[^\n]{0,60}"
    r"|no travel\b|you(?:'ll| will) travel)",
    needs=("travel",),
)
_NOT_TRAVEL = pattern(
    r"\btravel (?:loan|insurance|expenses|perks|costs|discount|company|industry|tech)|benefit|reimburs"
)
_RELOCATION = pattern(
    r"\brelocation (?:assistance|support|packages?|allowances?|bonus(?:es)?|budgets?|help|costs?|expenses"
    r"|benefits?|options?"
    r"|is (?:not )?(?:available|offered|provided|supported|possible)|available|offered|provided)\b"
    r"|\b(?:help|support|assist)(?: you)?(?: with)?(?: your)? (?:relocation|relocat(?:e|ing))\b"
    r"|\b(?:no|unable to (?:offer|provide|support)|not (?:offer|provide|support)|cannot (?:offer|provide"
    r"|support)) relocation\b",
    needs=("relocat",),
)


def extract(document: Document, context: Context) -> Terms:
    """Find the conditions that the ad states, the first clear statement of each."""
    del context
    return Terms(
        adjustments=_adjustments(document),
        equal_opportunity=_equal(document),
        on_call=_on_call(document),
        sponsorship=_offer(document, _SPONSOR, _OTHER_SPONSOR),
        right_to_work=next((Fact(start=s, end=e, source=v) for s, e, v in _hits(document, _RIGHT)), None),
        clearance=_clearance(document),
        travel=_travel(document),
        relocation=_offer(document, _RELOCATION, None),
    )


def _hits(document: Document, wanted: Pattern) -> Iterator[tuple[int, int, Voice]]:
    for start, end, voice in spoken(document):
        for match in wanted.finditer(document.lower, start, end):
            yield match.start(), match.end(), voice


def _adjustments(document: Document) -> Adjustments | None:
    """The offer of adjustments, and the way to ask: an address before words such as ``let us know``."""
    low = document.lower
    for at, stop, voice in _hits(document, _ADJUST):
        left, right = sentence_around(document, at)
        block = document.block_at(at)
        end = max(right, stop, min(block.end if block else right, right + 300))
        near = max(left, at - 300), end
        if not _OFFERED.search(low, *near) or _NOT_HELP.search(low, *near):
            continue
        route = ""
        for way in (EMAIL, PHONE, URL, _ROUTE):
            match = way.search(low, left, end)
            if match:
                route = document.text[match.start() : match.end()].rstrip(" .,;")
                break
        return Adjustments(route=route, start=left, end=right, source=voice)
    return None


def _equal(document: Document) -> Fact | None:
    for at, stop, voice in _hits(document, _EQUAL):
        left, right = sentence_around(document, at)
        return Fact(start=left, end=max(right, stop), source=voice)
    return None


def _on_call(document: Document) -> OnCall | None:
    """What is said about on-call, else the first words that imply it outside what the company says of itself."""
    low = document.lower
    for start, end, voice in spoken(document):
        for match in _ON_CALL.finditer(low, start, end):
            stated: Literal["yes", "no"] = "yes" if match["yes"] else "no"
            return OnCall(stated=stated, start=match.start(), end=match.end(), source=voice)
    for at, stop, voice in _hits(document, _IMPLIED):
        section = document.section_at(at)
        if document.text[stop : stop + 1] == ":":
            continue
        if voice == "ad" and (
            section is None or section.kind not in {"benefits", "company", "legal", "values", "process"}
        ):
            return OnCall(stated="implied", start=at, end=stop, source=voice)
    return None


def _offer(document: Document, wanted: Pattern, trap: Pattern | None) -> Offer | None:
    """Whether something is offered: ``no`` where the sentence denies it."""
    low = document.lower
    for at, stop, voice in _hits(document, wanted):
        left, right = sentence_around(document, at)
        left, right = max(left, at - 120), min(max(right, stop), stop + 80)
        if trap is not None and trap.search(low, max(at - 20, 0), stop):
            continue
        offered: Literal["yes", "no"] = "no" if _DENIED.search(low, left, right) else "yes"
        return Offer(offered=offered, start=at, end=stop, source=voice)
    return None


def _clearance(document: Document) -> Clearance | None:
    best: Clearance | None = None
    for start, end, voice in spoken(document):
        for match in _CLEARANCE.finditer(document.lower, start, end):
            words = match["level"] or match["bare"]
            level = _LEVELS.get(words, words.upper()) if words else match["any"]
            found = Clearance(level=level, start=match.start(), end=match.end(), source=voice)
            if words:
                return found
            best = best or found
    return best


def _travels(document: Document) -> Iterator[tuple[int, int, Voice]]:
    """Where travel is spoken of; percentages open too many places to be tried at each, so the word itself leads."""
    low = document.lower
    for start, end, voice in spoken(document):
        at = low.find("travel", start, end)
        while at >= 0:
            left = max(start, at - 70)
            right = at + 130
            while 0 <= (at := low.find("travel", at + 1, end)) < right:
                right = at + 130
            for match in _TRAVEL.finditer(low, left, min(right, end)):
                yield match.start(), match.end(), voice


def _travel(document: Document) -> Travel | None:
    for at, stop, voice in _travels(document):
        left, right = sentence_around(document, at)
        if _NOT_TRAVEL.search(document.lower, max(left, at - 40), min(max(right, stop), stop + 40)):
            continue
        left, right = (at, stop) if right - left > 240 else (left, right)
        return Travel(text=document.text[left:right], start=left, end=right, source=voice)
    return None
