import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobwriter import compare, readers
from jobwriter.compare import Passage, Report
from jobwriter.formats import sides as side_by_side
from jobwriter.formats.style import Style, columns
from jobwriter.source import Source
from jobwriter.understand import understand

OLD = """# Pump Engineer

We make pumps.

## Duties

- Repair pumps in the field.
- Write to <b>customers</b> & suppliers.

## Benefits

- A competitive salary
- 25 days of leave
"""
NEW = """# Pump Engineer

We make pumps for farms.

- 25 days of leave

## Duties

- Repair large pumps in the field.

## Benefits

- £41,000 to £45,000 a year
"""
ANSI = re.compile(r"\x1b\[[\d;]*m")


def sides(text):
    return compare.passages(understand(readers.read(Source("ad.md", text))[0]))


def table(old=OLD, new=NEW):
    return compare.rows(sides(old), sides(new))


def text_of(side):
    return "".join(piece.text for piece in side.pieces)


def test_passages_are_paired_by_what_they_share():
    kinds = {text_of(row.left or row.right): row.kind for row in table()}
    assert kinds["Pump Engineer"] == "same"
    assert kinds["We make pumps."] == "changed"
    assert kinds["Repair pumps in the field."] == "changed"
    assert kinds["A competitive salary"] == "replaced"
    assert kinds["25 days of leave"] == "moved"


def test_what_went_and_what_came_face_each_other():
    old = [Passage("heading", "Duties"), Passage("line", "Kept as it is here"), Passage("item", "Loud"),
           Passage("heading", "Our perks"), Passage("line", "Another line that is kept"),
           Passage("heading", "Contact"), Passage("line", "Ring Bo")]  # fmt: skip
    new = [Passage("line", "Lead"), Passage("heading", "What you do"), Passage("line", "Kept as it is here."),
           Passage("heading", "Benefits"), Passage("line", "Another line that is kept"),
           Passage("heading", "How we hire"), Passage("item", "Write"), Passage("heading", "Fairness")]  # fmt: skip
    assert [
        (row.kind, row.left and text_of(row.left), row.right and text_of(row.right)) for row in compare.rows(old, new)
    ] == [
        ("new", None, "Lead"), ("replaced", "Duties", "What you do"),
        ("same", "Kept as it is here", "Kept as it is here."), ("gone", "Loud", None),
        ("replaced", "Our perks", "Benefits"), ("same", "Another line that is kept", "Another line that is kept"),
        ("replaced", "Contact", "How we hire"), ("gone", "Ring Bo", None), ("new", None, "Write"),
        ("new", None, "Fairness"),
    ]  # fmt: skip


def test_what_a_passage_lost_on_its_way_is_marked():
    old = [Passage("line", "We make pumps for dairy farms. Apply by Friday."), Passage("heading", "Duties of the job")]
    new = [Passage("heading", "Duties of the job"), Passage("line", "We make pumps for many dairy farms.")]
    first, _, last = compare.rows(old, new)
    assert (first.kind, last.kind) == ("moved", "moved")
    assert [piece.text.strip() for piece in first.left.pieces if piece.changed] == ["Apply by Friday."]
    assert [piece.text.strip() for piece in last.right.pieces if piece.changed] == ["many"]


def test_a_sign_at_a_word_stays_on_its_line():
    row = compare.rows([Passage("item", "Pumps for every farm")], [Passage("item", "Pumps for every farm, all year")])
    for width in range(40, 60):
        shown = side_by_side.render(row, Style(width=width, color=False)).splitlines()
        assert not any(line.partition("|")[2].lstrip(" +*").startswith("{+,") for line in shown), width


def test_a_side_without_a_change_of_its_own_has_no_sign():
    row = compare.rows([Passage("line", "Repair pumps here")], [Passage("line", "Repair large pumps here")])
    last = side_by_side.render(row, Style(width=80, color=False)).splitlines()[-1]
    assert last.startswith("  Repair pumps here")
    assert "+ Repair {+large+} pumps here" in last


def test_only_the_words_that_differ_are_marked():
    row = next(row for row in table() if row.right and "Repair" in text_of(row.right))
    assert [piece.text.strip() for piece in row.right.pieces if piece.changed] == ["large"]
    assert not any(piece.changed for piece in row.left.pieces)


