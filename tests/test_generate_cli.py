"""``jobwriter generate``, end to end: forms, files, boards, houses, templates, and what goes wrong with each."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import click
import pytest
from command import INTERRUPTIBLE

from jobwriter import brief, generate
from jobwriter.brief import scaffold
from jobwriter.cli import main
from jobwriter.generate import TemplateProblem
from jobwriter.generate.forms import SUFFIXES
from jobwriter.generate.view import FILTERS, View
from jobwriter.yamlfile import load, plain

BRIEF = (Path(__file__).parent / "samples" / "ml-engineer.job.yaml").read_text(encoding="utf-8")
HEADING = "# Machine Learning Engineer\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "ml.job.yaml").write_text(BRIEF, encoding="utf-8")
    return tmp_path


def write(folder, name, text):
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def run(folder, *args, code=0, command="generate"):
    """Run the command; its output as bytes, and its messages."""
    done = subprocess.run(
        [sys.executable, "-m", "jobwriter", command, *args],
        cwd=folder,
        capture_output=True,
        env={**os.environ, "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"},
        check=False,
    )
    done.said = done.stderr.decode()
    assert "Traceback" not in done.said
    assert "should not have happened" not in done.said
    assert done.returncode == code, done.said
    return done


def refused(*args):
    """What the command says when it refuses, in this process, since there are many ways to be refused."""
    with pytest.raises(click.ClickException) as error:
        main.main(["generate", *args], standalone_mode=False)
    return error.value.message


# forms and files


def test_every_form_is_the_same_on_a_second_run(folder):
    every = ",".join(SUFFIXES)
    first = run(folder, "ml.job.yaml", "--to", every, "-o", "ads/")
    files = {file.name: file.read_bytes() for file in (folder / "ads").iterdir()}
    assert files.keys() == {f"ml{suffix}" for suffix in SUFFIXES.values()}
    assert first.said.count(" written") == 5
    assert files["ml.md"].startswith(HEADING.encode())
    assert files["ml.html"].startswith(b"<h1>Machine Learning Engineer</h1>")
    assert files["ml.txt"].startswith(b"Machine Learning Engineer\n")
    assert files["ml.docx"][:2] == b"PK"
    assert json.loads(files["ml.json"])["@type"] == "JobPosting"
    assert run(folder, "ml.job.yaml", "--to", every, "-o", "ads/", "--check").said == ""
    assert files == {file.name: file.read_bytes() for file in (folder / "ads").iterdir()}
    assert not list((folder / "ads").glob(".*"))


def test_check_finds_what_is_stale_and_what_is_missing(folder):
    run(folder, "ml.job.yaml", "--to", "markdown,text", "-o", "ads/")
    write(folder, "ml.job.yaml", BRIEF.replace("min: 62000", "min: 63000"))
    (folder / "ads" / "ml.txt").unlink()
    before = (folder / "ads" / "ml.md").read_bytes()
    done = run(folder, "ml.job.yaml", "--to", "markdown,text", "-o", "ads/", "--check", code=1)
    assert "ads/ml.md: is not what its brief gives now" in done.said
    assert "ads/ml.txt: is missing" in done.said
    assert (folder / "ads" / "ml.md").read_bytes() == before
    assert not (folder / "ads" / "ml.txt").exists()


def test_markup_without_a_day_of_publication_keeps_the_day_it_was_written(folder):
    write(folder, "ml.job.yaml", re.sub(r"  posts: .*\n", "", BRIEF))
    run(folder, "ml.job.yaml", "-o", "ad.json")
    text = (folder / "ad.json").read_text(encoding="utf-8")
    write(folder, "ad.json", re.sub(r'"datePosted": "[\d-]+"', '"datePosted": "2026-01-05"', text))
    run(folder, "ml.job.yaml", "-o", "ad.json", "--check")
    run(folder, "ml.job.yaml", "-o", "ad.json")
    assert json.loads((folder / "ad.json").read_text(encoding="utf-8"))["datePosted"] == "2026-01-05"


def test_without_a_file_the_ad_is_printed(folder):
    done = run(folder, "ml.job.yaml")
    assert done.stdout.decode().startswith(HEADING)
    assert done.said == ""
    assert run(folder, "ml.job.yaml", "--to", "docx", "-o", "-").stdout[:2] == b"PK"


def test_a_page_is_whole_and_carries_the_markup(folder):
    run(folder, "ml.job.yaml", "-o", "ad.html", "--page")
    page = (folder / "ad.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert page.count('<script type="application/ld+json">') == 1
    assert run(folder, "ad.html", command="jobposting").returncode == 0


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("--to", "pdf"), "--to pdf: there is no such form; known: markdown, html, text, docx, json-ld"),
        (("-o", "ad.pdf"), "-o ad.pdf: no form goes by this name; end it in .md, .html, .txt, .docx, .json"),
        (("-o", "ad.html", "--to", "text"), "-o ad.html asks for html, --to for text"),
        (("--to", "markdown,html"), "several ads need a folder: -o ads/"),
        (("--page",), "--page goes with html"),
        (("--check",), "--check needs -o: the file to compare"),
        (("--watch",), "--watch needs -o: the file to write"),
        (("--watch", "--check", "-o", "ad.md"), "choose one"),
        (("--shorten",), "--shorten goes with --target"),
        (("--target", "linkdin"), "there is no target 'linkdin'; did you mean 'linkedin'?"),
        (("--target", "reed", "--to", "html"), "--target decides the form; leave out --to"),
        (("--target", "linkedin", "-o", "ad.md"), "-o ad.md: linkedin takes html; end the name in .html"),
        (("--to", "markdown", "-o", "ml.job.yaml"), "ml.job.yaml: the ad would take the place of its brief"),
        (("other/ml.job.yaml", "-o", "ads/"), "ads/ml.md: several briefs would be written there"),
        (("--templates", "nowhere"), "nowhere: there is no such folder of templates; check the name"),
        (("-o", "no/such/ad.md"), "no/such/ad.md: cannot be written"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_is_asked_for_must_go_together(folder, monkeypatch, args, says):
    write(folder, "other/ml.job.yaml", BRIEF)
    monkeypatch.chdir(folder)
    assert says in refused("ml.job.yaml", *args)
    assert (folder / "ml.job.yaml").read_text(encoding="utf-8") == BRIEF
    assert sorted(path.name for path in folder.iterdir()) == ["ml.job.yaml", "other"]


def test_files_that_are_no_briefs_are_all_told_and_nothing_is_written(folder):
    (folder / "latin.job.yaml").write_bytes(BRIEF.encode("latin-1"))
    (folder / "wide.job.yaml").write_bytes(BRIEF.encode("utf-16"))
    done = run(folder, "ml.job.yaml", "latin.job.yaml", "wide.job.yaml", "none.yaml", ".", "-o", "ads/", code=2)
    line = BRIEF[: BRIEF.index("£")].count("\n") + 1
    assert f"latin.job.yaml:{line}:1: the brief is not UTF-8; in your editor, save it with" in done.said
    assert "wide.job.yaml:1:1: the brief is not UTF-8" in done.said
    assert "none.yaml: the brief cannot be read" in done.said
    assert ".: is a folder; name the briefs in it, such as *.job.yaml" in done.said
    assert not (folder / "ads").exists()


def test_a_byte_order_mark_and_line_ends_of_windows_change_nothing(folder):
    (folder / "win.job.yaml").write_bytes(b"\xef\xbb\xbf" + BRIEF.replace("\n", "\r\n").encode())
    run(folder, "ml.job.yaml", "win.job.yaml", "-o", "ads/")
    assert (folder / "ads" / "win.md").read_bytes() == (folder / "ads" / "ml.md").read_bytes()


def test_the_old_file_stays_where_the_new_one_cannot_be_written(folder):
    (folder / "ads" / "ml.md").mkdir(parents=True)
    write(folder, "ads/ml.md/kept.txt", "kept")
    done = run(folder, "ml.job.yaml", "-o", "ads/", code=2)
    assert "ads/ml.md: cannot be written" in done.said
    assert (folder / "ads" / "ml.md" / "kept.txt").read_text(encoding="utf-8") == "kept"
    assert [path.name for path in (folder / "ads").iterdir()] == ["ml.md"]
    assert "is missing" in run(folder, "ml.job.yaml", "-o", "ads/", "--check", code=1).said


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_to_keeps_its_file(folder):
    file = write(folder, "ads/ml.md", "old")
    file.parent.chmod(0o555)
    try:
        assert "ads/ml.md: cannot be written" in run(folder, "ml.job.yaml", "-o", "ads/", code=2).said
    finally:
        file.parent.chmod(0o755)
    assert file.read_text(encoding="utf-8") == "old"


def test_a_broken_brief_leaves_the_old_ad(folder):
    run(folder, "ml.job.yaml", "-o", "ad.md")
    before = (folder / "ad.md").read_bytes()
    write(folder, "ml.job.yaml", BRIEF.replace("min: 62000", "min: 92000"))
    done = run(folder, "ml.job.yaml", "-o", "ad.md", code=2)
    assert "ml.job.yaml:" in done.said
    assert "'pay.max' (72000) is below 'pay.min' (92000); swap them" in done.said
    assert (folder / "ad.md").read_bytes() == before


# watching


class Watch:
    """A run with ``--watch`` in the background."""

    def __init__(self, folder, *args):
        self.log = folder / "log.txt"
        self.sink = self.log.open("wb")
        self.process = subprocess.Popen(
            [*INTERRUPTIBLE, "generate", *args, "--watch"],
            cwd=folder,
            stderr=self.sink,
            stdout=subprocess.DEVNULL,
            env={**os.environ, "NO_COLOR": "1"},
        )

    def until(self, holds):
        end = time.monotonic() + 30
        while not holds():
            assert time.monotonic() < end, self.log.read_text(encoding="utf-8")
            assert self.process.poll() is None, self.log.read_text(encoding="utf-8")
            time.sleep(0.05)

    def end(self):
        self.process.send_signal(signal.SIGINT)
        code = self.process.wait(30)
        self.sink.close()
        return code, self.log.read_text(encoding="utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C cannot be sent to one process there")
def test_watching_writes_again_tells_errors_and_ends_well(folder):
    ad = folder / "ad.md"

    def shows(words):
        return lambda: ad.exists() and words in ad.read_text(encoding="utf-8")

    watch = Watch(folder, "ml.job.yaml", "-o", "ad.md")
    try:
        watch.until(shows("£62,000 to £72,000"))
        write(folder, "ml.job.yaml", BRIEF.replace("min: 62000", "min: 65000"))
        watch.until(shows("£65,000 to £72,000"))
        write(folder, "ml.job.yaml", BRIEF.replace("min: 62000", "min: 65k"))
        watch.until(lambda: "'pay.min' must be a bare number" in watch.log.read_text(encoding="utf-8"))
        assert shows("£65,000 to £72,000")()
        write(folder, "ml.job.yaml", BRIEF)
        watch.until(shows("£62,000 to £72,000"))
        watch.until(lambda: watch.log.read_text(encoding="utf-8").count("ad.md written") == 3)
    finally:
        code, said = watch.end()
    assert code == 0, said
    assert said.endswith("ended\n")
    assert "Traceback" not in said


# boards


def test_a_board_gets_what_it_takes_and_the_rest_is_said(folder):
    done = run(folder, "ml.job.yaml", "--target", "reed", "-o", "reed.txt")
    text = (folder / "reed.txt").read_text(encoding="utf-8")
    assert "https://" not in text
    assert "@" not in text
    assert "note: Reed takes no web address" in done.said
    assert "Questions: Sam Okoro, who also arranges adjustments" in text
    done = run(folder, "ml.job.yaml", "--target", "linkedin", "-o", "ads/")
    page = (folder / "ads" / "ml.html").read_text(encoding="utf-8")
    assert set(re.findall(r"<(\w+)", page)) <= {"p", "ul", "li", "br", "strong"}
    assert "note: LinkedIn keeps no such headings" in done.said
    run(folder, "ml.job.yaml", "--target", "linkedin", "-o", "ads/", "--check")


def test_what_is_too_long_is_cut_only_when_asked(folder):
    def lines(start, count, dash="  - "):
        words = " of the doors" * 14
        return "".join(f"{dash}{start} {number}{words}.\n" for number in range(count))

    long = BRIEF.replace("responsibilities:\n", f"responsibilities:\n{lines('Rebuild', 3)}")
    long = re.sub(r"(?m)^desirable:\n(?:  .*\n)+", f"desirable:\n{lines('You know', 4)}", long)
    long = re.sub(r"(?m)^essential:\n(?:  .*\n)+", f"essential:\n{lines('You can tell', 6)}", long)
    long = long.replace("benefits:\n", f"benefits:\n  other:\n{lines('A day', 8, '    - ')}")
    write(folder, "ml.job.yaml", long + f"equality: {'We choose by work. ' * 25}\n")
    said = run(folder, "ml.job.yaml", "--target", "reed", "-o", "whole.txt").said
    assert " too many." in said
    assert "this would be left out" in said
    said = run(folder, "ml.job.yaml", "--target", "reed", "-o", "short.txt", "--shorten").said
    assert "this was left out" in said
    whole, short = ((folder / name).read_text(encoding="utf-8") for name in ("whole.txt", "short.txt"))
    assert len(short) <= 6_500 < len(whole)


def test_the_limits_of_boards_that_the_brief_names_are_said(folder):
    text = re.sub(r"  posts: .*\n", "", BRIEF) + "targets: [google, linkedin]\n"
    write(folder, "ml.job.yaml", text)
    done = run(folder, "ml.job.yaml", "-o", "ad.md")
    assert "'dates.posts'" in done.said
    assert (folder / "ad.md").exists()


# houses


def test_what_a_house_settles_need_not_be_written_and_a_locked_block_may_not(folder):
    settled = "organisation:\n  about: We lend to 200,000 small firms.\n  benefits: {leave_days: 31}\n  lock: [about]\n"
    write(folder, ".jobwriter.yaml", settled)
    done = run(folder, "ml.job.yaml", code=2)
    line = BRIEF[: BRIEF.index("  about:")].count("\n") + 1
    assert f"ml.job.yaml:{line}:3: 'organisation.about' is locked by " in done.said
    assert ".jobwriter.yaml:2:3: take it out of the brief" in done.said
    write(folder, "ml.job.yaml", re.sub(r"  about: .*\n|  leave_days: .*\n", "", BRIEF))
    ad = run(folder, "ml.job.yaml").stdout.decode()
    assert "We lend to 200,000 small firms." in ad
    assert "31 days of leave" in ad


def test_a_house_may_settle_its_blocks_in_toml(folder):
    settled = '[tool.jobwriter.organisation]\nequality = "We choose by work alone, and pay all alike."\nlock = true\n'
    write(
        folder, "pyproject.toml", settled + '[tool.jobwriter.organisation.benefits]\nother = ["3 days to volunteer"]\n'
    )
    write(folder, "ml.job.yaml", re.sub(r"(?m)^benefits:\n(?:  .*\n)+", "", BRIEF))
    ad = run(folder, "ml.job.yaml").stdout.decode()
    assert "We choose by work alone, and pay all alike." in ad
    assert "3 days to volunteer." in ad


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("organisation: {nam: Acme}", ".jobwriter.yaml:1:16: unknown field 'organisation.nam'; did you mean 'name'?"),
        ("organisation: Acme", "must hold fields such as name, about and benefits"),
        ("organisation: {about: 5}", "'organisation.about' must be text; YAML takes it for the number 5"),
        ("organisation: {name: Acme, lock: [equality]}", "'organisation.lock' names 'equality', which the house does"),
        ("organisation: {name: Acme, lock: 5}", "'organisation.lock' must be yes, or a list of blocks such as"),
        ("organisation: {pay: {min: 1}}", "unknown field 'organisation.pay'; known: about, adjustments"),
        ("orgnisation: {}", "did you mean 'organisation'?"),
    ],
)
def test_a_house_that_cannot_be_used_is_told_with_its_place(folder, monkeypatch, text, says):
    write(folder, ".jobwriter.yaml", text + "\n")
    monkeypatch.chdir(folder)
    said = refused("ml.job.yaml")
    assert says in said
    assert ".jobwriter.yaml:1:" in said


# templates of a house

EXTENDS = """\
{% extends "jobwriter/ml-engineer.md.j2" %}
{% block company %}
## Who we are

