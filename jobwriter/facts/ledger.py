"""The ledger of an ad: which of its items ask for something, and how firmly.

An item is a bullet, a bare line that has lost its bullet, or a sentence of a paragraph. Where it stands decides whether
it is a must-have, a nice-to-have or a duty; words inside it (``is a plus``, ``ideally``) can soften a must-have.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from jobwriter.document import Block, Document, Section
from jobwriter.facts.model import RequirementKind
from jobwriter.patterns import pattern
from jobwriter.records import record

_LINE_WORDS = 40
_FEW = 3

_STACK = pattern(r"\b(?:our|we use|we work|you'll (?:use|work)|you will (?:use|work)|current) ?(?:\w+ ){0,3}|\bstack\b")
_SOFT = (
    r"(?:(?:(?:big|huge|strong|definite|distinct|major|real|nice|added|additional|great|significant"
    r"|clear) )?(?:plus(?:es)?|bonus|advantage)"
    r"|nice[- ]to[- ]haves?|advantageous|beneficial|desirable|desired|preferred|preferable|optional|helpful"
    r"|a benefit)"
)
SOFTENED = pattern(
    rf"^(?:ideally|preferably|bonus|plus|preferred|preference|nice[- ]to[- ]have|desirable|advantageous"
    rf"|optional(?:ly)?|extra points)\b(?! candidate)"
    rf"|\b(?:is|are|would be|will be|as|be|considered|seen as|also|though)(?: an?| highly| strongly"
    rf"| very)*(?: [a-z]+)? {_SOFT}\b"
    rf"|\(\s*(?:an?|is an?|highly|strongly)? ?(?:\w+ )?{_SOFT}\s*\)\s*\W*$"
    rf"|(?:^|[\s,;:/–—-])(?:an? |highly |strongly )?{_SOFT}\W*$"
    r"|\bgraduate degree preferred\b|\b(?:preferred|desirable)[,:] "
    r"|\bnot (?:strictly |absolutely )?(?:required|essential|necessary|mandatory|a must|a requirement"
    r"|a prerequisite)\b"
    r"|\b(?:would|we'd|we would|it'd|it would|also|you'd) (?:also )?(?:be nice|love (?:it )?if|be great if"
    r"|get bonus points)\b",
)
"""Words that make the item they stand in a nice-to-have."""
HEDGED = pattern(
    r"\b(?:ideally|preferably|preferred|nice[- ]to[- ]have|desirable|advantageous|(?:a|an)(?: \w+)? (?:plus|bonus"
    r"|advantage)\b|bonus points)"
)
"""Words of wish inside a list, whether or not they soften the whole item."""
_NEEDED = pattern(r"\b(?:you need|you'll need|you must|required|must[- ]haves?|essential)\b")
_REQUIRED = pattern(r"\b(?<!not )(?<!strictly )(?:required|essential|mandatory|must have|is a must)\b")
_FORMALITY = pattern(
    r"\b(?:right to work|work permit|work authori[sz]ation|authori[sz]ed to work|eligible to work|visa|sponsorship"
    r"|dbs check"
    r"|background check|reference check|criminal record|equal opportunit|security clearance process)\b"
)
_TERMS = pattern(
    r"(?:this (?:is|role|position|job|contract)\b|the (?:contract|pay|salary|role|position|job|hours?|office"
    r"|closing)\b"
    r"|you(?:'ll| will) (?:work|be based) (?:from|at|in) (?:our|the|home)\b|(?:location|salary|hours"
    r"|start date)\b ?[-–:])"
)
"""How a bullet about the terms of the job opens, where it stands among requirements."""
_NOT_AN_ASK = pattern(
    r"(?:this (?:is|role|position|job)|we (?:are|offer|believe|have|understand|know|value|encourage|welcome|don't"
    r"|do not)\b|we're|we'd|our\b|at [a-z]+,"
    r"|please\b|if (?:you|yes|onsite)|don't (?:meet|worry|tick|have)|not all|even if|the (?:role|company|team"
    r"|salary|successful applicant will receive)\b"
    r"|(?:location|salary|pay|start|duration|contract|must have certifications|prior \w+ experience) ?[-–:]"
    r"|number of \w+|onsite requirement|[^.]{0,60}\by/n\b"
    r"|apply\b|to apply|click|note\b|notes\b|studies|research shows|as an equal|in return|join us|why\b|https?://|#)"
)
_CUE = pattern(
    r"\byou(?:'ll| will| must| should|'d| would)? (?:also )?(?:have|need|bring|possess|hold|be able|know"
    r"|are (?:an? )?(?:experienced|expert|proficient|fluent|comfortable|skilled|confident))\b"
    r"|\byou've\b|\bmust have\b|\bwe need\b|\b(?:is|are) (?:required|essential|a must|mandatory|needed|key)\b"
    r"|\b(?:ideal|successful|right|perfect|strong|best|suitable) (?:candidates?|applicants?|person)\b"
    r"|\bcandidates? (?:with|who|must|should|will)\b"
    r"|\brequires? (?:an?|proficiency|experience|strong|expert|someone|knowledge|deep|at least|\d)\b"
    r"|\b(?:looking|searching|search|seeking) (?:for )?(?:an? |our )?(?:\w+[ -]){0,8}(?:with|who)\b"
    r"|\bexperience (?:with|in|of) [^.;\n]{0,80}\b(?:required|essential|needed|necessary|a must)\b"
)
_ASKING_START = pattern(
    r"(?:an? |the |some |your )?(?:\w[\w-]* ){0,2}?(?:experienced?|knowledge|understanding|familiar(?:ity)?|ability"
    r"|able|proficien\w+|skills?|expertise|track record"
    r"|background|exposure|fluen\w+|degree|bachelor'?s|master'?s|phd|msc|bsc|\d+\+? ?years)\b"
)


@record
class Item:
    """A bullet, a bare line or a sentence that states an ask or a duty.

    ``block`` is its index in ``Document.blocks``, ``section`` the index of its section.
    """

    start: int
    end: int
    kind: RequirementKind
    block: int
    section: int


def items(document: Document) -> tuple[Item, ...]:
    """All items of the ledger, in the order of the text."""
    found: list[Item] = []
    for number, section in enumerate(document.sections):
        if document.zone_at(section.start).kind != "ad":
            continue
        kind = _kind_of(document, section)
        if kind is not None:
            found += _listed(document, section, number, kind)
        elif section.kind in {"summary", "other", "team", "title", "skills", "place"}:
            found += _unheaded(document, section, number)
    if sum(item.kind == "must" for item in found) < _FEW:
        taken = {item.block for item in found if item.kind != "duty" or document.blocks[item.block].kind == "item"}
        found += [item for item in _prose(document) if item.block not in taken]
        found.sort(key=lambda item: item.start)
    return tuple(found)


def _kind_of(document: Document, section: Section) -> RequirementKind | None:
    if section.kind == "requirements":
        return "must"
    if section.kind == "nice-to-have":
        heading = section.heading
        return "must" if heading and _NEEDED.search(document.lower, heading.start, heading.end) else "nice"
    if section.kind == "duties":
        return "duty"
    if section.kind == "skills" and section.heading is not None:
        heading = section.heading
        return None if _STACK.search(document.lower, heading.start, heading.end) else "must"
    return None


def _index(document: Document, block: Block) -> int:
    return bisect_left(document.blocks, block.start, key=lambda other: other.start)


def _words(document: Document, start: int, end: int) -> int:
    tokens = document.tokens
    return tokens.first_at_or_after(end) - tokens.first_at_or_after(start)


def _listed(document: Document, section: Section, number: int, kind: RequirementKind) -> Iterator[Item]:
    """The items of a section that lists asks or duties."""
    low = document.lower
    listed = any(block.kind == "item" for block in section.blocks)
    begun = interrupted = False
    for position, block in enumerate(section.blocks):
        if block.kind not in {"item", "line"} or document.zone_at(block.start).kind != "ad":
            continue
        if block.kind == "line":
            if listed:
                interrupted = interrupted or (begun and _interrupts(document, block))
                continue
            if _words(document, block.start, block.end) > _LINE_WORDS:
                yield from _sentences(document, block, number, kind)
                continue
            if _NOT_AN_ASK.match(low, block.start, block.end):
                continue
        elif _is_label(document, section.blocks, position) or (interrupted and not _asks(low, block)):
            continue
        begun = True
        if kind != "duty" and (
            _FORMALITY.search(low, block.start, block.end) or _TERMS.match(low, block.start, block.end)
        ):
            continue
        yield Item(
            block.start, block.end, _softened(low, block.start, block.end, kind), _index(document, block), number
        )


def _interrupts(document: Document, block: Block) -> bool:
    """Whether a paragraph between the items of a section starts to speak of something else."""
    return _words(document, block.start, block.end) > 12 and not _asks(document.lower, block)


def _asks(low: str, block: Block) -> bool:
    return bool(_CUE.search(low, block.start, block.end) or _ASKING_START.match(low, block.start, block.end))


def _is_label(document: Document, blocks: tuple[Block, ...], position: int) -> bool:
    """Whether a bullet is the name of the bullets below it."""
    block = blocks[position]
    if document.text[block.end - 1 : block.end] == ":":
        return True
    below = blocks[position + 1] if position + 1 < len(blocks) else None
    return (
        below is not None
        and below.kind == "item"
        and below.depth > block.depth
        and _words(document, block.start, block.end) <= 6
    )


def _softened(low: str, start: int, end: int, kind: RequirementKind) -> RequirementKind:
    if kind == "must" and SOFTENED.search(low[start:end]) and not _REQUIRED.search(low, start, end):
        return "nice"
    return kind


def _sentences(document: Document, block: Block, number: int, kind: RequirementKind) -> Iterator[Item]:
    """The sentences of a paragraph that ask for something (all of them, for duties)."""
    low = document.lower
    index = _index(document, block)
    at = bisect_left(document.sentences, block.start, key=lambda sentence: sentence.start)
    while at < len(document.sentences) and document.sentences[at].start < block.end:
        sentence = document.sentences[at]
        at += 1
        if kind == "duty" or (
            not _FORMALITY.search(low, sentence.start, sentence.end)
            and (
                _CUE.search(low, sentence.start, sentence.end) or _ASKING_START.match(low, sentence.start, sentence.end)
            )
        ):
            yield Item(sentence.start, sentence.end, _softened(low, sentence.start, sentence.end, kind), index, number)


def _unheaded(document: Document, section: Section, number: int) -> Iterator[Item]:
    """Bullets in a section of another kind that open as requirements do."""
    low = document.lower
    for block in section.blocks:
        if block.kind == "item" and _ASKING_START.match(low, block.start, block.end):
            kind = _softened(low, block.start, block.end, "must")
            yield Item(block.start, block.end, kind, _index(document, block), number)


def _prose(document: Document) -> Iterator[Item]:
    """Sentences that ask for something in an ad that does not list its requirements."""
    low = document.lower
    for sentence in document.sentences:
        if sentence.section < 0 or sentence.kind == "heading":
            continue
        if document.sections[sentence.section].kind in {"company", "benefits", "legal", "pay", "process", "values"}:
            continue
        if _CUE.search(low, sentence.start, sentence.end) and not _FORMALITY.search(low, sentence.start, sentence.end):
            kind = _softened(low, sentence.start, sentence.end, "must")
            yield Item(sentence.start, sentence.end, kind, sentence.block, sentence.section)
