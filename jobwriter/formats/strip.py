"""The facts of an ad as a reader meets them: one line each, and which are missing."""

from __future__ import annotations

from collections.abc import Iterator

from jobwriter.facts.model import Contract, Date, Facts, Pay, WorkMode
from jobwriter.formats.style import Style, printable

_SYMBOLS = {"GBP": "£", "EUR": "€", "USD": "$", "INR": "₹"}
_LABEL = 13


def render(path: str, facts: Facts, style: Style) -> str:
    """One line a fact; what the ad does not say is marked, so that the gaps are seen at once."""
    lines = [style.paint(printable(path), "path")]
    for label, value in _rows(facts):
        words = printable(value) if value else "not stated"
        line = style.wrap(words, " " * (_LABEL + 4), f"  {label:<{_LABEL}}  ")
        lines.append(line if value else style.paint(line, "dim"))
    return "\n".join(lines)


def _rows(facts: Facts) -> Iterator[tuple[str, str]]:
    title, employer = facts.title, facts.employer
    yield "title", f"{title.text} ({title.level or 'no level'}, {title.role})" if title else ""
    yield "employer", f"{employer.name}{' (agency)' if employer.kind == 'agency' else ''}" if employer else ""
    yield "pay", pay(facts.pay) if facts.pay else ""
    yield "place", ", ".join(dict.fromkeys(place.name for place in facts.places if place.kind != "office"))
    yield "work mode", mode(facts.work_mode) if facts.work_mode else ""
    terms: list[str] = [facts.employment_type.value] if facts.employment_type else []
    terms += [contract(facts.contract)] if facts.contract else []
    terms += [f"{facts.hours.per_week:g} hours a week"] if facts.hours else []
    yield "contract", ", ".join(terms)
    yield "years", ", ".join(item.text for item in facts.years)
    degree = facts.degree
    softer = " or equivalent" if degree and degree.equivalent_ok else ""
    wanted = "" if not degree or degree.required else " (preferred)"
    yield "degree", f"{degree.level}{softer}{wanted}" if degree else ""
    for kind in ("must", "duty", "nice"):
        yield f"tools, {kind}", ", ".join(tool.name for tool in facts.tools if tool.kind == kind)
    counts = {kind: sum(item.kind == kind for item in facts.requirements) for kind in ("must", "nice", "duty")}
    asks = (
        [f"{counts['must']} must", f"{counts['nice']} nice", f"{counts['duty']} duties"] if facts.requirements else []
    )
    yield "ledger", ", ".join(asks)
    yield "benefits", "; ".join(item.text for item in facts.benefits)
    stages = [stage.text for stage in facts.process.stages]
    contacts = [" ".join(filter(None, (item.name, item.email, item.phone))) for item in facts.process.contacts]
    yield "process", "; ".join([*stages, *(f"contact: {item}" for item in contacts)])
    yield "apply", facts.apply.value if facts.apply else ""
    for label, day in (("posted", facts.posted_date), ("closes", facts.closing_date), ("starts", facts.start_date)):
        yield label, date(day) if day else ""
    yield "adjustments", (facts.adjustments.route or "offered") if facts.adjustments else ""
    yield "on-call", facts.on_call.stated if facts.on_call else ""
    yield "sponsorship", facts.sponsorship.offered if facts.sponsorship else ""


def mode(work_mode: WorkMode) -> str:
    """How one works, on a line: ``hybrid, 2 days a week in the office``."""
    days = work_mode.office_days
    return work_mode.value if days is None else f"{work_mode.value}, {days:g} days a week in the office"


def contract(kind: Contract) -> str:
    """The kind of contract, on a line: ``fixed-term for 12 months``."""
    return f"{kind.value} for {kind.months:g} months" if kind.months else kind.value


def pay(stated: Pay) -> str:
    """Pay as a line of text, with what was read into it."""
    symbol = _SYMBOLS.get(stated.currency or "")

    def amount(value: float) -> str:
        return f"{symbol}{value:,.0f}" if symbol else f"{value:,.0f} {stated.currency or ''}".strip()

    ends = dict.fromkeys(amount(value) for value in (stated.min, stated.max) if value is not None)
    figure = " to ".join(ends)
    period = f" a {stated.period}" if stated.period else ""
    guess = f" ({' and '.join(stated.inferred)} not written)" if stated.inferred else ""
    whose = " (an estimate, not the employer's figure)" if stated.estimated else ""
    return f"{figure}{period}{guess}{whose}"


def date(stated: Date) -> str:
    """A date as a line of text, with its words."""
    said = f" (\u201c{stated.text}\u201d)" if stated.text else ""
    return f"{stated.date.isoformat()}{said}" if stated.date else stated.text
