"""Years of experience: how many, of what, and whether they are a must."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from jobwriter.document import Document
from jobwriter.facts.ledger import Item
from jobwriter.facts.model import Years
from jobwriter.facts.voice import sentence_around, spoken
from jobwriter.patterns import pattern

_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20,
}  # fmt: skip
_NUMBER = rf"(?:\d{{1,2}}(?:\.5)?|{'|'.join(_WORDS)})"
_MENTION = pattern(
    r"(?<!\w)(?:(?P<floor>at least|a? ?minimum(?: of)?|min\.?|over|more than|upwards of|from)\s+|(?P<cap>up to"
    r"|maximum(?: of)?|max\.?|no more than|less than|under|fewer than)\s+)?"
    r"(?:(?:around|about|approximately|approx\.?|circa|c\.|roughly)\s+|~\s?)?"
    r"(?:(?<![\w.,/£$€%+)-])(?P<ahead>\+)\s?|(?<![\w.,/£$€%+-]))"
    rf"(?P<low>{_NUMBER})(?:\s?\(\d{{1,2}}\))?\s?(?P<plus>\+|plus\b|or more\b|or above\b)?"
    rf"(?:\s?(?:-|–|—|to|or|and)\s?(?P<high>{_NUMBER})\s?(?P<open>\+)?)?[\s-]?(?P<unit>years?"
    rf"|yrs?)\b(?P<max> max(?:imum)?\b)?"
    r"(?P<more>\s?\+| or more| plus| minimum)?'?(?P<of>[^\S\n]+(?:of )?(?:[\w/&-]+ ){0,4}?(?:experience"
    r"|exp\b)(?:\s+required)?)?",
    needs=("year", "yr"),
)
_UNIT = pattern(r"y(?<![a-z]y)(?:ears?|rs?)\b")
_COUNT = pattern(rf"[0-9]|(?:{'|'.join(_WORDS)})")
_BEFORE, _AFTER = 60, 90
_REACH = 45
"""Characters that a number can stand before its unit, with a second number and what is between them."""
_EXPERIENCE = pattern(
    r"\b(?:experienced?|exp|expertise|background|working|worked|track record|hands-on|professional|commercial"
    r"|industry|practice|building|developing"
    r"|engineering|development|research|post-?qualif\w+|pqe|in (?:an? )?[\w -]{0,40}roles?)\b"
)
_OTHER_AFTER = pattern(
    r"\s*(?:'s? )?(?:-|–)?\s*(?:old\b|of age|(?:or|and) (?:older|over)|fixed|contract|ftc|term\b|placement|program"
    r"|scheme|warrant|vest|cliff|visa|of history|history|ago\b|running|in a row"
    r"|anniversar|tenure|of service|service|plan\b|roadmap|guarantee|after|maternity|parental|leave|sabbatical"
    r"|of (?:\w+ )?data(?=[.,;)]| ?$|\n| (?:from|on|in|about|for|across|and|collected|to)\b)|of operation|post-money"
    r"|of growth|residen|of continuous"
    r"|in business|in the uk|validity|lease|internship|apprentice|project|programme|bachelor|degree|course|rotation"
    r"|of employment|with (?:us|the company))"
)
_OTHER_BEFORE = pattern(
    r"(?:\b(?:past|last|next|every|first|each|coming|previous|within|after|founded|once|per|ago|since|for the"
    r"|contract of|term of|duration of|duration:|over the|roadmap|programme|project|plan|\d"
    r"|(?:lived|resided|resident) (?:\w+ ){0,5}?(?:for|at least))\s*\(?)$"
)
_OURS = pattern(r"\b(?:we|our|us|company|has|team's|team has|clients|firm|business|founded|combined|collective)\b")
_CANDIDATE = pattern(
    r"\b(?:you|you'll|you've|your|candidate|candidates|applicant|applicants|experience required|looking for|seeking"
    r"|require[sd]?|must|need|minimum|at least|someone|ideally)\b"
)
_SUBJECT = pattern(
    r"\W*(?:of |')?\s*(?:[\w-]+ ){0,3}?(?:experience|exp|expertise|background|track record)?\s*(?:working "
    r"|specialising |specializing )?(?:in |with |of |as |building |developing |on |using )?"
    r"(?:an? |the )?((?:(?! with )[^,;:.()\n]){2,60})"
)
_FRAME = frozenset(
    """of experience exp required professional commercial relevant practical hands-on industry proven solid prior
    working work strong demonstrable progressive""".split()  # noqa: SIM905
)
_GLUE = " ,;:-–—.\n\t"


def extract(document: Document, ledger: Sequence[Item]) -> tuple[Years, ...]:
    """Every mention of years of experience, in order."""
    found: list[Years] = []
    starts = [item.start for item in ledger]
    for start, end, voice in spoken(document):
        for match in _mentions(document.lower, start, end):
            left, right = sentence_around(document, match.start())
            at = bisect_right(starts, match.start()) - 1
            item = ledger[at] if at >= 0 and match.start() < ledger[at].end else None
            if item is not None:
                left, right = item.start, item.end
            if _is_experience(document, match, left, right, item):
                found.append(_years(document, match, left, right, item, voice == "posting"))
    return tuple(found)


def _mentions(low: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The numbers of years in a run of text: looked for around each ``year``, which is rare."""
    for unit in _UNIT.finditer(low, start, end):
        left = max(start, unit.start() - _BEFORE)
        if not _COUNT.search(low, max(left, unit.start() - _REACH), unit.start()):
            continue
        for match in _MENTION.finditer(low, left, min(end, unit.end() + _AFTER)):
            if match.start("unit") == unit.start():
                yield match
            if match.start("unit") >= unit.start():
                break


