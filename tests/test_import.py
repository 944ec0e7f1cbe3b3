import datetime as dt
import json
import re
from pathlib import Path

import pytest
from command import jobwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from jobwriter import brief, config, generate, importing, readers
from jobwriter.brief import BriefError
from jobwriter.brief.fields import Group
from jobwriter.brief.kinds import Many, Text
from jobwriter.brief.roles import ROLES
from jobwriter.importing import gaps, lines, place, route
from jobwriter.importing.sheet import field_at
from jobwriter.linting import read_facts
from jobwriter.source import Source
from jobwriter.yamlfile import load, plain

AD = (Path(__file__).parent / "samples" / "forecast.md").read_text(encoding="utf-8")
GB = config.Settings(as_of=dt.date(2026, 11, 20), jurisdictions=("GB",))


def imported(text, path="ad.md", given=GB, **options):
    document, facts = read_facts(readers.read(Source(path, text))[0], given)
    return importing.draft(document, facts, path, today=given.as_of, **options)


def line_of(opening):
    return next(number for number, line in enumerate(AD.splitlines(), 1) if line.startswith(opening))


def run(*args, text=None, folder):
    return jobwriter(folder, "import", *args, input=text)


def test_what_the_ad_states_is_filled_in():
    values = imported(AD).values
    assert values["role"] == "data-scientist"
    assert (values["title"], values["level"], values["locale"]) == ("Senior Data Scientist", "senior", "en-GB")
    assert values["organisation"]["name"] == "Brackwater Energy"
    assert values["organisation"]["about"].startswith("Brackwater Energy sells electricity")
    assert values["problem"].startswith("You will forecast how much electricity")
    assert values["data"] == "We have 40 million meter readings a day from 90,000 homes."
    assert values["team"] == {"size": 5, "reports_to": "Head of Trading Analytics"}
    assert values["pay"] == {"min": 58000, "max": 66000, "currency": "GBP", "period": "year"}
    assert values["contract"] == {"type": "permanent", "hours_per_week": 36}
    assert values["work"] == {
        "mode": "hybrid",
        "office_days_per_week": 2,
        "places": [{"town": "Exeter", "country": "GB"}],
    }
    assert len(values["responsibilities"]) == 3
    assert values["desirable"] == ["Experience with weather data."]
    assert values["benefits"] == {
        "leave_days": 27,
        "bank_holidays": "extra",
        "pension_employer_pct": 9,
        "other": ["Cycle to work scheme"],
    }
    assert values["visa"] == {"sponsorship": True}
    assert values["on_call"] == {"required": False}
    assert values["process"] == {
        "stages": ["A 30-minute call with the manager", "A 90-minute paired exercise"],
        "reply_within_days": 4,
    }
    assert values["apply"] == {
        "email": "jobs@brackwater.example",
        "contact": "Priya Nair, priya.nair@brackwater.example",
    }
    assert values["dates"] == {"closes": dt.date(2026, 12, 18)}


@pytest.mark.parametrize(
    "says",
    [
        "We are looking for a forecaster who predicts how much electricity each village needs.",
        "They predict how much electricity each village needs, and which villages will need more of it.",
        "As one of us you predict how much electricity each village needs.",
    ],
)
def test_what_only_comes_near_the_problem_is_a_question(says):
    told = next(line for line in AD.splitlines() if line.startswith("You will forecast"))
    found = imported(AD.replace(told, says))
    assert "problem" not in found.values
    assert "comes nearest to it: line" in found.questions["problem"]


def test_a_duty_that_touches_on_the_problem_stays_a_duty():
    told = next(line for line in AD.splitlines() if line.startswith("You will forecast"))
    duty = "Forecast how much electricity each village needs, so that we buy less at the last minute"
    found = imported(AD.replace(told, "").replace("## What you will do\n\n", f"## What you will do\n\n- {duty}\n"))
    assert duty in found.values["responsibilities"]
    assert "A duty comes nearest to it" in found.questions["problem"]


