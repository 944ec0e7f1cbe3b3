"""Finds the phrases of ``checks/missions.yaml`` in a text, filed under what they tell, whatever their endings.

Words are compared by their stems (``train`` and ``training`` are one), and a phrase may leave a gap of up to
three words (``train .. models``). Only phrases all of whose words stand somewhere in the text are looked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from jobwriter import packs
from jobwriter.document import Document, Tokens

GAP = ".."
_REACH = 3
"""Words that a gap may hold."""
_FAR = 60
"""Characters within which the word behind a gap begins."""
_STOPS = frozenset(".!?;:\n")
_HARD = 25
"""Places of one word from which on the rest of a text is not looked at: such a text is no ad."""
Span = tuple[int, int]
EXACT = "="
"""Before a phrase whose endings matter: ``=documents`` is not ``to document``."""
Table = dict[str, list[tuple[tuple[str, ...], str, str]]]
"""By the stem of its first word: the stems that follow, the label, the words themselves where their endings matter."""


def stem(word: str) -> str:
    """A word without the endings of number and tense.

    >>> [stem(word) for word in ("train", "trains", "training", "tuned", "policies", "process")]
    ['train', 'train', 'train', 'tun', 'polici', 'process']
    """
    if len(word) > 3 and word[-1] == "s" and word[-2] not in ("si" if len(word) == 4 else "siu"):
        word = word[:-1]
    if len(word) > 5 and word.endswith("ing"):
        word = _single(word[:-3])
    elif len(word) > 4 and word.endswith("ed"):
        word = _single(word[:-2])
    if len(word) > 3 and word[-1] == "e":
        word = word[:-1]
    return word[:-1] + "i" if len(word) > 3 and word[-1] == "y" else word


def _single(word: str) -> str:
    """``mapp`` as ``map``; double letters that words end with anyway stay."""
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "s" else word


def phrases(document: Document) -> dict[str, list[Span]]:
    """Where the phrases of the lexicon stand in a document.

    Returns:
        Spans by the label under which the lexicon files them (``roles/mlops/strong``), in no order; a longer phrase
        does not hide a shorter one. Of a word that stands more than 25 times, the first places count.
    """
    table, tokens = _table(), document.tokens
    if len(_roots) > _MOST:
        _roots.clear()
    roots = [_roots[word] if word in _roots else _root(word) for word in tokens.words]
    places: dict[str, list[int]] = {GAP: []}
    for at, root in enumerate(roots):
        if root:
            places.setdefault(root, []).append(at)
    found: dict[str, list[Span]] = {}
    low = document.lower
    for first in places.keys() & table.keys():
        here = places[first][:_HARD]
        alone = [(tokens.starts[at], tokens.starts[at] + len(tokens.words[at])) for at in here]
        for rest, label, exact in table[first]:
            if not rest:
                spans = alone
            elif rest[-1] in places and rest[0] in places:
                spans = list(_runs(low, tokens, roots, here, rest))
            else:
                continue
            if exact:
                spans = [span for span in spans if low[slice(*span)] == exact]
            if spans:
                found.setdefault(label, []).extend(spans)
    return found


def _runs(
    low: str, tokens: Tokens, roots: Sequence[str], places: Sequence[int], rest: tuple[str, ...]
) -> Iterator[Span]:
    """The spans of a phrase whose first word is the token at ``places``."""
    words, starts = tokens.words, tokens.starts
    for first in places:
        end = starts[first] + len(words[first])
        if rest[0] == GAP:
            if low.find(rest[1][:3], end, end + _FAR) < 0:
                continue
        elif first + 1 == len(roots) or roots[first + 1] != rest[0]:
            continue
        at, slack = first, 0
        for wanted in rest:
            if wanted == GAP:
                slack = _REACH
                continue
            for after in range(at + 1, min(at + slack + 2, len(words))):
                gap = low[end : starts[after]]
                if not (len(gap) == 1 and gap != "\n") and not (slack and len(gap) < 5 and _STOPS.isdisjoint(gap)):
                    at = -1
                    break
                end = starts[after] + len(words[after])
                if roots[after] == wanted:
                    at, slack = after, 0
                    break
            else:
                at = -1
            if at < 0:
                break
        if at >= 0:
            yield starts[first], end


def _table() -> Table:
    return packs.derived("missions", _build)


_roots: dict[str, str] = {}
_MOST = 40_000
"""Words whose roots are kept for the next text."""


def _root(word: str) -> str:
    """The stem of a word that stands in some phrase, else nothing."""
    root = stem(word)
    _roots[word] = root = root if root in _known() else ""
    return root


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    table = _table()
    return frozenset(table) | frozenset(part for row in table.values() for rest, *_ in row for part in rest)


def _build() -> Table:
    table: Table = {}
    groups = {name: group for name, group in packs.lexicon("missions").items() if name != "plain"}
    for label, phrase in _flat(groups, ""):
        exact = phrase.removeprefix(EXACT) if phrase.startswith(EXACT) else ""
        first, *rest = (part if part == GAP else stem(part) for part in phrase.lstrip(EXACT).replace("-", " ").split())
        table.setdefault(first, []).append((tuple(rest), label, exact))
    return table


def _flat(data: Any, path: str) -> Iterable[tuple[str, str]]:
    if isinstance(data, Mapping):
        for name, inner in data.items():
            yield from _flat(inner, f"{path}/{name}" if path else str(name))
    else:
        for phrase in data.split(","):
            if phrase.strip():
                yield path, phrase.strip().lower()
