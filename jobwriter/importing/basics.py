"""What an ad is for and who hires: role, locale, title, level, organisation."""

from __future__ import annotations

import re

from jobwriter.brief.choices import LEVELS
from jobwriter.document import Document
from jobwriter.facts.model import Contract, Title
from jobwriter.importing.evidence import one_line, words
from jobwriter.importing.sheet import Sheet, fault
from jobwriter.importing.telling import tells_employer

_ROLES = {
    "research": "research-scientist",
    "applied-science": "applied-scientist",
    "ml-engineering": "ml-engineer",
    "mlops": "mlops-platform",
    "data-science": "data-scientist",
    "analytics": "data-scientist",
    "data-engineering": "data-engineer",
    "ai-app-engineering": "llm-engineer",
    "management": "ml-manager",
}
_LED = frozenset(("ml-engineer", "applied-scientist", "research-scientist", "data-scientist", "llm-engineer"))
"""Roles whose leads have an ad of their own."""
_PUBLIC = (".gov.uk", ".nhs.uk", ".mod.uk", ".police.uk", ".parliament.uk", "nhs.net")
_BEGINNERS = {"graduate": "graduate", "intern": "intern", "internship": "intern", "placement": "intern"}
_SPACED = re.compile(r"(?<=[A-Z]) ?/ ?(?=[A-Z]{2})")
"""A slash between two short forms, as a title may have it: ``AI/ ML``."""
_ABOUT = ("company", "summary", "title", "other", "team")
_LONGEST_ABOUT = 300
"""Characters up to which two sentences about the employer are taken together."""
_FEWEST_WORDS = 6
"""Words from which a sentence can tell what an employer does."""


def fill(sheet: Sheet, *, role: str | None, locale: str | None, country: str | None, public_sector: bool) -> None:
    """Fill in what the ad is for and who hires.

    Args:
        sheet: the brief in the making.
        role: the role that a person chose.
        locale: the locale that a person chose.
        country: the country of which the ad is known to be, where it names none.
        public_sector: whether the configuration says that the employer is a public body.
    """
    sheet.fill("version", 1)
    chosen, reason = (role, "as asked for") if role else _role(sheet, public_sector)
    sheet.fill("role", chosen, reason)
    chosen, reason = (locale, "as asked for") if locale else _locale(sheet, country)
    sheet.fill("locale", chosen, reason)
    reference = sheet.document.fields.get("reference")
    if reference is not None and not fault("ref", reference.value):
        sheet.fill("ref", reference.value, sheet.evidence.cite(None, "reference"))
    _title(sheet)
    _organisation(sheet)


def _role(sheet: Sheet, public_sector: bool) -> tuple[str, str]:
    """The template that fits, and why."""
    facts = sheet.facts
    apply = facts.apply.value.lower() if facts.apply else ""
    if public_sector:
        return "public-sector-uk", "the configuration says public sector"
    if any(host in f"{apply}/" for host in _PUBLIC):
        return "public-sector-uk", f"applications go to {facts.apply.value if facts.apply else ''}"
    title = facts.title
    contract = facts.contract
    if contract and contract.value == "internship" and not contract.option:
        return "intern", f"an internship; {sheet.evidence.cite(contract, 'contract')}"
    beginner = _beginner(title)
    if beginner and title:
        return beginner, f"the title says {title.text}"
    value = facts.role_type.value if facts.role_type else title.role if title else "other"
    told = f"the duties read as {value}" if facts.role_type else f"the title reads as {value}"
    if title and title.role != value:
        told += f"; the title alone reads as {title.role}"
    found = _ROLES.get(value, "generic-tech")
    if title and title.level == "manager" and (found in _LED or found == "ml-manager"):
        return "ml-manager", f'{told}, and the title has "{title.named_level or title.text}"'
    if title and title.level == "lead" and found in _LED:
        return "ml-lead", f'{told}, and the title says "{title.named_level or title.text}"'
    return found, told


def _beginner(title: Title | None) -> str | None:
    said = title.text.lower().split() if title else ()
    return next((role for word, role in _BEGINNERS.items() if word in said), None)


