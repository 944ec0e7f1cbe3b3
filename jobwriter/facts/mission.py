"""What the work is: its kind, the problem, the data it stands on, how its results run, its success, its team.

Words of a trade make a problem (``patients``, ``fraud``), and they must stand where the ad tells of the
job: what the company does for a living, what people must bring and what they are given does not count.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from jobwriter.document import Document
from jobwriter.facts import roletype, success, team, wordbook
from jobwriter.facts.model import Fact, RoleType, Statement, Title, Tool
from jobwriter.facts.voice import sentence_around
from jobwriter.facts.wordbook import Span, stem
from jobwriter.patterns import Pattern, pattern
from jobwriter.records import record

_JOB = frozenset(("duties", "summary", "other", "team", "title"))
_AROUND = _JOB | {"skills", "place"}
_LOOSELY = frozenset(("company", "requirements", "nice-to-have"))
"""Where only a full name of a kind of data counts (``satellite imagery``, not ``documents``)."""
_ENOUGH = 2
"""Points from which a problem is stated: two things of a trade, or one task that is a problem by itself."""

_SECRET = pattern(
    r"\b(?:stealth(?: mode| start-?up| company)?\b|under embargo|embargoed|confidential (?:project|client"
    r"|programme|program"
    r"|product|work|search)|classified (?:work|project|programme|program|data|nature)|cannot (?:yet )?(?:say|share"
    r"|tell"
    r"|disclose|name|describe)|can't (?:yet )?(?:say|share|tell|disclose|name|describe) (?:much|more|what|the|which)"
    r"|under (?:an )?nda\b|sign an nda)",
    needs=("stealth", "embargo", "confidential", "classified", "cannot", "can't", "nda"),
)
_SIZE = pattern(
    r"\b(?:(?:\d[\d.,]*\+? ?(?:k|m|bn|b|million|billion|trillion|thousand)?|hundreds|thousands|tens of \w+|millions"
    r"|billions|trillions|hundreds of \w+) (?:of )?(?:(?!to |ways )\w+[ -]){0,3}?(?:rows|records|events"
    r"|transactions|documents|images"
    r"|videos|hours of|tokens|orders|messages|data ?points|products|listings|clicks|queries|files|emails|sessions"
    r"|samples|examples|annotations|labels|readings|sensors|claims|payments|trades|calls|conversations|papers|pages"
    r"|articles|trips|rides|predictions|parameters|data sets|datasets|data sources|searches|tables|signals)"
    r"|\d[\d.,]* ?(?:tb|pb|gb)\b|(?:peta|tera)bytes?(?: of\b|-scale)?)\b"
)
_RATE = pattern(
    r"(?:\b(?:sub-second|sub-\d+ ?ms|\d[\d.,]* ?(?:ms|milliseconds|microseconds)|p9[059]|(?:\d[\d.,]*\+? ?(?:k|m"
    r"|bn|million"
    r"|billion|thousand)?|thousands|millions|billions|tens of \w+"
    r"|hundreds of \w+) (?:of )?(?:\w+[ -]){0,2}?(?:requests"
    r"|queries|predictions|inferences|transactions|events|messages|calls|orders|images|documents|searches)"
    r"(?: (?:a|per|each|every) (?:second|minute|hour|day|week|month)|/s\b|/sec\b| daily)|\d[\d.,]*k? ?(?:rps|qps|tps)"
    r"|99\.\d+ ?%)|\b(?:concurrent|simultaneous) (?:queries|users|requests|sessions))"
)
_RUNS = pattern(
    r"\b(?:(?:run|runs|running|scored?|scoring|retrain(?:ed|s|ing)?|refresh(?:ed|es)?|releas(?:e|es|ed"
    r"|ing)(?: (?:it|them|a"
    r"|new|model|models|version))*) (?:\w+ ){0,3}?(?:nightly|hourly|daily|weekly|overnight|every (?:night|hour|day"
    r"|week"
    r"|month|morning|\d+ minutes))|(?:nightly|hourly|daily|overnight) (?:\w+ ){0,2}?(?:batch|job|jobs|scoring|run"
    r"|runs"
    r"|forecasts?|pipeline|model|refresh)|(?:operate|operating|run|running|own|owning|support|supporting|maintain"
    r"|maintaining|keep|keeping) (?:\w+,? ){0,6}?in (?:live |full )?production(?! experience)"
    r"|design, build,? and operate|build and operate|you build it|keeping? the \w+(?: \w+){0,3} running"
    r"|(?:in|into|to|on) (?:our|the) (?:\w+ ){0,2}?(?:kubernetes|eks|gke|aks|lambda|sagemaker|vertex|backend"
    r"|on-prem\w*)\b"
    r"|(?:deploy\w*|ship|serve|serving|served|run|running) (?:\w+ ){0,5}?(?:on|to|into|via|through|behind"
    r"|as) (?:an? |our "
    r"|the )?(?:\w+[ -]){0,2}?(?:api|apis|edge|devices?|phones?|robots?|vehicles?|aws|gcp|azure|cloud|kubernetes"
    r"|gpus?"
    r"|servers?|browser|dashboard|cluster|app)\b)"
)


@record
class Mission:
    """The work, as far as it is told; see :class:`jobwriter.facts.model.Facts` for the fields."""

    role_type: RoleType | None = None
    problem: Fact | None = None
    confidential: Fact | None = None
    data: tuple[Statement, ...] = ()
    deployment: tuple[Statement, ...] = ()
    success: tuple[Statement, ...] = ()
    team: tuple[Statement, ...] = ()


def extract(document: Document, title: Title | None, tools: Sequence[Tool]) -> Mission:
    """Find what the ad says about the work; nothing where it is not in English.

    Args:
        document: the ad.
        title: its title, which tells nothing of the problem.
        tools: the tools that the ad names.
    """
    if not document.english:
        return Mission()
    found = wordbook.phrases(document)
    after = title.end if title and title.start >= 0 else 0
    return Mission(
        role_type=roletype.extract(document, found, title, tools),
        problem=_problem(document, found, after),
        confidential=_confidential(document),
        data=tuple(sorted(_data(document, found, after), key=lambda item: item.start)),
        deployment=tuple(sorted(_deployment(document, found, after), key=lambda item: item.start)),
        success=success.extract(document),
        team=team.extract(document),
    )


def _problem(document: Document, found: Mapping[str, Sequence[Span]], after: int) -> Fact | None:
    """The sentence with the most words of a trade, where the ad has enough of them."""
    worth: dict[str, int] = {}
    points: dict[Span, int] = {}
    for label, spans in found.items():
        group = label.partition("/")[0]
        if group not in {"domains", "problems"}:
            continue
        value = 2 if group == "problems" else 1
        for start, end in spans:
            if start < after or _kind(document, start) not in _JOB:
                continue
            words = stem(document.lower[start:end])
            worth[words] = max(worth.get(words, 0), value)
            sentence = sentence_around(document, start)
            points[sentence] = points.get(sentence, 0) + value
    if sum(worth.values()) < _ENOUGH:
        return None
    start, end = max(points, key=lambda span: (points[span], -span[0]))
    return Fact(start=start, end=end)


def _kind(document: Document, offset: int) -> str:
    section = document.section_at(offset)
    return section.kind if section else ""


def _confidential(document: Document) -> Fact | None:
    for zone in document.in_zone("ad"):
        for match in _SECRET.finditer(document.lower, zone.start, zone.end):
            if _kind(document, match.start()) in _AROUND:
                return Fact(start=match.start(), end=match.end())
    return None


def _data(document: Document, found: Mapping[str, Sequence[Span]], after: int) -> Iterator[Statement]:
    for label, kind in (("modalities", "modality"), ("handling", "handling"), ("compute", "compute")):
        for start, end in found.get(label, ()):
            place = _kind(document, start)
            several = kind == "modality" and " " in document.lower[start:end]
            if start >= after and (place in _AROUND or (several and place in _LOOSELY)):
                yield Statement(kind=kind, start=start, end=end)
    for start, end in _matches(document, _SIZE, after):
        yield Statement(kind="size", start=start, end=end)


def _deployment(document: Document, found: Mapping[str, Sequence[Span]], after: int) -> Iterator[Statement]:
    for start, end in found.get("running", ()):
        if start >= after and _kind(document, start) in _AROUND:
            yield Statement(kind="mode", start=start, end=end)
    for start, end in _matches(document, _RATE, after):
        yield Statement(kind="rate", start=start, end=end)
    for start, end in _matches(document, _RUNS, after):
        yield Statement(kind="operation", start=start, end=end)


def _matches(document: Document, wanted: Pattern, after: int) -> Iterator[Span]:
    for zone in document.in_zone("ad"):
        for match in wanted.finditer(document.lower, max(zone.start, after), zone.end):
            if _kind(document, match.start()) in _AROUND:
                yield match.start(), match.end()
