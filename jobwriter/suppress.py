"""Sets findings aside that an ad or the house asks to pass over.

A pure step between the rules and the score: findings and directives in; out come the findings that stay, those that are
set aside, and what :mod:`jobwriter.upkeep` tells about the directives themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from jobwriter import directives, globs, upkeep
from jobwriter.config.settings import PerFile
from jobwriter.directives import Directive, Name
from jobwriter.document import Draft
from jobwriter.finding import Finding
from jobwriter.records import record, replace
from jobwriter.report import Suppressed
from jobwriter.source import parted
from jobwriter.wishes import Board, Run, Wish, expired


@record
class Settled:
    """What became of findings.

    Attributes:
        kept: those that stay, with those about directives among them, in the order of the text.
        suppressed: those that are set aside.
        notices: what the person should know about ``per_file``.
    """

    kept: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...]
    notices: tuple[str, ...] = ()


def heed(draft: Draft, findings: Sequence[Finding], run: Run, per_file: Mapping[str, PerFile]) -> Settled:
    """Set aside what a draft and the configuration ask to pass over.

    Args:
        draft: as a reader made it.
        findings: what the rules found in it.
        run: what was run, and when.
        per_file: what the configuration passes over, by patterns for paths.
    """
    house = list(_of_house(draft.path, per_file))
    settled = settle(findings, (*house, *directives.read(draft)), run, draft.source)
    late = [item for item in house if expired(item, run.today)]
    return replace(
        settled, notices=tuple(f"{item.words} held until {item.until}: its rules count again" for item in late)
    )


def _of_house(path: str, per_file: Mapping[str, PerFile]) -> Iterator[Directive]:
    """The entries of ``per_file`` whose patterns name a file."""
    path, _ = parted(path)
    for glob, entry in per_file.items():
        if path != "-" and globs.within(glob, entry.folder, path):
            names = tuple(Name(word) for word in entry.ignore)
            yield Directive("ignore-file", names, "config", f"per_file: {glob}", entry.because, entry.until)


def settle(findings: Sequence[Finding], wishes: Sequence[Directive], run: Run, source: str) -> Settled:
    """Set aside what directives name.

    Args:
        findings: what the rules found, in the order of the text, in offsets of the source.
        wishes: as :func:`jobwriter.directives.read` gives them, and those of the configuration.
        run: what was run, and when.
        source: the text that offsets count in.
    """
    board = Board(wishes, run, len(source))
    kept: list[Finding] = []
    suppressed: list[Suppressed] = []
    by_rule: dict[str, list[Finding]] = {}
    for finding in findings:
        by_rule.setdefault(finding.rule, []).append(finding)
    taken = {id(finding): wish for rule, group in by_rule.items() for finding, wish in board.matched(rule, group)}
    for finding in findings:
        wish = taken.get(id(finding))
        if wish is None:
            kept.append(finding)
        else:
            suppressed.append(_suppressed(finding, wish))
    told = upkeep.told(wishes, board, findings, run, source)
    for finding in told:
        wish = next(iter(board.whole.get(finding.rule, ())), None)
        if wish is None:
            kept.append(finding)
        else:
            suppressed.append(_suppressed(finding, wish))
    if told:
        kept.sort(key=lambda item: (item.start is None, item.start or 0, item.end or 0, item.rule))
    return Settled(tuple(kept), tuple(suppressed))


def _suppressed(finding: Finding, wish: Wish) -> Suppressed:
    directive = wish.directive
    line = None if directive.by == "config" else directive.line
    return Suppressed(finding, directive.by, directive.why, directive.until, line, directive.words)
