from hypothesis import given
from hypothesis import strategies as st

from jobwriter.offsets import LineIndex, TextBuilder


@st.composite
def builds(draw):
    """A source and a builder that copied, rewrote and skipped pieces of it."""
    source = draw(st.text(min_size=1, max_size=40))
    builder = TextBuilder(source)
    at = 0
    while at < len(source):
        step = draw(st.integers(1, 5))
        end = min(len(source), at + step)
        action = draw(st.sampled_from(["copy", "put", "skip"]))
        if action == "copy":
            builder.copy(at, end)
        elif action == "put":
            builder.put(draw(st.text(alphabet="xy", min_size=1, max_size=2)), at, end)
        at = end
    return source, builder


@given(builds(), st.data())
def test_spans_lie_in_the_source_and_copied_characters_map_to_themselves(built, data):
    source, builder = built
    text, offsets = builder.build()
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    low, high = offsets.to_source(start, end)
    assert 0 <= low <= high <= len(source)
    if end == start + 1 and high - low == 1 and text[start] not in "xy":
        assert source[low:high] == text[start:end]


@given(st.text(alphabet="ab\r\n", max_size=40))
def test_positions_agree_with_splitlines(text):
    index = LineIndex(text)
    at = 0
    for number, line in enumerate(text.splitlines(keepends=True), start=1):
        assert index.position(at) == (number, 1)
        assert index.position(at + len(line) - 1) == (number, len(line))
        at += len(line)
