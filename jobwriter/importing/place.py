"""Where the work is done: mode, days in the office, towns, countries, travel, relocation."""

from __future__ import annotations

from collections.abc import Sequence

from jobwriter.facts import clashes
from jobwriter.facts.model import Place, WorkMode
from jobwriter.importing import figures
from jobwriter.importing.evidence import stopped
from jobwriter.importing.sheet import Sheet, fault
from jobwriter.regions import code_of

PLACES = 8
"""Places that a brief has at most."""
_FIELDS = ("location", "work_mode")
"""Fields of a record that give the place of work."""


def fill(sheet: Sheet) -> None:
    """Fill in the place and the pattern of work."""
    torn: dict[str, str] = {}
    for one, other, what in clashes.places(sheet.document, sheet.facts):
        path = "mode" if isinstance(one, WorkMode) or isinstance(other, WorkMode) else "places"
        sides = " and ".join(sheet.evidence.cite(fact, *_FIELDS) for fact in (one, other))
        torn.setdefault(path, f"the ad contradicts itself ({what}): {sides}.")
    if "mode" in torn:
        sheet.doubt("work.mode", torn["mode"])
    else:
        _mode(sheet)
    if "places" in torn:
        sheet.doubt("work.from" if sheet.values.get("work.mode") == "remote" else "work.places", torn["places"])
    else:
        _places(sheet)
    _moving(sheet)


def _mode(sheet: Sheet) -> None:
    mode = sheet.facts.work_mode
    if mode is None:
        return
    cited = sheet.evidence.cite(mode, "work_mode")
    if not mode.firm:
        sheet.doubt("work.mode", f"the ad only hints at {mode.value}: {cited}.")
        return
    sheet.fill("work.mode", mode.value, cited)
    others = [item for item in sheet.facts.modes if item.value != mode.value and item.start < 0]
    for other in others[:1]:
        sheet.notes.append(
            f"work.mode: the text says {mode.value}, the posting around it {other.value} "
            f"({sheet.evidence.cite(other, 'work_mode')})."
        )
    days = next((item.office_days for item in (mode, *sheet.facts.modes) if item.office_days is not None), None)
    stated = {item.office_days for item in sheet.facts.modes if item.office_days is not None}
    if mode.value != "hybrid" or days is None:
        return
    if len(stated) > 1:
        told = ", ".join(f"{number:g}" for number in sorted(stated))
        sheet.doubt("work.office_days_per_week", f"the ad gives several figures ({told}).")
        return
    source = next(item for item in (mode, *sheet.facts.modes) if item.office_days is not None)
    if fault("work.office_days_per_week", figures.plain(days)):
        sheet.hint("work.office_days_per_week", f"the ad says: {sheet.evidence.cite(source, 'work_mode')}.")
    else:
        sheet.fill("work.office_days_per_week", figures.plain(days), sheet.evidence.cite(source, "work_mode"))


def _places(sheet: Sheet) -> None:
    mode = sheet.values.get("work.mode")
    job = [place for place in sheet.facts.places if place.kind != "office"]
    if mode == "remote":
        _from(sheet, job)
        return
    towns = [place for place in job if place.spot is not None and place.spot.kind == "town" and place.country]
    names = {place.name for place in towns}
    towns = [place for place in towns if place.region == place.name or place.region not in names]
    rows, cites = [], []
    for place in towns[:PLACES]:
        row = {"town": place.name, **_region(sheet, place), "country": place.country}
        if not fault("work.places", [row]):
            rows.append(row)
            cites.append(sheet.evidence.cite(place, "location"))
    if rows:
        sheet.fill("work.places", rows)
        for index, cited in enumerate(cites, 1):
            sheet.comments[f"work.places[{index}]"] = cited
    wide = [place for place in job if place not in towns]
    if wide:
        cited = sheet.evidence.cite(wide[0], "location")
        if not rows:
            sheet.hint("work.places", f"the ad names no town, only {wide[0].name} ({cited}).")
        else:
            sheet.spare("work.places", ", ".join(place.name for place in wide), f"named too; {cited}")


def _region(sheet: Sheet, place: Place) -> dict[str, str]:
    """The county or state of a town, where the ad names it too."""
    region = place.region
    if not region or region == place.name or place.start < 0:
        return {}
    line = sheet.document.lower[place.start : sheet.document.lower.find("\n", place.end)]
    return {"region": region} if region.lower() in line else {}


def _from(sheet: Sheet, places: Sequence[Place]) -> None:
    """Where somebody who works remotely may live: countries, or their states where the ad names these."""
    codes: dict[str, Place] = {}
    open_ = []
    for place in places:
        kind = place.spot.kind if place.spot is not None else ""
        code = place.country if kind == "country" else None
        if kind == "region" and place.country:
            code = code_of(place.country, place.name)
        if code and not fault("work.from", [code]):
            codes.setdefault(code, place)
        elif not (kind == "town" and any(place.country == known.partition("-")[0] for known in codes)):
            open_.append(place)
    narrow = {code.partition("-")[0] for code in codes if "-" in code}
    codes = {code: place for code, place in codes.items() if "-" in code or code not in narrow}
    cites: dict[str, str] = {}
    for place in (*codes.values(), *open_):
        cites.setdefault(sheet.evidence.line(place.start), sheet.evidence.cite(place, "location"))
    cited = "; ".join(cites.values())
    if codes and not open_ and not fault("work.from", list(codes)):
        sheet.fill("work.from", list(codes), cited)
    elif places:
        names = ", ".join(dict.fromkeys(place.name for place in places))
        sheet.hint("work.from", f"the ad names {names} ({cited}).")


def _moving(sheet: Sheet) -> None:
    facts = sheet.facts
    if facts.travel is not None:
        sheet.fill("work.travel", stopped(facts.travel.text), sheet.evidence.cite(facts.travel))
    if facts.relocation is not None:
        cited = sheet.evidence.cite(facts.relocation)
        sheet.fill("work.relocation.offered", facts.relocation.offered == "yes", cited)
