"""``jobwriter init``: what it writes works, and what is there is touched only on a yes."""

import json
import os
import re
import subprocess
import sys
import textwrap
from pathlib import Path

import command
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

import jobwriter
from jobwriter import config
from jobwriter.starting.hooks import NotMergeable, merge, of_ours
from jobwriter.starting.snippets import Answers, ci, configuration, hook_entry

ENTRY = hook_entry()
BAD = (Path(__file__).parent.parent / "seeds" / "drafts" / "hidden-pay.md").read_bytes()
OTHERS = """\
# Hooks of the people team.
default_stages: [pre-commit]

repos:
  # Whitespace first.
  - repo: https://github.com/pre-commit/pre-commit-hooks
    rev: v5.0.0 # pinned
    hooks:
      - id: end-of-file-fixer
      # - id: trailing-whitespace

# The end.
exclude: ^archive/
"""


def run(folder, *args, code=0):
    done = command.jobwriter(folder, "init", *args)
    assert done.returncode == code, done.stderr
    return done


def files(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and ".git" not in path.relative_to(folder).parts
    }


@pytest.fixture
def folder(tmp_path):
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    return tmp_path


# a new repository


def test_everything_that_is_written_works(folder):
    name = 'Kestrel "Claims": Ü & Co {{ x }}'
    run(folder, "--name", name, "--jurisdiction", "gb,US-CO", "--locale", "en-GB", "--preset", "strict")
    assert files(folder).keys() == {
        ".jobwriter.yaml",
        ".pre-commit-config.yaml",
        "ads/.gitkeep",
        "briefs/.gitkeep",
        ".github/workflows/jobwriter.yml",
    }
    held = config.load(folder / ".jobwriter.yaml")
    assert held.jurisdictions == ("GB", "US-CO")
    assert held.locale == "en-GB"
    assert held.min_score == 85
    assert held.organisation["name"] == name
    validated = subprocess.run(
        [sys.executable, "-m", "pre_commit", "validate-config", folder / ".pre-commit-config.yaml"], check=False
    )
    assert validated.returncode == 0
    lint = subprocess.run([sys.executable, "-m", "jobwriter", "lint", "-"], cwd=folder, input=BAD, capture_output=True)
    assert lint.returncode == 1, lint.stderr


def test_a_second_run_changes_nothing(folder):
    run(folder)
    before = files(folder)
    done = run(folder)
    assert files(folder) == before
    assert ".jobwriter.yaml: is as it should be" in done.stderr
    assert ".pre-commit-config.yaml: has jobwriter in line 2" in done.stderr
    run(folder, "--force")
    assert files(folder) == before


def test_another_folder_is_made_and_git_is_asked_for(tmp_path):
    done = run(tmp_path, "people/ads", "--ci", "none")
    assert set(files(tmp_path / "people/ads")) == {
        ".jobwriter.yaml",
        ".pre-commit-config.yaml",
        "ads/.gitkeep",
        "briefs/.gitkeep",
    }
    assert "this is no git repository yet" in done.stderr


def test_a_folder_within_a_repository_is_told(folder):
    (folder / "people").mkdir()
    assert f"at the top of the repository, which is {folder}" in run(folder, "people").stderr


def test_a_dry_run_prints_all_and_writes_nothing(folder):
    (folder / ".pre-commit-config.yaml").write_text(OTHERS, encoding="utf-8")
    before = files(folder)
    done = run(folder, "--name", "Acme", "--dry-run")
    assert files(folder) == before
    assert 'organisation:\n  name: "Acme"' in done.stdout
    assert f"+  - repo: {jobwriter.HOME}\n+    rev: v{jobwriter.__version__}\n" in done.stdout
    assert "# .github/workflows/jobwriter.yml\nname: job ads\n" in done.stdout


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("--jurisdiction", "Narnia"), "write an ISO code such as GB"),
        (("--preset", "strickt"), "did you mean 'strict'?"),
        (("--ci", "jenkins"), "'github', 'gitlab', 'none'"),
        (("file.txt",), "file.txt is a file; name the folder of the repository"),
    ],
    ids=str,
)
def test_what_cannot_be_meant_is_refused(folder, args, says):
    (folder / "file.txt").write_text("", encoding="utf-8")
    assert says in run(folder, *args, code=2).stderr
    assert set(files(folder)) == {"file.txt"}


