"""Makes the words of a brief harmless in Markdown: a brief holds words, not markup."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_INSIDE = re.compile(r"[\\`*\[\]<>]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)|(?<=:)(?=//\S*\\)")
_OPENING = re.compile(r"(#{1,6}(?=\s|$)|[-+=](?=\s|$))|(\d{1,9})([.)])(?=\s|$)|(~~~|---)")


def harmless(value: Any) -> Any:
    """A value with every mark that Markdown or HTML would act on escaped; groups and lists alike."""
    if isinstance(value, str):
        return _opening(_INSIDE.sub(lambda found: "\\" + found.group(), value))
    if isinstance(value, Mapping):
        return {name: harmless(item) for name, item in value.items()}
    if isinstance(value, tuple):
        return tuple(harmless(item) for item in value)
    return value


def _opening(words: str) -> str:
    """What would make a heading or a list of a text that stands at the start of a line."""
    found = _OPENING.match(words)
    if found is None:
        return words
    if found.group(2):
        return f"{found.group(2)}\\{words[len(found.group(2)) :]}"
    return f"\\{words}"
