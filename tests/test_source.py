"""Sources: what is read from paths, folders and standard input, and what is said where nothing can be."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobwriter.source import LIMIT, Source, SourceError, from_bytes, load, parted, sources
from jobwriter.walking import Found, walk


def read(data: bytes, name: str = "ad.md") -> Source:
    found = from_bytes(data, name)
    assert isinstance(found, Source)
    return found


def refused(data: bytes, name: str = "ad.md") -> str:
    found = from_bytes(data, name)
    assert isinstance(found, SourceError)
    assert found.path == name
    return found.message


def names(found: list[Found | SourceError], top: Path) -> list[str]:
    assert all(isinstance(entry, Found) for entry in found), found
    return [Path(entry.path).relative_to(top).as_posix() for entry in found]


# Encodings


@pytest.mark.parametrize(
    "data",
    [
        "£5 – naïve".encode(),
        "\ufeff£5 – naïve".encode(),
        "\ufeff£5 – naïve".encode("utf-16-le"),
        "\ufeff£5 – naïve".encode("utf-16-be"),
        "\ufeff£5 – naïve".encode("utf-32-le"),
    ],
)
def test_marks_name_the_encoding_and_are_no_text(data: bytes) -> None:
    assert read(data) == Source("ad.md", "£5 – naïve", "markdown")


def test_windows_1252_is_read_and_said() -> None:
    found = read("Line\n£5 – ‘naïve’".encode("cp1252"))
    assert found.text == "Line\n£5 – ‘naïve’"
    assert found.notices == (
        "ad.md is not UTF-8 (line 2); it was read as Windows-1252. Save it as UTF-8 to be sure of its characters.",
    )
    assert read(b"\x81 \xa35").text == "\ufffd £5"


def test_utf_8_with_a_bad_byte_stays_utf_8() -> None:
    found = read("£5 – naïve – £6 – ".encode() + b"\xff")
    assert found.text == "£5 – naïve – £6 – \ufffd"
    assert "1 damaged character" in found.notices[0]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "ad.md is empty"),
        (b" \n\t\n", "ad.md is empty"),
        (b"\xef\xbb\xbf", "ad.md is empty"),
        (b"a\0b\0c\0d\0e\0f\0", "UTF-16 without a byte order mark"),
        (b"\x89PNG\r\n\x1a\n\0\0", "not a text file"),
        (bytes(range(1, 9)) * 20, "not a text file"),
        (b"%PDF-1.7 x", "is a PDF"),
        (b"PK\x03\x04 x", "Office file"),
        (b"x" * (LIMIT + 1), "larger than 5 MB"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, words: str) -> None:
    assert words in refused(data)


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    found = from_bytes(data, "ad.md")
    assert isinstance(found, SourceError) or found.text.strip()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("ad.doc", "in Word, save it as .docx"),
        ("ad.PDF", "copy its text into a .txt file"),
        ("ad.odt", "save it as a Word file (.docx)"),
        ("ad.py", "save the ad as .md, .txt, .html or .json"),
        ("baker.job.yaml", "jobwriter generate"),
    ],
)
def test_other_suffixes_are_told_what_to_do(tmp_path: Path, name: str, words: str) -> None:
    (tmp_path / name).write_text("We bake.")
    found = load(str(tmp_path / name))
    assert isinstance(found, SourceError)
    assert words in found.message
    assert name in found.message


@pytest.mark.parametrize(
    ("name", "format_"),
    [
        ("a.md", "markdown"),
        ("a.TXT", "text"),
        ("a.htm", "html"),
        ("a.jsonl", "record"),
        ("a.docx", "docx"),
        ("a", ""),
        ("-", ""),
    ],
)
def test_the_suffix_names_the_format(name: str, format_: str) -> None:
    assert read(b"We bake.", name).format == format_


# Files


def test_a_large_file_is_not_read_whole(tmp_path: Path) -> None:
    (tmp_path / "ad.md").write_bytes(b"x" * (LIMIT + 10))
    found = load(str(tmp_path / "ad.md"))
    assert isinstance(found, SourceError)
    assert "larger than 5 MB" in found.message


def test_missing_files_have_near_names(tmp_path: Path) -> None:
    (tmp_path / "baker.md").write_text("We bake.")
    (tmp_path / "gone.md").symlink_to(tmp_path / "nowhere.md")
    for path, words in (
        (tmp_path / "bakr.md", "did you mean"),
        (tmp_path / "zzz.md", "check how it is spelt"),
        (tmp_path / "no" / "ad.md", "there is no folder"),
        (tmp_path / "gone.md", "a link to a file that does not exist"),
    ):
        (found,) = sources([str(path)])
        assert isinstance(found, SourceError)
        assert words in found.message
        assert path.name in found.message or path.parent.name in found.message


@pytest.mark.parametrize(
    "path", ["ads\\baker.md", "C:\\ads\\baker.md", "a\0b.md", "", "x" * 5000, "ad\n.md", "~/ad.md"]
)
def test_odd_names_are_errors_and_no_crash(path: str) -> None:
    for found in (*sources([path]), load(path)):
        assert isinstance(found, SourceError)
        assert "\0" not in found.message
        assert "\n" not in found.message


@pytest.mark.skipif(os.name == "nt" or not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read anything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    (tmp_path / "ad.md").write_text("We bake.")
    (tmp_path / "ad.md").chmod(0)
    found = load(str(tmp_path / "ad.md"))
    assert isinstance(found, SourceError)
    assert "permissions" in found.message


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    found = load(str(tmp_path))
    assert isinstance(found, SourceError)
    assert "is a folder" in found.message


def test_standard_input() -> None:
    assert list(sources(["-"], stdin=b"We bake.")) == [Source("-", "We bake.")]
    assert list(sources(["-"], stdin=b"We bake.", stdin_filename="ads/a.txt")) == [
        Source("ads/a.txt", "We bake.", "text")
    ]
    (found,) = sources(["-"], stdin=b"")
    assert isinstance(found, SourceError)
    assert found.message.startswith("standard input is empty")


# Folders


def test_folders_are_searched_for_ads(tmp_path: Path) -> None:
    for name in (
        "b.md",
        "a.txt",
        "sub/c.HTML",
        "sub/deep/d.json",
        "README.md",
        "CHANGELOG.md",
        "package.json",
        "x.py",
        ".hidden.md",
        ".git/e.md",
        "node_modules/f.md",
        "readme-editor.md",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("We bake.")
    found = list(walk([str(tmp_path)]))
    assert names(found, tmp_path) == ["a.txt", "b.md", "readme-editor.md", "sub/c.HTML", "sub/deep/d.json"]
    assert all(isinstance(entry, Found) and entry.walked for entry in found)


def test_a_named_file_is_always_taken_and_once(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("We bake.")
    (tmp_path / "a.md").write_text("We bake.")
    paths = [str(tmp_path / "README.md"), str(tmp_path), str(tmp_path / "." / "a.md")]
    assert names(list(walk(paths)), tmp_path) == ["README.md", "a.md"]


def test_gitignore(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gitignore").write_text("# drafts\n*.txt\n!keep.txt\n/build/\nsub/old*.md\n**/tmp/*.md\n\n")
    ads = tmp_path / "ads"
    for name in ("a.txt", "keep.txt", "build/b.md", "sub/old1.md", "sub/new.md", "x/tmp/c.md"):
        for top in (tmp_path, ads):
            (top / name).parent.mkdir(parents=True, exist_ok=True)
            (top / name).write_text("We bake.")
    (ads / ".gitignore").write_text("new.md\n")
    assert names(list(walk([str(tmp_path)])), tmp_path) == [
        "keep.txt",
        "ads/keep.txt",
        "ads/build/b.md",
        "ads/sub/old1.md",
        "sub/new.md",
    ]
    assert names(list(walk([str(ads)])), ads) == ["keep.txt", "build/b.md", "sub/old1.md"]


def test_names_of_jobs_are_ads_unless_they_shout(tmp_path: Path) -> None:
    for name in ("support.md", "Security.md", "SUPPORT.txt", "AGENTS.md", "notice.md"):
        (tmp_path / name).write_text("We bake.")
    assert names(list(walk([str(tmp_path)])), tmp_path) == ["Security.md", "support.md"]


def test_a_folder_without_ads_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("We bake.")
    (found,) = walk([str(tmp_path)])
    assert isinstance(found, SourceError)
    assert "holds no ads" in found.message


def test_names_with_stars_are_matched(tmp_path: Path) -> None:
    for name in ("a.md", "b.md", "c[1].md"):
        (tmp_path / name).write_text("We bake.")
    assert names(list(walk([str(tmp_path / "?.md")])), tmp_path) == ["a.md", "b.md"]
    assert names(list(walk([str(tmp_path / "c[1].md")])), tmp_path) == ["c[1].md"]
    (found,) = walk([str(tmp_path / "*.html")])
    assert isinstance(found, SourceError)


def test_sources_are_read_and_errors_among_them(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("We bake.")
    (tmp_path / "b.md").write_bytes(b"\0\1\2")
    good, bad, gone = sources([str(tmp_path), str(tmp_path / "c.md")])
    assert isinstance(good, Source)
    assert good.walked
    assert isinstance(bad, SourceError)
    assert isinstance(gone, SourceError)


@pytest.mark.parametrize(
    ("path", "file", "pointer"),
    [
        ("jobs/ad.md", "jobs/ad.md", ""),
        ("ads.json#/3", "ads.json", "/3"),
        ("ads.jsonl#/jobs/a~1b", "ads.jsonl", "/jobs/a~1b"),
        ("-#/0", "-", "/0"),
        ("jobs#/3", "jobs", "/3"),
        ("c#/ad.md", "c#/ad.md", ""),
        ("c#/ads.json#/c#/0", "c#/ads.json", "/c#/0"),
    ],
)
def test_a_record_is_told_from_a_folder_whose_name_ends_in_the_same_sign(path: str, file: str, pointer: str) -> None:
    assert parted(path) == (file, pointer)