@settings(deadline=None, max_examples=30)
@given(
    name=st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=30),
    codes=st.lists(st.sampled_from(["GB", "NO", "CA-ON", "US-CO", "IT"]), max_size=3, unique=True),
    preset=st.sampled_from(["", "us", "agency"]),
)
def test_any_answers_give_a_configuration_that_says_them(tmp_path_factory, name, codes, preset):
    file = tmp_path_factory.mktemp("config") / ".jobwriter.yaml"
    file.write_text(configuration(Answers(name, tuple(codes), "", preset)), encoding="utf-8")
    held = config.load(file)
    assert held.organisation.get("name", "") == name
    assert held.jurisdictions == (tuple(codes) or (("US",) if preset == "us" else ()))


def test_the_lines_that_wait_for_an_answer_hold_when_they_are_taken_up(tmp_path):
    file = tmp_path / ".jobwriter.yaml"
    text = configuration(Answers())
    keys = "jurisdictions|locale|fail_on|organisation|  name|  about|  equality"
    file.write_text(re.sub(rf"(?m)^# ?(?=(?:{keys}):)", "", text), encoding="utf-8")
    held = config.load(file)
    assert (held.jurisdictions, held.locale, held.fail_on) == (("GB",), "en-GB", "warning")
    assert set(held.organisation) == {"name", "about", "equality"}


# CI


