"""Who hires, on what terms, and what a person must have learnt."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jobwriter.jobposting import terms
from jobwriter.jobposting.node import Node
from jobwriter.jobposting.problem import GOOGLE, GOOGLE_CONTENT, Problem, error, warning

_NAMELESS = re.compile(
    r"\s*(?:our|the|a|my)? ?(?:client|leading (?:company|firm|bank)|undisclosed|n/?a|company|employer"
    r"|confidential(?: client| company| employer)?)\s*",
    re.IGNORECASE,
)
_NO_DEMAND = "no requirements"


def check(posting: Node) -> Iterator[Problem]:
    """What is wrong with the employer, the kind of contract, the identifier and the demands."""
    yield from _employer(posting)
    yield from _employment(posting)
    yield from _identifier(posting)
    yield from _learnt(posting)


def _employer(posting: Node) -> Iterator[Problem]:
    node = posting.at("hiringOrganization")
    for item in node.items() if node else ():
        if not item.is_object:
            if item.text.lower() == "confidential":
                yield warning(
                    "employer-hidden",
                    item.path,
                    "the employer is confidential; readers skip ads without a name",
                    "the employer, unless it has asked not to be named",
                )
            else:
                written = item.text or "Acme Bank"
                yield error(
                    "employer-not-object",
                    item.path,
                    f"the employer is {item.shown()}, not an Organization",
                    f'{{"@type": "Organization", "name": "{written}"}}',
                )
            continue
        name = item.at("name") or item.at("legalName")
        if name is None:
            yield error(
                "missing", f"{item.path}.name", "the employer has no name, which is required", '"name": "Acme Bank"'
            )
        elif not name.text:
            yield error("not-text", name.path, f"the employer's name is {name.shown()}", '"name": "Acme Bank"')
        elif _NAMELESS.fullmatch(name.text):
            yield warning(
                "employer-hidden",
                name.path,
                f"{name.shown()} names no employer",
                "the employer, by its name",
                GOOGLE_CONTENT,
            )
        elif re.match(r"https?://|www\.", name.text):
            yield error(
                "employer-address",
                name.path,
                f"the name is an address: {name.shown()}",
                'the name; the address goes into "sameAs"',
            )


def _employment(posting: Node) -> Iterator[Problem]:
    node = posting.at("employmentType")
    allowed = ", ".join(terms.EMPLOYMENT)
    for item in node.items() if node else ():
        if item.value in terms.EMPLOYMENT:
            continue
        parts = [part for part in re.split(r"\s*(?:,|;|/|\||\band\b|\bor\b)\s*", item.text) if part]
        meant = [terms.meant(part, terms.EMPLOYMENT, terms.EMPLOYMENT_SLIPS) for part in parts]
        meant = list(dict.fromkeys(meant))
        if len(meant) > 1 and all(meant):
            write = "a list: [" + ", ".join(f'"{one}"' for one in meant) + "]"
        elif len(meant) == 1 and meant[0]:
            write = f'"{meant[0]}"'
        else:
            write = f"one or more of {allowed}"
        yield error(
            "employment-type", item.path, f"employmentType is {item.shown()}, which is none of {allowed}", write
        )


def _identifier(posting: Node) -> Iterator[Problem]:
    node = posting.at("identifier")
    for item in node.items() if node else ():
        if not item.is_object:
            yield warning(
                "identifier-not-object",
                item.path,
                f"the identifier is {item.shown()}",
                f'{{"@type": "PropertyValue", "name": "Acme Bank", "value": {item.shown()}}}',
            )
        elif item.at("value") is None:
            yield warning("identifier-no-value", item.path, "the identifier has no value", '"value": "REQ-123"')


def _learnt(posting: Node) -> Iterator[Problem]:
    education, experience = posting.at("educationRequirements"), posting.at("experienceRequirements")
    for item in education.items() if education else ():
        yield from _education(item)
    for item in experience.items() if experience else ():
        yield from _experience(item)
    instead = posting.at("experienceInPlaceOfEducation")
    if instead and instead.value is True:
        lacking = [
            name
            for name, node in (("educationRequirements", education), ("experienceRequirements", experience))
            if node is None
        ]
        if lacking:
            verb = "is" if len(lacking) == 1 else "are"
            yield error(
                "experience-in-place-alone",
                instead.path,
                f"experience may stand in for education, and {' and '.join(lacking)} {verb} missing",
                "give both, or take experienceInPlaceOfEducation out",
            )


def _education(node: Node) -> Iterator[Problem]:
    if not node.is_object:
        if node.text.lower() != _NO_DEMAND:
            meant = terms.meant(node.text, terms.CREDENTIALS, terms.CREDENTIAL_SLIPS) or "bachelor degree"
            yield warning(
                "education-text",
                node.path,
                f'educationRequirements is {node.shown()}, of which Google reads only "{_NO_DEMAND}"',
                f'{{"@type": "EducationalOccupationalCredential", "credentialCategory": "{meant}"}}',
            )
        return
    category = node.at("credentialCategory")
    if category is None:
        yield error(
            "no-credential",
            f"{node.path}.credentialCategory",
            "the education has no credentialCategory",
            f"one of {', '.join(terms.CREDENTIALS)}",
        )
    for item in category.items() if category else ():
        if item.value not in terms.CREDENTIALS:
            meant = terms.meant(item.text, terms.CREDENTIALS, terms.CREDENTIAL_SLIPS)
            yield error(
                "credential",
                item.path,
                f"credentialCategory is {item.shown()}, which is none of Google's five",
                f'"{meant}"' if meant else f"one of {', '.join(terms.CREDENTIALS)}",
            )


def _experience(node: Node) -> Iterator[Problem]:
    if not node.is_object:
        if node.text.lower() != _NO_DEMAND:
            yield warning(
                "experience-text",
                node.path,
                f'experienceRequirements is {node.shown()}, of which Google reads only "{_NO_DEMAND}"',
                '{"@type": "OccupationalExperienceRequirements", "monthsOfExperience": 36}',
            )
        return
    months = node.at("monthsOfExperience")
    if months is None:
        yield error(
            "no-months",
            f"{node.path}.monthsOfExperience",
            "the experience has no monthsOfExperience",
            '"monthsOfExperience": 36',
        )
        return
    value = months.value
    if isinstance(value, str) and re.fullmatch(r"\d{1,3}", value.strip()):
        yield warning("number-as-text", months.path, f"monthsOfExperience is {months.shown()}, a text", value.strip())
    elif isinstance(value, bool) or not isinstance(value, int | float):
        found = re.search(r"(\d{1,2})\s*\+?\s*(years?|months?|yrs?)", months.text.lower())
        write = (
            str(int(found[1]) * (1 if found[2].startswith("m") else 12)) if found else "a number of months, such as 36"
        )
        yield error("not-a-number", months.path, f"monthsOfExperience is {months.shown()}, not a number", write, GOOGLE)
    elif not 0 <= value <= 600:
        yield error("months-unlikely", months.path, f"{months.shown()} months of experience", "months, such as 36")
