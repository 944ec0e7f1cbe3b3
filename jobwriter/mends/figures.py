"""Figures of pay in the form that reads best: ``£60-75k`` as ``£60,000 to £75,000``; a hole where there is none."""

from __future__ import annotations

from collections.abc import Sequence

from jobwriter.document import Document
from jobwriter.facts.model import Pay
from jobwriter.finding import Edit, Fix
from jobwriter.patterns import compiled, pattern

_RANGE = compiled(
    r"(?P<before>[£$€])? ?(?P<low>\d[\d,.]*) ?(?P<lowk>[kK])?(?: ?[£$€])?(?: ?(?:-|–|—|to) ?| and )"
    r"(?:[£$€])? ?(?P<high>\d[\d,.]*) ?(?P<highk>[kK])?(?: ?(?P<after>[£$€]))?(?![\d,.]*\d|[kK\w])"
)
_FORMS = frozenset(("symbol-after", "no-separator", "short-range", "spacing"))
"""Faults of form that a rewrite mends; the others need somebody who knows."""
_LEAST = 1000
"""Sums from which thousands are written out."""


def fixes(document: Document, pay: Pay) -> tuple[Fix, ...]:
    """A rewrite of a range whose figures are known and whose form is at fault; the sums stay what they are."""
    if not _FORMS.intersection(pay.forms) or "reversed" in pay.forms or pay.min is None or pay.max is None:
        return ()
    found = list(_RANGE.finditer(document.text, pay.start, pay.end))
    if len(found) != 1 or not document.english:
        return ()
    match = found[0]
    sign = match["before"] or match["after"] or ""
    if min(pay.min, pay.max) < _LEAST or pay.min != int(pay.min) or pay.max != int(pay.max):
        return ()
    better = f"{sign}{int(pay.min):,} to {sign}{int(pay.max):,}"
    edit = Edit(match.start(), match.end(), better)
    return (Fix(f"Write “{better}”", (edit,), safe=True),) if better != match.group() else ()


_OFFERED = pattern(
    r"(?:(?:an? )?(?:very |highly |extremely )?(?:competitive|attractive|excellent|great|generous|market[- ]leading)"
    r" (?:base |annual |market )?)(?P<noun>salary|pay|remuneration|compensation|wage)\b"
)
_LABELLED = pattern(r"(?P<label>salary|pay|compensation|remuneration|rate)(?: range)? ?[:–-] ?")
_A = compiled(r"\b(an?) \Z")
_JOINED = compiled(r"(?:\b(?:and|or)|,) \Z")
_PACKED = pattern(
    r"[^.,;\n]{0,40}?\bpackage\b| ?[*_]{0,3}:| ?\([^)\n]{0,20}?\b(?:not|un\w+|disclosed|discussed|shared|stated)\b"
)
"""What follows where the word is no sum of its own, only heads the line, or is said to come later."""
_BESIDE = compiled(
    r" ?(?:\+|&|\bplus\b|\b(?:and|with) (?:[\w-]+ ){0,3}"
    r"(?:benefits?|bonus\w*|equity|shares?|stock|options|pension|commission|perks)\b)"
)
"""How what is offered beside the pay begins."""
_SIGNS = {"GB": "£", "US": "$", "IE": "€", "DE": "€", "FR": "€", "IT": "€", "ES": "€", "NL": "€"}


def hole(jurisdictions: Sequence[str]) -> str:
    """What the writer is to fill in; the currency stands there only where the place of the job is known."""
    sign = _SIGNS.get(jurisdictions[0].partition("-")[0], "") if jurisdictions else ""
    return f"[range: {sign}… to {sign}… a year]"


def to_fill_in(document: Document, start: int, end: int, figure: str) -> tuple[Fix, ...]:
    """A line or words to fill in where a figure belongs; nothing is invented.

    Args:
        document: the ad.
        start: where the words begin that stand in its place.
        end: where they end.
        figure: what is to be filled in.
    """
    low, text = document.lower, document.text
    block = document.block_at(start)
    if block is None or _PACKED.match(low, end, block.end):
        return ()
    beside = _BESIDE.search(low, start, end)
    stop = beside.start() if beside else end
    if label := _LABELLED.match(low, start, stop):
        return (Fix("Leave a place for the figure", (Edit(label.end(), stop, figure),)),)
    if start == block.start and not text[end : block.end].strip(" ."):
        return (Fix("Leave a place for the figure", (Edit(start, stop, f"Salary: {figure}"),)),)
    offered = _OFFERED.match(low, start, end)
    if offered is None or _JOINED.search(low, max(start - 5, block.start), start):
        return ()
    noun = offered["noun"]
    before = _A.search(low, max(start - 4, block.start), start)
    left = before.start(1) if before else start
    counted = noun in {"salary", "wage"} and (before is not None or low.startswith(("a ", "an "), start))
    words = f"a {noun} of {figure}" if counted else f"{noun} of {figure}"
    words = words[0].upper() + words[1:] if text[left].isupper() and left == block.start else words
    return (Fix("Leave a place for the figure", (Edit(left, offered.end(), words),)),)
