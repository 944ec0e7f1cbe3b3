"""The brief: one YAML file that holds the facts of a job, from which ads are generated.

The schema stands here once, as data: each field with its type, whether it must be filled in, a plain question and an
example. Reading a brief, its errors and the scaffold of ``jobwriter new`` all come from it. All errors of a brief are
reported at once, each with line, column and what to write instead.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from jobwriter.records import EMPTY, record
from jobwriter.yamlfile import Mapped, YamlError, did_you_mean, load

LEVELS = ("junior", "mid", "senior", "lead", "principal")
PERIODS = ("year", "month", "week", "day", "hour")
CONTRACTS = ("permanent", "fixed-term", "contract", "internship", "apprenticeship", "temporary")
MODES = ("onsite", "hybrid", "remote")
UNDECIDED = "not decided"


class BriefError(ValueError):
    """A brief that cannot be used; ``problems`` holds every reason, each a full sentence with its place."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


@record
class Field:
    """One field of the brief.

    Attributes:
        check: turns the raw value into the value used, or raises ValueError with what to write.
        ask: the question it answers, in plain words.
        example: YAML for the scaffold; a tuple for a list.
        required: an ad cannot be written without it.
        default: value where it is left out.
    """

    check: Callable[[Any], Any]
    ask: str
    example: str | tuple[str, ...]
    required: bool = False
    default: Any = None


@record
class Group:
    """Fields that belong together under one key."""

    fields: Mapping[str, Field]
    ask: str
    required: bool = False


@record
class Brief:
    """A brief that holds: values by field name, groups as nested dicts; what was left out has its default."""

    path: str
    values: Mapping[str, Any] = EMPTY

    def __getitem__(self, name: str) -> Any:
        return self.values[name]


def _text(least: int = 1, most: int = 400) -> Callable[[Any], str]:
    def check(value: Any) -> str:
        if not isinstance(value, str):
            raise ValueError(f"must be text, not {value!r}; put it in quotes")
        words = " ".join(value.split())
        if not least <= len(words) <= most:
            raise ValueError(f"must have {least} to {most} characters, has {len(words)}")
        return words

    return check


def _number(least: float, most: float) -> Callable[[Any], float]:
    def check(value: Any) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise ValueError(f"must be a number without signs or separators, such as {least:g}, not {value!r}")
        if not least <= value <= most:
            raise ValueError(f"must lie between {least:g} and {most:g}, is {value:g}")
        return value

    return check


def _one_of(*allowed: str) -> Callable[[Any], str]:
    def check(value: Any) -> str:
        if value not in allowed:
            raise ValueError(f"must be one of {', '.join(allowed)}, not {value!r}{did_you_mean(str(value), allowed)}")
        return str(value)

    return check


def _list(least: int, most: int) -> Callable[[Any], tuple[str, ...]]:
    item = _text(3, 240)

    def check(value: Any) -> tuple[str, ...]:
        if not isinstance(value, list):
            raise ValueError("must be a list, one entry a line, each after a dash")
        if not least <= len(value) <= most:
            raise ValueError(f"must have {least} to {most} entries, has {len(value)}")
        return tuple(item(entry) for entry in value)

    return check


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"must be true or false, not {value!r}")
    return value


def _date(value: Any) -> dt.date:
    if isinstance(value, dt.datetime) or not isinstance(value, dt.date):
        raise ValueError(f"must be a date such as 2026-12-18, not {value!r}")
    return value


def _currency(value: Any) -> str:
    known = ("GBP", "EUR", "USD", "CAD", "AUD", "CHF", "DKK", "INR", "NOK", "NZD", "PLN", "SEK", "SGD")
    return _one_of(*known)(value)


def _url(value: Any) -> str:
    if not isinstance(value, str) or not re.fullmatch(r"https://[^\s]+\.[^\s]+", value):
        raise ValueError(f"must be an address that starts with https://, not {value!r}")
    return value


def _contact(value: Any) -> str:
    words = _text(5, 160)(value)
    if not re.search(r"[^\s@]+@[^\s@]+\.[a-z]{2,}|\d{5,}", words):
        raise ValueError("must give an e-mail address or a telephone number that applicants can use")
    return words


