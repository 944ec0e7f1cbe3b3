"""Sections: names and shapes of headings, what only looks like one, and text that no heading opens."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobwriter import packs, sections
from jobwriter.document import Document, SectionKind
from jobwriter.headings import kind_of, normal, shape_of
from jobwriter.readers import markdown, text
from jobwriter.understand import understand


def document(source: str) -> Document:
    return understand(markdown.read(source, "ad.md")[0])


def outline(source: str) -> list[tuple[str, str | None]]:
    """Kind and heading of each section but the title's."""
    ad = document(source)
    return [
        (part.kind, ad.text[part.heading.start : part.heading.end] if part.heading else None)
        for part in ad.sections
        if part.kind != "title"
    ]


LIST = "\n\n- Build the loader.\n- Test the loader.\n- Watch the loader.\n\n"


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("What you’ll do", "duties"),
        ("WHAT YOU WILL BE DOING:", "duties"),
        ("**Key Responsibilities**", "duties"),
        ("🚀 Your responsibilities", "duties"),
        ("Main responsibilities of the role", "duties"),
        ("Person specification", "requirements"),
        ("Essential Skills & Experience:", "requirements"),
        ("What we’re looking for", "requirements"),
        ("Requirements (must have)", "requirements"),
        ("The role - what you'll need", "requirements"),
        ("Nice-to-haves", "nice-to-have"),
        ("Preferred Qualification", "nice-to-have"),
        ("Our tech stack", "skills"),
        ("What's in it for you?", "benefits"),
        ("Perks & Benefits", "benefits"),
        ("Salary range", "pay"),
        ("Where you'll be", "place"),
        ("Equal Opportunities Statement", "legal"),
        ("How to apply", "process"),
        ("Meet the team", "team"),
        ("Our values", "values"),
        ("About us", "company"),
        ("About you", "requirements"),
        ("About the opportunity", "summary"),
        ("What's on your plate", "duties"),
        ("🔧 You'd work on", "duties"),
        ("Who you'd work with", "team"),
        ("What you don't need", "other"),
        ("Team sport", None),
        ("You will find that the loader needs three days to run and nobody knows why it does", None),
    ],
)
def test_names_of_sections(words: str, kind: SectionKind | None) -> None:
    assert kind_of(words.replace("’", "'")) == kind
    assert sections.kind_of is kind_of


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("About Harbourline", "company"),
        ("Life at Harbourline", "company"),
        ("Why Harbourline?", "benefits"),
        ("Why you should join Harbourline", "benefits"),
        ("What Harbourline offers", "benefits"),
        ("As a Data Engineer at Harbourline, you will", "duties"),
        ("During your first three months you'll", "duties"),
        ("What you'll build with us", "duties"),
        ("Skills you'll need on day one", "requirements"),
        ("You might be a good fit if you", "requirements"),
        ("It would be great if you also had", "nice-to-have"),
        ("Don't tick every box?", "legal"),
        ("Our commitment to diversity at Harbourline", "legal"),
        ("How we hire at Harbourline", "process"),
        ("Who you'll work with day to day", "team"),
        ("Harbour Data Team", "team"),
        ("Who you'll report to", "team"),
        ("Why this role is different", "summary"),
        ("How this role fits in", "summary"),
        ("Our data setup", "skills"),
        ("You can enjoy", "benefits"),
        ("Do you recognise yourself?", "requirements"),
        ("What this role is not", "requirements"),
        ("What success looks like after a year", "duties"),
        ("Want to be part of a quieter harbour?", "company"),
        ("Think you're a good match?", "process"),
        ("Not quite right for you?", "process"),
        ("Know somebody who would be?", "process"),
        ("Ready for a change?", "process"),
        ("What does this mean for you", "benefits"),
        ("Bonus and benefits", "benefits"),
        ("What you will earn", "pay"),
        ("In an ideal world you also have", "nice-to-have"),
        ("We also value", "nice-to-have"),
        ("To succeed here you will need", "requirements"),
        ("What we look for in candidates", "requirements"),
        ("Everyone is welcome", "legal"),
        ("We are Harbourline", "company"),
        ("Harbourline at a glance", "company"),
        ("Om rollen | About the role", "summary"),
        ("Tides", None),
        ("How recruitment works", "process"),
        ("The procedure", "process"),
        ("What is nice but not necessary", "nice-to-have"),
        ("What would help, but isn't needed?", "nice-to-have"),
        ("What else do I get?", "benefits"),
        ("What will I earn?", "pay"),
        ("Pay and places", "pay"),
        ("What do I need?", "requirements"),
        ("Who will I work with?", "team"),
    ],
)
def test_shapes_of_sections(words: str, kind: SectionKind | None) -> None:
    assert (kind_of(words) or shape_of(words)) == kind


