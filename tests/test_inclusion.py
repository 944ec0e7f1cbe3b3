"""Rules on words that leave people out: what the functions decide beyond the patterns, in bounded time."""

import datetime as dt
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobwriter import packs, prove
from jobwriter.engine import Ad, run
from jobwriter.facts import Context, extract
from jobwriter.finding import Match
from jobwriter.functions import inclusion
from jobwriter.readers import markdown
from jobwriter.understand import understand

TODAY = dt.date(2026, 11, 20)
PACK = packs.load()
RULES = [rule for rule in PACK.rules.values() if rule.category == "inclusion"]


def ad(text, *codes):
    document = understand(markdown.read(text, "ad.md")[0])
    return Ad(document, extract(document, Context(TODAY, "GB")), TODAY, codes or ("GB",))


def findings(text, rule, *codes):
    outcome = run(ad(text, *codes), PACK, [PACK.rules[rule]])
    assert outcome.errors == ()
    return [(finding.quote, finding.severity) for finding in outcome.findings]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The candidate defends his choices.", ["his"]),
        ("Each employee plans her own week.", ["her"]),
        ("The candidate meets the recruiter before she decides.", []),
        ("The new hire joins Maria's team and learns from her.", []),
        ("An applicant will be told by Sam Okoro when he has read the code.", []),
        ("The engineer answers for (s)he ships.", ["(s)he"]),
        ("A customer opens his or her account.", []),
        ("Chairman Lee Okafor opens the day.", []),
        ("THE CANDIDATE WORKS WITH HE COLLEGES.", []),
    ],
)
def test_a_pronoun_counts_where_it_stands_for_the_reader(text, found):
    assert [quote for quote, _ in findings(text, "gendered-language")] == found


def test_law_binds_words_that_name_one_sex_and_not_pairs():
    text = "The candidate keeps his desk tidy. The applicant brings his or her laptop. We lack manpower."
    assert findings(text, "gendered-language") == [
        ("his", "error"), ("his or her", "warning"), ("manpower", "warning"),
    ]  # fmt: skip
    assert {severity for _, severity in findings(text, "gendered-language", "US")} == {"warning"}


def test_a_limit_of_age_is_graver_than_a_hint_and_a_scheme_lighter():
    assert findings("You must be under 35.", "age-coded") == [("must be under 35", "error")]
    assert findings("We are a young team.", "age-coded") == [("young team", "warning")]
    scheme = "# Graduate Analyst\n\nOur graduate scheme suits a recent graduate."
    assert findings(scheme, "age-coded") == [("recent graduate", "suggestion")]


@pytest.mark.parametrize(
    "text",
    [
        "Because of security vetting you must be a British citizen.",
        "You must be a British citizen or have the right to work in the UK.",
        "You do not need to be a native English speaker.",
        "Non-native speakers are welcome.",
        "English as a first language is not required.",
    ],
)
def test_nationality_and_language_have_lawful_exceptions(text):
    assert findings(text, "nationality-or-language") == []


def test_a_level_measured_by_birth_is_no_error():
    assert findings("You write near-native German.", "nationality-or-language") == [("near-native German", "warning")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We hold Disability Confident Leader status (level 3).", []),
        ("We are a Disability Confident Level 2 Employer.", []),
        ("We are a Disability Confident Leader (level 1).", ["Disability Confident Leader (level 1"]),
        ("We are a Disability Confident Level 1 Leader.", ["Disability Confident Level 1 Leader"]),
        ("We are positive about disabled people employer.", ["positive about disabled people employer"]),
    ],
)
def test_levels_of_disability_confident(text, found):
    document = ad(text)
    matches = [match for match in inclusion.missing_adjustments(document, {}) if match.start is not None]
    assert [document.document.text[match.start : match.end] for match in matches] == found


def test_balance_names_its_words_and_offers_others():
    text = prove.base_ad() + "\n\nWe are ambitious, fearless, relentless, decisive, tenacious, bold and outspoken."
    rule = PACK.rules["gender-coded-balance"]
    options = {name: option.default for name, option in rule.options.items()}
    found = list(inclusion.gender_coded_balance(ad(text), options))
    assert len(found) == 1
    assert found[0].start is None
    quotes = [ad(text).document.text[item.start : item.end] for item in found[0].related]
    assert quotes == ["ambitious", "fearless", "relentless", "decisive", "tenacious"]
    assert all(item.message.startswith("neutral: ") for item in found[0].related)


def test_balance_counts_a_family_of_words_once():
    text = prove.base_ad() + "\n\n" + "We are ambitious; our ambition is ambitious. " * 10
    rule = PACK.rules["gender-coded-balance"]
    options = {name: option.default for name, option in rule.options.items()}
    assert list(inclusion.gender_coded_balance(ad(text), options)) == []


WORDS = st.sampled_from((
    "the candidate he she his or her / ( ) young team must be under 35 native English speaker culture fit with our",
    "Oxbridge available 24/7 crush your goals ninja neurodiverse people the disabled whitelist level 2 Disability",
    "Confident Leader not never . , \n - recent graduate able to stand and walk weekends work no family commitments",
)).flatmap(lambda words: st.sampled_from(words.split(" ")))  # fmt: skip


@given(st.lists(WORDS, max_size=40))
@settings(max_examples=60, deadline=None)
def test_findings_lie_in_the_text_and_nothing_raises(words):
    text = " ".join(words)
    outcome = run(ad(text), PACK, RULES)
    assert outcome.errors == ()
    for finding in outcome.findings:
        if finding.start is not None:
            assert text[finding.start : finding.end] == finding.quote != ""


@pytest.mark.parametrize(
    "text",
    [
        "his candidate " * 6_000,
        "young, " * 12_000,
        "native or bilingual " * 4_000,
        "work long hours or " * 4_000,
        "crush your big hard " * 4_000,
        "must be able to stand, walk, lift, " * 2_500,
    ],
    ids=lambda text: text[:20],
)
def test_time_grows_with_the_text_only(text):
    subject = ad(text)
    started = time.process_time()
    outcome = run(subject, PACK, RULES)
    assert time.process_time() - started < 6
    assert outcome.errors == ()


def test_a_match_says_what_it_means():
    document = ad("You are a young team.")
    [match] = inclusion.age_coded(document, {}, [(10, 20)])
    assert isinstance(match, Match)
    assert match.values["words"] == "young team"
