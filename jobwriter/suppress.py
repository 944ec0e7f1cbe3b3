"""Sets findings aside that an ad or the house asks to pass over, and tells which of these wishes no longer hold.

A pure step between the rules and the score: findings and directives in; out come the findings that stay, those that are
set aside, and findings about the directives themselves (the rules of kind ``directive``).
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence

from jobwriter import directives, globs, selection
from jobwriter.config.settings import PerFile
from jobwriter.directives import Directive, Name
from jobwriter.document import Draft
from jobwriter.finding import Edit, Finding, Fix, Severity, day_in_words, fingerprint, listed
from jobwriter.nearest import nearest
from jobwriter.offsets import LineIndex
from jobwriter.records import EMPTY, record, replace
from jobwriter.report import Suppressed
from jobwriter.rule import CATEGORIES, Rule

BAD = "ignore-comment"
UNUSED = "unused-ignore"
RULES = (BAD, UNUSED)
"""The rules about directives, which run here and not in the engine."""

_SURE = 0.85
"""Likeness from which a slip in a name is mended without asking."""


@record
class Run:
    """What there is to know about the run whose findings are settled.

    Attributes:
        rules: all rules, by id.
        chosen: the ids that were asked for.
        ran: the ids of those that apply to this ad.
        severities: severities set by the house, by id.
        today: the day of the run.
        require_reason: whether each directive must say why.
        complete: false when a rule failed, so that nothing can be called unused.
    """

    rules: Mapping[str, Rule]
    chosen: frozenset[str]
    ran: frozenset[str]
    today: dt.date
    severities: Mapping[str, Severity] = EMPTY
    require_reason: bool = False
    complete: bool = True


@record
class Settled:
    """What became of findings.

    Attributes:
        kept: those that stay, with those about directives among them, in the order of the text.
        suppressed: those that are set aside.
        notices: what the person should know about ``per_file``.
    """

    kept: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...]
    notices: tuple[str, ...] = ()


class _Wish:
    """One name of a directive: the rules it stands for, and what became of it."""

    __slots__ = ("directive", "holds", "name", "rules", "twice", "used")

    def __init__(self, directive: Directive, name: Name, rules: frozenset[str], *, holds: bool) -> None:
        self.directive, self.name, self.rules, self.holds = directive, name, rules, holds
        self.used = False
        self.twice: _Wish | None = None


_Span = tuple[int, int, _Wish]


def heed(draft: Draft, findings: Sequence[Finding], run: Run, per_file: Mapping[str, PerFile]) -> Settled:
    """Set aside what a draft and the configuration ask to pass over.

    Args:
        draft: as a reader made it.
        findings: what the rules found in it.
        run: what was run, and when.
        per_file: what the configuration passes over, by patterns for paths.
    """
    house = list(_of_house(draft.path, per_file))
    settled = settle(findings, (*house, *directives.read(draft)), run, draft.source)
    late = [item for item in house if expired(item, run.today)]
    return replace(
        settled, notices=tuple(f"{item.words} held until {item.until}: its rules count again" for item in late)
    )


def _of_house(path: str, per_file: Mapping[str, PerFile]) -> Iterator[Directive]:
    """The entries of ``per_file`` whose patterns name a file."""
    path = path.partition("#/")[0]
    for glob, entry in per_file.items():
        if path != "-" and globs.within(glob, entry.folder, path):
            names = tuple(Name(word) for word in entry.ignore)
            yield Directive("ignore-file", names, "config", f"per_file: {glob}", entry.because, entry.until)


def settle(findings: Sequence[Finding], wishes: Sequence[Directive], run: Run, source: str) -> Settled:
    """Set aside what directives name.

    Args:
        findings: what the rules found, in the order of the text, in offsets of the source.
        wishes: as :func:`jobwriter.directives.read` gives them, and those of the configuration.
        run: what was run, and when.
        source: the text that offsets count in.
    """
    board = _Board(wishes, run, len(source))
    kept: list[Finding] = []
    suppressed: list[Suppressed] = []
    by_rule: dict[str, list[Finding]] = {}
    for finding in findings:
        by_rule.setdefault(finding.rule, []).append(finding)
    taken = {id(finding): wish for rule, group in by_rule.items() for finding, wish in board.matched(rule, group)}
    for finding in findings:
        wish = taken.get(id(finding))
        if wish is None:
            kept.append(finding)
        else:
            suppressed.append(_suppressed(finding, wish))
    told = _Told(run, source)
    for directive, what, fixes in _problems(wishes, board, by_rule, run):
        told.add(BAD, directive, what, fixes)
    for directive, what, fixes in _unused(board, by_rule, run):
        told.add(UNUSED, directive, what, fixes)
    for finding in told.findings:
        wish = next(iter(board.whole.get(finding.rule, ())), None)
        if wish is None:
            kept.append(finding)
        else:
            suppressed.append(_suppressed(finding, wish))
    if told.findings:
        kept.sort(key=lambda item: (item.start is None, item.start or 0, item.end or 0, item.rule))
    return Settled(tuple(kept), tuple(suppressed))


def _suppressed(finding: Finding, wish: _Wish) -> Suppressed:
    directive = wish.directive
    line = None if directive.by == "config" else directive.line
    return Suppressed(finding, directive.by, directive.why, directive.until, line, directive.words)


class _Board:
    """All wishes, and for each rule where they hold."""

    def __init__(self, given: Sequence[Directive], run: Run, length: int) -> None:
        self.wishes: list[_Wish] = []
        self.unknown: list[tuple[Directive, Name]] = []
        self.whole: dict[str, list[_Wish]] = {}
        self._spans: dict[str, list[_Span]] = {}
        self._open: dict[str, tuple[int, _Wish]] = {}
        known: dict[str, frozenset[str]] = {}
        blocks: dict[tuple[str, tuple[int, int]], _Wish] = {}
        for directive in sorted(given, key=lambda item: item.place):
            holds = not directive.slip and not expired(directive, run.today)
            for name in () if directive.slip else directive.names:
                if name.word not in known:
                    known[name.word] = named(name.word, run.rules)
                if not known[name.word]:
                    self.unknown.append((directive, name))
                    continue
                wish = _Wish(directive, name, known[name.word], holds=holds)
                self.wishes.append(wish)
                if directive.verb == "disable":
                    self._begin(wish)
                elif directive.verb == "enable":
                    self._finish(wish)
                elif directive.verb == "ignore-file":
                    self._file(wish)
                elif directive.reach and holds:
                    for rule in wish.rules:
                        first = blocks.setdefault((rule, directive.reach), wish)
                        if first is wish:
                            self._spans.setdefault(rule, []).append((*directive.reach, wish))
                        else:
                            wish.twice = first
        for rule, (start, wish) in self._open.items():
            if wish.holds:
                self._spans.setdefault(rule, []).append((start, length + 1, wish))

    def _begin(self, wish: _Wish) -> None:
        for rule in wish.rules:
            if rule in self._open:
                wish.twice = self._open[rule][1]
            else:
                self._open[rule] = (wish.directive.place, wish)

    def _finish(self, wish: _Wish) -> None:
        for rule in wish.rules & self._open.keys():
            start, opened = self._open.pop(rule)
            wish.used = True
            if opened.holds:
                self._spans.setdefault(rule, []).append((start, wish.directive.place, opened))

    def _file(self, wish: _Wish) -> None:
        for rule in wish.rules if wish.holds else ():
            group = self.whole.setdefault(rule, [])
            if group and wish.directive.by != "config":
                wish.twice = group[0]
            else:
                group.append(wish)

    def matched(self, rule: str, findings: Iterable[Finding]) -> Iterator[tuple[Finding, _Wish]]:
        """The findings of a rule that a wish sets aside, each with the narrowest; all that name it count as used."""
        spans = sorted(self._spans.get(rule, ()), key=lambda span: span[:2])
        starts = [span[0] for span in spans]
        whole = self.whole.get(rule, ())
        active: list[_Span] = []
        at = 0
        for finding in findings:
            over: list[_Span] = []
            if finding.start is not None:
                stop = max(finding.end or 0, finding.start + 1)
                behind = bisect_left(starts, finding.start + 1)
                active = [span for span in (*active, *spans[at:behind]) if span[1] > finding.start]
                at = max(at, behind)
                over = [*active, *spans[behind : bisect_left(starts, stop, behind)]]
            wishes = [wish for _, _, wish in sorted(over, key=lambda span: span[1] - span[0])] + list(whole)
            for wish in wishes:
                wish.used = True
            if wishes:
                yield finding, wishes[0]


def named(word: str, rules: Mapping[str, Rule]) -> frozenset[str]:
    """The ids of the rules that a word of a directive stands for; none for a word that names no rule or category."""
    if word == "all":
        return frozenset()
    return frozenset(rule.id for rule in rules.values() if rule.status != "retired" and selection.names(word, rule))


def expired(directive: Directive, today: dt.date) -> bool:
    """Whether the last day of a directive has passed."""
    return directive.until is not None and directive.until < today


_Problem = tuple[Directive, str, tuple[Fix, ...]]


def _problems(
    wishes: Sequence[Directive], board: _Board, by_rule: Mapping[str, Sequence[Finding]], run: Run
) -> Iterator[_Problem]:
    """What is wrong with directives: their form, their names, their day, their reason, their reach."""
    everything = [finding for group in by_rule.values() for finding in group]
    for directive in wishes:
        if directive.by == "config":
            continue
        if directive.slip:
            yield directive, _slip(directive, everything), _slip_fixes(directive)
        elif expired(directive, run.today) and directive.until:
            day = day_in_words(directive.until)
            what = f"{directive.words} held until {day}: what it set aside counts again"
            yield directive, what, _removed(directive)
        elif run.require_reason and not directive.why and directive.verb != "enable":
            what = (
                f"{directive.words} gives no reason, and the configuration asks for one; write 'because ...' behind it"
            )
            yield directive, what, ()
    bad = {id(directive) for directive, _ in board.unknown}
    lost = {identity: sum(id(item) == identity for item, _ in board.unknown) for identity in bad} if bad else {}
    words = [*CATEGORIES, *run.rules]
    for directive, name in board.unknown:
        yield _unknown(directive, name, words, alone=lost[id(directive)] == len(directive.names))
    for wish in board.wishes:
        if wish.holds and not wish.used and (rule := _placeless(wish, by_rule)):
            verb = wish.directive.verb
            what = (
                f"{rule} is about the ad as a whole, so {verb}[{wish.name.word}] cannot set it aside; write "
                f"ignore-file[{rule}], or name it in front matter"
            )
            fix = _widened(wish, rule)
            yield wish.directive, what, (fix,) if fix else ()


def _placeless(wish: _Wish, by_rule: Mapping[str, Sequence[Finding]]) -> str:
    """The rule that a comment for one place names in vain, since what it found has no place."""
    if wish.directive.verb not in {"ignore", "disable"}:
        return ""
    for rule in sorted(wish.rules):
        if any(finding.start is None for finding in by_rule.get(rule, ())):
            return rule
    return ""


def _widened(wish: _Wish, rule: str) -> Fix | None:
    directive = wish.directive
    if directive.verb != "ignore" or len(directive.names) > 1 or wish.name.word != rule or directive.end < 0:
        return None
    at = wish.name.start
    return Fix(f"Write ignore-file[{rule}]", (Edit(directive.start, at, "<!-- jobwriter: ignore-file["),))


def _slip(directive: Directive, findings: Sequence[Finding]) -> str:
    what = f"This comment sets nothing aside: {directive.slip}"
    if directive.by == "front-matter":
        return f"This line of the front matter sets nothing aside: {directive.slip}"
    reach = directive.reach
    if reach:
        here = sorted({item.rule for item in findings if item.start is not None and _over(item, reach)})
        if here:
            what += f". Found here: {listed(here)}"
    return what


def _over(finding: Finding, reach: tuple[int, int]) -> bool:
    start = finding.start or 0
    return start < reach[1] and max(finding.end or 0, start + 1) > reach[0]


def _slip_fixes(directive: Directive) -> tuple[Fix, ...]:
    if directive.mend:
        return (Fix("Write it in its form", (Edit(directive.start, directive.end, directive.mend),), safe=True),)
    return _removed(directive)


def _removed(directive: Directive) -> tuple[Fix, ...]:
    if directive.cut is None:
        return ()
    what = "comment" if directive.by == "comment" else "line"
    return (Fix(f"Remove the {what}", (Edit(*directive.cut, ""),), safe=True),)


def _without(directive: Directive, name: Name, *, alone: bool) -> tuple[Fix, ...]:
    """Take a name out, or with the last one the whole directive."""
    if alone or name.cut is None:
        return _removed(directive)
    return (Fix(f"Take {name.word} out of it", (Edit(*name.cut, ""),), safe=True),)


def _unknown(directive: Directive, name: Name, words: Sequence[str], *, alone: bool) -> _Problem:
    if name.word in {"all", "*"}:
        what = f"{directive.verb}[{name.word}] is too much to set aside unseen; name the rules, or their categories"
        return directive, what, _without(directive, name, alone=alone)
    near = nearest(name.word.rpartition("/")[2] or name.word, words)
    hint = f"; did you mean {near!r}?" if near else "; 'jobwriter rules' lists all"
    what = f"There is no rule or category {name.word!r}{hint}"
    if near and name.start >= 0 and nearest(name.word, words, _SURE):
        return directive, what, (Fix(f"Write {near}", (Edit(name.start, name.end, near),), safe=True),)
    return directive, what, _without(directive, name, alone=alone)


def _unused(board: _Board, by_rule: Mapping[str, Sequence[Finding]], run: Run) -> Iterator[_Problem]:
    """The wishes that set nothing aside, though their rules ran."""
    idle: dict[int, list[_Wish]] = {}
    for wish in board.wishes:
        if wish.directive.by != "config" and _idle(wish, by_rule, run):
            idle.setdefault(id(wish.directive), []).append(wish)
    for wishes in idle.values():
        for wish in wishes:
            alone = len(wishes) == len(wish.directive.names)
            yield wish.directive, _idly(wish, by_rule), _without(wish.directive, wish.name, alone=alone)


def _idle(wish: _Wish, by_rule: Mapping[str, Sequence[Finding]], run: Run) -> bool:
    if wish.used or not wish.holds or wish.rules & set(RULES):
        return False
    if wish.twice or wish.directive.verb == "enable":
        return True
    stable = {rule for rule in wish.rules if run.rules[rule].status == "stable"} or wish.rules
    return run.complete and stable <= run.chosen and bool(wish.rules & run.ran) and not _placeless(wish, by_rule)


def _idly(wish: _Wish, by_rule: Mapping[str, Sequence[Finding]]) -> str:
    """Why a wish sets nothing aside."""
    directive, word = wish.directive, wish.name.word
    if directive.verb == "enable":
        return f"enable[{word}]: no comment above has switched it off"
    if wish.twice:
        where = (
            f"on line {wish.twice.directive.line}" if wish.twice.directive.by != "config" else "in the configuration"
        )
        return f"{directive.verb}[{word}] is not needed: {wish.twice.directive.words} {where} says so already"
    lines = sorted({item.line for rule in wish.rules for item in by_rule.get(rule, ()) if item.line is not None})
    if directive.verb == "ignore" and directive.reach is None:
        return f"ignore[{word}] has nothing to hold for: no text follows it"
    if directive.by == "front-matter" or directive.verb == "ignore-file":
        return f"{word} finds nothing in this ad, so {directive.words} sets nothing aside"
    seen = f"; it has found something on line {', '.join(map(str, lines[:3]))}" if lines else ""
    return f"{word} finds nothing here, so {directive.verb}[{word}] sets nothing aside{seen}"


class _Told:
    """Makes findings about directives."""

    def __init__(self, run: Run, source: str) -> None:
        self._run = run
        self._source = source
        self._index: LineIndex | None = None
        self._seen: dict[tuple[str, str], int] = {}
        self.findings: list[Finding] = []

    def add(self, identity: str, directive: Directive, what: str, fixes: tuple[Fix, ...]) -> None:
        """Tell something about a directive, unless its rule was not asked for."""
        run = self._run
        if identity not in run.ran:
            return
        rule = run.rules[identity]
        self._index = index = self._index or LineIndex(self._source)
        placed = directive.start >= 0
        if not placed:
            what = f"Line {directive.line} of the file: {what}"
        quote = self._source[directive.start : directive.end] if placed else ""
        line, column = index.position(directive.start) if placed else (None, None)
        end_line, end_column = index.position(directive.end) if placed else (None, None)
        key = (identity, quote or what)
        self._seen[key] = ordinal = self._seen.get(key, -1) + 1
        self.findings.append(
            Finding(
                rule=identity,
                category=rule.category,
                severity=run.severities.get(identity, rule.severity),
                confidence=rule.confidence,
                message=rule.message.replace("{what}", what),
                quote=quote,
                start=directive.start if placed else None,
                end=directive.end if placed else None,
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
