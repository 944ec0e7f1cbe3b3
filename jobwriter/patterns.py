"""Regular expressions that are compiled when they are first needed, and only once for many runs.

Compiling was the largest part of a cold start. Modules state their patterns at the top with :func:`pattern`; nothing is
compiled on import, and most ads need only some of them. A pattern whose matches all open with one of a few words is
tried only where one of these stands. What was compiled is kept between runs as the code list that
``re`` makes of a pattern. Taking that list out and putting it back uses the inner modules of ``re``, which differ
between versions of Python: the cache is keyed by version, and where anything does not fit, ``re.compile`` does it all.
"""

from __future__ import annotations

import re
import sys
from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

import jobwriter
from jobwriter import cache

_kept: dict[str, Any] | None = None
_grown = False
_used: set[str] = set()
_MOST = 2000
"""Patterns kept; beyond that, only those of the latest run."""


_openings: dict[str, frozenset[str]] = {}
_LONG = 400
"""Characters from which a text is worth an index of its words."""
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
    global _kept, _grown  # noqa: PLW0603 - one cache for the process
    if _kept is None:
        _kept = cache.read("patterns", _key()) or {}
    parts = _kept.get(source)
    _used.add(source)
    try:
        if parts is None:
            parts = _kept[source] = _take_apart(source)
            _grown = True
        if parts[-1]:
            _openings[source] = frozenset(parts[-1])
        return _put_together(source, parts)
    except (AttributeError, ImportError, TypeError, ValueError, RuntimeError):
        return re.compile(source)


def keep() -> None:
    """Save what this run compiled; the command line calls it last."""
    global _grown  # noqa: PLW0603 - one cache for the process
    if _grown and _kept is not None:
        cache.write("patterns", _key(), _kept if len(_kept) <= _MOST else {source: _kept[source] for source in _used})
        _grown = False


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
    opening = sorted(whole_opening_words(source) or ())
    code = array("I", inner._code(tree, 0)).tobytes()
    return int(tree.state.flags), code, tree.state.groups - 1, names, tuple(order), tuple(opening)


def _put_together(source: str, parts: tuple[Any, ...]) -> re.Pattern[str]:
    inner: Any = __import__("_sre")
    flags, code, groups, names, order, _ = parts
    made: re.Pattern[str] = inner.compile(source, flags, array("I", code).tolist(), groups, names, order)
    return made


class Pattern:
    """A regular expression, compiled on first use; texts are expected folded and lower-cased unless said otherwise.

    Args:
        source: the expression.
        needs: substrings one of which every match holds; where the text has none of them, nothing is compiled or tried.
    """

    __slots__ = ("_compiled", "_opening", "needs", "source")

    def __init__(self, source: str, needs: tuple[str, ...] = ()) -> None:
        self.source = source
        self.needs = needs
        self._compiled: re.Pattern[str] | None = None
        self._opening: frozenset[str] | None = None

    def _ready(self, text: str, start: int, end: int) -> re.Pattern[str] | None:
        if self.needs:
            for need in self.needs:
                if text.find(need, start, end) >= 0:
                    break
            else:
                return None
        if self._compiled is None:
            self._compiled = compiled(self.source)
            self._opening = _openings.get(self.source)
        return self._compiled

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """All matches in ``text[start:end]``, offsets in ``text``."""
        end = len(text) if end is None else end
        ready = self._ready(text, start, end)
        if ready is None:
            return iter(())
        if end - start > _LONG and self._opening:
            return self._at_words(ready, self._opening, text, start, end)
        return ready.finditer(text, start, end)

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first match in ``text[start:end]``."""
        end = len(text) if end is None else end
        ready = self._ready(text, start, end)
        if ready is None:
            return None
        if end - start > _LONG and self._opening:
            return next(self._at_words(ready, self._opening, text, start, end), None)
        return ready.search(text, start, end)

    @staticmethod
    def _at_words(
        ready: re.Pattern[str], opening: frozenset[str], text: str, start: int, end: int
    ) -> Iterator[re.Match[str]]:
        """As ``finditer``, tried only where a word stands that can open a match."""
        places = words_of(text)
        spots = [at for word in opening if word in places for at in places[word] if start <= at < end]
        if len(spots) > 1:
            spots.sort()
        stop = start
        for at in spots:
            if at >= stop and (match := ready.match(text, at, end)) is not None:
                stop = max(match.end(), at + 1)
                yield match

    def match(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The match at ``start``."""
        end = len(text) if end is None else end
        ready = self._ready(text, start, end)
        return None if ready is None else ready.match(text, start, end)

    def fullmatch(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The match that is all of ``text[start:end]``."""
        end = len(text) if end is None else end
        ready = self._ready(text, start, end)
        return None if ready is None else ready.fullmatch(text, start, end)

    def sub(self, text: str, by: str = "") -> str:
        """``text`` with every match, in any case, replaced; for words that are shown, not for places."""
        return re.sub(self.source, by, text, flags=re.IGNORECASE)


def pattern(source: str, needs: tuple[str, ...] = ()) -> Pattern:
    """State a regular expression; see :class:`Pattern`."""
    return Pattern(source, needs)
