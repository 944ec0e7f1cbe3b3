"""How titles are read: parts of a title line, words that name level and kind of work, names of jobs in prose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple, cast

from jobwriter import packs
from jobwriter.facts.model import Level, Role, TitlePartKind
from jobwriter.patterns import Pattern, compiled, pattern


class Part(NamedTuple):
    """A piece of a title line."""

    kind: TitlePartKind
    start: int
    end: int


_BRACKET = pattern(r"\(([^()\n]{1,120})\)|\[([^\[\]\n]{1,120})\]")
_SEPARATOR = pattern(
    r"\s*(?:\||\u2022|\u00b7|;|//|\s[-\u2013\u2014:~@]|[-\u2013\u2014:](?=\s)|\u2014|,(?=\s)|@(?=\s))\s*"
)
_GENDER = pattern(
    r"(?:(?:all|any) genders?|gn|[mfwdxh]{3}|(?:[mfwdxhivg]|male|female|divers)"
    r"(?:\s*[/|*,.]\s*(?:[mfwdxhivgn]|male|female|divers|gn)){1,4})"
)
_PAY = pattern(
    r"[£$€]|\b(?:gbp|usd|eur)\b|\b\d{2,3}(?:\.\d)?k\b|\b\d{2,3},\d{3}\b|\bote\b|\bp/?[ad]\b"
    r"|\b(?:salary|bonus|per (?:day|annum|hour))\b"
)
_PERK = pattern(
    r"\b(?:benefits|perks|equity|stock options|(?:4|four)[ -]day week|great (?:culture|team|pay)|visa sponsorship"
    r"|sign-?on|competitive|hands[ -]on|unlimited)\b"
)
_MODE = pattern(
    r"\b(?:remote(?! sens| monitor| control| access| diagnos| procedure)|hybrid|on-?site|wfh|work(?:ing)? from home"
    r"|home[ -]?based|office[ -]based|anywhere|remotely|in-office|flexible|flexi)\b"
)
_COUNTRY = r"(?:uk|u\.k\.|usa?|u\.s\.|united (?:kingdom|states)|europe|eu|emea|apac|latam|worldwide|nationwide)"
_PLACED = pattern(
    rf"\b(?:located|location|based (?:in|at|out)|relocation|position in|office in)\b|{_COUNTRY}(?:[ ,/&]+{_COUNTRY})*$"
    rf"|.{{2,20}}, {_COUNTRY}$"
)
_CONTRACT = pattern(
    r"\b(?:permanent|perm|contract(?:or)?|full[ -]?time|part[ -]?time|fixed[ -]term|ftc|freelance|temporary|maternity"
    r"|paternity|(?:inside |outside )?ir35|\d{1,2}[ -]?(?:months?|mths?)|secondment)\b"
)
_SHIFT = pattern(r"\b(?:shifts?|night shift|nights|weekends?|evenings|on[ -]call|[ap]m start)\b")
_URGENT = pattern(
    r"\b(?:urgent(?:ly)?|asap|immediate(?:ly)?(?: start(?:er)?| joiners?| hire)?|hiring(?: now)?|apply (?:now|today)"
    r"|hot job|vacancy|job opening|required|wanted|needed|opportunity|start date)\b"
)
_CODE = pattern(
    r"#?\d{3,}|#\d+|[a-z]{1,5}-?\d{3,}[\w-]*"
    r"|(?:req(?:uisition)?|job|ref(?:erence)?|id|jr|r)(?: ?(?:id|no|number|#))?[ .:#-]*\d+[\w-]*"
)
_LEVEL_CODE = pattern(
    r"\b(?:ii|iii|iv|grade (?!6\b|7\b)[a-g\d]{1,2}|band [a-g\d]{1,2}|[lep]\d{1,2}|ic\d|sfia \d|avp|officer"
    r"|assistant vice president|(?:squad|tribe|pod) [\w-]+|[\w-]+ (?:squad|tribe|pod))$|\b(?:ii|iii|iv)\b|(?<=[a-z] )i$"
)
_COUNT = pattern(r"\bx ?\d{1,2}\b|\b\d{1,2} ?x\b")
_COMPANY = pattern(
    r".*\b(?:start-?up|scale-?up|ltd|limited|inc|gmbh|plc|llc|careers?|agency|company|client|unicorn|series [a-d])"
)
_EMPHASIS = pattern(r"!+|\*{2,}|[\u2600-\u27bf\u2b50\u2b55\U0001f300-\U0001faff]")
_TAIL = pattern(r"\s(?:in|at|@|for|near|based in)\s+(?=\S)")
_WORD = compiled(r"[a-z0-9][a-z0-9+#.&'-]*[a-z0-9+#]|[a-z0-9]")

_NOISE: tuple[tuple[TitlePartKind, Pattern], ...] = (
    ("pay", _PAY), ("urgency", _URGENT), ("mode", _MODE), ("place", _PLACED), ("shift", _SHIFT),
    ("contract", _CONTRACT), ("perk", _PERK),
)  # fmt: skip


_INSIDE: tuple[tuple[TitlePartKind, Pattern], ...] = (
    ("count", _COUNT), ("level-code", _LEVEL_CODE), ("pay", _PAY), ("mode", _MODE), ("urgency", _URGENT),
)  # fmt: skip


@cache
def words_of(name: str) -> frozenset[str]:
    """A list of words of ``checks/roles.yaml``."""
    return frozenset(packs.lexicon("roles")[name].split())


@cache
def level_names() -> tuple[dict[str, Level], Pattern]:
    """Level by the word that names it, and the pattern of all of them, longest first."""
    table = {word: cast(Level, level) for level, words in packs.lexicon("roles")["levels"].items() for word in words}
    return table, pattern(rf"\b(?:{_any(table)})\b")


@cache
def _kinds() -> list[tuple[Role, Pattern]]:
    return [(role, pattern(rf"\b(?:{_any(words)})\b")) for role, words in packs.lexicon("roles")["roles"].items()]


def _any(words: Sequence[str] | dict[str, Level]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def cut(text: str, start: int, end: int, company: str = "", places: Sequence[str] = ()) -> list[Part]:
    """Cut a title line into its parts.

    Args:
        text: the text that holds the line.
        start: where it starts.
        end: where it ends.
        company: the employer's name in lower case, empty if unknown.
        places: names of places in lower case.
    """
    parts: list[Part] = []
    for left, right, bracket in _pieces(text, start, end):
        low = text[left:right].lower()
        parts.append(Part(_kind(low, company, places, bracket), left, right))
    seen = False
    for number, part in enumerate(parts):
        if part.kind == "job" and seen and not _ends_in_noun(text[part.start : part.end].lower()):
            parts[number] = part._replace(kind="topic")
        seen = seen or part.kind == "job"
    out: list[Part] = []
    for part in parts:
        out.extend(_tail(text, part, company, places) if part.kind in {"job", "topic"} else [part])
    low = text[start:end].lower()
    out.extend(Part("choice", start + left, start + right) for left, right in choices(low))
    out.extend(Part("emphasis", match.start(), match.end()) for match in _EMPHASIS.finditer(text, start, end))
    return sorted(out, key=lambda part: (part.start, part.end))


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """The pieces between separators and in brackets."""
    at = start
    for match in _BRACKET.finditer(text, start, end):
        yield from _split(text, at, match.start())
        left, right = _strip(text, *match.span(1 if match[1] else 2))
        inner = text[left:right].lower()
        if has_noun(inner) or _GENDER.fullmatch(inner):
            yield left, right, True
        else:
            yield from ((first, last, True) for first, last, _ in _split(text, left, right))
        at = match.end()
    yield from _split(text, at, end)


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    at = start
    for match in _SEPARATOR.finditer(text, start, end):
        yield from _piece(text, at, match.start())
        at = match.end()
    yield from _piece(text, at, end)


def choices(low: str) -> Iterator[tuple[int, int]]:
    """Where two levels stand with a stroke between them."""
    names = list(level_names()[1].finditer(low))
    for first, second in pairwise(names):
        if _STROKE.fullmatch(low, first.end(), second.start()):
            yield first.start(), second.end()


_TURN = compiled(r"\s(?:with|for|in|of|to|at|and|&|-)\s")
_STROKE = pattern(r"\s*/\s*")


def _piece(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    start, end = _strip(text, start, end)
    low = text[start:end].lower()
    for match in _STROKE.finditer(low):
        if _names_work(low[: match.start()]) and _names_work(low[match.end() :]):
            yield start, start + match.start(), False
            start += match.end()
            break
    if end > start:
        yield start, end, False


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and not (text[start].isalnum() or text[start] in "#£$€"):
        start += 1
    while end > start and not (text[end - 1].isalnum() or text[end - 1] in "+#£$€"):
        end -= 1
    return start, end


def _kind(low: str, company: str, places: Sequence[str], bracket: bool) -> TitlePartKind:
    if _GENDER.fullmatch(low):
        return "gender"
    if _LEVEL_CODE.fullmatch(low):
        return "level-code"
    if has_noun(low) and not _is_place(low, places):
        return "job"
    if _CODE.fullmatch(low):
        return "code"
    if _COUNT.fullmatch(low):
        return "count"
    if company and (low == company or company.startswith(low + " ") or low.startswith(company + " ")):
        return "company"
    if _is_place(low, places):
        return "place"
    for kind, expression in _NOISE:
        if expression.search(low) and not (bracket and kind == "contract" and len(low.split()) > 4):
            return kind
    if _COMPANY.fullmatch(low):
        return "company"
    return "topic"


def _ends_in_noun(low: str) -> bool:
    """Whether a later piece names a job of its own: not ``developer tools``."""
    words = [word for word in _tokens(_TURN.split(low, 1)[0]) if word not in _NUMERALS]
    return bool(words) and (words[-1] in words_of("nouns") or words[-1].removesuffix("s") in words_of("nouns"))


def _is_place(low: str, places: Sequence[str]) -> bool:
    """Whether words are nothing but known places."""
    rest = low
    for place in sorted(places, key=len, reverse=True):
        rest = rest.replace(place, " ")
    return rest != low and not _WORD.search(rest.replace(" and ", " ").replace(" or ", " "))


def _tail(text: str, part: Part, company: str, places: Sequence[str]) -> Iterator[Part]:
    """Split what follows ``in``, ``at`` or a count from a piece that names the work."""
    low = text[part.start : part.end].lower()
    cuts: list[Part] = []
    end = part.end
    for match in _TAIL.finditer(low):
        rest = low[match.end() :]
        word = match[0].strip()
        if (company and rest.startswith(company)) or (word == "@"):
            kind: TitlePartKind = "company"
        elif any(rest.startswith(place) for place in places) or (word != "for" and _PLACED.match(rest)):
            kind = "place"
        else:
            continue
        end = part.start + match.start()
        cuts.append(Part(kind, part.start + match.end(), part.end))
        break
    if part.kind == "job":
        inside = low[: end - part.start]
        for kind, expression in _INSIDE:
            for match in expression.finditer(inside):
                cuts.append(Part(kind, part.start + match.start(), part.start + match.end()))
    if not cuts:
        first, last = _strip(text, part.start, end)
        if last > first:
            yield Part(part.kind, first, last)
        return
    left = part.start
    noun = False
    for item in sorted(cuts, key=lambda item: item.start):
        first, last = _strip(text, left, min(item.start, end))
        if last > first:
            job = has_noun(text[first:last].lower())
            noun = noun or job
            yield Part("job" if job else "topic", first, last)
        yield item
        left = item.end
    first, last = _strip(text, left, end)
    if last > first:
        yield Part("job" if has_noun(text[first:last].lower()) else "topic", first, last)


def core(text: str, parts: Sequence[Part], start: int, end: int) -> tuple[int, int]:
    """The span of the role: from the first part that names work to the last, without noise between, that adds to it."""
    useful = [part for part in parts if part.kind not in {"emphasis", "gender", "choice"}]
    for number, part in enumerate(useful):
        if part.kind == "job":
            last = part
            for other in useful[number + 1 :]:
                if other.kind not in {"job", "topic"}:
                    break
                last = other
            closing = last.end < end and last is not part and text[last.end] in ")]"
            return part.start, last.end + closing
    topics = [part for part in useful if part.kind == "topic"]
    return (topics[0].start, topics[0].end) if topics else (start, end)


def has_noun(low: str) -> bool:
    """Whether lower-cased words hold a word that people in a job are called by."""
    return any(word in words_of("nouns") or word.removesuffix("s") in words_of("nouns") for word in _tokens(low))


def _names_work(low: str) -> bool:
    """The same, where a level alone (``lead``, ``principal``) does not count."""
    return any(word in words_of("nouns") and word not in level_names()[0] for word in _tokens(low))


def _tokens(low: str) -> list[str]:
    return _WORD.findall(low)


_ORDER: tuple[Level, ...] = ("junior", "mid", "senior", "lead", "principal", "manager")
_CHOICE = pattern(r"\s*(?:/|\bor\b|\bto\b|&|\||-)\s*")
_NUMERALS: dict[str, Level] = {"i": "junior", "ii": "mid", "iii": "senior", "iv": "principal"}
_NUMERAL = pattern(r"\b(?:level )?(i{1,3}|iv)\b(?=$|[\s,)-])")


def level(text: str) -> tuple[Level | None, str]:
    """The level that a title names, and the word that names it; the highest, or the first of alternatives."""
    low = text.lower()
    table, names = level_names()
    apart = packs.lexicon("roles")["not_a_level"]
    managed = words_of("manages_things")
    best: tuple[Level | None, str] = (None, "")
    stop = -1
    for match in names.finditer(low):
        word, found = match[0], table[match[0]]
        after = _tokens(low[match.end() : match.end() + 30])[:1]
        before = _tokens(low[max(0, match.start() - 30) : match.start()])[-1:]
        if after and after[0] in apart.get(word, ()):
            continue
        if word == "manager" and before and before[0] in managed:
            continue
        if word == "associate" and (not after or (before and before[0] in {"research", "sales", "business"})):
            continue
        if word in {"head", "leader"} and before and before[0] not in words_of("fields"):
            continue
        if stop >= 0 and _CHOICE.fullmatch(low, stop, match.start()):
            break
        if best[0] is None or _ORDER.index(found) > _ORDER.index(best[0]):
            best = (found, text[match.start() : match.end()])
        stop = match.end()
    if best[0] is None:
        numeral = _NUMERAL.search(low)
        if numeral and (numeral.start() > 0 or numeral.end() == len(low)):
            return _NUMERALS[numeral[1]], text[numeral.start() : numeral.end()]
    return best


def role(text: str, named: Level | None) -> Role:
    """The kind of work, by the words of a title alone."""
    low = text.lower()
    if named == "manager":
        return "management"
    ends = [match.start() for match in (_SEPARATOR.search(low), _BRACKET.search(low)) if match]
    head = low[: min(ends)] if ends and has_noun(low[: min(ends)]) else low
    found = _role(head)
    if head != low and (found == "other" or (found == "backend" and "software" in head)):
        wider = _role(low)
        return found if wider == "other" else wider
    return found


def _role(low: str) -> Role:
    for kind, expression in _kinds():
        if expression.search(low):
            return kind
    return "other"
