"""Briefs as people get them wrong: each fault at its place, in words that say what to write, and all at once."""

import datetime as dt
import json
import os
import re
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jobwriter import brief, generate
from jobwriter.brief import BriefError, House, scaffold
from jobwriter.brief.fields import Group
from jobwriter.brief.kinds import Many, Text
from jobwriter.brief.paths import put
from jobwriter.brief.roles import ROLES
from jobwriter.brief.schema import schema
from jobwriter.generate.forms import SUFFIXES, render
from jobwriter.readers import read
from jobwriter.renderers import blocks, html, text
from jobwriter.source import Source
from jobwriter.yamlfile import load, plain

TODAY = dt.date(2026, 11, 20)
GOOD = (Path(__file__).parent / "samples" / "ml-engineer.job.yaml").read_text(encoding="utf-8")
EXAMPLE = plain(load(GOOD, "ml.job.yaml"))
PLACED = re.compile(r"ml\.job\.yaml:(\d+):(\d+): (.+)")


def problems(written, house=None):
    """What is wrong with a brief: line, column and words of each; nothing where it holds."""
    try:
        brief.read(written, "ml.job.yaml", house)
    except BriefError as error:
        said = error.problems
    else:
        return []
    found = [PLACED.fullmatch(problem) for problem in said]
    assert all(found), said
    return [(int(match[1]), int(match[2]), match[3]) for match in found]


def changed(old, new):
    assert GOOD.count(old) >= 1, old
    return GOOD.replace(old, new, 1)


def place(text, words):
    """Line and column of words in a text."""
    before = text[: text.index(words)]
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def test_the_example_holds():
    assert problems(GOOD) == []


@pytest.mark.parametrize(
    ("old", "new", "at", "says"),
    [
        ("title: Machine", 'title: "Machine', '"Machine', "the quotation mark that opens here is not closed"),
        ("problem: predict", "problem: Our mission: predict", ": predict", "a colon with a space after it"),
        ("data: 3 million", "data: %3 million", "%3", "begins with % needs quotes"),
        ("data: 3 million", "data: @3 million", "@3", "begins with @ needs quotes"),
        ("data: 3 million", "data: *3 million", "*3", "begins with * needs quotes"),
        ("data: 3 million", "data: !3 million", "!3", "begins with ! needs quotes"),
        ("data: 3 million", "data: - 3 million", "- 3", "begins with - needs quotes"),
        ("data: 3 million", "data: {{ job.data }} million", "million", "ends before this; put quotes around"),
        ("data: 3 million", 'data: "3" million', "million", "ends before this; put quotes around"),
        ("data: 3 million", 'data: "C:\\data" # ', '\\data"', "use single quotes"),
        ("data: 3 million", "data: [3 million", "[3", "the [ is not closed"),
        ("modelling: 40}", "modelling: 40", "{engineering", "the { is not closed"),
        ("  name: Northgate", "\tname: Northgate", "\tname", "a tab stands here; put spaces in its place"),
        ("  name: Northgate", "     name: Northgate", "  url: https", "the same number of spaces"),
        ("  - You have used", "  -You have used", "  -You have used", "'- entry', with a space after"),
        ("level: mid", "level: mid\ntitle: Data Scientist", "title: Data", "the key 'title' stands twice"),
        ("level: mid", "level: mid\n5: five", "5: five", "the key '5' must be text"),
        ("level: mid", "<<<<<<< HEAD\nlevel: mid\n=======", "<<<<<<<", "git has left both versions"),
        ("level: mid", "level: mid\n---\ntitle: Two", "---", "a second document begins here"),
        ("Northgate Rail", "North\0gate Rail", "\0gate", "the invisible character U+0000"),
        (
            "Northgate Rail",
            '"North\\a gate Rail"',
            "name: ",
            "'organisation.name' holds the invisible character U+0007",
        ),
        ("level: mid", "level: &x [*x]", "&x", "only single values can be"),
    ],
)
def test_a_slip_in_yaml_is_told_where_it_begins(old, new, at, says):
    text = changed(old, new)
    ((line, column, words),) = problems(text)
    expected = place(text, at)
    assert (line, column) == (expected[0], expected[1] + len(at) - len(at.lstrip(" ")))
    assert says in words


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "the brief is empty; 'jobwriter new' writes one"),
        ("# only a comment\n", "the brief is empty"),
        ("- title: x\n", "holds no fields; it consists of lines such as 'title: Machine Learning Engineer'"),
        ("We need a wizard.", "holds no fields"),
        ("a: " + "[" * 100_000, "stand too deep inside each other"),
        ("a: " + "{a: " * 500 + "1" + "}" * 500, "stand too deep inside each other"),
        ("- " * 5_000 + "a", "stand too deep inside each other"),
        ("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", "used again by a *"),
    ],
)
def test_what_is_no_brief_at_all_is_said_in_a_line(text, says):
    ((line, _, words),) = problems(text)
    assert line == 1
    assert says in words


