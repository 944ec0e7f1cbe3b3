"""Values as they stand on one line of a brief."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

_BREAKS = frozenset("\n\x85\u2028\u2029")
"""What ends a line in YAML."""


def flow(value: Any) -> str:
    """A value on one line of YAML, quoted where it must be."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{name}: {_inside(item)}" for name, item in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_inside(item) for item in value) + "]"
    return _dumped(value, value).removesuffix("\n...")


def _inside(value: Any) -> str:
    """A value inside brackets, where a comma would end it."""
    return _dumped([value], value)[1:-1] if isinstance(value, str) else flow(value)


def _dumped(whole: Any, value: Any) -> str:
    """YAML of a value, or of the list that holds it; line ends are escaped, so that it stays on one line."""
    import yaml

    style = '"' if isinstance(value, str) and _BREAKS & set(value) else None
    text: str = yaml.safe_dump(whole, allow_unicode=True, width=10**9, default_flow_style=True, default_style=style)
    return text.removesuffix("\n")
