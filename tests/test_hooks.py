"""The hooks that the repository offers: the manifest holds, and each command line does what its hook is for.

``.ci/hook`` shows the same through pre-commit itself.
"""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from command import jobwriter

ROOT = Path(__file__).parent.parent
MANIFEST = ROOT / ".pre-commit-hooks.yaml"
HOOKS = {hook["id"]: hook for hook in yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))}
BRIEF = (ROOT / "tests" / "samples" / "ml-engineer.job.yaml").read_text(encoding="utf-8")
BAD = (ROOT / "seeds" / "drafts" / "hidden-pay.md").read_text(encoding="utf-8")
GOOD = (ROOT / "seeds" / "good" / "ml-engineer.md").read_text(encoding="utf-8")


@pytest.fixture
def folder(tmp_path):
    for name in ("ads", "briefs"):
        (tmp_path / name).mkdir()
    (tmp_path / ".jobwriter.yaml").write_text("jurisdictions: [GB]\nexclude: [ads/old/]\n")
    return tmp_path


def put(folder, name, text):
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def run(folder, hook, *names, args=None):
    """Run a hook as pre-commit does, in this environment: its entry, its arguments, then the names of files."""
    entry = shlex.split(HOOKS[hook]["entry"])
    assert entry[0] == "jobwriter"
    given = HOOKS[hook].get("args", []) if args is None else args
    if "lint" in entry:
        given = [*given, "--as-of", "2026-11-20"]
    return jobwriter(folder, *entry[1:], *given, *names)


def test_the_manifest_is_valid():
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", "validate-manifest", MANIFEST], capture_output=True, check=False
    )
    assert done.returncode == 0, done.stdout
    assert list(HOOKS) == ["jobwriter", "jobwriter-fix", "jobwriter-docx", "jobwriter-brief", "jobwriter-generate"]


@pytest.mark.parametrize(
    ("name", "hooks"),
    [
        ("ads/ml.md", {"jobwriter", "jobwriter-fix", "jobwriter-generate"}),
        ("people/jobs/ml.txt", {"jobwriter", "jobwriter-fix", "jobwriter-generate"}),
        ("Jobs/Vertrieb Süd/Bäcker & Co.md", {"jobwriter", "jobwriter-fix", "jobwriter-generate"}),
        ("Job Ads/ml.md", {"jobwriter", "jobwriter-fix", "jobwriter-generate"}),
        ("ads/README.md", {"jobwriter-generate"}),
        ("ads/LICENCE.txt", {"jobwriter-generate"}),
        ("ads/ml.docx", {"jobwriter-docx", "jobwriter-generate"}),
        ("ads/~$ml.docx", {"jobwriter-generate"}),
        ("briefs/ml.job.yaml", {"jobwriter-brief", "jobwriter-generate"}),
        ("ads/ml.job.yml", {"jobwriter-brief", "jobwriter-generate"}),
        ("README.md", set()),
        ("docs/notes.docx", set()),
        ("deploy/job.yaml", set()),
        ("docs/heads/ml.md", set()),
    ],
)
def test_files_go_to_their_hooks(name, hooks):
    """As far as names decide; pre-commit looks at types too."""
    suffix = {".md": "markdown", ".txt": "plain-text"}.get(Path(name).suffix, "")
    taken = {
        key
        for key, hook in HOOKS.items()
        if re.search(hook["files"], name)
        and not re.search(hook.get("exclude", "^$"), name)
        and ("types_or" not in hook or suffix in hook["types_or"])
    }
    assert taken == hooks


def test_a_bad_ad_is_stopped_and_a_good_one_passes(folder):
    put(folder, "ads/bad.md", BAD)
    put(folder, "ads/good.md", GOOD)
    put(folder, "ads/old/bad.md", BAD)
    done = run(folder, "jobwriter", "ads/bad.md", "ads/good.md")
    assert done.returncode == 1
    assert "pay-without-number" in done.stdout
    assert run(folder, "jobwriter", "ads/good.md").returncode == 0
    done = run(folder, "jobwriter", "ads/old/bad.md", "ads/good.md")
    assert done.returncode == 0, "what the configuration excludes is left out though pre-commit names it"


def test_a_fix_is_written_and_the_rest_is_told(folder):
    put(folder, "ads/good.md", GOOD.replace("Python", "python", 1))
    first = run(folder, "jobwriter-fix", "ads/good.md")
    assert first.returncode == 0, first.stdout
    assert "ads/good.md: fixed 1: " in first.stderr
    assert (folder / "ads/good.md").read_text(encoding="utf-8") == GOOD
    assert "fixed" not in run(folder, "jobwriter-fix", "ads/good.md").stderr
    put(folder, "ads/bad.md", BAD)
    assert run(folder, "jobwriter-fix", "ads/bad.md").returncode == 1


