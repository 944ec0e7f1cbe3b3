"""Pay: what is read as pay, what is not, and what is read into it."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobwriter.characters import fold, lower
from jobwriter.document import Document, MetaField
from jobwriter.facts import Context, offers, pay
from jobwriter.facts.currency import currency_of, period_of
from jobwriter.facts.model import Pay, Place
from jobwriter.facts.money import figures
from jobwriter.readers import markdown
from jobwriter.understand import understand

TODAY = dt.date(2026, 11, 20)


def document(text: str) -> Document:
    return understand(markdown.read(f"# Engineer\n\nYou build things.\n\n{text}\n", "ad.md")[0])


def pays(text: str, country: str | None = "GB") -> tuple[Pay, ...]:
    return pay.extract(document(text), Context(TODAY, country)).all


def one(text: str, country: str | None = "GB") -> Pay:
    found = pays(text, country)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "low", "high", "currency", "period"),
    [
        ("Salary: £65k-£80k", 65_000, 80_000, "GBP", "year"),
        ("Pay: 65,000 – 80,000 GBP per annum", 65_000, 80_000, "GBP", "year"),
        ("Salary €60.000", 60_000, 60_000, "EUR", "year"),
        ("Gehalt: 60 000 €", 60_000, 60_000, "EUR", "year"),
        ("Salary: 70000 - 90000 £ / year", 70_000, 90_000, "GBP", "year"),
        ("Outside IR35 | £450-£500 per day", 450, 500, "GBP", "day"),
        ("The rate is £550/day, outside IR35", 550, 550, "GBP", "day"),
        ("£25ph", 25, 25, "GBP", "hour"),
        ("Hourly rate £15.50", 15.5, 15.5, "GBP", "hour"),
        ("$150,000 - $190,000 USD annually", 150_000, 190_000, "USD", "year"),
        ("Compensation: $150K/yr", 150_000, 150_000, "USD", "year"),
        ("CTC 30-40 LPA", 3_000_000, 4_000_000, "INR", "year"),
        ("Salary ₹25 Lakh", 2_500_000, 2_500_000, "INR", "year"),
        ("Lohn: CHF 120'000", 120_000, 120_000, "CHF", "year"),
        ("PLN 20 000 - 28 000 net/month B2B", 20_000, 28_000, "PLN", "month"),
        ("Salary between €4.100 and €6.500 gross per month", 4_100, 6_500, "EUR", "month"),
        ("Salary\n\n60-70k", 60_000, 70_000, "GBP", "year"),
        ("Salary: 55,000", 55_000, 55_000, "GBP", "year"),
        ("£60,000 basic + 10% bonus", 60_000, 60_000, "GBP", "year"),
        ("💰 £45,000 - £60,000", 45_000, 60_000, "GBP", "year"),
        ("Machine Learning Engineer - £70k", 70_000, 70_000, "GBP", "year"),
        ("Band 6: salary £37,338 to £44,962 a year", 37_338, 44_962, "GBP", "year"),
        ("Salary: £55-65 per annum", 55_000, 65_000, "GBP", "year"),
        ("Rate: 500-550 p/d", 500, 550, "GBP", "day"),
        ("Salary: £1.5k per week", 1_500, 1_500, "GBP", "week"),
        ("Generous pay and early equity (£70-90K)", 70_000, 90_000, "GBP", "year"),
    ],
)
def test_a_figure_is_read(text: str, low: float, high: float, currency: str, period: str) -> None:
    found = one(text)
    assert (found.min, found.max, found.currency, found.period) == (low, high, currency, period)


@pytest.mark.parametrize(
    "text",
    [
        "We raised $40M from investors.",
        "We have a $5.3M seed round.",
        "We look after £2bn of assets.",
        "A learning budget of £1,500.",
        "Learning and development: £1,000 annual education budget",
        "Referral bonus of £2,000 for every friend",
        "A £5,000 signing bonus",
        "We save customers $400 a year.",
        "You will be managing portfolios of £500,000 to £900,000.",
        "A 401(k) with a match",
        "This role meets the visa threshold of £41,700 a year.",
        "Life assurance of 4x salary",
        "Join our 5k run with 100k users",
        "£1,000 a year for training\n\n£50 a month towards your gym",
        "Our clients pay £200,000 to £300,000 for this.",
        "Bonus of up to £10,000 a year",
        "We handle £3,000 per day in orders.",
        "A compute budget of $20,000 per month and up to $3,000 per month in cloud credits",
        "We pay 5,000 suppliers and plan the compensation for 10,000 employees.",
        "We process payroll and pay £2,000 invoices.",
        "Sales of £50,000 to £60,000 per month",
        "£30k - £40k savings per year",
        "A two-hour task that we pay £60 for",
        "A car allowance of £6,000 a year",
        "Close contracts of $200k to $1 Million a year in ARR",
        "Meal allowance of €10.46/day",
        "ISO 27001, RFC 7231 and 10,000 - 20,000 requests",
    ],
)
def test_money_that_is_not_pay(text: str) -> None:
    assert pays(text) == ()


@pytest.mark.parametrize(
    ("text", "low", "high", "open_end"),
    [
        ("Salary: up to £90k", None, 90_000, "up-to"),
        ("to £80,000 DOE", None, 80_000, "up-to"),
        ("Salary from £50,000", 50_000, None, "from"),
        ("Base salary £70k+", 70_000, None, "plus"),
        ("Salary £50,000 and above", 50_000, None, "plus"),
        ("A rate equal to $400 per week", 400, 400, ""),
        ("Salary: £60k + bonus", 60_000, 60_000, ""),
    ],
)
def test_open_ends(text: str, low: float | None, high: float | None, open_end: str) -> None:
    found = one(text)
    assert (found.min, found.max, found.open_end) == (low, high, open_end)


def test_what_is_not_written_is_named_as_inferred() -> None:
    assert one("Salary: £60,000 to £70,000 a year").inferred == ()
    assert one("Salary: £60,000 to £70,000").inferred == ("period",)
    assert one("Salary: 60,000 to 70,000").inferred == ("currency", "period")
    assert one("Salary: $160,000 a year", "US").inferred == ("currency",)


def test_a_period_further_ahead_in_the_sentence_counts() -> None:
    far = "The annual salary and the variable pay that goes with it for this role is"
    assert "no-period" not in one(f"{far} between £50,000 and £60,000.").forms
    assert "no-period" in one("We grew last year; the pay band of this job is £50,000 to £60,000.").forms


def test_the_dollar_belongs_to_the_place() -> None:
    place = Place(name="Toronto", country="CA")
    text = document("Salary: $120,000 a year")
    assert pay.extract(text, Context(TODAY, "GB"), [place]).all[0].currency == "CAD"
    assert pay.extract(text, Context(TODAY, "AU")).all[0].currency == "AUD"
    assert pay.extract(text, Context(TODAY, "GB")).all[0].currency == "USD"


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Salary: Mid £55-65k; Senior £70-82k", ["Mid", "Senior"]),
        ("London: £60k-£70k; Leeds: £50k-£60k", ["London", "Leeds"]),
        ("Salary:\n\n- Level 3: £60,000 - £70,000\n- Level 4: £70,000 - £85,000", ["Level 3", "Level 4"]),
        ("Pay is £60-70k for mid and £75-85k for senior", ["mid", "senior"]),
        ("£60-70k (Mid), £75-85k (Senior)", ["Mid", "Senior"]),
    ],
)
def test_bands_are_spanned_by_the_whole(text: str, labels: list[str]) -> None:
    found = one(text)
    assert [band.label for band in found.bands] == labels
    assert found.min == min(band.min for band in found.bands if band.min)
    assert found.max == max(band.max for band in found.bands if band.max)


def test_bands_in_two_currencies_stay_apart_and_the_home_one_counts() -> None:
    result = pay.extract(document("Salary: UK: £84,000 to £96,000 | Spain: €72,000 - €81,000"), Context(TODAY, "ES"))
    assert [(found.currency, found.bands[0].label) for found in result.all] == [("GBP", "UK"), ("EUR", "Spain")]
    assert result.pay is not None
    assert result.pay.currency == "EUR"


def test_a_remark_beside_the_range_is_no_band() -> None:
    assert one("We pay £55,000 to £63,000; most new hires start at £58,000.").bands == ()


@pytest.mark.parametrize(
    ("text", "estimated"),
    [
        ("Leeds, £60k-£80k a year (est.)", True),
        ("£50k-£60k (Glassdoor est.)", True),
        ("The predicted salary is between 70000 - 90000 £ per year.", True),
        ("Estimated salary: £50,000 - £60,000", True),
        ("Average salary for this role: £65,000", True),
        ("The estimated base salary range for this role is $150,000 - $180,000", False),
        ("£60,000 - £70,000 (Employer est.)", False),
    ],
)
def test_an_estimate_is_told_from_an_offer(text: str, estimated: bool) -> None:
    assert one(text).estimated is estimated


def test_base_and_on_target_pay_are_told_apart() -> None:
    result = pay.extract(document("Salary: £90k OTE (£60k base)"), Context(TODAY, "GB"))
    assert [found.basis for found in result.all] == ["ote", None]
    assert result.pay is not None
    assert result.pay.max == 60_000
    assert one("£37,338 - £44,962 per annum, pro rata").basis == "pro-rata"


def test_the_offer_counts_before_the_estimate() -> None:
    text = "Leeds, £60k-£80k a year (est.)\n\nYou test things.\n\nSalary: £55,000 to £63,000 a year"
    result = pay.extract(document(text), Context(TODAY, "GB"))
    assert [found.estimated for found in result.all] == [True, False]
    assert result.pay is result.all[1]


def test_forms_that_stop_a_reader() -> None:
    assert "symbol-after" in one("Salary: 70000 - 90000 £ / year").forms
    assert "symbol-after" not in one("Gehalt: 60 000 € pro Jahr").forms
    assert one("Salary: £60 -75k a year").forms == ("short-range", "spacing")
    assert one("Salary: £90,000 to £75,000 a year").forms == ("reversed",)
    assert one("Salary: 60-70k").forms == ("short-range", "bare", "no-period")


def with_fields(**values: str) -> Document:
    from jobwriter.records import replace

    return replace(document("You test things."), fields={name: MetaField(value) for name, value in values.items()})


def test_fields_of_a_record_give_pay_of_the_posting() -> None:
    found = pay.extract(with_fields(pay="70000-90000 GBP year", pay_estimated="true"), Context(TODAY)).all[0]
    assert (found.min, found.max, found.currency, found.period) == (70_000, 90_000, "GBP", "year")
    assert (found.source, found.start, found.estimated) == ("posting", -1, True)
    found = pay.extract(
        with_fields(pay_min="500", pay_max="550", pay_currency="EUR", pay_period="day"), Context(TODAY)
    ).all[0]
    assert (found.min, found.max, found.currency, found.period, found.inferred) == (500, 550, "EUR", "day", ())
    assert pay.extract(with_fields(pay_min="null"), Context(TODAY)).all == ()


def test_a_field_of_front_matter_stands_where_it_is_written() -> None:
    draft = markdown.read("---\npay: £60,000 to £70,000 a year\n---\n# Engineer\n\nYou build things.\n", "ad.md")[0]
    found = pay.extract(understand(draft), Context(TODAY, "GB")).all
    assert [(item.min, item.max) for item in found] == [(60_000, 70_000)]


def test_currency_and_period_by_themselves() -> None:
    assert currency_of("", ("PL",)) == ("PLN", True)
    assert currency_of("", ()) == (None, True)
    assert currency_of("kr", ("SE",)) == ("SEK", True)
    assert currency_of("usd $", ()) == ("USD", False)
    assert period_of(22_000, "PLN", by_day=False) == "month"
    assert period_of(500, "GBP", by_day=True) == "day"
    assert period_of(500, "GBP", by_day=False) is None


def words(text: str) -> list[str]:
    ad = document(text)
    return [ad.text[span.start : span.end] for span in offers.in_words(ad)]


def test_pay_in_words() -> None:
    assert words("- Competitive salary, depending on experience\n- Pension") == [
        "Competitive salary, depending on experience"
    ]
    assert words("Salary:  Competitive with Benefits") == ["Salary:  Competitive with Benefits"]
    assert words("Leeds\n\nCompetitive\n\nFull-time") == ["Competitive"]
    assert words("Up to £60,000 per annum DOE") == ["DOE"]
    assert words("Salary: £Competitive plus benefits") == ["Salary: £Competitive plus benefits"]
    assert words("- Competitive salary: we pay a competitive salary.") == ["Competitive salary"]
    assert words("Salary: to be determined") == ["Salary: to be determined"]
    assert words("You are paid competitively.") == ["paid competitively"]
    assert words("We model companies and their competitive compass.") == []
    assert words("You follow the competitive landscape and our pay is reviewed each year.") == []
    assert words("Work with the Department of Energy (DOE).") == []


def test_an_open_end_that_hangs_on_experience_is_in_words() -> None:
    for text, expected in (
        ("Salary up to £60,000 depending on experience", ["depending on experience"]),
        ("Salary £50,000 to £60,000 a year, depending on experience", []),
    ):
        ad = document(text)
        spans = offers.in_words(ad, pay.extract(ad, Context(dt.date(2026, 11, 20), "GB")).all)
        assert [ad.text[span.start : span.end] for span in spans] == expected


def test_millions_are_pay_where_the_unit_is_small() -> None:
    ad = document("Pay: 25 million to 35 million VND gross")
    found = pay.extract(ad, Context(dt.date(2026, 11, 20), "GB")).pay
    assert found is not None
    assert (found.min, found.max, found.currency, found.period) == (25e6, 35e6, "VND", "month")
    raised = document("We raised 25 million to 35 million GBP, and pay well.")
    assert pay.extract(raised, Context(dt.date(2026, 11, 20), "GB")).pay is None


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.sampled_from("0123456789 £€$.,'-–+%/()kKma salarypyeroup to\n|"), max_size=120))
def test_any_text_gives_figures_that_lie_in_it(text: str) -> None:
    low = lower(fold(text))
    last = 0
    for figure in figures(low, 0, len(low)):
        assert 0 <= figure.start <= figure.first <= figure.last <= figure.end <= len(low)
        assert figure.first >= last
        last = figure.end
    ad = document(text)
    for found in pay.extract(ad, Context(TODAY, "GB")).all:
        assert 0 <= found.start < found.end <= len(ad.text)
        assert found.min is None or found.max is None or found.min <= found.max


@pytest.mark.parametrize(
    "unit", ["£60,000 ", "1 ", "salary ", "$5-", "competitive ", "9", "£1k to ", "60,000,", "doe bonus\n"]
)
def test_long_texts_take_linear_time(unit: str) -> None:
    text = unit * (300_000 // len(unit))
    ad = understand(markdown.read(text, "ad.md")[0])
    start = time.process_time()
    pay.extract(ad, Context(TODAY, "GB"))
    list(offers.in_words(ad))
    assert time.process_time() - start < 6


def test_pay_in_a_table_is_read_by_the_head_of_its_column() -> None:
    table = (
        "| Level | Monthly salary | Budget for books |\n|---|---|---|\n"
        "| Researcher | SEK 46,000-53,000 | SEK 9,000 |\n| Senior | SEK 56,000-66,000 | SEK 9,000 |\n"
    )
    found = one(table, "SE")
    assert (found.min, found.max, found.currency, found.period) == (46_000, 66_000, "SEK", "month")
    assert [band.label for band in found.bands] == ["Researcher", "Senior"]
    assert not pays("| Team | Turnover |\n|---|---|\n| Claims | SEK 46,000-53,000 |\n", "SE")


def test_a_heading_about_pay_tells_what_its_lines_are() -> None:
    found = one("## What you earn\n\nBy the scale, each month before tax: EUR 1,293 in the first year.\n", "DE")
    assert (found.min, found.period) == (1_293, "month")
    places = one("## Pay and places\n\n- **Dublin** (6): €41,000\n- **Cork** (2): €39,500\n", "IE")
    assert (places.min, places.max, places.period) == (39_500, 41_000, "year")
    assert not pays("## Pay and places\n\nAfter a year your pay goes up by €3,000.\n", "IE")


@pytest.mark.parametrize(
    "text", ["## Pay\n\nA relocation grant of EUR 12,000.\n", "Each month the depot saves EUR 1,293.\n"]
)
def test_sums_beside_pay_stay_what_they_are(text: str) -> None:
    assert not pays(text, "DE")
