"""Dates of a posting: how they are written, what they are called, which one counts."""

import datetime as dt
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobwriter.document import Draft, MetaField
from jobwriter.facts import Context, dates
from jobwriter.readers import markdown
from jobwriter.understand import understand

TODAY = dt.date(2026, 11, 20)
GB = Context(TODAY, "GB", "en-GB")
US = Context(TODAY, "US", "en-US")


def read(text, context=GB):
    return dates.extract(understand(markdown.read(text, "ad.md")[0]), context)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Closing date: 18 December 2026", dt.date(2026, 12, 18)),
        ("Closes 18th Dec 2026 at noon", dt.date(2026, 12, 18)),
        ("Apply by Dec 18, 2026.", dt.date(2026, 12, 18)),
        ("Application deadline\n\n2026-12-18", dt.date(2026, 12, 18)),
        ("The closing date for this vacancy is\n**18th of December 2026**", dt.date(2026, 12, 18)),
        ("Please send your CV and a letter to a.b@rail.example by 5pm on Friday 18 December", dt.date(2026, 12, 18)),
        ("Expiration Date: 18/12/2026", dt.date(2026, 12, 18)),
        (
            "A CV and a page on what it got wrong, to a.munro@rail.example before noon on 18 December",
            dt.date(2026, 12, 18),
        ),
        ("We close this ad on 18 December 2026.", dt.date(2026, 12, 18)),
        ("We'll stop reading applications on 18 December 2026.", dt.date(2026, 12, 18)),
        ("Apply on northgate-rail.example/jobs by Friday 18 December 2026.", dt.date(2026, 12, 18)),
        ("Applications close on 18.12.26", dt.date(2026, 12, 18)),
        ("Internal Closing Date: 22nd October 2025", dt.date(2025, 10, 22)),
    ],
)
def test_closing_dates_as_people_write_them(text, expected):
    assert read(text).closing.date == expected


def test_slashes_follow_the_country_unless_the_figures_decide():
    assert read("Closing date: 02/03/2026").closing.date == dt.date(2026, 3, 2)
    assert read("Closing date: 02/03/2026").closing.ambiguous
    assert read("Closing date: 02/03/2026", US).closing.date == dt.date(2026, 2, 3)
    assert read("Closing date: 12/18/2026").closing.date == dt.date(2026, 12, 18)
    assert not read("Closing date: 02/02/2026").closing.ambiguous


def test_a_missing_year_is_the_coming_one_or_the_one_that_fits_the_weekday():
    assert read("Apply by 12 January").closing.date == dt.date(2027, 1, 12)
    assert read("Apply by 1 November").closing.date == dt.date(2026, 11, 1)
    assert read("Apply by Friday 12 June").closing.date == dt.date(2026, 6, 12)


@pytest.mark.parametrize(
    ("text", "days"),
    [("Posted 1 day ago", 1), ("Posted: 2 weeks ago", 14), ("Date Posted: Posted yesterday", 1), ("Posted today", 0)],
)
def test_ages_count_from_the_day_of_the_run(text, days):
    posted = read(text).posted
    assert posted.relative
    assert (TODAY - posted.date).days == days


def test_an_age_without_a_label_counts_only_as_a_line_of_its_own():
    assert read("Data Engineer\n\nLeeds · 1 year ago · 40 applicants").posted.date == dt.date(2025, 11, 20)
    assert read("We were founded 10 years ago in Leeds.").posted is None


def test_words_without_a_date_are_kept():
    assert read("1 year ago\n\nApplications closed").closing.label == "closed"
    assert read("If applications closed early, we would say so.").closing is None
    assert read("We read applications on a rolling basis.").closing.label == "rolling"
    assert read("Start date: ASAP").start.label == "soon"
    assert read("Immediate start, Leeds").start.date is None
    assert read("Start date: September 2026").start.text == "September 2026"


def test_a_date_of_the_company_is_none_of_the_posting():
    found = read(
        "We were listed on the exchange on 3 May 2021 and started in 2019. Papers were published on 4 June 2025."
    )
    assert (found.closing, found.posted, found.start) == (None, None, None)


def test_each_statement_is_kept_and_the_employers_own_counts():
    found = read(
        "Expiration Date: 01/12/2026\n\nClosing date: 18 December 2026\n\nInternal closing date: 4 December 2026"
    )
    assert len(found.closings) == 3
    assert found.closing.date == dt.date(2026, 12, 18)
    assert read("Posted 3 November 2026. Last updated: 9 November 2026").posted.date == dt.date(2026, 11, 3)


def test_fields_of_a_record_speak_for_the_page():
    fields = {
        "posted": MetaField("2026-11-03T08:00:00Z"),
        "closes": MetaField("1797552000"),
        "start": MetaField("asap"),
    }
    found = dates.extract(understand(Draft("a", "record", "", "", None, (), fields)), GB)
    assert (found.posted.date, found.posted.source, found.posted.start) == (dt.date(2026, 11, 3), "posting", -1)
    assert found.closing.date == dt.date(2026, 12, 18)
    assert found.start.label == "soon"


@given(
    st.lists(
        st.sampled_from(
            ["closing date", "posted", "start", ":", "\n", " ", "3 may", "31/02/2026", "2026-13-45", "2 weeks ago",
             "asap", "applications closed", "monday", "99/99/99", "999 years ago", "rolling basis", "\u0130", "."]
        ),
        max_size=30,
    ).map(" ".join)
)  # fmt: skip
def test_dates_lie_where_they_say(text):
    document = understand(markdown.read(text, "ad.md")[0])
    found = dates.extract(document, GB)
    for date in (*found.closings, *found.posteds):
        assert document.text[date.start : date.end] == date.text


@given(st.text(max_size=200))
def test_no_text_is_too_strange(text):
    read(text)


def test_a_field_of_any_length_is_read():
    assert dates.read("9" * 13, GB) is not None
    assert dates.read("no date here", GB) is None


@pytest.mark.parametrize("words", ["apply by 3 may ", "closing date\n", "2 weeks ago "])
def test_time_is_linear(words):
    document = understand(markdown.read(words * (200_000 // len(words)), "ad.md")[0])
    start = time.process_time()
    dates.extract(document, GB)
    assert time.process_time() - start < 6


@pytest.mark.parametrize(
    "text",
    [
        "We reply to all applications by 19 December.",
        "You will hear about your application by 19 December.",
        "Applications are sifted by 17 December.",
        "We'll answer applications before 20 December.",
        "No covering letter needed. First conversations are by phone on 14 December.",
    ],
)
def test_the_day_of_an_answer_is_no_closing_date(text):
    assert read(text).closing is None
    assert read(f"Apply by 12 December.\n\n{text}").closing.date == dt.date(2026, 12, 12)
