import datetime as dt
from pathlib import Path

import pytest
from command import jobwriter

from jobwriter import config, readers
from jobwriter.facts.export import export
from jobwriter.linting import read_facts
from jobwriter.records import replace
from jobwriter.rewriting import read_brief, rewrite
from jobwriter.source import Source

AD = (Path(__file__).parent / "samples" / "forecast.md").read_text(encoding="utf-8")
GB = config.Settings(as_of=dt.date(2026, 11, 20), jurisdictions=("GB",))


def rewritten(text, **options):
    draft = readers.read(Source("ad.md", text))[0]
    return rewrite(draft, read_brief(draft, GB, **options), GB)


def run(*args, folder, **more):
    return jobwriter(folder, "rewrite", *args, **more)


WEAK = """# Data Scientist!!!

Brackwater Energy is a fast-growing, world-class company on a mission.

You will forecast how much electricity each village needs, so that we buy less at the last minute.

## Duties

- Build the half-hourly demand forecast for 400 villages.
- Test each change against last winter before it goes live.
- Explain to traders why the forecast moved.

## Requirements

- You have put a forecast into daily use.
- You write Python that others can change.
- Rockstar attitude
- You can explain a forecast to a trader.

## Benefits

- Competitive salary
- Great culture
"""


def test_the_new_ad_says_what_the_old_one_does():
    result = rewritten(AD, role="ml-engineer")
    for words in ("£58,000 to £66,000 a year", "Exeter", "2 days a week", "permanent", "18 December 2026",
                  "27 days of leave", "pension contribution of 9%", "Priya Nair", "Brackwater Energy",
                  "40 million meter readings", "We can sponsor a work visa", "There is no on-call work"):  # fmt: skip
        assert words in result.ad, words


def test_what_the_old_ad_does_not_say_stays_out_and_is_asked():
    result = rewritten(WEAK, role="ml-engineer")
    asked = {field for field, _ in result.questions()}
    assert {"pay", "work", "contract", "dates", "apply", "adjustments"} <= asked
    for heading in ("None", "undefined", "{{", "Equal opportunity", "How we hire"):
        assert heading not in result.ad


@pytest.mark.parametrize("text", [AD, WEAK, WEAK.replace("Competitive salary", "Up to £60,000")])
def test_no_fact_is_added(text):
    result = rewritten(text, role="ml-engineer")
    before, after = (
        export(*reversed(read_facts(readers.read(Source("ad.md", ad))[0], GB))) for ad in (text, result.ad)
    )
    for name in ("pay", "work_mode", "contract", "hours", "on_call", "sponsorship", "clearance", "travel", "relocation",
                 "closing_date", "adjustments", "equal_opportunity", "apply"):  # fmt: skip
        assert before[name] or not after[name], name


def test_findings_are_counted_once_each_way():
    result = rewritten(WEAK, role="ml-engineer")
    assert any(line.startswith("title-decoration: ") for line in result.gone())
    assert any(line.startswith("puffery: ") for line in result.remaining())
    assert any(line.startswith("missing-pay") for line in result.remaining())
    told = [line.partition(":")[0] for line in (*result.gone(), *result.remaining(), *result.new())]
    assert sorted(told) == sorted({found.rule for found in (*result.before.findings, *result.after.findings)})
    assert result.left_out() == "1 benefit"


def test_what_a_new_ad_lacks_is_not_gone_where_it_is_too_short_to_be_judged():
    holes = (
        WEAK.partition("## Requirements")[0] + "## Requirements\n\n- {{ need }}\n- Rockstar attitude\n" + "[TBC]\n" * 30
    )
    result = rewritten(holes, role="generic-tech")
    assert result.before.score.total is not None
    assert result.after.score.total is None
    assert any(line.startswith("missing-pay: ") for line in (found.rule + ": " for found in result.before.findings))
    assert not any(line.startswith("missing-") for line in result.gone())


def test_a_score_that_falls_is_explained():
    result = rewritten(WEAK, role="ml-engineer")
    assert result.after.score.total > result.before.score.total
    assert not result.fallen()
    fallen = replace(result, before=result.after, after=result.before).fallen()
    assert "title-decoration -" in fallen


def test_the_command_shows_both_ads_and_writes_what_is_asked_for(tmp_path):
    (tmp_path / "ad.md").write_text(WEAK, encoding="utf-8")
    done = run(
        "ad.md", "-o", "ad.job.yaml", "--to", "new.md", "--html", "both.html", "--role", "ml-engineer", folder=tmp_path
    )
    assert done.returncode == 0, done.stderr
    assert "score " in done.stdout
    assert "No longer found" in done.stdout
    assert "To fill in before it goes out" in done.stdout
    assert "- pay: What do you pay?" in done.stdout
    assert "before" in done.stdout
    assert "[-Great culture-]" in done.stdout
    assert (tmp_path / "new.md").read_text(encoding="utf-8").startswith("# Data Scientist")
    page = (tmp_path / "both.html").read_text(encoding="utf-8")
    assert "<del>Great culture</del>" in page
    assert "Left out, kept in the brief as comments: 1 benefit." in page
    assert "role: ml-engineer" in (tmp_path / "ad.job.yaml").read_text(encoding="utf-8")


