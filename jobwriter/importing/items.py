"""What the ad asks for and what the person will do: the ledger as three lists, each thing once.

An item stays whole while a brief takes it; a long one becomes several where each can stand alone. What is said twice is
kept in the words that say more, and the others follow as a comment. All that an ad asks for is kept, also where a
finished brief takes fewer lines: what can go is for a person to say, and until then the ad made of the brief says it
too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jobwriter import content, repeats
from jobwriter.document import Document
from jobwriter.facts.model import Tool
from jobwriter.importing.evidence import stopped, words
from jobwriter.importing.lines import Line, ledger_lines, told_duties
from jobwriter.importing.sheet import Sheet, fault
from jobwriter.patterns import pattern

_VERSION = pattern(r"[.\d]*\d")
"""What a name goes on with: ``Python 3`` with ``.12``."""
_COVERED = 0.6
"""Share of an item that another one must say for the two to be one."""
_LABEL = 5
"""Words that a label before a duty has at most."""
_FEWEST = 3
"""Duties from which sentences of prose around them are left over."""
_LISTS = {"must": "essential", "nice": "desirable", "duty": "responsibilities"}
_SEVERAL = 3
"""Things from which a must-have asks for several."""
_SHARED = 4.0
"""How many word stems two lines must share to be compared."""


def fill(sheet: Sheet) -> None:
    """Fill in essential, desirable, responsibilities and the stack."""
    lines = list(ledger_lines(sheet))
    if not any(line.kind == "duty" for line in lines):
        lines = sorted(
            [*lines, *told_duties(sheet, [(line.start, line.end) for line in lines])], key=lambda line: line.start
        )
    lines = [line for line in lines if stopped(line.text) != stopped(str(sheet.values.get("problem", "")))]
    kept, said = _merged(sheet.document, lines, sheet.facts.tools)
    for kind, path in _LISTS.items():
        chosen = [line for line in kept if line.kind == kind]
        prose: list[Line] = []
        if kind == "duty":
            chosen, prose = _told(sheet.document, chosen)
        _list(sheet, path, chosen)
        for line in prose:
            sheet.spare(path, line.text, _at(sheet, line))
        for line, better in said:
            if line.kind == kind:
                sheet.spare(path, line.text, f"{_at(sheet, line)}; {_at(sheet, better)} says it too")
    _stack(sheet)


def _merged(
    document: Document, lines: Sequence[Line], tools: Sequence[Tool]
) -> tuple[list[Line], list[tuple[Line, Line]]]:
    """The lines without those that another line of the same list says as well, and these with the other one."""
    gone: dict[int, int] = {}
    for one, other in _twice(document, lines, tools):
        first, second = _index(lines, one[0]), _index(lines, other[0])
        if first is None or second is None or first == second or {first, second} & set(gone):
            continue
        duty = [lines[index].kind == "duty" for index in (first, second)]
        if duty[0] != duty[1]:
            continue
        shares = [_covered(document, lines[index], span) for index, span in ((first, one), (second, other))]
        if max(shares) < _COVERED:
            continue
        worse = _worse(lines, (first, second), shares)
        gone[worse] = second if worse == first else first
    kept = [line for index, line in enumerate(lines) if index not in gone]
    return kept, [(lines[index], lines[better]) for index, better in sorted(gone.items())]


def _worse(lines: Sequence[Line], pair: tuple[int, int], shares: Sequence[float]) -> int:
    """Of two lines that say one thing, the one that says less: softer, without the other's tools, or shorter."""
    first, second = (lines[index] for index in pair)
    if first.tools != second.tools and (first.tools > second.tools or second.tools > first.tools):
        return pair[1] if first.tools > second.tools else pair[0]
    if min(shares) < _COVERED:
        return pair[0] if shares[0] > shares[1] else pair[1]
    if first.kind != second.kind:
        return pair[0] if first.kind == "nice" else pair[1]
    return pair[0] if len(first.text) < len(second.text) else pair[1]


