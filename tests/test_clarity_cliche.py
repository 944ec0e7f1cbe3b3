"""Stock phrases and benefits without terms: what is said of whole ads, line by line."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobwriter.config import Settings
from jobwriter.linting import lint

_AD = "# Data Engineer\n\nWe repair trains, and you will look after the data of forty depots in the north.\n\n"


def _found(text: str, rule: str) -> list[str]:
    return [text[finding.start : finding.end] for finding in lint(text, Settings(select=(rule,))).findings]


def _cliches(line: str) -> list[str]:
    return _found(f"{_AD}{line}\n", "cliche")


def _benefits(*items: str) -> list[str]:
    listed = "\n".join(f"- {item}" for item in items)
    return _found(f"{_AD}## Benefits\n\n- 27 days of annual leave\n{listed}\n", "vague-benefits")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("You are someone who thrives on change.", "thrives on change"),
        ("Every week takes you beyond your comfort zone.", "beyond your comfort zone"),
        ("We are makers, tinkerers and builders.", "makers, tinkerers"),
        ("Our values are trust, curiosity and growth.", "trust, curiosity and growth"),
        ("Here learning never stops.", "learning never stops"),
        ("There is no micromanagement.", "no micromanagement"),
        ("You will forge your own path.", "forge your own path"),
        ("We turn obstacles into opportunities.", "turn obstacles into opportunities"),
        ("It is a dynamic and supportive place.", "dynamic and supportive"),
        ("You join a fast-growing scale-up.", "fast-growing scale-up"),
        ("This is a pivotal role.", "pivotal role"),
        ("Staying humble matters.", "Staying humble"),
        ("We are reinventing how people travel.", "reinventing how people travel"),
        ("You put customers first.", "put customers first"),
        ("You love solving riddles.", "love solving"),
        ("Timetables sit at the heart of our work.", "sit at the heart of our work"),
        ("It is varied and rewarding.", "varied and rewarding"),
        ("You have proven success in depots.", "proven success in"),
        ("You can be your authentic selves.", "authentic selves"),
        ("Here the best idea wins.", "best idea wins"),
    ],
)
def test_a_stock_phrase_is_found_in_any_of_its_forms(line, words):
    assert any(words in found or found in words for found in _cliches(line))


@pytest.mark.parametrize(
    "line",
    [
        "The cache turns failures of the pump into alerts within a minute.",
        "You keep the pace of the release train: one release every Tuesday.",
        "Dynamic programming finds the shortest route, and dynamic pricing sets the fare.",
        "The growth curve of the plants is learned from nine years of photographs.",
        "The heart of the pump is a valve, and the engine of the train has a sensor.",
        "You write the chapter on brakes in our manual and turn drawings into parts lists.",
        "We compare the power of two tests on the same sample.",
    ],
)
def test_plain_words_about_the_work_are_no_stock_phrase(line):
    assert _cliches(line) == []


def test_a_stock_phrase_in_a_statement_on_diversity_is_one_too():
    text = f"{_AD}## Equal opportunities\n\nWe want you to bring your authentic self to work.\n"
    assert _found(text, "cliche") == ["bring your authentic self"]


def test_a_stock_phrase_yields_to_the_benefit_that_it_praises():
    text = f"{_AD}## Benefits\n\n- 27 days of annual leave\n- A dynamic working environment\n"
    found = lint(text, Settings(select=("cliche", "vague-benefits"))).findings
    assert [finding.rule for finding in found] == ["vague-benefits"]


@pytest.mark.parametrize(
    "item",
    [
        "Regular team socials",
        "Extended parental leave",
        "Career development opportunities",
        "Wellness support",
        "Employee referral bonus",
        "Relocation assistance",
        "Plenty of other perks",
        "An open and inclusive culture",
        "Latest tools and hardware",
        "Accelerated career paths",
        "Working from home flexibility",
        "Investment in your learning",
        "Top-notch equipment",
        "Opportunity to grow",
        "Donation matching",
    ],
)
def test_a_benefit_without_sum_or_terms_is_vague(item):
    assert _benefits(item), item


@pytest.mark.parametrize(
    "item",
    [
        "Team socials four times a year",
        "10 paid sick days",
        "Up to 20 weeks of paid parental leave",
        "A referral bonus of £1,000",
        "Relocation assistance (£3,000 and a month of rent)",
        "Cycle to work scheme",
        "Private medical insurance",
        "6% employer pension",
        "£1,500 a year for training and conferences",
    ],
)
def test_a_benefit_with_its_terms_is_not(item):
    assert _benefits(item) == []


def test_benefits_tacked_on_to_the_pay_are_vague():
    assert _found(f"{_AD}Salary: £50,000 + benefits\n", "vague-benefits") == ["+ benefits"]


def test_the_heading_of_the_benefits_is_none():
    assert (
        _found(f"{_AD}## Perks & Benefits\n\n- 27 days of annual leave\n- 6% employer pension\n", "vague-benefits")
        == []
    )


def test_training_that_is_the_work_is_no_benefit():
    text = f"{_AD}## What you will do\n\n- Write training programmes and plan team events for the depots\n"
    assert _found(text, "vague-benefits") == []


@settings(max_examples=15, deadline=None)
@given(
    st.lists(
        st.sampled_from(["dynamic", "great", "team", "and", "learning", ",", "events", "thrive", "\n-"]), max_size=40
    )
)
def test_findings_stand_in_the_text_and_apart(words):
    text = f"{_AD}## Benefits\n\n- {' '.join(words)}\n"
    for rule in ("cliche", "vague-benefits"):
        found = sorted((f.start, f.end) for f in lint(text, Settings(select=(rule,))).findings)
        assert all(0 <= start < end <= len(text) for start, end in found)
        assert all(left[1] <= right[0] for left, right in pairwise(found))


@pytest.mark.parametrize("word", ["great ", "dynamic and ", "learning, ", "trust, ", "many "])
def test_a_long_text_takes_linear_time(word):
    text = f"{_AD}## Benefits\n\n- {word * 6_000}\n"
    start = time.process_time()
    lint(text, Settings(select=("cliche", "vague-benefits")))
    assert time.process_time() - start < 6
