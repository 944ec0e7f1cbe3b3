import datetime as dt
import subprocess
import sys
import time
from importlib.metadata import version
from types import ModuleType, SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobwriter import engine, facts, packs, prose, readability, syllables, verbs
from jobwriter.facts import acronyms, voice
from jobwriter.prove import base_ad
from jobwriter.readability import Counts, Reading
from jobwriter.readers import markdown
from jobwriter.understand import understand

TODAY = dt.date(2026, 11, 20)
RULES = (
    "long-sentence", "reading-grade", "passive-and-nominal", "not-addressed-to-reader", "undefined-acronym",
)  # fmt: skip


def document(text):
    return understand(markdown.read(text, "ad.md")[0])


def findings(text, *rules):
    pack = packs.load()
    read = document(text)
    ad = engine.Ad(read, facts.extract(read, facts.Context(TODAY)), TODAY, ("GB",))
    outcome = engine.run(ad, pack, [pack.rules[rule] for rule in rules or RULES])
    assert not outcome.errors
    return outcome.findings


def unexplained(text):
    read = document(text)
    return [item.text for item in acronyms.unexplained(read, facts.extract(read, facts.Context(TODAY)))]


def words_of(text):
    return [" ".join(words) for _, words in readability.read(document(text))]


@pytest.fixture
def textstat(monkeypatch):
    """textstat as its authors made it, with our syllables in the place of the corpus that it would download."""

    class Dictionary:
        def __getitem__(self, word):
            return [["0"] * syllables.count(word)]

    nltk = ModuleType("nltk")
    nltk.data = SimpleNamespace(find=lambda _: None)
    nltk.corpus = SimpleNamespace(cmudict=SimpleNamespace(dict=Dictionary))
    before = {name for name in sys.modules if name.partition(".")[0] == "textstat"}
    monkeypatch.setitem(sys.modules, "nltk", nltk)
    import textstat

    yield textstat
    for name in {name for name in sys.modules if name.partition(".")[0] == "textstat"} - before:
        del sys.modules[name]


# the adapter


def test_textstat_is_of_the_line_that_the_adapter_was_written_for():
    assert version("textstat").startswith("0.7."), "read the new textstat, then widen the range in pyproject.toml"


def test_formulas_are_those_of_flesch_and_kincaid():
    reading = readability.measure(Counts(10, 150, 240))
    assert reading.grade == pytest.approx(0.39 * 15 + 11.8 * 1.6 - 15.59)
    assert reading.ease == pytest.approx(206.835 - 1.015 * 15 - 84.6 * 1.6)


def test_figures_are_textstats_for_the_same_words(textstat):
    read = document(base_ad())
    lines = [words for _, words in readability.read(read)]
    text = ".\n".join(" ".join(words) for words in lines)
    counts = readability.count(lines)
    assert textstat.lexicon_count(text) == counts.words
    assert textstat.sentence_count(text) == counts.sentences
    reading = readability.measure(counts)
    assert textstat.flesch_kincaid_grade(text) == pytest.approx(reading.grade)
    assert textstat.flesch_reading_ease(text) == pytest.approx(reading.ease)


def test_no_words_give_no_figure():
    assert readability.measure(readability.count([])) == Reading(0.0, 0.0)


def test_adapter_leaves_no_module_behind():
    readability._formulas.cache_clear()
    before = set(sys.modules)
    readability.measure(Counts(1, 2, 3))
    assert not {name for name in set(sys.modules) - before if name.startswith(("textstat", "nltk", "pyphen"))}


def test_adapter_leaves_a_textstat_that_others_use_alone(textstat):
    readability._formulas.cache_clear()
    readability.measure(Counts(1, 2, 3))
    assert sys.modules["textstat"] is textstat


def test_missing_textstat_says_what_to_do(monkeypatch):
    readability._formulas.cache_clear()
    monkeypatch.setattr(readability, "PathFinder", SimpleNamespace(find_spec=lambda _: None))
    with pytest.raises(ModuleNotFoundError, match="reinstall"):
        readability.measure(Counts(1, 2, 3))


