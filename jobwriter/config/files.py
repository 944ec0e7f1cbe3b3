"""Finds and reads configurations.

The configuration is the nearest ``.jobwriter.yaml``, or ``[tool.jobwriter]`` of the nearest ``pyproject.toml``, looked
for from the folder of the ad upwards. The nearest one wins; only what it extends is joined to it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from jobwriter.config.checks import CHECKS, joined, override
from jobwriter.config.settings import KEYS, ConfigError, Settings
from jobwriter.nearest import nearest
from jobwriter.patterns import pattern
from jobwriter.records import replace

NAME = ".jobwriter.yaml"
_HEADER = pattern(r"\s*\[+\s*([^\]]+?)\s*\]")
_KEY = pattern(r"\s*[\"']?([\w-]+)")


@lru_cache(maxsize=256)
def find(folder: Path) -> Path | None:
    """The configuration that holds for a folder: looked for there and in every folder above."""
    for place in (folder, *folder.parents):
        file = place / NAME
        if os.path.lexists(file):  # a folder, or a link that leads nowhere, must not pass for no configuration
            return file
        project = place / "pyproject.toml"
        if project.is_file() and "[tool.jobwriter" in project.read_text(encoding="utf-8", errors="replace"):
            return project
    return None


@lru_cache(maxsize=64)
def load(file: Path) -> Settings:
    """Read a configuration file, and those that it extends.

    Raises:
        ConfigError: it cannot be read, is not YAML or TOML, holds an unknown key or a value that cannot be used, or
            extends itself.
    """
    return _load(file, ())


def _load(file: Path, chain: tuple[Path, ...]) -> Settings:
    """Read a configuration; ``chain`` holds those that extend it, the first one first."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except OSError as error:
        reason = error.strerror or error
        raise ConfigError(f"{file}: the configuration cannot be read ({reason}); check the path") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{file}: the configuration is not UTF-8; save it as UTF-8") from error
    values, where = _read_toml(text, file) if file.suffix == ".toml" else _read_yaml(text, file)
    for name, value in values.items():
        if name not in KEYS:
            near = nearest(name, KEYS)
            hint = f"did you mean {near!r}?" if near else f"known: {', '.join(KEYS)}"
            raise ConfigError(f"{where(name)}: unknown setting {name!r}; {hint}")
        if value is None:
            raise ConfigError(f"{where(name)}: the setting {name!r} has no value; fill it in or take the line out")
    settings = Settings()
    for name, value in values.items():
        settings = override(settings, {name: value}, where(name))
    parts = {f"{name}.{part}": place for name, value in values.items() for part, place in _parts(value, file)}
    settings = replace(_rooted(settings, values, file.parent), sources={**settings.sources, **parts})
    if settings.extends:
        settings = joined(_extended(settings.extends, file, where("extends"), chain), settings)
    return settings


def _extended(words: tuple[str, ...], file: Path, place: str, chain: tuple[Path, ...]) -> Settings:
    """The settings of all that a configuration extends; of several, a later one is nearer."""
    from jobwriter.config.extending import locate

    settings = Settings()
    for word in words:
        base = locate(word, file.parent, place)
        if base.resolve() in [other.resolve() for other in (*chain, file)]:
            again = "itself" if base.resolve() == file.resolve() else f"{base}, which extends {file} in turn"
            raise ConfigError(f"{place}: {file} extends {again}; take one 'extends' out")
        try:
            settings = joined(settings, _load(base, (*chain, file)))
        except ConfigError as error:
            raise ConfigError(f"{error} (extended by {place})") from error
    return settings


def _parts(value: Any, file: Path) -> Iterator[tuple[str, str]]:
    """Each entry of a list or mapping, with its place in the file where that is known."""
    places = getattr(value, "places", ())
    entries = places.items() if isinstance(places, dict) else zip(value if places else (), places, strict=True)
    for part, place in entries:
        yield str(part), f"{file}:{place.line}:{place.column}"


def _rooted(settings: Settings, names: Iterable[str], folder: Path) -> Settings:
    """The settings with the paths that a configuration gives taken from its folder."""
    roots = {name: CHECKS[name].rooted for name in names}
    return replace(settings, **{name: root(getattr(settings, name), folder) for name, root in roots.items() if root})


def _read_yaml(text: str, file: Path) -> tuple[Mapping[str, Any], Callable[[str], str]]:
    from jobwriter.yamlfile import Mapped, YamlError
    from jobwriter.yamlfile import load as load_yaml

    try:
        raw = load_yaml(text, str(file))
    except YamlError as error:
        raise ConfigError(str(error)) from error
    if raw is None:
        return {}, str
    if not isinstance(raw, Mapped):
        raise ConfigError(f"{file}:1:1: the configuration must be a list of settings such as 'jurisdictions: [GB]'")

    def where(name: str) -> str:
        place = raw.places[name]
        return f"{file}:{place.line}:{place.column}"

    return raw, where


def _read_toml(text: str, file: Path) -> tuple[Mapping[str, Any], Callable[[str], str]]:
    import tomllib

    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{file}: not valid TOML: {error}") from error
    raw = table.get("tool", {}).get("jobwriter", {})
    lines = _lines(text)
    where = {name.replace("-", "_"): f"{file}:{lines.get(name, 1)} [tool.jobwriter]" for name in raw}
    return {name.replace("-", "_"): value for name, value in raw.items()}, where.__getitem__


def _lines(text: str) -> dict[str, int]:
    """The line on which each setting of the table stands first; TOML's own reader does not tell."""
    lines: dict[str, int] = {}
    table = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if header := _HEADER.match(line):
            table = header[1]
            if table.startswith("tool.jobwriter."):
                lines.setdefault(table.split(".")[2].strip("\"' "), number)
        elif table == "tool.jobwriter" and (key := _KEY.match(line)):
            lines.setdefault(key[1], number)
    return lines
