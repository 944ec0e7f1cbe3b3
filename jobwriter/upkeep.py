"""What is told about directives: those that do not hold, and those that nothing needs any more.

These are the findings of the rules of kind ``directive``, which run here and not in the engine.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from jobwriter.directives import Directive, Name
from jobwriter.finding import Edit, Finding, Fix, day_in_words, fingerprint, listed
from jobwriter.nearest import nearest
from jobwriter.offsets import LineIndex
from jobwriter.rule import CATEGORIES
from jobwriter.wishes import Board, Run, Wish, expired

BAD = "ignore-comment"
UNUSED = "unused-ignore"

_SURE = 0.85
"""Likeness from which a slip in a name is mended without asking."""
_HINTS = 50
"""Unknown names for which the nearest known one is looked for; looking takes a millisecond each."""

_Problem = tuple[Directive, Name | None, str, tuple[Fix, ...]]
"""The directive, the name in it that is meant where it is one of several, what is said, and the fixes."""


def told(
    wishes: Sequence[Directive], board: Board, findings: Sequence[Finding], run: Run, source: str
) -> list[Finding]:
    """Tell what is wrong with directives, and which are not needed.

    Args:
        wishes: the directives.
        board: the same, made out for each rule, once all findings have been matched.
        findings: what the rules found, in the order of the text.
        run: what was run, and when.
        source: the text that offsets count in.
    """
    seen = _Seen(findings)
    teller = _Teller(run, source)
    for identity, problems in (
        (BAD, (*_faults(wishes, seen, run), *_unknown(board, run), *_vain(board, seen))),
        (UNUSED, _unused(board, seen, run)),
    ):
        for problem in problems:
            teller.add(identity, *problem)
    return teller.findings


class _Seen:
    """Where rules have found something."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.lines: dict[str, list[int]] = {}
        self.placeless: set[str] = set()
        placed: list[tuple[int, str]] = []
        for finding in findings:
            if finding.start is None or finding.line is None:
                self.placeless.add(finding.rule)
            else:
                self.lines.setdefault(finding.rule, []).append(finding.line)
                placed.append((finding.start, finding.rule))
        placed.sort()
        self._starts = [start for start, _ in placed]
        self._rules = [rule for _, rule in placed]

    def within(self, reach: tuple[int, int]) -> list[str]:
        """The rules that have found something that begins in a stretch of the source."""
        first, last = bisect_left(self._starts, reach[0]), bisect_left(self._starts, reach[1])
        return sorted(set(self._rules[first : min(last, first + _HINTS)]))


def _faults(wishes: Sequence[Directive], seen: _Seen, run: Run) -> Iterator[_Problem]:
    """What is wrong with the form, the day or the reason of directives."""
    for directive in wishes:
        if directive.by == "config":
            continue
        if directive.slip:
            yield directive, None, _slip(directive, seen), _slip_fixes(directive)
        elif directive.until and expired(directive, run.today):
            day = day_in_words(directive.until)
            what = f"{directive.words} held until {day}: what it set aside counts again"
            yield directive, None, what, _removed(directive)
        elif run.require_reason and not directive.why and directive.verb != "enable":
            what = "gives no reason, and the configuration asks for one; write 'because ...' behind it"
            yield directive, None, f"{directive.words} {what}", ()


def _slip(directive: Directive, seen: _Seen) -> str:
    if directive.by == "front-matter":
        return f"This line of the front matter sets nothing aside: {directive.slip}"
    here = seen.within(directive.reach) if directive.reach else []
    found = f". Found here: {listed(here)}" if here else ""
    return f"This comment sets nothing aside: {directive.slip}{found}"


def _slip_fixes(directive: Directive) -> tuple[Fix, ...]:
    if directive.mend:
        return (Fix("Write it in its form", (Edit(directive.start, directive.end, directive.mend),), safe=True),)
    return () if directive.names else _removed(directive, safe=False)


def _unknown(board: Board, run: Run) -> Iterator[_Problem]:
    """Names that are those of no rule and no category."""
    known = [*CATEGORIES, *run.rules]
    lost = Counter(id(directive) for directive, _ in board.unknown)
    for number, (directive, name) in enumerate(board.unknown):
        alone = lost[id(directive)] == len(directive.names)
        if name.word in {"all", "*"}:
            what = f"{directive.verb}[{name.word}] is too much to set aside unseen; name the rules, or their categories"
            yield directive, name, what, _without(directive, name, alone=alone, safe=False)
            continue
        near = nearest(name.word.rpartition("/")[2] or name.word, known) if number < _HINTS else None
        hint = f"; did you mean {near!r}?" if near else "; 'jobwriter rules' lists all"
        fixes = _without(directive, name, alone=alone, safe=False)
        if near and name.start >= 0 and nearest(name.word, [near], _SURE):
            fixes = (Fix(f"Write {near}", (Edit(name.start, name.end, near),), safe=True),)
        yield directive, name, f"There is no rule or category {name.word!r}{hint}", fixes


def _vain(board: Board, seen: _Seen) -> Iterator[_Problem]:
    """Comments for one place that name what is about the ad as a whole."""
    for wish in board.wishes:
        if not wish.used and wish.holds and (rules := _placeless(wish, seen)):
            verb, rule = wish.directive.verb, rules[0]
            what = (
                f"{rule} is about the ad as a whole, so {verb}[{wish.name.word}] cannot set it aside; write "
                f"ignore-file[{rule}], or name it in front matter"
            )
            yield wish.directive, None, what, _widened(wish, rule)


