"""Compares whole processes: jobwriter beside write-good, alex, textlint, proselint and vale, on the same ads.

usage: python benchmarks/peers.py [--rounds N] [--many-rounds N] [--files N] [--write-good PATH] [--alex PATH] ...

Run it from an environment in which jobwriter is installed, on Linux or macOS. Peers are looked for on the PATH or where
an option says; nothing is installed, and a peer that is missing or does not work is named and left out. Every round
starts every tool once, in an order drawn anew, so that a busy machine slows all alike; the first round warms the caches
and is not counted. Tables give medians and, in brackets, the least and the most; "ours" is jobwriter over the peer
within a round. CPU is that of all cores; memory is the peak of the process.

The peers find other things than jobwriter does, so this says what a check costs and not who is better. vale comes
without rules: it is given as many as jobwriter has, among which the patterns of jobwriter's own rules are dealt out; a
second time, "vale, plain words", as many single words instead, since its cost hangs on how hard the patterns are.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml
from speed import AD, LONG_AD, corpus, lint_command

from jobwriter import packs

INSTALL = {
    "write-good": "npm install write-good",
    "alex": "npm install alex",
    "textlint": "npm install textlint textlint-rule-write-good textlint-rule-alex textlint-rule-terminology",
    "proselint": "pip install proselint",
    "vale": "go install github.com/errata-ai/vale/v3/cmd/vale@v3.15.2",
}
TEXTLINT_RULES = ("write-good", "alex", "terminology")
PROBE = (
    "# Baker\n\nObviously this is a world-class bakery. We are obviously looking for a rockstar, and he will bake.\n"
)
SEEN = {"vale": "world-class", "vale, plain words": "looking", "jobwriter": "world-class"}
"""What of the probe a tool must name in its output to count as working; "obviously" for those not listed."""
RUNNER = """
import json, os, sys, time
null = [(os.POSIX_SPAWN_OPEN, fd, os.devnull, os.O_RDWR, 0) for fd in (0, 1, 2)]
started = time.perf_counter()
pid = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=null)
_, status, usage = os.wait4(pid, 0)
wall = time.perf_counter() - started
peak = usage.ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)
print(json.dumps([wall, usage.ru_utime + usage.ru_stime, peak, status]))
"""
"""Runs one command: a process of its own, since a child's peak begins with the memory of the process that starts it."""


@dataclass(frozen=True)
class Tool:
    """A linter and the command that is followed by the files."""

    name: str
    command: tuple[str, ...]


@dataclass(frozen=True)
class Cost:
    """What one run cost: seconds, seconds of CPU, MiB; and how it ended."""

    wall: float
    cpu: float
    peak: float
    status: int


@dataclass(frozen=True)
class Case:
    """A row of the comparison: the files, and options of jobwriter's own for it."""

    name: str
    files: tuple[str, ...]
    rounds: int
    extra: tuple[str, ...] = ()


def vale_arguments(folder: Path, *, plain: bool) -> list[str]:
    """Write a style for vale: a rule for each of ours, our patterns, or as many words of them, dealt out among them."""
    rules = packs.load().rules
    tokens = [pattern.strip("/") for rule in rules.values() for pattern in rule.match]
    if plain:
        tokens = list(dict.fromkeys(re.findall(r"\b[a-z]{5,}\b", " ".join(tokens))))[: len(tokens)]
    end = r"\b" if plain else ""
    style = folder / "styles" / "Ads"
    style.mkdir(parents=True)
    for number in range(len(rules)):
        rule = {
            "extends": "existence",
            "message": "“%s” should not stand in an ad.",
            "level": "warning",
            "ignorecase": True,
            "nonword": True,
            "tokens": [rf"\b(?:{token}){end}" for token in tokens[number :: len(rules)]],
        }
        (style / f"Rule{number:03}.yml").write_text(yaml.safe_dump(rule, allow_unicode=True), encoding="utf-8")
    config = folder / "vale.ini"
    lines = ("StylesPath = styles", "MinAlertLevel = suggestion", "[*.md]", "BasedOnStyles = Ads", "")
    config.write_text("\n".join(lines), encoding="utf-8")
    return ["--config", str(config), "--output", "line"]


def textlint_arguments(program: Path, folder: Path) -> list[str]:
    """The configuration of textlint, with the rules that lie beside it.

    Raises:
        FileNotFoundError: a rule is not installed there.
    """
    modules = next((up for up in program.resolve().parents if up.name == "node_modules"), program.parent)
    for rule in TEXTLINT_RULES:
        if not (modules / f"textlint-rule-{rule}").is_dir():
            raise FileNotFoundError(f"textlint-rule-{rule} is not in {modules}")
    (folder / "node_modules").symlink_to(modules)  # textlint looks for rules beside its configuration and above
    config = folder / "textlintrc.json"
    config.write_text(json.dumps({"rules": dict.fromkeys(TEXTLINT_RULES, True)}), encoding="utf-8")
    return ["--config", str(config)]


def commands(name: str, program: str, folder: Path) -> list[Tool]:
    """The ways in which a peer is measured.

    Raises:
        OSError: a part of the peer is missing.
    """
    if name == "textlint":
        return [Tool(name, (program, *textlint_arguments(Path(program), folder)))]
    if name == "vale":
        return [
            Tool(name, (program, *vale_arguments(folder / "patterns", plain=False))),
            Tool(f"{name}, plain words", (program, *vale_arguments(folder / "words", plain=True))),
        ]
    return [Tool(name, (program, "check") if name == "proselint" else (program,))]


