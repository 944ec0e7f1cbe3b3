"""The interview that fills a brief: what to ask next, and what an answer does. It reads and prints nothing itself.

A loop drives it: show :attr:`Interview.prompt`, give the line to :meth:`Interview.answer`, until it is ``over``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from jobwriter.brief import answers, prompts, saved
from jobwriter.brief.fields import UNDECIDED, Field, Group
from jobwriter.brief.house import House
from jobwriter.brief.kinds import Many
from jobwriter.brief.needs import EITHER, Stop, known, stops
from jobwriter.brief.paths import Path, faults, field, get, join, put, short, split
from jobwriter.brief.prompts import Prompt
from jobwriter.brief.review import Review
from jobwriter.brief.scaffold import write
from jobwriter.records import EMPTY

COMMANDS = {
    "Enter": "keep what is shown, skip what is not needed, end a list",
    "back": "go back one question",
    "drop": "take out what is shown; 'drop 2' takes out the second entry of a list",
    "needed": "from here on, ask only what an ad cannot do without",
    "save": "stop here; the brief can be taken up again",
    "?": "show this",
}
"""What one may type besides an answer."""


class Interview:
    """The state of an interview.

    Attributes:
        values: the brief so far, as plain values.
        messages: what was wrong with the last answer, for the person to read before the next question.
        remarks: what else there is to say.
        over: why it ended: ``finished``, ``saved``, or empty while it goes on.
        notices: what a finished brief will have held against it.
    """

    def __init__(
        self,
        values: Mapping[str, Any],
        *,
        today: dt.date,
        examples: Mapping[str, Any] = EMPTY,
        house: House | None = None,
        fresh: Collection[str] | None = None,
        start: str = "",
    ) -> None:
        """Begin, or take up again.

        Args:
            values: what is given; it is not asked about.
            today: the day from which dates without a year count.
            examples: values to show as examples, by field name; those of the schema where it has none.
            house: what the house has settled, which is not asked about either.
            fresh: groups of which every field is asked, and of all others only what is needed; None to ask everything.
            start: the path at which an earlier interview stopped; what could be skipped before it is not asked again.
        """
        self.values: Mapping[str, Any] = dict(values)
        self.messages: list[str] = []
        self.remarks: list[str] = []
        self.over = ""
        self.notices: tuple[str, ...] = ()
        self._today = today
        self._locale = str(values.get("locale") or "en-GB")
        self._examples = examples
        self._house = house or House()
        self._fresh = fresh
        self._passed: set[Path] = set()
        self._trail: list[Path] = []
        self._unended: Path = ()
        self._entry: dict[str, Any] = {}
        self._inner = 0
        self._review = Review()
        self._at: Stop | None = None
        self._pass_until(start)
        self._go_on()

    @property
    def stopped(self) -> str:
        """The path of the question that stands open; empty at the review."""
        return join(self._at.path) if self._at else ""

    @property
    def prompt(self) -> Prompt:
        """The question that stands open."""
        stop = self._at
        if stop is None:
            return prompts.closing(self._review.first)
        if self._inner and isinstance(stop.field.kind, Many) and isinstance(stop.field.kind.of, Group):
            name, inner = list(stop.field.kind.of.fields.items())[self._inner - 1]
            number = len(get(self.values, stop.path) or ()) + 1
            return prompts.inside((*stop.path, number, name), inner, self._entry, self._examples)
        return prompts.asking(stop, self.values, self._examples, self._trail[-1] if self._trail else ())

    def answer(self, line: str) -> None:
        """Take an answer or a command.

        Args:
            line: what was typed.
        """
        self.messages, self.remarks = [], []
        said = " ".join(line.split())
        if said == "?":
            self.remarks = [f"{name}: {what}" for name, what in COMMANDS.items()]
        elif said == "save":
            self.over = "saved"
        elif said == "back":
            self._back()
        elif self._at is None:
            self._name(said)
        elif said == "needed":
            self._fresh = self._fresh or ()
            self._leave(self._at)
        elif said == "drop" or (said.startswith("drop ") and said[5:].isdecimal()):
            self._drop(self._at, said[5:])
        elif isinstance(self._at.field.kind, Many) and isinstance(self._at.field.kind.of, Group) and self._inner:
            self._answer_inner(self._at, self._at.field.kind.of, said)
        elif not said:
            self._enter(self._at)
        elif said.lower() == UNDECIDED:
            self._undecided(self._at)
        else:
            self._take(self._at, said)

    def text(self, again: str, notes: Mapping[str, str] = EMPTY, head: tuple[str, ...] = ()) -> str:
        """The brief as a commented file.

        Args:
            again: the command that takes the interview up again, for a brief that is not finished.
            notes: remarks by path; those on a whole field are left out once it is given.
            head: remarks on the whole.
        """
        open_notes = {path: note for path, note in notes.items() if path not in self.values or "." in path}
        if self.over == "finished":
            return write(self.values, open_notes, self._examples, house=self._house)
        if self._entry:
            open_notes[self.stopped] = saved.begun(self._entry)
        return write(self.values, open_notes, self._examples, (*saved.head(self.stopped, again), *head), self._house)

    # what answers do

    def _open_group(self, stop: Stop) -> Path | None:
        """The group that ``not decided`` stands for here: the innermost that may be open."""
        for depth in range(len(stop.groups), 0, -1):
            if stop.groups[depth - 1].open:
                return stop.path[:depth]
        return None

    def _enter(self, stop: Stop) -> None:
        held = get(self.values, stop.path)
        lacking = short(self.values, stop.path)
        if lacking and (stop.needed or held):
            self.messages = [lacking]
            return
        if held is None and stop.needed:
            self.messages = [f"'{join(stop.path)}' is needed: {stop.field.ask}"]
            return
        if held is None and stop.field.required:
            self._passed.update(self._beside(stop.path))
        self._leave(stop)

    def _beside(self, path: Path) -> Iterable[Path]:
        """The fields of the same group."""
        return (stop.path for stop in stops(self._known()) if stop.path[:-1] == path[:-1])

    def _undecided(self, stop: Stop) -> None:
        whole = None if stop.field.open else self._open_group(stop)
        if whole is None and not stop.field.open:
            self.messages = [f"'{join(stop.path)}' cannot be '{UNDECIDED}': {stop.field.ask}"]
            return
        if self._accept(put(self.values, whole or stop.path, UNDECIDED)):
            self._leave(stop)

    def _take(self, stop: Stop, said: str) -> None:
        kind = stop.field.kind
        if not isinstance(kind, Many):
            value = answers.value(stop.field, said, self._today, self._locale)
            if self._accept(put(self.values, stop.path, value)):
                self._leave(stop)
            return
        if isinstance(kind.of, Group):
            self._begin_entry(stop, kind.of, said)
            return
        items = answers.entries(stop.field, said, self._today, self._locale)
        if not kind.single:
            items = [*(get(self.values, stop.path) or ()), *items]
        alone = kind.single and len(items) == 1
        accepted = self._accept(put(self.values, stop.path, items[0] if alone else items))
        if accepted and (kind.single or len(items) == kind.most):
            self._leave(stop)

    def _accept(self, values: Mapping[str, Any]) -> bool:
        """Keep new values if every field in them holds."""
        wrong = [fault for fault in faults(values) if fault not in faults(self.values)]
        self.messages = wrong
        if not wrong:
            self.values = values
        return not wrong

    # entries of lists that have fields of their own

    def _begin_entry(self, stop: Stop, group: Group, said: str) -> None:
        self._inner = 1
        self._entry = {}
        self._answer_inner(stop, group, said)
        if not self._entry and self.messages:
            self._inner = 0

    def _answer_inner(self, stop: Stop, group: Group, said: str) -> None:
        names = list(group.fields)
        name = names[self._inner - 1]
        inner = group.fields[name]
        if said:
            made = self._inner_value(inner, said)
            number = len(get(self.values, stop.path) or ()) + 1
            path = (*stop.path, number)
            self.messages = faults(put(self.values, path, {**self._entry, name: made}))
            if self.messages:
                return
            self._entry = {**self._entry, name: made}
        elif inner.required and name not in self._entry:
            self.messages = [f"'{name}' is needed: {inner.ask}"]
            return
        self._inner += 1
        if self._inner > len(names):
            self._end_entry(stop, group)

    def _inner_value(self, inner: Field, said: str) -> Any:
        if not isinstance(inner.kind, Many):
            return answers.value(inner, said, self._today, self._locale)
        items = answers.entries(inner, said, self._today, self._locale)
        return items[0] if len(items) == 1 and inner.kind.single else items

    def _end_entry(self, stop: Stop, group: Group) -> None:
        entry: Any = self._entry
        if list(entry) == [group.words]:
            entry = entry[group.words]
        number = len(get(self.values, stop.path) or ()) + 1
        self.values = put(self.values, (*stop.path, number), entry)
        self._entry, self._inner = {}, 0

    # ways through the questions

    def _known(self) -> Mapping[str, Any]:
        return known(self.values, self._house)

    def _open(self, stop: Stop) -> bool:
        """Whether a stop is still to be asked."""
        held = get(self._known(), stop.path)
        answered = held is not None and not short(self.values, stop.path) and stop.path != self._unended
        if answered:
            return False
        if stop.needed:
            return True
        wanted = self._fresh is None or stop.path[0] in self._fresh or stop.path in EITHER
        return wanted and stop.path not in self._passed

    def _go_on(self) -> None:
        self._at = next((stop for stop in stops(self._known()) if self._open(stop)), None)
        if self._at is None:
            self._judge()

    def _leave(self, stop: Stop) -> None:
        """Go from a question to the next open one."""
        self._passed.add(stop.path)
        self._trail.append(stop.path)
        self._unended = ()
        self._go_on()

    def _back(self) -> None:
        if self._inner:
            self._inner -= 1
            self._entry = self._entry if self._inner else {}
            return
        if not self._trail:
            self.remarks = ["This is the first question."]
            return
        path = self._trail.pop()
        self._passed.difference_update(self._beside(path))
        self._visit(path)

    def _visit(self, path: Path) -> None:
        """Ask about a field, whatever stands there."""
        known = {stop.path: stop for stop in stops(self._known())}
        held = field(path)
        if held is not None:
            self._at = known.get(path) or Stop(path, held)

    def _drop(self, stop: Stop, number: str) -> None:
        if self._inner:
            self._entry, self._inner = {}, 0
            return
        path: Path = (*stop.path, int(number)) if number else stop.path
        if get(self.values, path) is None:
            self.messages = [f"There is no entry {number}." if number else "Nothing stands here."]
            return
        self.values = put(self.values, path, None)
        self._visit(stop.path)

    def _pass_until(self, start: str) -> None:
        """Count as asked what stands before a path; a list there may not be complete, however long it is."""
        before: list[Path] = []
        for stop in stops(self._known()):
            if join(stop.path) == start:
                self._passed.update(before)
                self._unended = stop.path if isinstance(stop.field.kind, Many) else ()
                return
            before.append(stop.path)

    # the end

    def _judge(self) -> None:
        self._review = Review.of(self.values, self._house)
        if not self._review.problems:
            self.over, self.notices = "finished", self._review.notices
        else:
            self.messages += self._review.problems

    def _name(self, said: str) -> None:
        """Go to a field that is named at the review."""
        target = said or self._review.first
        try:
            path = split(target.strip("'"))
        except ValueError:
            path = ()
        path = tuple(part for part in path if isinstance(part, str))
        known = field(path) if path else None
        if known is None:
            self.messages = [f"There is no field {target!r}; name one such as pay.min, or save."]
            return
        while isinstance(known.kind, Group):
            path, known = (*path, next(iter(known.kind.fields))), next(iter(known.kind.fields.values()))
        self._visit(path)
