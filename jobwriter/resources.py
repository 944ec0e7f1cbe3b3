"""Finds ``checks/`` and ``templates/``: inside the package in a wheel, beside it in a repository."""

from __future__ import annotations

from pathlib import Path


def root(kind: str) -> Path:
    """Return the folder ``checks`` or ``templates``.

    Raises:
        FileNotFoundError: the installation is damaged.
    """
    package = Path(__file__).resolve().parent
    for folder in (package / kind, package.parent / kind):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"jobwriter's folder {kind!r} is missing: reinstall the package")
