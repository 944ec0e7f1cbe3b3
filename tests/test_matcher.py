import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobwriter.characters import fold, lower
from jobwriter.matcher import Matcher, compile_table, tokenize
from jobwriter.triggers import opening_words

PHRASES = ["hit the ground running", "c++", ".net", "node.js", "r", "a b", "a", "b a b", "ab", "go-to-market"]


def spans(text, entries):
    low = lower(fold(text))
    return sorted((hit.key, hit.start, hit.end) for hit in Matcher(compile_table(entries)).find(low, tokenize(low)))


def naive(text, phrases):
    low = lower(fold(text))
    found = set()
    for phrase in phrases:
        body = r"[ \n]+".join(re.escape(word) for word in phrase.split())
        for match in re.finditer(rf"(?<![\w])(?=({body})(?![\w]))", low):
            found.add((phrase, match.start(1), match.end(1)))
    return sorted(found)


@given(st.text(alphabet="ab .+c-\n_rnodejst", max_size=60))
def test_phrases_equal_naive_search(text):
    assert spans(text, [(phrase, phrase) for phrase in PHRASES]) == naive(text, PHRASES)


def test_white_space_inside_a_phrase_may_be_any():
    assert spans("We hit  the\nground running.", [("x", "hit the ground running")]) == [("x", 3, 26)]


def test_overlapping_hits_are_all_kept():
    assert spans("a b a", [("one", "a b"), ("two", "b a")]) == [("one", 0, 3), ("two", 2, 5)]


def test_a_mark_narrows_the_span():
    assert spans("strong Python", [("x", r"/strong\s+(?P<mark>\w+)/")]) == [("x", 7, 13)]


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"strong(ly)?\s+\w+", {"strong", "strongly"}),
        (r"optimi[sz]e\b", {"optimise", "optimize"}),
        (r"\bup to\s*£", {"up"}),
        (r"(?<!not )remote", {"remote"}),
        (r"\w+ing", None),
        (r"£\d", None),
    ],
)
def test_opening_words(pattern, words):
    assert opening_words(pattern) == words


def test_a_pattern_without_a_finite_opening_is_still_found():
    assert spans("from £5 to £9", [("x", r"/£\d/")]) == [("x", 5, 7), ("x", 11, 13)]


def test_a_bad_pattern_names_itself():
    with pytest.raises(ValueError, match="missing"):
        compile_table([("x", "/(a/")])


@given(st.text())
def test_folding_and_lowering_keep_the_length(text):
    assert len(lower(fold(text))) == len(text)


def test_one_repeated_word_takes_linear_time():
    entries = [(phrase, phrase) for phrase in PHRASES] + [("x", r"/hit\s+\w+\s+\w+/")]
    low = "hit " * 250_000
    started = time.perf_counter()
    assert sum(1 for _ in Matcher(compile_table(entries)).find(low, tokenize(low))) > 0
    assert time.perf_counter() - started < 5


def test_a_pattern_does_not_end_inside_a_word():
    found = [text for text in ("work hard", "work harder", "move fast.", "move faster", "etc.", "etcd", "etc.And")
             if spans(text, [("x", "/(?:work hard|move fast|etc\\.?)/")])]  # fmt: skip
    assert found == ["work hard", "move fast.", "etc.", "etc.And"]
