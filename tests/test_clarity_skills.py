"""Skills without a level, soft skills without an occasion, duties without a result."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobwriter import packs, prove
from jobwriter.facts import substance

PACK = packs.load()
NAMES = ("unscoped-skill", "empty-soft-skill", "vague-duty")
RULES = [PACK.rules[name] for name in NAMES]


def lint(text):
    return prove.lint(prove.Example(NAMES[0], "test", text, (), False, True), PACK, RULES)


def quotes(text, rule):
    return [finding.quote for finding in lint(text) if finding.rule == rule]


def needs(line):
    return f"## What you need\n\n- {line}\n"


def duties(line):
    return f"## What you will do\n\n- {line}\n"


@pytest.mark.parametrize(
    "strength", ["Strong", "Solid", "Deep", "Excellent", "Extensive", "Proven", "Advanced", "Good"]
)
@pytest.mark.parametrize("skill", ["knowledge of statistics", "experience with sensors", "understanding of SQL"])
def test_a_strength_before_a_skill_is_found_whatever_the_words(strength, skill):
    found = quotes(needs(f"{strength} {skill}"), "unscoped-skill")
    assert len(found) == 1
    assert found[0].startswith(strength)


@pytest.mark.parametrize(
    "rest",
    [
        "you write models that others run in production",
        "you have shipped a ranking model",
        "you can explain an error bar to a planner",
    ],
)
def test_a_task_in_the_same_item_excuses_a_strength(rest):
    assert quotes(needs(f"Strong machine learning skills: {rest}."), "unscoped-skill") == []


def test_a_task_in_the_next_item_excuses_nothing():
    text = needs("Strong Python skills\n- Experience building pipelines")
    assert quotes(text, "unscoped-skill") == ["Strong Python skills"]


def test_the_ask_after_a_comma_does_not_excuse_the_one_before():
    text = needs("Strong knowledge of statistics, experience building pipelines")
    assert quotes(text, "unscoped-skill") == ["Strong knowledge of statistics"]


def test_what_is_waived_is_not_asked():
    assert lint(needs("Strong maths is not required.")) == []


@pytest.mark.parametrize("heading", ["Benefits", "About us", "How we hire"])
def test_praise_of_the_employer_is_no_demand(heading):
    text = f"## {heading}\n\n- Deep expertise in rail and strong engineering practices.\n"
    assert quotes(text, "unscoped-skill") == []


@pytest.mark.parametrize("line", ["Team player", "Attention to detail", "Self-motivated", "Great communication skills"])
def test_a_soft_skill_by_itself_is_found_once(line):
    assert quotes(needs(line), "empty-soft-skill") == [line]


def test_a_compound_is_quoted_from_its_first_part():
    assert quotes(needs("In-depth knowledge of timetables"), "unscoped-skill") == ["In-depth knowledge of timetables"]
    assert quotes(needs("A growth mindset"), "empty-soft-skill") == ["growth mindset"]


@pytest.mark.parametrize(
    "line",
    [
        "Contribute to our data strategy",
        "Helping shape the roadmap",
        "Stay abreast of industry trends",
        "Support AI initiatives",
        "Drive innovation",
        "Collaborate with cross-functional teams",
        "Continuously improve our platform",
    ],
)
def test_an_empty_verb_at_the_head_of_a_duty_is_found(line):
    assert len(quotes(duties(line), "vague-duty")) == 1


@pytest.mark.parametrize(
    "line",
    [
        "Build reports that support pricing decisions in three markets.",
        "Cut the false alarms of the door model to drive adoption.",
        "Work with planners to retrain the brake model.",
    ],
)
def test_a_purpose_after_a_concrete_duty_is_none(line):
    assert quotes(duties(line), "vague-duty") == []


def test_duties_are_judged_and_requirements_and_offers_are_not():
    assert quotes(needs("You like to support ML initiatives"), "vague-duty") == []
    assert quotes("## Benefits\n\n- Drive innovation on hack days\n", "vague-duty") == []


def test_a_duty_in_prose_needs_the_reader():
    assert quotes("You will contribute to our analytics initiatives.", "vague-duty")
    assert quotes("Our products help drive innovation in retail.", "vague-duty") == []


def test_where_a_duty_stands_is_told_apart():
    example = prove.Example(NAMES[0], "test", duties("Build dashboards and drive growth"), (), False, True)
    document = prove.ad(example).document
    assert substance.opens_duty(document, document.lower.index("build")) == "head"
    assert substance.opens_duty(document, document.lower.index("drive")) == "within"
    assert substance.opens_duty(document, document.lower.index("growth")) == ""


VOCABULARY = """strong deep depth in-depth Python skills experience mindset growth - , . : you will drive contribute to
the innovation support teams attention detail with building and expert level proactive curious ## Requirements"""
WORDS = st.sampled_from(["\n\n-", *VOCABULARY.split()])


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=60).map(" ".join))
def test_findings_lie_in_the_text_and_are_short(text):
    for finding in lint(text):
        assert text[finding.start : finding.end] == finding.quote
        assert 0 < len(finding.quote) <= 110


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=300))
def test_any_text_can_be_judged(text):
    lint(text)


@pytest.mark.parametrize(
    "unit", ["strong ", "strong-", "in-depth,", "contribute to and ", "-oriented", "you will drive "]
)
def test_time_grows_with_length_only(unit):
    text = unit * (30_000 // len(unit))
    begin = time.process_time()
    lint(text)
    assert time.process_time() - begin < 6
