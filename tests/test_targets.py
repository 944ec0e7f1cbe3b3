"""Boards: their limits are read strictly, and an ad made for one holds to them without losing what it says."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobwriter import targets
from jobwriter.brief import choices
from jobwriter.records import replace
from jobwriter.renderers.blocks import Block, Heading, Listing, parse, plain, texts
from jobwriter.targets import Adapted, Cut, TargetError, contacts, profiles
from jobwriter.yamlfile import YamlError

SEEDS = Path(__file__).parent.parent / "seeds"
AD = (SEEDS / "good" / "ml-engineer.md").read_text(encoding="utf-8")
ALL = ("email", "url", "phone")
VALUES: dict[str, Any] = {
    "title": "Baker",
    "ref": "B-7",
    "problem": "Bake bread for forty shops.",
    "organisation": {"name": "Mill Street"},
    "work": {"places": ({"town": "York"},), "from": None},
    "apply": {"url": "https://mill.example/jobs/7", "email": None},
    "dates": {"posts": dt.date(2026, 12, 1), "closes": dt.date(2027, 1, 5)},
}


def cuts(adapted: Adapted, kind: str) -> list[Cut]:
    return [cut for cut in adapted.cuts if cut.kind == kind]


@pytest.fixture
def limited(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Makes Reed's box as small as a test needs it."""

    def limit(most: int) -> None:
        known = dict(profiles.load())
        reed = known["reed"]
        assert reed.description is not None
        known["reed"] = replace(reed, description=replace(reed.description, least=0, most=most), forbids=None)
        monkeypatch.setattr(profiles, "load", lambda: known)

    return limit


# --- the file


def test_the_boards_of_the_brief_are_known() -> None:
    assert tuple(targets.load()) == choices.TARGETS


def test_the_runs_of_the_brief_are_those_of_the_boards() -> None:
    assert {name: board.runs.most for name, board in targets.load().items() if board.runs} == choices.RUNS


def test_what_formats_say_of_reed() -> None:
    reed = targets.find("reed")
    assert reed.title is not None
    assert reed.title.most == 255
    assert reed.description is not None
    assert (reed.description.least, reed.description.most, reed.description.unit) == (150, 6500, "characters")
    assert reed.forbids is not None
    assert set(reed.forbids.names) == set(ALL)
    assert reed.runs is not None
    assert reed.runs.most == 42
    assert reed.runs.source.url == "https://reed.co.uk/developers/Recruiter"


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("linkdin", "there is no target 'linkdin'; did you mean 'linkedin'? Known: careers-site, google"),
        ("monster", "there is no target 'monster'; known: careers-site, efinancialcareers, google"),
    ],
)
def test_an_unknown_board(name: str, says: str) -> None:
    with pytest.raises(TargetError, match=re.escape(says)):
        targets.apply(name, {}, parse(AD))


