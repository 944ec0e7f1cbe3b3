"""The loop of fixes: lint, rewrite, lint again, until nothing more can be mended.

A fix is kept only if the text after it is sound: it states the same facts, and no rule has more to say than before. So
a rewrite that goes wrong in a place that nobody thought of costs a fix, not the ad.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from jobwriter import readers
from jobwriter.config import Settings
from jobwriter.document import Draft
from jobwriter.facts.model import Facts
from jobwriter.finding import Edit, Finding, Fix
from jobwriter.fixer import apply
from jobwriter.linting import lint_draft
from jobwriter.records import EMPTY, fields_of, record
from jobwriter.report import FileReport
from jobwriter.source import Source

ROUNDS = 10
"""Times at most that a text is rewritten and read again."""
FORMATS = ("markdown", "text")
"""Formats whose text is the text of the file, so that a fix can be written back."""
_HOLE = "placeholder"
"""The rule that speaks on a line which a fix left for the writer to fill in."""


@record
class Mended:
    """A draft after its fixes.

    Attributes:
        draft: the draft, read anew where it changed.
        report: what is still to be said about it.
        applied: how many fixes were applied, by rule.
        left: how many more there are that need to be asked for.
    """

    draft: Draft
    report: FileReport
    applied: Mapping[str, int] = EMPTY
    left: int = 0


@record
class _Wish:
    """A finding and the fix that is to be applied for it."""

    finding: Finding
    fix: Fix

    @property
    def key(self) -> tuple[str, str, str, tuple[str, ...]]:
        """What it is, wherever it stands by now."""
        finding = self.finding
        return finding.rule, finding.fingerprint, finding.quote, tuple(edit.text for edit in self.fix.edits)


@record
class _Step:
    """A text after some fixes, and what is said about it."""

    draft: Draft
    report: FileReport
    taken: tuple[_Wish, ...]


def mend(draft: Draft, settings: Settings | None = None, *, unsafe: bool = False) -> Mended:
    """Apply the fixes of a draft until nothing is left to apply.

    Args:
        draft: Markdown or plain text; any other format comes back as it was.
        settings: those of the run; fixes are those of the findings that it shows.
        unsafe: whether to apply fixes too that a person should look at.

    Raises:
        ConfigError: the grammar checker that the settings ask for is not installed.
    """
    settings = settings or Settings()
    report = lint_draft(draft, settings)
    if draft.format not in FORMATS:
        return Mended(draft, report)
    step = _Step(draft, report, ())
    applied: Counter[str] = Counter()
    refused: set[tuple[str, str, str, tuple[str, ...]]] = set()
    for _ in range(ROUNDS):
        wishes = [wish for wish in _wishes(step.report, unsafe=unsafe) if wish.key not in refused]
        if not wishes:
            break
        following = _sound(step, _apart(wishes), settings)
        if following is None:
            refused.update(wish.key for wish in _apart(wishes))
            continue
        refused.clear()  # in another text a fix may do
        applied.update(wish.finding.rule for wish in following.taken)
        step = following
    left = 0 if unsafe else sum(not any(fix.safe for fix in one.fixes) for one in step.report.findings if one.fixes)
    return Mended(step.draft, step.report, applied, left)


def _wishes(report: FileReport, *, unsafe: bool) -> list[_Wish]:
    """The first fix of each finding that may be applied, in the order of the text."""
    wishes = []
    for finding in report.findings:
        fix = next((fix for fix in finding.fixes if fix.edits and (unsafe or fix.safe)), None)
        if fix is not None and report.document is not None and _changes(report.document.source, fix):
            wishes.append(_Wish(finding, fix))
    return wishes


def _changes(source: str, fix: Fix) -> bool:
    return any(source[edit.start : edit.end] != edit.text for edit in fix.edits)


def _apart(wishes: Sequence[_Wish]) -> tuple[_Wish, ...]:
    """Of fixes that touch each other, the first; the others are found again in the next round."""
    kept: list[_Wish] = []
    taken: list[Edit] = []
    for wish in wishes:
        if not any(_touch(one, two) for one in wish.fix.edits for two in taken):
            kept.append(wish)
            taken += wish.fix.edits
    return tuple(kept)


def _touch(one: Edit, two: Edit) -> bool:
    return one.start <= two.end and two.start <= one.end


def _sound(step: _Step, wishes: tuple[_Wish, ...], settings: Settings) -> _Step | None:
    """The text after as many of these fixes as leave it sound; None where none does."""
    following = _after(step, wishes, settings)
    if following is not None and _is_sound(step.report, following):
        return following
    if len(wishes) == 1:
        return None
    middle = len(wishes) // 2
    left, right = _sound(step, wishes[:middle], settings), _sound(step, wishes[middle:], settings)
    if left is None or right is None:
        return left or right
    both = _after(step, (*left.taken, *right.taken), settings)
    return both if both is not None and _is_sound(step.report, both) else left


def _after(step: _Step, wishes: tuple[_Wish, ...], settings: Settings) -> _Step | None:
    """The text after these fixes, read and linted; None where it cannot be read as one ad any more."""
    draft = step.draft
    text = apply(draft.source, [edit for wish in wishes for edit in wish.fix.edits])
    try:
        drafts = readers.read(Source(draft.path, text, draft.format))
    except readers.ReadError:
        return None
    if len(drafts) != 1 or drafts[0].format != draft.format:
        return None
    return _Step(drafts[0], lint_draft(drafts[0], settings), wishes)


def _is_sound(before: FileReport, following: _Step) -> bool:
    """Whether the text after fixes states the same facts, and no rule speaks more often."""
    after = following.report
    safe = all(wish.fix.safe for wish in following.taken)
    if after.errors or before.facts is None or after.facts is None:
        return False
    if not keeps(before.facts, after.facts, ledger=safe):
        return False
    grown = Counter(one.rule for one in after.findings) - Counter(one.rule for one in before.findings)
    if not safe:
        del grown[_HOLE]
    return not grown


_PLACED = frozenset((
    "start", "end", "core_start", "core_end", "parts", "mentions", "statement", "item", "spot", "evidence", "scores",
    "text",
))  # fmt: skip
"""Fields of facts that say where something stands, or in which words."""
_READINGS: Mapping[str, frozenset[str]] = {
    "Facts": frozenset(("tools", "role_type", "problem", "data_context", "deployment", "success", "team")),
    "Requirement": frozenset(("tools", "asks")),
    "Years": frozenset(("subject",)),
    "Benefit": frozenset(("quantified", "hollow")),
    "Pay": frozenset(("forms",)),
}
"""Fields by type that are read off the words, or say in which form they stand; tools are held apart."""
_LEDGER = frozenset(("requirements", "benefits", "process"))
"""What is counted item by item, so that it hangs on where a list is cut."""


def keeps(before: Facts, after: Facts, *, ledger: bool = True) -> bool:
    """Whether an ad states the same facts, in whatever place and words.

    Args:
        before: those of the ad as it was.
        after: those of the ad as it is now; a tool that is now written right may be new.
        ledger: whether the duties, requirements and benefits must also be the same, item by item.
    """
    tools, left = (Counter(tool.name for tool in facts.tools) for facts in (before, after))
    out = frozenset() if ledger else _LEDGER
    return tools <= left and _bare(before, out) == _bare(after, out)


def _bare(value: Any, out: frozenset[str] = frozenset()) -> Any:
    """A fact without the places and the words in which it is stated, and without the fields to leave out."""
    names = fields_of(type(value))
    if names:
        kind = type(value).__name__
        out |= _PLACED | _READINGS.get(kind, frozenset())
        return kind, tuple(_bare(getattr(value, name)) for name in names if name not in out)
    return tuple(_bare(item) for item in value) if isinstance(value, tuple) else value
