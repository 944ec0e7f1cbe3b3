"""The sheet on which a brief is drawn up from an ad: what was found, where, what is in doubt and what is left over.

Each value is checked against the schema of the brief before it is entered; one that the brief would refuse becomes a
remark on its field, so that what is written can always be read again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from jobwriter.brief.fields import Field
from jobwriter.brief.kinds import Many, Reading
from jobwriter.brief.paths import NOWHERE, field, placed, split
from jobwriter.document import Document
from jobwriter.facts.model import Facts
from jobwriter.importing.evidence import Evidence, one_line, words
from jobwriter.records import EMPTY, record

_FEWEST = 5
"""Words from which a sentence says something."""


@record
class Spare:
    """Something that the ad says and the brief does not use: kept as a comment, with the reason."""

    text: str
    comment: str


@record
class ImportedBrief:
    """What an ad gives for a brief.

    Attributes:
        path: the ad.
        values: by field name, groups as nested mappings, as :func:`jobwriter.brief.read` takes them from YAML.
        comments: by path (``pay``, ``essential[2]``): where it stands in the ad and what is said there.
        questions: by path: what the ad does not say and a brief needs.
        details: by path of a group of which the ad says nothing: its fields, each with its question.
        spares: by path: what the ad says and the brief has no room for.
        settled: by path: what the house says where the ad says nothing.
        unused: sentences of the ad that no field took up, each with its line.
        notes: what was doubtful.
        found: how many of the things that an ad for this role should say are there.
        wanted: how many these are.
    """

    path: str
    values: Mapping[str, Any] = EMPTY
    comments: Mapping[str, str] = EMPTY
    questions: Mapping[str, str] = EMPTY
    details: Mapping[str, tuple[tuple[str, str], ...]] = EMPTY
    spares: Mapping[str, tuple[Spare, ...]] = EMPTY
    settled: Mapping[str, str] = EMPTY
    unused: tuple[Spare, ...] = ()
    notes: tuple[str, ...] = ()
    found: int = 0
    wanted: int = 0


class Sheet:
    """A brief in the making.

    Attributes:
        document: the ad.
        facts: what it states.
        today: the day on which it is read.
        evidence: names places in it.
        values: what is filled in, by path.
        comments: what is said about a path.
        doubts: by path, why it is left open although the ad touches on it.
        spares: what is left over.
        notes: doubts for the overview.
    """

    def __init__(self, document: Document, facts: Facts, today: dt.date) -> None:
        self.document, self.facts, self.today = document, facts, today
        self.evidence = Evidence(document)
        self.values: dict[str, Any] = {}
        self.comments: dict[str, str] = {}
        self.doubts: dict[str, str] = {}
        self.spares: dict[str, list[Spare]] = {}
        self.notes: list[str] = []

    def fill(self, path: str, value: Any, comment: str = "") -> bool:
        """Enter a value, unless the brief would refuse it.

        Args:
            path: the field.
            value: as YAML would give it.
            comment: where it stands in the ad.

        Returns:
            Whether it was entered.
        """
        if isinstance(value, str):
            value = one_line(value)
        wrong = fault(path, value)
        if wrong:
            said = f" {comment}." if comment else ""
            self.doubt(path, f"the words of the ad do not fit.{said} {wrong}")
            return False
        self.values[path] = value
        if comment:
            self.comments[path] = comment
        return True

    def keep(self, path: str, said: str | Sequence[str], comment: str = "") -> None:
        """Enter words or lines although they may be more, longer or otherwise than a finished brief takes."""
        self.values[path] = one_line(said) if isinstance(said, str) else [one_line(line) for line in said]
        if comment:
            self.comments[path] = comment

    def doubt(self, path: str, words: str) -> None:
        """Leave a field open and say why; the overview repeats it."""
        self.doubts.setdefault(path, words)
        self.notes.append(f"{path}: {words}")

    def hint(self, path: str, words: str) -> None:
        """Say what the ad has on a field that stays open, without a word in the overview."""
        self.doubts.setdefault(path, words)

    def spare(self, path: str, text: str, comment: str) -> None:
        """Keep something as a comment below a field."""
        self.spares.setdefault(path, []).append(Spare(one_line(text), comment))

    def unused(self) -> tuple[Spare, ...]:
        """The sentences of the ad that nothing was taken from; call it last."""
        document = self.document
        left = []
        for sentence in document.sentences:
            text = words(document, sentence.start, sentence.end)
            told = sentence.section >= 0 and sentence.kind != "heading" and len(text.split()) >= _FEWEST
            if told and not self.evidence.named(sentence.start, sentence.end):
                left.append((text, sentence.start))
        return tuple(Spare(text, self.evidence.line(start)) for text, start in left)

    def nested(self) -> dict[str, Any]:
        """The values as the brief nests them."""
        tree: dict[str, Any] = {}
        for path, value in self.values.items():
            *groups, name = path.split(".")
            at = tree
            for group in groups:
                at = at.setdefault(group, {})
            at[name] = value
        return tree


def fault(path: str, value: Any) -> str:
    """What the brief would say against a value, without the name of the field; nothing if it takes it.

    A list that is too short passes: what it lacks is missing, not wrong.
    """
    reading = Reading("", "", frozenset(), False, [])
    kind = field_at(path).kind
    if isinstance(kind, Many) and isinstance(value, list):
        for item in value:
            kind.of.read(placed(item), NOWHERE, path, reading)
        if len(value) > kind.most:
            return f"{len(value)} entries are more than {kind.most}"
    else:
        kind.read(value, NOWHERE, path, reading)
    if not reading.problems:
        return ""
    return reading.problems[0].words.replace(f"'{path}' ", "It ", 1).rstrip(".") + "."


def field_at(path: str) -> Field:
    """The field of the schema at a path.

    Raises:
        KeyError: there is none.
    """
    found = field(split(path))
    if found is None:
        raise KeyError(path)
    return found
