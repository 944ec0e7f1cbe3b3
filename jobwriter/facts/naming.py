"""Where the name of an employer may stand: the phrases in which ads name who hires, and what each is worth."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jobwriter.document import Document
from jobwriter.facts.voice import spoken, voice_at
from jobwriter.patterns import compiled, pattern, words_of

_CAPITALS = "A-ZÀ-ÖØ-ÞĀĂĄĆĊČĎĐĒĖĘĚĞĢĪĮİĶĻĽŁŃŅŇŌŐŒŘŚŞŠŢŤŪŮŰŲŹŻŽȘȚ"
"""Letters that a name may open with in the languages of Europe."""
_WORD = rf"(?:[{_CAPITALS}][\w.&+'-]{{0,30}}|[a-z]{{1,12}}[A-Z]\w{{0,20}}|\d{{1,4}}[A-Za-z]\w{{0,20}})"
_NAME = rf"(?P<name>{_WORD}(?: (?:(?:of|and|&|for|the|de|du|von|van|der) )?{_WORD}){{0,5}})"
_ANY = rf"(?:{_NAME}|(?P<low>[a-z][a-z0-9.]{{2,20}}))"
_RUN = compiled(_NAME)
_HEADING = pattern(
    r"(?:(?:A (?:bit|little)(?: bit)?(?: more)? |More |Learn more |Some more )?[Aa]bout|ABOUT"
    r"|Who (?:is|are)|WHO (?:IS|ARE)|WHY|Why(?: (?:join|work (?:at|for|with)|choose))?|(?:Your )?Life at"
    r"|Working (?:at|for|with)|Join(?:ing)?|Welcome to|Introducing|Meet|Discover"
    r"|Benefits (?:at|of working (?:at|for|with)))"
    rf"(?: the)? {_ANY}[?:!.]?(?: Team)?|How (?P<helper>{_WORD}(?: (?:(?:and|&) )?{_WORD}){{0,3}})"
    r" (?:[Hh]elps?|[Ss]upports?|(?:[Ww]ill|[Cc]an) (?:[Hh]elp|[Ss]upport))(?: [Yy]ou)?[?:!.]?"
)
_SUBJECT = pattern(
    rf"(?:The |the )?{_NAME}(?: \([^)\n]{{1,40}}\)|, [^,\n]{{1,60}},)?"
    r" (?:is|are|was|has|have|had|came|will|can|does|seeks|[a-z]{3,14}s)\b"
)
_STATES = pattern(r"[^.\n]{0,60}? (?:is|are|was|has|have|seeks)\b")
_INTRODUCES = pattern(
    r"(?: \([^)\n]{1,40}\)|, [^,\n]{1,60},)? (?:seeks|(?:is|are) (?:an?|the|one|on|seek|look|hir|build|recruit))"
)
_US = r"(?: ?,)? (?:we|you|our|your|everyone|every|people|the|it|you'll|we're|we've|is|are)\b"
_NO_FIRM = r"(?!(?:home|work|least|most|all|once|times|noon|school|university)\b)"
_AT_SMALL = pattern(rf"(?:[Aa]t|AT) (?P<low>{_NO_FIRM}[a-z][a-z0-9.]{{2,20}}){_US}")
_ADDRESSED = pattern(_US)
_JOINED = pattern(r"join(?:s|ing)?(?: us| (?:the|our) [\w &-]{1,40}) at \Z")
_PART = pattern(r" [\w &-]{0,30}\b(?:at|@) [A-Z]")
_WE_ARE = pattern(r"\b(?:we are|we're|welcome to|our company,?)(?: team)? \Z")
_STOPS = pattern(r" ?[,.!:;\n\u2013\u2014-]| and\b| \W|\Z")
_LABEL = pattern(
    r"(?:[Cc]ompany|[Ee]mployer|[Oo]rgani[sz]ation|[Cc]lient)(?: [Nn]ame)?"
    rf"[*_ ]{{0,3}}(?::|\u2013| -)[*_ \t]{{0,4}}{_NAME}"
)
_LABELS = ("company", "employer", "organisation", "organization", "client")
_BEFORE_LABEL = pattern(r"[ \t>*_-]{0,6}(?:hiring )?")
_LEGAL = r"Ltd|Limited|Inc|GmbH|PLC|plc|LLC|LLP|AG|S\.?A|B\.?V|Pty|Oy|AB"
_BEING = "is|are|has|have|was|were"
_DOES = (
    "helps|provides|offers|builds|makes|believes|serves|operates|powers|understands|analyses|analyzes|enables"
    "|delivers|connects|supports|empowers"
)
_FOLLOWS = pattern(
    r"(?:'s|,)? (?:(?P<equal>is (?:proud to be )?an? (?:\w+ )?[Ee]qual)"
    rf"|(?P<legal>(?:{_LEGAL})\b)"
    rf"|(?P<recruits>(?:{_BEING}|has been|have been)(?: (?:currently|delighted|pleased|excited|now|to be"
    r"|exclusively|proud(?:ly)?|again)){0,3} (?:partner(?:ed|ing)|working|recruiting|representing|acting|engaged"
    r"|retained|collaborating|assisting|supporting|teamed|looking|seeking|hiring|searching)\b)"
    rf"|(?P<does>(?:{_DOES})\b))"
)
_FOLLOWING = {"equal": 4.0, "legal": 4.0, "recruits": 3.0, "does": 1.0}
_OWNED = pattern(
    r"['`]s? (?:(?P<thing>(?:mission|platform|products?|customers?|clients?|teams?|culture|values|growth|technology"
    r"|vision|data|engineering|business|commitment|headquarters|offices?|purpose|success|future|journey|services"
    r"|people"
    r"|employees|policy)\b)|(?=[a-z]))"
)
_SUFFIXES = frozenset(
    ("Ltd", "Limited", "Inc", "GmbH", "PLC", "LLC", "LLP", "AG", "SA", "S.A", "BV", "B.V", "Pty", "Oy", "AB")
)
_JOBS = frozenset((
    "work", "working", "career", "careers", "role", "life", "opportunity", "opportunities", "team", "engineer",
    "scientist", "analyst", "everyone", "employment", "position",
))  # fmt: skip
_POSTED = frozenset(("posted", "advertised", "managed", "represented", "recruited"))
_LEADS = frozenset((
    "at", "of", "for", "within", "to", "with", "by", "join", "joins", "joining", "the", "are", "team", "company",
    "we're",
))  # fmt: skip
_GOES_ON = frozenset(("of and for the de du von van der|" + _BEING + "|" + _DOES).replace("|", " ").split())
"""Small words that may follow a name that nothing before it announces."""
_CAPITAL = compiled(
    rf"[A-Z](?:\w*(?=[&+'`-]|\.(?!\n)| [A-Z\d&]| (?:{'|'.join(sorted(_GOES_ON))}) |, (?:{_LEGAL}|{_BEING}|{_DOES})\b)"
    r"|(?:(?<=(?i:at|of|to|by) .)|(?<=(?i:for|the|are) .)|(?<=(?i:with|join|team) .)|(?<=(?i:joins|we're) .)"
    r"|(?<=(?i:within) .)|(?<=(?i:joining|company) .)|(?<=[a-z\d].))\w*)"
)
"""A capital where a name can begin that something is said of: more of it or what it does follows, or a lead stands
before it, or it is inside a word."""
_PERSON = pattern(
    r" \((?!(?:an?|the|part|formerly|nasdaq|nyse|lse|uk|us|eu)\b)[a-z]{3,}(?: [a-z]+)?\)(?:,| and| or|\.)"
    r"|, (?:who(?:se)?|our|the|your|my|head|lead|director|manager|vp|cto|ceo|coo|chief|founder|co-founder) "
    r"|,? (?:leads?|runs|heads|manages|looks after|will (?:lead|manage|mentor|call|meet|welcome))"
    r" (?:the|our|your|you|a)\b"
)
"""What follows the name of somebody in the team."""
_PART_OF = pattern(
    r" is (?:an?|the|our|one of) (?:[\w-]+ ){0,4}(?:squad|team|tribe|department|division|unit|group within)\b"
)
_STRIP = pattern(rf"{_NAME}(?: \([^)\n]{{1,40}}\))?(?:[.,]| [|\u2022\u00b7\u2013-] |$)")
_WHOLE = pattern(rf"{_NAME}(?: (?:Ltd|Limited|plc|PLC|Inc|GmbH|LLP|LLC)\.?)?")
_CALLED = pattern(rf"{_WORD}(?:,? (?:(?:of|and|&|for|the|in|on|upon) )*{_WORD}){{1,8}}\.?")
_BODIES = frozenset((
    "Agency", "Association", "Authority", "Bank", "Charity", "College", "Council", "Department", "Foundation", "Group",
    "Hospital", "Hospitals", "Institute", "Institution", "Ministry", "Museum", "NHS", "Society", "Trust", "University",
    "Ltd", "Ltd.", "Limited", "Inc", "Inc.", "GmbH", "PLC", "plc", "LLC", "LLP",
))  # fmt: skip
"""Words of which a line of its own under the title is the name of an employer."""
_LATER = pattern(rf" (?:(?P<at>at|@)|[-\u2013\u2014|]) {_NAME}\W*$")
WEAK = 0.5
"""Points for a preposition alone, which counts three times at most."""
_REACH = 60_000
"""Characters in which the employer is looked for; twice the length of the longest ads."""


def candidates(document: Document) -> Iterator[tuple[int, int, float]]:
    """Where a name may stand, and how much the phrase around it says that it is the employer's."""
    text = document.text
    left_out = any(zone.kind == "omitted" for zone in document.zones)
    yield from _title_lines(document)
    for block in document.blocks:
        if block.start > _REACH:
            break
        if (
            block.end - block.start > 80
            or block.kind not in {"heading", "line"}
            or text[block.start] not in "AMLSWYJIDBH"
        ):
            continue
        if left_out and voice_at(document, block.start) is None:
            continue
        match = _HEADING.fullmatch(text, block.start, block.end)
        if match and match["helper"]:
            yield *match.span("helper"), 6.0
        elif match and (match["name"] or text[block.start : block.start + 5] == "About"):
            yield *match.span("name" if match["name"] else "low"), 6.0 if match["name"] else 3.0
    for sentence in document.sentences:
        if sentence.start > _REACH:
            break
        if sentence.kind != "prose" or (left_out and voice_at(document, sentence.start) is None):
            continue
        match = _SUBJECT.match(text, sentence.start, sentence.end)
        if match and not _is_part(document, match["name"], match.end("name")):
            name = match["name"]
            if text[sentence.end - 1] not in ".!?:" and not _STATES.match(text, match.end("name")):
                continue
            plain = name[1:].islower() and name.isalpha() and not _INTRODUCES.match(text, match.end("name"))
            yield *match.span("name"), 0.4 if plain else 2.0
    yield from _labels(document)
    asking = [(part.start, part.end) for part in document.sections_of("requirements", "nice-to-have", "skills")]
    for start, end, _ in spoken(document):
        yield from _in_phrases(document, start, min(end, _REACH), asking)


