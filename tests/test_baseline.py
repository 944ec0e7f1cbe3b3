import json
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import jobwriter
from jobwriter import baseline, packs
from jobwriter.baseline import Baseline, BaselineError, Entry

SEEDS = Path(__file__).parent.parent / "seeds"
BAD = (SEEDS / "drafts" / "hidden-pay.md").read_text(encoding="utf-8")
RULES = packs.load().rules


def report_on(text):
    return jobwriter.lint(text, jobwriter.Settings(jurisdictions=("GB",)))


def new(before, after):
    outcome = baseline.hold(report_on(after), baseline.entries(report_on(before), RULES), RULES)
    return [(finding.rule, finding.quote) for finding in outcome.new]


def test_nothing_is_new_in_the_same_text():
    report = report_on(BAD)
    outcome = baseline.hold(report, baseline.entries(report, RULES), RULES)
    assert report.findings
    assert outcome.new == ()
    assert outcome.known == report.findings
    assert outcome.stale == ()


def test_a_paragraph_on_top_makes_nothing_new():
    title, rest = BAD.split("\n", 1)
    assert new(BAD, f"{title}\n\nThis page is kept by the people team.\n{rest}") == []


def test_wrapping_the_lines_otherwise_makes_nothing_new():
    import textwrap

    lines = [line if line.startswith(("#", "-")) else textwrap.fill(line, 50) for line in BAD.split("\n")]
    assert "\n".join(lines) != BAD
    assert new(BAD, "\n".join(lines)) == []


def test_one_bad_line_more_is_one_finding_more():
    assert new(BAD, BAD.rstrip() + "\n\nWe want a coding ninja.\n") == [("violent-or-bro-language", "coding ninja")]


def test_of_the_same_words_twice_the_one_in_a_new_paragraph_is_new():
    before = "# Data Engineer\n\nWe want a coding ninja.\n"
    after = "# Data Engineer\n\nBe our next coding ninja, please.\n\nWe want a coding ninja.\n"
    report = report_on(after)
    outcome = baseline.hold(report, baseline.entries(report_on(before), RULES), RULES)
    ninjas = [finding for finding in outcome.new if finding.quote == "coding ninja"]
    assert [after[: finding.start].count("\n") for finding in ninjas] == [2]


@pytest.mark.parametrize(("before", "after", "told"), [(180, 220, []), (220, 180, ["ad-length"])])
def test_about_the_whole_ad_only_what_is_graver_is_new(before, after, told):
    def ad(words):
        return "# Train planner\n\n" + "You plan the trains of two depots. " * (words // 7)

    outcome = baseline.hold(report_on(ad(after)), baseline.entries(report_on(ad(before)), RULES), RULES)
    lengths = [finding.rule for finding in outcome.known + outcome.new if finding.rule == "ad-length"]
    assert lengths == ["ad-length"]
    assert [finding.rule for finding in outcome.new if finding.rule == "ad-length"] == told


def test_what_has_gone_is_told():
    before = report_on(BAD)
    after = report_on(BAD.replace("ompetitive", "lear"))
    outcome = baseline.hold(after, baseline.entries(before, RULES), RULES)
    assert {entry.rule for entry in outcome.stale} >= {"pay-without-number"}


ENTRIES = st.builds(
    Entry,
    st.sampled_from(["missing-pay", "puffery"]),
    st.integers(0, 2**32 - 1).map("{:08x}".format),
    st.one_of(st.just(""), st.integers(0, 2**32 - 1).map("{:08x}".format)),
)


@settings(max_examples=100, deadline=None)
@given(st.dictionaries(st.text(min_size=1), st.lists(ENTRIES, min_size=1).map(tuple)))
def test_what_is_written_is_read_again(files):
    again = baseline.read(baseline.write(Baseline(files)), "x.json").files
    assert {path: sorted(rows, key=str) for path, rows in again.items()} == {
        path: sorted(rows, key=str) for path, rows in files.items()
    }


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text(), st.recursive(st.none() | st.integers() | st.text(), st.lists).map(json.dumps)))
def test_no_file_is_more_than_refused(text):
    with pytest.raises(BaselineError, match=r"^x\.json"):
        baseline.read(text, "x.json")


