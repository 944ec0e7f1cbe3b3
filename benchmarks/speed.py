"""Measures speed: cold start against write-good, throughput, processes, memory, growth of cost and the worst case.

usage: python benchmarks/speed.py [--smoke] [--write-good PATH]

Run it from an environment in which jobwriter is installed. Rows are ratios or counts against the aims of
docs/speed.md. The cold rows start a new process each time and are paired with the peer in alternation, so that a busy
machine slows both alike; write-good (npm) is used where --write-good or the PATH gives it. --smoke runs few rounds and
fails where a row is far outside its floor, so that CI notices a slip by a factor and not by a percent.
"""

from __future__ import annotations

import argparse
import compileall
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from jobwriter.cli.judging import processors

ROOT = Path(__file__).resolve().parent.parent
AD = ROOT / "seeds" / "drafts" / "hidden-pay.md"
LONG_AD = ROOT / "seeds" / "good" / "ml-engineer.md"
"""Long enough for the rules that need textstat's formulas."""


def timed(run: Callable[[], object]) -> float:
    """Seconds that a call takes."""
    started = time.perf_counter()
    run()
    return time.perf_counter() - started


def process(*command: str) -> Callable[[], object]:
    """A whole process, its output thrown away."""
    return lambda: subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)


def paired(ours: Callable[[], object], peer: Callable[[], object], rounds: int) -> list[float]:
    """Ratios ours/peer, alternating; the first round warms the caches and is not counted."""
    ratios = [timed(ours) / timed(peer) for _ in range(rounds + 1)]
    return sorted(ratios[1:])


def corpus(count: int, share: float = 0.15) -> list[str]:
    """Ads made of the lines of the seeds, with a share of words that occur nowhere else: a large vocabulary."""
    rng = random.Random(7)
    lines = [
        line for path in sorted(ROOT.glob("seeds/*/*.md")) for line in path.read_text(encoding="utf-8").splitlines()
    ]
    body = [line for line in lines if line and not line.startswith("#")]
    heads = [line for line in lines if line.startswith("## ")]
    ads = []
    for number in range(count):
        rows = [f"# Data Engineer {number}", ""]
        while sum(len(row.split()) for row in rows) < 620:
            rows += [rng.choice(heads), "", *rng.choices(body, k=6), ""]
        words = "\n".join(rows).split(" ")
        for at in range(0, len(words), max(1, int(1 / share))):
            if words[at].isalpha():
                words[at] = "".join(rng.choices("abcdefghijklmnopqrstuvwxyz", k=rng.randint(4, 10)))
        ads.append(" ".join(words))
    return ads


