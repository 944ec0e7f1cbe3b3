"""The lexicon of tools, ready for use, and the shapes that are made with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, Literal

from jobwriter.facts.model import Voice
from jobwriter.matcher import Matcher
from jobwriter.packs import lexicon
from jobwriter.patterns import pattern
from jobwriter.records import record

Joiner = Literal["or", "and", "and/or", "comma", "slash"]


@record
class Mention:
    """One mention of a tool.

    Attributes:
        name: canonical name.
        family: what it is; see the families of ``checks/tools.yaml``.
        start: where it starts.
        end: where it ends.
        cloud: ``aws``, ``gcp`` or ``azure`` for a product of one cloud, else empty.
        source: whose voice: the ad's, or the page's around it.
    """

    name: str
    family: str
    start: int
    end: int
    cloud: str = ""
    source: Voice = "ad"


@record
class Group:
    """Tools that stand together in one list: ``AWS, GCP or Azure``, ``Python/Java``, ``such as X, Y and Z``.

    Attributes:
        mentions: two or more, in order, of different tools.
        joiner: what joins them: ``or``, ``and``, ``and/or``, ``comma``, ``slash``.
        choice: the words say that one of them is enough (``or``, ``one of``, ``e.g.``, ``such as``, ``or similar``).
        start: start of the first.
        end: end of the last.
    """

    mentions: tuple[Mention, ...]
    joiner: Joiner
    choice: bool
    start: int
    end: int


@record
class Guard:
    """When a name that is also a word is the tool: see the header of ``checks/tools.yaml``."""

    company: bool
    forms: frozenset[str]
    written: frozenset[str]
    denials: tuple[tuple[int, tuple[str, ...]], ...]


class Book:
    """The lexicon of tools, ready for use."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.tools: Mapping[str, tuple[str, str, str]] = data["tools"]
        self.families: Mapping[str, Mapping[str, Any]] = data["families"]
        self.capital = frozenset(data["capital"])
        self.firms = frozenset(data["firms"])
        self.together: Sequence[Sequence[str]] = data["together"]
        self.concepts: Sequence[Mapping[str, Any]] = data["concepts"]
        self.parents: Sequence[str] = data["parents"]
        self.matcher = Matcher(data["table"])
        self._guards: Mapping[str, Any] = data["guards"]
        self._ready: dict[str, Guard] = {}

    def guard(self, name: str) -> Guard | None:
        """The guard of a tool, or None for a name that means nothing else."""
        if name not in self._ready and name in self._guards:
            kind, forms, written, denials = self._guards[name]
            phrases: dict[int, list[str]] = {}
            for phrase, at in denials:
                phrases.setdefault(at, []).append(phrase)
            grouped = tuple((at, tuple(some)) for at, some in phrases.items())
            self._ready[name] = Guard(kind == "company", frozenset(forms), frozenset(written), grouped)
        return self._ready.get(name)

    def pool(self, family: str) -> str:
        """The pool of substitutes that a family belongs to; empty where one cannot stand in for another."""
        row = self.families[family]
        return str(row["pool"]) if row["substitutes"] else ""


@lru_cache(maxsize=1)
def book() -> Book:
    """The lexicon of the built-in pack."""
    return Book(lexicon("tools"))


GAP = 30
"""Characters between two tools of one list, at most."""
JOIN = pattern(
    r"(?:['\"*`]|\s?v?\d[\d.]*\+?x?)?\s*(?P<close>[)\]])?\s*(?P<sep>[,;/|+&•·:]|\([^\S\n]*|[-–—]\s)?\s*"
    r"(?P<word>and ?/ ?or\b|and\b|or\b|plus\b|as well as\b)?\s*"
    r"(?:(?:\(?e\.g\.,?|preferably|ideally|even|the|either|both|also|especially|vanilla|plain|raw|modern|knowledge of|"
    r"experience with)\s+)?['\"*`(]?(?:apache |ms |google |amazon )?"
)
