"""What a field of a brief may hold: one kind for each shape, which reads a value and describes itself to editors.

A kind never raises: it adds a sentence to the problems of the brief for each thing that is wrong, with file, line,
column, field and what to write instead, so that a person sees all of them at once.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from jobwriter.brief.problem import Problem
from jobwriter.brief.wording import figure, quoted, shown, unprintable
from jobwriter.nearest import nearest
from jobwriter.records import record
from jobwriter.yamlfile import Listed, Mapped, Place

_SHORT = 40
"""Characters up to which a value is repeated inside what to write."""


@record(frozen=False)
class Reading:
    """A brief while it is read.

    Attributes:
        file: its name, for messages.
        role: the role that it is for, which decides which fields hold.
        demands: paths of fields that this role cannot do without.
        partial: whether required fields, and entries of lists, may be missing.
        problems: what is wrong so far.
        loose: whether texts may be shorter, longer or in another style, and lists longer, than an ad takes.
    """

    file: str
    role: str
    demands: frozenset[str]
    partial: bool
    problems: list[Problem]
    loose: bool = False

    def refuse(self, at: Place, message: str) -> None:
        """Add a problem."""
        self.problems.append(Problem(self.file, at, message))


class Kind:
    """A shape of value."""

    def read(self, raw: Any, at: Place, path: str, reading: Reading) -> Any:
        """Check a raw value.

        Args:
            raw: as YAML gives it, never None.
            at: where it stands.
            path: the field, such as ``pay.min``.
            reading: takes the problems.

        Returns:
            The value used; None where it cannot be.
        """
        raise NotImplementedError

    def json_schema(self) -> dict[str, Any]:
        """This kind in JSON Schema, for editors."""
        raise NotImplementedError


@record
class Text(Kind):
    """Words on one line; spaces and line breaks between them count as one space.

    Attributes:
        least: characters at least.
        most: characters at most.
        check: says what to write instead, or None where the words are fine.
        style: whether the check is of wording alone, which the words of an ad need not pass.
    """

    least: int = 2
    most: int = 300
    check: Callable[[str], str | None] | None = None
    style: bool = False

    def read(self, raw: Any, at: Place, path: str, reading: Reading) -> Any:
        """See :class:`Kind`."""
        if not isinstance(raw, str):
            reading.refuse(at, f"'{path}' must be text; {quoted(raw)}")
            return None
        words = " ".join(raw.split())
        strange = unprintable(words)
        if strange:
            reading.refuse(at, f"'{path}' holds the invisible character {strange}; take it out")
            return None
        if len(words) > self.most and not reading.loose:
            reading.refuse(
                at, f"'{path}' has {len(words)} characters; shorten it by {len(words) - self.most}, to {self.most}"
            )
            return None
        if len(words) < self.least and not (reading.loose and words):
            reading.refuse(at, f"'{path}' is too short ({shown(raw)}); write at least {self.least} characters")
            return None
        wrong = self.check(words) if self.check and not (self.style and reading.loose) else None
        if wrong:
            reading.refuse(at, f"'{path}' {wrong}")
            return None
        return words

    def json_schema(self) -> dict[str, Any]:
        """See :class:`Kind`."""
        fewest, most = max(self.least - 1, 0), self.most - 1
        return {
            "type": "string",
            "pattern": rf"^\s*\S(?:\s+(?=\S)|\S){{{fewest},{most}}}\s*$",
            "patternErrorMessage": f"{self.least} to {self.most} characters",
        }


@record
class Number(Kind):
    """A figure without signs or separators.

    Attributes:
        least: the lowest.
        most: the highest.
        whole: whether it has no fraction.
        beyond: what to write instead of one that lies outside.
    """

    least: float = 0
    most: float = 100
    whole: bool = False
    beyond: str = ""

    def read(self, raw: Any, at: Place, path: str, reading: Reading) -> Any:
        """See :class:`Kind`."""
        if isinstance(raw, bool) or not isinstance(raw, int | float) or raw != raw:
            hint = figure(raw) or f"{max(self.least, 1):g}"
            quotes = " without quotes" if hint == raw else f", not {shown(raw)}"
            reading.refuse(at, f"'{path}' must be a bare number such as {hint}{quotes}")
            return None
        if not self.least <= raw <= self.most:
            beyond = f"; {self.beyond}" if self.beyond else ""
            span = f"{self.least:,.12g} and {self.most:,.12g}"
            reading.refuse(at, f"'{path}' must lie between {span}; it is {raw:,.12g}{beyond}")
            return None
        if self.whole and not float(raw).is_integer():
            reading.refuse(at, f"'{path}' must be a whole number such as {raw:.0f}, not {raw:g}")
            return None
        return int(raw) if float(raw).is_integer() else raw

    def json_schema(self) -> dict[str, Any]:
        """See :class:`Kind`."""
        return {"type": "integer" if self.whole else "number", "minimum": self.least, "maximum": self.most}


@record
class Choice(Kind):
    """One of a few words; figures are read as words, since YAML makes numbers of them.

    Attributes:
        allowed: the words.
        called: what they are, where they are too many to list: ``a country by its two letters, such as GB``.
    """

    allowed: tuple[str, ...]
    called: str = ""

    def read(self, raw: Any, at: Place, path: str, reading: Reading) -> Any:
        """See :class:`Kind`."""
        if isinstance(raw, int) and not isinstance(raw, bool):
            raw = str(raw)
        if isinstance(raw, bool) and "NO" in self.allowed and not raw:
            reading.refuse(at, f"'{path}': YAML reads a bare NO as the answer no; write it in quotes: \"NO\"")
            return None
        if raw in self.allowed:
            return raw
        known = self.called or f"{'one of ' if len(self.allowed) > 1 else ''}{', '.join(self.allowed)}"
        reading.refuse(at, f"'{path}' must be {known}, not {shown(raw)}{self._meant(raw)}")
        return None

    def _meant(self, raw: Any) -> str:
        from jobwriter.brief.answers import choice

        if not isinstance(raw, str):
            return ""
        words = raw.strip()
        word = choice(words, self.allowed)
        near = word if word in self.allowed else None if self.called else nearest(words, self.allowed)
        return f"; did you mean '{near}'?" if near else ""

    def json_schema(self) -> dict[str, Any]:
        """See :class:`Kind`."""
        figures = [int(word) for word in self.allowed if word.isdecimal()]
        return {"enum": [*self.allowed, *figures]}


@record
class Flag(Kind):
    """Yes or no."""

    def read(self, raw: Any, at: Place, path: str, reading: Reading) -> Any:
        """See :class:`Kind`."""
        if isinstance(raw, bool):
            return raw
        reading.refuse(at, f"'{path}' must be yes or no, not {shown(raw)}")
        return None

    def json_schema(self) -> dict[str, Any]:
        """See :class:`Kind`."""
        return {"enum": [True, False, "yes", "no"]}


@record
class Day(Kind):
    """A date."""

    def read(self, raw: Any, at: Place, path: str, reading: Reading) -> Any:
        """See :class:`Kind`."""
        if isinstance(raw, dt.date) and not isinstance(raw, dt.datetime):
            return raw
        reading.refuse(at, f"'{path}' must be a date such as 2026-12-18 (year-month-day), not {shown(str(raw))}")
        return None

    def json_schema(self) -> dict[str, Any]:
        """See :class:`Kind`."""
        return {"type": "string", "format": "date"}


@record
class Many(Kind):
    """A list of values of one kind.

    Attributes:
        of: the kind of each.
        least: entries at least.
        most: entries at most.
        single: whether one value may stand without the list.
    """

    of: Kind
    least: int = 1
    most: int = 10
    single: bool = False

    def read(self, raw: Any, at: Place, path: str, reading: Reading) -> Any:
        """See :class:`Kind`."""
        if not isinstance(raw, list):
            if self.single:
                value = self.of.read(raw, at, path, reading)
                return None if value is None else (value,)
            one = isinstance(raw, str | int | float) and len(str(raw)) <= _SHORT and "," not in str(raw)
            also = f", or write [{raw}]" if one and not isinstance(raw, bool) else ""
            reading.refuse(at, f"'{path}' must be a list: each entry on a line of its own after a dash{also}")
            return None
        least = min(self.least, 1) if reading.partial else self.least
        most = len(raw) if reading.loose else self.most
        if not least <= len(raw) <= most:
            advice = "merge or drop some" if len(raw) > self.most else "add what is missing"
            size = str(self.least) if self.least == self.most else f"{self.least} to {self.most}"
            reading.refuse(at, f"'{path}' must have {size} entries, it has {len(raw)}; {advice}")
            return None
        places = raw.places if isinstance(raw, Listed) else [at] * len(raw)
        read = [
            self._entry(item, place, f"{path}[{index}]", reading)
            for index, (item, place) in enumerate(zip(raw, places, strict=True), 1)
        ]
        if isinstance(self.of, Choice) and None not in read and len(set(read)) < len(read):
            twice = next(index for index, item in enumerate(read) if item in read[:index])
            reading.refuse(places[twice], f"'{path}[{twice + 1}]' is there before ({shown(read[twice])}); take one out")
            return None
        return None if any(item is None for item in read) else tuple(read)

    def _entry(self, item: Any, at: Place, path: str, reading: Reading) -> Any:
        if item is None:
            reading.refuse(at, f"'{path}' is empty; fill it in, or take the dash out")
            return None
        return self.of.read(item, at, path, reading)

    def json_schema(self) -> dict[str, Any]:
        """See :class:`Kind`."""
        entries = {"type": "array", "items": self.of.json_schema(), "minItems": self.least, "maxItems": self.most}
        return {"anyOf": [self.of.json_schema(), entries]} if self.single else entries


@record
class Shares(Kind):
    """What the time goes to: two to five activities with their percent, which make 100."""

    def read(self, raw: Any, at: Place, path: str, reading: Reading) -> Any:
        """See :class:`Kind`."""
        if not isinstance(raw, Mapped) or not 2 <= len(raw) <= 5:
            reading.refuse(at, f"'{path}' must name two to five activities with their percent, such as modelling: 40")
            return None
        percent = Number(1, 99)
        shares = {name: percent.read(value, raw.places[name], f"{path}.{name}", reading) for name, value in raw.items()}
        if None in shares.values():
            return None
        total = sum(shares.values())
        if total != 100:
            reading.refuse(at, f"the parts of '{path}' must make 100 percent; they make {total:g}")
            return None
        return shares

    def json_schema(self) -> dict[str, Any]:
        """See :class:`Kind`."""
        share = {"type": "number", "minimum": 1, "maximum": 99}
        return {"type": "object", "additionalProperties": share, "minProperties": 2, "maxProperties": 5}
