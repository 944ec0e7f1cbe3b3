"""One ad, three forms: the same words and the same facts in each, and nothing of a value becomes markup."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable, Collection
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from jobwriter import config
from jobwriter.facts.export import export
from jobwriter.linting import read_facts
from jobwriter.readers import html as html_reader
from jobwriter.readers import markdown as markdown_reader
from jobwriter.readers import text as text_reader
from jobwriter.renderers import html, text
from jobwriter.renderers.blocks import (
    BREAK,
    Block,
    Heading,
    Listing,
    Paragraph,
    Run,
    allowed,
    parse,
    plain,
    texts,
)

GOOD = sorted((Path(__file__).parent.parent / "seeds" / "good").glob("*.md"))
MINIMAL = frozenset(("p", "ul", "li"))
NO_HEADINGS = html.TAGS - {"h1", "h2", "h3"}

MARKS = st.sampled_from(
    ["# ", "## ", "- ", "1. ", "> ", "  ", "\n", "\n\n", "**", "*", "_", "`", "```", "[", "](", ")", "<", ">", "&amp;",
     "&", "\\", "|", "---", "<b>", "</p>", "<script>", "<!--", "-->", "https://a.example/b", "x@a.example", "a", "Pay",
     "£5", "é", "𐐀", "\u00a0", "  \n", "javascript:alert(1)", '"', "'", "{{ x }}", "\t", "\r\n", "\x00"]
)  # fmt: skip
MARKDOWN = st.one_of(st.text(max_size=200), st.lists(MARKS, max_size=40).map("".join))


def one(source: str) -> Block:
    (block,) = parse(source)
    return block


def runs(source: str) -> tuple[Run, ...]:
    block = one(source)
    assert isinstance(block, Paragraph)
    return block.runs


# --- Markdown to blocks


def test_an_ad() -> None:
    assert parse("# Baker\n\nMill Street,\nYork.\n\n## What you do\n\n- Run the ovens.\n- Sweep.\n\n***\n\nDone") == (
        Heading(1, (Run("Baker"),)),
        Paragraph((Run("Mill Street, York."),)),
        Heading(2, (Run("What you do"),)),
        Listing(False, ((Run("Run the ovens."),), (Run("Sweep."),))),
        Paragraph((Run("Done"),)),
    )


def test_looks() -> None:
    assert runs("a **b *c*** [d](https://e.example/ 'f') `g` ![h](i.png)") == (
        Run("a "), Run("b ", strong=True), Run("c", strong=True, emphasis=True), Run(" "),
        Run("d", href="https://e.example/"), Run(" g h"),
    )  # fmt: skip


def test_hard_breaks_stay_and_soft_ones_are_spaces() -> None:
    assert runs("a  \nb\\\nc\nd") == (Run("a"), BREAK, Run("b"), BREAK, Run("c d"))


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (r"5 \* 4 \<b\> \_x\_ \\", r"5 * 4 <b> _x_ \ "[:-1]),
        ("R&amp;D &lt;b&gt; &pound;5 &nope;", "R&D <b> £5 &nope;"),
        ("<b>not bold</b> <!-- told -->", "<b>not bold</b> <!-- told -->"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("[note]: https://a.example", "[note]: https://a.example"),
        ("    indented", "indented"),
        ("snake_case_name and 2 * 3 * 4", "snake_case_name and 2 * 3 * 4"),
    ],
)
def test_words_are_words(source: str, words: str) -> None:
    assert plain(runs(source)) == words


def test_lists_in_lists_follow_their_parent() -> None:
    listing = one("1. a\n   - b\n     - c\n\n   d\n2. e\n\n   f")
    assert isinstance(listing, Listing)
    assert [plain(item) for item in listing.items] == ["a", "b", "c\nd", "e\nf"]
    assert listing.ordered


def test_a_list_counts_from_its_start() -> None:
    assert one("4. a\n5. b") == Listing(True, ((Run("a"),), (Run("b"),)), 4)


def test_what_is_no_ad_becomes_paragraphs() -> None:
    source = "> # Quote\n> said\n\n```\ncode\n\nmore\n```\n\n| Pay: | £5 |\n|---|---|\n| Place | York |\n\n"
    source += "| a | b | c |\n|---|---|---|"
    assert list(texts(parse(source))) == ["Quote", "said", "code\nmore", "Pay: £5", "Place: York", "a | b | c"]


def test_empty_blocks_are_left_out() -> None:
    assert parse("#\n\n-\n\n>\n\n```\n```\n\n&#32;\n") == ()


def test_front_matter_is_passed_over() -> None:
    assert parse("---\ntitle: Baker\n---\n# Baker\n") == (Heading(1, (Run("Baker"),)),)
    assert parse("---\nBaker wanted\n---\n") == (Heading(2, (Run("Baker wanted"),)),)


@pytest.mark.parametrize(
    ("source", "words", "href"),
    [
        ("See https://a.example/b?c=1&d=2.", "https://a.example/b?c=1&d=2", "https://a.example/b?c=1&d=2"),
        ("(see http://a.example/b_(c))", "http://a.example/b_(c)", "http://a.example/b_(c)"),
        ("at www.a.example, now", "www.a.example", "https://www.a.example"),
        ("Ask x.y+z@a.example.", "x.y+z@a.example", "mailto:x.y+z@a.example"),
        ("**HTTPS://A.EXAMPLE/x**!", "HTTPS://A.EXAMPLE/x", "HTTPS://A.EXAMPLE/x"),
        ("<https://a.example/x>", "https://a.example/x", "https://a.example/x"),
    ],
)
def test_addresses_are_links(source: str, words: str, href: str) -> None:
    assert [(run.text, run.href) for run in runs(source) if run.href] == [(words, href)]


@pytest.mark.parametrize(
    "source", ["a@b", "@a.example", "https://", "www. is", "http://._", "3.5.1", "Node.js", "e.g."]
)
def test_these_are_no_addresses(source: str) -> None:
    assert all(not run.href for run in runs(source))


@pytest.mark.parametrize(
    "target",
    ["javascript:alert(1)", "data:text/html,x", "/jobs/1", "#top", "ftp://a.example", "vbscript:x", "//a.example"],
)
def test_links_lead_to_pages_mailboxes_and_telephones_only(target: str) -> None:
    assert all(not run.href for run in runs(f"[apply]({target})"))
    assert "apply" in plain(runs(f"[apply]({target})"))


@given(MARKDOWN)
@example("- " * 200 + "deep")
@example(">" * 90 + " deep")
@example("---\na: [\n---\nb")
def test_any_text_is_read(source: str) -> None:
    for block in parse(source):
        assert not isinstance(block, Heading) or 1 <= block.level <= 6
        for words in block.items if isinstance(block, Listing) else (block.runs,):
            assert plain(words).strip() == plain(words).strip(" ")
            assert words
            assert all(run.text and (not run.href or allowed(run.href)) for run in words)


WORD = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=8)
WORDS = st.lists(WORD, min_size=1, max_size=6).map(" ".join)
PARTS = st.lists(
    st.one_of(
        WORDS.map(lambda words: f"# x {words}"),
        WORDS.map(lambda words: f"x {words}"),
        WORDS.map(lambda words: f"x **{words}** *{words}* `{words}` [{words}](https://a.example)"),
        st.lists(WORDS, min_size=1, max_size=3).map(lambda items: "\n".join(f"- x {item}" for item in items)),
        st.lists(WORDS, min_size=1, max_size=3).map(lambda items: "\n".join(f"> x {item}" for item in items)),
        WORDS.map(lambda words: f"```\nx {words}\n```"),
        st.tuples(WORDS, WORDS).map(lambda pair: f"| x {pair[0]} | x {pair[1]} |\n|---|---|\n| x {pair[1]} | x |"),
    ),
    max_size=6,
).map("\n\n".join)


def bare(source: str) -> list[str]:
    return re.findall(r"[^\W_]+", source.replace("(https://a.example)", ""))


@given(PARTS)
def test_no_word_is_lost_or_added(source: str) -> None:
    assert bare("\n".join(texts(parse(source)))) == bare(source)


# --- HTML


class Tags(HTMLParser):
    """Collects the tags and the words of HTML; fails where they do not close in order."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag == "br":
            self.words.append("\n")
        else:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError("a comment")

    def handle_decl(self, decl: str) -> None:
        raise AssertionError("a declaration")


