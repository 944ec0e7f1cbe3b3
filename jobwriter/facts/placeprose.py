"""Places in sentences: what the words around a name say of it."""

from __future__ import annotations

from typing import Literal

from jobwriter.document import Document
from jobwriter.facts.mentions import Mention
from jobwriter.facts.model import Place
from jobwriter.patterns import pattern

Kind = Literal["job", "office", "remote-from"]
Said = Literal["field", "label", "title", "line", "prose"]

REMOTE = pattern(r"\b(?:remote|remotely|work(?:ing)? from (?:home|anywhere)|home[- ]based|distributed|wfh|anywhere)\b")
_NEAR = pattern(
    r"\b(?:right to (?:live and )?work|(?<!remote )eligib\w+|authori[sz]\w+|entitled|permit\w*|visas?|sponsor\w*"
    r"|citizens?\w*|law"
    r"|laws|legislation|qualified|registered|regulat\w+|clearance|studied|graduated|customers?"
    r"|(?<!our )(?<!my )clients?|users|markets?"
    r"|founded|launched|expanding|expand|operat(?:e|es|ing|ions)|present|presence|countries|stores|leading|largest"
    r"|biggest|best|top|ranked|awards?|travel\w*|trips?|visit\w*|retreats?|holiday|offsites?|meet-?ups?|partners?"
    r"|suppliers|colleagues|managers?|teams|stakeholders|report\w*|conference|benefits|insurance|pension|salary"
    r"|salaries|compensation|pay|for (?:uk|us|eu))\b"
)
_SUBJECT = (
    r"role|position|job|opportunity|vacancy|post|internship|placement|you|you'll|you're|candidates?|applicants?"
    r"|engineers?|scientists?|developers?|analysts?|person|hire|hires|individual|colleague"
)
_LEADS = pattern(r"(?:\b(?:in|at|from|near|of|to|our|and|or|around|central|greater)|[,(/–-]) ?\Z")
_IN = (
    r"\b(?:in|at|from|near|of|across|within|around|out of|between|to)"
    r"(?: (?:the|our|central|downtown|either|one of|both|greater|north|south|east|west|offices?|of|in|heart|centre"
    r"|center|city|beautiful|vibrant|new|brand|sunny)){0,5} ?\Z"
)
_INTO = pattern(_IN)
_BASED = pattern(
    rf"\b(?:(?P<own>{_SUBJECT})\b[^.\n;:!?]{{0,60}}?\b(?:based|located|situated|sit|sits|work|working|works|be|live"
    rf"|living"
    r"|reside|residing|available|open|join|opening|is|are|within commut\w+|commut\w+|(?=(?: \w+){0,2} in\b))"
    r"|(?P<firm>we|company|start-?up|business|firm|fintech|organi[sz]ation|agency|scale-?up|consultancy|client|group"
    r"|headquartered|hq|headquarters|head office|offices|studios|labs|hubs|sites)\b[^.\n;:!?]{0,60}?)"
    rf"(?:[^.\n;:!?]{{0,40}}?){_IN}"
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
    r"(?:['’]s)?[ -](?:based )?(?:\w+ )?(?:office|offices|studio|hq|headquarters|campus|hub|lab|site|location)\b"
)
_AFTER_BASED = pattern(
    r"[ -]based(?:,? [\w-]+){0,5}? (?P<what>role|position|job|engineer|scientist|developer|analyst|team|candidates?"
    r"|opportunity|applicants|squad|individual|hire)\b"
)
_AFTER_REMOTE = pattern(
    r"[ ]?(?:\(|-|–|,|/|\||:|or)?[ ]?(?:fully |100% |or |hybrid ?/ ?|and )?(?:remote|home[- ]based)\b(?!,? first)"
)
_YOURS = pattern(r"\b(?:you|you'll|your|days?|week|in-?person|on-?site|role|position|job)\b")
_AWHILE = pattern(r"\b(?:up to|for) (?:\d+|two|three|four|six|eight|a few|several) (?:\w+ )?(?:days|weeks|months)\b")
_EMPLOYER = pattern(
    r"[ *_]{0,4}[A-Z][^\s,]{0,30}(?: (?:[A-Z&][^\s,]{0,30}|and|of|\([^)\n]{0,30}\))){0,6}(?:,? [-–|·•] |, ?)"
)
_CLOSES = pattern(r"[*_]{0,2}(?:[.,;|·•(]| [-–|·•(]|\s*\n|\s*\Z)")
_JOIN = pattern(
    r"\b(?:join|joining|looking for|seeking|hiring|seeks|opportunity|recruit\w*|role|vacancy|for our client)\b"
)
_FIRM = pattern(
    r"\b(?:(?:role|position|job|post|vacancy|opportunity|internship|placement)\b[^.\n;:!?]{0,40}?\b(?:based|located"
    r"|situated|is|in"
    r"|at|will be)|(?:you|you'll|you're)\b[^.\n;:!?]{0,30}?\b(?:based|located|sit|work|working)(?: \w+ly"
    r"| full[- ]time| on-?site)?)"
    r"(?: (?:in|at|from|near|out of|our|the|your|central|downtown|office|offices|greater|based|new))* ?\Z"
)
_FIRM_ON = pattern(r"\b(?:week|hybrid|on-?site|office[- ]based|in-?office|in-?person)\b[^.\n;:!?]{0,30}\Z")
_SQUAD = pattern(r"\b(?:is|are|we're|join|joining|this|an?) (?:an? |our |the )?\Z")
_NOW_AND_THEN = pattern(
    r"\b(?:month|monthly|quarter|quarterly|occasional\w*|sometimes|visit\w*|travel\w*|annual\w*|year|fortnight"
    r"|off-?sites?|meet\w*"
    r"|onboarding|induction|training|interview\w*|from time to time)\b"
)


