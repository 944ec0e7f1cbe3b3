"""How to apply, whom to ask, what happens next."""

import datetime as dt
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobwriter.document import Draft, MetaField
from jobwriter.facts import Context, apply
from jobwriter.readers import markdown
from jobwriter.understand import understand

GB = Context(dt.date(2026, 11, 20), "GB", "en-GB")


def read(text):
    return apply.extract(understand(markdown.read(text, "ad.md")[0]), GB)


def test_the_way_to_apply_is_a_link_then_a_mailbox_then_a_button():
    link = read("Apply now at https://rail.example/jobs/ml, or send a CV to jobs@rail.example.").apply
    assert (link.kind, link.value) == ("url", "https://rail.example/jobs/ml")
    bare = read("Apply on our site: rail.example/jobs/ml.").apply
    assert (bare.kind, bare.value) == ("url", "https://rail.example/jobs/ml")
    dated = read("Apply on northgate-rail.example/jobs until 8 January.").apply
    assert (dated.kind, dated.value) == ("url", "https://northgate-rail.example/jobs")
    mail = read("Apply now: send a CV to jobs@rail.example.").apply
    assert (mail.kind, mail.value) == ("email", "jobs@rail.example")
    assert read("Easy Apply").apply.kind == "button"
    assert read("You apply statistics to trains.").apply is None


@pytest.mark.parametrize(
    "text",
    [
        "Please submit your application via our careers site by 3 May.",
        "We take applications only through our recruitment portal.",
        "We ask that you create a profile, where you can upload a CV.",
        "Register here to get started.",
        "Apply on our jobs page.",
    ],
)
def test_a_way_in_that_has_no_link(text):
    assert read(text).apply.kind == "button"


@pytest.mark.parametrize(
    "text",
    [
        "You create a customer profile for each account.",
        "You build applications on our platform.",
        "See our careers page for other teams.",
    ],
)
def test_what_is_no_way_in(text):
    assert read(text).apply is None


def test_the_apply_link_of_a_record_wins():
    fields = {"apply_url": MetaField("https://rail.example/j/1")}
    route = apply.extract(understand(Draft("a", "record", "Apply now", "Apply now", None, (), fields)), GB)
    assert (route.apply.kind, route.apply.source) == ("url", "posting")


@pytest.mark.parametrize(
    ("text", "email", "phone", "name"),
    [
        ("Questions? Sam Okoro, sam.okoro@rail.example.", "sam.okoro@rail.example", None, "Sam Okoro"),
        ("For an informal chat ring Priya Nair on 0113 496 0123.", None, "0113 496 0123", "Priya Nair"),
        ("Questions? Call Priya on 0113 496 0123.", None, "0113 496 0123", "Priya"),
        ("Call us on +44 (0)113 496 0123 with any questions.", None, "+44 (0)113 496 0123", None),
        ("Send your CV to [email].", "[email]", None, None),
        ("For help with your application contact [phone].", None, "[phone]", None),
        ("Questions about the role or adjustments: jobs@rail.example", "jobs@rail.example", None, None),
    ],
)
def test_contacts_one_can_use(text, email, phone, name):
    (contact,) = read(text).process.contacts
    assert (contact.email, contact.phone, contact.name) == (email, phone, name)


@pytest.mark.parametrize(
    "text",
    [
        "If you need accommodations during the process, email us at help@rail.example.",
        "Report suspicious messages to watch@rail.example.",
        "To delete your personal data write to people@rail.example.",
        "Interested in a different role? Write to people@rail.example.",
        "Write to privacy@rail.example.",
        "Your recruiter is Sam Okoro.",
        "Job ID 0000035035. Company No. 08863657. 07.2026",
        "Salary 30000 40000 and 99.9% uptime, version 10.2.3",
    ],
)
def test_what_is_no_contact(text):
    assert read(text).process.contacts == ()


def test_stages_from_a_list_under_its_heading():
    text = (
        "# Engineer\n\n## Interview process\n\n- Intro call with the recruiter\n- Take-home task\n- Panel with the team"
    )
    assert [stage.text for stage in read(text).process.stages] == [
        "Intro call with the recruiter",
        "Take-home task",
        "Panel with the team",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Our hiring process has two stages.",
        "You will have a 30-minute call with the hiring manager.",
        "The interview process is a phone screen followed by a paired exercise.",
    ],
)
def test_stages_in_a_sentence(text):
    assert read(text).process.stages


@pytest.mark.parametrize(
    "text",
    [
        "We may use software to take notes during interviews.",
        "We guarantee an interview to disabled applicants.",
        "You will conduct technical interviews and support user interviews.",
        "You'll solve technical challenges across the pipeline.",
        "The recruitment process is fair.",
    ],
)
def test_what_is_no_stage(text):
    assert read(text).process.stages == ()


@pytest.mark.parametrize(
    "text",
    [
        "We reply within 5 working days.",
        "You will hear from us within two weeks.",
        "First interviews are planned for 6-7 July.",
        "We make an offer within 48 hours.",
        "Those who do not hear within three weeks were not chosen.",
        "The process takes two weeks in all.",
        "You'll hear from us by 19 December.",
    ],
)
def test_times_that_are_promised(text):
    assert read(text).process.timeline is not None


def test_a_duty_promises_nothing():
    text = "# Engineer\n\n## Responsibilities\n\n- Respond to incidents within 2 days\n- Reply to clients in a week\n"
    assert read(text).process.timeline is None


@given(
    st.lists(
        st.sampled_from(
            ["a@b.example", "+44 113 496 0123", "[phone]", "ask Sam", "apply", "https://x.example/jobs", "\n",
             "- call", "## Interview process", "interview", "within 5 days", "we reply", "adjustments", "Questions?"]
        ),
        max_size=30,
    ).map(" ".join)
)  # fmt: skip
def test_facts_lie_where_they_say(text):
    document = understand(markdown.read(text, "ad.md")[0])
    route = apply.extract(document, GB)
    for contact in route.process.contacts:
        assert document.text[contact.start : contact.end] == (contact.email or contact.phone)
    for stage in route.process.stages:
        assert document.text[stage.start : stage.end] == stage.text


@given(st.text(max_size=200))
def test_no_text_is_too_strange(text):
    read(text)


@pytest.mark.parametrize("words", ["a@b.c ", "a@", "+44 1", "Aa ", "- interview\n", "www.a.b/", "interviews are "])
def test_time_is_linear(words):
    document = understand(markdown.read(words * (200_000 // len(words)), "ad.md")[0])
    start = time.process_time()
    apply.extract(document, GB)
    assert time.process_time() - start < 6
