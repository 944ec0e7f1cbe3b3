"""The installed command, end to end, in a temporary folder."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
BAD = (SEEDS / "drafts" / "hidden-pay.md").read_text(encoding="utf-8")
GOOD = (SEEDS / "good" / "ml-engineer.md").read_text(encoding="utf-8")
FIXED = ("--as-of", "2026-11-20", "--jurisdiction", "GB")


def run(folder, *args, stdin=None, env=None, encoding="utf-8"):
    settings = {**os.environ, "PYTHONIOENCODING": encoding, "NO_COLOR": "1", **(env or {})}
    command = [sys.executable, "-m", "jobwriter", *args]
    data = stdin.encode() if isinstance(stdin, str) else stdin
    done = subprocess.run(command, cwd=folder, input=data, capture_output=True, env=settings, check=False)
    done.stdout = done.stdout.decode(encoding)
    done.stderr = done.stderr.decode(encoding)
    assert "Traceback" not in done.stderr
    assert done.returncode in {0, 1, 2}
    return done


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "bad.md").write_text(BAD, encoding="utf-8")
    (tmp_path / "good.md").write_text(GOOD, encoding="utf-8")
    return tmp_path


def test_a_bad_ad_is_explained_and_fails(folder):
    done = run(folder, "lint", "bad.md", *FIXED)
    assert done.returncode == 1
    for words in ("pay-without-number", "Competitive salary", "try:", "why:", "score", "missing-pay", "1 ad read"):
        assert words in done.stdout
    assert done.stderr == ""


def test_a_good_ad_passes(folder):
    done = run(folder, "lint", "good.md", *FIXED)
    assert done.returncode == 0, done.stdout
    assert "score 100 of 100" in done.stdout


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (("--fail-on", "never"), 0),
        (("--fail-on", "error"), 0),
        (("--fail-on", "suggestion"), 1),
        (("--fail-on", "never", "--min-score", "99"), 1),
        (("--fail-on", "never", "--min-score", "1"), 0),
        (("--select", "trust"), 0),
        (("--ignore", "pay,title,structure,consistency,requirements,tools,housekeeping,trust"), 0),
        (("--severity", "pay=suggestion", "--select", "pay"), 0),
        (("--severity", "error"), 0),
        (("--select", "no-such-rule"), 2),
        (("--fail-on", "sometimes"), 2),
        (("--format", "yaml"), 2),
        (("--as-of", "tomorrow"), 2),
        (("--jurisdiction", "Mars"), 2),
        (("--min-score", "many"), 2),
        (("--severity", "loud"), 2),
        (("--config", "nowhere.yaml"), 2),
        (("--no-such-option",), 2),
    ],
)
def test_exit_codes(folder, args, code):
    done = run(folder, "lint", "bad.md", *FIXED, *args)
    assert done.returncode == code, done.stdout + done.stderr
    if code == 2:
        assert done.stderr.strip()


def test_json_is_the_contract(folder):
    done = run(folder, "lint", "-f", "json", "--fail-on", "never", "bad.md", *FIXED)
    report = json.loads(done.stdout)
    assert set(report) == {"version", "tool", "files", "summary"}
    file = report["files"][0]
    keys = (
        "path locale jurisdictions ad score grade categories deductions sections facts findings notices suppressed "
        "errors"
    )
    assert set(file) == set(keys.split())
    keys = (
        "rule category severity confidence message quote start end line column end_line end_column section related "
        "fixes url fingerprint"
    )
    for finding in file["findings"]:
        assert set(finding) == set(keys.split())
        if finding["start"] is not None:
            assert BAD[finding["start"] : finding["end"]] == finding["quote"]
            line = BAD.splitlines()[finding["line"] - 1]
            assert line[finding["column"] - 1 :].startswith(finding["quote"].splitlines()[0])
    assert len({finding["fingerprint"] for finding in file["findings"]}) == len(file["findings"])
    keys = (
        "title employer pay places work_mode employment_type contract hours years degree tools requirements benefits "
        "process apply closing_date posted_date start_date adjustments equal_opportunity on_call sponsorship clearance "
        "travel relocation role_type problem data_context deployment success team"
    )
    assert set(file["facts"]) == set(keys.split())
    assert report["summary"]["files"] == 1


def test_one_bad_file_among_many_stops_nothing(folder):
    (folder / "empty.md").write_bytes(b"")
    (folder / "binary.md").write_bytes(bytes(range(256)) * 8)
    (folder / "broken.json").write_text('{"title": ', encoding="utf-8")
    (folder / "data.json").write_text('{"temperature": [1, 2, 3]}', encoding="utf-8")
    names = ["missing.md", "empty.md", "binary.md", "broken.json", "data.json", "good.md"]
    done = run(folder, "lint", "-f", "json", *names, *FIXED)
    assert done.returncode == 2
    files = {file["path"]: file for file in json.loads(done.stdout)["files"]}
    for name in names[:-1]:
        assert files[name]["errors"], name
        assert name in files[name]["errors"][0]
        assert files[name]["score"] is None
    assert files["good.md"]["errors"] == []
    assert files["good.md"]["score"] == 100
    people = run(folder, "lint", *names, *FIXED)
    assert people.returncode == 2
    for name in names[:-1]:
        assert name in people.stderr


def test_standard_input_and_its_name(folder):
    done = run(folder, "lint", "-", "-f", "concise", "--stdin-filename", "draft.md", *FIXED, stdin=BAD)
    assert done.returncode == 1
    assert done.stdout.startswith("draft.md:")
    assert run(folder, "lint", "-", *FIXED, stdin="").returncode == 2


def test_a_folder_is_walked(folder):
    (folder / "jobs").mkdir()
    (folder / "jobs" / "one.md").write_text(GOOD, encoding="utf-8")
    (folder / "jobs" / "README.md").write_text("Salary: competitive", encoding="utf-8")
    done = run(folder, "lint", "jobs", *FIXED)
    assert done.returncode == 0, done.stdout
    assert "README" not in done.stdout


def test_the_configuration_of_the_folder_holds(folder):
    (folder / ".jobwriter.yaml").write_text("fail_on: never\njurisdictions: [GB]\n", encoding="utf-8")
    assert run(folder, "lint", "bad.md").returncode == 0
    assert run(folder, "lint", "bad.md", "--isolated").returncode == 1
    (folder / ".jobwriter.yaml").write_text("fail_onn: never\n", encoding="utf-8")
    broken = run(folder, "lint", "bad.md")
    assert broken.returncode == 2
    assert ".jobwriter.yaml:1:1" in broken.stderr
    assert "fail_on" in broken.stderr


def test_several_outputs_in_one_run(folder):
    done = run(folder, "lint", "bad.md", "-f", "concise", "-f", "json:out.json", *FIXED)
    assert "bad.md:" in done.stdout
    assert json.loads((folder / "out.json").read_text(encoding="utf-8"))["files"]
    assert run(folder, "lint", "bad.md", "-f", "json", "-f", "full").returncode == 2
    assert run(folder, "lint", "bad.md", "-f", "json:no/such/out.json").returncode == 2


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_any_terminal(folder, encoding):
    (folder / "emoji.md").write_text(BAD + "\n\n🚀 Competitive salary – “great” \U00010400 culture\n", encoding="utf-8")
    for args in (("-f", "full"), ("-f", "concise"), ("-f", "json"), ("--show-text",), ("--statistics",)):
        assert run(folder, "lint", "emoji.md", *FIXED, *args, encoding=encoding).returncode in {0, 1}
    assert run(folder, "facts", "emoji.md", encoding=encoding).returncode == 0
    assert run(folder, "rules", encoding=encoding).returncode == 0


def test_crlf_and_bom_keep_positions(folder):
    (folder / "win.md").write_bytes(b"\xef\xbb\xbf" + BAD.replace("\n", "\r\n").encode())
    one = json.loads(run(folder, "lint", "-f", "json", "bad.md", *FIXED).stdout)["files"][0]["findings"]
    two = json.loads(run(folder, "lint", "-f", "json", "win.md", *FIXED).stdout)["files"][0]["findings"]
    assert [(item["rule"], item["line"], item["column"]) for item in one] == [
        (item["rule"], item["line"], item["column"]) for item in two
    ]


def test_control_characters_do_not_reach_the_terminal(folder):
    (folder / "sly.md").write_text(BAD.replace("Competitive salary", "Competitive\x1b[31m salary"), encoding="utf-8")
    assert "\x1b" not in run(folder, "lint", "sly.md", *FIXED).stdout


def test_colours_only_when_wanted(folder):
    plain = run(folder, "lint", "bad.md", *FIXED)
    assert "\x1b[" not in plain.stdout
    forced = run(folder, "lint", "bad.md", *FIXED, "--color", "always")
    assert "\x1b[" in forced.stdout


def test_quiet_and_statistics(folder):
    quiet = run(folder, "lint", "bad.md", "-q", *FIXED).stdout
    assert "score" not in quiet
    assert "pay-without-number" in quiet
    table = run(folder, "lint", "bad.md", "good.md", "--statistics", *FIXED).stdout
    assert "findings" in table
    assert "2 scored" in table


def test_show_text_prints_offsets(folder):
    out = run(folder, "lint", "bad.md", "--show-text").stdout.splitlines()
    assert out[0].split(None, 1) == ["0", BAD.splitlines()[0]]


def test_facts(folder):
    strip = run(folder, "facts", "good.md").stdout
    assert "£64,000 to £74,000 a year" in strip
    assert "hybrid" in strip
    rows = json.loads(run(folder, "facts", "good.md", "--json").stdout)
    assert rows["facts"]["pay"]["max"] == 74000
    assert run(folder, "facts", "nowhere.md").returncode == 2


def test_rules_and_rule(folder):
    listed = run(folder, "rules").stdout
    assert "missing-pay" in listed
    rows = json.loads(run(folder, "rules", "--json").stdout)
    assert len(rows) >= 50
    page = run(folder, "rule", "wide-pay-range").stdout
    for words in ("It finds:", "It leaves alone:", "Evidence:"):
        assert words in page
    wrong = run(folder, "rule", "wide-pay-rnge")
    assert wrong.returncode == 2
    assert "wide-pay-range" in wrong.stderr


def test_help_version_and_slips(folder):
    assert run(folder, "--help").returncode == 0
    assert run(folder, "lint", "--help").returncode == 0
    assert run(folder, "--version").stdout.startswith("jobwriter, version")
    assert run(folder, "lnt").returncode == 2
    assert run(folder).returncode in {0, 2}


def test_a_closed_pipe_ends_quietly(folder):
    command = f'"{sys.executable}" -m jobwriter lint bad.md -f json | head -c 10'
    done = subprocess.run(command, shell=True, cwd=folder, capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr
    assert "Error" not in done.stderr


def test_back_slashes_in_a_path_are_reported_as_given(folder):
    done = run(folder, "lint", "jobs\\nowhere.md")
    assert done.returncode == 2
    assert "jobs\\nowhere.md" in done.stderr


def test_prove_a_pack_of_ones_own(folder):
    pack = folder / "checks" / "clarity"
    pack.mkdir(parents=True)
    rule = """
