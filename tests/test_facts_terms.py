"""The conditions around a job."""

import datetime as dt
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobwriter.facts import Context, terms
from jobwriter.readers import markdown
from jobwriter.understand import understand

GB = Context(dt.date(2026, 11, 20), "GB", "en-GB")


def read(text):
    return terms.extract(understand(markdown.read(text, "ad.md")[0]), GB)


@pytest.mark.parametrize(
    ("text", "route"),
    [
        ("Need adjustments for the interview? Write to help@rail.example.", "help@rail.example"),
        ("We make reasonable accommodations: please let us know.", "let us know"),
        ("We want to make our process as accessible as possible. Tell us what you need.", "Tell us"),
        ("We offer reasonable adjustments to anyone who needs them.", ""),
        ("If you have access requirements, please tell us when you apply.", "tell us"),
        ("If you need anything changed for any of these, tell Jo at jo@rail.example.", "jo@rail.example"),
        ("If a different format works better for you, just say so in the email.", "just say"),
        ("If you want any of it done another way, write to Sam at sam@rail.example.", "sam@rail.example"),
        ("Anything you'd like us to do differently because of a newborn: tell me.", "tell me"),
        ("Should you want extra help with your application, email jobs@rail.example.", "jobs@rail.example"),
    ],
)
def test_adjustments_and_how_to_ask(text, route):
    found = read(text).adjustments
    assert found is not None
    assert found.route.startswith(route) if route else found.route == ""


@pytest.mark.parametrize(
    "text",
    [
        "You tune bid adjustments and price adjustments with the client.",
        "We pay for travel and hotel accommodation on request.",
        "We are an equal opportunity employer.",
        "You build accessible interfaces.",
        "Let us know what you would like to work on.",
        "Tell us what you would change about our website, at jobs@rail.example.",
    ],
)
def test_what_is_no_offer_of_adjustments(text):
    assert read(text).adjustments is None


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("On-call is one week in six, paid.", "yes"),
        ("There is no on-call work.", "no"),
        ("On-call is not required.", "no"),
        ("Nobody here carries a pager.", "no"),
        ("You carry the pager every fourth week.", "yes"),
        ("We share a standby rota, one week each, with £200 a week.", "yes"),
        ("You carry the pager of the scoring service.", "implied"),
        ("You own incident response for the ranking service.", "implied"),
        ("You write runbooks and keep our SLOs.", "implied"),
    ],
)
def test_on_call(text, stated):
    assert read(text).on_call.stated == stated


@pytest.mark.parametrize(
    "text",
    [
        "You will be on a call with clients twice a week.",
        "Benefits: a 24/7 employee assistance line.",
        "You reduce function call latency.",
        "We keep data SLAs in a table.",
    ],
)
def test_what_does_not_imply_on_call(text):
    assert read(text).on_call is None


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("We sponsor Skilled Worker visas.", "yes"),
        ("Visa sponsorship is available.", "yes"),
        ("We are unable to offer visa sponsorship for this role.", "no"),
        ("Visa Sponsorship: Not available", "no"),
        ("You must work without the need for sponsorship now or later.", "no"),
    ],
)
def test_sponsorship(text, offered):
    assert read(text).sponsorship.offered == offered


def test_a_sponsor_of_a_project_sponsors_no_visas():
    assert read("The project has an executive sponsor and we sponsor conferences.").sponsorship is None


def test_the_right_to_work_is_a_fact_of_its_own():
    assert read("You need the right to work in the UK.").right_to_work is not None
    assert read("We do not look at age, race, citizenship or religion.").right_to_work is None


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("You must hold SC clearance.", "SC"),
        ("Active DV cleared engineers only", "DV"),
        ("Checks follow the Baseline Personnel Security Standard.", "BPSS"),
        ("TS/SCI clearance needed", "TS/SCI"),
        ("Security clearance may be needed; you must be eligible for SC clearance.", "SC"),
        ("The role needs security clearance.", "security clearance"),
    ],
)
def test_clearance(text, level):
    assert read(text).clearance.level == level


def test_clearance_of_customs_is_none():
    assert read("You speed up customs clearance and keep public trust.").clearance is None


def test_travel_and_relocation():
    assert read("Trains matter. Up to 10% travel.").travel.text == "Up to 10% travel."
    assert read("We are a travel company with a season ticket loan.").travel is None
    assert read("We offer a relocation package.").relocation.offered == "yes"
    assert read("Relocation assistance is not provided.").relocation.offered == "no"
    assert read("You are in Leeds or willing to relocate.").relocation is None


def test_equal_opportunity_is_the_sentence():
    text = "Trains matter. We are an equal opportunities employer. More here."
    found = read(text).equal_opportunity
    assert text[found.start : found.end] == "We are an equal opportunities employer."


@given(st.text(max_size=200))
def test_no_text_is_too_strange(text):
    read(text)


@pytest.mark.parametrize(
    "words", ["visa ", "sponsorship ", "reasonable adjustments ", "travel ", "on call ", "clearance "]
)
def test_time_is_linear(words):
    document = understand(markdown.read(words * (200_000 // len(words)), "ad.md")[0])
    start = time.process_time()
    terms.extract(document, GB)
    assert time.process_time() - start < 6


@pytest.mark.parametrize(
    "text",
    [
        "If you need anything changed for any of these, tell Jo at jo@rail.example.",
        "If a different format would suit you better, say so and we will sort it out.",
        "We will adapt any stage to what you need; tell us.",
    ],
)
def test_adjustments_offered_in_plain_words(text):
    assert read(text).adjustments is not None


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("You carry the pager one week in six, for £180.", "yes"),
        ("You are on the pager every fifth week.", "yes"),
        ("Nobody carries a pager.", "no"),
        ("On call: none.", "no"),
        ("There is no out-of-hours work.", "no"),
        ("You write the pager software.", "implied"),
    ],
)
def test_pagers_say_whether_there_is_on_call_work(text, stated):
    assert read(f"## What you will do\n\n- {text}\n").on_call.stated == stated