def test_prose_that_tells_the_work_and_what_for_opens_the_ad():
    told = next(line for line in AD.splitlines() if line.startswith("You will forecast"))
    says = "You'll build the tools that let traders see what each village uses."
    found = imported(AD.replace(told, f"You will join a great crew. {says}"))
    assert found.values["problem"] == says
    assert "whose problem is it" in found.comments["problem"]
    again = imported(AD.replace(told, f"As a Senior Data Scientist (Winter), {says[:1].lower()}{says[1:]}"))
    assert again.values["problem"] == says


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        ("AI/ ML Engineer (Python)", "AI/ML Engineer"),
        ("Senior / Staff Data Engineer", "Senior / Staff Data Engineer"),
        ("Data Engineer for the Forecasts of Villages, Towns, Cities and Ports", None),
    ],
)
def test_a_title_that_a_brief_does_not_take_is_kept_and_asked_about(title, kept):
    found = imported(AD.replace("Senior Data Scientist", title))
    assert found.values["title"] == (kept or title)
    assert ("title" in found.questions) == (kept != "AI/ML Engineer")
    assert f"# {kept or title}\n" in generate.markdown(brief.read(importing.to_yaml(found), "x.job.yaml", partial=True))


def test_all_benefits_are_kept_and_names_of_groups_are_none():
    perks = "- \U0001f3e5 Health and care\n" + "".join(
        f"- {days} days a year for choir {days}\n" for days in range(1, 12)
    )
    found = imported(AD.replace("- Cycle to work scheme\n", perks))
    assert sum("choir" in text for text in found.values["benefits"]["other"]) == 11
    assert any("Health and care" in spare.text for spare in found.spares["benefits"])
    assert "gives 11, a finished brief takes 1 to 8" in found.questions["benefits.other"]


@pytest.mark.parametrize(
    ("says", "field"),
    [
        ("We are looking for somebody who loves 40 million meter readings a day.", "data"),
        ("You will run the forecast as a nightly batch on Kubernetes for traders.", "deployment"),
        ("Brackwater Energy seeks a forecaster with years of winters behind them.", "about"),
        ("Our people love what they do in the offices of Brackwater Energy.", "about"),
    ],
)
def test_who_is_sought_tells_nothing_of_data_work_or_employer(says, field):
    text = AD.replace("We have 40 million meter readings a day from 90,000 homes.", says)
    about = next(line for line in AD.splitlines() if line.startswith("Brackwater Energy sells"))
    values = imported(text.replace(about, "") if field == "about" else text).values
    assert says not in (values.get(field), values.get("organisation", {}).get(field))


def test_what_is_said_twice_is_kept_in_the_words_that_say_more():
    found = imported(AD)
    assert found.values["essential"] == [
        "You have put a forecast into daily use.",
        "Strong SQL",
        "You write Python that others can change.",
    ]
    assert found.values["desirable"] == ["Experience with weather data."]
    assert [spare.text for spare in found.spares["desirable"]] == ["SQL"]


def test_each_value_has_its_source_beside_it():
    text = importing.to_yaml(imported(AD))
    assert '# line 5: "Salary: £58,000 to £66,000 a year"\npay:' in text
    assert '# line 9: "Closing date: 18 December 2026"\n  closes: 2026-12-18' in text
    assert f"- Experience with weather data.  # line {line_of('- Experience with weather')}" in text


def test_a_perk_with_a_figure_is_kept_though_no_list_names_it():
    found = imported(AD.replace("- Cycle to work scheme\n", "- 40% off Brackwater lanterns for a neighbour\n"))
    assert "40% off Brackwater lanterns for a neighbour" in found.values["benefits"]["other"]


def test_what_promises_nothing_is_a_comment():
    text = importing.to_yaml(imported(AD))
    assert f"# - Great culture (line {line_of('- Great culture')}; promises nothing to hold you to)" in text


