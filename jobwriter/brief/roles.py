"""The roles that jobwriter writes ads for: what each asks for beyond the common fields."""

from __future__ import annotations

from collections.abc import Mapping

from jobwriter.records import record


@record
class Role:
    """A kind of ad.

    Attributes:
        summary: whom it is for, in a line.
        demands: paths of fields without which such an ad would leave out what its readers ask first.
    """

    summary: str
    demands: tuple[str, ...] = ()


_TEAM = ("team", "team.size", "team.reports_to")
_MODELS = ("data", "metric", "deployment", "on_call", *_TEAM, "outcomes")

ROLES: Mapping[str, Role] = {
    "ml-engineer": Role("Builds models and keeps them running in production.", (*_MODELS, "time")),
    "applied-scientist": Role("Answers open questions whose answers go into a product.", (*_MODELS, "science")),
    "research-scientist": Role(
        "Does research of its own and publishes it.", ("research", "compute", "data", *_TEAM, "outcomes")
    ),
    "data-scientist": Role(
        "Supports decisions with analysis, experiments and models.", ("decisions", "time", "data", *_TEAM, "outcomes")
    ),
    "mlops-platform": Role(
        "Builds what other teams train and run models on.", ("platform", "on_call", *_TEAM, "outcomes")
    ),
    "data-engineer": Role("Moves data and keeps them right.", ("pipelines", "on_call", *_TEAM, "outcomes")),
    "ml-lead": Role(
        "Leads by technical work of their own.", ("leadership", "data", "deployment", "on_call", *_TEAM, "outcomes")
    ),
    "ml-manager": Role("Leads people and answers for their results.", ("leadership", "data", *_TEAM, "outcomes")),
    "llm-engineer": Role("Builds products on language models.", ("llm", "data", "on_call", *_TEAM, "outcomes")),
    "graduate": Role("A first job after a degree.", ("learning", "data", *_TEAM, "outcomes")),
    "intern": Role("An internship or placement.", ("internship", "data", *_TEAM)),
    "generic-tech": Role("Any other technical job.", (*_TEAM, "outcomes")),
    "public-sector-uk": Role("A post in the civil or public service of the UK.", ("public_sector", *_TEAM, "outcomes")),
}
