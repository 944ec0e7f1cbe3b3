"""Where drafts come from: files, folders and standard input, turned into text.

Nothing is raised for a file that cannot be read: it comes back as a :class:`SourceError`, so that one bad file among
many stops no other. A byte order mark is not part of the text; offsets count code points of the text without it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator

from jobwriter.encodings import Undecodable, decode
from jobwriter.nearest import nearest
from jobwriter.records import record

LIMIT = 5_000_000
"""Bytes above which a page is refused; the longest ads have some 30,000."""

RECORD_LIMIT = 50_000_000
"""Bytes above which records and Word files are refused; those may be the jobs of a whole board, these hold pictures."""

FORMATS = {
    ".md": "markdown", ".markdown": "markdown", ".mdown": "markdown", ".mkd": "markdown",
    ".txt": "text", ".text": "text",
    ".html": "html", ".htm": "html", ".xhtml": "html",
    ".docx": "docx",
    ".json": "record", ".jsonld": "record", ".jsonl": "record", ".ndjson": "record",
}  # fmt: skip
"""What each suffix holds."""

_SAVE_AS = {
    ".doc": "in Word, save it as .docx",
    ".docm": "in Word, save it as .docx",
    ".dotx": "in Word, save it as .docx",
    ".odt": "save it as a Word file (.docx)",
    ".rtf": "save it as a Word file (.docx)",
    ".pages": "export it as a Word file (.docx)",
    ".pdf": "copy its text into a .txt file",
    ".yaml": "a brief goes through 'jobwriter generate' first",
    ".yml": "a brief goes through 'jobwriter generate' first",
}

_ZIP = b"PK\x03\x04"


@record
class Source:
    """The text of one file.

    Attributes:
        path: the file as the person named it; ``-`` for standard input without a name.
        text: its text, without byte order mark; empty for a Word file.
        format: what the name says: ``markdown``, ``text``, ``html``, ``record``, ``docx``, or empty where it says
            nothing.
        notices: what the person should know about how it was read.
        walked: whether it was found in a folder rather than named; a data file or page without an ad is then no error.
        data: the bytes of a Word file; nothing for the others.
    """

    path: str
    text: str
    format: str = ""
    notices: tuple[str, ...] = ()
    walked: bool = False
    data: bytes = b""


@record
class SourceError:
    """A path that gave no text. ``message`` is one sentence or two: what is wrong with which file, and what to do."""

    path: str
    message: str


def sources(
    paths: Iterable[str],
    *,
    stdin: bytes | None = None,
    stdin_filename: str = "",
    left_out: Callable[[str, bool], bool] | None = None,
) -> Iterator[Source | SourceError]:
    """Read everything that a command line names.

    Args:
        paths: files, folders, or ``-`` for standard input.
        stdin: the bytes that ``-`` stands for; None reads the standard input of the process.
        stdin_filename: the name under which standard input is reported, and whose suffix says what it holds.
        left_out: of a path and whether it was found in a folder, says whether the file is passed over unread.

    Yields:
        One source or one error for each file: in the order given, those of a folder by name.
    """
    from jobwriter.walking import walk

    for entry in walk(paths, left_out):
        if isinstance(entry, SourceError):
            yield entry
        elif entry.path == "-":
            yield from_bytes(_standard_input() if stdin is None else stdin, stdin_filename or "-")
        else:
            yield load(entry.path, walked=entry.walked)


def load(path: str, *, walked: bool = False) -> Source | SourceError:
    """Read one file.

    Args:
        path: the file; a pipe such as ``/dev/fd/63`` will do.
        walked: whether it was found in a folder.
    """
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - a name that Path refuses must end in an error here
            data = file.read(_limit(path) + 1)
    except FileNotFoundError:
        return SourceError(path, missing(path))
    except PermissionError:
        if os.path.isdir(path):  # noqa: PTH112
            return _folder(path)
        return SourceError(path, f"{shown(path)} may not be opened: its permissions do not let you read it.")
    except IsADirectoryError:
        return _folder(path)
    except (OSError, ValueError) as error:
        return SourceError(path, f"{shown(path)} cannot be read: {getattr(error, 'strerror', None) or error}.")
    return from_bytes(data, path, walked=walked)


def from_bytes(data: bytes, path: str, *, walked: bool = False) -> Source | SourceError:
    """Turn the bytes of a file into a source.

    Args:
        data: the bytes.
        path: the name for messages; its suffix says what the file holds.
        walked: whether it was found in a folder.
    """
    if error := _wrong_suffix(path):
        return error
    name = "standard input" if path == "-" else shown(path)
    limit = _limit(path)
    if len(data) > limit:
        return SourceError(
            path,
            f"{name} is larger than {limit // 1_000_000} MB, the most that is read: is it an ad? "
            "If it holds many, split it into one file for each.",
        )
    if FORMATS.get(_suffix(path)) == "docx" or (not _suffix(path) and data.startswith(_ZIP)):
        return Source(path, "", "docx", walked=walked, data=data) if data else _empty(path, name)
    try:
        text, notice = decode(data)
    except Undecodable as error:
        return SourceError(path, f"{name} {error}")
    if not text.strip():
        return _empty(path, name)
    return Source(path, text, FORMATS.get(_suffix(path), ""), (f"{name} {notice}",) if notice else (), walked)


def missing(path: str) -> str:
    """What to say about a path where nothing is, with the nearest name that does exist."""
    folder, name = os.path.split(path)
    try:
        names = os.listdir(folder or ".")  # noqa: PTH208
    except (OSError, ValueError):
        return f"{shown(path)} does not exist: there is no folder {shown(folder)}."
    if name in names:
        return f"{shown(path)} is a link to a file that does not exist: mend or remove the link."
    near = nearest(name, names, cutoff=0.7)
    if near is not None:
        return f"{shown(path)} does not exist; did you mean {os.path.join(folder, near)}?"  # noqa: PTH118
    return f"{shown(path)} does not exist: check how it is spelt."


def shown(path: str) -> str:
    """A path as messages show it: as written, unless that cannot be printed."""
    return path if path and path.isprintable() else repr(path)


def parted(path: str) -> tuple[str, str]:
    """The file of an ad, and the JSON pointer of its record in it (``/3``), empty for a whole file.

    Folders may end in the same sign (``c#/ad.md``), so what stands before it has to be the name of a file.
    """
    at = path.find("#/")
    while at >= 0:
        if path[:at] == "-" or _suffix(path[:at]) in FORMATS:
            return path[:at], path[at + 1 :]
        at = path.find("#/", at + 1)
    file, mark, pointer = path.partition("#/")
    return (file, f"/{pointer}") if mark and _suffix(path) not in FORMATS else (path, "")


def _limit(path: str) -> int:
    return RECORD_LIMIT if FORMATS.get(_suffix(path)) in {"record", "docx"} else LIMIT


def _suffix(path: str) -> str:
    return os.path.splitext(path)[1].lower()  # noqa: PTH122


def _wrong_suffix(path: str) -> SourceError | None:
    """An error for a file whose suffix says that it holds something else than an ad."""
    suffix = _suffix(path)
    if not suffix or suffix in FORMATS or path.startswith(("/dev/", "/proc/")):
        return None
    how = _SAVE_AS.get(suffix, "save the ad as .md, .txt, .html or .json")
    return SourceError(path, f"{shown(path)} is a {suffix} file, which jobwriter cannot read: {how}.")


def _empty(path: str, name: str) -> SourceError:
    return SourceError(path, f"{name} is empty: there is no ad to read.")


def _folder(path: str) -> SourceError:
    return SourceError(path, f"{shown(path)} is a folder: name a file in it.")


def _standard_input() -> bytes:
    stream = getattr(sys.stdin, "buffer", None)
    if stream is None:
        return sys.stdin.read().encode("utf-8", "surrogatepass") if sys.stdin else b""
    return stream.read(RECORD_LIMIT + 1)  # type: ignore[no-any-return]
