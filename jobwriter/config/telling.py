"""How the checks of settings tell where a slip stands: the label of a setting, and of an entry or item in it.

A label names the setting and its source, as messages show it: ``'words' (.jobwriter.yaml:3:1)``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from jobwriter.config.settings import ConfigError
from jobwriter.nearest import nearest


def names(value: Any, label: str, such: str) -> tuple[str, ...]:
    """A list of words, which may stand in one text between commas.

    Raises:
        ConfigError: anything else; ``such`` says what to write.
    """
    if isinstance(value, str):
        value = [part.strip() for part in value.split(",")]
    if not isinstance(value, list | tuple) or not all(isinstance(item, str) and item for item in value):
        raise ConfigError(f"{label} must be a list of {such}")
    return tuple(value)


def only(value: Any, known: Iterable[str], label: str, example: str) -> None:
    """Refuse what is no mapping, and keys that are not known.

    Raises:
        ConfigError: with the place of the key and the nearest known one.
    """
    if not isinstance(value, Mapping):
        raise ConfigError(f"{label} must be such as {example}")
    names = tuple(known)
    for name in value:
        if name not in names:
            near = nearest(name, names)
            hint = f"did you mean {near!r}?" if near else f"known: {', '.join(names)}"
            raise ConfigError(f"{of_entry(value, name, label)}: unknown key {name!r}; {hint}")


def of_entry(value: Any, name: str, label: str) -> str:
    """The label of one entry of a mapping, with its own line where it has one."""
    places = getattr(value, "places", {})
    own = label.split("'")[1]
    return f"'{own}.{name}' ({value.file}:{places[name].line}:{places[name].column})" if name in places else label


def of_item(value: Any, number: int, label: str) -> str:
    """The label of one item of a list, with its own line where it has one."""
    places = getattr(value, "places", None)
    head, mark, source = label.partition(" (")
    if not places or not mark:
        return label
    file = source.rstrip(")").rsplit(":", 2)[0]
    return f"{head} ({file}:{places[number].line}:{places[number].column})"
