"""Who hires: the name that the ad, the page around it or a record gives, and whether an agency speaks for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal

from jobwriter import packs
from jobwriter.document import Document
from jobwriter.facts import Context
from jobwriter.facts.model import Employer, Fact, Place
from jobwriter.facts.voice import spoken, voice_at
from jobwriter.patterns import pattern
from jobwriter.records import record


@record
class Employers:
    """The employer, and the words that stand where its name belongs."""

    employer: Employer | None = None
    unnamed: Fact | None = None


_WORD = r"(?:[A-Z][\w.&+'-]{0,30}|[a-z]{1,12}[A-Z]\w{0,20}|\d{1,4}[A-Za-z]\w{0,20})"
_NAME = rf"(?P<name>{_WORD}(?: (?:(?:of|and|&|for|the|de|du|von|van|der) )?{_WORD}){{0,5}})"
_ANY = rf"(?:{_NAME}|(?P<low>[a-z][a-z0-9.]{{2,20}}))"
_HEADING = pattern(
    r"(?:(?:A (?:bit|little)(?: bit)?(?: more)? |More |Learn more |Some more )?[Aa]bout|ABOUT"
    r"|Who (?:is|are)|WHO (?:IS|ARE)|WHY|Why(?: (?:join|work (?:at|for|with)|choose))?|(?:Your )?Life at"
    r"|Working (?:at|for|with)|Join(?:ing)?|Welcome to|Introducing|Meet|Discover"
    r"|Benefits (?:at|of working (?:at|for|with)))"
    rf"(?: the)? {_ANY}[?:!.]?(?: Team)?"
)
_SUBJECT = pattern(
    rf"(?:The |the )?{_NAME}(?: \([^)\n]{{1,40}}\)|, [^,\n]{{1,60}},)?"
    r" (?:is|are|was|has|have|had|came|will|can|does|seeks|[a-z]{3,14}s)\b"
)
_INTRODUCES = pattern(
    r"(?: \([^)\n]{1,40}\)|, [^,\n]{1,60},)? (?:seeks|(?:is|are) (?:an?|the|one|on|seek|look|hir|build|recruit))"
)
_AT = pattern(
    rf"\b(?:[Aa]t|AT) {_ANY}(?: ?,)? "
    r"(?:we|you|our|your|everyone|every|people|the|it|you'll|we're|we've|is|are)\b"
)
_JOIN = pattern(
    r"\b(?:(?:[Jj]oin(?:s|ing)?|JOIN)(?: (?:the|our) [\w &-]{1,40}? at| us at)?"
    r"|(?:[Ww]ork(?:ing)?|[Cc]areers?|[Rr]ole|[Ll]ife|[Oo]pportunit(?:y|ies)|[Tt]eam|[Ee]ngineer|[Ss]cientist|[Aa]nalyst"
    rf"|[Ee]veryone|[Ee]mployment|[Pp]osition) (?:at|with|for)) (?:the )?{_NAME}"
)
_AT_START = pattern(rf"\bAt {_NAME}, [a-z]")
_BARE = pattern(rf"\b(?:at|of|for|within|to) {_NAME}\b")
_POSSESSED = pattern(rf"\b{_NAME}'s? [a-z]")
_POSTED = pattern(rf"\b(?:posted|advertised|managed|represented|recruited) by {_NAME}\b")
_WE_ARE = pattern(
    r"\b(?:[Ww]e are|[Ww]e're|WE ARE|[Ww]elcome to|our company,?)(?: team)? "
    rf"{_NAME}(?= ?[,.!:;\n\u2013\u2014-]| and\b| \W|$)"
)
_LABEL = pattern(
    r"(?:^|\n)[ \t>*_-]{0,6}(?:[Hh]iring )?(?:[Cc]ompany|[Ee]mployer|[Oo]rgani[sz]ation|[Cc]lient)(?: [Nn]ame)?"
    rf"[*_ ]{{0,3}}(?::|\u2013| -)[*_ ]{{0,4}}{_NAME}"
)
_LEGAL = pattern(
    rf"\b{_NAME}(?:'s|,)? (?:is (?:proud to be )?an? (?:\w+ )?[Ee]qual"
    r"|(?:Ltd|Limited|Inc|GmbH|PLC|plc|LLC|LLP|AG|S\.?A|B\.?V|Pty|Oy|AB)\b)"
)
_OWNS = pattern(
    rf"\b{_NAME}'s? (?:mission|platform|products?|customers?|clients?|teams?|culture|values|growth|technology|vision"
    r"|data|engineering|business|commitment|headquarters|offices?|purpose|success|future|journey|services|people|employees"
    r"|policy)\b"
)
_RECRUITS = pattern(
    rf"\b{_NAME} (?:is|are|has|have|has been|have been|was|were)(?: (?:currently|delighted|pleased|excited|now|to be"
    r"|exclusively|proud(?:ly)?|again)){0,3} (?:partner(?:ed|ing)|working|recruiting|representing|acting|engaged"
    r"|retained|collaborating|assisting|supporting|teamed|looking|seeking|hiring|searching)\b"
)
_CONCERN = r"(?:client|company|business|organi[sz]ation|firm|start-?up|scale-?up)"
_HOLE = pattern(
    r"[\[{<]{1,2} ?(?:insert )?(?:the |your )?(?:company|employer|client|organi[sz]ation)(?:[ _]name)? ?[\]}>]{1,2}"
)
_UNNAMED = pattern(
    r"\b(?:(?:our|my) (?:[\w-]+ ){0,3}client\b(?! (?:base|team|facing|projects|sites|work|portfolio|list|success))"
    r"(?![\w'-])"
    rf"|on behalf of (?:our|my|an?) (?:[\w-]+ ){{0,4}}{_CONCERN}\b"
    r"|confidential (?:client|employer|company)\b"
    r"|(?:join|for|with|at|by|to) (?:an?|one of) (?:[\w'-]+ ){0,5}(?:stealth|unicorn)[ -](?:mode )?(?:[\w-]+ ){0,2}"
    rf"{_CONCERN}\b|stealth(?:[ -]mode)? {_CONCERN}\b"
    rf"|(?:working|partnered|partnering|teamed up) (?:exclusively )?with an? (?:[\w'-]+ ){{0,6}}?{_CONCERN}\b)",
    needs=("client", "behalf", "confidential", "stealth", "unicorn", "working with", "partner", "teamed"),
)
_PART_OF = pattern(
    r" is (?:an?|the|our|one of) (?:[\w-]+ ){0,4}(?:squad|team|tribe|department|division|unit|group within)\b"
)
_STRIP = pattern(rf"{_NAME}(?: \([^)\n]{{1,40}}\))?(?:[.,]| [|\u2022\u00b7\u2013-] |$)")
_WHOLE = pattern(rf"{_NAME}(?: (?:Ltd|Limited|plc|PLC|Inc|GmbH|LLP|LLC)\.?)?")
_LEAD = pattern(
    r"(?:join|for|with|at|by|to|on behalf of|(?:working|partnered|partnering|teamed up) (?:exclusively )?with) "
    r"(?:an? |one of )?"
)
_LATER = pattern(rf" (?:(?P<at>at|@)|[-\u2013\u2014|]) {_NAME}\W*$")
_AGENCY = pattern(
    r"\b(?:employment (?:agency|business)|recruitment (?:agency|consultancy|business|partner)|recruitment consultant"
    r"|(?:our|my) client\b|on behalf of (?:our|my|an?) (?:client|company))",
    needs=("agency", "employment business", "recruit", "client", "behalf"),
)


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(packs.lexicon("employers")[name].split())


_WEAK = 0.5
"""Points for a preposition alone, which counts three times at most."""
_WEIGHTS = (
    (_LABEL, 8.0), (_AT, 4.0), (_WE_ARE, 4.0), (_JOIN, 1.5), (_LEGAL, 4.0), (_OWNS, 1.5), (_RECRUITS, 3.0),
    (_BARE, _WEAK), (_AT_START, 1.5), (_POSSESSED, _WEAK), (_POSTED, 3.0),
)  # fmt: skip
_CERTAIN = 6.0
"""Points of a phrase after which only a name can stand."""
_REACH = 60_000
"""Characters in which the employer is looked for; twice the length of the longest ads."""
_SURE = 2.3
"""Points from which a name counts as the employer's."""
_ODD = 0.7
"""Points for more than one word, or capitals inside a word: few words that are no names look so."""
_SHORT = 4
"""Letters up to which a name needs more than prepositions: most such words are abbreviations."""
_BRAND = 5.0
"""The same for makers of tools that any ad may name."""


