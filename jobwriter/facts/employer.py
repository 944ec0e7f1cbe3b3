"""Who hires: the name that the ad, the page around it or a record gives, and whether an agency speaks for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from typing import Literal
from unicodedata import normalize

from jobwriter import packs
from jobwriter.document import Document
from jobwriter.facts import Context
from jobwriter.facts.model import Employer, Fact, Place
from jobwriter.facts.naming import WEAK, candidates
from jobwriter.facts.voice import spoken, voice_at
from jobwriter.patterns import pattern
from jobwriter.records import record


@record
class Employers:
    """The employer, and the words that stand where its name belongs."""

    employer: Employer | None = None
    unnamed: Fact | None = None


_CONCERN = r"(?:client|company|business|organi[sz]ation|firm|start-?up|scale-?up)"
_HOLE = pattern(
    r"[\[{<]{1,2} ?(?:insert )?(?:the |your )?(?:company|employer|client|organi[sz]ation)(?:[ _]name)? ?[\]}>]{1,2}",
    needs=("[", "{", "<"),
)
_OTHERS = (
    r"(?:our|my) (?:[\w-]+ ){0,3}client\b(?! (?:base|team|facing|projects|sites|work|portfolio|list|success))"
    r"(?![\w'-])"
    rf"|on behalf of (?:our|my|an?) (?:[\w-]+ ){{0,4}}{_CONCERN}\b"
    r"|confidential (?:client|employer|company)\b"
    rf"|(?:working|partnered|partnering|teamed up) (?:exclusively )?with an? (?:[\w'-]+ ){{0,6}}?{_CONCERN}\b"
)
_HIDDEN = (
    r"(?:join|for|with|at|by|to) (?:an?|one of) (?:[\w'-]+ ){0,5}(?:stealth|unicorn)[ -](?:mode )?(?:[\w-]+ ){0,2}"
    rf"{_CONCERN}\b|stealth(?:[ -]mode)? {_CONCERN}\b"
)
_UNNAMED = pattern(
    rf"\b(?:{_OTHERS})",
    needs=("client", "behalf", "confidential", "working with", "exclusively with", "partner", "teamed"),
)
_UNNAMED_OR_HIDDEN = pattern(rf"\b(?:{_HIDDEN}|{_OTHERS})")
_LEAD = pattern(
    r"(?:join|for|with|at|by|to|on behalf of|(?:working|partnered|partnering|teamed up) (?:exclusively )?with) "
    r"(?:an? |one of )?"
)
_AGENCY = pattern(
    r"\b(?:employment (?:agency|business)|recruitment (?:agency|consultancy|business|partner)|recruitment consultant"
    r"|(?:our|my) client\b|on behalf of (?:our|my|an?) (?:client|company))",
    needs=("agency", "employment business", "recruit", "client", "behalf"),
)


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(packs.lexicon("employers")[name].split())


_ENDINGS = ("-driven", "-powered", "-based", "-first", "-led", "-ready", "-native", "-focused", "-enabled")
"""Ends of adjectives."""
_CERTAIN = 6.0
"""Points of a phrase after which only a name can stand."""
_SURE = 1.2
"""Points from which a name counts as the employer's."""
_ODD = 0.7
"""Points for more than one word, or capitals inside a word: few words that are no names look so."""
_SHORT = 4
"""Letters up to which a name needs more than prepositions: most such words are abbreviations."""
_OFTEN = 3
"""Mentions from which a longer name is taken even where only prepositions stand before it."""
_ADDRESS = 3.0
"""Points for a name that the addresses of the ad hold."""
_BRAND = 5.0
"""Points from which the maker of a tool that any ad may name counts."""


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
    best = _best(document, frozenset(document.lower[place.start : place.end] for place in places if place.start >= 0))
    if best is None:
        return Employers(None, unnamed)
    start, end = best
    voice = voice_at(document, start) or "ad"
    return Employers(Employer(name=document.text[start:end], kind=kind, start=start, end=end, source=voice), unnamed)


