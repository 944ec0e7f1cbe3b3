"""What was worked out once and is kept between runs, in the user's cache folder.

Values are plain data written with ``marshal``, which on reading executes nothing. Each file holds its key; a value
whose key does not fit is not used. Where the folder cannot be read or written, everything is worked out anew.
"""

from __future__ import annotations

import marshal
import os
import sys
from typing import Any


def folder() -> str:
    """The cache folder: ``JOBWRITER_CACHE``, else where the platform keeps such things."""
    named = os.environ.get("JOBWRITER_CACHE")
    if named:
        return named
    home = os.path.expanduser("~")  # noqa: PTH111 - pathlib would double the cost of a cold start's first file
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or home
    elif sys.platform == "darwin":
        base = f"{home}/Library/Caches"
    else:
        base = os.environ.get("XDG_CACHE_HOME") or f"{home}/.cache"
    return f"{base}/jobwriter"


def read(name: str, key: str) -> Any:
    """The value kept under ``name`` if it was kept with this key, else None."""
    try:
        with open(f"{folder()}/{name}.bin", "rb") as file:  # noqa: PTH123 - see folder()
            kept = marshal.loads(file.read())  # noqa: S302 - data only, written by us for this user
    except (OSError, RuntimeError, ValueError, EOFError, TypeError):
        return None
    return kept[1] if isinstance(kept, tuple) and len(kept) == 2 and kept[0] == key else None


def write(name: str, key: str, value: Any) -> None:
    """Keep plain data under ``name``; another run that reads meanwhile sees the old file or the new one, never half.

    Raises:
        ValueError: something in the value is not plain data.
    """
    place = folder()
    draft = f"{place}/{name}.{os.getpid()}.tmp"
    try:
        data = marshal.dumps((key, value))
        os.makedirs(place, exist_ok=True)  # noqa: PTH103 - see folder()
        with open(draft, "wb") as file:  # noqa: PTH123 - see folder()
            file.write(data)
        os.replace(draft, f"{place}/{name}.bin")  # noqa: PTH105 - see folder()
    except OSError:
        return
