"""The requirement ledger, years and degree as facts, and the rules that read them."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobwriter import linting, readers, repeats
from jobwriter.document import Document
from jobwriter.facts import Context, asks, contents, requirements
from jobwriter.facts.requirements import Asks
from jobwriter.facts.tools import Mention
from jobwriter.source import Source
from jobwriter.understand import understand

CONTEXT = Context(dt.date(2026, 11, 20), "GB", "en-GB")


def read(text: str) -> Document:
    """The document of a Markdown text."""
    return understand(readers.read(Source("ad.md", text))[0])


def facts(text: str, *tools: str) -> Asks:
    """What a text asks for; ``tools`` are the names that count as tools in it."""
    document = read(text)
    mentions = []
    for name in tools:
        at = document.text.find(name)
        while at >= 0:
            mentions.append(Mention(name, "language", at, at + len(name)))
            at = document.text.find(name, at + 1)
    return requirements.extract(document, CONTEXT, tuple(mentions))


def ledger(text: str, *tools: str) -> list[tuple[str, str]]:
    """Kind and words of each entry of the ledger."""
    return [(one.kind, one.text) for one in facts(text, *tools).requirements]


def musts(item: str, *tools: str) -> list[str]:
    """What one required bullet asks for."""
    return [words for kind, words in ledger(f"## Requirements\n\n- {item}\n", *tools) if kind == "must"]


def test_sections_give_the_kind() -> None:
    text = "## What you will do\n\n- Label cracks\n\n## Requirements\n\n- Patience\n\n## Nice to have\n\n- A camera\n"
    assert ledger(text) == [("duty", "Label cracks"), ("must", "Patience"), ("nice", "A camera")]


@pytest.mark.parametrize(
    "item",
    [
        "Experience with kilns is a plus",
        "Knowledge of glazes (preferred)",
        "Ideally, some weeks in a studio",
        "Greek is nice to have",
        "A diploma would be an advantage",
        "Pottery experience desirable",
        "A portfolio is not required",
        "A background in ceramics is valued",
        "Knowledge of kilns (a big plus)",
    ],
)
def test_words_of_wish_soften_a_must(item: str) -> None:
    assert ledger(f"## Requirements\n\n- {item}\n- Clay\n")[0][0] == "nice"


@pytest.mark.parametrize(
    "item",
    [
        "Glazing and firing (gas kilns preferred)",
        "Throwing, ideally on a kick wheel",
        "Clay from one quarry (preferably ours)",
        "A wheel licence is required",
    ],
)
def test_a_wish_within_a_must_leaves_it_a_must(item: str) -> None:
    assert musts(item)


@pytest.mark.parametrize(
    ("item", "count"),
    [
        ("Python, SQL and Rust", 3),
        ("Python (typing, packaging, tests)", 1),
        ("One of Python, SQL or Rust", 1),
        ("You design, build, test and ship services", 1),
        ("Clear, tested, documented and typed code", 1),
        ("Experience with survival analysis, causal inference, and time series", 1),
        ("Experience with survival analysis, causal inference, pricing, and time series", 4),
        ("Experience in forecasting and knowledge of pricing", 2),
        ("Strong written and spoken communication skills", 1),
        ("You have run a kiln. You have the ability to teach.", 2),
        ("You have run a kiln. It was hot.", 1),
        ("You like clay, with experience and expertise in stoneware glazes", 2),
        ("Familiarity with stream processors such as Flink, Samza or Storm", 1),
        ("Strong, hands-on experience of glazing, packing, and firing in Rust", 1),
        ("Deep, practical knowledge of clay", 1),
        ("Good planning, business understanding, and people-management skills", 1),
        ("Strong SQL and people skills", 2),
    ],
)
def test_compound_bullets_are_split_as_readers_count(item: str, count: int) -> None:
    assert len(musts(item, "Python", "SQL", "Rust")) == count


def test_the_full_stop_of_an_abbreviation_cuts_nothing() -> None:
    for item in (
        "An M.Sc./Ph.D. in ceramics, or years at a kiln",
        "Glazes, e.g. Celadon or Tenmoku",
        "B.Sc. in ceramics",
    ):
        assert musts(item) == [item]
    assert musts("You have run a kiln. You have taught.") == ["You have run a kiln", "You have taught"]


def test_a_role_that_calls_for_skills_asks_for_them_in_prose() -> None:
    text = (
        "# Potter\n\n## Where we work\n\nOur studio stands by the harbour and has three kilns.\n\n"
        "Success in this role calls for deep knowledge of celadon glazes, and for a feeling for what rain does to a "
        "wood kiln.\n\n"
        "If the thought of clay pleases you, write to us.\n"
    )
    assert [words.split()[0] for kind, words in ledger(text) if kind == "must"] == ["Success"]


def test_a_tool_asked_for_by_name_twice_counts_once() -> None:
    text = "## Requirements\n\n- Python and SQL\n- Experience in Python, SQL and Rust\n"
    assert [words for _, words in ledger(text, "Python", "SQL", "Rust")] == [
        "Python",
        "SQL",
        "Experience in Python",
        "Rust",
    ]


def test_bare_lines_are_items_and_labels_are_not() -> None:
    text = "## Requirements\n\nA steady hand\n\nPatience with clay\n"
    assert len(ledger(text)) == 2
    assert ledger("## Requirements\n\n- Technical skills:\n- Glazing\n") == [("must", "Glazing")]


@pytest.mark.parametrize(
    ("lead", "kind"),
    [
        ("It would be great if you also have:", "nice"),
        ("- Bonus points for any of these:", "nice"),
        ("Desirable:", "nice"),
        ("This role is not for you if:", None),
        ("You will also need:", "must"),
        ("What we offer:", None),
    ],
)
def test_a_line_within_a_list_says_what_follows(lead: str, kind: str | None) -> None:
    found = {words: kind for kind, words in ledger(f"## Requirements\n\n- Clay\n\n{lead}\n\n- Glaze and fire\n")}
    assert found.pop("Clay") == "must"
    assert found == ({} if kind is None else {"Glaze and fire": kind})


def test_reasons_to_stay_away_are_not_asked_for() -> None:
    assert ledger("## Requirements\n\n- Clay\n\n## This won't be right for you if\n\n- You dislike dust\n") == [
        ("must", "Clay")
    ]


def test_a_later_sentence_softens_only_itself() -> None:
    text = "## Requirements\n\n- Experience with glazes. Knowledge of kilns is a plus.\n- Clay\n"
    assert [kind for kind, _ in ledger(text)] == ["must", "nice", "must"]


def test_bullets_that_lost_their_breaks_are_told_apart() -> None:
    glued = (
        "3+ years of experience in a studio or a school that works with clayStrong hands-on practice with kilns of all "
        "sizes and agesAdvanced skills in glazing and the safe use of its materialsExperience teaching groups of adults"
    )
    assert len(ledger(f"## Requirements\n\n{glued} and children in the evening, at weekends and on holidays.\n")) == 4


def test_clauses_without_stops_are_items_of_their_own() -> None:
    duties = (
        "Throw the large jars that the market orders each spring and autumn Test each new glaze on tiles of every clay "
        "Prepare the kiln for the weekly firing with DOP Be part of a group of potters in the county Together with the "
        "shop, help choose what is sold in summer"
    )
    needs = (
        "You have run a kiln, of the kind that holds a hundred jars or more You have fired with wood, gas or LPG You "
        "know the glazes. Experience with salt is a plus You care about the hands of those who use the jars"
    )
    found = ledger(f"## Duties\n\n{duties}\n\n## Requirements\n\n{needs}\n")
    assert [words.split()[0] for _, words in found[:5]] == ["Throw", "Test", "Prepare", "Be", "Together"]
    assert [kind for kind, _ in found] == ["duty"] * 5 + ["must"] * 3 + ["nice", "must"]
    assert found[5][1].endswith("or more")
    assert found[8][1] == "Experience with salt is a plus"


def test_a_wish_for_a_higher_degree_leaves_the_lower_one_required() -> None:
    degree = facts("## Requirements\n\n- Bachelor's degree in ceramics; a Master's is a plus\n").degree
    assert degree is not None
    assert (degree.level, degree.required) == ("bachelor", True)


def test_a_tool_that_would_suit_best_is_not_needed() -> None:
    found = facts("## Requirements\n\n- You write a typed language, ideally Rust\n- SQL\n", "Rust", "SQL").tools
    assert {tool.name: tool.kind for tool in found} == {"Rust": "nice", "SQL": "must"}


def test_years_of_a_field_with_data_in_its_name_are_experience() -> None:
    found = facts("## Requirements\n\n- 3+ years of data governance experience\n- You clean 15 years of data\n").years
    assert [years.text for years in found] == ["3+ years of data governance experience"]


def test_what_stands_around_a_list_is_not_asked_for() -> None:
    text = (
        "## Requirements\n\nWe would love to meet you if this sounds like you.\n\n"
        "- Glazing\n- Firing\n- You have the right to work\n\n"
        "Our studio has stood on the harbour since 1962 and welcomes visitors from every part of the world.\n"
    )
    assert ledger(text) == [("must", "Glazing"), ("must", "Firing")]


def test_prose_is_read_where_nothing_is_listed() -> None:
    text = "# Potter\n\nWe make cups. You must have a steady hand. The studio is warm.\n"
    assert [kind for kind, _ in ledger(text)] == ["must"]


def test_tools_take_their_strongest_kind() -> None:
    text = (
        "# Potter\n\nWe use Rust.\n\n## What you will do\n\n- Write SQL\n\n"
        "## Requirements\n\n- SQL\n\n## Nice to have\n\n- Rust\n- Go"
    )
    found = {tool.name: (tool.kind, len(tool.mentions)) for tool in facts(text, "Rust", "SQL", "Go").tools}
    assert found == {"Rust": ("nice", 2), "SQL": ("must", 2), "Go": ("nice", 1)}


@pytest.mark.parametrize(
    ("words", "low", "high", "plus", "malformed"),
    [
        ("5+ years of experience in glazing", 5, None, True, False),
        ("At least two years' experience in glazing", 2, None, True, False),
        ("A minimum of 7 years in glazing", 7, None, True, False),
        ("3 to 5 years in glazing", 3, 5, False, False),
        ("5–7+ years in glazing", 5, 7, True, True),
        ("Up to 4 years in glazing", None, 4, False, False),
        ("~3 yrs exp in glazing", 3, None, False, False),
        ("+3 years of experience in glazing", 3, None, True, False),
    ],
)
def test_years_are_read(words: str, low: float | None, high: float | None, plus: bool, malformed: bool) -> None:
    (years,) = facts(f"## Requirements\n\n- {words}\n").years
    assert (years.min, years.max, years.plus, years.malformed) == (low, high, plus, malformed)
    assert years.subject == "glazing"
    assert years.required


@pytest.mark.parametrize(
    "text",
    [
        "For over 30 years we have fired clay.",
        "Our team has 60 years of combined experience.",
        "This is a 2-year fixed-term contract.",
        "## Requirements\n\n- You are 18 years or older",
        "## Benefits\n\n- Shares vest over 4 years",
        "You lived here for the last 5 years.",
        "## What you will do\n\n- Sort 15 years of data",
        "Several years of experience",
    ],
)
def test_other_years_are_left_alone(text: str) -> None:
    assert facts(text).years == ()


@pytest.mark.parametrize(
    ("words", "level", "required", "equivalent", "bare"),
    [
        ("Bachelor's degree in ceramics", "bachelor", True, False, False),
        ("MSc or PhD in ceramics", "master", True, False, False),
        ("A PhD in ceramics", "phd", True, False, False),
        ("Degree in ceramics or equivalent experience", "bachelor", True, True, False),
        ("BSc or equivalent", "bachelor", True, False, True),
        ("BS or equivalent plus 2 years of experience", "bachelor", True, False, True),
        ("Master's degree preferred", "master", False, False, False),
        ("A degree or a relevant bootcamp", "bachelor", True, True, False),
        ("A degree is not required", "bachelor", False, True, False),
        ("Bachelor's degree in ceramics; experience in industry is not needed", "bachelor", True, False, False),
        ("We do not look for a degree", "bachelor", True, True, False),
        ("Bachelor's degree in any field, or 4 years of related work in place of it", "bachelor", True, True, False),
    ],
)
def test_degrees_are_read(words: str, level: str, required: bool, equivalent: bool, bare: bool) -> None:
    degree = facts(f"## Requirements\n\n- {words}\n").degree
    assert degree is not None
    assert (degree.level, degree.required, degree.equivalent_ok, degree.bare_equivalent) == (
        level, required, equivalent, bare,
    )  # fmt: skip


@pytest.mark.parametrize(
    "item",
    [
        "You were a Scrum Master",
        "Master data and mastered glazes",
        "A high degree of care",
        "An MS Office user",
        "Be enrolled in a bachelor's or master's program",
    ],
)
def test_other_masters_and_degrees_are_left_alone(item: str) -> None:
    assert facts(f"## Requirements\n\n- {item}\n").degree is None


def test_repeats_share_enough_words_that_not_every_ad_has() -> None:
    text = (
        "## Requirements\n\n- Written reports for harbour pilots on night tides\n- SQL\n"
        "- Reports written for harbour pilots\n"
        "- Machine learning models in production\n- Production machine learning models\n"
    )
    document = read(text)
    (repeat,) = repeats.find(document, least=3.3, apart_least=4.5)
    assert document.text[repeat.start : repeat.end] == "Reports written for harbour pilots"
    assert document.text[repeat.first_start : repeat.first_end] == "Written reports for harbour pilots"


def test_two_degrees_may_list_the_same_subjects() -> None:
    subjects = "in ceramic chemistry, kiln physics, glaze design or stoneware history"
    (first, second) = (f"- A Bachelor's degree {subjects}\n", f"- A Master's degree {subjects}\n")
    needs, wishes = f"## Requirements\n\n{first}- SQL\n\n", "## Nice to have\n\n"
    assert not list(repeats.find(read(needs + wishes + second), least=3.3, apart_least=4.5))
    assert list(repeats.find(read(needs + wishes + first), least=3.3, apart_least=4.5))


WORDS = st.sampled_from([
    "## Requirements", "- ", "\n", "\n\n", "5+ years", "experience in", "Python", ", ", "and ", "or ", "(", ")",
    "degree", "PhD", "ideally", "is a plus", ". ", "; ", "you have", "such as ", ": ",
])  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=60).map("".join) | st.text(max_size=200))
def test_spans_lie_in_the_text(text: str) -> None:
    document = read(text)
    found = requirements.extract(document, CONTEXT, ())
    for one in found.requirements:
        assert 0 <= one.start < one.end <= len(document.text)
        assert " ".join(document.text[one.start : one.end].split()) == one.text
        assert document.blocks[one.item].start <= one.start
        assert one.end <= document.blocks[one.item].end
    for years in found.years:
        assert document.text[years.start : years.end] == years.text
    if found.degree:
        assert 0 <= found.degree.start < found.degree.end <= len(document.text)
    for repeat in repeats.find(document, least=1, apart_least=1):
        assert 0 <= repeat.first_start < repeat.first_end <= len(document.text)
        assert 0 <= repeat.start < repeat.end <= len(document.text)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=" ,;.()andorwithexperience:\n", max_size=120))
def test_parts_of_an_item_lie_in_it_in_order(text: str) -> None:
    parts = asks.split(text, text.lower(), 0, len(text), ())
    assert all(0 <= part.start < part.end <= len(text) for part in parts)
    assert [part.start for part in parts] == sorted(part.start for part in parts)


@pytest.mark.parametrize(
    "unit",
    [
        "and ",
        "experience ",
        "years ",
        "5 years ",
        "degree ",
        "- you have 5 years of sql and python, \n",
        "a, ",
        "(",
        "or ",
        "x",
    ],
)
def test_time_grows_with_the_text(unit: str) -> None:
    document = read("## Requirements\n\n- Start " + unit * (200_000 // len(unit)))
    began = time.process_time()
    requirements.extract(document, CONTEXT, ())
    list(repeats.find(document, least=3.3, apart_least=4.5))
    assert time.process_time() - began < 6


def test_rules_of_requirements_speak_once_each_on_a_crowded_ad() -> None:
    items = "\n".join(f"- Experience with method number {number} of the studio" for number in "abcdefghij")
    text = f"# Junior Potter\n\nYou make cups for the harbour. {'We fire clay every week and sell it. ' * 12}\n\n"
    report = linting.lint(
        f"{text}## Requirements\n\n- 6 years of experience in glazing\n- A degree in ceramics\n{items}\n"
    )
    assert not report.errors
    found = {finding.rule: finding.severity for finding in report.findings}
    assert found["too-many-must-haves"] == "warning"
    assert found["mixed-essential-desirable"] == "warning"
    assert found["years-of-experience"] == "warning"
    assert found["degree-without-equivalent"] == "warning"
    assert found["seniority-mismatch"] == "warning"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("You'd spend most of your week in SQL and a day on the phone.", True),
        ("We need someone to find where the duplicates come from and fix the models.", True),
        ("We are looking for a data engineer who can move the history to Parquet.", True),
        ("You'd like trains. We need people to apply by Friday.", False),
    ],
)
def test_a_sentence_tells_what_one_does(text: str, told: bool) -> None:
    page = read(f"# Data Engineer\n\n{text}\n")
    assert contents.tells_duties(page, ()) is told


def test_a_degree_that_is_waived_or_one_of_several_ways() -> None:
    waived = facts("## Requirements\n\n- SQL\n\nAsk a third time. No degree needed, and we mean you.\n").degree
    assert waived is None or waived.equivalent_ok
    choice = facts("## Requirements\n\nYou need one of these:\n\n- a degree in any subject\n- a bootcamp\n").degree
    assert choice is not None
    assert choice.equivalent_ok
    both = facts("## Requirements\n\nYou need all of these:\n\n- a degree in ceramics\n- a kiln\n").degree
    assert both is not None
    assert not both.equivalent_ok
