"""The Markdown reader: blocks, inline marks, true offsets, held against markdown-it-py.

Where we differ from CommonMark, on purpose:

- bare lines stay apart unless they were plainly wrapped (``test_pasted_lines_stay_apart``);
- a line in bold is a heading; ``•`` and its kin are bullets, and so is a hyphen glued to a capital;
- an indented line is no code, an unclosed fence is a line, a fence around the whole ad is no fence;
- the underline of a heading belongs to one line only;
- only names that HTML knows make a tag, so ``<company name>`` stays;
- an item is nested by two columns, whatever the width of the marker above it.
"""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from jobwriter.characters import fold
from jobwriter.document import Block, Draft
from jobwriter.readers import ReadError, markdown, text

ORACLE = MarkdownIt("commonmark").enable("table")


def draft(source: str) -> Draft:
    (one,) = markdown.read(source, "ad.md")
    return one


def blocks(source: str, *kinds: str) -> list[str]:
    one = draft(source)
    return [one.text[b.start : b.end] for b in one.blocks if not kinds or b.kind in kinds]


def shapes(source: str) -> list[tuple[str, str]]:
    one = draft(source)
    return [(b.kind, one.text[b.start : b.end]) for b in one.blocks]


def source_of(one: Draft, block: Block) -> str:
    start, end = (block.start, block.end) if one.offsets is None else one.offsets.to_source(block.start, block.end)
    return one.source[start:end]


# Blocks


def test_headings_of_all_sorts() -> None:
    one = draft(
        "# Data Engineer #\n\nAbout us\n========\n\nThe role\n---\n\n**What you'll do**\n\n**Pay:**\n\n"
        "__Benefits__:\n\n### **Place**\n\n<h2>Apply</h2>\n"
    )
    assert [(one.text[b.start : b.end], b.depth, b.marker) for b in one.blocks] == [
        ("Data Engineer", 1, "atx"),
        ("About us", 1, "setext"),
        ("The role", 2, "setext"),
        ("What you'll do", 3, "bold"),
        ("Pay", 3, "bold"),
        ("Benefits", 3, "bold"),
        ("Place", 3, "atx"),
        ("Apply", 2, "html"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "**You will report to the head of data.**",
        "**Salary: £50,000**",
        "**£40,000 to £50,000 plus a bonus**",
        "**Location:** Leeds",
        "#ML-Hybrid",
        "**bold** and **bold**",
        "*Terms apply*",
    ],
)
def test_not_every_loud_line_is_a_heading(line: str) -> None:
    assert [b.kind for b in draft(f"{line}\n\nMore text.\n").blocks] == ["line", "line"]


def test_a_rule_is_no_heading() -> None:
    assert shapes("We bake bread.\n\n---\n\nApply\n***\n") == [("line", "We bake bread."), ("line", "Apply")]


@pytest.mark.parametrize(
    "bullet", ["-", "*", "+", "•", "–", "·", "▪", "◦", "●", "‣", "✓", "✅", "o", "1.", "2)", "(3)", "a)"]
)
def test_bullets(bullet: str) -> None:
    one = draft(f"Tasks:\n{bullet} Run the ovens\n{bullet} Sweep the floor\n")
    assert [(b.kind, one.text[b.start : b.end], b.marker) for b in one.blocks[1:]] == [
        ("item", "Run the ovens", bullet),
        ("item", "Sweep the floor", bullet),
    ]


def test_bullets_without_a_space() -> None:
    assert shapes("•Run ovens\n-Sweep floors\n-5 degrees outside\n") == [
        ("item", "Run ovens"),
        ("item", "Sweep floors"),
        ("line", "-5 degrees outside"),
    ]


def test_lone_bullets_belong_to_the_line_below_or_part_two_fields() -> None:
    assert shapes("Tasks:\n•\nRun the ovens\n•\nSweep the floor\n")[1:] == [
        ("item", "Run the ovens"),
        ("item", "Sweep the floor"),
    ]
    assert shapes("York\n•\nFull-time\n") == [("line", "York"), ("line", "Full-time")]


