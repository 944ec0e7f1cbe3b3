"""Slips made of words that exist, which no spelling lexicon catches: ``you`` for ``your``, a lost apostrophe."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jobwriter.document import Document
from jobwriter.finding import Edit
from jobwriter.mechanics.fault import Fault, within
from jobwriter.patterns import Pattern, pattern, words_of
from jobwriter.records import record

_REACH = 24
_NEAR = 60
_MANY = 5
"""Characters on either side of a telling word in which its slip lies."""


@record
class Slip:
    """One slip: the words that give it away, what must stand before them, and what should stand there.

    Attributes:
        words: one of them stands in every match.
        source: matches the words; the group ``at`` narrows what is replaced.
        before: the end of what stands before them; None where that does not matter.
        better: what should stand there, a template for ``Match.expand``.
        safe: whether that is right wherever the words stand like this; else only a person can tell.
    """

    words: frozenset[str]
    source: Pattern
    better: str
    before: Pattern | None = None
    safe: bool = True


def _slip(
    words: str, source: str, better: str, before: str = "", needs: tuple[str, ...] = (), *, safe: bool = True
) -> Slip:
    return Slip(
        frozenset(words.split()),
        pattern(source, needs=needs),
        better,
        pattern(rf"(?:{before})\Z") if before else None,
        safe,
    )


_THINGS = (
    r"(?:career|skills?|teams?|cv|resume|application|experience|engineering|knowledge|role|own|expertise|talents?"
    r"|potential|ideas?|passion|work|manager|colleagues?|portfolio|stakeholders?|technical|data|professional)"
)
_BASED = (
    r"(?:role|position|job|company|business|firm|platform|software|applications?|team|agency|approach|services?"
    r"|systems?|solutions?|onsite|on-site|hybrid|client|startup|start-up|consultancy|tools?|products?|decisions?"
    r"|environments?|infrastructure|candidates?|working|office)"
)
_THING = (
    r"(?!(?:and|or|to|by|in|on|of|for|the|a|an|with|from|at|as|is|are|was|that|which|who|but|we|you|it|when|while|this"
    r"|every|each|our|your|through|into|up|out|over|via|than|so|if|not|will|can|has|have|only|too|down|off)\b)[a-z]"
)
"""The start of a noun, or of an adjective before one: any word but the small ones."""
_MOVERS = (
    r"(?:data|customer|results?|value|purpose|mission|metrics?|outcomes?|event|insights?|market|user|community|evidence"
    r"|employee|people|ai|design|founder|product|engineering|research|science|technology|test|goal|detail|performance"
    r"|quality|clinician|consultant|project|instructor|teacher|business|tech|impact)"
)
_SPHERES = (
    r"(?:country|company|client|customer|industry|sector|domain|team|role|site|region|job|organisation|organization"
    r"|enterprise|business|user|public|nation|world|privacy|project|product|platform|group|firm)"
)
_PLURAL = r"(?= (?:and|or|for|to|with|that|who|from|using|are|as)\b|[.,;)\n])"
_SLIPS = (
    _slip(
        "you", rf"\b(?P<at>you) {_THINGS}\b", "your",
        r"\b(?:develop|build|lead|mentor|grow|advance|further|bring|use|send|submit|share|expand|manage|support|attach"
        r"|apply|of|with|in|for|on|to) ",
    ),
    _slip(
        "your",
        r"\b(?P<at>your) (?:an?|the|not|also|looking|passionate|excited|responsible for|comfortable|keen|going|able to"
        r"|someone|ready to|welcome to) ",
        "you're", safe=False,
    ),
    _slip(
        "it",
        r"\b(?P<at>it's) (?:own|mission|clients?|customers?|people|team|core|users?|products?|services?|operations"
        r"|growth|employees|platform|business|goals|kind|members|staff)\b",
        "its", r"\b(?:of|and|with|in|by|to|for|achieve|grow|all|across|on) ",
    ),
    _slip(
        "its", r"\b(?P<at>its) (?:an?|the|not|all about|important|time|your)\b(?! own)", "it's",
        r"(?:\. |\n|\b(?:but|because|think|believe|so) )", safe=False,
    ),
    _slip(
        "then", r"\b(?P<at>then)(?= \w)", "than",
        r"\b(?:more|better|rather|other|less|fewer|greater|faster|larger|higher) ",
    ),
    _slip("should would could must", r"\b(?:should|would|could|must) (?P<at>of)\b", "have"),
    _slip(
        "principals", r"\b(?P<at>principals)\b(?= (?:of|and|for|in)\b|[.,;)\n]|\Z)", "principles",
        r"\b(?:programming|design|engineering|agile|architecture|architectural|security|devops|oop|solid|coding|modelling"
        r"|lean|guiding|leadership|testing|learning|ml|ux|software|and|core|key) ",
    ),
    _slip(
        "off", r"\b(?P<at>off) (?:an?|the|our|your)\b", "of", r"\b(?:lots?|number|range|kind|type|piece|member) ",
        safe=False,
    ),
    _slip(
        "set log sign follow scale back hand kick roll clean ramp speed check",
        r"\b(?P<at>(?P<a>set|log|sign|follow|scale|back|hand|kick|roll|clean|ramp|speed|check)-(?P<b>up|in|out"
        r"|off|over))\b(?!-)(?= (?:an?|the|your|our|and|for|with|to|on|new)\b|[.,;\n])",
        r"\g<a> \g<b>", r"\bto ",
    ),
    _slip(
        "years months weeks days", r"(?<=\d|\+)(?P<at>-(?P<b>years|months|weeks|days) of)\b", r" \g<b> of",
        needs=("-years of", "-months of", "-weeks of", "-days of"),
    ),
    _slip(
        "years",
        r"\b(?P<at>years) (?:(?:relevant|commercial|professional|industry|hands-on|proven|practical) )?experience\b",
        "years'", r"\w{1,8}\+? ",
    ),
    _slip("months weeks", r"\b(?P<at>(?P<b>months|weeks)) notice\b", r"\g<b>'", r"\b(?:\d+|one|two|three|six) "),
    _slip("bachelors masters", r"\b(?P<at>(?P<a>bachelor|master)s) (?:degree|in\b)", r"\g<a>'s"),
    _slip(
        "api kpi llm okr sla gpu cv pc sme poc crm dashboard candidate stakeholder engineer developer",
        r"\b(?P<at>(?P<a>api|kpi|llm|okr|sla|gpu|cv|pc|sme|poc|crm|dashboard|candidate|stakeholder|engineer|developer)'s)"
        + _PLURAL,
        r"\g<a>s",
    ),
    _slip("eg", r"\b(?P<at>eg(?:\.(?! ?\w\.)|(?=[ ,:])))(?=,? \w|,)", "e.g."),
    _slip("ie", r"\b(?P<at>ie(?:\.(?! ?\w\.)|(?=[ ,:])))(?=,? \w|,)", "i.e."),
    _slip("ex", r"(?<=\()(?P<at>ex\.)(?= \w)", "e.g."),
    _slip(
        "years yrs", r"(?<=\d)(?P<at> \+ ?(?P<b>years|yrs))\b", r"+ \g<b>",
        needs=(" +years", " + years", " +yrs", " + yrs"),
    ),
    _slip(
        "hands",
        r"\b(?P<at>hands on) (?:experience|role|approach|cto|engineer|developer|leader|knowledge|expertise|technical"
        r"|position|work|manager|development|lead|skills|ownership|attitude|leadership|coding)\b",
        "hands-on",
    ),
    _slip("over more", r"\b(?P<at>(?P<a>over|more than) (?P<b>[\d,]{1,9}k?)\+)", r"\g<a> \g<b>"),
    _slip("kind", r"\b(?P<at>kind) of\b", "kinds", r"\b(?:all|different|various|many|these|those) "),
    _slip(
        "date", r"\b(?P<at>date) (?:engineers?|scientists?|analysts?|science|engineering|analytics)\b", "data",
        safe=False,
    ),
    _slip(
        "based", rf"(?P<at> based) {_BASED}\b", "-based",
        r"\b(?:uk|us|eu|usa|london|web|cloud|evidence|risk|python|aws|azure|gcp|linux|llm|ai|home|office|remote|data|rules?"
        r"|team)",
    ),
    _slip(
        "demand",
        r"(?P<at> demand) (?:skills|pay|technology|technologies|services?|platform|learning|jobs?|roles?|fields?)\b",
        "-demand", r"(?:the|most|very|highly|leading|and|of|in|for|with|,|\n) (?:in|on)",
    ),
    _slip(
        "month year week day hour",
        r"\b(?P<at>(?P<a>month|year|week|day|hour))\b(?=[.,;)\n]|\s(?:and|or|of|in|from|to)\b)", r"\g<a>s",
        r"\b(?:after|for|in|within|over|every|next|last|first|than|least) (?:[2-9]|\d\d) ",
    ),
    _slip(
        "driven led", rf"(?<![\w-]){_MOVERS}(?P<at> )(?:driven|led) (?={_THING})", "-", needs=(" driven ", " led "),
    ),
    _slip("leading class", rf"\b(?:world|industry|market|sector)(?P<at> )(?:leading|class) (?={_THING})", "-"),
    _slip(
        "performing paced growing thinking notch pace",
        rf"\b(?:high(?= performing)|fast(?= (?:paced|growing))|forward(?= thinking)|top(?= notch))(?P<at> )"
        rf"(?:performing|paced|growing|thinking|notch) (?={_THING})",
        "-",
    ),
    _slip("fast-pace", rf"\b(?P<at>fast[- ]pace)(?= (?:and|{_THING}))", "fast-paced"),
    _slip(
        "specific wide respecting facing",
        rf"(?<![\w-]){_SPHERES}(?P<at> )(?:specific|wide|facing|respecting|preserving)"
        rf" (?={_THING})",
        "-",
    ),
    _slip(
        "self", r"\bself(?P<at> )(?:motivated|starters?|driven|organi[sz]ed|directed|reliant|sufficient|managed|aware"
        r"|employed|confident|paced)\b", "-",
    ),
    _slip(
        "cross post pre multi non",
        r"\b(?:cross(?= (?:functional|border|referenced|cultural|platform|team|disciplinary|departmental))"
        r"|post(?= (?:sales|graduate|deployment|launch)\b)|pre(?= (?:sales|trained|seed|launch|production)\b)"
        r"|multi(?= (?:disciplinary|national|functional|agent|cloud|tenant|lingual|modal)\b)"
        r"|non(?= (?:technical|profit|essential|functional)\b))(?P<at> )[a-z]+",
        "-",
    ),
    _slip(
        "level",
        r"\b(?:senior|entry|mid|enterprise|executive|board|graduate|junior)(?P<at> )level"
        rf" (?={_THING})(?!(?:also|then|there|please|only|too)\b)",
        "-",
    ),
    _slip(
        "person depth house app office",
        rf"\bin(?P<at> )(?:person|depth|house|app|office|market|game) (?={_THING})", "-",
        r"(?:\b(?:an?|the|some|our|your|for|of|with|personali[sz]ed|regular|occasional|annual|have|weekly|monthly"
        r"|quarterly|strong|and) )",
    ),
    _slip(
        "funding feedback equipment advice software information training research evidence hardware",
        r"\b(?P<at>an? )(?:(?:new|great|fresh|strong|large|valuable|first|recent|useful|regular|good|hard|modern) )?"
        r"(?:funding|feedback|equipment|advice|software|information|research|evidence|hardware)\b(?=[.,;)\n])",
        "",
    ),
    _slip(
        "informations feedbacks softwares advices knowledges equipments skillsets expertises hardwares middlewares"
        " evidences stuffs leaves detections homeworks",
        r"\b(?P<at>(?P<a>(?:information|feedback|software|advice|knowledge|equipment|expertise|hardware|middleware"
        r"|evidence|stuff|homework)(?=s)|(?:\d\d )(?:annual |paid |sick )+leave(?=s)"
        r"|(?:anomaly|fraud|object|intrusion|outlier|event) detection(?=s))s)\b",
        r"\g<a>",
    ),
    _slip("approximately approx around about circa", r"\b(?P<at>(?P<a>approximately|approx\.?|around|about|circa) "
        r"(?P<b>\d[\d,]{0,8}k?)\+)", r"\g<a> \g<b>"),
    _slip("s", r"(?P<at>[`´])s\b", "'", r"[a-z]"),
    _slip("years", r"(?P<at>years[‘`´])(?= (?:of )?experience)", "years'"),
)  # fmt: skip


def find(document: Document) -> Iterator[Fault]:
    """One fault for the same slip in the same words, at its first place; the fix mends all of them."""
    places = words_of(document.lower)
    known = places.keys()
    for slip in _SLIPS:
        if known.isdisjoint(slip.words):
            continue
        found = _found(document, slip, [at for word in slip.words if word in places for at in places[word]])
        alike: dict[str, list[re.Match[str]]] = {}
        for match in found:
            alike.setdefault(match.group(), []).append(match)
        for same in alike.values():
            yield _fault(document, slip, same)


def _fault(document: Document, slip: Slip, found: list[re.Match[str]]) -> Fault:
    """One fault for the places of the same words."""
    edits = tuple(_edit(document.text, slip, match) for match in found)
    first, edit = found[0], edits[0]
    start, end = _lead(document, slip, first), len(document.text[: first.end()].rstrip())
    words = document.text[start:end]
    better = document.text[start : edit.start] + edit.text + document.text[edit.end : end]
    more = f" ({len(found)} times in this ad)" if len(found) > 1 else ""
    return Fault(start, end, f"{words!r} should be {better!r}{more}.", better, edits, safe=slip.safe)


def _found(document: Document, slip: Slip, gates: list[int]) -> list[re.Match[str]]:
    """The matches around the words that give a slip away."""
    if len(gates) > _MANY:
        return [match for match in slip.source.finditer(document.lower) if _holds(document, slip, match)]
    found: dict[int, re.Match[str]] = {}
    for at in gates:
        for match in slip.source.finditer(document.lower, max(at - _NEAR, 0), at + _NEAR):
            if match.start() not in found and _holds(document, slip, match):
                found[match.start()] = match
    return [found[start] for start in sorted(found)]


def _lead(document: Document, slip: Slip, match: re.Match[str]) -> int:
    """Where the words begin that the writer is shown: those that must stand before, or the word that is cut."""
    start = match.start()
    if slip.before is not None:
        reach = max(start - _REACH, 0)
        before = slip.before.search(document.lower[reach:start])
        start = reach + before.start() if before else start
    while not document.text[start].isalnum():
        start += 1 if slip.before is not None else -1
    while start and document.text[start - 1].isalnum():
        start -= 1
    return start


def _holds(document: Document, slip: Slip, match: re.Match[str]) -> bool:
    """Whether the words are the ad's own and stand where they are wrong; ``IE`` and ``EG`` in capitals are names."""
    start = match.start()
    if slip.before is not None and not slip.before.search(document.lower[max(start - _REACH, 0) : start]):
        return False
    written = document.text[match.start("at") : match.end("at")].rstrip(".")
    return within(document, start) and not (len(written) == 2 and written.isupper())


def _edit(text: str, slip: Slip, match: re.Match[str]) -> Edit:
    start, end = match.span("at")
    better = match.expand(slip.better)
    written = text[start:end]
    groups = match.groupdict()
    for name in groups.keys() & {"a", "b"}:
        better = better.replace(str(groups[name]), text[match.start(name) : match.end(name)], 1)
    if written[:1].isupper() and better[:1].islower():
        better = better[0].upper() + better[1:]
    return Edit(start, end, better)
