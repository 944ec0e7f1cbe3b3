"""Layout: lists, passages that lost theirs, headings with nothing under them."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobwriter import layout, lostlists
from jobwriter.document import Document
from jobwriter.readers import markdown
from jobwriter.understand import understand


def document(source: str) -> Document:
    return understand(markdown.read(source, "ad.md")[0])


def test_lists_count_their_outer_items() -> None:
    ad = document("# Data Engineer\n\n## Requirements\n\n- SQL\n  - joins\n  - windows\n- Python\n\nAnd:\n\n- Git\n")
    assert [len(found.items) for found in layout.lists(ad)] == [2, 1]


def test_text_under_the_label_of_an_item_does_not_cut_its_list() -> None:
    labelled = "- **Leave:**\nSix weeks a year.\n- **Pension:**\n8% from us.\n\n- Tools:\n\nSQL\n\n- Git\n"
    ad = document(f"# A\n\n## Benefits\n\n{labelled}")
    assert [len(found.items) for found in layout.lists(ad)] == [3, 1]


def test_share_of_words_about_the_employer() -> None:
    ad = document(
        "# Data Engineer\n\n## About us\n\nWe keep forty buoys.\n\n## Benefits\n\n- Six weeks of leave a year\n"
    )
    assert round(layout.employer_share(ad), 2) == round(6 / 13, 2)
    assert layout.length(ad) == 15


def test_empty_headings() -> None:
    ad = document("# Data Engineer\n\n## Requirements\n\n### Essential\n\n- SQL\n\n## Benefits\n")
    assert [ad.text[block.start : block.end] for block in layout.empty_headings(ad)] == ["Benefits"]


def test_sentences_about_the_employer_count_outside_its_sections() -> None:
    ad = document(
        "# Data Engineer\n\n## Overview\n\nThe world of harbours is changing, and our platform leads it. "
        "You will load the tides of forty buoys.\n"
    )
    assert round(layout.employer_share(ad), 2) == round(11 / 20, 2)


def test_what_the_person_does_is_not_about_the_employer() -> None:
    person = "The Buoy Analyst will report the tides of our customers to the business each day."
    assert layout.employer_share(document(f"# Buoy Analyst\n\n## The role\n\n{person}\n")) == 0
    thing = "Our buoy analyst community reports the tides of our customers to the business each day."
    assert layout.employer_share(document(f"# Buoy Analyst\n\n## The role\n\n{thing}\n")) > 0.8


def lost(source: str) -> list[tuple[str, int]]:
    return [(found.form, found.count) for found in lostlists.lost_lists(document(source), 90, 5)]


def test_glued_items_and_things_between_commas_are_lost_lists() -> None:
    glued = "# A\n\n## Requirements\n\nExperience with tablesFamiliarity with buoys in JavaScript and BigQuery\n"
    assert lost(glued) == [("clauses", 2)]
    things = "leave, pension, free travel, sick pay, a bicycle, half fares, courses, an eye test"
    assert lost(f"# A\n\n## Benefits\n\n{things}\n") == [("parts", 8)]


def test_a_lead_in_belongs_to_no_lost_list() -> None:
    lead = "Some of what you get with us on the quay, which the whole crew has had for years:"
    ad = document(f"# A\n\n## Benefits\n\n{lead}\n\nFree travel\n\nHalf fares\n\nSick pay\n")
    found = next(lostlists.lost_lists(ad, 90, 5))
    assert (found.form, found.count, ad.text[found.start : found.end]) == ("lines", 3, "Free travel")


@pytest.mark.parametrize(
    "closing",
    [
        "If you like tides and tables, we would love to hear from you",
        "Apply today with a short letter",
        "Harbourline is an equal opportunity employer",
        "We read every letter",
        "You'll also meet the harbour masters twice a year.",
    ],
)
def test_what_closes_an_ad_belongs_to_no_lost_list(closing: str) -> None:
    items = "Python\n\nSQL\n\nGit\n\nLinux"
    assert lost(f"# A\n\n## Nice to have\n\n{items}\n\n{closing}\n") == [("lines", 4)]


def test_a_strip_of_short_sentences_is_no_lost_list() -> None:
    assert not lost(
        "# A\n\nLeeds. Two days a week. Full-time. Permanent. £62,000 a year. No on-call. Starts in March.\n"
    )


PIECES = st.lists(
    st.sampled_from(
        ["# Title\n", "## Duties\n", "Build it\n", "You will go. ", "word " * 30, "• a b c d e f g h ", "\n\n", "- x\n"]
    ),
    max_size=20,
).map("".join)


@given(PIECES)
def test_lost_lists_lie_in_the_ad_in_order(source: str) -> None:
    ad = document(source)
    at = -1
    for lost in lostlists.lost_lists(ad, 90, 5):
        assert at < lost.start < lost.end <= len(ad.text)
        assert lost.count > 1
        at = lost.start
    list(layout.lists(ad))
    list(layout.empty_headings(ad))
    assert 0 <= layout.employer_share(ad) <= 1


@pytest.mark.parametrize("line", ["Green hills roll by\n", "Alpha beta gamma\n\n", "- Build tables\n"])
def test_many_short_lines_take_time_by_their_number(line: str) -> None:
    ad = document("Of hills and rivers\n" + line * 8000)
    before = time.process_time()
    list(lostlists.lost_lists(ad, 90, 5))
    assert time.process_time() - before < 6
