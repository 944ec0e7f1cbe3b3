"""Regular expressions that are compiled when they are first needed, and only once for many runs.

Compiling was the largest part of a cold start. Modules state their patterns at the top with :func:`pattern`; nothing is
compiled on import, and most ads need only some of them. A pattern whose matches all open with one of a few words is
tried only where one of these stands. What was compiled is kept between runs as the code list that ``re`` makes of a
pattern. Taking that list out and putting it back uses the inner modules of ``re``, which differ between versions of
Python: the cache is keyed by version, and where anything does not fit, ``re.compile`` does it all.
"""

from __future__ import annotations

import re
import sys
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

import jobwriter
from jobwriter import cache

_kept: dict[str, Any] | None = None
_stored: cache.Pieces | None = None
_grown = False
_used: set[str] = set()
_MOST = 2000
"""Patterns kept; beyond that, only those of the latest run."""


_LONG = 400
"""Characters from which a text is worth an index of its words."""
_FEW = 4
"""Places at which a pattern is tried in the time that it takes to look for one substring."""
_WORD = re.compile(r"\w+")
_indexed: list[tuple[str, dict[str, list[int]]]] = []


def words_of(text: str) -> dict[str, list[int]]:
    """Where each word of a text starts; the indexes of the latest two texts are kept, since many patterns read them."""
    for kept, places in _indexed:
        if kept is text:
            return places
    matches = list(_WORD.finditer(text))
    return index(text, [match.group() for match in matches], [match.start() for match in matches])


def index(text: str, words: Sequence[str], starts: Sequence[int]) -> dict[str, list[int]]:
    """File the words of a text under themselves; whoever has cut a text into words spares others the work."""
    places: dict[str, list[int]] = defaultdict(list)
    for word, start in zip(words, starts, strict=True):
        places[word].append(start)
    places = dict(places)
    _indexed[:] = [(text, places), *_indexed[:1]]
    return places


def compiled(source: str) -> re.Pattern[str]:
    """Compile a regular expression, or take it from the cache of earlier runs.

    Raises:
        re.error: it is not one.
    """
    global _grown  # noqa: PLW0603 - one cache for the process
    before = _compiled_before()
    parts = before.get(source)
    _used.add(source)
    try:
        if parts is None:
            parts = before[source] = _take_apart(source)
            _grown = True
        return _put_together(source, parts)
    except (AttributeError, ImportError, TypeError, ValueError, RuntimeError):
        return re.compile(source)


def _compiled_before() -> dict[str, Any]:
    """The parts of each pattern that this or an earlier run compiled."""
    global _kept, _stored  # noqa: PLW0603 - one cache for the process
    if _kept is None:
        _stored = cache.pieces("patterns", _key())
        _kept = dict(_stored.index) if _stored else {}
    return _kept


def keep() -> None:
    """Save what this run compiled, beside what another has saved meanwhile; the command line calls it last."""
    global _grown, _kept, _stored
    if not _grown or _kept is None:
        return
    latest = cache.pieces("patterns", _key())
    others = {source: parts for source, parts in latest.index.items() if source not in _kept} if latest else {}
    ours = _kept if len(_kept) + len(others) <= _MOST else {source: _kept[source] for source in _used & _kept.keys()}
    index: dict[str, Any] = {}
    codes = bytearray()
    for known, store in ((ours, _stored), (others, latest)):
        for source, (flags, code, *rest) in known.items():
            start = len(codes)
            try:
                codes += _code(code, store)
            except ValueError:
                continue
            index[source] = (flags, (start, len(codes)), *rest)
    cache.write_pieces("patterns", _key(), index, bytes(codes))
    _kept, _stored, _grown = None, None, False


def _code(code: bytes | tuple[int, int], store: cache.Pieces | None) -> bytes:
    """The code of a pattern: compiled in this run, or read from where an earlier one kept it.

    Raises:
        ValueError: it can no longer be read.
    """
    if isinstance(code, bytes):
        return code
    if store is None:
        raise ValueError("no patterns are kept")
    return store.piece(*code)


def _key() -> str:
    return f"{jobwriter.__version__} {sys.version} {sys.byteorder}"


def _take_apart(source: str) -> tuple[Any, ...]:
    from jobwriter.triggers import whole_opening_words

    inner: Any = __import__("re._compiler", fromlist=["_code"])
    tree = inner._parser.parse(source)
    names = dict(tree.state.groupdict)
    order: list[str | None] = [None] * tree.state.groups
    for name, number in names.items():
        order[number] = name
    opening = " ".join(sorted(whole_opening_words(source) or ()))
    code = array("I", inner._code(tree, 0)).tobytes()
    return int(tree.state.flags), code, tree.state.groups - 1, names, tuple(order), opening


def _put_together(source: str, parts: tuple[Any, ...]) -> re.Pattern[str]:
    inner: Any = __import__("_sre")
    flags, code, groups, names, order, _ = parts
    made: re.Pattern[str] = inner.compile(
        source, flags, array("I", _code(code, _stored)).tolist(), groups, names, order
    )
    return made


