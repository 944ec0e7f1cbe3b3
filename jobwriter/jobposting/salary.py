"""Pay: an amount of a currency for a period, and the employer's own."""

from __future__ import annotations

import math
import re
from collections.abc import Generator, Iterator

from jobwriter.facts.currency import period_of, plausible
from jobwriter.jobposting import currencies, terms
from jobwriter.jobposting.node import Node
from jobwriter.jobposting.problem import (
    GOOGLE,
    GOOGLE_CONTENT,
    Problem,
    error,
    warning,
)
from jobwriter.records import record

_EXAMPLE = (
    '{"@type": "MonetaryAmount", "currency": "GBP", "value": {"@type": "QuantitativeValue", "minValue": 65000, '
    '"maxValue": 80000, "unitText": "YEAR"}}'
)
_GUESS = re.compile(
    r"\(?\best(?:\.|\b|imated?|imation)\)?|\bpredicted\b|\bmarket (?:rate|average)\b|\baverage salary\b"
)
_FIGURE = re.compile(r"(\d{1,3}(?:[,. ']\d{3})+|\d+)(?:[.,](\d{1,2}))?\s*(k)?\b", re.IGNORECASE)
_THOUSANDS = 400
"""Up to which figure a yearly pay may have been written in thousands."""
_SLACK = 4
"""How many times a figure may miss what anybody is paid before it counts as wrong rather than odd."""


@record
class Salary:
    """Pay as the markup states it.

    Attributes:
        low: the lowest figure.
        high: the highest.
        currency: ISO 4217 code.
        unit: HOUR, DAY, WEEK, MONTH or YEAR.
        path: the property that holds the figures.
    """

    low: float
    high: float
    currency: str
    unit: str
    path: str


def read(posting: Node) -> Salary | None:
    """The pay that a posting states, if it states any figure."""
    node = posting.at("baseSalary")
    if node is None:
        return None
    node = next(iter(node.items()))
    amount = node.at("value") if node.is_object else node
    currency = node.at("currency") or posting.at("salaryCurrency")
    holder = amount if amount and amount.is_object else node
    unit = holder.at("unitText")
    figures = [] if holder is amount or amount is None else [_number(amount)]
    figures += [_number(found) for name in ("minValue", "maxValue", "value") if (found := holder.at(name))]
    known = [figure for figure in figures if figure is not None]
    if not known:
        return None
    code = currency.text.upper() if currency else ""
    return Salary(min(known), max(known), code, unit.text.upper() if unit else "", holder.path)


def check(posting: Node) -> Iterator[Problem]:
    """What is wrong with the pay of a posting."""
    node = posting.at("baseSalary")
    if node is None:
        return
    items = list(node.items())
    if len(items) > 1:
        yield warning(
            "several-salaries",
            node.path,
            f"baseSalary has {len(items)} values, and Google reads one",
            "one range from the lowest to the highest pay; the bands stand in the ad",
        )
    for item in items:
        yield from _guessed(item, posting)
        yield from _salary(item)
    yield from currencies.check(posting, items)


def _guessed(node: Node, posting: Node) -> Iterator[Problem]:
    inner = node.at("value")
    kinds = {*node.types, *(inner.types if inner else ())}
    guess = _GUESS.search(node.words())
    estimate = posting.at("estimatedSalary")
    if kinds & {"MonetaryAmountDistribution", "Occupation", "OccupationAggregation"} or guess:
        said = f'"{guess[0]}"' if guess else ", ".join(sorted(kinds))
        yield error(
            "estimated-pay",
            node.path,
            f"baseSalary holds an estimate ({said}); it is for the pay that the employer states",
            "take baseSalary out; an estimate goes on a page of its own as Occupation with estimatedSalary",
            GOOGLE_CONTENT,
        )
    elif estimate and (mine := read(posting)) and _same_figures(estimate, mine):
        yield error(
            "estimated-pay",
            node.path,
            "baseSalary repeats estimatedSalary; it is for the pay that the employer states",
            "take baseSalary out unless the employer gave these figures, else take estimatedSalary out",
            GOOGLE_CONTENT,
        )


def _same_figures(estimate: Node, salary: Salary) -> bool:
    found: set[float] = set()
    waiting = list(estimate.items())
    while waiting and len(found) < 20:
        one = waiting.pop()
        if one.is_object:
            waiting += [inner for name in one.names() if (child := one.at(name)) for inner in child.items()]
        elif (figure := _number(one)) is not None:
            found.add(figure)
    return {salary.low, salary.high} <= found


def _salary(node: Node) -> Iterator[Problem]:
    if not node.is_object:
        yield error(
            "salary-not-amount",
            node.path,
            f"baseSalary is {node.shown()}",
            _EXAMPLE if _readable(node) else f"an amount in figures, {_EXAMPLE}, or leave baseSalary out",
        )
        return
    if "Occupation" in node.types or "MonetaryAmountDistribution" in node.types:
        return
    amount = node.at("value")
    if amount is None:
        stray = [name for name in ("minValue", "maxValue", "unitText") if node.at(name)]
        where = f"{' and '.join(stray)} stand in baseSalary itself" if stray else "baseSalary has no value"
        yield error("salary-no-value", node.path, where, f'"value" with the figures inside: {_EXAMPLE}')
        if not stray:
            return
        amount = node
    elif not amount.is_object:
        if _number(amount) is None:
            yield _not_number(amount)
            return
        yield error(
            "salary-no-unit",
            amount.path,
            f"the value is {amount.shown()} without a period",
            f'{{"@type": "QuantitativeValue", "value": {_plain(amount)}, "unitText": "YEAR"}}',
        )
        return
    elif amount.types and "QuantitativeValue" not in amount.types:
        yield error(
            "wrong-type",
            f"{amount.path}.@type",
            f"a {amount.types[0]} where QuantitativeValue is due",
            '"@type": "QuantitativeValue"',
        )
    elif not amount.types:
        yield warning("no-type", amount.path, "the object does not say what it is", '"@type": "QuantitativeValue"')
    unit = yield from _unit(amount)
    currency = node.at("currency")
    yield from _figures(amount, unit, currency.text.upper() if currency else "")


