"""Regular expressions that are compiled when they are first needed.

Compiling is a large part of a cold start, and most ads need only some of the patterns. Modules state theirs at the
top with :func:`pattern`; nothing is compiled on import.
"""

from __future__ import annotations

import re
from collections.abc import Iterator


class Pattern:
    """A regular expression, compiled on first use; texts are expected folded and lower-cased unless said otherwise.

    Args:
        source: the expression.
        needs: substrings one of which every match holds; where the text has none of them, nothing is compiled or tried.
    """

    __slots__ = ("_compiled", "needs", "source")

    def __init__(self, source: str, needs: tuple[str, ...] = ()) -> None:
        self.source = source
        self.needs = needs
        self._compiled: re.Pattern[str] | None = None

    def _ready(self, text: str, start: int) -> re.Pattern[str] | None:
        if self.needs and not any(text.find(need, start) >= 0 for need in self.needs):
            return None
        if self._compiled is None:
            self._compiled = re.compile(self.source)
        return self._compiled

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """All matches in ``text[start:end]``, offsets in ``text``."""
        compiled = self._ready(text, start)
        return iter(()) if compiled is None else compiled.finditer(text, start, len(text) if end is None else end)

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first match in ``text[start:end]``."""
        compiled = self._ready(text, start)
        return None if compiled is None else compiled.search(text, start, len(text) if end is None else end)

    def match(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The match at ``start``."""
        compiled = self._ready(text, start)
        return None if compiled is None else compiled.match(text, start, len(text) if end is None else end)

    def fullmatch(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The match that is all of ``text[start:end]``."""
        compiled = self._ready(text, start)
        return None if compiled is None else compiled.fullmatch(text, start, len(text) if end is None else end)

    def sub(self, text: str, by: str = "") -> str:
        """``text`` with every match, in any case, replaced; for words that are shown, not for places."""
        return re.sub(self.source, by, text, flags=re.IGNORECASE)


def pattern(source: str, needs: tuple[str, ...] = ()) -> Pattern:
    """State a regular expression; see :class:`Pattern`."""
    return Pattern(source, needs)