def parsed(source: str) -> Tags:
    tags = Tags()
    tags.feed(source)
    tags.close()
    assert tags.open == []
    return tags


def test_a_fragment() -> None:
    assert html.render(parse("# R&D\n\n#### Deep\n\na **b**  \nc <d@e.example>\n\n3. x\n\n- y")) == (
        "<h1>R&amp;D</h1>\n<h3>Deep</h3>\n"
        '<p>a <strong>b</strong><br>c <a href="mailto:d@e.example">d@e.example</a></p>\n'
        '<ol start="3">\n<li>x</li>\n</ol>\n<ul>\n<li>y</li>\n</ul>\n'
    )


def test_without_headings_they_are_bold_paragraphs() -> None:
    assert html.render(parse("## **Pay** and [more](https://a.example)"), tags=NO_HEADINGS) == (
        '<p><strong>Pay and <a href="https://a.example">more</a></strong></p>\n'
    )


def test_fewer_tags_lose_no_words() -> None:
    source = "## Pay\n\n1. **a**  \nb\n2. [c](https://d.example)\n\nSee <https://e.example>."
    assert html.render(parse(source), tags=MINIMAL) == (
        "<p>Pay</p>\n<p>1. a b</p>\n<p>2. c (https://d.example)</p>\n<p>See https://e.example.</p>\n"
    )


