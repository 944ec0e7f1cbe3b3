import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobwriter.characters import fold, lower
from jobwriter.matcher import Matcher, compile_table, tokenize
from jobwriter.triggers import needed_parts, opening_pairs, opening_words

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


COMMON = [
    r"and (?:so on|the like)", r"the (?:very )?best", r"(?:the|a)(?: \w+){0,2}? team", r"to(?: and from)* work",
    r"be\b", r"the best(?: of)?(?: the)? best", r"a(?:nd|n)? team", r"(?:be(?:st)?|and)[- ](?:to|work\b.{0,9} on)",
    r"(?P<mark>the) (?!team)[a-z]+", r"on (?:the )+team", r"best\W+(?:of|on)", r"(?:a ){4}team",
]  # fmt: skip
WORDS = ["and", "so", "on", "the", "like", "very", "best", "a", "team", "to", "from", "work", "be", "of", "an"]


@given(st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from([" ", "-", "\n", ", ", "", "  "])), max_size=14))
def test_patterns_that_common_words_open_equal_a_trial_at_every_word(parts):
    low = "".join(word + gap for word, gap in parts)
    found = set()
    for body in COMMON:
        wanted = re.compile(rf"(?:{body})(?:(?<!\w)|(?!\w))")
        for word in re.finditer(r"\w+", low):
            if (match := wanted.match(low, word.start())) and match.end() > match.start():
                found.add((body, *match.span("mark" if "mark" in wanted.groupindex else 0)))
    assert spans(low, [(body, f"/{body}/") for body in COMMON]) == sorted(found)


def test_opening_pairs():
    assert opening_pairs(r"and (?:so on|the like)", frozenset({"and"})) == {"and": {"so", "the"}}
    assert opening_pairs(r"the (?:very )?best", frozenset({"the"})) == {"the": {"very", "best"}}
    assert opening_pairs(r"the(?: best)?", frozenset({"the"})) == {"the": {""}}
    assert opening_pairs(r"the \w+ team", frozenset({"the"})) == {"the": {""}}


def test_needed_parts():
    assert needed_parts(r"(?:a|the) \w+ (?:teams?|squads?)") == ["squad", "team"]
    assert needed_parts(r"(?:but )?not (?:strictly )?limited to") == ["limited to"]
    assert needed_parts(r"(?:team)?\w+") == []


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
    started = time.process_time()
    assert sum(1 for _ in Matcher(compile_table(entries)).find(low, tokenize(low))) > 0
    assert time.process_time() - started < 6


def test_a_pattern_does_not_end_inside_a_word():
    found = [text for text in ("work hard", "work harder", "move fast.", "move faster", "etc.", "etcd", "etc.And")
             if spans(text, [("x", "/(?:work hard|move fast|etc\\.?)/")])]  # fmt: skip
    assert found == ["work hard", "move fast.", "etc.", "etc.And"]


def test_a_pattern_that_no_word_opens_does_not_begin_inside_a_word():
    found = [text for text in ("best of", "andbest of", "(best of") if spans(text, [("x", r"/best\W+of/")])]
    assert found == ["best of", "(best of"]
