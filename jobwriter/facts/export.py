"""Facts as plain data for JSON: the contract's shapes, offsets in the text of the file."""

from __future__ import annotations

import datetime as dt
from typing import Any

from jobwriter.document import Document
from jobwriter.facts.model import Fact, Facts
from jobwriter.records import fields_of

_HIDDEN = {
    "Title": {"named_level", "core_start", "core_end", "parts"},
    "Pay": {"open_end", "forms", "total"},
    "Place": {"kind", "said", "statement", "spot", "remote", "firm"},
    "WorkMode": {"firm", "whole"},
    "EmploymentType": {"option"},
    "Contract": {"option"},
    "Years": {"plus", "malformed", "required"},
    "Degree": {"bare_equivalent"},
    "Requirement": {"item", "tools"},
    "Benefit": {"hollow", "kind"},
    "Date": {"text", "ambiguous", "label", "relative", "slack", "weekday"},
    "RoleType": {"explained", "areas"},
    "RoleScore": {"evidence"},
}
_INNER = {
    "titles", "unnamed_employer", "pays", "place_mentions", "modes", "employment_types", "contracts", "closing_dates",
    "posted_dates", "right_to_work", "hours_stated", "flexible", "confidential",
}  # fmt: skip


def export(facts: Facts, document: Document) -> dict[str, Any]:
    """All facts as dicts, lists and scalars; a fact that the ad does not state is None, a list is empty."""
    return {name: _value(getattr(facts, name), document) for name in fields_of(Facts) if name not in _INNER}


def _value(value: Any, document: Document) -> Any:
    if isinstance(value, tuple):
        return [_value(item, document) for item in value]
    if isinstance(value, dt.date):
        return value.isoformat()
    fields = fields_of(type(value))
    if not fields:
        return int(value) if isinstance(value, float) and value.is_integer() else value
    hidden = _HIDDEN.get(type(value).__name__, set())
    row = {
        name: _value(getattr(value, name), document)
        for name in fields
        if name not in hidden and name not in {"start", "end", "source"}
    }
    if type(value).__name__ == "Tool":
        row["mentions"] = [list(document.to_source(*span)) for span in value.mentions]
    if isinstance(value, Fact):
        placed = value.start >= 0
        start, end = document.to_source(value.start, value.end) if placed else (None, None)
        row |= {"start": start, "end": end, "source": value.source}
    return row
