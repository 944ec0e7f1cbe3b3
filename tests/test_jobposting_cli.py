"""``jobwriter jobposting``, as installed."""

import json
from pathlib import Path

import pytest
from command import jobwriter

SAMPLES = Path(__file__).parent / "jobposting"
AS_OF = ("--as-of", "2026-11-21")


def run(*args, cwd=None, **options):
    return jobwriter(cwd, "jobposting", *map(str, args), **options)


@pytest.mark.parametrize("name", ["good-hybrid.json", "good-remote.html"])
def test_a_good_file_ends_with_0(name):
    done = run(*AS_OF, "--strict", SAMPLES / name)
    assert (done.returncode, done.stderr) == (0, "")
    assert "nothing to correct" in done.stdout


def test_what_a_recruiter_reads():
    done = run(*AS_OF, "careers-plugin.json", cwd=SAMPLES)
    assert done.returncode == 1
    assert done.stdout.startswith(
        'careers-plugin.json:1: "URGENT!! Senior ML Engineer - Manchester - £80k (REF 20391)"'
    )
    assert (
        '  line 14: error baseSalary.currency\n    the currency is "£", which is no ISO 4217 code\n    write: "GBP"\n'
        "    source: ISO 4217, currency codes\n"
    ) in done.stdout
    assert 'write: the role alone: "Senior ML Engineer"\n' in done.stdout
    assert done.stdout.endswith("1 job posting read: 10 errors, 5 warnings\n")


def test_json_holds_path_line_severity_and_source(tmp_path):
    done = run(*AS_OF, "-f", "json", SAMPLES / "remote-flag-on-hybrid.html", SAMPLES / "board-record.json")
    assert done.returncode == 1
    told = json.loads(done.stdout)
    assert [len(file["postings"]) for file in told["files"]] == [1, 2]
    rows = {row["rule"]: row for row in told["files"][0]["postings"][0]["problems"]}
    row = rows["telecommute-not-remote"]
    assert (row["path"], row["severity"], row["line"]) == ("jobLocationType", "error", 13)
    assert row["source"]["url"].startswith("https://developers.google.com/")
    assert {"pay-differs", "closing-date-differs", "estimated-pay", "credential"} <= set(rows)
    second = {row["rule"] for row in told["files"][1]["postings"][1]["problems"]}
    assert {"estimated-pay", "description-is-title", "town-remote", "country", "missing"} <= second
    assert told["summary"]["postings"] == 3


def test_what_cannot_be_judged_ends_with_2_and_stops_no_other_file(tmp_path):
    done = run(*AS_OF, "broken.json", "gone.json", "good-hybrid.json", cwd=SAMPLES)
    assert done.returncode == 2
    assert "broken.json:5:32: not valid JSON: a comma stands before the end" in done.stderr
    assert "gone.json does not exist" in done.stderr
    assert "nothing to correct" in done.stdout
    assert run().returncode == 2
    assert run("--as-of", "tomorrow", SAMPLES / "good-hybrid.json").returncode == 2
    assert run("--text", "gone.md", SAMPLES / "good-hybrid.json").returncode == 2


def test_warnings_fail_only_strictly(tmp_path):
    posting = json.loads((SAMPLES / "good-hybrid.json").read_text(encoding="utf-8"))
    del posting["directApply"]
    file = tmp_path / "job.jsonld"
    file.write_text(json.dumps(posting), encoding="utf-8")
    assert run(*AS_OF, file).returncode == 0
    assert run(*AS_OF, "--strict", file).returncode == 1


def test_standard_input_and_the_visible_ad(tmp_path):
    text = (SAMPLES / "good-hybrid.json").read_text(encoding="utf-8")
    assert run(*AS_OF, "-", input=text).returncode == 0
    ad = tmp_path / "ad.md"
    ad.write_text("# Machine Learning Engineer\n\nLeeds. Salary: £50,000 to £58,000 a year.\n", encoding="utf-8")
    done = run(*AS_OF, "--text", ad, "-", input=text)
    assert done.returncode == 1
    assert "the markup says 62,000 to 72,000 GBP a year, and the ad says" in done.stdout


def test_a_folder_is_read_for_its_markup_alone(tmp_path):
    (tmp_path / "ad.md").write_text("# An ad\n", encoding="utf-8")
    (tmp_path / "package.json").write_text("{}", encoding="utf-8")
    (tmp_path / "job.json").write_text((SAMPLES / "good-hybrid.json").read_text(encoding="utf-8"), encoding="utf-8")
    done = run(*AS_OF, tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "1 job posting read" in done.stdout
