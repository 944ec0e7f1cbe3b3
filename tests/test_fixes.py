"""Fixes: what they may do to an ad, how they reach the file, and what they never touch."""

import datetime as dt
import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobwriter import Settings, engine, facts, fixing, readers
from jobwriter.encodings import Undecodable, encode_like
from jobwriter.finding import Edit, Fix
from jobwriter.fixer import apply, grounded
from jobwriter.records import replace
from jobwriter.source import Source
from jobwriter.understand import understand

ROOT = Path(__file__).parent.parent
SEEDS = sorted((ROOT / "seeds").glob("*/*.md"))
HOUSE = Settings(as_of=dt.date(2026, 11, 20), jurisdictions=("GB",))


def draft(text, name="ad.md"):
    return readers.read(Source(name, text, "text" if name.endswith(".txt") else "markdown"))[0]


def mended(text, *, unsafe=False, name="ad.md", house=HOUSE):
    return fixing.mend(draft(text, name), house, unsafe=unsafe)


def fixed(text, **how):
    return mended(text, **how).draft.source


# What a fix writes


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("You know Tensorflow and **github**.", "You know TensorFlow and **GitHub**."),
        ("The engineer asks; then he/she will get a mentor.", "The engineer asks; then they will get a mentor."),
        ("The ideal candidate knows that he is asked.", "The ideal candidate knows that they are asked."),
        ("The ideal candidate says what he does and plans.", "The ideal candidate says what he does and plans."),
        ("A good candidate brings his tests; we trust him.", "A good candidate brings their tests; we trust them."),
        ("You join a two-man team for 40 man-days.", "You join a two-person team for 40 person-days."),
        ("Leveraging data, you share learnings.", "Using data, you share lessons."),
        ("The leverage of data is low.", "The leverage of data is low."),
        ("We are the Payments Squad.", "We are the Payments Squad."),
        ("You join a small squad.", "You join a small team."),
        ("You join a squad and lead cross-squad planning.", "You join a squad and lead cross-squad planning."),
        ("You plan trains/ depots.", "You plan trains/depots."),
        ("Depots: Leeds /Hull /York", "Depots: Leeds /Hull /York"),
        ("Salary: £60-75k a year", "Salary: £60,000 to £75,000 a year"),
        ("Salary: £75-60k a year", "Salary: £75-60k a year"),
        ("You plan trains and and depots.", "You plan trains and depots."),
        (
            "We study the behaviour and labour of a centre in color.",
            "We study the behaviour and labour of a centre in colour.",
        ),
        ("Bring data driven ideas.", "Bring data-driven ideas."),
        ("You do Tracking, Data Marketing and AB Testing.", "You do Tracking, Data Marketing and A/B Testing."),
        ("Uses Cases and ab testing are yours.", "Use Cases and A/B testing are yours."),
        ("We’re here; bring 5+ years experience.", "We’re here; bring 5+ years’ experience."),
        ("We're here; bring 5+ years experience.", "We're here; bring 5+ years' experience."),
        ("We welcome neurodiverse people.", "We welcome neurodivergent people."),
        (
            "What you do: • Label the images with two annotators. • Check the labels every week. • Write the report.",
            "What you do:\n\n- Label the images with two annotators.\n- Check the labels every week.\n"
            "- Write the report.",
        ),
        ("You plan trains.\n\nApply today. #LI-SO1", "You plan trains.\n\nApply today."),
    ],
)
def test_safe_fixes_write_what_they_should(before, after):
    assert fixed(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("We build innovative software for 40 depots.", "We build software for 40 depots."),
        ("You join an exceptional planning team.", "You join a planning team."),
        ("Innovative software runs our 40 depots.", "Software runs our 40 depots."),
        ("Our software is innovative and fast.", "Our software is innovative and fast."),
        ("We are an innovative company.", "We are an innovative company."),
        ("It works in groundbreaking ways.", "It works in groundbreaking ways."),
        ("We won this very prestigious award.", "We won this very prestigious award."),
        ("Riders get a superb digital experience on board.", "Riders get a superb digital experience on board."),
        ("Our depots give riders an outstanding service.", "Our depots give riders an outstanding service."),
        ("We are on an exciting journey.", "We are on an exciting journey."),
        ("Salary: Competitive + 10% bonus", "Salary: [range: £… to £… a year] + 10% bonus"),
        ("- Competitive salary (shared when we first talk)", "- Competitive salary (shared when we first talk)"),
        ("- Competitive salary", "- Salary: [range: £… to £… a year]"),
        ("We offer a competitive salary.", "We offer a salary of [range: £… to £… a year]."),
        ("We offer a competitive salary package.", "We offer a competitive salary package."),
        ("# Salesman\n\nYou sell trains in Leeds.", "# Salesperson\n\nYou sell trains in Leeds."),
    ],
)
def test_unsafe_fixes_are_applied_only_when_asked_for(before, after):
    assert fixed(before) == before
    assert fixed(before, unsafe=True) == after


