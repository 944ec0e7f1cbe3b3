"""Many ads in several processes: the same words as in one, whatever the files are, and an end that tells the truth."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from command import INTERRUPTIBLE, jobwriter

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
ADS = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*/*.md"))]
HOUSE = """\
severity: {weak-opening: error}
words:
  ban: [{word: reserved parking, why: nobody chooses a job for it}]
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Ads of all sorts, two folders with a configuration of their own, and files that cannot be judged."""
    top = tmp_path_factory.mktemp("ads")
    for number in range(30):
        (top / f"{number:02}.md").write_text(ADS[number % len(ADS)], encoding="utf-8")
    (top / "a-short.md").write_text("# Cook\n\nWe look for a rock star.\n", encoding="utf-8")
    (top / "b-empty.md").write_text("", encoding="utf-8")
    (top / "c-broken.md").write_bytes(b"\xff\xfe\x00\xd8 no text")
    (top / "d.jsonl").write_text(
        "\n".join(json.dumps({"title": "Cook", "text": ad}) for ad in ADS[:5]) + "\n{broken\n", encoding="utf-8"
    )
    late = top / "z-house"
    late.mkdir()
    (late / ".jobwriter.yaml").write_text(HOUSE, encoding="utf-8")
    (late / "ad.md").write_text(ADS[0] + "\n\nThere is reserved parking.\n", encoding="utf-8")
    return top


def run(folder, *args):
    done = jobwriter(folder, "lint", ".", "--as-of", "2026-11-20", *args)
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("form", ["full", "json", "sarif", "csv"])
def test_processes_change_no_word_of_the_report(folder, form):
    alone = run(folder, "--jobs", "1", "-f", form)
    assert alone[0] == 2, alone[2]
    assert len(alone[1]) > 5000
    assert run(folder, "--jobs", "3", "-f", form) == alone


def test_a_configuration_that_cannot_be_used_is_named(folder, tmp_path):
    for number in range(40):
        (tmp_path / f"{number:02}.md").write_text(ADS[0], encoding="utf-8")
    (tmp_path / "z").mkdir()
    (tmp_path / "z" / "ad.md").write_text(ADS[0], encoding="utf-8")
    (tmp_path / "z" / ".jobwriter.yaml").write_text("fail_on: sometimes\n", encoding="utf-8")
    code, _, said = run(tmp_path, "--jobs", "2")
    assert code == 2
    assert "fail_on" in said
    assert ".jobwriter.yaml:1" in said


def test_what_processes_compile_is_kept_for_the_next_run(folder, tmp_path):
    """The ad that needs other patterns than the first ones is judged elsewhere."""
    own = {**os.environ, "JOBWRITER_CACHE": str(tmp_path / "cache")}
    command = [sys.executable, "-m", "jobwriter", "lint", ".", "--isolated", "--jobs", "2", "-q"]
    sizes = []
    for _ in range(2):
        subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, env=own, check=False)
        sizes.append((tmp_path / "cache" / "patterns.bin").stat().st_size)
    head = subprocess.run(
        [*command[:3], "lint", "00.md", "01.md", "--isolated", "-q"],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        env={**own, "JOBWRITER_CACHE": str(tmp_path / "other")},
        check=False,
    )
    assert head.returncode in {0, 1}
    assert sizes[0] > (tmp_path / "other" / "patterns.bin").stat().st_size * 1.2
    assert sizes[1] >= sizes[0]


SCRIPT = """\
import multiprocessing, os, sys
from jobwriter import cli
from jobwriter.cli import judging, processes

def dies(draft):
    os._exit(9)

def other_start(name):
    return real("spawn")

def refused(*args):
    raise OSError("no semaphores here")

real = multiprocessing.get_context
if __name__ == "__main__":
    if "dies" in sys.argv:
        processes._judged = dies
    if "spawn" in sys.argv:
        processes.multiprocessing.get_context = other_start
    if "refused" in sys.argv:
        processes.ProcessPoolExecutor = refused
    cli.run(["lint", ".", "--as-of", "2026-11-20", "--jobs", "2"])
"""


def script(folder, tmp_path, *args):
    (tmp_path / "run.py").write_text(SCRIPT, encoding="utf-8")
    command = [sys.executable, str(tmp_path / "run.py"), *args]
    own = {**os.environ, "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False, env=own)
    return done.returncode, done.stdout, done.stderr


def test_processes_that_start_anew_say_the_same(folder, tmp_path):
    assert script(folder, tmp_path, "spawn") == run(folder, "--jobs", "1")


def test_where_no_process_can_be_started_one_does_all(folder, tmp_path):
    assert script(folder, tmp_path, "refused") == run(folder, "--jobs", "1")


@pytest.mark.skipif(sys.platform != "linux", reason="the stand-in is only inherited by a fork")
def test_a_process_that_is_killed_is_told_and_never_passes_as_clean(folder, tmp_path):
    code, _, said = script(folder, tmp_path, "dies")
    assert code == 2
    assert "--jobs 1" in said
    assert "Traceback" not in said


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C cannot be sent to a group there")
def test_ctrl_c_ends_all_processes_quietly(tmp_path):
    for number in range(4000):
        (tmp_path / f"{number:04}.md").write_text(ADS[number % len(ADS)], encoding="utf-8")
    process = subprocess.Popen(
        [*INTERRUPTIBLE, "lint", ".", "--jobs", "2"],
        cwd=tmp_path,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    time.sleep(2.5)
    assert process.poll() is None
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=30)
    assert process.returncode == 2
    assert said.decode().strip() == "jobwriter: interrupted"
    with pytest.raises(ProcessLookupError):  # nobody of the group is left
        os.killpg(process.pid, 0)
