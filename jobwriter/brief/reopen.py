"""An old brief opened again for a new ad: all is kept but the dates, which are gone, and the pay, to confirm."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import Any

from jobwriter.brief import changes, together
from jobwriter.brief.house import INSIDE, House
from jobwriter.brief.kinds import Reading
from jobwriter.brief.oneline import flow
from jobwriter.brief.paths import join
from jobwriter.brief.problem import Problem
from jobwriter.brief.reading import BriefError, mapped
from jobwriter.brief.schema import schema
from jobwriter.finding import day_in_words
from jobwriter.records import EMPTY, record
from jobwriter.yamlfile import Mapped, plain

FRESH = ("pay", "dates")
"""The groups that every ad decides anew."""

_YEAR = re.compile(r"\b20\d\d\b")
_HINT = "correct these lines, or take them out: the new brief then asks for them"


@record
class Reopened:
    """An old brief, made ready for a new ad.

    Attributes:
        values: what is kept.
        samples: the old pay and dates, to show and not to use.
        notes: remarks by path.
        changed: what the law has changed since, a sentence each.
        dropped: what was not kept, a sentence each.
        day: the day of the old ad; None where it is not known.
    """

    values: Mapping[str, Any]
    samples: Mapping[str, Any] = EMPTY
    notes: Mapping[str, str] = EMPTY
    changed: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    day: dt.date | None = None

    @property
    def head(self) -> tuple[str, ...]:
        """What the new file says at its top."""
        when = f" of {day_in_words(self.day)}" if self.day else ""
        opened = (
            f"Opened again from a brief{when}: set new dates, confirm the pay, and see whether the rest still holds."
        )
        changed = (f"The law has changed since: {sentence}" for sentence in self.changed)
        return (opened, *self.dropped, *changed)


def reopen(
    text: str, path: str, *, today: dt.date, filed: dt.date, role: str | None = None, house: House | None = None
) -> Reopened:
    """Open an old brief.

    Args:
        text: the YAML.
        path: its file, for messages.
        today: the day of the new ad.
        filed: when the file was last changed, for a brief without dates.
        role: the role of the new ad; the old one's without it.
        house: what the house has settled since.

    Raises:
        BriefError: it cannot be used; the last of the problems says what to do.
    """
    raw = mapped(text, path)
    old = {name: plain(raw.pop(name)) for name in FRESH if raw.get(name) is not None}
    dropped = list(_drop(raw, role or str(raw.get("role")), house or House()))
    if role:
        raw["role"] = role
        raw.places.setdefault("role", raw.place)
    reading = Reading(path, str(raw.get("role")), frozenset(), True, [])
    values = schema().read_fields(raw, "", reading)
    problems = reading.problems + list(together.problems(raw, values, partial=True))
    if raw.get("role") is None:
        problems.append(Problem(path, raw.place, "'role' is missing: which kind of ad is it?"))
    if problems:
        raise BriefError([*problems, f"{path} was written for other rules: {_HINT}"])
    day = _day(old.get("dates")) or filed
    kept: dict[str, Any] = {**plain(raw), "version": 1}
    notes = {**_dated(kept, ()), **_notes(old)}
    return Reopened(kept, old, notes, changes.since(values, day, today), tuple(dropped), day)


def _drop(raw: Mapped, role: str, house: House) -> Iterator[str]:
    """Take out what the new role does not use and what the house has locked."""
    for name in list(raw):
        field = schema().fields.get(name)
        if field is not None and field.roles and role not in field.roles:
            yield f"Not kept: '{name}', which an ad for {role} does not use: {flow(plain(raw.pop(name)))}"
    for name in sorted(house.locked):
        held = raw.get("organisation") if name in INSIDE else raw
        if isinstance(held, Mapped) and held.get(name) not in (None, house.values[name]):
            yield f"Not kept: '{name}', which {house.source} settles for all ads of the house."
            del held[name]


def _day(dates: Any) -> dt.date | None:
    """The day on which the old ad went out, as near as it says."""
    if not isinstance(dates, Mapping):
        return None
    days = (dates.get(name) for name in ("posts", "closes"))
    return next((day for day in days if isinstance(day, dt.date)), None)


def _notes(old: Mapping[str, Any]) -> dict[str, str]:
    notes = {}
    if "pay" in old:
        notes["pay"] = f"Last time: {_pay(old['pay'])}; confirm it, or write what holds now."
    if "dates" in old:
        notes["dates"] = f"Last time: {_told(old['dates'])}; set new ones."
    return notes


def _pay(pay: Any) -> str:
    """Pay in a line: ``62000 to 72000 GBP``, and what else was said about it."""
    if not isinstance(pay, Mapping):
        return str(pay)
    currency = f" {pay['currency']}" if pay.get("currency") else ""
    rest = {name: item for name, item in pay.items() if name not in {"min", "max", "bands", "currency"}}
    ranges = [pay] if pay.get("min") is not None else pay.get("bands") or []
    told = [_range(item, currency) for item in ranges if isinstance(item, Mapping)]
    return "; ".join([*told, *([_told(rest)] if rest else [])]) or "nothing"


def _range(item: Mapping[str, Any], currency: str) -> str:
    label = " ".join(str(item[name]) for name in ("level", "place") if item.get(name))
    return f"{label}{' ' if label else ''}{item.get('min')} to {item.get('max')}{currency}"


def _told(value: Any) -> str:
    if not isinstance(value, Mapping):
        return flow(value)
    return "; ".join(f"{name}: {flow(item)}" for name, item in value.items())


def _dated(value: Any, path: tuple[str | int, ...]) -> dict[str, str]:
    """A remark for each field whose words name a year."""
    if isinstance(value, Mapping):
        inner = [_dated(item, (*path, str(name))) for name, item in value.items()]
        return {name: note for found in inner for name, note in found.items()}
    if isinstance(value, list):
        return {join(path): note for item in value for note in _dated(item, path).values()}
    found = _YEAR.search(value) if isinstance(value, str) else None
    return {join(path): f"Does it still hold? It names {found.group()}."} if found else {}
