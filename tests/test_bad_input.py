"""Texts that no rule was written for: the command judges what can be judged, says what cannot, and never fails."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

import jobwriter

GOOD = (Path(__file__).resolve().parent.parent / "seeds" / "good" / "ml-engineer.md").read_text(encoding="utf-8")
FRENCH = (
    "# Ingénieur en apprentissage automatique\n\nNous cherchons une personne pour notre équipe de Lyon, qui suit les "
    "trains de la région et prévoit les retards avec les conducteurs et les gares.\n\n## Vos missions\n\n"
    "- Vous entraînez les modèles chaque mois et décidez avec nous de leur mise en service.\n"
    "- Vous expliquez leurs limites aux équipes des dépôts, par écrit et de vive voix.\n"
    "- Vous suivez les alertes et vous mesurez chaque semaine combien étaient fausses.\n\n"
    "Le salaire est de 52 000 à 58 000 € par an. Écrivez-nous avant le 18 décembre 2026 à emploi@rail.example.\n"
)
FORTY = "# Data Engineer\n\n" + "You keep the pipelines of a self-starter team in Leeds running and tested. " * 3
HUGE = GOOD + "\n\n" + "\n\n".join(GOOD.split("\n\n")[2:] * 25)
SHOUTED = GOOD.upper()
MIXED = GOOD.replace("## ", "## 🚄 ").replace("depot", "\u202bمستودع\u202c 𐐀 depot") + "\n\nשלום 👩‍💻 data."


def lint(folder, text, *args):
    """The report on one ad through the command, and its exit code."""
    (folder / "ad.md").write_text(text, encoding="utf-8", newline="")
    command = [sys.executable, "-m", "jobwriter", "lint", "-f", "json", "--isolated", "--as-of", "2026-11-20",
               "--jurisdiction", "GB", *args, "ad.md"]  # fmt: skip
    done = subprocess.run(command, cwd=folder, capture_output=True, env={**os.environ}, check=False)
    assert b"Traceback" not in done.stderr
    return json.loads(done.stdout)["files"][0], done.returncode


@pytest.mark.parametrize(
    "text", [FRENCH, FORTY, HUGE, SHOUTED, MIXED], ids=["french", "forty", "huge", "caps", "mixed"]
)
def test_any_ad_is_judged_and_findings_lie_on_their_words(tmp_path, text):
    file, code = lint(tmp_path, text)
    assert code in {0, 1}
    assert file["errors"] == []
    for finding in file["findings"]:
        if finding["start"] is not None:
            assert text[finding["start"] : finding["end"]] == finding["quote"]
            assert finding["quote"].strip()


def test_another_language_gets_only_neutral_rules_and_no_score(tmp_path):
    file, _ = lint(tmp_path, FRENCH)
    assert file["score"] is None
    assert any("does not read as English" in notice for notice in file["notices"])
    assert {item["category"] for item in file["findings"]} <= {"pay", "housekeeping", "consistency", "trust"}
    assert not any(item["rule"] in {"spelling-and-characters", "broken-text", "grammar"} for item in file["findings"])


def test_forty_words_are_judged_by_their_words(tmp_path):
    file, _ = lint(tmp_path, FORTY)
    assert file["score"] is None
    assert any("too few" in notice for notice in file["notices"])
    rules = {item["rule"] for item in file["findings"]}
    assert "cliche" in rules
    assert not any(rule.startswith("missing-") for rule in rules)


def test_a_pack_of_ten_thousand_words_is_judged_in_seconds(tmp_path):
    started = time.perf_counter()
    file, _ = lint(tmp_path, HUGE)
    assert time.perf_counter() - started < 20
    assert "ad-length" in {item["rule"] for item in file["findings"]}
    assert len(HUGE.split()) > 9000


def test_capitals_do_not_turn_every_word_into_a_finding(tmp_path):
    calm, _ = lint(tmp_path, GOOD)
    loud, _ = lint(tmp_path, SHOUTED)
    assert len(loud["findings"]) <= len(calm["findings"]) + 25
    assert sum(item["rule"] == "undefined-acronym" for item in loud["findings"]) <= 1


@pytest.mark.parametrize(
    "unit",
    [
        "if you need anything changed tell us ",
        "nobody has to take 9 days by hand ",
        "by spring we want to get it to 5 ",
        "one of us carries the pager ",
        "34 days of leave, 10% pension, ",
        "Trust of the ",
    ],
)
def test_one_endless_sentence_takes_linear_time(unit):
    text = "# Data Engineer\n\n## What you will do\n\n" + unit * (100_000 // len(unit))
    started = time.process_time()
    jobwriter.lint(text)
    assert time.process_time() - started < 6
