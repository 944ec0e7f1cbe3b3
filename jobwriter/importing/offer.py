"""What the employer pays, and on which terms."""

from __future__ import annotations

from jobwriter.brief.choices import LEVELS
from jobwriter.engine import Ad
from jobwriter.facts import clashes
from jobwriter.facts.model import Band, Contract, EmploymentType, Hours, Pay
from jobwriter.functions.consistency import pay_conflict
from jobwriter.importing import figures
from jobwriter.importing.sheet import Sheet

_TERMS = {Contract: "contract.type", EmploymentType: "contract.options", Hours: "contract.hours_per_week"}
"""The field of a kind of fact in which the ad may contradict itself."""


def fill(sheet: Sheet) -> None:
    """Fill in pay and contract."""
    _pay(sheet)
    _contract(sheet)


def _pay(sheet: Sheet) -> None:
    facts = sheet.facts
    for guess in facts.pays:
        if guess.estimated:
            cited = sheet.evidence.cite(guess, "pay", "pay_min")
            sheet.doubt("pay", f"the board guesses a figure, which is not the employer's word: {cited}.")
            break
    conflict = next(pay_conflict(Ad(sheet.document, facts, sheet.today), {}), None)
    if conflict is not None and conflict.start is not None and conflict.end is not None:
        sides = [sheet.evidence.span(conflict.start, conflict.end)]
        sides += [sheet.evidence.span(other.start, other.end) for other in conflict.related]
        sheet.doubt("pay", f"the ad gives two figures that do not agree: {' and '.join(sides)}.")
        return
    pay = facts.pay
    if pay is None or pay.estimated:
        return
    cited = sheet.evidence.cite(pay, "pay", "pay_min")
    if pay.basis == "ote" or pay.total:
        what = "on-target earnings" if pay.basis == "ote" else "total compensation"
        sheet.doubt("pay", f"the figure is {what}, not the salary: {cited}.")
        return
    if pay.currency is None:
        sheet.doubt("pay", f"the figure has no currency: {cited}.")
        return
    said = f"; {' and '.join(pay.inferred)} as a reader would understand it" if pay.inferred else ""
    if not _bands(sheet, pay, cited):
        low, high = pay.min, pay.max
        if low is None and high is None:
            return
        if low is not None and high is not None and high < low:
            sheet.doubt("pay", f"the figures cannot be a range: {cited}.")
            return
        if not pay.open_end:
            low, high = (high if low is None else low), (low if high is None else high)
        for name, end in (("min", low), ("max", high)):
            if end is None:
                sheet.hint(f"pay.{name}", f"the ad gives only the other end: {cited}.")
            else:
                sheet.fill(f"pay.{name}", figures.plain(end))
    sheet.fill("pay.currency", pay.currency)
    if pay.period:
        sheet.fill("pay.period", pay.period)
    if pay.basis in {"full-time", "pro-rata"}:
        sheet.fill("pay.basis", _basis(sheet, pay))
    sheet.comments["pay"] = cited + said
    if pay.inferred:
        sheet.notes.append(f"pay: {' and '.join(pay.inferred)} not written in the ad, but understood: {cited}.")


def _basis(sheet: Sheet, pay: Pay) -> str:
    """Whose hours the figure is for: "£40,000 pro rata" is for full-time hours, "£28,000 for 28 hours" is not."""
    after = sheet.document.lower[pay.end : pay.end + 60]
    return "own-hours" if pay.basis == "pro-rata" and "pro rata" not in after.replace("-", " ") else "full-time"


def _bands(sheet: Sheet, pay: Pay, cited: str) -> bool:
    """Fill in one range for each level or place, where every label is a level of the job or a town of it."""
    if len(pay.bands) < 2:
        return False
    rows = [row for band in pay.bands if (row := _band(sheet, band)) is not None]
    complete = len(rows) == len(pay.bands)
    distinct = len({(row.get("level"), row.get("place")) for row in rows}) == len(rows)
    if complete and distinct and sheet.fill("pay.bands", rows, cited):
        levels = [row["level"] for row in rows if "level" in row]
        if levels:
            sheet.fill("level", list(dict.fromkeys(levels)), cited)
        return True
    for band in pay.bands:
        text = f"{band.label}: {_amount(band.min)} to {_amount(band.max)}"
        sheet.spare("pay", text, sheet.evidence.line(band.start) if band.start >= 0 else cited)
    sheet.notes.append("pay: the ad gives a range for each level or place; min and max span them all.")
    return False


def _band(sheet: Sheet, band: Band) -> dict[str, object] | None:
    if band.min is None or band.max is None or band.max < band.min:
        return None
    label = band.label.strip().lower()
    level = next((name for name in LEVELS if name in label.split()), None)
    row: dict[str, object] = {"min": figures.plain(band.min), "max": figures.plain(band.max)}
    if level:
        return {"level": level, **row}
    towns = [place["town"] for place in sheet.values.get("work.places", ())]
    town = next((name for name in towns if name.lower() in label), None)
    return {"place": town, **row} if town else None


def _amount(value: float | None) -> str:
    return "?" if value is None else f"{value:,.0f}"


def _contract(sheet: Sheet) -> None:
    facts = sheet.facts
    torn: set[str] = set()
    for one, other, what in clashes.terms(sheet.document, facts):
        path = _TERMS.get(type(one))
        if path is not None:
            sides = " and ".join(sheet.evidence.cite(fact) for fact in (one, other) if fact is not None)
            sheet.doubt(path, f"the ad contradicts itself ({what}): {sides}.")
            torn.add(path)
    contract = facts.contract
    if contract is not None and "contract.type" not in torn:
        cited = sheet.evidence.cite(contract, "contract")
        if contract.option:
            sheet.doubt("contract.type", f"one of several on offer: {cited}.")
        else:
            sheet.fill("contract.type", contract.value, cited)
            if contract.months and contract.value != "permanent":
                sheet.fill("contract.months", figures.plain(contract.months), cited)
    if facts.hours is not None and "contract.hours_per_week" not in torn:
        cited = sheet.evidence.cite(facts.hours, "hours")
        sheet.fill("contract.hours_per_week", figures.plain(facts.hours.per_week), cited)
    _patterns(sheet)


def _patterns(sheet: Sheet) -> None:
    """Full- or part-time: an option of the contract, or what the hours must agree with."""
    facts = sheet.facts
    if any(item.value == "part-time" and item.option for item in facts.employment_types):
        item = next(item for item in facts.employment_types if item.value == "part-time" and item.option)
        sheet.fill("contract.options", ["part-time"], sheet.evidence.cite(item, "employment_type"))
    kind = facts.employment_type
    if kind is not None and not kind.option and facts.hours is None:
        sheet.fill("contract.time", kind.value, sheet.evidence.cite(kind, "employment_type"))
