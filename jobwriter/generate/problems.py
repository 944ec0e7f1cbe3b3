"""What is wrong with a template, in plain words and with its line."""

from __future__ import annotations

import re
from pathlib import Path
from types import TracebackType

from jinja2 import TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError

from jobwriter.generate.templates import SUFFIX, TemplateProblem, names

_NAME = re.compile(r"'(\w+)' is undefined")
_FIELD = re.compile(r"has no attribute '(\w+)'")


def problem(error: Exception, path: str, name: str, house: Path | None) -> TemplateProblem:
    """Put a failure of a template into words.

    Args:
        error: what Jinja, or the template, raised.
        path: the brief.
        name: the template that was asked for, with its suffix.
        house: the folder of the house's own templates.
    """
    file, line = _place(error.__traceback__, house)
    at = f"{file}:{line}" if file else str(house / name if house and (house / name).exists() else name)
    if isinstance(error, TemplateNotFound):
        missing = str(error.name)
        where = f"neither in {house} nor among" if house else "not among"
        known = ", ".join(names(house))
        if not file and missing == name:
            at = f"{path}: 'template'" if path else at
        return TemplateProblem(
            f"{at}: there is no template {missing}, {where} jobwriter's own, which are written jobwriter/NAME{SUFFIX}; "
            f"known: {known}"
        )
    if isinstance(error, TemplateSyntaxError):
        return TemplateProblem(f"{error.filename or error.name}:{error.lineno}: {error.message}")
    if isinstance(error, UnicodeDecodeError):
        return TemplateProblem(f"{_undecodable(house) or at}: the template is not UTF-8; save it as UTF-8")
    return TemplateProblem(f"{at}: {_said(error, name)}")


def _said(error: Exception, name: str) -> str:
    words = str(error)
    if isinstance(error, UndefinedError):
        unknown, field = _NAME.search(words), _FIELD.search(words)
        if unknown:
            return f"there is no name {unknown.group(1)!r}; a template has job, told, strip and others"
        if field and "dict object" in words:
            return f"there is no field {field.group(1)!r} here; the fields are those of the brief"
    if isinstance(error, KeyError):
        return f"there is no field {words}; the fields are those of the brief"
    if isinstance(error, RecursionError):
        return (
            "the template calls itself without end; one that takes the place of ours and builds on it says "
            f'{{% extends "jobwriter/{name}" %}}'
        )
    if isinstance(error, SecurityError):
        return f"a template may not do this: {words}"
    return f"this cannot be filled in: {words}"


def _place(trace: TracebackType | None, house: Path | None) -> tuple[str, int]:
    """The last line of a template that was run, of the house's own if there is one."""
    found: list[tuple[str, int]] = []
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if file.endswith(SUFFIX):
            found.append((file, trace.tb_lineno))
        trace = trace.tb_next
    own = [place for place in found if house and Path(place[0]).parent == house]
    return (own or found or [("", 0)])[-1]


def _undecodable(house: Path | None) -> str | None:
    for file in sorted(house.glob(f"*{SUFFIX}")) if house else ():
        try:
            file.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            return str(file)
    return None