def test_an_emoji_that_starts_three_lines_is_a_bullet() -> None:
    assert [kind for kind, _ in shapes("📌 Ovens\n📌 Floors\n📌 Tills\n\n💰 Pay\n")] == ["item", "item", "item", "line"]


def test_nesting() -> None:
    one = draft("- a\n  - b\n    - c\n  - d\n- e\n\n1. f\n   - g\n\t- h\n")
    assert [(one.text[b.start : b.end], b.depth) for b in one.blocks] == [
        ("a", 0),
        ("b", 1),
        ("c", 2),
        ("d", 1),
        ("e", 0),
        ("f", 0),
        ("g", 1),
        ("h", 1),
    ]


def test_items_go_on_in_indented_and_wrapped_lines() -> None:
    assert blocks(
        "- Run the ovens\n  all night\n- Sweep the floor of the bakery, the shop and the yard behind the\nshop\n"
    ) == [
        "Run the ovens all night",
        "Sweep the floor of the bakery, the shop and the yard behind the shop",
    ]


def test_an_item_ends_where_a_new_line_starts() -> None:
    assert shapes("- Run the ovens\nWhat we offer\n- Bread\n") == [
        ("item", "Run the ovens"),
        ("line", "What we offer"),
        ("item", "Bread"),
    ]


def test_code_and_comments_are_blanked() -> None:
    one = draft("Intro\n\n```sql\nselect 1\n```\n\n<!-- to be kept -->\nWords <!-- aside --> go on.\n")
    assert [(b.kind, source_of(one, b)) for b in one.blocks] == [
        ("line", "Intro"),
        ("code", "select 1"),
        ("comment", "<!-- to be kept -->"),
        ("line", "Words <!-- aside --> go on."),
    ]
    assert "select" not in one.text
    assert "jobwriter" not in one.text
    assert "Words go on." in one.text


def test_a_fence_around_the_ad_or_without_an_end_hides_nothing() -> None:
    assert blocks("```\n# Baker\n\nWe bake bread.\n```\n", "heading", "line") == ["Baker", "We bake bread."]
    assert "We bake bread." in blocks("```\nWe bake bread.\n")


def test_indented_lines_are_no_code() -> None:
    assert shapes("About us\n\n    We bake bread.\n") == [("line", "About us"), ("line", "We bake bread.")]


def test_tables_give_a_block_a_row() -> None:
    assert shapes("| Grade | Pay |\n|:--|--:|\n| A | £30,000 |\n| B | £40,000 |\n\nDone\n") == [
        ("table", "Grade | Pay"),
        ("table", "A | £30,000"),
        ("table", "B | £40,000"),
        ("line", "Done"),
    ]


def test_quote_marks_are_no_words() -> None:
    one = draft(
        "> We bake bread in an old mill by the river, and we sell all of it in\n> town before noon.\n>\n> - Ovens\n"
    )
    assert [one.text[b.start : b.end] for b in one.blocks] == [
        "We bake bread in an old mill by the river, and we sell all of it in town before noon.",
        "Ovens",
    ]


def test_breaks() -> None:
    assert blocks("Place: York<br>Pay: £30,000<br/>\nHours: 37\n") == ["Place: York", "Pay: £30,000", "Hours: 37"]
    assert blocks("We bake bread every day of the week and also  \non Sundays\n") == [
        "We bake bread every day of the week and also",
        "on Sundays",
    ]


# Wrapped and pasted lines

WRAPPED = """We bake bread in an old mill by the river. Each night four bakers make nine
hundred loaves, and each morning three drivers take them to forty shops. You
will join the night shift, learn our ovens and own the rye. We mill our own
flour.
"""


