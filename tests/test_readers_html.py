"""The HTML reader: structured data first, else the part of the page with the headings; true lines, linear time."""

from __future__ import annotations

import contextlib
import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobwriter.document import Draft
from jobwriter.readers import NoAd, html, read
from jobwriter.source import Source

PAGE = """<!doctype html><html><head><title>Baker | Mill Street</title><style>p { color: red }</style>
<script>var menu = "<p>No</p>";</script></head><body>
<nav><a href="/">Home</a> <a href="/jobs">All jobs</a></nav>
<header><h1>Night Baker</h1><p>Mill Street Bakery</p></header>
<div class="wrap"><div class="main-copy">
<p>We bake bread &amp; rolls for forty&nbsp;shops.<br>Each night, nine hundred loaves.</p>
<h2>About us</h2><p>Four bakers and a <a href="https://mill.example/dog?a=1&amp;b=2">friendly dog</a>.</p>
<p><strong>What you'll do</strong></p>
<ul><li>Run the <b>ovens</b><ul><li>Rye first</li></ul></li><li><p>Sweep the floor</p></li></ul>
<h2>Requirements</h2><div>• A strong back<br>• A <i>clock</i></div>
<ol><li>Call us</li><li>Bake with us</li></ol>
<h2>Benefits</h2>
<table><tr><th>Pay</th><td>&pound;30,000</td></tr><tr><td><p>Place</p></td><td><p>York</p></td></tr></table>
<dl><dt>Hours</dt><dd>37 a week</dd></dl>
<p style="display: none">tracking words</p>
</div></div>
<div class="related-jobs"><h2>More jobs</h2><ul><li>Butcher</li></ul></div>
<footer>We use cookies</footer></body></html>"""


def one(source: str) -> Draft:
    (draft,) = html.read(source, "page.html")
    return draft


def shapes(source: str) -> list[tuple[str, str]]:
    draft = one(source)
    return [(b.kind, draft.source[b.start : b.end]) for b in draft.blocks]


def test_a_page() -> None:
    assert shapes(PAGE) == [
        ("heading", "Night Baker"),
        ("line", "We bake bread & rolls for forty\u00a0shops."),
        ("line", "Each night, nine hundred loaves."),
        ("heading", "About us"),
        ("line", "Four bakers and a friendly dog."),
        ("heading", "What you'll do"),
        ("item", "Run the ovens"),
        ("item", "Rye first"),
        ("item", "Sweep the floor"),
        ("heading", "Requirements"),
        ("item", "A strong back"),
        ("item", "A clock"),
        ("item", "Call us"),
        ("item", "Bake with us"),
        ("heading", "Benefits"),
        ("table", "Pay | £30,000"),
        ("table", "Place | York"),
        ("line", "Hours: 37 a week"),
    ]
    draft = one(PAGE)
    assert draft.offsets is None
    assert [(draft.text[k.start : k.end], k.url) for k in draft.links] == [
        ("friendly dog", "https://mill.example/dog?a=1&b=2")
    ]
    assert [b.depth for b in draft.blocks if b.kind == "item"] == [0, 1, 0, 0, 0, 0, 0]
    assert [b.marker for b in draft.blocks if b.kind == "item"][-2:] == ["1.", "2."]


def test_an_ad_in_a_form_is_kept() -> None:
    body = PAGE[PAGE.index("<div class") : PAGE.index('<div class="related')]
    assert ("item", "Run the ovens") in shapes(f"<html><body><form>{body}</form></body></html>")


def test_breaks_and_typed_bullets() -> None:
    source = (
        "<div><b>About us</b><br><br>We bake.<br/>- Ovens<br>- Floors<br><br><b>How to apply:</b><br>Call us.</div>"
    )
    assert shapes(source) == [
        ("heading", "About us"),
        ("line", "We bake."),
        ("item", "Ovens"),
        ("item", "Floors"),
        ("heading", "How to apply"),
        ("line", "Call us."),
    ]


def test_google_docs_are_not_all_bold() -> None:
    source = (
        '<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1">'
        '<p><span style="font-weight:700">About us</span></p><p><span style="font-weight:400">We bake bread</span></p>'
        "<ul><li><p><span>Ovens</span></p></li></ul></b>"
    )
    assert shapes(source) == [("heading", "About us"), ("line", "We bake bread"), ("item", "Ovens")]


def test_a_bold_fact_is_no_heading() -> None:
    assert shapes("<p><b>Salary: £30,000</b></p><p><b>£30,000 and bread</b></p><p><b>We bake at night.</b></p>") == [
        ("line", "Salary: £30,000"),
        ("line", "£30,000 and bread"),
        ("line", "We bake at night."),
    ]


def test_tags_that_are_never_closed() -> None:
    assert shapes(
        "<h2>Tasks</h2><ul><li>Ovens<li>Floors</ul><p>One<p>Two<table><tr><td>a<td>b<tr><td>c<td>d</table>"
    ) == [
        ("heading", "Tasks"),
        ("item", "Ovens"),
        ("item", "Floors"),
        ("line", "One"),
        ("line", "Two"),
        ("table", "a | b"),
        ("table", "c | d"),
    ]


def test_a_cell_with_a_list_is_not_flattened() -> None:
    kinds = [
        kind
        for kind, _ in shapes("<table><tr><td>Side</td><td><ul><li>Ovens</li><li>Tills</li></ul></td></tr></table>")
    ]
    assert kinds == ["line", "item", "item"]


