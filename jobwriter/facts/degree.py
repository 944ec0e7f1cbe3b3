"""The degree an ad asks for: the lowest that is enough, and whether experience may stand in for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from jobwriter.document import Document
from jobwriter.facts.ledger import Item
from jobwriter.facts.model import Degree
from jobwriter.patterns import Words, pattern
from jobwriter.records import record

Level = Literal["bachelor", "master", "phd"]
_ORDER: tuple[Level, ...] = ("bachelor", "master", "phd")

_NEAR = 40
_NOT_ASKING = frozenset({"company", "benefits", "legal", "pay", "values", "team", "process"})
_MENTION = pattern(
    r"\b(?:(?P<phd>ph\.?\s?d\b\.?|doctorate|doctoral(?: degree| qualification)?|dphil)"
    r"|(?P<master>master'?s?(?:' | )(?:degree|level|or|and|in)|master's|masters\b|m\.?sc\b\.?|m\.?eng\b\.?|mba\b"
    r"|m\.s\.|graduate degree|advanced degree|postgraduate (?:degree|qualification)|higher degree)"
    r"|(?P<bachelor>bachelor'?s?(?:'? degree)?|b\.?sc\b\.?|b\.?eng\b\.?|b\.s\.|b\.a\.|ba/bs\b|bs/ba\b"
    r"|undergraduate degree|university degree|college degree|academic degree|hbo\+?(?= |/|-)(?! max)"
    r"|university[- ]level"
    r"|(?:honou?rs |first |technical |stem |relevant |quantitative |scientific |numerate |numerical |engineering "
    r"|science |a )?degree(?! (?:of|apprentice)\b)|2[:.]1\b|educated to degree))",
)
_SPELLED = ("degree", "bachelor", "doctora")
_NAMES = Words("phd ph dphil master masters msc m ms ma meng mba postgraduate bsc b beng ba bs hbo university 2")
"""Names of degrees that stand by themselves; what spells one out may be glued to the next word."""
_SHORT = pattern(
    r"\b(?:(?P<bachelor>BS|BA|BSc|BEng)|(?P<master>MS|MA|MSc|MEng))\b(?=\s*(?:[/,]|or\b|in\b|degree|plus\b|and\b"
    r"|with\b))"
)
"""In the text, not in lower case."""
_NOT_A_DEGREE = pattern(
    r"\b(?:scrum|web|data|task|360|high|some|certain|post|zero|to a|any) $|\b(?:e\.?g\.?|such as|studies),? ?$"
)
_SOFT = pattern(
    r"\b(?:preferred|preferably|preferable|ideally|desirable|desired|advantageous|a plus|(?:a|an)(?: \w+)? (?:plus"
    r"|bonus|advantage)|bonus|nice to have|welcome|beneficial)\b"
)
_APART = pattern(r"[;.(](?!\w)|\(|, (?!or\b|and\b|ph|m\w+ (?:or|and)\b)")
_REQUIRED = pattern(r"\b(?:required|essential|must|mandatory|necessary|minimum)\b")
_EQUIVALENT = pattern(
    r"\b(?:or|and/or)\W+(?:(?:an?|the|your|their|any|other|have|with|relevant|proven|demonstrable|significant"
    r"|extensive|practical|professional|commercial|real-world|strong"
    r"|hands-on|work|working|industry|comparable|similar|similarly|equal|\d+\+?|years?|of|self-taught|previous"
    r"|possess|validated|bootcamps?) ){0,6}(?:equivalent|bootcamp|training|competenc\w+|certification"
    r"|apprenticeship|experience|industry|comparable|similar experience|background|demonstrable|practical"
    r"|work history|expertise)\b"
    r"|\bequivalent (?:\w+ ){0,3}(?:experience|knowledge|skills|work|training)|\bdegree[- ]equivalent"
    r"|\bor (?:the )?equivalent\b|\bno degree\b"
    r"|\bor \d+\+? years?'? (?:of )?(?:\w+ ){0,3}(?:work|experience|practice)\b"
    r"|\b(?:in place|instead) of (?:a|the|your|any) (?:\w+ )?degree\b"
    r"|\bor (?:have|you have|you've|self-taught)\b|\bin lieu\b|\bexperience (?:instead|in place)|\bnot (?:required"
    r"|essential|necessary)\b|\bwe don't (?:require|need)"
)
_ONE_OF = pattern(r"\b(?:(?:at least )?one of|any (?:one )?of|either)\b[^.\n]{0,40}:\W*\Z")
"""How a list ends its lead of which one entry is enough."""
_EXPERIENCE = pattern(
    r"\b(?:experience|practical|practice|work|working|industry|skills|knowledge|training|expertise|history"
    r"|background|self-taught|professional|bootcamp|competenc\w+|certification|apprenticeship)\b"
)
_WAIVED = pattern(
    r"\b(?:degrees?|diploma|one|either way)(?: [\w']+){0,4}? (?:not|isn't|aren't|never|optional|unnecessary)"
    r"(?: (?:\w+ ){0,2}?(?:required|a requirement|needed|necessary|essential|expected|asked|a must|matter))?\b"
    r"|\bno (?:\w+ ){0,2}?degree\b"
    r"|\b(?:do not|don't|doesn't|does not|never|needn't|won't) (?:need|require|have|ask for|expect|look for|care)"
    r"(?: \w+){0,3}? degree\b",
    needs=("degree", "diploma", "one", "either way"),
)
"""Words that let the degree go: ``A degree is not required``."""
_NEEDLESS = pattern(
    r"\b(?:you|we|they) (?:don't|do not|won't|needn't|will not) (?:need|require|have to|have|ask for|look for)\b"
    r"(?![^.;]*\b(?:but|however|except|unless)\b)[^.;]*\Z"
)
"""What goes before a degree that is one of several things that nobody needs."""
_LEARNING = pattern(
    r"\b(?:enrol\w*|pursuing|working toward\w*|in the (?:\w+ )?year of|currently (?:in|on|at|studying)|registered"
    r"|returning to|midway through|a student (?:in|on|of)) (?:[\w'/-]+ ){0,3}\Z"
)
"""What goes before a degree that one is still taking."""
_HELD = pattern(r"\b(?:completed?|hold|holding|have|has|obtained|graduated|finished|or recent)\b")
_BESIDES = pattern(r"[,;+]|\b(?:plus|with|and \d)\b")
_OFFER = pattern(
    r"\b(?:degree of|team|colleagues|fund|sponsor|support you|study|studying toward|apprentice|phds and|our)\b"
)
_ASKED = pattern(
    r"\b(?:you|candidates? need|candidate|candidates|applicant|applicants|require[sd]?|must|hold|looking for"
    r"|seeking|ideal|educat\w+"
    r"|qualif\w+)\b"
)


@record
class _Named:
    """Degrees named in one item or sentence."""

    level: Level
    start: int
    end: int
    required: bool
    equivalent: bool
    bare: bool


def extract(document: Document, ledger: Sequence[Item]) -> Degree | None:
    """The degree that counts: the lowest of those required, else the lowest that is preferred."""
    named = list(_named(document, ledger))
    if not named:
        return None
    required = [one for one in named if one.required]
    chosen = min(required or named, key=lambda one: _ORDER.index(one.level))
    return Degree(
        level=chosen.level,
        required=chosen.required,
        equivalent_ok=any(one.equivalent for one in (required or named)),
        bare_equivalent=chosen.bare,
        start=chosen.start,
        end=chosen.end,
    )


def _units(document: Document, ledger: Sequence[Item]) -> Iterator[tuple[int, int, Item | None]]:
    """Where a degree can be asked for: items of the ledger, and sentences apart from them."""
    for item in ledger:
        if item.kind != "duty":
            yield item.start, item.end, item
    taken = {item.block for item in ledger}
    for sentence in document.sentences:
        if sentence.section < 0 or sentence.kind == "heading" or sentence.block in taken:
            continue
        if document.sections[sentence.section].kind not in _NOT_ASKING:
            yield sentence.start, sentence.end, None


def _may_name(low: str, start: int, end: int) -> bool:
    """Whether the words of a degree stand in a part of the text."""
    return _NAMES.may_stand(low, start, end) or any(low.find(word, start, end) >= 0 for word in _SPELLED)


def _told(low: str, start: int, stop: int, end: int) -> bool:
    """Whether an ``or equivalent`` says what is equivalent: experience, practice, training."""
    after = min(end, stop + _NEAR)
    match = _EXPERIENCE.search(low, start, min(end, stop + 40))
    return match is not None and (match.start() < after and not _BESIDES.search(low, stop, max(match.start(), stop)))


def _is_choice(document: Document, item: Item | None) -> bool:
    """Whether an item stands in a list of which one entry is enough: ``You need one of these:``."""
    if item is None:
        return False
    at = item.block
    while at > 0 and document.blocks[at].kind == "item":
        at -= 1
    lead = document.blocks[at]
    return lead.end <= item.start and _ONE_OF.search(document.lower, lead.start, lead.end) is not None


def _is_soft(low: str, found: Sequence[tuple[Level, int, int]], level: Level, start: int, end: int) -> bool:
    """Whether the lowest degree is only wished for: not in ``BSc; a PhD is a plus``."""
    wish = _SOFT.search(low, start, end)
    if wish is None:
        return False
    before = [one for one in found if one[1] < wish.start()]
    lowest = [one for one in before if one[0] == level]
    if not before or not lowest or before[-1][0] == level:
        return True
    return _APART.search(low, lowest[-1][2], before[-1][1]) is None


def _named(document: Document, ledger: Sequence[Item]) -> Iterator[_Named]:
    for start, end, item in _units(document, ledger):
        if not _may_name(document.lower, start, end):
            continue
        found: list[tuple[Level, int, int]] = []
        for match in [*_MENTION.finditer(document.lower, start, end), *_SHORT.finditer(document.text, start, end)]:
            before = document.lower[max(start, match.start() - 12) : match.start()]
            if _NOT_A_DEGREE.search(before):
                continue
            level: Level = match.lastgroup  # type: ignore[assignment]
            found.append((level, match.start(), match.end()))
        if not found or (item is None and not _ASKED.search(document.lower, start, end)):
            continue
        if _OFFER.search(document.lower, start, found[0][1]):
            continue
        if _LEARNING.search(document.lower, start, found[0][1]) and not _HELD.search(document.lower, start, end):
            continue
        found.sort(key=lambda one: one[1])
        explicit = [one for one in found if document.lower[one[1] : one[2]] not in {"degree", "a degree"}] or found
        level, _, stop = min(explicit, key=lambda one: _ORDER.index(one[0]))
        first = found[0][1]
        for _, left, right in found:
            if left - stop <= _NEAR:
                stop = max(stop, right)
        soft = _is_soft(document.lower, found, level, start, min(end, stop + 60))
        soft = soft and not _REQUIRED.search(document.lower, start, end)
        ways = list(_EQUIVALENT.finditer(document.lower, start, end))
        told = any(_told(document.lower, way.start(), way.end(), end) for way in ways)
        waived = _WAIVED.search(document.lower, start, end) if len({one[0] for one in found}) == 1 else None
        waived = waived or _NEEDLESS.search(document.lower, start, first)
        told = told or _is_choice(document, item) or waived is not None
        yield _Named(
            level,
            first,
            max(stop, first + 1),
            (item is None or item.kind == "must") and not soft,
            told,
            bool(ways) and not told,
        )
