"""What readers distrust: links that go elsewhere, claims without a source, and how both are found in bounded time."""

import datetime as dt
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobwriter.document import Document
from jobwriter.engine import Ad
from jobwriter.facts import claims, holes
from jobwriter.facts.linkfaults import fault
from jobwriter.facts.links import Hyperlink, links
from jobwriter.facts.model import Contact, Date, Facts, Process, Title
from jobwriter.functions import consistency, housekeeping, structure, trust
from jobwriter.readers import markdown
from jobwriter.understand import understand

TODAY = dt.date(2026, 11, 20)


def document(text: str) -> Document:
    return understand(markdown.read(text, "ad.md")[0])


def judged(url: str, title: str = "Machine Learning Engineer, Search", text: str = "") -> str:
    return fault(Hyperlink(url, url, 0, len(url)), document(f"# {title}\n\n{text} {url}"), title, "Northgate Rail")


@pytest.mark.parametrize(
    ("url", "what"),
    [
        ("https://board.example/jobs/data-scientist-banking-176132", "another job"),
        ("https://board.example/view-job/machine-learning-research-engineer-6840-oxbridge", "another job"),
        ("http://rail.example/apply", "not encrypted"),
        ("https://example.com/apply", "placeholder"),
        ("mailto:jobs@gmial.com", "not a working"),
        ("mailto:jobs@rail", "not a working"),
        ("mailto:", "not a working"),
    ],
)
def test_links_that_look_wrong(url, what):
    assert what in judged(url)


@pytest.mark.parametrize(
    "url",
    [
        "https://board.example/jobs/senior-ml-engineer-search-northgate-rail-7874866",
        "https://board.example/jdp/6939146774665943982",
        "https://board.example/jobs/9c41d2",
        "https://rail.example/blog/how-our-data-scientist-team-works",
        "mailto:jobs@rail.example?subject=ML",
        "tel:+441134960123",
        "https://rail.example/careers/machine-learning-engineer",
    ],
)
def test_links_that_are_fine(url):
    assert judged(url) == ""


def test_a_word_of_the_ad_in_a_slug_is_no_sign_of_another_job():
    slug = "https://board.example/jobs/machine-learning-engineer-leeds"
    assert "another job" in judged(slug)
    assert judged(slug, text="The job is in Leeds.") == ""


def test_words_that_show_another_site_than_the_target():
    ad = document("# Engineer\n\nApply at [https://rail.example/apply](https://forms.collect.example/x).")
    found = [fault(link, ad, "Engineer", "") for link in links(ad) if link.url.startswith("https://forms")]
    assert found == ["leads to forms.collect.example, not to rail.example as it shows"]


def test_a_private_mailbox_is_fine_for_a_sole_trader_with_a_site():
    contact = Contact(email="clarapawson@gmail.com", start=0, end=21)
    facts = Facts(process=Process(contacts=(contact,)))
    with_site = document("clarapawson@gmail.com https://clarapawson.example")
    assert list(trust.off_channel_contact(Ad(with_site, facts, TODAY), {})) == []
    without = document("clarapawson@gmail.com")
    assert len(list(trust.off_channel_contact(Ad(without, facts, TODAY), {}))) == 1


def test_one_claim_a_sentence():
    ad = document(
        "Studies show that women are less likely to apply, and we are one of the largest rail firms in Europe."
    )
    assert [ad.text[span.start : span.end] for span in claims.unsourced(ad)] == [
        "Studies show that women are less likely to apply"
    ]


@pytest.mark.parametrize(
    ("words", "claim"),
    [
        ("We're the UK's #1 depot planner.", "UK's #1 depot planner"),
        ("Our planner is used by 80% of the Fortune 500.", "80% of the Fortune 500"),
        ("9 out of 10 top law firms trust us.", "9 out of 10 top law firms"),
        ("Northgate, the UK's largest independent bus firm, is hiring.", "UK's largest independent bus firm"),
        ("At the world's largest marketplace for used trains, we move fast.", "world's largest marketplace"),
        ("According to recent studies, people wait.", "According to recent studies"),
        ("Our tool saves customers up to 30% on energy.", "saves customers up to 30%"),
        ("We work in a $40B industry.", "$40B industry"),
        ("We grew 3x last year.", "grew 3x"),
        ("95% of Railers say they like it.", "95% of Railers say"),
        ("We have become the leader in tram repair.", "become the leader in tram repair"),
    ],
)
def test_classes_of_claims(words, claim):
    ad = document(f"# Engineer\n\n## About us\n\n{words}")
    assert [claim in ad.text[span.start : span.end] for span in claims.unsourced(ad)] == [True]


