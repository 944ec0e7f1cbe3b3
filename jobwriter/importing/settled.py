"""What the house of a brief has settled: it fills what the ad leaves out, without being written into the brief."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePath
from typing import Any

from jobwriter.brief.house import INSIDE, House
from jobwriter.importing.sheet import Sheet


def fill(sheet: Sheet, house: House) -> dict[str, str]:
    """What the house says where the ad says nothing, as a remark for each field; words of the ad against a lock go.

    The brief does not repeat these values: it takes them from the house whenever it is read, as they are then.

    Args:
        sheet: the brief in the making, with all that the ad gives.
        house: what is settled.
    """
    source = PurePath(house.source).name or "the configuration"
    own, name = str(sheet.values.get("organisation.name") or ""), str(house.values.get("name") or "")
    if own and name and not _same(own, name):
        sheet.notes.append(f"organisation.name: the ad says {own}, {source} says {name}; is it the same employer?")
    found: dict[str, str] = {}
    for block, path, value in _leaves(house):
        if path not in sheet.values:
            found[path] = f"settled in {source}: {_shown(value)}"
        elif block in house.locked and sheet.values[path] != value:
            said, place = sheet.values.pop(path), sheet.comments.pop(path, "")
            sheet.spare(path, _shown(said), f"{place}; {source} settles it otherwise and locks it".removeprefix("; "))
            found[path] = f"settled in {source}: {_shown(value)}"
    return found


def _leaves(house: House) -> Iterator[tuple[str, str, Any]]:
    """Each block of the house with the path and value of each field in it."""
    for name, block in house.values.items():
        path = f"organisation.{name}" if name in INSIDE else name
        if isinstance(block, Mapping):
            yield from ((name, f"{path}.{inner}", value) for inner, value in block.items() if value is not None)
        else:
            yield name, path, block


def _same(one: str, other: str) -> bool:
    one, other = one.casefold(), other.casefold()
    return one in other or other in one


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(map(_shown, value))
    return {True: "yes", False: "no"}.get(value, str(value)) if isinstance(value, bool) else str(value)
