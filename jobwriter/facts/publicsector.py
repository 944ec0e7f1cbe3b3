"""British public employers: their grades and abbreviations are published and known to those who apply there."""

from __future__ import annotations

from jobwriter.document import Document
from jobwriter.patterns import pattern

_HEALTH = pattern(
    r"\b(?:nhs|integrated care board|agenda for change|health and care trust|university hospitals?"
    r"|ambulance (?:service|trust)"
    r"|health board)\b",
    needs=("nhs", "care", "agenda", "hospital", "ambulance", "health board"),
)
_STATE = pattern(
    r"\b(?:civil service|civil servants?|(?:city|county|borough|district|town) council|(?:london )?borough of"
    r"|hm (?:treasury"
    r"|revenue|government)|government (?:department|agency|digital)|executive agency|arm's[- ]length body"
    r"|success profiles"
    r"|combined authority|police (?:force|service)|national joint council|local government|ukri"
    r"|universities? superannuation"
    r"|spin(?:e|al)(?: column)? points?|department for)\b",
    needs=("civil s", "council", "borough", "hm ", "government", "agency", "body", "profiles", "authority", "police",
           "ukri", "universit", "spin", "department for"),
)  # fmt: skip
_BAND = pattern(r"band [1-9][a-d]?\b")
_GRADE = pattern(r"(?:grade|g) ?(?:[4-9]|10)\b|(?:aa|ao|eo|heo|seo|scs ?[1-3]?)\b|(?:po|so|sc|mg|smg) ?[1-9]\d?\b")


def is_public(document: Document) -> bool:
    """Whether the ad is one of the British health service, the civil service, a council, a university or the like."""
    return _HEALTH.search(document.lower) is not None or _STATE.search(document.lower) is not None


def is_known_grade(document: Document, words: str) -> bool:
    """Whether words name a published grade of the employer: ``Band 7`` in the health service, ``HEO``.

    Args:
        document: the ad.
        words: the words that stand for the grade.
    """
    low = words.lower().strip(" ()[],-")
    if _BAND.match(low):
        return _HEALTH.search(document.lower) is not None
    return _GRADE.match(low) is not None and is_public(document)
