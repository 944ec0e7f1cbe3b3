"""Places: where the job is, where the company has offices, where people who work remotely may live.

A name of a place alone says nothing (customers, universities, offices elsewhere). It counts in a field, after a label,
in the title, in a line of its own, or in a sentence that says that one works there.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from jobwriter.characters import fold, lower
from jobwriter.document import Document
from jobwriter.facts import Context, placeprose
from jobwriter.facts.gazetteer import gazetteer
from jobwriter.facts.mentions import Mention, find
from jobwriter.facts.model import Place
from jobwriter.facts.placeprose import REMOTE, Kind, line_end, made
from jobwriter.facts.spot import Spot, holds
from jobwriter.facts.voice import spoken
from jobwriter.patterns import pattern
from jobwriter.records import record, replace

_LABEL = pattern(
    r"\b(?:(?:job|work|office|primary|main|role|position|posting|hiring|based|your|city|our) ){0,2}"
    r"(?:locations?|based(?: in| at)?|place of work|workplace|where|office|offices|office space|city|town|site"
    r"|standort"
    r"|region|country|state|base|work location|employment location|job site)\b(?:\(s\))?"
    r"(?: ?/ ?(?:\w+ ?){1,3}| type| of (?:work|role|position|job)| requirements?| options?)?[*_ ]{0,4}[:–-][*_ ]{0,4}"
)
_PIN = pattern(r"[📍🌍🌎🌏🗺🏢🏙]\ufe0f?[ *_:]{0,4}", needs=tuple("📍🌍🌎🌏🗺🏢🏙"))
_NEXT_LABEL = pattern(r"(?<= )(?:[a-z]+ )?[a-z]+ ?:(?= )")
_MODE_WORDS = (
    r"remote(?:ly)?|hybrid|on[ -]?site|in-?person|in-?office|office|based|first|fully|only|flexible|working|work"
    r"|wfh|home"
    r"|full|part|time|permanent|contract|days?|per|week|a|an|the|and|or|in|from|of|area|region|greater|metropolitan"
    r"|city|centre|center|central|hq|headquarters|campus|hub|ok|optional|possible|available|anywhere|within|with|near"
    r"|preferred|preferably|ideally|must|be|only|role|location|locations|multiple|various|other|over|all|state|states"
    r"|one|two|three|four|five|either|offices|our|your|rest|station|ir35|outside|inside|posted|ago|new|uk|wide|nationwide|timezone|time|zone|zones|north"
    r"|south|east|west|eastern|western|northern|southern|once|twice|month|required|minimum|fortnight|every|each|about"
    r"|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri)(?:days?)?|borough of \w+"
)
_REST = pattern(rf"\b(?:{_MODE_WORDS}|\d+%?)\b")
_LIST_GAP = pattern(r"(?:,| ?/| ?\||;| ?&| ?•|\n| -| –)?[ ]?(?:and|or|and/or|&)?[ ]?(?:in |the |our )?")
_STRIP_PARTS = pattern(r" ?[|·•] ?| [–—-] ")
_STRIP_MARKS = pattern(r"[|·•]")
_STRIP_SLASHES = pattern(r" / ")
_LONGEST_LINE, _LONGEST_STRIP = 120, 240
"""Characters of a line that may be nothing but places, and of one whose parts may."""

_TOWN = pattern(
    r"(?P<town>(?!(?:Remote|Hybrid|On|In|At|Flexible|Various|TBC|Multiple|Fully|Home|Office|Any|Head|Our|The"
    r"|Global)\b)"
    r"[A-Z][a-z][\w'-]+(?:[ -](?:[A-Z][\w'-]+|upon|on|in|the|of|le|la|am)){0,3})"
    r", (?:(?P<code>[A-Z]{2})\b|(?:fully )?(?:hybrid|on[- ]?site|in the office|remote)\b)"
)
"""A name with a state's code or a word on how one works behind it."""