def _unnamed(document: Document) -> Fact | None:
    hidden = "stealth" in document.lower or "unicorn" in document.lower
    words = _UNNAMED_OR_HIDDEN if hidden else _UNNAMED
    for start, end, voice in spoken(document):
        hole = _HOLE.search(document.lower, start, end)
        if hole:
            return Fact(start=hole.start(), end=hole.end(), source=voice)
        for match in words.finditer(document.lower, start, end):
            section = document.section_at(match.start())
            if section is None or section.kind not in {"duties", "requirements", "nice-to-have", "skills", "benefits"}:
                lead = _LEAD.match(match[0])
                return Fact(start=match.start() + (lead.end() if lead else 0), end=match.end(), source=voice)
    return None


def _best(document: Document, places: frozenset[str]) -> tuple[int, int] | None:
    """The name with the most points; of equals the first.

    A longer form of the winner that is also named as employer wins over it: ``Northgate Rail`` over ``Northgate``.
    """
    points: dict[str, float] = defaultdict(float)
    bare: dict[str, float] = defaultdict(float)
    at_home: set[str] = set()
    first: dict[str, tuple[int, int]] = {}
    common: dict[tuple[str, bool], bool] = {}
    for start, end, weight in candidates(document):
        span = _trim(document.text, start, end)
        if span is None or (weight < _CERTAIN and document.lower[span[0] : span[1]] in places):
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
        if weight <= WEAK:
            bare[key] += weight
            if document.lower.startswith("at ", span[0] - 3):
                at_home.add(key)
        points[key] += weight if weight > WEAK or bare[key] <= 3 * WEAK else 0.0
        if key not in first or span[0] < first[key][0]:
            first[key] = span
    mailed = _mailed(document)
    for key in list(points):
        if _domain(key) in mailed:
            points[key] += _ADDRESS
        brand = points[key] < _BRAND and all(word in _words("brands") for word in key.split())
        short = points[key] <= bare[key] + _ODD and (
            len(key) <= _SHORT
            or (key not in at_home and not _coined(document.text, first[key]) and document.lower.count(key) < _OFTEN)
        )
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


_MAIL = pattern(r"[\w.+-]{1,40}@(?:[\w-]{1,40}\.){0,2}(?P<domain>[\w-]{3,40})\.[a-z]{2,8}\b", needs=("@",))


def _mailed(document: Document) -> frozenset[str]:
    """The domains of the addresses in the ad, without their endings and hyphens."""
    found = (
        match["domain"] for start, end, _ in spoken(document) for match in _MAIL.finditer(document.lower, start, end)
    )
    return frozenset(domain.replace("-", "") for domain in found)


def _domain(key: str) -> str:
    """How the domain of a firm of that name may be written: its letters, without accents."""
    return "".join(filter(str.isascii, filter(str.isalnum, normalize("NFKD", key.translate(_PLAIN)))))


_PLAIN = str.maketrans({"\u0142": "l", "\u00f8": "o", "\u00df": "ss", "\u0111": "d", "\u00e6": "ae"})


def _coined(text: str, span: tuple[int, int]) -> bool:
    """Whether a name begins small and has a capital inside, as few words do that are not names."""
    return text[span[0]].islower() and " " not in text[span[0] : span[1]]


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
        if words.pop()[2] == "platform":
            return None
    if words and words[-1][2].endswith(_ENDINGS):
        return None
    if not words or words[0][2] in _words("never_first") or "'" in words[0][2]:
        return None
    if all(word in _words("common") or word.isdigit() for _, _, word in words):
        return None
    name = text[words[0][0] : words[-1][1]].rstrip(".,'-:!?")
    name = name.removesuffix("'s").removesuffix("'")
    return (words[0][0], words[0][0] + len(name)) if len(name) > 1 else None
