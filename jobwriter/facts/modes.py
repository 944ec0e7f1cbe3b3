"""How one works: on site, hybrid or remote. The words for it, and the one that counts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from jobwriter.document import Document
from jobwriter.facts import officedays
from jobwriter.facts.model import Mode, Voice, WorkMode
from jobwriter.facts.voice import spoken, window
from jobwriter.patterns import pattern
from jobwriter.records import replace

_MOST = 200
"""Words of each kind that are looked at in one run of text."""

_REMOTE = pattern(
    r"(?P<no>\b(?:not|no|non|isn't|never|cannot be|can't be|won't be|without) (?:a |an |be |currently |offer |fully "
    r"|entirely "
    r"|100% |available (?:as|for) )*remote(?:ly)?\b(?! (?:setup|experience)))"
    r"|(?P<full>\b(?:fully|100 ?%|completely|entirely|permanently|purely|truly|all|globally"
    r"|full) ?[- ]?remote(?:ly)?\b"
    r"|\bremote[- ](?:first|only|native)\b|\b100 ?% ?(?:\w+ )?(?:home|remote)"
    r"|\bremote(?:ly)?[- ](?:role|position|job|opportunity|contract|eligible|based|basis|company|organi[sz]ation"
    r"|business"
    r"|work environment|friendly|ok|possible|within|from anywhere|anywhere|in the|across|uk|us|eu|employees|worker)\b"
    r"|\bwork(?:ing)?(?: (?:fully|entirely|completely|100%))? remotely\b"
    r"|\b(?:role|position|job|team|opportunity) (?:is|will be|can be|may be)(?: (?:currently|also|performed"
    r"|done|fully"
    r"|completely))* (?:remote|home[- ]based|performed remotely|done remotely)\b"
    r"|\b(?:fully|100 ?%|completely|entirely|globally) ?[- ]?distributed (?:team|company|set(?:ting|-?up)"
    r"|organi[sz]ation"
    r"|workforce|business|culture|workplace|start-?up)\b|\b(?:has|have|with) no (?:physical |central "
    r"|fixed )*offices?\b(?! (?:politics|hours|days|attendance|jargon))"
    r"|\b(?:based|live|located) (?:wherever|anywhere)(?! (?:near|close|within (?:commut|reach|an? hour|\d)|for|up to))"
    r"|\b(?:job|role|position|work) (?:is |can be |may be )?(?:done|performed|carried out) (?:entirely |fully )?"
    r"(?:from|at) home\b"
    r"|\b(?:do|doing) (?:this|the|your) (?:job|role|work) (?:entirely |fully )?from home\b"
    r"|\bhome[- ]based\b|\bwork (?:from )?(?:wherever|anywhere)(?! (?:for|up to|\d|policy))"
    r"|\b(?:wfh|work from home) (?:role|position|job|permanently|full[- ]time)|\bli-remote\b)"
    r"|(?P<part>\bhome[- ]?office \(partial(?:ly)?\)|\bpart(?:ial|ially|ly)?[- ]remote\b|\bremote \(partial(?:ly)?\)"
    r"|\bpartial home office\b)"
    r"|(?P<mostly>\b(?:predominantly|mainly|mostly|largely|primarily) (?:work(?:ing)? )?(?:from home|home[- ]based"
    r"|remote(?:ly)?)\b)"
    r"|(?P<option>\bremote[- ](?:work(?:ing)?|options?|flexibility|opportunit\w+)\b|\bflexible remote\b"
    r"|\b(?:work(?:ing)?|wfh) (?:from home|from anywhere)\b|\bwfh\b|\bhome[- ]?working\b"
    r"|\bhome[- ]office (?:options?|possible|days|arrangements?|policy|flexib\w+)|\b(?:telework(?:ing)?"
    r"|telecommut(?:e|ing))\b)"
    r"|(?P<bare>\bremote\b)",
    needs=("remote", "home", "wfh", "anywhere", "wherever", "telewo", "telecom", "distributed", "office"),
)
_NOT_REMOTE = pattern(
    r"remote[- ](?:teams?\b(?!:)|type|status|policy|sensing|procedure|gp|nurse|control|desktop|access|server"
    r"|monitoring"
    r"|communit\w+|patients?|data|sites?|locations?|medical|method|colleagues|workforce|collaboration|start-?up"
    r"|developers?"
    r"|users?|areas|devices?|support|login|sensor\w*|health\w*|setting|diagnos\w+|operat\w+|vehicles?|islands?"
    r"|employees (?:across|around)|doctor|consult\w+|work (?:experience|abroad|tools|budget|stipend|allowance|setup"
    r"|set-up"
    r"|equipment|culture)|team ?members?|culture|video|repositor\w+|management|execution|environments? experience"
    r"|identification|weapon|assets?|interviews?|engineers? (?:in|across))\b"
)
_NOT_REMOTE_BEFORE = pattern(
    r"(?:\b(?:experience|experienced|comfortable|used to|ability to|able to|passion for|skilled (?:in|at)|thrive"
    r"|previously"
    r"|globally distributed|distributed|leading|manage|managing)(?: \w+){0,4}?(?: (?:in|a|of|with|and|as|or|on|for))?"
    r"|\b(?:for|of|with|other|both)) ?\Z"
)
_KIT = pattern(
    r"[ -](?:office |home )?(?:equipment|budget|allowance|stipend|set-?up|kit|support payment|bonus|grant)\b"
)
_AWHILE = pattern(
    r"[^.\n;]{0,30}?\b(?:up to |for |of )?(?:an? (?:maximum|total) of )?(?:\d+|one|two|three|four|five|six|eight"
    r"|ten|twelve|twenty|thirty|sixty|ninety) (?:working |calendar |additional |full )?(?:days|weeks?|months?)\b"
    r"(?! (?:a|per|each|every|/) ?week)"
)
_AWHILE_BEFORE = pattern(
    r"\b\d+ (?:working |calendar )?(?:days|weeks|months)(?: (?:a|per|each|of the|every) year)?[^.\n;,|·]{0,25}\Z"
)
_INSTEAD = pattern(r"[^.\n;]{0,30}(?:week|office)")
_DENIED = pattern(r"\b(?:not|cannot|unable|won't|can't)\b")
_ASKED = pattern(r"\b(?:role|position|job|is|within|from)\b")
_MIXED_BEFORE = pattern(r"\bmix(?:ture)? of\b|\bhybrid\b|\bnot\b")
_MIXED = pattern(r"\b(?:mix(?:ture)?|(?<!life )balance|hybrid|(?<!home )(?<!home-)office|split|between|flexib\w+ to)\b")
_PARTLY = pattern(r"\b(?:hybrid|partly|partial|office|occasional)\b")
_WHOLLY = pattern(
    r"(?:fully|100 ?%|completely|entirely|permanently|purely|truly|full) ?[- ]?remote|remote[- ](?:role|position|job"
    r"|only)"
    r"|(?:role|position|job) is"
)
_EITHER = pattern(
    r"\b(?:or|either|option\w*|choose|possible|possibility|available|consider\w*|depending|friendly|ok)\b|/"
)
_LABEL = pattern(r"\b(?:location|type|arrangement|mode|policy|model|work|pattern|place)s?\W{0,4}:[^.\n]{0,80}\Z")

_HYBRID = pattern(
    r"\bhybrid\b(?! (?:search|cloud|retriev\w*|ml|ai|moneti[sz]\w+|systems?|infrastructure"
    r"|architectures?|solutions?"
    r"|deploy\w*|data|analytics|ecosystem|rag|apps?|mobile|events?|recommend\w*|models(?! of work)|model(?:l)?ing"
    r"|physics"
    r"|quantum|simulation|algorithms?|methods?|intelligence|it|multi|platforms?|digital|environments? (?:with|using"
    r"|on|across)"
    r"|power|energy|vehicles?|memory|ranking|of (?:technical|data|software|engineering|research|analytics)|and multi"
    r"|on-?prem\w*|storage|network\w*|legal|dl|threat|attack|index\w*|keyword|vector|semantic|team of|technical"
    r"|between (?:a )?(?:data|software|research)|software|engineer\w*|/?multi\w*)\b)",
    needs=("hybrid",),
)
_HYBRID_WORK = pattern(
    r"hybrid\b(?:[ -](?:working|work|role|position|job|schedules?|policy|pattern|set-?up|office|remote|basis"
    r"|flexib\w+"
    r"|arrangements?|workplace|workstyle|based|week|opportunit\w+|options?|home|culture|team|wfh|format|contract"
    r"|employees"
    r"|first|way|model|approach|environment|basis|capacity|mode|concept|structure|setting|workspace|in|from|at"
    r"|with)\b| ?[(:/|,.;\n)–-]|$| ?\Z)"
)
_HYBRID_THING = pattern(r"hybrid (?:model|approach|environment)\b(?! of work| to work)")
_TWO_IN_ONE = pattern(
    r"(?: \w+){0,2}[ ,:–-]{1,3}(?:split\b|combin\w+|bridg\w+|blend\w*|spanning|half\b|part\b"
    r"|that (?:combin|bridg|sit|mix)|(?:for )?someone (?:who|with)|sitting|where you (?:will )?(?:both|build"
    r"|own))[^.\n]{0,40}"
)
_WORK_WORDS = pattern(
    r"\b(?:office|home|days?|week|work|working|role|remote|on-?site|location|based|flexib\w+|position)\b"
)
_DAY_WORDS = pattern(r"\b(?:office|home|days?|week|working|remote|flexib\w+)\b")

_ONSITE = pattern(
    r"(?P<firm>\b(?:on[- ]?site|in the office) (?:every (?:working )?day|each day|five days a week|5 days a week)\b"
    r"|\b(?:on-?site|in-?office|in-?person)[- ](?:role|position|job|only|based|first|five|5|full[- ]time"
    r"|opportunity"
    r"|work environment|working|company|culture|team)\b|\b(?:fully|100 ?%|entirely|strictly|primarily|full[- ]time) "
    r"(?:on-?site|in[- ](?:the )?(?:office|person))\b|\b(?:role|position|job) (?:is|will be)(?: a| an)?(?: (?:fully"
    r"|full[- ]time"
    r"|based|strictly|entirely|located))* (?:on-?site|in[- ](?:the )?office|in[- ]person|office[- ]based)\b"
    r"|\boffice[- ](?:based|first)\b|\bin[- ]person (?:in|from|at|with (?:us|the team) in) (?:our|the)\b"
    r"|\b(?:work|working|be) in[- ]person (?:in|from|at)\b|\ban? (?:on-?site|in[- ]person) (?:role|position|job)"
    r"|\bli-on-?site\b)"
    r"|(?P<bare>\b(?:on-?site|in-?office)\b(?! (?:gym|gyms|interview\w*|visits?|parking|clients?|customers?|cafe\w*"
    r"|facilit\w*"
    r"|support|restaurants?|canteen|nursery|case|final|assessment|events?|meetings?|training|with (?:clients"
    r"|customers)"
    r"|physio\w*|massage|health\w*|fitness|lunch\w*|catering|showers?|barista|bar\b|requirement|at (?:clients?"
    r"|customers?)"
    r"|implementation|deployment|travel|perks|snacks|loop|stage|panel|round|doctor|childcare|day care|hackathon"
    r"|installation"
    r"|staff canteen|amenities|workshops?|days?|presence|work|and remote)))"
    r"|(?P<weak>\b(?:at|from|in) our (?:[\w-]+ ){0,3}?offices?\b(?! (?:across|around|spans?|worldwide|is|are"
    r"|at least|once|twice"
    r"|\d|one|two|three|occasionally|when|if))|\bexcited to work in our office\b)",
    needs=("site", "office", "person"),
    words="site onsite office offices inoffice person inperson",
)
_NOT_WHOLLY_HERE = pattern(r"\b(?:hybrid|remote|or|some|occasional)\b")
_STAGE = pattern(r"\b(?:stages?|interviews?|rounds?|final|assessment|visit)\b")
_ELSEWHERE = pattern(r"\bor\b|hybrid|remote|home")

_ASKS = frozenset({"requirements", "nice-to-have", "skills", "legal"})
_VALUES: dict[str, Mode] = {
    "onsite": "onsite", "office": "onsite", "inoffice": "onsite", "hybrid": "hybrid", "remote": "remote",
    "fullyremote": "remote", "telecommute": "remote",
}  # fmt: skip


def extract(document: Document) -> tuple[WorkMode, ...]:
    """Every statement about the mode of work: a record's field, then those of the text in order."""
    found = list(_field(document))
    for start, end, voice in spoken(document):
        said = [
            *officedays.find(document, start, end, voice),
            *_hybrids(document, start, end, voice),
            *_remotes(document, start, end, voice),
            *_onsites(document, start, end, voice),
        ]
        found += sorted(said, key=lambda mode: (mode.start, mode.end))
    return tuple(found)