def test_what_is_missing_is_a_question_where_it_belongs():
    without = "\n".join(line for line in AD.splitlines() if "£" not in line and "Closing" not in line)
    found = imported(without)
    assert "pay" not in found.values
    assert "dates" not in found.values
    assert {"pay", "dates"} <= set(found.questions)
    text = importing.to_yaml(found)
    assert "\n# pay: The ad does not say. What do you pay?\n#   min: " in text
    with pytest.raises(BriefError) as refused:
        brief.read(text, "x.job.yaml")
    assert any("'pay' is missing" in problem for problem in refused.value.problems)
    assert brief.read(text, "x.job.yaml", partial=True)["title"] == "Senior Data Scientist"


@pytest.mark.parametrize(
    ("says", "end", "other", "printed"),
    [("up to £66,000", "max", "min", "up to £66,000 a year"), ("from £58,000", "min", "max", "from £58,000 a year")],
)
def test_one_end_of_pay_is_kept_and_the_other_is_asked_for(says, end, other, printed):
    found = imported(AD.replace("£58,000 to £66,000", says))
    assert end in found.values["pay"]
    assert other not in found.values["pay"]
    text = importing.to_yaml(found)
    assert "gives only the other end" in " ".join(text.replace("#", "").split())
    assert printed in generate.markdown(brief.read(text, "x.job.yaml", partial=True))


@pytest.mark.parametrize(
    ("says", "basis"),
    [
        ("£58,000 to £66,000 a year, pro rata", "full-time"),
        ("£58,000 to £66,000 a year for 28 hours a week", "own-hours"),
    ],
)
def test_whose_hours_the_pay_is_for_is_kept(says, basis):
    assert imported(AD.replace("£58,000 to £66,000 a year", says)).values["pay"]["basis"] == basis


def test_full_time_without_hours_is_kept():
    found = imported(AD.replace("Permanent, 36 hours a week", "Permanent, full-time"))
    assert found.values["contract"] == {"type": "permanent", "time": "full-time"}
    ad = generate.markdown(brief.read(importing.to_yaml(found), "x.job.yaml", partial=True))
    assert "permanent, full-time\n" in ad


def test_the_overview_counts_what_is_there():
    whole, less = imported(AD), imported(AD.replace("Permanent, 36 hours a week\n", ""))
    assert (whole.wanted, whole.found - less.found) == (less.wanted, 2)
    assert f"# Found: {whole.found} of the {whole.wanted} things" in importing.to_yaml(whole)


def test_a_complete_brief_needs_only_what_the_ad_left_out():
    text = importing.to_yaml(imported(AD))
    with pytest.raises(BriefError) as refused:
        brief.read(text, "x.job.yaml")
    assert all("is missing" in problem for problem in refused.value.problems)


def test_a_guess_of_the_board_is_never_filled_in():
    record = {
        "job_id": "1",
        "job_title": "Data Engineer",
        "employer_name": "Brackwater",
        "job_description": "We need a data engineer. You will build pipelines for meter readings. " * 6
        + "\nEstimated salary: £70,000-90,000 (est.)",
    }
    found = imported(json.dumps(record), "board.json")
    assert "pay" not in found.values
    assert any(note.startswith("pay: the board guesses") for note in found.notes)
    assert "guesses a figure" in importing.to_yaml(found)


@pytest.mark.parametrize(
    ("old", "new", "path", "says"),
    [
        ("Location: Exeter\n", "Location: Exeter\nThe job is based in Aberdeen.\n", "work.places", "Aberdeen"),
        ("Permanent, 36", "Permanent job. This is a 12-month fixed-term contract, 36", "contract.type", "fixed-term"),
        ("18 December 2026", "18 December 2026\nApply by 4 January 2027", "dates.closes", "4 January"),
        ("Closing date: 18 December 2026", "Closing date: 3 March 2025", "dates.closes", "closed on 3 March 2025"),
        ("£58,000 to £66,000 a year", "OTE £90,000", "pay", "OTE"),
    ],
)  # fmt: skip
def test_what_is_in_doubt_is_left_open_and_said(old, new, path, says):
    assert old in AD
    found = imported(AD.replace(old, new))
    group, _, name = path.partition(".")
    assert name not in found.values.get(group, {}) if name else group not in found.values
    assert any(note.startswith(f"{path}:") and says in note for note in found.notes)
    assert says in " ".join(importing.to_yaml(found).replace("#", "").split())