ASKED = "# Planner\n\nYou plan trains.\n\n## Requirements\n\n- {}\n- You have planned trains for 3 years.\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("You write Java/Kotlin.", "You write Java or Kotlin."),
        ("You have trained models in PyTorch and TensorFlow.", "You have trained models in PyTorch and TensorFlow."),
        ("You know the usual libraries (pandas, NumPy).", "You know the usual libraries (pandas, NumPy)."),
        ("Languages: Python, Java, etc. at work", "Languages: Python, Java or similar at work"),
    ],
)
def test_a_list_becomes_a_choice_where_it_does_not_say_and(before, after):
    assert fixed(ASKED.format(before), unsafe=True) == ASKED.format(after)


LOST = "# Planner\n\nYou plan trains in Leeds.\n\n{}\n\n{}\n\n## Apply\n\nWrite to us.\n"
DUTIES = [
    "Plan the trains of the coming week with two depots",
    "Write down which of them ran late and for what reason",
    "Tell the depots every evening what changes tomorrow",
    "Check the plans of two other planners once a month",
]


@pytest.mark.parametrize(
    ("lines", "last", "items"),
    [
        (DUTIES, "", 4),
        (DUTIES, "You will also plan the buses of one depot.", 4),
        (["Boards over the night trains", "Plans for freight without gaps", *(f"{line}." for line in DUTIES)], "", 0),
        (["Grow with us", f"{DUTIES[0]}.", "See the country", f"{DUTIES[1]}."], "", 0),
    ],
    ids=["a list", "a list and a closing line", "two lists", "headings and paragraphs"],
)
def test_lines_get_bullets_only_where_all_are_items(lines, last, items):
    text = "\n".join(["## What you will do", "", *lines, *filter(None, [last])])
    after = fixed(LOST.format(text, "We answer within a week."), unsafe=True)
    assert sum(line.startswith("- ") for line in after.splitlines()) == items
    assert f"- {last}" not in after.splitlines()


def test_a_passage_of_the_site_goes_with_the_empty_lines_below_it():
    page = (ROOT / "seeds" / "pages" / "lead-three-places.txt").read_text(encoding="utf-8")
    after = fixed(page, unsafe=True, name="ad.txt")
    assert "Related Jobs" in page
    assert "Related Jobs" not in after
    assert after.count("\n\n\n") <= page.count("\n\n\n")


@pytest.mark.parametrize(
    "text",
    [
        "A good candidate brings his tests and he writes more.",
        "The ideal candidate knows that he is asked. He brings his tools, and we trust him.",
        "The ideal candidate will bring her own tools; he or she writes.",
    ],
)
def test_pronouns_of_a_paragraph_are_mended_together_or_not_at_all(text):
    assert fixed(text, unsafe=True) == text
    assert fixed(f"{text}\n\nThe engineer brings his or her tests.").endswith("brings their tests.")


def test_what_stands_beside_the_pay_stays():
    page = (ROOT / "seeds" / "pages" / "senior-manages-team.txt").read_text(encoding="utf-8")
    assert "Competitive plus benefits" in page
    assert "Salary: [range: £… to £… a year] plus benefits" in fixed(page, unsafe=True, name="ad.txt")