def choose(modes: Sequence[WorkMode]) -> WorkMode | None:
    """The mode that counts: days in the office before words, firm words before hints, hybrid before its two ends."""
    firm = [mode for mode in modes if mode.firm]
    counted = next((mode for mode in modes if mode.office_days is not None), None)
    if counted is not None and counted.office_days is not None:
        remote = next((mode for mode in firm if mode.value == "remote"), None)
        if counted.office_days < 0.6 and remote and not any(mode.value == "hybrid" for mode in firm if mode != counted):
            return replace(remote, office_days=counted.office_days)
        return counted
    for value in ("hybrid", "remote", "onsite"):
        for mode in firm:
            if mode.value == value:
                return mode
    return next(iter(modes), None)


def _field(document: Document) -> Iterator[WorkMode]:
    field = document.fields.get("work_mode")
    if field is None:
        return
    value = _VALUES.get("".join(filter(str.isalpha, field.value.lower())))
    if value is not None:
        yield WorkMode(value=value, whole=value != "hybrid", start=field.start, end=field.end, source="posting")


def _edge(low: str, start: int, end: int) -> tuple[str, str]:
    """The marks right before and after words, past one space."""
    return low[max(start - 2, 0) : start].strip()[-1:], low[end : end + 2].strip()[:1]


