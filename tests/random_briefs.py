"""Briefs at random, valid by construction: what a careful person could have filled in, in any combination of fields.

Words come from lists of plain sentences, since a brief full of clichés is valid and yet gives an ad that deserves its
findings; figures, places, dates, levels, terms, patterns and which fields are there at all are drawn freely.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from hypothesis import strategies as st

from jobwriter.brief import UNDECIDED, scaffold
from jobwriter.brief.fields import Group
from jobwriter.brief.jurisdictions import jurisdictions
from jobwriter.brief.roles import ROLES
from jobwriter.brief.schema import schema

TODAY = dt.date(2026, 12, 1)
TOWNS = {
    "GB": ("Leeds", "Manchester", "London", "Bristol", "Edinburgh", "Cardiff", "Belfast", "Glasgow", "Birmingham"),
    "IE": ("Dublin", "Cork", "Galway"),
    "DE": ("Berlin", "Munich", "Hamburg"),
    "NL": ("Amsterdam", "Rotterdam"),
    "SE": ("Stockholm", "Gothenburg"),
    "US": ("Denver CO", "Austin TX", "Seattle WA", "Chicago IL", "Boston MA"),
    "CA": ("Toronto ON", "Vancouver BC"),
}
CURRENCIES = {"GB": "GBP", "IE": "EUR", "DE": "EUR", "NL": "EUR", "SE": "SEK", "US": "USD", "CA": "CAD"}
_YEARLY = {"GBP": 50_000, "EUR": 60_000, "SEK": 600_000, "USD": 120_000, "CAD": 100_000}
_PARTS = {"year": 1, "month": 12, "day": 220, "hour": 1_800}
LEVELS = {
    "ml-lead": ("lead", "principal"),
    "ml-manager": ("manager",),
    "graduate": ("graduate",),
    "intern": ("graduate",),
}
PROBLEMS = (
    "predict which pumps are about to fail, so that engineers come before the water stops",
    "find out which parcels will be late, so that people are told the day before",
    "cut the time that families wait for a decision on their claim from nine days to two",
    "stop false alarms in 40 hospital wards without missing a real one",
    "tell 3,000 farmers which fields need water tomorrow",
)
NEEDS = (
    "You have worked with users to decide what to build.",
    "You have found out why a system was slow, and mended it.",
    "You can explain what a figure shows and what it does not.",
)
WISHES = (
    "You have worked with sensor data.",
    "You have used Airflow.",
    "You have looked after a service with users.",
    "You know how a depot or a warehouse runs.",
    "You have written for people outside your field.",
)
ABOUT = (
    "We run 180 commuter trains in the north of the country.",
    "We insure 240,000 homes. We are owned by the people whom we insure.",
    "We deliver vegetables to 60,000 kitchens a week.",
)
EMPLOYERS = ("Northgate Rail", "Brackwater Insurance", "Pell & Sons", "Wexcombe Trust", "Harrow Water", "Ostler Labs")
PEOPLE = ("Sam Okoro", "Noor Baptiste", "Gwen Adeyemi", "Jo Lindqvist")
STAGES = (
    {"what": "call with the manager", "minutes": 30},
    {"what": "paired exercise", "minutes": 90},
    {"what": "talk with two colleagues", "minutes": 45},
    {"what": "task at home", "minutes": 80, "paid": True},
    "An afternoon with the team.",
)
OUTCOMES = (
    ("One change to the model is live.", "The model misses fewer than one failure in five."),
    ("You have released your first fix.", "Users wait half as long as today."),
    ("Ship one change to production.", "Cut the cost of a run by 30%."),
)


@st.composite
def briefs(
    draw: st.DrawFn, role: str | None = None, locale: str | None = None, *, open_facts: bool = False
) -> dict[str, Any]:
    """A brief as plain values.

    Args:
        draw: given by hypothesis.
        role: one of the roles; any without it.
        locale: one of the locales; any without it.
        open_facts: whether fields that may be undecided sometimes are, and pay sometimes is withheld.
    """
    role = role or draw(st.sampled_from(sorted(ROLES)))
    locale = locale or draw(st.sampled_from(["en-GB", "en-US"]))
    country = draw(st.sampled_from(["GB"] if role == "public-sector-uk" else sorted(TOWNS)))
    levels = draw(_levels(role))
    example = scaffold.example(role, locale)
    work = draw(_work(country))
    values: dict[str, Any] = {
        "version": 1,
        "role": role,
        "locale": locale,
        "title": example["title"].removeprefix("Senior "),
        "level": levels[0] if len(levels) == 1 else levels,
        "organisation": {
            "name": draw(st.sampled_from(EMPLOYERS)),
            "url": "https://acme.example",
            "about": draw(st.sampled_from(ABOUT)),
        },
        "team": {
            "size": draw(st.integers(1, 14)),
            "reports_to": draw(st.sampled_from(["Head of Data", "Director of Operations", "Lead Engineer"])),
            **draw(
                _some({"name": st.just("Fleet Data"), "works_with": _few(("planners", "data engineers", "nurses"))})
            ),
        },
        "problem": draw(st.sampled_from((*PROBLEMS, example["problem"]))),
        "responsibilities": draw(st.permutations(example["responsibilities"])),
        "outcomes": dict(zip(("month_3", "month_12"), draw(st.sampled_from(OUTCOMES)), strict=True)),
        "essential": draw(_essential(example)),
        **draw(_some({"desirable": _several(WISHES, 1, 4), "ref": st.just("REQ-17")})),
        "pay": draw(_pay(country, levels, work)),
        "contract": draw(_contract(role, country)),
        "work": work,
        "benefits": draw(_benefits(country)),
        "visa": {"sponsorship": draw(st.booleans())},
        "process": draw(_process()),
        **draw(_route()),
        "dates": draw(_dates()),
    }
    values |= draw(_own(role, example))
    if "CA-ON" in jurisdictions(values | {"work": {"places": (), "from": (), **work}}):
        values["vacancy"] = draw(st.sampled_from(["existing", "future"]))
    return draw(_opened(values)) if open_facts else values


def _some(fields: dict[str, st.SearchStrategy[Any]]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=fields)


def _several(pool: tuple[Any, ...], least: int, most: int) -> st.SearchStrategy[list[Any]]:
    size = st.integers(least, min(most, len(pool)))
    return st.tuples(st.permutations(pool), size).map(lambda drawn: list(drawn[0][: drawn[1]]))


def _few(pool: tuple[str, ...]) -> st.SearchStrategy[list[str]]:
    return _several(pool, 1, len(pool))


@st.composite
def _levels(draw: st.DrawFn, role: str) -> list[str]:
    if role in LEVELS:
        return [draw(st.sampled_from(LEVELS[role]))] if role != "ml-lead" else ["lead"]
    if draw(st.integers(0, 3)) == 0:
        return draw(st.sampled_from([["mid", "senior"], ["junior", "mid"], ["senior", "principal"]]))
    return [draw(st.sampled_from(["junior", "mid", "senior"]))]


@st.composite
def _work(draw: st.DrawFn, country: str) -> dict[str, Any]:
    mode = draw(st.sampled_from(["onsite", "hybrid", "remote"]))
    extra = draw(
        _some(
            {
                "core_hours": st.just("10:00 to 15:00"),
                "travel": st.sampled_from(["to Bristol one day a month", "to customers two days a month"]),
                "relocation": st.sampled_from([{"offered": False}, {"offered": True}]),
            }
        )
    )
    if mode == "remote":
        regions = (
            [country] if country not in {"US", "CA"} else [f"{country}-{draw(st.sampled_from(TOWNS[country]))[-2:]}"]
        )
        return {"mode": mode, "from": regions, **extra}
    places = []
    for town in draw(_several(TOWNS[country], 1, 3)):
        name, _, region = town.partition(" ")
        places.append({"town": name, "country": country, "region": region or None})
    days = {"office_days_per_week": draw(st.sampled_from([0.5, 1, 2, 2.5, 3, 4]))} if mode == "hybrid" else {}
    return {"mode": mode, **days, "places": places, **extra}


@st.composite
def _band(draw: st.DrawFn, currency: str, period: str, step: int = 0) -> dict[str, int]:
    middle = _YEARLY[currency] * draw(st.integers(80, 130)) // 100 / _PARTS[period] * (1 + 0.25 * step)
    unit = 500 if period == "year" else 50 if period == "month" else 5 if period == "day" else 1
    low = max(unit, int(middle // unit * unit))
    return {"min": low, "max": int(low * (1 + draw(st.integers(0, 25)) / 100) // unit * unit) or low}


@st.composite
def _pay(draw: st.DrawFn, country: str, levels: list[str], work: dict[str, Any]) -> dict[str, Any]:
    currency = CURRENCIES[country]
    period = draw(st.sampled_from(["year", "year", "year", "month", "day", "hour"]))
    extra = draw(_some({"set_by": st.just("our level guide"), "bonus": st.just("up to 10% of pay")}))
    places = [place["town"] for place in work.get("places", ())]
    if len(levels) > 1:
        bands: list[dict[str, Any]] = [
            {"level": level, **draw(_band(currency, period, step))} for step, level in enumerate(levels)
        ]
    elif len(places) > 1 and draw(st.booleans()):
        bands = [{"place": place, **draw(_band(currency, period))} for place in places]
    else:
        return {**draw(_band(currency, period)), "currency": currency, "period": period, **extra}
    return {"bands": bands, "currency": currency, "period": period, **extra}


@st.composite
def _contract(draw: st.DrawFn, role: str, country: str) -> dict[str, Any]:
    kinds = ["internship"] if role == "intern" else ["permanent", "fixed-term", "contract", "temporary"]
    kind = draw(st.sampled_from(kinds))
    hours = draw(st.sampled_from([20, 30, 35, 37.5, 40]))
    terms: dict[str, Any] = {"type": kind, "hours_per_week": hours}
    if kind != "permanent":
        terms["months"] = draw(st.integers(2, 24))
    if kind == "contract" and country == "GB":
        terms["ir35"] = draw(st.sampled_from(["inside", "outside"]))
    return {**terms, **draw(_some({"options": _few(("part-time", "job share"))}))}


@st.composite
def _benefits(draw: st.DrawFn, country: str) -> dict[str, Any]:
    return {
        "leave_days": draw(st.integers(20, 35)),
        **draw(
            _some(
                {
                    "bank_holidays": st.sampled_from(["extra", "included"]),
                    "pension_employer_pct": st.sampled_from([3, 5, 8, 10.5]),
                    "parental_leave": st.just("20 weeks at full pay"),
                    "health": st.just("you and your family, paid by us"),
                    "learning": st.just("5 days a year"),
                    "other": st.just(["A laptop that is yours to keep after 3 years."]),
                }
            )
        ),
    }


@st.composite
def _essential(draw: st.DrawFn, example: dict[str, Any]) -> list[Any]:
    needs: list[Any] = []
    own = tuple(item["need"] if isinstance(item, dict) else item for item in example["essential"])
    for need in draw(_several((*own, *NEEDS), 3, 6)):
        tests = draw(st.sampled_from([None, "cv", "task", "interview", ["cv", "interview"]]))
        needs.append({"need": need, "tested_in": tests} if tests else need)
    return needs


@st.composite
def _process(draw: st.DrawFn) -> dict[str, Any]:
    return {
        "stages": draw(_several(STAGES, 1, 4)),
        "reply_within_days": draw(st.integers(1, 20)),
        **draw(_some({"ai_use": st.just("welcome in the task, not in the call"), "ai_screening": st.booleans()})),
    }


@st.composite
def _route(draw: st.DrawFn) -> dict[str, Any]:
    person = draw(st.sampled_from(PEOPLE))
    contact = f"{person}, {person.split()[0].lower()}@acme.example"
    door = draw(st.sampled_from([{"url": "https://acme.example/jobs/17"}, {"email": "jobs@acme.example"}]))
    other = f"{draw(st.sampled_from(PEOPLE))}, people@acme.example"
    arranged = {"contact": draw(st.sampled_from([contact, other])), **draw(_some({"offer": st.just("extra time")}))}
    return {"apply": {**door, "contact": contact}, "adjustments": arranged}


@st.composite
def _dates(draw: st.DrawFn) -> dict[str, Any]:
    posts = TODAY - dt.timedelta(draw(st.integers(0, 10)))
    closes = TODAY + dt.timedelta(draw(st.integers(10, 40)))
    starts = {"starts": closes + dt.timedelta(draw(st.integers(20, 90)))} if draw(st.booleans()) else {}
    return {"posts": posts, "closes": closes, **starts}


@st.composite
def _own(draw: st.DrawFn, role: str, example: dict[str, Any]) -> dict[str, Any]:
    """The fields that the role demands, from its example; what it does not demand is there or not."""
    demands = set(ROLES[role].demands)
    values: dict[str, Any] = {}
    for name in (*_CONTENT, *_groups(role)):
        if name in example and (name in demands or draw(st.booleans())):
            values[name] = draw(_thinned(name, example[name]))
    return values


_CONTENT = ("data", "metric", "deployment", "on_call", "time", "stack")


def _groups(role: str) -> list[str]:
    return [name for name, field in schema().fields.items() if field.roles and role in field.roles]


@st.composite
def _thinned(draw: st.DrawFn, name: str, value: Any) -> Any:
    """A group of the example without some of the fields that may be left out."""
    group = schema().fields[name].kind
    if not isinstance(value, dict) or not isinstance(group, Group):
        return value
    return {inner: item for inner, item in value.items() if group.fields[inner].required or draw(st.integers(0, 3))}


@st.composite
def _opened(draw: st.DrawFn, values: dict[str, Any]) -> dict[str, Any]:
    if draw(st.booleans()):
        values["pay"] = draw(
            st.sampled_from([UNDECIDED, {"withheld_reason": "the bands are being agreed with the union until March"}])
        )
    for name, field in schema().fields.items():
        if field.open and name != "pay" and name in values and draw(st.integers(0, 3)) == 0:
            values[name] = UNDECIDED
    return values
