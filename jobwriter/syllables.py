"""Syllables of English words: a count of vowel groups, and a small table of the words where that is wrong.

The table is ``checks/syllables.txt``, made by ``benchmarks/syllables.py`` from the CMU Pronouncing Dictionary; its
notice stands at the head of the file.
"""

from __future__ import annotations

from functools import lru_cache

from jobwriter.patterns import Pattern, pattern
from jobwriter.resources import root

_GROUPS = pattern(r"[aeiouy]+")
_SILENT = pattern(r"(?<![^aeiouylr]l)(?:(?<=[^aeiouy])e|(?<=[^aeiouytd])ed|(?<=[^aeiouyscxzgh])es|(?<=[st]h)es)$")
_APART = pattern(r"i[ao](?!u)|[^gqstcx]iu|eo(?!u)|ua(?!r)|[aeiouy]ing|ism$|ue[nl]|yi|ier$|iest$|iet|[^cgst]ien|uou|uo")
_TOGETHER = pattern(r"[tscg]i[ao]|qua|quo|gua|geon")
_MUTE = pattern(r"[aeiouy][^aeiouywx]e(?:ly|ments?|ful|less|ness|work|base|lines?)$")
_KEPT = 20_000
"""Words whose count is remembered."""
_LONGEST = 60
_SPELLED = 5
"""Letters of an initialism, at most."""


@lru_cache(maxsize=1)
def _table() -> dict[str, int]:
    """The words that the rules below get wrong, with their syllables."""
    table: dict[str, int] = {}
    for line in (root("checks") / "syllables.txt").read_text(encoding="ascii").splitlines():
        number, _, words = line.partition(" ")
        if number.isdigit():
            table.update(dict.fromkeys(words.split(), int(number)))
    return table


class _Counts(dict[str, int]):
    """The syllables of each word; those of words met lately are kept."""

    def __missing__(self, word: str) -> int:
        if len(self) >= _KEPT:
            self.clear()
        known = _table().get(word)
        self[word] = number = by_rule(word) if known is None else known
        return number


count = _Counts().__getitem__
"""The syllables of a lower-cased word, at least one; letters without a vowel are spelled out, a number has one."""


def by_rule(word: str) -> int:
    """The syllables of a lower-cased word by its letters alone."""
    word = word.replace("'", "")[:_LONGEST]
    groups = _number_of(_GROUPS, word)
    if not groups:
        spelled = word.isalpha() and len(word) <= _SPELLED
        return sum(3 if letter == "w" else 1 for letter in word) if spelled else 1
    extra = _number_of(_APART, word) - _number_of(_TOGETHER, word)
    return max(groups + extra - _number_of(_MUTE, word) - _number_of(_SILENT, word), 1)


def _number_of(parts: Pattern, word: str) -> int:
    return sum(1 for _ in parts.finditer(word))
