"""Mechanics: what is found in damaged and misspelled text, what is left alone, and what holds for any text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobwriter.document import Document
from jobwriter.finding import Match
from jobwriter.fixer import apply
from jobwriter.mechanics import rules
from jobwriter.mechanics.fault import matches
from jobwriter.readers import markdown, text
from jobwriter.understand import understand


def read(words: str, *, plain: bool = False) -> Document:
    reader = text if plain else markdown
    return understand(reader.read(words, "ad.md")[0], whole=True)


def broken(words: str) -> list[str]:
    document = read(words)
    return [quote(document, match) for match in matches(rules.broken(document))]


def misspelled(words: str, locale: str = "en-GB") -> list[str]:
    document = read(words)
    return [quote(document, match) for match in matches(rules.spelling(document, locale))]


def quote(document: Document, match: Match) -> str:
    assert match.start is not None
    assert match.end is not None
    assert 0 <= match.start < match.end <= len(document.text)
    return document.text[match.start : match.end]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("You plan trains and and drivers for the region.", ["and and"]),
        ("You can live anywhere as long as we\u00a0have\u00a0.", ["have ."]),
        ("We meet drivers in the depot.You join us.", ["depot.You"]),
        ("- Two years in a depotExperience of planning trains", ["depotExperience"]),
        ("You join a team thatyou can trust, and you will learn that well.", ["thatyou"]),
        ("You should comfortable with night trains.", ["You should comfortable"]),
        ("You have the ability learn quickly.", ["the ability learn"]),
        ("You can take lot of decisions.", ["take lot of"]),
        ("Read more at https //northgate-rail.example today.", ["https //northgate"]),
        ("You work with timetables (old and new.", ["(old"]),
        ("You will lead our planning and the.", ["and the."]),
        ("- Tools: Kafka, Kafka, Spark", ["Kafka, Kafka"]),
        ("We are lookingfor planners, and you will help with plannedand new trains.", ["lookingfor", "plannedand"]),
        ("You work near our depots If you like, from home.", ["depots If"]),
        ("- Strong experience Kafka streams", ["experience Kafka"]),
    ],
)
def test_damaged_text_is_found(words: str, found: list[str]) -> None:
    assert broken(words) == found


@pytest.mark.parametrize(
    "words",
    [
        "You had had enough, and you know that that is rare; it is so, so good.",
        "This is where you come in. You can opt in, and log in, and be proud of it.",
        "You use Node.js, ASP.Net, OpenAI and iPhone; write to a.b@northgate-rail.example or see x.example/A.The.",
        "Choose a) trains, b) depots or 3) both :)",
        "You understand timetables within a thousand rules, without demand for more.",
        "- plan trains and\n- meet drivers",
        "Ask how You can help; read What We do. Knowledge Base and Experience Design are teams in Paddington.",
        "## About us\n\nWe run trains.\n\n## The role\n\nThe role is in Leeds.",
    ],
)
def test_sound_text_is_left_alone(words: str) -> None:
    assert broken(words) == []


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("You know Pytorch, Javascript and kubernetes.", ["Pytorch", "Javascript", "kubernetes"]),
        ("You know DBT and GIT well.", ["DBT", "GIT"]),
        ("A range of benifits and a permeant post.", ["benifits", "permeant"]),
        ("You will build you team and send you cv.", ["build you team", "send you cv"]),
        ("It's more then a job, and your going to like it.", ["more then", "your going"]),
        ("We value our region and it's people.", ["and it's people"]),
        ("You bring 5 years experience to an depot.", ["5 years experience", "an depot"]),
        ("A masters degree, or 3 months notice.", ["masters degree", "3 months notice"]),
        ("You know trains , depots ( old) and more", ["trains ,", "( old"]),
        ("You plan trains,and you learn(quickly and well).", ["trains,and", "learn(quickly"]),
        ("Data- led work on back- and front-end/ API code.", ["Data- led", "end/ API"]),
        ("Join us!! We are hiring.. Soon.", ["!!", ".."]),
        ("You work in a UK based team with web based tools.", ["UK based team", "web based tools"]),
        ("A roster of over 600+ drivers.", ["over 600+"]),
        ("We look for a Date Engineer in Leeds.", ["Date Engineer"]),
        (
            "A customer facing crew in a fast growing, forward thinking firm.",
            ["customer facing", "forward thinking"],
        ),
        (
            "An employee led club and an entry level role for self starters.",
            ["employee led", "entry level", "self starters"],
        ),
        ("About 5+ years, two softwares and an advice.", ["About 5+", "softwares", "an advice"]),
        ("Your duties : plan trains;You rest..... then.", ["duties :", "trains;You", "....."]),
    ],
)
def test_slips_are_found(words: str, found: list[str]) -> None:
    assert sorted(misspelled(words)) == sorted(found)


@pytest.mark.parametrize(
    "words",
    [
        "See github.com/northgate, python.org and #python; write to python@northgate-rail.example.",
        "You hold an MSc, an ML post, a UK visa, a one-off grant and an hour of time at a university.",
        "You use Git, dbt, pandas, scikit-learn, NumPy and C#, .NET, Node.js.",
        "Front- and back-end work, and/or both; 24/7; 2.5 days; e.g. this, i.e. that, etc.",
        "You organize and analyse; our Center of Excellence favours rigour.",
        "Its people are its strength, and it's a good place. Your own ideas count.",
        "PYTHON, SQL AND DBT",
        "We are data driven, the crew led by drivers is high, performing well, and you meet in person.",
        "A feedback culture, a research post, ten leaves of paper; ratio 3:1, key:value and std::sort.",
    ],
)
def test_correct_words_are_left_alone(words: str) -> None:
    assert misspelled(words) == []


def test_mixed_spelling_is_told_at_the_words_of_the_rarer_way() -> None:
    words = "We favour rigour in our centre. We study behavior and color."
    assert misspelled(words) == ["behavior", "color"]
    assert misspelled("We favour behavior.", "en-US") == ["favour"]
    assert misspelled("We optimise and organise, and we prioritize.") == ["prioritize"]


def test_what_folding_hides_is_counted_in_the_source() -> None:
    document = read("A no\u2011break hyphen and a second\u2011hand train, **bold** and zero\u200bwidth.")
    told = [match.values["what"] for match in matches(rules.spelling(document, "en-GB"))]
    assert len(told) == 2
    assert str(told[0]).startswith("2 characters are a no-break hyphen (U+2011)")
    assert str(told[1]).startswith("One character is a zero-width space (U+200B)")


def test_marks_moved_to_the_next_line() -> None:
    document = read("At\n**Northgate Rail**\n, we run trains for the north and the south of the country.")
    found = list(matches(rules.broken(document)))
    assert len(found) == 1
    assert quote(document, found[0]) == "At Northgate"


def test_fixes_mend_every_place_and_leave_nothing() -> None:
    document = read("You know Tensorflow and Github ,and you use Tensorflow daily ( at work ) !!", plain=True)
    edits = [edit for match in matches(rules.spelling(document, "en-GB")) for fix in match.fixes for edit in fix.edits]
    mended = apply(document.text, edits)
    assert "Tensorflow" not in mended
    assert mended.count("TensorFlow") == 2
    again = read(mended, plain=True)
    assert len(list(matches(rules.spelling(again, "en-GB")))) <= 1


@settings(max_examples=120, deadline=None)
@given(st.text(max_size=200))
def test_any_text_gives_spans_that_lie_in_it(words: str) -> None:
    broken(words)
    misspelled(words)


_PIECES = [
    "you team ", "your ", "years experience ", "and and ", "an ", "a ", "Tensorflow", "**", "\n\n", "\n", "https //",
    ". ",
    ",", " ,", "(", ")", " )", "The Role We ", "thatyou", "depot.You", "- ", "/ ", "!!", "\u2011", "\U0001f680", "i ",
    "\r\n", "`s",
]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), max_size=30))
def test_any_mix_of_faults_gives_spans_that_lie_in_it(pieces: list[str]) -> None:
    words = "".join(pieces)
    broken(words)
    misspelled(words)


@pytest.mark.parametrize("piece", ["and ", "a", "depot.You ", "(", "** ", "you team ", "x , ", "A", "!", "- ", "\n, a"])
def test_time_grows_with_the_text(piece: str) -> None:
    document = read((piece * 100_000)[:200_000], plain=True)
    started = time.process_time()
    list(matches(rules.broken(document)))
    list(matches(rules.spelling(document, "en-GB")))
    assert time.process_time() - started < 6
