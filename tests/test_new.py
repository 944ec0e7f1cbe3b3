"""``jobwriter new``: the scaffold, fields from the command line, the interview, and old briefs opened again."""

import datetime as dt
import os
import signal
import subprocess
import sys
import time

import pytest
import yaml
from command import INTERRUPTIBLE
from hypothesis import given, settings
from hypothesis import strategies as st

from jobwriter import brief
from jobwriter.brief import BriefError, House, answers, changes, reopen, saved, scaffold, setting
from jobwriter.brief.interview import COMMANDS, Interview
from jobwriter.brief.oneline import flow
from jobwriter.brief.paths import field, get, join, put, split
from jobwriter.brief.roles import ROLES
from jobwriter.brief.schema import schema
from jobwriter.yamlfile import load

TODAY = dt.date(2026, 11, 20)
EXAMPLES = {(role, locale): scaffold.example(role, locale, TODAY) for role in ROLES for locale in ("en-GB", "en-US")}


def jobwriter(*args, cwd, given="", **more):
    return subprocess.run(
        [sys.executable, "-m", "jobwriter", *args], input=given, capture_output=True, text=True, cwd=cwd, **more
    )


def begin(role="ml-engineer", values=None, **more):
    start = {"version": 1, "role": role, "locale": "en-GB", **(values or {})}
    return Interview(start, today=TODAY, **more)


def said(value):
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return ", ".join(f"{name}: {item}" for name, item in value.items())
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def reply(interview, example):
    """What a person who has the example before them answers."""
    prompt = interview.prompt
    path = split(prompt.path)
    held = get(example, path)
    if len(path) > 1 and isinstance(path[-2], int):
        return said(held) if isinstance(get(example, path[:-1]), dict) and held is not None else ""
    if not prompt.entry:
        return "" if held is None else said(held)
    done = len(get(interview.values, path) or ())
    if held is None or done >= len(held):
        return ""
    entry = held[done]
    return said(next(iter(entry.values())) if isinstance(entry, dict) else entry)


def hold(interview, example, until=None):
    """Answer until the end, or until a field is asked for; returns the answers."""
    told = []
    while not interview.over and (interview.prompt.path != until or until is None):
        told.append(reply(interview, example))
        interview.answer(told[-1])
        assert interview.messages == [], (interview.messages, told[-1])
        assert len(told) < 300
    return told


# the state machine


@pytest.mark.parametrize(("role", "locale"), EXAMPLES)
def test_an_interview_about_an_example_gives_the_example(role, locale):
    example = EXAMPLES[role, locale]
    if isinstance(example.get("deployment"), str):
        example = {**example, "deployment": {"where": example["deployment"]}}
    interview = begin(role, {"locale": locale}, examples=example)
    hold(interview, example)
    assert interview.over == "finished"
    whole = brief.read(interview.text("again"), "x")
    straight = brief.read(scaffold.write(example), "x")
    assert whole.values == straight.values
    assert interview.notices == straight.notices


def test_a_question_says_why_and_shows_an_example():
    prompt = begin(examples=EXAMPLES["ml-engineer", "en-GB"]).prompt
    assert (prompt.path, prompt.needed, prompt.example) == ("title", True, "Machine Learning Engineer")
    assert "cost clicks" in prompt.why


def test_groups_introduce_themselves_once():
    interview = begin(values={"title": "ML Engineer", "level": "mid"})
    assert interview.prompt.headings == ("Who hires?",)
    interview.answer("Acme")
    assert (interview.prompt.path, interview.prompt.headings) == ("organisation.url", ())


def test_a_wrong_answer_is_told_and_asked_again():
    interview = begin()
    interview.answer("URGENT: ML ninja")
    assert "the role alone" in interview.messages[0]
    assert interview.prompt.path == "title"
    interview.answer("ML Engineer")
    assert (interview.messages, interview.prompt.path) == ([], "level")
    interview.answer("wizard")
    assert "must be one of" in interview.messages[0]
    interview.answer("")
    assert "is needed" in interview.messages[0]


