"""Kinds of contract that an ad names for its job."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import get_args

from jobwriter.document import Document
from jobwriter.facts.model import Contract, ContractKind, Voice
from jobwriter.facts.voice import spoken, window
from jobwriter.patterns import pattern
from jobwriter.records import replace

_MOST = 200
"""Words for contracts that are looked at in one run of text."""

_KINDS: tuple[ContractKind, ...] = get_args(ContractKind)
_CONTRACT = pattern(
    r"\b(?:(?P<permanent>permanent(?:ly employed)?|perm\b|open-ended (?:contract|position)"
    r"|unlimited (?:employment )?contract"
    r"|indefinite(?:-term)? contract|unbefristet(?:e|er|en|es)?\b)"
    r"|(?P<fixed>fixed[- ]?term|limited[- ]term|term (?:appointment|position|post)|ftc"
    r"|maternity (?:leave )?cover(?:age)?|paternity cover|parental leave cover|secondment"
    r"|limited to (?:\w+ ){1,2}(?:months?|years?)|befristet(?:e|er|en|es)?\b)"
    r"|(?P<intern>internship|intern(?= (?:role|position|program\w*)|$|[\n,)(-])|industrial placement|placement year"
    r"|working student|werkstudent(?:in)?\b)"
    r"|(?P<apprentice>(?:degree )?apprenticeship)"
    r"|(?P<temporary>temporary|temp(?= (?:role|position|contract|job|to perm)))"
    r"|(?P<contract>(?:inside|outside) ir35|ir35|corp[- ]to[- ]corp|c2c|b2b contract|b2b|freelance(?:rs?)?\b"
    r"|contractor (?:role|position|basis|agreement)|contract[- ](?:role|position|job|basis|opportunity|assignment"
    r"|to[- ]hire))"
    r"|(?P<bare>contract(?= of \d| of (?:three|six|nine|twelve)|[ ]?[\n|,/)(.]|[ ]?\Z)))\b",
    needs=(
        *("perm", "term", "ftc", "cover", "secondment", "intern", "placement", "student", "apprentice", "temp", "ir35"),
        *("c2c", "corp", "b2b", "freelance", "contract", "limited", "month", "mth", "indefinite", "open-ended"),
        "befristet",
    ),
)
_SPAN = pattern(
    r"\b(?:[0-9][0-9]?|three|six|nine|twelve)\b[- +]{1,2}(?:months?|mths?)(?: (?:initial|rolling"
    r"|renewable))?(?P<named> contract)?(?!\w)",
    needs=("month", "mth"),
)
_KIND_AFTER = pattern(r" (?:fixed[- ]?term|ftc\b|internship|apprenticeship|temporary|secondment)")
"""Says what lasts for so long: ``24-month fixed-term contract`` is a fixed term."""
_NOT_CONTRACT = pattern(
    r"permanent(?:ly)? (?:residen\w+|right|work (?:auth|permit|right)|marker|change|home|basis in|disab\w+|data"
    r"|storage"
    r"|exclusion|vacanc\w+|recruitment|staffing|and (?:contract|temporary|interim) (?:recruit|staff|vacanc))"
    r"|temporary (?:workers?|residen\w+|disab\w+|visa|work permit|tables?|files?|staff\w*|/ ?contract|vacanc\w+"
    r"|recruitment"
    r"|housing|accommodation|or permanent)"
    r"|internship (?:experience|or|programs? at|projects)|fixed[- ]term (?:deposits?|rate|bonds?|pension)"
    r"|b2b (?:saas|sales|software|compan\w+|product\w*|market\w*|platform\w*|customers?|clients?|business\w*|tech"
    r"|e-?commerce"
    r"|data|start-?up|scale-?up|environment|organi\w+|fintech|payment\w*|and b2c|/|experience|space|sector|services?"
    r"|brands?"
    r"|subscription|travel|world)|freelance(?:rs?|r)? (?:marketplace|platform|economy|market)|contract(?:,"
    r"| or) (?:and|law)"
)
_BEFORE = pattern(
    r"\b(?:permanent|indefinite|unlimited|temporary|fixed[- ]term|employment|legal|smart|data|api|government|client"
    r"|customer"
    r"|supplier|commercial|under|a new|contracts? and|of your|signing an?|vendor|your|zero[- ]hours?|interface"
    r"|previous|prior"
    r"|during an?|summer|completed an?|through an?|relevant|semi|non|not an?|advertising|as an?|experience,?"
    r"|including) \Z"
)
_RULED_OUT = pattern(r"\b(?:no|not|neither|rather than)(?: an?)? (?:[\w-]+ ?(?:/|,|or|nor) ?){0,2}\Z")
"""Before a kind of contract that is not on offer: ``no freelance/B2B``."""
_LABEL = pattern(
    r"\b(?:contract|type|employment|job|position|role|hours|terms|basis|vacancy|status|length|duration|work type)"
    r"[\w ]{0,18}[*_]{0,2}[:|–-][ *_]{0,4}[^\n.]{0,40}\Z"
)
_WORK = pattern(
    r"\b(?:role|position|job|contract|opportunity|vacancy|basis|employment|type|hours|salary|hybrid|permanent"
    r"|hire|post"
    r"|appointment|assignment)\b"
)
_TERMS_BEFORE = pattern(
    r"\b(?:(?:this|the|your) (?:contract|role|position|job|post|appointment)|this|it) (?:is|will be)(?: an?| on an?"
    r"| offered as an?)? \Z"
)
_AGENCY = pattern(r"\b(?:conduct regulations|employment agency|employment business)\b")
_ONE_BEFORE = pattern(r"\b(?:this|our|the|an?|month|week|summer|paid)\b[\w -]{0,20}\Z")
_TERM_AFTER = pattern(r"[^\n.]{0,18}\b(?:contract|initial|assignment|engagement)\b")
_TERM_BEFORE = pattern(r"\bcontract\W{0,4}(?:length|duration|term)?\W{0,4}\Z")
_ROW_BEFORE = pattern(r"(?:^|\n)[ ]*\|[ *_]*\Z")
_ROW_AFTER = pattern(r"[ *_]*\|[ *_]*\w")
_LABEL_LINE = pattern(r"[ *_:]*\n[ *_|-]*(?:permanent|perm\b|fixed|temporary|full|part|secondment|apprentice|intern)")
"""The value on the line below the label."""
_CELL_BEFORE = pattern(r"[|·•][ *_]*\Z")
_CELL_AFTER = pattern(r"[^|·•.]{0,24}(?:[|·•]|\Z)")
"""A fact of its own in a strip of facts: ``£62,000 | Permanent | Leeds``."""
_ENDS = pattern(r"\W*\Z|[ ]*[|,/(.]| of ")
_OR = pattern(r"\b(?:or|both|either)\b|/")
_LATER = pattern(
    r"\b(?:with (?:a |the )?(?:view|possibility|potential|option)|extend\w*|then|potentially|to perm|going|become"
    r"|convert\w*|afterwards?|after that|at the end|later"
    r"|open to)\b"
)
_MONTHS = pattern(
    r"\b(?P<n>\d{1,2}|one|two|three|four|six|nine|twelve|eighteen|twenty-four)(?:\s?[-–]\s?\d{1,2})?[- +]{0,2}"
    r"(?P<unit>months?|mths?|years?|weeks?)\b"
)
_COUNT = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "six": 6,
    "nine": 9,
    "twelve": 12,
    "eighteen": 18,
    "twenty-four": 24,
}
_ABOUT_PEOPLE = frozenset({"requirements", "nice-to-have", "skills", "company", "values"})


def extract(document: Document) -> tuple[Contract, ...]:
    """Every kind of contract that the ad names for its job, a record's field first."""
    low = document.lower
    found: list[Contract] = []
    for start, end, voice in spoken(document):
        for match in islice(_CONTRACT.finditer(low, start, end), _MOST):
            _add(found, _read(document, match, _kind(match), voice, bare=match["bare"] is not None))
        for match in islice(_SPAN.finditer(low, start, end), _MOST):
            after = low[match.end() : match.end() + 30]
            if _KIND_AFTER.match(after):
                continue
            if (
                match["named"]
                or _TERM_AFTER.match(after)
                or _TERM_BEFORE.search(low, max(match.start() - 30, 0), match.start())
            ):
                _add(found, _read(document, match, "contract", voice, bare=False))
    return (*_field(document), *sorted(found, key=lambda item: item.start))