def test_word_files_are_read_without_an_extra(folder):
    put(folder, "briefs/ml.job.yaml", BRIEF)
    assert jobwriter(folder, "generate", "briefs/ml.job.yaml", "-o", "ads/ml.docx").returncode == 0
    assert run(folder, "jobwriter-docx", "ads/ml.docx").returncode == 0
    blocked = "import sys; sys.modules['docx'] = None; from jobwriter.cli import run; run(sys.argv[1:])"
    done = subprocess.run(
        [sys.executable, "-c", blocked, "lint", "--as-of", "2026-11-20", "ads/ml.docx"],
        cwd=folder,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    (folder / "ads/ml.docx").write_bytes(b"not a Word file")
    assert run(folder, "jobwriter-docx", "ads/ml.docx").returncode == 2


def test_every_fault_of_every_brief_is_told(folder):
    put(folder, "briefs/ml.job.yaml", BRIEF)
    assert run(folder, "jobwriter-brief", "briefs/ml.job.yaml").stdout == ""
    put(folder, "briefs/a.job.yaml", BRIEF.replace("min: 62000", "min: 65k").replace("level: mid", "level: middle"))
    put(folder, "briefs/b.job.yaml", BRIEF + "  - [\n")
    names = [f"briefs/{name}.job.yaml" for name in ("a", "b", "ml", "gone")]
    done = run(folder, "jobwriter-brief", *names)
    assert done.returncode == 2
    lines = done.stderr.splitlines()
    assert [line.split(":")[0] for line in lines if line.startswith("briefs/")] == [
        "briefs/a.job.yaml", "briefs/a.job.yaml", "briefs/b.job.yaml", "briefs/gone.job.yaml",
    ]  # fmt: skip
    assert "'pay.min' must be a bare number" in done.stderr


def test_a_brief_that_holds_is_said_to_by_hand(folder):
    put(folder, "briefs/ml.job.yaml", BRIEF)
    done = jobwriter(folder, "brief", "briefs/ml.job.yaml")
    assert done.returncode == 0
    assert done.stdout.startswith("briefs/ml.job.yaml: holds")


def test_ads_are_written_when_their_brief_or_they_themselves_change(folder):
    put(folder, "briefs/ml.job.yaml", BRIEF)
    put(folder, "briefs/other.job.yaml", BRIEF)
    first = run(folder, "jobwriter-generate", "briefs/ml.job.yaml")
    assert first.returncode == 1, "a file that git does not know yet is no change that pre-commit would see"
    ad = (folder / "ads/ml.md").read_text(encoding="utf-8")
    assert not (folder / "ads/other.md").exists()
    again = run(folder, "jobwriter-generate", "briefs/ml.job.yaml", "ads/ml.md")
    assert (again.returncode, again.stderr) == (0, "")
    put(folder, "ads/ml.md", ad.replace("£62,000", "£61,000"))
    assert run(folder, "jobwriter-generate", "ads/ml.md").returncode == 1
    assert (folder / "ads/ml.md").read_text(encoding="utf-8") == ad
    put(folder, "ads/by-hand.md", GOOD)
    assert run(folder, "jobwriter-generate", "ads/by-hand.md").returncode == 0
    (folder / "ads/ml.md").write_bytes(ad.replace("\n", "\r\n").encode())
    assert run(folder, "jobwriter-generate", "ads/ml.md").returncode == 0, "line ends as git puts them on Windows"


def test_arguments_of_a_repository_say_where_ads_go_and_in_which_form(folder):
    put(folder, "people/ml.job.yaml", BRIEF)
    args = ["--to", "markdown,html", "-o", "jobs/"]
    assert run(folder, "jobwriter-generate", "people/ml.job.yaml", args=args).returncode == 1
    assert {file.name for file in (folder / "jobs").iterdir()} == {"ml.md", "ml.html"}
    assert run(folder, "jobwriter-generate", "people/ml.job.yaml", "jobs/ml.html", args=args).returncode == 0


def test_a_brief_that_does_not_hold_leaves_its_ad(folder):
    put(folder, "briefs/ml.job.yaml", BRIEF.replace("min: 62000", "min: 65k"))
    put(folder, "ads/ml.md", "old")
    assert run(folder, "jobwriter-generate", "briefs/ml.job.yaml").returncode == 2
    assert (folder / "ads/ml.md").read_text(encoding="utf-8") == "old"
    done = run(folder, "jobwriter-generate", "briefs/ml.job.yaml", args=[])
    assert done.returncode == 2
    assert "--update needs -o" in done.stderr


# the page


GUIDE = (ROOT / "docs" / "guard.md").read_text(encoding="utf-8")


def test_the_page_tells_every_hook_and_its_example_is_valid(tmp_path):
    assert re.findall(r"(?m)^\| `([\w-]+)` \|", GUIDE) == list(HOOKS)
    (example,) = re.findall(r"```yaml\n(repos:.*?)```", GUIDE, re.DOTALL)
    file = tmp_path / ".pre-commit-config.yaml"
    file.write_text(example, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", "validate-config", file], capture_output=True, check=False
    )
    assert done.returncode == 0, done.stdout
    assert {hook["id"] for hook in yaml.safe_load(example)["repos"][0]["hooks"]} <= set(HOOKS)


def test_the_commands_of_the_page_run(folder):
    put(folder, "briefs/ml.job.yaml", BRIEF)
    lines = [line for block in re.findall(r"```sh\n(.*?)```", GUIDE, re.DOTALL) for line in block.splitlines()]
    codes = []
    for line in lines:
        program, *args = shlex.split(line, comments=True)
        if program != "jobwriter":
            continue
        args = ["briefs/ml.job.yaml" if arg == "briefs/*.job.yaml" else arg for arg in args]
        done = jobwriter(folder, *args)
        codes.append((args[0], done.returncode))
    # init finds the configuration of this test; --update writes the ad, so that --check finds nothing
    assert codes == [("init", 1), ("new", 0), ("brief", 0), ("generate", 1), ("generate", 0)]