def _unit(amount: Node) -> Generator[Problem, None, str]:
    node = amount.at("unitText")
    if node is None:
        yield error(
            "salary-no-unit",
            f"{amount.path}.unitText",
            "nothing says for which period the pay is",
            f'"unitText": one of {", ".join(terms.UNITS)}',
        )
        return ""
    if node.value in terms.UNITS:
        return node.text
    meant = terms.meant(node.text, terms.UNITS, terms.UNIT_SLIPS)
    yield error(
        "unit",
        node.path,
        f"unitText is {node.shown()}, which is none of {', '.join(terms.UNITS)}",
        f'"{meant}"' if meant else f"one of {', '.join(terms.UNITS)}",
    )
    return meant


def _figures(amount: Node, unit: str, currency: str) -> Iterator[Problem]:
    figures: dict[str, float] = {}
    for name in ("value", "minValue", "maxValue"):
        node = amount.at(name)
        if node is None or (amount.types == ("MonetaryAmount",) and name == "value"):
            continue
        figure = _number(node)
        if figure is None:
            yield _not_number(node)
            continue
        if isinstance(node.value, str):
            yield warning(
                "number-as-text", node.path, f"{name} is {node.shown()}, a text", f"{figure:g} without quotation marks"
            )
        if figure <= 0:
            yield error(
                "salary-zero",
                node.path,
                f"{name} is {node.shown()}: nobody works for that",
                "the real figure, or leave baseSalary out where the ad gives none",
            )
            continue
        figures[name] = figure
    for name, figure in figures.items():
        if unlikely := _unlikely(amount, name, figure, unit, currency):
            yield unlikely
            break
    low, high = figures.get("minValue"), figures.get("maxValue")
    if low is not None and high is not None and low > high:
        yield error(
            "min-above-max",
            amount.path,
            f"minValue {low:g} is above maxValue {high:g}",
            f"minValue {high:g}, maxValue {low:g}",
        )
    elif (low is None) != (high is None) and "value" not in figures:
        name = "minValue" if low is None else "maxValue"
        yield warning("half-range", amount.path, f"the range has no {name}", f'"{name}", or "value" for one figure')
    elif "value" in figures and len(figures) > 1:
        yield warning("two-ways", amount.path, "value stands beside a range", "either value, or minValue and maxValue")
    elif not figures and not any(amount.at(name) for name in ("value", "minValue", "maxValue")):
        yield error("salary-no-value", amount.path, "the pay has no figure", '"minValue": 65000, "maxValue": 80000')


def _unlikely(amount: Node, name: str, figure: float, unit: str, currency: str) -> Problem | None:
    """What to say about a sum that nobody is paid for such a period."""
    period = terms.PERIODS.get(unit)
    code = currency or None
    if period is None or plausible(figure, code, period):
        return None
    near = any(plausible(size, code, period) for size in (figure * _SLACK, figure / _SLACK))
    other = period_of(figure, code, by_day=True)
    writes = [f'"unitText": "{word}"' for word, one in terms.PERIODS.items() if one == other and word != unit]
    if figure <= _THOUSANDS and unit == "YEAR" and plausible(figure * 1000, code, period):
        writes.append(f"{figure * 1000:g} if thousands were meant")
    elif plausible(figure / 100, code, period):
        writes.append(f"{figure / 100:g} if the figure is in pence or cents")
    paid = f"{figure:g} {currency}".strip()
    return (warning if near else error)(
        "pay-unlikely",
        f"{amount.path}.{name}",
        f"{name} {paid} for one {period} is hardly meant",
        ", or ".join(writes) or "the figure in units of the currency, and its period",
    )


def _not_number(node: Node) -> Problem:
    name = node.path.rpartition(".")[2]
    if _readable(node):
        found = [_scaled(match) for match in _FIGURE.finditer(node.text)]
        if len(found) > 1:
            write = f'"minValue": {found[0]:g}, "maxValue": {found[1]:g}'
        else:
            write = f"{found[0]:g}"
    else:
        write = "the figure; where the ad gives none, leave baseSalary out"
    return error("not-a-number", node.path, f"{name} is {node.shown()}, not a number", write, GOOGLE)


def _readable(node: Node) -> bool:
    return _FIGURE.search(node.text) is not None


def _scaled(match: re.Match[str]) -> float:
    whole = float(re.sub(r"[,. ']", "", match[1]))
    return (whole + (float(f"0.{match[2]}") if match[2] else 0)) * (1000 if match[3] else 1)


def _plain(node: Node) -> str:
    figure = _number(node)
    return node.shown() if figure is None else f"{figure:g}"


def _number(node: Node) -> float | None:
    """A number, or a text that is one."""
    value = node.value
    if isinstance(value, bool):
        return None
    if isinstance(value, str):
        if not re.fullmatch(r"\d{1,15}(?:\.\d{1,6})?", value.strip()):
            return None
        value = float(value)
    if isinstance(value, int | float):
        try:
            number = float(value)
        except OverflowError:
            return None
        return number if math.isfinite(number) else None
    return None