SOURCES = "sources: {a: {url: 'https://a.example', read: 2026-11-20}}\n"
BOARD = "boards:\n  b:\n    name: B\n    format: text\n"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a: b", "unknown key 'a'"),
        ("- a", "must be a mapping with the keys 'sources' and 'boards'"),
        ("sources: {a: {url: a.example, read: 2026-11-20}}\nboards: {}", "t.yaml:1:15: 'url' must be an address"),
        ("sources: {a: {url: 'https://a', read: soon}}\nboards: {}", "'read' must be a day"),
        ("sources: {a: {url: 'https://a', read: 2026-11-20, copy: 1}}\nboards: {}", "'copy' must be true or false"),
        ("boards: {}", "'sources' must be a mapping"),
        (SOURCES, "'boards' must be a mapping"),
        (SOURCES + "boards: {b: {format: text}}", "'name' must say"),
        (SOURCES + "boards: {b: {name: B, format: pdf}}", "'format' must be html or text"),
        (SOURCES + BOARD + "    title_in_text: 3", "'title_in_text' must be true or false"),
        (SOURCES + BOARD + "    titel: {max: 3, source: a}", "unknown key 'titel'; did you mean 'title'?"),
        (SOURCES + BOARD + "    title: {max: 3, source: z}", "t.yaml:6:21: 'source' must be one of: a"),
        (SOURCES + BOARD + "    title: {max: 3}", "'source' must be one of: a"),
        (SOURCES + BOARD + "    title: {max: -3, source: a}", "'max' must be a whole number above 0"),
        (SOURCES + BOARD + "    title: {max: '3', source: a}", "'max' must be a whole number above 0"),
        (SOURCES + BOARD + "    title: {min: 9, max: 3, source: a}", "'min' below 'max'"),
        (SOURCES + BOARD + "    title: {source: a}", "must have 'max', 'min' or both"),
        (SOURCES + BOARD + "    title: {max: 3, unit: lines, source: a}", "'unit' must be characters or words"),
        (SOURCES + BOARD + "    tags: {keep: [p, div], source: a}", "unknown word 'div'"),
        (SOURCES + BOARD + "    forbids: {contacts: [emails], source: a}", "did you mean 'email'?"),
        (SOURCES + BOARD + "    fields: {need: title, source: a}", "'need' must be a list of words"),
        (SOURCES + BOARD + "    title: {max: 3, max: 4, source: a}", "stands twice"),
    ],
)
def test_a_file_of_boards_is_read_strictly(text: str, says: str) -> None:
    with pytest.raises(YamlError) as error:
        profiles.read(text, "t.yaml")
    assert says in str(error.value)
    assert str(error.value).startswith("t.yaml")


# --- title, facts, days


def test_the_title_has_a_field_of_its_own() -> None:
    reed, own = targets.apply("reed", {}, parse(AD)), targets.apply("careers-site", {}, parse(AD))
    assert reed.title == own.title == "Machine Learning Engineer"
    assert "Machine Learning Engineer" not in reed.text
    assert own.text.startswith("<h1>Machine Learning Engineer</h1>")
    assert own.cuts == ()
    assert own.fits


def test_a_title_that_is_too_long() -> None:
    adapted = targets.apply("linkedin", {}, parse(f"# {'a' * 203}\n\n{'Text. ' * 40}"))
    (cut,) = cuts(adapted, "title")
    assert cut.message == "LinkedIn shows 200 characters of a title; this one has 203. Shorten it by 3."
    assert not cut.done
    assert not adapted.fits


@pytest.mark.parametrize(
    ("without", "board", "says"),
    [
        ("ref", "indeed", "Indeed wants a reference of its own; write 'ref' in the brief."),
        ("organisation", "google", "Google wants the name of the employer; write 'organisation.name' in the brief."),
        ("work", "linkedin", "LinkedIn wants a place or a country to work from; write 'work.places' in the brief."),
        ("dates", "google", "Google wants the day on which the ad goes out; write 'dates.posts' in the brief."),
    ],
)
def test_a_fact_that_a_board_wants(without: str, board: str, says: str) -> None:
    assert not cuts(targets.apply(board, VALUES, parse(AD)), "field")
    assert says in [cut.message for cut in cuts(targets.apply(board, VALUES | {without: None}, parse(AD)), "field")]


def test_either_of_two_facts_will_do() -> None:
    remote = VALUES | {"work": {"places": (), "from": ("GB",)}}
    assert not cuts(targets.apply("linkedin", remote, parse(AD)), "field")


@pytest.mark.parametrize(("closes", "said"), [(dt.date(2027, 1, 12), False), (dt.date(2027, 1, 13), True)])
def test_an_ad_that_stands_too_long(closes: dt.date, said: bool) -> None:
    values = VALUES | {"dates": {"posts": dt.date(2026, 12, 1), "closes": closes}}
    found = cuts(targets.apply("reed", values, parse(AD)), "days")
    assert bool(found) is said
    if found:
        assert found[0].message == (
            "Reed shows an ad for 42 days at most; this one runs for 43. Close it by 2027-01-12, or post it again."
        )