{{ job.organisation.about | sentence }} We were founded in 1901.
{% endblock %}
"""


def test_a_house_overrides_one_role_and_builds_on_ours(folder):
    ours = run(folder, "ml.job.yaml").stdout.decode()
    write(folder, "templates/ads/ml-engineer.md.j2", EXTENDS)
    theirs = run(folder, "ml.job.yaml").stdout.decode()
    assert "## Who we are\n\nWe run 180 commuter trains in the north of England. We were founded in 1901.\n" in theirs
    assert ours.split("## About")[0] == theirs.split("## Who")[0]
    (folder / "templates").rename(folder / "house")
    assert run(folder, "ml.job.yaml").stdout.decode() == ours
    assert run(folder, "ml.job.yaml", "--templates", "house/ads").stdout.decode() == theirs
    write(folder, "templates/our-ads.md.j2", "# {{ job.title }}\n<b>{{ job.problem }}</b>\n")
    write(folder, "ml.job.yaml", BRIEF + "template: our-ads\n")
    page = run(folder, "ml.job.yaml", "--to", "html").stdout.decode()
    assert page.startswith("<h1>Machine Learning Engineer</h1>\n<p>&lt;b&gt;predict")


def test_a_template_that_is_changed_counts_at_once(folder):
    for words in ("One", "Two"):
        write(folder, "templates/ads/ml-engineer.md.j2", f"# {words}: {{{{ job.title }}}}\n")
        assert run(folder, "ml.job.yaml").stdout.decode() == f"# {words}: Machine Learning Engineer\n"


def test_a_broken_template_is_told_by_the_command(folder):
    write(folder, "templates/ads/ml-engineer.md.j2", "# {{ job.title }}\n\n{{ job.titel }}\n")
    done = run(folder, "ml.job.yaml", "-o", "ad.md", code=2)
    assert "templates/ads/ml-engineer.md.j2:3: there is no field 'titel' here" in done.said
    write(folder, "ml.job.yaml", BRIEF + "template: our-ads\n")
    done = run(folder, "ml.job.yaml", "-o", "ad.md", code=2)
    assert "ml.job.yaml: 'template': there is no template our-ads.md.j2, neither in " in done.said
    assert "known: applied-scientist, data-engineer" in done.said
    assert not (folder / "ad.md").exists()


@pytest.mark.parametrize(
    ("template", "line", "says"),
    [
        ("one\n\n{% if %}\n", 3, "Expected an expression"),
        ("one\n{{ job.title\n", 2, "unexpected end of template"),
        ("{{ job.title | shout }}", 1, "No filter named 'shout'"),
        ("\n{{ salary }}", 2, "there is no name 'salary'; a template has job, told, strip and others"),
        ("{{ job.team.titel }}", 1, "there is no field 'titel' here"),
        ("\n\n{{ told('pay.salary') }}", 3, "there is no field 'salary'"),
        ("{{ told('essential') }}", 1, "this cannot be filled in"),
        ("{{ 1 / 0 }}", 1, "division by zero"),
        ("{{ job.title | day }}", 1, "this cannot be filled in"),
        ("{{ ''.__class__.__mro__ }}", 1, "a template may not do this"),
        ("\n{{ told.__globals__ }}", 2, "a template may not do this"),
        ("{{ job.update({'title': 'x'}) }}", 1, "a template may not do this"),
        ("{% for a in range(10 ** 9) %}{% endfor %}", 1, "none is raised to a power"),
        ("{% for a in range(999999999) %}{% endfor %}", 1, "it counts to more than 1,000 in all"),
        ("{% for a in range(99) %}{% for b in range(99) %}{% endfor %}{% endfor %}", 1, "more than 1,000 in all"),
        ("{{ 'x' * 999999999 }}", 1, "only numbers are multiplied"),
        ("{{ lipsum() }}", 1, "there is no name 'lipsum'"),
        ("{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}", 1, "calls itself without end"),
        ('{% extends "ml-engineer.md.j2" %}', 1, 'says {% extends "jobwriter/ml-engineer.md.j2" %}'),
        ('{% extends "jobwriter/ml-enginer.md.j2" %}', 1, "there is no template jobwriter/ml-enginer.md.j2"),
        ('\n{% include "../../ml.job.yaml" %}', 2, "there is no template ../../ml.job.yaml"),
        ('{% include "/etc/hostname" %}', 1, "there is no template /etc/hostname"),
        ("{# nothing #}\n", None, "the template gives no words"),
        (b"\xff\xfe# {{ job.title }}", None, "the template is not UTF-8"),
    ],
)
def test_a_template_that_fails_says_where_and_why(tmp_path, template, line, says):
    file = tmp_path / "ml-engineer.md.j2"
    file.write_bytes(template if isinstance(template, bytes) else template.encode())
    with pytest.raises(TemplateProblem) as failed:
        generate.markdown(brief.read(BRIEF, "ml.job.yaml"), tmp_path)
    assert str(failed.value).startswith(f"{file}:{line}: " if line else f"{file}: ")
    assert says in str(failed.value)


# the guide

GUIDE = (Path(__file__).parent.parent / "docs" / "generate.md").read_text(encoding="utf-8")


def blocks_of(language):
    return re.findall(rf"```{language}\n(.*?)```", GUIDE, re.DOTALL)


def test_the_commands_of_the_guide_do_what_it_says(folder):
    lines = [line for block in blocks_of("sh") for line in block.splitlines()]
    assert len(lines) >= 5
    for line in lines:
        program, command, *args = line.split()
        assert program == "jobwriter"
        run(folder, *args, command=command)
    assert sorted(path.name for path in (folder / "ads").iterdir()) == [
        "ml-engineer.html",
        "ml-engineer.md",
        "reed.txt",
    ]
    (entry,) = re.findall(r"entry: jobwriter generate (.*)", GUIDE)
    run(folder, *entry.split(), "jobs/ml-engineer.job.yaml")
    run(folder, "ads/ml-engineer.md", command="lint")


def test_the_fields_of_the_guide_hold(folder):
    house = next(block for block in blocks_of("yaml") if block.startswith("organisation:"))
    write(folder, ".jobwriter.yaml", house)
    values = plain(load(BRIEF, "ml.job.yaml"))
    for name in ("benefits", "adjustments"):
        del values[name]
    del values["organisation"]["about"]
    write(folder, "ml.job.yaml", scaffold.write(values))
    ad = run(folder, "ml.job.yaml").stdout.decode()
    for words in ("We lend to 200,000 small firms", "28 days of leave", "sam@acme.example", "We choose by what people"):
        assert words in ad
    for start, says in (
        ("level:", "£81,000 to £93,000 a year (senior level in London)"),
        ("on_call:", "We have not decided yet whether there will be on-call work."),
    ):
        (fields,) = (block for block in blocks_of("yaml") if block.startswith(start))
        made = brief.read(scaffold.write({**plain(load(BRIEF, "x")), **plain(load(fields, "x"))}), "x")
        assert made.notices == ()
        assert says in generate.markdown(made)
    reason = re.search(r"`pay: (\{withheld_reason: [^}]*\})`", GUIDE).group(1)
    reason = plain(load(" ".join(reason.split()), "x"))
    made = brief.read(scaffold.write({**plain(load(BRIEF, "x")), "pay": reason}), "x")
    assert "because a new pay scale is being agreed with our union" in generate.markdown(made)
    assert len(made.notices) == 1


def test_the_template_of_the_guide_and_the_names_it_lists(folder):
    (template,) = blocks_of("jinja")
    write(folder, "templates/ads/ml-engineer.md.j2", template)
    write(folder, "ml.job.yaml", BRIEF.replace("process:\n", "process:\n  ai_use: welcome in the task\n"))
    ad = run(folder, "ml.job.yaml").stdout.decode()
    told = "## Who we are\n\nWe run 180 commuter trains in the north of England. AI tools: welcome in the task.\n\n"
    assert f"{told}We read nothing before 8 December 2026, so there is no hurry.\n\n## " in ad
    table = GUIDE[GUIDE.index("What a template may use") :]
    rows = [row.split("|")[1:3] for row in table.splitlines() if row.startswith("| `")]
    names = {name for row in rows for name in re.findall(r"`(\w+)", row[0])}
    view = View(brief.read(BRIEF, "x"))
    assert view.filters.keys() == set(FILTERS)
    context = view.context()
    assert {"job", "told", "strip"} <= names <= context.keys()
    filters = next(row for row in table.splitlines() if row.startswith("| filters"))
    assert set(re.findall(r"`(\w+)`", filters)) <= set(FILTERS)
    shown = next(row for row in rows if "strip" in row[0])[1]
    assert set(re.findall(r"`(\w+)`", shown)) == context["strip"].keys()
    skeleton = (Path(generate.__file__).parents[2] / "templates" / "ads" / "skeleton.md.j2").read_text(encoding="utf-8")
    listed = re.search(r"Blocks, in order: (.*?)\. ", GUIDE, re.DOTALL).group(1)
    blocks = [name for name in re.findall(r"\{% block (\w+)", skeleton) if name != "work_heading"]
    assert re.findall(r"`(\w+)`", listed) == blocks
