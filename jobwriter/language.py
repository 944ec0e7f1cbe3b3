"""Is a text English? By the share of its most common words; enough to tell it from its neighbours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_COMMON = _set(
    "the and to of in a for with you our we is are be will as on or that this your an have at by it from work team "
    "experience not can who their what us all more has how they if"
)
_FOREIGN = _set(
    "und der die das für mit von wir sie ist den dem ein eine auf im zu "
    "le la les des et de pour vous nous est dans une sur avec au aux du "
    "el los las del para con una por que en su como "
    "het een van voor je wij zijn op met "
    "e do da dos das em com uma não os "
    "il di per che sono della con gli "
    "i w na z do się oraz jest dla och att som är på av ett"
)


def is_english(texts: Iterable[str], places: Mapping[str, Sequence[int]]) -> bool:
    """Whether lower-cased texts read as English; texts of under 20 words count as English.

    Args:
        texts: the texts.
        places: where each word of the page that they are from starts.
    """
    words = [word for text in texts for word in text.split()][:4000]
    if len(words) < 20:
        return True
    sure = len([word for word in words if word in _COMMON])
    if sure >= 0.08 * len(words) and sure >= sum(len(places[word]) for word in _FOREIGN if word in places):
        return True
    english = foreign = 0
    for written, count in Counter(words).items():
        word = written.strip(".,;:!?()\"'")
        if word in _COMMON:
            english += count
        elif word in _FOREIGN:
            foreign += count
    return english >= foreign and english >= 0.08 * len(words)
