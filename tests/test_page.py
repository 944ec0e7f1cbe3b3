"""Pages: the ad, what the page says about the job, and the rest, wherever the rest lies."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobwriter.document import Document
from jobwriter.prove import base_ad
from jobwriter.readers import markdown, text
from jobwriter.understand import understand

SEEDS = Path(__file__).parent.parent / "seeds"


def page(source: str, *, whole: bool = False) -> Document:
    return understand(text.read(source, "page.txt")[0], whole=whole)


def lines(document: Document, *kinds: str) -> list[str]:
    return [
        line.strip()
        for zone in document.in_zone(*kinds)
        for line in document.text[zone.start : zone.end].split("\n")
        if line.strip()
    ]


def reasons(document: Document) -> list[str]:
    return [zone.reason for zone in document.in_zone("omitted")]


HEAD = "Skip to main content\nHome\nSearch jobs\nSign in\n\nTide Data Engineer\n\nHarbourline\nBristol\n3 weeks ago\n"
BODY = [
    "Forty buoys tell harbour pilots when it is safe to come in, and one of them always goes quiet in a gale. You will "
    "find out why, and see to it that the other thirty-nine are believed.",
    "What you'll do",
    "Build the loader that reads every buoy once a minute.",
    "Test the loader against a winter gale.",
    "Watch the loader with one other engineer.",
    "What you'll need",
    "• You have kept a service running for real users.",
    "• You write Python that other people can change.",
    "• You can tell a pilot what a number means.",
    "How we hire",
    "Send a CV to Ines Duarte, ines.duarte@harbourline.example; we answer within a week.",
]
OTHER_JOBS = (
    "Similar jobs\n\nView all jobs\n\nPlatform Engineer, Storage\n\nPrincipal Data Scientist\n\nMonitoring Lead\n"
)
COOKIES = "We use cookies to remember what you looked at. You can change this at any time.\nAccept all\nReject all\n"
TEASERS = (
    "Career advice\n\nRead our latest guides.\n\nHow to ask for a raise\n\nMost people wait far too long before they "
    "ask, and then they ask by e-mail. This guide says when to ask, what to bring and how to answer the first no. You "
    "will need a quiet room.\n"
)
FOOT = "About us\nContact us\nPrivacy policy\nTerms of use\n© 2026 Work Weekly\n"
ALERT = "Create job alert\n"


@pytest.mark.parametrize("chrome", [OTHER_JOBS, COOKIES, ALERT], ids=["other jobs", "cookies", "alert"])
@pytest.mark.parametrize("cut", range(1, len(BODY)))
def test_text_of_the_site_in_the_middle_leaves_the_ad_whole(chrome: str, cut: int) -> None:
    plain = page("Tide Data Engineer\n\n" + "\n\n".join(BODY))
    body = "\n\n".join(BODY[:cut]) + f"\n\n{chrome}\n" + "\n\n".join(BODY[cut:])
    found = page(f"{HEAD}\n{body}\n\n{OTHER_JOBS}\n{TEASERS}\n{FOOT}")
    assert lines(found, "ad") == BODY
    assert lines(found, "posting") == ["Tide Data Engineer", "Harbourline", "Bristol", "3 weeks ago"]
    assert found.words == plain.words - 3
    headings = [
        [
            (part.kind, document.text[part.heading.start : part.heading.end])
            for part in document.sections
            if part.heading
        ]
        for document in (plain, found)
    ]
    assert headings[1] == headings[0][1:]


def test_articles_in_the_middle_end_at_the_next_section() -> None:
    body = "\n\n".join(BODY[:5]) + f"\n\n{TEASERS}\n" + "\n\n".join(BODY[5:])
    found = page(f"{HEAD}\n{body}\n")
    assert lines(found, "ad") == BODY
    assert "articles and tips of the site" in reasons(found)


def test_whole_keeps_everything() -> None:
    found = page(f"{HEAD}\n{OTHER_JOBS}", whole=True)
    assert [zone.kind for zone in found.zones] == ["ad"]


@pytest.mark.parametrize("read", [text.read, markdown.read])
def test_a_normal_ad_is_an_ad_from_first_to_last_line(read: object) -> None:
    for source in (base_ad(), *(path.read_text("utf-8") for path in sorted((SEEDS / "good").glob("*.md")))):
        found = understand(read(source, "ad.md")[0])  # type: ignore[operator]
        assert [zone.kind for zone in found.zones] == ["ad"]


@pytest.mark.parametrize(
    "source",
    [
        "# Data Engineer\n\nReference: HL-12\nClosing date: 12 January 2027\nLocation: Bristol\n\nYou load tides.",
        "# Data Engineer\n\nYou load tides.\n\nApply now",
        "# Search Engineer\n\n## About\n\nYou rank related jobs and similar roles.\n\n## Contact\n\nWrite to Ines.",
        "# Privacy Engineer\n\nYou replace cookies.\n\n- Privacy\n- Support\n- Blog\n- Help",
        "# Data Engineer\n\n{name} loads tides.",
    ],
)
def test_near_misses_stay_in_the_ad(source: str) -> None:
    assert [zone.kind for zone in page(source).zones] == ["ad"]


def test_json_is_left_out_beside_the_text() -> None:
    found = page(
        "Job Detail\n\nTide Data Engineer\n\nID: #20331\nPosted: 2026-04-02\n\nDescription\n\n"
        + " ".join(BODY[:3])
        + '\nRaw JSON\n{\n  "job_id": "a1",\n  "job_description": "Forty buoys"\n}\n'
    )
    assert reasons(found) == ["scores of a machine", "raw JSON"]
    assert lines(found, "ad")[0] == "Description"
    assert "job_description" not in " ".join(lines(found, "ad", "posting"))


def test_ways_to_apply_are_of_the_posting() -> None:
    found = page(
        HEAD
        + "\n".join(BODY)
        + "\nApply Options\nPublisher Link\nJobNest Apply\nRaw JSON\n{\n"
        + '  "job_id": "a1",\n  "apply_link": "https://jobnest.example/a",\n  "job_is_remote": true,\n  "x": 1\n}\n'
    )
    said = lines(found, "posting")
    assert "JobNest Apply" in said
    assert '"apply_link": "https://jobnest.example/a",' in said
    assert '"job_is_remote": true,' in said
    assert '"x": 1' in lines(found, "omitted")


def test_a_title_with_bars_is_no_menu() -> None:
    title = "Data Engineers | SQL | Python | Trading | Up to 85,000 | Hybrid"
    found = page(f"{title}\n\n" + "\n".join(BODY))
    assert found.title is not None
    assert found.text[found.title.start : found.title.end] == title


def test_fields_that_only_a_board_writes_show_a_pasted_page() -> None:
    found = page(
        "Tide Data Engineer\n\nJob Req ID: 52\nPosting Date: 14 Oct 2026\nSalary: Good\n\n" + "\n\n".join(BODY)
    )
    assert lines(found, "posting") == [
        "Tide Data Engineer", "Job Req ID: 52", "Posting Date: 14 Oct 2026", "Salary: Good",
    ]  # fmt: skip
    assert lines(found, "ad") == BODY


def test_a_page_without_an_ad_has_no_zone_for_one() -> None:
    found = page(f"Home\nSign in\n\n{OTHER_JOBS}\n{COOKIES}\n{FOOT}")
    assert not list(found.in_zone("ad"))
    assert found.words == 0


def test_the_boards_estimate_and_glance_are_posting() -> None:
    found = page((SEEDS / "pages" / "board-estimate.txt").read_text("utf-8"))
    posting = lines(found, "posting")
    assert any("(est.)" in line for line in posting)
    assert any(line.startswith("The predicted salary") for line in posting)
    assert "At a Glance" in posting
    assert "letter of a missing logo" in reasons(found)
    assert not any("Expert Advice" in line or "employer:" in line for line in lines(found, "ad", "posting"))


@pytest.mark.parametrize(
    ("source", "title"),
    [
        ("# Tide Data Engineer\n\nYou load tides.", "Tide Data Engineer"),
        ("Job Title: Tide Data Engineer\n\nYou load tides.", "Tide Data Engineer"),
        ("Apply now\n\nTide Data Engineer\n\nYou load tides.", "Tide Data Engineer"),
        ("Head of Tides\n\nYou load tides.", "Head of Tides"),
        ("We keep forty buoys and look for somebody who can load what they say about the tide.", None),
        ("About us\n\nWe keep forty buoys.", None),
    ],
)
def test_the_title_of_the_job(source: str, title: str | None) -> None:
    found = understand(markdown.read(source, "ad.md")[0])
    assert (found.text[found.title.start : found.title.end] if found.title else None) == title


PIECES = st.lists(
    st.sampled_from(
        [HEAD, OTHER_JOBS, COOKIES, TEASERS, FOOT, ALERT, "\n".join(BODY), "{\n", '"a": 1\n', "T\n", "\n", "•"]
    ),
    max_size=12,
).map("".join)


@given(PIECES)
def test_zones_cover_the_page_in_order(source: str) -> None:
    found = page(source)
    assert found.zones[0].start == 0
    assert found.zones[-1].end >= len(found.text)
    at = 0
    for zone in found.zones:
        assert zone.start == at < zone.end
        assert bool(zone.reason) == (zone.kind == "omitted")
        at = zone.end


@pytest.mark.parametrize(
    "source",
    [
        "Related jobs\nTide Engineer\n" * 15_000,
        "{\n" * 30_000,
        "Posted: today\nID: 1\n" * 15_000,
        "Home\nBlog\n" * 15_000,
    ],
    ids=["other jobs", "braces", "fields", "menu"],
)
def test_time_grows_with_length_only(source: str) -> None:
    began = time.process_time()
    page(source)
    assert time.process_time() - began < 6