id: no-synergy
title: Synergy
message: "'{words}' says nothing."
why: Readers skip it.
advice: Say what two teams do together.
since: 0.1.0
kind: existence
match: [synergy]
severity: suggestion
evidence: [{claim: House style., kind: house}]
examples:
  bad:
    - "We seek [[synergy]]."
    - "A [[synergy]] of minds."
    - "Pure [[Synergy]]."
    - "You create [[synergy]] between sales and research."
    - "Where there is a team there is [[synergy]]."
  good:
    - {text: We share a test rig., because: it says what is shared.}
    - {text: Synergistic drugs are our field., because: it is another word.}
    - {text: Two teams work in one room., because: it is plain.}
    - {text: Synergetics is taught in Stuttgart., because: it is the name of a field.}
    - {text: You join sales and research once a week., because: it says what happens.}
"""
    (pack / "no-synergy.yaml").write_text(rule, encoding="utf-8")
    assert run(folder, "prove", "checks").returncode == 0
    (pack / "no-synergy.yaml").write_text(rule.replace("[[Synergy]]", "[[Pure]] Synergy"), encoding="utf-8")
    failed = run(folder, "prove", "checks")
    assert failed.returncode == 1
    assert "no-synergy/bad-3" in failed.stdout
    (pack / "no-synergy.yaml").write_text(rule.replace("severity: suggestion", "severty: suggestion"), encoding="utf-8")
    broken = run(folder, "prove", "checks")
    assert broken.returncode == 2
    assert "did you mean 'severity'" in broken.stderr
