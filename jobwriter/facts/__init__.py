"""Facts: what an ad states, extracted once, with spans, and shared by rules, reports and generation.

Each module of this package extracts the facts of one subject: ``extract(document, context) -> facts``. They read the
document and, where one builds on another (requirements need tools), the facts that came before. No rule searches the
text again for what a fact already holds.
"""

from __future__ import annotations

import datetime as dt

from jobwriter.document import Document
from jobwriter.facts.model import Facts
from jobwriter.records import record


@record
class Context:
    """What a reader of the ad knows besides its text.

    Attributes:
        today: the date against which ages are counted.
        country: ISO 3166-1 alpha-2 code of the first jurisdiction, for currencies and date order; None if unknown.
        locale: ``en-GB`` or ``en-US``.
    """

    today: dt.date
    country: str | None = None
    locale: str = "en-GB"


def extract(document: Document, context: Context) -> Facts:
    """Extract all facts of a document."""
    from jobwriter.facts import (
        apply,
        benefits,
        dates,
        employer,
        mission,
        pay,
        place,
        requirements,
        terms,
        title,
        tools,
        work,
    )

    places = place.extract(document, context)
    pays = pay.extract(document, context, places.places)
    employers = employer.extract(document, context, places.mentions)
    titles = title.extract(document, context, employers.employer, places.places)
    patterns = work.extract(document, context)
    moments = dates.extract(document, context)
    found = tools.extract(document, context)
    asks = requirements.extract(document, context, found)
    offers = benefits.extract(document, context, pays.all)
    route = apply.extract(document, context)
    conditions = terms.extract(document, context)
    aims = mission.extract(document, titles.title, asks.tools)
    return Facts(
        title=titles.title,
        titles=titles.names,
        employer=employers.employer,
        unnamed_employer=employers.unnamed,
        pay=pays.pay,
        pays=pays.all,
        places=places.places,
        place_mentions=places.mentions,
        work_mode=patterns.work_mode,
        modes=patterns.modes,
        employment_type=patterns.employment_type,
        employment_types=patterns.employment_types,
        contract=patterns.contract,
        contracts=patterns.contracts,
        hours=next(iter(patterns.hours), None),
        hours_stated=patterns.hours,
        flexible=patterns.flexible,
        years=asks.years,
        degree=asks.degree,
        tools=asks.tools,
        requirements=asks.requirements,
        benefits=offers,
        process=route.process,
        apply=route.apply,
        closing_date=moments.closing,
        closing_dates=moments.closings,
        posted_date=moments.posted,
        posted_dates=moments.posteds,
        start_date=moments.start,
        adjustments=conditions.adjustments,
        equal_opportunity=conditions.equal_opportunity,
        on_call=conditions.on_call,
        sponsorship=conditions.sponsorship,
        right_to_work=conditions.right_to_work,
        clearance=conditions.clearance,
        travel=conditions.travel,
        relocation=conditions.relocation,
        role_type=aims.role_type,
        problem=aims.problem,
        confidential=aims.confidential,
        data_context=aims.data,
        deployment=aims.deployment,
        success=aims.success,
        team=aims.team,
    )
