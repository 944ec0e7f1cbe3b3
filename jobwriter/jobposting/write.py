"""A JobPosting from a brief and its ad: what the visible ad says, and nothing besides.

Every property that readers could check is written only when its words, or its figures, stand in the ad. What markup
alone carries (the requisition id, the country's code, the employer's website) is no claim about the job.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from jobwriter.brief import Brief
from jobwriter.brief.textchecks import MAIL
from jobwriter.generate.phrases import day, number, share_of_week
from jobwriter.jobposting import terms
from jobwriter.jobposting.said import Ad, figures, read, says
from jobwriter.jobposting.zones import end_of_day
from jobwriter.regions import state, written

_UNITS = {period: unit for unit, period in terms.PERIODS.items()}
_KINDS = {"contract": "CONTRACTOR", "internship": "INTERN", "fixed-term": "TEMPORARY", "temporary": "TEMPORARY"}
_PART_TIME = re.compile(r"\b(?:part[- ]time|job[- ]shar(?:e|ing))\b", re.IGNORECASE)
_RIGHT = re.compile(r"\b(?:right to work|sponsor\w*|work visa|authori[sz]ed to work)\b", re.IGNORECASE)
_MEASURED = {
    "leave_days": re.compile(r"\b(?:leave|paid time off|holidays?|vacation)\b", re.IGNORECASE),
    "pension_employer_pct": re.compile(r"\bpension\b|\b401\(k\)|\bretirement\b", re.IGNORECASE),
}
"""Benefits that a brief gives as a figure, and the words by which their sentence in the ad is known."""
_PHONE = re.compile(r"\+?\d[\d ()-]{6,}\d")
_DEGREES = (
    ("postgraduate degree", re.compile(r"\b(?:ph\.?d|doctorate|doctoral|master'?s|m\.?sc)\b", re.IGNORECASE)),
    ("bachelor degree", re.compile(r"\b(?:bachelor'?s|b\.?sc|degree)\b", re.IGNORECASE)),
    ("associate degree", re.compile(r"\b(?:associate'?s degree|hnd|hnc|foundation degree)\b", re.IGNORECASE)),
    ("high school", re.compile(r"\b(?:a[- ]levels?|gcses?|high school diploma)\b", re.IGNORECASE)),
)
_YEARS = re.compile(r"\b(\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)(?:\+| or more)? (years?|months?)\b")
_COUNT = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def write(brief: Brief, description_html: str, *, today: dt.date | None = None) -> dict[str, Any]:
    """Write the JobPosting of a brief.

    Args:
        brief: a brief that holds.
        description_html: the visible ad as HTML, which becomes the description.
        today: the day of publication, where the brief gives none.

    Returns:
        The object, its properties always in the same order.
    """
    values, ad = brief.values, read(description_html)
    return _full(
        {
            "@context": "https://schema.org/",
            "@type": "JobPosting",
            "title": values["title"],
            "description": description_html.strip(),
            "identifier": _identifier(values),
            "datePosted": ((values["dates"] or {}).get("posts") or today or dt.date.today()).isoformat(),
            "validThrough": _valid_through(values),
            "employmentType": _employment(values["contract"] or {}),
            "hiringOrganization": _employer(values["organisation"]),
            **_where(values["work"], ad.text),
            **_claims(brief, ad),
        }
    )


def dumps(posting: Mapping[str, Any]) -> str:
    """A posting as the content of a JSON-LD file."""
    return json.dumps(posting, ensure_ascii=False, indent=2) + "\n"


def script(posting: Mapping[str, Any]) -> str:
    """A posting as a script element for the head of an HTML page; no text in it can end the element."""
    data = dumps(posting).replace("<", "\\u003c")
    return f'<script type="application/ld+json">\n{data}</script>\n'


def _full(values: Mapping[str, Any]) -> dict[str, Any]:
    """The properties that have a value."""
    return {name: value for name, value in values.items() if value not in (None, "", [], {})}


def _one(items: Sequence[Any]) -> Any:
    """A lone item by itself, several as a list."""
    return items[0] if len(items) == 1 else list(items)


def _identifier(values: Mapping[str, Any]) -> dict[str, Any] | None:
    ref = values["ref"]
    return {"@type": "PropertyValue", "name": values["organisation"]["name"], "value": ref} if ref else None


def _employer(organisation: Mapping[str, Any]) -> dict[str, Any]:
    return _full({"@type": "Organization", "name": organisation["name"], "sameAs": organisation["url"]})


def _valid_through(values: Mapping[str, Any]) -> str | None:
    closes = (values["dates"] or {}).get("closes")
    if closes is None:
        return None
    work = values["work"] or {}
    if work.get("places"):
        country, region = work["places"][0]["country"], work["places"][0]["region"] or ""
    else:
        country, _, region = next(iter(work.get("from") or ("",))).partition("-")
    return end_of_day(closes, country, region)


def _employment(contract: Mapping[str, Any]) -> Any:
    kind = contract.get("type")
    if kind is None:
        return None
    if kind in {"contract", "internship"}:
        return _KINDS[kind]
    found = []
    time = share_of_week(contract)
    if time:
        found.append("FULL_TIME" if time == "full-time" else "PART_TIME")
    if any(_PART_TIME.search(option) for option in contract["options"] or ()):
        found.append("PART_TIME")
    if kind in _KINDS:
        found.append(_KINDS[kind])
    return _one(list(dict.fromkeys(found))) if found else None


def _where(work: Mapping[str, Any] | None, visible: str) -> dict[str, Any]:
    """Offices for work on site and hybrid work; TELECOMMUTE and where people may live for remote work alone."""
    if not work:
        return {}
    if work["mode"] == "remote":
        areas = [_area(code) for code in work["from"] or ()]
        return {"jobLocationType": "TELECOMMUTE", "applicantLocationRequirements": _one(areas) if areas else None}
    places = [_place(place, visible) for place in work["places"] or ()]
    return {"jobLocation": _one(places)} if places else {}


def _place(place: Mapping[str, Any], visible: str) -> dict[str, Any]:
    address = {
        "@type": "PostalAddress",
        "addressLocality": place["town"],
        "addressRegion": place["region"] if says(visible, place["region"] or "") else None,
        "postalCode": place["postcode"] if says(visible, place["postcode"] or "") else None,
        "addressCountry": place["country"],
    }
    return {"@type": "Place", "address": _full(address)}


def _area(code: str) -> dict[str, Any]:
    country, _, part = code.partition("-")
    if not part:
        return {"@type": "Country", "name": written(country)}
    return {"@type": "State", "name": f"{state(country, part)}, {country}"}


def _claims(brief: Brief, ad: Ad) -> dict[str, Any]:
    """What readers can check in the ad, in its own words."""
    values, visible = brief.values, ad.text
    team, dates = values["team"] or {}, values["dates"] or {}
    stack, contract = values["stack"] or {}, values["contract"] or {}
    pay = values["pay"] if isinstance(values["pay"], Mapping) else {}
    starts = dates.get("starts")
    hours = f"{number(contract['hours_per_week'])} hours a week" if contract.get("hours_per_week") else ""
    needs = [(need, words) for need in values["essential"] or () if (words := ad.saying(need["need"]))]
    clearance = values["clearance"]
    return {
        "baseSalary": _salary(values["pay"], visible),
        "incentiveCompensation": " ".join(_sentences(ad.saying(pay.get(name)) for name in ("bonus", "equity"))),
        "jobBenefits": " ".join(_benefits(values["benefits"] or {}, ad)),
        "workHours": hours if says(visible, hours) else None,
        "jobStartDate": starts.isoformat() if starts and says(visible, day(starts, values["locale"])) else None,
        "employmentUnit": {"@type": "Organization", "name": team["name"]}
        if team.get("name") and says(visible, team["name"])
        else None,
        "responsibilities": _sentences(ad.saying(duty) for duty in values["responsibilities"] or ()),
        "qualifications": [words for _, words in needs],
        "skills": [tool for tool in stack.get("daily") or () if says(visible, tool)],
        **_learnt([need for need, _ in needs]),
        "securityClearanceRequirement": clearance
        if clearance and clearance.lower() != "none" and says(visible, clearance)
        else None,
        "eligibilityToWorkRequirement": " ".join(ad.matching(_RIGHT)) if isinstance(values["visa"], Mapping) else None,
        "applicationContact": _contact((values["apply"] or {}).get("contact"), visible),
    }


def _sentences(found: Iterable[str]) -> list[str]:
    """Sentences, each once, without those that the ad does not have."""
    return list(dict.fromkeys(filter(None, found)))


def _benefits(held: Mapping[str, Any], ad: Ad) -> list[str]:
    """The sentences of the ad that give leave, pension and the rest."""
    own = []
    for name, subject in _MEASURED.items():
        if held.get(name):
            own += [words for words in ad.matching(subject) if float(held[name]) in figures(words)][:1]
    own += [ad.saying(held.get(name)) for name in ("parental_leave", "health", "learning")]
    return _sentences([*own, *(ad.saying(other) for other in held.get("other") or ())])


def _salary(pay: Any, visible: str) -> dict[str, Any] | None:
    """The range from the lowest to the highest band; nothing where the ad gives no figures."""
    if not isinstance(pay, Mapping) or not pay["bands"]:
        return None
    if any(None in (band["min"], band["max"]) for band in pay["bands"]):
        return None
    low, high = min(band["min"] for band in pay["bands"]), max(band["max"] for band in pay["bands"])
    if not {float(low), float(high)} <= figures(visible):
        return None
    amount = {"value": low} if low == high else {"minValue": low, "maxValue": high}
    return {
        "@type": "MonetaryAmount",
        "currency": pay["currency"],
        "value": {"@type": "QuantitativeValue", **amount, "unitText": _UNITS[pay["period"]]},
    }


def _learnt(needs: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The degree asked for. Where something else counts as well, only with the time that Google wants to know."""
    for need in needs:
        category = next((name for name, words in _DEGREES if words.search(need["need"])), None)
        if category is None:
            continue
        education = {"@type": "EducationalOccupationalCredential", "credentialCategory": category}
        if not need["or"]:
            return {"educationRequirements": education}
        if months := _months(need["or"]):
            return {
                "educationRequirements": education,
                "experienceRequirements": {
                    "@type": "OccupationalExperienceRequirements",
                    "monthsOfExperience": months,
                },
                "experienceInPlaceOfEducation": True,
            }
    return {}


def _months(words: str) -> int:
    """The months of experience in words such as ``four years of the same work``; 0 for none."""
    match = _YEARS.search(words.lower())
    if match is None:
        return 0
    count = int(match[1]) if match[1].isdigit() else _COUNT.index(match[1])
    return count * (12 if match[2].startswith("year") else 1)


def _contact(words: str | None, visible: str) -> dict[str, Any] | None:
    """A person to ask, as the ad names them."""
    if not words or not says(visible, words):
        return None
    mail, phone = MAIL.search(words), _PHONE.search(words)
    name = words
    for found in (mail, phone):
        name = name.replace(found[0], "") if found else name
    name = re.split(r"[,;(<:]", name)[0].strip(" -–,")
    return _full(
        {
            "@type": "ContactPoint",
            "name": name if any(char.isalpha() for char in name) else None,
            "email": mail[0] if mail else None,
            "telephone": phone[0] if phone else None,
        }
    )
