"""From a brief to an ad, through a Jinja template: sandboxed, and strict about what is undefined."""

from __future__ import annotations

import datetime as dt
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined, TemplateNotFound
from jinja2.sandbox import ImmutableSandboxedEnvironment

from jobwriter.brief import UNDECIDED, Brief, BriefError
from jobwriter.resources import root

_SYMBOLS = {"GBP": "£", "EUR": "€", "USD": "$"}
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def markdown(brief: Brief) -> str:
    """Write the ad of a brief as Markdown.

    Args:
        brief: a brief that holds (:func:`jobwriter.brief.read`).

    Returns:
        The ad, ending with a line end.

    Raises:
        BriefError: there is no template for the brief's role.
    """
    american = brief["locale"] == "en-US"
    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(root("templates") / "ads"),
        undefined=StrictUndefined,
        trim_blocks=False,
        keep_trailing_newline=True,
        autoescape=False,
    )
    environment.filters |= {
        "day": lambda date: _day(date, american=american),
        "join_and": _join_and,
        "lead": _lead,
        "number": _number,
        "sentence": _sentence,
    }
    try:
        template = environment.get_template(f"{brief['role']}.md.j2")
    except TemplateNotFound as error:
        raise BriefError([f"{brief.path}: there is no template for the role {brief['role']!r}"]) from error
    values = {name: _plain(value) for name, value in brief.values.items()}
    text = template.render(
        values
        | {
            "pattern": _pattern(values),
            "terms": _terms(values),
            "salary": _salary(values["pay"]),
            "undecided": UNDECIDED,
        }
    )
    return text.rstrip() + "\n"


def _plain(value: Any) -> Any:
    """Values with the marks of Markdown and HTML made harmless: a brief holds words, not markup."""
    if isinstance(value, str):
        for mark in "\\`*_[]<>":
            value = value.replace(mark, "\\" + mark)
        return value
    if isinstance(value, dict):
        return {name: _plain(item) for name, item in value.items()}
    if isinstance(value, tuple):
        return tuple(_plain(item) for item in value)
    return value


def _sentence(words: str) -> str:
    """Words as a sentence: a capital at the start, a full stop at the end."""
    words = words[:1].upper() + words[1:]
    return words if words.endswith((".", "!", "?")) else f"{words}."


def _lead(words: str) -> str:
    """A sentence that follows a colon: its first word in lower case unless it is an acronym or `I`."""
    first = words.split(" ", 1)[0]
    if first[1:].islower() or first in {"A", "The"}:
        words = words[:1].lower() + words[1:]
    return words if words.endswith(".") else f"{words}."


def _number(value: float) -> str:
    """A figure with thousands separators, without needless decimals."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,g}"


def _day(date: dt.date, *, american: bool) -> str:
    month = _MONTHS[date.month - 1]
    return f"{month} {date.day}, {date.year}" if american else f"{date.day} {month} {date.year}"


def _join_and(items: tuple[str, ...]) -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    bare = [item.rstrip(".") for item in items]
    return bare[0] if len(bare) == 1 else f"{', '.join(bare[:-1])} and {bare[-1]}"


def _pattern(values: dict[str, Any]) -> str:
    work = values["work"]
    if work["mode"] == "remote":
        return f"fully remote within {work['place']}."
    if work["mode"] == "onsite":
        return f"{work['place']}, in the office five days a week."
    days = work["office_days"]
    return f"{work['place']}. Hybrid: {_number(days)} day{'' if days == 1 else 's'} a week in the office."


def _terms(values: dict[str, Any]) -> str:
    contract = values["contract"]
    hours = contract["hours_per_week"]
    name = "Full-time" if hours >= 35 else "Part-time"
    kind = (
        contract["type"]
        if contract["months"] is None
        else f"{contract['type']} for {_number(contract['months'])} months"
    )
    return f"{name} ({_number(hours)} hours a week), {kind}."


def _salary(pay: dict[str, Any]) -> str:
    symbol = _SYMBOLS.get(pay["currency"])

    def amount(value: float) -> str:
        return f"{symbol}{_number(value)}" if symbol else f"{_number(value)} {pay['currency']}"

    figures = amount(pay["min"]) if pay["min"] == pay["max"] else f"{amount(pay['min'])} to {amount(pay['max'])}"
    return f"{figures} {'an' if pay['period'] == 'hour' else 'a'} {pay['period']}"
