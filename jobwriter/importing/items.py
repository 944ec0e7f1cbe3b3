"""What the ad asks for and what the person will do: the ledger as three lists, each thing once.

An item that asks for several things becomes several where each can stand alone; a bare name (``Docker``) stays with the
words before it. What is said twice is kept in the words that say more. Lists hold what a brief holds; the rest follows
as a comment, so that nothing the ad states is lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jobwriter import content, repeats, sentences
from jobwriter.document import Document
from jobwriter.importing.evidence import stopped, words
from jobwriter.importing.lines import LONGEST, Line, as_line, ledger_lines
from jobwriter.importing.sheet import Sheet, fault, field_at

_COVERED = 0.6
"""Share of an item that another one must say for the two to be one."""
_LABEL = 5
_FEWEST = 3
_LISTS = {"must": "essential", "nice": "desirable", "duty": "responsibilities"}
_STACKED = 5
_GOES_ON = "it goes on in the ad, see below"
_SHARED = 4.0
"""How many word stems two lines must share to be compared."""


def fill(sheet: Sheet) -> None:
    """Fill in essential, desirable, responsibilities and the stack."""
    lines = [
        line for line in ledger_lines(sheet) if stopped(line.text) != stopped(str(sheet.values.get("problem", "")))
    ]
    kept, said = _merged(sheet.document, lines, sheet.facts.tools)
    for kind, path in _LISTS.items():
        chosen = [line for line in kept if line.kind == kind]
        _list(sheet, path, chosen, _ranked(sheet.document, chosen) if kind == "duty" else chosen)
        for line, better in said:
            if line.kind == kind:
                sheet.spare(path, line.text, f"{_at(sheet, line)}; {_at(sheet, better)} says it too")
    _stack(sheet)


def _merged(
    document: Document, lines: Sequence[Line], tools: Sequence[object]
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
    document: Document, lines: Sequence[Line], tools: Sequence[object]
) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Pairs of spans that say one thing, as the rule on repeats finds them."""
    asks = sorted({(line.start, line.end) for line in lines if line.kind != "duty"})
    mentions = [tool.mentions for tool in tools if len(tool.mentions) > 1]  # type: ignore[attr-defined]
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


def _ranked(document: Document, duties: Sequence[Line]) -> list[Line]:
    """Duties that open with a verb first, then other items of lists, then sentences of prose."""
    return sorted(duties, key=lambda line: _rank(document, line))


def _rank(document: Document, line: Line) -> int:
    """Zero for a duty that opens with a verb, if need be after a label; one for another item; two for prose."""
    label, colon, rest = line.text.partition(": ")
    opening = rest if colon and len(label.split()) <= _LABEL else line.text
    words_of = [word.strip("*_\"'(),.").lower() for word in opening.split()[:3]]
    if words_of and words_of[0].endswith("ly"):
        del words_of[0]
    if words_of[:2] in (["you", "will"], ["you'll", "be"]) or words_of[:1] == ["you'll"]:
        return 0
    if words_of and content.opens_duty(words_of[0]):
        return 0
    return 1 if document.blocks[line.block].kind == "item" else 2


def _list(sheet: Sheet, path: str, lines: Sequence[Line], ranked: Sequence[Line]) -> None:
    """Fill a list with the best lines that it takes, in the order of the ad; the rest is kept as a comment."""
    most: int = field_at(path).kind.most  # type: ignore[attr-defined]
    fitting = {line.start: _fitting(sheet.document, line) for line in lines}
    wrong = {line.start: fault(path, [fitting[line.start][0]]) for line in lines}
    prose = [line for line in ranked if not wrong[line.start]]
    taken = {line.start for line in prose[: _room(sheet.document, prose, most)]}
    texts: list[str] = []
    for line in lines:
        text, rest = fitting[line.start]
        place = _at(sheet, line)
        if line.start in taken:
            texts.append(text)
            sheet.comments[f"{path}[{len(texts)}]"] = f"{place}; {_GOES_ON}" if rest else place
            if rest:
                sheet.spare(path, rest, f"{place}; goes on with a line above")
        else:
            sheet.spare(path, line.text, f"{place}; {wrong[line.start]}" if wrong[line.start] else place)
    if texts:
        sheet.fill(path, texts)


def _room(document: Document, ranked: Sequence[Line], most: int) -> int:
    """How many lines to take: prose among duties only where there is too little else."""
    if not ranked or ranked[0].kind != "duty":
        return most
    listed = sum(_rank(document, line) < 2 for line in ranked)
    return min(most, listed) if listed >= _FEWEST else most


def _fitting(document: Document, line: Line) -> tuple[str, str]:
    """As many of the first sentences of a line as a list takes, and the rest."""
    if len(line.text) <= LONGEST:
        return line.text, ""
    spans = sentences.split(document.text, line.start, line.end)
    end = line.start
    for start, stop in spans:
        if len(words(document, line.start, stop)) > LONGEST:
            break
        end = stop
        del start
    if end == line.start:
        return line.text, ""
    return as_line(document, line.start, end, line.tools), words(document, end, line.end)


def _at(sheet: Sheet, line: Line) -> str:
    return sheet.evidence.line(line.start)


def _stack(sheet: Sheet) -> None:
    """Tools that stand where the ad says what is used, not what is asked for."""
    document = sheet.document
    used = []
    for tool in sheet.facts.tools:
        if tool.kind != "other":
            continue
        for start, end in tool.mentions:
            section = document.section_at(start)
            if section is not None and section.kind == "skills":
                used.append((words(document, start, end), start))
                break
    if not used:
        return
    cited = sheet.evidence.span(used[0][1], used[0][1] + 1)
    sheet.fill("stack.daily", [name for name, _ in used[:_STACKED]], cited)
    for name, start in used[_STACKED:]:
        sheet.spare("stack.daily", name, sheet.evidence.line(start))
