"""The table of laws, which of them hold for an ad, and what they make of a finding."""

import datetime as dt
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import jobwriter
from jobwriter import engine, law, packs, prove
from jobwriter.config import ConfigError, Settings, override
from jobwriter.finding import SEVERITIES
from jobwriter.law import Circumstances, holding, raised
from jobwriter.rule import Raise
from jobwriter.yamlfile import YamlError

DAY = dt.date(2026, 11, 20)
TABLE = packs.lexicon("jurisdictions")
PACK = packs.load()
RULES = [rule for rule in PACK.rules.values() if rule.category == "law"]
ROWS = [(code, row) for code, place in TABLE["places"].items() for row in place["laws"]]
REQUIRED = {"since", "employees", "duties", "source", "url", "checked", "verified"}
OPTIONAL = {"act", "when", "words", "severity", "remote", "public", "not_in"}


def here(*codes, **more):
    return Circumstances(codes, more.pop("today", DAY), **more)


def ad(place="Leeds", mode="On site", pay="", extra=""):
    """The good ad with another place, and with the pay that is given, in pounds or not."""
    strip = f"Northgate Rail, {place}. {mode}. Full-time (37.5 hours a week), permanent. {pay} Closes 18 December 2026."
    parts = prove.base_ad().split("\n\n")
    parts[1] = strip
    text = "\n\n".join(parts)
    return text.replace("- £62,000 to £72,000 a year, set by our level guide.\n", "- A gym.\n") + extra


def spoken(text, rule, **more):
    report = jobwriter.lint(text, Settings(as_of=more.pop("as_of", DAY), **more))
    assert report.errors == ()
    return [item for item in report.findings if item.rule == rule]


@pytest.mark.parametrize(("code", "row"), ROWS, ids=[f"{code}-{'+'.join(row['duties'])}" for code, row in ROWS])
def test_every_row_has_its_fields(code, row):
    assert row.keys() >= REQUIRED
    assert row.keys() <= REQUIRED | OPTIONAL
    assert override(Settings(), {"jurisdictions": [code]}, "a test").jurisdictions == (code,)
    assert row["duties"]
    assert set(row["duties"]) <= TABLE["duties"].keys()
    assert set(row.get("words", {})) <= set(row["duties"])
    assert row["url"].startswith("http")
    assert row["source"]
    assert dt.date.fromisoformat(row["checked"]) <= dt.date(2026, 11, 21)
    if row["since"] is not None:
        assert dt.date.fromisoformat(row["since"]) <= dt.date(2027, 1, 1)
    assert row["employees"] is None or row["employees"] >= 1
    assert isinstance(row["verified"], bool)
    assert row.get("severity", "error") in SEVERITIES


def test_every_duty_asks_or_bans_and_is_used_by_a_rule_and_a_place():
    named = {item.duty for rule in PACK.rules.values() for item in rule.raises if item.duty}
    for duty, words in TABLE["duties"].items():
        assert ("asks" in words) != ("bans" in words)
        assert list(law.laws(duty)), duty
        assert duty in named


@pytest.mark.parametrize("duty", TABLE["duties"])
def test_a_cite_names_place_source_and_day(duty):
    for item in law.laws(duty):
        assert item.place in item.cite
        assert item.source in item.cite
        assert item.checked in item.cite
        assert item.cite.startswith("Check: ") != item.verified


def test_rows_that_nobody_verified_only_advise():
    for duty in TABLE["duties"]:
        for item in law.laws(duty):
            if not item.verified:
                assert item.severity == "suggestion"
                severity, words = raised("suggestion", [Raise("", "error", "", duty=duty)], here(item.code))
                if not any(other.verified for other in holding(duty, here(item.code))):
                    assert severity == "suggestion"
                    assert "Check: " in words
                assert raised("warning", [Raise("", "error", "", duty=duty)], here("XX")) == ("warning", "")


def test_a_law_holds_from_its_first_day():
    assert not holding("pay-range", here("IT", today=dt.date(2026, 6, 6)))
    assert [item.place for item in holding("pay-range", here("IT", today=dt.date(2026, 6, 7)))] == ["Italy"]


@pytest.mark.parametrize(
    ("size", "held"),
    [
        (None, True),
        (14, False),
        (15, True),
        ({"US": 14}, False),
        ({"US": 14, "US-CA": 15}, True),
        ({"US-CA": 3, "US": 99}, False),
        ({"GB": 3}, True),
    ],
)
def test_a_law_binds_from_its_number_of_employees(size, held):
    assert bool(holding("pay-range", here("US-CA", size=size))) is held