LONG = "You will sit between those who plan the repairs and those who drive the trains at night. "
LOOK = """
import sys
seen = set()
class Watch:
    def find_spec(self, name, path=None, target=None):
        seen.add(name)
sys.meta_path.insert(0, Watch())
from jobwriter.config import Settings
from jobwriter.linting import lint
lint(sys.stdin.read(), Settings())
heavy = {"nltk", "requests", "jinja2", "pyphen", "textstat.textstat", "textstat.backend.metrics._flesch_kincaid_grade"}
print(sorted(heavy & (seen | set(sys.modules))))
"""


@pytest.mark.parametrize(
    ("text", "imported"),
    [
        ("# Engineer\n\nYou keep trains running.", []),
        (base_ad(), []),
        (base_ad() + "\n\n" + LONG * 20, ["textstat.backend.metrics._flesch_kincaid_grade"]),
    ],
    ids=["short", "short sentences", "long sentences"],
)
def test_what_a_run_imports(text, imported):
    done = subprocess.run([sys.executable, "-c", LOOK], input=text, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == str(imported)


# words and syllables


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("train", 1), ("doors", 1), ("machine", 2), ("learning", 2), ("people", 2), ("business", 2), ("science", 2),
        ("required", 3), ("developed", 3), ("released", 2), ("organisation", 5), ("optimise", 3), ("metadata", 4),
        ("observability", 6), ("multimodal", 4), ("you'll", 1), ("isn't", 2), ("sql", 3), ("2026", 1), ("x", 1),
        ("w", 3), ("tested", 2), ("services", 3), ("statement", 2), ("experience", 4), ("million", 2),
    ],
)  # fmt: skip
def test_syllables(word, number):
    assert syllables.count(word) == number


@settings(deadline=None)
@given(st.text(max_size=80))
def test_every_word_has_a_syllable(word):
    assert syllables.count(word.lower()) >= 1


def test_bullets_without_full_stops_are_sentences_of_their_own():
    assert words_of("- Own the door model\n- Write the tests first\n- Explain the scores") == [
        "own the door model",
        "write the tests first",
        "explain the scores",
    ]


def test_bullets_are_easier_than_the_same_words_in_one_line():
    items = ["Own the door model", "Write the tests first", "Explain each score", "Keep the job running"] * 2
    apart, together = (
        readability.measure(readability.count(words for _, words in readability.read(document(text))))
        for text in ("\n".join(f"- {item}" for item in items), " ".join(items))
    )
    assert apart.ease > together.ease + 20


def test_headings_and_scraps_are_left_out():
    assert words_of("## What you will do here\n\nLeeds, hybrid\n\nYou keep trains running.") == [
        "you keep trains running"
    ]


def test_names_are_masked():
    read = document("You use Google Kubernetes Engine daily.")
    start = read.text.index("Google")
    lines = [words for _, words in readability.read(read, [(start, read.text.index(" daily"))])]
    assert lines == [["you", "use", readability.MASK, "daily"]]


# rules where examples in the rule files cannot show it


def test_a_crowded_bullet_and_a_long_paragraph_are_reported_once():
    bullet = "- You meet planners on Monday to hear which doors failed " + "and compare their notes with scores " * 6
    paragraph = "You keep the trains running and " + "look at every door of the train and " * 13 + "smile."
    text = f"## What you will do\n\n{bullet}\n- Smile at them\n\n## The team\n\n{paragraph}"
    rules = [item.rule for item in findings(text, "long-sentence", "stacked-requirement", "lost-list")]
    assert sorted(rules) == ["lost-list", "stacked-requirement"]


def test_short_texts_have_no_grade():
    assert not findings("Institutionalise comprehensive methodologies. " * 30, "reading-grade")


def test_many_abbreviations_are_one_warning():
    text = "You report the QBR, the TDA, the CMR, the WBR, the DPV and the ZTL to the board."
    found = findings(text, "undefined-acronym")
    assert [item.severity for item in found] == ["warning", *["suggestion"] * 5]
    assert "6 abbreviations" in found[0].message


