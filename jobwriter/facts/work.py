"""Work mode, full-time or part-time, contract and hours: every statement, and the one that counts."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Literal

from jobwriter.document import Document
from jobwriter.facts import Context, contracts, modes
from jobwriter.facts.model import Contract, EmploymentType, Fact, Hours, WorkMode
from jobwriter.facts.voice import spoken, window
from jobwriter.patterns import pattern
from jobwriter.records import record

_MOST = 200
"""Words of each kind that are looked at in one run of text."""

_TIME = pattern(
    r"\b(?:(?P<full>full[- –]?time)|(?P<part>part[- –]?time|reduced hours|job[- ]shar\w+))\b(?!-)",
    needs=("time", "reduced", "job"),
)
_NOT_TIME = pattern(
    r"(?:full|part)[- –]?time (?:employees?\b(?! (?:position|role))|staff|equivalents?|stud\w+|education|degree"
    r"|experience"
    r"|salary|mba|master\w*|phd|course|us\b|uk\b|only|team ?members|workers|academic|professional experience"
    r"|industry experience|basis after|benefits|roles only|non-internship|work experience|offer|job offer|conversion"
    r"|head ?count|members|talent)"
)
_BEFORE_TIME = pattern(
    r"\b(?:years?|months?)(?: of)?(?: \w+){0,2} \Z|\b(?:all|our|eligible|other|for|to|every|regular|additional"
    r"|working with) \Z"
    r"|\b(?:of us|people|colleagues|team|engineers|some|others|they|she|he|already) works? \Z"
    r"|\b(?:convert\w*|transition\w*|lead(?:ing)?|return) (?:\w+ ){0,3}\Z"
)
_ANOTHER = pattern(r"(?:\b(?:and|with|are|have)|,) (?:an?|one|two|three) \Z")
_ANOTHER_POST = pattern(
    r"part[- –]?time (?:role|position|job|contract|basis|post|options?|hours|schedule|work|arrangement)"
)
"""Part of a list of people (``two engineers and a part-time linguist``), unless it is the job's own terms."""
_ANOTHER = pattern(r"(?:\b(?:and|with|are|have)|,) (?:an?|one|two|three) \Z")
_ANOTHER_POST = pattern(
    r"part[- –]?time (?:role|position|job|contract|basis|post|options?|hours|schedule|work|arrangement)",
    needs=("part",),
)
"""The job's own terms, where ``two engineers and a part-time linguist`` speaks of somebody else."""
_LABELLED = pattern(r"\b(?:type|status|basis|hours|schedule|employment|contract|terms)\W{0,4}:\W{0,4}\Z", needs=(":",))
_OPTION = pattern(
    r"\b(?:open to|consider\w*|possib\w+|available|options?|requests?|flexib\w+|can be|could be|either|or|discuss"
    r"|welcome|happy"
    r"|interested|if you|would like|also|both|potential|may|might|share|full[- ]?time|fine|ok(?:ay)?|no problem"
    r"|on offer|negotiable|ask|talk|works? (?:too|as well|for us)|suits?|prefer|choose|choice|wish|time from \d"
    r"|down to|\d ?% possible)\b"
)
_OR_PART = pattern(
    r"full[- ]?time ?(?:or|/|and|,) ?(?:a )?part|\bor full[- ]?time|full[- ]?time (?:is "
    r"|would be )?(?:also )?(?:possible|an option)"
    r"|(?:open to|option of|possib\w+ of|(?:could|can|may|might) (?:become|grow|go|be)(?: in)?(?:to)?"
    r"|move to) (?:an? )?full[- ]?time"
)
_HOURS = pattern(
    r"\b(?:(?P<n>[1-6][0-9](?:\.\d{1,2})?|[5-9])(?: ?[-–] ?\d\d(?:\.\d)?)?[- ]?(?:hours?|hrs?|h)\b[ -]?(?:of work )?"
    r"(?:\(?(?:a|per|each|/|every) ?(?:week|wk)|weekly|week\b|pw\b|p/w|/ ?week|/ ?wk|(?=hybrid|role|contract"
    r"|permanent))"
    r"|hours(?: (?:per|a) week)?: ?(?P<m>[1-4]\d(?:\.\d{1,2})?)\b)"
    r"|(?:(?<=[(|\n])|(?<=[-*|:] ))(?P<week>3\d(?:\.\d{1,2})?|4[0-8])[- ]?(?:hours?|hrs?)(?=[ ]?(?:[),;|\n]|\Z))"
)
_FIGURE = pattern(r"\d{1,2}(?:\.\d{1,2})?")
_FLEXIBLE = pattern(
    r"\b(?:flexible (?:(?:and|or|&) \w+ |around |about )?(?:(?:your|working|work|start|starting|finish) ){0,3}"
    r"(?:hours|schedul(?:es?|ing)|times?|timings?|rotas?|locations?|workplace)(?: and locations?)?"
    r"|flexible (?:and (?:hybrid|remote|agile) )?work(?:ing)?(?: (?:options|arrangements?|policy|policies"
    r"|environment|culture|patterns?|practices?|opportunities|model|approach(?:es)?|styles?|setup|set-up"
    r"|conditions))?(?!-)"
    r"|flexible (?:ways? of working|approach(?:es)? to work(?:ing)?)"
    r"|flexible hybrid (?:[\w/+&-]+ )?(?:work(?:ing)?|set-?up|model|arrangements?|policy|schedule)"
    r"|hybrid[-/ ]flexible (?:work(?:ing)?|arrangements?|model|policy)"
    r"|(?:work(?:ing)?[- ](?:from[- ]home|remotely|location|place|time|hours)|home[- ](?:office|working)"
    r"|remote[- ]work(?:ing)?|schedule|workplace|work) flexibility"
    r"|flexibility to (?:work|choose|adapt|manage|set|arrange)(?: from)? (?:home|remotely|anywhere|when|where|how"
    r"|your own|your (?:hours|day|time|schedule|place|location|working))"
    r"|work(?:ing)? flexibly|flexi-?time|flexi-?hours|flex-?time|flex(?: |-)(?:hours|work(?:ing)?)"
    r"|flexibility (?:in|on|around|with|of|over|regarding|about|to choose)"
    r" (?:(?:your|our|working|work|the|own|daily) ){0,4}(?:hours|schedules?|locations?|when|where"
    r"|working patterns?)(?: (?:and|or) (?:locations?|hours|where|when))?"
    r"|flexible (?:on|about) (?:hours|location|where|when|working)|hours (?:is|are) flexible)\b(?! off)",
    needs=("flex",),
)
_FOR_OTHERS = pattern(r"\b(?:customers?|clients|users|retailers|patients|shift workers|businesses|platform)\b")
_TERMS = pattern(
    r"\d|\b(?:core|between|compressed|9-day|nine-day|two|three|four|job[- ]shar\w+|term[- ]time|requests?|ask|legal"
    r"|right to|discuss\w*|talk|conversations?|consider\w*|let us know)\b"
)
_LISTED = 3
"""Commas from which a sentence is a list, whose other members say nothing of the hours."""


