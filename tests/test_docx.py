"""Word files: what a reader sees in them, what is refused, what is written, and that both agree."""

from __future__ import annotations

import datetime as dt
import io
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobwriter.config import Settings
from jobwriter.document import Draft
from jobwriter.facts.export import export
from jobwriter.linting import lint_draft
from jobwriter.readers import NoAd, ReadError, read, wordfile
from jobwriter.renderers import blocks
from jobwriter.renderers import docx as writer
from jobwriter.source import Source, from_bytes

SEEDS = Path(__file__).parent.parent / "seeds"
GOOD = sorted((SEEDS / "good").glob("*.md"))
SETTINGS = Settings(as_of=dt.date(2026, 11, 20), jurisdictions=("GB",))

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_NAMES = (
    f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def packed(parts: dict[str, str | bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in parts.items():
            archive.writestr(name, body)
    return data.getvalue()


def word(body: str, **parts: str) -> bytes:
    """A Word file written by hand; other parts by name, such as ``styles``."""
    files: dict[str, str | bytes] = {
        "word/document.xml": f"<w:document {_NAMES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": "<Relationships>"
        f'<Relationship Id="L1" Type="{_TYPE}/hyperlink" Target="https://mill.example/jobs" TargetMode="External"/>'
        "</Relationships>",
    }
    for name, inner in parts.items():
        files[f"word/{name}.xml"] = f"<w:{name} {_NAMES}>{inner}</w:{name}>"
    return packed(files)


def p(*runs: str, style: str = "", look: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{look}</w:pPr>{''.join(runs)}</w:p>"


def r(words: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def table(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<w:tc>{cell if '<' in cell else p(r(cell))}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def one(data: bytes) -> Draft:
    source = from_bytes(data, "ad.docx")
    assert isinstance(source, Source)
    (draft,) = read(source)
    return draft


def shapes(data: bytes) -> list[tuple[str, str]]:
    draft = one(data)
    return [(block.kind, draft.source[block.start : block.end]) for block in draft.blocks]


def lines(data: bytes) -> list[str]:
    return [words for _, words in shapes(data)]


def refused(data: bytes) -> str:
    with pytest.raises(ReadError) as caught:
        one(data)
    return str(caught.value)


def saved(document: Any) -> bytes:
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


# Reading


def test_an_ad_made_in_word() -> None:
    ad = docx.Document()
    ad.add_heading("Night Baker", 0)
    ad.add_paragraph("We bake bread for forty shops.")
    ad.add_heading("What you will do:", 1)
    ad.add_paragraph("Run the ovens", style="List Bullet")
    ad.add_paragraph("Rye first", style="List Bullet 2")
    ad.add_paragraph().add_run("How we hire").bold = True
    for words in ("A call", "A night with us"):
        ad.add_paragraph(words, style="List Number")
    ad.add_paragraph("Place: York\nHours: 37 a week")
    draft = one(saved(ad))
    assert [(b.kind, b.depth, b.marker, draft.source[b.start : b.end]) for b in draft.blocks] == [
        ("heading", 1, "html", "Night Baker"),
        ("line", 0, "", "We bake bread for forty shops."),
        ("heading", 2, "html", "What you will do"),
        ("item", 0, "-", "Run the ovens"),
        ("item", 1, "-", "Rye first"),
        ("heading", 3, "bold", "How we hire"),
        ("item", 0, "1.", "A call"),
        ("item", 0, "2.", "A night with us"),
        ("line", 0, "", "Place: York"),
        ("line", 0, "", "Hours: 37 a week"),
    ]
    assert draft.format == "docx"
    assert not draft.notices


def test_headings_by_the_names_of_styles() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Jobs"><w:name w:val="Jobs"/><w:basedOn w:val="berschrift1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Body"><w:name w:val="Body"/><w:basedOn w:val="Jobs"/>'
        '<w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Loop"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>'
    )
    body = (
        p(r("Baker"), style="Titel") + p(r("About us"), style="berschrift1") + p(r("Duties"), style="Jobs")
        + p(r("We bake."), style="Body") + p(r("Again."), style="Loop") + p(r("Duties 4"), style="TOC1")
        + p(r("Unlisted"), style="Titre2") + p(r("Own level"), look='<w:outlineLvl w:val="1"/>')
    )  # fmt: skip
    draft = one(word(body, styles=styles))
    assert [(b.kind, b.depth, draft.source[b.start : b.end]) for b in draft.blocks] == [
        ("heading", 1, "Baker"), ("heading", 2, "About us"), ("heading", 2, "Duties"), ("line", 0, "We bake."),
        ("line", 0, "Again."), ("heading", 3, "Unlisted"), ("heading", 3, "Own level"),
    ]  # fmt: skip


def test_lists_by_paragraph_and_by_style() -> None:
    level = '<w:lvl w:ilvl="{}"><w:start w:val="{}"/><w:numFmt w:val="{}"/></w:lvl>'
    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{level.format(0, 1, "decimal")}{level.format(1, 3, "lowerLetter")}'
        f'</w:abstractNum><w:abstractNum w:abstractNumId="1">{level.format(0, 1, "bullet")}</w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="2">{level.format(0, 1, "none")}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/>'
        '</w:lvlOverride></w:num><w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num>'
    )
    styles = (
        '<w:style w:type="paragraph" w:styleId="Dots"><w:name w:val="Dots"/><w:pPr><w:numPr><w:numId w:val="2"/>'
        "</w:numPr></w:pPr></w:style>"
    )

    def listed(words: str, number: int, depth: int = 0) -> str:
        return p(r(words), look=f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')

    body = (
        listed("one", 1) + listed("two", 1) + listed("inner", 1, 1) + listed("inner too", 1, 1) + listed("three", 1)
        + listed("inner again", 1, 1) + listed("dot", 2) + p(r("dot by style"), style="Dots")
        + p(r("no dot"), style="Dots", look='<w:numPr><w:numId w:val="0"/></w:numPr>')
        + listed("seven", 3) + listed("eight", 3) + listed("no mark", 4) + p(r("• typed")) + p(r("\uf0b7 typed too"))
    )  # fmt: skip
    draft = one(word(body, styles=styles, numbering=numbering))
    assert [(b.kind, b.depth, b.marker, draft.source[b.start : b.end]) for b in draft.blocks] == [
        ("item", 0, "1.", "one"), ("item", 0, "2.", "two"), ("item", 1, "3.", "inner"), ("item", 1, "4.", "inner too"),
        ("item", 0, "3.", "three"), ("item", 1, "3.", "inner again"), ("item", 0, "-", "dot"),
        ("item", 0, "-", "dot by style"), ("line", 0, "", "no dot"), ("item", 0, "7.", "seven"),
        ("item", 0, "8.", "eight"), ("line", 0, "", "no mark"), ("item", 0, "•", "typed"),
        ("item", 0, "\uf0b7", "typed too"),
    ]  # fmt: skip


def test_tracked_changes_are_read_as_accepted() -> None:
    gone = "<w:rPr><w:del/></w:rPr>"
    body = (
        p(r("Pay is "), '<w:del><w:r><w:delText>competitive</w:delText></w:r></w:del>',
          f"<w:ins>{r('£70,000')}</w:ins>", r(" a year"))
        + p(f"<w:moveFrom>{r('We bake at night.')}</w:moveFrom>", look="<w:rPr><w:moveFrom/></w:rPr>")
        + p(r("Forty shops."))
        + p(f"<w:moveTo>{r('We bake at night.')}</w:moveTo>")
        + p(r("Two lines "), look=gone) + p(r("made one"), style="Heading2")
        + p(f"<w:ins><w:del>{r('Never seen')}</w:del></w:ins>", look=gone)
        + p(r("<![CDATA[Formerly plain]]>"),
            look="<w:pPrChange><w:pPr><w:pStyle w:val='Heading1'/></w:pPr></w:pPrChange>")
        + f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>{p(r('Old row'))}</w:tc></w:tr>"
        f"<w:tr><w:tc>{p(r('New row'))}</w:tc></w:tr></w:tbl>"
        + p(r("Last, open"), look=gone)
    )  # fmt: skip
    data = word(body)
    assert shapes(data) == [
        ("line", "Pay is £70,000 a year"), ("line", "Forty shops."), ("line", "We bake at night."),
        ("heading", "Two lines made one"), ("line", "Formerly plain"), ("line", "New row"), ("line", "Last, open"),
    ]  # fmt: skip
    (notice,) = one(data).notices
    assert "tracked changes" in notice


def test_notes_comments_instructions_and_hidden_words_are_left_out() -> None:
    field = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    instruction = (
        '<w:r><w:instrText xml:space="preserve"> HYPERLINK "https://mill.example/apply" \\o "x" </w:instrText></w:r>'
    )
    body = (
        p('<w:commentRangeStart w:id="1"/>', r("We bake"), '<w:commentRangeEnd w:id="1"/>',
          '<w:r><w:commentReference w:id="1"/></w:r>', '<w:r><w:footnoteReference w:id="2"/></w:r>', r(" at night."))
        + p(r("Apply "), field.format("begin"), instruction, field.format("separate"), r("here"), field.format("end"),
            r(" by "), '<w:fldSimple w:instr=" DATE ">', r("12 January"), "</w:fldSimple>", r("."))
        + p(r("secret", "<w:vanish/>"), r("seen"), r(" too", '<w:vanish w:val="0"/>'))
        + p('<w:r><w:t>on</w:t><w:noBreakHyphen/><w:t>call</w:t><w:softHyphen/><w:tab/><w:t>pay</w:t></w:r>')
        + p("<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>")
        + p('<w:r><w:ruby><w:rt><w:r><w:t>above</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>below</w:t></w:r></w:rubyBase>'
            "</w:ruby></w:r>")
    )  # fmt: skip
    data = word(body, comments="<w:comment><w:p/></w:comment>", footnotes=p(r("A note")))
    assert lines(data) == [
        "We bake at night.",
        "Apply here by 12 January.",
        "seen too",
        "on\u2011call pay",
        "x=1",
        "below",
    ]
    draft = one(data)
    assert [(draft.source[link.start : link.end], link.url) for link in draft.links] == [
        ("here", "https://mill.example/apply")
    ]


def test_links_and_controls_are_read_through() -> None:
    body = (
        p(r("See "), f'<w:hyperlink r:id="L1">{r("our jobs")}</w:hyperlink>', r(" or "),
          f'<w:hyperlink w:anchor="top">{r("above")}</w:hyperlink>', r("."))
        + f"<w:sdt><w:sdtPr/><w:sdtContent>{p(r('Baker'))}</w:sdtContent></w:sdt>"
        + p(f"<w:sdt><w:sdtContent>{r('York')}</w:sdtContent></w:sdt>", f"<w:smartTag>{r(', UK')}</w:smartTag>")
        + p('<w:hyperlink r:id="L1"><w:r><w:t>two</w:t><w:br/><w:t>lines</w:t></w:r></w:hyperlink>')
    )  # fmt: skip
    data = word(body)
    assert lines(data) == ["See our jobs or above.", "Baker", "York, UK", "two", "lines"]
    draft = one(data)
    assert [draft.source[link.start : link.end] for link in draft.links] == ["our jobs", "two", "lines"]
    assert {link.url for link in draft.links} == {"https://mill.example/jobs"}


def test_a_text_box_is_read_once() -> None:
    inner = f"<w:txbxContent>{p(r('Pay: £30,000'))}</w:txbxContent>"
    box = (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>{inner}</wps:txbx></w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{inner}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert lines(word(p(r("We bake."), box) + p(r("At night.")))) == ["We bake.", "Pay: £30,000", "At night."]
    old = f"<w:r><w:pict><v:shape><v:textbox>{inner}</v:textbox></v:shape></w:pict></w:r>"
    assert lines(word(p(old))) == ["Pay: £30,000"]


BOLD = "<w:b/>"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            [("Salary", "£30,000"), ("Place:", "York"), ("", ""), ("Hours", "37")],
            [("line", "Salary: £30,000"), ("line", "Place: York"), ("line", "Hours: 37")],
        ),
        (
            [("Duties", p(r("Run the ovens.")) + p(r("Sweep."))), ("Pay", "£30,000")],
            [("heading", "Duties"), ("line", "Run the ovens."), ("line", "Sweep."), ("line", "Pay: £30,000")],
        ),
        (
            [(p(r("Pay", BOLD)), "£9", p(r("Place", BOLD)), "York")],
            [("line", "Pay: £9"), ("line", "Place: York")],
        ),
        ([("Mon", "Tue", "Wed"), ("6", "7", "8")], [("table", "Mon | Tue | Wed"), ("table", "6 | 7 | 8")]),
        (
            [("We have baked bread for the shops of York since 1904.", p(r("We bake.")) + p(r("You bake.")))],
            [
                ("line", "We have baked bread for the shops of York since 1904."),
                ("line", "We bake."),
                ("line", "You bake."),
            ],
        ),
        (
            [("Essential", "Desirable"), ("You can bake", "You can drive"), ("You can lift 20 kg", "")],
            [
                ("heading", "Essential"), ("item", "You can bake"), ("item", "You can lift 20 kg"),
                ("heading", "Desirable"), ("item", "You can drive"),
            ],
        ),
        (
            [("", "Essential", "Desirable"), ("Baking", "✓", ""), ("Skills", "Rye", "Spelt"), ("Driving", "", "X")],
            [
                ("heading", "Essential"), ("item", "Baking"), ("item", "Skills: Rye"),
                ("heading", "Desirable"), ("item", "Skills: Spelt"), ("item", "Driving"),
            ],
        ),
    ],
)  # fmt: skip
def test_tables(rows: list[tuple[str, ...]], expected: list[tuple[str, str]]) -> None:
    assert shapes(word(table(*rows))) == expected


def test_tables_within_cells_and_links_in_values() -> None:
    value = p(r("at "), f'<w:hyperlink r:id="L1">{r("our site")}</w:hyperlink>')
    draft = one(word(table((table(("Apply", value)),))))
    assert draft.source.strip() == "Apply: at our site"
    assert [draft.source[link.start : link.end] for link in draft.links] == ["our site"]


def test_a_bold_label_before_a_tab_has_a_value() -> None:
    def tabbed(label: str, look: str) -> str:
        return p(r(label, look), "<w:r><w:tab/></w:r>", f'<w:hyperlink r:id="L1">{r("York")}</w:hyperlink>')

    data = word(tabbed("Place", BOLD) + tabbed("Town:", BOLD) + tabbed("Mill Ltd", ""))
    assert lines(data) == ["Place: York", "Town: York", "Mill Ltd York"]
    draft = one(data)
    assert [draft.source[link.start : link.end] for link in draft.links] == ["York"] * 3


def test_a_numbered_line_in_bold_is_a_heading() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    data = word(p(r("Purpose of the job", BOLD), look=listed) + p(r("We bake.")), numbering=numbering)
    assert shapes(data) == [("heading", "Purpose of the job"), ("line", "We bake.")]


def test_the_strict_dialect_and_other_names_of_parts() -> None:
    document = f'<w:document xmlns:w="{STRICT}"><w:body>{p(r("We bake."))}</w:body></w:document>'
    relation = (
        '<Relationships><Relationship Id="1" Type="x/officeDocument" Target="/word/document2.xml"/></Relationships>'
    )
    assert lines(packed({"_rels/.rels": relation, "word/document2.xml": document})) == ["We bake."]
    assert lines(packed({"word\\document.xml": document})) == ["We bake."]


# Refusing


OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (OLD, "is an old Word file (.doc)"),
        (OLD + "EncryptedPackage".encode("utf-16-le"), "is protected by a password"),
        (b"We bake bread.", "is no Word file, whatever its name says"),
        (b"PK\x03\x04 and nothing more", "is damaged"),
        (word(p(r("We bake.")))[:-40], "is damaged"),
        (packed({"xl/workbook.xml": "<workbook/>"}), "is an Excel file"),
        (packed({"notes.txt": "We bake."}), "without a Word text"),
        (packed({"word/document.xml": "<w:document"}), "is damaged"),
        (packed({"word/document.xml": b"\xff\xfe\x00"}), "is damaged"),
        (packed({"word/document.xml": "<!DOCTYPE x [<!ENTITY a 'We bake.'>]><x>&a;</x>"}), "document type declaration"),
        (packed({"word/document.xml": "<a>" * 9999 + "</a>" * 9999}), "too deeply nested"),
        (packed({"word/document.xml": f"<a>{'<b/>' * (wordfile.ELEMENTS + 1)}</a>"}), "too large"),
        (packed({"word/document.xml": b" " * (wordfile.UNPACKED + 1)}), "unpacks to more than 20 MB"),
        (word(p(r(" "))), "holds no text to read"),
        (word('<w:altChunk r:id="x"/>'), "as an embedded web page"),
        (packed({f"{number}": "" for number in range(wordfile.ENTRIES + 1)}), "which no Word file does"),
    ],
)  # fmt: skip
def test_what_is_no_word_text_is_refused_in_words(data: bytes, words: str) -> None:
    message = refused(data)
    assert words in message
    assert message.startswith("ad.docx ")


@settings(deadline=None, max_examples=150)
@given(st.binary(max_size=300), st.integers(0, 1 << 20), st.binary(min_size=1, max_size=8))
def test_damage_raises_read_error_and_nothing_else(start: bytes, at: int, patch: bytes) -> None:
    whole = word(table(("Pay", "£30,000")) + p(r("We bake."), style="Heading1"), styles="", numbering="")
    at %= len(whole)
    for data in (start, b"PK" + start, whole[:at], whole[:at] + patch + whole[at + len(patch) :]):
        source = from_bytes(data, "ad.docx")
        if isinstance(source, Source):
            try:
                read(source)
            except ReadError as error:
                assert str(error).startswith("ad.docx ")  # noqa: PT017 - any other error fails the test
        else:
            assert not data


_TAGS = ["p", "r", "t", "tbl", "tr", "tc", "pPr", "rPr", "numPr", "fldChar", "ins", "del", "hyperlink", "sdt", "pict"]
_XML = st.recursive(
    st.sampled_from(["<w:t>bake</w:t>", "<w:tab/>", "<w:br/>", '<w:fldChar w:fldCharType="begin"/>', "<w:b/>",
                     '<w:fldChar w:fldCharType="separate"/>', '<w:fldChar w:fldCharType="end"/>',
                     '<w:ilvl w:val="99"/>', '<w:numId w:val="x"/>', '<w:pStyle w:val="Heading9"/>', "<w:txbxContent/>",
                     '<w:outlineLvl w:val="-1"/>', "<w:instrText>HYPERLINK x</w:instrText>"]),
    lambda inner: st.builds(
        lambda tag, children: f"<w:{tag}>{''.join(children)}</w:{tag}>",
        st.sampled_from(_TAGS), st.lists(inner, max_size=4),
    ),
    max_leaves=25,
)  # fmt: skip


@settings(deadline=None, max_examples=200)
@given(_XML, _XML, _XML)
def test_any_tree_of_elements_is_read_or_refused(body: str, styles: str, numbering: str) -> None:
    try:
        draft = one(word(p(body) + body, styles=styles, numbering=numbering))
    except NoAd:
        return
    assert all(draft.source[block.start : block.end].strip() for block in draft.blocks)
    assert all(0 <= link.start <= link.end <= len(draft.source) for link in draft.links)


# Through the command


def command(*arguments: str, cwd: Path, data: bytes | None = None) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "jobwriter", *arguments], cwd=cwd, input=data, capture_output=True,
        env={**os.environ, "PYTHONWARNINGS": "error"},
    )  # fmt: skip
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def test_lint_and_facts_read_word_files(tmp_path: Path) -> None:
    ad = GOOD[0].read_text(encoding="utf-8")
    data = writer.render(blocks.parse(ad), title="x")
    (tmp_path / "jobs").mkdir()
    (tmp_path / "jobs" / "ad.docx").write_bytes(data)
    (tmp_path / "jobs" / "~$ad.docx").write_bytes(b"\x05owner")
    walked = command("lint", "--isolated", "--as-of", "2026-11-20", "jobs", cwd=tmp_path)
    assert walked.returncode == 0, walked.stdout + walked.stderr
    assert "1 ad read" in walked.stdout
    shown = command("lint", "--isolated", "--show-text", "jobs/ad.docx", cwd=tmp_path)
    assert shown.stdout.splitlines()[0] == f"      0  {ad.splitlines()[0].lstrip('# ')}"
    piped = command("facts", "-", cwd=tmp_path, data=data)
    assert piped.returncode == 0
    assert "£" in piped.stdout