WRONG = [
    ("version: 1", "version: 2", "version", "'version' must be 1, not '2'"),
    ("role: ml-engineer", "role: ml-enginer", "role", "did you mean 'ml-engineer'?"),
    ("locale: en-GB", "locale: de-DE", "locale", "must be one of en-GB, en-US, not 'de-DE'"),
    ("title: Machine Learning", "title: " + "x" * 500, "title", "has 509 characters; shorten it by 449, to 60"),
    ("title: Machine Learning Engineer", "title: ML", "title", "is too short ('ML'); write at least 3 characters"),
    ("title: Machine Learning Engineer", "title: 42", "title", "YAML takes it for the number 42: put it in quotes"),
    ("title: Machine Learning Engineer", "title: yes", "title", "YAML takes it for yes: put it in quotes"),
    ("title: Machine Learning Engineer", "title: 2026-12-01", "title", "takes it for the day 2026-12-01"),
    ("title: Machine Learning Engineer", "title: [ML Engineer]", "title", "it is a list: write one text"),
    ("title: Machine Learning Engineer", "title: URGENT ML Engineer", "title", "take out 'URGENT'"),
    ("title: Machine Learning Engineer", "title: TBC", "title", "cannot be 'TBC': What is the job called"),
    ("title: Machine Learning Engineer", "title: not decided", "title", "cannot be 'not decided': What is the job"),
    ("title: Machine Learning", "title: Senior Machine Learning", "title", "says senior, 'level' says mid"),
    ("level: mid", "level: Mid", "level", "did you mean 'mid'?"),
    ("level: mid", "level: wizard", "level", "must be one of graduate, junior, mid"),
    ("level: mid", "level: []", "level", "must have 1 to 4 entries, it has 0"),
    ("level: mid", "level: [mid, mid]", "mid]", "'level[2]' is there before ('mid'); take one out"),
    ("level: mid", "level: [mid, senior]", "min", "several levels (mid, senior) need a range each"),
    ("size: 5", "size: a few", "size", "'team.size' must be a bare number"),
    ("size: 5", "size: 5.5", "size", "must be a whole number"),
    ("url: https://northgate", "url: www.northgate", "url", "must be one address that starts with https://"),
    ("  - You have used Airflow.", "  -", "", "'desirable[2]' is empty; fill it in, or take the dash out"),
    ("  - You have used Airflow.", "  - Airflow: 2 years", "Airflow: 2", "makes fields of a text: put quotes"),
    ("tested_in: cv", "tested_in: exam", "tested_in", "must be one of cv, application, task, interview"),
    ("modelling: 40}", "modelling: 50}", "time", "must make 100 percent; they make 110"),
    ("modelling: 40}", "modelling: 40%}", "modelling: 40%", "must be a bare number such as 40, not '40%'"),
    ("min: 62000", "min: £62,000", "min", "'pay.min' must be a bare number such as 62000, not '£62,000'"),
    ("min: 62000", "min: 62k", "min", "such as 62000, not '62k'"),
    ("min: 62000", "min: '62000'", "min", "such as 62000 without quotes"),
    ("min: 62000", "min: 62000 a year", "min", "such as 62000, not '62000 a year'"),
    ("min: 62000", "min: -5", "min", "must lie between 1 and 100,000,000; it is -5"),
    ("min: 62000", "min: .nan", "min", "must be a bare number"),
    ("min: 62000", "min: .inf", "min", "must lie between"),
    ("min: 62000", "min: not decided", "min", "write 'pay: not decided'"),
    ("min: 62000", "min: 82000", "max", "'pay.max' (72000) is below 'pay.min' (82000); swap them"),
    ("currency: GBP", "currency: QQQ", "currency", "a currency by its three letters, such as GBP"),
    ("currency: GBP", "currency: pounds", "currency", "did you mean 'GBP'?"),
    ("  currency: GBP\n", "", "min", "'pay.currency' is missing; write 'currency: GBP'"),
    ("period: year", "period: yearly", "period", "did you mean 'year'?"),
    ("  set_by", "  withheld_reason: a new scale is being agreed\n  set_by", "min", "keep one of them"),
    ("type: permanent", "type: full-time", "type", "must be one of permanent, fixed-term"),
    ("type: permanent", "type: fixed-term", "type", "needs 'contract.months': how many, such as 'months: 12'"),
    ("type: permanent", "type: permanent\n  months: 6", "months", "take it out, or write 'type: fixed-term'"),
    ("type: permanent", "type: permanent\n  ir35: inside", "ir35", "is for contractors; take it out"),
    ("hours_per_week: 37.5", "hours_per_week: 37,5", "hours_per_week", "such as 37.5, not '37,5'"),
    ("mode: hybrid", "mode: office", "mode", "must be one of onsite, hybrid, remote, not 'office'"),
    ("mode: hybrid", "mode: remote", "mode", "take out 'office_days_per_week' and 'places' and write 'from: [GB]'"),
    ("mode: hybrid", "mode: onsite", "office_days_per_week", "goes with hybrid work; take it out"),
    ("mode: hybrid", "mode: hybrid\n  from: [GB]", "from: [GB]", "'work.from' goes with remote work"),
    ("office_days_per_week: 2", "office_days_per_week: 5", "office_days", "for five write 'mode: onsite'"),
    ("  office_days_per_week: 2\n", "", "mode", "hybrid work needs 'work.office_days_per_week'"),
    ("country: GB", "country: NO", "country: NO", 'YAML reads a bare NO as the answer no; write it in quotes: "NO"'),
    ("country: GB", "country: UK", "country: UK", "by its two letters, such as GB or US, not 'UK'; did you mean 'GB'?"),
    ("country: GB", "country: Sweden", "country: Sweden", "did you mean 'SE'?"),
    ("sponsorship: no", "sponsorship: maybe", "sponsorship", "must be yes or no, not 'maybe'"),
    ("sponsorship: no", "sponsorship: not decided", "sponsorship", "write 'visa: not decided'"),
    ("visa:\n  sponsorship: no", "visa: no", "visa", "has fields of its own, each on a line below it"),
    ("visa:\n  sponsorship: no", "visa: TBD", "visa", "for what is open, write: not decided"),
    ("contact: Sam Okoro, sam", "contact: Sam Okoro #", "contact", "must give an e-mail address or a telephone number"),
    ("  url: https://northgate-rail.example/jobs/ml\n", "", "apply", "'apply' needs 'url' (the form) or 'email'"),
    ("url: https://northgate-rail.example/jobs/ml", "email: a;b@acme.example", "email", "must be one e-mail address"),
    ("closes: 2026-12-08", "closes: 8 December 2026", "closes", "must be a date such as 2026-12-18 (year-month-day)"),
    ("closes: 2026-12-08", "closes: 2026-02-30", "closes", "must be a date such as 2026-12-18"),
    ("closes: 2026-12-08", "closes: 2026-10-08", "closes", "(2026-10-08) is before 'dates.posts' (2026-11-20)"),
    ("closes: 2026-12-08", "closes: 2026-12-08\n  starts: 2026-12-01", "starts", "is not after 'dates.closes'"),
    ("closes: 2026-12-08", "closes: 2026-12-08\ntargets: linkedin", "targets", "must be a list: each entry on a line"),
    ("closes: 2026-12-08", "closes: 2026-12-08\ntargets: [linkdin]", "linkdin", "did you mean 'linkedin'?"),
    ("level: mid", "level: mid\nresearch: {agenda: ours}", "research", "is for research-scientist; an ad for ml-eng"),
    ("level: mid", "level: mid\nflavour: vanilla", "flavour", "unknown field 'flavour'; take it out"),
]
"""A change of one value, the words at which its only message points, and a part of the message."""