def test_actions_are_pinned_to_commits_and_the_package_to_this_version():
    name, text = ci("github")
    workflow = yaml.load(text, yaml.BaseLoader)
    steps = workflow["jobs"]["jobwriter"]["steps"]
    assert name == ".github/workflows/jobwriter.yml"
    assert workflow["permissions"] == {"contents": "read"}
    used = [line for line in text.splitlines() if "uses:" in line]
    assert len(used) == 2
    assert all(re.search(r"uses: [\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line) for line in used)
    assert f"python -m pip install jobwriter=={jobwriter.__version__}" in [step.get("run") for step in steps]


@pytest.mark.parametrize("system", ["github", "gitlab"])
def test_the_commands_of_ci_run(folder, system):
    _, text = ci(system)
    held = yaml.load(text, yaml.BaseLoader)
    lines = (
        [step["run"] for step in held["jobs"]["jobwriter"]["steps"] if "run" in step]
        if system == "github"
        else held["jobwriter"]["script"]
    )
    commands = [line for line in lines if "pip install" not in line]
    assert len(commands) == 2
    run(folder, "--ci", "none", "--jurisdiction", "GB")
    brief = Path(__file__).parent / "samples" / "ml-engineer.job.yaml"
    (folder / "briefs" / "ml.job.yaml").write_bytes(brief.read_bytes())
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"

    def shell(line):
        return subprocess.run(line, shell=True, cwd=folder, env={**os.environ, "PATH": path}, capture_output=True)

    assert shell(commands[0]).returncode == 1
    written = shell("jobwriter generate briefs/ml.job.yaml -o ads/")
    assert written.returncode == 0, written.stderr
    assert shell(commands[0]).returncode == 0
    assert shell(f"{commands[1]} --as-of 2026-11-20").returncode == 0
    (folder / "ads" / "bad.md").write_text("# Rockstar\n\nSalary: competitive\n", encoding="utf-8")
    assert shell(commands[1]).returncode == 1
    if system == "gitlab":
        report = held["jobwriter"]["artifacts"]["reports"]["codequality"]
        assert json.loads((folder / report).read_text(encoding="utf-8"))


def test_gitlab_is_seen_and_its_file_is_never_written_over(folder):
    subprocess.run(["git", "-C", folder, "remote", "add", "origin", "git@gitlab.com:acme/ads.git"], check=True)
    run(folder)
    assert ".gitlab-ci.yml" in files(folder)
    assert ".github/workflows/jobwriter.yml" not in files(folder)
    (folder / ".gitlab-ci.yml").write_text("test:\n  script: [make]\n", encoding="utf-8")
    done = run(folder, "--force", code=1)
    assert (folder / ".gitlab-ci.yml").read_text(encoding="utf-8") == "test:\n  script: [make]\n"
    assert "    jobwriter:\n      image: python" in done.stderr


# files that are there


def test_without_a_terminal_files_stay_and_what_to_add_is_said(folder):
    (folder / ".pre-commit-config.yaml").write_text(OTHERS, encoding="utf-8")
    (folder / ".jobwriter.yaml").write_text("jurisdictions: [IT]\n", encoding="utf-8")
    done = run(folder, code=1)
    assert (folder / ".pre-commit-config.yaml").read_text(encoding="utf-8") == OTHERS
    assert (folder / ".jobwriter.yaml").read_text(encoding="utf-8") == "jurisdictions: [IT]\n"
    assert textwrap.indent(ENTRY, "    ") in done.stderr
    assert (folder / ".github/workflows/jobwriter.yml").is_file()


def test_yes_adds_hooks_and_keeps_the_rest(folder):
    (folder / ".pre-commit-config.yaml").write_text(OTHERS, encoding="utf-8")
    (folder / ".jobwriter.yaml").write_text("jurisdictions: [IT]\n", encoding="utf-8")
    done = run(folder, "--yes")
    text = (folder / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    assert text == OTHERS.replace("whitespace\n\n", "whitespace\n" + textwrap.indent(ENTRY, "  ") + "\n")
    assert (folder / ".jobwriter.yaml").read_text(encoding="utf-8") == "jurisdictions: [IT]\n"
    assert ".pre-commit-config.yaml: jobwriter added" in done.stderr
    run(folder, "--force")
    assert (folder / ".jobwriter.yaml").read_text(encoding="utf-8") == configuration(Answers())


def test_answers_that_a_configuration_does_not_take_are_left_to_do(folder):
    (folder / "pyproject.toml").write_text("[tool.jobwriter]\njurisdictions = ['IT']\n", encoding="utf-8")
    assert "what to add" not in run(folder).stderr
    done = run(folder, "--name", "Acme", code=1)
    assert "pyproject.toml: holds the configuration, and stays as it is" in done.stderr
    assert ".jobwriter.yaml" not in files(folder)


def test_an_older_entry_is_named_with_both_versions(folder):
    text = OTHERS + f"\nrepos2: []\n# {jobwriter.HOME}\n"
    (folder / ".pre-commit-config.yaml").write_text(merge(text, ENTRY.replace(jobwriter.__version__, "0.0.1")))
    done = run(folder, "--yes")
    assert f"has jobwriter in line 11; it asks for v0.0.1, and this is v{jobwriter.__version__}" in done.stderr


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("repos: [\n", "it is not YAML (line 2:"),
        ("- repo: local\n", "it is a list; run 'pre-commit migrate-config' first"),
        ("repos: {a: b}\n", "'repos' in line 1 is not a list"),
        ("repos: [{repo: local, hooks: []}]\n", "its repos are written in brackets"),
        ("{repos2: []}\n", "it is written in braces"),
        ("repos: []\n---\na: b\n", "it is not YAML"),
    ],
)
def test_hooks_that_cannot_be_added_are_left_to_do(folder, text, says):
    (folder / ".pre-commit-config.yaml").write_text(text, encoding="utf-8")
    done = run(folder, "--yes", code=1)
    assert f"nothing can be added to it: {says}" in done.stderr
    assert f"- repo: {jobwriter.HOME}" in done.stderr
    assert (folder / ".pre-commit-config.yaml").read_text(encoding="utf-8") == text


def test_a_file_that_is_not_text_stops_all(folder):
    (folder / ".pre-commit-config.yaml").write_bytes(b"repos: \xff\n")
    assert "is not UTF-8" in run(folder, "--yes", code=2).stderr
    assert set(files(folder)) == {".pre-commit-config.yaml"}


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_what_is_in_the_way_is_named_before_anything_is_written(folder):
    (folder / ".gitlab-ci.yml").symlink_to(folder / "gone" / "ci.yml")
    assert ".gitlab-ci.yml: is a link that leads nowhere" in run(folder, "--ci", "gitlab", "--force", code=2).stderr
    (folder / ".gitlab-ci.yml").unlink()
    (folder / ".pre-commit-config.yaml").mkdir()
    assert ".pre-commit-config.yaml: cannot be read (Is a directory)" in run(folder, "--yes", code=2).stderr
    assert files(folder) == {}
    (folder / ".pre-commit-config.yaml").rmdir()
    (folder / "ads").write_text("a file", encoding="utf-8")
    assert "ads/.gitkeep: its folder cannot be made (File exists)" in run(folder, code=2).stderr


# joining text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "repos:\n  ENTRY"),
        ("# only a remark\n", "# only a remark\nrepos:\n  ENTRY"),
        ("repos: []\n", "repos:\n  ENTRY"),
        ("repos: [] # none yet\nfail_fast: true\n", "repos: # none yet\n  ENTRYfail_fast: true\n"),
        ("fail_fast: true", "fail_fast: true\nrepos:\n  ENTRY"),
        ("repos:\n- repo: local\n  hooks: []", "repos:\n- repo: local\n  hooks: []\nENTRY"),
        ("repos:\r\n  - repo: meta\r\n", "repos:\r\n  - repo: meta\r\n  ENTRY"),
        ("\ufeffrepos:\n  - repo: meta\n", "\ufeffrepos:\n  - repo: meta\n  ENTRY"),
        (
            "repos:\n  - repo: local\n    hooks:\n      - id: x\n        entry: |\n          a\n\n\nci: {}\n",
            "repos:\n  - repo: local\n    hooks:\n      - id: x\n        entry: |\n          a\n  ENTRY\n\nci: {}\n",
        ),
    ],
)
def test_our_entry_goes_after_the_last(before, after):
    indent = re.search(r"(?m)^( *)ENTRY", after)[1]
    wanted = after.replace(f"{indent}ENTRY", textwrap.indent(ENTRY, indent))
    if "\r\n" in before:
        wanted = wanted.replace("\r\n", "\n").replace("\n", "\r\n")
    assert merge(before, ENTRY) == wanted
    assert of_ours(wanted).rev == f"v{jobwriter.__version__}"
    assert of_ours(before) is None


