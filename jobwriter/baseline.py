"""The findings that a house has decided to live with for now: kept by content, so that only new ones fail a run.

A finding is known again by its rule and its words, wherever they have moved to; where the same words are found more
often than before, those in a paragraph that was there before are the old ones. A finding about the ad as a whole is
known by its rule and its severity, since the words of its message change with everything else in the ad; one that has
become milder is known too. What rules found that did not run this time is neither new nor gone.
"""

from __future__ import annotations

import json
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from jobwriter.finding import SEVERITIES, Finding
from jobwriter.jsonslip import slip
from jobwriter.patterns import compiled
from jobwriter.records import EMPTY, record
from jobwriter.report import FileReport
from jobwriter.rule import Rule

VERSION = 1
AGAIN = "restore it, or remove it and run with --write-baseline"
"""What to do about a baseline that cannot be used; writing over it would lose what it knows of other ads."""

_CONFLICT = compiled(r"(?m)^(?:<{7}|={7}|>{7})(?:[ \t]|\r?$)")


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
        stale: entries that no finding answers to any more, although their rules ran.
        idle: entries of rules that did not run.
    """

    new: tuple[Finding, ...]
    known: tuple[Finding, ...]
    stale: tuple[Entry, ...]
    idle: tuple[Entry, ...] = ()


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
    idle = tuple(entry for entry in known if entry.rule in rules and entry.rule not in report.ran)
    left = Counter(known) - Counter(idle)
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
        idle,
    )


def moved(report: FileReport, gone: Mapping[str, Sequence[Entry]], rules: Mapping[str, Rule]) -> str | None:
    """The name under which a baseline knows a file that has been renamed.

    Args:
        report: a file that the baseline does not know.
        gone: the entries of those files that are no longer where they were.
        rules: the rules of the run, by id.

    Returns:
        The one of which most is found again in this file, and at least half of what stands in a paragraph; or None.
    """
    found = Counter(entry for entry in entries(report, rules) if entry.around)
    best, most = None, 0
    for path, rows in gone.items():
        placed = Counter(entry for entry in rows if entry.around)
        shared = (placed & found).total()
        if shared > most and shared * 2 >= placed.total():
            best, most = path, shared
    return best


def read(text: str, file: str) -> Baseline:
    """Read a baseline.

    Args:
        text: the JSON.
        file: its name, for messages.

    Raises:
        BaselineError: not a baseline, damaged, or of a newer version.
    """
    try:
        raw = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BaselineError(_damaged(text, file, error)) from error
    version = raw.get("version") if isinstance(raw, dict) else None
    if isinstance(version, int) and version > VERSION:
        raise BaselineError(f"{file}: the baseline was written by a newer jobwriter; update jobwriter, or {AGAIN}")
    files = raw.get("files") if version == VERSION else None
    if not isinstance(files, dict):
        raise BaselineError(f"{file}: this is not a baseline of jobwriter; name the right file, or {AGAIN}")
    return Baseline({path: tuple(_rows(path, rows, text, file)) for path, rows in files.items()})


def _damaged(text: str, file: str, error: Exception) -> str:
    """What is wrong with a text that is not JSON, in words."""
    if conflict := _CONFLICT.search(text):
        line = text.count("\n", 0, conflict.start()) + 1
        return (
            f"{file}:{line}: git has left both versions of the baseline here; keep one of them, then run with "
            "--write-baseline"
        )
    if not text.strip():
        return f"{file}: the baseline is empty; {AGAIN}"
    line, what = 1, str(error)
    if isinstance(error, json.JSONDecodeError):
        fault = slip(text, error)
        line, what = fault.line, fault.words
    return f"{file}:{line}: the baseline is damaged ({what}); {AGAIN}"


def _rows(path: str, rows: Any, text: str, file: str) -> Iterator[Entry]:
    """The entries of an ad.

    Raises:
        BaselineError: one of them is none.
    """
    for row in rows if isinstance(rows, list) else [rows]:
        parts = row.split(" ") if isinstance(row, str) else []
        if rows is row or not 2 <= len(parts) <= 3:
            ad = max(text.find(json.dumps(path, ensure_ascii=False)), 0)
            line = text.count("\n", 0, max(text.find(json.dumps(row, ensure_ascii=False), ad), ad)) + 1
            raise BaselineError(f"{file}:{line}: the baseline is damaged ({row!r} is no finding); {AGAIN}")
        yield Entry(*parts)


def write(baseline: Baseline) -> str:
    """A baseline as JSON: sorted, one finding a line, so that changes of it merge and can be read."""
    files = {
        path: [" ".join(filter(None, (entry.rule, entry.words, entry.around))) for entry in sorted(rows, key=_order)]
        for path, rows in sorted(baseline.files.items())
        if rows
    }
    return json.dumps({"version": VERSION, "files": files}, ensure_ascii=False, indent=1) + "\n"


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