def test_third_person_is_one_finding_with_its_other_places():
    text = "The successful candidate will own releases. The candidate will report to us. This person will also test."
    (found,) = findings(text, "not-addressed-to-reader")
    assert len(found.related) == 2


def test_you_and_we_are_counted_in_all_of_the_ad_and_outside_the_company():
    text = "## About us\n\nWe run trains. Our depots are in Leeds.\n\n## Your work\n\nYou join us in the US."
    read = document(text)
    assert voice.address(read) == voice.Address(you=2, we=4, you_of_job=2, we_of_job=1)


@pytest.mark.parametrize(
    "text",
    [
        "You use the Data Warehouse Toolkit (DWT) and improve the DWT.",
        "You own DWT, the data warehouse toolkit.",
        "You own the DWT (data warehouse toolkit).",
        "Our BSc, MSc or PhD holders use ETL/ELT and CI/CD on AWS.",
        "At KRB we run trains. You help the KRB planners.",
        "Write to jobs@krb.example about KRB trains.",
        "Send it to N1 9GU, or to EC2R 7HJ. #LI-HYBRID",
        "THIS ROLE IS OPEN TO ALL. Please DO NOT SEND photos.",
        "The WIDGET team builds the widget.",
        "The XXX team at [INSERT].",
    ],
)
def test_no_abbreviation_to_explain(text):
    assert unexplained(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("You own the DWT.", ["DWT"]),
        ("You agree SLOs with planners; each SLO has an owner.", ["SLOs"]),
        ("You know HL9, D2C and AR/AP.", ["HL9", "D2C", "AR/AP"]),
        ("You report P&L and growth YoY.", ["P&L", "YoY"]),
        ("You are DWT-trained.", ["DWT"]),
        ("You use the DWT (e.g. for tickets and fares).", ["DWT"]),
    ],
)
def test_abbreviations_to_explain(text, found):
    assert unexplained(text) == found


# invariants

ANY = st.lists(
    st.one_of(
        st.sampled_from([
            "The successful candidate will", "responsible for the delivery of", "SLO", "(SLO)", "P&L", "I own it", "we",
            "you", "US", "was built", "## About us", "\n", "\n\n- ", ". ", ", ", "(", ")", "’", "Depots-DSE", "both",
            "as well as", "AND", "İ", "ß",
        ]),
        st.text(max_size=20),
    ),
    max_size=60,
).map(" ".join)  # fmt: skip


@settings(deadline=None)
@given(ANY)
def test_findings_lie_in_the_text(text):
    for item in findings(text):
        if item.start is not None:
            assert 0 <= item.start < item.end <= len(text)
            assert text[item.start : item.end] == item.quote


LONG = 100_000


@pytest.mark.parametrize(
    "part",
    [
        "delivery and ", "SLO ", "AB&", "both a ", "The ideal candidate ", "was very ", "Ab Cd ", "(", "a, ",
        "I am x. ", "A-B", "design, ",
    ],
)  # fmt: skip
def test_time_is_linear(part):
    read = document(part * (LONG // len(part)))
    known = facts.Facts()
    start = time.process_time()
    acronyms.unexplained(read, known)
    list(voice.third_persons(read))
    list(voice.first_persons(read))
    voice.address(read)
    list(verbs.chains(read))
    list(verbs.padding(read))
    verbs.passives(read)
    list(prose.long_sentences(read, 25))
    readability.count(words for _, words in readability.read(read, [item.span() for item in acronyms.capitals(read)]))
    assert time.process_time() - start < 6


@pytest.mark.parametrize("unit", ["(a ", "((a)", "(a(b)", "a a ", "word.Word ", "a/b "])
def test_long_lines_of_marks_are_read_in_linear_time(unit):
    from time import perf_counter

    from jobwriter import prose

    start = perf_counter()
    prose._stretch(unit * 50_000)
    assert perf_counter() - start < 2
