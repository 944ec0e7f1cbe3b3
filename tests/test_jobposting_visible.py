"""Markup that says what the visible ad does not, and how postings are found in a file."""

import copy
import datetime as dt
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobwriter.jobposting import extract, locate
from jobwriter.jobposting.report import judge
from jobwriter.jobposting.said import figures, says
from jobwriter.readers import markdown

TODAY = dt.date(2026, 11, 21)
GOOD = json.loads((Path(__file__).parent / "jobposting" / "good-hybrid.json").read_text(encoding="utf-8"))
HYBRID = "Hybrid: two days a week in the office in Leeds"


def described(old, new, **values):
    """The good posting with other words in its description."""
    posting = copy.deepcopy(GOOD) | values
    assert old in posting["description"]
    return posting | {"description": posting["description"].replace(old, new)}


def rules(posting, ad=None):
    judged = judge(json.dumps(posting), "ad.json", today=TODAY, ad=ad)
    return {row.problem.rule: row.problem for one in judged.postings for row in one.problems}


def telecommute(**values):
    posting = {name: value for name, value in GOOD.items() if name != "jobLocation"}
    area = {"@type": "Country", "name": "United Kingdom"}
    return posting | {"jobLocationType": "TELECOMMUTE", "applicantLocationRequirements": area} | values


@pytest.mark.parametrize(
    ("posting", "rule", "values"),
    [
        (described("£62,000 to £72,000", "£62,000 to £66,000"), "pay-differs", ("62,000 to 72,000 GBP", "£66,000")),
        (described("£62,000 to £72,000 a year", "competitive"), "pay-not-in-ad", ("62,000 to 72,000 GBP a year",)),
        (described("£62,000 to £72,000", "€62,000 to €72,000"), "pay-differs", ("GBP", "€62,000")),
        (described("£62,000 to £72,000 a year", "£62,000 to £72,000 a year (est.)"), "estimated-pay", ("(est.)",)),
        (telecommute(), "telecommute-not-remote", ("TELECOMMUTE", "hybrid")),
        (described("18 December 2026", "4 December 2026"), "closing-date-differs", ("2026-12-18", "4 December 2026")),
        (described("in Leeds", "in London"), "place-differs", ('"Leeds"', "London")),
        (described("full-time", "part-time"), "employment-differs", ("FULL_TIME", "part-time")),
        (
            described("Permanent, full", "This is a permanent job, full", employmentType="CONTRACTOR"),
            "employment-differs",
            ("CONTRACTOR", "permanent"),
        ),
        (
            described("Permanent, full", "This is a permanent job, full", employmentType="INTERN"),
            "employment-differs",
            ("INTERN", "permanent"),
        ),
        (described(HYBRID, "Fully remote within the UK"), "telecommute-missing", ("Fully remote",)),
    ],
)
def test_a_contradiction_is_an_error_with_both_values(posting, rule, values):
    found = rules(posting)
    assert rule in found, sorted(found)
    assert found[rule].severity == "error"
    assert all(value in found[rule].message for value in values), found[rule].message


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("£62,000 to £72,000 a year", "£62k-£72k"),
        ("£62,000 to £72,000 a year", "62.000 bis 72.000 GBP"),
        ("£62,000 to £72,000 a year", "£62,000 (level 2) or £72,000 (level 3) a year"),
        ("18 December 2026", "18/12/2026"),
        ("by 18 December 2026", "soon"),
        ("in Leeds", "in central LEEDS"),
        ("Permanent, full-time, 37.5 hours a week", "37.5 hours a week"),
        ("Permanent, full-time", "Permanent, full-time (part-time is possible)"),
    ],
)
def test_other_ways_to_say_the_same_are_no_contradiction(old, new):
    assert rules(described(old, new)) == {}


@pytest.mark.parametrize(
    ("words", "contradicts"),
    [
        ("Fully remote within the UK", False),
        ("Fully remote within the UK; we meet in the office one day a quarter", False),
        ("Fully remote within the UK; you come to the office two days a month", True),
        ("Hybrid, one day a month in the office", True),
        ("In our office in Leeds five days a week", True),
    ],
)
def test_remote_work_with_a_rare_journey_is_remote_work(words, contradicts):
    posting = telecommute(description=GOOD["description"].replace(HYBRID, words))
    assert ("telecommute-not-remote" in rules(posting)) == contradicts


def test_a_closing_date_in_the_ad_makes_valid_through_required():
    posting = {name: value for name, value in GOOD.items() if name != "validThrough"}
    found = rules(posting)
    assert found["no-valid-through"].severity == "error"
    assert "2026-12-18T23:59:59" in found["no-valid-through"].write
    assert rules(posting | {"description": posting["description"].replace("by 18 December 2026", "")})[
        "no-valid-through"
    ].severity == ("warning")