def test_several_short_entries_may_stand_on_a_line():
    interview = begin(values={"title": "ML Engineer"})
    interview.answer("Mid, Senior")
    assert interview.values["level"] == ["mid", "senior"]
    assert interview.prompt.path == "organisation.name"


def test_enter_skips_a_group_that_is_not_needed_and_only_such_a_one():
    example = EXAMPLES["ml-engineer", "en-GB"]
    interview = begin(examples=example)
    hold(interview, example, until="stack.daily")
    interview.answer("")
    assert interview.prompt.path == "pay.min"
    assert "stack" not in interview.values
    interview = begin(examples=example)
    hold(interview, example, until="work.relocation.offered")
    interview.answer("")
    assert interview.prompt.path == "benefits.leave_days"


def test_what_cannot_hold_is_not_asked():
    example = EXAMPLES["ml-engineer", "en-GB"]
    interview = begin(examples=example)
    hold(interview, example, until="on_call.required")
    interview.answer("no")
    assert interview.prompt.path == "time"
    hold(interview, example, until="contract.type")
    interview.answer("perm")
    assert interview.prompt.path == "contract.hours_per_week"
    hold(interview, example, until="work.mode")
    interview.answer("remote")
    assert interview.prompt.path == "work.from"
    assert interview.prompt.needed


def test_pay_that_is_not_given_needs_a_reason():
    example = EXAMPLES["ml-engineer", "en-GB"]
    interview = begin(examples=example)
    hold(interview, example, until="pay.min")
    assert interview.prompt.undecided
    interview.answer("")
    assert (interview.prompt.path, interview.prompt.needed) == ("pay.withheld_reason", True)
    interview.answer("not decided")
    assert interview.values["pay"] == "not decided"
    hold(interview, {**example, "pay": "not decided"})
    assert interview.over == "finished"
    assert "the ad has no pay" in interview.notices[0]


def test_not_decided_is_refused_where_it_is_no_answer():
    interview = begin()
    interview.answer("not decided")
    assert "cannot be 'not decided'" in interview.messages[0]


def test_levels_get_a_range_each():
    example = EXAMPLES["ml-engineer", "en-GB"]
    interview = begin(examples=example, values={"level": ["mid", "senior"]})
    hold(interview, example, until="pay.bands")
    for line in ("mid", "", "60k", "70k"):
        interview.answer(line)
    assert interview.prompt.given == ("level: mid, min: 60000, max: 70000",)
    interview.answer("")
    assert "must have 2 to 12 entries" in interview.messages[0]
    for line in ("senior", "", "71,000", "£80,000", ""):
        interview.answer(line)
    assert interview.prompt.path == "pay.currency"
    assert interview.values["pay"]["bands"][1] == {"level": "senior", "min": 71000, "max": 80000}


def test_back_shows_what_was_said_and_enter_keeps_it():
    interview = begin()
    interview.answer("back")
    assert interview.remarks == ["This is the first question."]
    interview.answer("ML Engineer")
    interview.answer("mid")
    interview.answer("back")
    assert (interview.prompt.path, interview.prompt.given) == ("level", ("mid",))
    interview.answer("back")
    assert (interview.prompt.path, interview.prompt.given) == ("title", ("ML Engineer",))
    interview.answer("")
    assert interview.values["title"] == "ML Engineer"
    assert interview.prompt.path == "organisation.name"


def test_back_inside_an_entry_goes_one_field_back():
    example = EXAMPLES["ml-engineer", "en-GB"]
    interview = begin(examples=example)
    hold(interview, example, until="work.places")
    interview.answer("Leeds")
    interview.answer("West Yorkshire")
    interview.answer("back")
    assert (interview.prompt.path, interview.prompt.given) == ("work.places[1].region", ("West Yorkshire",))
    interview.answer("Yorkshire")
    interview.answer("")
    interview.answer("")
    assert "'country' is needed" in interview.messages[0]
    interview.answer("United Kingdom")
    assert interview.values["work"]["places"] == [{"town": "Leeds", "region": "Yorkshire", "country": "GB"}]


