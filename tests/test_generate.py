"""Ads from briefs: they lint clean, say in every form what the brief says, and miss exactly what it leaves out."""

import copy
import datetime as dt
import json
import os
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from random_briefs import TODAY, briefs

from jobwriter import brief, config, generate
from jobwriter.brief import UNDECIDED, scaffold
from jobwriter.brief.jurisdictions import jurisdictions
from jobwriter.brief.roles import ROLES
from jobwriter.generate.forms import SUFFIXES, render
from jobwriter.jobposting.validate import validate
from jobwriter.linting import lint, lint_draft
from jobwriter.readers import read
from jobwriter.source import Source

LOCALES = ("en-GB", "en-US")
SEEDS = Path(__file__).parent.parent / "seeds" / "briefs"
HOLES = re.compile(
    r"\{\{|\{%|%\}|\bNone\b|\bundefined\b|not decided\b(?! (?:yet|on))|  |\( |\.\.| [,.;:]|,,|, and \.|\bthe \."
    r"|[^\n]\n#|^#+ *$",
    re.MULTILINE,
)
MEANT = {
    "pay": {"missing-pay", "pay-without-number", "weak-opening", "us-pay-posting-law", "eu-pay-transparency"},
    "data": {"missing-data-context"},
    "deployment": {"missing-deployment-context", "undisclosed-on-call"},
    "on_call": {"undisclosed-on-call"},
    "outcomes": {"undefined-success"},
    "metric": {"undefined-success"},
}
"""The findings that a field deserves which is open, or a pay that is withheld."""


def settings_for(made: brief.Brief) -> config.Settings:
    return config.Settings(
        as_of=TODAY,
        jurisdictions=jurisdictions(made.values),
        locale=made["locale"],
        uses_ai_screening=bool((made["process"] or {}).get("ai_screening")),
    )


def of(values, *, partial=False):
    return brief.read(scaffold.write(values), "x.job.yaml", partial=partial)


def report_on(made, ad=None):
    return lint(ad or generate.markdown(made), settings_for(made))


def loud(report):
    return [(item.rule, item.quote) for item in report.findings if item.severity != "suggestion"]


def facts_hold(made, facts):
    """The facts that were read back, against the brief."""
    pay, work, contract, dates = made["pay"], made["work"], made["contract"], made["dates"]
    if isinstance(pay, dict) and pay["bands"]:
        lowest, highest = min(band["min"] for band in pay["bands"]), max(band["max"] for band in pay["bands"])
        assert (facts.pay.min, facts.pay.max) == (lowest, highest)
        assert (facts.pay.currency, facts.pay.period) == (pay["currency"], pay["period"])
        assert len(facts.pay.bands) == (len(pay["bands"]) if len(pay["bands"]) > 1 else 0)
    else:
        assert facts.pay is None
    assert facts.work_mode.value == work["mode"]
    if work["mode"] == "hybrid":
        assert facts.work_mode.office_days == work["office_days_per_week"]
    assert {place["town"] for place in work["places"] or ()} <= {place.name for place in facts.places}
    assert (facts.contract.value, facts.contract.months) == (contract["type"], contract["months"])
    assert facts.hours.per_week == contract["hours_per_week"]
    assert facts.closing_date.date == dates["closes"]
    assert (facts.start_date.date if facts.start_date else None) == dates["starts"]
    for kind, field in (("must", "essential"), ("nice", "desirable"), ("duty", "responsibilities")):
        stated = {item.item for item in facts.requirements if item.kind == kind}
        assert len(stated) == len(made[field] or ()), (kind, [item.text for item in facts.requirements])
    if isinstance(made["visa"], dict):
        assert facts.sponsorship.offered == ("yes" if made["visa"]["sponsorship"] else "no")


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("role", sorted(ROLES))
def test_the_example_of_each_role_is_an_ad_to_be_proud_of(role, locale):
    made = of(scaffold.example(role, locale))
    ad = generate.markdown(made)
    report = report_on(made, ad)
    assert loud(report) == []
    assert report.score.total >= 95
    assert not made.notices
    assert not HOLES.search(ad)
    facts_hold(made, report.facts)


