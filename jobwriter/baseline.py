"""The findings that a house has decided to live with for now: kept by content, so that only new ones fail a run.

A finding is known again by its rule and its words, wherever they have moved to; where the same words are found more
often than before, those in a paragraph that was there before are the old ones. A finding about the ad as a whole is
known by its rule and its severity, since the words of its message change with everything else in the ad; one that has
become milder is known too.
"""

from __future__ import annotations

import json
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from jobwriter.finding import SEVERITIES, Finding
from jobwriter.records import EMPTY, record
from jobwriter.report import FileReport
from jobwriter.rule import Rule

VERSION = 1


class BaselineError(ValueError):
    """A baseline that cannot be used; the message names the file and says what to do."""


@record
class Entry:
    """A finding as a baseline remembers it.

    Attributes:
        rule: the id of its rule.
        words: a sum of its words, or of its severity where it is about the whole ad.
        around: a sum of the paragraph that it stands in; empty where it stands nowhere.
    """

    rule: str
    words: str
    around: str = ""


@record
class Baseline:
    """What is remembered.

    Attributes:
        files: the findings of each ad, by its path as :func:`key` gives it.
    """

    files: Mapping[str, tuple[Entry, ...]] = EMPTY


@record
class Outcome:
    """A file held against a baseline.

    Attributes:
        new: findings that the baseline does not know, in order.
        known: those that it knows.
        stale: entries that no finding answers to any more.
    """

    new: tuple[Finding, ...]
    known: tuple[Finding, ...]
    stale: tuple[Entry, ...]


def entries(report: FileReport, rules: Mapping[str, Rule]) -> tuple[Entry, ...]:
    """The findings of a file as entries, in their order."""
    return tuple(_entry(finding, report, rules) for finding in report.findings)


def hold(report: FileReport, known: Sequence[Entry], rules: Mapping[str, Rule]) -> Outcome:
    """Tell the findings of a file that a baseline knows from those that are new.

    Args:
        report: the file.
        known: its entries in the baseline.
        rules: the rules of the run, by id.
    """
    left = Counter(known)
    found = entries(report, rules)
    old = [False] * len(found)
    for index, entry in enumerate(found):
        if left[entry] > 0:
            left[entry] -= 1
            old[index] = True
    loose = Counter[tuple[str, str]]()
    for entry, count in left.items():
        loose[entry.rule, entry.words] += count
    for index, (entry, finding) in enumerate(zip(found, report.findings, strict=True)):
        if old[index]:
            continue
        graver = () if entry.around else [_sum(severity) for severity in SEVERITIES[: finding.rank]]
        for words in (entry.words, *graver):
            if loose[entry.rule, words] > 0:
                loose[entry.rule, words] -= 1
                old[index] = True
                break
    return Outcome(
        tuple(finding for finding, is_old in zip(report.findings, old, strict=True) if not is_old),
        tuple(finding for finding, is_old in zip(report.findings, old, strict=True) if is_old),
        tuple(Entry(rule, words) for (rule, words), count in sorted(loose.items()) for _ in range(count)),
    )


def read(text: str, file: str) -> Baseline:
    """Read a baseline.

    Args:
        text: the JSON.
        file: its name, for messages.

    Raises:
        BaselineError: not a baseline, damaged, or of a newer version.
    """
    again = "write it again with --write-baseline"
    try:
        raw = json.loads(text)
    except ValueError as error:
        line = f":{error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        raise BaselineError(f"{file}{line}: the baseline is damaged ({error}); {again}, or restore it") from error
    version = raw.get("version") if isinstance(raw, dict) else None
    if isinstance(version, int) and version > VERSION:
        raise BaselineError(f"{file}: the baseline was written by a newer jobwriter; update jobwriter, or {again}")
    strange = f"{file}: this is not a baseline of jobwriter; {again}, or name the right file"
    if version != VERSION:
        raise BaselineError(strange)
    try:
        return Baseline({path: tuple(_read(rows)) for path, rows in raw["files"].items()})
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise BaselineError(strange) from error


def write(baseline: Baseline) -> str:
    """A baseline as JSON: sorted, one finding a line, so that changes of it merge and can be read."""
    files = {
        path: [" ".join(filter(None, (entry.rule, entry.words, entry.around))) for entry in sorted(rows, key=_order)]
        for path, rows in sorted(baseline.files.items())
        if rows
    }
    return json.dumps({"version": VERSION, "files": files}, ensure_ascii=False, indent=1) + "\n"


def _read(rows: Iterable[Any]) -> Iterable[Entry]:
    for row in rows:
        rule, words, *around = row.split(" ")
        yield Entry(rule, words, *around)


def _order(entry: Entry) -> tuple[str, str, str]:
    return entry.rule, entry.words, entry.around


def _entry(finding: Finding, report: FileReport, rules: Mapping[str, Rule]) -> Entry:
    rule = rules.get(finding.rule)
    if finding.start is None or (rule is not None and rule.whole_ad):
        return Entry(finding.rule, _sum(finding.severity))
    source = report.document.source if report.document else ""
    return Entry(finding.rule, _sum(finding.quote), _sum(_paragraph(source, finding.start)))


def _paragraph(source: str, at: int) -> str:
    """The lines around an offset, up to the empty ones."""
    left = source.rfind("\n\n", 0, at)
    right = source.find("\n\n", at)
    return source[left + 2 if left >= 0 else 0 : right if right >= 0 else len(source)]


def _sum(words: str) -> str:
    """A short sum of words, whatever the white space, marks and case between them."""
    plain = "".join(char for char in words.casefold() if char.isalnum() or char in "£$€%")
    return f"{zlib.crc32(plain.encode(errors='surrogatepass')):08x}"