def test_the_lexicon_is_in_normal_form_and_says_each_name_once() -> None:
    lexicon = packs.lexicon("sections")
    seen: set[str] = set()
    for forms in lexicon["headings"].values():
        for form in forms:
            assert normal(form) == form, form
            assert form not in seen, form
            seen.add(form)
    assert len(lexicon["headings"]) == 15


def test_headings_however_they_are_marked() -> None:
    source = f"# Data Engineer\n\n## What you'll do{LIST}**Requirements**{LIST}BENEFITS{LIST}How to apply:{LIST}"
    assert outline(source) == [
        ("duties", "What you'll do"),
        ("requirements", "Requirements"),
        ("benefits", "BENEFITS"),
        ("process", "How to apply"),
    ]


def test_an_unknown_heading_takes_the_kind_of_its_content_else_of_its_section() -> None:
    assert outline(
        "# Data Engineer\n\nYour responsibilities\n\nLoading:\n\n- Build the loader.\n- Test it.\n- Run it.\n\n"
        "Storage:\n\n- The lake.\n- The tables.\n- The cold store.\n"
    ) == [("duties", "Your responsibilities"), ("duties", "Loading"), ("duties", "Storage")]


@pytest.mark.parametrize(
    "line",
    [
        "Location: Leeds, 2 days a week",
        "Salary: £62,000 to £72,000",
        "**Permanent, full-time**",
        "Hello! We are Harbourline",
        "We look after forty buoys.",
        "Our official channels are the following ones, and no other can be trusted:",
    ],
)
def test_lines_that_head_nothing(line: str) -> None:
    found = outline(
        f"# Data Engineer\n\n{line}\n\nWe look after forty buoys along the coast and tell pilots of the tide.\n"
    )
    assert [heading for _, heading in found if heading] == []


def test_a_numbered_line_over_bullets_is_a_heading() -> None:
    source = (
        "# Clerk\n\n## What you will do\n\nTwo things.\n\n1. Harbour data work\n   - Build the loader.\n   - Test it.\n"
    )
    assert ("duties", "1. Harbour data work") in outline(source)
    assert outline("# Clerk\n\n## What you will do\n\n1. Build the loader\n2. Test it\n") == [
        ("duties", "What you will do")
    ]


def test_a_benefit_in_a_run_of_bare_lines_heads_nothing() -> None:
    source = (
        "# Clerk\n\nWhat we offer\n\nA desk by the water\n\nFlexible working mode\n\nA boat on every second Friday\n"
    )
    assert outline(source) == [("benefits", "What we offer")]


def test_bare_duties_under_a_sub_heading() -> None:
    source = (
        "# Clerk\n\nWhat you'll do\n\nHarbour Data And Models\nBuild the loader that reads every gate of the harbour.\n"
        "Maintain the model that tells when a gate fails.\n"
    )
    assert ("duties", "Harbour Data And Models") in outline(source)


def test_bold_words_within_a_sentence_head_nothing() -> None:
    found = outline(
        "# Data Engineer\n\nOur client in the north of England looks for a\n**Data Engineer**\nto load tides.\n"
    )
    assert [heading for _, heading in found if heading not in {None, "Data Engineer"}] == []


