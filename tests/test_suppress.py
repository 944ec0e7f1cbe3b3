"""Comments, front matter and configuration that set findings aside, and what is told about them."""

import datetime as dt
import json
import re
import time
from pathlib import Path

import pytest
from command import jobwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from jobwriter import Settings, globs, lint, packs, suppress, wishes
from jobwriter.config import ConfigError, load
from jobwriter.directives import read as directives_of
from jobwriter.fixer import apply
from jobwriter.readers import read
from jobwriter.source import Source

DAY = dt.date(2026, 11, 20)
DOCS = Path(__file__).resolve().parent.parent / "docs"
AD = """# Data Engineer

You join a fast-growing insurer with six colleagues in Leeds, who share one depot, one backlog and one kettle.

## What you do

You plan the nightly load.
You keep it fast.

- You own the world-class warehouse together with the finance team
- You meet planners each week
  - You write what they ask for down in plain words
  - You explain the cutting-edge models behind our home page
- You answer within a day

1. A call of 30 minutes
2. An exercise at a best-in-class table

| What | How |
|---|---|
| Pay | Competitive salary |

Our culture is unrivalled. We hire for potential and want a rockstar who can
hit the ground running in the next
weeks.
"""


def run(text, path="ad.md", **given):
    return lint(text, Settings(as_of=DAY, jurisdictions=("GB",), **given), path=path)


def rules(report, *without):
    return [finding.rule for finding in report.findings if finding.rule not in without]


def told(report):
    return [item for item in report.findings if item.rule in {"ignore-comment", "unused-ignore"}]


def aside(report):
    return [(item.finding.rule, item.finding.quote) for item in report.suppressed]


def fixed(text, report, *, unsafe=False):
    fixes = [fix for item in told(report) for fix in item.fixes[:1] if fix.safe or unsafe]
    return apply(text, [edit for fix in fixes for edit in fix.edits])


PUFF = ("world-class warehouse", "cutting-edge", "best-in-class", "unrivalled", "fast-growing insurer")


def quotes(report):
    return [item.quote for item in report.findings if item.rule == "puffery"]


def with_line(before, comment, text=AD):
    at = text.index(before)
    at = text.rfind("\n", 0, at) + 1
    return f"{text[:at]}{comment}\n{text[at:]}"


def test_the_ad_has_what_these_tests_need():
    found = {item.quote for item in run(AD).findings if item.rule == "puffery"}
    assert len(found) >= 4


@pytest.mark.parametrize(
    ("before", "gone"),
    [
        ("You join a fast", 1),
        ("- You own", 2),
        ("- You meet", 1),
        ("  - You write", 0),
        ("  - You explain", 1),
        ("## What", 0),
        ("1. A call", 1),
    ],
)
def test_a_comment_on_a_line_of_its_own_holds_for_what_follows(before, gone):
    plain = run(AD)
    report = run(with_line(before, "<!-- jobwriter: ignore[puffery] because the board wrote it -->"))
    taken = [quote for rule, quote in aside(report) if rule == "puffery"]
    assert len(taken) == gone
    assert sorted([*quotes(report), *taken]) == sorted(quotes(plain))
    assert bool(gone) != bool(told(report))


def test_a_comment_at_the_end_of_a_line_holds_for_that_line():
    text = AD.replace("finance team\n", "finance team <!-- jobwriter: ignore[puffery] -->\n")
    report = run(text)
    assert [quote for _, quote in aside(report)] == [quote for quote in quotes(run(AD)) if "world" in quote]
    assert not told(report)