def test_drop_takes_out_an_entry_a_list_or_a_field():
    example = EXAMPLES["ml-engineer", "en-GB"]
    interview = begin(examples=example)
    hold(interview, example, until="responsibilities")
    for line in ("Build the model", "Run the model", "Sell the model", "drop 2"):
        interview.answer(line)
    assert interview.prompt.given == ("Build the model", "Sell the model")
    interview.answer("drop 9")
    assert "no entry 9" in interview.messages[0]
    interview.answer("drop")
    assert interview.prompt.given == ()
    interview.answer("drop")
    assert "Nothing stands here" in interview.messages[0]


def test_needed_leaves_out_the_rest():
    example = EXAMPLES["ml-engineer", "en-GB"]
    everything = len(hold(begin(examples=example), example))
    interview = begin(examples=example)
    interview.answer("needed")
    few = hold(interview, example)
    assert interview.over == "finished"
    assert len(few) < everything * 0.65
    assert "benefits" not in interview.values


def test_contradictions_are_told_at_the_end_with_the_field_to_go_back_to():
    example = put(EXAMPLES["ml-engineer", "en-GB"], ("pay", "max"), 50000)
    interview = begin(examples=example)
    while interview.prompt.path:
        interview.answer(reply(interview, example))
    assert "'pay.max' (50000) is below 'pay.min' (62000)" in interview.messages[0]
    assert "'pay.max'" in interview.prompt.question
    interview.answer("pay.mox")
    assert "no field 'pay.mox'" in interview.messages[0]
    interview.answer("")
    assert (interview.prompt.path, interview.prompt.given) == ("pay.max", ("50000",))
    interview.answer("")
    assert "is below" in interview.messages[0]
    interview.answer("pay.min")
    interview.answer("45k")
    assert interview.over == "finished"


def test_help_names_every_command():
    interview = begin()
    interview.answer("?")
    assert [remark.partition(":")[0] for remark in interview.remarks] == list(COMMANDS)
    assert interview.prompt.path == "title"


def test_what_is_given_is_not_asked():
    example = EXAMPLES["ml-engineer", "en-GB"]
    interview = begin(values={name: item for name, item in example.items() if name not in {"dates", "pay"}}, fresh=())
    assert interview.prompt.path == "pay.min"
    hold(interview, example, until="dates.closes")
    interview.answer("18 December")
    assert interview.over == "finished"
    assert interview.values["dates"] == {"closes": dt.date(2026, 12, 18)}


def test_what_the_house_has_settled_is_not_asked():
    house = House(load("{name: Acme, about: We lend to small firms., url: https://acme.example}", "c"))
    interview = begin(values={"title": "ML Engineer"}, house=house)
    interview.answer("mid")
    assert interview.prompt.path == "team.name"


@pytest.mark.parametrize("stop", [0, 1, 7, 20, 33, 48, 60, 75, 90])
def test_a_saved_interview_goes_on_where_it_stopped(stop):
    example = EXAMPLES["ml-engineer", "en-GB"]
    interview = begin(examples=example)
    for _ in range(stop):
        interview.answer(reply(interview, example))
    asked = interview.prompt.path.partition("[")[0]
    interview.answer("save")
    assert interview.over == "saved"
    text = interview.text("jobwriter new ...")
    assert "# To go on: jobwriter new ..." in text
    again = Interview(saved.values(text, "x"), today=TODAY, examples=example, start=saved.stopped_at(text))
    assert again.prompt.path == asked
    hold(again, example)
    assert again.over == "finished"
    assert brief.read(again.text(""), "x").values == brief.read(scaffold.write(example), "x").values