def test_a_run_of_bare_skills_holds_no_headings() -> None:
    found = outline("# Data Engineer\n\n## Requirements\n\nPython\nExperience\nSQL\nLocation\nDocker\nGit\n")
    assert found == [("requirements", "Requirements")]


def test_text_without_headings_is_sorted_by_its_cues() -> None:
    found = outline(
        "# Data Engineer\n\nHarbourline was founded in 1990 and is a leading keeper of buoys with offices abroad.\n\n"
        "We are looking for an engineer to join our team; in this role you will load tides.\n\n"
        "We are an equal opportunity employer and welcome people regardless of age, race or disability.\n"
    )
    assert [kind for kind, _ in found] == ["company", "summary", "legal"]


def test_policy_text_after_a_list_leaves_its_section() -> None:
    found = outline(
        f"# Data Engineer\n\n## What you need{LIST}"
        "Harbourline is an equal opportunity employer; tell us about reasonable adjustments that would help you.\n"
    )
    assert found == [("requirements", "What you need"), ("legal", None)]


def test_a_flattened_ad_is_taken_apart() -> None:
    body = (
        "The tide team tells pilots when it is safe to come in. We load forty buoys a minute and lose none of them. "
        "What You'll Do • Build the loader that reads every buoy once a minute • Test the loader against a winter gale "
        "• Watch the loader with one other engineer Who You Are • You have kept a service running for real users "
        "• You write Python that other people can change Where You'll Be We work in Bristol, two days a week."
    )
    ad = document(f"# Data Engineer\n\n{body}\n")
    found = [(part.kind, [block.marker for block in part.blocks]) for part in ad.sections if part.kind != "title"]
    assert found[1:] == [("duties", ["inline"] * 3), ("requirements", ["inline"] * 2), ("place", [""])]
    words = [ad.text[block.start : block.end] for part in ad.sections for block in part.blocks]
    assert "Test the loader against a winter gale" in words


def test_a_label_before_its_text_opens_a_section() -> None:
    found = outline("# Data Engineer\n\nWe keep buoys.\n\nRequirements: two years with loaders, some SQL, patience.\n")
    assert ("requirements", None) in found


@pytest.mark.parametrize(
    "line",
    [
        "Who are we, you ask?",
        "The Tide Desk's Superpowers?",
        "What it's like to work with us:",
        "Examples of things you would do:",
        "What your day could look like:",
        "This role is not for you if:",
        "Skills, experience and attitudes :",
        "Core areas (must have)",
        "Hands-On Delivery",
    ],
)
def test_questions_and_lead_ins_head_a_list(line: str) -> None:
    ad = document(f"# Data Engineer\n\nYou will load the tides of forty buoys.\n\n{line}\n{LIST}")
    assert [ad.text[part.heading.start : part.heading.end] for part in ad.sections if part.heading][1:] == [
        line.rstrip(" :")
    ]


@pytest.mark.parametrize(
    "line",
    [
        "These include:",
        "25 days of holiday a year",
        "Up to 10% bonus",
        "Keep the loader of the buoys alive",
    ],
)
def test_figures_and_pointing_words_head_nothing(line: str) -> None:
    bare = "Tests for the loader of the buoys"
    ad = document(f"# Data Engineer\n\n## The offer\n\n{bare}\n\n{line}\n\n{bare} and of its tables\n\n{bare}\n")
    assert [ad.text[part.heading.start : part.heading.end] for part in ad.sections if part.heading][1:] == ["The offer"]


def test_bold_words_of_an_item_that_was_broken_head_nothing() -> None:
    ad = document(
        "# Data Engineer\n\n## Requirements\n\n- Two years of work in\n**Go or Python**\n(both help)\n- SQL\n"
    )
    assert all(
        part.heading is None or "Go" not in ad.text[part.heading.start : part.heading.end] for part in ad.sections
    )