def test_nothing_is_overwritten_by_accident(tmp_path):
    (tmp_path / "ad.md").write_text(WEAK, encoding="utf-8")
    refused = run("ad.md", "--to", "ad.md", "--html", "both.html", folder=tmp_path)
    assert refused.returncode == 2
    assert "ad.md is the ad itself" in refused.stderr
    assert run("ad.md", "--to", "ad.md", "--force", folder=tmp_path).returncode == 2
    assert (tmp_path / "ad.md").read_text(encoding="utf-8") == WEAK
    assert not (tmp_path / "both.html").exists()


def test_a_file_that_is_there_stays_without_force(tmp_path):
    (tmp_path / "ad.md").write_text(WEAK, encoding="utf-8")
    (tmp_path / "new.md").write_text("mine", encoding="utf-8")
    refused = run("ad.md", "--to", "new.md", "-o", "x.job.yaml", folder=tmp_path)
    assert refused.returncode == 2
    assert "new.md exists; --force overwrites it" in refused.stderr
    assert (tmp_path / "new.md").read_text(encoding="utf-8") == "mine"
    assert not (tmp_path / "x.job.yaml").exists()
    assert run("ad.md", "--to", "new.md", "--force", folder=tmp_path).returncode == 0
    assert (tmp_path / "new.md").read_text(encoding="utf-8").startswith("# Data Scientist")


@pytest.mark.parametrize(
    ("option", "opens"), [("-o", "# A brief drawn from ad.md."), ("--to", "# Data Scientist"), ("--html", "<!doctype")]
)
def test_a_dash_prints_one_thing_alone(tmp_path, option, opens):
    (tmp_path / "ad.md").write_text(WEAK, encoding="utf-8")
    done = run("ad.md", option, "-", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.lower().startswith(opens.lower())
    assert "score " not in done.stdout.partition("\n")[0]
    assert [file.name for file in tmp_path.iterdir()] == ["ad.md"]


def test_one_file_cannot_be_two_things(tmp_path):
    (tmp_path / "ad.md").write_text(WEAK, encoding="utf-8")
    refused = run("ad.md", "-o", "-", "--to", "-", folder=tmp_path)
    assert refused.returncode == 2
    assert "two things at once" in refused.stderr


def test_the_house_fills_what_the_ad_leaves_out_and_its_templates_are_used(tmp_path):
    (tmp_path / "ad.md").write_text(WEAK, encoding="utf-8")
    (tmp_path / ".jobwriter.yaml").write_text(
        "organisation:\n  about: We sell power to homes.\n  benefits: {leave_days: 27, learning: '£900 a year'}\n",
        encoding="utf-8",
    )
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "ml-engineer.md.j2").write_text(
        '{% extends "jobwriter/ml-engineer.md.j2" %}{% block equality %}Our own last line.{% endblock %}',
        encoding="utf-8",
    )
    done = run("ad.md", "-o", "ad.job.yaml", "--to", "new.md", "--role", "ml-engineer", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    ad = (tmp_path / "new.md").read_text(encoding="utf-8")
    for words in ("£900 a year", "27 days of leave", "Our own last line."):
        assert words in ad
    written = (tmp_path / "ad.job.yaml").read_text(encoding="utf-8")
    assert "We sell power" not in written
    assert "# leave_days: settled in .jobwriter.yaml: 27" in written
    assert "benefits.leave_days: How" not in done.stdout
    assert "From the house, not from the ad (2)" in done.stdout


def test_several_records_need_a_choice(tmp_path):
    (tmp_path / "jobs.jsonl").write_text(
        "\n".join(
            f'{{"@type": "JobPosting", "title": "{title}", "description": "<p>{"You will repair pumps. " * 30}</p>"}}'
            for title in ("Fitter", "Welder")
        ),
        encoding="utf-8",
    )
    refused = run("jobs.jsonl", folder=tmp_path)
    assert refused.returncode == 2
    assert "--record" in refused.stderr


def test_a_page_without_an_ad_is_said(tmp_path):
    (tmp_path / "ad.md").write_text("<!-- nothing -->\n", encoding="utf-8")
    done = run("ad.md", folder=tmp_path)
    assert done.returncode == 2
    assert "no ad" in done.stderr or "no words" in done.stderr or "there is no" in done.stderr
