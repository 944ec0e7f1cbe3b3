"""What the settings about passing over may hold: ``per_file`` and ``exclude``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jobwriter.config.settings import ConfigError, Glob, PerFile
from jobwriter.config.telling import of_entry
from jobwriter.records import replace

_KEYS = ("ignore", "because", "until")
_TEXT = {"type": "string", "pattern": r"\S"}
GLOBS = {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]}
PER_FILE = {
    "type": "object",
    "propertyNames": _TEXT,
    "additionalProperties": {
        "type": "object",
        "additionalProperties": False,
        "required": ["ignore"],
        "properties": {
            "ignore": {"anyOf": [_TEXT, {"type": "array", "items": _TEXT, "minItems": 1}]},
            "because": _TEXT,
            "until": {"type": "string", "format": "date"},
        },
    },
}


def globs(value: Any, label: str) -> tuple[Glob, ...]:
    """Check ``exclude``.

    Raises:
        ConfigError: not a list of patterns.
    """
    if isinstance(value, str):
        value = [value]
    if not isinstance(value, list | tuple) or not all(isinstance(item, str) and item.strip() for item in value):
        raise ConfigError(f"{label} must be a list of patterns for paths, such as [archive/, '*-draft.md']")
    return tuple(Glob(item.strip()) for item in value)


def per_file(value: Any, label: str) -> dict[str, PerFile]:
    """Check ``per_file``.

    Raises:
        ConfigError: not patterns with the rules to pass over in the files that they name.
    """
    such = "such as {'archive/*.md': {ignore: [title-length], because: the archive stays as it was}}"
    if not isinstance(value, Mapping):
        raise ConfigError(f"{label} must map patterns for paths to what is ignored there, {such}")
    entries: dict[str, PerFile] = {}
    for glob, entry in value.items():
        where = f"{of_entry(value, glob, label)}: {glob!r}"
        if str(glob).strip().startswith("!"):
            raise ConfigError(f"{where}: a pattern with '!' names no files; name those in which rules are ignored")
        if not isinstance(entry, Mapping) or "ignore" not in entry:
            raise ConfigError(f"{where} must say which rules to ignore, {such}")
        for name in entry:
            if name not in _KEYS:
                raise ConfigError(f"{where}: unknown key {name!r}; known: {', '.join(_KEYS)}")
        rules, why, until = entry["ignore"], entry.get("because", ""), entry.get("until")
        rules = [part.strip() for part in rules.split(",")] if isinstance(rules, str) else rules
        if not isinstance(rules, list) or not rules or not all(isinstance(rule, str) and rule for rule in rules):
            raise ConfigError(f"{where}: 'ignore' must be a list of rules or categories, such as [title-length]")
        if not isinstance(why, str) or ("because" in entry and not why.strip()):
            raise ConfigError(f"{where}: 'because' must be a reason in words")
        entries[str(glob).strip()] = PerFile(tuple(rules), why.strip(), _day(until, where))
    return entries


def _day(value: Any, where: str) -> dt.date | None:
    if value is None or (isinstance(value, dt.date) and not isinstance(value, dt.datetime)):
        return value
    try:
        return dt.date.fromisoformat(str(value))
    except ValueError as error:
        raise ConfigError(f"{where}: 'until' must be a date such as 2027-01-31, not {value!r}") from error


def rooted_globs(value: tuple[Glob, ...], folder: Path) -> tuple[Glob, ...]:
    """The patterns, counted from the folder of their configuration."""
    return tuple(replace(glob, folder=str(folder)) for glob in value)


def rooted_entries(value: Mapping[str, PerFile], folder: Path) -> dict[str, PerFile]:
    """The entries, their patterns counted from the folder of their configuration."""
    return {glob: replace(entry, folder=str(folder)) for glob, entry in value.items()}
