"""Good lines that a naive check would flag: alone and inside a good ad, they stay without error and warning."""

import functools
from pathlib import Path

import pytest
import yaml

from jobwriter import packs, prove

PACK = packs.load()
RULES = [rule for rule in PACK.rules.values() if rule.status == "stable"]
GROUPS = yaml.safe_load((Path(__file__).parent / "must-not-flag.yaml").read_text(encoding="utf-8"))
LINES = [row for rows in GROUPS.values() for row in rows]
PLACE = "\n\n## What success looks like"


@functools.cache
def ad_parts():
    """The good ad before and after the paragraph that follows its duties."""
    before, heading, after = prove.base_ad().partition(PLACE)
    assert heading
    return before + "\n\n", heading + after


def complaints(text, start, line, rule):
    example = prove.Example(rule, "line", text, (), False, True)
    stop = start + len(line)
    for finding in prove.lint(example, PACK, RULES):
        here = finding.start is not None and finding.start < stop and finding.end > start
        named = finding.rule == rule
        if (here and (named or finding.severity != "suggestion")) or (finding.start is None and named):
            yield f"{finding.rule} ({finding.severity}) on {finding.quote or finding.message!r}"


@pytest.mark.parametrize("row", LINES, ids=lambda row: f"{row['rule']}: {row['line'][:50]}")
def test_a_good_line_stays_without_a_finding(row):
    line, rule = row["line"], row["rule"]
    before, after = ad_parts()
    assert list(complaints(line, 0, line, rule)) == []
    assert list(complaints(before + line + after, len(before), line, rule)) == []


@pytest.mark.parametrize("row", LINES, ids=lambda row: f"{row['rule']}: {row['line'][:50]}")
def test_each_line_holds_its_trap_and_names_a_rule(row):
    assert set(row) == {"line", "holds", "rule"}
    assert row["rule"] in PACK.rules
    assert row["holds"].casefold() in row["line"].casefold()


def test_no_line_stands_twice():
    assert len({row["line"] for row in LINES}) == len(LINES)


def test_the_test_would_see_a_finding():
    line = "You are a native English speaker and a SQL ninja."
    assert any("nationality-or-language" in item for item in complaints(line, 0, line, "missing-pay"))