def _or_undecided(check: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: UNDECIDED if value == UNDECIDED else check(value)


def _title(value: Any) -> str:
    words = _text(3, 60)(value)
    if re.search(r"[£$€!|/()\[\]]|\b(?:urgent|asap|ninja|rockstar|guru)\b|\d{3}", words, re.IGNORECASE):
        raise ValueError("must be the role alone: no pay, place, code or decoration")
    return words


SCHEMA: Mapping[str, Field | Group] = {
    "version": Field(_one_of("1"), "Version of this format.", "1", required=True),
    "role": Field(_one_of("ml-engineer"), "Which template to use.", "ml-engineer", required=True),
    "locale": Field(_one_of("en-GB", "en-US"), "Spelling and terms: en-GB or en-US.", "en-GB", default="en-GB"),
    "title": Field(
        _title, "The role as people search for it; no pay, place or codes.", "Machine Learning Engineer", True
    ),
    "level": Field(_one_of(*LEVELS), "junior, mid, senior, lead or principal.", "mid", required=True),
    "organisation": Group(
        {
            "name": Field(_text(2, 80), "The name applicants know.", "Northgate Rail", required=True),
            "about": Field(
                _text(20, 300),
                "What you do, in one or two plain sentences.",
                "We run 180 commuter trains in the north of England.",
                required=True,
            ),
        },
        "Who hires.",
        required=True,
    ),
    "team": Group(
        {
            "size": Field(_number(1, 500), "How many people, without this role.", "5", required=True),
            "reports_to": Field(_text(3, 80), "The job title of the manager.", "Head of Fleet Data", required=True),
            "works_with": Field(
                _list(1, 5), "Whom the person works with every week.", ("depot planners", "data engineers"), True
            ),
        },
        "Whom the person joins.",
        required=True,
    ),
    "problem": Field(
        _text(40, 400),
        "Whose problem it is, and what should get better. Start with 'You will'.",
        "You will predict which train doors are about to fail, so that planners can book a repair in time.",
        True,
    ),
    "data": Field(
        _or_undecided(_text(15, 240)),
        "Kind, amount and labels of the data, as a sentence.",
        "We have 3 million labelled door cycles a month.",
        True,
    ),
    "deployment": Field(
        _or_undecided(_text(15, 240)),
        "How the model runs: batch or online, how much, who runs it.",
        "Scores are computed every hour for 4,000 doors; the team runs the job itself.",
        True,
    ),
    "on_call": Field(
        _or_undecided(_text(10, 200)),
        "Rota and pay for on-call, or that there is none.",
        "There is no on-call work.",
        True,
    ),
    "responsibilities": Field(
        _list(3, 7),
        "What the person does; start each with a verb.",
        (
            "Rebuild the door-failure model and release it every month.",
            "Write the tests that decide whether a new version ships.",
            "Explain to planners why a door was flagged.",
        ),
        True,
    ),
    "outcomes": Group(
        {
            "month_3": Field(
                _text(10, 200), "What is done by month three.", "One change to the model is live.", required=True
            ),
            "month_12": Field(
                _text(10, 200),
                "What is better by month twelve, with a number.",
                "The model misses fewer than one failure in five.",
                required=True,
            ),
        },
        "How both sides will know it works.",
        required=True,
    ),
    "essential": Field(
        _list(3, 6),
        "What the person must be able to do on day one; one thing each.",
        (
            "You have put a model into production and kept it running.",
            "You write tested Python that other people can change.",
            "You can explain a model's limits to people who do not build models.",
        ),
        True,
    ),
    "desirable": Field(
        _list(0, 4),
        "Useful, and can be learnt in the job.",
        (
            "You have worked with sensor data.",
            "You have used Airflow.",
            "You have looked after a service with users.",
        ),
        default=(),
    ),
    "pay": Group(
        {
            "min": Field(_number(1, 10_000_000), "Lowest pay you would offer.", "62000", required=True),
            "max": Field(_number(1, 10_000_000), "Highest pay you would offer.", "72000", required=True),
            "currency": Field(_currency, "Three letters: GBP, EUR, USD.", "GBP", required=True),
            "period": Field(_one_of(*PERIODS), "For one year, month, week, day or hour.", "year", default="year"),
            "set_by": Field(_text(5, 160), "How an offer is set within the range.", "our level guide", default=None),
        },
        "The pay range that you would really offer.",
        required=True,
    ),
    "contract": Group(
        {
            "type": Field(
                _one_of(*CONTRACTS),
                "permanent, fixed-term, contract, internship, apprenticeship or temporary.",
                "permanent",
                required=True,
            ),
            "months": Field(_number(1, 60), "How many months, if it ends.", "12"),
            "hours_per_week": Field(_number(4, 48), "Hours a week.", "37.5", required=True),
        },
        "Terms of the contract.",
        required=True,
    ),
    "work": Group(
        {
            "mode": Field(_one_of(*MODES), "onsite, hybrid or remote.", "hybrid", required=True),
            "place": Field(
                _text(2, 80), "The town of the office; for remote work, where the person may live.", "Leeds", True
            ),
            "office_days": Field(_number(0.5, 5), "Days a week in the office, if hybrid.", "2"),
        },
        "Where and how one works.",
        required=True,
    ),
    "benefits": Field(
        _list(2, 10),
        "What you give, in numbers.",
        (
            "27 days of leave plus bank holidays.",
            "8% employer pension.",
            "20 weeks of fully paid parental leave.",
        ),
        True,
    ),
    "process": Group(
        {
            "apply": Field(_url, "Where to apply.", "https://northgate-rail.example/jobs/ml", required=True),
            "stages": Field(
                _list(1, 6),
                "Each step, with how long it takes.",
                (
                    "A 30-minute call with the manager.",
                    "A 90-minute paired exercise.",
                ),
                True,
            ),
            "reply_within_days": Field(_number(1, 60), "Working days within which you answer.", "5", required=True),
            "contact": Field(
                _contact,
                "Name and e-mail of a person who answers questions.",
                "Sam Okoro, sam.okoro@northgate-rail.example",
                True,
            ),
            "closes": Field(_date, "Last day to apply.", "2026-12-18", required=True),
        },
        "What happens after one applies.",
        required=True,
    ),
    "sponsorship": Field(_flag, "Whether you can sponsor a work visa for this role.", "false", required=True),
}


def read(text: str, path: str) -> Brief:
    """Read and check a brief.

    Args:
        text: the YAML.
        path: its name, for messages.

    Raises:
        BriefError: everything that is wrong with it, at once.
    """
    try:
        raw = load(text, path)
    except YamlError as error:
        raise BriefError([str(error)]) from error
    if not isinstance(raw, Mapped):
        raise BriefError([f"{path}:1:1: a brief is a list of fields such as 'title: Machine Learning Engineer'"])
    problems: list[str] = []
    values = _values(raw, SCHEMA, "", problems)
    if not problems:
        problems += _together(raw, values)
    if problems:
        raise BriefError(problems)
    return Brief(path, values)


def _values(raw: Mapped, schema: Mapping[str, Any], prefix: str, problems: list[str]) -> dict[str, Any]:
    problems += [
        str(raw.error(f"unknown field {prefix + name!r}{did_you_mean(name, schema)}", name))
        for name in raw
        if name not in schema
    ]
    values: dict[str, Any] = {}
    for name, item in schema.items():
        value = raw.get(name)
        if value is None:
            if item.required:
                problems.append(str(raw.error(f"the field {prefix + name!r} is missing: {item.ask}", name)))
            values[name] = None if isinstance(item, Group) else item.default
        elif isinstance(item, Group):
            if not isinstance(value, Mapped):
                names = ", ".join(item.fields)
                problems.append(str(raw.error(f"the field {prefix + name!r} has fields of its own: {names}", name)))
            else:
                values[name] = _values(value, item.fields, f"{prefix}{name}.", problems)
        else:
            try:
                values[name] = item.check(str(value) if name == "version" else value)
            except ValueError as error:
                problems.append(str(raw.error(f"the field {prefix + name!r} {error}", name)))
    return values


def _together(raw: Mapped, values: Mapping[str, Any]) -> Iterator[str]:
    """What only several fields together can break."""
    pay, work, contract = values["pay"], values["work"], values["contract"]
    if pay["max"] < pay["min"]:
        yield str(raw["pay"].error(f"'pay.max' ({pay['max']:g}) is below 'pay.min' ({pay['min']:g}); swap them", "max"))
    if work["mode"] == "hybrid" and work["office_days"] is None:
        yield str(raw["work"].error("hybrid work needs 'work.office_days': how many days a week in the office", "mode"))
    if work["mode"] != "hybrid" and work["office_days"] is not None:
        yield str(
            raw["work"].error(f"'work.office_days' goes with hybrid work, not with {work['mode']}", "office_days")
        )
    ends = contract["type"] != "permanent"
    if ends and contract["months"] is None:
        yield str(raw["contract"].error(f"a {contract['type']} contract needs 'contract.months'", "type"))
    if not ends and contract["months"] is not None:
        yield str(raw["contract"].error("a permanent contract has no 'contract.months'", "months"))


def scaffold(role: str) -> str:
    """A commented brief for a role, filled with an example to write over."""
    lines = [
        "# A brief: the facts of one job. Write over the examples, then run: jobwriter generate THIS-FILE",
        "# Lines that start with # explain; you may delete them.",
    ]
    for name, item in SCHEMA.items():
        lines += ["", f"# {item.ask}"]
        if isinstance(item, Group):
            lines.append(f"{name}:")
            for inner, leaf in item.fields.items():
                note = "" if leaf.required else " Leave out if it does not apply."
                comment = "# " if inner == "months" else ""
                lines.append(f"  # {leaf.ask}{note}")
                lines += _entry(inner, leaf.example, "  " + comment)
        else:
            lines += _entry(name, role if name == "role" else item.example, "")
    return "\n".join(lines) + "\n"


def _entry(name: str, example: str | tuple[str, ...], indent: str) -> list[str]:
    if isinstance(example, tuple):
        return [f"{indent}{name}:", *(f"{indent}  - {row}" for row in example)]
    return [f"{indent}{name}: {example}"]