def _is_experience(document: Document, match: re.Match[str], left: int, right: int, item: Item | None) -> bool:
    low = document.lower
    if _OTHER_AFTER.match(low, match.end("unit"), right) or _OTHER_BEFORE.search(
        low[max(left, match.start() - 30) : match.start()]
    ):
        return False
    if item is not None and item.kind != "duty":
        return _number(match["low"]) <= 25
    section = document.section_at(match.start())
    if section is not None and section.kind in {"benefits", "legal", "pay", "values"}:
        return False
    near = _EXPERIENCE.search(low, match.end("unit"), min(right, match.end() + 60)) or _EXPERIENCE.search(
        low, max(left, match.start() - 40), match.start()
    )
    if not near or _OURS.search(low, left, match.start()):
        return False
    if section is not None and section.kind == "company":
        return _CANDIDATE.search(low, left, right) is not None
    plain = match["plus"] or match["ahead"] or match["high"] or match["floor"] or match["of"]
    return bool(plain or _CANDIDATE.search(low, left, right))


def _number(word: str) -> float:
    return float(_WORDS[word]) if word in _WORDS else float(word)


def _years(document: Document, match: re.Match[str], left: int, right: int, item: Item | None, posting: bool) -> Years:
    low = document.lower
    first = _number(match["low"])
    high = _number(match["high"]) if match["high"] else None
    capped = bool(match["cap"] or match["max"]) and not high
    open_end = bool(match["plus"] or match["ahead"] or match["open"] or match["more"])
    start, end = match.start(), match.end()
    while document.text[start].isspace():
        start += 1
    return Years(
        text=document.text[start:end],
        min=None if capped else first,
        max=first if capped else high,
        subject=_subject(low, match, left, right),
        plus=open_end or bool(match["floor"]),
        malformed=high is not None and (open_end or bool(match["floor"]) or high <= first),
        required=item is None or item.kind != "nice",
        start=start,
        end=end,
        source="posting" if posting else "ad",
    )


def _subject(low: str, match: re.Match[str], left: int, right: int) -> str:
    """What the years are years of: ``5 years of SQL experience``, ``5 years in finance``, ``Python: 3 years``."""
    words = " ".join(word for word in (match["of"] or "").split() if word not in _FRAME)
    if not words:
        after = _SUBJECT.match(low, match.end(), right)
        words = after[1].strip(_GLUE) if after else ""
    if not words and match.start() > left:
        words = low[max(left, match.start() - 60) : match.start()].strip(_GLUE)
    return " ".join(words.split())
