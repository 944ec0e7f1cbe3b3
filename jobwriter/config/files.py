"""Finds and reads configurations.

The configuration is the nearest ``.jobwriter.yaml``, or ``[tool.jobwriter]`` of the nearest ``pyproject.toml``, looked
for from the folder of the ad upwards. The nearest one wins; only what it extends is joined to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from jobwriter.config.checks import CHECKS, override
from jobwriter.config.settings import KEYS, ConfigError, Settings
from jobwriter.nearest import nearest
from jobwriter.records import replace

NAME = ".jobwriter.yaml"


@lru_cache(maxsize=256)
def find(folder: Path) -> Path | None:
    """The configuration that holds for a folder: looked for there and in every folder above."""
    for place in (folder, *folder.parents):
        file = place / NAME
        if file.is_file():
            return file
        project = place / "pyproject.toml"
        if project.is_file() and "[tool.jobwriter" in project.read_text(encoding="utf-8", errors="replace"):
            return project
    return None


@lru_cache(maxsize=64)
def load(file: Path) -> Settings:
    """Read a configuration file.

    Raises:
        ConfigError: it cannot be read, is not YAML or TOML, or holds an unknown key or a value that cannot be used.
    """
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{file}: the configuration cannot be read ({error}); check the path") from error
    values, where = _read_toml(text, file) if file.suffix == ".toml" else _read_yaml(text, file)
    for name in values:
        if name not in KEYS:
            near = nearest(name, KEYS)
            hint = f"did you mean {near!r}?" if near else f"known: {', '.join(KEYS)}"
            raise ConfigError(f"{where(name)}: unknown setting {name!r}; {hint}")
    settings = Settings()
    for name, value in values.items():
        if value is None:
            raise ConfigError(f"{where(name)}: the setting {name!r} has no value; fill it in or take the line out")
        settings = override(settings, {name: value}, where(name))
    return _rooted(settings, values, file.parent)


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
    return {name.replace("-", "_"): value for name, value in raw.items()}, lambda _: f"{file} [tool.jobwriter]"
