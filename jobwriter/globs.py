"""Patterns for paths, written as in a .gitignore."""

from __future__ import annotations

import os
import re
from functools import lru_cache

_PIECE = re.compile(r"\*\*/|/\*\*|\*+|\?|\[[!^]?\]?[^\]]*\]|\\?.")


def expression(glob: str) -> re.Pattern[str]:
    """A pattern as a regular expression for a path relative to its folder; one without a slash holds at any depth."""
    anchored = "/" in glob
    parts: list[str] = []
    for piece in _PIECE.findall(glob.lstrip("/")):
        if piece == "**/":
            parts.append("(?:.+/)?")
        elif piece == "/**":
            parts.append("/.+")
        elif piece.startswith("*"):
            parts.append("[^/]*")
        elif piece == "?":
            parts.append("[^/]")
        elif piece.startswith("[") and len(piece) > 2:
            parts.append("[" + re.sub(r"^[!^]", "^", piece[1:-1]).replace("\\", "\\\\") + "]")
        else:
            parts.append(re.escape(piece[-1]))
    try:
        return re.compile(("" if anchored else "(?:.*/)?") + "".join(parts))
    except re.error:
        return re.compile(re.escape(glob))


def within(glob: str, folder: str, path: str) -> bool:
    """Whether a pattern names a file or a folder that it lies in.

    Args:
        glob: the pattern; with a slash at its end it names folders only.
        folder: the folder that it counts from; empty for the current one.
        path: the file.
    """
    base = os.path.abspath(folder or ".").rstrip(os.sep) + os.sep  # noqa: PTH100 - links stay as they are
    name = os.path.abspath(path)  # noqa: PTH100
    if not name.startswith(base):
        return False
    relative = name[len(base) :].replace(os.sep, "/")
    pattern = _compiled(glob.rstrip("/"))
    if not glob.endswith("/") and pattern.fullmatch(relative):
        return True
    at = relative.find("/")
    while at >= 0:
        if pattern.fullmatch(relative, 0, at):
            return True
        at = relative.find("/", at + 1)
    return False


_compiled = lru_cache(maxsize=256)(expression)
