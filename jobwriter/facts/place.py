"""Places: where the job is, where the company has offices, where people who work remotely may live.

A name of a place alone says nothing (customers, universities, offices elsewhere). It counts in a field, after a label,
in the title, in a line of its own, or in a sentence that says that one works there.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Literal

from jobwriter.characters import fold, lower
from jobwriter.document import Document
from jobwriter.facts import Context
from jobwriter.facts.mentions import Mention, find
from jobwriter.facts.model import Place
from jobwriter.facts.spot import Spot, holds
from jobwriter.facts.voice import spoken
from jobwriter.matcher import tokenize
from jobwriter.patterns import pattern
from jobwriter.records import record, replace

Kind = Literal["job", "office", "remote-from"]
Said = Literal["field", "label", "title", "line", "prose"]

_LABEL = pattern(
    r"(?:^|(?<=[\n|•·;]))[^\w\n]{0,8}(?:(?:job|work|office|primary|main|role|position|posting|hiring|based|your|city"
    r"|our) ){0,2}"
    r"(?:locations?(?:\(s\))?|based(?: in| at)?|place of work|workplace|where|office|offices|office space|city|town"
    r"|site|standort|region|country|state|base|work location|employment location|job site)"
    r"(?: ?/ ?(?:\w+ ?){1,3}| type| of (?:work|role|position|job)| requirements?| options?)?[*_ ]{0,4}[:–-][*_ ]{0,4}"
    r"|(?:📍|🌍|🌎|🌏|🗺️?|🏢|🏙️?)[ *_:]{0,4}"
)
_NEXT_LABEL = pattern(r"(?<= )(?:[a-z]+ )?[a-z]+ ?:(?= )")
_MODE_WORDS = (
    r"remote(?:ly)?|hybrid|on-?site|in-?person|in-?office|office|based|first|fully|only|flexible|working|work|wfh|home"
    r"|full|part|time|permanent|contract|days?|per|week|a|an|the|and|or|in|from|of|area|region|greater|metropolitan"
    r"|city|centre|center|central|hq|headquarters|campus|hub|ok|optional|possible|available|anywhere|within|with|near"
    r"|preferred|preferably|ideally|must|be|only|role|location|locations|multiple|various|other|over|all|state|states"
    r"|one|two|three|four|five|ir35|outside|inside|posted|ago|new|uk|wide|nationwide|timezone|time|zone|zones|north"
    r"|south|east|west|eastern|western|northern|southern|once|twice|month|required"
)
_REST = pattern(rf"\b(?:{_MODE_WORDS}|\d+%?)\b")
_REMOTE = pattern(r"\b(?:remote|remotely|work(?:ing)? from (?:home|anywhere)|home[- ]based|distributed|wfh|anywhere)\b")
_LIST_GAP = pattern(r"(?:,| ?/| ?\||;| ?&| ?•|\n| -| –)?[ ]?(?:and|or|and/or|&)?[ ]?(?:in |the |our )?")

_NEAR = pattern(
    r"\b(?:right to (?:live and )?work|(?<!remote )eligib\w+|authori[sz]\w+|entitled|permit\w*|visas?|sponsor\w*"
    r"|citizens?\w*|law"
    r"|laws|legislation|qualified|registered|regulat\w+|clearance|studied|graduated|customers?|clients?|users|markets?"
    r"|founded|launched|expanding|expand|operat(?:e|es|ing|ions)|present|presence|countries|stores|leading|largest"
    r"|biggest|best|top|ranked|awards?|travel\w*|trips?|visit\w*|retreats?|holiday|offsites?|meet-?ups?|partners?"
    r"|suppliers|conference|benefits|insurance|pension|salary|salaries|compensation|pay|for (?:uk|us|eu))\b"
)
_SUBJECT = (
    r"role|position|job|opportunity|vacancy|post|internship|placement|you|you'll|you're|candidates?|applicants?"
    r"|engineers?|scientists?|developers?|analysts?|person|hire|hires|individual|colleague"
)
_LEADS = pattern(r"(?:\b(?:in|at|from|near|of|to|our|and|or|around|central|greater)|[,(/–-]) \Z")
_BASED = pattern(
    rf"\b(?:(?P<own>{_SUBJECT})\b[^.\n;:!?]{{0,60}}?\b(?:based|located|situated|sit|sits|work|working|works|be|live"
    rf"|living"
    r"|reside|residing|available|open|join|opening|is|are|within commut\w+|commut\w+|(?=(?: \w+){0,2} in\b))"
    r"|(?P<firm>we|company|start-?up|business|firm|fintech|organi[sz]ation|agency|scale-?up|consultancy|client|group"
    r"|headquartered|hq|headquarters|head office|offices|studios|labs|hubs|sites)\b[^.\n;:!?]{0,60}?)"
    r"(?:[^.\n;:!?]{0,40}?)\b(?:in|at|from|near|of|across|within|around|out of|between|to)"
    r"(?: (?:the|our|central|downtown|either|one of|both|greater|north|south|east|west|offices?|of|in|heart|centre"
    r"|center"
    r"|city|beautiful|vibrant|new|brand|sunny)){0,5} ?\Z"
)
_OFFICE = pattern(
    r"\b(?:office|offices|studio|studios|campus|hub|hubs|lab|labs|site|sites|headquarters|hq|workspace"
    r"|co-?working space)"
    r"(?: is| are| location| locations| space)?(?: based| located| situated| right)?(?: in| at| near| around| on"
    r"| across|,"
    r"| \(| -| –)(?: (?:the|our|central|downtown|either|heart|of|centre|center|city|both|one|sunny|beautiful)){0,4} ?\Z"
)
_WORK = pattern(
    r"\b(?:you|your|you'll|days?|hybrid|on-?site|in-?person|work|working|role|position|join|week|come|coming|based"
    r"|in-?office|relocat\w+|commut\w+|team)\b"
)
_ON = pattern(
    r"\b(?:on-?site|hybrid|in-?person|in-?office|office[- ]based|based|days?(?: a| per)? week|days|times? (?:a"
    r"|per) (?:week|month)"
    r"|twice a week|once a week|a month)\b[^.\n;:!?]{0,40}?(?:\b(?:in|at|from|near|with)|[(,:/|–-])"
    r"(?: ?(?:the|our|central|your|offices?|hq|of|in|local|nearest)){0,4} ?\Z"
)
_TO = pattern(
    r"\b(?:relocat(?:e|ing|ion)|moving|move|commut\w+ (?:distance|to|from)(?: of| to| from)?) (?:to|of"
    r"|from)? ?(?:the )?\Z"
)
_REMOTE_IN = pattern(
    r"\b(?:remote(?:ly)?|work(?:ing)? from (?:home|anywhere)|anywhere|wherever|home[- ]based|distributed|time ?zones?"
    r"|you can (?:be|live|sit|work))\b"
    r"[^.\n;!?]{0,40}?(?:\b(?:in|within|from|across|throughout|inside|around|of|for|only|-?wide|to)|[(,:/|@–-])"
    r"(?:[ :]*(?:the|following|states|countries|any|of|either|mainland|eu|all|either)){0,4}[ :]*\Z"
)
_LIVE = pattern(
    r"\b(?:live|living|resid(?:e|es|ing|ent|ents)|(?:candidates?|applicants?|you|people|talent|employees|based|located)"
    r"(?: \w+){0,4}? (?:based|located|living|be|from))(?: \w+){0,2}? (?:in|within|from|across)(?: the| either)? ?\Z"
)
_AFTER_OFFICE = pattern(
    r"(?:['’]s)?[ -](?:based )?(?:\w+ )?(?:office|offices|studio|hq|headquarters|campus|hub|lab|site)\b"
)
_AFTER_BASED = pattern(
    r"[ -]based(?:,? [\w-]+){0,5}? (?P<what>role|position|job|engineer|scientist|developer|analyst|team|candidates?"
    r"|opportunity|applicants|squad|individual|hire)\b"
)
_AFTER_REMOTE = pattern(
    r"[ ]?(?:\(|-|–|,|/|\||:|or)?[ ]?(?:fully |100% |or |hybrid ?/ ?|and )?(?:remote|home[- ]based)\b(?!,? first)"
)
_JOB = frozenset(
    {"role", "position", "job", "post", "vacancy", "opportunity", "internship", "placement", "you", "you'll", "you're"}
)
_YOURS = pattern(r"\b(?:you|you'll|your|days?|week|in-?person|on-?site|role|position|job)\b")
_AWHILE = pattern(r"\b(?:up to|for) (?:\d+|two|three|four|six|eight|a few|several) (?:\w+ )?(?:days|weeks|months)\b")
_EMPLOYER = pattern(r"[ *_]{0,4}(?:[A-Z][\w&'.-]* ?|& |and |of |\([^)\n]{0,30}\)? ?){1,6}(?:, ?|[-–|·•] )")
_CLOSES = pattern(r"[*_]{0,2}(?:[.,;|·•(]| [-–|·•(]|\s*\n|\s*\Z)")
_JOIN = pattern(
    r"\b(?:join|joining|looking for|seeking|hiring|seeks|opportunity|recruit\w*|role|vacancy|for our client)\b"
)
_CORPORATE = frozenset({"company", "values", "benefits", "legal", "requirements", "nice-to-have", "skills"})


@record
class Places:
    """Each place of the job once, and every mention that says something."""

    places: tuple[Place, ...] = ()
    mentions: tuple[Place, ...] = ()


def extract(document: Document, context: Context) -> Places:
    """Find the places that the ad states."""
    found = list(_field(document, context))
    country = context.country
    statement = 1
    for start, end, voice in spoken(document):
        names = find(document.text, document.lower, document.tokens, start, end, country)
        labels = _labels(document, start, end)
        last: Place | None = None
        for name in names:
            place = _label_place(name, labels, document) or _place(document, name)
            if place is None and last is not None and _in_list(document, last.end, name.start):
                place = _made(name, last.kind, last.said, last.remote, last.firm)
            if place is None:
                continue
            together = last is not None and _same(document, last, place)
            statement += not together
            last = replace(place, statement=statement, source=voice)
            found.append(last)
    return Places(tuple(_once(found)), tuple(found))


def _made(name: Mention, kind: Kind, said: Said, remote: bool = False, firm: bool = True) -> Place:
    spot = name.spot
    return Place(
        name=spot.name,
        region=spot.region,
        country=spot.country,
        kind=kind,
        said=said,
        spot=spot,
        remote=remote,
        firm=firm,
        start=name.start,
        end=name.end,
    )


def _field(document: Document, context: Context) -> Iterator[Place]:
    """Places of the field ``location``."""
    field = document.fields.get("location")
    if field is None:
        return
    text = fold(field.value)
    low = lower(text)
    for name in find(text, low, tokenize(low), 0, len(text), context.country)[:20]:
        remote = _REMOTE.search(low) is not None
        kind: Kind = "remote-from" if remote and name.spot.kind in {"wide", "country"} else "job"
        place = replace(_made(name, kind, "field", remote), source="posting", statement=0)
        yield replace(place, start=field.start, end=field.end)


def _labels(document: Document, start: int, end: int) -> list[tuple[int, int]]:
    """What follows labels such as ``Location:``: the rest of the line, or the next line where that is empty."""
    text, low = document.text, document.lower
    spans: list[tuple[int, int]] = []
    for match in _LABEL.finditer(low, start, end):
        left = match.end()
        right = _line_end(text, left, end)
        if not low[left:right].strip(" *_•-:"):
            left = _skip(text, right, end)
            right = _lines_end(text, left, end)
        following = _NEXT_LABEL.search(low, left, min(right, left + 300))
        if following:
            right = following.start()
        if right - left <= 300:
            spans.append((left, right))
    return spans


def _line_end(text: str, at: int, end: int) -> int:
    stop = text.find("\n", at, end)
    return end if stop < 0 else stop


def _lines_end(text: str, at: int, end: int) -> int:
    """The end of a short line and of the short lines right under it."""
    stop = _line_end(text, at, end)
    for _ in range(3):
        following = _line_end(text, stop + 1, end)
        line = text[stop + 1 : following].strip()
        if not line or len(line) > 70 or ":" in line:
            break
        stop = following
    return stop


def _skip(text: str, at: int, end: int) -> int:
    """Past white space and marks of emphasis, over at most two empty lines."""
    stop = min(at + 12, end)
    while at < stop and text[at] in " \t\n*_•-":
        at += 1
    return at


def _label_place(name: Mention, labels: Sequence[tuple[int, int]], document: Document) -> Place | None:
    at = bisect_right(labels, (name.start, len(document.text))) - 1
    if at < 0 or name.start >= labels[at][1]:
        return None
    start, end = labels[at]
    if name.spot.kind == "wide" and not name.spot.countries and not _REMOTE.search(document.lower, start, end):
        return None
    sentence = document.sentence_at(name.start)
    right = min(end, sentence.end) if sentence and sentence.end > name.end else end
    if name.start - start > 40 and sentence and sentence.start > start:
        return None
    remote = _REMOTE.search(document.lower, start, right) is not None
    away = remote and name.spot.kind in {"wide", "country"}
    return _made(name, "remote-from" if away else "job", "label", remote)


def _place(document: Document, name: Mention) -> Place | None:
    """What a name that stands under no label says."""
    if document.title and document.title.start <= name.start < document.title.end:
        if name.spot.kind == "wide" and not _REMOTE.search(document.lower, document.title.start, document.title.end):
            return None
        remote = _REMOTE.search(document.lower, document.title.start, document.title.end) is not None
        away = remote and name.spot.kind in {"wide", "country"}
        return _made(name, "remote-from" if away else "job", "title", remote)
    return _line(document, name) or _prose(document, name)


def _line(document: Document, name: Mention) -> Place | None:
    """A short line near the top, or under a heading that asks for the place, that holds nothing but places."""
    text, low = document.text, document.lower
    left = text.rfind("\n", 0, name.start) + 1
    right = _line_end(text, name.end, len(text))
    if right - left > 120:
        return None
    section = document.section_at(name.start)
    under = section is not None and section.kind == "place"
    if not under and document.text.count("\n", 0, left) > 40 and document.zone_at(left).kind == "ad":
        return None
    names = find(text, low, document.tokens, left, right, None)
    rest = list(low[left:right])
    for other in names:
        rest[other.start - left : other.end - left] = " " * (other.end - other.start)
    others = _bare("".join(rest))
    if sum(map(str.isalpha, others)) > (3 if names and not names[0].guarded else 0):
        return None
    remote = _REMOTE.search(low, left, right) is not None
    away = remote and name.spot.kind in {"wide", "country"}
    return _made(name, "remote-from" if away else "job", "line", remote)


def _bare(line: str) -> str:
    """A line without words about how one works."""
    out, at = [], 0
    for match in _REST.finditer(line):
        out.append(line[at : match.start()])
        at = match.end()
    return "".join((*out, line[at:]))


def _prose(document: Document, name: Mention) -> Place | None:
    """What the sentence around a name says."""
    text, low = document.text, document.lower
    sentence = document.sentence_at(name.start)
    line = text.rfind("\n", 0, name.start) + 1
    left = max(sentence.start if sentence else line, name.start - 140)
    right = sentence.end if sentence and sentence.end > name.end else _line_end(text, name.end, len(text))
    right = min(right, name.end + 100)
    before, near = low[left : name.start], low[max(left, name.start - 60) : name.start]
    if name.guarded and not _LEADS.search(before):
        return None
    section = document.section_at(name.start)
    kind = section.kind if section else "other"
    wide = name.spot.kind in {"wide", "country"} or (name.spot.kind == "region" and len(name.spot.path) == 2)
    remote = _REMOTE.search(low, left, right) is not None
    after_remote = _AFTER_REMOTE.match(low, name.end)
    remote_in = _REMOTE_IN.search(before)
    if remote_in or after_remote:
        if _AWHILE.search(low, left, right) or (_NEAR.search(near) and not after_remote):
            return None
        return _made(name, "remote-from" if wide or remote_in else "job", "prose", True)
    if name.spot.kind == "wide" and not name.spot.countries:
        return None
    if _NEAR.search(near):
        return None
    if _AFTER_BASED.match(low, name.end):
        return _made(name, "job", "prose", remote)
    if _TO.search(before):
        return _made(name, "job", "prose", remote, firm=False)
    if _OFFICE.search(before) or _AFTER_OFFICE.match(low, name.end):
        work = _WORK.search(low, left, right) and kind not in {"company", "values"}
        yours = _YOURS.search(before) is not None
        return _made(name, "job" if work else "office", "prose", remote, firm=bool(work) and yours)
    if _LIVE.search(before):
        return _made(name, "remote-from" if wide else "job", "prose", remote, firm=False)
    based = _BASED.search(before)
    if based:
        if based["own"] and kind not in {"values", "benefits", "legal"}:
            firm = based["own"] in _JOB and not wide
            return _made(name, "remote-from" if wide and remote else "job", "prose", remote, firm=firm)
        if based["firm"]:
            joined = _JOIN.search(low, left, name.start) and kind != "company"
            return _made(name, "job" if joined else "office", "prose", remote, firm=False)
    if _ON.search(before) and kind not in {"legal", "values"}:
        return _made(name, "job", "prose", remote)
    if kind == "other" or _near_top(document, line):
        return _beside(document, name, line, remote)
    return None


def _near_top(document: Document, offset: int) -> bool:
    """Whether an offset stands in the first lines after the title."""
    start = document.title.end if document.title else 0
    return offset - start < 300 and document.text.count("\n", start, max(offset, start)) < 6


def _beside(document: Document, name: Mention, line: int, remote: bool) -> Place | None:
    """A place beside the employer's name in the opening line, as in ``Northgate Rail, Leeds``."""
    if not _near_top(document, line) or document.section_at(name.start) is None:
        return None
    if not _EMPLOYER.fullmatch(document.text, line, name.start) or not _CLOSES.match(document.text, name.end):
        return None
    return _made(name, "job", "line", remote)


