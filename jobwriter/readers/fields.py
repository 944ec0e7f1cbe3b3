"""The fields of a record: values at their paths, and what they mean in the words that all sources share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from jobwriter.document import MetaField
from jobwriter.patterns import compiled
from jobwriter.readers.adapters import Adapter, Paths, Pay

_SURROGATES = compiled("[\ud800-\udfff]")
_SIGNS = compiled(r"[^a-z0-9]+")
_DATE = compiled(r"\d{4}-\d\d-\d\d")


def at(value: Any, path: str) -> Iterator[Any]:
    """All values at a path, lists taken item by item; nulls are none."""
    values = [value]
    for key in path.split("."):
        inner: list[Any] = []
        for one in values:
            for holder in one if isinstance(one, list) else (one,):
                if isinstance(holder, dict) and holder.get(key) is not None:
                    inner.append(holder[key])
        values = inner
    for one in values:
        if isinstance(one, list):
            yield from (item for item in one if item is not None)
        else:
            yield one


def _words(value: Any) -> str:
    """A scalar as text; nothing for a mapping or a list."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, str | int | float):
        return _SURROGATES.sub("\ufffd", str(value)).strip()
    return ""


def texts(record: Any, path: str) -> list[str]:
    """The texts at a path, with ``a + b`` put together, each once."""
    found = (_words(value) for part in path.split(" + ") for value in at(record, part.strip()))
    return list(dict.fromkeys(filter(None, found)))


def first(record: Any, paths: Paths) -> str:
    """What stands at the first of the paths that gives something; several texts with commas between."""
    for path in paths:
        if found := texts(record, path):
            return ", ".join(found)
    return ""


def fields(record: Mapping[str, Any], adapter: Adapter) -> dict[str, MetaField]:
    """All fields of a record under their normal names."""
    fields: dict[str, str] = {}
    for name, paths in adapter.fields.items():
        for path in paths:
            values = texts(record, path)
            if values == ["true"]:
                values = [path.rpartition(".")[2]]
            if value := _meaning(name, values, adapter):
                fields[name] = value
                break
    if adapter.pay:
        fields |= _pay(record, adapter.pay, adapter)
    return {name: MetaField(value) for name, value in fields.items()}


def _meaning(name: str, values: Sequence[str], adapter: Adapter) -> str:
    """What values of a field mean, in the words that all sources share."""
    if name in {"posted", "closes", "start"}:
        return next(filter(None, map(_date, values)), "")
    table = adapter.values.get(name)
    if table is None:
        return ", ".join(values)
    for value in values:
        key = _SIGNS.sub("", value.lower())
        if key not in table and name == "work_mode" and "hybrid" in key:
            return "hybrid"
        if meaning := table.get(key):
            return meaning
    return ""


def _date(value: str) -> str:
    """An ISO date of a date, a time, or seconds or milliseconds since 1970."""
    if match := _DATE.match(value):
        return match[0]
    if value.isdigit() and 9 <= len(value) <= 13:
        seconds = int(value) / (1000 if len(value) > 10 else 1)
        return dt.datetime.fromtimestamp(seconds, dt.UTC).date().isoformat()
    return value if len(value) <= 40 else ""


def _pay(record: Mapping[str, Any], pay: Pay, adapter: Adapter) -> dict[str, str]:
    """The fields that say what is paid."""
    if pay.each:
        holders = next((found for path in pay.each if (found := list(at(record, path)))), [])
        holders = [
            holder
            for holder in holders
            if all(first(holder, (key,)).lower() == wanted.lower() for key, wanted in pay.only.items())
        ]
    else:
        holders = [record]
    lows = [value for holder in holders if (value := _amount(holder, pay.low, pay.scale))]
    highs = [value for holder in holders if (value := _amount(holder, pay.high, pay.scale))]
    if not lows and not highs:
        if pay.guess and (guess := _pay(record, pay.guess, adapter)):
            return guess | {"pay_estimated": "true"}
        text = first(record, pay.text)
        return {"pay": text} if text else {}
    low, high = min(lows or highs), max(highs or lows)
    period = next(
        (word for holder in holders if (word := _meaning("pay_period", _values_of(holder, pay.period), adapter))), ""
    )
    currency = next((word.upper() for holder in holders if (word := first(holder, pay.currency))), "")
    span = _figure(low) if low == high else f"{_figure(low)}-{_figure(high)}"
    fields = {"pay": " ".join(filter(None, (span, currency, period)))}
    fields |= {"pay_min": _figure(low), "pay_max": _figure(high)}
    fields |= {name: word for name, word in (("pay_currency", currency), ("pay_period", period)) if word}
    if _meaning("pay_estimated", _values_of(record, pay.estimated), adapter):
        fields["pay_estimated"] = "true"
    return fields


def _values_of(holder: Any, paths: Paths) -> list[str]:
    return next((found for path in paths if (found := texts(holder, path))), [])


def _amount(holder: Any, paths: Paths, scale: float) -> float:
    for path in paths:
        for value in texts(holder, path):
            try:
                amount = float(value.replace(",", "")) * scale
            except ValueError:
                continue
            if 0 < amount < 1e12:
                return amount
    return 0.0


def _figure(amount: float) -> str:
    return str(int(amount)) if amount == int(amount) else f"{amount:.2f}"
