"""How the interview for a brief puts a question: what is asked and why, with an example and what is given already."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from jobwriter.brief.fields import Field, Group
from jobwriter.brief.kinds import Many
from jobwriter.brief.needs import Stop
from jobwriter.brief.oneline import flow
from jobwriter.brief.paths import Path, get, join
from jobwriter.records import record


@record
class Prompt:
    """A question as it is to be shown.

    Attributes:
        path: the field, as messages write it; empty for the review at the end.
        headings: the questions of the groups that begin here, and why they are asked.
        question: what is asked.
        why: why readers or the law want it.
        example: what one might write.
        given: what stands there already, one line for each entry of a list.
        entry: the number of the entry that is asked for; 0 outside lists.
        needed: whether an answer is needed.
        undecided: whether ``not decided`` is an answer.
    """

    path: str
    headings: tuple[str, ...] = ()
    question: str = ""
    why: str = ""
    example: str = ""
    given: tuple[str, ...] = ()
    entry: int = 0
    needed: bool = False
    undecided: bool = False


def closing(path: str) -> Prompt:
    """The prompt of the review, which proposes a field to go back to."""
    return Prompt("", question=f"Enter goes back to '{path}'; or name another field, or save.", needed=True)


def asking(stop: Stop, values: Mapping[str, Any], examples: Mapping[str, Any], last: Path) -> Prompt:
    """The prompt of a field.

    Args:
        stop: the field.
        values: the brief so far.
        examples: values to show as examples, by field name.
        last: the path of the question before; only groups that it did not stand in are introduced.
    """
    kind, held = stop.field.kind, get(values, stop.path)
    listed = isinstance(kind, Many) and not kind.single
    return Prompt(
        join(stop.path),
        tuple(_headings(stop, last)),
        stop.field.question,
        stop.field.why,
        _example(stop, examples),
        _shown(held),
        len(held or ()) + 1 if listed else 0,
        stop.needed,
        bool(stop.field.open) or any(group.open for group in stop.groups),
    )


def inside(path: Path, field: Field, entry: Mapping[str, Any], examples: Mapping[str, Any]) -> Prompt:
    """The prompt of a field of an entry of a list.

    Args:
        path: where it will stand, with the number of the entry.
        field: what it is.
        entry: the entry so far.
        examples: as for :func:`asking`.
    """
    name, number = path[-1], path[-2]
    example = _words(get(examples, path) or field.example)
    given = _shown(entry.get(str(name)))
    return Prompt(join(path), (), field.question, field.why, example, given, int(number), field.required)


def _headings(stop: Stop, last: Path) -> Iterator[str]:
    for depth, group in enumerate(stop.groups, 1):
        if stop.path[:depth] != last[:depth]:
            yield f"{group.ask} {group.why}".strip()


def _example(stop: Stop, examples: Mapping[str, Any]) -> str:
    held, kind = get(examples, stop.path), stop.field.kind
    if isinstance(held, list | tuple):
        held = held[0] if held else None
    if isinstance(kind, Many) and isinstance(kind.of, Group):
        name, first = next(iter(kind.of.fields.items()))
        held = held.get(name) if isinstance(held, Mapping) else held
        return _words(held or first.example)
    return stop.field.example if held is None else _words(held)


def _words(value: Any) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{name}: {_words(item)}" for name, item in value.items())
    return value if isinstance(value, str) else flow(value)


def _shown(value: Any) -> tuple[str, ...]:
    if value is None:
        return ()
    return tuple(map(_words, value)) if isinstance(value, list | tuple) else (_words(value),)