def test_a_comment_before_a_list_holds_for_a_finding_that_spans_it():
    items = "\n".join(
        f"- You must have {word}" for word in ("Python", "SQL", "Kafka", "Spark", "Airflow", "Go", "Rust")
    )
    more = "\n".join(f"- {number} years of {word} are required" for number, word in enumerate(("C", "Java", "R"), 2))
    opening = f"# Data Engineer\n\nYou plan trains. {'We run night trains in Leeds. ' * 20}"
    text = f"{opening}\n\n## Requirements\n\n{items}\n{more}\n"
    name = "too-many-must-haves"
    found = [item for item in run(text).findings if item.rule == name]
    if not found or found[0].start is None:
        pytest.fail("the sample has no finding that spans the list")
    line = found[0].line
    report = run(with_line(text.splitlines()[line - 1], f"<!-- jobwriter: ignore[{name}] -->", text))
    assert name in [rule for rule, _ in aside(report)]


def test_a_range_holds_from_comment_to_comment_and_without_an_end_to_the_last_line():
    text = with_line("- You own", "<!-- jobwriter: disable[clarity] -->")
    open_ended = run(text)
    assert not [item for item in open_ended.findings if item.category == "clarity" and item.line > 9]
    ended = run(with_line("1. A call", "<!-- jobwriter: enable[puffery] -->", text))
    assert [item for item in ended.findings if item.rule == "puffery" and item.line > 15]
    assert not [
        item for item in ended.findings if item.category == "clarity" and item.rule != "puffery" and item.line > 9
    ]


def test_findings_without_a_place_need_the_whole_file():
    assert "missing-place" in rules(run(AD)) or "no-application-process" in rules(run(AD))
    name = next(item.rule for item in run(AD).findings if item.start is None)
    vain = run(f"<!-- jobwriter: ignore[{name}] because -->\n{AD}")
    assert name in rules(vain)
    assert "about the ad as a whole" in told(vain)[0].message
    for text in (
        f"<!-- jobwriter: ignore-file[{name}] because we say so on the site -->\n{AD}",
        f"---\njobwriter:\n  ignore:\n    - {name} because we say so on the site\n---\n{AD}",
        f"---\njobwriter-ignore: [{name} because we say so on the site]\n---\n{AD}",
    ):
        report = run(text)
        assert name not in rules(report)
        assert report.suppressed[0].why == "we say so on the site"
        assert not told(report)
        assert not report.notices


def test_the_score_leaves_out_what_is_set_aside_and_what_is_told_about_it():
    plain = run(AD)
    name = plain.score.deductions[0].rule
    report = run(f"<!-- jobwriter: ignore-file[{name}, pay/puffery] -->\n{AD}")
    assert report.score.total > plain.score.total
    assert {item.rule for item in report.score.deductions} == {item.rule for item in plain.score.deductions} - {name}
    assert told(report)


@pytest.mark.parametrize("until", [None, "2026-11-20", "2027-01-31"])
def test_the_last_day_counts(until):
    end = f" until {until}" if until else ""
    report = run(with_line("- You own", f"<!-- jobwriter: ignore[puffery] agreed with the union{end} -->"))
    assert not told(report)
    assert report.suppressed[0].until == (dt.date.fromisoformat(until) if until else None)
    assert report.suppressed[0].why == "agreed with the union"
    assert (report.suppressed[0].by, report.suppressed[0].line) == ("comment", 10)


def test_what_has_run_out_counts_again_and_is_told():
    text = with_line("- You own", "<!-- jobwriter: ignore[puffery] agreed until 2026-11-19 -->")
    report = run(text)
    assert not report.suppressed
    assert [item.rule for item in told(report)] == ["ignore-comment"]
    assert "held until 19 November 2026" in told(report)[0].message
    assert fixed(text, report) == AD