def _in_list(document: Document, end: int, start: int) -> bool:
    """Whether a name follows another in a list."""
    if not 0 < start - end < 12:
        return False
    return _LIST_GAP.fullmatch(document.lower, end, start) is not None


def _same(document: Document, last: Place, place: Place) -> bool:
    """Whether two places are named together: in one line or sentence, or in lines under one another."""
    between = document.text[last.end : place.start]
    if "\n" not in between:
        sentence = document.sentence_at(last.start)
        return len(between) < 200 and (sentence is None or place.start < sentence.end or last.said != "prose")
    return len(between) < 16 and last.said == place.said and not any(map(str.isalnum, between))


def _once(found: Sequence[Place]) -> Iterator[Place]:
    """The places of the job, each once, the ad's own word before the posting's; no country beside its own town."""
    seen: set[tuple[str, str | None, str | None]] = set()
    towns: dict[int, list[Spot]] = {}
    for place in found:
        if place.spot is not None and place.spot.kind == "town":
            towns.setdefault(place.statement, []).append(place.spot)
    for place in sorted(found, key=lambda place: (place.kind != "job", place.source != "ad")):
        key = (place.name, place.region, place.country)
        if place.kind == "office" or key in seen:
            continue
        spot = place.spot
        if spot and spot.kind != "town" and any(holds(spot, town) for town in towns.get(place.statement, ())):
            continue
        seen.add(key)
        yield place
