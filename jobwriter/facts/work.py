"""Work mode, employment type, contract and hours: every statement, and the one that counts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from jobwriter.document import Document
from jobwriter.facts import Context, modes
from jobwriter.facts.model import Contract, EmploymentType, Fact, Hours, Voice, WorkMode
from jobwriter.facts.voice import sentence_around, spoken
from jobwriter.patterns import pattern

Kind = Literal["permanent", "fixed-term", "contract", "internship", "apprenticeship", "temporary"]

_TIME = pattern(
    r"\b(?:(?P<full>full[- –]?time)|(?P<part>part[- –]?time|reduced hours|job[- ]shar\w+))\b(?!-)", needs=("time", "reduced", "job")
)
_NOT_TIME = pattern(
    r"(?:full|part)[- ]?time (?:employees?\b(?! (?:position|role))|staff|equivalents?|stud\w+|education|degree|experience|salary|mba|master\w*"
    r"|phd|course|us\b|uk\b|only|team ?members|workers|academic|professional experience|industry experience|basis after|benefits|roles only"
    r"|non-internship|work experience|offer|job offer|conversion|head ?count|members|talent)"
)
_BEFORE_TIME = pattern(
    r"\b(?:years?|months?)(?: of)?(?: \w+){0,2} \Z|\b(?:all|our|eligible|other|for|to|every|regular|additional|working with) \Z"
    r"|\b(?:convert\w*|transition\w*|lead(?:ing)?|return) (?:\w+ ){0,3}\Z"
)
_OPTION = pattern(
    r"\b(?:open to|consider\w*|possib\w+|available|options?|requests?|flexib\w+|can be|could be|either|or|discuss|welcome|happy|interested"
    r"|if you|would like|also|both|potential|may|might|share)\b"
)
_CONTRACT = pattern(
    r"\b(?:(?P<permanent>permanent(?:ly employed)?|perm(?= |\b)|open-ended (?:contract|position)|unlimited (?:employment )?contract|indefinite(?:-term)? contract|unbefristet\w*)"
    r"|(?P<fixed>fixed[- ]?term|ftc|maternity (?:leave )?cover(?:age)?|paternity cover|parental leave cover|secondment|limited to (?:\w+ ){1,2}(?:months?|years?)|befristet\w*)"
    r"|(?P<intern>internship|intern(?= (?:role|position|program\w*)|$|[\n,)(-])|industrial placement|placement year|working student|werkstudent\w*)"
    r"|(?P<apprentice>(?:degree )?apprenticeship)"
    r"|(?P<temporary>temporary|temp(?= (?:role|position|contract|job|to perm)))"
    r"|(?P<contract>(?:inside|outside) ir35|ir35|corp[- ]to[- ]corp|c2c|b2b contract|b2b|freelance\w*|contractor (?:role|position|basis|agreement)"
    r"|(?:\d{1,2}|three|six|nine|twelve)[- +]{1,2}(?:months?|mths?)(?: (?:initial|rolling|renewable))?(?: contract)?|contract[- ](?:role|position|job|basis|opportunity|assignment|to[- ]hire|length|duration|type)|contract(?= ?[\n|,/)(]|\Z|:)))(?=\b|\W|\Z)",
    needs=("perm", "term", "ftc", "cover", "secondment", "intern", "placement", "student", "apprentice", "temp", "ir35", "c2c", "corp",
           "b2b", "freelance", "contract", "limited", "month", "indefinite", "open-ended", "befristet"),
)  # fmt: skip
_NOT_CONTRACT = pattern(
    r"permanent(?:ly)? (?:residen\w+|right|work (?:auth|permit|right)|marker|change|home|basis in|disab\w+|data|storage|exclusion|vacanc\w+|recruitment|staffing|and (?:contract|temporary|interim) (?:recruit|staff|vacanc))"
    r"|temporary (?:workers?|residen\w+|disab\w+|visa|work permit|tables?|files?|staff\w*|/ ?contract|vacanc\w+|recruitment|housing|accommodation|or permanent)"
    r"|internship (?:experience|or|programs? at|projects)|fixed[- ]term (?:deposits?|rate|bonds?|pension)"
    r"|b2b (?:saas|sales|software|company|compan\w+|product\w*|market\w*|platform\w*|customers?|clients?|business\w*|tech|e-?commerce|data|start-?up|scale-?up|environment|organi\w+|fintech|payment\w*|and b2c|/|experience|space|sector|services?|brands?|subscription|travel|world|marketplace)"
    r"|freelance(?:rs?|r)? (?:marketplace|platform|economy|market)|contract(?:,| or) (?:and|law)"
)
_BEFORE_CONTRACT = pattern(
    r"\b(?:permanent|indefinite|unlimited|temporary|fixed[- ]term|employment|legal|smart|data|api|government|client|customer|supplier|commercial|under|a new|contracts? and|of your|signing an?|vendor|your|zero[- ]hours?"
    r"|interface|previous|prior|during an?|summer|completed an?|through an?|relevant|semi|non|not an?|advertising|as an?|experience,?|including) \Z"
)
_LABEL_LINE = pattern(r"\b(?:contract|type|employment|job|position|role|hours|terms|basis|vacancy|status|length|duration|work type)[\w ]{0,18}[*_]{0,2}[:|–-][ *_]{0,4}[^\n.]{0,40}\Z")
_MONTHS = pattern(
    r"\b(?P<n>\d{1,2}|one|two|three|four|six|nine|twelve|eighteen|twenty-four)(?:\s?[-–]\s?\d{1,2})?[- +]{0,2}(?P<unit>months?|mths?|years?|weeks?)\b"
)
_COUNT = {"one": 1, "two": 2, "three": 3, "four": 4, "six": 6, "nine": 9, "twelve": 12, "eighteen": 18, "twenty-four": 24}
_HOURS = pattern(
    r"\b(?:(?P<n>[1-6]\d(?:\.\d{1,2})?|[5-9])(?: ?[-–] ?\d\d(?:\.\d)?)?[- ]?(?:hours?|hrs?|h)\b[ -]?(?:of work )?"
    r"(?:\(?(?:a|per|each|/|every) ?(?:week|wk)|weekly|week\b|pw\b|p/w|/ ?week|/ ?wk|(?=hybrid|role|contract|permanent))"
    r"|hours(?: (?:per|a) week)?: ?(?P<m>[1-4]\d(?:\.\d{1,2})?)\b)",
    needs=("week", "wk", "pw", "p/w", "hours", "hour ", "hrs"),
)
_FIGURE = pattern(r"\d{1,2}(?:\.\d{1,2})?")
_FLEXIBLE = pattern(
    r"\b(?:flexible (?:and \w+ )?(?:work(?:ing)? )?(?:hours|schedules?|times?|timings?|working hours)|flexible work(?:ing)?"
    r"(?: (?:options|arrangements?|policy|policies|environment|culture|patterns?|practices|opportunities|model))?"
    r"|flexi-?time|flex-?time|flexitime|flexible hours|flexibility (?:in|on|around|with) (?:your |working )*hours)\b(?! off)",
    needs=("flex",),
)
_TERMS = pattern(r"\d|\b(?:core|between|compressed|9-day|nine-day|job[- ]shar\w+|term[- ]time|request|ask|legal|right to)\b")
_WORK = pattern(r"\b(?:role|position|job|contract|opportunity|vacancy|basis|employment|type|hours|salary|hybrid|permanent|hire|post|appointment|assignment)\b")


@dataclass(frozen=True, slots=True)
class Patterns:
    """How, how long and on what terms one works."""

    work_mode: WorkMode | None = None
    modes: tuple[WorkMode, ...] = ()
    employment_type: EmploymentType | None = None
    employment_types: tuple[EmploymentType, ...] = ()
    contract: Contract | None = None
    contracts: tuple[Contract, ...] = ()
    hours: tuple[Hours, ...] = ()
    flexible: tuple[Fact, ...] = ()


def extract(document: Document, context: Context) -> Patterns:
    """Find how one works: the mode, full-time or part-time, the kind of contract, the hours."""
    del context
    said = modes.extract(document)
    times = tuple(_times(document))
    contracts = tuple(_contracts(document))
    return Patterns(
        work_mode=modes.choose(said),
        modes=said,
        employment_type=_first(times),
        employment_types=times,
        contract=_first_contract(contracts),
        contracts=contracts,
        hours=tuple(_hours(document)),
        flexible=tuple(_flexible(document)),
    )


def _first(found: Sequence[EmploymentType]) -> EmploymentType | None:
    return next((item for item in found if not item.option), None)


def _first_contract(found: Sequence[Contract]) -> Contract | None:
    return next((item for item in found if not item.option), next(iter(found), None))


def _times(document: Document) -> Iterator[EmploymentType]:
    low = document.lower
    field = document.fields.get("employment_type")
    if field is not None:
        value = field.value.strip().lower().replace("_", "-").replace(" ", "-")
        if value in {"full-time", "part-time"}:
            yield EmploymentType(value=value, start=field.start, end=field.end, source="posting")  # type: ignore[arg-type]
    for start, end, voice in spoken(document):
        for match in _TIME.finditer(low, start, end):
            at, stop = match.span()
            left, right = sentence_around(document, at)
            before = low[max(left, at - 50) : at]
            if _NOT_TIME.match(low, at) or _BEFORE_TIME.search(before):
                continue
            section = document.section_at(at)
            if section and section.kind in {"requirements", "nice-to-have", "benefits"} and right - left > 60:
                continue
            around = low[max(left, at - 40) : min(right, stop + 40)]
            option = bool(match["part"]) and (
                not match["part"].startswith("part") or _OPTION.search(around) is not None or "full" in around
            )
            if match["full"] and re.search(r"\b(?:part[- ]?time|either|or)\b", around) and "permanent" not in around:
                option = re.search(r"full[- ]?time (?:or|/|and) |or full[- ]?time", around) is not None
            yield EmploymentType(
                value="full-time" if match["full"] else "part-time", option=option, start=at, end=stop, source=voice
            )


def _contracts(document: Document) -> Iterator[Contract]:
    low = document.lower
    kinds: tuple[Kind, ...] = ("permanent", "fixed-term", "contract", "internship", "apprenticeship", "temporary")
    field = document.fields.get("contract")
    if field is not None:
        value = field.value.strip().lower().replace(" ", "-").replace("_", "-")
        for kind in kinds:
            if value.startswith(kind):
                yield Contract(value=kind, months=_months(value.replace("-", " ")), start=field.start, end=field.end, source="posting")
                break
    for start, end, voice in spoken(document):
        for match in _CONTRACT.finditer(low, start, end):
            found = _contract(document, match, voice)
            if found is not None:
                yield found


def _contract(document: Document, match: re.Match[str], voice: Voice) -> Contract | None:
    """A word for a kind of contract, if it speaks of this job."""
    low = document.lower
    at, stop = match.span()
    left, right = sentence_around(document, at)
    before = low[max(left, at - 60) : at]
    after = low[stop : min(right, stop + 60)]
    if _NOT_CONTRACT.match(low, at) or _BEFORE_CONTRACT.search(before):
        return None
    section = document.section_at(at)
    kind = section.kind if section else "other"
    short = right - left < 70
    title = document.title is not None and document.title.start <= at < document.title.end
    labelled = _LABEL_LINE.search(low, max(low.rfind("\n", 0, at), at - 90), at) is not None
    near = before[-40:] + after[:40]
    if kind in {"requirements", "nice-to-have", "skills", "company", "values"} and not labelled:
        return None
    if kind in {"legal", "process"} and not (labelled or _WORK.search(after[:20])):
        return None
    if not (short or title or labelled or _WORK.search(near)):
        return None
    value: Kind
    if match["permanent"]:
        if re.search(r"\b(?:conduct regulations|employment agency|employment business)\b", low[left:right]):
            return None
        value = "permanent"
    elif match["fixed"]:
        value = "fixed-term"
    elif match["intern"]:
        if not (title or labelled or short or re.search(r"\b(?:this|our|the|an?|month|week|summer|paid)\b[\w -]{0,20}\Z", before)):
            return None
        value = "internship"
    elif match["apprentice"]:
        if not (title or labelled or re.search(r"\b(?:this|our|the|an?)\b[\w -]{0,20}\Z", before)):
            return None
        value = "apprenticeship"
    elif match["temporary"]:
        value = "temporary"
    else:
        value = "contract"
        word = match["contract"]
        if re.match(r"\d|three|six|nine|twelve", word) and "contract" not in word:
            if not (re.search(r"\b(?:contract|ftc|initial|fixed)\b", after[:25]) or re.search(r"\bcontract\W{0,4}(?:length|duration|term)?\W{0,4}\Z", before)):
                return None
            if re.match(r"[ -]*(?:ftc|fixed)", after):
                return None
        if word == "contract" and not (title or labelled or (short and re.match(r"\W*\Z|[ ]*[|,/(]", after))):
            return None
        if word.startswith("contract type") or word in {"contract length", "contract duration"}:
            return None
    months = None
    if value in {"fixed-term", "contract", "temporary", "internship"}:
        months = _months(low[max(left, at - 25) : min(right, stop + 40)])
    option = re.search(r"\b(?:or|both|either|/)\b|/", near[-1:] + before[-12:] + after[:14]) is not None
    option = option or re.search(r"\b(?:with (?:a |the )?(?:view|possibility|potential|option)|extend\w*|then|potentially|to perm|going|become|convert\w*|open to)\b", before[-50:] + after[:10]) is not None
    return Contract(value=value, months=months, option=option, start=at, end=stop, source=voice)


def _months(text: str) -> float | None:
    match = _MONTHS.search(text)
    if match is None:
        return None
    count = float(_COUNT.get(match["n"]) or match["n"])
    unit = match["unit"][0]
    return count * 12 if unit == "y" else round(count / 4.33, 1) if unit == "w" else count


def _hours(document: Document) -> Iterator[Hours]:
    """Hours a week, a record's field first."""
    low = document.lower
    field = document.fields.get("hours")
    if field is not None:
        number = _FIGURE.search(field.value)
        if number:
            yield Hours(per_week=float(number.group()), start=field.start, end=field.end, source="posting")
    for start, end, voice in spoken(document):
        for match in _HOURS.finditer(low, start, end):
            yield Hours(per_week=float(match["n"] or match["m"]), start=match.start(), end=match.end(), source=voice)


def _flexible(document: Document) -> Iterator[Fact]:
    """Promises of flexible hours in sentences that give no hours."""
    low = document.lower
    for start, end, voice in spoken(document):
        for match in _FLEXIBLE.finditer(low, start, end):
            left, right = sentence_around(document, match.start())
            if not _TERMS.search(low, max(left, match.start() - 100), min(max(right, match.end()), match.end() + 100)):
                yield Fact(start=match.start(), end=match.end(), source=voice)
