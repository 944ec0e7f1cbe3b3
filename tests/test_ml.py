"""What an ad says of the work: role type, problem, data, deployment, success, team, on-call."""

import datetime as dt
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobwriter.facts import Context, extract, mission, wordbook
from jobwriter.facts.model import Facts
from jobwriter.linting import lint
from jobwriter.readers import markdown
from jobwriter.understand import understand

GB = Context(dt.date(2026, 11, 20), "GB", "en-GB")
HEAD = "# Machine Learning Engineer\n\n## What you will do\n\n"


def read(text: str) -> Facts:
    return extract(understand(markdown.read(text, "ad.md")[0]), GB)


def duty(text: str) -> Facts:
    return read(f"{HEAD}- {text}\n")


def kinds(statements):
    return {statement.kind for statement in statements}


@pytest.mark.parametrize(
    ("word", "root"),
    [
        ("trains", "train"),
        ("training", "train"),
        ("tuned", "tun"),
        ("tuning", "tun"),
        ("policies", "polici"),
        ("policy", "polici"),
        ("process", "process"),
        ("processes", "process"),
        ("gpus", "gpu"),
        ("analysis", "analysis"),
        ("scanned", "scan"),
    ],
)
def test_stems(word, root):
    assert wordbook.stem(word) == root


def test_phrases_may_leave_a_gap_inside_a_clause_only():
    near = wordbook.phrases(understand(markdown.read("We train three small models here.", "ad.md")[0]))
    far = wordbook.phrases(understand(markdown.read("We train. Other people build models here.", "ad.md")[0]))
    assert near["roles/ml-engineering/strong"] == [(3, 27)]
    assert "roles/ml-engineering/strong" not in far


def test_an_exact_phrase_is_not_its_verb():
    text = "You document each step. You read documents."
    found = wordbook.phrases(understand(markdown.read(text, "ad.md")[0]))
    assert [text[start:end] for start, end in found["modalities"]] == ["documents"]


@pytest.mark.parametrize(
    ("duties", "value"),
    [
        ("Train and deploy machine-learning models, and retrain them each week.", "ml-engineering"),
        ("Run the Kubernetes clusters, the model registry and CI/CD of our ML platform.", "mlops"),
        ("Build dashboards in Power BI and own our KPI definitions.", "analytics"),
        ("Build ETL jobs and data pipelines into the data warehouse.", "data-engineering"),
        ("Write prompts for LLM agents and add RAG to our chatbot.", "ai-app-engineering"),
        ("Publish papers and conduct research on novel algorithms.", "research"),
        ("Build REST APIs and microservices in an event-driven backend.", "backend"),
        ("Run A/B testing, statistical models and demand forecasting.", "data-science"),
        ("Line manage eight people, hold performance reviews and own the budget.", "management"),
    ],
)
def test_role_type_follows_the_duties(duties, value):
    kind = read(f"# Engineer\n\n## What you will do\n\n- {duties}\n").role_type
    assert kind.value == value
    assert sum(score.share for score in kind.scores) == pytest.approx(1, abs=0.01)


def test_the_title_decides_where_the_duties_hardly_differ():
    text = "## What you will do\n\n- Build data pipelines and ETL jobs.\n- Build dashboards, reports and KPIs.\n"
    assert read(f"# Data Engineer\n\n{text}").role_type.value == "data-engineering"
    assert read(f"# Analytics Engineer\n\n{text}").role_type.value == "analytics"


def test_a_split_in_percent_explains_the_role():
    assert duty("60% serving of models on Kubernetes, 30% modelling, 10% reading of papers").role_type.explained
    assert not duty("Train models for 60% of depots.").role_type.explained


@pytest.mark.parametrize(
    "text",
    [
        "Predict which parcels will be late.",
        "Work out how much bread each branch sells on a Monday.",
        "Sort letters so that a clerk sees the urgent ones first.",
        "Find fraud in card payments.",
        "Rank hotels for guests.",
        "Own churn forecasts.",
        "Help attorneys review a lease in ten minutes instead of two hours.",
        "Let engineers release without asking anyone.",
        "Tell inspectors which to visit first.",
        "Stream the meters so that a burst shows up within 30 minutes.",
        "Lead the recogniser: we miss most of the bitterns.",
        "Marinas lose $40k a year each to fouled hulls.",
        "Our planners spend two days a week copying numbers.",
        "Every missed call costs us £12.",
        "Dispatchers re-plan 40 routes by hand every morning, and nobody can see why.",
        "Your job is to bring that down to two hours.",
        "By spring they want to read only the doubtful third.",
    ],
)
def test_a_problem_is_stated(text):
    facts = duty(text)
    assert facts.problem is not None


@pytest.mark.parametrize(
    "text",
    [
        "Build ML solutions that create value.",
        "Decide which models to use.",
        "Decide which to use.",
        "Turn data into insight so that stakeholders can make better decisions.",
        "Predict trends and outcomes.",
        "Work with the Head of Fraud Data.",
        "You will spend 50% of your time on pipelines.",
        "By 2030 we want to be the world's leading data company.",
        "Your job is to build 5 pipelines.",
        "Take on two projects at once.",
        "One error in five is still missed.",
        "Train on 40,000 rows labelled by hand.",
    ],
)
def test_no_problem_is_stated(text):
    assert duty(text).problem is None