def test_wrapped_paragraphs_are_one_block() -> None:
    assert blocks(WRAPPED) == [" ".join(WRAPPED.split())]
    assert draft(WRAPPED).offsets is None


def test_a_heading_above_a_wrapped_paragraph_stays_apart() -> None:
    assert blocks(f"About us\n{WRAPPED}") == ["About us", " ".join(WRAPPED.split())]


@pytest.mark.parametrize(
    "lines",
    [
        ["Location: York", "Salary: £30,000", "start: as soon as you can"],
        [
            "Experience of running a bakery with more than ten staff",
            "Experience of keeping the books for a small business",
            "Good knowledge of bread, flour and the people who buy it",
        ],
        [
            "You will:",
            "bake bread for the shops of the town every single night",
            "keep the ovens clean and the books of the bakery in order",
        ],
        [
            "We bake bread for the whole town and for the villages around it.",
            "We sell all of it before noon, on every day but one of the week.",
        ],
        ["Baker", "York", "Full-time", "Posted two days ago"],
        ["Closing date: 4 December 2026 (12 days left to apply)", "job reference"],
    ],
)
def test_pasted_lines_stay_apart(lines: list[str]) -> None:
    assert blocks("\n".join(lines)) == lines


def test_lines_broken_around_bold_words_are_stitched() -> None:
    one = draft("At\n**Mill Street Bakery**\n, we bake for a\n**whole town**\nand its villages.\nHow to apply\n")
    assert [one.text[b.start : b.end] for b in one.blocks] == [
        "At Mill Street Bakery, we bake for a whole town and its villages.",
        "How to apply",
    ]
    assert [b.kind for b in one.blocks] == ["line", "line"]


# Inline marks


@pytest.mark.parametrize(
    ("source", "plain"),
    [
        ("**Location:** York", "Location: York"),
        ("a *b* _c_ __d__ ***e***", "a b c d e"),
        ("snake_case_name and 2*3*4", "snake_case_name and 234"),
        ("C* and *D", "C* and *D"),
        ("use `git  push` and ``a`b``", "use git  push and a`b"),
        ("R&amp;D &pound;5 AT&T &nope;", "R&D £5 AT&T &nope;"),
        (r"\*not\* bold \& fine", "*not* bold & fine"),
        ("see [our site](https://mill.example 'Mill') now", "see our site now"),
        ("see ![logo](logo.png) now", "see  now"),
        ("[Company Name] pays [amount]", "[Company Name] pays [amount]"),
        ("<company name> pays <b>well</b>", "<company name> pays well"),
        ("write to <jobs@mill.example>", "write to jobs@mill.example"),
    ],
)
def test_inline(source: str, plain: str) -> None:
    assert draft(source).text == plain


def test_links_keep_their_targets() -> None:
    source = (
        "Read [our *plan*](https://a.example/x?a=1&amp;b=2), [more][m] or "
        '<a href="https://c.example">this</a>.\n\n[m]: https://b.example\n'
    )
    one = draft(source)
    assert [(one.text[k.start : k.end], k.url) for k in one.links] == [
        ("our plan", "https://a.example/x?a=1&b=2"),
        ("more", "https://b.example"),
        ("this", "https://c.example"),
    ]
    assert [source[k.url_start : k.url_end] for k in one.links] == [
        "https://a.example/x?a=1&amp;b=2",
        "https://b.example",
        "https://c.example",
    ]


def test_bold_that_runs_over_lines() -> None:
    assert blocks("**Place: York\nHours: 37**\n") == ["Place: York", "Hours: 37"]


def test_nothing_removed_means_the_text_of_the_file() -> None:
    source = "# Baker\n\n**About us**\n\nWe bake.\n\n- Ovens\n  - Rye\n"
    assert draft(source).text == source
    assert draft(source).offsets is None