def _locale(sheet: Sheet, country: str | None) -> tuple[str, str]:
    place = next((place for place in sheet.facts.places if place.country), None)
    if place is None and country:
        return "en-US" if country == "US" else "en-GB", f"the ad names no place; the jurisdiction is {country}"
    if place is None:
        return "en-GB", "the ad names no country; en-US for the United States"
    american = place.country == "US"
    return "en-US" if american else "en-GB", f"the first place is {place.name} ({place.country})"


def _title(sheet: Sheet) -> None:
    title = sheet.facts.title
    core = core_of(sheet.document, title) if title is not None else ""
    if title is None or not one_line(core):
        return
    cited = sheet.evidence.cite(title, "title")
    whole = title.text.strip()
    tidy = _SPACED.sub("/", core)
    name = next((said for said in (core, tidy, tidy.partition("(")[0].strip(" -–,")) if not fault("title", said)), core)
    sheet.keep("title", name, cited if name == whole else f"{cited}; only the role is the title")
    level, said = _level(title, sheet.facts.contract)
    if level is None:
        sheet.hint("level", "the title names none.")
        return
    clash = {word for word in name.lower().split() if word in LEVELS} - {level}
    if clash and level not in name.lower().split():
        sheet.doubt("level", f'the title says "{name}", which reads as {level} and as {", ".join(sorted(clash))}.')
        return
    sheet.fill("level", level, said)


def core_of(document: Document, title: Title) -> str:
    """The role inside a title line, without place, pay and codes."""
    if title.core_start < 0:
        return title.text.strip()
    if title.start < 0:
        return title.text[title.core_start : title.core_end].strip()
    return words(document, title.core_start, title.core_end)


def _level(title: Title, contract: Contract | None) -> tuple[str | None, str]:
    if _beginner(title) == "graduate" or (contract and contract.value == "internship" and not contract.option):
        return "graduate", "a job for beginners"
    if title.level is None:
        return None, ""
    return title.level, f'"{title.named_level}" in the title' if title.named_level else "by the title"


def _organisation(sheet: Sheet) -> None:
    employer = sheet.facts.employer
    if employer is not None and employer.kind == "agency":
        sheet.doubt(
            "organisation.name",
            f"{sheet.evidence.cite(employer, 'employer')} is an agency that hires for somebody else.",
        )
    elif employer is not None:
        sheet.fill("organisation.name", employer.name, sheet.evidence.cite(employer, "employer"))
    if employer is None or employer.kind != "agency":
        _about(sheet, employer.name if employer else "")


def _about(sheet: Sheet, name: str) -> None:
    """One or two sentences in which the employer says what it does: of its own section, else those that open so."""
    document = sheet.document
    named = (name.lower(),) if name else ()
    openings = (*named, "we ", "we're", "we've", "our ")
    ways = [((*named,), ("company",)), ((*named,), _ABOUT)] if named else []
    for begins, kinds in (*ways, (openings, _ABOUT)):
        best = _telling(document, begins, named, kinds)
        while best:
            text = words(document, best[0][0], best[-1][1])
            together = document.text.count("\n", best[0][0], best[-1][1]) == 0
            if len(text) <= _LONGEST_ABOUT and together:
                lines = dict.fromkeys(sheet.evidence.line(start) for start, _ in best)
                sheet.fill("organisation.about", text, ", ".join(lines))
                return
            best.pop()


def _telling(
    document: Document, begins: tuple[str, ...], named: tuple[str, ...], kinds: tuple[str, ...]
) -> list[tuple[int, int]]:
    """The first sentences, two at most, that open in one of some ways and say what the employer does."""
    best: list[tuple[int, int]] = []
    for sentence in document.sentences:
        if sentence.section < 0 or sentence.kind == "heading":
            continue
        kind = document.sections[sentence.section].kind
        if kind not in kinds or (kind == "team" and not named):
            continue
        said = document.lower[sentence.start : sentence.end]
        if len(said.split()) < _FEWEST_WORDS or not said.rstrip().endswith((".", "!")):
            continue
        opens = said.startswith(named) if named and begins == named else False
        own = kind == "company" and said.startswith(("we ", "we're", "we've", "our ", *named) if best else begins)
        if (own or opens) and tells_employer(said) and not _speaks_to_reader(said):
            best.append((sentence.start, sentence.end))
        elif best:
            break
        if len(best) == 2:
            break
    return best


def _speaks_to_reader(said: str) -> bool:
    return any(word in {"you", "your", "you'll", "you're"} for word in said.split()) or "looking for" in said
