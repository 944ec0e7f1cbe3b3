"""Which words can open a regular expression: worked out once, when rules are compiled.

Uses the parser of the standard library's ``re`` (a private module, hence only at build time and only here). A pattern
whose first word is not one of a finite, small set is not an error: it is tried everywhere, at a cost.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

_LIMIT = 512


class _Open(Exception):
    """The first word of the pattern is not one of a finite set."""


def opening_words(pattern: str) -> frozenset[str] | None:
    """Return the words one of which every match at the start of a word begins with, or None when there is no such set.

    Raises:
        re.error: the pattern does not compile.
    """
    found = _heads(pattern)
    words = {word for word, _ in found}
    if not words or "" in words or any(not _is_word(word) for word in words):
        return None
    return frozenset(words)


def whole_opening_words(pattern: str) -> frozenset[str] | None:
    """As :func:`opening_words`, but only where a match can neither start nor stop inside a word's first or last letter.

    A pattern for which this gives a set finds the same matches when it is tried only where one of these words stands.
    """
    found = _heads(pattern)
    if not all(closed for _, closed in found) or not _starts_at_a_word(_parse(pattern)):
        return None
    return opening_words(pattern)


def opening_pairs(pattern: str, wanted: frozenset[str]) -> dict[str, frozenset[str]]:
    """Which words can follow some opening words: a finer sieve for those that stand everywhere (``and``, ``the``).

    A match that ends with its first word, or whose second word is not one of a finite set, files "" for any word.

    Args:
        pattern: one for which :func:`opening_words` gives a set, and whose matches do not end inside a word.
        wanted: the opening words that are asked about.
    """
    pairs: dict[str, set[str]] = {}
    for first, second, stage in _walk(_parse(pattern), {("", "", _FIRST)}, wanted):
        pairs.setdefault(first, set()).add(second if stage >= _SECOND else "")
    return {first: frozenset(seconds) if "" not in seconds else frozenset({""}) for first, seconds in pairs.items()}


_FIRST, _BETWEEN, _SECOND, _DONE = range(4)
"""Where a pair in the making stands: in its first word, behind it, in its second word, behind that."""
_Pair = tuple[str, str, int]


def _walk(nodes: Iterable[tuple[Any, Any]], pairs: set[_Pair], wanted: frozenset[str]) -> set[_Pair]:
    """Grow each pair by the nodes until both its words are closed; those that open with another word are let go."""
    for operation, argument in nodes:
        if all(stage == _DONE for *_, stage in pairs):
            break
        pairs = _walk_one(str(operation), argument, pairs, wanted)
        pairs = {pair for pair in pairs if pair[2] == _FIRST or pair[0] in wanted}
        if len(pairs) > _LIMIT * 8:
            early = {pair for pair in pairs if pair[2] == _FIRST}
            pairs = early | _given_up(pairs - early)
    return pairs


def _walk_one(operation: str, argument: Any, pairs: set[_Pair], wanted: frozenset[str]) -> set[_Pair]:
    if operation in {"LITERAL", "IN"}:
        try:
            chars = [chr(argument)] if operation == "LITERAL" else _members(argument)
        except _Open:
            return _given_up(pairs)
        return {pair if pair[2] == _DONE else _longer(pair, char) for pair in pairs for char in chars}
    if operation == "SUBPATTERN":
        return _walk(list(argument[-1]), pairs, wanted)
    if operation == "BRANCH":
        return set().union(*(_walk(list(branch), pairs, wanted) for branch in argument[1]))
    if operation in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}:
        low, high, body = argument
        out = set(pairs) if low == 0 else set()
        for count in range(1, min(int(high), 3) + 1):
            pairs = _walk(list(body), pairs, wanted)
            if count >= min(low, 3):
                out |= pairs
        return out | _given_up(pairs) if int(high) > 3 else out
    if operation in {"AT", "ASSERT", "ASSERT_NOT"}:
        return pairs
    return _given_up(pairs)


def _longer(pair: _Pair, char: str) -> _Pair:
    first, second, stage = pair
    if char.isalnum() or char == "_":
        return (first + char, second, stage) if stage == _FIRST else (first, second + char, _SECOND)
    if stage == _SECOND:
        return first, second, _DONE
    return first, second, _BETWEEN


def _given_up(pairs: set[_Pair]) -> set[_Pair]:
    """Pairs whose second word may be any from here on, since what comes next is not a finite set."""
    return {pair if pair[2] == _DONE else (pair[0], "", _DONE) for pair in pairs}


def needed_parts(pattern: str) -> list[str]:
    """Substrings one of which every match holds, the longest that there are; none where they are short or many."""
    return sorted(parts) if min(map(len, parts := _parts(_parse(pattern))), default=0) >= _SHORTEST_PART else []


_MOST_PARTS = 32
_SHORTEST_PART = 4


def _parts(nodes: Iterable[tuple[Any, Any]]) -> set[str]:
    best: set[str] = set()
    run = ""
    for node, argument in [*nodes, ("END", None)]:
        operation = str(node)
        if operation == "LITERAL":
            run += chr(argument)
            continue
        found = [{run} if run else set()]
        run = ""
        if operation == "SUBPATTERN":
            found.append(_parts(argument[-1]))
        elif operation == "BRANCH":
            branches = [_parts(branch) for branch in argument[1]]
            found.append(set().union(*branches) if all(branches) else set())
        elif operation.endswith("_REPEAT") and argument[0] > 0:
            found.append(_parts(argument[2]))
        best = max(best, *found, key=lambda parts: min(map(len, parts)) if 0 < len(parts) <= _MOST_PARTS else 0)
    return best if len(best) <= _MOST_PARTS else set()


def _heads(pattern: str) -> set[tuple[str, bool]]:
    try:
        return _expand(_parse(pattern), {("", False)})
    except _Open:
        return {("", False)}


def _parse(pattern: str) -> list[tuple[Any, Any]]:
    re.compile(pattern)
    parser: Any = __import__("re._parser", fromlist=["parse"])
    return list(parser.parse(pattern))


def _starts_at_a_word(nodes: list[tuple[Any, Any]]) -> bool:
    """Whether a pattern begins with a word boundary, or with "no word character before", on every branch."""
    if not nodes:
        return False
    operation, argument = str(nodes[0][0]), nodes[0][1]
    if operation == "AT":
        return str(argument) == "AT_BOUNDARY"
    if operation == "ASSERT_NOT":
        direction, body = argument
        inside = next(iter(body)) if len(body) == 1 else (None, ())
        words = str(inside[0]) == "IN" and any(
            str(kind) == "CATEGORY" and str(value) == "CATEGORY_WORD" for kind, value in inside[1]
        )
        return direction < 0 and words
    if operation == "SUBPATTERN":
        return _starts_at_a_word(list(argument[-1]))
    if operation == "BRANCH":
        return all(_starts_at_a_word(list(branch)) for branch in argument[1])
    return False


def _is_word(text: str) -> bool:
    return all(char.isalnum() or char == "_" for char in text)


def _expand(nodes: Iterable[tuple[Any, Any]], heads: set[tuple[str, bool]]) -> set[tuple[str, bool]]:
    """Grow each (word so far, closed) by the nodes until all words are closed."""
    for operation, argument in nodes:
        if all(closed for _, closed in heads):
            break
        heads = _step(str(operation), argument, heads)
        if len(heads) > _LIMIT:
            raise _Open
    return heads


def _add(heads: set[tuple[str, bool]], chars: Iterable[str]) -> set[tuple[str, bool]]:
    grown = {head for head in heads if head[1]}
    for word, closed in heads:
        if closed:
            continue
        for char in chars:
            if char.isalnum() or char == "_":
                grown.add((word + char, False))
            elif word:
                grown.add((word, True))
            else:
                raise _Open
    return grown


def _step(operation: str, argument: Any, heads: set[tuple[str, bool]]) -> set[tuple[str, bool]]:
    if operation == "LITERAL":
        return _add(heads, [chr(argument)])
    if operation == "IN":
        return _add(heads, _members(argument))
    if operation == "SUBPATTERN":
        return _expand(list(argument[-1]), heads)
    if operation == "BRANCH":
        return set().union(*(_expand(list(branch), heads) for branch in argument[1]))
    if operation in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}:
        low, high, body = argument
        out = set(heads) if low == 0 else set()
        grown = heads
        for count in range(1, min(int(high), 3) + 1):
            grown = _expand(list(body), grown)
            if count >= low:
                out |= grown
        if int(high) > 3 and any(not closed for _, closed in grown):
            raise _Open
        return out
    if operation in {"AT", "ASSERT", "ASSERT_NOT"}:
        if operation == "AT" and "BOUNDARY" in str(argument):
            return {(word, closed or bool(word)) for word, closed in heads}
        return heads
    raise _Open


def _members(argument: Any) -> list[str]:
    chars: list[str] = []
    for kind, value in argument:
        if str(kind) == "LITERAL":
            chars.append(chr(value))
        elif str(kind) == "RANGE" and value[1] - value[0] < 40:
            chars += [chr(code) for code in range(value[0], value[1] + 1)]
        elif str(kind) == "CATEGORY" and "SPACE" in str(value) and "NOT" not in str(value):
            chars.append(" ")
        else:
            raise _Open
    return chars
