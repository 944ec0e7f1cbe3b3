"""Reading ease and school grade of an ad: the formulas are textstat's, the counts are made here.

textstat, as it stands, imports nltk and seventy modules of its own, and loads a corpus from the network on first use.
What it is used for here are the formulas of two of its modules. These are loaded as a private copy, once and on first
use; what they import to count words and syllables is answered by functions of this module, and afterwards
``sys.modules`` is as it was. Given the same words, the figures are those of textstat.

What is measured is not the text as it stands: bullets and lines end as sentences do, headings and scraps are left out,
and names of tools and abbreviations, which no ad can shorten, count as one short word each.
"""

from __future__ import annotations

import sys
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from importlib import import_module
from importlib.machinery import PathFinder
from types import ModuleType

from jobwriter import syllables
from jobwriter.document import Document, Sentence
from jobwriter.records import record

MASK = "it"
"""What a masked name counts as: one word of one syllable."""
SCRAP = 3
"""Words that a line must have to be read as a sentence."""
_TAILS = frozenset(("s", "t", "d", "m", "ll", "re", "ve"))
"""What stands after an apostrophe: a part of the word before it."""
_PACKAGES = "textstat", "textstat.backend", "textstat.backend.metrics", "textstat.backend.utils"
_METRICS = "textstat.backend.metrics."
_Formula = Callable[["Counts", str], float]


@record
class Counts:
    """What the formulas are fed with."""

    sentences: int
    words: int
    syllables: int


@record
class Reading:
    """How hard a text is to read: the Flesch-Kincaid school grade and the Flesch reading ease (100 is easy)."""

    grade: float
    ease: float


def read(document: Document, names: Iterable[tuple[int, int]] = ()) -> Iterator[tuple[Sentence, list[str]]]:
    """The sentences and items of the ad with their words in lower case; headings and scraps are left out.

    Args:
        document: the ad.
        names: spans to be masked.
    """
    starts = document.tokens.starts
    words = list(document.tokens.words)
    for start, end in names:
        left = bisect_left(starts, start)
        right = bisect_left(starts, end, left)
        if right > left:
            words[left:right] = [MASK, *[""] * (right - left - 1)]
    for sentence, left, right in document.running():
        said = [word for word in words[left:right] if word and word not in _TAILS]
        if len(said) >= SCRAP:
            yield sentence, said


def count(sentences: Iterable[Sequence[str]]) -> Counts:
    """Count the words of sentences and their syllables."""
    number = words = parts = 0
    for said in sentences:
        number += 1
        words += len(said)
        parts += sum(map(syllables.count, said))
    return Counts(number, words, parts)


def measure(counts: Counts) -> Reading:
    """The figures of a text.

    Raises:
        ImportError: there is no textstat, or it is not built as the one that this adapter was written for.
    """
    grade, ease = _formulas()
    return Reading(grade(counts, "en_US"), ease(counts, "en_US"))


def _words_per_sentence(counts: Counts) -> float:
    return counts.words / counts.sentences if counts.sentences else 0.0


def _syllables_per_word(counts: Counts, language: str) -> float:
    del language
    return counts.syllables / counts.words if counts.words else 0.0


@lru_cache(maxsize=1)
def _formulas() -> tuple[_Formula, _Formula]:
    """The formulas of textstat for the grade and the ease, fed with :class:`Counts`."""
    spec = PathFinder.find_spec("textstat")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("textstat is not installed: reinstall jobwriter")
    before = {name: module for name, module in sys.modules.items() if _is_textstat(name)}
    for name in before:
        del sys.modules[name]
    try:
        sys.modules.update(_stand_ins(next(iter(spec.submodule_search_locations))))
        grade: _Formula = import_module(f"{_METRICS}_flesch_kincaid_grade").flesch_kincaid_grade
        ease: _Formula = import_module(f"{_METRICS}_flesch_reading_ease").flesch_reading_ease
    except AttributeError as error:
        raise ImportError(f"this textstat has other parts than the one that jobwriter knows: {error}") from error
    else:
        return grade, ease
    finally:
        for name in [name for name in sys.modules if _is_textstat(name)]:
            del sys.modules[name]
        sys.modules.update(before)


def _is_textstat(name: str) -> bool:
    return name.partition(".")[0] == "textstat"


def _stand_ins(folder: str) -> dict[str, ModuleType]:
    """Packages of textstat that import nothing themselves, and the two modules that count, with our counts."""
    made: dict[str, ModuleType] = {}
    for name in _PACKAGES:
        made[name] = ModuleType(name)
        made[name].__path__ = [folder + name.removeprefix("textstat").replace(".", "/")]
    for function in (_words_per_sentence, _syllables_per_word):
        module = made[_METRICS + function.__name__] = ModuleType(_METRICS + function.__name__)
        setattr(module, function.__name__.removeprefix("_"), function)
    return made
