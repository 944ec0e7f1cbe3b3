"""Sentences: what ends one, and what only looks like it."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobwriter import sentences


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences.split(text, 0, len(text))]


@pytest.mark.parametrize(
    "parts",
    [
        ["You build models.", "You run them."],
        ["Ready to start?", "Write to us!", "We answer within a week."],
        ["You know a framework, e.g. PyTorch or JAX, and its limits.", "You can say why."],
        ["Use a queue (i.e. Kafka) and a database.", "Keep both small."],
        ["We use Python, SQL, etc. on most days.", "You need not know all."],
        ["You have a Ph.D. or the same experience.", "Both are fine."],
        ["You work with the U.S. Navy and U.K. hospitals.", "Travel is rare."],
        ["Northgate Inc. makes sensors.", "It was founded in 1990."],
        ["About 3.5 million rows arrive an hour.", "None may be lost."],
        ["We run Node.js and .NET 8.0 services.", "You may add Go."],
        ["Version 2.1.3 ships in May.", "Version 3 follows."],
        ["See https://example.org/jobs.", "It has the details."],
        ["Read more at northgate.example/jobs?id=3.", "Then apply.", "Thank you."],
        ["You tune recall vs. precision with care.", "You measure both."],
        ["Contact Dr. Amal Haddad or Prof. Lee.", "They lead the group."],
        ["We started small... and stayed small.", "You will like it."],
        ["It took years…", "Then it worked."],
        ["We write models.", "dbt runs them every night.", "scikit-learn does the rest."],
        ['She said "ship it."', "We did."],
        ["(You need not know all of this.)", "Tell us what you do know."],
        ["Room No. 5 is yours.", "We take no.", "You decide."],
        ["1. Send a CV.", "2. Meet the team."],
        ["Pay is £60,000 p.a. plus bonus.", "£2,000 is for learning."],
        ["One word: none"],
        ["a line without a stop"],
        ["We work in C++ and R.", "You may too."],
    ],
)  # fmt: skip
def test_cuts_where_a_reader_would(parts: list[str]) -> None:
    assert cut(" ".join(parts)) == parts


def test_a_bullet_without_a_stop_stays_whole() -> None:
    assert cut("Own the pipeline, the tests and the on-call rota") == [
        "Own the pipeline, the tests and the on-call rota"
    ]


@given(st.text(alphabet=st.sampled_from("aAbZ .!?…\"'()1£\n"), max_size=200))
def test_spans_lie_in_order_and_hold_every_word(text: str) -> None:
    spans = list(sentences.split(text, 0, len(text)))
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    held = "".join(text[start:end] for start, end in spans)
    assert "".join(held.split()) == "".join(text.split())
    assert all(not text[start].isspace() and not text[end - 1].isspace() for start, end in spans)


@pytest.mark.parametrize("unit", ["word ", "a. B ", ". ", "e.g. ", "... A", "Ph.D. The "])
def test_time_grows_with_length_only(unit: str) -> None:
    text = unit * (400_000 // len(unit))
    began = time.process_time()
    assert list(sentences.split(text, 0, len(text)))
    assert time.process_time() - began < 6