def test_more_than_a_brief_takes_is_kept_and_asked_about():
    needs = "".join(f"- You have repaired pumps of type {name}.\n" for name in "ABCDEFGHI")
    found = imported(AD.replace("- Strong SQL\n", needs))
    assert sum("repaired pumps" in line for line in found.values["essential"]) == 9
    assert "gives 11, a finished brief takes 3 to 6" in found.questions["essential"]
    text = importing.to_yaml(found)
    read = brief.read(text, "x.job.yaml", partial=True)
    assert generate.markdown(read).count("repaired pumps") == 9
    with pytest.raises(BriefError) as refused:
        brief.read(text, "x.job.yaml")
    assert any("'essential' must have 3 to 6 entries" in problem for problem in refused.value.problems)


@pytest.mark.parametrize(("item", "says"), [("R", "at least 8"), ("You have " + "often " * 50 + "sailed", "shorten")])
def test_what_a_brief_does_not_take_in_these_words_stays_in_them_with_a_remark(item, says):
    found = imported(AD.replace("- Strong SQL\n", f"- {item}\n"))
    at = found.values["essential"].index(item) + 1
    assert says in found.comments[f"essential[{at}]"]
    ad = generate.markdown(brief.read(importing.to_yaml(found), "x.job.yaml", partial=True))
    assert f"- {item}." in ad


def test_an_item_that_a_brief_takes_stays_whole():
    item = "You know valves well, with experience and expertise in pumps, knowledge of seals, and the ability to teach"
    found = imported(AD.replace("- Strong SQL\n", f"- {item}\n"))
    at = found.values["essential"].index(item) + 1
    assert "asks for" in found.comments[f"essential[{at}]"]


DUTIES = re.compile(r"## What you will do\n\n(?:- .*\n)+")


def test_an_ad_without_a_list_of_duties_has_them_elsewhere():
    bullets = (
        "- Platform And Tools\n- Forecasting: You will build the half-hourly forecast for 400 villages.\n"
        "- Test each change against last winter\n- Explain to traders why it moved\n- A bicycle for each of us\n"
    )
    found = imported(DUTIES.sub("", AD).replace("## About the role\n\n", f"## About the role\n\n{bullets}\n"))
    assert [line.split()[0] for line in found.values["responsibilities"]] == ["Forecasting:", "Test", "Explain"]
    prose = "You will build the half-hourly forecast for 400 villages. You will join a great crew. You'll explain it."
    found = imported(DUTIES.sub("", AD).replace("## About the role\n\n", f"## About the role\n\n{prose}\n\n"))
    said = [*found.values["responsibilities"], found.values["problem"]]
    assert "You will build the half-hourly forecast for 400 villages." in said
    assert not any("great crew" in line for line in said)


def test_a_long_item_of_sentences_is_cut_where_each_asks():
    asks = "You have run " + "very " * 20 + "large pumps. You have taught " + "quite " * 20 + "a few people."
    found = imported(AD.replace("- Strong SQL\n", f"- {asks}\n"))
    assert sum(line.endswith(("pumps.", "people.")) for line in found.values["essential"]) == 2
    label = "Care: Projects are " + "very " * 25 + "long. You have taught " + "quite " * 20 + "a few people."
    found = imported(AD.replace("- Strong SQL\n", f"- {label}\n"))
    assert label in found.values["essential"]
    assert not any("You have taught" in spare.text for spare in found.unused)


