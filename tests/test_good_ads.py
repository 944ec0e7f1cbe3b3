"""Good ads of many kinds, written for this purpose: no error, and no warning but those that are listed."""

import datetime as dt
from pathlib import Path

import pytest
import yaml

import jobwriter

FOLDER = Path(__file__).parent / "good_ads"
TODAY = dt.date(2026, 11, 21)
ADS = sorted(path for path in FOLDER.iterdir() if path.suffix != ".yaml")
KNOWN = yaml.safe_load((FOLDER / "known.yaml").read_text(encoding="utf-8"))
"""By the name of an ad: warnings that it has, right, petty or not mended yet."""


def report(path):
    """What is said of an ad where the law of the country applies that its name begins with."""
    settings = jobwriter.Settings(jurisdictions=(path.name.partition("_")[0],), as_of=TODAY)
    return jobwriter.lint(path.read_text(encoding="utf-8"), settings, path=path.name)


@pytest.mark.parametrize("path", ADS, ids=lambda path: path.name)
def test_a_good_ad_is_not_blamed(path):
    said = report(path)
    assert said.errors == ()
    warned = {item.rule for item in said.findings if item.severity != "suggestion"}
    assert warned <= set(KNOWN.get(path.name, ())), [item.message for item in said.findings]
    assert not any(item.severity == "error" for item in said.findings)


def test_good_ads_score_well():
    scores = [report(path).score.total for path in ADS]
    assert len(scores) > 30
    assert min(scores) >= 80
    assert sum(scores) / len(scores) >= 92


def test_what_is_listed_is_still_so():
    """A warning that is gone is struck from the list."""
    for path in ADS:
        warned = {item.rule for item in report(path).findings if item.severity != "suggestion"}
        assert set(KNOWN.get(path.name, ())) <= warned, path.name
