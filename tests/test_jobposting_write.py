"""The JobPosting of a brief: valid, and nothing in it that the ad does not say."""

import copy
import datetime as dt
import json
import re

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jobwriter import brief, generate
from jobwriter.brief import scaffold
from jobwriter.brief.roles import ROLES
from jobwriter.jobposting.report import judge
from jobwriter.jobposting.said import figures, says
from jobwriter.jobposting.validate import validate
from jobwriter.jobposting.write import dumps, script, write
from jobwriter.jobposting.zones import end_of_day
from jobwriter.readers.html import fragment
from jobwriter.renderers import blocks, html

TODAY = dt.date(2026, 11, 21)
BASE = {
    "version": 1,
    "role": "generic-tech",
    "title": "Machine Learning Engineer",
    "level": "mid",
    "organisation": {"name": "Northgate Rail", "url": "https://northgate-rail.example",
                     "about": "We run 180 commuter trains in the north of England."},
    "team": {"name": "Fleet Data", "size": 5, "reports_to": "Head of Fleet Data", "works_with": ["depot planners"]},
    "problem": "predict which train doors are about to fail, so that planners can book a repair in time",
    "responsibilities": ["Rebuild the door-failure model and release it every month.",
                         "Write the tests that decide whether a new version ships.",
                         "Explain to planners why a door was flagged."],
    "outcomes": {"month_3": "One change to the model is live.", "month_12": "One failure in five is missed."},
    "essential": ["You have put a model into production and kept it running.",
                  "You write tested Python that other people can change.",
                  "You can explain a model's limits to people who do not build models."],
    "pay": {"min": 62000, "max": 72000, "currency": "GBP"},
    "contract": {"type": "permanent", "hours_per_week": 37.5},
    "work": {"mode": "hybrid", "office_days_per_week": 2, "places": [{"town": "Leeds", "country": "GB"}]},
    "benefits": {"leave_days": 27, "bank_holidays": "extra", "pension_employer_pct": 8},
    "visa": {"sponsorship": False},
    "process": {"send": "your CV", "stages": [{"what": "a call with the manager", "minutes": 30}],
                "reply_within_days": 5},
    "apply": {"url": "https://northgate-rail.example/jobs/1", "contact": "Sam Okoro, sam@northgate-rail.example"},
    "adjustments": {"contact": "sam@northgate-rail.example"},
    "dates": {"posts": "2026-11-23", "closes": "2026-12-18"},
}  # fmt: skip


def made(**changes):
    """The posting of a brief, its ad as HTML, the brief, and its ad as Markdown."""
    values = copy.deepcopy(BASE)
    for path, value in changes.items():
        *way, last = path.split("__")
        holder = values
        for name in way:
            holder = holder[name]
        holder[last] = value
    for name in ("posts", "closes", "starts"):
        if name in values["dates"]:
            values["dates"][name] = dt.date.fromisoformat(str(values["dates"][name]))
    read = brief.read(yaml.safe_dump(values, allow_unicode=True), "x.job.yaml")
    return written(read)


def written(read):
    markdown = generate.markdown(read)
    ad = html.render(blocks.parse(markdown))
    return write(read, ad, today=TODAY), ad, read, markdown


def posting(**changes):
    return made(**changes)[0]


def errors(found):
    return [one for one in found if one.severity == "error"]