def test_carriage_returns() -> None:
    source = WRAPPED.replace("\n", "\r\n") + "\r\n- **Ovens**\r\n"
    one = draft(source)
    assert [one.text[b.start : b.end] for b in one.blocks] == [" ".join(WRAPPED.split()), "Ovens"]
    assert source_of(one, one.blocks[1]) == "Ovens"


# Front matter


def test_front_matter() -> None:
    one = draft(
        "---\ntitle: Baker\ncompany: Mill Street\nclosing_date: 2026-12-04\nlocation: [York, Leeds]\n"
        "salary: 30000\nsalry: 1\n---\n# Baker\n"
    )
    assert {name: value.value for name, value in one.fields.items()} == {
        "title": "Baker",
        "employer": "Mill Street",
        "closes": "2026-12-04",
        "location": "York, Leeds",
        "pay": "30000",
    }
    assert one.notices == ("ad.md:7: front matter: 'salry' is not read; did you mean 'salary'?",)
    assert one.text == "# Baker\n"
    assert one.offsets is not None
    assert one.offsets.to_source(2, 7) == (one.source.index("# Baker") + 2, one.source.index("# Baker") + 7)


@pytest.mark.parametrize(
    ("source", "place"),
    [("---\ntitle: [a\n---\nWe bake.\n", "ad.md:2:8"), ("---\ntitle: a\ntitle: b\n---\nx\n", "ad.md:3:1")],
)
def test_broken_front_matter_says_where(source: str, place: str) -> None:
    with pytest.raises(ReadError, match=place):
        markdown.read(source, "ad.md")


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    assert blocks("---\nWe bake bread.\n---\n")[0] == "We bake bread."


# The oracle


def oracle_inline(tokens: list[Token]) -> tuple[str, list[str]]:
    out: list[str] = []
    targets: list[str] = []
    for token in tokens:
        for child in token.children or ():
            if child.type in {"text", "code_inline", "text_special"}:
                out.append(child.content)
            elif child.type in {"softbreak", "hardbreak"}:
                out.append(" ")
            elif child.type == "link_open":
                targets.append(str(child.attrGet("href")))
    return " ".join("".join(out).split()), sorted(targets)


MARKS = [
    "*",
    "**",
    "_",
    "__",
    "`",
    "``",
    "&amp;",
    "&",
    "\\",
    "!",
    " ",
    "a",
    "b",
    "c d",
    ". ",
    "£",
    '"',
    "'",
    "(",
    ")",
    "<b>",
    "</b>",
    "<http://x.y>",
]
LINKS = ["[", "]", "(", ")", "](b)", "[a", "![", " ", "a", "b c", "`", "\\", "&amp;", "(d)", "<b>", "<http://x.y>"]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(MARKS), max_size=16) | st.lists(st.sampled_from(LINKS), max_size=16))
def test_inline_marks_read_as_markdown_it_reads_them(parts: list[str]) -> None:
    source = f"x {''.join(parts)} y"
    one = draft(source)
    words = " ".join(one.text[one.blocks[0].start : one.blocks[-1].end].split())
    assert (words, sorted(link.url for link in one.links)) == oracle_inline(ORACLE.parse(source))


