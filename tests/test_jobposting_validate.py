"""What Google asks of a JobPosting, property by property."""

import copy
import datetime as dt
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jobwriter import countries
from jobwriter.jobposting import terms
from jobwriter.jobposting.validate import validate

TODAY = dt.date(2026, 11, 21)
GOOD = json.loads((Path(__file__).parent / "jobposting" / "good-hybrid.json").read_text(encoding="utf-8"))
GONE = object()


def changed(**values):
    posting = copy.deepcopy(GOOD)
    for path, value in values.items():
        *way, last = path.split("__")
        holder = posting
        for name in way:
            holder = holder[name]
        if value is GONE:
            del holder[last]
        else:
            holder[last] = value
    return posting


def problems(posting, **options):
    return {(one.rule, one.path): one for one in validate(posting, today=TODAY, **options)}


def test_a_good_posting_has_nothing_to_correct():
    assert validate(GOOD, today=TODAY) == ()


@pytest.mark.parametrize("name", ["title", "description", "datePosted", "hiringOrganization", "jobLocation"])
def test_what_google_requires_is_an_error_when_missing(name):
    found = problems(changed(**{name: GONE}))
    assert found["missing", name].severity == "error"
    empty = problems(changed(**{name: ""}))
    assert found["missing", name] == empty["missing", name]


@pytest.mark.parametrize("name", ["baseSalary", "employmentType", "identifier", "directApply"])
def test_what_google_recommends_is_a_warning_when_missing(name):
    assert [(one.severity, one.path) for one in validate(changed(**{name: GONE}), today=TODAY)] == [("warning", name)]


