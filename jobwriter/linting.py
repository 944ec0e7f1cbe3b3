"""The one door: a text in, a report out. No file is opened here and nothing is printed."""

from __future__ import annotations

import datetime as dt

from jobwriter import engine, facts, packs, score, selection
from jobwriter.config import Settings
from jobwriter.document import Draft
from jobwriter.report import FileReport
from jobwriter.understand import understand


def lint_draft(draft: Draft, settings: Settings | None = None) -> FileReport:
    """Lint one draft as a reader made it.

    Args:
        draft: the page or record.
        settings: what the run is asked to do; the defaults without it.

    Returns:
        Findings in the order of the text, facts and score.
    """
    settings = settings or Settings()
    document = understand(draft, whole=settings.whole)
    jurisdictions = settings.jurisdictions or _stated(draft, "jurisdiction")
    locale = settings.locale or next(iter(_stated(draft, "locale")), None) or _locale(jurisdictions)
    today = settings.as_of or dt.date.today()
    country = jurisdictions[0].split("-")[0] if jurisdictions else None
    known = facts.extract(document, facts.Context(today, country, locale))
    pack = packs.load()
    rules = selection.chosen(pack, settings)
    ad = engine.Ad(document, known, today, jurisdictions, locale, settings.employer_type)
    outcome = engine.run(ad, pack, rules, options=settings.rules, severities=selection.severities(pack, settings))
    notices = list(document.notices)
    if not document.english:
        notices.append("This text does not read as English: only rules that hold in any language ran; no score.")
    elif document.words < engine.SHORT:
        notices.append(
            f"{document.words} words are too few to judge the ad as a whole (from {engine.SHORT}): "
            "only rules about words ran; no score."
        )
    return FileReport(
        path=draft.path,
        locale=locale,
        jurisdictions=jurisdictions,
        document=document,
        facts=known,
        findings=outcome.findings,
        score=score.grade(document, outcome.findings, pack.rules, complete=not outcome.errors),
        notices=tuple(notices),
        errors=outcome.errors,
    )


def _stated(draft: Draft, name: str) -> tuple[str, ...]:
    """Jurisdictions or the locale from front matter."""
    field = draft.fields.get(name)
    return tuple(part.strip() for part in field.value.split(",") if part.strip()) if field else ()


def _locale(jurisdictions: tuple[str, ...]) -> str:
    return "en-US" if any(code.split("-")[0] == "US" for code in jurisdictions) else "en-GB"
