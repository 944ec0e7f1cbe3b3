"""The comparison with other linters: what is missing or does not work is named, what works is measured."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

PEERS = Path(__file__).resolve().parent.parent / "benchmarks" / "peers.py"
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="measures with wait4")


def compare(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the comparison where no peer is on the PATH."""
    return subprocess.run(
        [sys.executable, str(PEERS), "--rounds", "1", "--many-rounds", "1", "--files", "2", *arguments],
        cwd=folder, capture_output=True, text=True, env={**os.environ, "PATH": str(folder)},
    )  # fmt: skip


def program(path: Path, *lines: str) -> None:
    """Write a program for the shell."""
    path.write_text("\n".join(("#!/bin/sh", *lines, "")))
    path.chmod(0o755)


def test_without_peers_each_is_named(tmp_path):
    done = compare(tmp_path)
    assert done.returncode == 2
    for name in ("write-good", "alex", "textlint", "proselint", "vale"):
        assert f"!!!! {name} NOT MEASURED: {name} was not found" in done.stderr
    assert done.stdout == ""


def test_what_works_is_measured_and_what_does_not_is_named(tmp_path):
    program(tmp_path / "write-good", 'echo "$@: obviously"', "exit 3")
    program(tmp_path / "alex", "echo all is well")
    program(tmp_path / "textlint")
    done = compare(tmp_path, "--proselint", "gone/proselint")
    assert done.returncode == 0, done.stderr
    tables = done.stdout.split("###")[1:]
    assert len(tables) == 3
    for table in tables:
        named = [line.split("|")[1].strip() for line in table.splitlines() if line.startswith("| ")]
        assert named == ["tool", "jobwriter", "write-good"]
    assert "alex NOT MEASURED: it did not find the faults of a sample; it said: all is well" in done.stderr
    assert "textlint NOT MEASURED: textlint-rule-write-good is not in" in done.stderr
    assert "proselint NOT MEASURED: gone/proselint was not found" in done.stderr


def test_a_peer_that_ends_otherwise_each_time_is_refused(tmp_path):
    seen = tmp_path / "seen"
    seen.touch()
    program(
        tmp_path / "write-good",
        'echo "$@: obviously"',
        '[ "$1" = --version ] && exit',
        f"read -r line <{seen} && : >{seen} && exit 1",
        f"echo once >{seen}",
    )
    done = compare(tmp_path)
    assert done.returncode == 1
    assert "write-good did not end alike in all rounds" in done.stderr
    assert "Traceback" not in done.stderr


def test_counts_of_nothing_are_refused(tmp_path):
    done = compare(tmp_path, "--files", "0")
    assert done.returncode == 2
    assert "give 1 or more" in done.stderr