def test_a_summary_that_is_too_long() -> None:
    values = VALUES | {"problem": "word " * 46}
    (cut,) = cuts(targets.apply("efinancialcareers", values, parse(AD)), "summary")
    assert cut.message == "eFinancialCareers takes a summary of 45 words; the problem has 46."


# --- looks


def test_linkedin_gets_bold_paragraphs_for_headings() -> None:
    adapted = targets.apply("linkedin", {}, parse(AD))
    assert "<p><strong>What you will do</strong></p>\n<ul>\n<li>" in adapted.text
    assert set(re.findall(r"</?(\w+)", adapted.text)) <= {"p", "ul", "li", "br", "strong"}
    (cut,) = adapted.cuts
    assert cut.kind == "look"
    assert cut.words.startswith("What you will do, What success looks like")
    assert adapted.fits


def test_seek_keeps_the_headings_that_it_knows() -> None:
    assert "<h2>What you will do</h2>" in targets.apply("seek", {}, parse(AD)).text


def test_links_and_numbers_that_a_board_drops_are_written_out() -> None:
    adapted = targets.apply("google", {}, parse("# A\n\n1. See [our pay](https://a.example/pay).\n2. b"))
    assert adapted.text == "<p>1. See our pay (https://a.example/pay).</p>\n<p>2. b</p>\n"
    assert [cut.message.partition(":")[0] for cut in cuts(adapted, "look")] == [
        "Google keeps no numbered lists",
        "Google keeps no links",
    ]


def test_common_spaces_only() -> None:
    adapted = targets.apply("totaljobs", {}, parse("# A\n\n£5\u00a0000\u202fa year\u200b at\ufeff X"))
    assert adapted.text == "£5 000 a year at X\n"


# --- contacts


@pytest.mark.parametrize(
    ("said", "becomes"),
    [
        (
            "Send your CV through https://a.example/jobs/1 by 5 May 2027.",
            "Send your CV through this page by 5 May 2027.",
        ),
        ("Apply at https://a.example/jobs/1.", "Apply through this page."),
        ("Apply: https://a.example/jobs/1", "Apply through this page"),
        ("To apply, visit www.a.example or e-mail j@a.example.", "Apply through this page."),
        ("E-mail your CV to j@a.example by Friday.", "Send your CV through this page by Friday."),
        ("Write to Ann Poe, ann@a.example, by 4 May.", "Apply through this page by 4 May."),
        ("Questions: Sam Oko, s@a.example.", "Questions: Sam Oko."),
        ("Questions: s@a.example.", "Questions: ask us when you apply."),
        ("Questions? Ask Sam Oko at s@a.example or on 0113 496 0000.", "Questions? Ask Sam Oko."),
        ("Ask Sam Oko (s@a.example, 0113 496 0000) anything.", "Ask Sam Oko anything."),
        ("Tell Sam Oko, s@a.example, what would help you.", "Tell Sam Oko what would help you."),
        ("Write to s@a.example if you need adjustments.", "Tell us when you apply if you need adjustments."),
        ("For adjustments, e-mail s@a.example.", "For adjustments, tell us when you apply."),
        ("We lend to 200,000 firms (https://a.example).", "We lend to 200,000 firms."),
        ("Apply by 4 May; the pack is at https://a.example.", "Apply by 4 May."),
        ("See [our benefits](https://a.example/b) for more.", "See our benefits for more."),
        ("Read more at https://a.example/handbook.", ""),
        ("Call 0113 496 0000 on weekdays.", ""),
        ("s@a.example", ""),
        ("Good. Ask s@a.example for help. Better.", "Good. Ask us for help. Better."),
    ],
)
def test_a_sentence_is_mended(said: str, becomes: str) -> None:
    blocks, found = contacts.removed(parse(f"{said}\n\nApply through this page."), ALL, "Reed")
    left = [words for words in texts(blocks) if words != "Apply through this page." or becomes == words]
    assert left[:1] == ([becomes] if becomes else [])
    assert found
    assert all(cut.kind == "contact" and "Reed takes no" in cut.message for cut in found)


