"""Names of products and terms in the wrong case: ``Tensorflow``, ``python``, ``Github``."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from jobwriter.document import Document
from jobwriter.facts.toolbook import book
from jobwriter.mechanics.fault import Fault, capped, in_address, within
from jobwriter.packs import lexicon
from jobwriter.patterns import words_of

_JOINED = ("_", ".", "@", "#", "$", "\\", "`")
_PARTS = ("_", "@", "\\", "`", "(")
_MOST = 4
"""Places at which one product is reported."""


def find(document: Document) -> Iterator[Fault]:
    """One fault for each place where a product is written wrong; from some places on, the last mends the rest."""
    places = words_of(document.lower)
    known = _names()
    for word in places.keys() & known.keys():
        right = known[word]
        wrong = [at for at in places[word] if _is_wrong(document, at, at + len(word), right)]
        faults = [
            Fault(at, at + len(word), f"{document.text[at : at + len(word)]} is written {right}.", right, safe=True)
            for at in wrong
        ]
        yield from capped(faults, _MOST)


def _is_wrong(document: Document, start: int, end: int, right: str) -> bool:
    text = document.text
    written = text[start:end]
    if written == right or not within(document, start):
        return False
    if right[0].isupper() and right[1:].islower() and not _bent(written, right):
        return False
    if written.isupper() and _shouted(text, start, end):
        return False
    before, after = text[start - 1 : start], text[end : end + 1]
    if right.isupper() and written.islower() and text[max(start - 2, 0) : start - 1].isdigit():
        return False  # a unit: 1 hr
    if before in _JOINED or after in _PARTS:
        return False
    if written.islower() and (before == "-" or (after == "-" and not text.startswith("-based", end))):
        return False
    return not in_address(document.lower, start, end)


def _bent(written: str, right: str) -> bool:
    """Whether a name that has a capital at its start only is written otherwise."""
    if written.islower():
        return right in _plain()
    return not written[1:].islower() and (not written.isupper() or right in _plain())


def _shouted(text: str, start: int, end: int) -> bool:
    """Whether the words around stand in capitals too."""
    around = text[max(start - 30, text.rfind("\n", 0, start) + 1, 0) : start]
    stop = text.find("\n", end)
    around += text[end : min(end + 30, stop if stop >= 0 else len(text))]
    return around.upper() == around and any(char.isalpha() for char in around)


@lru_cache(maxsize=1)
def _plain() -> frozenset[str]:
    """The names that mean nothing else, so that small letters and capitals throughout are wrong."""
    return frozenset(lexicon("spelling")["names"])


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    """Each name in small letters, with the name as its makers write it."""
    data = lexicon("spelling")
    lexis = book()
    known = {}
    for name in lexis.tools:
        if name.isalnum() and len(name) > 3 and not name.isupper() and not name.islower():
            camel = not name[1:].islower()
            if not camel or lexis.guard(name) is None:
                known[name.lower()] = name
    for group in ("brands", "names", "acronyms"):
        known |= {name.lower(): name for name in data[group]}
    for word in data["also"]:
        known.pop(word, None)
    return known
