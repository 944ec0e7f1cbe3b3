"""From an ad to a brief: what it states, with the source of each value, and what it leaves open, as questions.

Nothing is searched in the text again: each field is filled from a fact, whose own words or figures it holds.
"""

from __future__ import annotations

import datetime as dt

from jobwriter.brief.house import House
from jobwriter.brief.kinds import Many
from jobwriter.document import Document
from jobwriter.facts.model import Facts
from jobwriter.importing import aims, basics, benefits, gaps, items, offer, place, route, settled
from jobwriter.importing.evidence import sentence
from jobwriter.importing.sheet import ImportedBrief, Sheet, Spare, fault, field_at
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
    house: House | None = None,
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
        house: what is settled for all briefs of the employer.

    Returns:
        The brief, in which everything comes from the ad.
    """
    sheet = Sheet(document, facts, today or dt.date.today())
    basics.fill(sheet, role=role, locale=locale, country=country, public_sector=public_sector)
    aims.fill(sheet)
    items.fill(sheet)
    place.fill(sheet)
    offer.fill(sheet)
    benefits.fill(sheet)
    route.fill(sheet)
    house_says = settled.fill(sheet, house or House())
    found, wanted, missing = gaps.survey(str(sheet.values["role"]), {**house_says, **sheet.values})
    questions = {gap.path: _question(sheet, gap) for gap in missing}
    for doubted, words in sheet.doubts.items():
        if doubted not in house_says and doubted not in questions and not _covered(doubted, sheet, questions):
            questions[doubted] = f"{sentence(words)} {sentence(field_at(doubted).ask)}"
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
        settled=house_says,
        unused=sheet.unused(),
        notes=tuple(dict.fromkeys(sheet.notes)),
        found=found,
        wanted=wanted,
    )


def _question(sheet: Sheet, gap: gaps.Gap) -> str:
    """What to ask about a field, with what the ad has on it."""
    said = [words for path, words in sheet.doubts.items() if path == gap.path or path.startswith(f"{gap.path}.")]
    said = [*dict.fromkeys(said)]
    if gap.path in sheet.values:
        said.insert(0, _unfit(gap, sheet.values[gap.path]))
    asked = sentence(gap.field.ask)
    return " ".join((*map(sentence, said), asked)) if said else f"{UNSAID}{asked}"


def _unfit(gap: gaps.Gap, value: object) -> str:
    """Why what the ad gives is not what a finished brief takes."""
    kind = gap.field.kind
    if isinstance(value, str):
        return f"the words of the ad do not fit: {fault(gap.path, value).removeprefix('It ')}"
    if not isinstance(kind, Many) or not isinstance(value, list) or kind.least <= len(value) <= kind.most:
        return "the ad gives some that a finished brief does not take, as said beside them."
    size = f"{kind.least} to {kind.most}" if kind.least else f"up to {kind.most}"
    return f"the ad gives {len(value)}, a finished brief takes {size}."


def _covered(path: str, sheet: Sheet, questions: dict[str, str]) -> bool:
    """Whether a doubt is told elsewhere: by the question about its group, or because the field is filled after all."""
    return path in sheet.values or path.partition(".")[0] in questions