def test_a_link_with_two_looks_is_one_link() -> None:
    source = "[**a** b](https://c.example)"
    assert html.render(parse(source)) == '<p><a href="https://c.example"><strong>a</strong> b</a></p>\n'
    assert text.render(parse(source)) == "a b (https://c.example)\n"


def test_a_link_made_by_hand_leads_nowhere_unsafe() -> None:
    page = html.render(
        [Paragraph((Run("x", href="javascript:alert(1)"), Run("y", href='https://a.example/"><script>')))]
    )
    assert [attributes for tag, attributes in parsed(page).seen if tag == "a"] == [
        {"href": 'https://a.example/"><script>'}
    ]


def test_a_page() -> None:
    data = json.dumps({"title": "</script><b>"})
    page = html.render(parse("# A"), title="A & </title>", locale="en-US", page=True, json_ld=data)
    assert page.startswith('<!doctype html>\n<html lang="en-US">\n<head>\n<meta charset="utf-8">\n')
    assert "<title>A &amp; &lt;/title&gt;</title>" in page
    (script,) = re.findall(r"<script[^>]*>(.*?)</script>", page, re.DOTALL)
    assert json.loads(script) == {"title": "</script><b>"}
    assert "viewport" in page
    assert "<main>\n<h1>A</h1>\n</main>" in page
    plain_page = html.render(parse("# A"), page=True)
    assert "<title>A</title>" in plain_page
    assert "<script" not in plain_page


@given(MARKDOWN, st.sampled_from([html.TAGS, NO_HEADINGS, MINIMAL]))
@settings(deadline=None)
def test_html_holds_its_tags_only_and_the_same_words(source: str, tags: Collection[str]) -> None:
    blocks = parse(source)
    found = parsed(html.render(blocks, tags=tags))
    assert {tag for tag, _ in found.seen} <= set(tags)
    for tag, attributes in found.seen:
        assert set(attributes) <= {"a": {"href"}, "ol": {"start"}}.get(tag, set())
        assert "href" not in attributes or allowed(attributes["href"] or "")
    if tags == html.TAGS:
        assert "".join("".join(found.words).split()) == "".join("".join(texts(blocks)).split())


# --- plain text


