"""Property: every line and column of every format leads back to the very characters that were found."""

import csv
import io
import json
import re
import xml.etree.ElementTree as ET

from hypothesis import given, settings
from hypothesis import strategies as st
from sample_report import RULES, document, finding
from test_formats_machines import commands

from jobwriter.finding import Edit, Fix
from jobwriter.formats import checkstyle, github, gitlab, jsonl, rdjson, sarif
from jobwriter.formats import csv as csv_format
from jobwriter.report import FileReport, Report

PIECES = st.sampled_from(
    ["a", "Z", " ", "\t", "\n", "\r\n", "\r", "é", "e\u0301", "🚀", "\U00010437", "👩\u200d💻", "\u2028", "=", "%"]
)


@st.composite
def found(draw):
    """A text, a place in it, and a fix there of one or two edits."""
    text = "".join(draw(st.lists(PIECES, min_size=1, max_size=40)))
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), min_size=4, max_size=4)))
    edits = tuple(Edit(start, end, draw(PIECES)) for start, end in (cuts[:2], cuts[2:]))
    return text, cuts[0], cuts[3], edits


def reported(text, start, end, edits=()):
    fixes = (Fix("a fix", edits),) if edits else ()
    file = FileReport("ad.md", document=document(text), findings=(finding(text, start, end, fixes=fixes),))
    return Report((file,), RULES)


def offset(text, line, column):
    """The offset of a line and a column in code points, counted by a reader of its own."""
    starts = [0, *(match.end() for match in re.finditer(r"\r\n|\r|\n", text))]
    return starts[line - 1] + column - 1


def byte_offset(text, place):
    """The offset of a line and a column in bytes of UTF-8."""
    start = offset(text, place["line"], 1)
    line = text[start:].encode()
    return start + len(line[: place["column"] - 1].decode())


@settings(deadline=None)
@given(found())
def test_sarif(case):
    text, start, end, edits = case
    (result,) = json.loads(sarif.render(reported(text, start, end, edits)))["runs"][0]["results"]

    def span(region):
        return tuple(offset(text, region[f"{side}Line"], region[f"{side}Column"]) for side in ("start", "end"))

    assert span(result["locations"][0]["physicalLocation"]["region"]) == (start, end)
    (fix,) = result["fixes"]
    replacements = fix["artifactChanges"][0]["replacements"]
    assert [(*span(row["deletedRegion"]), row["insertedContent"]["text"]) for row in replacements] == [
        (edit.start, edit.end, edit.text) for edit in edits
    ]


@settings(deadline=None)
@given(found())
def test_rdjson(case):
    text, start, end, edits = case
    (row,) = json.loads(rdjson.render(reported(text, start, end, edits)))["diagnostics"]
    place = row["location"]["range"]
    assert (byte_offset(text, place["start"]), byte_offset(text, place["end"])) == (start, end)
    (suggestion,) = row["suggestions"]
    begin, stop = (byte_offset(text, suggestion["range"][side]) for side in ("start", "end"))
    expected = text
    for edit in reversed(edits):
        expected = expected[: edit.start] + edit.text + expected[edit.end :]
    assert text[:begin] + suggestion["text"] + text[stop:] == expected


@settings(deadline=None)
@given(found())
def test_one_place(case):
    """Formats that name the first character."""
    text, start, end, _ = case
    report = reported(text, start, end)
    (error,) = ET.fromstring(checkstyle.render(report)).iter("error")
    (row,) = csv.DictReader(io.StringIO(csv_format.render(report), newline=""))
    (line,) = map(json.loads, jsonl.render(report).splitlines())
    for place in (error.attrib, row, line):
        assert offset(text, int(place["line"]), int(place["column"])) == start
    assert row["words"].removeprefix("'") == text[start:end] or text[start:end].startswith("'")


@settings(deadline=None)
@given(found())
def test_lines(case):
    """Formats that know lines, and GitHub, which takes columns within one."""
    text, start, end, _ = case
    report = reported(text, start, end)
    (row,) = json.loads(gitlab.render(report))
    (_, properties, _), *_ = commands(github.render(report))[0]
    first, last = (row["location"]["lines"][side] for side in ("begin", "end"))
    assert (int(properties["line"]), int(properties["endLine"])) == (first, last)
    assert offset(text, first, 1) <= start
    assert offset(text, last, 1) <= max(start, end - 1) or start == end
    if "col" in properties:
        assert offset(text, first, int(properties["col"])) == start
        assert offset(text, last, int(properties["endColumn"])) == end
