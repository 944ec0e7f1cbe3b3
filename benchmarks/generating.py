"""Measures generation: its speed in each form, the score of every role in every form, and what briefs at random give.

usage: python benchmarks/generating.py [--rounds N] [--only speed|table|random ...] [--random N] [--seed N]

Run it from an environment in which jobwriter and the packages of the group ``dev`` are installed.

*speed* starts ``jobwriter generate BRIEF`` for each form as a process of its own, in turn with
``python -c "import jinja2, yaml, click"``, so that a busy machine slows all alike; the figures are medians. *table*
makes the ad of each brief among the seeds in each form, reads it back and lints it. *random* does so for N valid
briefs of all roles and both kinds of English, once with every fact decided and once with open facts: the share whose
ads lint clean but for what is open, and the share of ads from which each fact is read back as the brief has it.
"""

from __future__ import annotations

import argparse
import compileall
import datetime as dt
import statistics
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings
from speed import ROOT, lint_command, process, timed

sys.path.insert(0, str(ROOT / "tests"))

from random_briefs import TODAY, briefs
from test_generate import MEANT, settings_for

from jobwriter import brief, generate
from jobwriter.brief import UNDECIDED, scaffold
from jobwriter.generate.forms import SUFFIXES, render
from jobwriter.linting import lint, lint_draft
from jobwriter.readers import read
from jobwriter.report import FileReport
from jobwriter.source import Source

BRIEFS = sorted((ROOT / "seeds" / "briefs").glob("*.job.yaml"))
BRIEF = ROOT / "seeds" / "briefs" / "ml-engineer.en-GB.job.yaml"
PEER = (sys.executable, "-c", "import jinja2, yaml, click")
MOST = 2.0
"""Times the peer that an ad may take at most."""


def speed(rounds: int) -> bool:
    """Print the time of each form and of the peer; whether Markdown and HTML keep within their aim."""
    compileall.compile_dir(ROOT / "jobwriter", quiet=2)  # as pip does on installing
    command = [lint_command()[0], "generate", str(BRIEF)]
    with tempfile.TemporaryDirectory() as folder:
        calls = {form: (*command, "--to", form, "-o", f"{folder}/ad{suffix}") for form, suffix in SUFFIXES.items()}
        calls["html --page"] = (*command, "--page", "-o", f"{folder}/page.html")
        for call in calls.values():
            subprocess.run(call, capture_output=True, check=True)
        runs = {name: process(*call) for name, call in calls.items()} | {"peer": process(*PEER)}
        times: dict[str, list[float]] = {name: [] for name in runs}
        for _ in range(rounds + 1):
            for name, run in runs.items():
                times[name].append(timed(run))
    peer = times.pop("peer")[1:]
    print(f"\n## A whole process, {rounds} rounds, against {' '.join(PEER[1:])!r}\n")
    print("| form | median ms | over the peer | quartiles |\n|---|---:|---:|---:|")
    print(f"| (peer) | {statistics.median(peer) * 1000:.0f} | 1 x | |")
    kept = True
    for name, taken in times.items():
        ratios = [own / other for own, other in zip(taken[1:], peer, strict=True)]
        low, middle, high = statistics.quantiles(ratios, n=4)
        print(f"| {name} | {statistics.median(taken[1:]) * 1000:.0f} | {middle:.2f} x | {low:.2f}-{high:.2f} |")
        kept &= middle <= MOST or name not in {"markdown", "html"}
    return kept


def reports(made: brief.Brief, today: dt.date = TODAY) -> Iterator[tuple[str, FileReport]]:
    """The report on the ad of a brief in each form."""
    ad = generate.markdown(made)
    for form, suffix in SUFFIXES.items():
        content = render(made, ad, form, today=today)
        name = f"ad{suffix}"
        source = Source(name, "", "docx", data=content) if form == "docx" else Source(name, content.decode())
        yield form, lint_draft(read(source)[0], settings_for(made))


def table() -> bool:
    """Print score and findings of every brief among the seeds in each form; whether all lint clean."""
    forms = list(SUFFIXES)
    print("\n## Score and findings (suggestions in brackets) of the ads of the seeds\n")
    print(f"| brief | {' | '.join(forms)} | words |\n|---|{'---:|' * (len(forms) + 1)}")
    clean = True
    rules: Counter[str] = Counter()
    for path in BRIEFS:
        cells, words = [], 0
        for _, report in reports(brief.read(path.read_text(encoding="utf-8"), path.name)):
            loud = [found.rule for found in report.findings if found.severity != "suggestion"]
            rules.update(found.rule for found in report.findings)
            quiet = len(report.findings) - len(loud)
            cells.append(f"{report.score.total:.0f}, {len(loud)}{f' ({quiet})' if quiet else ''}")
            clean &= not loud
            words = words or (report.document.words if report.document else 0)
        print(f"| {path.name.removesuffix('.job.yaml')} | {' | '.join(cells)} | {words} |")
    print("\nFindings by rule:", ", ".join(f"{rule} {count}" for rule, count in rules.most_common()) or "none")
    return clean


