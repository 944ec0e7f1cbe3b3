"""From paths to files: folders are searched for what may be an ad, as git would search them."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from jobwriter.records import record
from jobwriter.source import FORMATS, SourceError, missing, shown

_NOT_ADS = frozenset(
    (
        "readme", "changelog", "changes", "history", "news", "contributing", "contributors", "authors", "maintainers",
        "license", "licence", "copying", "notice", "code_of_conduct", "security", "support", "codeowners", "todo",
        "roadmap", "upgrading", "pull_request_template", "issue_template", "requirements", "constraints", "robots",
        "humans", "llms", "claude", "agents", "cmakelists", "package", "package-lock", "composer", "tsconfig",
        "jsconfig", "manifest", "renovate", "lerna", "biome", "deno",
    )
)  # fmt: skip
"""Names, without suffix, that are never an ad when a folder is searched."""

_ROLES = frozenset(("security", "support", "agents"))
"""Those among them that may be an ad unless they are written in capitals: SECURITY.md, but support.md."""

_NOT_FOLDERS = frozenset(("node_modules", "__pycache__", "venv", "site-packages"))


@record
class Found:
    """A path to read, and whether it was found in a folder rather than named."""

    path: str
    walked: bool = False


def walk(paths: Iterable[str], left_out: Callable[[str, bool], bool] | None = None) -> Iterator[Found | SourceError]:
    """List the files that paths stand for, each once.

    A folder stands for every file below it that may hold an ad: by its suffix; not hidden, nor in a hidden folder;
    not left out by a .gitignore; not a README, CHANGELOG or the like. A file that is named is always taken. A name
    with ``*`` or ``?`` that is no file is matched against the files there are, for shells that do not do so.

    Args:
        paths: files, folders, and ``-`` for standard input.
        left_out: of a path and whether it was found in a folder, says whether it is passed over.

    Yields:
        A file, or an error for a path where nothing is and a folder without ads.
    """
    seen: set[str] = set()
    for path in paths:
        for entry in _entries(path):
            if isinstance(entry, Found):
                key = entry.path if entry.path == "-" else os.path.normcase(os.path.abspath(entry.path))  # noqa: PTH100
                if key in seen or (entry.path != "-" and left_out and left_out(entry.path, entry.walked)):
                    continue
                seen.add(key)
            yield entry


def _entries(path: str) -> Iterator[Found | SourceError]:
    if path == "-":
        yield Found(path)
        return
    if not path:
        yield SourceError(path, "An empty name was given for a file: name a file or a folder, or - for standard input.")
        return
    try:
        where = Path(path)
        is_folder, exists = where.is_dir(), where.exists()
    except (OSError, ValueError) as error:
        yield SourceError(path, f"{shown(path)} is not a path: {error}.")
        return
    if is_folder:
        yield from _folder(where)
    elif not exists and any(char in path for char in "*?["):
        import glob

        names = sorted(glob.glob(path, recursive=True))  # noqa: PTH207
        if not names:
            yield SourceError(path, f"{shown(path)} matches no file: check how it is spelt.")
        for name in names:
            yield from _entries(name)
    elif not exists:
        yield SourceError(path, missing(path))
    else:
        yield Found(path)


def _folder(top: Path) -> Iterator[Found | SourceError]:
    errors: list[OSError] = []
    ignore = _Ignored(top)
    any_file = False
    for folder, folders, files in os.walk(top, onerror=errors.append):
        here = Path(folder)
        ignore.read(here)
        folders[:] = sorted(
            name for name in folders
            if not name.startswith(".") and name.lower() not in _NOT_FOLDERS and not ignore(here / name, folder=True)
        )  # fmt: skip
        for name in sorted(files):
            if _may_be_ad(name) and not ignore(here / name):
                any_file = True
                yield Found(str(here / name), walked=True)
    for error in errors:
        yield SourceError(str(error.filename), f"{error.filename} may not be opened: {error.strerror}.")
    if not any_file and not errors:
        yield SourceError(
            str(top),
            f"The folder {top} holds no ads: looked for {', '.join(sorted(FORMATS))}, "
            "passing over hidden and ignored files and READMEs; name a file to have it read all the same.",
        )


def _may_be_ad(name: str) -> bool:
    stem, suffix = os.path.splitext(name)  # noqa: PTH122
    may = stem.lower() not in _NOT_ADS or (stem.lower() in _ROLES and not stem.isupper())
    return may and suffix.lower() in FORMATS and not name.startswith((".", "~$"))


class _Ignored:
    """What the .gitignore files from the top of the repository down to a folder leave out; the last pattern wins."""

    def __init__(self, top: Path) -> None:
        self._rules: list[tuple[str, re.Pattern[str], bool, bool]] = []
        absolute = Path(os.path.abspath(top))  # noqa: PTH100 - links stay as they are
        above = (absolute, *absolute.parents)
        root = next((index for index, folder in enumerate(above) if (folder / ".git").exists()), 0)
        for folder in reversed(above[1 : root + 1]):
            self.read(folder)

    def read(self, folder: Path) -> None:
        """Take in the .gitignore of a folder, if it has one."""
        try:
            text = (folder / ".gitignore").read_text(encoding="utf-8", errors="replace")
        except OSError:
            return
        from jobwriter.globs import expression

        base = os.path.abspath(folder).rstrip(os.sep) + os.sep  # noqa: PTH100
        for line in text.splitlines():
            line = line.rstrip()
            if not line or line.startswith("#"):
                continue
            keep = line.startswith("!")
            body = line[keep:].removeprefix("\\")
            only_folders = body.endswith("/")
            self._rules.append((base, expression(body.rstrip("/")), keep, only_folders))

    def __call__(self, path: Path, *, folder: bool = False) -> bool:
        """Whether a path is left out."""
        if not self._rules:
            return False
        name = os.path.abspath(path)  # noqa: PTH100
        for base, pattern, keep, only_folders in reversed(self._rules):
            if only_folders and not folder:
                continue
            if name.startswith(base) and pattern.fullmatch(name[len(base) :].replace(os.sep, "/")):
                return not keep
        return False
