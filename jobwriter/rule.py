"""Rules as data: the types of a rule; :mod:`jobwriter.rulefile` reads them from ``checks/<category>/<id>.yaml``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from jobwriter.finding import Severity
from jobwriter.records import EMPTY, record

CATEGORIES = (
    "pay", "clarity", "requirements", "tools", "ml", "title", "structure", "consistency", "readability",
    "inclusion", "law", "trust", "housekeeping",
)  # fmt: skip


@record
class Evidence:
    """Why a rule exists: a claim and who makes it. ``contested`` evidence is shown as such."""

    claim: str
    url: str
    kind: str
    year: int | None = None
    contested: bool = False


@record
class Raise:
    """A law that makes a finding graver where it applies: a duty of ``checks/jurisdictions.yaml``, or one spelled out.

    Attributes:
        where: ISO 3166-1 or 3166-2 code, or ``EU`` for any member state; empty with a duty.
        severity: what the finding becomes; with a duty, at most.
        since: when the duty came into force; None where it always held.
        cite: the duty in one sentence, with its source and the date it was checked.
        duty: key of ``duties`` in the table of laws, which then says where, since when and on whose word.
    """

    where: str
    severity: Severity
    cite: str
    since: dt.date | None = None
    duty: str = ""


@record
class Option:
    """A number, word or list of a rule that a house may set."""

    default: Any
    type: str
    doc: str


@record
class Scope:
    """Where a rule looks: zones, section kinds in or out, and the unit in which ``unless`` is read.

    ``addresses``: its patterns also look inside links and mail addresses, which are masked for all others.
    """

    zones: tuple[str, ...] = ("ad",)
    sections: tuple[str, ...] = ()
    not_sections: tuple[str, ...] = ()
    unit: str = "sentence"
    addresses: bool = False


@record
class Rule:
    """One check, as its file states it; ``docs/writing-a-rule.md`` explains every field.

    ``neutral`` rules hold in any language. ``whole_ad`` rules judge the ad as a whole and stay quiet on short texts.
    ``look_first`` are the patterns of ``swap`` whose rewrite is not safe, though those of the others are.
    ``yields_to`` names rules that say it better: on words on which one of them has spoken, this one is silent.
    """

    id: str
    category: str
    title: str
    message: str
    why: str
    advice: str
    kind: str
    severity: Severity
    status: str = "stable"
    since: str = "0.1.0"
    formerly: tuple[str, ...] = ()
    match: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    yields_to: tuple[str, ...] = ()
    scope: Scope = Scope()
    locale: tuple[str, ...] = ()
    jurisdiction: tuple[str, ...] = ()
    in_force: dt.date | None = None
    raises: tuple[Raise, ...] = ()
    confidence: str = "medium"
    weight: float = 2.0
    cap: float = 6.0
    neutral: bool = False
    whole_ad: bool = False
    evidence: tuple[Evidence, ...] = ()
    fix: str = "none"
    swap: Mapping[str, str] = EMPTY
    look_first: tuple[str, ...] = ()
    options: Mapping[str, Option] = EMPTY
    file: str = ""
