"""What an ad says about on-call work: its terms, that there is none, or only words that come with it."""

from __future__ import annotations

from itertools import islice
from typing import Literal

from jobwriter.document import Document
from jobwriter.facts.model import OnCall
from jobwriter.facts.voice import sentence_around, spans, spoken
from jobwriter.patterns import pattern

_ON_CALL = pattern(
    r"\b(?:(?P<no>(?:no|without(?: any)?|not (?:be )?(?:part of )?(?:an |any )?|isn't (?:any )?"
    r"|not include (?:any )?|free of) ?(?:on[ -]call|out[ -]of[ -]hours)|on[ -]call(?: work| duty| rota)?"
    r" ?[:?–-]{1,2} ?(?:none|no\b|not\b|there(?:'s| is| are) no|there isn't|never))\b"
    r"|on[ -]call (?:work |duty |duties |rota )?(?P<none>is not|isn't|not) (?:required|part|expected|needed)"
    r"|(?<!\ba )(?<!calls )(?P<yes>on[ -]call\b(?! with| to (?:help|support you))|out[ -]of[ -]hours (?:support"
    r"|cover|rota|work|on)|standby rota|pager duty rota))",
    needs=("on-call", "on call", "of-hours", "of hours", "standby rota", "duty rota"),
)
_PAGER = pattern(
    r"\b(?:pagers?|pager ?duty|opsgenie|standby|stand-by|rota|rotation|escalation point|(?:weekend|night) support"
    r"|(?:incident|production) (?:response|support))\b",
    needs=("pager", "opsgenie", "standby", "stand-by", "rota", "escalation", "support", "response"),
)
_NO_PAGER = pattern(
    r"\b(?:no|without|never|nobody|not|n't|isn't|nor) (?:(?:here|one|have|has|carry|carries|carrying|wear|wears|hold"
    r"|holds|on|in|a|an|any|the|part|of|be) ){0,4}?\Z"
)
_TURNS = pattern(
    r"\b(?:(?:one|two|1|2|a|every) (?:weeks?|weekends?|nights?|days?|shifts?) (?:in|out of|of) (?:every )?(?:\d{1,2}"
    r"|two|three|four|five|six|seven|eight|nine|ten|twelve)|every (?:other|second|third|fourth|fifth|sixth|eighth"
    r"|\d+(?:st|nd|rd|th)?|two|three|four|five|six|eight) (?:weeks?|weekends?|nights?|months?)|once (?:a|every|in)"
    r"|(?:one|a) week (?:each|at a time|a month|a quarter)|(?:rotates?|rotating|changes?|passes) (?:weekly|every|each"
    r"|among|between|around)|(?:weekly|fortnightly|monthly) (?:rota|rotation|turns?)"
    r"|[£$€]\d[\d,.]* (?:for the|for each|per|a|an|each|every) (?:\w+-?\w* )?(?:week|weekend|night|day|shift|page"
    r"|call-?out)|time off in lieu|(?:day|morning|afternoon|time) off after)\b"
)
"""How often one's turn comes, or what is given for it: with a pager that is on-call work with its terms."""
_NOT_ONES_TURN = frozenset(("benefits", "company", "legal", "values", "process"))
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
_MOST, _REACH = 60, 300
"""Places of each kind that are looked at, and characters of the sentence around one."""


def extract(document: Document) -> OnCall | None:
    """What is said about on-call, else the first words that imply it outside what the company says of itself."""
    low = document.lower
    for start, end, voice in spoken(document):
        for match in _ON_CALL.finditer(low, start, end):
            stated: Literal["yes", "no"] = "yes" if match["yes"] else "no"
            return OnCall(stated=stated, start=match.start(), end=match.end(), source=voice)
    for at, _, voice in islice(spans(document, _PAGER), _MOST):
        left, right = sentence_around(document, at)
        left, right = max(left, at - _REACH), min(right, at + _REACH)
        if _NO_PAGER.search(low, left, at):
            return OnCall(stated="no", start=left, end=right, source=voice)
        if _TURNS.search(low, left, right) and document.section_kind(at) not in _NOT_ONES_TURN:
            return OnCall(stated="yes", start=left, end=right, source=voice)
    for at, stop, voice in spans(document, _IMPLIED):
        section = document.section_at(at)
        if document.text[stop : stop + 1] == ":":
            continue
        if voice == "ad" and (section is None or section.kind not in _NOT_ONES_TURN):
            return OnCall(stated="implied", start=at, end=stop, source=voice)
    return None
