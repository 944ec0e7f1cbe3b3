"""Adjustments, equal opportunity, on-call, sponsorship, the right to work, clearance, travel, relocation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from jobwriter.document import Document
from jobwriter.facts import Context, adjusting, oncall
from jobwriter.facts.model import Adjustments, Clearance, Fact, Offer, OnCall, Travel, Voice
from jobwriter.facts.voice import sentence_around, spans, spoken
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
        adjustments=adjusting.extract(document),
        equal_opportunity=_equal(document),
        on_call=oncall.extract(document),
        sponsorship=_offer(document, _SPONSOR, _OTHER_SPONSOR),
        right_to_work=next((Fact(start=s, end=e, source=v) for s, e, v in spans(document, _RIGHT)), None),
        clearance=_clearance(document),
        travel=_travel(document),
        relocation=_offer(document, _RELOCATION, None),
    )


def _equal(document: Document) -> Fact | None:
    for at, stop, voice in spans(document, _EQUAL):
        left, right = sentence_around(document, at)
        return Fact(start=left, end=max(right, stop), source=voice)
    return None


def _offer(document: Document, wanted: Pattern, trap: Pattern | None) -> Offer | None:
    """Whether something is offered: ``no`` where the sentence denies it."""
    low = document.lower
    for at, stop, voice in spans(document, wanted):
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
