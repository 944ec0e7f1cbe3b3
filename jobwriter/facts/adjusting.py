"""The offer of adjustments to applicants, in the usual words or in free ones, and the way to ask for them."""

from __future__ import annotations

from itertools import islice

from jobwriter.document import Document
from jobwriter.facts.apply import EMAIL, PHONE
from jobwriter.facts.links import URL
from jobwriter.facts.model import Adjustments, Voice
from jobwriter.facts.voice import sentence_around, spans
from jobwriter.patterns import pattern

_ADJUST = pattern(
    r"\b(?:reasonable |workplace |any |specific |necessary |appropriate )?(?:adjustments?|accommodations?)\b"
    r"|\baccessib(?:le|ility) (?:needs|requirements?|support)"
    r"|\b(?:make|making) (?:our|the|this) (?:\w+ ){0,3}?(?:process|interviews?) (?:as |more )*accessible"
    r"|\b(?:extra time|questions in advance|large print|alternative formats?|sign language)\b"
    r"|\baccess (?:needs|requirements?)\b(?=[^\n.!?]{0,80}\b(?:advise|tell|let|contact|speak|inform|get in touch)\b)"
    r"|\bsupport you (?:may |might )?need (?:throughout|during|to (?:apply|take part|interview))\b"
    r"|\b(?:additional|extra) (?:assistance|support|help) (?:with|during|throughout|in) (?:your|the|our) "
    r"(?:\w+ )?(?:application|interview|recruitment|hiring|selection)\b",
    needs=("adjustment", "accommodation", "accessib", "extra time", "in advance", "large print", "format", "sign lang",
           "access need", "access req", "support you", "additional", "extra"),
)  # fmt: skip
_FREELY = pattern(
    r"\bneed (?:anything|something|things?|any (?:part|step|stage|round|bit)|(?:any|some|all) of (?:this|these|it"
    r"|them|that)) (?:\w+ ){0,4}?(?:changed|different|differently|adapted|adjusted|arranged|another way|in another)\b"
    r"|\b(?:anything|something|whatever|what) (?:else |\w+ ){0,2}?(?:would|could|can|might|that would|to|will) "
    r"(?:help|make) (?:[\w']+ ){0,6}?(?:easier|fair(?:er)?|possible|comfortable|interviews?|process|application|best"
    r"|any of (?:this|these)|with (?:this|any of this|applying))\b"
    r"|\b(?:what|whatever|anything|everything|something) (?:else )?(?:that )?you(?:'d|'ll| would| may| might)? "
    r"(?:need|want|like) (?:us )?(?:from us )?(?:to )?(?:be |do |have |change |show |interview|apply|feel )?"
    r"(?:\w+ ){0,3}?(?:at your best"
    r"|your best|your strongest|take part|comfortable|fairly|differently|another way|changed|adapted|well)\b"
    r"|\b(?:different|another|other|alternative) (?:format|forms?|set-?up|setting|time of day|arrangements?|way of "
    r"(?:interviewing|applying))s? (?:works?|suits?|fits?|helps?|is|are|would) "
    r"|\b(?:disability|condition|impairment|neurodivergen\w+|dyslexi\w+|autis\w+) (?:\w+ ){0,3}?(?:makes?|making"
    r"|means) (?:\w+ ){0,6}?(?:hard|harder|difficult|impossible|tricky|need)"
    r"|\b(?:change|adapt|adjust|bend|shift|do) (?:the |our |any |anything about |how we )?(?:format|interviews?|process"
    r"|stages?|steps?|times?|part of (?:the process|this|it)) (?:[\w']+ ){0,5}?(?:for you|you need|suits? you"
    r"|differently|fit)\b"
    r"|\b(?:any|some|all|part) of (?:this|these|it|them|that) (?:to be )?(?:done |arranged )?(?:differently|another way"
    r"|in another (?:way|form|format))\b",
)
"""An offer without any of the usual words: ``if you need anything changed, tell Jo``."""
_ASIDE = frozenset(("duties", "requirements", "nice-to-have", "skills", "company", "benefits", "pay", "title"))
"""Where such free words in an item of a list are about something else."""
_OFFERED = pattern(
    r"\b(?:reasonable (?:adjustments?|accommodations?)|recruitment|recruiting|hiring|interview\w*|application"
    r"|applying"
    r"|selection|assessment|disab\w*|let us know|tell us|contact us|get in touch|reach out|request\w*|would help you"
    r"|need|require|speak (?:to|with) us|accommodate|happy to|ask"
    r"|(?:to|in|at|during) (?:the|our|any|every|each) (?:process|steps?|stages?)|say so|just say|write to|tell me)\b"
)
_NOT_HELP = pattern(
    r"\b(?:hotel|travel|flights?|living|housing|student|free|shared|company|temporary|price|pricing|salary|bid|rate"
    r"|inflation|parameter|model|risk|seasonal|tax|cost|credit|weight) (?:and )?(?:adjustments?|accommodations?)\b"
    r"|\b(?:adjustments? (?:to|of) (?:the )?(?:model|weights|prices|bids|plan|strategy|campaign)"
    r"|accommodations? (?:and travel|allowance|costs?|provided|booking|platform|providers?|partners?))\b"
)
_ROUTE = pattern(
    r"\b(?:let (?:us|your|our|the|me) [^\n.!?]{0,50}?know|tell (?:us|me|your recruiter)|say so|just (?:say|ask)"
    r"|(?:contact|email|call|speak (?:to|with)) (?:us|your|our|the) "
    r"?[\w' ]{0,30}|get in touch|reach out|indicate (?:this )?(?:in|on) your application|in your application)\b"
)

_MOST, _REACH = 60, 600
"""Places of each kind that are looked at, and characters of the sentence around one."""


def extract(document: Document) -> Adjustments | None:
    """The offer of adjustments, and the way to ask: an address before words such as ``let us know``."""
    for wanted, free in ((_ADJUST, False), (_FREELY, True)):
        for at, stop, voice in islice(spans(document, wanted), _MOST):
            block = document.block_at(at)
            aside = free and document.section_kind(at) in _ASIDE and block is not None and block.kind == "item"
            offer = None if aside else _adjustment(document, at, stop, voice)
            if offer is not None and (offer.route or not free):
                return offer
    return None


def _adjustment(document: Document, at: int, stop: int, voice: Voice) -> Adjustments | None:
    low = document.lower
    left, right = sentence_around(document, at)
    left, right = max(left, at - _REACH), min(right, stop + _REACH)
    block = document.block_at(at)
    end = max(right, stop, min(block.end if block else right, right + 300))
    near = max(left, at - 300), end
    if not _OFFERED.search(low, *near) or _NOT_HELP.search(low, *near):
        return None
    route = ""
    for way in (EMAIL, PHONE, URL, _ROUTE):
        match = way.search(low, left, end)
        if match:
            route = document.text[match.start() : match.end()].rstrip(" .,;")
            break
    return Adjustments(route=route, start=left, end=right, source=voice)