def test_a_long_lead_in_opens_the_extras() -> None:
    lead = "We'd be delighted if you also know, or are keen to learn over the years, one of these other things:"
    found = outline(f"# Data Engineer\n\n## What you need\n\n- SQL\n- Git\n- Tides\n\n{lead}\n\n- Rust\n- Go\n- Zig\n")
    assert [kind for kind, _ in found] == ["requirements", "nice-to-have"]


def test_short_lines_and_paragraphs_that_take_turns_are_sub_headings() -> None:
    text = "You will work with the desk that reads the buoys, and keep their tables whole in every gale of the year."
    source = f"# Data Engineer\n\nWhat you'll do\n\nOwn the loader\n\n{text}\n\nPartner with the desk\n\n{text}\n"
    assert outline(source) == [
        ("duties", "What you'll do"),
        ("duties", "Own the loader"),
        ("duties", "Partner with the desk"),
    ]


def test_a_sub_heading_takes_the_kind_of_the_section_it_names_only_in_part() -> None:
    skills = outline(
        "# Data Engineer\n\n## What you'll bring\n\n### Technical expertise\n\n- Tides\n- Gales\n- Buoys\n"
    )
    assert skills[1] == ("requirements", "Technical expertise")
    duties = outline(f"# Data Engineer\n\n## What you'll do{LIST}### Collaboration & Team Culture{LIST}")
    assert duties[1] == ("duties", "Collaboration & Team Culture")


def test_values_of_the_labels_of_an_export_head_nothing() -> None:
    source = "# Data Engineer\n\n**Department**\nTechnology\n\n**Job Family**\nData\n\n## What you'll do" + LIST
    assert outline(source)[:2] == [("other", "Department"), ("other", "Job Family")]


def test_why_a_company_is_benefits_only_where_it_names_some() -> None:
    perks = "- Six weeks of annual leave\n- A pension of 8%\n- A gym by the quay\n"
    assert outline(f"# Data Engineer\n\n## Why Harbourline?\n\n{perks}")[0][0] == "benefits"
    story = "- Shape how ships come in\n- See the coast from above\n- Grow with a small crew\n"
    assert outline(f"# Data Engineer\n\n## Why Harbourline?\n\n{story}")[0][0] == "company"


def test_text_under_the_company_that_turns_to_the_role_is_summary() -> None:
    about = "We keep forty buoys for the pilots of three harbours, and have done so for ninety years now."
    role = "As our engineer you'll load what they send, once a minute, and tell the desk when one goes quiet for long."
    found = outline(f"# Data Engineer\n\n## About us\n\n{about}\n\n{role}\n")
    assert [kind for kind, _ in found] == ["company", "summary"]


def test_a_heading_with_nothing_under_it_before_another_matter_is_a_container() -> None:
    source = f"# Data Engineer\n\n## Requirements\n\n## The role\n\nYou load tides.\n\n## What you'll bring{LIST}"
    assert outline(source)[0] == ("other", "Requirements")


TEXTS = st.text(alphabet=st.sampled_from("aB £:.•-*#{}\"?!&|\n'’🚀"), max_size=160)
PIECES = st.lists(
    st.sampled_from(
        (
            "# ",
            "## Requirements",
            "**Benefits**",
            "What You'll Do ",
            "• ",
            "Related jobs",
            "{",
            '"job_id": 1',
            "\n",
            "\n\n",
            "- Build it.",
            "You have a cat.",
            "Location: ",
            "T",
            "A FEW POINTS:",
            " ",
        )
    ),
    max_size=30,
).map("".join)


@given(st.one_of(TEXTS, PIECES))
def test_sections_lie_in_the_ad_in_order_whatever_the_text(source: str) -> None:
    for read in (markdown.read, text.read):
        ad = understand(read(source, "ad")[0])
        assert [zone.start for zone in ad.zones] == sorted(zone.start for zone in ad.zones)
        assert ad.zones[0].start == 0
        assert ad.zones[-1].end >= len(ad.text)
        at = 0
        for part in ad.sections:
            assert at <= part.start <= part.end <= len(ad.text)
            assert ad.zone_at(part.start).kind == "ad"
            at = part.end
            for block in part.blocks:
                assert part.start <= block.start <= block.end <= part.end
        assert all(first.end <= second.start for first, second in pairwise(ad.blocks))


