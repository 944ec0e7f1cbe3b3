"""Praise, office words, AI for its sound: what composes is found, what is meant literally is not, in bounded time."""

import datetime as dt
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobwriter import engine, packs
from jobwriter.facts.model import Facts
from jobwriter.readers import markdown
from jobwriter.understand import understand

PACK = packs.load()
WORDS = ("puffery", "corporate-jargon", "ai-hype")


def findings(text, *rules):
    document = understand(markdown.read(text, "ad.md")[0])
    ad = engine.Ad(document, Facts(), dt.date(2026, 11, 20), ("GB",))
    outcome = engine.run(ad, PACK, [PACK.rules[name] for name in rules or WORDS])
    assert outcome.errors == ()
    return list(outcome.findings)


def quotes(text, rule):
    return [finding.quote for finding in findings(text, rule)]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Our innovative freight pricing platform is used in 9 ports.", "innovative freight pricing platform"),
        ("You join a prestigious and fast-growing consultancy.", "prestigious and fast-growing consultancy"),
        ("The client is a leading independent insurer in Leeds.", "leading independent insurer"),
        ("We serve some of Europe's most admired retailers.", "Europe's most admired retailers"),
        ("We are redefining freight insurance.", "redefining freight insurance"),
        ("We are transforming how farms buy seed.", "transforming how farms buy seed"),
        ("Help us invent the next era of banking.", "invent the next era of banking"),
        ("Your code will make a profound difference.", "make a profound difference"),
        ("An unrivalled place for trailblazers.", "unrivalled place"),
        ("Come and work at the bleeding edge of logistics.", "at the bleeding edge of logistics"),
    ],
)
def test_praise_composes(text, quote):
    assert quote in quotes(text, "puffery")


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("You leverage sensor data.", "leverage sensor data"),
        ("You will drive cross-team alignment.", "drive cross-team alignment"),
        ("Unleashing untapped potential is our aim.", "Unleashing untapped potential"),
        ("Bring customer-obsessed thinking.", "customer-obsessed"),
    ],
)
def test_office_words_compose(text, quote):
    assert quote in quotes(text, "corporate-jargon")


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("We are becoming an AI-native organisation.", "AI-native organisation"),
        ("Grow our GenAI initiatives.", "GenAI initiatives"),
        ("You are fascinated by large language models.", "fascinated by large language models"),
    ],
)
def test_ai_for_its_sound(text, quote):
    assert quote in quotes(text, "ai-hype")


def test_dense_praise_is_a_warning_once():
    dense = findings("A world-class firm with cutting-edge tools and unrivalled people.", "puffery")
    assert [finding.severity for finding in dense] == ["warning", "suggestion", "suggestion"]
    filler = "You check the sums and write down what you found. " * 40
    rare = findings(f"A world-class firm. {filler} Cutting-edge.", "puffery")
    assert [finding.severity for finding in rare] == ["suggestion", "suggestion"]


def test_hype_that_piles_up_is_a_warning_once():
    text = "We are AI-first. Join the AI revolution. Grow our GenAI capabilities."
    assert [finding.severity for finding in findings(text, "ai-hype")] == ["warning", "suggestion", "suggestion"]


def test_a_sentence_with_a_test_is_no_hype():
    assert quotes("Measure the accuracy of our GenAI capabilities.", "ai-hype") == []
    assert quotes("Measure the accuracy. Grow our GenAI capabilities.", "ai-hype") == ["GenAI capabilities"]


def test_familiarity_passes_where_a_duty_needs_it():
    asks = "## What you need\n\n- Familiarity with generative AI.\n"
    duty = "## What you will do\n\n- Draft replies with an LLM.\n\n"
    assert quotes(asks, "ai-hype") == ["Familiarity with generative AI"]
    assert quotes(duty + asks, "ai-hype") == []


@pytest.mark.parametrize(
    "explained",
    ["A squad is a team of six.", "Squads (small teams) own one service each.", "Our team is called a squad."],
)
def test_names_of_teams_pass_where_they_are_explained(explained):
    assert quotes("You join our squad.", "corporate-jargon") == ["squad"]
    assert quotes(f"You join our squad. {explained}", "corporate-jargon") == []


@pytest.mark.parametrize("rule", WORDS)
def test_no_rule_yields_to_one_that_yields_to_it(rule):
    for other in PACK.rules[rule].yields_to:
        assert other not in PACK.rules or rule not in PACK.rules[other].yields_to


PIECES = [
    "leading", "the", "innovative", ",", "and", "world-class", "team", "of", "drive", "value", "leverage", "AI-first",
    "future", "shape", "next", "generation", "impact", "a", ".", "\n", "- ", "’s", "GenAI", "squad",
]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_spans_lie_in_the_text_and_do_not_overlap_within_a_rule(pieces):
    text = " ".join(pieces)
    for rule in WORDS:
        last = 0
        for finding in findings(text, rule):
            assert text[finding.start : finding.end] == finding.quote
            assert finding.start >= last
            last = finding.end


@pytest.mark.parametrize(
    "unit", ["leading ", "innovative, ", "team of talented ", "drive the ", "shape the next ", "ai-first and "]
)
def test_time_is_linear(unit):
    text = unit * (200_000 // len(unit))
    document = understand(markdown.read(text, "ad.md")[0])
    ad = engine.Ad(document, Facts(), dt.date(2026, 11, 20), ("GB",))
    before = time.process_time()
    engine.run(ad, PACK, [PACK.rules[name] for name in WORDS])
    assert time.process_time() - before < 6
