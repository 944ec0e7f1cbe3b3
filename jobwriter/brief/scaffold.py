"""A commented brief to write over: every field with its question, filled with the example of its role."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import PurePath
from typing import Any

from jobwriter.brief.fields import Field, Group
from jobwriter.brief.house import House
from jobwriter.brief.needs import SETTLED, known, needed
from jobwriter.brief.oneline import flow
from jobwriter.brief.paths import Path, get, join, put
from jobwriter.brief.schema import schema
from jobwriter.records import record, replace
from jobwriter.resources import root

_HEAD = (
    "# A brief: the facts of one job. Write over the examples, then run: jobwriter generate THIS-FILE",
    "# (needed) marks what an ad cannot do without. A line such as #name: value is a field that you may add:",
    "# take the # out. 'not decided' is an answer where it says so.",
    "# A text that starts with a capital and ends with a full stop is printed as it stands; any other becomes part of",
    "# a sentence: it continues the words after 'Continue:'.",
)
_PARTS = {
    "version": "This file",
    "title": "The job",
    "responsibilities": "The person",
    "pay": "Pay and terms",
    "process": "How to apply",
}
"""The parts of the file, by their first field."""
_WIDTH = 112


@cache
def _file(role: str) -> Any:
    from jobwriter.yamlfile import load

    file = root("templates") / "briefs" / f"{role}.yaml"
    return load(file.read_text(encoding="utf-8"), file.name)


def example(role: str, locale: str = "en-GB", today: dt.date | None = None) -> dict[str, Any]:
    """The example of a role, as plain values.

    Args:
        role: a key of :data:`jobwriter.brief.roles.ROLES`.
        locale: ``en-GB`` or ``en-US``.
        today: the day from which the dates count; those of the example without it.
    """
    from jobwriter.yamlfile import plain

    values: dict[str, Any] = plain(_file(role))
    american = values.pop("en-US", {})
    if locale == "en-US":
        values = {**values, **american}
    if today:
        dates = values["dates"]
        shift = today - dates["posts"]
        values["dates"] = {name: date + shift for name, date in dates.items()}
    return {"version": 1, "role": role, "locale": locale, **values}


def write(
    values: Mapping[str, Any],
    notes: Mapping[str, str] | None = None,
    samples: Mapping[str, Any] | None = None,
    head: Sequence[str] = (),
    house: House | None = None,
) -> str:
    """Write a brief with its questions.

    Args:
        values: what to fill in, by field name; what is not there stands as a comment with its question.
        notes: remarks by path, such as ``pay.min``; each is printed over its field.
        samples: what to show in comments where nothing is filled in; the example of the role without it.
        head: remarks on the whole, each a paragraph.
        house: what the house has settled, which need not be filled in.

    Returns:
        YAML, ending with a line end.
    """
    if samples is None:
        samples = example(str(values["role"]), str(values.get("locale") or "en-GB"))
    house = house or House()
    shown = dict(samples)
    for name, block in known({}, house).items():
        own = samples.get(name)
        shown[name] = {**own, **block} if isinstance(own, Mapping) and isinstance(block, Mapping) else block
    page = _Page(known(values, house), notes or {}, shown, house)
    lines = list(_HEAD)
    for words in head:
        lines += ["#", *_comment(words)]
    for name, field in schema().fields.items():
        if field.roles and values.get("role") not in field.roles:
            continue
        if name in _PARTS:
            lines += ["", f"# ---- {_PARTS[name]} ".ljust(_WIDTH, "-")]
        lines += ["", *page.field((name,), field, values.get(name))]
    return "\n".join(lines) + "\n"


@record
class _Page:
    """What the lines of a brief are written from; see :func:`write`.

    ``known`` are the values with those that the house has settled.
    """

    known: Mapping[str, Any]
    notes: Mapping[str, str]
    samples: Mapping[str, Any]
    house: House

    def field(self, path: Path, field: Field, value: Any) -> Iterator[str]:
        """The lines of a field and of those inside it, indented."""
        settled = value is None and get(self.known, path) is not None
        asked = path[0] not in SETTLED and not settled
        mark = "(needed) " if asked and needed(path, field, self.known) else ""
        yield from _comment(mark + _question(field))
        note = self.notes.get(join(path)) or (self._settled(path) if settled else "")
        if note:
            yield from _comment(note)
        name = str(path[-1])
        group = field.kind if isinstance(field.kind, Group) else None
        if value is None:
            yield from (f"#{line}" for line in self._sample(path, name, field))
        elif group and isinstance(value, Mapping):
            yield f"{name}:"
            for inner, leaf in group.fields.items():
                yield from _indented(self.field((*path, inner), leaf, value.get(inner)))
        else:
            yield from _plain(name, value)

    def _sample(self, path: Path, name: str, field: Field) -> Iterator[str]:
        """A field that is not filled in, as it would stand there."""
        held = get(self.samples, path)
        if not isinstance(field.kind, Group):
            if held is not None:
                yield from _plain(name, held)
            else:
                yield f"{name}: {self._local(field.example)}".rstrip()
            return
        shown = held if isinstance(held, Mapping) else _examples(field.kind)
        filled = replace(
            self, known={**self.known, **put({}, path, shown)}, samples={**self.samples, **put({}, path, shown)}
        )
        yield f"{name}:"
        for inner, leaf in field.kind.fields.items():
            yield from _indented(filled.field((*path, inner), leaf, shown.get(inner)))

    def _settled(self, path: Path) -> str:
        """What to say about a field that the house has settled."""
        block = str(path[1] if path[0] == "organisation" and len(path) > 1 else path[0])
        source = PurePath(self.house.source).name or "its configuration"
        if block in self.house.locked:
            return f"Your house has settled it in {source}, for all its ads: leave it out."
        return f"Your house has settled it in {source}: leave it out, or write what differs here."

    def _local(self, sample: str) -> str:
        return sample.replace("\N{POUND SIGN}", "$") if self.known.get("locale") == "en-US" else sample


def _examples(group: Group) -> dict[str, Any]:
    """The examples of the fields of a group."""
    from jobwriter.yamlfile import load, plain

    return {name: plain(load(field.example, "")) for name, field in group.fields.items() if field.example}


def _plain(name: str, value: Any) -> Iterator[str]:
    if isinstance(value, list | tuple):
        yield f"{name}:" if value else f"{name}: []"
        yield from (f"  - {flow(item)}" for item in value)
    else:
        yield f"{name}: {flow(value)}"


def _indented(lines: Iterator[str]) -> Iterator[str]:
    return (f"  {line}" for line in lines)


def _question(field: Field) -> str:
    return f"{field.question} Or: not decided." if field.open else field.question


def _comment(words: str) -> Iterator[str]:
    line = "#"
    for word in words.split():
        if len(line) + len(word) >= _WIDTH:
            yield line
            line = "#"
        line += f" {word}"
    yield line