@pytest.mark.parametrize(("old", "new", "at", "says"), WRONG, ids=[new[:40].strip() for _, new, _, _ in WRONG])
def test_one_fault_gives_one_message_at_its_place(old, new, at, says):
    text = changed(old, new)
    ((line, column, words),) = problems(text)
    assert text.split("\n")[line - 1][column - 1 :].startswith(at)
    assert says in words


def test_the_bands_of_pay_agree_with_levels_and_places():
    def bands(*entries, level="mid"):
        lines = "".join(f"    - {{{entry}}}\n" for entry in entries)
        text = changed("  min: 62000\n  max: 72000\n", f"  bands:\n{lines}")
        return [words for _, _, words in problems(text.replace("level: mid\n", f"level: {level}\n", 1))]

    assert bands("level: mid, min: 1, max: 2", "level: senior, min: 3, max: 4", level="[mid, senior]") == []
    assert (
        "max' (1) is below 'pay.bands[1].min' (3)"
        in bands("level: mid, min: 3, max: 1", "level: senior, min: 3, max: 4", level="[mid, senior]")[0]
    )
    for entries, level, says in (
        (
            ("level: mid, min: 1, max: 2", "level: lead, min: 3, max: 4"),
            "[mid, senior]",
            "is lead, and 'level' has mid",
        ),
        (("level: mid, min: 1, max: 2", "level: mid, min: 3, max: 4"), "mid", "same level and place as an earlier"),
        (("level: mid, min: 1, max: 2", "min: 3, max: 4"), "mid", "needs 'level' or 'place'"),
        (("place: Leeds, min: 1, max: 2", "place: York, min: 3, max: 4"), "mid", "is 'York', and 'work' has Leeds"),
        (("level: mid, min: 1, max: 2", "level: senior, min: 3"), "[mid, senior]", "'pay.bands[2].max' is missing"),
    ):
        (words,) = bands(*entries, level=level)
        assert says in words


