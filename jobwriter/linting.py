"""The one door: a text in, a report out. No file is opened here and nothing is printed."""

from __future__ import annotations

import datetime as dt

from jobwriter import engine, facts, readers, score, selection
from jobwriter.config import Settings
from jobwriter.document import Document, Draft
from jobwriter.facts.model import Facts
from jobwriter.records import replace
from jobwriter.report import FileReport, Suppressed
from jobwriter.source import FORMATS, Source
from jobwriter.understand import understand


def lint(text: str, settings: Settings | None = None, *, path: str = "ad.md") -> FileReport:
    """Lint a text.

    Args:
        text: Markdown, plain text, HTML or a JSON record; the suffix of ``path`` says which.
        settings: what the run is asked to do; the defaults without it.
        path: what to call it.

    Returns:
        Findings in the order of the text, facts and score; for a text with several records, those of the first.

    Raises:
        ReadError: there is no ad in the text.
    """
    return lint_draft(readers.read(Source(path, text, _FORMATS.get(path.rpartition(".")[2].lower(), "")))[0], settings)


def read_facts(draft: Draft, settings: Settings | None = None) -> tuple[Document, Facts]:
    """Understand a draft and extract what it states, without linting it."""
    settings = settings or Settings()
    document = understand(draft, whole=settings.whole)
    return document, facts.extract(document, _context(draft, settings))


def lint_draft(draft: Draft, settings: Settings | None = None) -> FileReport:
    """Lint one draft as a reader made it.

    Args:
        draft: the page or record.
        settings: what the run is asked to do; the defaults without it.

    Returns:
        Findings in the order of the text, facts and score. A page without an ad gives an error and nothing else.

    Raises:
        ConfigError: the grammar checker that the settings ask for is not installed.
    """
    settings = settings or Settings()
    context = _context(draft, settings)
    jurisdictions = _jurisdictions(draft, settings)
    document = understand(draft, whole=settings.whole)
    known = facts.extract(document, context)
    if not document.words:
        return FileReport(draft.path, context.locale, jurisdictions, document, known, errors=(_no_ad(document),))
    pack = selection.pack(settings)
    ad = engine.Ad(
        document,
        known,
        context.today,
        jurisdictions,
        context.locale,
        settings.employer_type,
        settings.employer_size,
        settings.remote_scope,
        settings.uses_ai_screening,
        settings.public_sector,
    )
    chosen = selection.chosen(pack, settings)
    notices = list(document.notices)
    if any(rule.id == _GRAMMAR for rule in chosen) and document.english:
        ad = _checked(ad, settings, notices)
    outcome = engine.run(
        ad,
        pack,
        chosen,
        options=selection.options(settings),
        severities=selection.severities(pack, settings),
    )
    ran = outcome.ran - (frozenset() if settings.grammar.on else {_GRAMMAR})
    findings, aside = outcome.findings, tuple[Suppressed, ...]()
    if settings.words.allow:
        from jobwriter import housestyle

        findings, aside = housestyle.allowed(document, findings, settings.words.allow)
    if not settings.no_ignores and (settings.per_file or "jobwriter" in draft.source.lower() or draft.comments):
        from jobwriter import suppress, wishes

        run = wishes.Run(
            pack.rules,
            frozenset(rule.id for rule in chosen),
            ran,
            context.today,
            selection.severities(pack, settings),
            settings.require_reason,
            complete=not outcome.errors,
        )
        settled = suppress.heed(draft, findings, run, settings.per_file)
        findings, aside = settled.kept, (*aside, *settled.suppressed)
        notices += settled.notices
    if not document.english:
        notices.append("This text does not read as English: only rules that hold in any language ran; no score.")
    elif document.words < engine.SHORT:
        notices.append(
            f"{document.words} {'word is' if document.words == 1 else 'words are'} too few to judge the ad as a whole "
            f"(from {engine.SHORT}): "
            "only rules about words ran; no score."
        )
    return FileReport(
        path=draft.path,
        locale=context.locale,
        jurisdictions=jurisdictions,
        document=document,
        facts=known,
        findings=findings,
        score=score.grade(document, findings, pack.rules, complete=not outcome.errors),
        notices=tuple(notices),
        errors=outcome.errors,
        suppressed=aside,
        ran=ran,
    )


_GRAMMAR = "grammar"
_FORMATS = {suffix[1:]: holds for suffix, holds in FORMATS.items() if holds != "docx"}


def _checked(ad: engine.Ad, settings: Settings, notices: list[str]) -> engine.Ad:
    """The ad with what the grammar checker of the house says, if it has one; what goes wrong there is a notice."""
    if settings.grammar.on:
        from jobwriter import grammar

        found = grammar.check(grammar.checker(settings.grammar), ad.document, ad.locale)
        notices += found.notices
        return replace(ad, remarks=found.remarks)
    if any(word.rpartition("/")[2] == _GRAMMAR for word in settings.select):
        notices.append("The rule grammar needs a grammar checker: --grammar harper, or languagetool.")
    return ad


def _no_ad(document: Document) -> str:
    if any(zone.kind == "omitted" for zone in document.zones):
        return "no ad was found on this page, only text around one; --whole lints all of it"
    return "there are no words in this file; put the text of the ad into it"


def _context(draft: Draft, settings: Settings) -> facts.Context:
    jurisdictions = _jurisdictions(draft, settings)
    locale = settings.locale or next(iter(_stated(draft, "locale")), None) or _locale(jurisdictions)
    country = jurisdictions[0].split("-")[0] if jurisdictions else None
    return facts.Context(settings.as_of or dt.date.today(), country, locale)


def _jurisdictions(draft: Draft, settings: Settings) -> tuple[str, ...]:
    return settings.jurisdictions or _stated(draft, "jurisdiction")


def _stated(draft: Draft, name: str) -> tuple[str, ...]:
    """Jurisdictions or the locale from front matter."""
    field = draft.fields.get(name)
    return tuple(part.strip() for part in field.value.split(",") if part.strip()) if field else ()


def _locale(jurisdictions: tuple[str, ...]) -> str:
    return "en-US" if any(code.split("-")[0] == "US" for code in jurisdictions) else "en-GB"
