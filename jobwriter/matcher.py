"""All phrases and patterns of all rules, found in one pass over the words of a text.

The method: the text is cut into words once. A phrase is filed under its first two words and tried only where they
stand; a pattern (regular expression) is filed under the words that can open it, which are worked out when rules are
compiled (:mod:`jobwriter.triggers`), and tried only there; where such a word is one that stands everywhere in ads, also
under the words that can follow it. The result is exact: the same spans as searching for each
phrase on its own, overlaps kept, at a cost that hardly grows with the number of rules.

Phrases match case-insensitively on folded text, with any white space between their words, and only on whole words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from jobwriter.document import Tokens
from jobwriter.patterns import compiled, words_of
from jobwriter.records import record

WORD = compiled(r"\w+")
_WHOLE = r"(?:(?<!\w)|(?!\w))"
"""Put behind a pattern: it does not end inside a word; and before one that no word opens: nor does it begin there."""
_BEYOND_ASCII = compiled(r"[^\x00-\x7f]")
_SPACES = {code: " " for code in range(128) if not (chr(code).isalnum() or chr(code) == "_")}


_ANY: frozenset[str] = frozenset()
_EVERYWHERE = frozenset({
    "a", "ability", "ai", "all", "an", "analytics", "and", "any", "are", "as", "at", "be", "best", "build",
    "building", "business", "can", "clear", "critical", "data", "develop", "do", "engineer", "engineering",
    "excellent", "experience", "first", "for", "from", "good", "great", "have", "high", "highly", "in", "is",
    "leading", "like", "make", "making", "must", "new", "no", "not", "of", "on", "one", "or", "our", "people",
    "product", "should", "skills", "solutions", "strong", "support", "team", "technical", "the", "this", "to",
    "understanding", "we", "well", "who", "will", "with", "work", "working", "world", "you", "your",
})  # fmt: skip
"""Words so common in ads that a pattern which one of them opens is filed under the word behind it as well."""


def tokenize(lower: str) -> Tokens:
    """Cut a lower-cased text into words (runs of letters, digits and ``_``)."""
    spaced = lower
    for char in set(_BEYOND_ASCII.findall(lower)):
        if not char.isalnum():
            spaced = spaced.replace(char, " ")
    if not spaced.isascii():
        found = list(WORD.finditer(lower))
        return Tokens(tuple([match.group() for match in found]), tuple([match.start() for match in found]))
    words: list[str] = []
    starts: list[int] = []
    at = 0
    for word in spaced.translate(_SPACES).split(" "):
        if word:
            words.append(word)
            starts.append(at)
            at += len(word)
        at += 1
    return Tokens(tuple(words), tuple(starts))


@record
class Hit:
    """One match: the key it was filed under and its span."""

    key: str
    start: int
    end: int


class PatternError(ValueError):
    """A pattern that cannot be used; ``key`` is what it was to be filed under."""

    def __init__(self, key: str, pattern: str, why: str) -> None:
        super().__init__(f"{pattern}: {why}")
        self.key = key
        self.pattern = pattern


def compile_table(entries: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """Compile ``(key, pattern)`` pairs to a table of plain dicts, lists and strings.

    A pattern in slashes (``/cats? (?:and|or) dogs?/``) is a regular expression over lower-cased folded text; a group
    named ``mark`` narrows the span. It neither begins nor ends inside a word. Anything else is a phrase.

    Raises:
        PatternError: a phrase without a letter or digit, or a regular expression that does not compile.
    """
    from jobwriter.triggers import needed_parts, opening_pairs, opening_words

    phrases: dict[str, dict[str, list[tuple[str, int, str]]]] = {}
    patterns: list[tuple[str, str, list[str]]] = []
    triggers: dict[str, list[int]] = {}
    pairs: dict[str, dict[str, list[int]]] = {}
    anywhere: list[int] = []
    for key, pattern in entries:
        if len(pattern) > 2 and pattern[0] == pattern[-1] == "/":
            body = pattern[1:-1]
            try:
                words = opening_words(body)
            except re.error as error:
                raise PatternError(key, pattern, str(error)) from error
            if words is None:
                anywhere.append(len(patterns))
            seconds = opening_pairs(body, _EVERYWHERE) if words and words & _EVERYWHERE else {}
            loose = words is None
            for word in words or ():
                followers = seconds.get(word, _ANY) if word in _EVERYWHERE else _ANY
                if not followers or "" in followers:
                    triggers.setdefault(word, []).append(len(patterns))
                    loose = loose or word in _EVERYWHERE
                else:
                    for follower in followers:
                        pairs.setdefault(word, {}).setdefault(follower, []).append(len(patterns))
            needs = needed_parts(body) if loose else []
            begins = _WHOLE if words is None else ""
            patterns.append((key, f"{begins}(?:{body}){_WHOLE}", needs))
        else:
            phrase = " ".join(pattern.lower().split())
            first = WORD.search(phrase)
            if first is None:
                raise PatternError(key, pattern, "a phrase needs a letter or a digit")
            second = WORD.search(phrase, first.end())
            forms = phrases.setdefault(first.group(), {})
            forms.setdefault(second.group() if second else "", []).append((phrase, first.start(), key))
    return {"phrases": phrases, "patterns": patterns, "triggers": triggers, "pairs": pairs, "anywhere": anywhere}


class Matcher:
    """A compiled set of phrases and patterns; wraps a table made by :func:`compile_table`."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self.table = table
        self._compiled: dict[int, re.Pattern[str]] = {}

    def find(self, lower: str, tokens: Tokens) -> Iterator[Hit]:
        """Yield every match in a lower-cased text, in no order: word by word, then the patterns that no word opens."""
        phrases: Mapping[str, Mapping[str, Sequence[tuple[str, int, str]]]] = self.table["phrases"]
        triggers: Mapping[str, Sequence[int]] = self.table["triggers"]
        pairs: Mapping[str, Mapping[str, Sequence[int]]] = self.table["pairs"]
        patterns: Sequence[tuple[str, str, Sequence[str]]] = self.table["patterns"]
        places = words_of(lower)
        for word in phrases.keys() & places.keys():
            filed = phrases[word]
            for start in places[word]:
                for phrase, lead, key in _opened(filed, start, tokens):
                    if (end := _match_phrase(lower, phrase, start - lead)) > 0:
                        yield Hit(key, start - lead, end)
        tries = [(number, places[word]) for word in triggers.keys() & places.keys() for number in triggers[word]]
        for start, word, follower in zip(tokens.starts, tokens.words, tokens.words[1:], strict=False) if pairs else ():
            if word in pairs and follower in pairs[word]:
                tries += [(number, [start]) for number in pairs[word][follower]]
        ready: dict[int, re.Pattern[str] | None] = {}
        for number, starts in tries:
            if number not in ready:
                ready[number] = self._hopeful(number, lower)
            if pattern := ready[number]:
                for start in starts:
                    match = pattern.match(lower, start)
                    if match and match.end() > start:
                        yield Hit(patterns[number][0], *_marked(match))
        for number in self.table["anywhere"]:
            if pattern := self._hopeful(number, lower):
                for match in pattern.finditer(lower):
                    if match.end() > match.start():
                        yield Hit(patterns[number][0], *_marked(match))

    def _hopeful(self, number: int, lower: str) -> re.Pattern[str] | None:
        """A pattern, unless the text has none of the substrings that it cannot do without."""
        _, source, needs = self.table["patterns"][number]
        if needs:
            for need in needs:
                if need in lower:
                    break
            else:
                return None
        pattern = self._compiled.get(number)
        if pattern is None:
            pattern = self._compiled[number] = compiled(source)
        return pattern