@pytest.mark.parametrize(
    ("old", "new", "unknown", "meant"),
    [
        ("title: Machine", "titel: Machine", "titel", "title"),
        ("organisation:\n", "organization:\n", "organization", "organisation"),
        ("reports_to:", "report_to:", "team.report_to", "reports_to"),
        ("currency: GBP", "curency: GBP", "pay.curency", "currency"),
        ("town: Leeds", "twon: Leeds", "work.places[1].twon", "town"),
        ("what: call", "waht: call", "process.stages[1].waht", "what"),
        ("tested_in: cv", "tested_on: cv", "essential[1].tested_on", "tested_in"),
        ("responsibilities:", "responsibilites:", "responsibilites", "responsibilities"),
        ("on_call:", "oncall:", "oncall", "on_call"),
    ],
)
def test_a_slip_in_a_name_is_one_message_and_not_also_a_missing_field(old, new, unknown, meant):
    text = changed(old, new)
    assert problems(text) == [(*place(text, new), f"unknown field '{unknown}'; did you mean '{meant}'?")]


def test_what_stands_below_a_slip_in_a_name_is_checked_too():
    text = changed("organisation:\n  name: Northgate Rail\n", "organization:\n  nam: Northgate Rail\n  size: 40\n")
    assert [words.split(";")[0] for _, _, words in problems(text)] == [
        "unknown field 'organization'",
        "unknown field 'organization.nam'".replace("organization", "organisation"),
        "unknown field 'organisation.size'",
    ]


def test_ten_faults_are_ten_messages_in_the_order_of_the_file():
    text = GOOD
    for old, new in (
        ("title: Machine Learning Engineer", "title: URGENT ML Engineer"),
        ("reports_to:", "report_to:"),
        ("required: yes", "required: sometimes"),
        ("modelling: 40}", "modelling: 50}"),
        ("tested_in: cv", "tested_in: exam"),
        ("min: 62000", "min: 62k"),
        ("currency: GBP", "currency: pounds"),
        ("country: GB", "country: NO"),
        ("minutes: 90", "minutes: an hour"),
        ("closes: 2026-12-08", "closes: 2026-10-08"),
    ):
        assert old in text
        text = text.replace(old, new, 1)
    found = problems(text)
    assert len(found) == 10
    assert found == sorted(found)
    fields = ("title", "team.report_to", "on_call.required", "time", "essential[1].tested_in", "pay.min",
              "pay.currency", "work.places[1].country", "process.stages[2].minutes", "dates.closes")  # fmt: skip
    assert all(f"'{field}'" in words for (_, _, words), field in zip(found, fields, strict=True))