@pytest.mark.parametrize(
    ("comment", "words", "mended"),
    [
        ("ignore", "names no rule in brackets", None),
        ("ignore[]", "names no rule", None),
        ("ignore puffery", "names no rule in brackets", None),
        ("ignore[pufery] why", "did you mean 'puffery'", "<!-- jobwriter: ignore[puffery] why -->"),
        ("ignore[nothing-like-it]", "There is no rule or category 'nothing-like-it'", None),
        ("ignore[puffery", "cannot be read", "<!-- jobwriter: ignore[puffery] -->"),
        ("ignore(puffery) why", "cannot be read", "<!-- jobwriter: ignore[puffery] why -->"),
        ("ignore-next-line[puffery]", "cannot be read", "<!-- jobwriter: ignore[puffery] -->"),
        ("silence[puffery]", "'silence' is nothing that a comment can ask for", None),
        ("ignore[all]", "too much to set aside", None),
    ],
)
def test_slips_are_told_and_mended_where_the_meaning_is_plain(comment, words, mended):
    text = with_line("- You own", f"<!-- jobwriter: {comment} -->")
    report = run(text)
    assert any(words in item.message for item in told(report)), [item.message for item in told(report)]
    assert all(item.quote in f"<!-- jobwriter: {comment} -->" and item.line == 10 for item in told(report))
    assert {item.severity for item in told(report)} == {"warning"}
    assert fixed(text, report) == (with_line("- You own", mended) if mended else text)
    assert fixed(text, report, unsafe=True) == (with_line("- You own", mended) if mended else AD)


def test_of_several_names_the_unknown_one_goes_only_on_demand():
    text = with_line("- You own", "<!-- jobwriter: ignore-file[no-such-thing, puffery] -->")
    report = run(text)
    assert "'no-such-thing'" in told(report)[0].message
    assert fixed(text, report) == text
    assert fixed(text, report, unsafe=True) == text.replace("no-such-thing, ", "")


@pytest.mark.parametrize(
    ("until", "plain"),
    [
        ("until 31 January 2027", "until 2027-01-31"),
        ("until January 31st, 2027", "until 2027-01-31"),
        ("until 31.01.2027, then ask Mia", "until 2027-01-31, then ask Mia"),
        ("until 31/01/2027", "until 2027-01-31"),
        ("until 01/31/2027", "until 2027-01-31"),
        ("until 2027-1-31", "until 2027-01-31"),
        ("until: 2027/01/31", "until: 2027-01-31"),
        ("(expires on 31 Jan 2027)", "(expires on 2027-01-31)"),
        ("until 01/02/2027", ""),
        ("until 2027-13-01", ""),
        ("until 2027-02-30", ""),
        ("until January", ""),
        ("until 31 January", ""),
        ("until 2027", ""),
        ("until Jan 2027", ""),
    ],
)
def test_a_day_that_cannot_be_counted_on_is_told_and_never_thrown_away(until, plain):
    text = with_line("- You own", f"<!-- jobwriter: ignore[puffery] because the board wrote it {until} -->")
    report = run(text)
    assert not report.suppressed
    (item,) = told(report)
    assert "is no d" in item.message
    assert fixed(text, report, unsafe=True) == text.replace(until, plain or until)


@pytest.mark.parametrize("until", ["until 2027-01-31", "until: 2027-01-31", "till 2027-01-31", "(expires 2027-01-31)"])
def test_the_last_day_may_be_said_in_several_ways(until):
    report = run(with_line("- You own", f"<!-- jobwriter: ignore[puffery] because the board wrote it {until} -->"))
    assert not told(report)
    assert (report.suppressed[0].why, report.suppressed[0].until) == ("the board wrote it", dt.date(2027, 1, 31))


def test_a_bare_ignore_says_what_it_would_have_set_aside():
    report = run(with_line("- You own", "<!-- jobwriter: ignore -->"))
    assert "Found here: " in told(report)[0].message
    assert "puffery" in told(report)[0].message


def test_until_with_other_words_is_part_of_the_reason():
    report = run(with_line("- You own", "<!-- jobwriter: ignore[puffery] until the board has met -->"))
    assert report.suppressed[0].why == "until the board has met"
    assert not told(report)


def test_what_is_not_needed_is_a_suggestion_that_says_where_the_rule_does_speak():
    text = with_line("## What", "<!-- jobwriter: ignore[puffery] -->")
    report = run(text)
    assert [(item.rule, item.severity) for item in told(report)] == [("unused-ignore", "suggestion")]
    assert "found something on line" in told(report)[0].message
    assert fixed(text, report) == AD