def test_the_whole_of_a_posting():
    whole = posting(ref="NR-2041", dates__starts="2027-02-01", pay__bonus="up to 5% of pay", clearance="SC")
    del whole["description"]
    told = {name: whole.pop(name) for name in ("incentiveCompensation", "jobBenefits", "eligibilityToWorkRequirement")}
    assert "up to 5% of pay" in told["incentiveCompensation"]
    assert {27.0, 8.0} <= figures(told["jobBenefits"])
    assert "right to work" in told["eligibilityToWorkRequirement"]
    assert list(whole.items()) == list(
        {
            "@context": "https://schema.org/",
            "@type": "JobPosting",
            "title": "Machine Learning Engineer",
            "identifier": {"@type": "PropertyValue", "name": "Northgate Rail", "value": "NR-2041"},
            "datePosted": "2026-11-23",
            "validThrough": "2026-12-18T23:59:59+00:00",
            "employmentType": "FULL_TIME",
            "hiringOrganization": {
                "@type": "Organization",
                "name": "Northgate Rail",
                "sameAs": "https://northgate-rail.example",
            },
            "jobLocation": {
                "@type": "Place",
                "address": {"@type": "PostalAddress", "addressLocality": "Leeds", "addressCountry": "GB"},
            },
            "baseSalary": {
                "@type": "MonetaryAmount",
                "currency": "GBP",
                "value": {"@type": "QuantitativeValue", "minValue": 62000, "maxValue": 72000, "unitText": "YEAR"},
            },
            "workHours": "37.5 hours a week",
            "jobStartDate": "2027-02-01",
            "employmentUnit": {"@type": "Organization", "name": "Fleet Data"},
            "responsibilities": BASE["responsibilities"],
            "qualifications": BASE["essential"],
            "securityClearanceRequirement": "SC",
            "applicationContact": {
                "@type": "ContactPoint",
                "name": "Sam Okoro",
                "email": "sam@northgate-rail.example",
            },
        }.items()
    )


@pytest.mark.parametrize(
    ("contract", "kinds"),
    [
        ({"type": "permanent", "hours_per_week": 37.5}, "FULL_TIME"),
        ({"type": "permanent", "hours_per_week": 20}, "PART_TIME"),
        ({"type": "permanent", "hours_per_week": 40, "options": ["job share"]}, ["FULL_TIME", "PART_TIME"]),
        ({"type": "permanent", "hours_per_week": 40, "options": ["compressed hours"]}, "FULL_TIME"),
        ({"type": "fixed-term", "months": 12, "hours_per_week": 40}, ["FULL_TIME", "TEMPORARY"]),
        ({"type": "temporary", "months": 3, "hours_per_week": 20}, ["PART_TIME", "TEMPORARY"]),
        ({"type": "contract", "months": 6, "hours_per_week": 40}, "CONTRACTOR"),
        ({"type": "internship", "months": 3, "hours_per_week": 40}, "INTERN"),
        ({"type": "apprenticeship", "months": 18, "hours_per_week": 37}, "FULL_TIME"),
    ],
)
def test_the_kind_of_contract(contract, kinds):
    assert posting(contract=contract)["employmentType"] == kinds


def test_hybrid_work_has_places_and_remote_work_has_countries():
    places = [
        {"town": "Leeds", "postcode": "LS1", "country": "GB"},
        {"town": "Denver", "region": "CO", "country": "US"},
    ]
    several = posting(work__places=places)
    assert [place["address"].get("addressRegion") for place in several["jobLocation"]] == [None, "CO"]
    assert "jobLocationType" not in several
    remote = posting(work={"mode": "remote", "from": ["GB", "US-CO"]})
    assert "jobLocation" not in remote
    assert remote["jobLocationType"] == "TELECOMMUTE"
    assert remote["applicantLocationRequirements"] == [
        {"@type": "Country", "name": "United Kingdom"},
        {"@type": "State", "name": "Colorado, US"},
    ]
    assert "jobLocationType" not in posting(work={"mode": "onsite", "places": [{"town": "Leeds", "country": "GB"}]})


@pytest.mark.parametrize("pay", ["not decided", {"withheld_reason": "our pay deal is being settled this month"}])
def test_pay_that_the_ad_does_not_give_is_not_in_the_markup(pay):
    whole = posting(pay=pay)
    assert "baseSalary" not in whole
    assert errors(validate(whole, today=TODAY)) == []


def test_pay_covers_all_bands_and_one_figure_stays_one():
    bands = [{"level": "mid", "min": 62000, "max": 68000}, {"level": "senior", "min": 70000, "max": 81000.5}]
    value = posting(level=["mid", "senior"], pay={"bands": bands, "currency": "GBP"})["baseSalary"]["value"]
    assert (value["minValue"], value["maxValue"]) == (62000, 81000.5)
    day = posting(pay={"min": 550, "max": 550, "currency": "EUR", "period": "day"})["baseSalary"]
    assert day["value"] == {"@type": "QuantitativeValue", "value": 550, "unitText": "DAY"}


