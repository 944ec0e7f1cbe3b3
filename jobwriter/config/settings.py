"""The settings of a run, each value with its source."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from jobwriter.finding import Severity
from jobwriter.records import EMPTY, fields_of, record

ORGANISATION = ("name", "url", "about", "benefits", "adjustments", "equality")
"""What a house may settle for all its briefs, under ``organisation``."""


class ConfigError(ValueError):
    """A setting that cannot be used; the message names its source and says what to write."""


@record
class Grammar:
    """Which grammar checker to ask, and how to reach it.

    Attributes:
        engine: ``off``, ``harper`` or ``languagetool``; None where it is not said.
        server: the URL of the LanguageTool server that the house runs; None for a local installation.
        timeout: seconds to wait for an answer of it; None for the default.
    """

    engine: str | None = None
    server: str | None = None
    timeout: float | None = None

    @property
    def on(self) -> bool:
        """Whether a checker is asked for."""
        return self.engine not in {None, "off"}

    def over(self, base: Grammar) -> Grammar:
        """This wish, with what it does not say taken from another: ``--grammar languagetool`` keeps the server."""
        return Grammar(self.engine or base.engine, self.server or base.server, self.timeout or base.timeout)


@record
class Words:
    """The house's words.

    Attributes:
        ban: words that no ad may hold, each with the reason, empty where none was given.
        prefer: words, each with what to write instead.
        allow: words that rules about wording leave alone, each with the reason.
    """

    ban: Mapping[str, str] = EMPTY
    prefer: Mapping[str, str] = EMPTY
    allow: Mapping[str, str] = EMPTY


@record
class Block:
    """A passage that stands word for word in every ad.

    Attributes:
        text: the passage.
        file: the file that holds it; its text is read with the configuration.
        source: where the configuration says so, for messages.
    """

    text: str = ""
    file: str = ""
    source: str = ""


@record
class Sections:
    """What the house asks of the sections of an ad: the kinds that must be there."""

    required: tuple[str, ...] = ()


@record
class Glob:
    """A pattern for paths as in a .gitignore, and the folder that it counts from; empty for the current one."""

    pattern: str
    folder: str = ""


@record
class PerFile:
    """Rules that are passed over in the files that a pattern names.

    Attributes:
        ignore: ids, categories, ``category/*``.
        because: the reason.
        until: the last day on which this holds; None for no end.
        folder: the folder that the pattern counts from; empty for the current one.
    """

    ignore: tuple[str, ...]
    because: str = ""
    until: dt.date | None = None
    folder: str = ""


@record
class Settings:
    """What a run is asked to do.

    Attributes:
        select: rule ids or categories to run; empty for all stable ones.
        ignore: rule ids or categories to leave out.
        preview: also run rules in preview.
        severity: severities by rule id, category or ``category/*``.
        rules: rule options by rule id.
        fail_on: the severity from which findings fail a run, or ``never``.
        min_score: the score below which a run fails.
        jurisdictions: ISO 3166 codes; the first one also decides currencies and the order of dates.
        locale: ``en-GB`` or ``en-US``; without it, what the jurisdiction writes.
        as_of: the date of the run; None for today.
        whole: do not cut the page.
        employer_type: ``direct`` or ``agency``.
        employer_size: employees in all, or by jurisdiction; laws that bind only larger employers then do not apply.
        remote_scope: ISO codes of the places where a remote role may be done; their laws apply to it too.
        uses_ai_screening: whether software helps to choose among candidates.
        public_sector: whether the employer is a public body.
        grammar: the grammar checker behind the rule ``grammar``.
        baseline: the file that remembers findings which a run passes over, relative to the configuration.
        extends: configurations that hold where this one says nothing: files, ``preset:NAME``, ``package:NAME``.
        checks: folders with rule files of the house, relative to the configuration.
        words: words that the house bans, prefers and allows.
        blocks: passages that must stand word for word in every ad, by name: ``text``, or ``file`` that holds it.
        sections: kinds of section that every ad must have: ``required``.
        per_file: what is passed over in the files that a pattern names.
        exclude: patterns for paths that are not linted.
        force_exclude: whether ``exclude`` also holds for files that are named, as the pre-commit hook names them.
        require_reason: whether comments, front matter and `per_file` must say why they pass over a rule.
        no_ignores: whether comments, front matter and ``per_file`` are left unheeded.
        organisation: what the house settles for all its briefs, such as ``about`` and ``equality``.
        sources: where each value that is not a default came from, by name.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    preview: bool = False
    severity: Mapping[str, Severity] = EMPTY
    rules: Mapping[str, Mapping[str, Any]] = EMPTY
    fail_on: str = "warning"
    min_score: float | None = None
    jurisdictions: tuple[str, ...] = ()
    locale: str | None = None
    as_of: dt.date | None = None
    whole: bool = False
    employer_type: str | None = None
    employer_size: int | Mapping[str, int] | None = None
    remote_scope: tuple[str, ...] = ()
    uses_ai_screening: bool = False
    public_sector: bool = False
    grammar: Grammar = Grammar()
    baseline: str | None = None
    extends: tuple[str, ...] = ()
    checks: tuple[str, ...] = ()
    words: Words = Words()
    blocks: Mapping[str, Block] = EMPTY
    sections: Sections = Sections()
    per_file: Mapping[str, PerFile] = EMPTY
    exclude: tuple[Glob, ...] = ()
    force_exclude: bool = False
    require_reason: bool = False
    no_ignores: bool = False
    organisation: Mapping[str, Any] = EMPTY
    sources: Mapping[str, str] = EMPTY

    def source_of(self, name: str, part: str = "") -> str:
        """Where a value came from, for messages.

        Args:
            name: the setting.
            part: one entry of its list or mapping.
        """
        return self.sources.get(f"{name}.{part}") or self.sources.get(name, "the defaults")


KEYS = tuple(name for name in fields_of(Settings) if name not in {"sources", "as_of", "whole", "no_ignores"})
"""What a configuration may set."""
