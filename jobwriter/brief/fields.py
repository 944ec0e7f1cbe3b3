"""A field of a brief, with the question that it answers, and a group of fields that belong together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jobwriter.brief.kinds import Choice, Kind, Reading
from jobwriter.brief.wording import left_open, shown
from jobwriter.nearest import nearest
from jobwriter.records import record
from jobwriter.yamlfile import Mapped, Place, did_you_mean

UNDECIDED = "not decided"
"""What a person writes in a field that is open: the ad then says so."""
_SLIP = 0.75
"""Likeness from which the name of a field is a slip, and its value is read as that of the field which was meant."""


@record
class Field:
    """One field.

    Attributes:
        kind: what it may hold.
        ask: the question it answers, in plain words.
        why: why readers or the law want it, for the interview.
        required: an ad cannot be written without it.
        default: its value where it is left out.
        roles: the only roles that use it; empty for all.
        open: the sentence that the ad prints where ``not decided`` stands here; empty where that is no answer.
        lead: the words that a phrase in this field continues, such as ``The model|runs``; a bar parts the subject from
            the rest where neighbours with the same subject may become one sentence.
        example: what one might write, for the interview.
    """

    kind: Kind
    ask: str
    why: str = ""
    required: bool = False
    default: Any = None
    roles: tuple[str, ...] = ()
    open: str = ""
    lead: str = ""
    example: str = ""

    @property
    def question(self) -> str:
        """The question, with the words that the answer continues."""
        return f"{self.ask} Continue: {self.lead.replace('|', ' ')} \N{HORIZONTAL ELLIPSIS}" if self.lead else self.ask

    def asked(self, name: str) -> str:
        """The question, and what to write where the answer is missing."""
        undecided = f", or '{name}: {UNDECIDED}'" if self.open else ""
        if isinstance(self.kind, Group):
            needed = [inner for inner, field in self.kind.fields.items() if field.required] or [*self.kind.fields]
            return f"{self.ask} Write '{name}:' and below it, indented: {', '.join(needed)}{undecided}."
        example = self.example or (self.kind.allowed[0] if isinstance(self.kind, Choice) else "...")
        return f"{self.ask} Write, for example, '{name}: {example}'{undecided}."

    def json_schema(self) -> dict[str, Any]:
        """The field in JSON Schema, with its question as the description; a field without a value is left out."""
        schema = self.kind.json_schema()
        ways = schema.pop("anyOf", None) or [schema]
        ways += [{"const": UNDECIDED}] if self.open else []
        ways += [{"type": "null"}] if not self.required else []
        told = {"title": self.ask, "description": " ".join(filter(None, (self.question, self.why)))}
        return {**told, **ways[0]} if len(ways) == 1 else {**told, "anyOf": ways}


@record
class Group(Kind):
    """Fields that belong together under one key.

    Attributes:
        fields: by name, in the order of the scaffold.
        words: the field that plain text in place of the group fills; None where the group must be written out.
        text: the kind of that text where it stands for the whole group, kept as text; None otherwise.
        open: whether the whole group may be ``not decided``.
    """

    fields: Mapping[str, Field]
    words: str | None = None
    text: Kind | None = None
    open: bool = False

    def read(self, raw: Any, at: Place, path: str, reading: Reading) -> Any:
        """See :class:`Kind`."""
        if not isinstance(raw, Mapped):
            if self.text is not None:
                return self.text.read(raw, at, path, reading)
            if self.words is not None:
                value = self.fields[self.words].kind.read(raw, at, path, reading)
                return None if value is None else {**self._defaults(), self.words: value}
            undecided = f"; or write '{path}: {UNDECIDED}'" if self.open else ""
            names = ", ".join(self.fields)
            reading.refuse(
                at, f"'{path}' has fields of its own, each on a line below it and indented: {names}{undecided}"
            )
            return None
        return self.read_fields(raw, f"{path}.", reading)

    def read_fields(self, raw: Mapped, prefix: str, reading: Reading) -> dict[str, Any]:
        """Read each field of a mapping; what is unknown, missing or not for this role is a problem."""
        for name in [*raw]:
            if name not in self.fields:
                at = raw.places[name]
                near = nearest(name, [known for known in self.fields if known not in raw], _SLIP)
                if near is not None:
                    raw[near], raw.places[near] = raw[name], at
                    reading.refuse(at, f"unknown field '{prefix}{name}'; did you mean '{near}'?")
                else:
                    hint = (
                        did_you_mean(name, self.fields) or "; take it out: 'jobwriter new' shows the fields there are"
                    )
                    reading.refuse(at, f"unknown field '{prefix}{name}'{hint}")
        return {name: self._field(raw, name, item, prefix, reading) for name, item in self.fields.items()}

    def _field(self, raw: Mapped, name: str, item: Field, prefix: str, reading: Reading) -> Any:
        value, path = raw.get(name), prefix + name
        at = raw.places.get(name, raw.place)
        if value is None:
            if (item.required or path in reading.demands) and not reading.partial:
                reading.refuse(at, f"'{path}' is missing: {item.asked(name)}")
            return item.default
        if item.roles and reading.role and reading.role not in item.roles:
            others = ", ".join(item.roles)
            reading.refuse(at, f"'{path}' is for {others}; an ad for {reading.role} does not print it: take it out")
            return item.default
        if value == UNDECIDED and item.open:
            return UNDECIDED
        if left_open(value):
            group = prefix.rstrip(".")
            if item.open:
                reading.refuse(at, f"'{path}': for what is open, write: {UNDECIDED}")
            elif self.open:
                reading.refuse(at, f"'{path}' cannot be {shown(value)} by itself; write '{group}: {UNDECIDED}'")
            else:
                reading.refuse(at, f"'{path}' cannot be {shown(value)}: {item.asked(name)}")
            return item.default
        return item.kind.read(value, at, path, reading)

    def _defaults(self) -> dict[str, Any]:
        return {name: item.default for name, item in self.fields.items()}

    def json_schema(self) -> dict[str, Any]:
        """See :class:`Kind`."""
        schema = {
            "type": "object",
            "additionalProperties": False,
            "properties": {name: item.json_schema() for name, item in self.fields.items()},
            "required": [name for name, item in self.fields.items() if item.required],
        }
        text = self.text or (self.fields[self.words].kind if self.words else None)
        return schema if text is None else {"anyOf": [text.json_schema(), schema]}
