"""Several outputs in one run, and the environments that ``auto`` knows, through the installed command."""

import csv
import json
import os
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import click
import pytest
from sample_report import report
from test_formats_machines import commands

from jobwriter.cli.outputs import FORMATS, Output, automatic, deliver, parse

AD = (Path(__file__).resolve().parent.parent / "seeds" / "drafts" / "hidden-pay.md").read_text(encoding="utf-8")
QUIET = dict.fromkeys(("GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "GITHUB_WORKSPACE", "GITLAB_CI", "CI_PROJECT_DIR"), "")


def lint(folder, *args, **environment):
    command = [sys.executable, "-m", "jobwriter", "lint", "--isolated", "--as-of", "2026-11-20", *args]
    settings = {**os.environ, **QUIET, "NO_COLOR": "1", "PYTHONIOENCODING": "ascii", **environment}
    done = subprocess.run(command, cwd=folder, capture_output=True, env=settings, check=False)
    done.stdout, done.stderr = done.stdout.decode(), done.stderr.decode()
    assert "Traceback" not in done.stderr
    return done


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "jobs").mkdir()
    (tmp_path / "jobs" / "ad.md").write_bytes(AD.replace("insurer", "insurer 🚀").replace("\n", "\r\n").encode())
    return tmp_path


def test_all_formats_in_one_run(folder):
    machines = [name for name in FORMATS if name not in {"full", "concise"}]
    wishes = [part for name in machines for part in ("-f", f"{name}:out/report.{name}")]
    done = lint(folder, "jobs", *wishes, "-f", "concise")
    assert done.returncode == 1, done.stderr
    count = sum(": warning " in line or ": suggestion " in line for line in done.stdout.splitlines())
    assert count > 5
    read = {name: (folder / "out" / f"report.{name}").read_text(encoding="utf-8") for name in machines}
    (run,) = json.loads(read["sarif"])["runs"]
    assert len(run["results"]) == len(json.loads(read["gitlab"])) == count
    assert len(json.loads(read["rdjson"])["diagnostics"]) == len(read["rdjsonl"].splitlines()) == count
    assert len(read["jsonl"].splitlines()) == count
    assert len(list(ET.fromstring(read["checkstyle"]).iter("error"))) == count
    assert int(ET.fromstring(read["junit"]).get("failures")) > 0
    assert read["markdown"].startswith("## jobwriter: 1 ad, ")
    with (folder / "out" / "report.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    lines = (folder / "jobs" / "ad.md").read_bytes().decode().split("\r\n")
    placed = [row for row in rows if row["place"] == "file" and "\n" not in row["words"]]
    assert len(rows) == count
    assert placed
    for row in placed:
        assert lines[int(row["line"]) - 1][int(row["column"]) - 1 :].startswith(row["words"])


def test_on_github_auto_annotates_and_fills_the_summary(folder):
    summary = folder / "summary.md"
    summary.write_text("Said before.\n", encoding="utf-8")
    environment = {
        "GITHUB_ACTIONS": "true",
        "GITHUB_WORKSPACE": str(folder),
        "GITHUB_STEP_SUMMARY": str(summary),
    }
    done = lint(folder / "jobs", "ad.md", "-f", "auto", "-f", "sarif:report.sarif", **environment)
    assert done.returncode == 1
    said, plain = commands(done.stdout)
    assert {given["file"] for name, given, _ in said if name in {"error", "warning", "notice"}} == {"jobs/ad.md"}
    assert plain[-1].startswith("jobwriter: 1 ad, ")
    text = summary.read_text(encoding="utf-8")
    assert text.startswith("Said before.\n## jobwriter: 1 ad, ")
    assert "`jobs/ad.md`" in text
    (run,) = json.loads((folder / "jobs" / "report.sarif").read_bytes())["runs"]
    assert run["artifacts"][0]["location"]["uri"] == "jobs/ad.md"


def test_the_summary_stays_below_what_github_takes(folder):
    summary = folder / "summary.md"
    summary.write_bytes(b"x" * 999_000)
    done = lint(folder, "jobs", "-f", "github", GITHUB_STEP_SUMMARY=str(summary))
    assert done.returncode == 1
    assert 999_000 < summary.stat().st_size <= 1_000_000
    assert "more findings did not fit here." in summary.read_text(encoding="utf-8")


def test_a_summary_that_cannot_be_written_is_an_error_and_annotations_stand(folder):
    done = lint(folder, "jobs", "-f", "github", GITHUB_STEP_SUMMARY=str(folder / "no" / "such" / "file"))
    assert done.returncode == 2
    assert "::warning file=jobs/ad.md" in done.stdout
    assert "GITHUB_STEP_SUMMARY" in done.stderr


def test_on_gitlab_auto_is_for_people_and_the_report_is_a_file(folder):
    environment = {"GITLAB_CI": "true", "CI_PROJECT_DIR": str(folder)}
    done = lint(folder / "jobs", "ad.md", "-f", "auto", "-f", "gitlab:quality.json", **environment)
    assert "1 ad read: " in done.stdout
    rows = json.loads((folder / "jobs" / "quality.json").read_bytes())
    assert {row["location"]["path"] for row in rows} == {"jobs/ad.md"}


def test_one_output_that_fails_keeps_no_other_from_being_written(folder):
    before = (folder / "jobs" / "ad.md").read_bytes()
    wishes = ("-f", "json:jobs/ad.md", "-f", "csv:no/such/folder/a.csv", "-f", "sarif:report.sarif", "-f", "concise")
    done = lint(folder, "jobs", *wishes)
    assert done.returncode == 2
    assert "jobs/ad.md: this is one of the ads" in done.stderr
    assert "no/such/folder/a.csv: cannot be written" in done.stderr
    assert (folder / "jobs" / "ad.md").read_bytes() == before
    assert json.loads((folder / "report.sarif").read_bytes())["version"] == "2.1.0"
    assert "pay-without-number" in done.stdout


def test_a_folder_may_end_in_the_sign_of_records(folder):
    (folder / "jobs").rename(folder / "c#")
    done = lint(folder, "c#/ad.md", "-f", "json:c#/ad.md", "-f", "checkstyle")
    assert "this is one of the ads" in done.stderr
    assert [file.get("name") for file in ET.fromstring(done.stdout)] == ["c#/ad.md"]


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pipes with names there")
def test_a_pipe_is_written_to_and_a_link_stays_a_link(folder):
    os.mkfifo(folder / "pipe")
    (folder / "report.json").write_text("old", encoding="utf-8")
    (folder / "link.json").symlink_to("report.json")
    reader = subprocess.Popen(["cat", "pipe"], cwd=folder, stdout=subprocess.PIPE)
    done = lint(folder, "jobs", "-f", "json:link.json", "-f", "csv:pipe", "-f", "rdjson:/dev/stdout")
    assert done.returncode == 1, done.stderr
    assert reader.communicate(timeout=10)[0].startswith(b"\xef\xbb\xbfpath,record,")
    assert json.loads(done.stdout)["source"]["name"] == "jobwriter"
    assert (folder / "pipe").is_fifo()
    assert (folder / "link.json").is_symlink()
    assert json.loads((folder / "report.json").read_bytes())["version"] == 1


def test_extracted_text_has_no_lines_of_its_file(folder):
    record = {"title": "Data Engineer", "description": "We need a rockstar.\n" + "You build pipelines. " * 30}
    (folder / "jobs" / "board.json").write_text(json.dumps([record, record]), encoding="utf-8")
    (folder / "jobs" / "page.html").write_text(
        "<h1>Data Engineer</h1>\n\n<p>A <b>rock</b>star, please.", encoding="utf-8"
    )
    done = lint(folder, "jobs", "-f", "sarif", "-f", "github:out.txt", "-f", "rdjson:out.json")
    results = json.loads(done.stdout)["runs"][0]["results"]
    found = [result for result in results if result["properties"].get("words") == "rockstar"]
    assert len(found) == 3
    for result in found:
        place = result["locations"][0]["physicalLocation"]
        assert place["region"] == {"startLine": 1}
        assert place["artifactLocation"]["uri"] in {"jobs/board.json", "jobs/page.html"}
    said, _ = commands((folder / "out.txt").read_text(encoding="utf-8"))
    assert {given["line"] for _, given, _ in said if given.get("file") == "jobs/board.json"} == {"1"}
    for row in json.loads((folder / "out.json").read_bytes())["diagnostics"]:
        if row["location"]["path"] != "jobs/ad.md":
            assert row["location"]["range"] == {"start": {"line": 1}}


def test_what_cannot_be_judged_is_in_every_report(folder):
    (folder / "jobs" / "broken.json").write_text("{", encoding="utf-8")
    formats = ("gitlab", "junit", "checkstyle", "rdjson", "csv", "jsonl", "markdown", "github")
    wishes = [part for name in formats for part in ("-f", f"{name}:report.{name}")]
    done = lint(folder, "jobs/broken.json", *wishes, "-f", "sarif")
    assert done.returncode == 2
    assert "broken.json:1:2" in done.stderr
    for name in formats:
        assert "not valid JSON" in (folder / f"report.{name}").read_text(encoding="utf-8"), name
    (invocation,) = json.loads(done.stdout)["runs"][0]["invocations"]
    assert invocation["executionSuccessful"] is False
    assert "not valid JSON" in invocation["toolExecutionNotifications"][0]["message"]["text"]


def test_wishes():
    assert parse([]) == [Output("full")]
    assert parse(["sarif:a:b.sarif", "csv:-"]) == [Output("sarif", "a:b.sarif"), Output("csv")]
    for wishes, words in (
        (["sarf"], "did you mean 'sarif'"),
        (["json", "csv"], "only one format can go to standard output"),
        (["json:a", "csv:a"], "two formats go to a"),
    ):
        with pytest.raises(click.UsageError, match=words):
            parse(wishes)


@pytest.mark.parametrize(
    ("environment", "name"),
    [
        ({"GITHUB_ACTIONS": "true"}, "github"),
        ({"GITLAB_CI": "true"}, "full"),
        ({"TF_BUILD": "True"}, "full"),
        ({"GITHUB_ACTIONS": "false"}, "full"),
        ({}, "full"),
    ],
)
def test_auto(environment, name):
    assert automatic(environment) == name


@pytest.mark.parametrize(("actions", "aside"), [("true", 0), ("", 1)])
def test_code_scanning_gets_nothing_that_was_set_aside(monkeypatch, tmp_path, actions, aside):
    monkeypatch.setenv("GITHUB_ACTIONS", actions)
    deliver(report(), [Output("sarif", str(tmp_path / "ads.sarif"))], {})
    (run,) = json.loads((tmp_path / "ads.sarif").read_bytes())["runs"]
    assert sum(bool(result["suppressions"]) for result in run["results"]) == aside


def test_every_format_is_explained():
    page = (Path(__file__).resolve().parent.parent / "docs" / "formats.md").read_text(encoding="utf-8")
    for name in (*FORMATS, "auto"):
        assert f"| `{name}` |" in page, name
