"""Names of jobs in running text: where one ends, and whether two of them can be the same job."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from jobwriter import packs
from jobwriter.facts.model import Level, Title
from jobwriter.facts.roles import choices, level, level_names, words_of
from jobwriter.patterns import compiled

_STEP = compiled(r"[ ]{0,2}(?:([A-Za-z0-9][\w+#.&/'-]*)|(&|/|-))")
_FOLLOWING = compiled(r"[ -]([a-z']+)")
_NEXT_LEVEL = compiled(r" (?:mid|senior|lead|staff|principal)\b")
_CHOICE = compiled(r" (?:to|or) |/")
_PIECE = compiled(r"[a-z0-9+#][a-z0-9+#.]*")
_HOUSE_LEVELS = frozenset(("i", "ii", "iii", "iv", "vp", "vice president", "assistant vice president", "avp"))
"""Levels in a title that the text need not repeat: numerals, and the grades of banks."""
_GLUE = frozenset(("and", "&", "/", "-", "of"))


def name_at(text: str, low: str, at: int, end: int) -> tuple[int, int] | None:
    """Read the name of a job that begins at ``at`` or after a few adjectives.

    Returns:
        Its span, or None where the words name no job, name people in the plural, or are as vague as ``an engineer``.
    """
    words: list[tuple[int, int, str]] = []
    enders, nouns = words_of("enders"), words_of("nouns")
    last = -1
    stop = at
    while len(words) < 12:
        match = _STEP.match(text, stop, end)
        if match is None:
            break
        start, stop = match.span(1 if match[1] else 2)
        word = low[start:stop].rstrip(".'")
        stop = start + len(word)
        if (
            word in {"to", "or"}
            and last < 0
            and words
            and _is_level(words[-1][2])
            and _NEXT_LEVEL.match(low, stop, end)
        ):
            words.append((start, stop, word))
            continue
        if word in enders:
            break
        if word in _GLUE and word != "of" and last >= 0 and not (last + 1 < len(words) and _is_level(words[last][2])):
            break
        if word == "of" and (last < 0 or words[last][2] not in {"head", "director", "vp", "chief", "president"}):
            break
        words.append((start, stop, word))
        if word in nouns or ("/" in word and not nouns.isdisjoint(word.split("/"))):
            last = len(words) - 1
        if low[stop : stop + 1] not in {" ", "/", "-", "&"}:
            break
    if last < 0:
        return None
    if words[last][2] in {"head", "director", "vp"} and last + 1 < len(words):
        last = len(words) - 1
    following = _FOLLOWING.match(low, words[last][1], end)
    if following and following[1] in words_of("crowds"):
        return None
    first = next((n for n in range(last + 1) if _specific(text, words[n])), None)
    if first is None or not any(
        _specific(text, word) and word[2] not in words_of("nouns") for word in words[first : last + 1]
    ):
        return None
    return words[first][0], words[last][1]


def _is_level(word: str) -> bool:
    return word in level_names()[0]


def _specific(text: str, word: tuple[int, int, str]) -> bool:
    """Whether a word belongs to the name of a job: a level, a field of work, or written as a name."""
    start, _, low = word
    return (
        low in level_names()[0]
        or any(piece in words_of("fields") for piece in re.split(r"[/-]", low))
        or text[start].isupper()
    )


class Difference(NamedTuple):
    """How a name in the text differs from the title.

    ``role``: another job; ``level``: another level; ``dropped``: the title's level is missing.
    """

    kind: Literal["role", "level", "dropped"]
    words: str


class _Bearing(NamedTuple):
    """What makes a name of a job differ from another.

    Attributes:
        noun: the last word that people in a job are called by, spelt out; empty where there is none.
        words: all words that tell kinds of work apart, abbreviations spelt out, levels left out.
        casual: written small, as in ``an engineer``, so that it may be a mere description.
        shown: the words as written.
        leads: whether it ends in ``lead``: that of a team rather than a senior engineer.
    """

    noun: str
    words: frozenset[str]
    casual: bool
    shown: str
    leads: bool


_FILL = frozenset(("of", "and", "the", "for", "in", "a", "an", "with", "to", "ii", "iii", "iv", "i", "team", "role"))
_ALIKE = {
    "engineering": "engineer", "engineers": "engineer", "developer": "engineer", "developers": "engineer",
    "programmer": "engineer", "sciences": "science", "scientists": "scientist", "analysts": "analyst",
    "backend": "back", "frontend": "front", "fullstack": "full",
}  # fmt: skip


_OF_DATA = frozenset(("data-engineering", "data-science", "analytics", "ml-engineering", "mlops", "research"))
"""Roles that one more word turns into each other: ``Data Engineer`` and ``Data Analytics Engineer``."""


def between(text: str, title: Title, name: Title) -> Difference | None:
    """How a name that the text gives the job differs from its title; None where both can be the same job.

    A shorter name is the same job (``Data Engineer`` for ``Data Engineer, Payments``), and so is a mere description
    in small letters.
    """
    line = text if title.start >= 0 else title.text
    first = _bearing(line[title.core_start : title.core_end])
    second = _bearing(text[name.start : name.end])
    if second.casual:
        return None
    head = next((_bearing(line[part.start : part.end]) for part in title.parts if part.kind == "job"), first)
    noun = head.noun if first.noun in words_of("vague_nouns") else first.noun
    if noun and second.noun and not words_of("vague_nouns").intersection((noun, second.noun)):
        apart = noun != second.noun and second.noun not in first.words
        more = name.text[:1].isupper() and {title.role, name.role} <= _OF_DATA
        both = bool(second.words - first.words) and (bool(head.words - second.words) or more)
        roles = {title.role, name.role}
        if apart or (both and len(roles) == 2 and "other" not in roles):
            return Difference("role", f'is another job than "{first.shown}" in the title')
    if title.level == name.level == "lead" and first.leads != second.leads:
        return Difference("role", f'is a senior person, "{first.shown}" one who leads a team')
    levels = _levels(line, title)
    low = name.text.lower()
    if name.level in levels or not levels.isdisjoint(_offered(low)) or low.split()[-1] in words_of("grades"):
        return None
    if name.level is None:
        return Difference("dropped", f'leaves out "{title.named_level}", which the title says')
    if levels == {None}:
        return Difference("level", "names a level, the title none")
    return Difference("level", f'is not the "{title.named_level}" of the title')


@lru_cache(maxsize=128)
def _bearing(text: str) -> _Bearing:
    low = text.lower()
    for found in level_names()[1].finditer(low):
        if found[0] not in {"manager", "lead", "director", "head", "head of", "leader"}:
            low = low[: found.start()] + " " * len(found[0]) + low[found.end() :]
    words: list[str] = []
    last = -1
    abbreviations = packs.lexicon("roles")["abbreviations"]
    for match in _PIECE.finditer(low):
        word = match[0].rstrip(".")
        spelt = abbreviations.get(word, word)
        pieces = [_ALIKE.get(piece, piece) for piece in spelt.split() if piece not in _FILL]
        words += pieces
        if words_of("nouns").intersection(pieces):
            last = match.start()
    nouns = [word for word in words if word in words_of("nouns")]
    casual = last >= 0 and text[last].islower()
    return _Bearing(
        nouns[-1] if nouns else "", frozenset(words), casual, " ".join(text.split()), words[-1:] == ["lead"]
    )


def _offered(low: str) -> frozenset[Level | None]:
    """The levels between which a name leaves the choice: ``mid to senior``."""
    if not _CHOICE.search(low):
        return frozenset()
    table, names = level_names()
    return frozenset(table[match[0]] for match in names.finditer(low))


def _levels(line: str, title: Title) -> frozenset[Level | None]:
    """All levels that a title offers: one, or those beside a stroke; a numeral or ``(Senior)`` binds little."""
    found: set[Level | None] = {title.level}
    low = title.text.lower()
    if any(True for _ in choices(low)):
        table, names = level_names()
        found |= {table[match[0]] for match in names.finditer(low)}
    jobs = [part for part in title.parts if part.kind == "job"]
    if len(jobs) > 1:
        found |= {level(line[part.start : part.end])[0] for part in jobs}
    if title.named_level.lower() in _HOUSE_LEVELS or low.startswith("("):
        found.add(None)
    return frozenset(found)