@pytest.mark.parametrize(
    "source",
    ["What " * 60_000, "What You'll Do Build it • " * 10_000, "Strong SQL\n" * 20_000, "Benefits:\n" * 20_000],
    ids=["one word", "flattened", "short lines", "headings"],
)
def test_time_grows_with_length_only(source: str) -> None:
    began = time.process_time()
    document(source)
    assert time.process_time() - began < 6


def test_what_would_be_ideal_below_the_requirements_is_an_extra() -> None:
    needs = "## About you\n\n- Tested Python\n- Clear writing\n\n"
    ideal = "Ideally you have:\n\n- Seen a tide table\n- Used a crane\n"
    duties = "# Baker\n\n## What you will do\n\n- Bake.\n- Sweep.\n\n"
    assert outline(duties + needs + ideal)[-1][0] == "nice-to-have"
    assert outline(duties + ideal)[-1][0] == "requirements"


def test_lines_that_open_with_pictographs_are_a_list() -> None:
    perks = "💰 A bonus of 5%\n\n🥕 Lunch\n\n🚑 Insurance\n\n🌎 Visa sponsorship\n\n🍼 Parental leave\n"
    source = f"Baker\n\nWhat you will do\n\n- Bake.\n- Sweep.\n\nBenefits\n\n{perks}"
    assert [heading for _, heading in outline(source)][-1] == "Benefits"


def test_the_line_that_a_bullet_leads_over_to_is_no_heading() -> None:
    lead = "- You are at ease with:\nOwning the oven from morning to night\n\n- Early hours\n"
    source = f"# Baker\n\n## What we look for\n\n{lead}"
    assert outline(source)[-1] == ("requirements", "What we look for")


def test_headings_with_an_at_sign() -> None:
    policy = "We hire people of every background and keep our doors and our records open to all of them."
    source = f"Baker\n\nWhat you will do\n\n- Bake.\n- Sweep.\n\nInclusion @ Harbourline\n\n{policy}\n"
    assert outline(source)[-1] == ("legal", "Inclusion @ Harbourline")


def test_a_question_about_applying_is_a_heading() -> None:
    source = (
        "Baker\n\nWhat you will do\n\n- Bake.\n- Sweep.\n\nThink you're a good match for this oven?\n\n"
        "Tell us in a page what you have baked and why you would like to bake it here.\n"
    )
    assert outline(source)[-1][0] == "process"


def test_about_the_employer_over_one_short_sentence_at_the_end() -> None:
    source = "Baker\n\nWhat you will do\n\n- Bake.\n- Sweep.\n\nAbout Mill Street\n\nWe bake bread for forty shops.\n"
    assert outline(source)[-1] == ("company", "About Mill Street")


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("You'd be a good fit if", "requirements"),
        ("You would fit right in if you", "requirements"),
        ("Useful, and you can learn it here", "nice-to-have"),
        ("Nice if you have it", "nice-to-have"),
    ],
)
def test_headings_that_speak_to_the_reader(heading: str, kind: str) -> None:
    text = f"# Data Engineer\n\nWe run trains.\n\n## {heading}\n\n- You have kept a pipeline alive.\n- You know SQL.\n"
    assert [section.kind for section in document(text).sections if section.heading][-1] == kind


def test_cover_for_a_maternity_leave_is_a_contract_and_no_benefit() -> None:
    text = "Data Scientist\nNorthgate Rail\n\nContract: Fixed term, 18 months (maternity cover)\nHours: 37.5 a week\n"
    assert "benefits" not in {section.kind for section in document(text).sections}


def test_leaving_something_behind_is_no_benefit() -> None:
    text = "# Data Engineer\n\nWe run 900 bike docks. You find the duplicates, fix the models and leave tests behind.\n"
    assert "benefits" not in [kind for kind, _ in outline(text)]
