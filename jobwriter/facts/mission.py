"""What the work is: its kind, the problem, the data it stands on, how its results run, its success, its team.

A problem is told by words of a trade (``patients``, ``fraud``) or by a question that the work answers (``which parcels
will be late``), and it must stand where the ad tells of the job: what the company does for a living, what people must
bring and what they are given does not count.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from jobwriter import packs
from jobwriter.document import Document
from jobwriter.facts import pains, roletype, success, team, wordbook
from jobwriter.facts.model import Fact, RoleType, Statement, Title, Tool
from jobwriter.facts.voice import in_ad, sentence_around
from jobwriter.facts.wordbook import Span, stem
from jobwriter.patterns import Pattern, pattern
from jobwriter.records import record

_JOB = frozenset(("duties", "summary", "other", "team", "title"))
_AROUND = _JOB | {"skills", "place"}
_LOOSELY = frozenset(("company", "requirements", "nice-to-have"))
"""Where only a full name of a kind of data counts (``satellite imagery``, not ``documents``)."""
_HEADED = ("head of ", "director of ", "vp of ", "lead of ")
_ENOUGH = 2
"""Points from which a problem is stated: two things of a trade, or one question that the work answers."""

_VAGUE = (
    r"(?:models?|versions?|tools?|technolog\w+|features?|approach\w*|metrics?|data|solutions?|methods?|trends?"
    r"|outcomes?"
    r"|patterns?|insights?|results?|behaviou?rs?|business|needs?|anomal\w+|issues?|problems?|opportunit\w+"
    r"|performance|changes|requirements?|project|projects|work|kpis?|errors?|bugs?|drift|improvements?|bottlenecks"
    r"|risks?|values?|key|new|and|or|to|in|on|into|for|with|technical|complex|future|best|potential|potentially"
    r"|clear|structured|architecture)"
)
_DECIDES = pattern(
    r"\b(?:predict(?:s|ing)?|forecast(?:s|ing)?|decid(?:e|es|ing)|works? out|finds? out|detect(?:s|ing)?"
    r"|estimat(?:e|es|ing)|flag(?:s|ging)?|spot(?:s|ting)?|tells?|telling|sees?|marks?|marking|choos(?:e|es|ing)"
    r"|shows?"
    r"|determin(?:e|es|ing)|anticipat(?:e|es|ing)|learns?|knows?|judg(?:e|es|ing)) (?:early |at once |better )?"
    r"(?:(?:\d[\d,.]*|our|the|each|every) (?:[\w'-]+ ){1,3}?|(?:them|us|him|her|people|[a-z]+(?:ors|ers|ists|ans)) )?"
    rf"(?:which|whether|when|who|where|if|how (?:much|many|likely|long|often)) (?!(?:the |a |an |our )?{_VAGUE}\b)"
    r"(?!(?:you|we|it|they)\b)[\w' -]{6}"
    r"|\b(?:decid(?:e|es|ing)|tells?|telling|knows?|works? out|chooses?) (?:[a-z]+ ){0,2}?(?:which|whom?|where"
    r"|what)(?: ones)? to"
    r" (?:visit|see|call|ring|open|check|inspect|buy|send|repair|mend|fix|refuse|accept|read|treat|plant|pick"
    r"|stock|show"
    r"|offer|clean|house|lend|move|stop|dig|drive|order|price)\b"
)
"""A question that the work answers: ``forecast how much power the town uses``."""
_SO_THAT = pattern(
    r"\bso (?:that )?(?:a |an |the |our |every |each )?(?!(?:stakeholders?|teams?|business|users?|we|you|they|people"
    r"|it|everyone|engineers?|others|colleagues|our|if|please|your|there|this|that|far|much|many|on"
    r"|as)\b)[a-z][\w' -]{2,40}? "
    r"(?:can|is|are|gets?|does not|do not|don't|buys?|knows?|sees?|hears?|has|have|will|leaves?|reach(?:es)?"
    r"|receives?|throws?|loses?|waits?|miss(?:es)?|saves?|spends?|pays?|comes?|goes|finds?|stops?|keeps?|stays?"
    r"|arrives?"
    r"|starts?|makes?|waste|need|shows?|appears?|rings?|calls?)\b",
    needs=("so ",),
)
"""What somebody has from it: ``so that buyers see on Monday what sold on Sunday``."""
_BETTER = pattern(
    r"\b(?:cut(?:s|ting)?|reduc(?:e|es|ing)|shorten(?:s|ing)?|lower(?:s|ing)?|rais(?:e|es|ing)|halv(?:e|es"
    r"|ing)) (?:the"
    r"|our|how) (?:[\w'-]+ ){1,12}?(?:from (?!the\b)[\w£$€%.,-]+(?: [\w%]+){0,3}? to"
    r"|by (?:half|a third|a quarter|[£$€]?\d))\b"
    r"|\b(?:stop|prevent|catch|keep|block|answer|approve|find)(?:s|ing)? (?:[\w'-]+ ){1,10}?without (?:\w+ing)"
    rf" (?!(?:the |a |an |our )?{_VAGUE}\b)[a-z]"
    r"|\b(?:in|within) (?:[\w.-]+ ){1,3}?(?:seconds?|minutes?|hours?|days?|weeks?|months?) (?:instead of|rather than"
    r"|not)"
    r" (?:[\w.-]+ ){0,3}?(?:seconds?|minutes?|hours?|days?|weeks?|months?)\b"
    r"|\blets? (?:[\w'-]+ ){1,6}?without (?:asking|waiting|calling|leaving|filling|queu\w*|travelling|traveling)\b"
    r"|\b(?:we|they|it) (?:still )?miss(?:es)? (?:most|half|nearly all|almost all|many|too many|one in|about|\d)\b",
    needs=("from ", " by ", "without ", "instead of", "rather than", " not ", " miss"),
)
"""What gets better, by how much or at no cost to whom: ``cut the wait from nine days to two``."""
_ANSWERS = pattern(
    r"\b(?:predict|forecast|rank|detect|recommend|classify|transcribe|translate|diagnose|price)(?:s|ing)? (?!running"
    r"|accuracy|engine|service|team)"
    rf"(?:the |our |a |an |all |every |each )?(?!{_VAGUE}\b)[a-z][\w-]+"
)
"""A task with an object of its own: ``rank the first row``."""

_CHANGES = pattern(
    r"\b(?:migration|moderni[sz]ation|re-?platforming|replacement|rebuild)(?: and \w+)? (?:projects?|programmes?"
    r"|programs?)\b"
    r"|\b(?:migrat|mov|replac|moderni[sz])(?:e|es|ing) (?:away )?(?:from )?(?:our|its|the|their|an?) "
    r"(?:[\w-]+ ){0,2}?(?:legacy"
    r"|ageing|aging|outdated|spreadsheets?|manual|monolith\w*)\b"
    r"|\b(?:critical|major|large-scale|multi-year|company-wide) (?:[\w-]+ ){0,2}?(?:build|migration"
    r"|rebuild|re-?platforming"
    r"|moderni[sz]ation)\b"
    r"|\b(?:moving|move|shifting) beyond\b|\bwhy (?:the|this|your) (?:role|job|position) exists\b",
    needs=("migrat", "moderni", "platforming", "replac", "rebuild", "build", "mov", "shifting", "exists"),
)
"""A change that the work brings about: a migration, the replacement of what is old."""
_USERS = (
    r"(?:finance|product|marketing|sales|operations|risk|pricing|commercial|growth|merchandising|compliance"
    r"|investor\w*"
    r"|analysts?|data scientists?|ai agents?|agents|regulators?|engineers|traders|planners|editors)"
)
_SERVES = pattern(
    r"\b(?:consistent|consistency|trusted|single source of truth|same)\b[^.;:\n]{0,60}? (?:across|for|between)"
    rf" (?:our |the |both )?(?:[\w-]+,? (?:and )?){{0,2}}?{_USERS}\b"
    rf"|\bthat (?:both )?(?:[\w-]+,? (?:and )?){{0,2}}?{_USERS} (?:[\w-]+ ){{0,2}}?(?:rely|depend|run) on\b",
    needs=("consisten", "trusted", "single", "same", " on"),
)
"""Named people who need to rely on what is built."""

_PRAISE = pattern(
    r"(?:(?!(?:this|that|it|you|there|the (?:role|position|job|team|work|goal|project|aim"
    r"|problem))\b)[\w&'.-]+(?: [\w&'.-]+){0,3}? (?:is|are|was) (?:an? |the |one of "
    r"|on a mission)(?:[\w'-]+,? ){0,8}?(?:company|compan\w+|business|start-?up|scale-?up|leader|provider|firm"
    r"|agency|consultancy|organi[sz]ation|group|brand|mission)\b|(?:at [\w&' .-]{2,30}, )?(?:we are|we're) (?:an? "
    r"|the |one of |on a mission)|everything (?:that )?we do|join us as we|founded in|our (?:mission|vision|values"
    r"|story)\b)"
)
"""How a sentence opens in which a company praises itself."""
_SECRET = pattern(
    r"\b(?:stealth|under embargo|embargoed|confidential (?:project|programme|program|product|work|search)"
    r"|classified (?:work|project|programme|program|data|nature)|under (?:an )?nda|sign an nda)\b"
    r"|\b(?:cannot|can't) (?:yet )?(?:say|share|tell|disclose|name|describe) (?:it|you|much|more|what|the|which)\b"
)
_COUNT = pattern(
    r"\b(?:\d[\d.,]*\+? ?(?:k|m|bn|b|million|billion|trillion|thousand)?|hundreds|thousands|millions|billions"
    r"|trillions"
    r"|tens of [a-z]+|hundreds of [a-z]+) ?(?:of )?(?:(?!to |ways |and )[a-z][\w-]* ){0,3}$"
)
"""A number that counts the word after it."""
_PACE = pattern(
    r"\b(?:\d|thousands|millions|billions|hundreds|tens of)[^.;:\n]{0,24}\b(?:requests|queries|predictions|inferences"
    r"|transactions|events|messages|calls|orders|images|documents|searches|claims|users|rows|records|payments) $|\d $"
)
"""A number of things, before the time that they take."""
_TOLD = pattern(
    r"\b(?:the|our|this|your) (?:\w+ )?data(?: ?sets?)? (?:comes?(?: (?:in|from|as))|consists? of|covers?|spans?"
    r"|includes?|(?:is|are) (?!(?:at|the heart|everything|key|core|central|our|a core|fundamental|vital|critical"
    r"|essential|important|trusted|accurate|reliable|clean|available|used|ready|secure\w*|driven|well|not|always"
    r"|only|being|both|high|of|what|how|changing|growing|stored|consistent|correct|protected|accessible|complete"
    r"|needed|one|transform\w+|structured|delivered|kept|properly|compliant|fit|processed|managed|in|on|to|a|an|and"
    r"|going|now|key|never)\b))"
    r"|\b(?:logs|records|readings|measurements|recordings|samples) (?:of|from|for) (?:\d|hundreds of|thousands of"
    r"|millions of)"
)
_COMPOUND = pattern(r"\bdata (?:every|each|from|for|in|across|to|and|so|that|is|are|with|we|on|sets?)\b")
_UPTIME = pattern(r"\d(?:(?<=\b9)9\.\d+ ?%|\dms\b)", needs=("99.", "ms"))
_RUNS = pattern(
    r"\b(?:(?:run|runs|running|scores?|scored|scoring|retrain(?:ed|s|ing)?|refresh(?:ed|es)?|releas(?:e|es|ed|ing))"
    r" (?:\w+ ){0,4}?(?:nightly|hourly|daily|weekly|overnight|every (?:night|hour|day|week|month|morning"
    r"|\d+ minutes))"
    r"|(?:nightly|hourly|daily|overnight) (?:\w+ ){0,2}?(?:batch|job|jobs|predictions?|scores|scoring|run|runs"
    r"|forecasts?|pipeline|model|refresh|table|feed|list|file)|(?:operate|operating|run|running|own|owning|support"
    r"|supporting|maintain|maintaining|keep"
    r"|keeping) (?:\w+,? ){0,6}?in (?:live |full )?production(?! experience)|design, build,? and operate"
    r"|build and operate|you build it|keep(?:ing)? the \w+(?: \w+){0,3} running|(?:every|each) (?:night|hour)"
    r"|weekly (?:\w+ )?forecast|\b(?:batch and (?:streaming|real-time)|streaming and batch|real-time and batch)"
    r" (?:data )?(?:pipelines?|processing|systems?)|(?:run|operate|monitor)(?:,? (?:and )?\w+){0,2} (?:\w+ )?"
    r"(?:existing|production|live) (?:\w+ )?pipelines?|(?:deploy|deploying|deployed|ship|serve|serves"
    r"|serving|served|run|runs|running|put|putting|host|hosting|expose|exposing|wrap|wrapping|embed"
    r"|embedding) (?:\w+ ){0,5}?"
    r"(?:on|to|into|via|through|behind|as) (?:an? |our |the )?(?:\w+[ -]){0,2}?(?:api|apis|edge|devices?|phones?"
    r"|robots?|vehicles?|aws|gcp|azure|cloud|kubernetes|gpus?|servers?|browser|dashboard|cluster"
    r"|app|jetson|raspberry pi|microcontrollers?|phone))\b"
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
        data=_in_order(_data(document, found, after)),
        deployment=_in_order(_deployment(document, found, after)),
        success=success.extract(document),
        team=team.extract(document),
    )


def _in_order(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Statements in the order of the text, each once: a word may stand in several lists."""
    once = {(item.start, item.end, item.kind): item for item in statements}
    return tuple(once[key] for key in sorted(once))


