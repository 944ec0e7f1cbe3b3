"""What each board does to an ad, read from ``templates/targets.yaml``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Literal

from jobwriter import yamlfile
from jobwriter.records import record
from jobwriter.renderers.html import TAGS
from jobwriter.resources import root

Unit = Literal["characters", "words"]
CONTACTS = {"email": "e-mail address", "url": "web address", "phone": "telephone number"}
"""What a board may forbid in the text of an ad, and how it is called."""

_KEYS = (
    "name", "format", "title_in_text", "tags", "title", "summary", "description", "forbids", "runs", "fields",
    "plain_spaces",
)  # fmt: skip


class TargetError(ValueError):
    """A target that is not known; the message names the nearest."""


@record
class Source:
    """Where a limit was read.

    Attributes:
        url: the page.
        read: on which day.
        copy: whether a copy of the page was read, not the page itself.
    """

    url: str
    read: dt.date
    copy: bool = False


@record
class Length:
    """How long a text may be; 0 where there is no bound."""

    least: int
    most: int
    unit: Unit
    source: Source

    def of(self, text: str) -> int:
        """How long a text is in this unit."""
        return len(text.split()) if self.unit == "words" else len(text.strip())

    def told(self, size: int) -> str:
        """A size in words: ``6,500 characters``."""
        return f"{size:,} {self.unit if size != 1 else self.unit[:-1]}"


@record
class Choice:
    """Several names that a source gives: tags that are kept, contacts that are forbidden, fields that are needed."""

    names: tuple[str, ...]
    source: Source


@record
class Days:
    """For how many days an ad may stand."""

    most: int
    source: Source


@record(kw_only=True)
class Target:
    """A place where an ad appears; None where it sets no limit.

    Attributes:
        id: how it is asked for.
        name: how it is called in messages.
        format: what its box takes.
        title_in_text: whether the title is part of the text rather than a field of its own.
        tags: the HTML tags that it keeps.
        title: how long the title may be.
        summary: how long the summary may be, for which we take the problem that the role solves.
        description: how long the text may be.
        forbids: contacts that must not stand in the text.
        runs: for how many days an ad may stand.
        fields: what it cannot do without; ``a|b`` for either.
        plain_spaces: the source that asks for no spaces but the common one.
    """

    id: str
    name: str
    format: Literal["html", "text"]
    title_in_text: bool = False
    tags: Choice | None = None
    title: Length | None = None
    summary: Length | None = None
    description: Length | None = None
    forbids: Choice | None = None
    runs: Days | None = None
    fields: Choice | None = None
    plain_spaces: Source | None = None


def read(text: str, file: str) -> Mapping[str, Target]:
    """Read the profiles of boards.

    Args:
        text: YAML.
        file: its name, for messages.

    Returns:
        The targets by name, in the order of the file.

    Raises:
        YamlError: anything that is not known or of the wrong kind, with its line.
    """
    data = yamlfile.load(text, file)
    if not isinstance(data, yamlfile.Mapped):
        raise yamlfile.YamlError(f"{file}: must be a mapping with the keys 'sources' and 'boards'")
    data.only(("sources", "boards"))
    rows = _mapping(data, "sources")
    sources = {name: _source(_mapping(rows, name)) for name in rows}
    boards = _mapping(data, "boards")
    return {name: _Profile(_mapping(boards, name), sources).target(name) for name in boards}


@lru_cache(maxsize=1)
def load() -> Mapping[str, Target]:
    """The targets that come with jobwriter."""
    path = root("templates") / "targets.yaml"
    return read(path.read_text(encoding="utf-8"), str(path))


def find(name: str) -> Target:
    """The target of that name.

    Raises:
        TargetError: there is none.
    """
    known = load()
    if name not in known:
        near = yamlfile.did_you_mean(name, known)
        listed = "" if near.startswith("; known") else f" Known: {', '.join(known)}."
        raise TargetError(f"there is no target {name!r}{near}{listed}")
    return known[name]


def _mapping(holder: yamlfile.Mapped, key: str) -> yamlfile.Mapped:
    value = holder.get(key)
    if not isinstance(value, yamlfile.Mapped):
        raise holder.error(f"{key!r} must be a mapping", key)
    return value


def _source(row: yamlfile.Mapped) -> Source:
    row.only(("url", "read", "copy"))
    url, read_on, copy = row.get("url"), row.get("read"), row.get("copy", False)
    if not (isinstance(url, str) and url.startswith("https://")):
        raise row.error("'url' must be an address that starts with https://", "url")
    if not isinstance(read_on, dt.date) or isinstance(read_on, dt.datetime):
        raise row.error("'read' must be a day, such as 2026-11-20", "read")
    if not isinstance(copy, bool):
        raise row.error("'copy' must be true or false", "copy")
    return Source(url, read_on, copy)


class _Profile:
    """Reads the profile of one board."""

    def __init__(self, row: yamlfile.Mapped, sources: Mapping[str, Source]) -> None:
        self.row = row
        self.sources = sources

    def target(self, name: str) -> Target:
        row = self.row
        row.only(_KEYS)
        shown, form, titled = row.get("name"), row.get("format"), row.get("title_in_text", False)
        if not (isinstance(shown, str) and shown):
            raise row.error("'name' must say how the board is called", "name")
        if form not in {"html", "text"}:
            raise row.error("'format' must be html or text", "format")
        if not isinstance(titled, bool):
            raise row.error("'title_in_text' must be true or false", "title_in_text")
        spaces = self._part("plain_spaces", ())
        runs = self._part("runs", ("days",))
        return Target(
            id=name,
            name=shown,
            format=form,
            title_in_text=titled,
            tags=self._choice("tags", "keep", TAGS),
            title=self._length("title"),
            summary=self._length("summary"),
            description=self._length("description"),
            forbids=self._choice("forbids", "contacts", CONTACTS),
            runs=Days(self._count(runs, "days") or 0, self._source(runs)) if runs else None,
            fields=self._choice("fields", "need", None),
            plain_spaces=self._source(spaces) if spaces else None,
        )

    def _part(self, key: str, allowed: tuple[str, ...]) -> yamlfile.Mapped | None:
        if key not in self.row:
            return None
        part = _mapping(self.row, key)
        part.only((*allowed, "source"))
        return part

    def _source(self, part: yamlfile.Mapped) -> Source:
        name = part.get("source")
        if name not in self.sources:
            raise part.error(f"'source' must be one of: {', '.join(self.sources)}", "source")
        return self.sources[str(name)]

    def _length(self, key: str) -> Length | None:
        part = self._part(key, ("min", "max", "unit"))
        if part is None:
            return None
        unit: Any = part.get("unit", "characters")
        if unit not in {"characters", "words"}:
            raise part.error("'unit' must be characters or words", "unit")
        least, most = self._count(part, "min"), self._count(part, "max")
        if not (least or most) or (most and least > most):
            raise part.error(f"{key!r} must have 'max', 'min' or both, and 'min' below 'max'")
        return Length(least, most, unit, self._source(part))

    def _count(self, part: yamlfile.Mapped, key: str) -> int:
        count = part.get(key, 0)
        if isinstance(count, bool) or not isinstance(count, int) or count < 0 or (key in part and not count):
            raise part.error(f"{key!r} must be a whole number above 0", key)
        return count

    def _choice(self, key: str, names: str, known: Any) -> Choice | None:
        part = self._part(key, (names,))
        if part is None:
            return None
        found = part.get(names)
        if not isinstance(found, list) or not found or not all(isinstance(name, str) for name in found):
            raise part.error(f"{names!r} must be a list of words", names)
        for name in found:
            if known is not None and name not in known:
                raise part.error(f"unknown word {name!r}{yamlfile.did_you_mean(name, known)}", names)
        return Choice(tuple(found), self._source(part))
