"""The HTML report: nothing that an ad says becomes markup, all of its text is there, every link leads somewhere."""

import base64
import hashlib
import re
import subprocess
import sys
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_report import AD, RULES, document, finding, on, report

from jobwriter import config, linting, packs, readers
from jobwriter.facts.model import Benefit, Facts, Pay, Title
from jobwriter.finding import Edit, Fix, Related
from jobwriter.formats import html
from jobwriter.formats.checklist import checklist
from jobwriter.formats.passages import Mark, passages
from jobwriter.formats.templates import shown
from jobwriter.records import replace
from jobwriter.report import FileReport, Report, Score, Suppressed
from jobwriter.source import Source

SEEDS = Path(__file__).parent.parent / "seeds"
DRAFTS = [*sorted((SEEDS / "drafts").glob("*.md")), *sorted((SEEDS / "pages").glob("*.txt"))]
VOID = {"meta", "rect", "br"}


class Page(HTMLParser):
    """Tags in order with their attributes, ids, links, and the words below the elements of a class."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.ids, self.links, self.open = [], [], [], []
        self.style = ""
        self.words = {}
        self.feed(text)
        self.close()
        assert not self.open

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.tags.append((tag, tuple(sorted(given))))
        if "id" in given:
            self.ids.append(given["id"])
        if tag == "a":
            self.links.append(given["href"])
        if tag not in VOID:
            self.open.append((tag, given.get("class", "")))

    handle_startendtag = handle_starttag

    def handle_endtag(self, tag):
        assert self.open.pop()[0] == tag

    def handle_data(self, data):
        if self.open and self.open[-1][0] == "style":
            self.style += data
        if not self.open:
            return
        names = {name for _, classes in self.open for name in classes.split()}
        for name in names - (
            {"first", "rest"} if names & {"label", "notes"} or self.open[-1][0] == "summary" else set()
        ):
            self.words[name] = self.words.get(name, "") + data


def texts_of(page):
    """The text of all ads, white space left out."""
    return "".join((page.words.get("text", "")).split())


@cache
def seeds():
    held = config.Settings(jurisdictions=("GB",))
    files = tuple(
        linting.lint_draft(readers.read(Source(path.name, path.read_text(encoding="utf-8")))[0], held)
        for path in DRAFTS
    )
    return Report(files, packs.load().rules)


def one(text, findings=(), **more):
    return Report((FileReport("ad.md", document=document(text), findings=tuple(findings), **more),), RULES)


# the text of the ad


def squeezed(text):
    return "".join(shown(text).split())


def joined(made):
    """The source as the passages hold it, without white space."""
    return "".join("".join((item.marker + "".join(piece.text for piece in item.pieces)).split()) for item in made)


@pytest.mark.parametrize("number", range(len(DRAFTS)), ids=lambda number: DRAFTS[number].name)
def test_passages_hold_all_of_the_text_once_and_every_mark(number):
    file = seeds().files[number]
    placed = [item for item in file.findings if item.start is not None]
    marks = [Mark(f"X{at}", item) for at, item in enumerate(placed)]
    made = passages(file.document, marks)
    assert joined(made) == "".join(file.document.source.split())
    assert sorted(mark.label for item in made for mark in item.marks) == sorted(mark.label for mark in marks)
    for item in made:
        ends = [mark.label for piece in item.pieces for mark in piece.ends]
        assert ends == [] if item.kind == "left-out" else sorted(ends) == sorted(mark.label for mark in item.marks)


@settings(max_examples=150, deadline=None)
@given(
    st.text(st.sampled_from("ab #-*\n\r\t<&\U00010437"), min_size=1, max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=5),
    st.sampled_from(["ad.md", "ad.txt", "ad.html"]),
)
def test_any_marks_on_any_text_keep_the_text_and_cover_the_words(text, spans, name):
    try:
        draft = readers.read(Source(name, text))[0]
    except readers.ReadError:
        return
    read = linting.understand(draft, whole=True)
    size = len(read.source)
    spans = sorted((min(a, b, size), min(max(a, b), size)) for a, b in spans)
    marks = [Mark(f"X{at}", finding(read.source, *span)) for at, span in enumerate(spans)]
    made = passages(read, marks)
    assert joined(made) == "".join(read.source.split())
    if made:
        for mark in marks:
            labels = [end.label for item in made for piece in item.pieces for end in piece.ends]
            assert labels.count(mark.label) == 1
            if len(marks) <= 3:
                words = "".join(piece.text for item in made for piece in item.pieces if mark in piece.marks)
                quoted = "".join(mark.finding.quote.split())
                rest = iter(quoted)
                assert all(char in rest for char in "".join(words.split())), "in order, without markers in between"
                assert len("".join(words.split())) >= len(quoted.strip("#-*")) - sum(len(item.marker) for item in made)


def test_what_is_left_out_is_folded_and_named():
    [file] = [file for file in seeds().files if file.path == "board-estimate.txt"]
    made = passages(file.document, ())
    left = [item for item in made if item.kind == "left-out"]
    assert [item.reason for item in left] == [zone.reason for zone in file.document.zones if zone.kind == "omitted"]
    text = html.render(Report((file,), packs.load().rules))
    for item in left:
        assert f"<summary>Left out, line{'' if item.line == item.last else 's'} {item.line}" in text
        assert item.reason in text.replace("&#39;", "'")


def test_words_under_two_findings_carry_both_the_graver_within():
    text = "We want a rockstar ninja now.\n"
    made = html.render(one(text, [on(text, "a rockstar ninja"), on(text, "rockstar", "health-question")]))
    assert '<mark class="suggestion"><mark class="error">rockstar</mark></mark>' in made
    assert '<mark class="suggestion">a </mark>' in made
    assert 'href="#a1-nS1"' in made
    assert 'id="a1-nE2"' in made


# the page


def test_every_part_of_a_report_is_on_the_page():
    text = html.render(report())
    page = Page(text)
    for words in (
        "ads/engineer.md", "score", "74", "grade", "missing-pay", "not valid JSON", "too short", "A notice.",
        "Could not be judged", "Set aside", "agreed, with the team", "2027-01-31", "a comment in the ad, line 3",
        "Readers skip ads without pay.", "contested", "Pay is what readers look for first.", "the title", "line 1",
    ):  # fmt: skip
        assert words in text, words
    assert "100 − 26 = <b>74</b>" in text
    assert "Its text as taken out of the file" in text
    assert text.index("could not be judged") < text.index("engineer.md") < text.index("board.json#/3")
    assert len(page.ids) == len(set(page.ids))


@pytest.mark.parametrize("made", [report, seeds], ids=["sample", "seeds"])
def test_links_within_the_page_lead_somewhere_and_others_are_web_pages(made):
    page = Page(html.render(made()))
    within = {link[1:] for link in page.links if link.startswith("#")}
    assert within
    assert within <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))
    assert all(re.match("https?://", link) for link in page.links if not link.startswith("#"))


def test_a_finding_that_is_not_shown_keeps_the_link_of_its_points():
    file = replace(seeds().files[0], findings=())
    page = Page(html.render(Report((file,), packs.load().rules)))
    assert {f"rule-{item.rule}" for item in file.score.deductions} <= set(page.ids)


def test_nothing_comes_from_elsewhere_and_no_script_may_run():
    page = Page(text := html.render(seeds()))
    assert not {tag for tag, _ in page.tags} & {"script", "img", "link", "iframe", "object", "form", "base"}
    assert not {name for _, names in page.tags for name in names if name.startswith("on") or name in {"src", "style"}}
    assert not re.search(r"url\(|@import|@font-face", page.style)
    policy = re.search('Content-Security-Policy" content="([^"]+)"', text)[1]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    digest = base64.b64encode(hashlib.sha256(page.style.encode()).digest()).decode()
    assert f"'sha256-{digest}'" in policy
    assert "unsafe" not in policy


def test_the_rule_is_explained_once_in_an_ad_and_then_pointed_at():
    text = "A rockstar, a rockstar, a rockstar.\n"
    made = html.render(one(text, [on(text, "rockstar", nth=nth) for nth in range(3)]))
    notes = made[: made.index('class="rules"')]
    assert notes.count("Every ad says it.") == 1
    assert notes.count('see <a href="#a1-nS1">S1</a>') == 2


def test_a_fix_shows_the_words_before_and_after():
    text = "We want a rockstar.\n"
    fix = Fix("Write engineer", (Edit(8, 18, "an engineer"),))
    made = html.render(one(text, [on(text, "a rockstar", fixes=(fix,))]))
    assert "Write engineer: <del>a rockstar</del> <ins>an engineer</ins>" in made


def test_a_link_of_a_rule_of_the_house_is_one_to_the_web_or_none():
    rule = replace(RULES["puffery"], evidence=(replace(RULES["puffery"].evidence[0], url="javascript:alert(1)"),))
    text = "a rockstar\n"
    made = html.render(
        Report((FileReport("ad.md", document=document(text), findings=(on(text, text[:-1]),)),), {"puffery": rule})
    )
    assert "javascript" not in made


# the checklist


def test_what_readers_look_for_is_there_unclear_or_missing():
    text = "Engineer\nPay: 60k est.\nBonus\n"
    facts = Facts(
        title=Title(text="Engineer", level=None, role="other", start=0, end=8),
        pay=Pay(min=60000, max=60000, currency="GBP", period="year", estimated=True, start=14, end=17),
        benefits=(Benefit(text="Bonus", quantified=False, start=23, end=28),),
    )
    rows = {row.label: row for row in checklist(facts, document(text))}
    assert list(rows) == [
        "Pay", "Place", "Days on site", "Contract", "Hours", "Closing date", "Hiring process", "Who to ask", "Benefits",
        "Adjustments", "Sponsorship",
    ]  # fmt: skip
    assert (rows["Pay"].state, rows["Pay"].quote, rows["Pay"].line) == ("unclear", "60k", 2)
    assert (rows["Benefits"].state, rows["Benefits"].value, rows["Benefits"].quote) == ("there", "Bonus", "")
    assert {row.state for label, row in rows.items() if label not in {"Pay", "Benefits"}} == {"missing"}
    made = html.render(one(text, facts=facts))
    assert '<li class="missing"><b>Hours</b> <span><em>missing</em></span>' in made
    assert "<em>unclear</em>: £60,000 a year" in made


@pytest.mark.parametrize(
    ("more", "state"),
    [
        ({}, "there"),
        ({"inferred": ("period",)}, "unclear"),
        ({"open_end": "up-to"}, "unclear"),
        ({"period": None}, "unclear"),
    ],
)
def test_pay_that_leaves_out_what_counts_is_unclear(more, state):
    pay = Pay(**{"min": 60000, "max": 70000, "currency": "GBP", "period": "year", **more})
    assert checklist(Facts(pay=pay), document(AD))[0].state == state


def test_a_good_ad_has_nothing_missing_that_it_says():
    path = SEEDS / "good" / "ml-engineer.md"
    file = linting.lint(path.read_text(encoding="utf-8"), path=path.name)
    rows = checklist(file.facts, file.document)
    said = {row.label for row in rows if row.state == "there"}
    assert {
        "Pay",
        "Place",
        "Days on site",
        "Contract",
        "Closing date",
        "Hiring process",
        "Who to ask",
        "Benefits",
    } <= said


# what an ad says is no markup

SIGNS = [
    "<", ">", "&", '"', "'", "<b>", "</p>", "<script>", "-->", "{{", "{%", "&lt;", "x", " ", "=", "\x00", "\u202e",
    "\ud800",
]  # fmt: skip
HOSTILE = st.lists(st.sampled_from(SIGNS), min_size=1, max_size=12).map("".join)  # fmt: skip


def everywhere(words):
    """A report that says the words wherever a report can say any."""
    text = f"{words} here\n\nand a rockstar\n"
    rule = replace(
        RULES["puffery"], why=words, advice=words, title=words,
        evidence=(replace(RULES["puffery"].evidence[0], claim=words, url=f"https://example.org/{words}"),),
    )  # fmt: skip
    at = text.index("a rockstar")
    found = (
        finding(text, 0, len(words), message=words, related=(Related(0, len(words), words),)),
        finding(text, at, at + 10, message=words, fixes=(Fix(words, (Edit(at, at + 10, words),)),)),
        finding(text, None, None, message=words),
    )
    facts = Facts(title=Title(text=words, level=None, role="other"), benefits=(Benefit(text=words, quantified=False),))
    file = FileReport(
        words, words, (words,), document(text), facts, found, Score(None, None, reason=words), (words,), (words,),
        suppressed=(Suppressed(found[0], by="config", why=words, source=words),),
    )  # fmt: skip
    return Report((file,), {"puffery": rule})


@settings(max_examples=60, deadline=None)
@given(HOSTILE)
def test_no_words_become_markup(words):
    made = html.render(everywhere(words))
    harmless = html.render(everywhere(re.sub(r"\S", "x", words)))
    assert Page(made).tags == Page(harmless).tags
    made.encode()
    assert not re.search("[\x00\u202e\ud800]", made)
    assert squeezed(words) in texts_of(Page(made))


# end to end


def test_a_report_of_many_kinds_of_files(tmp_path):
    (tmp_path / "a.md").write_text((SEEDS / "drafts" / "hidden-pay.md").read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "b.html").write_text("<h1>Fitter</h1><ul><li>You mend &lt;pumps&gt; &amp; taps</ul>", encoding="utf-8")
    (tmp_path / "c.json").write_text("{broken", encoding="utf-8")
    target = tmp_path / "report.html"
    done = subprocess.run(
        [sys.executable, "-m", "jobwriter", "lint", "--isolated", "a.md", "b.html", "c.json", "-f", "html:report.html"],
        cwd=tmp_path, capture_output=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (2, b"")
    text = target.read_text(encoding="utf-8")
    page = Page(text)
    assert "You mend &lt;pumps&gt; &amp; taps" in text
    assert text.count("<article") == 3
    assert text.index("c.json") < text.index("a.md") < text.index("b.html")
    assert {f"a{number}" for number in (1, 2, 3)} <= set(page.ids)


@pytest.mark.parametrize(("path", "words"), [("-", "standard input"), ("", "no name"), ("ad.md", "ad.md")])
def test_every_ad_has_a_heading(path, words):
    made = html.render(Report((FileReport(path, errors=("It was empty.",)),), {}))
    assert f'<h2 id="a1-name">{words}</h2>' in made


def test_nothing_found_and_no_ads_are_pages_too():
    assert "Nothing takes off points" in html.render(one(AD, score=Score(100, "A")))
    assert Page(html.render(Report((), {}))).tags
