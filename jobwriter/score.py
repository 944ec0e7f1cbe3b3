"""The score: arithmetic over findings, with every deduction shown.

An ad starts at 100. Each finding takes off its rule's weight, scaled by severity; one that stands at certain words is
also scaled to the length of the ad, since what a reader meets is so many faults a page. A rule takes off no more than
its cap, so that one habit cannot sink an ad. ``docs/scoring.md`` says where the weights come from.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from jobwriter.document import Document
from jobwriter.engine import SHORT
from jobwriter.finding import Finding
from jobwriter.report import Deduction, Score
from jobwriter.rule import Rule

SCALE = {"error": 1.5, "warning": 1.0, "suggestion": 0.5}
PAGE = 500
"""Words of an ad in which a finding at certain words takes off its whole weight; half of it in twice as many. It is the
middle of the 300 to 700 words that serve most jobs."""
LEAST = 150
"""Words below which an ad counts as one of that length: a note is not a page of faults."""
GRADES = ((85, "A"), (70, "B"), (55, "C"), (40, "D"), (0, "E"))


def grade(
    document: Document, findings: Sequence[Finding], rules: Mapping[str, Rule], *, complete: bool = True
) -> Score:
    """Score an ad by its findings.

    Args:
        document: the ad; without enough words, or in another language, there is no score.
        findings: what was found.
        rules: the rules by id, for weights and caps.
        complete: false when a rule failed, so that the result would flatter the ad.
    """
    if not document.english:
        return Score(None, None, reason="the text does not read as English")
    if document.words < SHORT:
        return Score(None, None, reason=f"fewer than {SHORT} words")
    if not complete:
        return Score(None, None, reason="a rule failed")
    points: dict[str, float] = {}
    counts: dict[str, int] = {}
    share = PAGE / max(document.words, LEAST)
    for finding in findings:
        rule = rules[finding.rule]
        if not rule.weight:
            continue
        worth = rule.weight * SCALE[finding.severity] * (1.0 if rule.whole_ad or finding.start is None else share)
        points[rule.id] = min(points.get(rule.id, 0.0) + worth, rule.cap)
        counts[rule.id] = counts.get(rule.id, 0) + 1
    lost: dict[str, float] = {}
    for identity, worth in points.items():
        category = rules[identity].category
        lost[category] = lost.get(category, 0.0) + worth
    total = max(0, round(100 - sum(points.values())))
    categories = {category: max(0, round(100 - 4 * lost.get(category, 0.0))) for category in _categories(rules)}
    deductions = sorted(
        (Deduction(identity, round(worth, 1), counts[identity]) for identity, worth in points.items()),
        key=lambda item: (-item.points, item.rule),
    )
    return Score(total, letter(total), categories, tuple(deductions))


def letter(total: int) -> str:
    """The grade of a score."""
    return next(name for least, name in GRADES if total >= least)


def _categories(rules: Mapping[str, Rule]) -> list[str]:
    return sorted({rule.category for rule in rules.values()})