def extract(document: Document, context: Context, places: Sequence[Place] = ()) -> Employers:
    """Find the employer.

    A field of a record or front matter wins. In the text, every phrase in which ads name who hires gives points to
    the name in it; how often a name stands in the text decides between equals.
    """
    del context
    unnamed = _unnamed(document)
    agency = any(_AGENCY.search(document.lower, start, end) for start, end, _ in spoken(document))
    kind: Literal["direct", "agency"] = "agency" if agency and unnamed else "direct"
    field = document.fields.get("employer")
    if field is not None and field.value.strip():
        named = Employer(name=field.value.strip(), kind=kind, start=field.start, end=field.end, source="posting")
        return Employers(named, unnamed)
    best = _best(document, frozenset(place.start for place in places))
    if best is None:
        return Employers(None, unnamed)
    start, end = best
    voice = voice_at(document, start) or "ad"
    return Employers(Employer(name=document.text[start:end], kind=kind, start=start, end=end, source=voice), unnamed)


def _unnamed(document: Document) -> Fact | None:
    for start, end, voice in spoken(document):
        hole = _HOLE.search(document.lower, start, end)
        if hole:
            return Fact(start=hole.start(), end=hole.end(), source=voice)
        for match in _UNNAMED.finditer(document.lower, start, end):
            section = document.section_at(match.start())
            if section is None or section.kind not in {"duties", "requirements", "nice-to-have", "skills", "benefits"}:
                lead = _LEAD.match(match[0])
                return Fact(start=match.start() + (lead.end() if lead else 0), end=match.end(), source=voice)
    return None