def _placeless(wish: Wish, seen: _Seen) -> list[str]:
    """The rules that a comment for one place names in vain, since what they found has no place."""
    return sorted(wish.rules & seen.placeless) if wish.directive.verb in {"ignore", "disable"} else []


def _widened(wish: Wish, rule: str) -> tuple[Fix, ...]:
    directive, name = wish.directive, wish.name
    if directive.verb != "ignore" or len(directive.names) > 1 or name.word != rule or name.start < 0:
        return ()
    edit = Edit(directive.start, name.start, "<!-- jobwriter: ignore-file[")
    return (Fix(f"Write ignore-file[{rule}]", (edit,)),)


def _unused(board: Board, seen: _Seen, run: Run) -> Iterator[_Problem]:
    """The wishes that set nothing aside, though their rules ran."""
    idle = [wish for wish in board.wishes if wish.directive.by != "config" and _idle(wish, seen, run)]
    lost = Counter(id(wish.directive) for wish in idle)
    for wish in idle:
        alone = lost[id(wish.directive)] == len(wish.directive.names)
        name = wish.name if len(wish.directive.names) > 1 else None
        yield wish.directive, name, _idly(wish, seen), _without(wish.directive, wish.name, alone=alone)


def _idle(wish: Wish, seen: _Seen, run: Run) -> bool:
    if wish.used or not wish.holds or wish.rules & {BAD, UNUSED}:
        return False
    if wish.twice or wish.directive.verb == "enable":
        return True
    stable = {rule for rule in wish.rules if run.rules[rule].status == "stable"} or wish.rules
    return run.complete and stable <= run.chosen and bool(wish.rules & run.ran) and not _placeless(wish, seen)


def _idly(wish: Wish, seen: _Seen) -> str:
    """Why a wish sets nothing aside."""
    directive, word, twice = wish.directive, wish.name.word, wish.twice
    if directive.verb == "enable":
        return f"enable[{word}]: no comment above has switched it off"
    if twice:
        where = "in the configuration" if twice.directive.by == "config" else f"on line {twice.directive.line}"
        return f"{directive.verb}[{word}] is not needed: {twice.directive.words} {where} says so already"
    if directive.verb == "ignore" and directive.reach is None:
        return f"ignore[{word}] has nothing to hold for: no text follows it"
    if directive.verb == "ignore-file":
        return f"{word} finds nothing in this ad, so {directive.words} sets nothing aside"
    lines = sorted({line for rule in wish.rules for line in seen.lines.get(rule, ())[:3]})
    elsewhere = f"; it has found something on line {', '.join(map(str, lines[:3]))}" if lines else ""
    return f"{word} finds nothing here, so {directive.verb}[{word}] sets nothing aside{elsewhere}"


def _removed(directive: Directive, *, safe: bool = True) -> tuple[Fix, ...]:
    """Take the whole directive out; not safe where nobody knows yet what it was meant to say."""
    if directive.cut is None:
        return ()
    what = "comment" if directive.by == "comment" else "line"
    return (Fix(f"Remove the {what}", (Edit(*directive.cut, ""),), safe=safe),)


def _without(directive: Directive, name: Name, *, alone: bool, safe: bool = True) -> tuple[Fix, ...]:
    """Take a name out, or with the last one the whole directive."""
    if alone or name.cut is None:
        return _removed(directive, safe=safe)
    return (Fix(f"Take {name.word} out of it", (Edit(*name.cut, ""),), safe=safe),)


class _Teller:
    """Makes findings about directives."""

    def __init__(self, run: Run, source: str) -> None:
        self.findings: list[Finding] = []
        self._run = run
        self._source = source
        self._index: LineIndex | None = None
        self._seen: dict[tuple[str, str], int] = {}

    def add(self, identity: str, directive: Directive, name: Name | None, what: str, fixes: tuple[Fix, ...]) -> None:
        """Tell something about a directive, unless its rule was not asked for."""
        if identity not in self._run.ran:
            return
        rule = self._run.rules[identity]
        self._index = index = self._index or LineIndex(self._source)
        start, end = (name.start, name.end) if name and name.start >= 0 else (directive.start, directive.end)
        placed = start >= 0
        if not placed:
            what = f"Line {directive.line} of the file: {what}"
        what += "" if what.endswith("?") else "."
        quote = self._source[start:end] if placed else ""
        line, column = index.position(start) if placed else (None, None)
        end_line, end_column = index.position(end) if placed else (None, None)
        key = (identity, quote or what)
        self._seen[key] = ordinal = self._seen.get(key, -1) + 1
        self.findings.append(
            Finding(
                rule=identity,
                category=rule.category,
                severity=self._run.severities.get(identity, rule.severity),
                confidence=rule.confidence,
                message=rule.message.replace("{what}", what),
                quote=quote,
                start=start if placed else None,
                end=end if placed else None,
                line=line,
                column=column,
                end_line=end_line,
                end_column=end_column,
                section=None,
                related=(),
                fixes=fixes,
                fingerprint=fingerprint(identity, quote or what, None, ordinal),
            )
        )