def fault(tool: Tool, folder: Path) -> str:
    """Why a tool cannot be measured: it does not find what stands in two files; empty where it does."""
    files = [folder / "first.md", folder / "last.md"]
    for file in files:
        file.write_text(PROBE, encoding="utf-8")
    done = subprocess.run([*tool.command, *map(str, files)], capture_output=True, text=True, cwd=folder, check=False)
    said = done.stdout + done.stderr
    if "last.md" in said and SEEN.get(tool.name, "obviously") in said:
        return ""
    return "it did not find the faults of a sample; it said: " + (
        " / ".join(said.split("\n")[-4:]).strip() or "nothing"
    )


def tools(programs: dict[str, str | None], folder: Path) -> list[Tool]:
    """Find jobwriter and the peers that are there and work; the others are named on stderr."""
    found = [Tool("jobwriter", tuple(lint_command()))]
    for name, program in programs.items():
        path = shutil.which(program or name)
        try:
            if path is None:
                raise FileNotFoundError(f"{program or name} was not found")
            peers = commands(name, os.path.abspath(path), folder)  # noqa: PTH100 - a link is not to be followed
            why = next(filter(None, (fault(peer, folder) for peer in peers)), "")
        except OSError as error:
            peers, why = [], str(error)
        if why:
            hint = f"{INSTALL[name]}, then put it on the PATH or give --{name} PATH"
            print(f"!!!! {name} NOT MEASURED: {why} ({hint}) !!!!", file=sys.stderr)
        else:
            found += peers
    why = fault(found[0], folder)
    if why:
        sys.exit(f"jobwriter itself cannot be measured: {why}")
    return found


def version(tool: Tool) -> str:
    """What a tool says that its version is."""
    command = [tool.command[0], "version" if tool.name == "proselint" else "--version"]
    said = subprocess.run(command, capture_output=True, text=True, check=False).stdout.split()
    return f"{tool.name} {said[-1] if said else 'of unknown version'}"


def run(command: Sequence[str], folder: Path) -> Cost:
    """Start a command, wait for it, and say what it cost."""
    runner = [sys.executable, "-I", "-S", "-c", RUNNER, *command]
    out = subprocess.run(runner, capture_output=True, text=True, cwd=folder, check=True).stdout
    return Cost(*json.loads(out))


def measure(case: Case, found: Sequence[Tool], folder: Path) -> dict[str, list[Cost]]:
    """The costs of each tool, round by round; ends the program where a tool does not end alike in all of them."""
    rng = random.Random(7)
    costs: dict[str, list[Cost]] = {tool.name: [] for tool in found}
    for _ in range(case.rounds + 1):
        for tool in rng.sample(found, len(found)):
            extra = case.extra if tool.name == "jobwriter" else ()
            costs[tool.name].append(run([*tool.command, *extra, *case.files], folder))
    for name, all_costs in costs.items():
        if len({cost.status for cost in all_costs}) > 1:
            sys.exit(f"{name} did not end alike in all rounds of “{case.name}”: its figures mean nothing")
    return {name: all_costs[1:] for name, all_costs in costs.items()}


def spread(values: Sequence[float], digits: int) -> str:
    """Median and, in brackets, the least and the most."""
    return f"{statistics.median(values):,.{digits}f} [{min(values):,.{digits}f}-{max(values):,.{digits}f}]"


def table(case: Case, costs: dict[str, list[Cost]]) -> str:
    """The costs of a case as a Markdown table."""
    rows = [
        f"### {case.name}",
        "",
        "| tool | time, ms | CPU, ms | peak, MiB | ours, by time | ours, by CPU |",
        "|---|---|---|---|---|---|",
    ]
    ours = costs["jobwriter"]
    for name, theirs in costs.items():
        cells = [
            name,
            spread([cost.wall * 1000 for cost in theirs], 0),
            spread([cost.cpu * 1000 for cost in theirs], 0),
            f"{statistics.median(cost.peak for cost in theirs):.0f}",
        ]
        if theirs is ours:
            cells += ["", ""]
        else:
            pairs = list(zip(ours, theirs, strict=True))
            cells += [
                f"**{spread([one.wall / other.wall for one, other in pairs], 2)}**",
                spread([one.cpu / other.cpu for one, other in pairs], 2),
            ]
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(rows) + "\n"


def main() -> int:
    """Print a table for each case; 2 where there is no peer to compare with."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=15, help="Rounds of one ad (default: 15).")
    parser.add_argument("--many-rounds", type=int, default=5, help="Rounds of many ads (default: 5).")
    parser.add_argument("--files", type=int, default=200, help="How many ads are many (default: 200).")
    for name, how in INSTALL.items():
        parser.add_argument(f"--{name}", metavar="PATH", help=f"The program (default: on the PATH; {how}).")
    options = parser.parse_args()
    if min(options.rounds, options.many_rounds, options.files) < 1:
        parser.error("rounds and files are counts: give 1 or more")
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work)
        found = tools({name: getattr(options, name.replace("-", "_")) for name in INSTALL}, folder)
        if len(found) == 1:
            print("There is no peer to compare with.", file=sys.stderr)
            return 2
        ads = folder / "ads"
        ads.mkdir()
        for number, ad in enumerate(corpus(options.files)):
            (ads / f"{number:03}.md").write_text(ad, encoding="utf-8")
        many = tuple(str(path) for path in sorted(ads.iterdir()))
        print(", ".join(version(tool) for tool in found if "," not in tool.name))
        for case in (
            Case("One ad, cold, readability rules off", (str(AD),), options.rounds, ("--ignore", "readability")),
            Case("One ad, cold, all rules", (str(LONG_AD),), options.rounds),
            Case(f"{options.files} ads in one call, all rules", many, options.many_rounds),
        ):
            before = os.getloadavg()[0]
            costs = measure(case, found, folder)
            print(f"\n{table(case, costs)}")
            print(f"{case.rounds} rounds; load {before:.1f} before, {os.getloadavg()[0]:.1f} after", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
