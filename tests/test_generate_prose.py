"""How ads say what people write into briefs: answers of every shape become sentences."""

import copy

import pytest

from jobwriter import brief, generate
from jobwriter.brief import UNDECIDED, scaffold

GB = {"town": "Bath", "country": "GB"}
GERMAN = [{"town": "Bonn", "country": "DE"}, {"town": "Mainz", "country": "DE"}]
IRISH = {"town": "Cork", "country": "IE"}


def ad(role="ml-engineer", locale="en-GB", **changes):
    """The ad of an example with some fields changed; ``pay__bonus`` is ``pay.bonus``."""
    values = copy.deepcopy(dict(scaffold.example(role, locale)))
    for name, value in changes.items():
        *groups, last = name.split("__")
        held = values
        for group in groups:
            held = held.setdefault(group, {})
        held[last] = value
    return generate.markdown(brief.read(scaffold.write(values), "x.job.yaml"))


@pytest.mark.parametrize(
    ("field", "answer", "said"),
    [
        ("deployment__where", "Kubernetes", "The model runs on Kubernetes, handles"),
        ("deployment__where", "nightly on AWS", "The model runs nightly on AWS, handles"),
        ("deployment", "AWS Lambda and S3", "The model runs on AWS Lambda and S3."),
        ("deployment", "we run it in two data centres", "We run it in two data centres."),
        ("benefits__health", "Vitality", "- Health insurance: Vitality."),
        ("benefits__health", "you and your family", "- Health insurance for you and your family."),
        ("pay__equity", "yes, options", "Equity: yes, options."),
        ("pay__equity", "£5,000 a year", "Equity worth £5,000 a year."),
        ("pay__bonus", "10% target", "Bonus: 10% target."),
        ("work__travel", "Once a quarter to Bath", "You travel once a quarter to Bath."),
        ("work__travel", "None", "Travel: None."),
        ("process__ai_use", "Copilot is fine", "AI tools: Copilot is fine."),
        ("data", "we have 3 TB of scans", "We have 3 TB of scans."),
        ("data", "labelled scans of 900 hearts.", "You work with labelled scans of 900 hearts."),
        ("team__name", "The Claims Team", "You join the Claims Team, five people, report to"),
        ("team__reports_to", "Dr Ada Obi", "report to Dr Ada Obi, and"),
        ("team__reports_to", "the CTO", "report to the CTO, and"),
        ("team__works_with", ["Planners", "Public Works"], "meet planners and Public Works every week."),
        ("process__send", "CV", " with your CV by "),
        ("adjustments__offer", "anything you need", "adjustments to the process: anything you need."),
        ("contract__options", ["Job share", "Part-time"], "We are also open to job share or part-time."),
        ("outcomes__month_3", "shipped the first version", "By month three: shipped the first version."),
        ("process__stages", [{"what": "Meet the founders", "minutes": 45}], "- Meet the founders (45 minutes)."),
        ("process__stages", [{"what": "Paid trial", "minutes": 240, "paid": True}], "- Paid trial (4 hours)."),
        ("process__stages", [{"what": "task", "minutes": 90, "paid": True}], "- Task (90 minutes, paid)."),
        ("problem", "Farmers overpay. We want fair prices.", "\nFarmers overpay. We want fair prices. We judge"),
        ("problem", "Predict wear in vans.", "At Northgate Rail you will predict wear in vans."),
        ("work__places", [GB, IRISH], "Bath, UK, or Cork, Ireland (hybrid"),
        ("work__places", GERMAN, "Bonn or Mainz, Germany ("),
    ],
)  # fmt: skip
def test_an_answer_becomes_a_sentence(field, answer, said):
    assert said in ad(**{field: answer})


def test_what_is_open_is_said_in_one_sentence():
    text = ad(data=UNDECIDED, deployment=UNDECIDED)
    assert "We have not decided yet which data this work will use or how it will run in production." in text


def test_a_fragment_with_a_full_stop_continues_its_sentence():
    assert "The roadmap is owned jointly with the CPO." in ad(
        "ml-lead", leadership__roadmap="Owned jointly with the CPO."
    )


def test_american_ads_speak_american():
    text = ad(locale="en-US")
    assert "You must be authorized to work in the US" in text
    assert "business days" in text
    assert "a 401(k) plan" in text.lower()


def test_whoever_answers_questions_and_arranges_adjustments_is_named_once():
    contact = "Ada Obi, ada@acme.example"
    text = ad(apply__contact=f"{contact}, 0113 496 0172", adjustments__contact=contact)
    assert text.count("Ada Obi") == 1
    assert "who also arranges adjustments to the process" in text
