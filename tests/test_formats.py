import json as stdlib_json

import pytest
from sample_report import document

from jobwriter.document import Zone
from jobwriter.finding import Finding, Related, fingerprint
from jobwriter.formats import concise, full, json, statistics
from jobwriter.formats.style import Style, columns, printable
from jobwriter.packs import load
from jobwriter.records import replace
from jobwriter.report import Deduction, FileReport, Report, Score

TEXT = "# Engineer\n\nSalary: \t🚀 𐐀 competitive, and more. " + "word " * 60 + "end\nBye"


def finding(start, end, rule="pay-without-number", severity="warning", **more):
    line = TEXT.count("\n", 0, start) + 1 if start is not None else None
    column = start - (TEXT.rfind("\n", 0, start) + 1) + 1 if start is not None else None
    quote = TEXT[start:end] if start is not None else ""
    given = {
        "rule": rule,
        "category": "pay",
        "severity": severity,
        "confidence": "high",
        "message": f"About {quote or 'nothing'}.",
        "quote": quote,
        "start": start,
        "end": end,
        "line": line,
        "column": column,
        "end_line": line,
        "end_column": column and column + len(quote),
        "section": "pay",
        "related": (),
        "fixes": (),
        "fingerprint": fingerprint(rule, quote, "pay", 0),
    }
    return Finding(**{**given, **more})


@pytest.fixture
def report():
    at = TEXT.index("competitive")
    zones = (Zone("ad", 0, len(TEXT) - 3), Zone("omitted", len(TEXT) - 3, len(TEXT), "farewell"))
    read = replace(document(TEXT, path="ad.md"), zones=zones)
    found = (
        finding(at, at + 11, related=(Related(2, 10, "the title"),)),
        finding(TEXT.index("end"), TEXT.index("end") + 3),
        finding(None, None, rule="missing-pay"),
    )
    score = Score(74, "B", {"pay": 40}, (Deduction("missing-pay", 12.0, 1),))
    return Report((FileReport("ad.md", "en-GB", ("GB",), read, None, found, score, ("A notice.",)),), load().rules)


def test_full_underlines_the_words(report):
    lines = full.render(report, Style(width=60)).splitlines()
    at = next(number for number, line in enumerate(lines) if "competitive," in line)
    words, rule = lines[at], lines[at + 1]
    assert columns(rule[: rule.index("─")]) == columns(words[: words.index("competitive")])
    assert rule.count("─") == len("competitive")
    assert all(columns(line) <= 60 for line in lines if "│" in line)


def test_full_says_all_there_is_to_say(report):
    text = full.render(report, Style(width=100))
    for words in (
        "ad.md:3:14: warning pay-without-number",
        "the title: line 1",
        "left out as not part of the ad: line 4 (farewell)",
        "A notice.",
        "✗ warning missing-pay",
        "score 74 of 100, grade B",
        "most to gain: missing-pay +12",
        "1 ad read: 0 errors, 3 warnings, 0 suggestions",
    ):
        assert words in text
    assert "score" not in full.render(report, Style(), quiet=True)


def test_full_in_ascii_for_terminals_that_know_no_more(report):
    text = full.render(report, Style(width=60, unicode=False))
    assert "│" not in text
    assert "^" * len("competitive") in text


def test_repeats_are_shown_as_one(report):
    at = TEXT.index("word")
    many = tuple(finding(at + 5 * number, at + 5 * number + 4) for number in range(9))
    file = report.files[0]
    busy = Report((FileReport("ad.md", "en-GB", (), file.document, None, many, file.score),), report.rules)
    text = full.render(busy, Style())
    assert "and 6 more, on line 3, 3, 3" in text
    assert text.count("why:") == 1


def test_concise_is_a_line_each(report):
    lines = concise.render(report, Style()).splitlines()
    assert lines[0] == "ad.md:3:14: warning pay-without-number: About competitive."
    assert lines[2].startswith("ad.md:1:1: warning missing-pay")
    assert lines[-1] == "ad.md: score 74 B"


def test_json_survives_any_pipe(report):
    text = json.render(report)
    assert text.isascii()
    file = stdlib_json.loads(text)["files"][0]
    first = file["findings"][0]
    assert TEXT[first["start"] : first["end"]] == "competitive"
    assert file["ad"]["omitted"] == [{"start": len(TEXT) - 3, "end": len(TEXT), "reason": "farewell"}]
    assert file["deductions"] == [{"rule": "missing-pay", "points": 12.0, "count": 1}]


def test_statistics_count(report):
    text = statistics.render(report, Style())
    assert "       2     1  pay-without-number" in text
    assert "1 scored" in text


def test_colours_wrap_only_words(report):
    painted = full.render(report, Style(color=True))
    assert "\x1b[33mcompetitive\x1b[0m" in painted


def test_nothing_steers_the_terminal():
    assert printable("a\x1b[31m\tb\x00") == "a\ufffd[31m b\ufffd"
