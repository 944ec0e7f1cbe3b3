"""The ledger of an ad: which of its items ask for something, and how firmly.

An item is a bullet, a bare line that has lost its bullet, or a sentence of a paragraph. Where it stands decides whether
it is a must-have, a nice-to-have or a duty; words inside it (``is a plus``, ``ideally``) can soften a must-have.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from itertools import pairwise

from jobwriter import clauses
from jobwriter.document import Block, Document, Section
from jobwriter.facts.contents import of_success
from jobwriter.facts.model import RequirementKind
from jobwriter.patterns import pattern
from jobwriter.records import record

_LINE_WORDS = 40
_LEAD_WORDS = 25
_FEW = 3
_PLAIN = frozenset({"item", "line"})
_UNHEADED = frozenset({"summary", "other", "team", "title", "skills", "place"})
_NOT_ASKING = frozenset({"company", "benefits", "legal", "pay", "process", "values"})

_STACK = pattern(r"\b(?:our|we use|we work|you'll (?:use|work)|you will (?:use|work)|current) ?(?:\w+ ){0,3}|\bstack\b")
_SOFT = (
    r"(?:(?:(?:big|huge|strong|definite|distinct|major|real|nice|added|additional|great|significant"
    r"|clear) )?(?:plus(?:es)?|bonus|advantage)"
    r"|nice[- ]to[- ]haves?|valued|appreciated|advantageous|beneficial|desirable|desired|preferred|preferable|optional"
    r"|helpful"
    r"|a benefit)"
)
SOFTENED = pattern(
    rf"^(?:ideally|preferably|bonus|plus|preferred|preference|nice[- ]to[- ]have|desirable|advantageous"
    rf"|optional(?:ly)?|extra points)\b(?! candidate)"
    rf"|\b(?:is|are|would be|will be|as|be|considered|seen as|also|though)(?: an?| highly| strongly"
    rf"| very)*(?: [a-z]+)? {_SOFT}\b"
    rf"|\(\s*(?:an?|is an?|highly|strongly)? ?(?:\w+ )?\b{_SOFT}\s*\)\s*\W*$"
    rf"|(?:^|[\s,;:/–—-])(?:an? |highly |strongly )?{_SOFT}\W*$"
    r"|\bgraduate degree preferred\b|\b(?:preferred|desirable)[,:] "
    r"|\bnot (?:strictly |absolutely )?(?:required|essential|necessary|mandatory|a must|a requirement"
    r"|a prerequisite)\b"
    r"|\b(?:would|we'd|we would|it'd|it would|also|you'd) (?:also )?(?:be nice|love (?:it )?if|be great if"
    r"|get bonus points)\b",
    words="ideally preferably bonus plus pluses preferred preference preferable nice nicer nicely desirable desired"
    " optional optionally extra advantage advantageous beneficial helpful benefit not love great valued appreciated",
)
"""Words that make the item they stand in a nice-to-have."""
_NAMELESS = pattern(
    r"\s*(?:an?|is|are|would|will|not|very|highly|strongly|big|huge|strong|nice|good|great|but|although|though|also|as|or"
    r"|considered|preferr?ed|preferably|preferable|ideally|desir\w+|optional\w*|bonus|plus|advantag\w+|beneficial|helpful"
    r"|extra|added|additional)\b"
)
"""How a bracket opens that softens what stands before it: ``(a plus)``."""
HEDGED = pattern(
    r"\b(?:ideally|preferably|preferred|nice[- ]to[- ]have|desirable|advantageous|beneficial|would be useful|(?:a"
    r"|an)(?: \w+)? (?:plus|bonus"
    r"|advantage)\b|bonus points)",
    needs=("prefer", "ideally", "nice", "plus", "bonus", "desirable", "advantage", "beneficial", "useful"),
)
"""Words of wish inside a list, whether or not they soften the whole item."""
_NEEDED = pattern(r"\b(?:you need|you'll need|you must|required|must[- ]haves?|essential)\b")
_REQUIRED = pattern(r"\b(?<!not )(?<!strictly )(?:required|essential|mandatory|must have|is a must)\b")
_FORMALITY = pattern(
    r"\b(?:right to (?:live and )?work|work permit|work(?:ing)? (?:authori[sz]ation|rights)|authori[sz]ed to work"
    r"|(?:eligible|eligibility|legally entitled) to work|visa|sponsorship|(?:dbs|police|vetting|credit"
    r"|working with children) checks?"
    r"|(?:national )?police (?:clearance|certificate)|background checks?|reference checks?|criminal record"
    r"|equal opportunit\w+"
    r"|security clearance process|recruitment agenc\w+|no agencies)\b",
    words="right permit rights authorisation authorization authorised authorized eligible eligibility entitled visa"
    " sponsorship check checks police criminal equal clearance recruitment agencies",
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
    r"|please\b|if (?:you|yes|onsite|the|this|that|all)|don't (?:meet|worry|tick|have)|not all|even if"
    r"|the (?:role|company|team"
    r"|salary|successful applicant will receive)\b"
    r"|(?:location|salary|pay|start|duration|contract|must have certifications|prior \w+ experience) ?[-–:]"
    r"|number of \w+|onsite requirement"
    r"|apply\b|to apply|click|note\b|notes\b|studies|research shows|as an equal|in return|join us|why\b|https?://|#)"
)
_FORM = pattern(r"[^.]{0,60}\by/n\b", needs=("y/n",))
"""A question of a form that has got into the text."""
_NOT_FOR_YOU = pattern(
    r"\b(?:not|n't|isn't|won't|wouldn't) (?:\w+ ){0,3}(?:right|fit|good|suitable|for you|job|role|place|match|enjoy"
    r"|like|thrive)\b"
    r"|\bnot (?:looking|for)\b|\bwhat (?:this|the) role is not\b|\b(?:red flags?|deal[- ]?breakers?)\b"
)
"""A list under such words says who should stay away."""
_WISHED = pattern(
    rf"\b(?:{_SOFT}|bonus(?: points?)?|ideally|preferably|nice|great if|be great|thrilled|even better"
    rf"|extra (?:points|credit)"
    r"|brownie points|(?:would|'d) (?:also )?(?:love|like) (?:it )?(?:if you (?:also )?(?:have|had|know|knew|bring)"
    r"|to see)|stand out|not (?:strictly )?(?:required|essential)|good to have|useful)\b"
)
"""A line or a bullet that ends with a colon and holds such words makes wishes of what follows."""
_NEVER_MIND = pattern(r"\bnot (?:strictly )?(?:required|essential|necessary)\b")
_OFFERED = pattern(
    r"\b(?:we offer|we provide|what's in it|what it's like|working (?:for|with|at) us|benefits|perks|in return"
    r"|you(?:'ll| will) (?:get|enjoy|receive)"
    r"|you can expect|why (?:join|work)|what we (?:offer|provide)|about us|our stack|we use)\b"
)
"""A line that leads over to what the employer gives."""
_WISH_START = pattern(
    r"(?:(?:nice|good|great)[- ]to[- ]haves?|bonus|desirables?|desired|preferred|ideally|(?:it|that)(?:'d"
    r"| would) be|we(?:'d| would) (?:also )?(?:love|like|be (?:thrilled|delighted"
    r"|excited)) (?:it )?(?:if you (?:also )?ha|to see)"
    r"|you(?:'d| would) (?:also )?(?:get|score|stand)|extra|advantageous|optional|(?:this|it) (?:role )?(?:is"
    r"|might) not|not for you)\b"
)
_CUE = pattern(
    r"\byou(?:'ll| will| must| should|'d| would)? (?:also )?(?:have|need|bring|possess|hold|be able|know"
    r"|are (?:an? )?(?:experienced|expert|proficient|fluent|comfortable|skilled|confident))\b"
    r"|\byou've\b|\bmust have\b|\bwe need\b|\b(?:is|are) (?:required|essential|a must|mandatory|needed|key)\b"
    r"|\b(?:ideal|successful|right|perfect|strong|best|suitable) (?:candidates?|applicants?|person)\b"
    r"|\bcandidates? (?:with|who|must|should|will)\b"
    r"|\brequires? (?:an?|proficiency|experience|strong|expert|someone|knowledge|deep|at least|\d)\b"
    r"|\b(?:looking|searching|search|seeking) (?:for )?(?:an? |our )?(?:\w+[ -]){0,8}(?:with|who)\b"
    r"|\b(?:role|job|position|success[^.;\n]{0,30}) (?:calls? for|demands|takes) (?:an?|deep|strong|solid|real"
    r"|good|proven"
    r"|fluency|experience|confidence|hands-on)\b"
    r"|\bexperience (?:with|in|of) [^.;\n]{0,80}\b(?:required|essential|needed|necessary|a must)\b"
)
_YOU = pattern(
    r"you (?!will|can expect|get\b|receive|may\b|might|apply|join|don't|do not|decide)[a-z]+|you're (?!going"
    r"|looking|about|joining)"
)
"""How a sentence opens that says what the reader is like."""
_ASKING_START = pattern(
    r"(?:an? |the |some |your )?(?:\w[\w-]* ){0,2}?(?:experienced?|knowledge|understanding|familiar(?:ity)?|ability"
    r"|able|proficien\w+|skills?|expertise|track record"
    r"|background|exposure|fluen\w+|degree|bachelor'?s|master'?s|phd|msc|bsc|(?:minimum"
    r"|at least) (?:of )?(?:\w+ ){0,2}years|\d+\+? ?years)\b"
)
_LEVEL_START = pattern(
    _ASKING_START.source
    + r"|(?:advanced|strong|solid|excellent|deep|proven|expert|fluent|proficient|comfortable|exposure|hands-on)\b"
)
"""The same in a list of tools, where the level stands first."""

_NUMBER = pattern(r"[A-Z]{0,2}\d{1,2}[.):]\s+(?=[A-Z])")
"""The number of a criterion, by which the public service refers to it: ``E1.``"""


@record
class Item:
    """A bullet, a bare line or a sentence that states an ask or a duty.

    ``block`` is its index in ``Document.blocks``, ``section`` the index of its section. From ``soft`` on, where it is
    not -1, what it asks for is only wished for.
    """

    start: int
    end: int
    kind: RequirementKind
    block: int
    section: int
    soft: int = -1


def items(document: Document) -> tuple[Item, ...]:
    """All items of the ledger, in the order of the text.

    Where an ad lists what one does, the sentences around the list tell of other things: the team, the data, the aim.
    """
    found: list[Item] = []
    numbers = {block.start: number for number, block in enumerate(document.blocks)}
    bullets = any(
        block.kind == "item" for section in document.sections_of("requirements", "skills") for block in section.blocks
    )
    strays = [zone for zone in document.zones if zone.kind != "ad"]
    for number, section in enumerate(document.sections):
        if strays and document.zone_at(section.start).kind != "ad":
            continue
        kind = _kind_of(document, section)
        if kind is not None:
            found += _listed(document, section, number, kind, numbers, plain=not bullets)
        elif section.kind in _UNHEADED:
            found += _unheaded(document, section, number, numbers)
    listed = [document.blocks[item.block].kind == "item" for item in found]
    if sum([bullet and item.kind == "duty" for bullet, item in zip(listed, found, strict=True)]) >= _FEW:
        found = [item for bullet, item in zip(listed, found, strict=True) if bullet or item.kind != "duty"]
    if sum([item.kind == "must" for item in found]) < _FEW:
        taken = {item.block for item in found if item.kind != "duty" or document.blocks[item.block].kind == "item"}
        found += [item for item in _prose(document) if item.block not in taken]
        found.sort(key=lambda item: item.start)
    return tuple(found)


def _kind_of(document: Document, section: Section) -> RequirementKind | None:
    if section.kind == "requirements":
        return _meant(document.lower, section.heading, "must") if section.heading else "must"
    if section.kind == "nice-to-have":
        heading = section.heading
        return "must" if heading and _NEEDED.search(document.lower, heading.start, heading.end) else "nice"
    if section.kind == "duties":
        return None if of_success(document, section) else "duty"
    if section.kind == "skills" and section.heading is not None:
        heading = section.heading
        return (
            None
            if _STACK.search(document.lower, heading.start, heading.end)
            else _meant(document.lower, heading, "must")
        )
    return None


def _words(document: Document, start: int, end: int) -> int:
    tokens = document.tokens
    return tokens.first_at_or_after(end) - tokens.first_at_or_after(start)


def _listed(
    document: Document,
    section: Section,
    number: int,
    kind: RequirementKind,
    numbers: Mapping[int, int],
    *,
    plain: bool,
) -> Iterator[Item]:
    """The items of a section that lists asks or duties; ``plain`` where no bullet of the ad does."""
    low = document.lower
    broken = any(zone.kind != "ad" and zone.start < section.end and section.start < zone.end for zone in document.zones)
    listed = any(block.kind == "item" for block in section.blocks)
    begun = interrupted = False
    meant: RequirementKind | None = kind
    for position, block in enumerate(section.blocks):
        if block.kind not in _PLAIN or (broken and document.zone_at(block.start).kind != "ad"):
            continue
        if kind != "duty" and _leads(document, section.blocks, position):
            meant = _meant(low, block, kind)
            interrupted = False
            continue
        if meant is None:
            continue
        if block.kind == "line":
            if listed:
                interrupted = interrupted or (begun and _interrupts(document, block))
                continue
            run_on = bool(clauses.cuts(document, block.start, block.end))
            if run_on or _words(document, block.start, block.end) > _LINE_WORDS:
                yield from _sentences(document, block, number, meant, numbers[block.start], plain=plain)
                continue
            if _NOT_AN_ASK.match(low, block.start, block.end) or _FORM.match(low, block.start, block.end):
                continue
        elif _is_label(document, section.blocks, position) or (interrupted and not _asks(low, block)):
            continue
        begun = True
        if block.kind == "item" and clauses.cuts(document, block.start, block.end):
            yield from _sentences(document, block, number, meant, numbers[block.start], plain=True)
            continue
        if kind != "duty" and (
            _FORMALITY.search(low, block.start, block.end) or _TERMS.match(low, block.start, block.end)
        ):
            continue
        yield _item(document, block.start, block.end, meant, numbers[block.start], number)


def _leads(document: Document, blocks: tuple[Block, ...], position: int) -> bool:
    """Whether a short block names, with a colon or a wish, the blocks that follow it."""
    block = blocks[position]
    if position + 1 == len(blocks):
        return False
    if document.text[block.end - 1 : block.end] == ":":
        leads = block.kind == "line" or _is_wish(document.lower, block)
    else:
        leads = (
            block.kind == "line"
            and blocks[position + 1].kind == "item"
            and _WISH_START.match(document.lower, block.start, block.end) is not None
        )
    return leads and _words(document, block.start, block.end) <= _LEAD_WORDS


def _is_wish(low: str, block: Block) -> bool:
    return bool(_WISHED.search(low, block.start, block.end) or _NOT_FOR_YOU.search(low, block.start, block.end))


def _meant(low: str, block: Block, kind: RequirementKind) -> RequirementKind | None:
    """What the blocks after a leading one are: wishes, reasons to stay away (none), or what the section holds."""
    if _NOT_FOR_YOU.search(low, block.start, block.end) and not _NEVER_MIND.search(low, block.start, block.end):
        return None
    if _WISHED.search(low, block.start, block.end) and not _REQUIRED.search(low, block.start, block.end):
        return "nice"
    return None if _OFFERED.search(low, block.start, block.end) else kind


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


def _item(document: Document, start: int, end: int, kind: RequirementKind, block: int, section: int) -> Item:
    """An item, softened to a wish by words such as ``is a plus``; as a whole, or from a later sentence on."""
    low = document.lower
    numbered = _NUMBER.match(document.text, start, end)
    if numbered is not None:
        start = numbered.end()
    soft = SOFTENED.alone(low, start, end) if kind == "must" else None
    if soft is None or _REQUIRED.search(low, start, end) or _bracketed(low, start, start + soft.start() + 1):
        return Item(start, end, kind, block, section)
    sentence = document.sentence_at(start + soft.start())
    later = max(sentence.start if sentence else start, low.rfind("; ", start, start + soft.end()) + 2)
    if (
        later > start
        and (_ASKING_START.match(low, start, later) or _CUE.search(low, start, later))
        and not SOFTENED.search(low[start:later].rstrip(" ;"))
    ):
        return Item(start, end, kind, block, section, later)
    return Item(start, end, "nice", block, section)


def _bracketed(low: str, start: int, at: int) -> bool:
    """Whether the wish at ``at`` stands in a bracket with what is wished for: ``SQL (BigQuery preferred)``."""
    opens = low.rfind("(", start, at)
    return opens >= 0 and low.find(")", opens, at) < 0 and _NAMELESS.match(low, opens + 1) is None


def _sentences(
    document: Document, block: Block, number: int, kind: RequirementKind, index: int, *, plain: bool
) -> Iterator[Item]:
    """The sentences of a paragraph that ask for something (all of them, for duties)."""
    low = document.lower
    cuts = clauses.cuts(document, block.start, block.end)
    at = bisect_left(document.sentences, block.start, key=lambda sentence: sentence.start)
    while at < len(document.sentences) and document.sentences[at].start < block.end:
        sentence = document.sentences[at]
        at += 1
        inside = [cut for cut in cuts if sentence.start < cut < sentence.end]
        pieces = list(pairwise((sentence.start, *inside, sentence.end)))
        for start, end in pieces:
            if (
                len(pieces) > 1
                or kind == "duty"
                or (
                    not _FORMALITY.search(low, start, end)
                    and (
                        _CUE.search(low, start, end)
                        or _ASKING_START.match(low, start, end)
                        or (plain and _YOU.match(low, start, end))
                    )
                )
            ):
                yield _item(document, start, end, kind, index, number)


def _unheaded(document: Document, section: Section, number: int, numbers: Mapping[int, int]) -> Iterator[Item]:
    """Bullets, or several short lines, in a section of another kind that open as requirements do."""
    low = document.lower
    opens = _LEVEL_START if section.kind == "skills" else _ASKING_START
    asking = [block for block in section.blocks if block.kind in _PLAIN and opens.match(low, block.start, block.end)]
    lines = [
        block for block in asking if block.kind == "line" and _words(document, block.start, block.end) <= _LINE_WORDS
    ]
    for block in asking:
        if block.kind == "item" or (len(lines) >= _FEW and block in lines):
            yield _item(document, block.start, block.end, "must", numbers[block.start], number)


def _prose(document: Document) -> Iterator[Item]:
    """Sentences that ask for something in an ad that does not list its requirements."""
    low = document.lower
    for sentence in document.sentences:
        if sentence.section < 0 or sentence.kind == "heading":
            continue
        if document.sections[sentence.section].kind in _NOT_ASKING:
            continue
        if _CUE.search(low, sentence.start, sentence.end) and not _FORMALITY.search(low, sentence.start, sentence.end):
            yield _item(document, sentence.start, sentence.end, "must", sentence.block, sentence.section)