@pytest.mark.parametrize(
    "words",
    [
        "You will work with the world's largest retailers and some of the biggest banks in Europe.",
        "We want to become the largest rail group in Europe.",
        "Named one of the best places to work by Glassdoor.",
        "You will help us grow 30% next year, and we offer up to 10% bonus.",
        "Around 70% of the time you will be on site.",
        "A case study of ours shows how a depot works.",
    ],
)
def test_words_that_claim_nothing(words):
    assert list(claims.unsourced(document(f"# Engineer\n\n## About us\n\n{words}"))) == []


@pytest.mark.parametrize(
    ("words", "pool"),
    [
        ("We're constantly on the lookout for great data people.", True),
        ("Work is assigned when a project matches your skills.", True),
        ("This role is contingent upon contract award.", True),
        ("We are always looking for people to join our talent pool.", True),
        ("We are always looking for better ways to test.", False),
        ("We anticipate opening a new office in York.", False),
        ("There are no specific requirements for the role.", False),
    ],
)
def test_pools_and_vacancies(words, pool):
    ad = Ad(document(f"# Engineer\n\nWe run trains.\n\n{words}"), Facts(), TODAY)
    assert len(list(trust.not_a_live_vacancy(ad, {}))) == pool


def test_codes_that_mean_nothing_outside():
    ad = document(
        "# Data Engineer (4471)\n\n- Job Family: Technology\n- Department: PQZX\n- Team: DEVOPS\n- Ref: AB-123"
    )
    assert [ad.text[start:end] for start, end in holes.codes(ad)] == [
        "(4471)",
        "Job Family: Technology",
        "Department: PQZX",
        "Ref: AB-123",
    ]


def test_the_order_of_dates():
    def ad(**dates: Date) -> Ad:
        posted, closing = dates.get("posted"), dates.get("closing")
        facts = Facts(
            posted_dates=(posted,) if posted else (),
            closing_dates=(closing,) if closing else (),
            start_date=dates.get("start"),
        )
        return Ad(document("x"), facts, TODAY)

    early, late = Date(date=dt.date(2026, 11, 1), start=0, end=1), Date(date=dt.date(2026, 12, 1), start=0, end=1)
    assert len(list(consistency.date_conflict(ad(posted=late, closing=early), {}))) == 1
    assert len(list(consistency.date_conflict(ad(closing=late, start=early), {}))) == 1
    assert list(consistency.date_conflict(ad(posted=early, closing=late), {})) == []


def test_a_date_is_past_only_if_it_is_in_every_reading():
    options = {"suggest_days": 30, "warn_days": 60}

    def ad(date: Date) -> Ad:
        return Ad(document("x"), Facts(closing_dates=(date,)), TODAY)

    unclear = Date(date=dt.date(2026, 11, 12), ambiguous=True, start=0, end=1)
    assert list(housekeeping.expired_ad(ad(unclear), options)) == []
    clear = Date(date=dt.date(2026, 11, 12), start=0, end=1)
    assert [match.severity for match in housekeeping.expired_ad(ad(clear), options)] == ["error"]


def test_a_title_alone_does_not_make_a_process():
    facts = Facts(title=Title(text="Engineer", level=None, role="other"))
    assert len(list(structure.no_application_process(Ad(document("# Engineer"), facts, TODAY), {}))) == 1


@given(st.text(alphabet="ahtps:/.@-w#?%= \n[]()mlio", max_size=80))
def test_no_link_is_too_strange(text):
    ad = document(f"# Data Engineer\n\n{text}")
    for link in links(ad):
        assert 0 <= link.start <= link.end <= len(ad.text)
        fault(link, ad, "Data Engineer", "")


@given(st.text(max_size=200))
def test_claims_lie_in_the_text(text):
    ad = document(text)
    for span in claims.unsourced(ad):
        assert 0 <= span.start < span.end <= len(ad.text)


@pytest.mark.parametrize(
    "words",
    ["one of the ", "women ", "10% of ", "always ", "whatsapp ", "t.me/", "grown ", "@", "% of ", "the uk's largest "],
)
def test_time_is_linear(words):
    ad = Ad(document(words * (200_000 // len(words))), Facts(), TODAY)
    start = time.process_time()
    list(claims.unsourced(ad.document))
    list(trust.not_a_live_vacancy(ad, {}))
    list(trust.off_channel_contact(ad, {}))
    assert time.process_time() - start < 6
