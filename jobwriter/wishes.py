"""What an ad and the house ask to pass over, made out for each rule: where it is passed over, and by whose wish."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence

from jobwriter import selection
from jobwriter.directives import Directive, Name
from jobwriter.finding import Finding, Severity
from jobwriter.records import EMPTY, record
from jobwriter.rule import Rule


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


class Wish:
    """One name of a directive: the rules it stands for, and what became of it."""

    __slots__ = ("directive", "holds", "name", "rules", "twice", "used")

    def __init__(self, directive: Directive, name: Name, rules: frozenset[str], *, holds: bool) -> None:
        self.directive, self.name, self.rules, self.holds = directive, name, rules, holds
        self.used = False
        self.twice: Wish | None = None


_Span = tuple[int, int, Wish]


class Board:
    """All wishes, and for each rule where they hold."""

    def __init__(self, given: Sequence[Directive], run: Run, length: int) -> None:
        self.wishes: list[Wish] = []
        self.unknown: list[tuple[Directive, Name]] = []
        self.whole: dict[str, list[Wish]] = {}
        self._spans: dict[str, list[_Span]] = {}
        self._open: dict[str, tuple[int, Wish]] = {}
        known: dict[str, frozenset[str]] = {}
        blocks: dict[tuple[str, tuple[int, int]], Wish] = {}
        for directive in sorted(given, key=lambda item: item.place):
            holds = not directive.slip and not expired(directive, run.today)
            for name in () if directive.slip else directive.names:
                if name.word not in known:
                    known[name.word] = named(name.word, run.rules)
                if not known[name.word]:
                    self.unknown.append((directive, name))
                    continue
                wish = Wish(directive, name, known[name.word], holds=holds)
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

    def _begin(self, wish: Wish) -> None:
        for rule in wish.rules:
            if rule in self._open:
                wish.twice = self._open[rule][1]
            else:
                self._open[rule] = (wish.directive.place, wish)

    def _finish(self, wish: Wish) -> None:
        for rule in wish.rules & self._open.keys():
            start, opened = self._open.pop(rule)
            wish.used = True
            if opened.holds:
                self._spans.setdefault(rule, []).append((start, wish.directive.place, opened))

    def _file(self, wish: Wish) -> None:
        for rule in wish.rules if wish.holds else ():
            group = self.whole.setdefault(rule, [])
            if group and wish.directive.by != "config":
                wish.twice = group[0]
            else:
                group.append(wish)

    def matched(self, rule: str, findings: Iterable[Finding]) -> Iterator[tuple[Finding, Wish]]:
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
