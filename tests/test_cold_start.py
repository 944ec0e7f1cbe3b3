"""What a run does not pay for: imports that a Markdown ad needs nothing of, and costs that grow with the ads seen."""

import gc
import importlib.util
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest

import jobwriter

ROOT = Path(__file__).resolve().parent.parent
HEAVY = {
    "docx", "lxml", "web", "jinja2", "markupsafe", "requests", "urllib3", "nltk", "pydantic", "yaml", "markdown_it",
    "selectolax", "harper", "language_tool_python", "pyphen", "rich", "typer",
}  # fmt: skip
OTHER_WORK = {
    "brief", "generate", "importing", "renderers", "targets", "jobposting", "fixing", "directives", "baseline",
    "rewriting", "housepacks", "housestyle", "prove", "rulefile", "yamlfile",
}  # fmt: skip
SEEDS = sorted(ROOT.glob("seeds/*/*.md"))


def imported(folder: Path, *arguments: str) -> set[str]:
    """The modules that a run of the command imports."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "jobwriter", "lint", "--fail-on", "never", *arguments],
        cwd=folder, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-500:]
    return {line.rpartition("|")[2].strip() for line in done.stderr.splitlines() if line.startswith("import time:")}


def needless(modules: set[str]) -> set[str]:
    """Those of the modules that linting a Markdown ad has no use for."""
    return {
        name
        for name in modules
        for first, _, rest in [name.partition(".")]
        if first in HEAVY or (first == "jobwriter" and rest.partition(".")[0] in OTHER_WORK)
    }


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder without configuration in which the rules have been compiled."""
    folder = tmp_path_factory.mktemp("cold")
    for seed in SEEDS:
        shutil.copy(seed, folder)
    imported(folder, *(seed.name for seed in SEEDS))
    return folder


@pytest.mark.parametrize(
    "arguments",
    [
        ("hidden-pay.md",),
        ("ml-engineer.md",),
        tuple(seed.name for seed in SEEDS),
        (".",),
        ("hidden-pay.md", "--isolated", "--jurisdiction", "GB", "--format", "concise"),
    ],
    ids=["short ad", "long ad", "all seeds", "folder", "options"],
)
def test_a_markdown_ad_imports_nothing_that_others_need(folder, arguments):
    modules = imported(folder, *arguments)
    assert {"jobwriter.linting", "jobwriter.engine", "click"} <= modules
    assert needless(modules) == set()


@pytest.mark.parametrize(
    ("name", "text", "module"),
    [
        ("ad.md", "# Baker\n\n<!-- jobwriter: ignore[cliche] our word -->\nWe bake bread.\n", "jobwriter.directives"),
        (".jobwriter.yaml", "fail_on: never\n", "yaml"),
    ],
    ids=["directive", "configuration"],
)
def test_the_look_sees_what_is_needed_elsewhere(folder, tmp_path, name, text, module):
    shutil.copy(folder / "hidden-pay.md", tmp_path)
    assert module not in imported(tmp_path, ".")
    (tmp_path / name).write_text(text, encoding="utf-8")
    modules = imported(tmp_path, ".")
    assert module in modules
    assert module in needless(modules)


def ads(count: int, share: float) -> list[str]:
    """Ads of the benchmark: lines of the seeds, a share of the words found nowhere else."""
    spec = importlib.util.spec_from_file_location("speed", ROOT / "benchmarks" / "speed.py")
    speed = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(speed)
    return speed.corpus(count, share)


def cost(texts: list[str]) -> float:
    """Median seconds of CPU that an ad takes."""
    times = []
    for text in texts:
        started = time.process_time()
        jobwriter.lint(text)
        times.append(time.process_time() - started)
    return statistics.median(times)


def test_cost_of_an_ad_does_not_grow_with_the_words_seen():
    mixed = ads(40, 0.15)
    cost(mixed[:8])
    before = cost(mixed[8:24])
    strange = ads(60, 1)
    assert len({word for ad in strange for word in ad.split()}) > 20_000
    cost(strange)
    gc.collect()
    assert cost(mixed[24:]) < 1.4 * before