def test_an_entry_that_was_begun_is_kept_as_a_remark():
    example = EXAMPLES["ml-engineer", "en-GB"]
    interview = begin(examples=example)
    hold(interview, example, until="work.places")
    interview.answer("Leeds")
    text = interview.text("again")
    assert "# Begun, not finished: {town: Leeds}" in text
    brief.read(text, "x", partial=True)


LINES = st.sampled_from([
    *COMMANDS, "", "", "", "back", "not decided", "yes", "no", "mid", "senior, mid", "remote", "hybrid", "onsite", "GB",
    "65k", "3", "2026-12-18", "18 December", "pay.min", "work", "drop 1", "Build and run the model every month.",
    "https://acme.example/jobs", "Sam, sam@acme.example", "engineering 60, modelling 40", "permanent", "GBP",
    "needed", "[", "{a: 1}", "essential[", "title[2].x", "0", "-1", "version", "role",
]) | st.text(max_size=30)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(list(ROLES)), st.lists(LINES, max_size=60), st.integers(0, 60))
def test_an_interview_never_fails_and_one_that_is_finished_reads(role, lines, given):
    example = EXAMPLES[role, "en-GB"]
    interview = begin(role, examples=example)
    for _ in range(given):
        interview.answer(reply(interview, example))
    for line in lines:
        if interview.over:
            break
        assert interview.prompt.question
        interview.answer(line)
    for _ in range(400):
        if interview.over or not interview.prompt.path:
            break
        interview.answer(reply(interview, example))
    text = interview.text("again")
    if interview.over == "finished":
        brief.read(text, "x")
    else:
        saved.values(text, "x")


# what people type


@pytest.mark.parametrize(
    ("path", "text", "value"),
    [
        ("pay.min", "65k", 65000),
        ("pay.min", "£65,000", 65000),
        ("pay.min", "67.5k", 67500),
        ("pay.min", "65.000", "65.000"),
        ("pay.min", "about 65", "about 65"),
        ("dates.closes", "18 December 2026", dt.date(2026, 12, 18)),
        ("dates.closes", "January 8", dt.date(2027, 1, 8)),
        ("dates.closes", "2026-13-40", "2026-13-40"),
        ("dates.closes", "soon", "soon"),
        ("pay.currency", "£", "GBP"),
        ("pay.currency", "eur", "EUR"),
        ("work.mode", "on-site", "onsite"),
        ("contract.type", "fixed term", "fixed-term"),
        ("process.reply_within_days", "5 working days", 5),
        ("process.reply_within_days", "2 weeks", "2 weeks"),
        ("benefits.pension_employer_pct", "8%", 8),
        ("time", "engineering 60%, modelling: 40", {"engineering": 60, "modelling": 40}),
        ("visa.sponsorship", "Y", True),
        ("visa.sponsorship", "perhaps", "perhaps"),
        ("problem", "You will stop fraud", "stop fraud"),
        ("deployment.where", "the model runs live", "live"),
    ],
)
def test_answers_are_understood(path, text, value):
    assert answers.value(field(split(path)), text, TODAY) == value


def test_the_order_of_a_date_follows_the_locale():
    closes = field(("dates", "closes"))
    assert answers.value(closes, "02/03/2027", TODAY) == dt.date(2027, 3, 2)
    assert answers.value(closes, "02/03/2027", TODAY, "en-US") == dt.date(2027, 2, 3)


@given(st.sampled_from(["pay.min", "time", "dates.closes", "work.mode", "visa.sponsorship"]), st.text(min_size=1))
def test_any_answer_gives_a_value(path, text):
    answers.value(field(split(path)), text, TODAY)


# paths and --set


@given(
    st.lists(st.sampled_from(["pay", "min", "essential", "need", 1, 2, 13]), min_size=1).filter(
        lambda p: p[0] in {"pay"}
    )
)
def test_a_path_reads_as_it_is_written(path):
    assert split(join(tuple(path))) == tuple(path)
    assert split(".".join(map(str, path))) == tuple(path)


