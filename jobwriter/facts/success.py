"""What success in the job means: a metric with a target, or an outcome with a time."""

from __future__ import annotations

from collections.abc import Iterator

from jobwriter.document import Document
from jobwriter.facts.model import Statement
from jobwriter.patterns import pattern

_JOB = frozenset(("duties", "summary", "other", "team", "title", "requirements", "skills", "place"))
_SPELLED = r"(?:\d{1,2}|one|two|three|four|five|six|nine|ten|twelve|eighteen)"
_HEADING = pattern(
    r"\b(?:what success (?:looks|will look) like|(?:how|what) (?:we|we'll|you'll be|you will be"
    r"|will) (?:\w+ )?(?:measure[ds]?|judge[ds]?)|success (?:looks like|in this role (?:means|is|looks)|means"
    r"|will be measured (?:by|on|against)|is measured (?:by|on|in)|criteria|measures)|measures of success"
    r"|(?:your )?(?:first|next|30[/-]60[/-]90|30, 60,?(?: and)? 90) (?:days?|90 days|6 months|year) (?:plan|goals"
    r"|objectives|outcomes)|30[/, -]+60[/, -]+(?:and )?90|key performance indicators (?:for|of) (?:this|the) (?:role"
    r"|job|position)|you(?:'ll| will) (?:know you have|have) succeeded)\b"
)
_HORIZON = pattern(
    rf"\b(?:(?:with)?in|during|over|by|after|at) (?:the end of )?(?:the |your )?(?:first "
    rf"|next )?(?:{_SPELLED} (?:days|weeks|months)|month {_SPELLED}|week {_SPELLED}|day {_SPELLED}|first year"
    rf"|the end of (?:your|the) (?:first )?(?:year|quarter|probation))\b"
    r"|\b(?:by|before) (?:the end of |next |this )?(?:january|february|march|april|may|june|july|august|september"
    r"|october"
    rf"|november|december|spring|summer|autumn|winter|christmas|easter)\b|\b(?:the|your) first (?:{_SPELLED} (?:days"
    rf"|weeks|months)|year|quarter)\b|\bin a year'?s? time\b|\bin (?:a|one) year\b"
    r"|\b(?:month|week|day|months|days|weeks) \d{1,2}(?: ?(?:-|–|to) ?\d{1,2})?:"
)
_MONTHS = (
    r"january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|fall"
    r"|winter|christmas|easter|harvest|q[1-4]|year'?s? end|year-end|20\d\d|the new year|the end of [\w' ]{3,20}"
)
_BY_DATE = pattern(
    rf"\bby (?:next |the end of |late |early |mid-?|end of |the )*(?:{_MONTHS})\b(?: 20\d\d)?",
    needs=("by ",),
)
"""A date by which something is wanted, which need not be counted from the first day."""
_WANTED = pattern(
    r"\b(?:want|wants|need|needs|would like|'d like|hopes?|expects?|has to|have to|must|should"
    r"|(?<!there )will) (?:it |us "
    r"|that |this |you )?"
    r"(?:to )?(?!(?:to|it|us|that|this|you)\b|be (?:the|a|an|on|in|at) |become|begin|start|lead|hire|expand|open"
    r"|join|apply|close|reply|hear"
    r"|review|double"
    r"|accept|consider|make (?:a|an|our) )[a-z]+|\b(?:from \d[\d.,]*|under \d|below \d|down to|up to \d|median|know"
    r"|hand over"
    r"|live|replaced|retired|running|moved)\b"
)
_WITHIN = pattern(
    rf"\bso (?:that )?(?:[\w'-]+ ){{1,8}}?(?:with)?in (?:under |less than |about )?{_SPELLED} (?:working |business "
    rf"|calendar )?"
    r"(?:seconds?|minutes?|hours?|days?|weeks?)\b"
    r"|\b(?:it |that |which |this )?(?:takes?|needs?) (?:[\w'-]+ ){1,10}?(?:seconds?|minutes?|hours?|days?|weeks?"
    r"|months?)\b"
    r"[^\n]{0,160}?\b(?:want|like|need|goal|aim|target)(?:s|ed)?(?: is| it| that)* (?:to be |to take |to |under "
    r"|below )?"
    rf"{_SPELLED}\b",
    needs=("so ", "take", "need"),
)
"""A service to be reached: ``so that letters are coded within five working days``."""
_OUTCOME = pattern(
    r"\b(?:you(?:'ll| will) (?:have|own|ship|be (?:able|focused|owning|leading)|deliver|launch|understand|know|take)"
    r"|you have (?:\w+ )?(?:shipped|built|launched|delivered|released|cut|reduced|moved)|(?:will|should|must) (?:be"
    r"|have) (?:\w+ )?(?:focused|live|shipped|built|launched|delivered|running|reduced|cut|replaced|in production)"
    r"|(?:we|we'd|we would|we'll|we will|they) (?:hope|like|want|expect|aim)s? (?:for|to see|you to|to have)"
    r"|(?:clear|cut|reach|find|hit|catch)\b[^.\n]{0,40}\d+|it (?:misses|catches|runs|finds|serves)|(?:is"
    r"|are) (?:live|running|in production))\b"
)
_TARGET = pattern(
    r"\b(?:cut|cutting|reduce|reducing|lower|lowering|halve|halving|double|doubling|increase|increasing|raise"
    r"|raising|lift|lifting|improve|improving|grow|growing|bring|bringing|move|moving|shrink|push|get|keep|keeping"
    r"|take) (?:[\w'-]+ ){1,8}?(?:from (?:about |around |over )?[£$€]?\d[\d.,]*|by (?:about |around |at least "
    r"|up to )?\d[\d.,]* ?(?:%|percent|per cent|points|x\b|ms\b|seconds|minutes|hours|days)|(?:to|below|under|above"
    r"|over) (?:about |around |at least )?\d[\d.,]* ?(?:%|percent|per cent|ms\b|seconds|minutes|hours|days|points))"
    r"|\b(?:halve|halving|double|doubling) (?:the|our|its) (?:\w+ ){0,4}?(?:rate|time|cost|costs|latency|errors?"
    r"|recall|precision|share|coverage|alerts)\b|\b(?:target|goal|kpi|okr|success)s? (?:is|are|of"
    r"|:) (?:\w+ ){0,5}?\d[\d.,]* ?(?:%|percent|ms\b|points)|\b(?:misses|catches|finds|answers|resolves) (?:fewer"
    r"|less|more) than (?:one|\d+)\b"
)
_NOT_YOURS = pattern(
    r"\b(?:holidays?|leave|annual leave|bonus|salary|pension|notice|probation(?:ary)? period|shortlist|interview"
    r"|applications?|reply|respond|raised|funding|revenue|contract|office|experience in|years|arr|series [a-d]"
    r"|headcount|doubled|travel|remote)\b"
)