def _add(found: list[Contract], contract: Contract | None) -> None:
    if contract is not None:
        found.append(contract)


def choose(found: Sequence[Contract]) -> Contract | None:
    """The one that counts: what is not an option among others, else permanent, else the first.

    Records call a fixed term temporary, since they have no word of their own for it. The length of a contract may stand
    at another mention: the title says internship, a line below for how long.
    """
    plain = [item for item in found if not item.option]
    if plain:
        first = plain[0]
        if first.value == "temporary" and first.source == "posting":
            first = next((item for item in plain if item.value == "fixed-term"), first)
        lengths = (item.months for item in plain if item.value == first.value and item.months)
        return first if first.months else replace(first, months=next(lengths, None))
    return next((item for item in found if item.value == "permanent"), next(iter(found), None))


def _field(document: Document) -> Iterator[Contract]:
    field = document.fields.get("contract")
    if field is None:
        return
    value = field.value.strip().lower().replace(" ", "-").replace("_", "-")
    for kind in _KINDS:
        if value.startswith(kind):
            months = _months(value.replace("-", " "))
            yield Contract(value=kind, months=months, start=field.start, end=field.end, source="posting")
            return


def _read(
    document: Document, match: re.Match[str], value: ContractKind, voice: Voice, *, bare: bool
) -> Contract | None:
    """A word for a kind of contract, if it speaks of this job."""
    low = document.lower
    at, stop = match.span()
    left, right = window(document, at, stop, 120)
    before, after = low[max(left, at - 60) : at], low[stop : min(right, stop + 60)]
    if (
        _NOT_CONTRACT.match(low, at)
        or _BEFORE.search(before)
        or _RULED_OUT.search(before)
        or (bare and _is_label(low, at, stop))
    ):
        return None
    title = document.title is not None and document.title.start <= at < document.title.end
    labelled = _LABEL.search(low, max(low.rfind("\n", max(at - 90, 0), at), at - 90), at) is not None
    short = right - left < 70 or (_CELL_BEFORE.search(before) and _CELL_AFTER.match(after)) is not None
    if not _about_job(document, match, title or labelled, short, before, after):
        return None
    if value == "permanent" and _AGENCY.search(low, left, right):
        return None
    learning = value == "apprenticeship" or (value == "internship" and not short)
    if learning and not (title or labelled or _ONE_BEFORE.search(before)):
        return None
    if bare and not (title or labelled or (short and _ENDS.match(after)) or after.startswith(" of ")):
        return None
    months = None
    if value not in {"permanent", "apprenticeship"}:
        months = _months(low[max(left, at - 25) : min(right, stop + 40)])
    option = (
        _OR.search(before[-12:]) or _OR.search(after[:14]) or _LATER.search(before[-50:]) or _LATER.search(after[:10])
    )
    return Contract(value=value, months=months, option=option is not None, start=at, end=stop, source=voice)


