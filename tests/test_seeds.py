"""The seeds: what must be found, what must not, and all that is found.

``tests/golden/seeds.txt`` holds every finding, so that each change shows what it gains and loses. To renew it:
``JOBWRITER_GOLDEN=write pytest tests/test_seeds.py``, then read the difference.
"""

import datetime as dt
import os
from pathlib import Path

import pytest

from jobwriter import packs, yamlfile
from jobwriter.config import Settings
from jobwriter.linting import lint

ROOT = Path(__file__).resolve().parent.parent
GOLDEN = Path(__file__).parent / "golden" / "seeds.txt"
FIXED = Settings(as_of=dt.date(2026, 11, 20), jurisdictions=("GB",))
PREVIEW = Settings(as_of=dt.date(2026, 11, 20), jurisdictions=("GB",), preview=True)
EXPECTED = yamlfile.load((ROOT / "seeds" / "expected.yaml").read_text(encoding="utf-8"), "expected.yaml")


def findings(name, settings=FIXED):
    return lint((ROOT / "seeds" / name).read_text(encoding="utf-8"), settings, path=name).findings


def found(row, name):
    wanted = str(row.get("words", ""))
    known = packs.load().rules
    assert row["rule"] in known or row["rule"] == "any", f"no rule {row['rule']}"
    settings = PREVIEW if row.get("preview") else FIXED
    return any(row["rule"] in {item.rule, "any"} and wanted in item.quote for item in findings(name, settings))


CASES = [(name, row) for name, rows in EXPECTED.items() for row in rows["must"]]
QUIET = [(name, row) for name, rows in EXPECTED.items() for row in rows["must_not"]]


@pytest.mark.parametrize(("name", "row"), CASES, ids=lambda value: value if isinstance(value, str) else value["rule"])
def test_must_be_found(name, row):
    assert found(row, name)


@pytest.mark.parametrize(("name", "row"), QUIET, ids=lambda value: value if isinstance(value, str) else value["rule"])
def test_must_not_be_found(name, row):
    assert not found(row, name)


def test_every_seed_is_expected():
    files = {path.relative_to(ROOT / "seeds").as_posix() for path in (ROOT / "seeds").glob("*/*.*")}
    assert {name for name in files if not name.startswith("briefs/")} == set(EXPECTED)


def test_all_findings_are_the_golden_ones():
    lines = []
    for name in EXPECTED:
        lines.append(name)
        for item in findings(name):
            words = " ".join(item.quote.split())
            lines.append(f"  {item.severity} {item.rule} {item.line or '-'}:{item.column or '-'} {words[:70]}".rstrip())
    text = "\n".join(lines) + "\n"
    if os.environ.get("JOBWRITER_GOLDEN") == "write":
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(text, encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8")
