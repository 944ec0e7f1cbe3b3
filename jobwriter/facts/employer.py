"""Who hires: the name that the ad, the page around it or a record gives, and whether an agency speaks for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from jobwriter import packs
from jobwriter.document import Document
from jobwriter.facts import Context
from jobwriter.facts.model import Employer, Fact
from jobwriter.facts.voice import spoken, voice_at
from jobwriter.patterns import pattern


@dataclass(frozen=True, slots=True)
class Employers:
    """The employer, and the words that stand where its name belongs."""

    employer: Employer | None = None
    unnamed: Fact | None = None


_WORD = r"(?:[A-Z][\w.&+'-]{0,30}|[a-z]{1,12}[A-Z]\w{0,20}|\d{1,4}[A-Za-z]\w{0,20})"
_NAME = rf"(?P<name>{_WORD}(?: (?:(?:of|and|&|for|the|de|du|von|van|der) )?{_WORD}){{0,5}})"
_ANY = rf"(?:{_NAME}|(?P<low>[a-z][a-z0-9.]{{2,20}}))"
_VERBS = (
    r"(?:is|are|was|has|have|had|builds?|helps?|makes?|provides?|powers?|offers?|brings?|enables?|empowers?|exists?"
    r"|operates?|serves?|delivers?|believes?|develops?|creates?|came|combines?|celebrates?|partners?|runs?|designs?"
    r"|supports?|does|will|uses?|leads?|works?|welcomes?|embraces?|needs?|wants?|can|aims?|values?|connects?)"
)
_HEADING = pattern(
    r"(?:(?:A (?:bit|little)(?: bit)?(?: more)? |More |Learn more |Some more )?[Aa]bout|ABOUT|Who (?:is|are)|WHO (?:IS|ARE)"
    r"|Why(?: (?:join|work (?:at|for|with)|choose))?|WHY|(?:Your )?Life at|Working (?:at|for|with)|Join(?:ing)?|Welcome to"
    r"|Introducing|Meet|Discover|Benefits (?:at|of working (?:at|for|with)))"
    rf"(?: the)? {_ANY}[?:!.]?(?: Team)?"
)
_SUBJECT = pattern(rf"(?:The |the )?{_NAME}(?:,? (?:\([^)\n]{{1,40}}\) ?)?|, [^,\n]{{1,60}}, ){_VERBS}\b")
_AT = pattern(
    rf"\b(?:[Aa]t|AT|[Hh]ere at) {_ANY}(?: ?,)? (?:we|you|our|your|everyone|every|people|the|it|you'll|we're|we've|is|are)\b"
)
_JOIN = pattern(
    r"\b(?:(?:[Jj]oin(?:s|ing)?|JOIN)(?: (?:the|our) [\w &-]{1,40}? at| us at)?"
    r"|(?:[Ww]ork(?:ing)?|[Cc]areers?|[Rr]ole|[Ll]ife|[Oo]pportunit(?:y|ies)|[Tt]eam|[Ee]ngineer|[Ss]cientist|[Aa]nalyst|[Ee]veryone"
    rf"|[Ee]mployment|[Pp]osition) (?:at|with|for)) (?:the )?{_NAME}"
)
_WE_ARE = pattern(
    rf"\b(?:[Ww]e are|[Ww]e're|WE ARE|[Ww]elcome to|I'm|our company,?)(?: team)? {_NAME}(?= ?[,.!:;\n\u2013\u2014-]| and\b| \W|$)"
)
_LABEL = pattern(
    r"(?:^|\n)[ \t>*_-]{0,6}(?:[Cc]ompany|[Ee]mployer|[Oo]rgani[sz]ation|[Hh]iring (?:company|organi[sz]ation)|[Cc]lient)(?: [Nn]ame)?"
    rf"[*_ ]{{0,3}}(?::|\u2013| -)[*_ ]{{0,4}}{_NAME}"
)
_LEGAL = pattern(
    rf"\b{_NAME}(?:'s|,)? (?:is (?:proud to be )?an? (?:\w+ )?[Ee]qual|(?:Ltd|Limited|Inc|GmbH|PLC|plc|LLC|LLP|AG|S\.?A|B\.?V|Pty|Oy|AB)\b)"
)
_OWNS = pattern(
    rf"\b{_NAME}'s? (?:mission|platform|products?|customers?|clients?|team|teams|culture|values|growth|technology|engineering|vision|data"
    r"|business|commitment|headquarters|offices?|purpose|success|future|journey|services|people|employees|policy)\b"
)
_RECRUITS = pattern(
    rf"\b{_NAME}(?: (?:is|are|has|have|have been|has been|was|were))?(?: (?:currently|proud(?:ly)?|delighted|pleased|excited|now|exclusively|to be|again))"
    r"{0,3} (?:partner(?:ed|ing)?|working|work|supporting|recruiting|representing|acting|engaged|retained|collaborating|assisting|teamed|looking|seeking|hiring|searching)"
    r"(?: up)?(?: (?:with|on behalf of|for|alongside|as an? (?:employment|recruitment)))?\b"
)
UNNAMED = pattern(
    r"\b(?:(?:our|my) (?:[\w-]+ ){0,3}client(?!s|ele| base| team| facing| projects| sites| work| portfolio| list| success)\b(?!')"
    r"|(?:my|our) (?:[\w-]+ ){1,3}customer is\b"
    r"|on behalf of (?:our|my|an?) (?:[\w-]+ ){0,4}(?:client|company|business|organisation|organization|firm|start-?up)\b"
    r"|(?:a|an) (?:[\w-]+ ){0,3}confidential (?:client|company|employer)\b|confidential (?:client|employer|company)\b"
    r"|(?:join|for|with|at|by|to) (?:an?|one of) (?:[\w'-]+ ){0,5}(?:stealth|unicorn)[ -](?:mode )?(?:[\w-]+ ){0,2}(?:start-?up|company|business)\b"
    r"|(?:stealth(?:-mode)?|stealth mode) start-?up\b"
    r"|(?:working|partnered|partnering|teamed up) (?:exclusively )?with an? (?:[\w'-]+ ){0,6}?(?:client|company|business|organisation|organization|firm|start-?up|scale-?up)\b)",
    needs=(
        "client",
        "customer is",
        "behalf",
        "confidential",
        "stealth",
        "unicorn",
        "working with",
        "partner",
        "teamed",
    ),
)
_AGENCY = pattern(
    r"\b(?:employment (?:agency|business)|recruitment (?:agency|consultancy|business|partner)|recruitment consultant"
    r"|(?:our|my) client\b|on behalf of (?:our|my|an?) (?:client|company))",
    needs=("agency", "employment business", "recruit", "client", "behalf"),
)


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(packs.lexicon("employers")[name].split())


_WEIGHTS = (
    (_LABEL, 8.0), (_AT, 4.0), (_WE_ARE, 4.0), (_JOIN, 2.0), (_LEGAL, 4.0), (_OWNS, 1.5), (_RECRUITS, 3.0),
)  # fmt: skip
_SURE = 3.0
"""Points from which a name counts as the employer's."""