def test_a_file_that_cannot_be_read_is_one_line_and_exit_2(tmp_path: Path) -> None:
    (tmp_path / "locked.docx").write_bytes(OLD + "EncryptedPackage".encode("utf-16-le"))
    (tmp_path / "old.doc").write_bytes(OLD)
    (tmp_path / "empty.docx").write_bytes(b"")
    done = command("lint", "locked.docx", "old.doc", "empty.docx", cwd=tmp_path)
    assert done.returncode == 2
    errors = [line for line in done.stderr.splitlines() if ".doc" in line]
    assert ["password" in errors[0], "save it as .docx" in errors[1], "is empty" in errors[2]] == [True] * 3
    assert "Traceback" not in done.stderr
    done = command("facts", "locked.docx", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith("locked.docx is protected by a password")


def test_markdown_is_linted_without_the_code_for_word(tmp_path: Path) -> None:
    (tmp_path / "ad.md").write_text("# Baker\n\nWe bake.\n")
    (tmp_path / "ad.docx").write_bytes(word(p(r("We bake."))))
    for name, expected in (("ad.md", False), ("ad.docx", True)):
        done = subprocess.run(
            [sys.executable, "-X", "importtime", "-m", "jobwriter", "lint", "--fail-on", "never", name],
            cwd=tmp_path, capture_output=True, text=True,
        )  # fmt: skip
        assert done.returncode == 0
        imported = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines() if line.startswith("import")}
        assert "jobwriter.readers" in imported
        for module in (
            "jobwriter.readers.wordfile",
            "jobwriter.readers.wordtables",
            "zipfile",
            "xml.etree.ElementTree",
        ):
            assert (module in imported) == expected
        assert "docx" not in imported


