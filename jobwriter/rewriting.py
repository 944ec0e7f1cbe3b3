"""From an ad to the ad that its own facts give in our template, with what was found in both."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from jobwriter import brief, compare, generate, importing, packs
from jobwriter.config import Settings
from jobwriter.document import Draft
from jobwriter.importing import ImportedBrief
from jobwriter.linting import lint, lint_draft, read_facts
from jobwriter.records import record, replace
from jobwriter.report import FileReport

_KINDS = {
    "essential": "must-have",
    "desirable": "nice-to-have",
    "responsibilities": "duty",
    "benefits": "benefit",
}

_WORST = 4
"""Findings that are named where a score has fallen."""


@record
class Rewritten:
    """An ad before and after.

    Attributes:
        brief: what the old ad gives.
        yaml: the same as a file to fill in.
        ad: the new ad in Markdown; it says nothing that the old one does not.
        before: the report on the old ad.
        after: the report on the new one.
    """

    brief: ImportedBrief
    yaml: str
    ad: str
    before: FileReport
    after: FileReport

    def gone(self) -> tuple[str, ...]:
        """What is found in the old ad only: each rule with its title and how often.

        What a new ad lacks is not known where it is too short to be judged as a whole.
        """
        before, after = _counts(self.before), _counts(self.after)
        known = {rule for rule in before if self.after.score.total is not None or not packs.load().rules[rule].whole_ad}
        return tuple(_told(rule, _times(count)) for rule, count in before.items() if rule in known - after.keys())

    def remaining(self) -> tuple[str, ...]:
        """What is found in both, with how often in the new ad, and in the old one where that differs."""
        before, after = _counts(self.before), _counts(self.after)
        return tuple(_told(rule, _times(count, before[rule])) for rule, count in after.items() if rule in before)

    def new(self) -> tuple[str, ...]:
        """What is found in the new ad only."""
        before, after = _counts(self.before), _counts(self.after)
        return tuple(_told(rule, _times(count)) for rule, count in after.items() if rule not in before)

    def fallen(self) -> str:
        """Why the score is lower than before; empty where it is not."""
        old, new = self.before.score, self.after.score
        if old.total is None or new.total is None or new.total >= old.total:
            return ""
        lost = {item.rule: item.points for item in new.deductions}
        for item in old.deductions:
            lost[item.rule] = lost.get(item.rule, 0) - item.points
        worst = [
            f"{rule} -{lost[rule]:.1f}"
            for rule in sorted(lost, key=lambda rule: -lost[rule])[:_WORST]
            if lost[rule] > 0
        ]
        return (
            "The new ad is shorter, so that what it keeps of the old wording weighs more, and it says only what the ad "
            f"does in so many words: {', '.join(worst)}. What is filled in below brings it up."
        )

    def left_out(self) -> str:
        """What the old ad says and the new one has no room for, counted."""
        counts = {name: len(self.brief.spares.get(path, ())) for path, name in _KINDS.items()}
        counts["sentence"] = len(self.brief.unused)
        return ", ".join(_counted(count, name) for name, count in counts.items() if count)

    def settled(self) -> tuple[str, ...]:
        """What the new ad says because the house has settled it."""
        return tuple(f"{path}: {words}" for path, words in self.brief.settled.items())

    def questions(self) -> tuple[tuple[str, str], ...]:
        """What is to be decided: the name of its field, what the ad says about it, and the question."""
        return tuple((path, words.removeprefix(importing.UNSAID)) for path, words in self.brief.questions.items())

    def table(self) -> tuple[compare.Row, ...]:
        """The two ads side by side."""
        sides = [compare.passages(report.document) if report.document else () for report in (self.before, self.after)]
        return compare.rows(sides[0], sides[1])


def rewrite(
    draft: Draft,
    brief_of: ImportedBrief,
    settings: Settings,
    *,
    house: brief.House | None = None,
    templates: Path | None = None,
) -> Rewritten:
    """Write an ad anew from the brief that it gives.

    Args:
        draft: the ad.
        brief_of: its brief.
        settings: what both are held against.
        house: what is settled for all briefs of the employer.
        templates: the folder of the employer's own templates.

    Returns:
        Both ads and what is found in them.

    Raises:
        TemplateProblem: there is no template for the role.
    """
    text = importing.to_yaml(brief_of)
    ad = generate.markdown(brief.read(text, draft.path, house, partial=True), templates)
    settled = replace(settings, locale=str(brief_of.values["locale"]), whole=False)
    return Rewritten(brief_of, text, ad, lint_draft(draft, settings), lint(ad, settled, path="after.md"))


def read_brief(
    draft: Draft, settings: Settings, *, role: str | None = None, house: brief.House | None = None
) -> ImportedBrief | None:
    """The brief that an ad gives; None where there is no ad.

    Args:
        draft: the ad.
        settings: jurisdictions, locale and the day on which it is read.
        role: the role of the brief; judged from the ad without it.
        house: what is settled for all briefs of the employer.
    """
    document, facts = read_facts(draft, settings)
    if not document.words:
        return None
    return importing.draft(
        document,
        facts,
        "standard input" if draft.path == "-" else draft.path,
        today=settings.as_of,
        role=role,
        locale=settings.locale,
        country=settings.jurisdictions[0].partition("-")[0] if settings.jurisdictions else None,
        public_sector=settings.public_sector,
        house=house,
    )


def _counts(report: FileReport) -> Counter[str]:
    return Counter(finding.rule for finding in report.findings)


def _told(rule: str, times: str) -> str:
    return f"{rule}: {packs.load().rules[rule].title}{times}"


def _times(count: int, before: int = 0) -> str:
    """How often, where that is not once; and how often before, where it was not as often."""
    if before in {0, count}:
        return f" ({count} times)" if count > 1 else ""
    return f" ({'once' if count == 1 else f'{count} times'}, before {'once' if before == 1 else before})"


def _counted(count: int, name: str) -> str:
    plural = f"{name[:-1]}ies" if name.endswith("y") else f"{name}s"
    return f"{count} {name if count == 1 else plural}"
