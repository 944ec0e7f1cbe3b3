"""Strict YAML: duplicate keys, nulls where a value is due and unknown keys are errors with line and column.

Only imported where YAML is really read: on a miss of the rule cache, for configuration, front matter and briefs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import yaml

from jobwriter.nearest import nearest
from jobwriter.records import record

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # pragma: no cover - PyYAML without libyaml
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

_NESTING = ("[", "{", "-", "?")
"""Each level of a document takes one of these, or a deeper indentation."""
_DEEPEST = 100
"""Levels of a document."""


class YamlError(ValueError):
    """A YAML file that cannot be used; the message names file, line and column and says what to write."""


@record
class Place:
    """Where a value stands in a file, both counted from 1."""

    line: int
    column: int


class Mapped(dict[str, Any]):
    """A mapping that knows its file and where each of its keys stands."""

    file: str
    places: dict[str, Place]
    place: Place

    def error(self, message: str, key: str | None = None) -> YamlError:
        """An error that points at ``key``, or at the mapping itself."""
        at = self.places.get(key, self.place) if key else self.place
        return YamlError(f"{self.file}:{at.line}:{at.column}: {message}")

    def only(self, allowed: Iterable[str]) -> None:
        """Refuse any key that is not allowed, and say which one may have been meant.

        Raises:
            YamlError: an unknown key.
        """
        known = list(allowed)
        for key in self:
            if key not in known:
                raise self.error(f"unknown key {key!r}{did_you_mean(key, known)}", key)


class Listed(list[Any]):
    """A list that knows where each of its items stands."""

    places: list[Place]


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A phrase that names the nearest known word, or lists all when there are few."""
    options = sorted(known)
    near = nearest(word, options)
    if near is not None:
        return f"; did you mean {near!r}?"
    return f"; known: {', '.join(options)}" if len(options) <= 30 else ""


def load(text: str, file: str) -> Any:
    """Parse one YAML document.

    Args:
        text: the YAML.
        file: its name, for messages.

    Returns:
        The value; every mapping in it is a :class:`Mapped`, every list a :class:`Listed`.

    Raises:
        YamlError: not YAML, a duplicate key, or a key that is not a string.
    """
    try:
        if sum(map(text.count, _NESTING)) > _DEEPEST:
            _not_too_deep(text, file)
        loader = _Loader(text)
        try:
            node = loader.get_single_node()
            return None if node is None else _build(loader, node, file, set())
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as error:
        from jobwriter import yamlslips

        line, column, words = yamlslips.at(error, text)
        raise YamlError(f"{file}:{line}:{column}: {words}") from error
    except yaml.reader.ReaderError as error:
        from jobwriter import yamlslips

        line, column, words = yamlslips.character(error, text)
        raise YamlError(f"{file}:{line}:{column}: {words}") from error


def _not_too_deep(text: str, file: str) -> None:
    """Refuse what would overflow the stack of the parser, which ends the process."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            line = event.start_mark.line + 1 if event.start_mark else 1
            raise YamlError(f"{file}:{line}:1: lists or fields stand too deep inside each other; take some out")


def _build(loader: Any, node: yaml.Node, file: str, built: set[int]) -> Any:
    if isinstance(node, yaml.CollectionNode):
        if id(node) in built:
            raise YamlError(
                f"{file}:{node.start_mark.line + 1}:{node.start_mark.column + 1}: what stands here is used again by a "
                "* further down; only single values can be, so write it out there"
            )
        built.add(id(node))
    if isinstance(node, yaml.MappingNode):
        out = Mapped()
        out.file, out.places = file, {}
        out.place = Place(node.start_mark.line + 1, node.start_mark.column + 1)
        for key_node, value_node in node.value:
            at = Place(key_node.start_mark.line + 1, key_node.start_mark.column + 1)
            key = loader.construct_object(key_node, deep=True)
            if not isinstance(key, str):
                raise YamlError(
                    f"{file}:{at.line}:{at.column}: the key {key_node.value!r} must be text; put it in quotes"
                )
            if key in out:
                raise YamlError(f"{file}:{at.line}:{at.column}: the key {key!r} stands twice")
            out[key] = _build(loader, value_node, file, built)
            out.places[key] = at
        return out
    if isinstance(node, yaml.SequenceNode):
        items = Listed(_build(loader, item, file, built) for item in node.value)
        items.places = [Place(item.start_mark.line + 1, item.start_mark.column + 1) for item in node.value]
        return items
    try:
        return loader.construct_object(node)
    except ValueError:  # a day that there is not, such as 2026-02-30: it stays words, for its field to judge
        return node.value


def plain(value: Any) -> Any:
    """Strip the positions: plain dicts, lists and scalars, ready for a cache."""
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value