@pytest.mark.parametrize(
    "through", ["2026-12-18", "2026-12-18T23:59:59+00:00", "2026-12-19T00:00:00+00:00", "2026-12-19T07:59:59Z"]
)
def test_the_end_of_a_day_may_be_written_in_another_zone(through):
    assert "closing-date-differs" not in rules(GOOD | {"validThrough": through})


def test_a_place_that_the_description_leaves_out_is_an_error_only_beside_the_whole_ad():
    posting = described(" in Leeds", "")
    assert rules(posting)["place-not-in-ad"].severity == "warning"
    ad = markdown.read("# Machine Learning Engineer\n\nSalary: £62,000 to £72,000 a year. Hybrid, permanent.", "ad.md")
    assert rules(posting, ad[0])["place-not-in-ad"].severity == "error"


def test_the_visible_ad_counts_and_not_the_description():
    ad = markdown.read(
        "# Data Engineer\n\nLeeds. Salary: £50,000 to £55,000 a year. Apply by 1 December 2026.", "ad.md"
    )
    assert {"pay-differs", "closing-date-differs", "title-not-in-ad"} <= set(rules(GOOD, ad[0]))
    assert rules(GOOD) == {}


def page(*scripts, body="<h1>Machine Learning Engineer</h1>" + GOOD["description"]):
    inner = "\n".join(f'<script type="application/ld+json">\n{script}\n</script>' for script in scripts)
    return f"<!doctype html>\n<html><head>\n{inner}\n</head><body><main>{body}</main></body></html>"


PLAIN = json.dumps(GOOD, ensure_ascii=False, indent=1)


@pytest.mark.parametrize(
    "script",
    [
        PLAIN,
        f"//<![CDATA[\n{PLAIN}\n//]]>",
        f"<![CDATA[{PLAIN}]]>",
        f"/* <![CDATA[ */{PLAIN}/* ]]> */",
        f"<!--\n{PLAIN}\n-->",
        f"[{PLAIN}]",
        json.dumps({"@context": "https://schema.org", "@graph": [{"@type": "WebSite"}, GOOD]}),
        json.dumps({"@context": "https://schema.org", "@type": "WebPage", "mainEntity": {"about": [GOOD]}}),
        json.dumps(GOOD | {"@type": "https://schema.org/JobPosting"}),
        json.dumps(GOOD | {"@type": ["Intangible", "JobPosting"]}),
    ],
)
def test_a_posting_is_found_however_it_is_wrapped(script):
    judged = judge(page('{"@type": "BreadcrumbList"}', script), "job.html", today=TODAY)
    assert [one.title for one in judged.postings] == ["Machine Learning Engineer"]
    assert judged.postings[0].problems == judged.problems == judged.failures == ()


def test_lines_are_those_of_the_file():
    wrong = PLAIN.replace('"GBP"', '"pounds"').replace('"FULL_TIME"', '"FULLTIME"')
    text = page(f"\n\n<!--\n{wrong}\n-->")
    (posting,) = judge(text, "job.html", today=TODAY).postings
    lines = text.splitlines()
    at = {row.problem.path: lines[row.line - 1] for row in posting.problems}
    assert '"currency": "pounds"' in at["baseSalary.currency"]
    assert '"employmentType"' in at["employmentType"]


def test_references_inside_the_file_are_followed():
    organisation = GOOD["hiringOrganization"] | {"@id": "#us"}
    graph = {"@context": "https://schema.org", "@graph": [organisation, GOOD | {"hiringOrganization": {"@id": "#us"}}]}
    (posting,) = judge(json.dumps(graph), "job.json", today=TODAY).postings
    assert posting.problems == ()
    loop = {"@id": "#a", "@context": "https://schema.org", "@type": "JobPosting", "jobLocation": {"@id": "#a"}}
    assert judge(json.dumps(loop), "job.json", today=TODAY).postings


@pytest.mark.parametrize("body", ["", "<nav>Home Jobs</nav><div id='root'></div>"])
def test_a_page_that_a_script_fills_is_judged_by_its_description(body):
    (posting,) = judge(page(PLAIN, body=body), "job.html", today=TODAY).postings
    assert [(row.problem.rule, row.problem.severity) for row in posting.problems] == [("ad-not-on-page", "warning")]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (GOOD["description"], "<p>" + "Zwei Tage im Büro in Leeds, sonst mobil. Gehalt: 62.000 bis 72.000 GBP. " * 7),
        (HYBRID, "In the office three days a week in Leeds or York"),
    ],
)
def test_what_cannot_be_read_contradicts_nothing(old, new):
    assert rules(described(old, new)) == {}


