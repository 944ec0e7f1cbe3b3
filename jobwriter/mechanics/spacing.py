"""Spaces and marks: a space before a comma, none after it, half a pair around a slash, two marks where one belongs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from jobwriter.document import Document
from jobwriter.finding import Edit
from jobwriter.mechanics.fault import Fault, in_address, runs
from jobwriter.patterns import Pattern, pattern
from jobwriter.records import replace

_MOST = 50
_WORD = r"[\w+#.&'-]{1,30}"
_BEFORE_MARK = pattern(rf"(?P<a>{_WORD})(?P<gap> +)(?P<b>[,.!?])(?=\s|\Z)", needs=(" ,", " .", " !", " ?"))
_OPEN = pattern(r"(?P<a>\()(?P<gap> +)(?P<b>\w[\w+#-]{0,30})", needs=("( ",))
_CLOSE = pattern(r"(?P<a>[^\W_][\w+#.-]{0,30})(?P<gap> +)(?P<b>\))", needs=(" )",))
_COMMA = pattern(r"(?P<a>[A-Za-z)]{2,30})(?P<gap>,)(?P<b>[A-Za-z][a-z]{1,30})", needs=(",",))
_SLASH = pattern(
    r"(?P<a>[A-Za-z)]{1,30})(?:(?P<gap>/ +)(?P<b>[A-Za-z(]\w{0,30})|(?P<gap2> +/)(?P<b2>[A-Za-z(]\w{0,30}))",
    needs=("/ ", " /"),
)
_DASH = pattern(
    r"(?P<a>[A-Za-z)]{2,30})(?P<gap>[-–—] +)(?!(?:and|or|to|und|&)\b)(?P<b>\w{1,30})",
    needs=("- ", "– ", "— "),
)
_TWICE = pattern(
    r"(?P<a>\w{1,30})(?P<gap>,[,.]|\.,|;;|!{2,}|\?{2,}|\?!+|(?<!\.)\.\.(?![./\w]))",
    needs=(",,", ".,", ",.", ";;", "!!", "??", "?!", ".."),
)
_ABBREVIATED = frozenset(
    (
        "etc",
        "e.g",
        "i.e",
        "inc",
        "ltd",
        "co",
        "u.s",
        "u.k",
        "ph.d",
        "p.a",
        "approx",
        "jr",
        "sr",
        "vs",
        "no",
        "b.sc",
        "m.sc",
        "al",
    )
)


def find(document: Document) -> Iterator[Fault]:
    """Faults of spacing and of marks, in the order of their kinds."""
    text = document.text
    for start, end in runs(document):
        for wanted, tell in _KINDS:
            habits: list[Fault] = []
            for number, match in enumerate(wanted.finditer(text, start, end)):
                if number >= _MOST:
                    break
                if wanted is not _TWICE and in_address(document.lower, match.start(), match.end()):
                    continue
                fault = tell(match)
                if fault is not None and wanted in _HABITS:
                    habits.append(fault)
                elif fault is not None:
                    yield fault
            if habits:
                yield _once(habits)


def _once(faults: list[Fault]) -> Fault:
    """A habit, told where it first strikes."""
    first = faults[0]
    if len(faults) == 1:
        return first
    edits = tuple(Edit(fault.start, fault.end, fault.better or "") for fault in faults)
    return replace(first, what=f"{first.what[:-1]}, here and at {len(faults) - 1} more places.", edits=edits)


def _closer(match: re.Match[str]) -> Fault | None:
    """The space goes."""
    words = match.group()
    return Fault(*match.span(), f"A space too many in {words!r}.", match["a"] + match["b"], safe=True)


def _comma(match: re.Match[str]) -> Fault | None:
    """A space is missing."""
    words = match.group()
    return Fault(
        *match.span(), f"A space is missing after the comma in {words!r}.", f"{match['a']}, {match['b']}", safe=True
    )


def _slash(match: re.Match[str]) -> Fault | None:
    """A space to one side only of a slash."""
    a, b = match["a"], match["b"] or match["b2"]
    if not match["b"] and match.string[match.end() : match.end() + 1] in ("/", "."):
        return None
    before = match.string[match.start() - 1 : match.start()]
    if before == "/" or (match["b2"] and before == " " and len(a) == 1):
        return None
    return Fault(*match.span(), f"A space to one side of the slash in {match.group()!r}.", f"{a}/{b}", safe=True)


def _dash(match: re.Match[str]) -> Fault | None:
    """A space to one side only of a dash, where no part of a word is left out (``front- and back-end``)."""
    return Fault(
        *match.span(), f"A space to one side of the dash in {match.group()!r}.", f"{match['a']} – {match['b']}"
    )


def _twice(match: re.Match[str]) -> Fault | None:
    """Marks that pile up."""
    a, marks = match["a"], match["gap"]
    if marks == ".,":
        left = match.string[max(match.start() - 4, 0) : match.end() - 2].lower()
        if len(a) == 1 or a.lower() in _ABBREVIATED or left.rpartition(" ")[2] in _ABBREVIATED or a[0].isdigit():
            return None
    if marks == "..":
        better = "."
    else:
        better = "!" if "!" in marks else "?" if "?" in marks else marks[0]
    return Fault(match.start("gap"), match.end("gap"), f"{marks!r} where one mark is enough.", better, safe=True)


_KINDS: tuple[tuple[Pattern, Callable[[re.Match[str]], Fault | None]], ...] = (
    (_BEFORE_MARK, _closer), (_OPEN, _closer), (_CLOSE, _closer), (_COMMA, _comma), (_SLASH, _slash), (_DASH, _dash),
    (_TWICE, _twice),
)  # fmt: skip
_HABITS = (_SLASH, _DASH)