@pytest.mark.parametrize("role", sorted(ROLES))
def test_each_field_that_a_role_cannot_do_without_is_asked_for(role):
    example = scaffold.example(role, today=TODAY)
    needed = {name for name, field in schema().fields.items() if field.required} | set(ROLES[role].demands)
    for path in sorted(needed - {"role"}):
        found = problems(scaffold.write(put(example, tuple(path.split(".")), None), samples={}))
        (words,) = {words for _, _, words in found}
        assert words.startswith(f"'{path}' is missing: ")
        assert f"'{path.split('.')[-1]}:" in words


def test_an_unknown_role_says_nothing_of_the_fields_of_roles():
    text = changed(
        "role: ml-engineer", "role: wizard\nllm: {product: writes letters, evaluation: by hand, models: two}"
    )
    ((_, _, words),) = problems(text)
    assert words.startswith("'role' must be one of ml-engineer, applied-scientist")


@pytest.mark.parametrize("path", ["data", "metric", "deployment", "on_call", "outcomes", "pay", "visa"])
def test_what_may_be_open_is_open_in_any_words_but_one(path):
    assert problems(scaffold.write(put(EXAMPLE, (path,), "not decided"))) == []
    for words in ("Not decided", "not decided yet", "TBD", "tbc.", "?"):
        ((_, _, said),) = problems(scaffold.write(put(EXAMPLE, (path,), words)))
        assert said == f"'{path}': for what is open, write: not decided"


@pytest.mark.parametrize("path", ["title", "level", "problem", "contract", "work", "apply", "dates", "equality"])
def test_what_may_not_be_open_says_so(path):
    ((_, _, said),) = problems(scaffold.write(put(EXAMPLE, (path,), "not decided")))
    assert said.startswith(f"'{path}' cannot be 'not decided': ")


def test_a_locked_block_names_both_places():
    house = House({"equality": "We choose by work alone, and say so."}, frozenset({"equality"}), "conf/.jobwriter.yaml")
    text = GOOD + "\nequality: We are the best employer of all.\n"
    ((line, _, words),) = problems(text, house)
    assert line == text.count("\n")
    assert words.startswith("'equality' is locked by conf/.jobwriter.yaml: take it out of the brief")


# words that look like markup, code or a template

NASTY = (
    "<script>alert(1)</script>", "<b>bold</b>", "</p><p>", "<!-- note -->", "&lt;b&gt;", "&amp;", "&#60;i&#62;",
    "{{ 7 * 7 }}", "{% for x in range(9) %}x{% endfor %}", "{# gone #}", "{{ job.__class__ }}", "**bold**", "__init__",
    "_em_", "`code`", "[click](https://evil.example)", "![logo](https://evil.example/x.png)", "<https://evil.example>",
    "# Title", "- item", "1. first", "> quote", "---", "***", "~~~", "```", "| a | b |", "\\*", "a\\", "*", "**",
    "[x]: y", "$x$", "&copy;", "a < b > c", "\u202eright to left", "javascript:alert(1)", "%s", "\u2028line",
)  # fmt: skip
TAG = re.compile(r"</?(\w+)(?: href=\"[^\"<>]*\"| class=\"[\w -]*\"| start=\"\d+\")*>")


def texts(group=None, path=()):
    """The fields of the example that hold free words, lists and their entries included."""
    for name, field in (group or schema()).fields.items():
        held = EXAMPLE
        for part in (*path, name):
            held = held.get(part) if isinstance(held, dict) else None
        kind = field.kind
        if isinstance(kind, Group) and isinstance(held, dict):
            yield from texts(kind, (*path, name))
        elif isinstance(kind, Many) and isinstance(kind.of, Text) and kind.of.most >= 100 and held:
            yield (*path, name), kind.of, True
        elif isinstance(kind, Text) and kind.check is None and kind.most >= 60 and held and name != "template":
            yield (*path, name), kind, False


FIELDS = tuple(texts())


