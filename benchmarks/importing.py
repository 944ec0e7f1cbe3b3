"""Measures what the import of ads keeps, loses and invents, against labelled facts, and the score before and after.

usage: python benchmarks/importing.py [--labelled ADS.jsonl --labels FOLDER] [--drafts AD ...] [--jurisdiction GB]
           [--show]

Ads are JSON lines with ``id``, ``title``, ``text`` and, where known, ``country`` and ``date``; the labels of an ad are
``FOLDER/<id>.json`` with ``facts``. They belong to their owners and are not in this repository. ``--drafts`` are
further ads without labels, of which only the scores are told.

A fact that the label states is *filled* (the brief has it), *told* (it stands in a comment: a question about a
contradiction, what a list had no room for), *wrong* (the brief says something else) or *lost*. A fact that the label
does not state and the brief has is *extra*: the label's reader passed over it, or it is invented. ``--show`` names all.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jobwriter import readers
from jobwriter.config import Settings
from jobwriter.document import Draft
from jobwriter.rewriting import Rewritten, read_brief, rewrite
from jobwriter.source import Source

OUTCOMES = ("filled", "told", "wrong", "lost", "extra")
Fact = tuple[str, str, str]
"""Name, outcome, and what was wanted or found."""


def read(path: Path) -> list[dict[str, Any]]:
    """The objects of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def settings_of(ad: dict[str, Any]) -> Settings:
    """The date of an ad and the laws of its country."""
    when = (ad.get("date") or "")[:10]
    day = dt.date.fromisoformat(when if len(when) == 10 else f"{when}-01") if len(when) >= 7 else dt.date(2026, 1, 30)
    return Settings(jurisdictions=((ad.get("country") or "GB"),), as_of=day)


def rewritten(draft: Draft, settings: Settings) -> Rewritten:
    """An ad, its brief and the ad that this gives.

    Raises:
        SystemExit: there is no ad in it.
    """
    brief = read_brief(draft, settings)
    if brief is None:
        raise SystemExit(f"{draft.path}: no ad")
    return rewrite(draft, brief, settings)


def compare(label: dict[str, Any], result: Rewritten) -> Iterator[Fact]:
    """What became of each fact of a label, and which facts the brief has besides."""
    values = result.brief.values
    lines = result.yaml.splitlines()
    used = "\n".join(line.partition("  # ")[0] for line in lines if not line.lstrip().startswith("#"))
    told = " ".join(line.lstrip(" #") for line in lines if line.lstrip().startswith("#"))
    work, contract, pay = values.get("work", {}), values.get("contract", {}), values.get("pay", {})
    closing = values.get("dates", {}).get("closes")
    yield from _one("employer", label["employer"], values.get("organisation", {}).get("name"), told, _named)
    wanted = label.get("pay")
    yield from _pay(wanted, pay, told)
    yield from _one("work mode", label["work_mode"], work.get("mode"), told)
    yield from _one("office days", _hybrid(label), work.get("office_days_per_week"), told)
    yield from _one("contract", label["contract"], contract.get("type"), told)
    yield from _one("level", label["title_level"], values.get("level"), told)
    yield from _one("closing date", label["closing_date"], closing.isoformat() if closing else None, told)
    for name in ("locations", "required_tools", "years"):
        for item in label.get(name) or ():
            outcome = "filled" if _says(used, item) else "told" if _says(told, item) else "lost"
            yield name.replace("_", " "), outcome, str(item)


def _hybrid(label: dict[str, Any]) -> Any:
    return label["office_days"] if label["work_mode"] == "hybrid" else None


def _named(one: Any, other: Any) -> bool:
    return str(one).lower() in str(other).lower() or str(other).lower() in str(one).lower()


def _one(name: str, wanted: Any, got: Any, told: str, same: Any = None) -> Iterator[Fact]:
    if wanted is None:
        if got is not None:
            yield name, "extra", f"{got}"
    elif got is None:
        yield name, "told" if _says(told, str(wanted)) else "lost", f"{wanted}"
    else:
        alike = same(wanted, got) if same else wanted == got
        yield name, "filled" if alike else "wrong", f"{wanted}" if alike else f"{wanted}, not {got}"