# Writing


AD = """# Night Baker

**Place:** York\\
**Pay:** £30,000

Read [about us](https://mill.example/a?b=1&c=2) or ask *Ann*, ann@mill.example.

## Duties

1. Run the ovens.
2. Sweep.

### Each week

4. Count the loaves.

- Rye
"""


def test_what_is_written_has_real_styles() -> None:
    made = docx.Document(io.BytesIO(writer.render(blocks.parse(AD), title="Night Baker & co", locale="en-GB")))
    assert [(paragraph.style.name, paragraph.text) for paragraph in made.paragraphs] == [
        ("Heading 1", "Night Baker"), ("Normal", "Place: York\nPay: £30,000"),
        ("Normal", "Read about us or ask Ann, ann@mill.example."), ("Heading 2", "Duties"),
        ("List Number", "Run the ovens."), ("List Number", "Sweep."), ("Heading 3", "Each week"),
        ("List Number", "Count the loaves."), ("List Bullet", "Rye"),
    ]  # fmt: skip
    second = made.paragraphs[2]
    assert [(link.text, link.address) for link in second.hyperlinks] == [
        ("about us", "https://mill.example/a?b=1&c=2"), ("ann@mill.example", "mailto:ann@mill.example"),
    ]  # fmt: skip
    assert [run.text for run in second.runs if run.italic] == ["Ann"]
    assert [run.text for run in made.paragraphs[1].runs if run.bold] == ["Place:", "Pay:"]
    lists = {paragraph._p.pPr.numPr.numId.val for paragraph in made.paragraphs if paragraph.style.name == "List Number"}
    assert len(lists) == 2