def _is_label(low: str, at: int, stop: int) -> bool:
    """Whether the word only names the row of a table or the line below it, where the kind stands."""
    row = _ROW_BEFORE.search(low, max(at - 20, 0), at) and _ROW_AFTER.match(low, stop, stop + 20)
    return bool(row) or _LABEL_LINE.match(low, stop, stop + 40) is not None


def _about_job(document: Document, match: re.Match[str], named: bool, short: bool, before: str, after: str) -> bool:
    """Whether the words stand where an ad speaks of its own terms."""
    kind = document.section_kind(match.start())
    if named or match.group().endswith("ir35") or _TERMS_BEFORE.search(before):
        return True
    if kind in _ABOUT_PEOPLE:
        return False
    if kind in {"legal", "process"}:
        return _WORK.search(after[:20]) is not None
    return short or bool(_WORK.search(before[-40:]) or _WORK.search(after[:40]))


def _kind(match: re.Match[str]) -> ContractKind:
    if match["permanent"]:
        return "permanent"
    if match["fixed"]:
        return "fixed-term"
    if match["intern"]:
        return "internship"
    if match["apprentice"]:
        return "apprenticeship"
    return "temporary" if match["temporary"] else "contract"


def _months(text: str) -> float | None:
    match = _MONTHS.search(text)
    if match is None:
        return None
    count = float(_COUNT.get(match["n"]) or match["n"])
    unit = match["unit"][0]
    return count * 12 if unit == "y" else round(count / 4.33, 1) if unit == "w" else count