def run(folder, *args):
    command = [sys.executable, "-m", "jobwriter", "lint", *args]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture
def house(tmp_path):
    (tmp_path / "jobs").mkdir()
    (tmp_path / "jobs" / "bad.md").write_text(BAD, encoding="utf-8")
    (tmp_path / ".jobwriter.yaml").write_text("jurisdictions: [GB]\nbaseline: old.json\n", encoding="utf-8")
    return tmp_path


def test_a_house_adopts_the_linter_without_mending_old_ads(house):
    assert run(house, "jobs", "--isolated").returncode == 1
    written = run(house, "jobs", "--write-baseline")
    assert written.returncode == 0
    assert "0 errors, 0 warnings, 0 suggestions" in written.stdout
    assert "old.json written" in written.stderr
    assert run(house, "jobs").returncode == 0
    ad = house / "jobs" / "bad.md"
    ad.write_text(BAD.rstrip() + "\n\nWe want a coding ninja.\n", encoding="utf-8")
    again = run(house, "jobs", "-f", "json", "--fail-on", "suggestion")
    assert again.returncode == 1
    (file,) = json.loads(again.stdout)["files"]
    assert [item["rule"] for item in file["findings"]] == ["violent-or-bro-language"]
    assert {item["suppression"]["by"] for item in file["suppressed"]} == {"baseline"}


def test_an_ad_that_was_not_part_of_the_run_keeps_its_entries(house):
    (house / "jobs" / "other.md").write_text("# Data Engineer\n\nWe want a coding ninja.\n", encoding="utf-8")
    assert run(house, "jobs", "--write-baseline").returncode == 0
    assert run(house, "jobs/bad.md", "--write-baseline").returncode == 0
    assert list(json.loads((house / "old.json").read_text(encoding="utf-8"))["files"]) == [
        "jobs/bad.md",
        "jobs/other.md",
    ]


def test_the_same_ad_is_known_from_any_folder(house):
    assert run(house, "jobs", "--write-baseline").returncode == 0
    assert run(house / "jobs", "bad.md", "--baseline", "../old.json").returncode == 0


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (None, "old.json: the baseline is not there"),
        ("", "old.json: the baseline is empty"),
        ("{", "old.json:1: the baseline is damaged"),
        ("[" * 100_000, "old.json:1: the baseline is damaged"),
        ('{\n<<<<<<< HEAD\n "version": 1,\n=======\n', "old.json:2: git has left both versions"),
        ('{"version": 99, "files": {}}', "newer jobwriter"),
        ("[]", "not a baseline"),
        ('{"version": 1, "files": []}', "not a baseline"),
        ('{"version": 1, "files": {\n"a.md": ["puffery"]}}', "old.json:2: the baseline is damaged ('puffery' is"),
        ('{"version": 1, "files": {\n"a.md": "puffery 1"}}', "old.json:2: the baseline is damaged"),
        ('{"version": 1, "files": {"a.md": [\n"pay x",\n"a b c d"]}}', "old.json:3: the baseline is damaged"),
    ],
)
def test_a_baseline_that_cannot_be_used_stops_the_run(house, content, says):
    if content is not None:
        (house / "old.json").write_text(content, encoding="utf-8")
    failed = run(house, "jobs")
    assert failed.returncode == 2
    assert says in failed.stderr
    assert "old.json" in failed.stderr
    assert "--write-baseline" in failed.stderr
    again = run(house, "jobs", "--write-baseline")
    if content is not None:
        assert again.returncode == 2
        assert (house / "old.json").read_text(encoding="utf-8") == content
        (house / "old.json").unlink()
        again = run(house, "jobs", "--write-baseline")
    assert again.returncode == 0, again.stderr


@pytest.mark.parametrize("partly", [("--select", "pay"), ("--severity", "error"), ("--ignore", "clarity")])
def test_a_run_of_some_rules_calls_nothing_gone_and_forgets_nothing(house, partly):
    assert run(house, "jobs", "--write-baseline").returncode == 0
    before = (house / "old.json").read_bytes()
    assert "no longer there" not in run(house, "jobs", *partly).stderr
    assert run(house, "jobs", "--write-baseline", *partly).returncode == 0
    assert (house / "old.json").read_bytes() == before


