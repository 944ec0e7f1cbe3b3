"""The plain text reader: the same lines as Markdown, without marks inside them."""

from __future__ import annotations

from jobwriter.readers import text


def shapes(source: str) -> list[tuple[str, str]]:
    (one,) = text.read(source, "ad.txt")
    return [(b.kind, one.text[b.start : b.end]) for b in one.blocks]


def test_lines_headings_and_bullets() -> None:
    assert shapes("Baker\n=====\n\nYork\n\nTasks:\n  • Ovens\n  • Floors\n1) Tills\n") == [
        ("heading", "Baker"),
        ("line", "York"),
        ("line", "Tasks:"),
        ("item", "Ovens"),
        ("item", "Floors"),
        ("item", "Tills"),
    ]


def test_marks_inside_a_line_are_words() -> None:
    source = "Pay: *about* £30,000 & [bonus](later) `x` <b>y</b> &amp; z\n<!-- kept -->\n"
    (one,) = text.read(source, "ad.txt")
    assert one.text == source
    assert one.offsets is None
    assert one.links == ()


def test_a_flattened_list_stays_one_block() -> None:
    assert shapes("You will: • run ovens • sweep floors • count loaves\n") == [
        ("line", "You will: • run ovens • sweep floors • count loaves")
    ]


def test_typographic_characters_are_folded_one_for_one() -> None:
    (one,) = text.read("We\u2019ll\u00a0bake\n", "ad.txt")
    assert one.text == "We'll bake\n"
    assert one.source == "We\u2019ll\u00a0bake\n"
    assert one.offsets is None


def test_tabs_nest() -> None:
    (one,) = text.read("•\tOvens\n\t•\tRye\n", "ad.txt")
    assert [b.depth for b in one.blocks] == [0, 1]
    assert [one.text[b.start : b.end] for b in one.blocks] == ["Ovens", "Rye"]