def test_one_job_a_page():
    judged = judge(page(PLAIN, PLAIN.replace("Machine Learning", "Data")), "jobs.html", today=TODAY)
    assert len(judged.postings) == 2
    (row,) = judged.problems
    assert (row.problem.rule, row.problem.severity) == ("one-job-per-page", "error")
    assert "Data Engineer" in row.problem.message
    many = judge(json.dumps([GOOD, GOOD]), "jobs.json", today=TODAY)
    assert (len(many.postings), many.problems) == (2, ())


def test_markup_without_context_says_nothing_to_a_search_engine():
    for context in ({}, {"@context": "https://example.org"}):
        bare = {name: value for name, value in GOOD.items() if name != "@context"} | context
        assert "no-context" in rules(bare)
    assert "no-context" not in rules(GOOD | {"@context": ["http://www.schema.org/", {"x": "y"}]})


def test_keys_that_stand_twice_and_raw_line_breaks_are_told():
    twice = PLAIN.replace('"employmentType"', '"title": "Machine Learning Engineer",\n "employmentType"')
    (row,) = judge(twice, "job.json", today=TODAY).problems
    assert (row.problem.rule, '"title"' in row.problem.message) == ("key-twice", True)
    (row,) = judge(PLAIN.replace("</p><p>", "</p>\n<p>", 1), "job.json", today=TODAY).problems
    assert (row.problem.rule, row.problem.severity) == ("line-break-in-text", "error")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{\n "a": 1,\n}', "job:2:8: not valid JSON: a comma stands before the end"),
        ('{"a": [1, ]}', "job:1:9: not valid JSON: a comma stands before the end"),
        ('{"a": 1,}', "take out the comma"),
        ('{"a": 1 "b": 2}', "a comma is missing"),
        ("{'a': 1}", "straight double quotation marks"),
        ("# an ad", "job:1:1: not valid JSON"),
        ("{}", 'needs "@type": "JobPosting"'),
        ("[" * 100_000, "job"),
        ("<p>An ad</p>", "no JobPosting on this page"),
        ('<div itemscope itemtype="https://schema.org/JobPosting">', "microdata"),
        ('<html>\n<script type="application/ld+json">\n{"@type": "JobPosting",}</script>', "job:3:23: not valid JSON"),
        ('<!-- <script type="application/ld+json">{"@type": "JobPosting"}</script> -->', "no JobPosting on this page"),
    ],
)
def test_what_cannot_be_judged_is_said_with_its_place(text, said):
    judged = judge(text, "job", today=TODAY)
    assert judged.postings == ()
    assert said in judged.failures[0]


def test_a_broken_script_of_something_else_is_no_matter():
    judged = judge(page('{"@type": "BreadcrumbList",}', PLAIN), "job.html", today=TODAY)
    assert len(judged.postings) == 1
    assert judged.failures == ()
    broken = judge(page(PLAIN[:-1], PLAIN), "job.html", today=TODAY)
    assert len(broken.postings) == 1
    assert len(broken.failures) == 1


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=12,
)


def routes(value, route=()):
    if isinstance(value, dict):
        for key, child in value.items():
            yield (*route, key), json.dumps(key)
            yield from routes(child, (*route, key))
    elif isinstance(value, list):
        for number, child in enumerate(value):
            yield (*route, number), json.dumps(child)[:1]
            yield from routes(child, (*route, number))


@given(VALUES, st.sampled_from([None, 1]))
def test_every_value_is_found_where_it_stands(value, indent):
    text = json.dumps(value, indent=indent)
    found = locate.places(text)
    assert found.twice == ()
    for route, written in routes(value):
        assert text.startswith(written, found.offset(route))


@given(st.text(max_size=60) | st.text(alphabet='{}[]",:<>!-/ascript@type', max_size=60))
@settings(deadline=None)
def test_any_text_is_judged_or_refused(text):
    judged = judge(text, "job", today=TODAY)
    assert judged.postings or judged.failures


def test_a_path_is_taken_apart():
    assert extract.steps("jobLocation[1].address.addressCountry") == ("jobLocation", 1, "address", "addressCountry")
    assert extract.steps("") == ()


def test_figures_however_they_are_written():
    text = "£65,000 to 80k, 1.200,50 or 22.50, €70.000, US$90,000.00, 55 000 and 37.5"
    assert {65000, 80000, 1200.5, 22.5, 70000, 90000, 55000, 37.5} <= figures(text)
    assert says("The role is in St. Albans, near London", "St Albans")
    assert not says("Leedsham", "Leeds")
