"""Which ads are not what their briefs give: what ``jobwriter generate --check`` and ``--update`` ask."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from jobwriter.cli.briefs import stem
from jobwriter.generate.forms import SUFFIXES

ENDINGS = (".job.yaml", ".job.yml")
"""How the name of a brief ends."""
_FOREIGN = frozenset(("node_modules", "__pycache__", "venv", "site-packages"))


def briefs(paths: tuple[str, ...]) -> tuple[str, ...]:
    """The briefs that paths stand for: a brief for itself, an ad for the brief of its name, if there is one.

    Args:
        paths: as git names what was changed; briefs of an ad are looked for below the current folder.
    """
    found: dict[str, None] = {}
    by_stem: dict[str, list[str]] | None = None
    for path in paths:
        name, suffix = os.path.splitext(Path(path).name)  # noqa: PTH122
        if suffix.lower() not in SUFFIXES.values():
            found[path] = None
            continue
        if by_stem is None:
            by_stem = {}
            for brief in _below():
                by_stem.setdefault(stem(brief), []).append(brief)
        found |= dict.fromkeys(by_stem.get(name, ()))
    return tuple(found)


def stale(name: str, content: bytes) -> str:
    """What is wrong with a file that should hold some content; nothing where it does.

    Line ends may be those of Windows, which git puts there.
    """
    file = Path(name)
    if not file.is_file():
        return "is missing"
    there, wanted = (data.replace(b"\r\n", b"\n") for data in (file.read_bytes(), content))
    return "" if there == wanted else "is not what its brief gives now"


def _below() -> Iterator[str]:
    for folder, folders, files in os.walk("."):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in _FOREIGN)
        for name in sorted(files):
            if name.endswith(ENDINGS):
                yield os.path.normpath(Path(folder, name))