WRONG = [
    ("hiringOrganization__name", GONE, "missing", "hiringOrganization.name", '"name": "Acme Bank"'),
    ("hiringOrganization", "Acme Bank", "employer-not-object", "hiringOrganization", '"name": "Acme Bank"'),
    ("employmentType", "FULLTIME", "employment-type", "employmentType", '"FULL_TIME"'),
    ("employmentType", "Full-time, Contract", "employment-type", "employmentType", '["FULL_TIME", "CONTRACTOR"]'),
    ("employmentType", ["FULL_TIME", "BANANA"], "employment-type", "employmentType[1]", "one or more of FULL_TIME"),
    ("employmentType", "permanent", "employment-type", "employmentType", '"FULL_TIME"'),
    ("baseSalary", "competitive", "salary-not-amount", "baseSalary", "leave baseSalary out"),
    ("baseSalary", 65000, "salary-not-amount", "baseSalary", "MonetaryAmount"),
    ("baseSalary__currency", "pounds", "currency", "baseSalary.currency", '"GBP"'),
    ("baseSalary__currency", "€", "currency", "baseSalary.currency", '"EUR"'),
    ("baseSalary__currency", "gbp", "currency", "baseSalary.currency", '"GBP"'),
    ("baseSalary__currency", "HRK", "currency", "baseSalary.currency", '"EUR"'),
    ("baseSalary__currency", "ABC", "currency", "baseSalary.currency", "three capital letters"),
    ("baseSalary__currency", GONE, "no-currency", "baseSalary.currency", '"currency": "GBP"'),
    ("baseSalary__value__unitText", "per annum", "unit", "baseSalary.value.unitText", '"YEAR"'),
    ("baseSalary__value__unitText", "Hourly", "unit", "baseSalary.value.unitText", '"HOUR"'),
    ("baseSalary__value__unitText", GONE, "salary-no-unit", "baseSalary.value.unitText", "one of HOUR"),
    ("baseSalary__value__unitText", "HOUR", "pay-unlikely", "baseSalary.value.minValue", '"YEAR"'),
    ("baseSalary__value__minValue", "£62,000", "not-a-number", "baseSalary.value.minValue", "62000"),
    ("baseSalary__value__minValue", "DOE", "not-a-number", "baseSalary.value.minValue", "leave baseSalary out"),
    ("baseSalary__value__minValue", 0, "salary-zero", "baseSalary.value.minValue", "the real figure"),
    ("baseSalary__value__minValue", 99000, "min-above-max", "baseSalary.value", "minValue 72000, maxValue 99000"),
    ("baseSalary__value__minValue", 62, "pay-unlikely", "baseSalary.value.minValue", "62000 if thousands"),
    ("baseSalary__value", 62000, "salary-no-unit", "baseSalary.value", '"unitText": "YEAR"'),
    ("baseSalary__value", "competitive", "not-a-number", "baseSalary.value", "leave baseSalary out"),
    ("baseSalary__name", "(est.)", "estimated-pay", "baseSalary", "take baseSalary out"),
    ("baseSalary__@type", "MonetaryAmountDistribution", "estimated-pay", "baseSalary", "Occupation"),
    ("estimatedSalary", {"minValue": 62000, "maxValue": 72000}, "estimated-pay", "baseSalary", "take baseSalary out"),
    ("salaryCurrency", "EUR", "two-currencies", "salaryCurrency", "take salaryCurrency out"),
    ("jobLocationType", "REMOTE", "location-type", "jobLocationType", '"TELECOMMUTE"'),
    ("jobLocationType", "HYBRID", "location-type", "jobLocationType", "take jobLocationType out: hybrid"),
    ("jobLocation", "Leeds, UK", "place-not-object", "jobLocation", '"Place"'),
    ("jobLocation__address", "Leeds, UK", "address-not-object", "jobLocation.address", '"PostalAddress"'),
    ("jobLocation__address__addressCountry", GONE, "no-country", "jobLocation.address.addressCountry", '"GB"'),
    ("jobLocation__address__addressCountry", "UK", "country", "jobLocation.address.addressCountry", '"GB"'),
    ("jobLocation__address__addressCountry", "DEU", "country", "jobLocation.address.addressCountry", '"DE"'),
    ("jobLocation__address__addressLocality", "Remote", "town-remote", "jobLocation.address.addressLocality", "TELEC"),
    ("jobLocation__@type", "PostalAddress", "wrong-type", "jobLocation.@type", '"Place"'),
    ("datePosted", "20/11/2026", "not-a-date", "datePosted", '"2026-11-20"'),
    ("datePosted", "02/03/2026", "not-a-date", "datePosted", "year, month and day"),
    ("datePosted", "20th November 2026", "not-a-date", "datePosted", '"2026-11-20"'),
    ("datePosted", "2026-11-31", "not-a-date", "datePosted", "year, month and day"),
    ("datePosted", 20261120, "not-text", "datePosted", "quotation marks"),
    ("datePosted", ["2026-11-20"], "one-value", "datePosted", "one text"),
    ("validThrough", "2026-12-18 23:59:59", "not-a-date", "validThrough", '"2026-12-18T23:59:59"'),
    ("validThrough", "2026-11-19T23:59:59Z", "closes-before-posted", "validThrough", "one of the two"),
    ("directApply", "true", "not-a-flag", "directApply", "true, without quotation marks"),
    ("experienceInPlaceOfEducation", True, "experience-in-place-alone", "experienceInPlaceOfEducation", "give both"),
    ("educationRequirements", {"credentialCategory": "MSc"}, "credential",
     "educationRequirements.credentialCategory", '"postgraduate degree"'),
    ("experienceRequirements", {"monthsOfExperience": "3 years"}, "not-a-number",
     "experienceRequirements.monthsOfExperience", "36"),
    ("description", "Machine  learning engineer", "description-is-title", "description", "the whole ad"),
    ("title", "<b>Engineer</b>", "title-markup", "title", "plain text"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "value", "rule", "where", "write"), WRONG)
def test_what_is_wrong_is_an_error_with_what_to_write(path, value, rule, where, write):
    found = problems(changed(**{path: value}))
    assert (rule, where) in found, sorted(found)
    assert found[rule, where].severity == "error"
    assert write in found[rule, where].write
    assert found[rule, where].source.url.startswith("https://")


