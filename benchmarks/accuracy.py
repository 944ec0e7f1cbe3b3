"""Measures accuracy against labelled ads and writes the tables of docs/accuracy.md.

usage: python benchmarks/accuracy.py --labelled ADS.jsonl --labels FOLDER [--unlabelled ADS.jsonl] [--panel FILE]
           [--readings FILE.jsonl ...] [--write docs/accuracy.md]

Ads are JSON lines with ``id``, ``title``, ``text`` and, where known, ``country`` and ``date``; the labels of an ad are
``FOLDER/<id>.json`` with ``spans`` (rule, quote, nth, other) and ``document`` (rule: true or false). They belong to
their owners and are not in this repository. A third of the labelled ads, by a hash of their ids, is held back: the
tables show both parts apart, since rules are written while looking at the other two thirds only.

A finding hits a label of its rule when the two overlap and the finding is at most three times as long, or 80
characters, or lies on the lines of a label that marks a passage; "grouped", a neighbouring rule about wording or about
mechanics may answer. Rules about the whole ad count once an ad; those with tiers from a warning on. ``--readings`` are
judgements of single findings: ``rule``, ``severity``, ``verdict`` (right or wrong) and ``why``.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import json
import random
import statistics
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import jobwriter
from jobwriter import packs
from jobwriter.finding import Finding
from jobwriter.report import FileReport
from jobwriter.rule import CATEGORIES

WORDING = frozenset({
    "unscoped-skill", "cliche", "empty-soft-skill", "puffery", "corporate-jargon", "vague-duty", "ai-hype",
    "open-ended-list", "vague-benefits", "violent-or-bro-language",
})  # fmt: skip
MECHANICS = frozenset({"spelling-and-characters", "broken-text", "grammar"})
PASSAGES = frozenset({"stacked-requirement", "broken-text", "duplicate-requirement", "lost-list", "page-chrome"})
TIERED = frozenset({"too-many-must-haves", "tool-overload", "company-heavy", "not-addressed-to-reader"})
NAMES = {"no-benefits": "missing-benefits"}


@dataclass
class Tally:
    """Hits, findings without a label, labels without a finding."""

    hit: int = 0
    extra: int = 0
    missed: int = 0

    def precision(self) -> float:
        """Share of findings that are labelled."""
        return self.hit / (self.hit + self.extra) if self.hit + self.extra else float("nan")

    def recall(self) -> float:
        """Share of labels that are found."""
        return self.hit / (self.hit + self.missed) if self.hit + self.missed else float("nan")


@dataclass
class Outcome:
    """What was measured on one part of the ads."""

    ads: int = 0
    spans: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    grouped: Tally = field(default_factory=Tally)
    whole: dict[str, Counter[tuple[bool, bool]]] = field(default_factory=lambda: defaultdict(Counter))
    scores: list[tuple[float, float]] = field(default_factory=list)

    def balanced(self) -> float:
        """Mean over rules about the whole ad of the mean of both recalls, where 5 ads of each kind are there."""
        values = []
        for counts in self.whole.values():
            yes, no = counts[True, True] + counts[True, False], counts[False, True] + counts[False, False]
            if min(yes, no) >= 5:
                values.append((counts[True, True] / yes + counts[False, False] / no) / 2)
        return statistics.mean(values) if values else float("nan")

    def total(self) -> Tally:
        """All span rules together."""
        parts = self.spans.values()
        return Tally(sum(t.hit for t in parts), sum(t.extra for t in parts), sum(t.missed for t in parts))


def read(path: Path) -> list[dict[str, Any]]:
    """The objects of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def lint(ad: dict[str, Any]) -> tuple[str, FileReport]:
    """An ad as a Markdown text, and the report on it at the date of the ad and under the laws of its country."""
    text = f"# {ad['title']}\n\n{ad['text']}"
    when = (ad.get("date") or "")[:10]
    day = dt.date.fromisoformat(when if len(when) == 10 else f"{when}-01") if len(when) >= 7 else dt.date(2026, 1, 30)
    settings = jobwriter.Settings(jurisdictions=((ad.get("country") or "GB"),), as_of=day)
    return text, jobwriter.lint(text, settings)


