"""What holds for every text: spans slice to their quote, nothing raises, the same text gives the same report."""

import datetime as dt
import itertools
import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jobwriter.config import Settings
from jobwriter.formats import concise, full, json
from jobwriter.formats.style import Style
from jobwriter.linting import lint
from jobwriter.packs import load
from jobwriter.readers import ReadError
from jobwriter.report import Report

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
TEXTS = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*/*.*")) if path.suffix in {".md", ".txt"}]
FIXED = Settings(as_of=dt.date(2026, 11, 20), jurisdictions=("GB",), preview=True)
SLOW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def hold(text, path):
    """Lint a text and hold the report to what must always be true."""
    try:
        report = lint(text, FIXED, path=path)
    except ReadError:
        return
    if report.document is None:
        return
    source = report.document.source
    for finding in report.findings:
        if finding.start is not None:
            assert 0 <= finding.start <= finding.end <= len(source)
            assert source[finding.start : finding.end] == finding.quote
            assert finding.quote
        for related in finding.related:
            assert 0 <= related.start <= related.end <= len(source)
        for fix in finding.fixes:
            for edit in fix.edits:
                assert 0 <= edit.start <= edit.end <= len(source)
    zones = report.document.zones
    assert zones[0].start == 0
    assert all(one.end == two.start for one, two in itertools.pairwise(zones))
    assert report.errors == () or not report.document.words
    whole = Report((report,), load().rules)
    json.render(whole)
    concise.render(whole, Style())
    full.render(whole, Style(width=40))


@SLOW
@given(st.text(max_size=400), st.sampled_from(["x.md", "x.txt", "x.html", "x.json"]))
def test_arbitrary_text(text, path):
    hold(text, path)


@SLOW
@given(st.randoms(use_true_random=False), st.sampled_from(TEXTS), st.sampled_from(["x.md", "x.txt", "x.html"]))
def test_mutated_ads(rng, text, path):
    hold(mutate(rng, text), path)


def mutate(rng: random.Random, text: str) -> str:
    """Cut, double, swap and sprinkle: what happens to ads on their way through forms."""
    lines = text.split("\n")
    for _ in range(rng.randint(1, 12)):
        at = rng.randrange(len(lines))
        action = rng.randrange(6)
        if action == 0:
            del lines[at : at + rng.randint(1, 5)]
        elif action == 1:
            lines[at:at] = lines[at : at + rng.randint(1, 3)]
        elif action == 2:
            lines[at] = lines[at][: rng.randint(0, len(lines[at]))]
        elif action == 3:
            spot = rng.randint(0, len(lines[at]))
            odd = rng.choice(
                ["\u00a0", "\u200b", "\u0130", "\U00010400", "£", "•", "&amp;", "**", "[[", "\r", "```", "<br>", "\x00"]
            )
            lines[at] = lines[at][:spot] + odd + lines[at][spot:]
        elif action == 4:
            lines[at] = lines[at].upper()
        else:
            other = rng.randrange(len(lines))
            lines[at], lines[other] = lines[other], lines[at]
        if not lines:
            lines = [""]
    return "\n".join(lines)


@pytest.mark.parametrize("text", TEXTS[:6])
def test_the_same_text_gives_the_same_report(text):
    assert lint(text, FIXED).findings == lint(text, FIXED).findings