DOUBTFUL = [
    ("validThrough", "2026-12-18", "valid-through-no-time", "validThrough"),
    ("validThrough", "2026-12-18T23:59:59", "valid-through-no-zone", "validThrough"),
    ("jobLocation__address__addressCountry", "United Kingdom", "country", "jobLocation.address.addressCountry"),
    (
        "jobLocation__address",
        {"@type": "PostalAddress", "addressCountry": "GB"},
        "no-town",
        "jobLocation.address.addressLocality",
    ),
    ("baseSalary__value__minValue", "62000", "number-as-text", "baseSalary.value.minValue"),
    ("baseSalary__value__maxValue", GONE, "half-range", "baseSalary.value"),
    ("identifier", "NR-2041", "identifier-not-object", "identifier"),
    ("hiringOrganization__name", "Confidential client", "employer-hidden", "hiringOrganization.name"),
    ("hiringOrganization__sameAs", "northgate-rail", "not-an-address", "hiringOrganization.sameAs"),
    ("educationRequirements", "a degree", "education-text", "educationRequirements"),
    ("benefits", "27 days", "old-property", "benefits"),
    ("salary", "62k", "unknown-property", "salary"),
    ("datePosted", "2027-11-20", "posted-later", "datePosted"),
]


@pytest.mark.parametrize(("path", "value", "rule", "where"), DOUBTFUL)
def test_what_is_doubtful_is_a_warning(path, value, rule, where):
    found = problems(changed(**{path: value}))
    assert (rule, where) in found, sorted(found)
    assert found[rule, where].severity == "warning"


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Machine Learning Engineer - £70,000", "pay"),
        ("Machine Learning Engineer (Leeds)", "the place"),
        ("Machine Learning Engineer - REF 20391", "a code"),
        ("Machine Learning Engineer at Northgate Rail", "the employer's name"),
        ("Machine Learning Engineer - closing 18 December", "a date"),
        ("URGENT Machine Learning Engineer", "urgency"),
        ("Machine Learning Engineer!", "shouts"),
        ("MACHINE LEARNING ENGINEER", "capitals"),
    ],
)
def test_a_title_is_the_role_alone(title, said):
    found = [one for one in validate(changed(title=title), today=TODAY) if one.path == "title"]
    assert any(said in one.message for one in found), found
    assert {one.severity for one in found} == {"warning"}


@pytest.mark.parametrize(
    "title", ["Senior Data Scientist, Pricing", "ML Engineer II", "C++ Engineer", "Head of AI", "Engineer (May-field)"]
)
def test_a_plain_title_is_left_alone(title):
    assert not [one for one in validate(changed(title=title), today=TODAY) if one.path == "title"]


@pytest.mark.parametrize(
    ("description", "rule", "severity"),
    [
        ("&amp;lt;p&amp;gt;Work&amp;amp;play&amp;lt;/p&amp;gt;", "escaped-twice", "error"),
        ("<p>Work &amp;nbsp; here</p>", "escaped-twice", "error"),
        ("&lt;p&gt;Work&lt;/p&gt; " + "word " * 90, "escaped", "warning"),
        ("word " * 90, "no-paragraphs", "warning"),
        ("<div>" + "word " * 90 + "</div>", "no-paragraphs", "warning"),
        ("<p>Short.</p>", "description-short", "warning"),
        ("## Work\n\n- one\n- two", "markdown", "warning"),
        ("<p>Hello</p><script>x()</script>", "foreign-tags", "warning"),
    ],
)
def test_the_description_is_html_escaped_once(description, rule, severity):
    found = problems(changed(description=description))
    assert found[rule, "description"].severity == severity


def test_ampersands_escaped_once_are_right():
    posting = changed(description=GOOD["description"].replace("two days", "R&amp;D two days"))
    assert not [one for one in validate(posting, today=TODAY) if one.path == "description"]


def remote(**values):
    posting = changed(jobLocation=GONE, jobLocationType="TELECOMMUTE")
    text = posting["description"].replace(
        "Hybrid: two days a week in the office in Leeds", "Fully remote within the UK"
    )
    return posting | {"description": text} | values


