"""What a rule says: matches as rules make them, findings as people and machines read them."""

from __future__ import annotations

import datetime as dt
import zlib
from collections.abc import Mapping, Sequence
from typing import Literal

from jobwriter.records import EMPTY, record

Severity = Literal["error", "warning", "suggestion"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "suggestion")


@record
class Edit:
    """Replace ``start`` to ``end`` by ``text``."""

    start: int
    end: int
    text: str


@record
class Fix:
    """A rewrite: edits that belong together. Only a ``safe`` one may be applied without asking."""

    title: str
    edits: tuple[Edit, ...]
    safe: bool = False


@record
class Related:
    """Another place that a finding is about: the other end of a conflict, the first statement of a duplicate."""

    start: int
    end: int
    message: str


@record
class Match:
    """What a kind or a rule function returns; offsets are plain offsets of the document.

    Attributes:
        start: start of the words, or None when something is missing and has no place.
        end: end of the words, or None.
        values: what the rule's message says about this place (``{count}`` and the like).
        severity: the tier that this match reaches, where the rule has tiers; None for the rule's own.
        section: the section kind where a missing thing belongs.
        lawful: whether the laws of the rule leave this match alone, though it breaks the rule.
        meets: duties of the law that the ad meets all the same, so that only the others count.
    """

    start: int | None = None
    end: int | None = None
    values: Mapping[str, object] = EMPTY
    severity: Severity | None = None
    section: str | None = None
    related: tuple[Related, ...] = ()
    fixes: tuple[Fix, ...] = ()
    lawful: bool = False
    meets: tuple[str, ...] = ()


@record
class Finding:
    """A match of a rule, ready to be shown; offsets count in the text of the file.

    ``start`` is None for something that is missing. Lines and columns count from 1, columns in code points.
    """

    rule: str
    category: str
    severity: Severity
    confidence: str
    message: str
    quote: str
    start: int | None
    end: int | None
    line: int | None
    column: int | None
    end_line: int | None
    end_column: int | None
    section: str | None
    related: tuple[Related, ...]
    fixes: tuple[Fix, ...]
    fingerprint: str

    @property
    def rank(self) -> int:
        """0 for an error, 1 for a warning, 2 for a suggestion."""
        return SEVERITIES.index(self.severity)


def fingerprint(rule: str, quote: str, section: str | None, ordinal: int) -> str:
    """Identify a finding by its content, so that edits elsewhere in the file do not change it.

    Args:
        rule: id of the rule.
        quote: the words, or the message's values where there are none.
        section: section kind.
        ordinal: how many findings of the same rule on the same words stand before it in the file.
    """
    words = " ".join(quote.split()).casefold()
    raw = f"{rule}\0{words}\0{section or ''}\0{ordinal}".encode(errors="surrogatepass")
    return f"{zlib.crc32(raw):08x}{zlib.crc32(raw[::-1]):08x}"


def listed(parts: Sequence[str]) -> str:
    """A list as a message says it: ``pay, place and hours``."""
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " and " + parts[-1]


def day_in_words(day: dt.date) -> str:
    """A date as a message says it: ``7 June 2026``."""
    return f"{day.day} {day:%B %Y}"
