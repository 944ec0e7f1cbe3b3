"""Places where punctuation, spaces and capitals may be wrong, found in one look at the text."""

from __future__ import annotations

from jobwriter.document import Document
from jobwriter.mechanics.fault import runs
from jobwriter.patterns import pattern

_SPOTS = pattern(
    r"[A-Z,.;:!?()/–—-](?:(?<=[a-z][A-Z])(?P<capital>)"
    r"|(?<=[,.;:!?])(?:(?P<sentence>(?<=[a-z)][.!?])(?=[A-Z]))|(?P<before>(?<=[\w)] [,.!?:])(?=\s|\Z))"
    r"|(?P<comma>(?<=[a-z),],)(?=[A-Za-z][a-z]))|(?P<colon>(?<=[a-z)][:;])(?=[A-Za-z][a-z]{2}))"
    r"|(?P<twice>(?<=\w,)[,.]|(?<=\w;);|(?<=\w[!?])[!?]+|(?<=\w\.)(?:[.,](?![./\w])|\.{3})))"
    r"|(?<=\()(?:(?P<open> (?=\w))|(?P<bracket>(?<=[a-z].)(?=[A-Za-z][a-z]{2})))"
    r"|(?<=\w \))(?P<close>)"
    r"|(?P<slash>(?<=[A-Za-z)]/) +(?=[A-Za-z(])|(?<=[A-Za-z)] /)(?=[A-Za-z(]))"
    r"|(?P<dash>(?<=[A-Za-z)][–—-]) +(?!(?:and|or|to|und)\b)(?=\w)))"
)
_MOST = 500
_known: list[tuple[str, dict[str, list[int]]]] = []


def spots(document: Document) -> dict[str, list[int]]:
    """Offsets of suspicious marks and capitals by kind: of the mark, or of the capital that follows a small letter.

    The result for the latest text is kept, since two rules read it.
    """
    if _known and _known[0][0] is document.text:
        return _known[0][1]
    found: dict[str, list[int]] = {}
    for start, end in runs(document):
        for match in _SPOTS.finditer(document.text, start, end):
            places = found.setdefault(str(match.lastgroup), [])
            if len(places) < _MOST:
                places.append(match.start())
    _known[:] = [(document.text, found)]
    return found


def left_of(text: str, at: int) -> int:
    """Where the word before ``at`` starts."""
    start = at
    while start and at - start < _WORD and (text[start - 1].isalnum() or text[start - 1] in "'+#&"):
        start -= 1
    return start


def right_of(text: str, at: int) -> int:
    """Where the word from ``at`` ends."""
    end = at
    while end < len(text) and end - at < _WORD and (text[end].isalnum() or text[end] in "'+#&"):
        end += 1
    return end


_WORD = 30