@pytest.mark.parametrize("line", ["None explicitly listed", "N/A", "\U0001f680"])
def test_lines_that_list_nothing_are_left_out(line):
    found = imported(AD.replace("- Experience with weather data.\n", f"- {line}\n- You have sailed.\n"))
    assert "You have sailed." in found.values["desirable"]
    assert line not in found.values["desirable"]


def test_a_stop_inside_quotes_is_the_end_of_a_line():
    found = imported(AD.replace("- Strong SQL\n", '- You know what traders mean by "the long winter."\n'))
    ad = generate.markdown(brief.read(importing.to_yaml(found), "x.job.yaml", partial=True))
    assert '- You know what traders mean by "the long winter."\n' in ad


def test_what_the_ad_uses_is_the_stack_and_promises_no_daily_use():
    stack = "## Our stack\n\n- Python 3.12, Airflow and dbt\n- Kafka, Docker, Terraform\n\n## Benefits"
    found = imported(AD.replace("## Benefits", stack))
    assert found.values["stack"] == {"daily": ["Python 3.12", "Airflow", "dbt", "Kafka", "Docker", "Terraform"]}
    ad = generate.markdown(brief.read(importing.to_yaml(found), "x.job.yaml", partial=True))
    assert "We use Python 3.12, Airflow, dbt, Kafka, Docker and Terraform." in ad


def test_words_on_equality_are_kept_whole():
    says = (
        "We welcome people of all backgrounds. Brackwater is an equal opportunities employer. We hire regardless of "
        "age, race or religion."
    )
    found = imported(f"{AD}\n{says} Come and see us.\n")
    assert found.values["equality"] == says


def test_clauses_without_stops_become_lines():
    lines = (
        "Build the forecast that traders use each morning Test each change against last winter Explain to traders why "
        "it moved Be part of a group of nine in Exeter Together with the meter team, help to find what is wrong"
    )
    found = imported(re.sub(r"(?<=## What you will do\n\n)(?:- .*\n)+", lines + "\n", AD))
    assert [line.split()[0] for line in found.values["responsibilities"]] == [
        "Build",
        "Test",
        "Explain",
        "Be",
        "Together",
    ]


def test_names_of_tools_one_below_the_other_become_one_line():
    found = imported(AD.replace("- Strong SQL\n", "- Kafka\n- Airflow\n- Docker\n"))
    assert "Kafka, Airflow, Docker" in found.values["essential"]


def test_a_long_item_becomes_what_can_be_read_alone():
    item = (
        "- Experience in forecasting demand for networks of water, gas or power over several winters and summers,"
        " knowledge of how traders in wholesale markets buy and sell, proficiency in Python, and the"
        " ability to explain a model to people who do not build any\n"
    )
    found = imported(AD.replace("- Strong SQL\n", item))
    assert any(line.startswith("Knowledge of how traders") for line in found.values["essential"])


def test_an_agency_is_not_the_organisation():
    found = imported(AD.replace("Brackwater Energy sells", "Our client sells").replace(
        "## How to apply\n", "## How to apply\n\nPennine Talent is acting as an employment agency for this vacancy.\n"
    ))  # fmt: skip
    assert "name" not in found.values.get("organisation", {})


def test_a_figure_with_a_condition_is_not_made_a_plain_one():
    values = imported(AD.replace("9% employer pension", "Pension: we match what you pay up to 9%")).values
    assert "pension_employer_pct" not in values["benefits"]
    assert any("up to 9%" in line for line in values["benefits"]["other"])


def test_groups_inside_groups_are_written():
    found = imported(AD.replace("Permanent, 36", "We offer relocation assistance.\n\nPermanent, 36"))
    assert found.values["work"]["relocation"] == {"offered": True}
    assert load(importing.to_yaml(found), "x.job.yaml")["work"]["relocation"] == {"offered": True}


