"""Which kind of role an ad describes: scores from duties, story, asks and tools, each with the words that gave them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from jobwriter.document import Document
from jobwriter.facts.model import Fact, Role, RoleScore, RoleType, Statement, Title, Tool
from jobwriter.facts.voice import in_ad
from jobwriter.facts.wordbook import Span
from jobwriter.patterns import pattern

_WEIGHTS = {"strong": 3.0, "fair": 1.5, "slight": 0.4}
_PLACES = {
    "duties": 1.0, "summary": 0.8, "other": 0.8, "team": 0.4, "title": 0.6, "place": 0.3, "requirements": 0.35,
    "skills": 0.35, "nice-to-have": 0.15, "company": 0.1,
}  # fmt: skip
"""How much words count by the section they stand in; elsewhere they do not."""
_TOOLS: Mapping[str, tuple[Role, float]] = {
    "bi": ("analytics", 1.0),
    "transformation": ("analytics", 0.7),
    "etl": ("data-engineering", 1.0),
    "big-data": ("data-engineering", 0.6),
    "stream": ("data-engineering", 0.4),
    "warehouse": ("data-engineering", 0.3),
    "iac": ("mlops", 0.6),
    "container": ("mlops", 0.2),
    "experiment-tracking": ("mlops", 0.6),
    "feature-store": ("mlops", 1.0),
    "ml-monitoring": ("mlops", 0.8),
    "model-serving": ("mlops", 0.7),
    "deep-learning": ("ml-engineering", 0.6),
    "vision": ("ml-engineering", 0.6),
    "llm-framework": ("ai-app-engineering", 1.0),
    "llm-observability": ("ai-app-engineering", 0.8),
    "llm-provider": ("ai-app-engineering", 0.5),
    "llm": ("ai-app-engineering", 0.5),
    "vector-store": ("ai-app-engineering", 0.6),
    "classical-ml": ("data-science", 0.5),
    "boosting": ("data-science", 0.5),
}
_STRENGTH = {"must": 0.7, "duty": 1.0, "nice": 0.2, "other": 0.4}
_ENOUGH = 1.0
"""Score from which a kind of role is worth naming."""
_CLOSE = 0.75
"""Part of the top score from which the title's word is taken for what the role is."""
_SPLIT = pattern(r"\d(?<=\b\d)\d? ?%(?: of)? (?:your |the |time |on )*[a-z][^.%\n]{2,60}\b\d{1,2} ?% ", needs=("%",))
"""Parts of the week in percent: ``60% serving, 30% modelling``."""
_EXPLAINED = pattern(
    r"\b(?:(?:this (?:role|job|position)|it) (?:differs|is different) from|(?:unlike|different from) (?:a |an |the "
    r"|most |other )?(?:\w+[ -]){0,3}?(?:roles?|engineers?|scientists?|jobs?)"
    r"|(?:half|two[- ]thirds|three[- ]quarters|a third|a quarter) of (?:your|the) (?:time|week|work|job))\b"
)
_DUTIES = frozenset(("duties", "summary", "other"))
_COLLEAGUES = pattern(
    r"\breport(?:s|ing)? (?:directly |in )?(?:in)?to (?:the |our |an? )?[^.;,\n]{2,50}"
    r"|\b(?:with|alongside|between) (?:[\w-]+,? (?:and )?){0,6}?"
    r"(?:engineers|scientists|analysts|managers|developers|researchers|architects|designers|students)\b"
    r"|\b(?:with|alongside|beside|next to|between|from|by|ask|asks|advise|mentor|help|are|join|and|hire)"
    r" (?:a|an|the|our|another|one|two|three|four|five|six|seven|eight|nine|ten|\d+) (?:[\w-]+ ){0,3}?"
    r"(?:engineer|scientist|analyst|manager|developer|researcher|architect|designer|biologist|linguist|student"
    r"|intern)s?\b"
    r"(?:(?<=\w) on (?:the|our|a|an|their) [^.;:\n]{2,80})?"
    r"|\bno (?:other )?teaching\b|\bsupervis\w+ of (?:[\w-]+ ){0,2}(?:projects|students)\b",
)
"""Who else is there: their work tells nothing of what the person does."""