POSTING = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "Jobs"},
        {
            "@type": "JobPosting",
            "title": "Night Baker",
            "description": "<p>We bake bread for forty shops, and need a baker.</p><ul><li>Run the ovens</li></ul>",
            "hiringOrganization": {"@type": "Organization", "name": "Mill Street"},
            "validThrough": "2026-12-04T00:00:00Z",
        },
    ],
}


@pytest.mark.parametrize("wrap", ["{}", "//<![CDATA[\n{}\n//]]>", "<![CDATA[{}]]>", "<!--{}-->"])
def test_structured_data_comes_first(wrap: str) -> None:
    script = wrap.replace("{}", json.dumps(POSTING))
    draft = one(
        f'<html><script type="application/ld+json">{script}</script><body><p>Sign in to see it</p></body></html>'
    )
    assert draft.format == "html"
    assert draft.text.startswith("We bake bread")
    assert {k: v.value for k, v in draft.fields.items()} == {
        "title": "Night Baker",
        "employer": "Mill Street",
        "closes": "2026-12-04",
    }


def test_structured_data_that_only_teases() -> None:
    teaser = {"@type": "JobPosting", "title": "Baker", "description": "We bake."}
    draft = one(PAGE.replace("<body>", f'<script type="application/ld+json">{json.dumps(teaser)}</script><body>'))
    assert "nine hundred loaves" in draft.text
    assert draft.fields["title"].value == "Baker"


def test_several_postings_are_several_drafts() -> None:
    jobs = [
        {"@type": "JobPosting", "title": name, "description": f"<p>{name} wanted for our mill.</p>"}
        for name in ("A", "B")
    ]
    drafts = html.read(f'<script type="application/ld+json">{json.dumps(jobs)}</script>', "page.html")
    assert [draft.path for draft in drafts] == ["page.html#/0", "page.html#/1"]


def test_broken_structured_data_is_passed_over() -> None:
    assert "bake" in one('<script type="application/ld+json">{"@type": </script><p>We bake bread.</p>').text


@pytest.mark.parametrize("source", ["<html><body></body></html>", "<script>x</script>", "<p>&nbsp;</p>", "<!-- a -->"])
def test_a_page_without_text(source: str) -> None:
    with pytest.raises(NoAd, match=r"page\.html holds no text"):
        html.read(source, "page.html")
    assert read(Source("page.html", source, "html", walked=True)) == []


def test_html_is_known_without_its_suffix() -> None:
    (draft,) = read(Source("ad.txt", PAGE, "text"))
    assert draft.format == "html"


PARTS = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<b>",
        "</b>",
        "<ul>",
        "<li>",
        "</ul>",
        "<div class=share>",
        "</div>",
        "<h2>",
        "</h2>",
        "<br>",
        "<table>",
        "<tr>",
        "<td>",
        "</table>",
        "<dl><dt>",
        "<dd>",
        "<a href=x>",
        "</a>",
        "<pre>",
        "\n",
        "<nav>",
        "<script>",
        "<!--",
        "-->",
        "<",
        ">",
        '"',
        "&amp;",
        "&#0;",
        "About us",
        "Benefits",
        " word ",
        "• ",
        "1. ",
        "<span style='font-weight:700'>",
        "</span>",
        "<![CDATA[",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PARTS, max_size=40).map("".join) | st.text(max_size=100))
def test_any_text_can_be_read(source: str) -> None:
    try:
        draft = one(source)
    except NoAd:
        return
    end = 0
    assert len(draft.text) == len(draft.source)
    for block in draft.blocks:
        assert end <= block.start < block.end <= len(draft.source)
        assert draft.source[block.start : block.end].strip()
        end = block.end
    assert all(0 <= link.start <= link.end <= len(draft.source) for link in draft.links)


@pytest.mark.parametrize(
    "source",
    [
        "<" * 200_000,
        "<!--" * 50_000,
        "<a " * 100_000,
        "<a b='" * 50_000,
        "<div>" * 50_000,
        "<b><div>" + "<i>" * 50_000 + "</b>" * 50_000,
        "<ul><li>x" * 20_000,
        "<table><tr><td>a<td>" * 10_000,
        "<script>" * 50_000,
        "<![CDATA[" * 50_000,
        "&" * 200_000,
        "word " * 100_000,
    ],
    ids=lambda source: source[:8],
)
def test_time_is_linear(source: str) -> None:
    began = time.process_time()
    with contextlib.suppress(NoAd):
        html.read(source, "page.html")
    assert time.process_time() - began < 6


def test_fragment_whose_elements_stand_side_by_side_is_read_whole() -> None:
    draft = one(
        "<h1>Data Engineer</h1><p>Acme, Leeds.</p><h2>What you will do</h2><ul><li>Build tables.</li></ul>"
        "<h2>What you need</h2><p>SQL.</p><h2>Benefits</h2><p>28 days of leave.</p>"
    )
    assert [draft.text[block.start : block.end] for block in draft.blocks] == [
        "Data Engineer", "Acme, Leeds.", "What you will do", "Build tables.", "What you need", "SQL.", "Benefits",
        "28 days of leave.",
    ]  # fmt: skip


def test_numbered_list_counts_from_its_start() -> None:
    draft = one('<p>First.</p><ol start="3"><li>Call.</li><li>Task.</li></ol>')
    assert [block.marker for block in draft.blocks] == ["", "3.", "4."]
