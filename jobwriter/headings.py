"""What kind of section a heading opens, by its words: names first, then shapes, both from ``checks/sections.yaml``."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from jobwriter import packs
from jobwriter.document import SectionKind
from jobwriter.patterns import compiled, pattern

LONGEST = 90
"""Characters that a heading may have."""

_CONTRACTIONS = (
    ("n't", " not"), ("'ll", " will"), ("'re", " are"), ("'ve", " have"), ("'d ", " would "), ("'m ", " am "),
    ("what's", "what is"), ("that's", "that is"), ("it's", "it is"), ("here's", "here is"), ("who's", "who is"),
    ("how's", "how is"), ("there's", "there is"), ("let's", "let us"), ("&", " and "), ("youll ", "you will "),
    ("youre ", "you are "), ("whats ", "what is "),
)  # fmt: skip
_MARKS = compiled(r"[^\w+']+|_+")
_BRACKETS = compiled(r"\([^()]*\)|\[[^\[\]]*\]")
_PARTS = compiled(r"\s+[-–—|/]+\s+|:\s+")
_PARTING = compiled(r"[-–—|/:]")
_FILLER = frozenset("the a an our your this these those key main core primary overall specific full".split())  # noqa: SIM905
_LISTED: frozenset[SectionKind] = frozenset({"duties", "requirements", "nice-to-have", "skills", "benefits"})
_ASKED: frozenset[SectionKind | None] = frozenset({"duties", "requirements", "nice-to-have"})
_GLUED: frozenset[SectionKind] = frozenset({"company", "summary", "team", "process", "values", "place"})


@lru_cache(maxsize=1024)
def normal(words: str) -> str:
    """The normal form of a heading: lower case, contractions written out, ``&`` as ``and``, no punctuation."""
    low = words.lower() + " "
    if "'" in low or "&" in low or "youll " in low or "youre " in low or "whats " in low:
        for short, full in _CONTRACTIONS:
            if short in low:
                low = low.replace(short, full)
    return " ".join(_MARKS.sub(" ", low).replace("'s", "s").replace("'", "").split())


def _stem(form: str, *, yours: bool = False) -> str:
    """A normal form without filler words and plural endings; ``yours`` keeps whose it is."""
    kept = [word for word in form.split() if word not in _FILLER or (yours and word == "your")]
    return " ".join(w[:-1] if len(w) > 3 and w[-1] == "s" and w[-2] not in "su" else w for w in kept)


@lru_cache(maxsize=1)
def _names() -> dict[str, SectionKind]:
    """Kind of each known heading by its normal form."""
    return {form: kind for kind, forms in packs.lexicon("sections")["headings"].items() for form in forms}


@lru_cache(maxsize=1)
def _stems() -> dict[str, SectionKind]:
    """Kind of each known heading by its stem; the first kind listed wins."""
    return packs.derived("heading stems", _build_stems)


def _build_stems() -> dict[str, SectionKind]:
    found: dict[str, SectionKind] = {}
    for form, kind in _names().items():
        stem = _stem(form)
        if " " in stem or len(stem) > 3:
            found.setdefault(stem, kind)
        if form.startswith("your "):
            found.setdefault(_stem(form, yours=True), kind)
    return found


@lru_cache(maxsize=1)
def _shapes() -> list[tuple[SectionKind, Any]]:
    return [(row["kind"], pattern(row["like"])) for row in packs.lexicon("sections")["templates"]]


def _named(form: str) -> SectionKind | None:
    if not form:
        return None
    if found := _names().get(form):
        return found
    if form.startswith("your ") and (found := _stems().get(_stem(form, yours=True))):
        return found
    return _stems().get(_stem(form))


def is_name(form: str) -> bool:
    """Whether a heading in normal form is listed with its kind."""
    return form in _names()


@lru_cache(maxsize=1024)
def kind_of(words: str) -> SectionKind | None:
    """The kind of section that a heading opens, if its name is a known one.

    Args:
        words: the heading as it stands: case, marks, emoji and a closing colon do not matter.
    """
    if len(words) > LONGEST:
        return None
    if found := _named(normal(words)):
        return found
    if "(" in words or "[" in words:
        if found := _named(normal(_BRACKETS.sub(" ", words))):
            return found
        inner = _BRACKETS.search(words)
        if inner and (found := _named(normal(inner.group()))) in _ASKED:
            return found
    bare = words.strip(" :*#-–—")
    if not _PARTING.search(bare):
        return None
    parts = [part for part in _PARTS.split(bare) if part.strip()]
    if len(parts) != 2:
        return None
    last, first = _named(normal(parts[1])), _named(normal(parts[0]))
    colon = ":" in bare
    if "|" in bare and first is None and last in _GLUED:
        return last
    if last in _LISTED and not (colon and " " not in parts[1].strip() and last not in _ASKED):
        return last
    return first if first in _LISTED and len(parts[1].split()) <= 3 and (not colon or " " in parts[0]) else None


@lru_cache(maxsize=1024)
def shape_of(words: str) -> SectionKind | None:
    """The kind of section that a heading seems to open by its shape (``about X``, ``what you will build``).

    To be asked only about lines that stand like a heading: sentences have these shapes too.
    """
    if len(words) > LONGEST:
        return None
    form = normal(words)
    if form:
        for kind, shape in _shapes():
            if shape.fullmatch(form):
                return kind
    return None


_EXTRAS = pattern(
    r"(?:.* )?(?:bonus|plus|pluses|advantage|advantageous|beneficial|desirable|nice to have|ideally|preferred|"
    r"preferably|not essential|not required|(?:great|nice|good|thrilled|delighted|excited|love it|even better|helpful|"
    r"useful|interested|points) (?:if|to see|to have)|(?:would|may|might|could) also|if you also)(?: .*)?"
)


def leads_to_extras(words: str) -> bool:
    """Whether a sentence that ends with a colon opens a list of extras: ``it would be great if you also know:``."""
    return _EXTRAS.fullmatch(normal(words)) is not None


@lru_cache(maxsize=1)
def _openers() -> dict[str, dict[str, list[str]]]:
    """Known headings as ads may write them in running text, filed under their first word and then their second."""
    return packs.derived("headings by words", _build_openers)


def _build_openers() -> dict[str, dict[str, list[str]]]:
    filed: dict[str, dict[str, list[str]]] = {}
    for form in _names():
        for written in {form, form.replace("you will", "you'll").replace("we are", "we're").replace(" is ", "'s ")}:
            first, second = [*written.split(), ""][:2]
            filed.setdefault(first, {}).setdefault(second, []).append(written)
    for group in filed.values():
        for forms in group.values():
            forms.sort(key=len, reverse=True)
    return filed


_CAPITAL = compiled(r"[A-Z](?<![\w'-][A-Z])[\w']*")
_NEXT = compiled(r" ([\w']+)")


def inside(text: str, lower: str, start: int, end: int) -> Iterator[tuple[int, int, SectionKind]]:
    """Known headings glued into a line that lost its line ends: ``... at scale. Who You Are You have ...``.

    A name counts where its words are capitalised like a heading's and a capital letter or a bullet follows.

    Args:
        text: the plain text.
        lower: the same in lower case.
        start: where the line starts.
        end: where it ends.
    """
    openers = _openers()
    upto = start
    for match in _CAPITAL.finditer(text, start, end):
        at, stop = match.span()
        filed = openers.get(lower[at:stop])
        if filed is None or at < upto:
            continue
        following = _NEXT.match(lower, stop, end)
        for form in (*filed.get(following[1] if following else "", ()), *filed.get("", ())):
            stop = at + len(form)
            if stop < end and lower.startswith(form, at) and _stands_alone(text, at, stop, start, end):
                kind = _names()[normal(form)]
                upto = stop
                if kind in _LISTED or (kind in _GLUED and (at == start or len(form.split()) > 2)):
                    yield at, stop, kind
                break


_FOLLOWS = compiled(r":?\s+(?:[A-Z0-9£$€\"'(]|[•●▪◦‣*-]\s)|:\s*[•●▪]|\s*[•●▪]")
_OPEN_ENDED = frozenset("include includes to have if for offer offers will who".split())  # noqa: SIM905
_LABELLED = compiled(r"\s+\w+:")
_ROUGHLY = compiled(r"[Aa]bout\s+[\d£$€]")
"""A rough figure that opens a sentence: ``About 70% of your time``."""
_SENTENCES = frozenset({"we", "you", "it", "to", "do", "in", "join", "is", "are", "will", "ideally", "for", "as"})
_SMALL = frozenset(
    "a an and the of to for in on you your we is are with us do be at if our or will about this".split()  # noqa: SIM905
)


def _stands_alone(text: str, at: int, stop: int, start: int, end: int) -> bool:
    """Whether the known words at ``at`` to ``stop`` are written as a heading within a line."""
    if not _FOLLOWS.match(text, stop, min(end, stop + 8)):
        return False
    words = text[at:stop].split()
    titled = all(word[0].isupper() or word in _SMALL for word in words)
    colon = text[stop : stop + 1] == ":"
    if not colon and words[-1].lower() in _OPEN_ENDED:
        return False
    before = text[max(start, at - 3) : at].rstrip()
    opens = not before or before[-1] in ".!?:;)•●▪"
    if _ROUGHLY.match(text, at, min(end, stop + 8)):
        return False
    if len(words) == 1:
        labelled = not colon and _LABELLED.match(text, stop, min(end, stop + 30))
        return opens and (colon or (titled and not before)) and len(words[0]) > 4 and not labelled
    if at == start and words[0][0].isupper() and not colon and words[0].lower() not in _SENTENCES:
        return len(words) > 1
    if not titled and not (colon and opens):
        return False
    capitals = sum(word[0].isupper() for word in words)
    return capitals >= 2 or (opens and capitals >= 1 and colon)
