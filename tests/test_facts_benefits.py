"""Benefits: named, with numbers or hollow, and where they count."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobwriter.document import Document
from jobwriter.facts import Context, benefits, offers, pay
from jobwriter.facts.model import Benefit
from jobwriter.readers import markdown
from jobwriter.understand import understand

CONTEXT = Context(dt.date(2026, 11, 20), "GB")


def document(text: str) -> Document:
    return understand(markdown.read(f"# Engineer\n\nYou build things.\n\n{text}\n", "ad.md")[0])


def found(text: str) -> tuple[Benefit, ...]:
    ad = document(text)
    return benefits.extract(ad, CONTEXT, pay.extract(ad, CONTEXT).all)


def kinds(text: str) -> list[str]:
    return [item.kind for item in found(text)]


def test_items_of_a_section_are_benefits() -> None:
    items = found(
        "## Benefits\n\n- 27 days of leave plus bank holidays\n- Cycle to work scheme\n- A kind dog\n- Good pay"
    )
    assert [(item.text, item.kind, item.quantified) for item in items] == [
        ("27 days of leave plus bank holidays", "leave", True),
        ("Cycle to work scheme", "travel", False),
        ("A kind dog", "", False),
    ]


@pytest.mark.parametrize(
    "item",
    [
        "The opportunity to grow",
        "A great culture and a fun team",
        "Opportunities for training and mentoring",
        "Flexible and exciting environment",
        "Real impact and ownership",
    ],
)
def test_promises_are_hollow(item: str) -> None:
    assert [benefit.hollow for benefit in found(f"## What we offer\n\n- {item}")] == [True]


@pytest.mark.parametrize(
    "item", ["Gym membership", "401(k) with a match", "Unlimited PTO", "Pension", "Training budget for your career"]
)
def test_things_are_not_hollow(item: str) -> None:
    assert [(benefit.hollow, bool(benefit.kind)) for benefit in found(f"## Benefits\n\n- {item}")] == [(False, True)]


def test_a_number_in_a_name_is_no_number() -> None:
    assert not found("## Benefits\n\n- 401(k) plan")[0].quantified
    assert found("## Benefits\n\n- 401(k) with a match of 4%")[0].quantified
    assert found("## Benefits\n\n- Six months of paid parental leave")[0].quantified


def test_prose_is_taken_apart() -> None:
    text = "You'll get 25 days of annual leave, a pension of 8%, private medical insurance and a gym."
    assert kinds(text) == ["leave", "pension", "health"] or kinds(text) == ["leave", "pension", "health", "wellbeing"]


@pytest.mark.parametrize(
    "text",
    [
        "## About us\n\nWe sell health insurance and life insurance to small firms.",
        "## Requirements\n\n- Experience of health insurance claims\n- Knowledge of pension schemes",
        "## What you will do\n\n- Build the model that predicts sick leave.",
        "Hybrid: 2 days a week in the office. Remote work is possible.",
        "We support work on diversity, equity and inclusion.",
        "## Equal opportunity\n\nWe do not discriminate because of parental leave or health.",
    ],
)
def test_the_subject_of_the_work_is_no_benefit(text: str) -> None:
    assert kinds(text) == []


def test_a_list_under_another_heading_counts() -> None:
    text = "## Requirements\n\n- Python\n- SQL\n\nLife insurance\n\nFourteen days of paid leave\n\nA provident fund"
    assert kinds(text) == ["insurance", "leave", "pension"]


@pytest.mark.parametrize(
    ("heading", "sentence", "expected"),
    [
        (
            "About us",
            "We are 31 people. 34 days of leave, 10% pension, flexible hours.",
            ["leave", "pension", "flexibility"],
        ),
        (
            "Good to know",
            "There are 27 days of leave and a defined-benefit pension, to which we pay 14%.",
            ["leave", "pension"],
        ),
        ("What you will do", "Model the pension and the 34 days of leave of our clients' staff.", []),
        ("About us", "We sell pension plans and life insurance to 40,000 people.", []),
    ],
)
def test_a_sentence_that_counts_benefits_counts_in_any_section(
    heading: str, sentence: str, expected: list[str]
) -> None:
    assert kinds(f"## {heading}\n\n{sentence}") == expected


def test_what_stands_beside_pay_counts_and_pay_does_not() -> None:
    items = found("Leeds (hybrid)\n\n£50,000 to £60,000 a year + 15% bonus + pension")
    assert [(item.kind, item.quantified) for item in items] == [("bonus", True), ("pension", False)]


def test_where_one_works_is_named_but_does_not_count() -> None:
    assert kinds("## Benefits\n\n- Hybrid working\n- Work from anywhere") == ["mode", "mode"]


def test_a_plain_benefit_among_demands_counts() -> None:
    assert kinds("## What you need\n\n- SQL\n- Python\n- 8% employer pension") == ["pension"]
    assert kinds("## What you need\n\n- SQL\n- Knowledge of pension schemes") == []


def variable(text: str) -> list[str]:
    ad = document(text)
    known = pay.extract(ad, CONTEXT).all
    spans = offers.variable(ad, benefits.extract(ad, CONTEXT, known), known)
    return [ad.text[span.start : span.end] for span in spans]


def test_variable_pay_needs_a_basis() -> None:
    assert variable("## Benefits\n\n- Annual bonus\n- Company equity (RSUs)\n- 27 days of leave") == [
        "Annual bonus",
        "Company equity",
    ]
    assert variable("## Benefits\n\n- Bonus of 10%\n- Options vesting over 4 years\n- Referral bonus") == []
    assert variable("## Benefits\n\n- Annual bonus\n- Pension\n- A bonus scheme for all\n- Share options") == [
        "Annual bonus",
        "Share options",
    ]
    assert variable("## Benefits\n\n- Annual bonus\n\nLast year the bonus was 8% of salary.") == []
    assert variable("## Benefits\n\n- A generous profit-share scheme") == ["generous profit-share scheme"]
    assert variable("## Bonus points\n\n- You have worked in private equity.") == []
    assert variable("Leeds\n\nSalary: £60,000 a year + bonus") == ["bonus"]


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["pension", "8%", "and", ",", "bonus", "you get", "\n", "- ", "(", ")", "401(k)", "culture", "£5"]
        )
    )
)
def test_spans_slice_to_the_words(parts: list[str]) -> None:
    ad = document("## Benefits\n\n" + " ".join(parts))
    for item in benefits.extract(ad, CONTEXT, pay.extract(ad, CONTEXT).all):
        assert 0 <= item.start < item.end <= len(ad.text)
        assert " ".join(ad.text[item.start : item.end].split()) == item.text
        assert item.text


@pytest.mark.parametrize("unit", ["pension ", "benefits, ", "bonus and ", "you get leave. ", "- gym\n"])
def test_long_texts_take_linear_time(unit: str) -> None:
    ad = document("## Benefits\n\n" + unit * (200_000 // len(unit)))
    start = time.process_time()
    items = benefits.extract(ad, CONTEXT)
    list(offers.variable(ad, items, ()))
    assert time.process_time() - start < 6