_CITY = pattern(
    r"(?:\n[ *_]{0,4}|[|·•,] | [-–—] )(?P<town>[A-Z][a-z][\w'-]+(?: [A-Z][\w'-]+){0,2}), "
    r"(?:(?P<code>[A-Z]{2})|(?P<state>[A-Z][a-z]+(?: [A-Z][a-z]+)?))\b",
    needs=(", ",),
)
_HEAD = 400
"""Characters behind the title in which the line of an ad stands that gives its place."""


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
        names = find(document.text, document.lower, start, end, country)
        labels = _labels(document, start, end)
        last: Place | None = None
        for name in names:
            place = _label_place(name, labels, document) or _place(document, name, names)
            if place is None and last is not None and _in_list(document, last.end, name.start):
                place = made(name, last.kind, last.said, last.remote, last.firm)
            if place is None:
                continue
            together = last is not None and _same(document, last, place)
            statement += not together
            last = replace(place, statement=statement, source=voice)
            found.append(last)
        statement += 1
        found += (replace(place, statement=statement, source=voice) for place in _unmapped(document, labels, names))
    if not any(place.kind == "job" for place in found):
        found += _headed(document)
    return Places(tuple(_once(found)), tuple(found))


def _headed(document: Document) -> Iterator[Place]:
    """The first town with its state in the lines at the head of an ad, where no list of towns holds it."""
    book = gazetteer()
    title = document.title.end if document.title else 0
    for zone in document.in_zone("ad"):
        for match in _CITY.finditer(document.text, max(zone.start, title), min(zone.end, title + _HEAD)):
            named = book.spots(match["state"].lower()) if match["state"] else ()
            state = book.code(match["code"]) if match["code"] else next(iter(named), None)
            if state is not None and state.kind == "region" and state.country == "US":
                yield Place(
                    name=match["town"],
                    region=state.name,
                    country=state.country,
                    said="line",
                    start=match.start("town"),
                    end=match.end(),
                )
                return


def _field(document: Document, context: Context) -> Iterator[Place]:
    """Places of the field ``location``."""
    field = document.fields.get("location")
    if field is None:
        return
    text = fold(field.value)
    low = lower(text)
    for name in find(text, low, 0, len(text), context.country)[:20]:
        remote = REMOTE.search(low) is not None
        kind: Kind = "remote-from" if remote and name.spot.kind in {"wide", "country"} else "job"
        place = replace(made(name, kind, "field", remote), source="posting", statement=0)
        yield replace(place, start=field.start, end=field.end)


def _labels(document: Document, start: int, end: int) -> list[tuple[int, int]]:
    """What follows labels such as ``Location:``: the rest of the line, or the next line where that is empty."""
    text, low = document.text, document.lower
    spans: list[tuple[int, int]] = []
    found = [match for match in _LABEL.finditer(low, start, end) if _opens_line(low, match.start())]
    for match in sorted((*found, *_PIN.finditer(low, start, end)), key=lambda match: match.start()):
        left = match.end()
        right = line_end(text, left, end)
        if not low[left:right].strip(" *_•-:"):
            left = _skip(text, right, end)
            right = _lines_end(text, left, end)
        following = _NEXT_LABEL.search(low, left, min(right, left + 300))
        if following:
            right = following.start()
        if right - left <= 300:
            spans.append((left, right))
    return spans


def _opens_line(low: str, at: int) -> bool:
    """Whether nothing but marks stand between an offset and the start of its line or a separator."""
    for back in range(at - 1, max(at - 10, -1), -1):
        if low[back] in "\n|•·;":
            return True
        if low[back].isalnum():
            return False
    return at < 10