@pytest.mark.parametrize("path", ["", ".", ".pay", "[1]", "pay..min", "pay.", "pay[", "pay[x]", "1.pay", "pay]"])
def test_what_is_no_path_is_refused(path):
    with pytest.raises(ValueError, match=r".*"):
        split(path)


def test_put_adds_replaces_and_takes_out():
    values = {"essential": ["You know Go"], "pay": "not decided"}
    assert put(values, ("essential", 2), "You test")["essential"] == ["You know Go", "You test"]
    assert put(values, ("essential", 1, "tested_in"), "cv")["essential"] == [{"need": "You know Go", "tested_in": "cv"}]
    assert put(values, ("pay", "min"), 1)["pay"] == {"min": 1}
    assert put(values, ("essential", 1), None) == {"pay": "not decided"}
    assert values["essential"] == ["You know Go"]
    with pytest.raises(ValueError, match="the next is number 2"):
        put(values, ("essential", 3), "x")


@pytest.mark.parametrize(
    ("item", "says"),
    [
        ("pay.min", "write it as FIELD=VALUE"),
        ("=3", "write it as FIELD=VALUE"),
        ("pay.mn=3", "did you mean 'min'"),
        ("tittle=ML Engineer", "did you mean 'title'"),
        ("pay.min=abc", "must be a bare number"),
        ("pay.min.x=1", "must be a bare number"),
        ("level=wizard", "must be one of"),
        ("essential[9]=You test", "; the next is number"),
        ("responsibilities=[Build the model]", "must have 3 to 7 entries"),
        ("research.agenda=ours", "is for research-scientist"),
        ("title=not decided", "cannot be 'not decided'"),
        ("level=[mid", "put the value in quotes"),
        ("role=intern", "jobwriter new ROLE says it"),
        ("nonsense=", "there is no such field"),
    ],
)
def test_a_field_that_does_not_hold_is_refused(item, says):
    example = EXAMPLES["ml-engineer", "en-GB"]
    values, wrong = setting.fill(example, [item])
    assert says in wrong[0]
    assert wrong[0].startswith(item)
    assert values == example


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=12), st.text(max_size=12))
def test_setting_anything_never_fails(name, value):
    values, wrong = setting.fill(EXAMPLES["intern", "en-GB"], [f"{name}={value}"])
    assert wrong or values["role"] == "intern"


def test_set_writes_what_it_is_told(tmp_path):
    run = jobwriter(
        "new", "ml-engineer", "--set", "title=Vision Engineer", "--set", "essential.4=You know C++", "--set",
        "pay.bonus=", "--set", "level=[mid, senior]", "--set", "essential[1].need=You ship Go", cwd=tmp_path,
    )  # fmt: skip
    assert run.returncode == 0
    text = (tmp_path / "ml-engineer.job.yaml").read_text(encoding="utf-8")
    values = load(text, "x")
    assert (values["title"], values["level"]) == ("Vision Engineer", ["mid", "senior"])
    assert values["essential"][3] == "You know C++"
    assert values["essential"][0]["need"] == "You ship Go"
    assert "still to do: ml-engineer.job.yaml:" in run.stderr
    assert "need a range each" in " ".join(run.stderr.split())


def test_set_that_does_not_hold_writes_nothing(tmp_path):
    run = jobwriter("new", "ml-engineer", "--set", "pay.mn=3", "--set", "level=wizard", cwd=tmp_path)
    assert run.returncode == 2
    assert "did you mean 'min'" in run.stderr
    assert "must be one of" in run.stderr
    assert list(tmp_path.iterdir()) == []


# the command