def test_what_a_sentence_was_is_told() -> None:
    _, found = contacts.removed(parse("**We** bake. Apply at https://a.example. Rye first."), ALL, "Reed")
    assert found == [
        Cut(
            "contact",
            "Reed takes no web address: this became: “Apply through this page.”",
            "Apply at https://a.example.",
            done=True,
        )
    ]


def test_figures_that_go_with_a_sentence_are_for_a_person_to_decide() -> None:
    _, (cut, _) = contacts.removed(parse("Our 12 papers are at https://a.example."), ALL, "Reed")
    assert not cut.done
    assert cut.message.endswith("It held figures too: say them in a sentence of their own.")


@pytest.mark.parametrize(
    "said",
    [
        "£65,000 to £80,000 a year.", "Closes 2026-12-01.", "Reference 0113496.", "37.5 hours, 9 to 5, 28 days.",
        "65 000 to 80 000 EUR.", "Ask us at the fair.",
    ],
)  # fmt: skip
def test_figures_are_no_contacts(said: str) -> None:
    assert contacts.removed(parse(said), ALL, "Reed") == (parse(said), [])


def test_only_what_is_forbidden_goes() -> None:
    blocks, _ = contacts.removed(parse("Ask Sam Oko, s@a.example, on 0113 496 0000."), ("email",), "Reed")
    assert next(texts(blocks)) == "Ask Sam Oko on 0113 496 0000."


def test_a_list_that_held_nothing_else_goes_with_its_heading() -> None:
    source = "## Links\n\n- https://a.example\n- b@a.example\n\n## Apply\n\nApply through this page.\n\n## Empty"
    blocks, found = contacts.removed(parse(source), ALL, "Reed")
    assert list(texts(blocks)) == ["Apply", "Apply through this page.", "Empty"]
    assert len(found) == 2


def test_a_way_to_apply_is_always_left() -> None:
    blocks, found = contacts.removed(parse("We bake.\n\n- https://a.example/jobs"), ALL, "Reed")
    assert list(texts(blocks)) == ["We bake.", "Apply through this page."]
    assert "No way to apply was left" in found[-1].message


def test_the_look_of_other_sentences_stays() -> None:
    blocks, _ = contacts.removed(parse("**We** bake. Apply at https://a.example. *Rye* first."), ALL, "Reed")
    assert plain(_runs(blocks)) == "We bake. Apply through this page. Rye first."
    assert [(run.text, run.strong, run.emphasis) for run in _runs(blocks) if run.strong or run.emphasis] == [
        ("We", True, False),
        ("Rye", False, True),
    ]


def _runs(blocks: tuple[Block, ...]) -> Any:
    block = blocks[0]
    assert not isinstance(block, Listing)
    return block.runs


PIECE = st.sampled_from(
    ["Apply", "apply", "at", "to", "Ask Sam Oko", ",", ".", ". ", "; ", ": ", "(", ")", "or", "on", "questions", "  \n",
     "\n\n- ", "\n\n## ", "s@a.example", "https://a.example/b", "www.a.example", "0113 496 0000", "+44 113 496 0000",
     "[here](https://a.example)", "[Sam](mailto:s@a.example)", "**", "CV", "by 5 May 2027", "We bake", "See", "\ufdd1"]
)  # fmt: skip


@given(st.lists(PIECE, max_size=14).map(" ".join))
@settings(deadline=None)
def test_no_forbidden_contact_is_left(source: str) -> None:
    blocks, found = contacts.removed(parse(source), ALL, "Reed")
    left = "\n".join(texts(blocks))
    assert not re.search(r"a\.example|496", left)
    assert all(not run.href for runs in _all(blocks) for run in runs)
    assert bool(found) == bool(re.search(r"a\.example|496 0000", source)) or "\ufdd1" in source
    assert contacts.removed(blocks, ALL, "Reed") == (blocks, [])