def test_remote_work_names_countries():
    text = AD.replace("Location: Exeter\n", "").replace(
        "Hybrid: 2 days a week in the office", "Fully remote within the United Kingdom"
    )
    assert imported(text).values["work"] == {"mode": "remote", "from": ["GB"]}


def test_the_role_follows_the_facts_and_can_be_chosen():
    assert imported(AD.replace("Senior Data Scientist", "Data Science Manager")).values["role"] == "ml-manager"
    assert imported(AD.replace("Senior Data Scientist", "Graduate Data Scientist")).values["role"] == "graduate"
    assert imported(AD.replace("jobs@brackwater.example", "jobs@water.gov.uk")).values["role"] == "public-sector-uk"
    assert imported(AD, public_sector=True).values["role"] == "public-sector-uk"
    assert imported(AD, role="generic-tech").values["role"] == "generic-tech"


def test_locale_follows_the_place():
    american = AD.replace("Location: Exeter", "Location: Denver, Colorado").replace("£", "$")
    assert imported(american, given=config.Settings(as_of=GB.as_of)).values["locale"] == "en-US"


@pytest.mark.parametrize("role", sorted(ROLES))
def test_every_role_can_be_surveyed(role):
    found, wanted, missing = gaps.survey(role, {})
    assert found == 0
    assert wanted > 15
    assert {"title", "pay", "work", "apply"} <= {gap.path for gap in missing}


DERIVED = frozenset((
    "version", "role", "locale", "level", "pay.currency", "pay.period", "pay.basis", "contract.type",
    "contract.options", "work.mode", "work.from", "benefits.bank_holidays", "visa.sponsorship", "on_call.required",
    "work.relocation.offered", "dates.closes", "dates.starts",
))  # fmt: skip
NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
WORD = re.compile(r"[^\W_]+")


def strange_words(found, text):
    """Words and figures of a brief that the ad does not have."""
    said = {word.lower() for word in WORD.findall(text)}
    figures = {float(number.replace(",", "")) for number in re.findall(r"\d[\d,]*(?:\.\d+)?", text)}
    figures |= {1000 * figure for figure in figures}
    figures |= {float(number) for number, word in enumerate(NUMBERS) if word in said}

    def walk(path, value):
        if path in DERIVED or path.endswith(".country"):
            return
        if isinstance(value, dict):
            for name, inner in value.items():
                yield from walk(f"{path}.{name}" if path else name, inner)
        elif isinstance(value, list):
            for inner in value:
                yield from walk(path, inner)
        elif isinstance(value, str):
            yield from ((path, word) for word in WORD.findall(value) if word.lower() not in said)
        elif value not in figures:
            yield path, value

    return list(walk("", found.values))


PIECES = st.sampled_from([
    "# Lead Machine Learning Engineer (Vision)", "# Research Intern, 6 months", "Salary: 70-90k", "£450 a day",
    "Location: Leeds, Sheffield or York", "Fully remote within Ireland", "Hybrid, 3 days in the office",
    "Up to £80,000 DOE", "Salary: $120,000 to $150,000, New York; $100,000 to $130,000 elsewhere",
    "## Responsibilities", "## Requirements", "## Nice to have", "## Benefits", "## Our stack", "## About us",
    "- Build models that find cracks in rails: \"quickly\" & {safely}", "- Python", "- SQL", "- dbt", "- #1: yes",
    "- Experience with Docker, Kubernetes and Terraform, knowledge of AWS, and a degree in maths or physics",
    "- Own the roadmap; mentor 3 engineers", "- 25 days of leave plus bank holidays", "- 5% pension", "- Fun!",
    "- A degree is a plus", "* null", "- 2026-01-01", "We use Python, Spark and Airflow every day.",
    "Northgate Rail runs 180 trains.", "You will predict which doors will fail, so that nobody is late.",
    "We score 400 doors a second on Kubernetes; drift alerts go to the team.", "You join a team of 6.",
    "You will report to the Head of Fleet Data.", "In your first three months you will ship a change to production.",
    "Apply by 12/01/2027", "Apply at https://northgate.example/jobs/7", "Questions: Sam Okoro, sam@northgate.example",
    "On-call one week in six", "No sponsorship is available.", "SC clearance required", "Travel to sites up to 20%",
    "We offer reasonable adjustments; write to help@northgate.example", "Permanent, 37.5 hours a week", "",
    "Interview process: a 30-minute call, then a paired task", "We are an equal opportunities employer.",
])  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(st.lists(PIECES, min_size=3, max_size=30))
def test_nothing_is_invented_and_the_brief_can_be_read(pieces):
    text = "\n".join(pieces)
    document, facts = read_facts(readers.read(Source("ad.md", text))[0], GB)
    found = importing.draft(document, facts, "ad.md", today=GB.as_of)
    assert strange_words(found, document.text) == []
    written = importing.to_yaml(found)
    assert plain(load(written, "ad.job.yaml")) == found.values
    read = brief.read(written, "ad.job.yaml", partial=True)
    assert read["role"] == found.values["role"]
    for path in found.questions:
        field_at(path)


