"""Records: one adapter for each source, broken files, boards of many jobs."""

from __future__ import annotations

import html
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobwriter import yamlfile
from jobwriter.document import Draft
from jobwriter.readers import NoAd, ReadError, adapters, read, record
from jobwriter.source import Source

BODY = "<p>We bake <b>bread</b> &amp; rolls.</p><h3>What you'll do</h3><ul><li>Run the ovens</li><li>Sweep</li></ul>"
BODY_BLOCKS = [
    ("line", "We bake bread & rolls."),
    ("heading", "What you'll do"),
    ("item", "Run the ovens"),
    ("item", "Sweep"),
]


def drafts(data: Any) -> list[Draft]:
    return record.read(json.dumps(data), "job.json")


def one(data: Any) -> Draft:
    (draft,) = drafts(data)
    assert draft.path == "job.json"
    assert draft.format == "record"
    assert draft.offsets is None
    return draft


def fields(draft: Draft) -> dict[str, str]:
    assert all((field.start, field.end) == (-1, -1) for field in draft.fields.values())
    return {name: field.value for name, field in draft.fields.items()}


def shapes(draft: Draft) -> list[tuple[str, str]]:
    return [(b.kind, draft.source[b.start : b.end]) for b in draft.blocks]


def test_jsearch() -> None:
    draft = one(
        {
            "status": "OK",
            "data": [
                {
                    "job_id": "q1==",
                    "job_title": "Night Baker",
                    "employer_name": "Mill Street",
                    "job_description": "We bake bread.\n\nTasks\n• Run the ovens\n• Sweep",
                    "job_min_salary": 30000,
                    "job_max_salary": 34000.0,
                    "job_salary_period": "YEAR",
                    "job_salary_currency": "GBP",
                    "job_city": "York",
                    "job_country": "GB",
                    "job_is_remote": False,
                    "job_employment_types": ["FULLTIME"],
                    "job_employment_type": "Full\u2013time",
                    "job_posted_at_timestamp": 1773878400,
                    "job_apply_link": "https://mill.example/1",
                }
            ],
        }
    )
    assert fields(draft) == {
        "title": "Night Baker",
        "employer": "Mill Street",
        "location": "York, GB",
        "employment_type": "full-time",
        "posted": "2026-03-19",
        "apply_url": "https://mill.example/1",
        "reference": "q1==",
        "pay": "30000-34000 GBP year",
        "pay_min": "30000",
        "pay_max": "34000",
        "pay_currency": "GBP",
        "pay_period": "year",
    }
    assert [kind for kind, _ in shapes(draft)] == ["line", "line", "item", "item"]


@pytest.mark.parametrize("times", [0, 1, 2])
def test_greenhouse_escapes_and_cents(times: int) -> None:
    content = BODY
    for _ in range(times):
        content = html.escape(content)
    draft = one(
        {
            "title": "Night Baker",
            "absolute_url": "https://boards.example/1",
            "content": content,
            "location": {"name": "York"},
            "first_published": "2026-03-01T09:00:00-05:00",
            "requisition_id": "R-7",
            "pay_input_ranges": [
                {"min_cents": 3000000, "max_cents": 3400000, "currency_type": "GBP", "title": "York"},
                {"min_cents": 3200050, "max_cents": 3600000, "currency_type": "GBP", "title": "Leeds"},
            ],
        }
    )
    assert shapes(draft) == BODY_BLOCKS
    known = fields(draft)
    assert known["pay"] == "30000-36000 GBP"
    assert known["location"] == "York"
    assert known["posted"] == "2026-03-01"
    assert known["reference"] == "R-7"


def test_lever_keeps_its_lists_in_order() -> None:
    draft = one(
        [
            {
                "id": "1",
                "text": "Night Baker",
                "categories": {"commitment": "Full-time", "location": "York", "allLocations": ["York", "Leeds"]},
                "description": "<div>We bake bread.</div>",
                "lists": [
                    {"text": "You will", "content": "<li>Run the ovens</li><li>Sweep</li>"},
                    {"text": "You have", "content": "<li>A clock</li>"},
                ],
                "additional": "<div>Call us.</div>",
                "workplaceType": "on-site",
                "createdAt": 1773878400123,
                "salaryRange": {"currency": "GBP", "interval": "per-hour-wage", "min": 14.5, "max": 16},
            }
        ]
    )
    assert shapes(draft) == [
        ("line", "We bake bread."),
        ("heading", "You will"),
        ("item", "Run the ovens"),
        ("item", "Sweep"),
        ("heading", "You have"),
        ("item", "A clock"),
        ("line", "Call us."),
    ]
    known = fields(draft)
    assert known["title"] == "Night Baker"
    assert known["location"] == "York, Leeds"
    assert known["work_mode"] == "onsite"
    assert known["employment_type"] == "full-time"
    assert known["posted"] == "2026-03-19"
    assert known["pay"] == "14.50-16 GBP hour"