def test_without_a_role_the_roles_are_listed(tmp_path):
    run = jobwriter("new", cwd=tmp_path)
    assert (run.returncode, run.stdout) == (2, "")
    listed = jobwriter("new", "--list", cwd=tmp_path)
    assert listed.returncode == 0
    for name, role in ROLES.items():
        for text in (run.stderr, listed.stdout):
            assert name in text
            assert role.summary in text
    slip = jobwriter("new", "ml-enginer", cwd=tmp_path)
    assert slip.returncode == 2
    assert "Did you mean 'ml-engineer'?" in slip.stderr


def test_a_new_brief_reads_and_is_not_overwritten(tmp_path):
    run = jobwriter("new", "intern", "--locale", "en-US", cwd=tmp_path)
    target = tmp_path / "intern.job.yaml"
    assert run.returncode == 0
    made = brief.read(target.read_text(encoding="utf-8"), "x")
    assert (made.role, made["locale"]) == ("intern", "en-US")
    assert made["dates"]["closes"] > dt.date.today()
    target.write_text("mine", encoding="utf-8")
    run = jobwriter("new", "intern", cwd=tmp_path)
    assert run.returncode == 2
    assert "exists; --force overwrites it" in run.stderr
    assert target.read_text(encoding="utf-8") == "mine"
    assert jobwriter("new", "intern", "--force", cwd=tmp_path).returncode == 0
    assert target.read_text(encoding="utf-8") != "mine"


@pytest.mark.parametrize("target", ["missing/deep/x.job.yaml", "folder"])
def test_a_place_that_cannot_be_written_is_told_before_the_interview(tmp_path, target):
    (tmp_path / "folder").mkdir()
    run = jobwriter("new", "intern", "--ask", "-o", target, cwd=tmp_path, given="Data Intern\n")
    assert run.returncode == 2
    assert "cannot be written" in run.stderr
    assert "What is the job called" not in run.stderr


def test_the_house_is_left_its_words(tmp_path):
    (tmp_path / ".jobwriter.yaml").write_text(
        "organisation:\n  about: We lend to small firms.\n  benefits: {leave_days: 30}\n  lock: [about]\n",
        encoding="utf-8",
    )
    run = jobwriter("new", "ml-engineer", "-o", "-", cwd=tmp_path)
    assert run.returncode == 0
    values = load(run.stdout, "x")
    assert "about" not in values["organisation"]
    assert "leave_days" not in values["benefits"]
    assert "settled it in .jobwriter.yaml" in run.stdout


def test_piped_answers_make_a_brief_and_its_ad(tmp_path):
    example = EXAMPLES["ml-engineer", "en-GB"]
    lines = hold(begin(examples=example), example)
    run = jobwriter("new", "ml-engineer", "--ask", "-o", "a.job.yaml", cwd=tmp_path, given="\n".join(lines) + "\n")
    assert run.returncode == 0, run.stderr
    assert "\x1b" not in run.stderr
    assert "a.job.yaml is complete" in run.stderr
    assert "Pay, place and codes in a title cost clicks" in run.stderr
    assert jobwriter("generate", "a.job.yaml", cwd=tmp_path).returncode == 0
    again = jobwriter("new", "ml-engineer", "--ask", "-o", "a.job.yaml", cwd=tmp_path)
    assert again.returncode == 2
    assert "is finished" in again.stderr


def test_an_interview_that_breaks_off_is_taken_up_again(tmp_path):
    example = EXAMPLES["ml-engineer", "en-GB"]
    lines = hold(begin(examples=example), example)
    ask = ("new", "ml-engineer", "--ask", "-o", "a.job.yaml")
    first = jobwriter(*ask, cwd=tmp_path, given="\n".join(lines[:30]) + "\n")
    assert first.returncode == 2
    assert "to go on: jobwriter new ml-engineer --ask -o a.job.yaml" in " ".join(first.stderr.split())
    other = jobwriter("new", "intern", "--ask", "-o", "a.job.yaml", cwd=tmp_path)
    assert other.returncode == 2
    assert "is for ml-engineer" in other.stderr
    second = jobwriter(*ask, cwd=tmp_path, given="save\n")
    assert second.returncode == 0
    third = jobwriter(*ask, cwd=tmp_path, given="\n".join(lines[30:]) + "\n")
    assert third.returncode == 0, third.stderr
    text = (tmp_path / "a.job.yaml").read_text(encoding="utf-8")
    made = brief.read(text, "x")
    assert made.values == brief.read(scaffold.write(example), "x").values
    assert "Not finished" not in text