def test_an_ad_that_has_gone_is_told_and_taken_out(house):
    (house / "jobs" / "other.md").write_text("# Data Engineer\n\nWe want a coding ninja.\n", encoding="utf-8")
    assert run(house, "jobs", "--write-baseline").returncode == 0
    (house / "jobs" / "other.md").unlink()
    assert "no longer there; --write-baseline takes them out" in run(house, "jobs").stderr
    assert run(house, "jobs", "--write-baseline").returncode == 0
    assert list(json.loads((house / "old.json").read_text(encoding="utf-8"))["files"]) == ["jobs/bad.md"]
    assert "no longer there" not in run(house, "jobs").stderr


def test_an_ad_that_was_renamed_is_known_and_a_new_one_is_not(house):
    assert run(house, "jobs", "--write-baseline").returncode == 0
    (house / "jobs" / "new.md").write_text((SEEDS / "drafts" / "too-good.md").read_text("utf-8"), encoding="utf-8")
    (house / "archive").mkdir()
    (house / "jobs" / "bad.md").rename(house / "archive" / "Bäcker (m).md")
    done = run(house, "jobs", "archive", "-f", "json")
    new, moved = json.loads(done.stdout)["files"]
    assert new["findings"]
    assert not new["suppressed"]
    assert not moved["findings"]
    assert "no longer there" not in done.stderr
    assert run(house, "archive", "jobs", "--write-baseline").returncode == 0
    assert list(json.loads((house / "old.json").read_text(encoding="utf-8"))["files"]) == [
        "archive/Bäcker (m).md",
        "jobs/new.md",
    ]


def test_each_configuration_has_its_own_baseline(house):
    for name, config in (("uk", "baseline: uk.json"), ("us", "jurisdictions: [US]")):
        (house / name).mkdir()
        (house / name / "bad.md").write_text(BAD, encoding="utf-8")
        (house / name / ".jobwriter.yaml").write_text(config + "\n", encoding="utf-8")
    written = run(house, "jobs", "uk", "us", "--write-baseline")
    assert written.returncode == 0
    assert written.stderr.count("in 1 ad\n") == 2
    assert "put 'baseline: .jobwriter-baseline.json' into .jobwriter.yaml" in written.stderr
    held = {"old.json": "jobs/bad.md", "uk/uk.json": "bad.md", ".jobwriter-baseline.json": "us/bad.md"}
    for name, ad in held.items():
        assert list(json.loads((house / name).read_text(encoding="utf-8"))["files"]) == [ad]
    assert run(house, "jobs", "uk").returncode == 0
    assert run(house, "us").returncode == 1


def test_two_ways_to_name_a_baseline_write_one(house):
    (house / ".jobwriter.yaml").write_text("baseline: .jobwriter-baseline.json\n", encoding="utf-8")
    (house / "us").mkdir()
    (house / "us" / "bad.md").write_text(BAD, encoding="utf-8")
    (house / "us" / ".jobwriter.yaml").write_text("jurisdictions: [US]\n", encoding="utf-8")
    assert run(house, ".", "--write-baseline").returncode == 0
    files = json.loads((house / ".jobwriter-baseline.json").read_text(encoding="utf-8"))["files"]
    assert list(files) == ["jobs/bad.md", "us/bad.md"]


def test_a_name_is_the_same_however_its_umlauts_are_written(house):
    apart = house / "jobs" / unicodedata.normalize("NFD", "Bäcker.md")
    (house / "jobs" / "bad.md").rename(apart)
    assert run(house, "jobs", "--write-baseline").returncode == 0
    assert run(house, "jobs", "--write-baseline").returncode == 0
    assert list(json.loads((house / "old.json").read_text(encoding="utf-8"))["files"]) == ["jobs/Bäcker.md"]
    apart.rename(house / "jobs" / "Bäcker.md")
    assert run(house, "jobs").returncode == 0


def test_an_ad_that_cannot_be_read_leaves_the_old_baseline(house):
    assert run(house, "jobs", "--write-baseline").returncode == 0
    before = (house / "old.json").read_bytes()
    (house / "jobs" / "bad.md").write_bytes(b"\xff\xfe\x00")
    assert run(house, "jobs/bad.md", "jobs/none.md", "--write-baseline").returncode == 2
    assert (house / "old.json").read_bytes() == before
