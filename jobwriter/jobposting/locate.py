"""Where each value of a JSON text stands."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from jobwriter.records import record

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+')

Route = tuple[str | int, ...]
"""Keys and indices from the outermost value inwards."""


@record
class Places:
    """The offset of each value, and the keys that stand twice in one object.

    Attributes:
        offsets: route to the offset of the key, or of the value in a list.
        twice: route and offset of each key that an earlier one of the same object has the name of.
    """

    offsets: Mapping[Route, int]
    twice: tuple[tuple[Route, int], ...] = ()

    def offset(self, route: Route) -> int:
        """Where a value stands, or the nearest value around it."""
        while route and route not in self.offsets:
            route = route[:-1]
        return self.offsets.get(route, 0)


def places(text: str) -> Places:
    """Find where each value stands.

    Args:
        text: JSON that parses.
    """
    offsets: dict[Route, int] = {}
    twice: list[tuple[Route, int]] = []
    lists: list[bool] = []  # whether each open value is a list
    route: list[str | int] = []
    key_due = False
    for match in _TOKEN.finditer(text):
        mark = match.group()
        if mark == ":":
            key_due = False
        elif mark == ",":
            if lists and lists[-1]:
                route[-1] = int(route[-1]) + 1
            key_due = bool(lists) and not lists[-1]
        elif mark in "}]":
            lists.pop()
            route.pop()
            key_due = False
        elif key_due:
            route[-1] = str(json.loads(mark, strict=False))
            here = tuple(route)
            if here in offsets:
                twice.append((here, match.start()))
            offsets[here] = match.start()
        else:
            offsets.setdefault(tuple(route), match.start())
            if mark in "{[":
                lists.append(mark == "[")
                route.append(0 if mark == "[" else "")
                key_due = mark == "{"
    return Places(offsets, tuple(twice))
