"""A fault of writing, as the detectors of this package report it, and where they look."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jobwriter.document import Document
from jobwriter.finding import Edit, Fix, Match, Severity
from jobwriter.patterns import pattern
from jobwriter.records import record, replace


@record
class Fault:
    """What is wrong at one place.

    Attributes:
        start: where the words start.
        end: where they end.
        what: the sentence that tells the writer.
        better: the words that should stand there; None where only the writer knows.
        edits: the rewrite, where it is more than ``better`` for the words.
        safe: whether the rewrite may be applied without asking.
        severity: how grave, where that differs from what is usual for the rule.
    """

    start: int
    end: int
    what: str
    better: str | None = None
    edits: tuple[Edit, ...] = ()
    safe: bool = False
    severity: Severity | None = None


_ADDRESS = pattern(
    r"://|www\.|\w\.[a-z]{2,8}/\w|@|\\|\w\.(?:com|io|ai|org|net|co|dev|uk|eu|de|fr|app|js|py|md|txt|html?|yaml|json)(?![a-z])"
)
_RUN = 100
"""Characters to either side in which the ends of an address are looked for."""


def runs(document: Document) -> list[tuple[int, int]]:
    """The runs of text that the employer wrote: the ad, and its title where that stands outside."""
    size = len(document.text)
    found = [(zone.start, min(zone.end, size)) for zone in document.zones if zone.kind == "ad"]
    title = document.title
    if title and not any(start <= title.start < end for start, end in found):
        found.append((title.start, title.end))
        found.sort()
    return found


def within(document: Document, offset: int) -> bool:
    """Whether the employer wrote what stands at ``offset``."""
    zones, title = document.zones, document.title
    zone = zones[0] if len(zones) == 1 else document.zone_at(offset)
    return zone.kind == "ad" or (title is not None and title.start <= offset < title.end)


def in_address(low: str, start: int, end: int) -> bool:
    """Whether the words are part of a link, an e-mail address, a handle or a file name."""
    reach, stop = max(start - _RUN, 0), min(end + _RUN, len(low))
    left = max(low.rfind(" ", reach, start), low.rfind("\n", reach, start)) + 1 or reach
    right = low.find(" ", end, stop)
    line = low.find("\n", end, right if right >= 0 else stop)
    right = line if line >= 0 else right if right >= 0 else stop
    return low[left] in "#@`" or _ADDRESS.search(low[left:right]) is not None


def elsewhere(more: int) -> str:
    """How a message says that a fault comes back ``more`` times."""
    return "" if not more else ", here and at one more place" if more == 1 else f", here and at {more} more places"


def capped(faults: list[Fault], most: int) -> Iterator[Fault]:
    """At most ``most`` faults of one kind; the last of them speaks, and mends, for those that follow."""
    yield from faults[: most - 1] if len(faults) > most else faults
    if len(faults) > most:
        last, rest = faults[most - 1], faults[most:]
        edits = tuple(Edit(one.start, one.end, one.better) for one in (last, *rest) if one.better is not None)
        yield replace(last, what=f"{last.what[:-1]}{elsewhere(len(rest))}.", edits=edits)


def matches(faults: Iterable[Fault]) -> Iterator[Match]:
    """The faults as a rule reports them, in order; of faults on the same words, the first."""
    last = -1
    for fault in sorted(faults, key=lambda one: (one.start, -one.end)):
        if fault.start < last:
            continue
        last = fault.end
        edits = fault.edits
        if not edits and fault.better is not None:
            edits = (Edit(fault.start, fault.end, fault.better),)
        title = f"Write {fault.better!r}" if fault.better else "Take it out"
        fixes = (Fix(title, edits, safe=fault.safe),) if edits else ()
        yield Match(fault.start, fault.end, {"what": fault.what}, severity=fault.severity, fixes=fixes)