def test_nothing_is_called_unused_whose_rule_did_not_run():
    text = f"<!-- jobwriter: ignore-file[pay-range-us, puffery, missing-pay] -->\n{AD}".replace("pay-range-us, ", "")
    assert not told(run(text, select=("title",)))
    assert not told(run(text, ignore=("puffery", "missing-pay", "unused-ignore")))
    assert run(text, no_ignores=True).suppressed == ()
    assert rules(run(text, no_ignores=True)) == rules(run(AD))


@pytest.mark.parametrize("reason", ["", " because", " because until 2027-01-31"])
def test_a_house_may_ask_for_reasons(reason):
    text = with_line("- You own", f"<!-- jobwriter: ignore[puffery]{reason} -->")
    assert not told(run(text))
    report = run(text, require_reason=True)
    assert "gives no reason" in told(report)[0].message
    assert report.suppressed


@pytest.mark.parametrize(
    "shown",
    [
        "```html\n{}\n```\n",
        "Write `{}` before it.",
        "<!-- an example: {} \n",
        "<!-- the form is jobwriter: ignore[x] -->",
    ],
)
def test_what_is_shown_as_code_or_stands_in_another_comment_is_no_directive(shown):
    text = AD + "\n" + shown.format("<!-- jobwriter: ignore[no-such-rule] -->")
    assert not told(run(text))


def test_plain_text_has_front_matter_and_no_comments():
    text = f"---\njobwriter: {{ignore: [puffery]}}\ntitle: Data Engineer\n---\n{AD}"
    report = run(text, "ad.txt")
    assert "puffery" in [rule for rule, _ in aside(report)]
    assert all(item.finding.quote in AD for item in report.suppressed)
    assert (
        "a plain text has no comments" in told(run(f"<!-- jobwriter: ignore[puffery] -->\n{AD}", "ad.txt"))[0].message
    )
    assert run(f"---\nJob: Data Engineer\n---\n{AD}", "ad.txt").document.fields == {}


def test_front_matter_has_places_and_a_fix():
    text = f"---\njobwriter:\n  ignore:\n    - puffery\n    - 'pufery because'\n    - broken-text\n---\n{AD}"
    report = run(text)
    assert [(item.rule, item.line, item.quote) for item in told(report)] == [
        ("ignore-comment", 5, "pufery"),
        ("unused-ignore", 6, "broken-text"),
    ]
    assert "    - 'puffery because'\n" in fixed(text, report)
    assert not told(run(fixed(text, report).replace("    - 'puffery because'\n", "")))


def test_a_day_in_front_matter_is_mended_where_it_stands():
    text = f"---\njobwriter:\n  ignore:\n    - puffery because the board wrote it until 31.1.2027\n---\n{AD}"
    assert fixed(text, run(text)) == text.replace("31.1.2027", "2027-01-31")


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_several_names_in_front_matter_each_have_their_place(line_end):
    text = f"---\njobwriter-ignore: 'puffery, pufery'\n---\n{AD}".replace("\n", line_end)
    (item,) = told(run(text))
    assert (item.line, item.column, item.quote) == (2, 29, "pufery")


PAGE = """<html><head><title>x</title>{head}</head><body><nav><!-- jobwriter: ignore[title] --><a href=/>Home</a></nav>
<main><h1>Data Engineer</h1>
<p>You join a fast-growing insurer with six colleagues in Leeds, who share a depot.</p>
{own}<ul>
<li>You own the world-class warehouse with finance</li>{end}
<li>You explain cutting-edge models</li>
</ul></main></body></html>"""