def with_words(field, words):
    path, _, listed = field
    held = EXAMPLE
    for part in path:
        held = held[part]
    return brief.read(scaffold.write(put(EXAMPLE, path, [words, *held[1:]] if listed else words)), "x")


def sentences(kind):
    """All that is nasty, in as many texts as a field needs for it."""
    words = "This is how"
    for nasty in NASTY:
        if len(words) + len(nasty) > kind.most - 20:
            yield f"{words} it is"
            words = "This is how"
        words += f" {nasty} so"
    yield f"{words} it is"


def only_allowed_tags(page):
    tags = re.findall(r"<[^>]*>", page)
    return all((found := TAG.fullmatch(tag)) and found.group(1) in html.TAGS for tag in tags)


def flat(words):
    return " ".join(words.split())


def test_the_fields_that_hold_words_are_found():
    assert len(FIELDS) >= 20
    assert {("problem",), ("responsibilities",), ("organisation", "about"), ("deployment", "where")} <= {
        path for path, _, _ in FIELDS
    }


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: ".".join(field[0]))
def test_markup_in_any_field_of_words_is_words(field):
    for words in sentences(field[1]):
        made = with_words(field, words)
        ad = generate.markdown(made)
        page = render(made, ad, "html").decode()
        assert only_allowed_tags(page), words
        assert "javascript:" not in "".join(re.findall(r'href="[^"]*"', page))
        assert flat(words)[1:] in flat(render(made, ad, "text").decode()), (words, ad)


SOME = ("<script>alert(1)</script>", "{{ 7 * 7 }}", "{# gone #}", "**bold**", "[click](https://evil.example)", "&amp;")


@pytest.mark.parametrize("form", sorted(SUFFIXES))
def test_markup_is_words_in_every_form(form):
    made = with_words((("data",), None, False), f"So {' and '.join(SOME)} at the end")
    content = render(made, generate.markdown(made), form, page=form == "html", today=TODAY)
    if form == "docx":
        (draft,) = read(Source("ad.docx", "", "docx", data=content))
        shown = draft.text
    elif form == "text":
        shown = content.decode()
    elif form == "markdown":
        shown = text.render(blocks.parse(content.decode()))
    else:
        page = json.loads(content)["description"] if form == "json-ld" else content.decode()
        assert page.count("<script") == (form == "html")
        page = page.partition("<main>")[2].partition("</main>")[0] if form == "html" else page
        assert only_allowed_tags(page)
        shown = unescape(re.sub(r"<[^>]*>", "", page))
    assert all(nasty in flat(shown) for nasty in SOME)
    assert "49" not in shown


SIGNS = st.text(
    st.sampled_from("<>&\"'`*_[](){}#-+=|~!\\/:.,;%$^@0123456789 ab\t\u00a0\u2028\u202eé\U0001f600"), max_size=30
)
ANY = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30)


@settings(max_examples=100, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(FIELDS), SIGNS | ANY)
def test_any_words_come_out_as_they_went_in(field, text):
    words = f"So the {text} of ours it is"
    made = with_words(field, words)
    ad = generate.markdown(made)
    assert only_allowed_tags(render(made, ad, "html").decode()), ad
    assert flat(words)[1:] in flat(render(made, ad, "text").decode()), ad


def test_the_command_tells_all_faults_and_writes_nothing(tmp_path):
    text = changed("title: Machine Learning Engineer", "titel: Machine Learning Engineer")
    (tmp_path / "ml.job.yaml").write_text(text.replace("min: 62000", "min: 62k"), encoding="utf-8")
    (tmp_path / "two.job.yaml").write_text("level: [mid\nrole: intern\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "jobwriter", "generate", "ml.job.yaml", "two.job.yaml", "-o", "ads/"],
        cwd=tmp_path, capture_output=True, text=True, env={**os.environ, "NO_COLOR": "1"}, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (2, "")
    assert not (tmp_path / "ads").exists()
    lines = done.stderr.strip().split("\n")
    assert len(lines) == 3
    assert lines[0].startswith("Error: ml.job.yaml:4:1: unknown field 'titel'; did you mean 'title'?")
    assert "ml.job.yaml:" in lines[1]
    assert "two.job.yaml:1:8: not valid YAML: the [ is not closed" in lines[2]
