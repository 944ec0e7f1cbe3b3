"""One version everywhere, and what ``.ci/release`` holds a build to."""

import importlib.util
import re
from importlib.machinery import SourceFileLoader
from pathlib import Path

import pytest
import yaml

import jobwriter

ROOT = Path(__file__).parent.parent
NOW = jobwriter.__version__
WORKFLOW = (ROOT / ".github" / "workflows" / "release.yml").read_text(encoding="utf-8")
METADATA = f"""\
Metadata-Version: 2.4
Name: jobwriter
Version: {NOW}
Summary: Lints job ads.
License-Expression: MIT
Requires-Python: >=3.11
Requires-Dist: click>=8.1
Description-Content-Type: text/markdown

# jobwriter
"""


@pytest.fixture(scope="module")
def release():
    loader = SourceFileLoader("release", str(ROOT / ".ci" / "release"))
    spec = importlib.util.spec_from_loader("release", loader)
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    return module


def test_every_page_and_the_changelog_name_the_version_of_the_package(release):
    texts = {str(page.relative_to(ROOT)): page.read_text(encoding="utf-8") for page in release.pages()}
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert release.version() == NOW
    assert list(release.one_version(NOW, texts, changelog, None)) == []
    assert f"rev: v{NOW}" in texts["README.md"]
    assert f"jobwriter=={NOW}" in texts["README.md"]


@pytest.mark.parametrize(
    ("page", "changelog", "tag", "says"),
    [
        ("a\nrev: v0.1.9\n", "## Unreleased\n", None, "x.md:2: 'rev: v0.1.9' names another version"),
        ("pip install jobwriter==0.3.0", "## Unreleased\n", None, "x.md:1: 'jobwriter==0.3.0'"),
        ("https://github.com/jobwriter/jobwriter/blob/v1.0.0/docs", "## Unreleased\n", None, "blob/v1.0.0' names"),
        ("", "# Changelog\n", None, "has no section"),
        ("", "## 0.3.0 - 2026-12-01\n", None, "0.3.0 is newer than the package, which is 0.2.0"),
        ("", "## 0.2.0\n", None, "0.2.0 has no date"),
        ("", "## 0.1.0 - 2026-11-21\n## 0.2.0 - 2026-12-21\n", None, "do not fall"),
        ("", "## 0.2.0 - 2026-11-21\n## Unreleased\n", None, "'Unreleased' must come first"),
        ("", "## Unreleased\n## 0.1.0 - 2026-11-21\n", "v0.2.0", "has no section '## 0.2.0 - DATE'"),
        ("", "## 0.2.0 - 2026-12-01\n", "v0.2.1", "the tag is v0.2.1, the package 0.2.0"),
    ],
)
def test_a_version_that_differs_is_told(release, page, changelog, tag, says):
    faults = list(release.one_version("0.2.0", {"x.md": page}, changelog, tag))
    assert len(faults) == 1
    assert says in faults[0]


def test_a_release_in_order_has_no_fault(release):
    changelog = "## 0.10.0 - 2026-12-21\n\n- more\n\n## 0.9.1 - 2026-12-01\n## 0.9.0 - 2026-11-21\n"
    page = "rev: v0.10.0 and jobwriter==0.10.0"
    assert list(release.one_version("0.10.0", {"x.md": page}, changelog, "v0.10.0")) == []


def test_a_wheel_has_all_of_the_package_and_nothing_else(release):
    source = {folder: release.files(folder) for folder in release.DATA}
    names = {release.DATA[folder] + name.removeprefix(folder) for folder, held in source.items() for name in held}
    assert list(release.in_wheel(names | {"jobwriter-0.1.0.dist-info/METADATA"}, source)) == []
    lacking = {name for name in names if "/templates/init/" not in name}
    faults = list(release.in_wheel(lacking, source))
    assert "the wheel lacks jobwriter/templates/init/pre-commit.yaml.j2" in faults
    assert faults[-1] == "the wheel has nothing below jobwriter/templates/init/"
    for name in ("tests/test_cli.py", "jobwriter/seeds/a.md", "jobwriter/__pycache__/a.pyc", "jobwriter/stray.py"):
        assert list(release.in_wheel(names | {name}, source)) == [f"the wheel has {name}, which is not of the package"]


def test_an_sdist_has_all_of_the_repository(release):
    assert {".pre-commit-hooks.yaml", ".ci/hook", "tests/test_release.py", "pyproject.toml"} <= release.files()
    assert list(release.in_sdist({"a", "PKG-INFO"}, {"a"})) == []
    assert list(release.in_sdist({"a", "b"}, {"a", "c"})) == ["the sdist lacks c", "the sdist has b, which git ignores"]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (f"Version: {NOW}", "Version: 9.9.9", "the version is 9.9.9"),
        (f"Version: {NOW}", "Version: new", "'new' is invalid for 'version'"),
        ("text/markdown", "text/plain", "not the README in Markdown"),
        ("# jobwriter", "UNKNOWN", "not the README in Markdown"),
        ("License-Expression: MIT\n", "", "lacks licence"),
        ("click>=8.1", "click @ https://example.com/click.whl", "refuses requirements with an address"),
    ],
)
def test_metadata_that_an_index_would_refuse_is_told(release, old, new, says):
    assert list(release.metadata(METADATA.encode(), NOW)) == []
    faults = list(release.metadata(METADATA.replace(old, new).encode(), NOW))
    assert any(says in fault for fault in faults), faults


def test_the_workflow_publishes_on_a_tag_what_was_checked_and_keeps_no_secret():
    held = yaml.load(WORKFLOW, yaml.BaseLoader)
    assert held["on"] == {"push": {"tags": ["v*"]}}
    build, publish = held["jobs"]["build"], held["jobs"]["publish"]
    runs = [step.get("run", "") for step in build["steps"]]
    assert ".ci/run" in runs
    assert any(line.endswith('.ci/release --tag "$GITHUB_REF_NAME" --outdir dist') for line in runs)
    assert publish["needs"] == "build"
    assert publish["environment"]["name"] == "pypi"
    assert publish["permissions"] == {"id-token": "write"}
    assert build["permissions"] == {"contents": "read"}
    assert not any("run" in step for step in publish["steps"])
    assert "secrets." not in WORKFLOW
    assert "password" not in WORKFLOW
    used = [line for line in WORKFLOW.splitlines() if "uses:" in line]
    assert len(used) == 5
    assert all(re.search(r"uses: [\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line) for line in used)