names = st.sampled_from(["local", "meta", "https://example.com/a/b", "git@example.com:x/y"])
scalars = st.one_of(st.none(), st.booleans(), st.sampled_from(["x", "a: b", "multi\nline\n", "é", "", "# no", "- no"]))
repos = st.lists(
    st.fixed_dictionaries(
        {"repo": names, "hooks": st.lists(st.fixed_dictionaries({"id": st.sampled_from(["a", "b"]), "args": scalars}))},
        optional={"rev": scalars},
    )
)
configurations = st.fixed_dictionaries(
    {}, optional={"default_stages": st.lists(scalars), "repos": repos, "zz": scalars, "exclude": scalars}
)


@settings(deadline=None, max_examples=60)
@given(
    values=configurations,
    flow=st.sampled_from([None, False]),
    style=st.sampled_from([None, '"']),
    indent=st.integers(2, 6),
    remark=st.sampled_from(["", "# end", "    # indented\n# end\n", "\n\n"]),
)
def test_joining_adds_ours_and_loses_nothing(values, flow, style, indent, remark):
    text = yaml.safe_dump(values, default_flow_style=flow, default_style=style, indent=indent, sort_keys=False) + remark
    if yaml.safe_load(text) != values:
        return
    try:
        merged = merge(text, ENTRY)
    except NotMergeable:
        assert not values or flow is None or style
        return
    assert yaml.safe_load(merged)["repos"] == [*(values.get("repos") or []), *yaml.safe_load(ENTRY)]
    assert {**yaml.safe_load(merged), "repos": 0} == {**values, "repos": 0}
    kept = iter(merged.splitlines())
    assert all(line in kept for line in text.splitlines() if not re.match(r"\W*repos\W*: *\[\]", line))


# a conversation


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such terminals there")
def test_on_a_terminal_it_asks(folder):
    import pty

    (folder / ".pre-commit-config.yaml").write_text(OTHERS, encoding="utf-8")
    ours, theirs = pty.openpty()
    os.write(ours, b"Kestrel Claims\nEngland\nGB\nnone\ny\n")
    process = subprocess.Popen(
        [sys.executable, "-m", "jobwriter", "init"], cwd=folder, stdin=theirs, stderr=theirs, stdout=theirs
    )
    assert process.wait(30) == 0
    os.close(theirs)
    said = os.read(ours, 10_000).decode()
    os.close(ours)
    assert "did you mean 'GB'?" in said
    assert config.load(folder / ".jobwriter.yaml").jurisdictions == ("GB",)
    assert config.load(folder / ".jobwriter.yaml").organisation["name"] == "Kestrel Claims"
    assert jobwriter.HOME in (folder / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    assert ".github/workflows/jobwriter.yml" not in files(folder)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such terminals there")
def test_a_no_leaves_the_file(folder):
    import pty

    (folder / ".pre-commit-config.yaml").write_text(OTHERS, encoding="utf-8")
    ours, theirs = pty.openpty()
    os.write(ours, b"\n")
    process = subprocess.Popen(
        [sys.executable, "-m", "jobwriter", "init", "--name", "A", "--jurisdiction", "GB", "--ci", "none"],
        cwd=folder,
        stdin=theirs,
        stderr=theirs,
        stdout=theirs,
    )
    assert process.wait(30) == 1
    os.close(theirs)
    os.close(ours)
    assert (folder / ".pre-commit-config.yaml").read_text(encoding="utf-8") == OTHERS