@pytest.mark.parametrize("form", ["html", "text", "docx", "json-ld"])
@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("role", sorted(ROLES))
def test_every_form_says_the_same(role, locale, form):
    made = of(scaffold.example(role, locale))
    ad = generate.markdown(made)
    content = render(made, ad, form, today=TODAY)
    name = f"ad{SUFFIXES[form]}"
    source = Source(name, "", "docx", data=content) if form == "docx" else Source(name, content.decode())
    (draft,) = read(source)
    report = lint_draft(draft, settings_for(made))
    assert loud(report) == []
    assert report.score.total >= 95
    facts_hold(made, report.facts)
    if form == "json-ld":
        problems = validate(json.loads(content), today=TODAY)
        assert [item for item in problems if item.severity == "error"] == []


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(briefs())
def test_any_brief_gives_a_clean_ad_with_its_own_facts(values):
    made = of(values)
    ad = generate.markdown(made)
    report = report_on(made, ad)
    assert loud(report) == [], ad
    assert report.score.total >= 85, ad
    assert not HOLES.search(ad), ad
    facts_hold(made, report.facts)


@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(briefs(), st.sampled_from(["html", "text", "json-ld"]))
def test_any_brief_says_the_same_in_any_form(values, form):
    made = of(values)
    ad = generate.markdown(made)
    content = render(made, ad, form, today=TODAY).decode()
    (draft,) = read(Source(f"ad{SUFFIXES[form]}", content))
    report = lint_draft(draft, settings_for(made))
    assert loud(report) == [], ad
    facts_hold(made, report.facts)
    markup = json.loads(render(made, ad, "json-ld", today=TODAY))
    problems = validate(markup, today=TODAY)
    assert [(item.rule, item.path) for item in problems if item.severity == "error"] == []


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(briefs(open_facts=True))
def test_what_is_open_is_said_and_found_and_nothing_else(values):
    made = of(values)
    ad = generate.markdown(made)
    report = report_on(made, ad)
    deserved = set()
    for name, rules in MEANT.items():
        withheld = isinstance(made[name], dict) and made[name].get("withheld_reason")
        if made[name] == UNDECIDED or withheld:
            deserved |= rules
    assert [item for item in loud(report) if item[0] not in deserved] == [], ad
    assert report.score.total >= 70, ad
    assert ("pay" in values and made["pay"] != UNDECIDED and not made["pay"]["withheld_reason"]) or bool(
        {"missing-pay", "pay-without-number"} & {item.rule for item in report.findings}
    )
    assert not HOLES.search(ad), ad
    facts_hold(made, report.facts)


def spare():
    """A brief in which every fact stands once, so that taking it out takes it out of the ad."""
    return {
        "version": 1,
        "role": "ml-engineer",
        "locale": "en-GB",
        "title": "Machine Learning Engineer",
        "level": "mid",
        "organisation": {"name": "Harrow & Pike", "about": "We print 40,000 timetables a year for nine towns."},
        "team": {"size": 5, "reports_to": "Head of Print", "works_with": ["two designers", "a statistician"]},
        "problem": "find out which timetables will be wrong tomorrow, so that passengers are told in time",
        "data": "3 million rows, 40,000 of them labelled by hand",
        "deployment": {"where": "as a nightly batch on Kubernetes"},
        "time": {"engineering": 60, "modelling": 40},
        "responsibilities": [
            "Rebuild the model and compare it with the old one.",
            "Write the tests that decide which version is better.",
            "Explain to your colleagues why the model said what it said.",
            "Read 50 wrong answers a week and write down what they share.",
            "Take out the reports that nobody has opened for a year.",
            "Show two colleagues how to use what you have built.",
        ],
        "outcomes": {"month_3": "You have made one change.", "month_12": "One error in five is still missed."},
        "essential": [
            "You have put a model into production and kept it running.",
            "You write tested Python that other people can change.",
            "You can explain a model's limits to people who do not build models.",
        ],
        "desirable": [
            "You have used Airflow to run jobs that others depend on.",
            "You know how a small office runs.",
            "You have written for readers who are not engineers.",
        ],
        "equality": "We choose by what people can do, and want applications from people of every age and background.",
        "pay": {"min": 62000, "max": 72000, "currency": "GBP"},
        "contract": {"type": "permanent", "hours_per_week": 37.5},
        "work": {"mode": "hybrid", "office_days_per_week": 2, "places": [{"town": "Leeds", "country": "GB"}]},
        "benefits": {
            "leave_days": 27,
            "pension_employer_pct": 8,
            "parental_leave": "20 weeks at full pay",
            "learning": "£1,500 and 5 days a year",
        },
        "visa": {"sponsorship": False},
        "process": {"stages": [{"what": "call with the manager", "minutes": 30}], "reply_within_days": 5},
        "apply": {"email": "jobs@mail.example", "contact": "Sam Okoro, 0113 496 0123"},
        "adjustments": {"contact": "Sam Okoro, 0113 496 0123"},
        "dates": {"posts": "2026-12-01", "closes": "2026-12-18"},
    }