_ROLES: tuple[Role, ...] = (
    "research", "applied-science", "ml-engineering", "mlops", "data-science", "data-engineering", "backend",
    "ai-app-engineering", "analytics", "management", "other",
)  # fmt: skip
_LABELS = {role: [(f"roles/{role}/{strength}", worth) for strength, worth in _WEIGHTS.items()] for role in _ROLES}


def _widest_first(span: Span) -> Span:
    return span[0], -span[1]


def extract(
    document: Document, found: Mapping[str, Sequence[Span]], title: Title | None, tools: Sequence[Tool]
) -> RoleType | None:
    """Tell the kind of role by what the ad says the person does.

    Args:
        document: the ad.
        found: phrases by label, see :func:`jobwriter.facts.wordbook.phrases`.
        title: its role is not counted here, only where its line ends.
        tools: the tools that the ad names.

    Returns:
        The scores in falling order, or None where the ad tells nothing of the work.
    """
    after = title.end if title and title.start >= 0 else 0
    scores: dict[Role, float] = {}
    evidence: dict[Role, list[tuple[float, Span]]] = {}
    kinds: dict[int, float] = {}
    others = [match.span() for match in in_ad(document, _COLLEAGUES)]
    for name, labels in _LABELS.items():
        taken: set[int] = set()
        for label, value in labels:
            if label not in found:
                continue
            best: dict[str, tuple[float, Span]] = {}
            for span in sorted(found[label], key=_widest_first):
                start, end = span
                if start < after or start in taken or end in taken:
                    continue
                weight = kinds.get(start)
                if weight is None:
                    section = document.section_at(start)
                    weight = _PLACES.get(section.kind, 0.0) if section else 0.0
                    if any(left <= start < right for left, right in others):
                        weight = 0.0
                    kinds[start] = weight
                if weight:
                    words = document.lower[start:end]
                    if words not in best or best[words][0] < weight:
                        best[words] = weight, span
                    taken.update(span)
            for weight, span in best.values():
                scores[name] = scores.get(name, 0.0) + weight * value
                evidence.setdefault(name, []).append((weight * value, span))
    for tool in tools:
        if tool.family in _TOOLS and tool.start >= after:
            role, worth = _TOOLS[tool.family]
            worth *= _STRENGTH[tool.kind]
            scores[role] = scores.get(role, 0.0) + worth
            evidence.setdefault(role, []).append((worth, (tool.start, tool.end)))
    ranked = sorted(((score, role) for role, score in scores.items() if score >= _ENOUGH), reverse=True)
    if not ranked:
        return None
    total = sum(score for score, _ in ranked)
    named = next((score for score, role in ranked if title and role == title.role), 0.0)
    return RoleType(
        value=title.role if title and named >= _CLOSE * ranked[0][0] else ranked[0][1],
        scores=tuple(
            RoleScore(role, round(score, 2), round(score / total, 3), _first(evidence[role])) for score, role in ranked
        ),
        explained=_explained(document),
        areas=tuple(_areas(document, found, after)),
    )


def _explained(document: Document) -> Fact | None:
    for zone in document.in_zone("ad"):
        for wanted in (_SPLIT, _EXPLAINED):
            for match in wanted.finditer(document.lower, zone.start, zone.end):
                section = document.section_at(match.start())
                if section is not None and section.kind in _PLACES:
                    return Fact(start=match.start(), end=match.end())
    return None


def _areas(document: Document, found: Mapping[str, Sequence[Span]], after: int) -> Iterator[Statement]:
    """The areas of work among the duties, in the order in which they come up."""
    first: dict[str, Span] = {}
    for label, spans in found.items():
        group, _, area = label.partition("/")
        if group != "areas":
            continue
        for start, end in sorted(spans):
            section = document.section_at(start) if start >= after else None
            if section is not None and section.kind in _DUTIES:
                first[area] = start, end
                break
    for area, (start, end) in sorted(first.items(), key=lambda item: item[1]):
        yield Statement(kind=area, start=start, end=end)


def _first(evidence: list[tuple[float, Span]]) -> tuple[Span, ...]:
    """The weightiest places, in the order of the text."""
    best = sorted(evidence, key=lambda item: (-item[0], item[1]))[:4]
    return tuple(sorted(span for _, span in best))
