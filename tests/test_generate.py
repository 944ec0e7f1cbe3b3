import datetime as dt
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobwriter import brief, config, generate
from jobwriter.brief import BriefError
from jobwriter.linting import lint

SCAFFOLD = brief.scaffold("ml-engineer")
AS_OF = config.Settings(as_of=dt.date(2026, 11, 20), jurisdictions=("GB",))


def changed(old, new):
    assert old in SCAFFOLD
    return SCAFFOLD.replace(old, new)


def test_the_scaffold_is_a_brief_whose_ad_lints_clean():
    ad = generate.markdown(brief.read(SCAFFOLD, "x.job.yaml"))
    report = lint(ad, AS_OF)
    assert [(finding.rule, finding.quote) for finding in report.findings] == []
    assert report.score.total == 100


def test_the_facts_read_back_equal_the_brief():
    ad = generate.markdown(brief.read(SCAFFOLD, "x.job.yaml"))
    facts = lint(ad, AS_OF).facts
    assert (facts.pay.min, facts.pay.max, facts.pay.currency, facts.pay.period) == (62000, 72000, "GBP", "year")
    assert facts.work_mode.value == "hybrid"
    assert facts.work_mode.office_days == 2
    assert facts.contract.value == "permanent"
    assert facts.closing_date.date == dt.date(2026, 12, 18)
    assert any(place.name == "Leeds" for place in facts.places)
    assert sum(item.kind == "must" for item in facts.requirements) == 3
    assert facts.sponsorship.offered == "no"


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("min: 62000", "min: 82000", "below 'pay.min'"),
        ("min: 62000", 'min: "62k"', "must be a number"),
        ("currency: GBP", "currency: pounds", "must be one of"),
        ("title: Machine Learning Engineer", "title: URGENT ML Engineer £90k", "the role alone"),
        ("title: Machine", "tittle: Machine", "did you mean 'title'"),
        ("  office_days: 2\n", "", "needs 'work.office_days'"),
        ("mode: hybrid", "mode: remote", "goes with hybrid"),
        ("  type: permanent", "  type: fixed-term", "needs 'contract.months'"),
        ("closes: 2026-12-18", "closes: soon", "must be a date"),
        ("sponsorship: false", "sponsorship: perhaps", "true or false"),
        ("apply: https://", "apply: http://", "https://"),
        ("contact: Sam Okoro, sam.okoro@northgate-rail.example", "contact: Sam Okoro", "e-mail address or a telephone"),
        ("version: 1", "version: [", "not valid YAML"),
        ("version: 1", "version: 1\nversion: 1", "stands twice"),
    ],
)
def test_errors_say_where_and_what_to_write(old, new, says):
    with pytest.raises(BriefError) as caught:
        brief.read(changed(old, new), "role.job.yaml")
    text = str(caught.value)
    assert says in text
    assert text.startswith("role.job.yaml:")


def test_all_errors_come_at_once():
    text = (
        changed("currency: GBP", "currency: pounds").replace("level: mid", "level: wizard").replace("locale", "local")
    )
    with pytest.raises(BriefError) as caught:
        brief.read(text, "x.job.yaml")
    assert len(caught.value.problems) == 3


def test_markup_and_templates_in_a_field_are_only_words():
    text = changed("name: Northgate Rail", "name: '{{ 7 * 7 }} <b>Rail</b> *x*'")
    ad = generate.markdown(brief.read(text, "x.job.yaml"))
    assert "{{ 7 \\* 7 }} \\<b\\>Rail\\</b\\> \\*x\\*" in ad
    assert "49" not in ad


@settings(max_examples=40, deadline=None)
@given(
    low=st.integers(20_000, 90_000),
    spread=st.integers(0, 20),
    currency=st.sampled_from(["GBP", "EUR"]),
    days=st.integers(1, 4),
    size=st.integers(1, 12),
    hours=st.sampled_from([30, 35, 37.5, 40]),
    undecided=st.booleans(),
)
def test_any_brief_gives_a_clean_ad_with_its_own_facts(low, spread, currency, days, size, hours, undecided):
    high = low + low * spread // 100
    text = (
        SCAFFOLD.replace("min: 62000", f"min: {low}")
        .replace("max: 72000", f"max: {high}")
        .replace("currency: GBP", f"currency: {currency}")
        .replace("office_days: 2", f"office_days: {days}")
        .replace("size: 5", f"size: {size}")
        .replace("hours_per_week: 37.5", f"hours_per_week: {hours}")
    )
    if undecided:
        text = text.replace("on_call: There is no on-call work.", "on_call: not decided")
    report = lint(generate.markdown(brief.read(text, "x.job.yaml")), AS_OF)
    assert [(item.rule, item.quote) for item in report.findings if item.severity != "suggestion"] == []
    pay = report.facts.pay
    assert (pay.min, pay.max, pay.currency) == (low, high, currency)
    assert report.facts.work_mode.office_days == days
    assert report.facts.hours.per_week == hours


def run(folder, *args):
    command = [sys.executable, "-m", "jobwriter", *args]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_new_then_generate_then_lint(tmp_path):
    assert run(tmp_path, "new", "ml-engineer").returncode == 0
    again = run(tmp_path, "new", "ml-engineer")
    assert again.returncode == 2
    assert "--force" in again.stderr
    assert run(tmp_path, "new", "ml-engineer", "--force").returncode == 0
    assert run(tmp_path, "generate", "ml-engineer.job.yaml", "-o", "ad.md").returncode == 0
    linted = run(tmp_path, "lint", "ad.md", "--as-of", "2026-11-20", "--jurisdiction", "GB")
    assert linted.returncode == 0, linted.stdout


def test_a_bad_brief_keeps_the_old_ad(tmp_path):
    (tmp_path / "ad.md").write_text("old", encoding="utf-8")
    (tmp_path / "x.job.yaml").write_text("title: 3\n", encoding="utf-8")
    failed = run(tmp_path, "generate", "x.job.yaml", "-o", "ad.md")
    assert failed.returncode == 2
    assert "x.job.yaml:1:1" in failed.stderr
    assert (tmp_path / "ad.md").read_text(encoding="utf-8") == "old"
    assert run(tmp_path, "generate", "nowhere.job.yaml").returncode == 2
    fine = run(tmp_path, "new", "ml-engineer", "-o", "no/such/folder/x.job.yaml")
    assert fine.returncode == 2
    assert "cannot be written" in fine.stderr
