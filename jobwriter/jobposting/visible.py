"""Markup that says what the visible ad does not: pay, remote work, the closing date, the place, the kind of contract.

The ad is read as the linter reads it; nothing here searches a text again for what a fact already holds, save for
figures and names that must stand somewhere in it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from jobwriter.config import Settings
from jobwriter.countries import COUNTRIES
from jobwriter.document import Document, Draft
from jobwriter.facts.gazetteer import gazetteer
from jobwriter.facts.model import Contract, EmploymentType, Fact, Facts, Pay
from jobwriter.facts.spot import apart
from jobwriter.jobposting import dates, salary, terms, where
from jobwriter.jobposting.node import Node
from jobwriter.jobposting.problem import GOOGLE, GOOGLE_CONTENT, Problem, Severity, error, warning
from jobwriter.jobposting.said import figures, says
from jobwriter.jobposting.salary import Salary
from jobwriter.records import record

_SELDOM = 0.2
"""Days a week below which meeting in person is a journey, and the work still fully remote: less than monthly."""
_SENTENCE = 90
"""Characters up to which a sentence is quoted whole."""


@record
class _Ad:
    """The visible ad as read.

    Attributes:
        document: its text.
        facts: what it states.
        page: whether it is the ad as readers see it, rather than the markup's own description.
    """

    document: Document
    facts: Facts
    page: bool

    def quote(self, fact: Fact) -> str:
        """The words of a fact, in their sentence where that is short."""
        if fact.start < 0:
            return "so"
        start, end = fact.start, fact.end
        sentence = self.document.sentence_at(start)
        if sentence and sentence.start <= start and end <= sentence.end <= sentence.start + _SENTENCE:
            start, end = sentence.start, sentence.end
        return f'"{" ".join(self.document.text[start:end].split())}"'

    @property
    def name(self) -> str:
        """What to call it in a message."""
        return "the ad" if self.page else "the description"


def check(posting: Node, today: dt.date, ad: Draft | None = None) -> Iterator[Problem]:
    """What the markup says and the visible ad does not.

    Args:
        posting: the posting.
        today: the day on which it is read.
        ad: the ad as readers see it; without it, the description of the posting counts as that.
    """
    draft = ad or _described(posting)
    if draft is None:
        return
    from jobwriter.linting import read_facts

    settings = Settings(as_of=today, jurisdictions=_jurisdiction(posting), whole=ad is None)
    document, facts = read_facts(draft, settings)
    if not document.words:
        return
    read = _Ad(document, facts, ad is not None)
    yield from _pay(posting, read)
    yield from _mode(posting, read)
    yield from _closing(posting, read)
    yield from _places(posting, read)
    yield from _employment(posting, read)
    title = posting.at("title")
    if ad is not None and title and title.text and not says(document.text, title.text):
        yield warning(
            "title-not-in-ad",
            title.path,
            f"the title {title.shown()} does not stand in the ad"
            + (f', which says "{facts.title.text}"' if facts.title else ""),
            "the same title in both",
            GOOGLE_CONTENT,
        )


def _described(posting: Node) -> Draft | None:
    """The description of a posting as an ad, under its title."""
    from jobwriter.readers.flow import Piece
    from jobwriter.readers.html import draft_of
    from jobwriter.readers.record import lines_of

    title, description = posting.at("title"), posting.at("description")
    if description is None or not description.text:
        return None
    heading = [Piece(" ".join(title.text.split()), "heading", 1, "html", gap=True)] if title and title.text else []
    return draft_of([*heading, *lines_of(description.text)], "description", format="record")


def _jurisdiction(posting: Node) -> tuple[str, ...]:
    """The country of the first place, by which signs of currencies are read."""
    location = posting.at("jobLocation")
    for place in location.items() if location else ():
        address = place.at("address") if place.is_object else None
        country = address.at("addressCountry") if address and address.is_object else None
        if country and country.text in COUNTRIES:
            return (country.text,)
    return ()


def _pay(posting: Node, ad: _Ad) -> Iterator[Problem]:
    stated = salary.read(posting)
    if stated is None or stated.high <= 0:
        return
    own = [pay for pay in ad.facts.pays if not pay.estimated]
    shown = _amount(stated)
    if not own and ad.facts.pays:
        yield error(
            "estimated-pay",
            stated.path,
            f"the markup states {shown}, and the figure in {ad.name} ({ad.quote(ad.facts.pays[0])}) is an estimate",
            "take baseSalary out; it is for the pay that the employer states",
            GOOGLE_CONTENT,
        )
    elif not _in_text(stated, own, ad.document.text):
        if own:
            yield error(
                "pay-differs",
                stated.path,
                f"the markup says {shown}, and {ad.name} says {ad.quote(own[0])}",
                "the same pay in both",
                GOOGLE_CONTENT,
            )
        else:
            yield error(
                "pay-not-in-ad",
                stated.path,
                f"the markup says {shown}, and {ad.name} gives no such figure",
                f"state the pay in {ad.name}, or take baseSalary out",
                GOOGLE_CONTENT,
            )
    else:
        yield from _terms(stated, own, ad)


def _terms(stated: Salary, own: list[Pay], ad: _Ad) -> Iterator[Problem]:
    """Currency and period of the same figures, as far as the ad writes them."""
    same = [pay for pay in own if {pay.min, pay.max} & {stated.low, stated.high}]
    period = terms.PERIODS.get(stated.unit)
    for what, mine, theirs in (
        ("currency", stated.currency, [pay.currency for pay in same if "currency" not in pay.inferred]),
        ("unitText", period, [pay.period for pay in same if "period" not in pay.inferred]),
    ):
        if mine and theirs and all(theirs) and mine not in theirs:
            yield error(
                "pay-differs",
                f"baseSalary.{what}" if what == "currency" else f"{stated.path}.{what}",
                f"the markup says {_amount(stated)}, and {ad.name} says {ad.quote(same[0])}",
                "the same pay in both",
                GOOGLE_CONTENT,
            )


def _in_text(stated: Salary, own: list[Pay], text: str) -> bool:
    """Whether the ad gives the figures of the markup."""
    lows = [figure for pay in own for figure in (pay.min, *(band.min for band in pay.bands)) if figure is not None]
    highs = [figure for pay in own for figure in (pay.max, *(band.max for band in pay.bands)) if figure is not None]
    if lows and highs and stated.low == stated.high and min(lows) < max(highs):
        return len({stated.low} & {*lows, *highs}) == 1 and any(pay.min == pay.max == stated.low for pay in own)
    return {stated.low, stated.high} <= {*lows, *highs, *figures(text)}


def _amount(stated: Salary) -> str:
    figures = f"{stated.low:,.10g}" if stated.low == stated.high else f"{stated.low:,.10g} to {stated.high:,.10g}"
    period = terms.PERIODS.get(stated.unit)
    return " ".join(filter(None, (figures, stated.currency, _a(period) if period else "")))


def _a(period: str) -> str:
    return f"an {period}" if period == "hour" else f"a {period}"


def _mode(posting: Node, ad: _Ad) -> Iterator[Problem]:
    kind = posting.at("jobLocationType")
    firm = [mode for mode in ad.facts.modes if mode.firm]
    away = [mode for mode in ad.facts.modes if mode.value == "remote"]
    seldom = _SELDOM if any(mode.firm for mode in away) else 0
    partly = next((mode for mode in firm if mode.value == "hybrid" and (mode.office_days or 5) >= seldom), None)
    onsite = next((mode for mode in firm if mode.value == "onsite"), None)
    if kind and kind.value == "TELECOMMUTE":
        against = partly or (onsite if not any(mode.whole for mode in away) else None)
        if against:
            yield error(
                "telecommute-not-remote",
                kind.path,
                f"the markup says TELECOMMUTE, fully remote, and {ad.name} says {against.value}: {ad.quote(against)}",
                "take jobLocationType out and give the office as jobLocation; TELECOMMUTE is never for hybrid work",
            )
        elif not away and ad.document.english:
            yield error(
                "telecommute-not-said",
                kind.path,
                f"the markup says TELECOMMUTE, and {ad.name} does not say that the job is fully remote",
                'say so in the ad ("This role is fully remote within the UK"), or take jobLocationType out',
            )
    elif kind is None and away and any(mode.whole for mode in away) and not partly and not onsite:
        whole = next(mode for mode in away if mode.whole)
        yield error(
            "telecommute-missing",
            "jobLocationType",
            f"{ad.name} says fully remote ({ad.quote(whole)}), and the markup does not",
            '"jobLocationType": "TELECOMMUTE", and applicantLocationRequirements with the countries',
        )


def _closing(posting: Node, ad: _Ad) -> Iterator[Problem]:
    closing = ad.facts.closing_date
    if closing is None or closing.date is None or closing.relative or closing.ambiguous:
        return
    node = posting.at("validThrough")
    if node is None:
        yield error(
            "no-valid-through",
            "validThrough",
            f"{ad.name} has a closing date ({ad.quote(closing)}), and the markup has none",
            f'"validThrough": "{closing.date}T23:59:59+00:00", with the zone of the place',
        )
        return
    try:
        through = dates.parse(node.text)
    except dates.NotADate:
        return
    around = {through.date, through.last_day}
    if through.time is not None and through.offset == 0:
        if through.time < dt.time(13):
            around.add(through.date - dt.timedelta(days=1))
        else:
            around.add(through.date + dt.timedelta(days=1))
    if not around & {one.date for one in ad.facts.closing_dates or (closing,)}:
        yield error(
            "closing-date-differs",
            node.path,
            f"the markup says {through.date}, and {ad.name} says {ad.quote(closing)} ({closing.date})",
            f'"{closing.date}T23:59:59+00:00", with the zone of the place, or the other date in the ad',
            GOOGLE_CONTENT,
        )


def _places(posting: Node, ad: _Ad) -> Iterator[Problem]:
    location = posting.at("jobLocation")
    said = [place for place in ad.facts.places if place.kind == "job" and place.spot and place.spot.kind == "town"]
    for place in location.items() if location else ():
        address = place.at("address") if place.is_object else None
        town = address.at("addressLocality") if address and address.is_object else None
        if (
            town is None
            or not town.text
            or where.REMOTE.search(town.text)
            or any(says(ad.document.text, part) for part in town.text.split(","))
        ):
            continue
        spots = gazetteer().spots(town.text.lower())
        if spots and any(not apart(spots[0], other.spot) for other in ad.facts.place_mentions if other.spot):
            continue
        if said:
            names = ", ".join(dict.fromkeys(place.name for place in said))
            yield error(
                "place-differs",
                town.path,
                f"the markup says {town.shown()}, and {ad.name} says {names}",
                "the same places in both",
                GOOGLE_CONTENT,
            )
        else:
            severity: Severity = "error" if ad.page else "warning"
            yield Problem(
                "place-not-in-ad",
                severity,
                town.path,
                f"the markup says {town.shown()}, and {ad.name} does not name it",
                f"name the place in {ad.name}",
                GOOGLE_CONTENT,
            )


def _employment(posting: Node, ad: _Ad) -> Iterator[Problem]:
    node = posting.at("employmentType")
    given = {item.text for item in node.items()} if node else set()
    if node is None or not given <= set(terms.EMPLOYMENT):
        return
    hours = [one for one in ad.facts.employment_types if not one.option]
    kinds = [one for one in ad.facts.contracts if not one.option]
    against: EmploymentType | Contract | None = None
    for word, value in (("full-time", "FULL_TIME"), ("part-time", "PART_TIME")):
        other = "PART_TIME" if value == "FULL_TIME" else "FULL_TIME"
        if hours and all(one.value == word for one in hours) and other in given and value not in given:
            against = hours[0]
    contracts = {one.value for one in kinds}
    if contracts == {"permanent"} and given & {"CONTRACTOR", "TEMPORARY", "INTERN"}:
        against = against or kinds[0]
    if contracts == {"internship"} and "INTERN" not in given:
        against = against or kinds[0]
    if contracts == {"contract"} and not given & {"CONTRACTOR", "TEMPORARY", "OTHER", "PER_DIEM"}:
        against = against or kinds[0]
    if against:
        yield error(
            "employment-differs",
            node.path,
            f"the markup says {' and '.join(sorted(given))}, and {ad.name} says {against.value}: {ad.quote(against)}",
            "the same in both",
            GOOGLE,
        )