def test_no_heading_and_no_single_item_ends_or_opens_a_page() -> None:
    made = docx.Document(
        io.BytesIO(writer.render(blocks.parse("## Duties\n\n- a\n- b\n- c\n- d\n\nText\n\n- e"), title="x"))
    )
    kept = [
        paragraph.text
        for paragraph in made.paragraphs
        if paragraph.paragraph_format.keep_with_next or paragraph.style.paragraph_format.keep_with_next
    ]
    assert kept == ["Duties", "a", "c"]


def test_properties_name_the_ad_and_nobody_else() -> None:
    data = writer.render(blocks.parse(AD), title="Night Baker & co\x00", locale="en-US")
    made = docx.Document(io.BytesIO(data))
    core = made.core_properties
    assert (core.title, core.language) == ("Night Baker & co", "en-US")
    assert not core.author
    assert not core.comments
    assert core.created is None
    assert core.modified is None
    section = made.sections[0]
    assert (round(section.page_width.inches, 2), round(section.page_height.inches, 2)) == (8.5, 11)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        text = b"".join(archive.read(name) for name in archive.namelist()).decode()
    assert "python" not in text.lower()
    assert re.findall(r'w:lang w:val="([^"]*)"', text) == ["en-US"]
    assert re.findall(r"20[0-3]\d-\d\d-\d\d", text) == []