def test_what_the_ad_leaves_out_the_markup_leaves_out():
    read = made(ref="NR-1", dates__starts="2027-02-01")[2]
    bare = write(read, "<p>We hire. Closing date: 18 December 2026.</p>", today=TODAY)
    claims = {"@context", "@type", "title", "description", "identifier", "datePosted", "validThrough",
              "employmentType", "hiringOrganization", "jobLocation"}  # fmt: skip
    assert set(bare) == claims


@pytest.mark.parametrize(
    ("need", "other", "expected"),
    [
        ("You have a PhD in machine learning", None, ("postgraduate degree", None, None)),
        ("You have a degree in a subject with numbers", "four years of such work", ("bachelor degree", 48, True)),
        ("You have a BSc in physics", "18 months in a lab", ("bachelor degree", 18, True)),
        ("You have a master's degree", "equivalent experience", (None, None, None)),
        ("You can explain a model to a planner", "three years of it", (None, None, None)),
    ],
)
def test_experience_in_place_of_education_only_with_all_that_google_asks(need, other, expected):
    essential = [{"need": need} | ({"or": other} if other else {}), *BASE["essential"][:2]]
    whole = posting(essential=essential)
    months = whole.get("experienceRequirements", {}).get("monthsOfExperience")
    category = whole.get("educationRequirements", {}).get("credentialCategory")
    assert (category, months, whole.get("experienceInPlaceOfEducation")) == expected
    assert errors(validate(whole, today=TODAY)) == []


@pytest.mark.parametrize(
    ("day", "country", "region", "moment"),
    [
        (dt.date(2026, 12, 18), "GB", "", "2026-12-18T23:59:59+00:00"),
        (dt.date(2026, 7, 1), "GB", "", "2026-07-01T23:59:59+01:00"),
        (dt.date(2026, 12, 18), "US", "NY", "2026-12-18T23:59:59-05:00"),
        (dt.date(2026, 12, 18), "US", "", "2026-12-18T23:59:59-08:00"),
        (dt.date(2026, 12, 18), "IN", "", "2026-12-18T23:59:59+05:30"),
        (dt.date(2026, 12, 18), "CA", "ON", "2026-12-18T23:59:59-05:00"),
        (dt.date(2026, 12, 18), "", "", "2026-12-18T23:59:59+00:00"),
    ],
)
def test_a_day_ends_by_the_clock_of_the_place(day, country, region, moment):
    assert end_of_day(day, country, region) == moment


def test_every_country_of_a_brief_has_a_clock():
    from jobwriter.brief.choices import countries
    from jobwriter.jobposting.zones import _COUNTRIES

    assert set(countries()) <= set(_COUNTRIES)
    assert all(end_of_day(TODAY, country)[-6] in "+-" for country in countries())


@pytest.mark.parametrize("locale", ["en-GB", "en-US"])
@pytest.mark.parametrize("role", sorted(ROLES))
def test_the_example_of_each_role_gives_markup_with_nothing_to_correct(role, locale):
    values = {"role": role, "locale": locale, **scaffold.example(role, locale, TODAY)}
    whole = written(brief.read(scaffold.write(values), "x.job.yaml"))[0]
    assert errors(validate(whole, today=TODAY)) == []
    assert len(whole["responsibilities"]) == len(values["responsibilities"])
    assert len(whole["qualifications"]) == len(values["essential"])
    assert {"jobBenefits", "eligibilityToWorkRequirement", "baseSalary"} <= set(whole)


def test_the_same_brief_gives_the_same_bytes():
    assert dumps(posting(ref="NR-1")) == dumps(posting(ref="NR-1"))


def test_no_text_ends_the_script():
    element = script(posting(title="Engineer") | {"description": "<p></script><!-- x</p>"})
    assert element.count("</script") == 1
    assert "<!--" not in element
    assert json.loads(re.search(r">(.*)</script>", element, re.DOTALL)[1])["description"] == "<p></script><!-- x</p>"


TOWNS = [{"town": "Leeds", "postcode": "LS1 4AP", "country": "GB"}, {"town": "Dublin", "country": "IE"},
         {"town": "Berlin", "country": "DE"}, {"town": "Austin", "region": "TX", "country": "US"},
         {"town": "London", "country": "GB"}]  # fmt: skip