def test_text() -> None:
    source = "# Baker\n\n**Mill** \\*Street\\*  \nYork\n\n## Do\n\n- a  \n  b\n- [c](https://d.example/)\n\n"
    source += "9. e\n10. f  \n    g"
    assert text.render(parse(source)) == (
        "Baker\n\nMill *Street*\nYork\n\nDo\n\n- a\n  b\n- c (https://d.example/)\n\n9. e\n10. f\n    g\n"
    )


@pytest.mark.parametrize(
    ("link", "shown"),
    [
        ("[Apply](https://a.example/b)", "Apply (https://a.example/b)"),
        ("[Sam](mailto:s@a.example)", "Sam (s@a.example)"),
        ("[ring us](tel:+441134960000)", "ring us (+441134960000)"),
        ("<https://a.example/>", "https://a.example/"),
        ("[a.example](https://a.example/)", "a.example"),
        ("s@a.example", "s@a.example"),
    ],
)
def test_links_in_text(link: str, shown: str) -> None:
    assert text.render(parse(f"To {link} now")) == f"To {shown} now\n"


def test_wrapped_text() -> None:
    source = "- Closes on 11 December 2026 - at noon, see https://a.example/a-long-address-that-is-never-cut\n\n"
    source += "xxxx yyyy - zz"
    assert text.render(parse(source), width=16) == (
        "- Closes on\n  11 December\n  2026 - at\n  noon, see\n  https://a.example/a-long-address-that-is-never-cut\n\n"
        "xxxx yyyy - zz\n"
    )


@given(MARKDOWN, st.one_of(st.none(), st.integers(1, 60)))
@settings(deadline=None)
def test_text_has_the_same_words(source: str, width: int | None) -> None:
    blocks = [block for block in parse(source) if not isinstance(block, Listing)]
    words = text.render(blocks, width=width).split()
    told = [word for runs_ in (block.runs for block in blocks) for word in _shown(runs_).split()]
    assert words == told


def _shown(words: tuple[Run, ...]) -> str:
    return text.render([Paragraph(words)])


# --- the same facts in every form

FORMS: dict[str, tuple[Callable[[Any], str], Any]] = {
    "html": (html.render, html_reader),
    "page": (lambda blocks: html.render(blocks, title="A page", page=True), html_reader),
    "html without headings": (lambda blocks: html.render(blocks, tags=NO_HEADINGS), html_reader),
    "html of paragraphs and lists": (lambda blocks: html.render(blocks, tags=MINIMAL), html_reader),
    "text": (text.render, text_reader),
    "text read as Markdown": (text.render, markdown_reader),
}


def facts(reader: Any, source: str) -> tuple[Any, list[tuple[str, str]]]:
    """The facts of an ad without their places, and its sections with their headings."""
    (draft,) = reader.read(source, "ad")
    document, known = read_facts(draft, config.Settings(as_of=dt.date(2026, 11, 20)))
    sections = [
        (part.kind, document.text[part.heading.start : part.heading.end] if part.heading else "")
        for part in document.sections
    ]
    return _placeless(export(known, document)), sections


def _placeless(value: Any) -> Any:
    if isinstance(value, dict):
        return {
            key: _placeless(item) for key, item in value.items() if key not in {"start", "end", "source", "mentions"}
        }
    return [_placeless(item) for item in value] if isinstance(value, list) else value


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("ad", GOOD, ids=lambda path: path.stem)
def test_every_form_has_the_facts_and_sections_of_the_markdown(ad: Path, form: str) -> None:
    source = ad.read_text(encoding="utf-8")
    render, reader = FORMS[form]
    assert facts(reader, render(parse(source))) == facts(markdown_reader, source)


@pytest.mark.parametrize("width", [60, 72, 80])
@pytest.mark.parametrize("ad", GOOD, ids=lambda path: path.stem)
def test_wrapped_text_keeps_the_terms_of_the_job(ad: Path, width: int) -> None:
    source = ad.read_text(encoding="utf-8")
    wrapped, _ = facts(text_reader, text.render(parse(source), width=width))
    told, _ = facts(markdown_reader, source)
    for name in ("title", "employer", "pay", "places", "work_mode", "contract", "hours", "apply", "closing_date"):
        assert wrapped[name] == told[name], name
