"""Cuts blocks into sentences: a bullet without a full stop is never glued to the next.

A sentence ends at ``.``, ``!``, ``?`` or ``…`` before a space and a word that can open one. A full stop after an
abbreviation, an initial or a list number ends nothing, nor does one inside a number, an address or a name such as
``Node.js``. After ``etc.``, ``Inc.`` and the like the next word decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jobwriter.patterns import compiled

_STOP = compiled(r"[….!?](?:(?<=…)|(?<=[.!?])(?<![.!?][.!?])[.!?]*+)[\"')\]*]*[ \t]++(?=[\"'(\[*]*[\w£$€@#•])")
_LAST = compiled(r"[\w.&'+/#-]+$")


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_NEVER = _set(
    "e.g i.e eg ie cf viz approx ca incl excl nos nr vs v dr mr mrs ms mx prof st ref tel ext fig figs sec vol p "
    "pp est resp ex esp dept gov univ hons b.sc m.sc bsc msc"
)
_NUMBERED = frozenset({"no", "max", "min"})
_SELDOM = _set(
    "inc ltd co corp llc plc u.s u.k u.s.a e.u ph.d phd m.d b.a m.a jr sr al jan feb mar apr jun jul aug sep sept "
    "oct nov dec mon tue wed thu fri"
)
_BRANDS = compiled(r"[a-z]+[A-Z]\w|(?:dbt|scikit-learn|spaCy|pandas|numpy|pytest|npm|git|iOS|macOS|eBay)\b")


def stops(text: str) -> list[re.Match[str]]:
    """All places in a text where a sentence may end, to be handed to :func:`split` block by block."""
    return list(_STOP.finditer(text))


def split(text: str, start: int, end: int, marks: Sequence[re.Match[str]] | None = None) -> Iterator[tuple[int, int]]:
    """Yield the spans of the sentences in ``text[start:end]``, without the space around them.

    Args:
        text: the plain text.
        start: where the block starts.
        end: where it ends.
        marks: places within the block where a sentence may end, if they are known.
    """
    at = start
    for match in _STOP.finditer(text, start, end) if marks is None else marks:
        mark = match.start()
        stop = match.start() + len(match.group().rstrip())
        if stop <= at or not _ends(text, at, mark, match.end(), end, match.group()):
            continue
        while at < stop and text[at].isspace():
            at += 1
        if stop > at:
            yield at, stop
        at = match.end()
    while at < end and text[at].isspace():
        at += 1
    while end > at and text[end - 1].isspace():
        end -= 1
    if end > at:
        yield at, end


def _ends(text: str, at: int, mark: int, after: int, end: int, group: str) -> bool:
    """Whether the mark at ``mark`` ends a sentence that began at ``at``, given what follows from ``after``."""
    following = text[after : min(end, after + 24)].lstrip("\"'([*")
    opens = following[:1].isupper() or following[:1] in "£$€@#•" or following[:1].isdigit()
    if group.startswith(("...", "…")):
        return following[:1].isupper()
    if group[0] != "." or group.startswith(".."):
        return opens or bool(_BRANDS.match(following))
    last = _LAST.search(text, max(at, mark - 24), mark)
    word = last.group().lower().strip("'-/") if last else ""
    if word in _NEVER or (word in _NUMBERED and following[:1].isdigit()):
        return False
    if len(word) == 1 and word.isalpha() and word not in {"c", "r", "i"}:
        return False
    if word.isdigit() and len(word) <= 2 and last is not None and not text[at : last.start()].strip():
        return False
    if word in _SELDOM:
        return _opens_sentence(following)
    return opens or bool(_BRANDS.match(following))


def _opens_sentence(following: str) -> bool:
    """Whether a word opens a sentence for sure: after ``U.S.`` a capital alone may go on with a name."""
    word = re.match(r"\w+", following)
    return word is not None and following[0].isupper() and word.group().lower() in _OPENING


_OPENING = _set(
    "the a an we you our your this that these those it its in on at for if as by to and but or with from when "
    "what who all any each there here please no not both one they he she is are join apply must will may "
    "experience strong about after before while although since however also"
)
