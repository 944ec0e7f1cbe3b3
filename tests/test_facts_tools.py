"""Tools as facts: names told from words and firms, lists, choices, and years that nobody can have."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobwriter import readers
from jobwriter.document import Document
from jobwriter.facts import Context
from jobwriter.facts.model import Tool, Years
from jobwriter.facts.toolages import impossible
from jobwriter.facts.toolbook import book
from jobwriter.facts.tools import Group, extract, groups
from jobwriter.source import Source
from jobwriter.toollist import compile_tools
from jobwriter.understand import understand
from jobwriter.yamlfile import Mapped, YamlError, load

CONTEXT = Context(dt.date(2026, 11, 20), "GB")


def document(text: str) -> Document:
    return understand(readers.read(Source("ad.md", text))[0])


def names(text: str) -> list[str]:
    return [mention.name for mention in extract(document(text), CONTEXT)]


def lists(text: str) -> tuple[Group, ...]:
    ad = document(text)
    return groups(ad, extract(ad, CONTEXT))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("You know k8s, Postgres and sklearn.", ["Kubernetes", "PostgreSQL", "scikit-learn"]),
        ("We deploy on Google Cloud Platform (GCP) and Amazon S3.", ["GCP", "GCP", "S3"]),
        ("Pipelines in Apache Spark Streaming, not Apache Spark.", ["Spark Streaming", "Spark"]),
        ("Node.js, NodeJS, C++, C#, .NET and ASP.NET.", ["Node.js", "Node.js", "C++", "C#", ".NET", ".NET"]),
        ("Experience with AWS Lambda, Microsoft Excel and T-SQL.", ["Lambda", "Excel", "T-SQL"]),
    ],
)
def test_names_and_aliases(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "We go live in May, go to market in June and go above what was asked.",
        "Go further with us. Go on holiday when you like.",
        "You excel at explaining. Excel in your career.",
        "R&D decides, and our C-level listens; Series C is done.",
        "Access to a gym, express delivery, a spark of joy, and rust on the rails.",
        "Meet the Teams. You react well and make sure that beams hold.",
        "Support is available as a service now, and we bring together AI people to scale AI.",
        "A Spring 2026 start. Linear Algebra, Access Management and experience of EMR systems are on the course.",
        "Ask the head chef, segment the market, and stay in the modal range.",
        "Write to jobs@python.example or see https://github.com/spark/scala and www.snowflake.com.",
    ],
)
def test_words_are_not_tools(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Programming in Go.", ["Go"]),
        ("We use Python, Go and R.", ["Python", "Go", "R"]),
        ("Languages: python, go, rust.", ["Python", "Go", "Rust"]),
        ("You are a Go developer.", ["Go"]),
        ("Our jobs run on Spark.", ["Spark"]),
        ("- Python\n- Go\n- Rust", ["Python", "Go", "Rust"]),
        ("Comfortable with Word, Excel and PowerPoint.", ["Word", "Excel", "PowerPoint"]),
        ("You write SQL, and make sure that it is fast.", ["SQL"]),
    ],
)
def test_company_makes_a_word_a_tool(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_the_employer_is_not_its_product() -> None:
    firm = "# Engineer\n\nAt Snowflake we care. Join Snowflake now. Snowflake's people are kind.\n\n"
    assert names(firm) == []
    assert names(firm + "You have experience with Snowflake and dbt.") == ["Snowflake", "dbt"]


@pytest.mark.parametrize(
    ("text", "members", "joiner", "choice"),
    [
        ("You know AWS, GCP or Azure.", ["AWS", "GCP", "Azure"], "or", True),
        ("You know AWS and Azure.", ["AWS", "Azure"], "and", False),
        ("You know Python/Java.", ["Python", "Java"], "slash", False),
        ("You know Python and/or Node.js.", ["Python", "Node.js"], "and/or", False),
        ("You know clouds (AWS, Azure, GCP).", ["AWS", "Azure", "GCP"], "comma", False),
        ("You know at least one cloud (AWS, Azure, GCP).", ["AWS", "Azure", "GCP"], "comma", True),
        ("You know tools such as Airflow, Dagster.", ["Airflow", "Dagster"], "comma", True),
        ("You know Airflow, Dagster, or similar.", ["Airflow", "Dagster"], "comma", True),
        ("You know a BI tool like Looker and Tableau.", ["Looker", "Tableau"], "and", True),
    ],
)
def test_groups(text: str, members: list[str], joiner: str, choice: bool) -> None:
    (group,) = lists(text)
    assert [mention.name for mention in group.mentions] == members
    assert (group.joiner, group.choice) == (joiner, choice)


def test_a_choice_holds_names_of_one_kind() -> None:
    found = lists("You know Python, SQL, Airflow or Dagster.")
    assert [[mention.name for mention in group.mentions] for group in found] == [
        ["Python", "SQL"],
        ["Airflow", "Dagster"],
    ]


def test_a_slash_binds_tighter_than_a_comma() -> None:
    found = lists("You know Docker, PyTorch/JAX and SQL.")
    assert [group.joiner for group in found] == ["and", "slash"]


def test_brackets_and_lines_end_a_list() -> None:
    assert lists("You know AWS (S3), Python.\n\n- Docker\n- Terraform") == ()


def ask(subject: str, years: float) -> Years:
    return Years(text=f"{years:g}+ years", min=years, max=None, subject=subject, start=0, end=8)


@pytest.mark.parametrize(
    ("subject", "years", "name"),
    [
        ("llm production", 8, "LLM products"),
        ("pytorch", 12, "PyTorch"),
        ("prompt engineering", 6, "prompt engineering"),
        ("langchain and vllm", 7, "LangChain"),
    ],
)
def test_impossible_years(subject: str, years: float, name: str) -> None:
    tools = [
        Tool(name="PyTorch", family="deep-learning", kind="must", mentions=((0, 7),), start=0, end=7),
        Tool(name="LangChain", family="llm-framework", kind="must", mentions=((8, 17),), start=8, end=17),
        Tool(name="vLLM", family="model-serving", kind="must", mentions=((18, 22),), start=18, end=22),
    ]
    text = "pytorch langchain vllm"
    (case,) = impossible([ask(subject, years)], tools, text, CONTEXT.today)
    assert case.name == name
    assert case.life < years


@pytest.mark.parametrize(
    ("subject", "years"),
    [
        ("machine learning with pytorch", 15),
        ("pytorch", 9),
        ("software engineering", 30),
        ("", 40),
        ("pytorch or sas", 20),
    ],
)
def test_possible_years(subject: str, years: float) -> None:
    tools = [
        Tool(name="PyTorch", family="deep-learning", kind="must", mentions=((0, 7),), start=0, end=7),
        Tool(name="SAS", family="statistics", kind="must", mentions=((8, 11),), start=8, end=11),
    ]
    assert list(impossible([ask(subject, years)], tools, "pytorch sas", CONTEXT.today)) == []


def test_the_lexicon_is_sound() -> None:
    lexis = book()
    assert len(lexis.tools) >= 450
    for name, (family, cloud, since) in lexis.tools.items():
        assert family in lexis.families, name
        assert cloud in {"", "aws", "gcp", "azure"}, name
        assert not since or 1950 <= int(since[:4]) <= 2026, name
    for group in lexis.together:
        assert set(group) <= set(lexis.tools), group


MINIMAL = """
families: {language: {title: languages}}
tools: {language: [%s]}
together: []
concepts: []
parents: []
"""


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("{name: Go, alias: [Golang]}", "unknown key"),
        ("{name: Go, aliases: [Golang]}, {name: Golang}", "claimed by Go too"),
    ],
)
def test_a_wrong_lexicon_is_refused(rows: str, message: str) -> None:
    data = load(MINIMAL % rows, "tools.yaml")
    assert isinstance(data, Mapped)
    with pytest.raises(YamlError, match=message):
        compile_tools(data)


TOOLS = (
    "Go",
    "go",
    "R",
    "AWS",
    "GCP",
    "Python",
    "Excel",
    "Node.js",
    ".NET",
    "C++",
    "at Snowflake",
    "x",
    "\u2019",
    "\U0001f600",
)
JOINTS = (" and ", " or ", "/", ", ", " (", ")", "\n- ", " ", ". ", " and/or ", " e.g. ", " experience with ", "\u00a0")
PIECES = st.sampled_from(TOOLS + JOINTS)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=80))
def test_spans_lie_in_order_in_the_text(text: str) -> None:
    ad = document("# Engineer\n\n" + text)
    mentions = extract(ad, CONTEXT)
    end = 0
    for mention in mentions:
        assert end <= mention.start < mention.end <= len(ad.text)
        assert ad.zone_at(mention.start).kind != "omitted"
        end = mention.end
    for group in groups(ad, mentions):
        assert len(group.mentions) >= 2
        assert group.start == group.mentions[0].start
        assert group.end == group.mentions[-1].end
        assert set(group.mentions) <= set(mentions)


@pytest.mark.parametrize("unit", ["Go ", "AWS, GCP or ", "Python/Java ", "at Snowflake ", "google cloud "])
def test_time_is_linear(unit: str) -> None:
    def seconds(size: int) -> float:
        ad = document("# Requirements\n\n- " + unit * (size // len(unit)))
        start = time.process_time()
        groups(ad, extract(ad, CONTEXT))
        return time.process_time() - start

    seconds(2_000)
    assert seconds(80_000) < 12 * max(seconds(20_000), 0.01)
