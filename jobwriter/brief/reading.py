"""From YAML to a brief that holds, with every problem at once, and with what the house has settled for all its ads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from jobwriter.brief.house import INSIDE, House
from jobwriter.brief.kinds import Reading
from jobwriter.brief.problem import Problem
from jobwriter.brief.roles import ROLES
from jobwriter.brief.schema import schema
from jobwriter.brief.together import notices, problems
from jobwriter.nearest import nearest
from jobwriter.records import EMPTY, record
from jobwriter.yamlfile import Mapped, YamlError, load


class BriefError(ValueError):
    """A brief that cannot be used; ``problems`` holds every reason, each a full sentence with its place."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = list(problems)


@record
class Brief:
    """A brief that holds.

    Attributes:
        path: its file.
        values: by field name, groups as nested mappings; None, or the field's default, where it was left out. Some have
            one shape however they were written: ``level`` and ``targets`` are tuples, ``essential`` and
            ``process.stages`` are tuples of mappings, and ``pay`` always has ``bands``.
        notices: what is allowed, but will be held against the ad.
        partial: whether it was read as one that an ad was turned into; its ad then promises nothing of its own.
    """

    path: str
    values: Mapping[str, Any] = EMPTY
    notices: tuple[Problem, ...] = ()
    partial: bool = False

    def __getitem__(self, name: str) -> Any:
        return self.values[name]

    @property
    def role(self) -> str:
        """The role that it is for."""
        return str(self.values["role"])


def read(text: str, path: str, house: House | None = None, *, partial: bool = False) -> Brief:
    """Read and check a brief.

    Args:
        text: the YAML.
        path: its name, for messages.
        house: what the house has settled.
        partial: accept a brief in which required fields are missing, and in which texts and lists are as short or long
            as they are, as in one that an ad was turned into.

    Raises:
        BriefError: everything that is wrong with it, at once.
    """
    raw = mapped(text, path)
    role = nearest(str(raw.get("role")), ROLES) or ""
    reading = Reading(path, role, frozenset(ROLES[role].demands if role else ()), partial, [], loose=partial)
    _settle(raw, house or House(), reading)
    values = schema().read_fields(raw, "", reading)
    found: list[Problem] = [*reading.problems, *problems(raw, values, partial=partial)]
    if found:
        found.sort(key=lambda problem: problem.position)
        raise BriefError(found)
    pay = _one_shape(values["pay"])
    whole = {**values, "pay": pay, "level": values["level"] or ()}
    return Brief(path, whole, tuple(notices(raw, whole)), partial)


def mapped(text: str, path: str) -> Mapped:
    """The fields of a brief as they stand in its file.

    Raises:
        BriefError: it is not YAML, or has no fields.
    """
    try:
        raw = load(text, path)
    except YamlError as error:
        raise BriefError([str(error)]) from error
    if not isinstance(raw, Mapped):
        empty = "is empty; 'jobwriter new' writes one to fill in"
        other = "holds no fields; it consists of lines such as 'title: Machine Learning Engineer'"
        raise BriefError([f"{path}:1:1: the brief {empty if raw is None else other}"])
    return raw


def _settle(raw: Mapped, house: House, reading: Reading) -> None:
    """Put what the house has settled into the raw brief, and refuse what differs from a locked block."""
    for name, settled in house.values.items():
        group = raw.setdefault("organisation", _empty(raw)) if name in INSIDE else raw
        if not isinstance(group, Mapped):
            continue
        own = group.get(name)
        if name in house.locked and own is not None and own != settled:
            path = f"organisation.{name}" if group is not raw else name
            reading.refuse(
                group.places[name],
                f"'{path}' is locked by {house.where(name)}: take it out of the brief, and the approved words are used",
            )
        elif isinstance(own, Mapped) and isinstance(settled, Mapped):
            for inner, value in settled.items():
                _default(own, inner, value)
        else:
            _default(group, name, settled)


def _default(group: Mapped, name: str, value: Any) -> None:
    if group.get(name) is None:
        group[name] = value
        group.places.setdefault(name, group.place)


def _empty(parent: Mapped) -> Mapped:
    made = Mapped()
    made.file, made.places, made.place = parent.file, {}, parent.place
    parent.places["organisation"] = parent.place
    return made


def _one_shape(pay: Any) -> Any:
    """Pay with ``bands`` in any case: one without a label where only ``min`` and ``max`` are given."""
    if not isinstance(pay, dict) or pay["bands"] or (pay["min"] is None and pay["max"] is None):
        return pay
    band = {"level": None, "place": None, "min": pay["min"], "max": pay["max"]}
    return {**pay, "bands": (band,)}