@pytest.mark.parametrize(
    ("where", "verb", "left"),
    [("own", "ignore", 1), ("end", "ignore", 2), ("head", "ignore", 3), ("head", "ignore-file", 0)],
)
def test_html_has_the_same_comments(where, verb, left):
    holes = {"own": "", "end": "", "head": ""}
    plain = run(PAGE.format(**holes).replace("<!-- jobwriter: ignore[title] -->", ""), "ad.html")
    assert len(quotes(plain)) == 3
    report = run(PAGE.format(**{**holes, where: f" <!-- jobwriter: {verb}[puffery] because -->"}), "ad.html")
    assert len(quotes(report)) == left
    assert report.document.source == plain.document.source
    assert {item.line for item in report.suppressed} <= {1, 4, 5, 6}
    assert all(item.start is None and "Line " in item.message for item in told(report))


def test_records_have_none():
    record = {
        "@type": "JobPosting",
        "title": "Data Engineer",
        "description": f"<p>{AD}</p><!-- jobwriter: ignore[x] -->",
    }
    draft = read(Source("ad.json", json.dumps(record)))[0]
    assert directives_of(draft) == ()


LINES = AD.split("\n")
COMMENTS = st.sampled_from(
    [
        "<!-- jobwriter: ignore[puffery] -->",
        "<!-- jobwriter: ignore[broken-text, pay] because\n  it is so -->",
        "  <!-- jobwriter: ignore-file[title-length] until 2020-01-01 -->",
        "<!-- jobwriter: disable[puffery] --> <!-- jobwriter: enable[puffery] -->",
        "<!-- jobwriter: nonsense -->\r",
        "<!-- JobWriter : IGNORE [ readability/* ] -->",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(LINES)), COMMENTS), max_size=6), st.booleans())
def test_a_text_with_comments_says_what_it_says_without_them_less_what_they_name(inserted, windows):
    lines = list(LINES)
    for at, comment in sorted(inserted, reverse=True):
        lines.insert(at, comment)
    text = "\n".join(lines)
    if windows:
        text = text.replace("\r", "").replace("\n", "\r\n")
    report, plain = run(text), run(AD)
    both = [*report.findings, *(item.finding for item in report.suppressed)]
    ours = [item for item in both if item.rule not in {"ignore-comment", "unused-ignore"}]
    assert sorted((item.rule, item.message, bool(item.start)) for item in ours) == sorted(
        (item.rule, item.message, bool(item.start)) for item in plain.findings
    )
    assert report.facts.title == plain.facts.title or report.facts.title.text == plain.facts.title.text
    for item in both:
        if item.start is not None:
            assert text[item.start : item.end] == item.quote
    named = {"puffery", "broken-text", "title-length"}
    assert all(
        item.finding.rule in named or item.finding.category in {"pay", "readability"} for item in report.suppressed
    )


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(AD)), COMMENTS), max_size=4))
def test_a_comment_anywhere_in_a_line_leaves_true_offsets(inserted):
    text = AD
    for at, comment in sorted(inserted, reverse=True):
        text = text[:at] + comment + text[at:]
    report = run(text)
    for item in [*report.findings, *(item.finding for item in report.suppressed)]:
        if item.start is not None:
            assert text[item.start : item.end] == item.quote
            assert 0 <= item.start <= item.end <= len(text)


WORDS = st.text(alphabet="<!->[]():,; \n\r\t`jobwriter-ignoredisablenab*/é😀𐐀0123456789\u2028\u2014", max_size=80)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=5), st.sampled_from(["ad.md", "ad.txt", "ad.html"]), st.booleans())
def test_no_comment_breaks_a_run(parts, path, fronted):
    text = "".join(f"<!-- jobwriter:{part} -->You plan trains for a world-class team.\n{part}" for part in parts) + AD
    report = run(f"---\njobwriter:\n  ignore: [puffery]\n---\n{text}" if fronted else text, path)
    assert not report.errors


@settings(max_examples=100, deadline=None)
@given(WORDS)
def test_fixing_what_is_told_ends_with_nothing_left_to_fix(words):
    text = with_line("- You own", f"<!-- jobwriter: {words.replace('-->', '')} -->")
    for _ in range(4):
        report = run(text)
        after = fixed(text, report)
        if after == text:
            break
        text = after
    assert not [item for item in told(run(text)) if any(fix.safe for fix in item.fixes)]


