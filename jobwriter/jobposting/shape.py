"""What every posting is checked for: required properties, names that exist, values of the right kind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jobwriter.jobposting import terms
from jobwriter.jobposting.node import Node
from jobwriter.jobposting.problem import GOOGLE, JSON_LD, SCHEMA_ORG, Authority, Problem, error, warning
from jobwriter.nearest import nearest

_REQUIRED = {
    "title": '"title": "Machine Learning Engineer"',
    "description": '"description": the whole ad as HTML, with <p>, <ul> and <li>',
    "datePosted": '"datePosted": "2026-12-01", the day of first publication',
    "hiringOrganization": '"hiringOrganization": {"@type": "Organization", "name": "Acme Bank"}',
}
_ADVISED = {
    "baseSalary": (
        "the pay that the ad states",
        '"baseSalary": {"@type": "MonetaryAmount", "currency": "GBP", "value": {"@type": "QuantitativeValue", '
        '"minValue": 65000, "maxValue": 80000, "unitText": "YEAR"}}',
    ),
    "employmentType": ("full-time, part-time, contract", '"employmentType": "FULL_TIME"'),
    "identifier": (
        "the requisition id, by which a job is known again",
        '"identifier": {"@type": "PropertyValue", "name": "Acme Bank", "value": "REQ-123"}',
    ),
    "directApply": (
        "whether one applies on this page without detours",
        '"directApply": true if the application is finished on this page in a few steps, else false',
    ),
}
_SINGLE_TEXT = ("title", "description", "datePosted", "validThrough")
_FLAGS = ("directApply", "experienceInPlaceOfEducation", "jobImmediateStart")
_PLAIN_TEXT = (
    "eligibilityToWorkRequirement", "incentiveCompensation", "jobBenefits", "responsibilities", "salaryCurrency",
    "specialCommitments", "workHours",
)  # fmt: skip
_ADDRESSES = ("url", "sameAs", "logo")
_URL = re.compile(r"https?://[^\s/]+\.[^\s]+", re.IGNORECASE)
_AREAS = ("Country", "State", "City", "AdministrativeArea")
_TYPES: dict[str, tuple[str, ...]] = {
    "hiringOrganization": ("Organization", "Person"),
    "jobLocation": ("Place",),
    "address": ("PostalAddress",),
    "applicantLocationRequirements": _AREAS,
    "identifier": ("PropertyValue",),
    "baseSalary": ("MonetaryAmount",),
    "educationRequirements": ("EducationalOccupationalCredential",),
    "experienceRequirements": ("OccupationalExperienceRequirements",),
}
_ORGANISATIONS = frozenset(
    """
    Corporation EducationalOrganization CollegeOrUniversity School GovernmentOrganization NGO LocalBusiness
    MedicalOrganization Hospital ResearchOrganization OnlineBusiness NewsMediaOrganization PerformingGroup
    SportsOrganization EmploymentAgency Project Consortium Airline LibrarySystem WorkersUnion FundingScheme
    """.split()  # noqa: SIM905 - a list to be read
)


def check(posting: Node) -> Iterator[Problem]:
    """What is missing, misspelt or of the wrong kind."""
    names = posting.names()
    slips = {
        near: key
        for name, key in names.items()
        if name not in terms.PROPERTIES and not name.startswith("@") and (near := _near(name, names))
    }
    yield from _missing(names, slips)
    yield from _unknown(posting, slips)
    yield from _kinds(posting)
    yield from _types(posting)


def _missing(names: dict[str, str], slips: dict[str, str]) -> Iterator[Problem]:
    for name, example in _REQUIRED.items():
        if name not in names:
            if name in slips:
                yield error(
                    "missing", slips[name], f'"{slips[name]}" is not a property', f'"{name}", which is required'
                )
            else:
                yield error("missing", name, f"the posting has no {name}, which is required", example)
    for name, (what, example) in _ADVISED.items():
        if name not in names and name not in slips:
            yield warning("advised", name, f"no {name}: {what}", example)


def _near(name: str, names: dict[str, str]) -> str:
    """The property that a name was meant to be, unless the posting has that as well."""
    same = {known.lower(): known for known in terms.PROPERTIES}
    found = same.get(name.lower()) or nearest(name, terms.PROPERTIES, 0.8) or ""
    return "" if found in names else found


def _unknown(posting: Node, slips: dict[str, str]) -> Iterator[Problem]:
    missing = {key for name, key in slips.items() if name in _REQUIRED}
    meant = {key: name for name, key in slips.items()}
    for name, key in posting.names().items():
        if name.startswith("@") or key in missing or ":" in name:
            continue
        if name in terms.SUPERSEDED:
            yield warning(
                "old-property", key, f'schema.org gave up "{name}"', f'"{terms.SUPERSEDED[name]}"', SCHEMA_ORG
            )
        elif name not in terms.PROPERTIES:
            write = f'"{meant[key]}"' if key in meant else "take it out; nobody reads it"
            yield warning("unknown-property", key, f'JobPosting has no property "{name}"', write, SCHEMA_ORG)
    for holder in _inner(posting):
        for kind in holder.types:
            known = terms.INNER.get(kind, frozenset())
            for name, key in holder.names().items() if known else ():
                if name in known or name.startswith("@") or ":" in name:
                    continue
                near = nearest(name, known, 0.8)
                if near and near not in holder.names():
                    path = f"{holder.path}.{key}"
                    yield warning("unknown-property", path, f'{kind} has no property "{name}"', f'"{near}"', SCHEMA_ORG)


def _inner(node: Node, depth: int = 0) -> Iterator[Node]:
    """The objects inside a posting that have properties of their own."""
    for name in node.names():
        inner = node.at(name)
        for item in inner.items() if inner and not name.startswith("@") else ():
            if item.is_object and depth < 6:
                yield item
                yield from _inner(item, depth + 1)


def _kinds(posting: Node) -> Iterator[Problem]:
    for name in _SINGLE_TEXT:
        node = posting.at(name)
        if node is None or isinstance(node.value, str):
            continue
        if isinstance(node.value, list):
            yield error("one-value", node.path, f"{name} has {len(node.value)} values", "give one text")
        else:
            yield error(
                "not-text", node.path, f"{name} is {node.shown()}, not a text", "put the text in quotation marks"
            )
    for name in _PLAIN_TEXT:
        node = posting.at(name)
        for item in node.items() if node else ():
            if not isinstance(item.value, str) and not item.is_object:
                yield warning(
                    "not-text", item.path, f"{name} is {item.shown()}, not a text", "say it in words", SCHEMA_ORG
                )
    for name in _FLAGS:
        node = posting.at(name)
        if node and not isinstance(node.value, bool):
            word = node.text.lower() or str(node.value)
            write = {"true": "true", "yes": "true", "1": "true", "false": "false", "no": "false", "0": "false"}.get(
                word
            )
            yield error(
                "not-a-flag",
                node.path,
                f"{name} is {node.shown()}",
                f"{write or 'true or false'}, without quotation marks",
            )
    openings = posting.at("totalJobOpenings")
    if openings and (isinstance(openings.value, bool) or not isinstance(openings.value, int) or openings.value < 1):
        yield warning(
            "not-a-number",
            openings.path,
            f"totalJobOpenings is {openings.shown()}",
            "a whole number, such as 2",
            SCHEMA_ORG,
        )
    for holder in (posting, *_inner(posting)):
        for name in _ADDRESSES:
            node = holder.at(name)
            for item in node.items() if node else ():
                if isinstance(item.value, str) and not _URL.fullmatch(item.text):
                    yield warning(
                        "not-an-address",
                        item.path,
                        f"{name} is {item.shown()}, not a web address",
                        'the whole address, such as "https://acme.example/"',
                    )


def _types(posting: Node) -> Iterator[Problem]:
    holders = [posting]
    location = posting.at("jobLocation")
    holders += location.items() if location else ()
    for holder in holders:
        for name, allowed in _TYPES.items():
            node = holder.at(name)
            for item in node.items() if node else ():
                if item.is_object:
                    yield from _type(item, allowed)


def _type(node: Node, allowed: tuple[str, ...]) -> Iterator[Problem]:
    source: Authority = GOOGLE
    if not node.types:
        example = allowed[0] if allowed != _AREAS else "Country"
        if "@id" not in node.names():
            yield warning("no-type", node.path, "the object does not say what it is", f'"@type": "{example}"', JSON_LD)
    elif not any(kind in allowed or (allowed[0] == "Organization" and kind in _ORGANISATIONS) for kind in node.types):
        if allowed[0] == "Organization" and node.types[0].endswith(("Organization", "Business", "Store")):
            return
        yield error(
            "wrong-type",
            f"{node.path}.@type",
            f"a {node.types[0]} where {_either(allowed)} is due",
            f'"@type": "{allowed[0]}"',
            source,
        )


def _either(names: tuple[str, ...]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"