def _all(blocks: tuple[Block, ...]) -> Iterator[Any]:
    for block in blocks:
        yield from block.items if isinstance(block, Listing) else (block.runs,)


# --- lengths


def test_a_text_that_is_too_short() -> None:
    (cut,) = cuts(targets.apply("linkedin", {}, parse("# Baker\n\nWe bake.")), "short")
    assert cut.message == (
        "LinkedIn takes 100 characters or more; this text has 15. Say 85 characters more about the work."
    )


def test_a_text_that_fits_is_left_alone(limited: Any) -> None:
    limited(6500)
    assert targets.apply("reed", {}, parse(AD), shorten=True).cuts == ()


def test_what_would_go_is_only_said(limited: Any) -> None:
    limited(2100)
    adapted = targets.apply("reed", {}, parse(AD))
    assert "We insure 240,000 homes" in adapted.text
    (long,) = cuts(adapted, "long")
    assert re.fullmatch(r"Reed takes 2,100 characters; this text has 2,\d\d\d, \d+ too many\.", long.message)
    assert [(cut.words, cut.message) for cut in cuts(adapted, "dropped")][:1] == [
        (
            "We insure 240,000 homes in the north of England.",
            "Under “About Brackwater” this would be left out (48 characters).",
        )
    ]
    assert not adapted.fits


def test_shortened_in_order_and_no_further_than_needed(limited: Any) -> None:
    limited(10_000)
    most = len(targets.apply("reed", {}, parse(AD)).text.strip()) - 80
    limited(most)
    adapted = targets.apply("reed", {}, parse(AD), shorten=True)
    assert adapted.fits
    assert len(adapted.text.strip()) <= most
    assert [cut.words for cut in cuts(adapted, "dropped")] == [
        "We insure 240,000 homes in the north of England.",
        "You know insurance.",
    ]
    assert "About Brackwater" not in adapted.text
    assert "Airflow" in adapted.text


def test_what_an_ad_needs_never_goes(limited: Any) -> None:
    limited(100)
    adapted = targets.apply("reed", {}, parse(AD), shorten=True)
    assert not adapted.fits
    assert "shorten the duties or the requirements" in cuts(adapted, "long")[0].message
    for kept in ("£64,000 to £74,000", "What you will do", "SQL", "28 days of leave", "sponsor", "18 December 2026"):
        assert kept in adapted.text
    for gone in ("Airflow", "Useful, and learnable here", "About Brackwater"):
        assert gone not in adapted.text


def test_words_are_counted_where_the_board_counts_words() -> None:
    adapted = targets.apply("efinancialcareers", {}, parse("# A\n\n" + "word " * 2001))
    (long,) = cuts(adapted, "long")
    assert long.message.startswith("eFinancialCareers takes 2,000 words; this text has 2,001, 1 too many.")


@given(st.integers(200, 2600), st.sampled_from(sorted((SEEDS / "good").glob("*.md"))))
@settings(deadline=None, max_examples=40)
def test_shorter_text_is_made_of_whole_parts(most: int, path: Path) -> None:
    from jobwriter.targets.lengths import shortened

    blocks = parse(path.read_text(encoding="utf-8"))

    def fits(shown: Any) -> bool:
        return sum(map(len, texts(shown))) <= most

    short, dropped = shortened(blocks, fits)
    whole, left = list(texts(blocks)), list(texts(short))
    assert set(left) <= set(whole)
    gone = {part.words for part in dropped}
    headings = {plain(block.runs) for block in blocks if isinstance(block, Heading)}
    assert set(whole) - set(left) <= gone | headings
    if fits(blocks):
        assert not dropped
    elif dropped and fits(short):
        assert sum(map(len, left)) + len(dropped[-1].words) + max(map(len, headings)) > most