def _best(document: Document, places: frozenset[int]) -> tuple[int, int] | None:
    """The name with the most points; of equals the first.

    A longer form of the winner that is also named as employer wins over it: ``Northgate Rail`` over ``Northgate``.
    """
    points: dict[str, float] = defaultdict(float)
    bare: dict[str, float] = defaultdict(float)
    first: dict[str, tuple[int, int]] = {}
    common: dict[tuple[str, bool], bool] = {}
    for start, end, weight in _candidates(document):
        span = _trim(document.text, start, end)
        if span is None or span[0] in places:
            continue
        name = document.text[span[0] : span[1]]
        known = (name, weight >= _CERTAIN)
        if known not in common:
            common[known] = _is_common(document, *span, weight)
        if common[known]:
            continue
        key = document.lower[span[0] : span[1]]
        if key not in points and (" " in key or not document.text[span[0] + 1 : span[1]].islower()):
            points[key] += _ODD
        if weight <= _WEAK:
            bare[key] += weight
        points[key] += weight if weight > _WEAK or bare[key] <= 3 * _WEAK else 0.0
        if key not in first or span[0] < first[key][0]:
            first[key] = span
    for key in list(points):
        brand = key in _words("brands") and points[key] < _BRAND
        short = len(key) <= _SHORT and points[key] <= bare[key] + _ODD
        if brand or short:
            del points[key]
    if not points:
        return None
    total = {
        key: own
        + min(document.lower.count(key), 12) * 0.4
        + 0.3 * sum(more for other, more in points.items() if other.startswith(key + " "))
        for key, own in points.items()
    }
    best = max(total, key=lambda key: (total[key], -first[key][0]))
    if total[best] < _SURE:
        return None
    longer = [key for key in points if key.startswith(best + " ") and points[key] >= max(_SURE, 0.4 * points[best])]
    if longer:
        best = max(longer, key=lambda key: (points[key], -first[key][0]))
    return first[best]


