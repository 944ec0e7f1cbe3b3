"""Statements that laws ask for: software that helps to choose, a live vacancy, when pay is told, for which states."""

from __future__ import annotations

from collections.abc import Mapping

from jobwriter.document import Document
from jobwriter.facts.model import Pay
from jobwriter.facts.voice import in_ad, sentence_around
from jobwriter.patterns import pattern
from jobwriter.records import record

_MACHINE = pattern(
    r"\b(?:ai|artificial intelligence|automated|automation|machine[- ]learning|algorithms?|algorithmic|software"
    r"|computers?)\b"
)
_CHOOSE = pattern(
    r"\b(?:screen\w*|shortlist\w*|rank\w*|scor(?:e|es|ing)|review\w*|assess\w*|select\w*|evaluat\w+|filter\w*|sort\w*"
    r"|choos(?:e|es|ing)|hiring process|recruitment process|hiring decisions?|decisions about applications)\b"
)
_PEOPLE = pattern(r"\b(?:applicants?|applications?|candidates?|cvs?|resumes?|hiring|recruit\w*|interviews?)\b")
_NOT_HIRING = frozenset(("duties", "requirements", "nice-to-have", "skills", "company", "title", "team", "benefits"))


def ai_statement(document: Document) -> bool:
    """Whether a sentence of the ad says that software helps, or does not help, to choose among candidates."""
    low = document.lower
    for match in in_ad(document, _PEOPLE):
        section = document.section_at(match.start())
        if section is not None and section.kind in _NOT_HIRING and _listed(document, match.start()):
            continue
        left, right = sentence_around(document, match.start())
        left, right = max(left, match.start() - 300), min(right, match.end() + 300)
        if _MACHINE.search(low, left, right) and _CHOOSE.search(low, left, right):
            return True
    return False


def _listed(document: Document, at: int) -> bool:
    block = document.block_at(at)
    return block is not None and block.kind == "item"


_VACANCY = pattern(
    r"\b(?:(?:existing|current|live|new|active|open) (?:vacanc(?:y|ies)|opening)|newly created (?:role|position|post)"
    r"|(?:existing|live) (?:role|position|post)|replacement (?:role|position|hire)|vacancy status"
    r"|(?:role|position|posting|job|ad) is (?:a |an )?(?:live|(?:currently )?(?:open|vacant))(?! (?:to|for|in)\b)"
    r"|to fill (?:a|an) (?:existing )?vacancy|not (?:for )?an? (?:existing|current) vacancy"
    r"|future (?:vacanc(?:y|ies)|openings?)"
    r"|hiring for this (?:role|job|position) now)\b",
    needs=(
        "vacan",
        "opening",
        "newly created",
        "existing",
        "live",
        "replacement",
        "open",
        "hiring for",
    ),
)


def vacancy_statement(document: Document) -> bool:
    """Whether the ad says that the job is there to be filled, or that it is not."""
    return any(_VACANCY.search(document.lower, zone.start, zone.end) for zone in document.in_zone("ad"))


@record
class Promise:
    """Words that promise the pay for later; ``before_interview`` where they say that it comes early enough."""

    start: int
    end: int
    before_interview: bool


_PROMISE = pattern(
    r"\b(?:(?:salary|pay|compensation|remuneration)(?: range| band| details| information| level)?"
    r"(?: for this (?:role|position))? (?:will be|is|are|can be|to be|gets) (?:\w+ )?(?:shared|disclosed|told|discussed"
    r"|communicated|revealed|provided|sent|confirmed|given|explained|announced)"
    r"|(?:share|disclose|tell|discuss|communicate|send|give|provide|let) (?:\w+ ){0,3}?(?:salary|pay|compensation"
    r"|remuneration)(?: range| band| details)?)\b",
    words="salary pay compensation remuneration",
)
_WHO = pattern(r"\b(?:we|recruiters?|will|'ll|team|manager) (?:\w+ )?\Z")
_EARLY = pattern(
    r"\b(?:before|prior to|ahead of|in advance of|with the invitation|in the invitation|when we invite|at first contact"
    r"|in our first (?:call|message|mail|reply)|in the first (?:call|message|mail|reply)|in the reply"
    r"|when you apply|on application|on request)\b"
)


def pay_promise(document: Document) -> Promise | None:
    """The first words of the ad that promise the pay for later."""
    low = document.lower
    for match in in_ad(document, _PROMISE):
        left, right = sentence_around(document, match.start())
        told = match[0].startswith(("salary", "pay", "compensation", "remuneration"))
        if told or _WHO.search(low, max(left, match.start() - 40), match.start()):
            early = _EARLY.search(low, left, min(max(right, match.end()), match.end() + 200)) is not None
            return Promise(match.start(), match.end(), early)
    return None


_OTHER_PAY = pattern(
    r"\b(?:bonus(?:es)?|commissions?|equity|stock|rsus?|share (?:options|scheme|plan)|options|incentives?"
    r"|profit[- ]sharing|tips"
    r"|variable pay|other (?:pay|compensation)|total (?:rewards|compensation)|ote|on-target)\b"
)


def names_other_pay(document: Document) -> bool:
    """Whether the ad says anything of bonus, commission, equity and the like, be it that there is none."""
    return any(_OTHER_PAY.search(document.lower, zone.start, zone.end) for zone in document.in_zone("ad"))


_MINIMUM = pattern(
    r"\b(?:minimum|mindest\w*|collective|kollektiv\w*|kv\b|overpay\w*|(?:ü|ue)berzahl\w*|higher (?:pay|salary)"
    r"|pay (?:more|above|higher)"
    r"|above the|more is (?:paid|possible)|market-conform|depending on (?:your )?(?:qualifications?|experience))"
)


def names_minimum(document: Document) -> bool:
    """Whether the ad names the minimum of a collective agreement, or says whether more is paid."""
    return any(_MINIMUM.search(document.lower, zone.start, zone.end) for zone in document.in_zone("ad"))


def states_of(document: Document, pay: Pay, states: Mapping[str, str]) -> frozenset[str]:
    """Codes of the states that the sentence of a pay figure names as those for which it holds."""
    left, right = sentence_around(document, pay.start)
    left, right = max(left, pay.start - 200), min(max(right, pay.end), pay.end + 120)
    words = document.lower[left:right]
    return frozenset(code for code, name in states.items() if name.lower() in words)