@pytest.mark.parametrize(
    "text",
    [
        "<!-- jobwriter: ignore[puffery] -->\n" * 4000 + AD,
        "- a world-class plan <!-- jobwriter: ignore[puffery] -->\n" * 4000,
        "<!-- jobwriter: disable[all-of-it] -->" * 4000 + AD,
        "<!-- jobwriter: disable[pay] -->\n<!-- jobwriter: enable[pay] -->\n" * 2000 + AD,
        "<!-- jobwriter: ignore[" + "puffery, " * 20000 + "] -->\n" + AD,
        "<!-- jobwriter: ignore[puffery] " + "until " * 20000 + "-->\n" + AD,
        "<!-- jobwriter: " + "ignore[" * 20000 + " -->\n" + AD,
    ],
    ids=["stack", "items", "one line", "ranges", "names", "until", "brackets"],
)
def test_many_comments_take_time_in_step_with_the_text(text):
    begin = time.process_time()
    draft = read(Source("ad.md", text))[0]
    every = frozenset(packs.load().rules)
    suppress.heed(draft, (), wishes.Run(packs.load().rules, every, every, DAY), {})
    assert time.process_time() - begin < 6


def test_globs_are_those_of_gitignore(tmp_path):
    yes = [
        ("archive/", "archive/a.md"), ("archive", "x/archive/b/a.md"), ("*.md", "x/a.md"), ("/a.md", "a.md"),
        ("x/**/a.md", "x/y/z/a.md"), ("x/*.md", "x/a.md"), ("**/drafts/", "y/drafts/a.md"), ("a?.md", "ab.md"),
    ]  # fmt: skip
    no = [
        ("archive/", "archive.md"),
        ("/a.md", "x/a.md"),
        ("x/*.md", "x/y/a.md"),
        ("*.md", "a.txt"),
        ("a.md", "../a.md"),
    ]
    assert all(globs.within(glob, str(tmp_path), str(tmp_path / path)) for glob, path in yes)
    assert not any(globs.within(glob, str(tmp_path), str(tmp_path / path)) for glob, path in no)


@pytest.fixture
def house(tmp_path):
    (tmp_path / "old").mkdir()
    for name in ("a.md", "old/b.md", "c.md"):
        (tmp_path / name).write_text(AD, encoding="utf-8")
    return tmp_path


FIXED = ("--as-of", "2026-11-20", "--jurisdiction", "GB")


def paths(done):
    return [file["path"] for file in json.loads(done.stdout)["files"]]


def test_excluded_files_are_not_walked_and_by_force_not_even_named(house):
    (house / ".jobwriter.yaml").write_text("exclude: [old/]\n", encoding="utf-8")
    assert paths(jobwriter(house, "lint", "-f", "json", ".")) == ["a.md", "c.md"]
    assert paths(jobwriter(house / "old", "lint", "-f", "json", "--exclude", "c.md", "..", "b.md")) == [
        "../a.md",
        "../c.md",
        "b.md",
    ]
    assert paths(jobwriter(house, "lint", "-f", "json", "--exclude", "c.md", ".")) == ["a.md"]
    assert paths(jobwriter(house, "lint", "-f", "json", "old/b.md")) == ["old/b.md"]
    done = jobwriter(house, "lint", "-f", "json", "--force-exclude", "old/b.md")
    assert (paths(done), done.returncode, done.stderr) == ([], 0, "")


def test_the_last_pattern_that_names_a_file_decides(house):
    (house / ".jobwriter.yaml").write_text("exclude: [old/, '*.md', '!old/b.md', '!c.md']\n", encoding="utf-8")
    assert paths(jobwriter(house, "lint", "-f", "json", ".")) == ["c.md", "old/b.md"]
    assert paths(jobwriter(house, "lint", "-f", "json", "--exclude", "c.md", ".")) == ["old/b.md"]
    assert paths(jobwriter(house, "lint", "-f", "json", "--force-exclude", "a.md", "c.md")) == ["c.md"]


