"""The pages of the rules are those that the rules make, links lead somewhere, and what the README shows is so."""

import importlib.util
import re
import shlex
import shutil
from pathlib import Path

import pytest
from command import jobwriter

from jobwriter import packs

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def build():
    spec = importlib.util.spec_from_file_location("build", DOCS / "build.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_no_page_is_stale(build):
    assert build.stale(DOCS / "rules") == [], "run: python docs/build.py"


def test_the_table_of_boards_is_not_stale(build):
    page = (DOCS / "targets.md").read_text(encoding="utf-8")
    assert build.boards(page) == page, "run: python docs/build.py"
    assert build.boards(page.replace("6,500", "6,501")) == page


def test_a_changed_a_missing_and_an_orphaned_page_are_stale(build, tmp_path):
    for name, text in build.pages().items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert build.stale(tmp_path) == []
    (tmp_path / "missing-pay.md").write_text("something else", encoding="utf-8")
    (tmp_path / "wide-pay-range.md").unlink()
    (tmp_path / "no-such-rule.md").write_text("an orphan", encoding="utf-8")
    assert build.stale(tmp_path) == ["missing-pay.md", "no-such-rule.md", "wide-pay-range.md"]


def test_a_page_tells_what_its_rule_tells(build):
    pages = build.pages()
    for rule in packs.load().rules.values():
        page = pages[f"{rule.id}.md"]
        assert rule.why in page
        assert all(item.claim in page for item in rule.evidence)
        assert ("contested" in page) == any(item.contested for item in rule.evidence) or "contested" in rule.why


@pytest.mark.parametrize("path", [ROOT / "README.md", *DOCS.glob("*.md")], ids=lambda path: path.name)
def test_links_between_documents_lead_somewhere(path):
    for target in re.findall(r"\]\(((?!https?:)[^)#]+)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target


def test_what_the_readme_shows_is_what_comes(tmp_path):
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    jobwriter(tmp_path, "new", "ml-engineer")
    shown = re.findall(r"^\$ jobwriter (.*)\n((?:(?!\$ |```).*\n)+)", README, re.MULTILINE)
    assert [words.split()[0] for words, _ in shown] == ["lint", "generate", "import"]
    for words, output in shown:
        done = jobwriter(tmp_path, *shlex.split(words), env={"COLUMNS": "100"})
        made = done.stdout + done.stderr
        for number, part in enumerate(re.split(r"^ *\.\.\.\n", output, flags=re.MULTILINE)):
            if part := part.strip("\n"):
                passed, found, made = made.partition(part)
                assert found == part
                assert number or not passed.strip()


def test_the_readme_counts_the_rules_and_shows_one_as_it_is():
    assert f"each of the {len(packs.load().rules)} has" in README
    name, sample = re.search(r"# (checks/\S+\.yaml) \(shortened\)\n(.*?)```", README, re.DOTALL).groups()
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    assert [line for line in sample.splitlines() if line not in lines] == ["  - {claim: ..., url: ..., kind: guidance}"]
