"""The facts an ad can state: one shape each, every one with the place where it stands.

``start`` and ``end`` are plain offsets into the document, or both -1 for a fact that a record's field gave without a
place in the text. ``source`` says who speaks: the employer's text (``ad``) or the page around it (``posting``). The
shapes are the contract of the ``facts`` object of the JSON output.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

from jobwriter.facts.spot import Spot
from jobwriter.records import record

Voice = Literal["ad", "posting"]
RequirementKind = Literal["must", "nice", "duty"]
Level = Literal["junior", "mid", "senior", "lead", "principal", "manager"]
Role = Literal[
    "research", "applied-science", "ml-engineering", "mlops", "data-science", "data-engineering", "backend",
    "ai-app-engineering", "analytics", "management", "other",
]  # fmt: skip
TitlePartKind = Literal[
    "job", "topic", "place", "pay", "code", "level-code", "gender", "mode", "contract", "shift", "urgency", "company",
    "perk", "count", "emphasis", "choice",
]  # fmt: skip
Period = Literal["year", "month", "week", "day", "hour"]
Mode = Literal["onsite", "hybrid", "remote"]
ContractKind = Literal["permanent", "fixed-term", "contract", "internship", "apprenticeship", "temporary"]


@record(kw_only=True)
class Fact:
    """What all facts have: where they stand and who says so."""

    start: int = -1
    end: int = -1
    source: Voice = "ad"

    @property
    def place(self) -> tuple[int | None, int | None]:
        """Where a finding about it stands: its span, or nowhere for a fact without a place."""
        return (self.start, self.end) if self.start >= 0 else (None, None)


@record
class TitlePart:
    """A piece of a title line.

    ``job`` names the work and ``topic`` says more about it; the others do not belong. ``choice`` is a stroke between
    two levels, ``level-code`` a grade that only insiders know, ``emphasis`` marks and emoji.
    """

    kind: TitlePartKind
    start: int
    end: int


@record(kw_only=True)
class Title(Fact):
    """The title of the job.

    ``core_start`` to ``core_end`` is the role inside the title line, without place, pay and codes. ``named_level`` is
    the word that gave the level, empty where none did. ``parts`` are the pieces of the line in order. A title that
    only a field gives has no place; its ``core`` and the offsets of its parts then count in ``text``.
    """

    text: str
    level: Level | None
    role: Role
    named_level: str = ""
    core_start: int = -1
    core_end: int = -1
    parts: tuple[TitlePart, ...] = ()


@record(kw_only=True)
class Employer(Fact):
    """Who hires, and whether it is an agency that speaks for somebody else."""

    name: str
    kind: Literal["direct", "agency", "unknown"] = "unknown"


@record
class Band:
    """Pay of one level or place among several."""

    label: str
    min: float | None
    max: float | None
    start: int = -1
    end: int = -1


@record(kw_only=True)
class Pay(Fact):
    """A figure for pay.

    Amounts are in units of ``currency`` (ISO 4217) for one ``period``. ``inferred`` names what was not written but
    read from the symbol, the place or the size of the figure. ``open_end`` is ``up-to``, ``from`` or ``plus`` where
    only one end is given. ``estimated`` marks a board's guess, which is never the employer's word. ``forms`` names what
    in the writing of the figure stops a reader: ``bare`` (no currency), ``no-period``, ``symbol-after``,
    ``short-range`` (``60-70k``), ``spacing``, ``reversed``, ``no-separator``. ``total`` is set for total compensation.
    """

    min: float | None
    max: float | None
    currency: str | None
    period: Period | None
    inferred: tuple[str, ...] = ()
    basis: Literal["full-time", "pro-rata", "ote"] | None = None
    estimated: bool = False
    bands: tuple[Band, ...] = ()
    open_end: Literal["up-to", "from", "plus", ""] = ""
    forms: tuple[str, ...] = ()
    total: bool = False


@record(kw_only=True)
class Place(Fact):
    """A town, region or country where the work is. ``country`` is ISO 3166-1 alpha-2.

    ``kind`` says how it stands: where the job is, an office of the company, or where a remote worker may live.
    ``said`` says in what way: a record's field, after a label, in the title, in a line of its own or in a sentence.
    Places that are named together share a ``statement``. ``spot`` is the place on the map; ``remote`` is true where the
    same statement speaks of remote work; ``firm`` is false where a sentence only touches on the place.
    """

    name: str
    region: str | None = None
    country: str | None = None
    kind: Literal["job", "office", "remote-from"] = "job"
    said: Literal["field", "label", "title", "line", "prose"] = "prose"
    statement: int = -1
    spot: Spot | None = None
    remote: bool = False
    firm: bool = True


@record(kw_only=True)
class WorkMode(Fact):
    """Onsite, hybrid or remote; ``office_days`` a week where stated.

    ``firm`` is false for words that only hint at it: a benefit among others, an option, an office to come to. ``whole``
    is true for words that leave nothing else: ``fully remote``, ``an on-site role``, five days in the office.
    """

    value: Mode
    office_days: float | None = None
    firm: bool = True
    whole: bool = False


@record(kw_only=True)
class EmploymentType(Fact):
    """Full-time or part-time; ``option`` where it is only open to discussion."""

    value: Literal["full-time", "part-time"]
    option: bool = False


@record(kw_only=True)
class Contract(Fact):
    """Kind of contract; ``months`` for one that ends; ``option`` where it is one of several on offer."""

    value: ContractKind
    months: float | None = None
    option: bool = False


@record(kw_only=True)
class Hours(Fact):
    """Hours a week."""

    per_week: float


@record(kw_only=True)
class Years(Fact):
    """Years of experience asked for; ``subject`` is what they are years of, lower-cased, or empty.

    ``plus`` is true for ``5+``; ``malformed`` for a range with an open end (``5-7+``).
    """

    text: str
    min: float | None
    max: float | None
    subject: str = ""
    plus: bool = False
    malformed: bool = False
    required: bool = True


@record(kw_only=True)
class Degree(Fact):
    """The highest degree named. ``required`` is false where it is only preferred.

    ``equivalent_ok``: experience may stand in for it. ``bare_equivalent``: ``or equivalent`` without saying of what.
    """

    level: Literal["bachelor", "master", "phd"]
    required: bool = True
    equivalent_ok: bool = False
    bare_equivalent: bool = False


@record(kw_only=True)
class Tool(Fact):
    """A product, library, language or cloud, under its canonical name; ``start`` and ``end`` are the first mention.

    ``kind`` is the strongest one among its mentions: must, duty, nice, other. ``mentions`` are all places in the ad.
    """

    name: str
    family: str
    kind: Literal["must", "nice", "duty", "other"]
    mentions: tuple[tuple[int, int], ...]


@record(kw_only=True)
class Requirement(Fact):
    """One ask or duty of the ledger. A compound bullet gives several, which share ``item`` (index of its block).

    ``asks`` is how many things the item asks for, those included that an earlier item asked for by the same name.
    """

    text: str
    kind: RequirementKind
    item: int = -1
    tools: tuple[str, ...] = ()
    asks: int = 1


@record(kw_only=True)
class Benefit(Fact):
    """A benefit; ``quantified`` when a number or terms come with it, ``hollow`` for ``great culture``.

    ``kind`` is the group of ``checks/benefits.yaml`` that its name belongs to, empty for a name that is not known.
    """

    text: str
    quantified: bool
    hollow: bool = False
    kind: str = ""


@record(kw_only=True)
class Stage(Fact):
    """A step of the hiring process."""

    text: str


@record(kw_only=True)
class Contact(Fact):
    """Somebody to ask."""

    name: str | None = None
    email: str | None = None
    phone: str | None = None


@record
class Process:
    """What happens after one applies."""

    stages: tuple[Stage, ...] = ()
    timeline: Fact | None = None
    contacts: tuple[Contact, ...] = ()


@record(kw_only=True)
class Apply(Fact):
    """How to apply."""

    kind: Literal["url", "email", "button"]
    value: str


@record(kw_only=True)
class Date(Fact):
    """A date of the posting. ``date`` is None where the words give none that can be placed (``ASAP``).

    ``text`` are the words; ``ambiguous`` is true for ``02/03/2026``; ``label`` is what stood before it, or ``closed``,
    ``rolling``, ``soon`` for words without a date. ``relative`` marks an age (``2 weeks ago``), which counts from the
    day of the run and is rounded down by up to ``slack`` days. ``weekday`` is the one named beside it, 0 for Monday.
    """

    date: dt.date | None
    text: str = ""
    ambiguous: bool = False
    label: str = ""
    relative: bool = False
    slack: int = 0
    weekday: int | None = None


@record(kw_only=True)
class Adjustments(Fact):
    """Offer of adjustments (accommodations); ``route`` is how to ask, empty where none is given."""

    offered: bool = True
    route: str = ""


@record(kw_only=True)
class OnCall(Fact):
    """On-call: stated ``yes`` or ``no``, or ``implied`` by words such as incident response."""

    stated: Literal["yes", "no", "implied"]


@record(kw_only=True)
class Offer(Fact):
    """Sponsorship or relocation, offered or not."""

    offered: Literal["yes", "no"]


@record(kw_only=True)
class Clearance(Fact):
    """Security clearance by the name the ad gives it."""

    level: str


@record(kw_only=True)
class Travel(Fact):
    """What the ad says about travel."""

    text: str


@record(kw_only=True)
class Statement(Fact):
    """Words that tell one thing about data, deployment, success or the team; ``kind`` says which thing."""

    kind: str


@record
class RoleScore:
    """How much of an ad speaks of one kind of role.

    ``share`` is its part of all scores, 0 to 1; ``evidence`` are the places that count most.
    """

    role: Role
    score: float
    share: float
    evidence: tuple[tuple[int, int], ...] = ()


@record
class RoleType:
    """The kind of role that the ad describes; ``scores`` in falling order, by the duties alone.

    ``value`` is the role of the title where the duties hardly speak against it, else what the duties say.
    ``explained`` are words that tell how the parts of the job are weighted, or in what it differs from its like.
    ``areas`` are areas of work that the duties ask for, each with the first place.
    """

    value: Role
    scores: tuple[RoleScore, ...]
    explained: Fact | None = None
    areas: tuple[Statement, ...] = ()


@record
class Facts:
    """All that the ad and its posting state. A field is None or empty where they do not say.

    ``places`` holds each place of the job once; ``place_mentions`` every mention, offices of the company among them.
    ``pays`` holds every pay figure found, best first by who says it; ``pay`` is the one that counts. ``modes``,
    ``employment_types``, ``contracts`` and ``dates`` likewise hold every statement, for the rules of consistency.
    ``titles`` are the names that the text itself gives the job; ``unnamed_employer`` are words that stand where the
    employer's name belongs (``our client``). ``flexible`` are promises of flexible hours that give no hours.
    ``problem`` is the sentence that says most about what the work is for, ``confidential`` are words that say why it is
    not told. The statements on data, deployment, success and the team are all that there are, in order.
    """

    title: Title | None = None
    titles: tuple[Title, ...] = ()
    employer: Employer | None = None
    unnamed_employer: Fact | None = None
    pay: Pay | None = None
    pays: tuple[Pay, ...] = ()
    places: tuple[Place, ...] = ()
    place_mentions: tuple[Place, ...] = ()
    work_mode: WorkMode | None = None
    modes: tuple[WorkMode, ...] = ()
    employment_type: EmploymentType | None = None
    employment_types: tuple[EmploymentType, ...] = ()
    contract: Contract | None = None
    contracts: tuple[Contract, ...] = ()
    hours: Hours | None = None
    hours_stated: tuple[Hours, ...] = ()
    flexible: tuple[Fact, ...] = ()
    years: tuple[Years, ...] = ()
    degree: Degree | None = None
    tools: tuple[Tool, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    benefits: tuple[Benefit, ...] = ()
    process: Process = Process()
    apply: Apply | None = None
    closing_date: Date | None = None
    closing_dates: tuple[Date, ...] = ()
    posted_date: Date | None = None
    posted_dates: tuple[Date, ...] = ()
    start_date: Date | None = None
    adjustments: Adjustments | None = None
    equal_opportunity: Fact | None = None
    on_call: OnCall | None = None
    sponsorship: Offer | None = None
    right_to_work: Fact | None = None
    clearance: Clearance | None = None
    travel: Travel | None = None
    relocation: Offer | None = None
    role_type: RoleType | None = None
    problem: Fact | None = None
    confidential: Fact | None = None
    data_context: tuple[Statement, ...] = ()
    deployment: tuple[Statement, ...] = ()
    success: tuple[Statement, ...] = ()
    team: tuple[Statement, ...] = ()