def test_ashby_takes_the_salary_of_the_compensation() -> None:
    parts = [
        {"compensationType": "EquityPercentage", "interval": "NONE", "minValue": 0.1, "maxValue": 0.2},
        {
            "compensationType": "Salary",
            "interval": "1 YEAR",
            "currencyCode": "EUR",
            "minValue": 30000,
            "maxValue": 34000,
        },
    ]
    known = fields(
        one(
            {
                "title": "Night Baker",
                "jobUrl": "https://ashby.example/1",
                "descriptionHtml": BODY,
                "isRemote": True,
                "workplaceType": "Hybrid",
                "employmentType": "Intern",
                "location": "York",
                "secondaryLocations": [{"location": "Leeds"}],
                "publishedAt": "2026-01-02T03:04:05Z",
                "compensation": {"compensationTiers": [{"components": parts}]},
            }
        )
    )
    assert known["pay"] == "30000-34000 EUR year"
    assert known["work_mode"] == "hybrid"
    assert known["contract"] == "internship"
    assert "employment_type" not in known
    assert known["location"] == "York, Leeds"


def test_workable_puts_its_parts_under_headings() -> None:
    draft = one(
        {
            "title": "Night Baker",
            "shortcode": "A1",
            "description": BODY,
            "requirements": "<ul><li>A clock</li></ul>",
            "benefits": "<h3>Benefits</h3><p>Bread</p>",
            "location": {"city": "York", "country": "United Kingdom", "workplace_type": "on_site"},
            "employment_type": "Part-time",
        }
    )
    assert shapes(draft) == [
        *BODY_BLOCKS,
        ("heading", "Requirements"),
        ("item", "A clock"),
        ("heading", "Benefits"),
        ("line", "Bread"),
    ]
    assert fields(draft)["work_mode"] == "onsite"
    assert fields(draft)["employment_type"] == "part-time"


def test_smartrecruiters_sections() -> None:
    draft = one(
        {
            "name": "Night Baker",
            "company": {"name": "Mill Street"},
            "location": {"city": "York", "country": "gb", "remote": False, "hybrid": True},
            "typeOfEmployment": {"label": "Full-time"},
            "releasedDate": "2026-01-02T00:00:00.000Z",
            "jobAd": {
                "sections": {
                    "companyDescription": {"title": "Company Description", "text": "<p>We bake bread.</p>"},
                    "qualifications": {"title": "Qualifications", "text": "<p>A clock.</p>"},
                    "additionalInformation": {"title": "Additional Information", "text": ""},
                }
            },
        }
    )
    assert shapes(draft) == [
        ("heading", "Company Description"),
        ("line", "We bake bread."),
        ("heading", "Qualifications"),
        ("line", "A clock."),
    ]
    known = fields(draft)
    assert known["title"] == "Night Baker"
    assert known["work_mode"] == "hybrid"


def test_recruitee_gives_figures_as_text() -> None:
    known = fields(
        one(
            {
                "offers": [
                    {
                        "title": "Night Baker",
                        "careers_url": "https://mill.example/o/1",
                        "description": BODY,
                        "requirements": "<p>A clock.</p>",
                        "salary": {"min": "2500", "max": "2800", "period": "month", "currency": "eur"},
                        "remote": False,
                        "hybrid": False,
                        "on_site": True,
                        "employment_type_code": "fulltime_permanent",
                        "close_at": "2026-12-04",
                    }
                ]
            }
        )
    )
    assert known["pay"] == "2500-2800 EUR month"
    assert known["work_mode"] == "onsite"
    assert known["employment_type"] == "full-time"
    assert known["contract"] == "permanent"
    assert known["closes"] == "2026-12-04"


def posting(**more: Any) -> dict[str, Any]:
    return {"@type": "JobPosting", "title": "Night Baker", "description": BODY, **more}


@pytest.mark.parametrize(
    ("more", "pay"),
    [
        (
            {"baseSalary": {"currency": "GBP", "value": {"minValue": 30000, "maxValue": 34000, "unitText": "YEAR"}}},
            "30000-34000 GBP year",
        ),
        ({"baseSalary": {"currency": "GBP", "value": {"value": "15.50", "unitText": "HOUR"}}}, "15.50 GBP hour"),
        ({"baseSalary": 30000, "salaryCurrency": "GBP"}, "30000 GBP"),
        ({"baseSalary": "about £30k"}, "about £30k"),
    ],
)
def test_job_posting_pay(more: dict[str, Any], pay: str) -> None:
    known = fields(one(posting(**more)))
    assert known["pay"] == pay
    assert "pay_estimated" not in known


def test_job_posting_estimates_are_marked() -> None:
    known = fields(
        one(posting(estimatedSalary=[{"currency": "GBP", "minValue": 1, "maxValue": 2, "unitText": "YEAR"}]))
    )
    assert known["pay_estimated"] == "true"


