"""Abbreviations that an ad uses without saying what they mean.

``checks/acronyms.yaml`` has those that any qualified reader knows. One is explained where the words that it stands for
are beside it, in either order (``service level objective (SLO)``, ``SLO, a service level objective``), or where
capitalised words with its initials stand anywhere in the ad.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import takewhile

from jobwriter import packs
from jobwriter.document import Document, Sentence
from jobwriter.facts import publicsector
from jobwriter.facts.model import Facts
from jobwriter.patterns import pattern, words_of
from jobwriter.records import record


@record
class Acronym:
    """An abbreviation at its first use, and how often it stands in the ad."""

    text: str
    start: int
    end: int
    count: int


_LETTERS = 6
"""Letters of an abbreviation, at most; longer ones are names."""
_CAPITALS = pattern(
    r"[A-Z](?<![\w@#&._/][A-Z])[a-z]?(?:[A-Z0-9]|&[A-Z])+[a-z]?s?(?:/[A-Z][A-Za-z0-9&]*[A-Z]s?)*(?![\w&@_/]"
    r"|-[A-Z0-9]|\.\w)"
)
"""A word in capitals, with or without one small letter (``IaC``, ``YoY``), and what strokes join to it."""
_CODED = pattern(r"[A-Z]{2,3}\d|[A-Z]\d[A-Z]|[^\d]+")
"""Abbreviations may hold one digit (``HL7``, ``D2C``); grades, postcodes and references have theirs elsewhere."""
_TEAM = pattern(r"(?:^|[\s(])(?P<name>[A-Z][a-z]{3,}-)$")
"""What may stand before an abbreviation in the name of a team (``Depots-DSE``), which its own words do not explain."""
_TEAM_LONGEST = 24
_POSTCODE = pattern(r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|(?:EC|WC|SW|SE|NW)\d\b")
_FIRM_BEFORE = pattern(
    r"\b(?:at|join|joining|about|welcome to|company|employer|client|clients like"
    r"|pension (?:scheme |fund )?(?:with|at|through|from|via|by)) ?[:|*]{0,3} ?$"
)
_FIRM_AFTER = pattern(
    r" (?:ag|se|nv|gmbh|ltd|limited|inc|plc|llc|llp|group|bank|partners|ventures|capital|holdings|consulting"
    r"|international|university|foundation|labs?|recruitment|studios?|sports?|media|news|radio|tv|games"
    r"|(?:is|are) (?:an?|the|one|on|proud|recruiting|looking|seeking|hiring|growing|committed|building)|was founded"
    r"|pension(?: scheme| fund)?|(?:health|medical) cover"
    r"|has (?:been|grown|over|more)|(?:we|employees|employee|careers)\b)\b"
    r"|'s (?:mission|values|culture|offices?|team|clients|customers|people|platform|products?)\b"
)
_FIRMS_LEAD = pattern(
    r"\b(?:(?:investors?|clients?|customers?|partners?|brands?|companies|firms|backers|employers)"
    r"(?:,? (?:like|such as|includ(?:e|ing))\b|:)|(?:backed|funded|trusted) by\b|investment from\b)"
)
"""What leads into a list of firms."""
_FIRMS_LONGEST = 240
_EITHER = pattern(r" ?/ ?[\w-]+", needs=("/",))
_EXAMPLES = pattern(
    r"(?:e\.g|eg\b|i\.e|such as|like|including|preferably|or|and|if|ideally|on|in|with|for|from"
    r"|at)\b"
)
_LINKS = frozenset(("of", "and", "the", "for", "in", "to", "on", "a", "with", "de", "du", "la"))
_IDLE = frozenset(("the", "and"))
_RUN = pattern(r"[A-Z](?<!\w[A-Z])[a-z]+(?:[ -](?:(?:of|and|the|for|in|to|&|de) )?[A-Z][a-z]+){2,}(?![\w'])")
"""Three words or more with a capital."""
_AROUND = 110
"""Characters on either side in which the words behind an abbreviation are looked for."""
_CLOSE = 40
"""The same for one of two letters, which other words have by chance."""
_PARENTHESIS = 80
_USES = 12
"""Uses of one abbreviation that are looked at, at most."""


@lru_cache(maxsize=1)
def _known() -> tuple[frozenset[str], frozenset[str]]:
    """The abbreviations that need no explanation, and the words that are put in capitals to be heard."""
    listed = packs.lexicon("acronyms")
    known = " ".join(text for group, text in listed.items() if group not in {"trades", "public"})
    return frozenset(known.split()), frozenset(listed["words"].split())


@lru_cache(maxsize=1)
def _of_public_service() -> frozenset[str]:
    """What those who apply to British public employers know."""
    return frozenset(packs.lexicon("acronyms")["public"].split())


@lru_cache(maxsize=1)
def _trades() -> frozenset[str]:
    """The standards of one trade, which readers of another do not know."""
    return frozenset(packs.lexicon("acronyms")["trades"].split())


_found: list[tuple[Document, tuple[re.Match[str], ...]]] = []


def capitals(document: Document) -> tuple[re.Match[str], ...]:
    """All words in capitals, known or not; kept for the latest document, which several rules ask about."""
    if not _found or _found[0][0] is not document:
        _found[:] = [(document, tuple(_CAPITALS.finditer(document.text)))]
    return _found[0][1]


def unexplained(document: Document, facts: Facts) -> tuple[Acronym, ...]:
    """The abbreviations of the ad that it does not explain, in the order of their first use."""
    uses = _uses(document, facts)
    if not uses:
        return ()
    initials = _Initials(document)
    headed = _headed(document, uses)
    return tuple(
        Acronym(document.text[places[0][0] : places[0][1]], *places[0], len(places))
        for text, places in uses.items()
        if "-" in text or not (_is_firm(document, text, places) or initials.explain(text, (*headed[text], *places)))
    )


def _headed(document: Document, uses: Collection[str]) -> dict[str, list[tuple[int, int]]]:
    """Where abbreviations that the running text uses stand in headings, which may spell them out."""
    found: dict[str, list[tuple[int, int]]] = {text: [] for text in uses}
    for match in capitals(document):
        text = _singular(match.group())
        if text in found:
            sentence = document.sentence_at(match.start())
            if sentence is None or sentence.kind == "heading":
                found[text].append(match.span())
    return found


_CALL = 25
"""Characters from which a sentence without a small letter is taken for one in capitals, not for abbreviations."""


def _uses(document: Document, facts: Facts) -> dict[str, list[tuple[int, int]]]:
    """Where each abbreviation stands that is not known by itself, in running text."""
    known, _ = _known()
    if publicsector.is_public(document):
        known |= _of_public_service()
    tools = sorted(mention for tool in facts.tools for mention in tool.mentions)
    names = tuple(name for name in " ".join(_names(document, facts)).split() if name.isupper() and len(name) > 1)
    uses: dict[str, list[tuple[int, int]]] = {}
    shouted: dict[int, bool] = {}
    for match in capitals(document):
        if match.group() in known:
            continue
        text = _singular(match.group())
        start, end = match.span()
        if document.text[start - 1 : start] == "-":
            before = _TEAM.alone(document.text, max(0, start - _TEAM_LONGEST), start)
            if before is None:
                continue
            start -= before.end() - before.start("name")
        if all(part in known or not _is_shaped(part) for part in map(_singular, text.split("/"))) or text in known:
            continue
        sentence = document.sentence_at(start)
        if sentence is None or sentence.section < 0 or sentence.kind == "heading" or any(map(text.startswith, names)):
            continue
        if sentence.start not in shouted:
            words = document.text[sentence.start : sentence.end]
            shouted[sentence.start] = len(words) > _CALL and words.isupper()
        if shouted[sentence.start]:
            continue
        at = bisect_left(tools, (end, 0)) - 1
        is_tool = at >= 0 and tools[at][1] > start and text not in _trades()
        if is_tool or _is_shouted(document, start, end, sentence):
            continue
        text = document.text[start : match.start()] + text
        if not _is_word(document, text) and not _POSTCODE.match(document.text, start):
            uses.setdefault(text, []).append((start, end))
    return uses


def _names(document: Document, facts: Facts) -> Iterator[str]:
    """The names of the employer and of the job."""
    if facts.employer is not None:
        yield facts.employer.name
    if document.title is not None:
        yield document.text[document.title.start : document.title.end]


def _singular(text: str) -> str:
    return text[:-1] if text.endswith("s") and not text[-2:-1].islower() else text


def _is_shaped(text: str) -> bool:
    """Whether the letters are those of an abbreviation: two capitals or more, not all alike, at most one digit."""
    if len(set(text)) < 2 or sum(letter.isupper() for letter in text) < 2 or sum(map(str.isalpha, text)) > _LETTERS:
        return False
    return _CODED.fullmatch(text) is not None


def _is_word(document: Document, text: str) -> bool:
    """Whether the ad writes the same letters as a word or name elsewhere."""
    size = len(text)
    places = words_of(document.lower).get(text.lower(), ())
    return any(not document.text[at : at + size].isupper() for at in places) and text.isupper()


def _is_shouted(document: Document, start: int, end: int, sentence: Sentence) -> bool:
    """Whether it is one of several words in capitals, which are no abbreviations then but a heading or a call."""
    before = document.text[max(sentence.start, start - 60) : start].split()[-2:]
    after = document.text[end : min(sentence.end, end + 60)]
    follows = after.split()[:2] if after[:1] == " " else []
    run = [*takewhile(_is_loud, reversed(before)), *takewhile(_is_loud, follows)]
    known, words = _known()
    return len([word for word in run if word not in known]) > 1 or not words.isdisjoint(run)


def _is_loud(word: str) -> bool:
    """Whether a word in capitals goes on with the one beside it: no comma or bracket parts them."""
    return len(word) > 1 and word.isupper() and word.replace("'", "").isalpha()


def _is_firm(document: Document, text: str, places: Sequence[tuple[int, int]]) -> bool:
    """Whether it is the name of a firm or a work, by the words around one of its uses or an address that holds it."""
    lower = document.lower
    small = text.lower()
    if any(f"{mark}{small}." in lower for mark in ("@", "//", "www.")):
        return True
    return any(
        _FIRM_BEFORE.alone(lower, max(0, start - 20), start)
        or _FIRM_AFTER.match(lower, end)
        or _is_listed(document, start)
        for start, end in places[:_USES]
    )


def _is_listed(document: Document, start: int) -> bool:
    """Whether it stands among names: in quotes, or after a name in what the employer says of itself."""
    before = document.text[max(0, start - 40) : start]
    if before.endswith(("'", '"')):
        return True
    sentence = document.sentence_at(start)
    follows = before.rstrip(" *").endswith((",", "and", "&"))
    near = max(sentence.start if sentence else 0, start - _FIRMS_LONGEST)
    if follows and _FIRMS_LEAD.search(document.lower, near, start):
        return True
    section = document.section_at(start)
    if section is None or section.kind not in {"company", "values"}:
        return False
    last = before.removesuffix("and ").rstrip(" *,&").rpartition(" ")[2]
    return last[:1].isupper() and not last.isupper() and before.rstrip(" *").endswith((",", "and", "&"))


class _Initials:
    """The first letters of the words of an ad, in which an abbreviation is looked up."""

    def __init__(self, document: Document) -> None:
        self._document = document

    @cached_property
    def _capitalised(self) -> str:
        """The first letters of the words of each name of several words in the ad, small words left out."""
        return " ".join("".join(filter(str.isupper, run.group())) for run in _RUN.finditer(self._document.text))

    def explain(self, text: str, places: Sequence[tuple[int, int]]) -> bool:
        """Whether the words that an abbreviation stands for are beside one of its uses, or capitalised anywhere."""
        plain = "".join(filter(str.isalnum, text)).lower()
        if any(self._beside(plain, start, end) for start, end in places[:_USES]):
            return True
        return len(plain) > 2 and plain.upper() in self._capitalised

    def _beside(self, letters: str, start: int, end: int) -> bool:
        text, lower = self._document.text, self._document.lower
        if lower.startswith(" (", end) and (close := lower.find(")", end, end + _PARENTHESIS)) > 0:
            inside = lower[end + 2 : close]
            if not _EXAMPLES.match(inside) and (len(inside.split()) > 1 or text[end + 2].isupper()):
                return True
        reach = _AROUND if len(letters) > 2 else _CLOSE
        near = lower[max(0, start - reach) : start] + " | " + lower[end : end + reach]
        nears = (near, _EITHER.sub(near)) if "/" in near else (near,)
        for said_near in nears:
            words = said_near.replace("-", " ").replace("/", " ").split()
            if any(letters in "".join([word[0] for word in words if word not in small]) for small in (_LINKS, _IDLE)):
                return True
        if text[start - 1 : start] == "(" and text[end : end + 1] in {")", ","}:
            said = lower[max(0, start - _AROUND) : start - 1].split()
            last = [word[0] for word in said[-len(letters) :]]
            return sorted(last) == sorted(letters) or _is_drawn(letters, said[-len(letters) - 3 :])
        return False


def _is_drawn(letters: str, words: Sequence[str]) -> bool:
    """Whether the letters stand in the words in this order, the first of them at the start of a word."""
    for number, word in enumerate(words):
        if word.startswith(letters[0]):
            rest = iter(" ".join(words[number:]))
            if all(letter in rest for letter in letters):
                return True
    return False
