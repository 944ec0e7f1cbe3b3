"""Fields of a brief by their path, such as ``pay.min`` or ``essential[2].need``: look up, put in, check at once."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from jobwriter.brief.fields import Field, Group
from jobwriter.brief.kinds import Many, Reading
from jobwriter.brief.schema import schema
from jobwriter.yamlfile import Listed, Mapped, Place

Path = tuple[str | int, ...]
"""Names of fields, and positions in lists counted from 1."""

_STEP = re.compile(r"\.?([^.\[\]]+)|\[(\d+)\]")
NOWHERE = Place(1, 1)
"""The place of values that stand in no file."""


def split(path: str) -> Path:
    """The parts of a path; ``essential.2`` and ``essential[2]`` are the same.

    Raises:
        ValueError: it is not a path.
    """
    parts: list[str | int] = []
    at = 0
    while at < len(path):
        step = _STEP.match(path, at)
        if step is None or (step.group().startswith(".") and not at):
            raise ValueError(path)
        name = step.group(1) or step.group(2)
        parts.append(int(name) if name.isdecimal() else name)
        at = step.end()
    if not parts or isinstance(parts[0], int):
        raise ValueError(path)
    return tuple(parts)


def join(path: Path) -> str:
    """A path as messages write it."""
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path).removeprefix(".")


def field(path: Path) -> Field | None:
    """The field at a path, or the field of the list whose entry it names; None where there is none."""
    found: Field | None = None
    fields: Mapping[str, Field] = schema().fields
    for part in path:
        if isinstance(part, int):
            continue
        found = fields.get(part)
        if found is None:
            return None
        kind = found.kind.of if isinstance(found.kind, Many) else found.kind
        fields = kind.fields if isinstance(kind, Group) else {}
    return found


def get(values: Any, path: Path) -> Any:
    """The value at a path; None where there is none."""
    for part in path:
        if isinstance(part, int):
            values = values[part - 1] if isinstance(values, Sequence) and 0 < part <= len(values) else None
        else:
            values = values.get(part) if isinstance(values, Mapping) else None
    return values


def put(values: Any, path: Path, value: Any) -> Any:
    """Values with another one at a path; None takes it out, and groups and lists that it leaves empty with it.

    A text that stands for a group becomes the field that it stands for, where there is one.

    Args:
        values: a mapping, a list, or what stands where one is to be.
        path: where; one past the end of a list adds an entry.
        value: what to put there.

    Raises:
        ValueError: the entry of a list that is asked for is too far.
    """
    return _put(values, path, value, schema())


def _put(values: Any, path: Path, value: Any, kind: Any) -> Any:
    if not path:
        return value
    part, rest = path[0], path[1:]
    if isinstance(part, int):
        items = list(values) if isinstance(values, list | tuple) else []
        if not 0 < part <= len(items) + 1:
            raise ValueError(f"there are {len(items)} entries; the next is number {len(items) + 1}")
        inner = _put(items[part - 1] if part <= len(items) else None, rest, value, getattr(kind, "of", None))
        items[part - 1 : part] = [] if inner is None else [inner]
        return items or None
    if isinstance(values, Mapping):
        held = dict(values)
    else:
        words = getattr(kind, "words", None)
        held = {words: values} if words and isinstance(values, str) else {}
    below = kind.fields.get(part) if isinstance(kind, Group) else None
    inner = _put(held.get(part), rest, value, below.kind if below else None)
    if inner is None:
        held.pop(part, None)
    else:
        held[part] = inner
    return held or None


def placed(value: Any) -> Any:
    """Plain values as YAML would give them, all in one place."""
    if isinstance(value, Mapping):
        mapped = Mapped({name: placed(item) for name, item in value.items()})
        mapped.file, mapped.place, mapped.places = "", NOWHERE, dict.fromkeys(value, NOWHERE)
        return mapped
    if isinstance(value, list | tuple):
        listed = Listed(placed(item) for item in value)
        listed.places = [NOWHERE] * len(listed)
        return listed
    return value


def faults(values: Mapping[str, Any]) -> list[str]:
    """What is wrong with each field by itself, missing ones aside, in words without a place."""
    reading = Reading("", str(values.get("role")), frozenset(), True, [])
    schema().read_fields(placed(values), "", reading)
    return [problem.words for problem in reading.problems]


def short(values: Mapping[str, Any], path: Path) -> str | None:
    """What a list at a path lacks; None where it has enough, or is none."""
    found, held = field(path), get(values, path)
    if found is None or not isinstance(found.kind, Many) or not isinstance(held, list | tuple):
        return None
    if len(held) >= found.kind.least:
        return None
    size = f"{found.kind.least} to {found.kind.most}"
    return f"'{join(path)}' must have {size} entries, it has {len(held)}; add what is missing"