def read_back(made: brief.Brief, facts: Any) -> Iterator[tuple[str, bool]]:
    """Each fact of a brief, and whether its ad gives it back; what is open gives none."""
    pay, work, contract, dates = made["pay"], made["work"], made["contract"], made["dates"]
    if isinstance(pay, dict) and pay["bands"]:
        ends = min(band["min"] for band in pay["bands"]), max(band["max"] for band in pay["bands"])
        bands = len(pay["bands"]) if len(pay["bands"]) > 1 else 0
        wanted = (*ends, pay["currency"], pay["period"], bands)
        got = facts.pay and (facts.pay.min, facts.pay.max, facts.pay.currency, facts.pay.period, len(facts.pay.bands))
        yield "pay", got == wanted
    else:
        yield "pay that is open", facts.pay is None
    yield "places", {place["town"] for place in work["places"] or ()} <= {place.name for place in facts.places}
    mode = facts.work_mode
    yield "mode", mode is not None and mode.value == work["mode"]
    if work["mode"] == "hybrid":
        yield "office days", mode is not None and mode.office_days == work["office_days_per_week"]
    term = facts.contract
    yield "contract", term is not None and (term.value, term.months) == (contract["type"], contract["months"])
    yield "hours", facts.hours is not None and facts.hours.per_week == contract["hours_per_week"]
    yield "closing date", facts.closing_date is not None and facts.closing_date.date == dates["closes"]
    yield "start", (facts.start_date.date if facts.start_date else None) == dates["starts"]
    for kind, name in (("must", "essential"), ("nice", "desirable"), ("duty", "responsibilities")):
        stated = {item.item for item in facts.requirements if item.kind == kind}
        yield f"{name}, as many", len(stated) == len(made[name] or ())
    if isinstance(made["visa"], dict):
        offered = "yes" if made["visa"]["sponsorship"] else "no"
        yield "visa", facts.sponsorship is not None and facts.sponsorship.offered == offered


def deserved(made: brief.Brief) -> set[str]:
    """The findings that the open facts of a brief deserve."""
    rules: set[str] = set()
    for name, meant in MEANT.items():
        value = made[name]
        if value == UNDECIDED or (isinstance(value, dict) and value.get("withheld_reason")):
            rules |= meant
    return rules


def at_random(count: int, start: int, *, open_facts: bool) -> bool:
    """Print what random briefs give; whether all ads lint clean and every fact is read back."""
    facts: Counter[tuple[str, bool]] = Counter()
    rules: Counter[str] = Counter()
    scores: list[float] = []
    tally: Counter[str] = Counter()

    @seed(start)
    @settings(max_examples=count, deadline=None, database=None, suppress_health_check=list(HealthCheck),
              phases=[Phase.generate])  # fmt: skip
    @given(briefs(open_facts=open_facts))
    def collect(values: dict[str, Any]) -> None:
        tally["drawn"] += 1
        try:
            made = brief.read(scaffold.write(values), "x.job.yaml")
        except brief.BriefError as error:
            tally["refused"] += 1
            rules[f"refused: {error.problems[0]}"] += 1
            return
        report = lint(generate.markdown(made), settings_for(made))
        assert report.facts is not None
        own = deserved(made)
        found = {(item.rule, item.severity) for item in report.findings if item.rule not in own}
        tally["clean"] += all(severity == "suggestion" for _, severity in found)
        tally["without any finding"] += not found
        rules.update(f"{severity} {rule}" for rule, severity in found)
        scores.append(report.score.total or 0.0)
        facts.update(read_back(made, report.facts))

    collect()
    kind = "some facts open" if open_facts else "every fact decided"
    print(f"\n## {tally['drawn']} briefs at random, {kind}\n")
    share = 100 / max(len(scores), 1)
    print(f"refused {tally['refused']}; lint clean {tally['clean'] * share:.1f} %; without even a suggestion "
          f"{tally['without any finding'] * share:.1f} %; score {min(scores):.0f} at least, "
          f"{statistics.median(scores):.0f} in the middle")  # fmt: skip
    for rule, times in rules.most_common():
        print(f"- {rule}: {times} ads")
    print("\n| fact | ads | read back |\n|---|---:|---:|")
    for name in dict.fromkeys(name for name, _ in facts):
        right, wrong = facts[name, True], facts[name, False]
        print(f"| {name} | {right + wrong} | {100 * right / (right + wrong):.1f} % |")
    return tally["clean"] == tally["drawn"] and not any(times for (_, kept), times in facts.items() if not kept)


def main() -> int:
    """Print what is asked for; 1 where an aim is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--only", nargs="+", choices=("speed", "table", "random"))
    parser.add_argument("--random", type=int, default=0, metavar="N", help="this many briefs of each kind")
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    parts = options.only or ("speed", "table", *(("random",) if options.random else ()))
    kept = True
    if "speed" in parts:
        kept &= speed(options.rounds)
    if "table" in parts:
        kept &= table()
    if "random" in parts:
        for open_facts in (False, True):
            kept &= at_random(options.random or 100, options.seed, open_facts=open_facts)
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
