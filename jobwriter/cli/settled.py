"""The settings of a run, file by file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jobwriter import config, selection
from jobwriter.cli.terminal import reserve_output
from jobwriter.config import Grammar, Settings
from jobwriter.rule import Rule
from jobwriter.source import parted


class Settled:
    """Settings for each file: its own configuration, then the command line; ``rules`` are all that any of them has."""

    def __init__(self, given: dict[str, Any], config_file: str | None, *, isolated: bool) -> None:
        self.rules: dict[str, Rule] = {}
        self._given = given
        self._isolated = isolated
        self._fixed = config.load(Path(config_file)) if config_file else None
        self._cache: dict[Path | None, Settings] = {}
        self.of(None)

    @property
    def grammar(self) -> bool:
        """Whether a grammar checker runs beside us."""
        return any(settings.grammar.on for settings in self._cache.values())

    def of_ad(self, path: str) -> Settings:
        """The settings that hold for an ad, by the path that its report names."""
        return self.of(None if path == "-" else parted(path)[0])

    def of(self, path: str | None) -> Settings:
        """The settings that hold for a file, or for standard input (None).

        Raises:
            ConfigError: a setting that cannot be used.
        """
        folder = Path(path).absolute().parent if path else Path.cwd()
        file = None if self._isolated or self._fixed else config.find(folder)
        if file not in self._cache:
            base = self._fixed or (config.load(file) if file else Settings())
            settings = config.override(base, self._given, "the command line")
            pack = selection.pack(settings)
            selection.check(pack, settings)
            self.rules |= pack.rules
            if settings.grammar.on:
                _prepare(settings.grammar)
            self._cache[file] = settings
        return self._cache[file]


def _prepare(wish: Grammar) -> None:
    """Make sure that a grammar checker can be had before the first ad is read, and keep its chatter out of our output.

    Raises:
        ConfigError: it cannot be had.
    """
    from jobwriter import grammar

    grammar.checker(wish)
    reserve_output()