def extract(document: Document) -> tuple[Statement, ...]:
    """Find what the ad says about success: ``heading`` (a passage about it), ``target`` or ``outcome``."""
    return tuple(sorted(_found(document), key=lambda item: item.start))


def _found(document: Document) -> Iterator[Statement]:
    low = document.lower
    for zone in document.in_zone("ad"):
        for match in _HEADING.finditer(low, zone.start, zone.end):
            yield Statement(kind="heading", start=match.start(), end=match.end())
        for kind, wanted in (("target", _TARGET), ("target", _WITHIN), ("outcome", _HORIZON), ("wanted", _BY_DATE)):
            for match in wanted.finditer(low, zone.start, zone.end):
                section = document.section_at(match.start())
                sentence = document.sentence_at(match.start())
                if section is None or section.kind not in _JOB or sentence is None:
                    continue
                begin, end = max(sentence.start, match.start() - 400), min(sentence.end, match.end() + 200)
                if _NOT_YOURS.search(low, max(sentence.start, match.start() - 120), end):
                    continue
                if kind == "wanted":
                    if _WANTED.search(low, begin, end) or _TARGET.search(low, begin, end):
                        yield Statement(kind="outcome", start=match.start(), end=match.end())
                elif kind == "target" or _OUTCOME.search(low, begin, end):
                    yield Statement(kind=kind, start=match.start(), end=match.end())