@settings(max_examples=40, deadline=None)
@given(st.lists(PIECES, min_size=3, max_size=30))
def test_no_item_of_the_ledger_is_lost(pieces):
    document, facts = read_facts(readers.read(Source("ad.md", "\n".join(pieces)))[0], GB)
    written = importing.to_yaml(importing.draft(document, facts, "ad.md", today=GB.as_of))
    kept = {word.lower() for word in WORD.findall(written)}
    for item in facts.requirements:
        assert {word.lower() for word in WORD.findall(item.text)} <= kept


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=300), st.text(max_size=60))
def test_any_text_gives_yaml_that_says_the_same(body, title):
    text = f"# {title}\n\n## Requirements\n\n- {body}\n- You can {body} with Python\n"
    found = imported(text)
    raw = load(importing.to_yaml(found), "x.job.yaml")
    brief.read(importing.to_yaml(found), "x.job.yaml", partial=True)
    assert raw.get("essential") == found.values.get("essential")
    assert raw.get("title") == found.values.get("title")


def test_the_command_writes_a_brief_and_refuses_to_overwrite(tmp_path):
    (tmp_path / "ad.md").write_text(AD, encoding="utf-8")
    done = run("ad.md", "-o", "ad.job.yaml", "--as-of", "2026-11-20", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "ad.job.yaml written" in done.stderr
    before = (tmp_path / "ad.job.yaml").read_text(encoding="utf-8")
    again = run("ad.md", "-o", "ad.job.yaml", folder=tmp_path)
    assert again.returncode == 2
    assert "--force" in again.stderr
    assert (tmp_path / "ad.job.yaml").read_text(encoding="utf-8") == before
    assert run("ad.md", "-o", "ad.job.yaml", "--force", "--role", "generic-tech", folder=tmp_path).returncode == 0
    assert "role: generic-tech" in (tmp_path / "ad.job.yaml").read_text(encoding="utf-8")


def test_a_dash_prints_the_brief(tmp_path):
    (tmp_path / "ad.md").write_text(AD, encoding="utf-8")
    done = run("ad.md", "-o", "-", folder=tmp_path)
    assert done.returncode == 0
    assert "title: Senior Data Scientist" in done.stdout
    assert [file.name for file in tmp_path.iterdir()] == ["ad.md"]


def test_a_brief_that_cannot_be_written_is_said(tmp_path):
    (tmp_path / "ad.md").write_text(AD, encoding="utf-8")
    (tmp_path / "file").write_text("", encoding="utf-8")
    for target in ("file/ad.job.yaml", "no/such/ad.job.yaml"):
        done = run("ad.md", "-o", target, folder=tmp_path)
        assert done.returncode == 2
        assert f"{target}: cannot be written" in done.stderr
        assert "Traceback" not in done.stderr


def test_the_brief_names_no_folder_of_this_machine(tmp_path):
    (tmp_path / "ad.md").write_text(AD, encoding="utf-8")
    assert str(tmp_path) not in run(str(tmp_path / "ad.md"), folder=tmp_path).stdout


def test_what_the_house_has_settled_is_neither_asked_for_nor_repeated():
    house = brief.House(
        {"about": "We sell power.", "equality": "We hire anybody.", "benefits": {"leave_days": 30, "health": "Yes."}},
        frozenset(("equality",)), "/etc/x/.jobwriter.yaml",
    )  # fmt: skip
    text = AD.replace("Brackwater Energy sells", "It sells") + "\nBrackwater is an equal opportunities employer.\n"
    found = imported(text, house=house)
    assert found.values["benefits"]["leave_days"] == 27
    assert "about" not in found.values["organisation"]
    assert "organisation.about" not in found.questions
    assert found.settled["organisation.about"] == "settled in .jobwriter.yaml: We sell power."
    assert found.settled["benefits.health"] == "settled in .jobwriter.yaml: Yes."
    assert "equality" not in found.values
    assert "equal opportunities employer" in found.spares["equality"][0].text
    read = brief.read(importing.to_yaml(found), "x.job.yaml", house, partial=True)
    assert read["organisation"]["about"] == "We sell power."
    assert read["equality"] == "We hire anybody."


def test_another_name_of_the_employer_than_the_house_has_is_doubted():
    found = imported(AD, house=brief.House({"name": "Kestrel Claims"}, frozenset(), ".jobwriter.yaml"))
    assert any("Kestrel Claims; is it the same employer?" in note for note in found.notes)


def test_the_command_reads_standard_input_and_prints(tmp_path):
    done = run("-", text=AD, folder=tmp_path)
    assert done.returncode == 0
    assert "title: Senior Data Scientist" in done.stdout
    assert "drawn from standard input" in done.stdout


def test_several_records_go_into_a_folder_or_one_is_chosen(tmp_path):
    jobs = [
        {
            "@type": "JobPosting",
            "title": title,
            "description": "<p>You will repair pumps and the models that watch them.</p>" * 8,
            "hiringOrganization": {"name": "Brackwater"},
        }
        for title in ("Pump Engineer", "Data Engineer")
    ]
    (tmp_path / "jobs.json").write_text(json.dumps(jobs), encoding="utf-8")
    refused = run("jobs.json", folder=tmp_path)
    assert refused.returncode == 2
    assert "--record" in refused.stderr
    one = run("jobs.json", "--record", "2", folder=tmp_path)
    assert "title: Data Engineer" in one.stdout
    assert run("jobs.json", "--record", "3", folder=tmp_path).returncode == 2
    assert run("jobs.json", "-o", "briefs/", folder=tmp_path).returncode == 0
    names = sorted(file.name for file in (tmp_path / "briefs").iterdir())
    assert names == ["1-pump-engineer.job.yaml", "2-data-engineer.job.yaml"]
    assert run("jobs.json", "-o", "briefs/", folder=tmp_path).returncode == 2


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [("none.md", None, "does not exist"), ("empty.md", "", "empty"), ("x.pdf", "%PDF", ".pdf")],
)
def test_what_cannot_be_read_is_said(tmp_path, name, content, says):
    if content is not None:
        (tmp_path / name).write_text(content, encoding="utf-8")
    done = run(name, folder=tmp_path)
    assert done.returncode == 2
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_the_limits_of_an_import_are_those_of_the_brief():
    assert field_at("work.places").kind.most == place.PLACES
    assert field_at("process.stages").kind.most == route.STAGES
    for path in ("responsibilities", "desirable", "essential"):
        kind = field_at(path).kind
        assert isinstance(kind, Many)
        words = kind.of.fields["need"].kind if isinstance(kind.of, Group) else kind.of
        assert isinstance(words, Text)
        assert words.most == lines.LONGEST
