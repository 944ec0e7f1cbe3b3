"""Values of a posting with their path, whichever of the ways of JSON-LD they are written in."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from jobwriter.records import record

_PREFIXES = ("https://schema.org/", "http://schema.org/", "schema:")
_DEEP = 12


@record
class Node:
    """A value and where it stands.

    Attributes:
        value: what JSON gave; ``{"@value": 5}`` is 5.
        path: from the posting, such as ``jobLocation[0].address``; empty for the posting itself.
    """

    value: Any
    path: str = ""

    @property
    def is_object(self) -> bool:
        """Whether it has properties."""
        return isinstance(self.value, Mapping)

    @property
    def text(self) -> str:
        """The value as text without white space around it; empty where it is no text."""
        return self.value.strip() if isinstance(self.value, str) else ""

    @property
    def types(self) -> tuple[str, ...]:
        """The names of its ``@type``, without the address of schema.org."""
        if not self.is_object:
            return ()
        stated = self.value.get("@type")
        return tuple(short(one) for one in (stated if isinstance(stated, list) else [stated]) if isinstance(one, str))

    def names(self) -> dict[str, str]:
        """The properties that have a value, by their plain name, with the key as written."""
        if not self.is_object:
            return {}
        return {short(key): key for key, value in self.value.items() if isinstance(key, str) and not _void(value)}

    def at(self, name: str) -> Node | None:
        """The value of a property; None where it is missing, null or empty."""
        key = self.names().get(name)
        return None if key is None else Node(_plain(self.value[key]), f"{self.path}.{key}" if self.path else key)

    def items(self) -> Iterator[Node]:
        """The items of a list; any other value is its own and only item."""
        if isinstance(self.value, list):
            for number, item in enumerate(self.value):
                yield Node(_plain(item), f"{self.path}[{number}]")
        else:
            yield self

    def shown(self) -> str:
        """The value as it is written in JSON, cut to what fits in a message."""
        words = json.dumps(self.value, ensure_ascii=False, default=str)
        return words if len(words) <= 80 else f"{words[:79]}…"

    def words(self) -> str:
        """All text in it, in lower case."""
        return " ".join(_texts(self.value, 0)).lower()


def short(name: str) -> str:
    """The name of a property or type without the address of schema.org."""
    for prefix in _PREFIXES:
        if name.startswith(prefix):
            return name[len(prefix) :]
    return name


def _plain(value: Any) -> Any:
    return value["@value"] if isinstance(value, Mapping) and "@value" in value else value


def _void(value: Any) -> bool:
    value = _plain(value)
    return value is None or value == [] or value == {} or (isinstance(value, str) and not value.strip())


def _texts(value: Any, depth: int) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif depth < _DEEP and isinstance(value, list | Mapping):
        for inner in value.values() if isinstance(value, Mapping) else value:
            yield from _texts(inner, depth + 1)