def test_without_a_place_no_currency_is_invented():
    text = fixed("- Competitive salary", unsafe=True, house=Settings(as_of=HOUSE.as_of))
    assert text == "- Salary: [range: … to … a year]"


def test_what_was_left_to_fill_in_is_a_finding():
    report = mended("- Competitive salary", unsafe=True).report
    assert "placeholder" in {finding.rule for finding in report.findings}


def test_a_mark_that_is_the_only_word_on_the_place_of_work_stays():
    text = "# Planner\n\nYou plan trains.\n\n#LI-Hybrid\n"
    assert fixed(text) == text


# What no fix touches


@pytest.mark.parametrize(
    "text",
    [
        "You know `tensorflow` well.",
        "```\nimport tensorflow\n```",
        "See [our page](https://northgate-rail.example/tensorflow) today.",
        "You know Ten**sorflow** well.",
        "<!-- Tensorflow --> You plan trains.",
        "---\ntitle: Tensorflow planner\n---\n\nYou plan trains.",
    ],
)
def test_markup_code_and_addresses_stay(text):
    assert fixed(text) == text


def test_curly_quotes_and_no_break_spaces_around_a_fix_stay():
    assert (
        fixed("You’ll know “Tensorflow” and our team’s\u00a0Github.")
        == "You’ll know “TensorFlow” and our team’s\u00a0GitHub."
    )


def test_words_in_bold_stay_bold():
    assert fixed("You use **Tensorflow** and [Github](https://github.com/x).") == (
        "You use **TensorFlow** and [GitHub](https://github.com/x)."
    )


def test_a_fix_that_crosses_markup_is_refused():
    document = understand(draft("You plan **and** and see trains."))
    at = document.text.index("and and")
    assert grounded(document, Fix("", (Edit(at, at + 7, "and"),))) is None
    assert grounded(document, Fix("", (Edit(at, at + 3, "or"),))) is not None


def test_a_fix_that_empties_its_markup_is_refused():
    document = understand(draft("You plan **trains** daily."))
    at = document.text.index("trains")
    assert grounded(document, Fix("", (Edit(at, at + 6, ""),))) is None


# What holds for every ad


def rules(report):
    return Counter(finding.rule for finding in report.findings)


def holds(text, *, unsafe, name="ad.md"):
    start = draft(text, name)
    before = fixing.lint_draft(start, HOUSE)
    after = fixing.mend(start, HOUSE, unsafe=unsafe)
    assert fixing.keeps(before.facts, after.report.facts, ledger=not unsafe)
    grown = rules(after.report) - rules(before)
    assert set(grown) <= ({"placeholder"} if unsafe else set()), grown
    again = fixing.mend(after.draft, HOUSE, unsafe=unsafe)
    assert again.draft.source == after.draft.source
    assert not again.applied
    return after


@pytest.mark.parametrize("unsafe", [False, True])
@pytest.mark.parametrize("path", SEEDS[::4], ids=lambda path: path.name)
def test_seeds_keep_their_facts_and_get_no_new_finding(path, unsafe):
    holds(path.read_text(encoding="utf-8"), unsafe=unsafe)


PIECES = st.sampled_from([
    "You know Tensorflow, github and python .", "We look for an senior planner,who leverages data.",
    "Once in post, the engineer asks; he or she will get help.", "The project takes 40 man-days.",
    "You bring hands on experience and data driven ideas.", "Salary: £55-65k a year",
    "Salary: 55.000 - 65.000 € a year",
    "We offer a competitive salary and a pension of 8%.", "- Innovative software for 40 depots",
    "- plan the the trains",
    "What you do: • Label images with two people. • Check labels every week. • Write the report.",
    "Leeds, 2 days a week in the office.",
    "**Tensorflow** and *Github* at https://github.com/tensorflow?utm_source=x", "#LI-Hybrid", "## Requirements",
    "You may suffer from a disability; we help the disabled.", "Closes 18 December 2026.", "Join our squad!!",
    "The behaviour and color of our centre.", "SALARY: COMPETITIVE", "You work with the nicest guys ( in rail ).",
    "👋 You‘ll analyse “permenant” data…", "`Tensorflow` \\*and\\* <b>Github</b>", "a\u200bb Tensor\u00adflow",
])  # fmt: skip


