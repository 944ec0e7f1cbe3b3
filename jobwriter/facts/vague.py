"""Words about the way of working that leave a reader guessing: which days, where, which hours, how much travel."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from jobwriter.document import Document
from jobwriter.facts.model import Fact, Facts, Place, WorkMode
from jobwriter.facts.voice import sentence_around, spoken, window
from jobwriter.patterns import pattern

_MOST = 50
"""Words for travel and for odd hours that are looked at in one run of text."""

_HYBRID = "does not say how many days one works where"
_REMOTE = "does not say where one may live, or in which hours one is needed"
_HOURS = "does not say which hours or days one may choose"
_PLACE = "does not say which places one may choose from"
_TRAVEL = "does not say how often one travels, or where to"
_ODD = "does not say how often that is, or which hours"

_BOUNDS = pattern(
    r"\b(?:time ?zones?|utc|gmt|cet|[ecp]st|overlap (?:with|of|between)|core (?:working )?hours"
    r"|(?:work|works|working|live|living|hire|hiring|hires|applicants?|candidates?|employees|people|anyone"
    r"|remote(?:ly)?)\b"
    r"[^.,;\n]{0,40}\b(?:wherever|worldwide|globally|anywhere (?:in|within|across|on earth)|around the (?:world"
    r"|globe)"
    r"|regardless of (?:\w+ ){0,2}(?:geography|location)|within the (?:country|state))"
    r"|(?:you|you'll|you're|must|candidates?|applicants?|who|anyone|employees)\b[^.\n]{0,25}\b(?:live|living|based"
    r"|resid(?:e|ing)|located) (?:in|within|anywhere)"
    r"|regardless of (?:\w+ ){0,2}(?:geography|location)|wherever you)\b"
)
_THERE = pattern(
    r"[^.\n;]{0,30}\b(?:in|within|from|across|throughout|inside)(?: the| all| any)? [A-Z]"
    r"|[^.\n;]{0,40}[ (][A-Z]\w+-based\b"
)
_HOURS_TOLD = pattern(
    r"\b(?:core (?:working |business |office )?(?:hours|time)|compressed (?:hours|week)|(?:9|nine|4|four)[- ]day"
    r"|[0-9]{1,2}(?:[:.]\d\d)? ?(?:am|pm)|[01]?[0-9][:.][03]0 ?(?:-|–|to|and|until|till) ?[12]?\d)\b",
    needs=("core", "compressed", "day", "am", "pm", ":", "."),
)
_OFFERED = pattern(
    r"(?:fully |completely |100% )?remote(?:ly)?(?:[- ](?:friendly|ok|possible|eligible|work|opportunit|option"
    r"|flexib)"
    r"| position may)|flexible remote|work(?:ing)? (?:remotely|from)|wfh|home"
)
_MAYBE = pattern(
    r"\b(?:(?:may|might|could|can|will) (?:also )?be (?:considered|possible|available|an option|negotiable)"
    r"|where possible|on occasion|occasional\w*|from time to time|at times|when needed|as needed)\b"
)
_TASTE_BEFORE = pattern(
    r"\b(?:like|likes|love|prefer|nature of|challenges? of|some of us|used to|whether(?: \w+){0,2}|comfortable"
    r"|experience(?:d)?(?: of| in| with)?) (?:\w+ )?\Z"
)
_TRAVELS = pattern(
    r"\b(?:(?:some|occasional|regular|frequent|periodic|limited|minimal|moderate|ad[- ]hoc|infrequent|light)"
    r"(?: (?:business|domestic|international|national|overseas|global|light|and|or|client|customer|work|site)){0,4}"
    r" travel(?:l?ing)?|(?:occasionally|sometimes|frequently|regularly|periodically) (?:be required to )?travel"
    r"|(?:willing|willingness|able|ability|prepared|happy|available|flexibility|free|required|expected|need"
    r"|needs|open)"
    r" to(?: \w+ly)? travel|travel(?:l?ing)? (?:(?:may be|might be|will be|is) )?(?:\w+ly )?(?:required|expected"
    r"|needed|necessary|as (?:required|needed|necessary)|when (?:required|needed|necessary)|if (?:required"
    r"|needed)))\b"
    r"(?! (?:industry|insurance|expenses|allowance|budget|agen\w+|tech|compan\w+|products?|platforms?|card|cards|loan"
    r"|experiences?|benefits?|discounts?|opportunit\w+))",
    needs=("travel",),
)
_ODD_HOURS = pattern(
    r"\b(?:willing|willingness|able|ability|available|availability|prepared|flexib(?:le|ility)|occasional"
    r"|occasionally|sometimes|may|might|some|required|expected|need|must|happy|open)\b(?:,? [\w'/-]+){0,9}?"
    r" (?:(?:weekends?|evenings?|nights|bank holidays)\b(?: ?(?:/|and|or|or/and|and/or|,) ?(?:weekends?|evenings?"
    r"|nights"
    r"|bank holidays)){0,3}(?: work(?:ing)?| hours| shifts?| cover| support)?"
    r"|out[- ]of[- ]hours(?: work(?:ing)?| support| cover)?|(?:unsocial|unsociable|anti-?social|irregular) hours"
    r"|outside (?:of )?(?:the )?(?:normal|regular|standard|core|usual|typical) (?:(?:working|business"
    r"|office) ){0,2}hours"
    r"|overtime)\b",
    needs=(
        "weekend",
        "evening",
        "night",
        "of hours",
        "of-hours",
        "social hours",
        "iable hours",
        "overtime",
        "outside",
        "holiday",
        "irregular",
    ),
    words="weekend weekends evening evenings nights holidays hours overtime",
)
_WORK = pattern(r"\b(?:work\w*|available|availability|cover|support|shifts?|hours|overtime)\b")
_TOLD = pattern(
    r"\d|%|\b(?:once|twice|one|two|three|four|week|weekly|fortnight\w*|month|monthly|quarter|quarterly|year|yearly"
    r"|annual\w*|no|not|never|without|rota|between|allowance|paid|pay|lieu|toil|customers?|users|visa)\b"
)
_TOWARDS = pattern(
    r"(?:[Tt]ravel(?:l?ing)?)[^.\n;]{0,40}?\b(?:to|in|within|across|between|around|throughout)"
    r"(?: (?:the|our|other|its|and|your))*(?: \w+)? [A-Z]"
)
_ABOUT_OTHERS = frozenset({"company", "values", "legal", "benefits"})


def patterns(document: Document, facts: Facts) -> Iterator[tuple[Fact, str, bool]]:
    """The vague statements: their words, what they leave open, and whether that matters little.

    One for each thing that is left open, where it stands outside the title if it can; one for each sentence.
    """
    told: set[int] = set()
    for fact, what, minor in _all(document, facts):
        sentence = sentence_around(document, fact.start)[0] if fact.start >= 0 else -1
        if sentence < 0 or sentence not in told:
            told.add(sentence)
            yield fact, what, minor


def _all(document: Document, facts: Facts) -> Iterator[tuple[Fact, str, bool]]:
    days = any(mode.office_days is not None for mode in facts.modes)
    here = any(mode.value == "onsite" and mode.whole for mode in facts.modes)
    if not days and not here:
        yield from islice(_hybrid(document, facts), 1)
        yield from islice(_remote(document, facts), 1)
    yield from _flexible(document, facts, days)
    if "travel" in document.lower:
        yield from islice(_travel(document), 1)
    yield from islice(_odd_hours(document), 1)


def _stated(document: Document, facts: Facts, value: str) -> list[WorkMode]:
    """Statements of a mode in words of the text, those outside the title first."""
    low, title = document.lower, document.title
    found = [
        mode
        for mode in facts.modes
        if mode.value == value and mode.office_days is None and "#" not in low[max(mode.start - 4, 0) : mode.start + 1]
    ]
    return sorted(found, key=lambda mode: (title is not None and title.start <= mode.start < title.end, not mode.firm))


def _hybrid(document: Document, facts: Facts) -> Iterator[tuple[Fact, str, bool]]:
    for mode in _stated(document, facts, "hybrid"):
        yield mode, _HYBRID, False


def _remote(document: Document, facts: Facts) -> Iterator[tuple[Fact, str, bool]]:
    bounded: bool | None = None
    for mode in _stated(document, facts, "remote"):
        if mode.start < 0:
            continue
        left, right = window(document, mode.start, mode.end, 120)
        if _TASTE_BEFORE.search(document.lower, left, mode.start):
            continue
        if _THERE.match(document.text, mode.end, right):
            continue
        if not _MAYBE.search(document.lower, mode.end, right):
            if bounded is None:
                bounded = _bounded(document)
            offered = not mode.firm or _OFFERED.match(document.lower, mode.start) is not None
            if bounded or any(_bounds(place, offered) for place in facts.places):
                continue
        yield mode, _REMOTE, False


def _bounds(place: Place, offered: bool) -> bool:
    """Whether a place tells from where one may work; a town does so beside plain ``remote``, not beside an offer."""
    town = place.spot is None or place.spot.kind == "town"
    if place.kind == "remote-from":
        return True
    return not (offered and town)


def _bounded(document: Document) -> bool:
    """Whether the ad says where or when remote work is done."""
    return any(_BOUNDS.search(document.lower, start, end) for start, end, _ in spoken(document))


def _flexible(document: Document, facts: Facts, days: bool) -> Iterator[tuple[Fact, str, bool]]:
    """The first promise of flexible hours and the first of a flexible place."""
    hours = place = False
    for fact in facts.flexible:
        words = document.lower[fact.start : fact.end]
        timed = "hour" in words or "schedul" in words or "time" in words or "when" in words
        if not timed and ("location" in words or "where" in words or "place" in words):
            if not place and not days:
                yield fact, _PLACE, True
            place = True
        elif not hours and (timed or not days) and not _hours_told(document):
            yield fact, _HOURS, True
            hours = True


def _hours_told(document: Document) -> bool:
    return any(_HOURS_TOLD.search(document.lower, start, end) for start, end, _ in spoken(document))


def _travel(document: Document) -> Iterator[tuple[Fact, str, bool]]:
    low = document.lower
    for start, end, voice in spoken(document):
        for match in islice(_TRAVELS.finditer(low, start, end), _MOST):
            section = document.section_at(match.start())
            left, right = window(document, match.start(), match.end(), 100)
            if section is not None and section.kind in _ABOUT_OTHERS:
                continue
            if _TOLD.search(low, left, right) or _TOWARDS.search(document.text, left, right):
                continue
            yield Fact(start=match.start(), end=match.end(), source=voice), _TRAVEL, True


def _odd_hours(document: Document) -> Iterator[tuple[Fact, str, bool]]:
    low = document.lower
    for start, end, voice in spoken(document):
        for match in islice(_ODD_HOURS.finditer(low, start, end), _MOST):
            section = document.section_at(match.start())
            left, right = window(document, match.start(), match.end(), 100)
            if section is not None and section.kind in _ABOUT_OTHERS:
                continue
            if _WORK.search(low, left, right) and not _TOLD.search(low, left, right):
                yield Fact(start=match.start(), end=match.end(), source=voice), _ODD, True
