"""What only several fields of a brief together can break, and what is allowed but will be held against the ad.

A field that could not be read has had its own message: nothing is said here that follows from it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from jobwriter import law
from jobwriter.brief.choices import ENDING, RUNS, WHERE
from jobwriter.brief.fields import UNDECIDED
from jobwriter.brief.jurisdictions import jurisdictions
from jobwriter.brief.problem import Problem
from jobwriter.yamlfile import Mapped

_WIDE = 30
"""Percent of the middle from which a range is wide."""
_ALIEN = {
    "office_days_per_week": "'work.office_days_per_week' goes with hybrid work; take it out, or write 'mode: hybrid'",
    "from": "'work.from' goes with remote work, not with {mode}; write 'places', or 'mode: remote'",
}
"""What to do about a field that does not go with the mode of work."""
_LACKING = {
    "office_days_per_week": "how many days a week in the office",
    "places": "the town and the country of the office",
    "from": "the countries in which the person may live, such as [GB]",
}
"""What a field says that the mode of work needs."""
_IN_PLACE_OF = {"places": ("from",), "from": ("office_days_per_week", "places")}
"""What tells, where it stands, that the mode may be the slip: the field is then not missed too."""


def problems(raw: Mapped, values: Mapping[str, Any], *, partial: bool) -> Iterator[Problem]:
    """What fields contradict each other.

    Args:
        raw: the brief with its places.
        values: what was read from it.
        partial: whether required fields may be missing.
    """
    yield from _pay(raw, values, partial)
    yield from _work(raw, values, partial)
    yield from _contract(raw, values, partial)
    yield from _dates(raw, values)
    yield from _title(raw, values)
    if not partial and not _written(raw, "vacancy") and _asks_for_vacancy(values):
        yield _at(raw, "vacancy", "'vacancy' is missing: the law there asks whether the ad is for an existing vacancy")
    apply = values["apply"]
    if isinstance(apply, dict) and not partial and not _written(raw["apply"], "url", "email"):
        yield _at(raw, "apply", "'apply' needs 'url' (the form) or 'email' (where to send the application)")


def notices(raw: Mapped, values: Mapping[str, Any]) -> Iterator[Problem]:
    """What will cost the ad readers."""
    pay = values["pay"]
    if pay == UNDECIDED or (isinstance(pay, dict) and pay["withheld_reason"]):
        yield _at(
            raw, "pay", "the ad has no pay: half of all readers will not apply, and in some places the law asks for it"
        )
    if isinstance(pay, dict):
        for band in pay["bands"] or ():
            if None in (band["min"], band["max"]):
                continue
            width = 200 * (band["max"] - band["min"]) / (band["max"] + band["min"])
            if width > _WIDE:
                label = " ".join(filter(None, (band["level"], band["place"])))
                which = f" for {label}" if label else ""
                yield _at(
                    raw, "pay", f"the range{which} is {width:.0f} % of its middle wide; split it by level or place"
                )


def _pay(raw: Mapped, values: Mapping[str, Any], partial: bool) -> Iterator[Problem]:
    pay = values["pay"]
    if not isinstance(pay, dict):
        return
    group = raw["pay"]
    ways = {"min and max": ("min", "max"), "bands": ("bands",), "withheld_reason": ("withheld_reason",)}
    given = [way for way, names in ways.items() if _written(group, *names)]
    if len(given) > 1:
        yield _at(group, None, f"'pay' has {' and '.join(given)}; keep one of them")
        return
    if not given:
        if not partial:
            yield _at(group, None, "'pay' needs 'min' and 'max', or 'bands', or 'withheld_reason', or: not decided")
        return
    if given == ["min and max"] and not partial and not (_written(group, "min") and _written(group, "max")):
        lacking = "max" if _written(group, "min") else "min"
        yield _at(group, None, f"'pay.{lacking}' is missing; write the same figure twice if there is no range")
    if given != ["withheld_reason"] and not _written(group, "currency"):
        yield _at(group, None, "'pay.currency' is missing; write 'currency: GBP' below 'pay', or EUR, USD ...")
    bands = pay["bands"] or [pay]
    for index, band in enumerate(bands, 1):
        if None not in (band["min"], band["max"]) and band["max"] < band["min"]:
            path = f"pay.bands[{index}]" if pay["bands"] else "pay"
            place = group["bands"][index - 1] if pay["bands"] else group
            yield _at(
                place, "max", f"'{path}.max' ({band['max']:.12g}) is below '{path}.min' ({band['min']:.12g}); swap them"
            )
    yield from _bands(group, pay, values)


def _bands(group: Mapped, pay: Mapping[str, Any], values: Mapping[str, Any]) -> Iterator[Problem]:
    levels, work, bands = values["level"] or (), values["work"] or {}, pay["bands"]
    if not bands:
        if len(levels) > 1 and pay["min"] is not None:
            yield _at(
                group,
                None,
                f"several levels ({', '.join(levels)}) need a range each: write 'bands' in place of 'min' and 'max'",
            )
        return
    towns = {place["town"] for place in work.get("places") or ()} | set(work.get("from") or ())
    seen: set[tuple[Any, Any]] = set()
    for index, band in enumerate(bands, 1):
        at = group["bands"][index - 1]
        key = (band["level"], band["place"])
        if key == (None, None):
            yield _at(at, None, f"'pay.bands[{index}]' needs 'level' or 'place', so that readers know whose it is")
        elif key in seen:
            yield _at(at, None, f"'pay.bands[{index}]' is for the same level and place as an earlier one")
        seen.add(key)
        if band["level"] and levels and band["level"] not in levels:
            yield _at(
                at,
                "level",
                f"'pay.bands[{index}].level' is {band['level']}, and 'level' has {', '.join(levels)}; make them agree",
            )
        if band["place"] and towns and band["place"] not in towns:
            yield _at(
                at,
                "place",
                f"'pay.bands[{index}].place' is {band['place']!r}, and 'work' has {', '.join(sorted(towns))}; "
                "make them agree",
            )
    named = {band["level"] for band in bands if band["level"]}
    missing = [level for level in levels if named and named <= set(levels) and level not in named]
    if missing:
        yield _at(group, "bands", f"'pay.bands' has no range for the level {', '.join(missing)}")


def _work(raw: Mapped, values: Mapping[str, Any], partial: bool) -> Iterator[Problem]:
    work = values["work"]
    if not work:
        return
    group, mode = raw["work"], work["mode"]
    if mode is None:
        return
    own = WHERE[mode]
    alien = [name for name in _LACKING if name not in own and _written(group, name)]
    if mode == "remote" and alien:
        both = " and ".join(f"'{name}'" for name in alien)
        yield _at(
            group, "mode", f"remote work has no office: take out {both} and write 'from: [GB]', or write 'mode: hybrid'"
        )
    else:
        for name in alien:
            yield _at(group, name, _ALIEN[name].format(mode=mode))
    for name in own:
        if not (partial or _written(group, name) or any(other in alien for other in _IN_PLACE_OF.get(name, ()))):
            yield _at(group, "mode", f"{mode} work needs 'work.{name}': {_LACKING[name]}")


def _contract(raw: Mapped, values: Mapping[str, Any], partial: bool) -> Iterator[Problem]:
    contract = values["contract"]
    if not contract:
        return
    group, kind = raw["contract"], contract["type"]
    if kind == "permanent" and contract["months"] is not None:
        yield _at(
            group, "months", "a permanent contract has no 'contract.months'; take it out, or write 'type: fixed-term'"
        )
    if kind in ENDING and not _written(group, "months") and not partial:
        yield _at(
            group, "type", f"a contract of the type {kind} needs 'contract.months': how many, such as 'months: 12'"
        )
    if not partial and not _written(group, "hours_per_week", "time"):
        yield _at(group, None, "'contract.hours_per_week' is missing: how many hours a week; or 'time: full-time'")
    if kind not in {None, "contract"} and contract["ir35"] is not None:
        yield _at(group, "ir35", "'contract.ir35' is for contractors; take it out, or write 'type: contract'")


def _dates(raw: Mapped, values: Mapping[str, Any]) -> Iterator[Problem]:
    dates = values["dates"]
    if not dates:
        return
    group, posts, closes, starts = raw["dates"], dates["posts"], dates["closes"], dates["starts"]
    if posts and closes and closes < posts:
        yield _at(group, "closes", f"'dates.closes' ({closes}) is before 'dates.posts' ({posts}); swap or correct them")
    if closes and starts and starts <= closes:
        yield _at(
            group,
            "starts",
            f"'dates.starts' ({starts}) is not after 'dates.closes' ({closes}); nobody could start then",
        )
    for board, days in RUNS.items():
        if posts and closes and board in (values["targets"] or ()) and (closes - posts).days > days:
            yield _at(
                group, "closes", f"{board} shows an ad for {days} days; this one runs for {(closes - posts).days}"
            )


def _title(raw: Mapped, values: Mapping[str, Any]) -> Iterator[Problem]:
    title, levels = values["title"], values["level"] or ()
    if not title:
        return
    words = set(title.lower().split())
    said = {level for level in ("graduate", "junior", "senior", "lead", "principal") if level in words}
    if said and len(levels) > 1:
        yield _at(
            raw,
            "title",
            f"the ad is for several levels ({', '.join(levels)}); take {', '.join(sorted(said))!r} out of 'title'",
        )
    elif said and levels and not said & set(levels):
        yield _at(
            raw, "title", f"'title' says {', '.join(sorted(said))}, 'level' says {', '.join(levels)}; make them agree"
        )


def _asks_for_vacancy(values: Mapping[str, Any]) -> bool:
    return any(
        law.within(code, place.code) for code in jurisdictions(values) for place in law.laws("vacancy-statement")
    )


def _written(group: Mapped, *names: str) -> bool:
    """Whether one of these fields stands in the brief, right or wrong."""
    return any(group.get(name) is not None for name in names)


def _at(group: Mapped, key: str | None, message: str) -> Problem:
    at = group.places.get(key, group.place) if key else group.place
    return Problem(group.file, at, message)
