"""Whether an ad says at all what one does and what one must bring, as lists or in prose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jobwriter import content
from jobwriter.document import Block, Document, Section
from jobwriter.facts.model import Requirement
from jobwriter.patterns import Pattern, pattern

_DUTY = pattern(
    r"\b(?:you will|you'll|you'd (?!(?:like|love|prefer|rather|want|need|have to)\b)|you would|you get to"
    r"|your (?:role|job|tasks?|work|focus|mission)|responsib\w+|duties"
    r"|day[- ]to[- ]day|the (?:role|job|position|successful candidate|\w+ (?:engineer|scientist|analyst|developer))"
    r" (?:will|is to|involves|includes)"
    r"|(?:need|want|looking for|hiring|seeking) (?:someone|somebody|a person|people|you|an? (?:[\w-]+ ){0,3}[\w-]+)"
    r" (?:to|who (?:will|can|would)) (?!join|apply|bring|help us grow)[a-z]+)\b"
)
_DEMAND = pattern(
    r"\b(?:experience (?:in|with|of|as|working|building|using)|years?'? (?:of )?experience|experienced|proficien\w+"
    r"|knowledge of|background in|degree|familiar\w*|skilled|expertise|fluen\w+|understanding of|must have|required"
    r"|requires|ability to)\b"
)
_ASKING = ("requirements", "nice-to-have", "skills")


_SUCCESS = pattern(r"\bsuccess\b")


def of_success(document: Document, section: Section) -> bool:
    """Whether a heading says that what follows tells what comes of the work, and not what one does."""
    heading = section.heading
    return heading is not None and _SUCCESS.search(document.lower, heading.start, heading.end) is not None


def tells_duties(document: Document, asks: Sequence[Requirement]) -> bool:
    """Whether duties are listed, or told in a sentence."""
    listed = any(not of_success(document, section) for section in document.sections_of("duties"))
    if listed or any(item.kind == "duty" for item in asks):
        return True
    if sum(content.opens_duty(content.first_word(document.lower, item)) for item in _summed(document)) >= _SEVERAL:
        return True
    return _told(document, _DUTY, {"benefits", "legal", "process", "pay", *_ASKING})


_SEVERAL = 3


def _summed(document: Document) -> Iterator[Block]:
    """The bullets of the job's summary, where some ads list the duties."""
    for section in document.sections_of("summary", "other"):
        yield from (block for block in section.blocks if block.kind == "item")


def tells_demands(document: Document, asks: Sequence[Requirement]) -> bool:
    """Whether requirements are listed, or told in a sentence."""
    if sum(item.kind == "must" for item in asks) > 1 or any(document.sections_of(*_ASKING)):
        return True
    return _told(document, _DEMAND, {"benefits", "legal", "process", "pay", "company"})


def _told(document: Document, words: Pattern, passed: set[str]) -> bool:
    for sentence in document.sentences:
        if sentence.section < 0 or document.sections[sentence.section].kind in passed:
            continue
        if words.search(document.lower, sentence.start, sentence.end):
            return True
    return False