def test_job_posting_fields() -> None:
    known = fields(
        one(
            posting(
                hiringOrganization="Mill Street",
                jobLocation={"address": {"addressLocality": "York", "addressCountry": "GB"}},
                jobLocationType="TELECOMMUTE",
                employmentType=["FULL_TIME", "CONTRACTOR"],
                datePosted="2026-11-01",
                validThrough="2026-12-04T23:59:59Z",
                identifier={"@type": "PropertyValue", "name": "Mill Street", "value": 7},
            )
        )
    )
    assert known == {
        "title": "Night Baker",
        "employer": "Mill Street",
        "location": "York, GB",
        "work_mode": "remote",
        "employment_type": "full-time",
        "contract": "contract",
        "posted": "2026-11-01",
        "closes": "2026-12-04",
        "reference": "7",
    }


def test_parts_that_repeat_the_description_are_left_out() -> None:
    assert shapes(one(posting(responsibilities="<ul><li>Run the ovens</li><li>Sweep</li></ul>"))) == BODY_BLOCKS


def test_any_record_with_a_title_and_a_text() -> None:
    draft = one(
        {
            "title": "Night Baker",
            "company": "Mill Street",
            "text": "**About us**\n\nWe bake.\n- Ovens\n",
            "salary_is_predicted": "1",
            "salary_min": 30000,
            "salary_max": 34000,
        }
    )
    assert shapes(draft) == [("heading", "About us"), ("line", "We bake."), ("item", "Ovens")]
    assert fields(draft)["pay_estimated"] == "true"


def test_a_board_of_many_jobs() -> None:
    board = {"jobs": [posting(), {"note": 1}, posting(title="Day Baker"), posting(description="")]}
    found = drafts(board)
    assert [draft.path for draft in found] == ["job.json#/jobs/0", "job.json#/jobs/2"]
    assert found[0].notices == (
        "1 of 3 jobs in job.json have no ad text and were left out: the posting has no description.",
    )
    assert found[1].notices == ()


def test_pointers_are_escaped() -> None:
    found = drafts({"a/b": {"~": posting()}, "c": posting(title="Day Baker")})
    assert [draft.path for draft in found] == ["job.json#/a~1b/~0", "job.json#/c"]


def test_json_lines() -> None:
    lines = "\n".join(json.dumps(posting(title=name)) for name in ("A", "B"))
    assert [draft.fields["title"].value for draft in record.read(lines, "jobs.jsonl")] == ["A", "B"]


def test_a_text_file_that_holds_a_record() -> None:
    (draft,) = read(Source("saved.txt", json.dumps(posting()), "text", ("saved.txt is odd.",)))
    assert draft.format == "record"
    assert draft.notices == ("saved.txt is odd.",)


def test_a_text_in_brackets_is_no_record() -> None:
    (draft,) = read(Source("ad.txt", "[Mill Street] bakes bread [today]", "text"))
    assert draft.format == "text"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"a": 1,\n "b" }', r"job\.json:2:6: not valid JSON: expecting ':' delimiter"),
        ("", r"job\.json:1:1: not valid JSON"),
        ("[" * 100_000, "nested too deeply"),
        ("9" * 5000, "not valid JSON"),
        ('{"name": "jobwriter", "version": "1"}', "holds no job ad"),
        ('{"title": "Night Baker", "shortcode": "A1"}', "Workable jobs without an ad text: ask Workable"),
    ],
)
def test_what_cannot_be_read_says_so(text: str, message: str) -> None:
    with pytest.raises(ReadError, match=message):
        record.read(text, "job.json")


def test_other_data_in_a_folder_is_passed_over() -> None:
    assert read(Source("data.json", '{"a": 1}', "record", walked=True)) == []
    with pytest.raises(NoAd):
        read(Source("data.json", '{"a": 1}', "record"))


def test_lone_surrogates_are_replaced() -> None:
    assert "\ufffd" in record.read('{"title": "A", "text": "We \\ud800 bake"}', "job.json")[0].text


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["title", "text", "description", "@type", "baseSalary", "value", "jobs", "location", "x"]),
            inner,
            max_size=5,
        )
    ),
    max_leaves=20,
)


@given(VALUES)
def test_any_json_is_read_or_refused(data: Any) -> None:
    try:
        found = drafts([data, {"@type": "JobPosting", "title": "A", "description": data, "baseSalary": data}])
    except NoAd:
        return
    for draft in found:
        assert draft.text.strip()
        assert all(isinstance(field.value, str) for field in draft.fields.values())


def test_adapters_are_strict() -> None:
    common: dict[str, Any] = {}
    good = "name: x\nsignature: [[a]]\ntext: [{from: b}]\nhint: h\nfields: {title: a}\n"
    assert adapters.parse(yamlfile.load(good, "x.yaml"), common).name == "x"
    for bad in (
        good + "extra: 1\n",
        good.replace("hint: h\n", ""),
        good.replace("title:", "titel:"),
        good + "pay: {mim: a}\n",
    ):
        with pytest.raises(yamlfile.YamlError, match=r"x\.yaml:"):
            adapters.parse(yamlfile.load(bad, "x.yaml"), common)


def test_every_adapter_loads() -> None:
    files = list(Path(adapters.__file__).parent.glob("*.yaml"))
    assert len(adapters.load()) == len(files) - 1
    assert adapters.load()[-1].fallback
