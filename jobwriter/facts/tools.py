"""Tools: mentions of products, libraries, languages and clouds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from jobwriter.document import Document
from jobwriter.facts import Context
from jobwriter.facts.model import Voice


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention of a tool.

    Attributes:
        name: canonical name.
        family: what it is; see the families of ``checks/tools.yaml``.
        start: where it starts.
        end: where it ends.
        cloud: ``aws``, ``gcp`` or ``azure`` for a product of one cloud, else empty.
        source: whose voice: the ad's, or the page's around it.
        employer: the tool is the employer, and the words speak of the firm rather than of the product.
    """

    name: str
    family: str
    start: int
    end: int
    cloud: str = ""
    source: Voice = "ad"
    employer: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Tools that stand together in one list: ``AWS, GCP or Azure``, ``Python/Java``, ``such as X, Y and Z``.

    Attributes:
        mentions: two or more, in order.
        joiner: what joins them: ``or``, ``and``, ``and/or``, ``comma``, ``slash``.
        choice: one of them is enough (joined by ``or``, ``one of``, ``e.g.``, ``such as``, ``or similar``).
        start: start of the first.
        end: end of the last.
    """

    mentions: tuple[Mention, ...]
    joiner: Literal["or", "and", "and/or", "comma", "slash"]
    choice: bool
    start: int
    end: int


def extract(document: Document, context: Context) -> tuple[Mention, ...]:
    """Find the mentions of tools in the ad and the posting, in order, not overlapping."""
    del document, context
    return ()


def groups(document: Document, mentions: tuple[Mention, ...]) -> tuple[Group, ...]:
    """Find the lists that mentions stand in; a mention that stands alone is in none."""
    del document, mentions
    return ()