def _is_part(document: Document, name: str, end: int) -> bool:
    """Whether a name is that of a team, or of somebody in it: ``Katrin Oja leads the team``."""
    if _PART_OF.match(document.lower, end):
        return True
    return name.count(" ") in {1, 2} and _PERSON.match(document.lower, end) is not None


def _labels(document: Document) -> Iterator[tuple[int, int, float]]:
    """Names after ``Company:`` and the like, and small ones in ``at northgate we ...``."""
    text, low = document.text, document.lower
    places = words_of(low)
    for word in _LABELS:
        for at in places.get(word, ()):
            line = low.rfind("\n", max(0, at - 16), at) + 1
            if at < _REACH and (line or at < 16) and _BEFORE_LABEL.fullmatch(low, line, at):
                match = _LABEL.match(text, at)
                if match and voice_at(document, at):
                    yield *match.span("name"), 8.0
    for at in places.get("at", ()):
        match = _AT_SMALL.match(text, at) if at < _REACH else None
        if match and voice_at(document, at):
            yield *match.span("low"), 2.0


def _in_phrases(
    document: Document, start: int, end: int, asking: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int, float]]:
    """Names in running text, by the words right before and right after them; in lists of demands only strong ones."""
    text, low = document.text, document.lower
    passed = start
    for capital in _CAPITAL.finditer(text, start, end):
        at, stop = capital.span()
        lead = ""
        before = text[at - 1] if at > start else ""
        if before.isalnum():
            while at > start and text[at - 1].isalnum():
                at -= 1
            before = text[at - 1] if at > start else ""
        if before == " ":
            lead = low[low.rfind(" ", max(start, at - 13), at - 1) + 1 : at - 1]
            if not lead.isalpha():
                lead = lead[lead.rfind("\n") + 1 :].lstrip('(*_"')
        led = lead in _LEADS
        if not led and (
            at < passed
            or (
                text[stop : stop + 1] == " "
                and text[stop + 1 : stop + 2].islower()
                and text[stop + 1 : text.find(" ", stop + 1)] not in _GOES_ON
            )
        ):
            continue
        run = _RUN.match(text, at, end)
        if run is None:
            continue
        last = run.end()
        phrases = list(_before(text, low, at, last, lead)) if led else []
        if at >= passed:
            phrases += _after(text, at, last)
            passed = last
        if not phrases:
            continue
        if any(first <= at < final for first, final in asking):
            block = document.block_at(at)
            if block is not None and block.kind == "item":
                phrases = [phrase for phrase in phrases if phrase[1] >= 4]
        for stop, weight in phrases:
            yield at, stop, weight