@pytest.mark.skipif(os.name == "nt", reason="the signal is another there")
def test_ctrl_c_keeps_what_there_is(tmp_path):
    process = subprocess.Popen(
        [*INTERRUPTIBLE, "new", "ml-engineer", "--ask", "-o", "a.job.yaml"],
        stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=tmp_path,
    )  # fmt: skip
    process.stdin.write("Vision Engineer\n")
    process.stdin.flush()
    shown = ""
    while "Which level" not in shown:
        shown += process.stderr.readline()
    time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    _, rest = process.communicate(timeout=20)
    assert process.returncode == 2
    assert "keeps what there is" in rest
    assert load((tmp_path / "a.job.yaml").read_text(encoding="utf-8"), "x")["title"] == "Vision Engineer"


def test_an_unfinished_brief_that_does_not_hold_is_told(tmp_path):
    (tmp_path / "a.job.yaml").write_text("version: 1\nrole: intern\ntittle: x\n", encoding="utf-8")
    run = jobwriter("new", "intern", "--ask", "-o", "a.job.yaml", cwd=tmp_path)
    assert run.returncode == 2
    assert "a.job.yaml:3:1: unknown field 'tittle'; did you mean 'title'?" in run.stderr
    assert "--force" in run.stderr


# old briefs


def old(role="ml-engineer", **changed):
    example = {**scaffold.example(role), **changed}
    example["dates"] = {"posts": dt.date(2025, 11, 30), "closes": dt.date(2025, 12, 18)}
    return scaffold.write(example)


MILAN = {"mode": "hybrid", "office_days_per_week": 2, "places": [{"town": "Milan", "country": "IT"}]}


def opened(text, **more):
    return reopen.reopen(text, "old.job.yaml", today=TODAY, filed=dt.date(2025, 1, 1), **more)


def test_an_old_brief_keeps_all_but_pay_and_dates():
    found = opened(old())
    example = scaffold.example("ml-engineer")
    assert found.values == {name: item for name, item in example.items() if name not in {"pay", "dates"}}
    assert found.day == dt.date(2025, 11, 30)
    text = scaffold.write(found.values, found.notes, found.samples, found.head)
    assert "# Last time: 62000 to 72000 GBP; period: year; set_by: our level guide; confirm it" in text
    assert "\n#pay:\n" in text
    assert "\n#  min: 62000\n" in text
    assert "\n#dates:\n" in text
    assert set(load(text, "x")) == set(found.values)


def test_a_field_that_names_a_year_is_marked():
    found = opened(old(problem="halve by the end of 2025 the share of trains that stand still"))
    assert found.notes["problem"] == "Does it still hold? It names 2025."


def test_bands_and_open_pay_are_told():
    bands = [{"level": "mid", "min": 1000, "max": 2000}, {"level": "senior", "min": 3000, "max": 4000}]
    found = opened(old(level=["mid", "senior"], pay={"bands": bands, "currency": "EUR"}))
    assert "mid 1000 to 2000 EUR; senior 3000 to 4000 EUR" in found.notes["pay"]
    assert "Last time: not decided" in opened(old(pay="not decided")).notes["pay"]


