"""From an ad to a brief: what it states, with the source of each value, and what it leaves open, as questions.

Nothing is searched in the text again: each field is filled from a fact, whose own words or figures it holds.
"""

from __future__ import annotations

import datetime as dt

from jobwriter.document import Document
from jobwriter.facts.model import Facts
from jobwriter.importing import aims, basics, gaps, items, offer, place, route
from jobwriter.importing.evidence import sentence
from jobwriter.importing.sheet import ImportedBrief, Sheet, Spare
from jobwriter.importing.writing import to_yaml

__all__ = ["UNSAID", "ImportedBrief", "Spare", "draft", "to_yaml"]

UNSAID = "The ad does not say. "
"""What stands before a question on which the ad has nothing."""


def draft(
    document: Document,
    facts: Facts,
    path: str,
    *,
    today: dt.date | None = None,
    role: str | None = None,
    locale: str | None = None,
    country: str | None = None,
    public_sector: bool = False,
) -> ImportedBrief:
    """Draw up a brief from an ad.

    Args:
        document: the ad as understood.
        facts: what it states.
        path: the ad, for the overview.
        today: the day against which dates are held; the day of the run without it.
        role: the role of the brief; judged from the facts without it.
        locale: ``en-GB`` or ``en-US``; judged from the places without it.
        country: where the ad is known to be from, for one that names no place.
        public_sector: whether the employer is a public body.

    Returns:
        The brief, in which everything comes from the ad.
    """
    sheet = Sheet(document, facts, today or dt.date.today())
    basics.fill(sheet, role=role, locale=locale, country=country, public_sector=public_sector)
    aims.fill(sheet)
    items.fill(sheet)
    place.fill(sheet)
    offer.fill(sheet)
    route.fill(sheet)
    found, wanted, missing = gaps.survey(str(sheet.values["role"]), sheet.values)
    questions = {gap.path: _question(sheet, gap) for gap in missing}
    for doubted, words in sheet.doubts.items():
        if doubted not in questions and not _covered(doubted, sheet, questions):
            questions[doubted] = sentence(words)
    return ImportedBrief(
        path=path,
        values=sheet.nested(),
        comments=sheet.comments,
        questions=questions,
        details={
            gap.path: tuple((path.rpartition(".")[2], field.ask) for path, field in gap.inner)
            for gap in missing
            if gap.inner
        },
        spares={name: tuple(rest) for name, rest in sheet.spares.items()},
        unused=sheet.unused(),
        notes=tuple(dict.fromkeys(sheet.notes)),
        found=found,
        wanted=wanted,
    )


def _question(sheet: Sheet, gap: gaps.Gap) -> str:
    """What to ask about a field, with what the ad has on it."""
    said = [words for path, words in sheet.doubts.items() if path == gap.path or path.startswith(f"{gap.path}.")]
    if gap.path in sheet.values:
        count = len(sheet.values[gap.path])
        said.insert(0, f"the ad gives {count}.")
    asked = sentence(gap.field.ask)
    return " ".join((*map(sentence, said), asked)) if said else f"{UNSAID}{asked}"


def _covered(path: str, sheet: Sheet, questions: dict[str, str]) -> bool:
    """Whether a doubt is told elsewhere: by the question about its group, or because the field is filled after all."""
    return path in sheet.values or path.partition(".")[0] in questions