def test_what_the_company_does_is_not_the_problem():
    assert read("# Data Scientist\n\n## About us\n\nWe insure patients and pay hospital claims.\n").problem is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Work on satellite imagery.", "modality"),
        ("Read documents and emails.", "modality"),
        ("Use 40 million events.", "size"),
        ("Use 3 TB of text.", "size"),
        ("Agree labels with annotators.", "handling"),
        ("Keep PII out of the features.", "handling"),
        ("Train on 16 A100 cards.", "compute"),
        ("Our data comes from ferries.", "modality"),
        ("You work with charging logs of 6,000 vans.", "modality"),
        ("Clean the harbour data from three ports.", "modality"),
    ],
)
def test_data(text, kind):
    assert kind in kinds(duty(text).data_context)


@pytest.mark.parametrize(
    "text",
    ["Work with large datasets.", "Make data available to all.", "Document what you do.", "Use clean data and tools."],
)
def test_no_data(text):
    assert not duty(text).data_context


@pytest.mark.parametrize(
    "text",
    [
        "Answer within 40 ms.",
        "Score 900 events a second.",
        "Keep 99.9% of requests served.",
        "Release the model every month.",
        "Run the nightly batch.",
        "Support the model in production.",
        "Deploy models to edge devices.",
        "Serve the model behind an API.",
        "Hand the suggestions over as a nightly table.",
        "Put the scorer behind our claims API.",
    ],
)
def test_deployment(text):
    assert duty(text).deployment


@pytest.mark.parametrize(
    "text", ["Deploy models to production.", "Build for low latency and high availability.", "Write 3 tests a month."]
)
def test_no_deployment(text):
    assert not duty(text).deployment


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("You join a team of six.", "size"),
        ("You work alongside three data engineers.", "size"),
        ("We are a 12-person group.", "size"),
        ("You report to the Head of Pricing.", "manager"),
        ("Reporting to: Ada Lind", "manager"),
        ("You are our first machine-learning engineer.", "first"),
        ("The squad is made up of engineers, designers and a product owner.", "make-up"),
        ("You join a group of data scientists.", "make-up"),
        ("There are four of us on search.", "size"),
        ("You directly manage the data engineer.", "make-up"),
        ("The architect line-manages two analysts.", "make-up"),
    ],
)
def test_team(text, kind):
    assert kind in kinds(duty(text).team)


@pytest.mark.parametrize(
    "text",
    [
        "You work with stakeholders.",
        "You join a small, friendly team.",
        "You will be reporting to stakeholders each week.",
        "We employ 4,000 people.",
        "You have experience of directly managing engineers.",
        "You will manage the data engineer onboarding guides.",
        "A 500-person company.",
        "More than 775,000 of us help our clients.",
    ],
)
def test_no_team(text):
    assert not duty(text).team


@pytest.mark.parametrize(
    "text",
    [
        "In your first year you will have cut false alerts.",
        "Within six months you will have shipped a new ranking.",
        "Cut false alerts from 9% to 5%.",
        "Halve the rate of false alerts.",
        "What success looks like: fewer calls.",
        "By next January: clear 80% of seasonal stock.",
        "In the first year we'd hope for bitterns found with 90% precision.",
        "By spring the claims team wants to read only the doubtful third.",
        "Build the model so that letters are coded within five working days.",
    ],
)
def test_success(text):
    assert duty(text).success


@pytest.mark.parametrize(
    "text",
    [
        "Have a measurable impact.",
        "Own success metrics.",
        "Meet the Head of Data each week in the first 6 months.",
        "After 12 months your salary will have been reviewed.",
        "We have grown revenue by 40%.",
        "By 2030 we want to be the world's leading data company.",
        "By March we will open two offices.",
        "By 2030 there will be 250 million musicians.",
    ],
)
def test_no_success(text):
    assert not duty(text).success


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Provide operational support for production systems.", "implied"),
        ("Be the escalation point for data incidents.", "implied"),
        ("Support live services.", "implied"),
        ("Support live services; there is no on-call.", "no"),
        ("Lead incident response. On-call one week in six.", "yes"),
    ],
)
def test_on_call(text, stated):
    assert duty(text).on_call.stated == stated


def test_text_that_is_not_english_says_nothing():
    text = "# Ingénieur\n\nNous cherchons une personne qui aime les données et qui veut travailler avec nous à Lyon.\n"
    assert mission.extract(understand(markdown.read(text * 4, "ad.md")[0]), None, ()) == mission.Mission()


LINE = (
    "we train models team of six report to data 40 ms million events so that patients can predict which in your first"
    " year cut from 9% to 5% by . - # you every night each second nda"
)
WORDS = st.lists(st.sampled_from(LINE.split()), max_size=80).map(" ".join)


@settings(max_examples=25, deadline=None)
@given(st.one_of(st.text(max_size=200), WORDS))
def test_spans_lie_in_the_text(text):
    draft = markdown.read(HEAD + text, "ad.md")[0]
    document = understand(draft)
    facts = extract(document, GB)
    statements = [*facts.data_context, *facts.deployment, *facts.success, *facts.team]
    for fact in [*statements, *filter(None, (facts.problem, facts.confidential))]:
        assert 0 <= fact.start < fact.end <= len(document.text)
    lint(HEAD + text)


@pytest.mark.parametrize(
    "words",
    [
        "data ", "train models ", "team of engineers and ", "report to the ", "so that ", "1 ", "1,", "reduce the ",
        "in the first ", "run the ", "our ", "predict which ", "and three ", "the data is ", "Northgate ",
    ],
)  # fmt: skip
def test_time_is_linear(words):
    document = understand(markdown.read(words * (200_000 // len(words)), "ad.md")[0])
    start = time.process_time()
    mission.extract(document, None, ())
    assert time.process_time() - start < 6