def test_an_unknown_size_is_told_from_how_many_on():
    assert "15 or more employees" in holding("pay-range", here("US-CA"))[0].cite


def test_the_nearer_law_speaks_for_a_place():
    assert [item.code for item in holding("pay-before-interview", here("PL"))] == ["PL"]
    assert [item.code for item in holding("pay-before-interview", here("DE"))] == ["EU"]


def test_the_law_of_great_britain_is_not_that_of_northern_ireland():
    assert [item.verified for item in holding("no-restriction", here("GB-NIR"))] == [False]
    assert [item.verified for item in holding("no-restriction", here("GB"))] == [True]


def test_some_laws_bind_public_bodies_only():
    assert [item.code for item in holding("pay-before-interview", here("BE"))] == ["EU"]
    assert [item.code for item in holding("pay-before-interview", here("BE", public=True))] == ["BE"]


def test_laws_that_reach_remote_jobs_warn_in_the_whole_country():
    assert not holding("pay-range", here("US"))
    reached = holding("pay-range", here("US", remote=True))
    assert {item.code for item in reached} >= {"US-CO", "US-CA", "US-NY"}
    assert all(item.severity == "warning" and item.reached for item in reached)


def test_duties_that_the_ad_meets_do_not_count():
    raises = [Raise("", "error", "", duty="pay-range"), Raise("", "warning", "", duty="pay-before-interview")]
    assert raised("warning", raises, here("DE"))[1] != ""
    assert raised("warning", raises, here("DE"), ["pay-before-interview"]) == ("warning", "")
    assert raised("warning", raises, here("IT"), ["pay-before-interview"])[0] == "error"


def test_many_laws_are_cited_briefly():
    codes = ("US-CO", "US-CA", "US-WA", "US-NY", "IT")
    _, words = raised("warning", [Raise("", "error", "", duty="pay-range")], here(*codes))
    assert words.count("checked 2026-11-20") == 2
    assert words.count(law.DISCLAIMER) == 1
    assert words.endswith(law.DISCLAIMER)
    assert all(name in words for name in ("Colorado", "California", "Washington", "New York State", "Italy"))


def test_a_house_may_spell_out_a_law_of_its_own():
    own = Raise("GB", "error", "Our policy asks for it.", dt.date(2026, 1, 1))
    assert raised("suggestion", [own], here("GB"))[0] == "error"
    assert raised("suggestion", [own], here("GB", today=dt.date(2025, 1, 1))) == ("suggestion", "")


def test_an_unknown_duty_is_refused_with_the_nearest_one(tmp_path):
    (tmp_path / "clarity").mkdir()
    (tmp_path / "clarity" / "one.yaml").write_text(
        "id: one\ntitle: A\nmessage: A.\nwhy: A.\nadvice: A.\nsince: 0.1.0\nkind: existence\nseverity: suggestion\n"
        "match: [word]\nraises: [{duty: pay-rang}]\nevidence: [{claim: A., kind: house}]\n"
        "examples: {bad: [], good: []}\n",
        encoding="utf-8",
    )
    with pytest.raises(YamlError, match="unknown duty 'pay-rang'; did you mean 'pay-range'"):
        packs.load(tmp_path)


@pytest.mark.parametrize(
    ("codes", "severity", "place"),
    [
        (("US-CO",), "error", "Colorado"),
        (("IT",), "error", "Italy"),
        (("DE",), "warning", "EU law"),
        (("GB",), "warning", ""),
    ],
)
def test_missing_pay_is_one_finding_that_cites_the_law(codes, severity, place):
    report = jobwriter.lint(ad(), Settings(jurisdictions=codes, as_of=DAY))
    about_pay = [item for item in report.findings if item.category == "pay" or "pay" in item.rule]
    assert [item.rule for item in about_pay] == ["missing-pay"]
    assert about_pay[0].severity == severity
    assert place in about_pay[0].message
    assert (law.DISCLAIMER in about_pay[0].message) is bool(place)


def test_missing_benefits_and_a_missing_process_are_raised_where_a_state_asks():
    text = ad("Denver", pay="$150,000 to $180,000 a year.").partition("## Pay and benefits")[0]
    text = text.replace(" Closes 18 December 2026.", "")
    report = jobwriter.lint(text, Settings(jurisdictions=("US-CO",), as_of=DAY))
    graver = {item.rule: item.severity for item in report.findings}
    assert graver["missing-benefits"] == graver["no-application-process"] == "error"
    assert "missing-application-deadline" not in graver


