import datetime as dt

import pytest

from jobwriter import config, packs, selection
from jobwriter.config import ConfigError, Settings


def write(folder, text, name=".jobwriter.yaml"):
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def test_the_nearest_configuration_wins(tmp_path):
    config.find.cache_clear()
    inner = tmp_path / "jobs" / "2026"
    inner.mkdir(parents=True)
    outer = write(tmp_path, "fail_on: error\n")
    assert config.find(inner) == outer
    config.find.cache_clear()
    near = write(tmp_path / "jobs", "fail_on: never\n")
    assert config.find(inner) == near
    assert config.load(near).fail_on == "never"


def test_pyproject_counts_only_with_its_table(tmp_path):
    config.find.cache_clear()
    write(tmp_path, "[project]\nname = 'x'\n", "pyproject.toml")
    assert config.find(tmp_path) is None
    config.find.cache_clear()
    file = write(tmp_path, "[tool.jobwriter]\njurisdictions = ['UK', 'us-co']\nmin-score = 70\n", "pyproject.toml")
    settings = config.load(config.find(tmp_path))
    assert settings.jurisdictions == ("GB", "US-CO")
    assert settings.min_score == 70
    assert str(file) in settings.source_of("min_score")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("fail_onn: error\n", "did you mean 'fail_on'"),
        ("\nfail_on: fatal\n", "2:1"),
        ("fail_on:\n", "has no value"),
        ("jurisdictions: [Britain]\n", "ISO code"),
        ("min_score: many\n", "0 to 100"),
        ("severity: {title-length: loud}\n", "one of error, warning, suggestion"),
        ("locale: en-AU\n", "en-GB, en-US"),
        ("ignore: [pay\n", "not valid YAML"),
        ("- pay\n", "list of settings"),
        ("rules: {title-length: 7}\n", "map a rule to its options"),
        ("preview: 1\n", "true or false"),
        ("fail_on: error\nfail_on: never\n", "stands twice"),
    ],
)
def test_errors_name_the_place_and_what_to_write(tmp_path, text, says):
    with pytest.raises(ConfigError) as caught:
        config.load(write(tmp_path, text))
    assert says in str(caught.value)
    assert str(tmp_path) in str(caught.value)


def test_the_command_line_wins_and_is_named():
    settings = config.override(Settings(), {"as_of": "2026-11-20", "select": "pay, title"}, "the command line")
    assert settings.as_of == dt.date(2026, 11, 20)
    assert settings.select == ("pay", "title")
    assert settings.source_of("select") == "the command line"
    assert settings.source_of("ignore") == "the defaults"
    with pytest.raises(ConfigError, match="the command line"):
        config.override(Settings(), {"as_of": "soon"}, "the command line")


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        (Settings(select=("missing-pai",)), "did you mean 'missing-pay'"),
        (Settings(ignore=("salaries",)), "unknown rule or category"),
        (Settings(severity={"titel": "error"}), "did you mean 'title'"),
        (Settings(rules={"no-rule": {}}), "unknown rule 'no-rule'"),
        (Settings(rules={"wide-pay-range": {"width": 3}}), "has no option 'width'"),
    ],
)
def test_a_slip_in_a_name_is_refused(settings, says):
    with pytest.raises(ConfigError) as caught:
        selection.check(packs.load(), settings)
    assert says in str(caught.value)


def test_selection_by_id_category_and_star():
    pack = packs.load()
    one = selection.chosen(pack, Settings(select=("missing-pay",)))
    assert [rule.id for rule in one] == ["missing-pay"]
    pay = {rule.id for rule in selection.chosen(pack, Settings(select=("pay/*",)))}
    assert pay == {rule.id for rule in pack.rules.values() if rule.category == "pay" and rule.status == "stable"}
    rest = {rule.id for rule in selection.chosen(pack, Settings(ignore=("pay",)))}
    assert rest.isdisjoint(pay)
    by_id = selection.severities(pack, Settings(severity={"missing-pay": "suggestion", "pay": "error"}))
    assert by_id["missing-pay"] == "suggestion"
    assert by_id["wide-pay-range"] == "error"


def test_previews_run_when_asked_for():
    pack = packs.load()
    previews = {rule.id for rule in pack.rules.values() if rule.status == "preview"}
    assert previews.isdisjoint(rule.id for rule in selection.chosen(pack, Settings()))
    assert previews <= {rule.id for rule in selection.chosen(pack, Settings(preview=True))}
    for identity in previews:
        assert [rule.id for rule in selection.chosen(pack, Settings(select=(identity,)))] == [identity]


@pytest.mark.parametrize("make", [lambda file: file.mkdir(), lambda file: file.symlink_to("nowhere.yaml")])
def test_what_cannot_be_a_configuration_does_not_pass_for_none(tmp_path, make):
    make(tmp_path / ".jobwriter.yaml")
    config.find.cache_clear()
    with pytest.raises(ConfigError, match=r"\.jobwriter\.yaml: the configuration cannot be read \([A-Z][a-z ]+\)"):
        config.load(config.find(tmp_path))


def test_a_configuration_in_another_encoding_says_what_to_do(tmp_path):
    (tmp_path / ".jobwriter.yaml").write_bytes("fail_on: error\n".encode("utf-16"))
    with pytest.raises(ConfigError, match="is not UTF-8; save it as UTF-8"):
        config.load(tmp_path / ".jobwriter.yaml")