def test_the_same_ad_gives_the_same_bytes() -> None:
    first = writer.render(blocks.parse(AD), title="x")
    assert writer.render(blocks.parse(AD), title="x") == first
    code = (
        "import sys; from jobwriter.renderers import blocks, docx; "
        "sys.stdout.buffer.write(docx.render(blocks.parse(sys.stdin.buffer.read().decode()), title='x'))"
    )
    env = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}
    other = subprocess.run([sys.executable, "-c", code], input=AD.encode(), capture_output=True, env=env, check=True)
    assert other.stdout == first


def test_without_python_docx_the_error_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(writer.NotInstalled, match=re.escape("pip install 'jobwriter[docx]'")):
        writer.render((), title="x")


def test_an_ad_without_blocks_and_odd_targets_are_written() -> None:
    assert docx.Document(io.BytesIO(writer.render((), title=""))).paragraphs == []
    runs = (blocks.Run("here", href="https://mill.example/a b\u00e9<\x01"), blocks.Run("\x0bno", href="javascript:x"))
    made = docx.Document(io.BytesIO(writer.render([blocks.Paragraph(runs)], title="")))
    assert [link.address for link in made.paragraphs[0].hyperlinks] == ["https://mill.example/a%20b%C3%A9%3C%01"]
    assert made.paragraphs[0].text == "hereno"