def test_a_promise_before_the_interview_meets_the_directive_and_not_the_law_of_italy():
    text = ad(pay="We send the pay range with the invitation.")
    assert law.DISCLAIMER not in spoken(text, "missing-pay", jurisdictions=("DE",))[0].message
    assert spoken(text, "missing-pay", jurisdictions=("IT",))[0].severity == "error"
    assert not spoken(text, "eu-pay-transparency", jurisdictions=("DE",))


def test_a_remote_job_comes_under_the_states_where_it_may_be_done():
    text = ad("Austin", "Remote (US)")
    found = spoken(text, "missing-pay", jurisdictions=("US-TX",), remote_scope=("US-CO",))
    assert found[0].severity == "error"
    assert "Colorado" in found[0].message
    onsite = spoken(ad("Austin"), "missing-pay", jurisdictions=("US-TX",), remote_scope=("US-CO",))
    assert onsite[0].severity == "warning"
    assert law.DISCLAIMER not in onsite[0].message


def test_a_remote_job_anywhere_in_the_us_is_warned_of_the_laws_that_reach_it():
    found = spoken(ad("Remote (US)", "Remote"), "missing-pay", jurisdictions=("US",))
    assert found[0].severity == "warning"
    assert "California (from 15 employees; BLR, checked 2026-11-21)" in found[0].message


def test_a_country_is_narrowed_to_the_state_that_the_ad_names():
    assert spoken(ad("Denver, CO"), "missing-pay", jurisdictions=("US",))[0].severity == "error"
    assert law.DISCLAIMER not in spoken(ad("Austin, TX", "Remote"), "missing-pay", jurisdictions=("US",))[0].message


def test_without_a_jurisdiction_nothing_is_an_error_and_nothing_is_cited():
    told = "Women only. US citizens only. State any health conditions and your current salary. No felons."
    text = ad(extra=f"\n\n## How to apply\n\n{told}")
    report = jobwriter.lint(text, Settings(as_of=DAY))
    found = [item for item in report.findings if item.category == "law"]
    assert len(found) >= 5
    assert {item.severity for item in found} == {"warning"}
    assert not any(law.DISCLAIMER in item.message for item in report.findings)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("employer_size", "many"),
        ("employer_size", -1),
        ("employer_size", True),
        ("employer_size", {"US": "x"}),
        ("employer_size", {"Utah": 4}),
        ("remote_scope", ["Colorado"]),
        ("uses_ai_screening", "yes"),
        ("public_sector", 1),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(name, value):
    with pytest.raises(ConfigError, match=f"'{name}' .a test."):
        override(Settings(), {name: value}, "a test")


def test_settings_are_read_as_written():
    given = {"employer_size": {"us": 40, "uk": 3}, "remote_scope": ["us-ny-nyc"], "public_sector": True}
    made = override(Settings(), given, "a test")
    assert made.employer_size == {"US": 40, "GB": 3}
    assert made.remote_scope == ("US-NY-NYC",)
    assert made.public_sector


PHRASES = (
    "unpaid trial", "women only", "candidates", "current salary", "us citizens", "no h1b",
    "state any health conditions", "criminal record check", "remote", "excluding colorado",
    "canadian experience", "ai screening of applicants",
    "pay will be shared", "$90,000 a year", "bonus", ".", ",", ";", ":", "(", ")", "\n", "-", "not", "we do", "your",
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(PHRASES), max_size=60))
def test_any_words_are_judged_without_a_crash_and_quoted_as_they_stand(words):
    text = " ".join(words)
    case = prove.Example("law", "x", text, (), False, True, settings={"jurisdiction": ["US", "GB", "AT", "CA-ON"]})
    outcome = engine.run(prove.ad(case), PACK, RULES)
    assert outcome.errors == ()
    for finding in outcome.findings:
        assert finding.start is None or text[finding.start : finding.end] == finding.quote


@pytest.mark.parametrize(
    "words", ["unpaid work ", "women only. ", "not available to in for from ", "salary will be shared "]
)
def test_a_long_text_of_few_words_takes_linear_time(words):
    text = prove.base_ad() + "\n\n" + words * (200_000 // len(words))
    case = prove.Example("law", "x", text, (), False, True, settings={"jurisdiction": ["US", "AT", "CA-ON"]})
    judged = prove.ad(case)
    began = time.process_time()
    assert engine.run(judged, PACK, RULES).errors == ()
    assert time.process_time() - began < 6