def held_back(ids: Iterable[str]) -> frozenset[str]:
    """The third of the ads that is not looked at."""
    ordered = sorted(ids, key=lambda identity: hashlib.sha256(f"hold{identity}".encode()).hexdigest())
    return frozenset(ordered[: len(ordered) // 3])


def measure(ads: Sequence[dict[str, Any]], labels: Path, ratings: dict[str, float]) -> Outcome:
    """Compare the findings on some ads with their labels."""
    outcome = Outcome(ads=len(ads))
    for ad in ads:
        label = json.loads((labels / f"{ad['id']}.json").read_text(encoding="utf-8"))
        text, report = lint(ad)
        whole = {NAMES.get(rule, rule): bool(value) for rule, value in label["document"].items()}
        marks = [mark for item in label["spans"] if (mark := placed(item, text))]
        known = {rule for rule, _ in marks} | {rule for rule in packs.load().rules if rule not in whole}
        found = [item for item in report.findings if item.start is not None and item.rule in known]
        compare(marks, found, text, outcome)
        fired = {
            item.rule for item in report.findings if item.rule not in TIERED or item.severity != "suggestion"
        }  # fmt: skip
        for rule, truth in whole.items():
            outcome.whole[rule][truth, rule in fired] += 1
        if ad["id"] in ratings and report.score and report.score.total is not None:
            outcome.scores.append((report.score.total, ratings[ad["id"]]))
    return outcome


def placed(item: dict[str, Any], text: str) -> tuple[str, list[tuple[int, int]]] | None:
    """The rule of a label and where its words stand; None when the text does not hold them."""
    spans = []
    for quote, nth in ((item["quote"], item.get("nth", 1)), (item.get("other"), 1)):
        at = -1
        for _ in range(nth if quote else 0):
            at = text.find(quote, at + 1)
        if quote and at >= 0:
            spans.append((at, at + len(quote)))
    return (item["rule"], spans) if spans else None


def compare(
    marks: Sequence[tuple[str, list[tuple[int, int]]]], found: Sequence[Finding], text: str, outcome: Outcome
) -> None:
    """Count hits, extras and misses, by rule and with neighbouring rules grouped."""
    labelled = {rule for rule, _ in marks} | set(outcome.spans)
    own = pairs(marks, found, text, lambda wanted, given: wanted == given)
    near = pairs(marks, found, text, neighbours)
    for number, (rule, _) in enumerate(marks):
        tally = outcome.spans[rule]
        tally.hit += number in own
        tally.missed += number not in own
        outcome.grouped.hit += number in near
        outcome.grouped.missed += number not in near
    touching = {k for k, item in enumerate(found) if any(touches(item, spans) and item.rule == r for r, spans in marks)}
    for number, item in enumerate(found):
        if item.rule in labelled or item.rule in WORDING or item.rule in outcome.spans:
            outcome.spans[item.rule].extra += number not in own.values() and number not in touching
            outcome.grouped.extra += number not in near.values() and number not in touching


def neighbours(wanted: str, given: str) -> bool:
    """Whether two rules are the same, or both about wording, or both about mechanics."""
    return wanted == given or {wanted, given} <= WORDING or {wanted, given} <= MECHANICS


def touches(item: Finding, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a finding shares a character with a label."""
    return any(item.start < end and start < item.end for start, end in spans)  # type: ignore[operator]


def pairs(
    marks: Sequence[tuple[str, list[tuple[int, int]]]],
    found: Sequence[Finding],
    text: str,
    same: Callable[[str, str], bool],
) -> dict[int, int]:
    """One finding for each label where there is one: the same rule first, then the widest overlap."""
    options = []
    for number, (rule, spans) in enumerate(marks):
        for other, item in enumerate(found):
            start, end = item.start or 0, item.end or 0
            shared = [
                min(end, right) - max(start, left)
                for left, right in spans
                if end - start <= max(3 * (right - left), 80)
                or (rule in PASSAGES and text.count("\n", right, end) <= 60)
            ]
            if same(rule, item.rule) and max(shared, default=0) > 0:
                options.append((rule == item.rule, max(shared), -other, number, other))
    taken: dict[int, int] = {}
    for *_, number, other in sorted(options, reverse=True):
        if number not in taken and other not in taken.values():
            taken[number] = other
    return taken


def spearman(pairs_of: Sequence[tuple[float, float]]) -> float:
    """Rank correlation, ties sharing their mean rank."""

    def ranks(values: Sequence[float]) -> list[float]:
        ordered = sorted(values)
        return [ordered.index(value) + (ordered.count(value) - 1) / 2 for value in values]

    if len(pairs_of) < 3:
        return float("nan")
    first, second = (ranks(values) for values in zip(*pairs_of, strict=True))
    return statistics.correlation(first, second) if len(set(first)) > 1 < len(set(second)) else float("nan")


def interval(pairs_of: Sequence[tuple[float, float]], rounds: int = 2000) -> tuple[float, float]:
    """The middle 95 % of the correlation over ads drawn again with replacement."""
    rng = random.Random(11)
    values = sorted(spearman(rng.choices(pairs_of, k=len(pairs_of))) for _ in range(rounds))
    return values[int(rounds * 0.025)], values[int(rounds * 0.975)]


def figures(parts: dict[str, Outcome]) -> str:
    """The table of sums."""
    rows: list[tuple[str, Callable[[Outcome], float]]] = [
        ("group recall", lambda part: part.grouped.recall()),
        ("group precision", lambda part: part.grouped.precision()),
        ("span recall", lambda part: part.total().recall()),
        ("span precision", lambda part: part.total().precision()),
        ("rules about the whole ad, balanced", Outcome.balanced),
        ("score against the panel (Spearman)", lambda part: spearman(part.scores)),
    ]
    out = [f"| figure | {' | '.join(f'{name} ({part.ads})' for name, part in parts.items())} |"]
    out.append("|---" * (len(parts) + 1) + "|")
    out += [f"| {name} | {' | '.join(f'{value(part):.2f}' for part in parts.values())} |" for name, value in rows]
    return "\n".join(out)


def by_rule(all_ads: Outcome, held: Outcome, counts: Counter[str], ads: int) -> str:
    """The table of rules: hits, extras and misses on labelled ads, findings per 100 unlabelled ones."""
    rules = sorted(packs.load().rules.values(), key=lambda rule: (CATEGORIES.index(rule.category), rule.id))
    out = ["| rule | hit | extra | missed | held back | per 100 unlabelled ads |", "|---|---|---|---|---|---|"]
    for rule in rules:
        often = f"{100 * counts[rule.id] / ads:.0f}" if ads else ""
        name = f"[{rule.id}](rules/{rule.id}.md)" + (" (preview)" if rule.status == "preview" else "")
        if rule.id in all_ads.whole:
            cells, apart = (_whole(part.whole[rule.id]) for part in (all_ads, held))
            name += " (ad)"
        elif rule.id in all_ads.spans:
            cells, apart = (
                (tally.hit, tally.extra, tally.missed) for tally in (all_ads.spans[rule.id], held.spans[rule.id])
            )  # fmt: skip
        else:
            out.append(f"| {name} | | | | not labelled | {often} |")
            continue
        out.append(f"| {name} | {cells[0]} | {cells[1]} | {cells[2]} | {' / '.join(map(str, apart))} | {often} |")
    return "\n".join(out)


def _whole(counts: Counter[tuple[bool, bool]]) -> tuple[int, int, int]:
    return counts[True, True], counts[False, True], counts[True, False]


def readings(rows: Sequence[dict[str, Any]]) -> str:
    """The table of findings judged one by one, the rules with most wrong ones first."""
    judged: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        judged[row["rule"]].append(row)
    out = ["| rule | right | wrong | what was wrong |", "|---|---|---|---|"]
    for rule, held in sorted(judged.items(), key=lambda item: (-_wrong(item[1]), item[0])):
        reasons = "; ".join(dict.fromkeys(row["why"].replace("|", "/") for row in held if row["verdict"] == "wrong"))
        out.append(f"| {rule} | {len(held) - _wrong(held)} | {_wrong(held)} | {reasons} |")
    grave = [row for row in rows if row["severity"] != "suggestion"]
    light = [row for row in rows if row["severity"] == "suggestion"]
    sums = [
        f"{name}: {len(part) - _wrong(part)} of {len(part)} right ({100 * (1 - _wrong(part) / len(part)):.1f} %)"
        for name, part in (("errors and warnings", grave), ("suggestions", light))
        if part
    ]
    return "; ".join(sums) + ".\n\n" + "\n".join(out)


def _wrong(rows: Sequence[dict[str, Any]]) -> int:
    return sum(row["verdict"] == "wrong" for row in rows)


def fill(path: Path, tables: dict[str, str]) -> None:
    """Put tables between their marks in a document.

    Raises:
        SystemExit: the document has no such marks.
    """
    text = path.read_text(encoding="utf-8")
    for name, table in tables.items():
        begin, end = f"<!-- table: {name} -->\n", "<!-- end -->"
        if begin not in text:
            sys.exit(f"{path} has no line {begin.strip()!r}")
        left, rest = text.split(begin, 1)
        text = f"{left}{begin}\n{table}\n\n{end}{rest.split(end, 1)[1]}"
    path.write_text(text, encoding="utf-8")


def main() -> None:
    """Measure and print, or write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--labelled", type=Path, required=True)
    parser.add_argument("--labels", type=Path, required=True)
    parser.add_argument("--unlabelled", type=Path)
    parser.add_argument("--panel", type=Path)
    parser.add_argument("--readings", type=Path, action="append", default=[])
    parser.add_argument("--write", type=Path)
    given = parser.parse_args()
    panel = json.loads(given.panel.read_text(encoding="utf-8"))["ratings"] if given.panel else {}
    ratings = {identity: rating["overall_mean"] for identity, rating in panel.items()}
    ads = [ad for ad in read(given.labelled) if (given.labels / f"{ad['id']}.json").exists()]
    apart = held_back(ad["id"] for ad in ads)
    parts = {
        "all labelled ads": measure(ads, given.labels, ratings),
        "looked at": measure([ad for ad in ads if ad["id"] not in apart], given.labels, ratings),
        "held back": measure([ad for ad in ads if ad["id"] in apart], given.labels, ratings),
    }
    others = [lint(ad)[1] for ad in read(given.unlabelled)] if given.unlabelled else []
    counts = Counter(item.rule for report in others for item in report.findings)
    tables = {"figures": figures(parts)}
    if parts["all labelled ads"].scores:
        low, high = interval(parts["all labelled ads"].scores)
        tables["figures"] += (
            f"\n\nThe correlation over all labelled ads lies in {low:.2f} to {high:.2f} (95 %, bootstrap)."
        )
    tables["rules"] = by_rule(parts["all labelled ads"], parts["held back"], counts, len(others))
    for number, file in enumerate(given.readings, start=1):
        tables[f"readings {number}"] = readings(read(file))
    if given.write:
        fill(given.write, tables)
    else:
        print("\n\n".join(tables.values()))


if __name__ == "__main__":
    main()