def dated(values):
    values = copy.deepcopy(values)
    if "dates" in values:
        values["dates"] = {name: dt.date.fromisoformat(day) for name, day in values["dates"].items()}
    return values


def test_the_spare_brief_gives_a_clean_ad():
    report = report_on(of(dated(spare()), partial=True))
    assert [(item.rule, item.message) for item in report.findings] == []


@pytest.mark.parametrize(
    ("without", "says"),
    [
        (("pay",), {"missing-pay": "no figure for pay"}),
        (("benefits",), {"missing-benefits": "benefit"}),
        (("problem",), {"missing-problem": "there to solve"}),
        (("data",), {"missing-data-context": "which data"}),
        (("deployment",), {"missing-deployment-context": "how the work runs"}),
        (("outcomes",), {"undefined-success": "by what result"}),
        (("team",), {"missing-team-context": "the team"}),
        (("contract",), {"missing-core-facts": "hours or kind of contract"}),
        (("work",), {"missing-core-facts": "the place"}),
        (("work.office_days_per_week",), {"vague-work-pattern": "how many days"}),
        (("responsibilities", "problem"), {"missing-core-facts": "what one does", "missing-problem": "to solve"}),
        (("essential", "desirable"), {"missing-core-facts": "what one must bring"}),
        (("organisation", "apply.email"), {"unverifiable-employer": "who is hiring"}),
        (("adjustments",), {"missing-adjustments": "no adjustments"}),
        (("apply", "process", "dates", "adjustments"), {"no-application-process": "", "missing-adjustments": ""}),
    ],
    ids=lambda value: "+".join(value) if isinstance(value, tuple) else None,
)
def test_an_ad_without_a_fact_has_the_finding_of_that_fact_and_no_other(without, says):
    values = dated(spare())
    for path in without:
        group, _, name = path.rpartition(".")
        del (values[group] if group else values)[name]
    report = report_on(of(values, partial=True))
    found = {item.rule: item.message for item in report.findings}
    assert found.keys() == says.keys()
    assert all(words in found[rule] for rule, words in says.items())


def test_no_word_on_visas_is_found_in_preview():
    values = dated(spare())
    del values["visa"]
    made = of(values, partial=True)
    found = lint(generate.markdown(made), config.Settings(as_of=TODAY, jurisdictions=("GB",), preview=True)).findings
    assert [item.rule for item in found] == ["unstated-sponsorship"]


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("role", sorted(ROLES))
def test_the_briefs_among_the_seeds_are_those_that_new_writes(role, locale):
    file = SEEDS / f"{role}.{locale}.job.yaml"
    text = scaffold.write(scaffold.example(role, locale))
    if os.environ.get("JOBWRITER_GOLDEN") == "write":
        file.write_text(text, encoding="utf-8")
    assert file.read_text(encoding="utf-8") == text