def test_per_file_sets_aside_with_its_reason_and_its_day(house):
    (house / ".jobwriter.yaml").write_text(
        "per_file:\n  old/: {ignore: [puffery, pay/*], because: the archive stays, until: 2026-12-31}\n",
        encoding="utf-8",
    )
    data = json.loads(jobwriter(house, "lint", "-f", "json", *FIXED, "old", "a.md").stdout)["files"]
    assert {item["suppression"]["by"] for item in data[0]["suppressed"]} == {"config"}
    assert data[0]["suppressed"][0]["suppression"]["reason"] == "the archive stays"
    assert data[1]["suppressed"] == []
    late = json.loads(jobwriter(house, "lint", "-f", "json", "--as-of", "2027-01-01", "old").stdout)["files"][0]
    assert late["suppressed"] == []
    assert late["notices"] == ["per_file: old/ held until 2026-12-31: its rules count again"]


@pytest.mark.parametrize(
    ("config", "words"),
    [
        ("per_file: {old/: {ignore: [pufery]}}", "did you mean 'puffery'"),
        ("per_file: {old/: [puffery]}", "must say which rules to ignore"),
        ("per_file: {old/: {ignore: []}}", "must be a list of rules"),
        ("per_file: {old/: {ignore: [all]}}", "'exclude' leaves files out"),
        ("per_file: {old/: {ignore: [pay], untl: 2026-12-31}}", "unknown key 'untl'"),
        ("per_file: {old/: {ignore: [pay], until: soon}}", "must be a date"),
        ("require_reason: true\nper_file: {old/: {ignore: [pay]}}", "gives no reason"),
        ("per_file: {'!old/': {ignore: [pay]}}", "names no files"),
        ("exclude: 3", "must be a list of patterns"),
    ],
)
def test_slips_of_the_configuration_stop_the_run(house, config, words):
    (house / ".jobwriter.yaml").write_text(config + "\n", encoding="utf-8")
    done = jobwriter(house, "lint", "a.md")
    assert done.returncode == 2
    assert words in done.stderr
    assert ".jobwriter.yaml:" in done.stderr


def test_the_terminal_counts_what_is_ignored(house):
    (house / "a.md").write_text(f"<!-- jobwriter: ignore-file[puffery] -->\n{AD}", encoding="utf-8")
    done = jobwriter(house, "lint", *FIXED, "a.md")
    count = len(quotes(run(AD)))
    assert f"a.md: {count} findings ignored, see --no-ignores" in done.stdout
    assert "findings ignored" not in jobwriter(house, "lint", *FIXED, "--no-ignores", "a.md").stdout


def test_a_configuration_is_read_with_its_folder(house):
    (house / "pyproject.toml").write_text('[tool.jobwriter.per_file."old/*"]\nignore = ["pay"]\n', encoding="utf-8")
    entry = load(house / "pyproject.toml").per_file["old/*"]
    assert (entry.ignore, entry.folder) == (("pay",), str(house))
    with pytest.raises(ConfigError):
        load(house / "nothing.toml")


def test_the_page_about_this_holds(house):
    page = (DOCS / "ignoring.md").read_text(encoding="utf-8")
    comment, front, config = re.findall(r"```(?:markdown|yaml)\n(.*?)```", page, re.DOTALL)
    report = run(comment.replace("home", "home, the world-class home") + "\n" + AD)
    assert report.suppressed[0].until == dt.date(2027, 1, 31)
    assert [item.rule for item in told(run(front + AD))] in (["unused-ignore"], ["unused-ignore", "unused-ignore"], [])
    assert not run(front + AD).notices
    (house / ".jobwriter.yaml").write_text(config, encoding="utf-8")
    assert load(house / ".jobwriter.yaml").per_file["archive/"].until == dt.date(2027, 6, 30)
    assert jobwriter(house, "lint", "--fail-on", "never", "a.md").returncode == 0