def _twice(
    document: Document, lines: Sequence[Line], tools: Sequence[Tool]
) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Pairs of spans that say one thing, as the rule on repeats finds them."""
    asks = sorted({(line.start, line.end) for line in lines if line.kind != "duty"})
    mentions = [tool.mentions for tool in tools if len(tool.mentions) > 1]
    first: dict[str, Line] = {}
    for line in lines:
        other = first.setdefault(line.text.lower().rstrip("."), line)
        if other is not line:
            yield (line.start, line.end), (other.start, other.end)
    found: list[repeats.Repeat] = [
        *repeats.verbatim(document, asks),
        *repeats.find(document, least=_SHARED, apart_least=_SHARED),
        *repeats.traits(document.lower, asks),
        *(repeats.named(document.lower, asks, mentions) if mentions else ()),
    ]
    for repeat in found:
        yield (repeat.start, repeat.end), (repeat.first_start, repeat.first_end)


def _index(lines: Sequence[Line], offset: int) -> int | None:
    return next((index for index, line in enumerate(lines) if line.start <= offset < line.end), None)


def _covered(document: Document, line: Line, span: tuple[int, int]) -> float:
    """Which share of the words of a line a span holds."""
    left, right = max(line.start, span[0]), min(line.end, span[1])
    return len(document.text[left:right].split()) / max(len(document.text[line.start : line.end].split()), 1)


def _is_prose(document: Document, line: Line) -> bool:
    """Whether a duty is no item of a list and does not open with a verb, if need be after a label."""
    label, colon, rest = line.text.partition(": ")
    opening = rest if colon and len(label.split()) <= _LABEL else line.text
    words_of = [word.strip("*_\"'(),.").lower() for word in opening.split()[:3]]
    if words_of and words_of[0].endswith("ly"):
        del words_of[0]
    if words_of[:2] in (["you", "will"], ["you'll", "be"]) or words_of[:1] == ["you'll"]:
        return False
    if words_of and content.opens_duty(words_of[0]):
        return False
    block = document.blocks[line.block]
    before = document.text[block.start : line.start].rstrip()
    return block.kind != "item" and (not before or before.endswith((".", "!", "?")))


def _list(sheet: Sheet, path: str, lines: Sequence[Line]) -> None:
    """Fill a list in the order of the ad."""
    for number, line in enumerate(lines, 1):
        sheet.evidence.take(line.start, line.end)
        remarks = [_at(sheet, line)]
        if line.asks >= _SEVERAL and line.kind != "duty":
            remarks.append(f"asks for {line.asks} things")
        if wrong := fault(path, [line.text]):
            remarks.append(wrong)
        sheet.comments[f"{path}[{number}]"] = "; ".join(remarks)
    if lines:
        sheet.keep(path, [line.text for line in lines])


def _told(document: Document, duties: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The duties, and the sentences of prose that go around them where there are enough others."""
    prose = [line for line in duties if _is_prose(document, line)]
    if len(duties) - len(prose) < _FEWEST:
        return list(duties), []
    return [line for line in duties if line not in prose], prose


def _at(sheet: Sheet, line: Line) -> str:
    return sheet.evidence.line(line.start)


def _stack(sheet: Sheet) -> None:
    """The tools of a section that says what is used, where it is no list of what is asked for."""
    document = sheet.document
    asked = [(ask.start, ask.end) for ask in sheet.facts.requirements]
    used: dict[str, int] = {}
    for tool in sheet.facts.tools:
        for start, end in tool.mentions:
            section = document.section_at(start)
            if section is None or section.kind != "skills" or any(left <= start < right for left, right in asked):
                continue
            version = _VERSION.match(document.text, end)
            used.setdefault(words(document, start, version.end() if version else end), start)
            break
    if used:
        names = sorted(used, key=lambda name: used[name])
        first, last = used[names[0]], used[names[-1]]
        lines = dict.fromkeys((sheet.evidence.line(first), sheet.evidence.line(last)))
        sheet.keep("stack.daily", names, f"{' to '.join(lines)}; which of them every day?")