def _problem(document: Document, found: Mapping[str, Sequence[Span]], after: int) -> Fact | None:
    """The sentence that says most about a question to answer, and for whom, where the ad says enough."""
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
            sentence = sentence_around(document, start)
            if not document.lower.endswith(_HEADED, sentence[0], start) and not _PRAISE.match(
                document.lower, *sentence
            ):
                words = stem(document.lower[start:end])
                worth[words] = max(worth.get(words, 0), value)
                points[sentence] = points.get(sentence, 0) + value
    for wanted, value in ((_DECIDES, 2), (_SO_THAT, 2), (_BETTER, 2), (_ANSWERS, 1), (_CHANGES, 2), (_SERVES, 2)):
        for start, end in _matches(document, wanted, after):
            sentence = sentence_around(document, start)
            if _kind(document, start) in _JOB and not _PRAISE.match(document.lower, *sentence):
                points[sentence] = points.get(sentence, 0) + value
                worth[document.lower[start:end]] = value
    for start, end, value in pains.told(document, after):
        sentence = sentence_around(document, start)
        points[sentence] = points.get(sentence, 0) + value
        worth[document.lower[start:end]] = value
    if sum(worth.values()) < _ENOUGH:
        return None
    start, end = max(points, key=lambda span: (points[span], -span[0]))
    return Fact(start=start, end=end)


