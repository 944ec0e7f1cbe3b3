"""Places: what a name says by the way it stands, and which places exclude each other."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobwriter import readers
from jobwriter.document import Document
from jobwriter.facts import Context, place
from jobwriter.facts.gazetteer import gazetteer
from jobwriter.facts.model import Place
from jobwriter.facts.spot import Spot, apart, holds
from jobwriter.source import Source
from jobwriter.understand import understand

TODAY = dt.date(2026, 11, 20)


def read(text: str, country: str | None = None) -> tuple[Document, place.Places]:
    document = understand(readers.read(Source("ad.md", text))[0])
    return document, place.extract(document, Context(TODAY, country))


def named(text: str, country: str | None = None) -> list[tuple[str, str]]:
    return [(item.name, item.kind) for item in read(text, country)[1].mentions]


def spot(name: str) -> Spot:
    return gazetteer().spots(name)[0]


@pytest.mark.parametrize(
    ("text", "name", "region", "country"),
    [
        ("Location: Walthamstow", "Walthamstow", "London", "GB"),
        ("Location: Leeds, West Yorkshire, UK", "Leeds", "West Yorkshire", "GB"),
        ("Location: Cambridge, MA", "Cambridge", "Massachusetts", "US"),
        ("Location: Cambridge", "Cambridge", "Cambridgeshire", "GB"),
        ("Location: UK - Manchester", "Manchester", "Greater Manchester", "GB"),
        ("📍 Munich (3 days in the office)", "Munich", "Bavaria", "DE"),
        ("Location: Kingston (NY)", "Kingston", "New York", "US"),
        ("Location: St. Albans", "St Albans", "Hertfordshire", "GB"),
        ("Location: King's Lynn", "King's Lynn", "Norfolk", "GB"),
        ("Based in: Reading", "Reading", "Berkshire", "GB"),
    ],
)
def test_a_place_after_a_label(text: str, name: str, region: str, country: str) -> None:
    found = read(f"# Data Engineer\n\n{text}\n\nYou build tables.")[1].places
    assert [(item.name, item.region, item.country) for item in found] == [(name, region, country)]


def test_a_long_strip_holds_places_that_an_or_joins() -> None:
    strip = (
        "**£52,000 to £60,000** | Leeds or Hull, two days a week in either office | permanent, 35 hours a week, or 28"
    )
    assert named(f"# Engineer\n\nWe run trains.\n\n{strip}, over four days, as you like it") == [
        ("Leeds", "job"),
        ("Hull", "job"),
    ]


def test_strokes_part_a_strip_that_says_how_one_works() -> None:
    assert named("# Data Engineer\n\nData Engineer / Python / Permanent / Leeds / Hybrid\n\nYou build.") == [
        ("Leeds", "job")
    ]
    assert named("# Data Engineer\n\nHybrid with travel to York / Leeds / Hull\n\nYou build tables.") == []


def test_the_country_of_the_ad_decides_between_namesakes() -> None:
    assert read("Location: Birmingham", "US")[1].places[0].region == "Alabama"
    assert read("Location: Birmingham", "GB")[1].places[0].region == "West Midlands"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("This role is based in Exeter.", [("Exeter", "job")]),
        ("Northgate — Lisbon, Portugal (Hybrid)", [("Lisbon", "job")]),
        ("Blue Team | Exeter/Hybrid | £60k", [("Exeter", "job")]),
        ("Salary: UK: £60,000 | Spain: €50,000", []),
        ("You will work from our Exeter office three days a week.", [("Exeter", "job")]),
        ("We want you in the office in Exeter two days a week.", [("Exeter", "job")]),
        ("Fully remote within the UK.", [("United Kingdom", "remote-from")]),
        ("You can work from anywhere in Europe.", [("Europe", "remote-from")]),
        ("Remote in the following states: CA, NY, TX.", [("California", "remote-from")]),
        ("We are a company headquartered in Oslo.", [("Oslo", "office")]),
        ("We serve customers in Paris and Madrid.", []),
        ("You have a degree from the University of Leeds.", []),
        ("Reading papers is part of the week, and so is a Nice lunch.", []),
        ("Split your week between our teams.", []),
        ("You need the right to work in the UK.", []),
        ("We sponsor Leeds United and lend to Bank of Ireland.", []),
    ],
)
def test_a_place_in_a_sentence(sentence: str, expected: list[tuple[str, str]]) -> None:
    text = f"# Data Engineer\n\nNorthgate Rail\n\n## What you do\n\nYou build tables for planners. {sentence}"
    assert named(text)[: len(expected) or None] == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Front Range Water - Greeley, Colorado (hybrid)", [("Greeley", "job")]),
        ("Brooklyn Heights, NY · hybrid, 3 days in the office · full-time", [("Brooklyn Heights", "job")]),
        ("The Alder Institute for Biology, Cambridge, Massachusetts. On site.", [("Cambridge", "job")]),
        ("We sell pumps to farmers in Greeley, Colorado.", []),
        ("Maria Lopez, CEO of the firm", []),
    ],
)
def test_a_town_with_its_state_at_the_head(line: str, expected: list[tuple[str, str]]) -> None:
    assert named(f"# Data Engineer\n\n{line}\n\n## What you do\n\nYou build tables for planners.") == expected


def test_places_named_together_are_one_statement() -> None:
    mentions = read("Location: London, Bristol or Birmingham\n\n## About\n\nWe are headquartered in Oslo.")[1].mentions
    assert [item.statement for item in mentions[:3]] == [mentions[0].statement] * 3
    assert mentions[3].statement != mentions[0].statement


def test_a_country_beside_its_town_is_not_a_second_place() -> None:
    assert [item.name for item in read("Location: Lille - Campus, France")[1].places] == ["Lille"]


def test_an_office_is_no_place_of_the_job() -> None:
    places = read("Location: Leeds\n\n## About us\n\nWe have offices in Berlin and Madrid.")[1]
    assert [item.name for item in places.places] == ["Leeds"]
    assert {item.name for item in places.mentions} == {"Leeds", "Berlin", "Madrid"}


def test_the_field_of_front_matter() -> None:
    found = read("---\nlocation: Remote, UK\n---\n# Data Engineer\n\nYou build tables.")[1].places
    assert [(item.name, item.kind, item.said) for item in found] == [("United Kingdom", "remote-from", "field")]


@pytest.mark.parametrize(
    ("outer", "inner"),
    [
        ("london", "walthamstow"),
        ("uk", "leeds"),
        ("europe", "london"),
        ("eu", "dublin"),
        ("kent", "dover"),
        ("emea", "dubai"),
    ],
)
def test_a_place_holds_another(outer: str, inner: str) -> None:
    assert holds(spot(outer), spot(inner))
    assert not apart(spot(outer), spot(inner))
    assert not apart(spot(inner), spot(outer))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("walthamstow", "osterley", True),
        ("shoreditch", "canary wharf", False),
        ("manchester", "salford", False),
        ("leeds", "york", True),
        ("london", "eu", True),
        ("scotland", "exeter", True),
        ("leeds", "yorkshire", False),
        ("palo alto", "mountain view", False),
        ("paris", "germany", True),
    ],
)
def test_whether_two_places_are_apart(one: str, other: str, expected: bool) -> None:
    assert apart(spot(one), spot(other)) is expected
    assert apart(spot(other), spot(one)) is expected


def test_the_gazetteer_is_sound() -> None:
    book = gazetteer()
    for name in book.names:
        for found in book.spots(name):
            assert (found.at is None) == (found.kind != "town")
            if found.at:
                assert -90 < found.at[0] < 90
                assert -180 < found.at[1] < 180
            if found.kind != "wide":
                assert found.country
                assert len(found.country) == 2
    for code in ("CA", "TX", "ON", "NSW"):
        assert book.code(code)


WORDS = st.sampled_from([
    "London", "Location:", "remote", "in", "Leeds,", "UK", "CA,", "NY,", "based", "you", "work", "office",
    "Reading", "#", "-", "(", ")", "Europe", "anywhere", ".", "our", "days", "York", "\n", "\n\n", "a week", "é",
    "\u2011", "St. Albans",
])  # fmt: skip


def check(document: Document, mentions: tuple[Place, ...]) -> None:
    for item in mentions:
        assert 0 <= item.start < item.end <= len(document.text)
        assert document.text[item.start : item.end].strip()
        assert item.spot is not None


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_spans_lie_in_the_text(text: str) -> None:
    document, found = read(text)
    check(document, found.mentions)
    assert set(found.places) <= set(found.mentions)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    try:
        document, found = read(text)
    except readers.ReadError:
        return
    check(document, found.mentions)


@pytest.mark.parametrize("piece", ["London ", "Location: London\n", "AL, NY, ", "remote in London, based ", "Aaa"])
def test_long_texts_take_linear_time(piece: str) -> None:
    text = piece * (300_000 // len(piece))
    document = understand(readers.read(Source("ad.txt", text))[0])
    start = time.process_time()
    place.extract(document, Context(TODAY))
    assert time.process_time() - start < 6


def test_march_is_a_month_unless_its_county_follows() -> None:
    assert named("You spend one day with us in March, so that we get to know each other.") == []
    assert named("You work in our office in March, Cambridgeshire.")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("£55,000 a year | Permanent | Plymouth, 3 days on site (Tue–Thu) | Ref QF/2291", "Plymouth"),
        (
            "London Borough of Eastmere | PO2 | £42,939 to £46,014 a year, including London weighting | 36 hours"
            " | Fixed-term for 12 months",
            "London",
        ),
    ],
)
def test_a_strip_of_facts_names_the_place(text: str, name: str) -> None:
    assert (name, "job") in named(f"# Data Analyst\n\n{text}\n\nWe house 3,460 families.", "GB")