def _before(text: str, low: str, at: int, end: int, lead: str) -> Iterator[tuple[int, float]]:
    """What the words before a name say of it: where it ends, and points."""
    before = low[max(0, at - 60) : at]
    words = before[-40:].split()
    earlier = words[-2] if len(words) > 1 else ""
    if lead == "the" and len(words) > 2:
        lead, earlier = words[-2], words[-3]
        if lead in {"at", "of", "for", "within", "to"} and earlier not in _JOBS:
            return
    elif lead in {"at", "of", "for", "within", "to"} and text[at - 1 - len(lead)].islower():
        yield end, WEAK
    if lead == "at":
        if _ADDRESSED.match(text, end):
            yield end, 4.0
        if text[at - 3 : at] == "At " and text[end : end + 2] == ", " and text[end + 2 : end + 3].islower():
            yield end, 1.5
    if lead in {"join", "joins", "joining"} or (lead in {"at", "with", "for"} and earlier in _JOBS):
        person = lead == "with" and (" " in text[at:end] or text.startswith(" (", end)) and _PERSON.match(low, end)
        if not person and not _PART.match(text, end):
            yield end, 1.5
    elif lead == "at" and "join" in before and _JOINED.search(before):
        yield end, 1.5
    elif lead == "by" and earlier in _POSTED:
        yield end, 3.0
    elif lead in {"are", "we're", "to", "team", "company"} and _WE_ARE.search(before) and _STOPS.match(text, end):
        yield end, 4.0