# Both ways


def judged(draft: Draft) -> dict[str, object]:
    report = lint_draft(draft, SETTINGS)
    document = report.document
    assert document is not None
    assert report.facts is not None
    text = document.text

    def placeless(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: placeless(inner) for key, inner in value.items() if key not in {"start", "end", "mentions"}}
        return [placeless(inner) for inner in value] if isinstance(value, list) else value

    return {
        "findings": [
            (item.rule, item.message, None if item.start is None else text[item.start : item.end])
            for item in report.findings
        ],
        "sections": [
            (part.kind, part.heading and text[part.heading.start : part.heading.end],
             [(block.kind, text[block.start : block.end]) for block in part.blocks])
            for part in document.sections
        ],
        "facts": placeless(export(report.facts, document)),
        "score": report.score and report.score.total,
    }  # fmt: skip


@pytest.mark.parametrize("path", [*GOOD, SEEDS / "drafts" / "tool-wall.md", SEEDS / "drafts" / "contradictions.md"],
                         ids=lambda path: path.stem)  # fmt: skip
def test_markdown_and_word_say_the_same(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    (markdown,) = read(Source("ad.md", text, "markdown"))
    assert judged(one(writer.render(blocks.parse(text), title="x"))) == judged(markdown)


_WORDS = st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn")), min_size=1, max_size=60)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(st.sampled_from("hplo"), _WORDS), min_size=1, max_size=6))
def test_any_words_survive(parts: list[tuple[str, str]]) -> None:
    made: list[blocks.Block] = []
    for kind, words in parts:
        runs = (blocks.Run(f"Z{words}Z"),)
        if kind == "h":
            made.append(blocks.Heading(2, runs))
        elif kind == "p":
            made.append(blocks.Paragraph(runs))
        else:
            made.append(blocks.Listing(kind == "o", (runs,)))
    data = writer.render(made, title="".join(words for _, words in parts))
    source = re.sub(r"(?m)^(?:- |\d+\. )(?=Z)", "", one(data).source)
    assert "".join(source.split()) == "".join("".join(f"Z{words}Z".split()) for _, words in parts)


# What LibreOffice makes of it


def test_libreoffice_shows_the_ad(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("!!!! WORD FILES NOT SHOWN TO LIBREOFFICE: it needs soffice !!!!")
    path = next(path for path in GOOD if path.stem == "ml-engineer")
    text = path.read_text(encoding="utf-8")
    (tmp_path / "ad.docx").write_bytes(writer.render(blocks.parse(text), title="Machine Learning Engineer"))
    subprocess.run(
        [office, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to", "pdf",
         "--outdir", str(tmp_path), str(tmp_path / "ad.docx")],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    pdf = (tmp_path / "ad.pdf").read_bytes()
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) in {1, 2}
    assert re.search(rb"/MediaBox\s*\[\s*0 0 595\.\d+ 841\.\d+\s*\]", pdf)
    pages = shutil.which("pdftotext")
    if pages is None:
        pytest.skip("!!!! THE TEXT OF THE PDF NOT COMPARED: it needs pdftotext !!!!")
    shown = subprocess.run([pages, "-layout", str(tmp_path / "ad.pdf"), "-"], check=True, capture_output=True).stdout
    assert "".join(shown.decode().replace("•", "").split()) == "".join(
        "".join(blocks.texts(blocks.parse(text))).split()
    )