def _kind(document: Document, offset: int) -> str:
    section = document.section_at(offset)
    return section.kind if section else ""


def _confidential(document: Document) -> Fact | None:
    for match in in_ad(document, _SECRET):
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
    for start, end in found.get("countables", ()):
        if start >= after and _kind(document, start) in _AROUND:
            number = _COUNT.search(document.lower, max(after, start - 40), start)
            if number:
                yield Statement(kind="size", start=number.start(), end=end)
    for start, end in _matches(document, _TOLD, after):
        yield Statement(kind="modality", start=start, end=end)
    for start, _ in _matches(document, _COMPOUND, after):
        first = document.lower.rfind(" ", max(0, start - 30), start - 1) + 1
        word = document.lower[first : start - 1]
        if word.isalpha() and len(word) > 2 and word not in _plain() and not word.endswith("ing"):
            yield Statement(kind="modality", start=first, end=start + len("data"))


@lru_cache(maxsize=1)
def _plain() -> frozenset[str]:
    """Words before ``data`` that do not say which data."""
    return frozenset(packs.lexicon("missions")["plain"].split())


def _deployment(document: Document, found: Mapping[str, Sequence[Span]], after: int) -> Iterator[Statement]:
    for start, end in found.get("running", ()):
        if start >= after and _kind(document, start) in _AROUND:
            yield Statement(kind="mode", start=start, end=end)
    for start, end in found.get("paces", ()):
        if start >= after and _kind(document, start) in _AROUND:
            number = _PACE.search(document.lower, max(after, start - 50), start)
            if number and (document.lower[start:end] == "ms" or number.end() - number.start() > 2):
                yield Statement(kind="rate", start=number.start(), end=end)
    for start, end in _matches(document, _UPTIME, after):
        yield Statement(kind="rate", start=start, end=end)
    for start, end in _matches(document, _RUNS, after):
        yield Statement(kind="operation", start=start, end=end)


def _matches(document: Document, wanted: Pattern, after: int) -> Iterator[Span]:
    for zone in document.in_zone("ad"):
        for match in wanted.finditer(document.lower, max(zone.start, after), zone.end):
            if _kind(document, match.start()) in _AROUND:
                yield match.start(), match.end()