def made(name: Mention, kind: Kind, said: Said, remote: bool = False, firm: bool = True) -> Place:
    """The fact that a mention gives."""
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


def line_end(text: str, at: int, end: int) -> int:
    """Where the line of ``at`` ends."""
    stop = text.find("\n", at, end)
    return end if stop < 0 else stop


def _is_month(low: str, name: Mention) -> bool:
    """Whether ``in March`` tells when: nothing after it says that the town is meant."""
    return low[name.start : name.end] == "march" and not low.startswith((", cambs", ", cambridgeshire"), name.end)


def read(document: Document, name: Mention) -> Place | None:
    """What the sentence around a name says."""
    text, low = document.text, document.lower
    sentence = document.sentence_at(name.start)
    line = text.rfind("\n", 0, name.start) + 1
    left = max(sentence.start if sentence else line, name.start - 140)
    right = sentence.end if sentence and sentence.end > name.end else line_end(text, name.end, len(text))
    right = min(right, name.end + 100)
    before, near = low[left : name.start], low[max(left, name.start - 60) : name.start]
    if name.guarded and (not _LEADS.search(before) or _is_month(low, name)):
        return None
    kind = document.section_kind(name.start)
    wide = name.spot.kind in {"wide", "country"} or (name.spot.kind == "region" and len(name.spot.path) == 2)
    remote = REMOTE.search(low, left, right) is not None
    beside = _beside(document, name, line, remote)
    if beside is not None:
        return beside
    after_remote = _AFTER_REMOTE.match(low, name.end)
    remote_in = _REMOTE_IN.search(before)
    if remote_in or after_remote:
        if _AWHILE.search(low, left, right) or (_NEAR.search(near) and not after_remote):
            return None
        return made(name, "remote-from" if wide or remote_in else "job", "prose", True)
    if name.spot.kind == "wide" and not name.spot.countries:
        return None
    if _NEAR.search(near):
        return None
    rest = low[name.end : min(right, name.end + 60)].partition("•")[0]
    after = _AFTER_BASED.match(low, name.end)
    if after:
        ours = after["what"] not in {"team", "squad"} or _SQUAD.search(before) is not None
        return made(name, "job", "prose", remote, firm=ours and _always(near, rest))
    if _TO.search(before):
        return made(name, "job", "prose", remote, firm=False)
    if _OFFICE.search(before) or _AFTER_OFFICE.match(low, name.end):
        work = _WORK.search(low, left, right) is not None and kind not in {"company", "values"}
        firm = work and _YOURS.search(before) is not None and _always(near, rest)
        return made(name, "job" if work else "office", "prose", remote, firm=firm)
    if not wide and _FIRM.search(before) and kind not in {"values", "benefits", "legal"}:
        return made(name, "job", "prose", remote, firm=_always(near, rest))
    if _LIVE.search(before):
        return made(name, "remote-from" if wide else "job", "prose", remote, firm=False)
    based = _BASED.search(before) if _INTO.search(before) else None
    if based and based["own"] and kind not in {"values", "benefits", "legal"}:
        return made(name, "remote-from" if wide and remote else "job", "prose", remote, firm=False)
    if based and based["firm"]:
        joined = _JOIN.search(low, left, name.start) and kind != "company"
        return made(name, "job" if joined else "office", "prose", remote, firm=False)
    if _ON.search(before) and kind not in {"legal", "values"}:
        firm = _FIRM_ON.search(before) is not None and _always(near, rest)
        return made(name, "job", "prose", remote, firm=firm)
    return None


def _always(near: str, rest: str) -> bool:
    """Whether the words around a name speak of more than a visit now and then."""
    return not _NOW_AND_THEN.search(near) and not _NOW_AND_THEN.search(rest)


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
    return made(name, "job", "line", remote)
