"""Fields that are filled in by path and value, as the command line gives them: ``pay.min=65000``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from jobwriter.brief.paths import faults, field, put, short, split
from jobwriter.yamlfile import YamlError, load, plain

_FORM = "write it as FIELD=VALUE, such as pay.min=65000 or essential[1]=..."


def fill(values: Mapping[str, Any], given: Iterable[str]) -> tuple[Mapping[str, Any], list[str]]:
    """Fill in fields.

    Args:
        values: a brief, as plain values.
        given: the assignments, each a path, an equals sign and a value in YAML; without a value the field is taken out.

    Returns:
        The values with what holds, and what is wrong with the rest, each a sentence that starts with the assignment.
    """
    wrong: list[str] = []
    for item in given:
        changed, problems = _fill(values, item)
        wrong += [f"{item}: {problem}" for problem in problems]
        values = values if problems else changed
    return values, wrong


def _fill(values: Mapping[str, Any], item: str) -> tuple[Mapping[str, Any], list[str]]:
    name, sign, raw = item.partition("=")
    try:
        path = split(name.strip())
    except ValueError:
        return values, [_FORM]
    if not sign:
        return values, [_FORM]
    if path[0] in {"role", "version"}:
        return values, [f"the {path[0]} is not to be set; jobwriter new ROLE says it"]
    try:
        changed: Mapping[str, Any] = put(values, path, plain(load(raw, "value")))
    except YamlError as error:
        return values, [f"{error}; put the value in quotes"]
    except ValueError as error:
        return values, [str(error)]
    before = faults(values)
    found = [fault for fault in faults(changed) if fault not in before]
    lacking = short(changed, path)
    if not found and lacking:
        found = [lacking]
    if not found and field(path) is None:
        found = ["there is no such field"]
    return changed, found
