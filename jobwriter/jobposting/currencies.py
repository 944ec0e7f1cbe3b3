"""The currency of the pay, as ISO 4217 writes it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jobwriter.jobposting import terms
from jobwriter.jobposting.node import Node
from jobwriter.jobposting.problem import CURRENCIES, SCHEMA_ORG, Problem, error


def check(posting: Node, items: Sequence[Node]) -> Iterator[Problem]:
    """What is wrong with the currency of the pay.

    Args:
        posting: the posting.
        items: the values of its baseSalary.
    """
    codes: list[Node] = []
    for item in items:
        if not item.is_object:
            continue
        node = item.at("currency")
        if node is None:
            inner = item.at("value")
            if inner and (stray := inner.at("currency")):
                yield error(
                    "currency-misplaced",
                    stray.path,
                    "currency stands in the value; it belongs beside it",
                    f'"baseSalary": {{"@type": "MonetaryAmount", "currency": {stray.shown()}, "value": ...}}',
                )
            else:
                yield error(
                    "no-currency",
                    f"{item.path}.currency",
                    "nothing says in which currency the pay is",
                    '"currency": "GBP"',
                )
        else:
            codes.append(node)
    stated = posting.at("salaryCurrency")
    for node in (*codes, *((stated,) if stated else ())):
        yield from _code(node)
    if stated and codes and stated.text and codes[0].text and stated.text.upper() != codes[0].text.upper():
        yield error(
            "two-currencies",
            stated.path,
            f"salaryCurrency is {stated.shown()}, and baseSalary says {codes[0].shown()}",
            "take salaryCurrency out; the currency stands in baseSalary",
            SCHEMA_ORG,
        )


def _code(node: Node) -> Iterator[Problem]:
    if node.text in terms.CURRENCIES:
        return
    word = node.text
    if word.upper() in terms.WITHDRAWN:
        yield error(
            "currency",
            node.path,
            f"the currency {word} is no more",
            f'"{terms.WITHDRAWN[word.upper()]}", with the figures in it',
            CURRENCIES,
        )
        return
    meant = word.upper() if word.upper() in terms.CURRENCIES else ""
    meant = meant or terms.CURRENCY_SLIPS.get(word.lower()) or terms.CURRENCY_SLIPS.get(terms.letters(word), "")
    yield error(
        "currency",
        node.path,
        f"the currency is {node.shown()}, which is no ISO 4217 code",
        f'"{meant}"' if meant else 'three capital letters, such as "GBP", "EUR" or "USD"',
        CURRENCIES,
    )