@settings(max_examples=25, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=7), st.sampled_from(["\n", "\n\n", "\r\n"]), st.booleans())
def test_any_ad_keeps_its_facts_and_twice_is_once(pieces, between, unsafe):
    holds(between.join(pieces), unsafe=unsafe)


@settings(max_examples=25, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=5), st.sampled_from(["ad.md", "ad.txt"]))
def test_no_safe_fix_is_left_but_one_that_would_change_a_fact(pieces, name):
    after = holds("\n\n".join(pieces), unsafe=False, name=name)
    for finding in after.report.findings:
        fix = next((fix for fix in finding.fixes if fix.safe), None)
        if fix is not None:
            text = apply(after.draft.source, fix.edits)
            other = fixing.lint_draft(draft(text, name), HOUSE)
            grown = rules(other) - rules(after.report)
            assert grown or not fixing.keeps(after.report.facts, other.facts)


@settings(max_examples=30, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=4))
def test_every_edit_of_a_finding_lies_in_the_file(pieces):
    text = "\n\n".join(pieces)
    report = fixing.lint_draft(draft(text), HOUSE)
    for edit in (edit for finding in report.findings for fix in finding.fixes for edit in fix.edits):
        assert 0 <= edit.start <= edit.end <= len(text)


def test_rounds_have_an_end(monkeypatch):
    rounds = []

    def flip(ad, pack, chosen, **rest):
        rounds.append(ad.document.source)
        outcome = honest(ad, pack, chosen, **rest)
        swap = "one" if "two" in ad.document.source else "two"
        at = max(ad.document.source.find("one"), ad.document.source.find("two"))
        fix = Fix("swap", (Edit(at, at + 3, swap),), safe=True)
        return fixing_outcome(outcome, fix)

    def fixing_outcome(outcome, fix):
        first = outcome.findings[0]
        return replace(outcome, findings=(replace(first, fixes=(fix,)),))

    honest = engine.run
    monkeypatch.setattr(engine, "run", flip)
    after = mended("We want a coding ninja for one team.")
    assert sum(after.applied.values()) == fixing.ROUNDS
    assert len(rounds) == fixing.ROUNDS + 1


def test_a_tool_that_is_written_right_may_be_new_but_none_may_go():
    def of(text):
        document = understand(draft(text))
        return facts.extract(document, facts.Context(HOUSE.as_of, "GB", "en-GB"))

    known = of("You know Python and PostgreSQL.")
    fewer = replace(known, tools=known.tools[:1])
    assert fixing.keeps(fewer, known)
    assert not fixing.keeps(known, fewer)
    assert not fixing.keeps(of("Salary: £50,000 a year"), of("Salary: £51,000 a year"))


# Into the file


def lint(folder, *args, text=None):
    command = [sys.executable, "-m", "jobwriter", "lint", "--isolated", *args]
    return subprocess.run(command, cwd=folder, capture_output=True, input=text, check=False)


BAD = "# Planner\n\nYou know Tensorflow and plan trains.\n"
GOOD = BAD.replace("Tensorflow", "TensorFlow")


