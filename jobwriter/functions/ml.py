"""Rules of the category ml that read facts or judge hits: one function per rule, named after its id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from jobwriter.document import Document
from jobwriter.engine import Ad
from jobwriter.finding import Match
from jobwriter.patterns import pattern

_TESTED = pattern(
    r"\b(?:evaluat(?:e|es|ed|ing|ions?)|evals?|metrics?|benchmark(?:s|ed|ing)?|accuracy|precision|recall|latency"
    r"|groundedness|hallucinat\w+|refusals?|guardrails?|error rates?|test sets?|red[- ]team(?:s|ing)?)\b",
    needs=(
        "eval",
        "metric",
        "bench",
        "accur",
        "precis",
        "recall",
        "laten",
        "ground",
        "hallu",
        "refus",
        "guard",
        "error",
        "test",
        "team",
    ),
)
_FAMILIAR = pattern(r"(?:familiar(?:ity)?|exposure|awareness)\b")
_WARE = pattern(
    r"\b(?:generative|gen[- ]?ai|llms?|language models?|agents?|agentic|rag)\b",
    needs=("gen", "llm", "language m", "rag"),
)
_SUBJECT = pattern(r"\b(?:ai|ml|llms?|gen[- ]?ai|machine[- ]learning|artificial intelligence)\b")
_BARE = pattern(
    r"(?:ai|ai/ml|gen[- ]?ai|generative ai|agentic|agentic ai|llms?|artificial intelligence) (?:uses? cases"
    r"|technologies|adoption|efforts|readiness|enablement|opportunities|initiatives|innovation|ambition|agenda|solutions"
    r"|analytics|bi|ways|tools)"
)


def ai_hype(ad: Ad, options: Mapping[str, Any], spans: Sequence[tuple[int, int]]) -> Iterator[Match]:
    """Words for AI that stand for no task; the first is a warning where they pile up.

    They pass in a sentence that says how the work is judged, familiarity passes where a duty needs it, and bare names
    of work with AI pass where the title says that AI is the subject.
    """
    document = ad.document
    title = document.title
    subject = title is not None and _SUBJECT.search(document.lower, title.start, title.end) is not None
    tested: dict[int, bool] = {}
    used = any(_WARE.search(document.lower, section.start, section.end) for section in document.sections_of("duties"))
    hollow = []
    for start, end in spans:
        sentence = document.sentence_at(start)
        if sentence and sentence.start not in tested:
            tested[sentence.start] = bool(_TESTED.search(document.lower, sentence.start, sentence.end))
        if (sentence and tested[sentence.start]) or (used and _FAMILIAR.match(document.lower, start)):
            continue
        if (subject and _BARE.fullmatch(document.lower, start, end)) or _leads_list(document, start):
            continue
        hollow.append((start, end))
    for number, (start, end) in enumerate(hollow):
        grave = number == 0 and len(hollow) >= options["many"]
        yield Match(start, end, {"words": document.text[start:end]}, severity="warning" if grave else None)


def _leads_list(document: Document, start: int) -> bool:
    """Whether words stand in a line that ends with a colon, over the duties or skills that say what is meant."""
    section, block = document.section_at(start), document.block_at(start)
    if section is None or block is None or section.kind not in {"duties", "requirements", "skills", "nice-to-have"}:
        return False
    return document.text[block.end - 1] == ":" and block.end < section.end


_NAMES: Mapping[str, str] = {
    "research": "research",
    "applied-science": "applied science",
    "ml-engineering": "machine-learning engineering",
    "mlops": "MLOps and platform work",
    "data-science": "data science",
    "data-engineering": "data engineering",
    "backend": "backend software",
    "ai-app-engineering": "building AI applications",
    "analytics": "analytics",
    "management": "leading people",
    "other": "another kind of work",
}
_NEAR = (
    {"ml-engineering", "data-science"},
    {"ml-engineering", "applied-science"},
    {"applied-science", "research"},
    {"analytics", "data-engineering"},
    {"ml-engineering", "research"},
)
"""Kinds of role that share so many words that only a wide gap between them tells."""
_LEARNS = pattern(r"\b(?:intern(?:ship)?|placement|graduate|apprentice(?:ship)?|trainee|student)\b")
"""Titles of people who learn: words of teaching in such an ad are about them, and not what they do."""
_TEACHES = pattern(
    r"\b(?:instructor|trainer|tutor|teacher|lecturer|mentor|facilitator|educator|annotator|rater|evaluator|labell?er)s?\b"
)
_DESIGNS = pattern(r"\barchitects?\b", needs=("architect",))
_LEVEL_OF_MANAGER = frozenset(("manager",))
_NO_DATA_NEEDED = frozenset(("analytics", "management", "backend", "other"))
_NOT_DEPLOYED = _NO_DATA_NEEDED | {"research"}


def unclear_role_type(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """The duties are those of another role than the title names, or of several with none in the lead."""
    title, kind = ad.facts.title, ad.facts.role_type
    if title is None or kind is None or kind.explained or _TEACHES.search(title.text.lower()):
        return
    top = kind.scores[0]
    if top.role == "other" and _LEARNS.search(title.text.lower()):
        return
    if (
        top.score < options["min_score"]
        or _SELLS.search(title.text.lower())
        or _names_both(title.text.lower(), top.role)
    ):
        return
    named = next((score.score for score in kind.scores if score.role == title.role), 0.0)
    bodies = {name.role for name in ad.facts.titles} - {"other", title.role}
    if title.role not in {"other", "management"} and top.role not in {title.role, "management"}:
        near = {title.role, top.role} in _NEAR
        ratio = options["near_percent" if near else "other_percent" if top.role == "other" else "percent"]
        if top.role in bodies:
            ratio = 100
        if named * 100 < ratio * top.score:
            words = ", ".join(f'"{_short(ad, span)}"' for span in top.evidence[:3])
            what = (
                f'The title "{title.text}" names {_NAMES[title.role]}, but most duties are {_NAMES[top.role]} ({words})'
            )
            yield Match(values={"what": what}, section="duties")
            return
    level = [score for score in kind.scores if score.score * 100 >= options["level_percent"] * top.score]
    if len(level) >= options["mix"] and title.role != top.role:
        names = ", ".join(_NAMES[score.role] for score in level)
        yield Match(
            values={"what": f"The duties are spread evenly over {names}, and none of them leads"}, section="duties"
        )


_SELLS = pattern(r"\b(?:business development|sales|account (?:manager|executive)|partnerships?|recruiter)\b")
"""The noun that leads such a title says what the work is; AI is only the trade."""
_COMPOUND = {
    "ai-app-engineering": pattern(
        r"\b(?:gen)?ai (?:and|&) (?:data|ml|analytics)\b|\b(?:data|analytics) (?:and|&) (?:gen)?ai\b"
    ),
    "data-engineering": pattern(
        r"\bdata (?:\w+ )?(?:and|&) \w|\w (?:and|&) data engineer\b|\bdata analytics engineer\b"
    ),
    "analytics": pattern(r"\banalytics (?:and|&) \w|\w (?:and|&) analytics\b|\bdata analytics engineer\b"),
}


def _names_both(title: str, role: str) -> bool:
    """Whether a compound title also names the kind of work that leads the duties: ``AI and Data Engineer``."""
    return role in _COMPOUND and _COMPOUND[role].search(title) is not None


def _short(ad: Ad, span: tuple[int, int]) -> str:
    return " ".join(ad.document.text[slice(*span)].split())


def missing_problem(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """Nothing in what is said about the job tells who it is for and what gets predicted, decided or built."""
    del options
    facts = ad.facts
    teaches = facts.title is not None and _TEACHES.search(facts.title.text.lower())
    if not (facts.problem or facts.confidential or teaches or _kind(ad) == "other"):
        yield Match(section="summary")


def missing_data_context(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """No kind, size, labelling or privacy of the data; where large models are trained, no word on the compute."""
    del options
    if _is_exempt(ad, _NO_DATA_NEEDED):
        return
    told = {statement.kind for statement in ad.facts.data_context}
    if not told - {"compute"}:
        yield Match(
            values={"what": "which data the work stands on: its kind, its size, its labels or its privacy"},
            section="duties",
        )
    elif "compute" not in told and _trains_large_models(ad):
        yield Match(values={"what": "which GPUs or what budget for compute there is to train on"}, section="duties")


_LARGE = pattern(
    r"\b(?:pre-?train(?:ing)?"
    r"|train(?:ing)? (?:of )?(?:\w+ ){0,2}?(?:large|foundation|frontier|generative) (?:\w+ ){0,2}?models?"
    r"|distributed training|large[- ]scale training)\b",
    needs=("train",),
)


def _trains_large_models(ad: Ad) -> bool:
    """Whether a research role has duties that no one can judge without knowing the compute."""
    if _kind(ad) not in {"research", "applied-science", "ml-engineering"}:
        return False
    return any(
        _LARGE.search(ad.document.lower, section.start, section.end) for section in ad.document.sections_of("duties")
    )


def missing_deployment_context(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """Nothing on how results are used: in batch or online, how fast, how much, on what, kept running by whom."""
    del options
    if not (ad.facts.deployment or _is_exempt(ad, _NOT_DEPLOYED)):
        yield Match(section="duties")


def _kind(ad: Ad) -> str:
    return ad.facts.role_type.value if ad.facts.role_type else ""


def _is_exempt(ad: Ad, kinds: frozenset[str]) -> bool:
    """Whether a role, by what its title says or its duties are, is one that owes no such context."""
    title = ad.facts.title
    if title is not None:
        text = title.text.lower()
        if (
            title.level in _LEVEL_OF_MANAGER
            or title.role in kinds - {"other"}
            or _DESIGNS.search(text)
            or _TEACHES.search(text)
        ):
            return True
    return not ad.facts.role_type or _kind(ad) in kinds


def undefined_success(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """No target with a number, no outcome with a date, no passage on what success means."""
    del options
    if not ad.facts.success:
        yield Match(section="summary")


def missing_team_context(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """The size, the manager and the disciplines of the team are all left out."""
    del options
    if not ad.facts.team:
        yield Match(section="team")


def unicorn_role(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """The duties of one person reach over too many areas of work."""
    areas = ad.facts.role_type.areas if ad.facts.role_type else ()
    if len(areas) < options["areas"]:
        return
    words = ", ".join(f'{area.kind} ("{_short(ad, (area.start, area.end))}")' for area in areas)
    yield Match(values={"count": len(areas), "areas": words}, section="duties")


def undisclosed_on_call(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """Words that come with on-call work, and no word on whether there is any."""
    del options
    on_call = ad.facts.on_call
    if on_call is not None and on_call.stated == "implied" and on_call.start >= 0:
        words = " ".join(ad.document.text[on_call.start : on_call.end].split())
        yield Match(on_call.start, on_call.end, {"words": words})