def _after(text: str, at: int, end: int) -> list[tuple[int, float]]:
    """What the words after a name say of it: where it ends, and points."""
    found: list[tuple[int, float]] = []
    stop, tail = end, text[end : end + 1]
    owned = None
    if tail in {"'", "`"}:
        owned = _OWNED.match(text, end)
    elif text[end - 1] in {"'", "s"} and "'" in text[end - 2 : end]:
        stop = end - (1 if text[end - 1] == "'" else 2)
        owned = _OWNED.match(text, stop)
    if owned:
        found.append((stop, WEAK))
        if owned["thing"]:
            found.append((stop, 1.5))
    elif tail in {" ", ","} and (match := _FOLLOWS.match(text, end)):
        found.append((end, _FOLLOWING[match.lastgroup or ""]))
    words = text[at:stop].split(" ")
    for word in words[1:]:
        if word.rstrip(".") in _SUFFIXES:
            found.append((at + text[at:stop].find(" " + word), 4.0))
    return found


def _title_lines(document: Document) -> Iterator[tuple[int, int, float]]:
    """Names after the job's own in the first lines: ``Data Engineer at Northgate``, ``Data Engineer - Northgate``."""
    if document.title is None:
        return
    title = document.lower[document.title.start : document.title.end].strip()
    yield from _line_below(document, title)
    for block in document.blocks[:4]:
        match = _LATER.search(document.text, block.start, min(block.end, block.start + 160))
        if match is None or block.kind not in {"heading", "line"}:
            continue
        before = document.lower[block.start : match.start()].strip()
        if match["at"] or (block.start != document.title.start and before == title):
            yield *match.span("name"), 4.0


def _line_below(document: Document, title: str) -> Iterator[tuple[int, int, float]]:
    """The line under the title, where boards put the name and nothing else, and drafts name, place and terms."""
    after = document.title.end if document.title else 0
    for block in document.blocks:
        words = document.text[block.start : block.end].strip()
        if block.start < after or words.lower() == title:
            continue
        strip = _STRIP.match(document.text, block.start, block.end)
        posted = document.zone_at(block.start).kind == "posting"
        body = _CALLED.fullmatch(words) and not _BODIES.isdisjoint(words.split())
        if body or (posted and _WHOLE.fullmatch(words)):
            yield block.start, block.end, 6.0
        elif strip and (len(words) > strip.end() - block.start or words.endswith(")")):
            yield *strip.span("name"), 2.5
        return