@pytest.mark.parametrize(
    "written",
    [
        BAD.encode(),
        BAD.replace("\n", "\r\n").encode("utf-8-sig"),
        BAD.encode("utf-16"),
        BAD.replace("trains", "trains – “all”").encode("cp1252"),
        BAD.replace("\n", "\r").encode(),
        BAD.rstrip().replace("trains", "𐐀 trains 👋").encode(),
    ],
    ids=["utf-8", "bom and crlf", "utf-16", "windows-1252", "cr", "astral, no end of line"],
)
def test_the_file_keeps_encoding_mark_and_line_ends(tmp_path, written):
    (tmp_path / "ad.md").write_bytes(written)
    run = lint(tmp_path, "--fix", "ad.md")
    assert run.returncode == 0, run.stderr
    wide = written.startswith(b"\xff\xfe")
    name, better = (word.encode("utf-16-le") if wide else word.encode() for word in ("Tensorflow", "TensorFlow"))
    assert (tmp_path / "ad.md").read_bytes() == written.replace(name, better)
    assert b"fixed 1: 1 spelling-and-characters" in run.stderr
    assert [item.name for item in tmp_path.iterdir()] == ["ad.md"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_new_lines_end_as_those_of_the_file(end):
    items = ("Label the images with two annotators.", "Check the labels every week.", "Write the report.")
    text = f"You plan trains.\n\nWhat you do: • {' • '.join(items)}\n"
    after = "\n- ".join(("You plan trains.\n\nWhat you do:\n", *items)) + "\n"
    assert fixed(text.replace("\n", end)) == after.replace("\n", end)


def test_diff_shows_and_writes_nothing(tmp_path):
    (tmp_path / "ad.md").write_text(BAD, encoding="utf-8")
    run = lint(tmp_path, "--diff", "ad.md")
    assert run.returncode == 1
    assert run.stdout.decode().splitlines()[-1] == "+You know TensorFlow and plan trains."
    assert (tmp_path / "ad.md").read_text(encoding="utf-8") == BAD
    (tmp_path / "ad.md").write_text(GOOD, encoding="utf-8")
    run = lint(tmp_path, "--diff", "ad.md")
    assert (run.returncode, run.stdout) == (0, b"")


@pytest.mark.parametrize("tool", [("git", "apply", "-p0", "-"), ("patch", "-p0")], ids=["git", "patch"])
@pytest.mark.parametrize("name", ["ad.md", "an ad.md"])
def test_git_and_patch_take_the_diff(tmp_path, name, tool):
    if shutil.which(tool[0]) is None:
        pytest.skip(f"{tool[0]} is not installed")
    (tmp_path / name).write_bytes(BAD.rstrip().encode())
    run = lint(tmp_path, "--diff", name)
    subprocess.run(tool, cwd=tmp_path, input=run.stdout, check=True)
    assert (tmp_path / name).read_bytes() == GOOD.rstrip().encode()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
@pytest.mark.parametrize("args", [("--diff",), ("-f", "csv"), ("-f", "csv:/dev/full")])
def test_output_that_cannot_be_written_is_no_fault_of_the_ad(tmp_path, args):
    (tmp_path / "ad.md").write_text("You know Tensorflow.\n", encoding="utf-8")
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "jobwriter", "lint", "ad.md", *args],
            cwd=tmp_path, stdout=full, stderr=subprocess.PIPE, encoding="utf-8", check=False,
        )  # fmt: skip
    assert done.returncode == 2
    assert "cannot be written" in done.stderr
    assert "report it" not in done.stderr
    assert Path("/dev/full").is_char_device()


def test_standard_input_comes_back_fixed(tmp_path):
    run = lint(tmp_path, "--fix", "-", text=BAD.replace("\n", "\r\n").encode())
    assert run.stdout == GOOD.replace("\n", "\r\n").encode()
    assert b"fixed 1" in run.stderr
    (tmp_path / "ad.md").write_text("kept", encoding="utf-8")
    lint(tmp_path, "--fix", "--stdin-filename", "ad.md", "-", text=BAD.encode())
    assert (tmp_path / "ad.md").read_text(encoding="utf-8") == "kept"


def test_unsafe_fixes_are_offered_and_need_fix_or_diff(tmp_path):
    (tmp_path / "ad.md").write_text("# Planner\n\nWe build innovative software for 40 depots.\n", encoding="utf-8")
    run = lint(tmp_path, "--fix", "ad.md")
    assert b"--unsafe-fixes" in run.stderr
    assert lint(tmp_path, "--unsafe-fixes", "ad.md").returncode == 2
    lint(tmp_path, "--fix", "--unsafe-fixes", "ad.md")
    assert "build software for" in (tmp_path / "ad.md").read_text(encoding="utf-8")


