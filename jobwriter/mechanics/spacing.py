"""Spaces and marks: a space before a comma, none after it, half a pair around a slash, two marks where one belongs."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from jobwriter.document import Document
from jobwriter.mechanics.fault import Fault, capped, in_address
from jobwriter.mechanics.spots import left_of, right_of, spots

_LINKING = frozenset(
    """as of the a an and or to with for in by from at have has is are our your including like on than""".split()  # noqa: SIM905
)
"""Words before a mark where something is lost rather than a space too many."""
_ABBREVIATED = frozenset(("etc", "inc", "ltd", "co", "approx", "jr", "sr", "vs", "no", "al"))
_SHORTEST = 3


def find(document: Document) -> Iterator[Fault]:
    """Faults of spacing and of marks, in the order of their kinds; a habit is told once."""
    text = document.text
    found = spots(document)
    for kind, (tell, habit) in _KINDS.items():
        faults = []
        for at in found.get(kind, ()):
            fault = tell(text, at)
            if fault is not None and (kind == "twice" or not in_address(document.lower, fault.start, fault.end)):
                faults.append(fault)
        yield from capped(faults, 1 if habit else len(faults))


def _before(text: str, at: int) -> Fault | None:
    """A space before a comma or a stop."""
    gap = at
    while gap and text[gap - 1] == " ":
        gap -= 1
    start = left_of(text, gap) if text[gap - 1] != ")" else gap - 1
    if text[start:gap].lower() in _LINKING or text[at : at + 2] == "..":
        return None
    return _closer(text, start, gap, at, at + 1)


def _open(text: str, at: int) -> Fault | None:
    """A space after an opening bracket."""
    return _closer(text, at, at + 1, at + 2, right_of(text, at + 2))


def _close(text: str, at: int) -> Fault | None:
    """A space before a closing bracket."""
    gap = at - 1
    if text[gap - 1] == "_":
        return None
    return _closer(text, left_of(text, gap), gap, at, at + 1)


def _closer(text: str, start: int, left: int, right: int, end: int) -> Fault:
    return Fault(start, end, f"A space too many in {text[start:end]!r}.", text[start:left] + text[right:end], safe=True)


def _comma(text: str, at: int) -> Fault | None:
    """A space is missing after a comma."""
    start, end = left_of(text, at), right_of(text, at + 1)
    if at - start < _SHORTEST - 1 and text[at - 1] != ")":
        return None
    better = f"{text[start : at + 1]} {text[at + 1 : end]}"
    return Fault(start, end, f"A space is missing after the comma in {text[start:end]!r}.", better, safe=True)


def _colon(text: str, at: int) -> Fault | None:
    """A space is missing after a colon or a semicolon that no name holds (``std::sort``, ``key:value``)."""
    start, end = left_of(text, at), right_of(text, at + 1)
    after = text[at + 1 : end]
    if (
        not after.isalpha()
        or text[end : end + 1] not in (" ", ",", ".")
        or text[start - 1 : start] in (":", "/", "_", "&")
    ):
        return None
    if text[at] == ":" and (after.islower() or not (start == 0 or text[start - 1] in " \n*(") or text[at - 1] != ")"):
        return None
    better = f"{text[start : at + 1]} {after}"
    return Fault(start, end, f"A space is missing after {text[at]!r} in {text[start:end]!r}.", better, safe=True)


def _bracket(text: str, at: int) -> Fault | None:
    """A space is missing before a bracket that is no ending (``engineer(s)``) and no call (``fit(x)``)."""
    start, end = left_of(text, at), right_of(text, at + 1)
    if at - start < _SHORTEST or not text[start:at].islower() or text[end : end + 1] in (")", "(", "=", "_", ":"):
        return None
    better = f"{text[start:at]} {text[at:end]}"
    return Fault(start, end, f"A space is missing before the bracket in {text[start:end]!r}.", better, safe=True)


def _slash(text: str, at: int) -> Fault | None:
    """A space to one side only of a slash."""
    left, right = at, at + 1
    while text[left - 1] == " ":
        left -= 1
    while text[right] == " ":
        right += 1
    if text[left - 1] == "/" or (left < at and right > at + 1):
        return None
    start, end = left_of(text, left), right_of(text, right)
    if left < at and (text[end : end + 1] in ("/", ".") or text[start - 1 : start] == "/"):
        return None
    chain = left < at and text[end : end + 2] == " /"  # the next one could not be told from an address any more
    better = None if chain else f"{text[start:left]}/{text[right:end]}"
    return Fault(start, end, f"A space to one side of the slash in {text[start:end]!r}.", better, safe=True)


def _dash(text: str, at: int) -> Fault | None:
    """A space to one side only of a dash, unless a word is left in parts (``front- and back-end``, a torn line)."""
    right = at + 1
    while text[right] == " ":
        right += 1
    start, end = left_of(text, at), right_of(text, right)
    if at - start < _SHORTEST - 1 or (text[start].islower() and text[start - 1 : start] in ("", "\n")):
        return None
    compound = text[right : right + 1].islower()  # it may be a hyphen, and which of the two only the writer knows
    better = None if compound else f"{text[start:at]} – {text[right:end]}"
    return Fault(start, end, f"A space to one side of the dash in {text[start:end]!r}.", better)


def _twice(text: str, at: int) -> Fault | None:
    """Marks that pile up."""
    end = at + 1
    while end < len(text) and text[end] in ",.;!?":
        end += 1
    marks = text[at:end]
    if marks.count(".") == len(marks) > 2:
        return Fault(at, end, "More dots than the three of an ellipsis.", "...", safe=True)
    if marks[0] == "." and (marks.startswith("...") or text[left_of(text, at) : at].lower() in _ABBREVIATED):
        return None
    if marks == ".," and (text[at - 2 : at - 1] in ".( " or text[at - 1].isdigit()):
        return None
    better = "!" if "!" in marks else "?" if "?" in marks else marks[0]
    return Fault(at, end, f"{marks!r} where one mark is enough.", better, safe=True)


_KINDS: dict[str, tuple[Callable[[str, int], Fault | None], bool]] = {
    "before": (_before, False),
    "open": (_open, False),
    "close": (_close, False),
    "comma": (_comma, False),
    "colon": (_colon, False),
    "bracket": (_bracket, False),
    "slash": (_slash, True),
    "dash": (_dash, True),
    "twice": (_twice, False),
}
