"""What the settings about places may hold: ISO codes, alone or with the number of employees there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jobwriter.config.settings import ConfigError
from jobwriter.config.telling import names
from jobwriter.countries import COUNTRIES, COUNTRY_SLIPS, STATES
from jobwriter.patterns import pattern

_CODE = pattern(r"[A-Z]{2}(-[A-Z0-9]{1,3}){0,2}\Z")
_PLACE = r"[A-Za-z]{2}(-[A-Za-z0-9]{1,3}){0,2}"
_SIZE = {"type": "integer", "minimum": 0}
CODES = {
    "anyOf": [
        {"type": "string", "pattern": rf"^\s*{_PLACE}\s*(,\s*{_PLACE}\s*)*$"},
        {"type": "array", "items": {"type": "string", "pattern": f"^{_PLACE}$"}},
    ]
}
SIZES = {
    "anyOf": [
        _SIZE,
        {"type": "object", "propertyNames": {"pattern": f"^{_PLACE}$"}, "additionalProperties": _SIZE},
    ]
}


def codes(value: Any, label: str) -> tuple[str, ...]:
    """Check codes of places; a code that is none would leave the laws of the place unheeded.

    Raises:
        ConfigError: no list of codes, or one of no country or state.
    """
    given = names(value, label, "codes, such as [GB, US-CO]; NO needs quotes, for YAML takes it for a no")
    return tuple(_code(code.upper(), label) for code in given)


def sizes(value: Any, label: str) -> int | dict[str, int]:
    """Check numbers of employees.

    Raises:
        ConfigError: no number, or one for no place.
    """
    if isinstance(value, Mapping):
        return {codes([str(code)], label)[0]: _count(size, f"{label}: {code}") for code, size in value.items()}
    return _count(value, label)


def _code(code: str, label: str) -> str:
    if code == "UK":
        return "GB"
    country, _, rest = code.partition("-")
    state = rest.partition("-")[0]
    known = country == "EU" or country in COUNTRIES
    if known and _CODE.match(code) and (not state or country not in STATES or state in STATES[country]):
        return code
    meant = COUNTRY_SLIPS.get(code)
    hint = f"did you mean {meant!r}?" if meant else "write an ISO code such as GB, IT, US or US-CO"
    raise ConfigError(f"{label} holds {code!r}, which is no code of a country or state; {hint}")


def _count(value: Any, label: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise ConfigError(f"{label} must be a number of employees, or one for each place such as {{US: 40, US-CO: 3}}")
    return value