def _hybrids(document: Document, start: int, end: int, voice: Voice) -> Iterator[WorkMode]:
    low = document.lower
    for match in islice(_HYBRID.finditer(low, start, end), _MOST):
        at, stop = match.span()
        if low[max(at - 4, 0) : at] == "#li-":
            yield WorkMode(value="hybrid", start=at - 4, end=stop, source=voice)
            continue
        left, right = window(document, at, stop, 80)
        if not _HYBRID_WORK.match(low, at, right):
            continue
        two = _TWO_IN_ONE.match(low, stop, right)
        if two and not _DAY_WORDS.search(two.group()):
            continue
        before, after = low[left:at], low[stop:right]
        alone = right - left < 60 or (_edge(low, at, stop)[0] or " ") in "([|/•,"
        if not alone and not _WORK_WORDS.search(before) and not _WORK_WORDS.search(after):
            continue
        if _HYBRID_THING.match(low, at) and not _DAY_WORDS.search(before) and not _DAY_WORDS.search(after):
            continue
        yield WorkMode(value="hybrid", start=at, end=stop, source=voice)


def _remotes(document: Document, start: int, end: int, voice: Voice) -> Iterator[WorkMode]:
    low = document.lower
    for match in islice(_REMOTE.finditer(low, start, end), _MOST):
        at, stop = match.span()
        if match["no"]:
            yield WorkMode(value="onsite", whole=True, start=at, end=stop, source=voice)
        elif match["part"]:
            yield WorkMode(value="hybrid", start=at, end=stop, source=voice)
        elif match["mostly"]:
            yield WorkMode(value="remote", start=at, end=stop, source=voice)
        elif not _is_other(document, match):
            mode = _remote(document, match, voice)
            if mode is not None:
                yield mode


