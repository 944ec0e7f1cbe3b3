"""The title and its parts, the employer, names of the job in the text, and the opening."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobwriter.document import Document
from jobwriter.facts import Context, employer, jobnames, opening, purpose, roles, title
from jobwriter.facts.model import Level, Place, Role
from jobwriter.readers import markdown
from jobwriter.records import replace
from jobwriter.understand import understand

CONTEXT = Context(dt.date(2026, 11, 20), "GB")


def document(text: str) -> Document:
    return understand(markdown.read(text, "ad.md")[0])


def core(line: str, company: str = "", places: tuple[str, ...] = ()) -> str:
    found = title.read(line, 0, len(line), company, places)
    return line[found.core_start : found.core_end]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Data Engineer", "Data Engineer"),
        ("Senior ML Engineer - £60k - Remote", "Senior ML Engineer"),
        ("Data Scientist (m/f/d)", "Data Scientist"),
        ("Data Scientist (243)", "Data Scientist"),
        ("Lead Engineer, Door Faults", "Lead Engineer, Door Faults"),
        ("Data Engineer (Streaming)", "Data Engineer (Streaming)"),
        ("URGENT - Data Engineer | Hybrid", "Data Engineer"),
        ("Data Engineer @ Northgate", "Data Engineer"),
        ("Data Engineer in Leeds", "Data Engineer"),
        ("Data Engineer - Northgate Rail", "Data Engineer"),
        ("Software Engineer, Remote Sensing", "Software Engineer, Remote Sensing"),
    ],
)
def test_the_core_is_the_role_without_noise(line: str, expected: str) -> None:
    assert core(line, "northgate rail", ("leeds",)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Data Engineer", None),
        ("Graduate Data Scientist", "junior"),
        ("Associate Data Scientist", "junior"),
        ("Associate Director of Data", "manager"),
        ("Research Associate", None),
        ("Mid-level Data Engineer", "mid"),
        ("Sr. Data Engineer", "senior"),
        ("Senior Staff Engineer", "principal"),
        ("Senior / Staff Engineer", "senior"),
        ("Lead/Principal Engineer", "lead"),
        ("Machine Learning Engineering Lead", "lead"),
        ("Lead Generation Analyst", None),
        ("Head of Data Science", "manager"),
        ("Engineering Manager", "manager"),
        ("Senior Product Manager", "senior"),
        ("Product Manager", None),
        ("VP of Data", "manager"),
        ("Data Engineer II", "mid"),
    ],
)
def test_levels(text: str, expected: Level | None) -> None:
    assert roles.level(text)[0] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Machine Learning Engineer", "ml-engineering"),
        ("MLOps Engineer", "mlops"),
        ("Engineer, ML Platform", "mlops"),
        ("Research Scientist, NLP", "research"),
        ("Applied Scientist", "applied-science"),
        ("Data Scientist", "data-science"),
        ("Analytics Engineer", "analytics"),
        ("Data Engineer", "data-engineering"),
        ("AI Engineer", "ai-app-engineering"),
        ("Software Engineer, AI Applications", "ai-app-engineering"),
        ("Backend Engineer (Analytics)", "backend"),
        ("Head of Data", "management"),
        ("Office Coordinator", "other"),
    ],
)
def test_roles(text: str, expected: Role) -> None:
    assert roles.role(text, roles.level(text)[0]) == expected


def test_a_title_of_a_field_has_no_place_in_the_text() -> None:
    page = document("---\ntitle: Senior Data Engineer\n---\n\nWe run trains.\n")
    found = title.extract(page, CONTEXT).title
    assert found is None or found.level == "senior"


def names(text: str) -> list[str]:
    page = document(text)
    return [page.text[name.start : name.end] for name in title.extract(page, CONTEXT).names]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "# Data Engineer\n\nWe are looking for a talented Senior Data Scientist to join us.",
            ["Senior Data Scientist"],
        ),
        (
            "# Data Engineer\n\nAs a Data and Analytics Engineer, you will run pipelines.",
            ["Data and Analytics Engineer"],
        ),
        ("# Data Engineer\n\nWe are looking for a curious engineer.", []),
        ("# Data Engineer\n\nYou will work with data scientists and report to the Head of Data.", []),
        ("# Data Engineer\n\nWe are looking for a Data Engineering team player.", []),
        ("# Data Engineer\n\nThis is a Lead Data Engineer role in Leeds.", ["Lead Data Engineer"]),
        ("# Data Engineer\n\nPosition: ML Engineer\n\nText.", ["ML Engineer"]),
        ("# Data Engineer\n\nThe Reporting Analyst will build dashboards.", ["Reporting Analyst"]),
        ("# Data Engineer\n\nThe Reporting Analyst (RA) will build dashboards.", ["Reporting Analyst"]),
        ("# Data Engineer\n\nThe Reporting Analyst team builds dashboards.", []),
        ("# Data Engineer\n\nWe're looking to hire a Lead Data Engineer for Leeds.", ["Lead Data Engineer"]),
        ("# Data Engineer\n\nTake the next step on your path as a Senior Data Engineer.", ["Senior Data Engineer"]),
        ("# Data Engineer\n\nAs Data Engineer, you run our pipelines.", ["Data Engineer"]),
        ("# Data Engineer\n\nAs Data Engineer teams grow, so do we.", []),
        ("# Data Engineer\n\n## What you will do as a Data Engineer\n\n- Run pipelines", ["Data Engineer"]),
        ("# Engineer\n\nWe need a mid to senior Data Engineer.", ["mid to senior Data Engineer"]),
        ("# Engineer\n\nAs our Lead Data & Analytics Engineer, you plan.", ["Lead Data & Analytics Engineer"]),
        ("# Data Engineer\n\nRole category: Reporting Analyst\n\nText.", ["Reporting Analyst"]),
    ],
)
def test_names_of_the_job_in_the_text(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("line", "name", "kind"),
    [
        ("Senior Data Engineer", "Data Engineer", "dropped"),
        ("Data Engineer", "Senior Data Engineer", "level"),
        ("Senior Data Engineer", "Senior Data Analyst", "role"),
        ("Senior MLE", "Senior Machine Learning Engineer", None),
        ("Senior / Lead Data Engineer", "Lead Data Engineer", None),
        ("Data Engineer II", "Data Engineer", None),
        ("Backend Developer", "Backend Engineer", None),
        ("Senior Data Engineer, Payments", "Senior Data Engineer", None),
        ("Senior Data Engineer", "data engineer", None),
        ("Senior Data Engineer", "Mid to Senior Data Engineer", None),
        ("Data Engineer, Assistant Vice President", "Data Engineer", None),
        ("Analytics Engineer (dbt Specialist)", "Data Analyst", "role"),
    ],
)
def test_how_a_name_differs_from_the_title(line: str, name: str, kind: str | None) -> None:
    text = f"{line}\n{name}"
    first = title.read(text, 0, len(line))
    at = len(line) + 1
    second = title.read(text, at, len(text))
    found = jobnames.between(text, replace(first, start=0, end=len(line)), replace(second, start=at, end=len(text)))
    assert (found.kind if found else None) == kind


def hired_by(text: str) -> tuple[str | None, str | None]:
    page = document(text)
    found = employer.extract(page, CONTEXT)
    unnamed = page.text[found.unnamed.start : found.unnamed.end] if found.unnamed else None
    return (found.employer.name if found.employer else None), unnamed


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("# Data Engineer\n\n## About Northgate Rail\n\nWe run trains.", "Northgate Rail"),
        ("# Data Engineer\n\nAt Northgate, we run trains.", "Northgate"),
        ("# Data Engineer\n\nNorthgate is a train company. Join Northgate and learn.", "Northgate"),
        ("# Data Engineer\n\nCompany: Northgate Rail\n\nPlace: Leeds", "Northgate Rail"),
        ("# Data Engineer\n\nWe're Northgate, and we run trains.", "Northgate"),
        ("# Data Engineer\n\nYou know Python. Strong SQL is a must. Kafka is a plus.", None),
        ("# Data Engineer\n\nThis is a role for you. They are a team.", None),
        ("# Data Engineer\n\nIt is time that northRail's mission meets your skills.", "northRail"),
        ("# Data Engineer\n\nNorthgate Rail Ltd is an equal opportunity employer.", "Northgate Rail Ltd"),
        ("# Data Engineer\n\nThis advert is posted by Calder Talent. Write to Calder Talent.", "Calder Talent"),
        ("# Data Engineer\n\nYou move reports to Azure Databricks and keep Azure Databricks running.", None),
        ("# Data Engineer\n\nThe Tideline Data Platform holds what we know of the sea.", None),
        ("# Data Engineer\n\nYou load tides.\n\n**How Calder Talent Helps**\n\nWe know the team.", "Calder Talent"),
        ("# Data Engineer\n\nYou load tides.\n\n**How It Helps**\n\nTides are known early.", None),
        ("# Data Engineer\n\nAt northgate we run trains. All at northgate we learn.", "northgate"),
        (
            "# Analyst\n\nEastvale University Hospitals NHS Foundation Trust\n\nThe Trust hires.",
            "Eastvale University Hospitals NHS Foundation Trust",
        ),
        ("# Fellow\n\nUniversity of Eastvale\n\nThe School of Computing wants a fellow.", "University of Eastvale"),
        ("# Analyst\n\nEastvale City Council\n\nThe Council wants an analyst.", "Eastvale City Council"),
    ],
)
def test_employers(text: str, name: str | None) -> None:
    assert hired_by(text)[0] == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Employer:\tŻuraw Logistyka sp. z o.o.\n\nYou work with Małgorzata Wilk, who leads the team.\n",
            "Żuraw Logistyka",
        ),
        ("Tidewater measures soil for water boards.\n\nWrite to jobs@tidewater.example.\n", "Tidewater"),
        ("Kvikk is a payments firm.\n\nKatrin Oja leads the team. Mail jobs@kvikk.example.\n", "Kvikk"),
        ("You would work with Priya (analytics) and Tom (backend), at home the rest of the week.\n", None),
    ],
)
def test_people_are_no_employers_and_addresses_tell_who_is(text: str, name: str | None) -> None:
    assert hired_by(f"# Data Engineer\n\n{text}")[0] == name


def test_the_name_of_a_place_is_no_employer() -> None:
    page = document("# Data Engineer\n\nOur customers in Freiburg are kind. Freiburg is a town. Come to Freiburg.")
    start = page.text.index("Freiburg")
    known = (Place(name="Freiburg", country="DE", start=start, end=start + len("Freiburg")),)
    assert employer.extract(page, CONTEXT, known).employer is None


def test_words_that_stand_for_a_name() -> None:
    assert hired_by("# Data Engineer\n\nOur client, a bank, needs a hand.") == (None, "Our client")
    assert hired_by("# Data Engineer\n\nYou would join a stealth startup.") == (None, "stealth startup")
    assert hired_by("# Data Engineer\n\nYou write to our client team and its clients.")[1] is None


def test_an_agency_that_gives_its_own_name() -> None:
    page = document(
        "# Data Engineer\n\nCalder Talent are working with our client, a bank. Calder Talent answers all mail."
    )
    found = employer.extract(page, CONTEXT).employer
    assert found is not None
    assert (found.name, found.kind) == ("Calder Talent", "agency")


def test_the_opening_ends_at_a_word_and_passes_over_the_line_that_law_demands() -> None:
    page = document("# T\n\nCalder Ltd is an employment agency for this job.\n\nOne two three four five six.")
    start, end = opening.first_words(page, 3, 4)
    assert page.text[start:end] == "One two three four"


def test_the_problem_of_a_job_is_told_to_the_reader_without_praise() -> None:
    told = document("# T\n\nYou will predict which train doors are about to fail this week.")
    praised = document("# T\n\nYou will build cutting-edge things for the largest company of them all.")
    assert opening.problem(told, (), 0, len(told.text)) is not None
    assert opening.problem(praised, (), 0, len(praised.text)) is None


PIECES = (
    "Senior", "Lead", "Data", "Engineer", "-", "|", "/", "(", ")", "£70k", "Leeds", "Remote", "II", "(m/f/d)",
    "at", "in", ",", "Northgate", "our", "client", "As", "a", "you", "will", "!!", "AI/ML", "#", "Head", "of",
    "\U0001f680",
)  # fmt: skip
WORDS = st.lists(st.sampled_from([*PIECES, "\n\n"]), max_size=40).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=200), WORDS))
def test_spans_lie_in_the_text_on_any_text(text: str) -> None:
    page = document(text)
    hired = employer.extract(page, CONTEXT)
    places = (Place(name="Leeds", start=0, end=0),)
    found = title.extract(page, CONTEXT, hired.employer, places)
    size = len(page.text)
    if hired.employer:
        assert page.text[hired.employer.start : hired.employer.end] == hired.employer.name
    if hired.unnamed:
        assert 0 <= hired.unnamed.start < hired.unnamed.end <= size
    if found.title and found.title.start >= 0:
        line = found.title
        assert line.start <= line.core_start <= line.core_end <= line.end
        assert all(line.start <= part.start < part.end <= line.end for part in line.parts)
    for name in found.names:
        assert 0 <= name.start < name.end <= size
    start, end = opening.first_words(page, 0, 60)
    assert 0 <= start <= end <= size
    opening.problem(page, found.names, start, end)
    purpose.apart(page)


@pytest.mark.parametrize("word", ["Northgate ", "our ", "lead ", "At A", "Data Engineer ", "you will build a "])
def test_long_texts_take_linear_time(word: str) -> None:
    text = "# Data Engineer\n\n" + word * (200_000 // len(word))
    page = document(text)
    started = time.process_time()
    hired = employer.extract(page, CONTEXT)
    title.extract(page, CONTEXT, hired.employer)
    opening.problem(page, (), 0, len(text))
    purpose.apart(page)
    assert time.process_time() - started < 6
