"""What was worked out once and is kept between runs, in the user's cache folder.

Values are plain data written with ``marshal``, which on reading executes nothing. Each file holds its key; a value
whose key does not fit is not used. Where the folder cannot be read or written, everything is worked out anew.
"""

from __future__ import annotations

import contextlib
import io
import marshal
import os
import sys
from typing import Any

_HEAD = 32
"""Bytes before the index of pieces: how long it and they are."""


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


class Pieces:
    """Many byte strings kept in one file behind an index, of which a run reads only those that it needs.

    Where the platform cannot read at a place without moving there, which threads would do to each other, all are read.

    Attributes:
        index: plain data that says, for whoever wrote it, where each piece starts and ends.
    """

    def __init__(self, file: io.FileIO, start: int, index: Any) -> None:
        self.index = index
        self._file = file
        self._start = start
        self._all = None
        if not hasattr(os, "pread"):
            self._all = file.read()
            file.close()

    def piece(self, start: int, end: int) -> bytes:
        """The bytes from ``start`` to ``end``, counted behind the index.

        Raises:
            ValueError: they can no longer be read.
        """
        if self._all is not None:
            return self._all[start:end]
        try:
            found = os.pread(self._file.fileno(), end - start, self._start + start)
        except OSError as error:
            raise ValueError(str(error)) from error
        if len(found) != end - start:
            raise ValueError("the file has become shorter")
        return found

    def __del__(self) -> None:
        self._file.close()


def pieces(name: str, key: str) -> Pieces | None:
    """The pieces kept under ``name`` if they were kept with this key and are whole, else None."""
    try:
        file = io.FileIO(f"{folder()}/{name}.bin")
    except OSError:
        return None
    try:
        length, size = marshal.loads(file.read(_HEAD))  # noqa: S302 - data only, written by us for this user
        kept = marshal.loads(file.read(length))  # noqa: S302 - see above
        if kept[0] == key and os.fstat(file.fileno()).st_size == _HEAD + length + size:
            return Pieces(file, _HEAD + length, kept[1])
    except (OSError, RuntimeError, ValueError, EOFError, TypeError, LookupError):
        pass
    file.close()
    return None


def write_pieces(name: str, key: str, index: Any, data: bytes) -> None:
    """Keep pieces and their index under ``name``, whole or not at all."""
    listed = marshal.dumps((key, index))
    head = marshal.dumps((len(listed), len(data))).ljust(_HEAD, b"\0")
    _replace(name, head + listed + data)


def write(name: str, key: str, value: Any) -> None:
    """Keep plain data under ``name``; another run that reads meanwhile sees the old file or the new one, never half.

    Raises:
        ValueError: something in the value is not plain data.
    """
    _replace(name, marshal.dumps((key, value)))


def _replace(name: str, data: bytes) -> None:
    place = folder()
    draft = f"{place}/{name}.{os.getpid()}.tmp"
    try:
        os.makedirs(place, exist_ok=True)  # noqa: PTH103 - see folder()
        with open(draft, "wb") as file:  # noqa: PTH123 - see folder()
            file.write(data)
        os.replace(draft, f"{place}/{name}.bin")  # noqa: PTH105 - see folder()
    except OSError:
        with contextlib.suppress(OSError):
            os.unlink(draft)  # noqa: PTH108 - see folder()