def _is_other(document: Document, match: re.Match[str]) -> bool:
    """Whether ``remote`` speaks of things other than the job, or of some weeks a year."""
    low = document.lower
    at, stop = match.span()
    left, right = window(document, at, stop, 150)
    word = low.find("remote", at, stop)
    if (_KIT.match(low, stop) and not low.startswith("fully", at)) or (word >= 0 and _NOT_REMOTE.match(low, word)):
        return True
    if match["full"] and low.startswith(("fully", "100", "remote", "complet", "entire"), at):
        return False
    if _AWHILE.match(low, stop, right) and not _INSTEAD.match(low, stop, right):
        return True
    return _AWHILE_BEFORE.search(low, max(left, at - 60), at) is not None


def _remote(document: Document, match: re.Match[str], voice: Voice) -> WorkMode | None:
    """What a word for remote work says of this job."""
    low = document.lower
    at, stop = match.span()
    left, right = window(document, at, stop, 150)
    before = low[max(left, at - 50) : at]
    asks = document.section_kind(at) in _ASKS
    value: Mode = "remote"
    firm, whole = True, False
    if match["full"]:
        wish = asks and not _ASKED.search(before) and not _ASKED.search(low, at, stop)
        if (wish and _NOT_REMOTE_BEFORE.search(before)) or _DENIED.search(low, stop, min(right, stop + 40)):
            return None
        firm = not _MIXED_BEFORE.search(before)
        whole = firm and bool(_WHOLLY.match(low, at)) and not _EITHER.search(low, left, right)
    elif match["option"]:
        if asks and _NOT_REMOTE_BEFORE.search(before):
            return None
        mixed = _MIXED.search(low, left, right) is not None
        value = "hybrid" if mixed else "remote"
        firm = mixed and not asks and "flexib" not in before
    else:
        first, last = _edge(low, at, stop)
        alone = right - left < 45 or (first or " ") in "([|/•," or (last or " ") in ")]|/"
        if asks or not (alone or _short_line(low, at, stop)) or _NOT_REMOTE_BEFORE.search(before):
            return None
        firm = not _PARTLY.search(low, left, right)
        value = "remote" if firm else "hybrid"
        whole = firm and not _EITHER.search(low, left, right)
    return WorkMode(value=value, firm=firm, whole=whole, start=at, end=stop, source=voice)


