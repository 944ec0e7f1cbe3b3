"""Sentences around the phrases of a brief: each field knows the words that its phrase continues."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from jobwriter.brief.fields import UNDECIDED, Field, Group
from jobwriter.brief.schema import schema
from jobwriter.generate.phrases import ENDS, joined, sentence, whole

_CLAUSE = re.compile(r"(?:we|they|there|it|I|you) (?!and\b|or\b)", re.IGNORECASE)
_PARTICIPLE = re.compile(r"[A-Z][a-z]+ed (?!.*[.!?] )")
"""Words such as "Owned jointly with the product manager.", which are no sentence."""
_WHERE = "deployment.where"
_FITTING: Mapping[str, tuple[re.Pattern[str], str]] = {
    path: (re.compile(fits, re.IGNORECASE), lead)
    for path, fits, lead in (
        ("benefits.health", r"(?:you|your|all|every|each|the|our|employees)\b", "Health insurance:"),
        ("benefits.parental_leave", r".*\d", "Parental leave:"),
        ("pay.bonus", r"(?!.*\b(?:bonus|target)\b).*\d", "Bonus:"),
        (
            "pay.equity",
            r"(?:about|around|up to|at least|over|roughly)?\W*(?:[A-Z]{2,3})?[$£€]|[\d,.]+k? [A-Z]{3}\b",
            "Equity:",
        ),
        (
            _WHERE,
            r".*\b(?:on|in|as|at|inside|from|through|within|every|each|once|twice|nightly|hourly|daily|weekly|live|batch)\b",
            "The model|runs on",
        ),
        (
            "work.travel",
            r"(?:to|between|about|around|across|up to|at|within|every|each|once|twice|one|two|three|four|a|less|rarely"
            r"|only|for|with|\d+ (?:days?|times?|weeks?|nights?)|\d+ ?%)\b",
            "Travel:",
        ),
    )
}
"""Answers that a lead fits, for fields that people fill in many ways, and the lead for other answers."""
_RUNS = re.compile(r"\b(?:runs?|serves?|uses?|is|are|deploy)\b", re.IGNORECASE)
"""Makes a sentence of an account of production."""
_YOU = re.compile(r"\A(?:you(?:'ll|\u2019ll| will)) ", re.IGNORECASE)
_SUBJECTS = frozenset((
    "a", "an", "as", "at", "because", "by", "each", "every", "for", "from", "if", "in", "it", "its", "most", "of", "on",
    "our", "since", "that", "the", "there", "these", "they", "this", "those", "to", "today", "we", "when", "while",
    "with", "you", "your",
))  # fmt: skip
"""Words that open a sentence with a subject of its own."""
_PLURAL = re.compile(
    r"[A-Z][a-z]+(?<!s)s(?<!us)\b"
    r"|[A-Z][\w-]*(?: (?!wh|that|how)\w+)? (?:is|are|has|have|can|cannot|must|was|were)\b"
)
"""A subject at the start of a sentence: several of something, or something that is, has or can."""
_OPEN_LEADS = ("because", "by", "for", "end,", ":")


def teller(values: Mapping[str, Any], lowered: Callable[[str], str], locale: str) -> Callable[..., str]:
    """A function for templates: ``told('llm.product')`` is the sentence of that field, empty where it was left out.

    With several fields, those that continue the same subject become one sentence (``It runs ..., handles ... and is
    watched by ...``). ``subject`` takes the place of theirs.

    Args:
        values: of the brief.
        lowered: see :func:`jobwriter.generate.names.lowering`.
        locale: the kind of English.
    """

    def told(*paths: str, subject: str = "") -> str:
        sentences: list[str] = []
        clauses: dict[str, list[str]] = {}
        for path in dict.fromkeys(paths):
            field, value = _find(values, path)
            if value is None:
                continue
            if value == UNDECIDED:
                sentences.append(field.open)
            elif not isinstance(value, str):
                raise TypeError(f"the field {path} holds no words")
            elif _stands_alone(value, field.lead):
                sentences.append(sentence(value))
            else:
                own, bar, rest = _lead(_WHERE if path == "deployment" else path, field, value).rpartition("|")
                clause = _continued(rest, value if rest.endswith(":") else lowered(value))
                said = (subject or own) if bar else own
                if bar and not whole(clause):
                    sentences += [] if said in clauses else [said]
                    clauses.setdefault(said, []).append(clause)
                else:
                    sentences.append(f"{said} {clause}" if bar else clause)
        linked = [f"{said} {_linked(clauses[said], locale)}" if said in clauses else said for said in sentences]
        return " ".join(sentence(said) for said in dict.fromkeys(linked))

    return told


def tells_itself(words: str, employer: str) -> bool:
    """Whether the problem is told in sentences of its own, not as what "you will" do."""
    if not words.endswith(ENDS) or _YOU.match(words) or not words[:1].isupper():
        return False
    first = words.split(" ", 1)[0]
    return first.lower() in _SUBJECTS or first == employer.split(" ", 1)[0] or _PLURAL.match(words) is not None


def without_you(words: str) -> str:
    """Words without the "you will" that the ad puts before them."""
    return _YOU.sub("", words)


def _lead(path: str, field: Field, words: str) -> str:
    """The words before an answer: those of its field, or others where it would not continue them."""
    fits, other = _FITTING.get(path, (None, "")) if field.lead else (None, "")
    return field.lead if fits is None or fits.match(words) else other


def _stands_alone(words: str, lead: str) -> bool:
    """Whether an answer is a sentence of its own, though its field has words that it could continue.

    One that starts with a small letter continues them, even if it ends with a full stop; one with a subject of its own
    does not, unless the words before it are waiting for a subject.
    """
    if whole(words) and not (lead and words[:1].islower()):
        return not (lead and _PARTICIPLE.match(words))
    return bool(lead and _CLAUSE.match(words)) and not lead.endswith(_OPEN_LEADS)


def _continued(lead: str, words: str) -> str:
    """Words after their lead; what both say is said once: "runs on" and "on AWS" are "runs on AWS"."""
    led, following = lead.split(), words.split()
    for shared in range(min(len(led), len(following)), 0, -1):
        if [word.lower() for word in led[-shared:]] == [word.lower() for word in following[:shared]]:
            return " ".join((*led, *following[shared:]))
    return f"{lead} {words}".strip()


def _linked(clauses: list[str], locale: str) -> str:
    """Clauses in a row; a comma parts the last where one before it has a comma or an "and" of its own."""
    manifold = any(", " in clause or " and " in clause for clause in clauses[:-1])
    return f"{', '.join(clauses[:-1])}, and {clauses[-1]}" if manifold else joined(clauses, "and", locale)


def _find(values: Mapping[str, Any], path: str) -> tuple[Field, Any]:
    """A field and its value; where its group was left out or is open, the group's.

    A group that is told in words is told like its first field.
    """
    fields: Mapping[str, Field] = schema().fields
    value: Any = values
    for name in path.split("."):
        field = fields[name]
        value = value[name]
        if not isinstance(value, Mapping):
            told = isinstance(value, str) and value != UNDECIDED and not _RUNS.search(value)
            if told and isinstance(field.kind, Group) and field.kind.text:
                field = next(iter(field.kind.fields.values()))
            break
        fields = field.kind.fields if isinstance(field.kind, Group) else {}
    return field, value
