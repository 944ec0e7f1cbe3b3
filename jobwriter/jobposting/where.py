"""Where the work is: places, and remote work."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator

from jobwriter import countries
from jobwriter.jobposting import terms
from jobwriter.jobposting.node import Node
from jobwriter.jobposting.problem import COUNTRIES, GOOGLE, GOOGLE_CONTENT, Problem, error, warning

_PLACE = '{"@type": "Place", "address": {"@type": "PostalAddress", "addressLocality": "Leeds", "addressCountry": "GB"}}'
_AREA = '"applicantLocationRequirements": {"@type": "Country", "name": "United Kingdom"}'
REMOTE = re.compile(
    r"\b(?:remote(?:ly)?|anywhere|home|work from home|wfh|worldwide|telecommute|virtual)\b", re.IGNORECASE
)
"""Words that stand where a town is due, and are none."""
_SEVERAL = re.compile(r"\s(?:or|and|&)\s|\s?[/|;]\s?", re.IGNORECASE)
_STATUS = re.compile(
    r"\b(?:citizens?(?:hip)?|visas?|work permits?|green card|right to work|authori[sz](?:ed|ation)|nationals?)\b",
    re.IGNORECASE,
)
_WIDE = frozenset(
    (
        "worldwide", "world", "global", "globally", "anywhere", "europe", "eu", "european union", "emea", "apac",
        "latam", "americas", "north america", "asia", "africa", "remote",
    )
)  # fmt: skip


def check(posting: Node) -> Iterator[Problem]:
    """What is wrong with the places of a posting."""
    remote = yield from _kind(posting)
    location = posting.at("jobLocation")
    countries: list[str] = []
    for place in location.items() if location else ():
        yield from _place(place, countries)
    area = posting.at("applicantLocationRequirements")
    for item in area.items() if area else ():
        yield from _area(item)
    if location is None and not remote:
        yield error(
            "missing",
            "jobLocation",
            "the posting has no jobLocation, which is required unless the job is fully remote",
            f'"jobLocation": {_PLACE}',
        )
    if remote and area is None and not countries:
        yield error(
            "telecommute-no-country",
            "applicantLocationRequirements",
            "nothing says in which country people may work from home",
            _AREA,
        )
    if area is not None and not remote and posting.at("jobLocationType") is None:
        yield warning(
            "area-without-telecommute",
            area.path,
            "applicantLocationRequirements goes with fully remote work, and the posting is not marked as such",
            '"jobLocationType": "TELECOMMUTE" if the job is fully remote, else take it out',
        )


def _kind(posting: Node) -> Generator[Problem, None, bool]:
    """Check jobLocationType; the generator returns whether the job is marked as fully remote."""
    node = posting.at("jobLocationType")
    if node is None:
        return False
    if isinstance(node.value, list) and len(node.value) == 1:
        node = next(iter(node.items()))
    if node.value == "TELECOMMUTE":
        return True
    meant = terms.letters(node.text)
    away = any(word in meant for word in ("remote", "telecommut", "home", "virtual", "anywhere"))
    part = any(word in meant for word in ("hybrid", "partial", "partly", "some", "flex", "occasional"))
    if away and not part:
        write = '"TELECOMMUTE", the only value there is'
    elif part:
        write = "take jobLocationType out: hybrid work has jobLocation alone, and the ad says how many days are where"
    else:
        write = (
            "take jobLocationType out: TELECOMMUTE is its only value, for fully remote work; the place is jobLocation"
        )
    yield error("location-type", node.path, f"jobLocationType is {node.shown()}", write)
    return away and not part


def _place(place: Node, countries: list[str]) -> Iterator[Problem]:
    if not place.is_object:
        yield error("place-not-object", place.path, f"the place is {place.shown()}", _PLACE)
        return
    address = place.at("address")
    if address is None:
        if "PostalAddress" in place.types or place.at("addressLocality") or place.at("addressCountry"):
            yield error("no-address", place.path, "the address is not inside a Place", f"one level more: {_PLACE}")
            address = place
        else:
            yield error("no-address", place.path, "the place has no address", _PLACE)
            return
    for one in address.items():
        yield from _address(one, countries)


def _address(address: Node, countries: list[str]) -> Iterator[Problem]:
    if not address.is_object:
        yield error(
            "address-not-object",
            address.path,
            f"the address is {address.shown()}, one text",
            '{"@type": "PostalAddress", "addressLocality": "Leeds", "addressRegion": "West Yorkshire", '
            '"postalCode": "LS1 4AP", "addressCountry": "GB"}',
        )
        return
    country = address.at("addressCountry")
    if country is None:
        yield error(
            "no-country", f"{address.path}.addressCountry", "the address has no country", '"addressCountry": "GB"'
        )
    else:
        countries.append(country.words())
        yield from _country(country)
    town = address.at("addressLocality")
    if town is None:
        if not address.at("postalCode") and not address.at("addressRegion"):
            yield warning(
                "no-town", f"{address.path}.addressLocality", "the address names no town", '"addressLocality": "Leeds"'
            )
    elif REMOTE.search(town.text):
        yield error(
            "town-remote",
            town.path,
            f"{town.shown()} is not a town",
            'for fully remote work "jobLocationType": "TELECOMMUTE" and applicantLocationRequirements instead',
        )
    elif _SEVERAL.search(town.text):
        yield warning(
            "several-towns",
            town.path,
            f"{town.shown()} are several places",
            "a list of Places in jobLocation, one each",
        )


def _country(node: Node) -> Iterator[Problem]:
    if node.is_object:
        inner = node.at("name")
        if inner:
            yield from _country(inner)
        return
    if node.text in countries.COUNTRIES:
        return
    word = node.text
    code = word.upper() if word.upper() in countries.COUNTRIES else ""
    code = code or countries.COUNTRY_SLIPS.get(word.upper(), "") or _named(word)
    write = f'"{code}"' if code else 'two capital letters, such as "GB", "IE" or "US"'
    if word.lower() in _WIDE:
        write = (
            "the country of an office; for remote work no jobLocation, and countries in applicantLocationRequirements"
        )
    if code and len(word) > 3:
        yield warning("country", node.path, f"the country is {node.shown()}, by name", write, COUNTRIES)
    else:
        yield error("country", node.path, f"the country is {node.shown()}, which is no ISO 3166 code", write, COUNTRIES)


def _named(word: str) -> str:
    """The code of a country by its name."""
    from jobwriter.facts.gazetteer import gazetteer

    return next((spot.path[0] for spot in gazetteer().spots(word.lower()) if spot.kind == "country"), "")


def _area(node: Node) -> Iterator[Problem]:
    if not node.is_object:
        yield error(
            "area-not-object",
            node.path,
            f"the place is {node.shown()}",
            '{"@type": "Country", "name": "United Kingdom"}',
        )
        return
    name = node.at("name")
    if name is None:
        yield error(
            "area-no-name",
            f"{node.path}.name",
            "the place where people may live has no name",
            '"name": "United Kingdom"',
        )
    elif _STATUS.search(name.text):
        yield error(
            "area-is-status",
            name.path,
            f"{name.shown()} speaks of citizenship or visas; the property is for where people may live",
            'the country, such as "United Kingdom"; who may work there stands in eligibilityToWorkRequirement',
            GOOGLE,
        )
    elif name.text.lower() in _WIDE:
        yield warning(
            "area-wide",
            name.path,
            f"{name.shown()} is no country",
            "a list of countries, one object each",
            GOOGLE_CONTENT,
        )
