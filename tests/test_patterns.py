import importlib
import pkgutil
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobwriter import facts, patterns

SOURCES = [
    r"(?P<low>\d[\d,.]*)\s*(?:-|to)\s*(?P<high>\d[\d,.]*)",
    r"\b(strong|solid)(ly)?\b",
    r"(?<!not )remote(?! sensing)",
    r"[£$€]\s?\d+(?:k|m)?",
    r"(a)|(?P<b>b)|(c)",
    r"(\w+) \1",
]


@pytest.fixture
def fresh(tmp_path, monkeypatch):
    monkeypatch.setenv("JOBWRITER_CACHE", str(tmp_path))
    monkeypatch.setattr(patterns, "_kept", None)
    return tmp_path


@given(st.text(alphabet="ab c12,.-to£$remote strong solidly nt", max_size=40))
def test_from_the_cache_as_from_re(text):
    for source in SOURCES:
        ours = [(m.span(), m.groups(), m.groupdict()) for m in patterns.compiled(source).finditer(text)]
        theirs = [(m.span(), m.groups(), m.groupdict()) for m in re.compile(source).finditer(text)]
        assert ours == theirs


def test_what_was_compiled_is_kept_for_the_next_run(fresh, monkeypatch):
    patterns.compiled(SOURCES[0])
    patterns.keep()
    assert (fresh / "patterns.bin").exists()
    monkeypatch.setattr(patterns, "_kept", None)
    monkeypatch.setattr(patterns, "_take_apart", lambda source: pytest.fail("compiled again"))
    assert patterns.compiled(SOURCES[0]).search("10 to 20")["high"] == "20"


@pytest.mark.parametrize("damage", [b"", b"nonsense", b"\x00" * 100])
def test_a_damaged_cache_is_not_used(fresh, damage):
    (fresh / "patterns.bin").write_bytes(damage)
    assert patterns.compiled(SOURCES[1]).search("solidly")


def test_a_cache_cut_short_is_not_used(fresh, monkeypatch):
    patterns.compiled(SOURCES[0])
    patterns.keep()
    kept = fresh / "patterns.bin"
    kept.write_bytes(kept.read_bytes()[:-4])
    monkeypatch.setattr(patterns, "_kept", None)
    assert not patterns._compiled_before()
    assert patterns.compiled(SOURCES[0]).search("10 to 20")["high"] == "20"


def test_what_an_earlier_run_kept_stays_kept(fresh, monkeypatch):
    for source in SOURCES[:3]:
        patterns.compiled(source)
        patterns.keep()
    monkeypatch.setattr(patterns, "_take_apart", lambda source: pytest.fail("compiled again"))
    assert [patterns.compiled(source).pattern for source in SOURCES[:3]] == SOURCES[:3]


def test_what_two_runs_keep_at_the_same_time_is_kept_of_both(fresh, monkeypatch):
    patterns.compiled(SOURCES[0])
    state = patterns._kept, patterns._stored, patterns._grown
    patterns.keep()
    patterns.compiled(SOURCES[1])
    patterns.keep()
    for name, value in zip(("_kept", "_stored", "_grown"), state, strict=True):
        monkeypatch.setattr(patterns, name, value)
    patterns.compiled(SOURCES[2])
    patterns.keep()
    monkeypatch.setattr(patterns, "_take_apart", lambda source: pytest.fail("compiled again"))
    assert [patterns.compiled(source).pattern for source in SOURCES[:3]] == SOURCES[:3]


def test_where_no_place_can_be_read_alone_the_whole_file_is_read(fresh, monkeypatch):
    monkeypatch.delattr("os.pread", raising=False)
    patterns.compiled(SOURCES[0])
    patterns.keep()
    monkeypatch.setattr(patterns, "_take_apart", lambda source: pytest.fail("compiled again"))
    assert patterns.compiled(SOURCES[0]).search("10 to 20")["high"] == "20"


def test_parts_that_do_not_fit_fall_back_to_re(fresh, monkeypatch):
    monkeypatch.setattr(patterns, "_kept", {SOURCES[1]: (0, b"not", "what", "it", "x")})
    assert patterns.compiled(SOURCES[1]).search("solidly")


def test_a_bad_expression_is_still_an_error(fresh):
    with pytest.raises(re.error):
        patterns.compiled("(a")


def test_needs_are_looked_for_inside_the_bounds_only():
    wanted = patterns.pattern(r"£\d", needs=("£",))
    assert wanted.search("a £5", 0, 2) is None
    assert wanted._compiled is None
    assert wanted.search("a £5").span() == (2, 4)


def _stated() -> dict[str, patterns.Pattern]:
    """Every pattern of the package that says what its matches hold; lists of states ask more than that on purpose."""
    found = {}
    for module in pkgutil.iter_modules(facts.__path__, "jobwriter.facts."):
        for name, value in vars(importlib.import_module(module.name)).items():
            if isinstance(value, patterns.Pattern) and (value.needs or value.words):
                found[f"{module.name}.{name}"] = value
    return {name: value for name, value in found.items() if name != "jobwriter.facts.mentions._CODES"}


@pytest.mark.parametrize(("name", "stated"), _stated().items(), ids=_stated())
@settings(max_examples=25, deadline=None, derandomize=True)
@given(data=st.data())
def test_matches_hold_what_patterns_say_they_do(name, stated, data):
    text = data.draw(st.from_regex(re.compile(stated.source, re.ASCII)))
    words = set(re.findall(r"\w+", text, re.ASCII))
    assert not stated.needs or any(need in text for need in stated.needs), (name, text)
    assert stated.words is None or words.intersection(stated.words.words.split()), (name, text)


def test_words_are_looked_for_in_parts_of_an_indexed_text():
    wanted = patterns.pattern(r"\bvisas? (?:sponsor\w+)", words="visa visas")
    text = "We offer visa sponsorship. Your visas sponsored. Advisas sponsored."
    patterns.index(text, *zip(*[(match[0], match.start()) for match in re.finditer(r"\w+", text)], strict=True))
    assert not wanted.words.may_stand(text, 0, 9)
    assert wanted.words.may_stand(text, 9, 14)
    assert not wanted.words.may_stand(text, 50, len(text))
    assert [match[0] for match in wanted.finditer(text)] == ["visa sponsorship", "visas sponsored"]
    assert wanted.search(text, 26, len(text)).start() == 32
    assert wanted.search("visa sponsorship"), "a short text without an index is simply tried"


def test_a_part_taken_by_itself_has_its_own_ends():
    ends = patterns.pattern(r"^b|b$", needs=("b",))
    assert ends.search("abc") is None
    assert ends.alone("abc", 1, 3).span() == (0, 1)
    assert ends.alone("abc", 0, 1) is None
