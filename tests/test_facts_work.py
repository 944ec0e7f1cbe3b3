"""How, how long and on what terms one works; what is left open, and what excludes what."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobwriter import readers
from jobwriter.document import Document
from jobwriter.facts import Context, clashes, extract, holes, vague, work
from jobwriter.facts.model import Facts
from jobwriter.source import Source
from jobwriter.understand import understand

CONTEXT = Context(dt.date(2026, 11, 20))


def document(text: str, path: str = "ad.md") -> Document:
    return understand(readers.read(Source(path, text))[0])


def read(text: str) -> work.Patterns:
    return work.extract(document(text), CONTEXT)


def mode(text: str) -> tuple[str, float | None] | None:
    found = read(text).work_mode
    return (found.value, found.office_days) if found else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hybrid Working: 3 days in office 2 remote", ("hybrid", 3)),
        ("Hybrid: 2 days a week in the Leeds office.", ("hybrid", 2)),
        ("£60,000 | Leeds or Hull, two days a week in either office | 35 hours a week", ("hybrid", 2)),
        ("You come to the office a day a week.", ("hybrid", 1)),
        ("This job is done from home.", ("remote", None)),
        ("You can do this job from home anywhere in Germany.", ("remote", None)),
        ("Leipzig · hybrid, 2 days a week in the office · full-time, 40 hours · permanent", ("hybrid", 2)),
        ("Hybrid: we meet on Mondays and Wednesdays at Lindholmen.", ("hybrid", 2)),
        ("Madrid (Hybrid: 4 days office / 1 day WFH)", ("hybrid", 4)),
        ("You may work from home two days a week.", ("hybrid", 3)),
        ("We spend 4 days a week in person.", ("hybrid", 4)),
        ("On site 1 day a week, the other days anywhere in the UK.", ("hybrid", 1)),
        ("You are needed in the office about once a week.", ("hybrid", 1)),
        ("Spend at least 60% of your time in the office.", ("hybrid", 3)),
        ("In the office on Tuesdays and Thursdays.", ("hybrid", 2)),
        ("Hybrid, Tuesday to Thursday in the office.", ("hybrid", 3)),
        ("Office-based, Monday to Friday.", ("onsite", None)),
        ("You spend at least half of your week in the office.", ("hybrid", 2.5)),
        ("You work in Leeds on a hybrid basis.", ("hybrid", None)),
        ("Teleworking is possible.", ("remote", None)),
        ("Choose to work 1 day from home (20 days a year abroad) or 2 days from home.", ("hybrid", 4)),
        ("For your work-life balance we offer home office or remote working.", ("remote", None)),
        ("Hybrid arrangement: three office days weekly in Kreuzberg.", ("hybrid", 3)),
        ("Two remote work days weekly.", ("hybrid", 3)),
        ("Five days a week in our office.", ("onsite", 5)),
        ("Hybrid, with at least 12 monthly in-office days", ("hybrid", 3)),
        ("Hybrid: mostly from home, in our office 1-2 times per month", ("hybrid", 0.25)),
        ("Fully remote; one day a month in our office.", ("remote", 0.25)),
        ("Home office (partial)", ("hybrid", None)),
        ("This is a fully remote role.", ("remote", None)),
        ("We are a remote-first company.", ("remote", None)),
        ("Type: Remote", ("remote", None)),
        ("Data Engineer | Remote | Outside IR35 | £450 per day", ("remote", None)),
        ("Work Arrangement: Not Remote", ("onsite", None)),
        ("This is an onsite role based in our Leeds office.", ("onsite", None)),
        ("#LI-Hybrid", ("hybrid", None)),
        ("You get hybrid working options and a pension.", ("hybrid", None)),
        ("We are a fully distributed team of nine.", ("remote", None)),
        ("Harbourline works in a 100% distributed setting.", ("remote", None)),
        ("Harbourline has no office.", ("remote", None)),
        ("You may be based anywhere in the UK.", ("remote", None)),
    ],
)
def test_the_mode_of_work(text: str, expected: tuple[str, float | None]) -> None:
    assert mode(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "You will build hybrid search over keywords and vectors.",
        "We run a hybrid cloud and hybrid physics models.",
        "You have led remote teams and written remote procedure calls.",
        "We offer remote GP visits and an onsite gym.",
        "You can work remotely for up to 20 days a year.",
        "Enjoy 20 days a year of working from anywhere.",
        "25 days of leave a year and 2 days of volunteering.",
        "We answer within 3 working days; the last stage is onsite.",
        "Flexible working is welcome.",
        "There is a work from home budget of £400.",
        "Experience of working with distributed or remote engineers.",
        "You will tune a fully distributed system.",
        "You work with no office politics.",
        "Be based anywhere near the quay.",
    ],
)
def test_words_that_are_no_mode(text: str) -> None:
    assert mode(text) is None


@pytest.mark.parametrize("value", ["onsite", "hybrid", "remote", "On-site", "Fully remote"])
def test_the_field_for_the_mode(value: str) -> None:
    expected = "remote" if "remote" in value.lower() else value.lower().replace("-", "")
    assert mode(f"---\nwork_mode: {value}\n---\n# Data Engineer\n\nYou build tables.") == (expected, None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("This is a full-time role.", "full-time"),
        ("Type: Full time", "full-time"),
        ("Employment type: Full-time / Employee", "full-time"),
        ("A part-time post of 20 hours a week.", "part-time"),
        ("Four of us: two engineers, Ade, and a part-time linguist.", None),
        ("Employment type: full-time employee", "full-time"),
        ("Permanent, full-time. Open to part-time.", "full-time"),
        ("All full-time employees get equity.", None),
        ("You bring two years of full-time experience.", None),
    ],
)
def test_full_or_part_time(text: str, expected: str | None) -> None:
    found = read(text).employment_type
    assert (found.value if found else None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("This is a permanent role.", ("permanent", None)),
        ("Contract type: Permanent", ("permanent", None)),
        ("Permanent contract", ("permanent", None)),
        ("The contract is fixed-term for 12 months.", ("fixed-term", 12)),
        ("Contract of 6 months, outside IR35.", ("contract", 6)),
        ("A 6-month contract role.", ("contract", 6)),
        ("Fixed-term for two years.", ("fixed-term", 24)),
        ("Contract: 24-month fixed-term contract, full-time", ("fixed-term", 24)),
        ("Contract: 6-month internship, full-time", ("internship", 6)),
        ("Contract: 3-month temporary contract", ("temporary", 3)),
        ("This internship lasts 3 months.", ("internship", 3)),
        ("Our office is in Turku; this will be a contract position.", ("contract", None)),
        ("A 6-month assignment in York.", ("contract", 6)),
        ("We are open to freelance and permanent contracts.", ("permanent", None)),
        ("You will review employment contracts and permanent data stores.", None),
        ("We sell B2B software to fixed-term deposit banks.", None),
        ("We act as an employment agency for permanent vacancies.", None),
    ],
)
def test_the_contract(text: str, expected: tuple[str, float | None] | None) -> None:
    found = read(text).contract
    assert found is None if expected is None else found is not None
    if found and expected:
        assert (found.value, found.months) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Full-time (37.5 hours a week)", [37.5]),
        ("40 hrs/week", [40]),
        ("Hours per week: 35", [35]),
        ("A 36 hour hybrid role", [36]),
        ("€4,000 a month (40 hours, without a bonus)", [40]),
        ("- 37.5 hours\n- Leeds", [37.5]),
        ("Saves 40 hours of work", []),
        ("We answered 40 hours, not 10, after the storm", []),
    ],
)
def test_hours(text: str, expected: list[float]) -> None:
    assert [item.per_week for item in read(text).hours] == expected


def everything(text: str) -> tuple[Document, Facts]:
    ad = document(text)
    return ad, extract(ad, CONTEXT)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Leeds. Hybrid working.", ["Hybrid"]),
        ("Hybrid: 2 days a week in the Leeds office.", []),
        ("This is a fully remote job.", ["fully remote"]),
        ("This is a fully remote job in the UK.", []),
        ("Fully remote, regardless of location.", []),
        ("- Flexible working hours\n- A laptop", ["Flexible working hours"]),
        ("- Flexible hours around a core of 10 to 3\n- A laptop", []),
        ("- Remote-friendly workplace\n- Flexible location\n- A laptop", ["Remote-friendly", "Flexible location"]),
        ("- Remote work opportunities", ["Remote work"]),
        ("Our shops sell globally.\n\n- Fully remote set-up", ["Fully remote"]),
        ("Remote-first within Germany.", []),
        ("We live and work wherever we like.\n\nFully remote.", []),
        ("Hybrid approach or office, as you prefer.", ["Hybrid"]),
        ("A hybrid role, part analyst and part engineer.", []),
        ("This is a hybrid role that combines analysis with engineering.", []),
        ("Mostly remote, with one day a month in our Leeds holiday house.", []),
        ("Some of us like working remotely.", []),
        ("#LI-Hybrid", []),
        ("The job may require some travel.", ["some travel"]),
        ("Some travel to Leeds once a quarter.", []),
        ("You know the travel industry.", []),
        ("You are available for weekend work when we ask.", ["available for weekend work"]),
        ("You work one weekend in six.", []),
        ("Our app gives shift workers flexible working.", []),
        ("We are happy to talk about flexible working.", []),
    ],
)
def test_what_is_left_open(text: str, words: list[str]) -> None:
    ad, facts = everything(text)
    assert [ad.text[fact.start : fact.end] for fact, _, _ in vague.patterns(ad, facts)] == words


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Location: Leeds\n\nYou will spend one day a month in our London office.", 0),
        ("Location: Leeds\n\nYou will work with colleagues in Paris.", 0),
        ("Location: Leeds\n\nYou will work with our Berlin-based team.", 0),
        ("Location: Leeds\n\nYou will be based in Sheffield.", 1),
        ("# Engineer in London\n\nThis role is based in our Cambridge, MA office.", 1),
        ("Location: New York, NY or San Francisco, CA\n\nThis role is based in New York.", 0),
        ("Location: London\n\nYou may relocate to Berlin after two years.", 0),
        ("Type: Remote\n\nYou are in our Leeds office five days a week.", 1),
    ],
)
def test_places_that_exclude_each_other(text: str, count: int) -> None:
    ad, facts = everything(f"{text}\n\nYou build tables for planners.")
    assert len(list(clashes.places(ad, facts))) == count


def test_a_field_against_the_text() -> None:
    ad, facts = everything("---\nwork_mode: remote\n---\n# Engineer\n\nYou build tables. This role is based in Dublin.")
    (one, other, _), *rest = clashes.places(ad, facts)
    assert not rest
    assert {one, other} == {facts.modes[0], facts.place_mentions[0]}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[Company Name] hires.", ["[Company Name]"]),
        ("Join [your company] now.", ["[your company]"]),
        ("Reach us at [email] or [phone].", []),
        ("Salary: £XX,XXX", ["£XX,XXX"]),
        ("Location: TBD", ["TBD"]),
        ("Dear {{ name }}", ["{{ name }}"]),
        ("Write `{{ name }}` templates.", []),
        ("XX chromosomes, XXL shirts and 5XX errors", []),
        ("Salary:\n\nLocation: Leeds", ["Salary:"]),
        ("Salary:\n\n£40,000", []),
        ("Read [our guide](https://a.example) [1].", []),
    ],
)
def test_holes(text: str, words: list[str]) -> None:
    ad = document(f"Data Engineer\n\n{text}\n\nYou build tables.")
    assert [ad.text[start:end] for start, end, _ in holes.find(ad)] == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Req ID: 45442", ["Req ID: 45442"]),
        ("Job Requisition ID: JR_052466", ["Job Requisition ID: JR_052466"]),
        ("Grade: D", ["Grade: D"]),
        ("Grade: G7", []),
        ("Location: Harbour House (2210), Bristol", ["(2210)"]),
        ("Please quote job ID: 48213.", []),
        ("You write unit tests: fast ones.", []),
    ],
)
def test_codes(text: str, words: list[str]) -> None:
    ad = document(f"Data Engineer\n\n{text}\n\nYou build tables.")
    assert [ad.text[start:end] for start, end in holes.codes(ad)] == words


PIECES = st.sampled_from([
    "hybrid", "remote", "remotely", "office", "home", "3", "two days", "a week", "per month", "on-site",
    "full-time", "part-time", "permanent", "contract", "37.5 hours", "fixed-term", "12 months", "\n", "\n\n", "# ",
    "- ", "(", ")", ".", "up to", "{{", "}}", "[company", "]", "TBC",
])  # fmt: skip


def check(ad: Document, facts: Facts) -> None:
    size = len(ad.text)
    for item in (*facts.modes, *facts.employment_types, *facts.contracts, *facts.hours_stated, *facts.flexible):
        assert 0 <= item.start < item.end <= size
    for start, end, _ in holes.find(ad):
        assert 0 <= start < end <= size
    for start, end in holes.codes(ad):
        assert 0 <= start < end <= size
    list(vague.patterns(ad, facts))
    list(clashes.places(ad, facts))
    list(clashes.terms(ad, facts))


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.lists(PIECES, max_size=40).map(" ".join), st.text(max_size=200)))
def test_any_text_is_read_and_spans_lie_in_it(text: str) -> None:
    try:
        check(*everything(text))
    except readers.ReadError:
        return


@pytest.mark.parametrize(
    "piece",
    [
        *("hybrid ", "remote, ", "3 days ", "contract ", "flexible hours ", "TBC XX ", "[company {{", "unit: x\n"),
        *("5 ", "some ", "light travel ", "able to work ", "open and ", "live in ", "hybrid, that "),
    ],
)
def test_long_texts_take_linear_time(piece: str) -> None:
    ad = document(piece * (300_000 // len(piece)), "ad.txt")
    start = time.process_time()
    work.extract(ad, CONTEXT)
    list(holes.find(ad))
    list(holes.codes(ad))
    list(vague.patterns(ad, Facts()))
    assert time.process_time() - start < 6


def test_the_day_of_a_rate_is_no_day_of_the_week() -> None:
    assert mode("# Data Engineer\n\nContract, £520 to £580 a day, 6 months, remote.\n\n- Build pipelines") == (
        "remote",
        None,
    )
    assert mode("Rate: $600 a day, remote within the US.") == ("remote", None)


@pytest.mark.parametrize(
    "text",
    [
        "Part-time from 28 hours is fine.",
        "Part-time? Ask us.",
        "Part-time (from 24 hours) works for us too.",
        "You can do it part-time, down to 25 hours a week.",
    ],
)
def test_part_time_on_offer_is_an_option(text: str) -> None:
    assert [item.value for item in read(f"Full-time, permanent.\n\n{text}").employment_types if not item.option] == [
        "full-time"
    ]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("| | |\n|---|---|\n| Contract | Permanent |", ["permanent"]),
        ("£62,000 a year, reviewed in April and October | Permanent | Leeds, 3 days on site | Ref 12", ["permanent"]),
        ("Employment contract only (no freelance/B2B).", []),
        ("Contract | Leeds", ["contract"]),
    ],
)
def test_labels_and_what_is_ruled_out_are_no_kinds_of_contract(text: str, kinds: list[str]) -> None:
    assert [item.value for item in read(f"# Data Engineer\n\n{text}\n").contracts] == kinds


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Sheffield, hybrid (Mondays plus one other day of your choice)", 2),
        ("Hybrid (Mon, Wed + 1 flexible day)", 3),
        ("Hybrid - Tue & Thu on site.", 2),
        ("In the office on Tuesday plus two days you choose.", 3),
    ],
)
def test_days_with_a_name_and_others(text: str, days: float) -> None:
    assert mode(text) == ("hybrid", days)
