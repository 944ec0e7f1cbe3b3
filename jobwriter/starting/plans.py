"""What ``jobwriter init`` would do to each file of a folder; reads files, and writes none."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import jobwriter
from jobwriter import config
from jobwriter.records import record
from jobwriter.starting import hooks, snippets
from jobwriter.starting.hooks import NotMergeable
from jobwriter.starting.snippets import Answers

HOOKS = ".pre-commit-config.yaml"
_KEEP = ".gitkeep"
"""Keeps an empty folder in git."""


class Unreadable(ValueError):
    """A file that is there cannot be read; the message says what to do."""


@record
class Plan:
    """What would be done to a file.

    Attributes:
        file: where.
        text: what it would hold; None where it stays as it is.
        old: what it holds now; None where it is not there.
        joins: whether ``text`` keeps all of ``old``.
        why: said where it stays as it is.
        add: what a person has to add by hand where it stays as it is; empty for nothing.
    """

    file: Path
    text: str | None
    old: str | None = None
    joins: bool = False
    why: str = ""
    add: str = ""


def configured(top: Path) -> Path | None:
    """The configuration that a folder itself holds."""
    config.find.cache_clear()
    found = config.find(top.absolute())
    return found if found is not None and found.parent == top.absolute() else None


def plans(top: Path, answers: Answers, system: str) -> Iterator[Plan]:
    """What would be done to each file.

    Args:
        top: the folder of the repository.
        answers: what the person said.
        system: the CI system, or ``none``.

    Raises:
        Unreadable: a file that is there cannot be read.
    """
    yield _configuration(top, answers)
    yield _hooks(top)
    for name in snippets.FOLDERS:
        folder = top / name
        if not folder.is_dir() or not any(folder.iterdir()):
            yield Plan(folder / _KEEP, "")
    if system != "none":
        yield _ci(top, system)


def system_of(top: Path) -> str:
    """The CI system that a folder seems to use."""
    return (
        "gitlab"
        if (top / ".gitlab-ci.yml").exists() or "gitlab" in git(top, "remote", "get-url", "origin")
        else "github"
    )


def git(top: Path, *args: str) -> str:
    """What git says of a folder; nothing where it fails or is not there."""
    try:
        done = subprocess.run(  # noqa: S603
            ["git", "-C", str(top), *args],  # noqa: S607 - the git that the person uses
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


def _configuration(top: Path, answers: Answers) -> Plan:
    held = configured(top)
    text = snippets.configuration(answers)
    add = text if answers != Answers() else ""
    if held is not None and held.name != config.NAME:
        return Plan(top / held.name, None, why="holds the configuration, and stays as it is", add=add)
    file = top / config.NAME
    return Plan(file, text, _read(file), why="is there, and stays as it is (--force writes it anew)", add=add)


def _hooks(top: Path) -> Plan:
    file, entry = top / HOOKS, snippets.hook_entry()
    old = _read(file)
    try:
        held = hooks.of_ours(old or "")
        if held is None:
            text = hooks.merge(old or "", entry)
            return Plan(file, text, old, joins=True, why="is there, and stays as it is (--yes adds to it)", add=entry)
    except NotMergeable as error:
        return Plan(file, None, old, why=f"nothing can be added to it: {error}", add=entry)
    rev = f"v{jobwriter.__version__}"
    other = f"; it asks for {held.rev}, and this is {rev}" if held.rev not in {"", rev} else ""
    return Plan(file, None, old, why=f"has jobwriter in line {held.line}{other}")


def _ci(top: Path, system: str) -> Plan:
    name, text = snippets.ci(system)
    old = _read(top / name)
    if system == "gitlab" and old is not None:
        if "jobwriter" in old:
            return Plan(top / name, None, old, why="has jobwriter, and stays as it is")
        return Plan(top / name, None, old, why="is there, and stays as it is", add=text)
    return Plan(top / name, text, old, why="is there, and stays as it is (--force writes it anew)")


def _read(file: Path) -> str | None:
    """The text of a file with its own line ends; None where there is none."""
    try:
        return file.read_bytes().decode("utf-8")
    except FileNotFoundError:
        if file.is_symlink():
            raise Unreadable(f"{file}: is a link that leads nowhere; remove it; nothing was written") from None
        return None
    except OSError as error:
        raise Unreadable(f"{file}: cannot be read ({error.strerror}); nothing was written") from error
    except UnicodeDecodeError as error:
        raise Unreadable(f"{file}: is not UTF-8; save it as UTF-8 and run again; nothing was written") from error