PERIODS = {"year": (24_000, 180_000), "month": (2_000, 15_000), "day": (150, 1_500), "hour": (12, 150)}
WORDS = st.text(alphabet="abcde fgh & <i> \\ \" ' *_`[](){}£é", min_size=4, max_size=30).filter(
    lambda words: sum(map(str.isalpha, words)) > 3
)


@st.composite
def changes(draw):
    """Changes to the base brief that keep it valid."""
    period = draw(st.sampled_from(sorted(PERIODS)))
    low, high = sorted(draw(st.tuples(*[st.integers(*PERIODS[period])] * 2)))
    currency = draw(st.sampled_from(["GBP", "EUR", "USD", "CAD", "CHF"]))
    levels = draw(st.sampled_from([["mid"], ["mid", "senior"]]))
    figures_ = {"min": low, "max": high}
    bands = [{"level": level, "min": low + 1, "max": high + 1 + index} for index, level in enumerate(levels)]
    pay = draw(st.sampled_from([
        "not decided", {"withheld_reason": "our pay deal is being settled this month"},
        (figures_ if len(levels) == 1 else {"bands": bands}) | {"currency": currency, "period": period},
    ]))  # fmt: skip
    places = draw(st.lists(st.sampled_from(TOWNS), min_size=1, max_size=3, unique_by=lambda place: place["town"]))
    work = draw(st.sampled_from([
        {"mode": "hybrid", "office_days_per_week": 2, "places": places}, {"mode": "onsite", "places": places},
        {"mode": "remote", "from": ["GB"]}, {"mode": "remote", "from": ["US-CO", "IE"]},
    ]))  # fmt: skip
    kind = draw(st.sampled_from(["permanent", "fixed-term", "contract", "internship", "temporary", "apprenticeship"]))
    hours = draw(st.sampled_from([16, 30, 36, 40]))
    contract = {"type": kind, "hours_per_week": hours} | ({} if kind == "permanent" else {"months": 9})
    if draw(st.booleans()):
        contract["options"] = ["part-time"]
    found = {"locale": draw(st.sampled_from(["en-GB", "en-US"])), "level": levels, "pay": pay, "work": work,
             "contract": contract, "visa": draw(st.sampled_from(["not decided", {"sponsorship": True},
                                                                 {"sponsorship": False}])),
             "benefits": {"leave_days": 27, "learning": "£1,500 a year", "other": [draw(WORDS)]},
             "dates": {"posts": "2026-11-23", "closes": draw(st.sampled_from(["2026-12-18", "2027-01-05"])),
                       "starts": "2027-02-01"}}  # fmt: skip
    if draw(st.booleans()):
        found["ref"] = "REQ 7/2041"
    return found


@given(changes())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_brief_gives_markup_without_an_error_that_says_only_what_the_ad_says(values):
    whole, ad, _, markdown = made(**values)
    assert errors(validate(whole, today=TODAY)) == []
    page = html.render(blocks.parse(markdown), page=True, json_ld=dumps(whole))
    judged = judge(page, "ad.html", today=TODAY)
    assert judged.failures == ()
    assert [row.problem for one in judged.postings for row in one.problems if row.problem.severity == "error"] == []
    visible = "\n".join(piece.words for piece in fragment(ad))
    for words in claims(whole):
        assert says(visible, words), words
    if "baseSalary" in whole:
        value = whole["baseSalary"]["value"]
        assert {float(value[name]) for name in ("value", "minValue", "maxValue") if name in value} <= figures(visible)
    assert ("TELECOMMUTE" in whole.values()) == ("fully remote" in visible) == (values["work"]["mode"] == "remote")


def claims(whole):
    """The words of a posting that a reader can look for."""
    yield whole["title"]
    yield whole["hiringOrganization"]["name"]
    for name in ("responsibilities", "qualifications", "skills"):
        yield from whole.get(name, ())
    for name in ("incentiveCompensation", "workHours", "eligibilityToWorkRequirement"):
        yield from filter(None, [whole.get(name)])
    yield from filter(None, re.split(r"(?<=\.) (?=[A-Z0-9])", whole.get("jobBenefits", "")))
    places = whole.get("jobLocation", [])
    for place in places if isinstance(places, list) else [places]:
        yield from (place["address"][name] for name in ("addressLocality", "addressRegion") if name in place["address"])
    yield from filter(None, whole.get("applicationContact", {}).get("email", "").split())
