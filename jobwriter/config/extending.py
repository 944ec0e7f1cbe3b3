"""Where the configurations lie that another one extends: files, our presets, and those of packages."""

from __future__ import annotations

from importlib.metadata import entry_points
from importlib.util import find_spec
from pathlib import Path

from jobwriter.config.settings import ConfigError
from jobwriter.nearest import nearest

GROUP = "jobwriter.configs"
"""The group of entry points by which a package offers its configuration."""
FILES = ("jobwriter.yaml", ".jobwriter.yaml")
"""What the configuration of a package or folder may be called."""


def presets() -> dict[str, Path]:
    """The presets that come with jobwriter, by name."""
    return {file.stem: file for file in sorted((Path(__file__).parent.parent / "presets").glob("*.yaml"))}


def locate(word: str, folder: Path, place: str) -> Path:
    """The file that a word of ``extends`` names.

    Args:
        word: a file, ``preset:NAME``, or ``package:NAME``.
        folder: where files are looked for.
        place: where the word stands, for messages.

    Raises:
        ConfigError: there is no such file, preset or package.
    """
    head, colon, name = word.partition(":")
    if colon and head == "preset":
        known = presets()
        if name not in known:
            raise ConfigError(f"{place}: there is no preset {name!r}; {_hint(name, list(known))}")
        return known[name]
    if colon and head == "package":
        return _of_package(name, place)
    file = folder / word
    if file.is_dir():
        file = next((file / inner for inner in reversed(FILES) if (file / inner).is_file()), file / FILES[1])
    if not file.is_file():
        meant = f"; did you mean 'preset:{word}'?" if word in presets() else "; check the path"
        raise ConfigError(f"{place}: the configuration {word!r} to extend is not there (looked for {file}){meant}")
    return file


def _of_package(name: str, place: str) -> Path:
    offered = {point.name: point for point in entry_points(group=GROUP)}
    if name not in offered:
        raise ConfigError(
            f"{place}: no installed package offers a configuration {name!r} (entry point of the group {GROUP}); "
            f"{_hint(name, list(offered))}"
        )
    module = offered[name].value.partition(":")[0].strip()
    try:
        spec = find_spec(module)
    except ModuleNotFoundError:
        spec = None
    except Exception as error:  # a package around it is run, and may do anything
        raise ConfigError(
            f"{place}: the package {module!r} behind {name!r} cannot be loaded ({type(error).__name__}: {error}); "
            "mend or reinstall it"
        ) from error
    folders = [Path(item) for item in spec.submodule_search_locations or ()] if spec else []
    for folder in folders:
        for inner in FILES:
            if (folder / inner).is_file():
                return folder / inner
    raise ConfigError(f"{place}: the package {module!r} behind {name!r} holds no {FILES[0]}; reinstall it")


def _hint(name: str, known: list[str]) -> str:
    near = nearest(name, known)
    return f"did you mean {near!r}?" if near else f"known: {', '.join(known) or 'none'}"
