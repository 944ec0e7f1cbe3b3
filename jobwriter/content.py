"""What a passage is about, by its words: for headings with unknown names, and for text that no heading opens."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import lru_cache

from jobwriter import packs
from jobwriter.document import Block, SectionKind
from jobwriter.patterns import compiled, pattern, words_of

_ORDER: tuple[SectionKind, ...] = (
    "summary", "company", "team", "requirements", "benefits", "place", "values", "nice-to-have",
)  # fmt: skip
_HAVING = ("you have", "you are", "you're", "you've")


@lru_cache(maxsize=1)
def _openers() -> tuple[frozenset[str], frozenset[str]]:
    data = packs.lexicon("sections")
    return frozenset(data["duty_openers"].split()), frozenset(data["requirement_openers"].split())


@lru_cache(maxsize=1)
def _cues() -> Mapping[SectionKind, Sequence[str]]:
    cues: Mapping[SectionKind, Sequence[str]] = packs.lexicon("sections")["cues"]
    return cues


def opens_duty(word: str) -> bool:
    """Whether a lower-cased word is a verb as duties begin with: ``design``, ``designs`` or ``designing``."""
    duties, _ = _openers()
    if word in duties:
        return True
    if word.endswith("ing"):
        stem = word[:-3]
        doubled = len(stem) > 3 and stem[-1] == stem[-2]
        return stem in duties or stem + "e" in duties or (doubled and stem[:-1] in duties)
    if word.endswith("s"):
        return word[:-1] in duties or (word.endswith("es") and word[:-2] in duties)
    return False


def opens_requirement(word: str) -> bool:
    """Whether a lower-cased word is one that requirements begin with: ``experience``, ``strong``, ``proven``."""
    return word in _openers()[1]


def first_word(lower: str, block: Block) -> str:
    """The first word of a block, without marks around it."""
    for word in lower[block.start : min(block.end, block.start + 60)].split():
        if bare := word.strip("*_\"'()[]:;,.!?-–—•"):
            return bare
    return ""


def cues(lower: str, start: int, end: int) -> dict[SectionKind, int]:
    """How many different words and phrases typical of each kind of section stand in ``lower[start:end]``."""
    places = _places(lower)
    met: set[tuple[SectionKind, str]] = set()
    for _, stop, kind, phrase in places[bisect_left(places, (start,)) : bisect_left(places, (end,))]:
        if stop <= end:
            met.add((kind, phrase))
    if not met:
        return {}
    found: dict[SectionKind, int] = {}
    for kind, _ in met:
        found[kind] = found.get(kind, 0) + 1
    return {kind: found[kind] for kind in _cues() if kind in found}


_WORD = compiled(r"[^\W_]+")
_Place = tuple[int, int, SectionKind, str]
_placed: list[tuple[str, list[_Place]]] = []


def _places(lower: str) -> list[_Place]:
    """Start, end, kind and words of each cue in a text, in order; kept for the latest text, read passage by passage."""
    for kept, places in _placed:
        if kept is lower:
            return places
    places = []
    openers, stems = _filed()
    words = _words(lower)
    for opener, (phrases, kinds) in openers.items():
        for at in words.get(opener, ()):
            if lower.startswith(phrases, at):
                places += [(at, at + len(cue), kind, cue) for cue, kind in kinds if lower.startswith(cue, at)]
    for word, starts in words.items():
        if (filed := stems.get(word[:_STEM])) is not None:
            for stem, kind in filed:
                if word.startswith(stem):
                    places += [(at, at + len(stem), kind, stem) for at in starts]
    places.sort()
    _placed[:] = [(lower, places)]
    return places


def _words(lower: str) -> dict[str, list[int]]:
    """Where each word starts; ``_`` parts words here."""
    whole = words_of(lower)
    if "_" not in lower:
        return whole
    starts = {word: places for word, places in whole.items() if "_" not in word}
    for word in whole.keys() - starts.keys():
        for part in _WORD.finditer(word):
            starts[part[0]] = starts.get(part[0], []) + [at + part.start() for at in whole[word]]
    return starts


_STEM = 3
_Cues = list[tuple[str, SectionKind]]


@lru_cache(maxsize=1)
def _filed() -> tuple[dict[str, tuple[tuple[str, ...], _Cues]], dict[str, _Cues]]:
    """The cues with their kinds: phrases by their first word, words (which may go on) by their first letters."""
    phrases: dict[str, _Cues] = {}
    stems: dict[str, _Cues] = {}
    for kind, listed in _cues().items():
        for cue in dict.fromkeys(listed):
            if first := _WORD.match(cue):
                whole = first.end() == len(cue) >= _STEM
                (stems if whole else phrases).setdefault(cue[:_STEM] if whole else first[0], []).append((cue, kind))
    return {word: (tuple(cue for cue, _ in filed), filed) for word, filed in phrases.items()}, stems


def of_list(lower: str, items: Sequence[Block]) -> SectionKind | None:
    """What a list holds, by how most of its items begin; None where they do not agree."""
    duty = requirement = benefit = 0
    for item in items[:40]:
        word = first_word(lower, item)
        low = lower[item.start : min(item.end, item.start + 80)]
        if opens_requirement(word) or (word[:1].isdigit() and "year" in low) or low.startswith(_HAVING):
            requirement += 1
        elif "benefits" in cues(lower, item.start, item.end):
            benefit += 1
        elif opens_duty(word) or low.startswith(("you will ", "you'll ")):
            duty += 1
    best = max(duty, requirement, benefit)
    if best * 2 < min(len(items), 40) or best == 0:
        return None
    return "duties" if best == duty else "requirements" if best == requirement else "benefits"


def of_prose(lower: str, start: int, end: int, *, strong: bool = False) -> SectionKind | None:
    """What a paragraph is about, by its cues; None where nothing tells.

    Args:
        lower: the plain text in lower case.
        start: where the paragraph starts.
        end: where it ends.
        strong: only where the cues leave little doubt; used to end a section before the next heading.
    """
    found = cues(lower, start, end)
    if not found:
        return None
    legal, process = found.get("legal", 0), found.get("process", 0)
    if legal and legal >= max(found.get("benefits", 0), found.get("company", 0) - 1, found.get("requirements", 0)):
        return "legal"
    if found.get("pay") and found["pay"] + found.get("benefits", 0) >= found.get("company", 0):
        return "pay"
    if process >= 2 or (process and "apply" in lower[start:end] and process >= found.get("company", 0)):
        return "process"
    if strong:
        company = found.get("company", 0)
        rest = max((n for kind, n in found.items() if kind not in {"company", "values", "team"}), default=0)
        return "company" if company >= 2 and company > rest else None
    best = max(_ORDER, key=lambda kind: found.get(kind, 0))
    return best if found.get(best) else None


_NEEDS = pattern(
    r"(?:to (?:be |really )?)?(?:success(?:ful)?|succeed(?:ing)?|thriv(?:e|ing)|excel|do well) (?:in|at) (?:this"
    r"|the|your) (?:new )?(?:role|job|position)"
    r"\b.{0,30}?\b(?:calls? for|requires?|demands?|takes|needs?|you(?:'ll| will| should| must)? (?:need|have|bring))\b"
    r"|(?:this|the) (?:role|job|position) (?:calls? for|requires|demands|needs)"
    r" (?!(?:you to )?(?:travel|work|be |attend|occasional|regular|clearance|presence))"
    r"|(?:the |our )?(?:ideal|right|successful|perfect|best) (?:candidate|person|applicant)s?"
    r" (?:has|have|will have|should have|brings?|must have)\b"
    r"|you(?:'ll| will) need (?:strong|solid|deep|proven|experience|to have|a (?:strong|solid|good|background|track))",
    needs=("role", "job", "position", "candidate", "person", "applicant", "need"),
)
_DOES = pattern(r"\byou(?:'ll| will) (?!need|have|bring|also need|be (?:comfortable|able|an?)\b)|\bresponsible for\b")


def tells_needs(lower: str, start: int, end: int) -> bool:
    """Whether a paragraph opens with what the role asks of the reader: ``Success in this role calls for ...``."""
    found = _NEEDS.match(lower, start, end)
    return found is not None and _DOES.search(lower, found.end(), end) is None


_ROLE = ("this role", "the role", "you will", "you'll", "looking for a", "seeking a", "hiring a", "in this position")


def tells_role(lower: str, start: int, end: int) -> bool:
    """Whether a paragraph opens with what the reader will do, rather than with the employer."""
    stop = min(end, start + 100)
    return any(lower.find(words, start, stop) >= 0 for words in _ROLE)
