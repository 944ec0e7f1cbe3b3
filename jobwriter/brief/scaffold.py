"""A commented brief to write over: every field with its question, filled with the example of its role."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from jobwriter.brief.kinds import Field, Group, Many
from jobwriter.brief.schema import schema
from jobwriter.resources import root

_HEAD = (
    "# A brief: the facts of one job. Write over the examples, then run: jobwriter generate THIS-FILE",
    "# Lines that start with # explain, or show fields that you may add. 'not decided' is an answer where it says so.",
    "# A text that ends with a full stop is printed as it stands; one without becomes part of a sentence.",
)
_WIDTH = 112


def example(role: str, locale: str = "en-GB", today: dt.date | None = None) -> dict[str, Any]:
    """The example of a role, as plain values.

    Args:
        role: a key of :data:`jobwriter.brief.roles.ROLES`.
        locale: ``en-GB`` or ``en-US``.
        today: the day from which the dates count; those of the example without it.
    """
    from jobwriter.yamlfile import load, plain

    file = root("templates") / "briefs" / f"{role}.yaml"
    values: dict[str, Any] = plain(load(file.read_text(encoding="utf-8"), file.name))
    american = values.pop("en-US", {})
    if locale == "en-US":
        values = {**values, **american}
    if today:
        dates = values["dates"]
        shift = today - dates["posts"]
        values["dates"] = {name: date + shift for name, date in dates.items()}
    return {"version": 1, "role": role, "locale": locale, **values}


def write(values: Mapping[str, Any], notes: Mapping[str, str] | None = None) -> str:
    """Write a brief with its questions.

    Args:
        values: what to fill in, by field name; what is not there stands as a comment with its question.
        notes: remarks by path, such as ``pay.min``; each is printed over its field.

    Returns:
        YAML, ending with a line end.
    """
    lines = list(_HEAD)
    for name, field in schema().fields.items():
        if field.roles and values.get("role") not in field.roles:
            continue
        lines += ["", *_field(name, field, values.get(name), name, notes or {}, "")]
    return "\n".join(lines) + "\n"


def _field(name: str, field: Field, value: Any, path: str, notes: Mapping[str, str], indent: str) -> Iterator[str]:
    yield from _comment(_question(field), indent)
    if path in notes:
        yield from _comment(notes[path], indent)
    if isinstance(field.kind, Group) and (value is None or isinstance(value, Mapping)):
        absent = "# " if value is None else ""
        yield f"{indent}{absent}{name}:"
        for inner, leaf in field.kind.fields.items():
            held = value.get(inner) if value else None
            if absent:
                yield f"{indent}#   {inner}: {leaf.example}".rstrip()
            else:
                yield from _field(inner, leaf, held, f"{path}.{inner}", notes, indent + "  ")
    elif value is None:
        yield f"{indent}# {name}: {field.example or _sample(field)}".rstrip()
    elif isinstance(value, list | tuple):
        yield f"{indent}{name}:" if value else f"{indent}{name}: []"
        yield from (f"{indent}  - {flow(item)}" for item in value)
    else:
        yield f"{indent}{name}: {flow(value)}"


def _question(field: Field) -> str:
    words = field.question
    if field.open:
        words += " Or: not decided."
    return words


def _sample(field: Field) -> str:
    if isinstance(field.kind, Many):
        return "[]"
    return "" if field.default is None else flow(field.default)


def _comment(words: str, indent: str) -> Iterator[str]:
    line = f"{indent}#"
    for word in words.split():
        if len(line) + len(word) >= _WIDTH:
            yield line
            line = f"{indent}#"
        line += f" {word}"
    yield line


def flow(value: Any) -> str:
    """A value on one line of YAML, quoted where it must be."""
    import yaml

    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{name}: {_inside(item)}" for name, item in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_inside(item) for item in value) + "]"
    text: str = yaml.safe_dump(value, allow_unicode=True, width=10_000, default_flow_style=True)
    return text.removesuffix("\n").removesuffix("\n...")


def _inside(value: Any) -> str:
    """A value inside brackets, where a comma would end it."""
    import yaml

    if not isinstance(value, str):
        return flow(value)
    text: str = yaml.safe_dump([value], allow_unicode=True, width=10_000, default_flow_style=True)
    return text.strip()[1:-1]