@record
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
    times = (*_time_field(document), *_times(document))
    kinds = contracts.extract(document)
    return Patterns(
        work_mode=modes.choose(said),
        modes=said,
        employment_type=next((item for item in times if not item.option), None),
        employment_types=times,
        contract=contracts.choose(kinds),
        contracts=kinds,
        hours=(*_hours_field(document), *_hours(document)),
        flexible=tuple(_flexible(document)),
    )


def _time_field(document: Document) -> Iterator[EmploymentType]:
    field = document.fields.get("employment_type")
    if field is not None:
        value = "".join(filter(str.isalpha, field.value.lower()))
        if value.startswith(("fulltime", "parttime")):
            kind: Literal["full-time", "part-time"] = "full-time" if value.startswith("full") else "part-time"
            yield EmploymentType(value=kind, start=field.start, end=field.end, source="posting")


def _times(document: Document) -> Iterator[EmploymentType]:
    low = document.lower
    for start, end, voice in spoken(document):
        for match in islice(_TIME.finditer(low, start, end), _MOST):
            at, stop = match.span()
            left, right = window(document, at, stop, 50)
            alone = low[left:at].rstrip(" *_")[-1:] in {"", "|", "·", "•", ":"}
            if not (alone and _LABELLED.search(low, left, at)) and (
                _NOT_TIME.match(low, at) or _BEFORE_TIME.search(low, left, at)
            ):
                continue
            if match["part"] and _ANOTHER.search(low, left, at) and not _ANOTHER_POST.match(low, at):
                continue
            section = document.section_at(at)
            if (
                not alone
                and section
                and section.kind in {"requirements", "nice-to-have", "benefits"}
                and right - left > 60
            ):
                continue
            if match["full"]:
                option = _OR_PART.search(low, left, right) is not None
                yield EmploymentType(value="full-time", option=option, start=at, end=stop, source=voice)
            else:
                shared = not match["part"].startswith("part")
                option = shared or low[stop : stop + 1] == "?" or _OPTION.search(low, left, right) is not None
                yield EmploymentType(value="part-time", option=option, start=at, end=stop, source=voice)


def _hours_field(document: Document) -> Iterator[Hours]:
    field = document.fields.get("hours")
    number = _FIGURE.search(field.value) if field else None
    if field is not None and number:
        yield Hours(per_week=float(number.group()), start=field.start, end=field.end, source="posting")


def _hours(document: Document) -> Iterator[Hours]:
    for start, end, voice in spoken(document):
        for match in islice(_HOURS.finditer(document.lower, start, end), _MOST):
            hours = float(match["n"] or match["m"] or match["week"])
            yield Hours(per_week=hours, start=match.start(), end=match.end(), source=voice)


def _flexible(document: Document) -> Iterator[Fact]:
    """Promises of flexible hours in sentences that give no hours."""
    low = document.lower
    for start, end, voice in spoken(document):
        for match in islice(_FLEXIBLE.finditer(low, start, end), _MOST):
            left, right = window(document, match.start(), match.end(), 100)
            if _FOR_OTHERS.search(low, left, right):
                continue
            if low.count(",", left, right) >= _LISTED:
                left = max(left, low.rfind(",", left, match.start()) + 1)
                comma = low.find(",", match.end(), right)
                right = comma if comma >= 0 else right
            if not _TERMS.search(low, left, match.start()) and not _TERMS.search(low, match.end(), right):
                yield Fact(start=match.start(), end=match.end(), source=voice)