def _short_line(low: str, at: int, stop: int) -> bool:
    """Whether words stand in a short line or after a label."""
    left = low.rfind("\n", max(at - 120, 0), at) + 1 or max(at - 120, 0)
    right = low.find("\n", stop, stop + 120)
    short = (right if right >= 0 else min(stop + 120, len(low))) - left < 90
    return short or _LABEL.search(low, left, at) is not None


def _onsites(document: Document, start: int, end: int, voice: Voice) -> Iterator[WorkMode]:
    low = document.lower
    for match in islice(_ONSITE.finditer(low, start, end), _MOST):
        at, stop = match.span()
        left, right = window(document, at, stop, 60)
        kind = document.section_kind(at)
        if match["firm"]:
            whole = not _NOT_WHOLLY_HERE.search(low, left, right)
            yield WorkMode(value="onsite", firm=whole, whole=whole, start=at, end=stop, source=voice)
        elif match["bare"]:
            asked = kind in {"benefits", "process", "requirements", "duties"}
            asked = asked or _STAGE.search(low, left, at) is not None
            if not asked and not _ELSEWHERE.search(low, left, right) and _short_line(low, at, stop):
                yield WorkMode(value="onsite", start=at, end=stop, source=voice)
        elif kind not in {"benefits", "process", "company", "values", "legal"} and not _ELSEWHERE.search(
            low, left, right
        ):
            yield WorkMode(value="onsite", firm=False, start=at, end=stop, source=voice)