def throughput(ads: list[str]) -> tuple[float, float]:
    """Ads a second over all, and the cost of the last fifth over that of the first."""
    import jobwriter

    for ad in ads[:5]:
        jobwriter.lint(ad)
    times = [timed(lambda ad=ad: jobwriter.lint(ad)) for ad in ads]  # type: ignore[misc]
    fifth = max(len(ads) // 5, 1)
    return len(ads) / sum(times), statistics.median(times[-fifth:]) / statistics.median(times[:fifth])


def with_harper(ads: list[str]) -> float:
    """Ads a second with the grammar checker Harper on, its start not counted; 0 where it is not installed."""
    import jobwriter
    from jobwriter.config import Grammar

    if find_spec("harper") is None:
        return 0.0
    settings = jobwriter.Settings(grammar=Grammar("harper"))
    for ad in ads[:5]:
        jobwriter.lint(ad, settings)
    return (len(ads) - 5) / sum(timed(lambda ad=ad: jobwriter.lint(ad, settings)) for ad in ads[5:])  # type: ignore[misc]


def peak(paths: list[Path]) -> float:
    """Peak memory of a child that lints these files, in MiB."""
    code = (
        "import resource, subprocess, sys; "
        "subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL); "
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    command = [sys.executable, "-c", code, *lint_command(), *map(str, paths)]
    out = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    scale = 2**20 if sys.platform == "darwin" else 2**10
    return int(out) / scale


@contextmanager
def written(ads: list[str]) -> Iterator[Path]:
    """A folder with these ads, for as long as it is needed."""
    with tempfile.TemporaryDirectory() as folder:
        for number, ad in enumerate(ads):
            (Path(folder) / f"{number}.md").write_text(ad, encoding="utf-8")
        yield Path(folder)


def speedup(folder: Path, rounds: int) -> list[float]:
    """How many times as many ads two processes lint in the same time as one, in one call."""
    alone, two = (process(*lint_command(), "--jobs", jobs, str(folder)) for jobs in "12")
    return paired(alone, two, rounds)


def lint_command() -> list[str]:
    """The installed command, without configuration."""
    script = shutil.which("jobwriter", path=str(Path(sys.executable).parent)) or shutil.which("jobwriter")
    return [script or "jobwriter", "lint", "--isolated", "--fail-on", "never"]


def worst() -> dict[str, float]:
    """Seconds for texts that break what is not linear."""
    import jobwriter

    texts = {
        "1 MB of one repeated word": "experience " * 95_000,
        "one 2 MB line": "We build data pipelines in Python for £50,000 a year, with 5 years of it; " * 27_000,
        "1 MB of short lines": "- Python\n" * 111_000,
        "1 MB of figures": "£50,000 " * 125_000,
    }
    return {name: timed(lambda text=text: jobwriter.lint(text)) for name, text in texts.items()}  # type: ignore[misc]


def main() -> int:
    """Print all rows; 1 when a smoke row is outside its floor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--smoke", action="store_true")
    parser.add_argument("--write-good", default=shutil.which("write-good"))
    options = parser.parse_args()
    rounds = 3 if options.smoke else 15
    compileall.compile_dir(ROOT / "jobwriter", quiet=2)  # as pip does on installing
    failed: list[str] = []

    def row(name: str, value: float, unit: str, floor: str, *, bad: bool) -> None:
        print(f"{name:52} {value:9.2f} {unit:18} floor {floor}{'   OUTSIDE' if bad else ''}")
        if bad:
            failed.append(name)

    python = paired(process(*lint_command(), str(AD)), process(sys.executable, "-c", "pass"), rounds)
    row(
        "one ad, cold, over python -c pass",
        statistics.median(python),
        "x",
        "25 (smoke only)",
        bad=statistics.median(python) > 25,
    )
    if options.write_good and not options.smoke:
        for name, ad, extra, most in (
            ("one ad, cold, without readability, over write-good", AD, ("--ignore", "readability"), 0.9),
            ("one ad, cold, all rules, over write-good", LONG_AD, (), 1.4),
        ):
            ratios = paired(process(*lint_command(), *extra, str(ad)), process(options.write_good, str(ad)), rounds)
            middle = statistics.median(ratios)
            row(name, middle, f"x [{ratios[0]:.2f}-{ratios[-1]:.2f}]", str(most), bad=middle > most)
    rate, growth = throughput(corpus(100 if options.smoke else 5000))
    least = 30 if options.smoke else 300
    row("in process, large vocabulary, one core", rate, "ads a second", str(least), bad=rate < least)
    row(
        "cost of the last ads over the first",
        growth,
        "x",
        "1.10" if not options.smoke else "4",
        bad=growth > (4 if options.smoke else 1.1),
    )
    harper = with_harper(corpus(30 if options.smoke else 200))
    if harper:
        least = 3 if options.smoke else 15
        row("with Harper on", harper, "ads a second", str(least), bad=harper < least)
    else:
        print("with Harper on: NOT MEASURED, harper-py is not installed")
    with written(corpus(200)) as folder:
        ratios = speedup(folder, 1 if options.smoke else 9)
        one, many = peak([AD]), peak([folder])
    middle = statistics.median(ratios)
    if processors() < 2:
        print("two processes over one: NOT MEASURED, this machine has one core")
    else:
        least = 1 if options.smoke else 1.5
        row("two processes over one", middle, f"x [{ratios[0]:.2f}-{ratios[-1]:.2f}]", str(least), bad=middle < least)
    row("peak memory, one ad", one, "MiB", "60", bad=one > 60)
    row("peak memory, 200 ads", many, "MiB", "100", bad=many > 100)
    for name, seconds in worst().items():
        row(name, seconds, "seconds", "5", bad=seconds > (15 if options.smoke else 5))
    print(f"this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB at its peak")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