def _opened(
    filed: Mapping[str, Sequence[tuple[str, int, str]]], start: int, tokens: Tokens
) -> Sequence[tuple[str, int, str]]:
    """Of the phrases filed under the word at ``start``, those of that word alone, and those of it and the next."""
    alone = filed.get("", ())
    if alone and len(filed) == 1:
        return alone
    following = tokens.first_at_or_after(start + 1)
    pairs = filed.get(tokens.words[following], ()) if following < len(tokens.words) else ()
    return [*alone, *pairs] if alone and pairs else alone or pairs


def _match_phrase(lower: str, phrase: str, start: int) -> int:
    """Where a phrase that starts at ``start`` ends, or -1 when it does not stand there on whole words."""
    if start < 0:
        return -1
    if lower.startswith(phrase, start):
        end = start + len(phrase)
    elif " " in phrase:
        end = start
        for index, word in enumerate(phrase.split(" ")):
            if index:
                skipped = end
                while skipped < len(lower) and lower[skipped] in " \n":
                    skipped += 1
                if skipped == end:
                    return -1
                end = skipped
            if not lower.startswith(word, end):
                return -1
            end += len(word)
    else:
        return -1
    if start and (lower[start - 1].isalnum() or lower[start - 1] == "_"):
        return -1
    if end < len(lower) and (lower[end].isalnum() or lower[end] == "_"):
        return -1
    return end


def _marked(match: re.Match[str]) -> tuple[int, int]:
    """The span of the group named ``mark`` where a pattern has one, else of the whole match."""
    if "mark" in match.re.groupindex and match.start("mark") >= 0:
        return match.span("mark")
    return match.span()
