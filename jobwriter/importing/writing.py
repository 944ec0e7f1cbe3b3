"""A brief drawn from an ad as YAML: every value with its source, every gap as a question where it belongs."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import Any

from jobwriter.brief.fields import Field, Group
from jobwriter.brief.oneline import flow
from jobwriter.brief.schema import schema
from jobwriter.importing.evidence import one_line
from jobwriter.importing.sheet import ImportedBrief, Spare

_WIDTH = 110
_SHORT = frozenset(("level", "work.from", "contract.options"))
"""Lists of short words, which stand on one line."""
_REST = "The ad says as well:"


def to_yaml(brief: ImportedBrief) -> str:
    """Write a brief as commented YAML, which :func:`jobwriter.brief.read` accepts once the questions are answered."""
    parts = ["\n".join(_overview(brief))]
    for name, field in schema().fields.items():
        lines = list(_field(brief, name, field, brief.values.get(name), ""))
        if lines:
            parts.append("\n".join(lines))
    if brief.unused:
        parts.append("\n".join(_unused(brief.unused)))
    return "\n\n".join(parts) + "\n"


def _unused(spares: Sequence[Spare]) -> Iterator[str]:
    yield from _comment("Sentences of the ad that no field above takes up; does one of them answer a question?", "")
    for spare in spares:
        yield from _comment(f"- {spare.text} ({spare.comment})", "", hang="  ")


def _overview(brief: ImportedBrief) -> Iterator[str]:
    yield from _comment(
        f"A brief drawn from {_name(brief.path)}. Each value is what the ad says; the comment beside it says where.", ""
    )
    yield from _comment(
        "Lines that start with # are not used. Answer the questions, then: jobwriter generate THIS-FILE", ""
    )
    yield "#"
    yield f"# Found: {brief.found} of the {brief.wanted} things that such an ad should say."
    if brief.questions:
        yield from _comment(f"To decide ({len(brief.questions)}): {', '.join(brief.questions)}.", "")
    if brief.notes:
        yield "# Doubtful:"
        for note in brief.notes:
            yield from _comment(f"- {note}", "", hang="  ")


def _name(path: str) -> str:
    """The ad as the person called it; of a place that only this machine knows, the file."""
    return PurePath(path).name if PurePath(path).is_absolute() else path


def _field(brief: ImportedBrief, path: str, field: Field, value: Any, indent: str, said: str = "") -> Iterator[str]:
    """The lines of one field: its source (unless just ``said``), its value, what is asked, what is left over."""
    name = path.rpartition(".")[2]
    question = brief.questions.get(path)
    grouped = isinstance(value, Mapping)
    if question and value is None:
        yield from _comment(f"{name}: {question}", indent)
        for key, ask in brief.details.get(path, ()):
            yield from _comment(f"  {key}: {ask}", indent, hang="    ")
    elif question and not grouped:
        yield from _comment(question, indent)
    if value is None and path in brief.settled:
        yield from _comment(f"{name}: {brief.settled[path]}", indent)
    if value is not None:
        comment = brief.comments.get(path)
        if comment and comment != said:
            yield from _comment(comment, indent)
        yield from [f"{indent}{name}:"] if grouped else _value(name, path, value, brief.comments, indent)
    if isinstance(field.kind, Group) and (grouped or value is None):
        inset, told = f"{indent}  " if grouped else indent, ""
        for key, inner in field.kind.fields.items():
            held = value.get(key) if grouped else None
            yield from _field(brief, f"{path}.{key}", inner, held, inset, told)
            told = brief.comments.get(f"{path}.{key}", told) if held is not None else told
    yield from _rest(brief.spares.get(path, ()), f"{indent}  " if value is not None else indent)


def _rest(spares: Sequence[Spare], indent: str) -> Iterator[str]:
    if not spares:
        return
    yield from _comment(_REST, indent)
    for spare in spares:
        yield from _comment(f"- {spare.text}{f'  ({spare.comment})' if spare.comment else ''}", indent, hang="  ")


def _value(name: str, path: str, value: Any, comments: Mapping[str, str], indent: str) -> Iterator[str]:
    if not isinstance(value, list) or path in _SHORT:
        yield f"{indent}{name}: {flow(value)}"
        return
    yield f"{indent}{name}:"
    for index, item in enumerate(value, 1):
        comment = comments.get(f"{path}[{index}]")
        note = f"  # {one_line(comment)}" if comment else ""
        yield f"{indent}  - {flow(item)}{note}"


def _comment(text: str, indent: str, hang: str = "") -> Iterator[str]:
    inset = text[: len(text) - len(text.lstrip())]
    yield from textwrap.wrap(
        one_line(text),
        _WIDTH,
        initial_indent=f"{indent}# {inset}",
        subsequent_indent=f"{indent}# {hang}",
        break_long_words=False,
        break_on_hyphens=False,
    )