def oracle_blocks(source: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    kind = ""
    for token in ORACLE.parse(source):
        if token.type == "heading_open":
            kind = "heading"
        elif token.type == "list_item_open":
            kind = "item"
        elif token.type == "inline":
            found.append((kind or "line", oracle_inline([token])[0]))
            kind = ""
        elif token.type == "fence":
            found.append(("code", token.content.strip()))
        elif token.type == "html_block":
            found.append(("comment", token.content.strip()))
    return found


WORDS = st.lists(
    st.sampled_from(["bread", "ovens", "rye", "*mill*", "**Flour**", "`yeast`", "[shop](s)"]), min_size=1, max_size=5
).map(" ".join)
PLAIN = st.lists(st.sampled_from(["Bread", "ovens", "rye", "mill"]), min_size=2, max_size=5).map(" ".join)
PART = st.one_of(
    st.builds(lambda depth, words: f"{'#' * depth} {words}", st.integers(1, 6), WORDS),
    st.builds(lambda words, mark: f"{words}\n{mark * 5}", PLAIN, st.sampled_from("=-")),
    st.builds(lambda words: f"Here: {words}", WORDS),
    st.builds(
        lambda items, mark: "\n".join(f"{mark} {item}" for item in items),
        st.lists(WORDS, min_size=1, max_size=4),
        st.sampled_from("-*+"),
    ),
    st.builds(lambda a, b: f"- {a}\n  - {b}\n- {a}", WORDS, WORDS),
    st.builds(lambda words: f"1. {words}\n2. {words}", WORDS),
    st.builds(lambda words: f"```\n{words}\n```", WORDS),
    st.builds(lambda words: f"<!-- {words} -->", PLAIN),
    st.just(WRAPPED.strip()),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PART, min_size=1, max_size=6))
def test_blocks_read_as_markdown_it_reads_them(parts: list[str]) -> None:
    source = (
        "# Title of this ad which is long enough to keep a fence from being most of it\n\n"
        + WRAPPED
        + "\n"
        + "\n\n".join(parts)
    )
    one = draft(source)
    found = [
        (b.kind, " ".join((source_of(one, b) if b.kind in {"code", "comment"} else one.text[b.start : b.end]).split()))
        for b in one.blocks
    ]
    assert found == [(kind, " ".join(words.split())) for kind, words in oracle_blocks(source)]


# Invariants

PIECES = st.sampled_from(
    [
        "# ",
        "## ",
        "**",
        "__",
        "- ",
        "• ",
        "1. ",
        "  ",
        "\n",
        "\n\n",
        "\r\n",
        "\t",
        "| a | b |",
        "|--|",
        "```",
        "<!--",
        "-->",
        "> ",
        "===",
        "---",
        "[a](b)",
        "`",
        "&amp;",
        "<br>",
        "\u00a0",
        "\u2019",
        "£",
        "🔹 ",
        "word",
        "Two words",
        "a sentence that is rather long and goes on in the same way",
        ",",
        ".",
        ": ",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=200))
def test_offsets_are_true_on_any_text(source: str) -> None:
    try:
        drafts = [*markdown.read(source, "ad.md"), *text.read(source, "ad.txt")]
    except ReadError:
        return
    for one in drafts:
        end = 0
        for block in one.blocks:
            assert end <= block.start < block.end <= len(one.text)
            end = block.end
            if one.offsets is None:
                assert len(one.text) == len(source)
            start, stop = (
                (block.start, block.end) if one.offsets is None else one.offsets.to_source(block.start, block.end)
            )
            assert 0 <= start < stop <= len(source)
            if block.kind not in {"code", "comment"}:
                words = one.text[block.start : block.end]
                assert words == words.strip(" \n")
                assert "\n" not in words
                kept = iter(fold(source)[start:stop])
                assert all(char in kept for char in words if char not in " \n")
        for link in one.links:
            assert 0 <= link.start <= link.end <= len(one.text)
            assert one.source[link.url_start : link.url_end]


@pytest.mark.parametrize(
    "source",
    [
        "word " * 200_000,
        "a" * 1_000_000,
        "**a" * 100_000,
        "[" * 200_000,
        "[a](b)" * 50_000,
        "```\n" * 50_000,
        "<!-- " * 100_000,
        "*_" * 100_000,
        "`a" * 100_000,
        "- " * 200_000,
        "|a" * 100_000,
        "a<br>" * 50_000,
        "> " * 100_000,
        "---\n" * 50_000,
        ("word " * 15 + "\n") * 5_000,
        " " * 500_000,
    ],
    ids=lambda source: source[:8],
)
def test_time_is_linear(source: str) -> None:
    began = time.process_time()
    markdown.read(source, "ad.md")
    assert time.process_time() - began < 6
