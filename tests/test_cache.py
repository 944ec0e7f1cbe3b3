import marshal

import pytest

from jobwriter import cache, packs


@pytest.fixture
def kept(tmp_path, monkeypatch):
    monkeypatch.setenv("JOBWRITER_CACHE", str(tmp_path))
    packs.load.cache_clear()
    yield tmp_path
    packs.load.cache_clear()


def test_the_compiled_rules_are_kept_and_read_again(kept, monkeypatch):
    first = packs.load()
    assert marshal.loads((kept / "rules.bin").read_bytes())
    packs.load.cache_clear()
    monkeypatch.setattr(packs, "_compile", lambda folder: pytest.fail("compiled twice"))
    assert packs.load().rules == first.rules


def test_what_is_not_plain_data_is_refused_aloud(kept):
    with pytest.raises(ValueError, match="unmarshallable"):
        cache.write("thing", "key", object())
    assert cache.read("thing", "key") is None


def test_a_folder_that_cannot_be_written_costs_nothing_but_time(kept, monkeypatch):
    (kept / "file").write_text("x", encoding="utf-8")
    monkeypatch.setenv("JOBWRITER_CACHE", str(kept / "file" / "below"))
    cache.write("thing", "key", [1])
    assert cache.read("thing", "key") is None