def test_what_is_not_selected_is_not_fixed(tmp_path):
    (tmp_path / "ad.md").write_text(BAD, encoding="utf-8")
    lint(tmp_path, "--fix", "--ignore", "spelling-and-characters", "ad.md")
    assert (tmp_path / "ad.md").read_text(encoding="utf-8") == BAD


def test_a_read_only_file_stays_as_it_is(tmp_path):
    file = tmp_path / "ad.md"
    file.write_text(BAD, encoding="utf-8")
    file.chmod(0o444)
    run = lint(tmp_path, "--fix", "ad.md")
    assert run.returncode == 2
    assert b"ad.md: not fixed: the file is read-only" in run.stderr
    assert file.read_text(encoding="utf-8") == BAD


def test_a_file_that_changed_meanwhile_is_left_alone(tmp_path, monkeypatch):
    from jobwriter.cli import fixing as command

    file = tmp_path / "ad.md"
    file.write_text(BAD, encoding="utf-8")
    options = {"unsafe_fixes": False, "diff": False, "stdin_filename": None}
    real = command.mend

    def meanwhile(one, *rest, **more):
        file.write_text("somebody else's words", encoding="utf-8")
        return real(one, *rest, **more)

    monkeypatch.setattr(command, "mend", meanwhile)
    report = command.Fixer([str(file)], options).lint(draft(BAD, str(file)), HOUSE)
    assert report.errors == (f"{file}: not fixed: the file has changed since it was read; run again",)
    assert file.read_text(encoding="utf-8") == "somebody else's words"


def test_a_damaged_file_is_left_alone(tmp_path):
    written = BAD.encode() + "é ü ö".encode() + b" \xff\n"
    (tmp_path / "ad.md").write_bytes(written)
    run = lint(tmp_path, "--fix", "ad.md")
    assert run.returncode == 2
    assert b"damaged" in run.stderr
    assert (tmp_path / "ad.md").read_bytes() == written


@pytest.mark.skipif(sys.platform == "win32", reason="links and modes of files are those of Unix here")
def test_links_and_permissions_stay(tmp_path):
    file = tmp_path / "real.md"
    file.write_text(BAD, encoding="utf-8")
    file.chmod(0o640)
    (tmp_path / "ad.md").symlink_to("real.md")
    lint(tmp_path, "--fix", "ad.md")
    assert (tmp_path / "ad.md").is_symlink()
    assert file.read_text(encoding="utf-8") == GOOD
    assert os.stat(file).st_mode & 0o777 == 0o640  # noqa: PTH116


def test_html_and_records_are_not_fixed_and_that_is_said(tmp_path):
    page = "<html><body><h1>Planner</h1><p>You know Tensorflow and plan trains.</p></body></html>"
    (tmp_path / "ad.html").write_text(page, encoding="utf-8")
    run = lint(tmp_path, "--fix", "ad.html")
    assert b"no fixes are applied to HTML" in run.stderr
    assert (tmp_path / "ad.html").read_text(encoding="utf-8") == page


def test_words_that_the_encoding_cannot_hold_are_refused():
    with pytest.raises(Undecodable, match="UTF-8"):
        encode_like("ad – é".encode("cp1252"), "ad … Ω")


@given(
    st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0\ufeff")),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_bytes_come_back_as_they_were(text, encoding):
    from jobwriter.encodings import decode

    data = text.encode(encoding)
    try:
        read, notice = decode(data)
    except Undecodable:
        return
    if not notice:
        assert encode_like(data, read) == data


def test_the_page_on_fixes_tells_the_truth(tmp_path):
    page = (ROOT / "docs" / "fixing.md").read_text(encoding="utf-8")
    before, after = (part.split("```")[0].strip("\n") for part in page.split("```markdown\n")[1:3])
    assert fixed(before) == after