def _pay(wanted: dict[str, Any] | None, pay: dict[str, Any], told: str) -> Iterator[Fact]:
    if not wanted:
        if pay:
            yield "pay", "extra", str(pay)
        return
    ends = [end for end in (wanted.get("min"), wanted.get("max")) if end is not None]
    if not pay:
        digits = re.sub(r"[,.]", "", told)
        seen = all(str(int(end)) in digits or f"{int(end) // 1000}k" in digits.lower() for end in ends)
        yield "pay", "told" if seen else "lost", str(wanted)
        return
    bands = pay.get("bands") or [pay]
    lows, highs = ([band[end] for band in bands if band.get(end)] for end in ("min", "max"))
    span = {min(lows, default=None), max(highs, default=None)}
    alike = set(ends) <= span and wanted.get("currency") in (None, pay["currency"])
    yield "pay", "filled" if alike else "wrong", f"{wanted}" if alike else f"{wanted}, not {pay}"


def _says(text: str, words: Any) -> bool:
    """Whether a text has some words, whatever the spaces between them."""
    parts = re.split(r"\s+", str(words).strip())
    return re.search(r"(?<!\w)" + r"\s+".join(map(re.escape, parts)) + r"(?!\w)", text, re.IGNORECASE) is not None


def table(counts: dict[str, Counter[str]]) -> str:
    """What became of the facts, by name."""
    rows = [f"| fact | {' | '.join(OUTCOMES)} |", "|---" * (len(OUTCOMES) + 1) + "|"]
    total: Counter[str] = Counter()
    for name, counted in counts.items():
        total += counted
        rows.append(f"| {name} | {' | '.join(str(counted[outcome]) for outcome in OUTCOMES)} |")
    return "\n".join([*rows, f"| all | {' | '.join(str(total[outcome]) for outcome in OUTCOMES)} |"])


def scores(results: dict[str, Rewritten]) -> str:
    """The score of each ad before and after."""
    rows = ["| ad | before | after | found | to decide |", "|---|---|---|---|---|"]
    for name, result in results.items():
        before, after = result.before.score.total, result.after.score.total
        brief = result.brief
        rows.append(f"| {name} | {before} | {after} | {brief.found} of {brief.wanted} | {len(brief.questions)} |")
    pairs = [
        (result.before.score.total, result.after.score.total)
        for result in results.values()
        if None not in (result.before.score.total, result.after.score.total)
    ]
    if pairs:
        means = [sum(pair[side] or 0 for pair in pairs) / len(pairs) for side in (0, 1)]
        rows.append(f"| mean of {len(pairs)} with both | {means[0]:.1f} | {means[1]:.1f} | | |")
    return "\n".join(rows)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--labelled", type=Path)
    parser.add_argument("--labels", type=Path)
    parser.add_argument("--drafts", type=Path, nargs="*", default=[])
    parser.add_argument("--jurisdiction", default="GB")
    parser.add_argument("--show", action="store_true")
    given = parser.parse_args()
    if bool(given.labelled) != bool(given.labels):
        parser.error("--labelled and --labels go together")
    counts: dict[str, Counter[str]] = {}
    results: dict[str, Rewritten] = {}
    for ad in read(given.labelled) if given.labelled else ():
        file = given.labels / f"{ad['id']}.json"
        if not file.exists():
            continue
        draft = readers.read(Source(f"{ad['id']}.md", f"# {ad['title']}\n\n{ad['text']}"))[0]
        result = results[ad["id"]] = rewritten(draft, settings_of(ad))
        for name, outcome, what in compare(json.loads(file.read_text(encoding="utf-8"))["facts"], result):
            counts.setdefault(name, Counter())[outcome] += 1
            if given.show and outcome != "filled":
                print(f"{outcome:7} {name:15} {ad['id']}  {what}")
    for path in given.drafts:
        draft = readers.read(Source(str(path), path.read_text(encoding="utf-8")))[0]
        results[path.name] = rewritten(draft, Settings(jurisdictions=(given.jurisdiction,)))
    if counts:
        print(table(counts), end="\n\n")
    print(scores(results))


if __name__ == "__main__":
    main()