def extract(document: Document, context: Context) -> Employers:
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
    best = _best(document)
    if best is None:
        return Employers(None, unnamed)
    start, end = best
    voice = voice_at(document, start) or "ad"
    return Employers(Employer(name=document.text[start:end], kind=kind, start=start, end=end, source=voice), unnamed)


def _unnamed(document: Document) -> Fact | None:
    for start, end, voice in spoken(document):
        for match in UNNAMED.finditer(document.lower, start, end):
            section = document.section_at(match.start())
            if section is None or section.kind not in {"duties", "requirements", "nice-to-have", "skills", "benefits"}:
                return Fact(start=match.start(), end=match.end(), source=voice)
    return None


def _best(document: Document) -> tuple[int, int] | None:
    """The name with the most points; of equals the one that stands more often, then the first."""
    points: dict[str, float] = defaultdict(float)
    first: dict[str, tuple[int, int]] = {}
    for start, end, weight in _candidates(document):
        span = _trim(document.text, start, end)
        if span is None:
            continue
        key = document.text[span[0] : span[1]].lower()
        points[key] += weight
        if key not in first or span[0] < first[key][0]:
            first[key] = span
    if not points:
        return None
    for key in points:
        points[key] += min(document.lower.count(key), 12) * 0.4
        for other in list(points):
            if other != key and other.startswith(key + " "):
                points[key] += 0.2 * points[other]
    best = max(points, key=lambda key: (points[key], -first[key][0]))
    return first[best] if points[best] >= _SURE else None


def _candidates(document: Document) -> Iterator[tuple[int, int, float]]:
    text = document.text
    for block in document.blocks:
        if block.end - block.start > 80 or block.kind not in {"heading", "line"} or not _counts(document, block.start):
            continue
        match = _HEADING.fullmatch(text, block.start, block.end)
        if match:
            yield *match.span("name" if match["name"] else "low"), 6.0 if match["name"] else 3.0
    for sentence in document.sentences:
        if sentence.kind == "heading" or not _counts(document, sentence.start):
            continue
        match = _SUBJECT.match(text, sentence.start, sentence.end)
        if match:
            yield *match.span("name"), 3.0 if sentence.kind == "prose" else 1.0
    for start, end, _ in spoken(document):
        for expression, weight in _WEIGHTS:
            for match in expression.finditer(text, start, end):
                if match["name"]:
                    yield *match.span("name"), weight
                else:
                    yield *match.span("low"), weight / 2


def _counts(document: Document, offset: int) -> bool:
    return document.zone_at(offset).kind != "omitted"


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Cut words that are no part of a name from both ends; None where nothing is left."""
    words = []
    at = start
    for word in text[start:end].split(" "):
        words.append((at, at + len(word), word.rstrip(".,'").removesuffix("'s").lower()))
        at += len(word) + 1
    while words and words[-1][2] in _words("never_last"):
        words.pop()
    if not words or words[0][2] in _words("never_first"):
        return None
    if all(word in _words("common") or word.isdigit() for _, _, word in words):
        return None
    name = text[words[0][0] : words[-1][1]]
    name = name.rstrip(".,'-:!?") if not name.lower().endswith((".com", ".io", ".ai")) else name
    name = name.removesuffix("'s").removesuffix("'")
    return (words[0][0], words[0][0] + len(name)) if len(name) > 1 else None