def _candidates(document: Document) -> Iterator[tuple[int, int, float]]:
    """Where a name may stand, and how much the phrase around it says that it is the employer's."""
    text = document.text
    yield from _title_lines(document)
    for block in document.blocks:
        if block.start > _REACH:
            break
        if block.end - block.start > 80 or block.kind not in {"heading", "line"} or not _counts(document, block.start):
            continue
        match = _HEADING.fullmatch(text, block.start, block.end)
        if match and (match["name"] or text[block.start : block.start + 5] == "About"):
            yield *match.span("name" if match["name"] else "low"), 6.0 if match["name"] else 3.0
    for sentence in document.sentences:
        if sentence.start > _REACH:
            break
        if sentence.kind != "prose" or not _counts(document, sentence.start):
            continue
        match = _SUBJECT.match(text, sentence.start, sentence.end)
        if match and not _PART_OF.match(document.lower, match.end("name")):
            name = match["name"]
            plain = name[1:].islower() and name.isalpha() and not _INTRODUCES.match(text, match.end("name"))
            yield *match.span("name"), 1.2 if plain else 2.0
    for start, end, _ in spoken(document):
        for expression, weight in _WEIGHTS:
            for match in expression.finditer(text, start, min(end, _REACH)):
                if weight < 4 and not _counts(document, match.start()):
                    continue
                if match["name"]:
                    yield *match.span("name"), weight
                else:
                    yield *match.span("low"), weight / 2


def _title_lines(document: Document) -> Iterator[tuple[int, int, float]]:
    """Names after the job's own in the first lines: ``Data Engineer at Northgate``, ``Data Engineer - Northgate``."""
    if document.title is None:
        return
    title = document.lower[document.title.start : document.title.end].strip()
    yield from _line_below(document, title)
    for block in document.blocks[:4]:
        match = _LATER.search(document.text, block.start, min(block.end, block.start + 160))
        if match is None or block.kind not in {"heading", "line"}:
            continue
        before = document.lower[block.start : match.start()].strip()
        if match["at"] or (block.start != document.title.start and before == title):
            yield *match.span("name"), 4.0


def _line_below(document: Document, title: str) -> Iterator[tuple[int, int, float]]:
    """The line under the title, where boards put the name and nothing else, and drafts name, place and terms."""
    after = document.title.end if document.title else 0
    for block in document.blocks:
        words = document.text[block.start : block.end].strip()
        if block.start < after or words.lower() == title:
            continue
        strip = _STRIP.match(document.text, block.start, block.end)
        if document.zone_at(block.start).kind == "posting" and _WHOLE.fullmatch(words):
            yield block.start, block.end, 6.0
        elif strip and len(words) > strip.end() - block.start:
            yield *strip.span("name"), 2.5
        return


def _counts(document: Document, offset: int) -> bool:
    if document.zone_at(offset).kind == "omitted":
        return False
    block, section = document.block_at(offset), document.section_at(offset)
    if block is None or block.kind != "item" or section is None:
        return True
    return section.kind not in {"requirements", "nice-to-have", "skills"}


def _is_common(document: Document, start: int, end: int, weight: float) -> bool:
    """Whether a capital is only that of a sentence: the ad writes the same single word small elsewhere."""
    name = document.text[start:end]
    if " " in name or weight >= _CERTAIN or not name[0].isupper() or not name[1:].islower():
        return False
    at = document.text.find(name.lower())
    while at >= 0:
        after = document.text[at + len(name) : at + len(name) + 1]
        before = document.text[at - 1] if at else " "
        if not (after.isalnum() or after == "." or before.isalnum() or before in "./@-_"):
            return True
        at = document.text.find(name.lower(), at + 1)
    return False


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Cut words that are no part of a name from its end; None where nothing is left that could be one."""
    words = []
    at = start
    for word in text[start:end].split(" "):
        words.append((at, at + len(word), word.rstrip(".,'").removesuffix("'s").lower()))
        at += len(word) + 1
        if word.endswith((".", "'s", "'")) and not word.endswith((".com.", "St.")):
            break
    while words and words[-1][2] in _words("never_last"):
        words.pop()
    if not words or words[0][2] in _words("never_first") or "'" in words[0][2]:
        return None
    if all(word in _words("common") or word.isdigit() for _, _, word in words):
        return None
    name = text[words[0][0] : words[-1][1]].rstrip(".,'-:!?")
    name = name.removesuffix("'s").removesuffix("'")
    return (words[0][0], words[0][0] + len(name)) if len(name) > 1 else None