def test_laws_that_came_since_are_told_and_only_those():
    told = opened(old(work=MILAN)).changed
    assert any("Italy has asked employers for the starting pay or its range" in item for item in told)
    assert all("2026" in item and "checked" in item for item in told)
    assert "jobwriter rule missing-pay" in told[0]
    assert opened(old()).changed == ()
    values = brief.read(old(work=MILAN), "x").values
    assert changes.since(values, dt.date(2026, 7, 1), TODAY) == ()
    early = changes.since(values, dt.date(2025, 1, 1), dt.date(2026, 1, 1))
    assert any(item.startswith("From 7 June 2026 Italy asks employers for the starting pay") for item in early)


def test_a_field_of_another_role_is_not_kept_and_said():
    found = opened(old("data-engineer"), role="ml-engineer")
    assert "pipelines" not in found.values
    assert found.values["role"] == "ml-engineer"
    assert any("'pipelines'" in item for item in found.dropped)


def test_what_the_house_has_locked_is_not_kept():
    house = House({"about": "We lend to small firms."}, frozenset({"about"}), ".jobwriter.yaml")
    found = opened(old(), house=house)
    assert "about" not in found.values["organisation"]
    assert any("'about'" in item for item in found.dropped)


def test_an_old_format_is_told_like_an_error_with_a_hint():
    text = old().replace("office_days_per_week", "office_days")
    with pytest.raises(BriefError) as caught:
        opened(text)
    assert "unknown field 'work.office_days'; did you mean 'office_days_per_week'?" in caught.value.problems[0]
    assert caught.value.problems[0].startswith("old.job.yaml:")
    assert "take them out" in caught.value.problems[-1]


@pytest.mark.parametrize(
    "text", ["", "[", "- a\n", "a: 1\n", "role: 3\n", "version: 1\nrole: intern\npay: [\n", "pay: 3\n"]
)
def test_what_is_no_brief_is_refused(text):
    with pytest.raises(BriefError):
        opened(text)


def test_an_old_brief_is_opened_by_the_command_and_asked_about(tmp_path):
    (tmp_path / "last.job.yaml").write_text(old(work=MILAN), encoding="utf-8")
    run = jobwriter("new", "--from", "last.job.yaml", "--set", "title=Vision Engineer", cwd=tmp_path)
    assert run.returncode == 0
    text = (tmp_path / "ml-engineer.job.yaml").read_text(encoding="utf-8")
    assert "title: Vision Engineer" in text
    assert "Italy has asked employers" in " ".join(run.stderr.split())
    assert "Italy has asked employers" in " ".join(text.replace("#", "").split())
    ask = ("new", "--from", "last.job.yaml", "--ask", "-o", "new.job.yaml")
    first = jobwriter(*ask, cwd=tmp_path, given="70k\n")
    assert first.returncode == 2
    assert "What is the lowest pay" in first.stderr
    assert "such as: 62000" in first.stderr
    assert "What is the job called" not in first.stderr
    half = (tmp_path / "new.job.yaml").read_text(encoding="utf-8")
    assert "# Last time: posts: 2025-11-30" in half
    rest = "80k\nEUR\n\n\n\n\n\n\n18 December 2030\n\n"
    second = jobwriter(*ask, cwd=tmp_path, given=rest)
    assert second.returncode == 0, second.stderr
    made = brief.read((tmp_path / "new.job.yaml").read_text(encoding="utf-8"), "x")
    assert (made["pay"]["min"], made["pay"]["max"], made["pay"]["currency"]) == (70000, 80000, "EUR")
    assert made["dates"]["closes"] == dt.date(2030, 12, 18)


def test_every_role_can_be_named_by_its_schema():
    assert {role for item in schema().fields.values() for role in item.roles} <= set(ROLES)


words = st.text(st.one_of(st.sampled_from("\n\r\x85\u2028:,#-'\"[]{} \t"), st.characters(codec="utf-8")), max_size=30)
plain_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.dates() | words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["min", "what"]), inner, max_size=2),
)


@given(plain_values)
def test_a_value_on_one_line_reads_back_as_it_was(value):
    line = flow(value)
    assert len(line.splitlines()) <= 1
    assert yaml.safe_load(f"- {line}") == [value]