def _lines_end(text: str, at: int, end: int) -> int:
    """The end of a short line and of the short lines right under it."""
    stop = line_end(text, at, end)
    for _ in range(3):
        following = line_end(text, stop + 1, end)
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
    if name.spot.kind == "wide" and not name.spot.countries and not REMOTE.search(document.lower, start, end):
        return None
    sentence = document.sentence_at(name.start)
    right = min(end, sentence.end) if sentence and sentence.end > name.end else end
    if name.start - start > 40 and sentence and sentence.start > start:
        return None
    remote = REMOTE.search(document.lower, start, right) is not None
    away = remote and name.spot.kind in {"wide", "country"}
    return made(name, "remote-from" if away else "job", "label", remote)


def _unmapped(document: Document, labels: Sequence[tuple[int, int]], names: Sequence[Mention]) -> Iterator[Place]:
    """Towns that no list holds, where a label and what follows say that they are towns: ``Location: Yakima, WA``."""
    for start, end in labels:
        match = _TOWN.match(document.text, start, end)
        if match is None or any(start <= name.start < match.end() for name in names):
            continue
        state = gazetteer().code(match["code"]) if match["code"] else None
        if match["code"] and state is None:
            continue
        yield Place(
            name=match["town"],
            region=state.name if state else None,
            country=state.country if state else None,
            said="label",
            start=match.start("town"),
            end=match.end("town"),
        )


def _place(document: Document, name: Mention, names: Sequence[Mention]) -> Place | None:
    """What a name that stands under no label says."""
    if document.title and document.title.start <= name.start < document.title.end:
        if name.spot.kind == "wide" and not REMOTE.search(document.lower, document.title.start, document.title.end):
            return None
        remote = REMOTE.search(document.lower, document.title.start, document.title.end) is not None
        away = remote and name.spot.kind in {"wide", "country"}
        return made(name, "remote-from" if away else "job", "title", remote)
    return _line(document, name, names) or placeprose.read(document, name)


def _line(document: Document, name: Mention, names: Sequence[Mention]) -> Place | None:
    """A short line near the top, or under a heading that asks for the place, that holds nothing but places."""
    text, low = document.text, document.lower
    left = text.rfind("\n", 0, name.start) + 1
    right = line_end(text, name.end, len(text))
    if right - left > (_LONGEST_STRIP if _STRIP_MARKS.search(text, left, right) else _LONGEST_LINE):
        return None
    section = document.section_at(name.start)
    under = section is not None and section.kind == "place"
    if not under and document.text.count("\n", 0, left) > 40 and document.zone_at(left).kind == "ad":
        return None
    remote = REMOTE.search(low, left, right) is not None
    left, right = _segment(text, left, right, name)
    rest = list(low[left:right])
    here = [other for other in names if left <= other.start and other.end <= right]
    for other in here:
        rest[other.start - left : other.end - left] = " " * (other.end - other.start)
    others = _bare("".join(rest))
    if any(char in others for char in "£$€"):
        return None
    if sum(map(str.isalpha, others)) > (3 if here and not here[0].guarded else 0):
        return None
    away = remote and name.spot.kind in {"wide", "country"}
    return made(name, "remote-from" if away else "job", "line", remote)


def _segment(text: str, left: int, right: int, name: Mention) -> tuple[int, int]:
    """The part of a strip that holds a name: ``Harbourline | Leeds (hybrid) | £60k``; the line if nothing parts it."""
    start, end = left, right
    slashes = _STRIP_SLASHES if _is_slashed(text[left:right]) else _STRIP_PARTS
    for match in slashes.finditer(text, left, right):
        if match.end() <= name.start:
            start = match.end()
        elif match.start() >= name.end:
            end = match.start()
            break
    return start, end


def _is_slashed(line: str) -> bool:
    """Whether strokes part the facts of a job: one of several parts says how one works and nothing else."""
    parts = line.lower().split(" / ")
    return len(parts) > 2 and any(any(map(str.isalpha, part)) and not _bare(part).strip(" *_") for part in parts)


def _bare(line: str) -> str:
    """A line without words about how one works."""
    out, at = [], 0
    for match in _REST.finditer(line):
        out.append(line[at : match.start()])
        at = match.end()
    return "".join((*out, line[at:]))


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
