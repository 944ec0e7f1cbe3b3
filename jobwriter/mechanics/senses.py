"""Words that were lost, or that make no sense together."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from jobwriter.document import Document
from jobwriter.facts.toolbook import book
from jobwriter.mechanics.fault import Fault, capped, runs, within
from jobwriter.patterns import Pattern, pattern, words_of

_REACH = 40
_MOST = 50
_TOLD = 2
_TELLS = frozenset("et les des pour dans avec und oder für och för voor het een sowie".split())  # noqa: SIM905


def _sense(words: str, source: str, what: str, before: str = "") -> tuple[Pattern, str, Pattern | None]:
    return pattern(source, words=words), what, pattern(rf"(?P<more>{before})\Z") if before else None


_SENSES = (
    _sense(
        "translate translates translating",
        r"\btranslat(?:e|es|ing) (?:[\w-]{1,20} )?(?:infrastructure|pipelines?|platforms?|servers?)\b"
        r"(?![^.\n]{0,80}\b(?:into|to|from|between)\b)",
        "Infrastructure cannot be translated: words seem to be lost here.",
    ),
    _sense(
        "makes make", r"\bmakes? decisions? about [\w ]{3,60}? easier\b",
        "The sentence has two endings: words of an earlier version are left in it.",
    ),
    _sense(
        "off", r"\boff (?:an?|the|our|your) [\w-]{2,20}(?: [\w-]{2,20}){0,2}",
        "'off' should be 'of', or words are lost here.", r"\b(?:element|part|portion) ",
    ),
    _sense(
        "but",
        r"\bbut (?:still |also )?(?P<verb>allows|offers|gives|provides|requires|needs|includes) [\w-]{1,20}"
        r"(?: [\w-]{1,20})?",
        "The sentence has no subject: who or what {verb}?", r"(?:[;,.] |\n)",
    ),
    _sense(
        "comfortable able responsible familiar experienced passionate proficient capable fluent willing confident",
        r"\b(?:comfortable|able|responsible|familiar|experienced|passionate|proficient|capable|fluent|willing|confident)\b",
        "The word 'be' is lost here.", r"\b(?:you|candidate|they|who|we) (?:should|will|must|would) (?:also )?",
    ),
    _sense(
        "ability willingness opportunity desire",
        r"\b(?:ability|willingness|opportunity|desire) (?:obtain|work|build|learn|communicate|lead|manage|solve|develop"
        r"|travel|deliver|write|design|collaborate|adapt|explain|join|grow|make|take|understand)\b"
        r"(?! (?:and|or|skills?)\b)",
        "The word 'to' is lost here.", r"\b(?:the|an|your|our) ",
    ),
    _sense(
        "lot", r"\blot of\b", "The word 'a' is lost before 'lot'.",
        r"\b(?:take|have|has|with|bring|need|do|is|are|there's|offers?|requires?) ",
    ),
    _sense(
        "http https", r"\bhttps?(?: ?//| : ?//|: //)\w[\w.]{0,40}",
        "The address is broken: a colon or a slash is lost.",
    ),
    _sense(
        "i", r"\bi (?=[a-z])", "A lone letter: the rest of the word is lost, or it should be 'I'.", r"[a-z]{2} ",
    ),
    _sense(
        "must plus bonus",
        r"\b(?:must|plus|bonus)\b(?= for\b|[.,;)\n]|\Z)", "A word is lost: 'is a must', 'is a plus'.",
        r"\b(?:experience|knowledge|understanding|certification|degree|skills) is ",
    ),
)  # fmt: skip


_SKILL = pattern(r" (?P<name>[A-Z][\w#+]*)(?= [a-z]+\b| [A-Z]\w* (?:or|and)\b|, )")
_NOUNS = ("experience", "knowledge", "familiarity", "proficiency", "expertise")
_ADJECTIVES = frozenset(
    """strong proven solid good hands-on professional previous prior commercial extensive excellent deep advanced
    practical demonstrable working sound relevant years some""".split()  # noqa: SIM905
)
_FOREIGN = pattern(
    r"\b(?:et|les|des|pour|dans|avec|und|oder|für|och|för|voor|het|een|sowie)"
    r"(?: [^\W\d_][\w'-]*){1,3}? (?:et|les|des|de|du|la|le|pour|und|oder|der|die|das|och|van)\b"
    r"|\b[^\W\d_]\w+,? (?:[^\W\d_]\w+ )?(?:oder|und|och) [^\W\d_]\w+",
)
_GLOSSED = pattern(r"[^\"\n]{0,160}\" ?\(", needs=('"',))
"""The end of a quotation with its translation in brackets behind it."""


_SMALL = _TELLS | {"de", "du", "des", "der", "die", "das", "la", "le", "van"}


def _is_named(document: Document, start: int, end: int) -> bool:
    """Whether words of another language go on from a name, as in that of an occupation or a body.

    ``Fachinformatiker für Daten- und Prozessanalyse``: each word that is no small one has a capital.
    """
    text = document.text
    first, *others = text[start:end].split()
    before = text[max(text.rfind(" ", 0, max(start - 1, 0)), text.rfind("\n", 0, start)) + 1 : start].strip(" (\"'")
    named = first.lower() in _TELLS and before[:1].isupper()
    return named and all(word[:1].isupper() for word in others if word not in _SMALL)


def missing(document: Document) -> Iterator[Fault]:
    """A skill without the word that ties it to what it is about: ``Experience Kafka streams``."""
    text = document.text
    places = words_of(document.lower)
    for noun in _NOUNS:
        for at in places.get(noun, ()):
            match = _SKILL.match(text, at + len(noun))
            if match is None or match["name"].lower() not in _skills() or not within(document, at):
                continue
            lead = document.lower[document.lower.rfind("\n", 0, at) + 1 : at].strip(" -*•+")
            block = document.block_at(at)
            if block is None or block.kind == "heading" or (lead and not _ADJECTIVES.issuperset(lead.split())):
                continue
            what = f"A word is lost between {noun!r} and {match['name']!r}: 'with', 'of', 'in'?"
            yield Fault(at, match.end(), what)


@lru_cache(maxsize=1)
def _skills() -> frozenset[str]:
    """First words of the names of tools and methods, in small letters."""
    return frozenset(name.split()[0].lower() for name in book().tools) - {"level", "required", "base"}


def foreign(document: Document) -> Iterator[Fault]:
    """Words of another language inside an English ad."""
    faults: dict[str, Fault] = {}
    if _TELLS.isdisjoint(words_of(document.lower)):
        return
    for start, end in runs(document):
        for match in islice(_FOREIGN.finditer(document.lower, start, end), _MOST):
            if _GLOSSED.match(document.lower, match.end(), end) or _is_named(document, match.start(), match.end()):
                continue
            what = "Words of another language: an English reader cannot follow them."
            faults.setdefault(match.group(), Fault(*match.span(), what))
    yield from capped(list(faults.values()), _TOLD)


def find(document: Document) -> Iterator[Fault]:
    """Places where the words do not make a sentence."""
    text, low = document.text, document.lower
    for wanted, what, before in _SENSES:
        for match in wanted.finditer(low):
            start, end = match.start(), match.start() + len(match.group().rstrip())
            if not within(document, start) or text[start:end] == "I":
                continue
            if before is not None:
                reach = max(start - _REACH, 0)
                found = before.search(low[reach:start])
                if found is None:
                    continue
                start = start if end - start == 1 else reach + found.start("more")
                while not text[start].isalnum():
                    start += 1
            yield Fault(start, end, what.replace("{verb}", match.groupdict().get("verb") or ""))
