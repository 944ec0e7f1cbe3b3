"""How one works: on site, hybrid or remote, and how many days a week in the office."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal

from jobwriter.document import Document
from jobwriter.facts.model import Voice, WorkMode
from jobwriter.facts.voice import sentence_around, spoken
from jobwriter.patterns import pattern

Mode = Literal["onsite", "hybrid", "remote"]

_MOST = 200
"""Statements that are looked at in one document."""

_NUMBERS = {
    "one": 1.0, "two": 2.0, "three": 3.0, "four": 4.0, "five": 5.0, "once": 1.0, "twice": 2.0, "a": 1.0, "an": 1.0,
}  # fmt: skip
_N = r"(?:[0-7](?:\.5)?|1[0-9]|one|two|three|four|five)"
_UNIT = r"(?:(?:a|per|each|every|/|in(?: a| the)?|of the) ?(?:working )?(?P<unit{0}>week|month|quarter|fortnight)|(?P<ly{0}>weekly|monthly|quarterly))"
_TIMES = pattern(
    rf"\b(?:(?:(?P<n>{_N})(?: ?\((?:\d|\w+)\))?\s?(?:\+|plus|or more|x)?(?:\s?(?:[-–/]|to|or)\s?(?P<m>{_N}))?\s?\+?"
    rf"|(?P<any>an?(?= day)))(?:[ -](?:fixed|set|core|mandatory|anchor|full|minimum|specific|required|collaborative|team"
    rf"|flexible|business|working|work))?[ -]?"
    rf"(?:(?P<which>in[ -]office|office|on-?site|in[ -]person|remote(?: work(?:ing)?)?|wfh|home[ -]office|home|work[ -]from[ -]home|hybrid"
    rf"|monthly in-office|collaboration)[ -]?)?(?:days?|d(?=/)|x(?= (?:a|per)|/))"
    rf"|(?P<often>once|twice|{_N} times))"
    rf"(?:[ ]?{_UNIT.format(1)})?"
)
_SHARE = pattern(r"\b(?P<share>[1-9]\d)(?: ?[-–] ?\d\d)? ?% (?:of (?:your|their|the|our|working|work)[ \w]{0,20}?time|in[ -](?:the )?office|office|on-?site|in-?person|remote(?:ly)?|from home|wfh|at home|home)")
_WEEKDAYS = pattern(r"\b(?:mon|tues?|wednes|thurs?|fri)(?:day)?s?\b(?:(?: ?[,&/+]| and| -)+ ?(?:mon|tues?|wednes|wed|thurs?|fri)(?:day)?s?\b){1,3}")
_HERE = re.compile(
    r"\b(?:office|offices|on[- ]?site|in-?person|hq|headquarters|campus|hub|studio|lab|together|client site|away from home|come in|in london|co-?located|face[- ]to[- ]face|presence)\b"
)
_AWAY = re.compile(r"\b(?:remote|remotely|wfh|(?:from|at) home|home|offsite|off-site|elsewhere|anywhere)\b")
_NOT_DAYS = re.compile(
    r"\b(?:holiday|holidays|annual leave|leave|vacation|pto|off\b|paid|sick|volunteer\w*|notice|sprint|training|learning|hackathon|conference|trial|interview|response|reply|hours?|year|annually|assessment|onboarding|abroad|every year|shift|on[- ]call|working week|day week|retreat|summer)\b"
)
_REMOTE = pattern(
    r"(?P<no>\b(?:not|no|non|isn't|never|cannot be|can't be|won't be|without) (?:a |an |be |currently |offer |fully |entirely |100% |available (?:as|for) )*remote(?:ly)?\b(?! (?:setup|experience)))"
    r"|(?P<full>\b(?:fully|100 ?%|completely|entirely|permanently|purely|truly|all|globally|full) ?[- ]?remote(?:ly)?\b|\bremote[- ](?:first|only|native)\b|\b100 ?% ?(?:\w+ )?(?:home|remote)"
    r"|\bremote(?:ly)?[- ](?:role|position|job|opportunity|contract|eligible|based|basis|company|organi[sz]ation|business|work environment|friendly|ok|possible|within|from anywhere|anywhere|in the|across|uk|us|eu|employees|worker)\b"
    r"|\bwork(?:ing)?(?: (?:fully|entirely|completely|100%))? remotely\b|\b(?:role|position|job|team|opportunity) (?:is|will be|can be|may be)(?: (?:currently|also|performed|done|fully|completely))* (?:remote|home[- ]based|performed remotely|done remotely)\b"
    r"|\bhome[- ]based\b|\bwork (?:from )?(?:wherever|anywhere)(?! (?:for|up to|\d|policy))|\b(?:wfh|work from home) (?:role|position|job|permanently|full[- ]time)|#li-remote\b)"
    r"|(?P<part>\bhome[- ]?office \(partial(?:ly)?\)|\bpart(?:ial|ially|ly)?[- ]remote\b|\bremote \(partial(?:ly)?\)|\bpartial home office\b)"
    r"|(?P<mostly>\b(?:predominantly|mainly|mostly|largely|primarily) (?:work(?:ing)? )?(?:from home|home[- ]based|remote(?:ly)?)\b)"
    r"|(?P<option>\bremote[- ](?:work(?:ing)?|options?|flexibility|opportunit\w+)\b|\bflexible remote\b|\b(?:work(?:ing)?|wfh) (?:from home|from anywhere)\b|\bwfh\b|\bhome[- ]?working\b|\bhome[- ]office (?:option|possible|days|arrangement|policy)\b)"
    r"|(?P<bare>\bremote\b)",
    needs=("remote", "home", "wfh", "anywhere", "wherever"),
)
_NOT_REMOTE = pattern(
    r"\bremote[- ](?:teams?\b(?!:)|type|status|policy|sensing|procedure|gp|nurse|control|desktop|access|server|monitoring|communit\w+|patients?|data|sites?|locations?|medical|method|colleagues|workforce|collaboration|start-?up|developers?|users?|areas|devices?|support|login|sensor\w*|health\w*|setting|diagnos\w+|operat\w+|vehicles?|islands?|employees (?:across|around)|doctor|consult\w+|work (?:experience|abroad|tools|budget|stipend|allowance|budget|setup|set-up|equipment|culture)|team ?members?|culture|video|repositor\w+|management|execution|environments? experience|identification|weapon|assets?|interviews?|engineers? (?:in|across)|locations)\b"
)
_NOT_REMOTE_BEFORE = pattern(
    r"(?:\b(?:experience|experienced|comfortable|used to|ability to|able to|passion for|skilled (?:in|at)|thrive|previously|globally distributed|distributed|leading|manage|managing)(?: \w+){0,4}?(?: (?:in|a|of|with|and|as|or|on|for))?|\b(?:for|of|with|other|both)) ?\Z"
)
_WHOLLY = pattern(
    r"(?:fully|100 ?%|completely|entirely|permanently|purely|truly|full) ?[- ]?remote|remote[- ](?:role|position|job|only)|(?:role|position|job) is"
)
_EITHER = pattern(r"\b(?:or|either|option\w*|choose|possible|possibility|available|consider\w*|depending|friendly|ok)\b|/")
_KIT = pattern(r"[ -](?:office |home )?(?:equipment|budget|allowance|stipend|set-?up|kit|support payment|bonus|grant)\b")
_WEEKS_AWAY = pattern(
    r"[^.\n;]{0,30}?\b(?:up to |for |of )?(?:an? (?:maximum|total) of )?(?:\d+|two|three|four|five|six|eight|ten|twelve|twenty|thirty|sixty|ninety)"
    r" (?:working |calendar |additional )?(?:days|weeks|months)\b"
)
_HYBRID = pattern(
    r"\bhybrid\b(?! (?:search|cloud|retriev\w*|approach\w*|ml|ai|moneti[sz]\w+|systems?|infrastructure|architectures?|solutions?|deploy\w*|data|analytics|ecosystem|rag|apps?|mobile|events?|recommend\w*|models(?! of work)|model(?:l)?ing|physics|quantum|simulation|algorithms?|methods?|intelligence|it|multi|platforms?|digital|environments? (?:with|using|on|across)|power|energy|vehicles?|memory|ranking|of (?:technical|data|software|engineering|research|analytics)|and multi|on-?prem\w*|storage|network\w*|legal|dl|threat|attack|index\w*|keyword|vector|semantic|team of|technical|between (?:a )?(?:data|software|research)|software|engineer\w*|/?multi))",
    needs=("hybrid",),
)
_HYBRID_WORK = pattern(
    r"hybrid\b(?:[ -](?:working|work|role|position|job|schedules?|policy|pattern|set-?up|office|remote|basis|flexib\w+|arrangements?|workplace|workstyle|based|week|opportunit\w+|options?|home|culture|team|wfh|format|contract|employees|first|way|model|approach to work\w*|environment|in|from|at|with|working)\b| ?[(:/|,.;\n)–-]|$| ?\Z)"
)
_WORK_WORDS = re.compile(r"\b(?:office|home|days?|week|work|working|role|remote|on-?site|location|based|flexib\w+|position)\b")
_ONSITE = pattern(
    r"(?P<firm>\b(?:on-?site|in-?office|in-?person)[- ](?:role|position|job|only|based|first|five|5|full[- ]time|opportunity|work environment|working|company|culture|team)\b|\b(?:fully|100 ?%|entirely|strictly|primarily|full[- ]time) (?:on-?site|in[- ](?:the )?(?:office|person))\b"
    r"|\b(?:role|position|job) (?:is|will be)(?: a| an)?(?: (?:fully|full[- ]time|based|strictly|entirely|located))* (?:on-?site|in[- ](?:the )?office|in[- ]person|office[- ]based)\b|\boffice[- ](?:based|first)\b(?! (?:in|at) our other)"
    r"|\bin[- ]person (?:in|from|at|with (?:us|the team) in) (?:our|the)\b|\b(?:work|working|be) in[- ]person (?:in|from|at)\b|\b(?:this is )?an? (?:on-?site|in[- ]person) (?:role|position|job)|#li-on-?site\b)"
    r"|(?P<bare>\b(?:on-?site|in-?office)\b(?! (?:gym|gyms|interview\w*|visits?|parking|clients?|customers?|cafe\w*|facilit\w*|support|restaurants?|canteen|nursery|case|final|assessment|events?|meetings?|training|with (?:clients|customers)|physio\w*|massage|health\w*|fitness|lunch\w*|catering|showers?|barista|bar\b|requirement|at (?:clients?|customers?)|implementation|deployment|travel|perks|snacks|loop|stage|panel|round|doctor|childcare|day care|hackathon|installation|staff canteen|amenities|workshops?|days?|presence|and remote)))"
    r"|(?P<weak>\b(?:at|from|in) our (?:[\w-]+ ){0,3}?offices?\b(?! (?:across|around|spans?|worldwide|is|are|at least|once|twice|\d|one|two|three|occasionally|when|if))|\bexcited to work in our office\b)",
    needs=("site", "office", "person"),
)


def extract(document: Document) -> tuple[WorkMode, ...]:
    """Every statement about the mode of work, in order of the text; the field of a record first."""
    found = list(_field(document))
    for start, end, voice in spoken(document):
        said = [
            *_days(document, start, end, voice),
            *_hybrids(document, start, end, voice),
            *_remotes(document, start, end, voice),
            *_onsites(document, start, end, voice),
        ]
        found += sorted(said, key=lambda mode: mode.start)
    return tuple(found)


def choose(modes: Sequence[WorkMode]) -> WorkMode | None:
    """The mode that counts: firm words before hints, days in the office before words; days are added to a hybrid."""
    days = next((mode for mode in modes if mode.office_days is not None), None)
    firm = [mode for mode in modes if mode.firm]
    if days is not None and days.office_days is not None:
        remote = next((mode for mode in firm if mode.value == "remote"), None)
        if days.office_days < 0.6 and remote and not any(mode.value == "hybrid" for mode in firm):
            return replace(remote, office_days=days.office_days)
        return days
    for value in ("hybrid", "remote", "onsite"):
        found = [mode for mode in firm if mode.value == value]
        if found:
            return found[0]
    return next(iter(modes), None)


def _field(document: Document) -> Iterator[WorkMode]:
    field = document.fields.get("work_mode")
    if field is None:
        return
    value = field.value.strip().lower().replace("-", "").replace("_", "").replace(" ", "")
    known: dict[str, Mode] = {
        "onsite": "onsite", "hybrid": "hybrid", "remote": "remote", "office": "onsite", "telecommute": "remote",
        "fullyremote": "remote", "inoffice": "onsite",
    }  # fmt: skip
    if value in known:
        yield WorkMode(value=known[value], whole=known[value] != "hybrid", start=field.start, end=field.end, source="posting")


def _number(word: str) -> float:
    return _NUMBERS.get(word) or float(word if word.replace(".", "").isdigit() else 1)


def _days(document: Document, start: int, end: int, voice: Voice) -> Iterator[WorkMode]:
    """Days a week in the office."""
    low = document.lower
    for count, match in enumerate(_TIMES.finditer(low, start, end)):
        if count > _MOST:
            return
        mode = _counted(document, match, voice)
        if mode:
            yield mode
    for match in _SHARE.finditer(low, start, end):
        left, right = sentence_around(document, match.start())
        around = low[max(left, match.start() - 60) : min(right, match.end() + 60)]
        if _HERE.search(around) and not _AWAY.search(match.group()):
            days = round(int(match["share"]) / 20 * 2) / 2
            if _HERE.search(match.group()) or re.search(r"\b(?:in|from) (?:the|our) office|on-?site|in-?person", around):
                yield _office(days, match.start(), match.end(), voice)
    for match in _WEEKDAYS.finditer(low, start, end):
        left, right = sentence_around(document, match.start())
        around = low[max(left, match.start() - 80) : min(right, match.end() + 60)]
        if re.search(r"\b(?:office|on-?site|in-?person)\b", around) and not re.search(r"\d ?(?:am|pm)\b|:\d\d", around):
            days = float(len(re.findall(r"[a-z]{3,}", match.group().replace("and", ""))))
            if not re.search(r" ?- ?", match.group()):
                yield _office(days, match.start(), match.end(), voice)


def _counted(document: Document, match: re.Match[str], voice: Voice) -> WorkMode | None:
    """A count of days, if it counts days in the office or at home."""
    low = document.lower
    left, right = sentence_around(document, match.start())
    left, right = max(left, match.start() - 70), min(max(right, match.end()), match.end() + 70)
    before, after = low[left : match.start()], low[match.end() : right]
    which = match["which"] or ""
    unit = match["unit1"] or (match["ly1"] or "").removesuffix("ly") or ("month" if which.startswith("monthly") else "")
    often = match["often"]
    if often:
        value = _number(often.split()[0])
    else:
        value = _number(match["n"] or match["any"])
    near = after[:45]
    if not unit:
        later = re.search(r"\b(?:a|per|each|every|/) ?(?:working )?(week|month|quarter|fortnight)\b|\b(weekly|monthly)\b", near)
        unit = (later[1] or later[2].removesuffix("ly")) if later else ""
    clause = re.split(r"[;.]|, (?:and|plus|with) (?=\d)", near, maxsplit=1)[0]
    other = re.search(rf"\b{_N} (?:\w+ )?days?\b|\band (?:up to )?{_N}\b|\b\d (?:remote|home|wfh)", clause)
    if other:
        clause = clause[: other.start()]
    here, away = _HERE.search(which + " " + clause), _AWAY.search(which + " " + clause)
    before_here = list(_HERE.finditer(before[-45:]))
    adjacent = bool(before_here) and before[-45:][before_here[-1].end() :].strip(" :(,-–~") == ""
    if adjacent and not which:
        here, away = before_here[-1], None
    if not which and not here and not away:
        before_away = list(_AWAY.finditer(before[-45:]))
        hybrid = "hybrid" in before[-30:] and bool(unit or re.search(r"hybrid[ \w]{0,12}[ (:,-]{1,4}\Z", before))
        here = before_here[-1] if before_here and (unit or len(before) < 30) else (re.match("", "") if hybrid else None)
        away = before_away[-1] if before_away and not before_here and (unit or len(before) < 20) and not hybrid else None
    if not here and not away:
        return None
    if _NOT_DAYS.search(clause) or _NOT_DAYS.search(before[-14:]):
        return None
    if not unit and value > 5:
        return None
    at_home = bool(away) and (not here or (which != "" and _AWAY.search(which) is not None) or (
        which == "" and here is not None and away is not None and here.string == away.string and away.start() < here.start()))
    if unit == "month":
        value /= 4
    elif unit == "quarter":
        value /= 13
    elif unit == "fortnight":
        value /= 2
    elif value > 5:
        return None
    if at_home:
        if unit in {"month", "quarter"}:
            return None
        value = 5 - value
    return _office(value, match.start(), match.end(), voice)


def _office(days: float, start: int, end: int, voice: Voice) -> WorkMode:
    value: Mode = "onsite" if days >= 5 else "hybrid" if days > 0 else "remote"
    return WorkMode(value=value, office_days=round(days, 2), whole=value != "hybrid", start=start, end=end, source=voice)


def _hybrids(document: Document, start: int, end: int, voice: Voice) -> Iterator[WorkMode]:
    low = document.lower
    for count, match in enumerate(_HYBRID.finditer(low, start, end)):
        if count > _MOST:
            return
        left, right = sentence_around(document, match.start())
        if low[max(left, match.start() - 4) : match.start()] == "#li-":
            yield WorkMode(value="hybrid", start=match.start() - 4, end=match.end(), source=voice)
            continue
        if not _HYBRID_WORK.match(low, match.start(), max(right, match.end())):
            continue
        alone = right - left < 60
        around = low[max(left, match.start() - 80) : match.start()] + low[match.end() : min(right, match.end() + 80)]
        edge = low[max(match.start() - 2, 0) : match.start()].strip()[-1:]
        if alone or edge in set("([|/•,") or _WORK_WORDS.search(around):
            if re.match(r"hybrid (?:model|approach|environment)", low[match.start() : match.end() + 14]) and not re.search(
                r"\b(?:office|home|days?|week|working|remote|flexib\w+)\b", around
            ):
                continue
            yield WorkMode(value="hybrid", start=match.start(), end=match.end(), source=voice)


def _remotes(document: Document, start: int, end: int, voice: Voice) -> Iterator[WorkMode]:
    low = document.lower
    for count, match in enumerate(_REMOTE.finditer(low, start, end)):
        if count > _MOST:
            return
        at, stop = match.span()
        if match["no"]:
            yield WorkMode(value="onsite", whole=True, start=at, end=stop, source=voice)
            continue
        if match["part"] or match["mostly"]:
            yield WorkMode(value="hybrid" if match["part"] else "remote", start=at, end=stop, source=voice)
            continue
        left, right = sentence_around(document, at)
        before = low[max(left, at - 50) : at]
        if _KIT.match(low, stop):
            continue
        where = low.find("remote", at, stop)
        if where >= 0 and _NOT_REMOTE.match(low, where):
            continue
        if _WEEKS_AWAY.match(low, stop, right) and not re.match(r"[^.\n;]{0,30}(?:week|office)", low[stop:right]):
            continue
        section = document.section_at(at)
        asks = section is not None and section.kind in {"requirements", "nice-to-have", "skills", "legal"}
        edges = low[max(at - 2, 0) : at].strip()[-1:], low[stop : stop + 2].strip()[:1]
        alone = right - left < 45 or edges[0] in set("([|/•,") or edges[1] in set(")]|/")
        if match["full"]:
            soft = asks and not re.search(r"\b(?:role|position|job|is|within|from)\b", before + low[at:stop])
            if soft and _NOT_REMOTE_BEFORE.search(before):
                continue
            if re.search(r"\b(?:not|cannot|unable|won't|can't)\b", low[stop : min(right, stop + 40)]):
                continue
            mixed = re.search(r"\bmix(?:ture)? of\b|\bhybrid\b|\bnot\b", before) is not None
            whole = not mixed and _WHOLLY.match(low, at) is not None and not _EITHER.search(low, left, right)
            value: Mode = "hybrid" if mixed else "remote"
            yield WorkMode(value=value, firm=not mixed, whole=whole, start=at, end=stop, source=voice)
        elif match["option"]:
            if asks and _NOT_REMOTE_BEFORE.search(before):
                continue
            mixed = re.search(r"\b(?:mix(?:ture)?|balance|hybrid|office|split|between|flexib\w+ to)\b", low[left:right]) is not None
            yield WorkMode(value="hybrid" if mixed else "remote", firm=mixed and not asks, start=at, end=stop, source=voice)
        elif not asks and (alone or _short_line(low, at, stop)) and not _NOT_REMOTE_BEFORE.search(before):
            hybrid = re.search(r"\b(?:hybrid|partly|partial|office|occasional)\b", low[left:right]) is not None
            whole = not hybrid and not _EITHER.search(low, left, right)
            value = "hybrid" if hybrid else "remote"
            yield WorkMode(value=value, firm=not hybrid, whole=whole, start=at, end=stop, source=voice)


def _short_line(low: str, at: int, stop: int) -> bool:
    """Whether words stand in a short line or after a label."""
    left = low.rfind("\n", 0, at) + 1
    right = low.find("\n", stop)
    right = len(low) if right < 0 else right
    line = low[max(left, at - 120) : at]
    return right - left < 90 or re.search(r"\b(?:location|type|arrangement|mode|policy|model|work|pattern|place)s?\W{0,4}:[^.\n]{0,80}\Z", line) is not None


def _onsites(document: Document, start: int, end: int, voice: Voice) -> Iterator[WorkMode]:
    low = document.lower
    for count, match in enumerate(_ONSITE.finditer(low, start, end)):
        if count > _MOST:
            return
        at, stop = match.span()
        left, right = sentence_around(document, at)
        section = document.section_at(at)
        kind = section.kind if section else "other"
        around = low[max(left, at - 60) : min(right, stop + 60)]
        if match["firm"]:
            mixed = re.search(r"\b(?:hybrid|remote|or|some|occasional)\b", around) is not None
            yield WorkMode(value="onsite", firm=not mixed, whole=not mixed, start=at, end=stop, source=voice)
        elif match["bare"]:
            if kind in {"benefits", "process", "requirements", "duties"} or re.search(r"\bor\b|\bhybrid\b|remote", around):
                continue
            if _short_line(low, at, stop):
                yield WorkMode(value="onsite", start=at, end=stop, source=voice)
        elif kind not in {"benefits", "process", "company", "values", "legal"} and not re.search(r"\bremote|hybrid|home", around):
            yield WorkMode(value="onsite", firm=False, start=at, end=stop, source=voice)