def test_remote_work_needs_the_countries_people_may_live_in():
    area = {"@type": "Country", "name": "United Kingdom"}
    assert validate(remote(applicantLocationRequirements=area), today=TODAY) == ()
    assert problems(remote())["telecommute-no-country", "applicantLocationRequirements"].severity == "error"
    assert not problems(remote(jobLocation=GOOD["jobLocation"])).get(("telecommute-no-country", "applicantLocationReq"))
    status = problems(remote(applicantLocationRequirements=area | {"name": "UK citizens"}))
    assert status["area-is-status", "applicantLocationRequirements.name"].severity == "error"
    assert ("area-not-object", "applicantLocationRequirements") in problems(remote(applicantLocationRequirements="UK"))
    assert ("area-no-name", "applicantLocationRequirements[0].name") in problems(
        remote(applicantLocationRequirements=[{"@type": "Country"}])
    )


def test_both_requirements_beside_experience_in_place_of_education_are_right():
    posting = changed(
        educationRequirements={"@type": "EducationalOccupationalCredential", "credentialCategory": "bachelor degree"},
        experienceRequirements={"@type": "OccupationalExperienceRequirements", "monthsOfExperience": 36},
        experienceInPlaceOfEducation=True,
    )
    assert validate(posting, today=TODAY) == ()
    assert validate(changed(educationRequirements="no requirements"), today=TODAY) == ()


def test_a_misspelt_required_property_is_one_error_that_names_both():
    posting = changed(datePosted=GONE, dateposted="2026-11-20")
    (found,) = validate(posting, today=TODAY)
    assert (found.severity, found.path, found.write) == ("error", "dateposted", '"datePosted", which is required')


def test_a_misspelt_inner_property_is_named():
    posting = changed(jobLocation__address__addressLocality=GONE, jobLocation__address__adressLocality="Leeds")
    found = problems(posting)
    assert found["unknown-property", "jobLocation.address.adressLocality"].write == '"addressLocality"'


def test_an_expired_posting_is_an_error_after_its_last_day_only():
    assert validate(GOOD, today=dt.date(2026, 12, 18)) == ()
    (found,) = validate(GOOD, today=dt.date(2026, 12, 19))
    assert (found.rule, found.severity) == ("expired", "error")


def test_other_ways_to_write_json_ld_are_read():
    posting = changed(title={"@value": "Machine Learning Engineer", "@language": "en"})
    posting["https://schema.org/employmentType"] = [posting.pop("employmentType")]
    posting["schema:directApply"] = posting.pop("directApply")
    posting["hiringOrganization"]["@type"] = ["Organization", "Corporation"]
    assert validate(posting, today=TODAY) == ()


def test_currencies_and_countries_are_those_of_the_standards():
    assert {"GBP", "EUR", "USD", "INR", "PLN"} <= terms.CURRENCIES
    assert not terms.CURRENCIES & set(terms.WITHDRAWN)
    assert set(terms.WITHDRAWN.values()) | set(terms.CURRENCY_SLIPS.values()) <= terms.CURRENCIES
    assert len(countries.COUNTRIES) == 249
    assert set(countries.COUNTRY_SLIPS.values()) <= countries.COUNTRIES
    assert not countries.COUNTRIES & set(countries.COUNTRY_SLIPS)


SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=20),
    st.sampled_from(["£65k", "2026-02-30", "TELECOMMUTE", "<p>x</p>", "remote", "999999999999"]),
)  # fmt: skip
KEYS = st.one_of(st.text(max_size=8), st.sampled_from(sorted({*terms.PROPERTIES, "@type", "@value", "@id", "address",
                 "value", "minValue", "unitText", "currency", "addressLocality", "addressCountry"})))  # fmt: skip
JSON = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=5), max_leaves=25
)


@given(st.dictionaries(KEYS, JSON, max_size=10), st.booleans())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_the_validator_judges_any_object(posting, over):
    found = validate(GOOD | posting if over else posting, today=TODAY)
    assert all(one.message and one.write and one.severity in {"error", "warning"} for one in found)
    assert len(found) == len(set(found))