def test_text_around_the_ad_is_no_passage():
    page = (
        "<body><nav><a href='/'>All vacancies</a></nav><main><h1>Pump Engineer</h1><p>We make pumps.</p></main></body>"
    )
    found = compare.passages(understand(readers.read(Source("ad.html", page))[0]))
    assert [passage.text for passage in found] == ["Pump Engineer", "We make pumps."]


def test_signs_stand_where_there_is_no_colour():
    shown = side_by_side.render(table(), Style(width=90, color=False))
    assert "Repair {+large+} pumps" in shown
    assert "[-A competitive salary-]" in shown
    assert "\x1b" not in shown


def test_colour_takes_the_place_of_signs():
    shown = side_by_side.render(table(), Style(width=90, color=True))
    assert "{+" not in shown
    assert "\x1b[32mlarge\x1b[0m" in shown
    assert "\x1b[1;31mA competitive salary\x1b[0m" in shown


@pytest.mark.parametrize("width", [40, 60, 100, 120])
@pytest.mark.parametrize("color", [True, False])
def test_no_line_is_wider_than_the_terminal(width, color):
    long = OLD.replace("in the field", "in the field " + "x" * 150 + " 日本語" * 20)
    for line in side_by_side.render(table(long), Style(width=width, color=color, unicode=True)).splitlines():
        assert columns(ANSI.sub("", line)) <= width


def test_ascii_terminals_get_ascii_lines():
    shown = side_by_side.render(table(new=NEW.replace("£", "")), Style(width=80, unicode=False))
    assert shown.isascii()


def test_an_ad_cannot_steer_the_terminal():
    shown = side_by_side.render(table(new=NEW + "\n- \x1b[2Jgone\x07\n"), Style(width=80))
    assert "\x1b" not in shown
    assert "\x07" not in shown


def test_the_page_marks_changes_and_escapes_words():
    page = compare.html(table(), Report("Pump <Engineer>", scores=("40", "80"), questions=(("pay", "<how much>?"),)))
    assert "<title>Pump &lt;Engineer&gt;</title>" in page
    assert "Repair <ins>large</ins> pumps" in page
    assert "<del>A competitive salary</del>" in page
    assert "<code>pay</code> &lt;how much&gt;?" in page
    assert "<b>" not in page
    assert "Score before: <strong>40</strong>; after: <strong>80</strong>" in page


def test_the_page_holds_no_sign_that_a_page_cannot_hold_or_that_turns_its_text():
    turned = Passage("line", "pump \x00\u202eengineer")
    page = compare.html(compare.rows((turned,), (turned,)), Report("\u202ePumps"))
    assert not re.search("[\x00\u202e]", page)
    assert "pump \ufffd\ufffdengineer" in page


def test_the_page_needs_nothing_from_elsewhere():
    page = compare.html(table(), Report("Pumps"))
    assert "<script" not in page
    assert not re.search(r"(?:src|href)=|url\(|@import|https?:", page)


words = st.lists(
    st.sampled_from(["pump", "repair", "field", "of", "25", "days", "leave,", "(new)", "£40k", "a-b", "<i>", "&", "."]),
    min_size=1,
    max_size=12,
)
ads = st.lists(st.builds(Passage, st.sampled_from(["heading", "item", "line"]), words.map(" ".join)), max_size=12)


@settings(max_examples=150, deadline=None)
@given(ads, ads)
def test_each_side_of_the_table_is_the_whole_ad_in_its_order(old, new):
    found = compare.rows(old, new)
    assert [text_of(row.left) for row in found if row.left] == [passage.text for passage in old]
    assert [text_of(row.right) for row in found if row.right] == [passage.text for passage in new]


@settings(max_examples=100, deadline=None)
@given(ads)
def test_an_ad_does_not_differ_from_itself(ad):
    wordy = [passage for passage in ad if any(char.isalnum() for char in passage.text)]
    assert all(row.kind == "same" for row in compare.rows(wordy, wordy))


@settings(max_examples=60, deadline=None)
@given(ads, ads, st.integers(40, 120))
def test_the_words_of_both_ads_are_shown(old, new, width):
    shown = side_by_side.render(compare.rows(old, new), Style(width=width, color=True))
    plain = ANSI.sub("", shown)
    for passage in (*old, *new):
        for word in passage.text.split():
            assert word in plain
