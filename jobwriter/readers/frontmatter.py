"""Front matter: YAML between ``---`` lines at the top of a Markdown file, read strictly, turned into fields."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from jobwriter.document import MetaField
from jobwriter.patterns import compiled

FIELDS = {
    "title": "title", "company": "employer", "employer": "employer", "organisation": "employer",
    "organization": "employer", "location": "location", "place": "location", "pay": "pay", "salary": "pay",
    "closes": "closes", "closing_date": "closes", "posted": "posted", "posted_date": "posted", "start": "start",
    "start_date": "start", "jurisdiction": "jurisdiction", "jurisdictions": "jurisdiction", "locale": "locale",
    "contract": "contract", "hours": "hours", "employment_type": "employment_type", "work_mode": "work_mode",
    "apply": "apply_url", "apply_url": "apply_url", "url": "apply_url", "benefits_url": "benefits_url",
    "reference": "reference",
}  # fmt: skip
"""What may be written in front matter, and the normal name of the field it becomes."""

IGNORES = ("jobwriter", "jobwriter_ignore")
"""What is written there for the linter, not about the job; :mod:`jobwriter.directives` reads it."""

_BLOCK = compiled(r"(?sm)---[ \t]*\r?\n(.{0,20000}?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)")
_KEY = compiled(r"\s*(?:#[^\n]*\s+)*[\"']?[A-Za-z_][\w -]{0,40}[\"']?:(?:\s|$)")


def block(text: str) -> re.Match[str] | None:
    """The front matter at the top of a text, its YAML as the first group; None if there is none."""
    found = _BLOCK.match(text)
    return found if found and _KEY.match(found[1]) else None


def read(text: str, path: str) -> tuple[int, dict[str, MetaField], tuple[str, ...]]:
    """Read the front matter at the top of a text.

    Args:
        text: the text of a file that starts with ``---``.
        path: its name, for messages.

    Returns:
        Where the ad begins, 0 if there is no front matter; the fields; notices about keys that mean nothing.

    Raises:
        ReadError: not YAML, or not keys with values; the message has the line.
    """
    found = block(text)
    if found is None:
        return 0, {}, ()
    from jobwriter import yamlfile
    from jobwriter.readers import ReadError

    try:
        data = yamlfile.load("\n" + found[1], path)
    except yamlfile.YamlError as error:
        raise ReadError(f"{error}; mend the front matter between the '---' lines, or take it out") from error
    if not isinstance(data, yamlfile.Mapped):
        raise ReadError(f"{path}:2:1: front matter must be lines of 'key: value' between '---' lines")
    fields: dict[str, MetaField] = {}
    notices: list[str] = []
    for key, value in data.items():
        if (plain := normal(key)) in IGNORES:
            continue
        name = FIELDS.get(plain)
        if name is None:
            hint = yamlfile.did_you_mean(key, sorted(FIELDS))
            notices.append(f"{path}:{data.places[key].line}: front matter: {key!r} is not read{hint}")
        elif (words := _words(value)) is None:
            notices.append(f"{path}:{data.places[key].line}: front matter: {key!r} must be a word, a number or a list.")
        elif words:
            fields[name] = MetaField(words)
    return found.end(), fields, tuple(notices)


def normal(key: str) -> str:
    """A key of front matter as the tables name it."""
    return key.strip().lower().replace("-", "_").replace(" ", "_")


def _words(value: Any) -> str | None:
    """A value as it is written; None for a mapping or a list of lists."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, str | int | float):
        return str(value).strip()
    if isinstance(value, list):
        parts = [_words(item) for item in value]
        if None not in parts and not any(isinstance(item, list) for item in value):
            return ", ".join(part for part in parts if part)
    return None
