"""The JSON Schema of a brief, its table in the docs, and the scaffold that both share their fields with."""

import datetime as dt
import importlib.util
import json
import re
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobwriter import brief, config
from jobwriter.brief import BriefError, House, choices, scaffold
from jobwriter.brief.jsonschema import json_schema
from jobwriter.brief.kinds import Reading
from jobwriter.brief.paths import put
from jobwriter.brief.roles import ROLES
from jobwriter.brief.schema import schema
from jobwriter.yamlfile import load, plain

ROOT = Path(__file__).parent.parent
TODAY = dt.date(2026, 11, 20)
VALIDATOR = jsonschema.Draft202012Validator(json_schema())
EVERY = [(role, locale) for role in ROLES for locale in ("en-GB", "en-US")]


def as_json(value):
    """A value as an editor sees it: dates are text."""
    if isinstance(value, dict):
        return {name: as_json(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [as_json(item) for item in value]
    return value.isoformat() if isinstance(value, dt.date) else value


def reads(values, house=None):
    try:
        brief.read(scaffold.write(values, samples={}), "x", house)
    except BriefError:
        return False
    return True


def test_briefs_and_configurations_know_the_same_locales():
    assert choices.LOCALES == config.LOCALES


def test_the_schema_is_one():
    jsonschema.Draft202012Validator.check_schema(json_schema())
    assert json_schema()["$schema"].endswith("2020-12/schema")
    json.dumps(json_schema())


@pytest.mark.parametrize(("role", "locale"), EVERY)
def test_the_example_of_every_role_is_accepted_by_both(role, locale):
    values = scaffold.example(role, locale, TODAY)
    assert reads(values)
    assert [error.message for error in VALIDATOR.iter_errors(as_json(values))] == []


BROKEN = {
    "no title": ("title", None),
    "a title of two characters": ("title", "ML"),
    "a title of 61 characters": ("title", "x" * 61),
    "an unknown field": ("tittle", "Machine Learning Engineer"),
    "an unknown field in a group": ("pay.mn", 1),
    "an unknown field in an entry": ("work.places", [{"town": "Leeds", "land": "GB", "country": "GB"}]),
    "an entry without what it needs": ("work.places", [{"town": "Leeds"}]),
    "a figure in words": ("pay.min", "62k"),
    "a figure too low": ("pay.min", 0),
    "half a person": ("team.size", 2.5),
    "no team size, which the role asks for": ("team.size", None),
    "no data, which the role asks for": ("data", None),
    "a level that there is not": ("level", "wizard"),
    "two responsibilities": ("responsibilities", ["Build the model.", "Run the model."]),
    "a field of another role": ("research", {"agenda": "ours", "publication": "freely"}),
    "a flag in words": ("visa.sponsorship", "perhaps"),
    "no closing date": ("dates.closes", None),
    "one part of the time": ("time", {"engineering": 100}),
    "a role that there is not": ("role", "wizard"),
    "a title that is not decided": ("level", "not decided"),
    "a country that there is not": ("work.places", [{"town": "Leeds", "country": "XX"}]),
    "version 2": ("version", 2),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_one_field_breaks_is_refused_by_both(name):
    path, value = BROKEN[name]
    values = put(scaffold.example("ml-engineer", today=TODAY), tuple(path.split(".")), value)
    assert not VALIDATOR.is_valid(as_json(values))
    with pytest.raises(BriefError):
        brief.read(json.dumps(as_json(values)), "x")


PLAIN = st.text("abc def.\n", max_size=12) | st.integers(-1, 100) | st.booleans() | st.none()
VALUES = PLAIN | st.sampled_from(["not decided", "mid", "remote", "GB", "yes", 0.5, 37.5, dt.date(2026, 12, 1)])
DEEP = VALUES | st.lists(VALUES, max_size=4) | st.dictionaries(st.sampled_from(["need", "min", "what", "a"]), VALUES)


def paths(group, prefix=()):
    for name, field in group.fields.items():
        yield (*prefix, name)
        if hasattr(field.kind, "fields"):
            yield from paths(field.kind, (*prefix, name))


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(EVERY), st.lists(st.tuples(st.sampled_from(list(paths(schema()))), DEEP), min_size=1, max_size=3)
)
def test_what_reading_accepts_the_schema_accepts(chosen, changes):
    values = scaffold.example(*chosen, TODAY)
    for path, value in changes:
        values = put(values, path, value)
    text = scaffold.write({"role": "x", **values}, samples={})
    try:
        brief.read(text, "x")
    except BriefError:
        return
    assert [error.message for error in VALIDATOR.iter_errors(as_json(plain(load(text, "x"))))] == []


def test_words_on_several_lines_count_as_reading_counts_them():
    exact = ("word " * 60).strip() + "\n\n  " + "x" * 20
    assert len(" ".join(exact.split())) == 320
    values = put(scaffold.example("ml-engineer", today=TODAY), ("organisation", "about"), exact)
    assert reads(values)
    assert VALIDATOR.is_valid(as_json(values))
    longer = put(values, ("organisation", "about"), exact + "x")
    assert not reads(longer)
    assert not VALIDATOR.is_valid(as_json(longer))


def test_what_the_house_has_settled_need_not_be_there():
    blocks = "{name: Acme, about: We lend to small firms., adjustments: {contact: a@acme.example}}"
    house = House(load(blocks, ".jobwriter.yaml"))
    values = scaffold.example("ml-engineer", today=TODAY)
    del values["organisation"], values["adjustments"]
    assert not VALIDATOR.is_valid(as_json(values))
    assert reads(values, house)
    assert jsonschema.Draft202012Validator(json_schema(house)).is_valid(as_json(values))


def test_every_field_says_what_it_is_for():
    whole = json_schema()
    for path in paths(schema()):
        node = whole
        for name in path:
            ways = [node, *node.get("anyOf", ())]
            node = next(way["properties"][name] for way in ways if "properties" in way)
        assert node["title"]
        assert node["description"].startswith(node["title"])


def commented(lines):
    """Each field that stands as a comment: the indices of its lines."""
    for start, line in enumerate(lines):
        key = re.match(r"( *)#([a-z_0-9]+):", line)
        if key:
            end = start + 1
            while end < len(lines) and lines[end].startswith(f"{key.group(1)}#  "):
                end += 1
            yield key.group(2), range(start, end)


@pytest.mark.parametrize(("role", "locale"), [(role, "en-GB") for role in ROLES] + [("ml-engineer", "en-US")])
def test_every_line_that_may_be_added_holds(role, locale):
    lines = scaffold.write(scaffold.example(role, locale, TODAY)).split("\n")
    seen = 0
    for name, block in commented(lines):
        added = [line.replace("#", "", 1) if index in block else line for index, line in enumerate(lines)]
        raw = load("\n".join(added), "x")
        reading = Reading("x", role, frozenset(ROLES[role].demands), False, [])
        schema().read_fields(raw, "", reading)
        assert reading.problems == [], name
        seen += 1
    assert seen > 5


def test_the_scaffold_marks_what_is_needed():
    text = scaffold.write(scaffold.example("ml-engineer", today=TODAY))
    assert "# (needed) What is the job called" in text
    assert "  # (needed) For hybrid work: how many days" in text
    assert "\n  # For remote work" in text
    assert "# Your own number for this job?" in text
    remote = put(scaffold.example("ml-engineer", today=TODAY), ("work",), {"mode": "remote"})
    assert "  # (needed) For remote work" in scaffold.write(remote)


def test_the_scaffold_leaves_to_the_house_what_it_has_settled():
    house = House({"about": "We lend to small firms."}, frozenset({"about"}), "conf/.jobwriter.yaml")
    values = put(scaffold.example("ml-engineer", today=TODAY), ("organisation", "about"), None)
    text = scaffold.write(values, house=house)
    assert "settled it in .jobwriter.yaml, for all its ads: leave it out" in text
    assert "  #about: We lend to small firms." in text
    assert "(needed) What do you do, in one" not in text
    assert reads(values, house)


def test_the_command_prints_it(tmp_path):
    run = subprocess.run(
        [sys.executable, "-m", "jobwriter", "schema", "brief"], capture_output=True, text=True, cwd=tmp_path
    )
    assert run.returncode == 0
    assert json.loads(run.stdout) == json.loads(json.dumps(json_schema()))
    run = subprocess.run(
        [sys.executable, "-m", "jobwriter", "schema", "advert"], capture_output=True, text=True, cwd=tmp_path
    )
    assert (run.returncode, run.stdout) == (2, "")
    assert "brief" in run.stderr


def test_the_table_of_fields_is_not_stale():
    spec = importlib.util.spec_from_file_location("build", ROOT / "docs" / "build.py")
    build = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(build)
    page = (ROOT / "docs" / "brief.md").read_text(encoding="utf-8")
    assert build.brief_fields(page) == page, "run: python docs/build.py"
    assert build.brief_fields(page.replace("| `title` |", "| `tittle` |")) == page
    for path in paths(schema()):
        assert f"| `{'.'.join(path)}` |" in page