class Words:
    """Some whole words, parted by spaces; where they stand in a text is looked up once, for all its parts."""

    def __init__(self, words: str) -> None:
        self.words = words
        self._found: tuple[str, list[int]] = ("", [])

    def may_stand(self, text: str, start: int, end: int) -> bool:
        """Whether one stands in ``text[start:end]``; a short part of a text without an index is not looked at."""
        if self._found[0] is not text:
            if end - start <= _LONG and all(kept is not text for kept, _ in _indexed):
                return True
            places = words_of(text)
            self._found = (text, sorted([at for word in self.words.split() if word in places for at in places[word]]))
        starts = self._found[1]
        at = bisect_left(starts, start)
        return at < len(starts) and starts[at] < end


class Pattern:
    """A regular expression, compiled on first use; texts are expected folded and lower-cased unless said otherwise.

    Args:
        source: the expression.
        needs: substrings one of which every match holds; where the text has none of them, nothing is compiled or tried.
        words: whole words one of which every match holds, parted by spaces; asked first.
    """

    def __init__(self, source: str, needs: tuple[str, ...] = (), words: str = "") -> None:
        self.source = source
        self.needs = needs
        self.words = Words(words) if words else None
        self._compiled: re.Pattern[str] | None = None
        self._opening: frozenset[str] | None = None

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """All matches in ``text[start:end]``, offsets in ``text``."""
        end = min(end, len(text))
        if self.words and not self.words.may_stand(text, start, end):
            return iter(())
        if end - start > _LONG and (opening := self._opening or self._known_opening()):
            spots = self._spots(opening, text, start, end)
            return self._at(spots, text, end) if spots else iter(())
        if self.needs and not self._may_match(text, start, end):
            return iter(())
        return (self._compiled or self._compile()).finditer(text, start, end)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first match in ``text[start:end]``."""
        end = min(end, len(text))
        if self.words and not self.words.may_stand(text, start, end):
            return None
        if end - start > _LONG and (opening := self._opening or self._known_opening()):
            return next(self._at(self._spots(opening, text, start, end), text, end), None)
        if self.needs and not self._may_match(text, start, end):
            return None
        return (self._compiled or self._compile()).search(text, start, end)

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The match at ``start``."""
        if self.needs and not self._may_match(text, start, end):
            return None
        return (self._compiled or self._compile()).match(text, start, end)

    def fullmatch(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The match that is all of ``text[start:end]``."""
        if self.needs and not self._may_match(text, start, end):
            return None
        return (self._compiled or self._compile()).fullmatch(text, start, end)

    def alone(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """The first match in ``text[start:end]`` taken by itself: ``^`` and ``$`` are its ends, offsets count in it."""
        if (self.words and not self.words.may_stand(text, start, end)) or (
            self.needs and not self._may_match(text, start, end)
        ):
            return None
        return (self._compiled or self._compile()).search(text[start:end])

    def _may_match(self, text: str, start: int, end: int) -> bool:
        for need in self.needs:
            if text.find(need, start, end) >= 0:
                break
        else:
            return False
        return True

    def _compile(self) -> re.Pattern[str]:
        """Compile the expression; from then on, calls that need no look beforehand go straight to ``re``."""
        ready = self._compiled = compiled(self.source)
        opening = self._opening or self._known_opening()
        if not self.needs:
            direct: dict[str, Any] = {"match": ready.match, "fullmatch": ready.fullmatch}
            if not opening and not self.words:
                direct |= {"search": ready.search, "finditer": ready.finditer}
            vars(self).update(direct)
        return ready

    def _known_opening(self) -> frozenset[str]:
        """The words one of which opens every match, where the pattern was ever compiled and there are such words."""
        if self._opening is None and (parts := _compiled_before().get(self.source)) is not None:
            self._opening = frozenset(parts[-1].split())
        return self._opening or frozenset()

    def _spots(self, opening: frozenset[str], text: str, start: int, end: int) -> list[int]:
        """Where words stand that can open a match, in order; none where a look shows that there is no match."""
        places = words_of(text)
        spots: list[int] = []
        for word in places.keys() & opening:
            spots += places[word]
        spots.sort()
        if start or end < len(text):
            spots = spots[bisect_left(spots, start) : bisect_left(spots, end)]
        if self.needs and len(spots) > _FEW * len(self.needs) and not self._may_match(text, start, end):
            return []
        return spots

    def _at(self, spots: Sequence[int], text: str, end: int) -> Iterator[re.Match[str]]:
        """As ``finditer``, tried only at these places."""
        match_at = (self._compiled or self._compile()).match
        stop = 0
        for at in spots:
            if at >= stop and (match := match_at(text, at, end)) is not None:
                stop = max(match.end(), at + 1)
                yield match

    def sub(self, text: str, by: str = "") -> str:
        """``text`` with every match, in any case, replaced; for words that are shown, not for places."""
        return re.sub(self.source, by, text, flags=re.IGNORECASE)


def pattern(source: str, needs: tuple[str, ...] = (), words: str = "") -> Pattern:
    """State a regular expression; see :class:`Pattern`."""
    return Pattern(source, needs, words)
