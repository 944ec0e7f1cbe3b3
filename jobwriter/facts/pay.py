"""Pay: the figures that the ad, or the page around it, gives as pay.

A figure counts when its surroundings say so: a label before it (``salary``, ``day rate``), a period or ``DOE`` after
it, a section or line that is about pay, or a range that could hardly be anything else. Budgets, funding, allowances
and thresholds are figures too; the nearest telling word decides (:mod:`jobwriter.facts.clues`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Literal

from jobwriter.characters import fold, lower
from jobwriter.document import Document
from jobwriter.facts import Context, bands
from jobwriter.facts.clues import Setting, is_pay, setting
from jobwriter.facts.currency import currency_of, period_of, plausible
from jobwriter.facts.model import Pay, Period, Place, Voice
from jobwriter.facts.money import Figure, figures
from jobwriter.facts.voice import spoken
from jobwriter.patterns import pattern
from jobwriter.records import record, replace

MOST = 400
"""Figures that are looked at in one document; more than that is a table of prices."""

_GUESS_AFTER = pattern(
    r"[ ]{0,2}[-–,]?[ ]{0,2}(?:[(\[][^)\]\n]{0,20}?)?\b(?:est\b\.?|estimated?\b|predicted\b|glassdoor\b)"
    r"(?:[^)\]\n]{0,20}[)\]])?"
)
_GUESS_BEFORE = pattern(
    r"\b(?:predicted|estimated by|(?:glassdoor|indeed|linkedin|adzuna|levels\.fyi|payscale|market|salary|pay)(?:'s)?"
    r" estimate|average (?:salary|pay|base|compensation)|estimated (?:salary|pay|compensation)|est\. (?:salary|pay)"
    r"|(?:salary|pay) \(est(?:\.|imated)?\))",
    needs=("predicted", "est", "average"),
)
_OWN = pattern(r"\b(?:we|our|this (?:role|position|job)|the (?:role|position|job)|in good faith|hiring range)\b")
_WE = pattern(r"\b(?:we|our)\b")
_OTE = pattern(r"\b(?:ote|on[- ]target|total target)\b")
_TOTAL = pattern(r"\btotal (?:comp|compensation|cash|package|remuneration|rewards?)\b")
_BY_YEAR = pattern(
    r"[ (,]{0,3}(?:(?:annual )?base (?:salary|pay)|fte|full[- ]time equivalent|pro[- ]rata)\b"
    r"|[ ,]{0,2}[(\[](?:pro[- ]rata|fte)\b"
)
"""What is said of pay by the year only."""
_PRO_RATA = pattern(r"\b(?:pro[- ]?rata|for \d\d(?:\.\d+)? hours|part[- ]time (?:pay|salary))\b")
_FULL_TIME = pattern(r"\b(?:fte|full[- ]time equivalent|full[- ]time salary|(?:for|if) full[- ]time)\b")
_NAMED = pattern(
    r"\b(?:salar|compensation|remuneration|wage|rate|ctc|gehalt|lohn|salaire|earnings|stipend|net|gross"
    r"|based on|depend|doe\b|negotiable)"
)


@record
class Pays:
    """Every pay figure, and the one that counts."""

    pay: Pay | None = None
    all: tuple[Pay, ...] = ()


def extract(document: Document, context: Context, places: Sequence[Place] = ()) -> Pays:
    """Extract the pay figures of a document.

    Args:
        document: the ad.
        context: its country is where ``$`` and a figure without a currency are read, unless a place says more.
        places: where the job is.
    """
    countries = tuple(place.country for place in places if place.country and place.kind == "job")
    countries += (context.country,) if context.country else ()
    found: list[Pay] = []
    for start, end, voice in spoken(document):
        statements = _shared_periods(document, list(_statements(document, start, end, voice, countries)))
        found += bands.join(document, statements)
    found += list(_from_fields(document, countries, found))
    return Pays(_best(found, countries), tuple(found))


def _statements(document: Document, start: int, end: int, voice: Voice, countries: tuple[str, ...]) -> Iterator[Pay]:
    for figure in islice(figures(document.lower, start, end), MOST):
        around = setting(document, figure)
        if is_pay(figure, around) and (pay := _pay(figure, around, document.lower, voice, countries)):
            yield pay


def _shared_periods(document: Document, pays: list[Pay]) -> list[Pay]:
    """Let a period that is written once on a line hold for the other figures of the line."""
    for at, pay in enumerate(pays):
        if "period" not in pay.inferred:
            continue
        for other in pays[max(0, at - 1) : at + 2]:
            first, last = min(pay.start, other.start), max(pay.end, other.end)
            if other.period == pay.period and "period" not in other.inferred and "\n" not in document.text[first:last]:
                inferred = tuple(name for name in pay.inferred if name != "period")
                forms = tuple(form for form in pay.forms if form != "no-period")
                pays[at] = replace(pay, inferred=inferred, forms=forms)
                break
    return pays


def _pay(figure: Figure, around: Setting, low: str, voice: Voice, countries: tuple[str, ...]) -> Pay | None:
    currency, guessed = currency_of(figure.mark, countries)
    inferred = ["currency"] if guessed and currency else []
    period = figure.period or around.hinted
    if period is None or (figure.period is None and not plausible(figure.size, currency, period)):
        period = period_of(figure.size, currency, by_day=around.contract)
        inferred += ["period"] if period else []
        said = around.labelled or around.section or _NAMED.search(around.clause + around.after[:12])
        if period != "year" and not said:
            return None
    scaled = _in_thousands(figure, period)
    if not plausible(scaled.size, currency, period):
        return None
    near = _near(figure, around, low)
    estimated, end = _guess(around, figure.end)
    return Pay(
        min=scaled.low,
        max=scaled.high,
        currency=currency,
        period=period,
        inferred=tuple(inferred),
        basis=_basis(near, around),
        estimated=estimated,
        open_end=figure.open_end,
        forms=scaled.forms + (("no-period",) if "period" in inferred and not _BY_YEAR.match(around.after) else ()),
        total=_TOTAL.search(near) is not None,
        start=figure.start,
        end=end,
        source=voice,
    )


def _guess(around: Setting, end: int) -> tuple[bool, int]:
    """Whether a figure is somebody's estimate, and where the words that say so after it end.

    ``The estimated range for this role`` is the employer's own word, as the laws of some states ask for it.
    """
    after = _GUESS_AFTER.match(around.after, 0, 40)
    if after and "employer" not in after[0]:
        return True, end + after.end()
    before = _GUESS_BEFORE.search(around.clause)
    if before is None or before[0] == "predicted":
        return before is not None, end
    owner = _WE if "average" in before[0] else _OWN
    return owner.search(around.before + around.after) is None, end


def _in_thousands(figure: Figure, period: Period | None) -> Figure:
    """``£55-65 a year`` means thousands."""
    if period == "year" and figure.mark and not figure.thousands and 15 <= figure.size < 500:
        return replace(
            figure,
            low=figure.low and figure.low * 1000,
            high=figure.high and figure.high * 1000,
            forms=(*figure.forms, "short-range"),
        )
    return figure


def _near(figure: Figure, around: Setting, low: str) -> str:
    """The words that belong to this figure and not to the one before or after it."""
    before, after = around.clause, around.after
    before = before[max(before.rfind(mark) for mark in ",(;") + 1 :]
    ends = [at for at in (after.find(mark) for mark in (",", "(", ";", "|", "+", ". ")) if at >= 0]
    return before + low[figure.start : figure.end] + after[: min(ends, default=60)]


def _basis(near: str, around: Setting) -> Literal["full-time", "pro-rata", "ote"] | None:
    if _OTE.search(near):
        return "ote"
    if _FULL_TIME.search(near):
        return "full-time"
    return "pro-rata" if _PRO_RATA.search(near) or _PRO_RATA.search(around.after, 0, 30) else None


def _from_fields(document: Document, countries: tuple[str, ...], found: Sequence[Pay]) -> Iterator[Pay]:
    """Pay from front matter or the fields of a record."""
    fields = document.fields
    guess = "pay_estimated" in fields and fields["pay_estimated"].value.strip().lower() in {"true", "yes", "1"}
    if (stated := fields.get("pay")) is not None:
        words = lower(fold(stated.value))
        for figure in islice(figures(words, 0, len(words)), 1):
            around = Setting("salary ", words[figure.end :], len(words), labelled=True)
            pay = _pay(figure, around, words, "posting", countries)
            if pay is not None and not any(pay.start < stated.end and stated.start < pay.end for pay in found):
                yield replace(pay, start=stated.start, end=stated.end, estimated=pay.estimated or guess)
                return
    low, high = _amount(document, "pay_min"), _amount(document, "pay_max")
    if low is None and high is None:
        return
    currency, guessed = currency_of(_word(document, "pay_currency"), countries)
    unit = _word(document, "pay_period")
    period: Period | None = unit if unit in {"year", "month", "week", "day", "hour"} else None  # type: ignore[assignment]
    yield Pay(
        min=low,
        max=high,
        currency=currency,
        period=period or period_of(max(low or 0.0, high or 0.0), currency, by_day=False),
        inferred=(("currency",) if guessed and currency else ()) + (() if period else ("period",)),
        estimated=guess,
        open_end="" if low is not None and high is not None else "from" if high is None else "up-to",
        source="posting",
    )


def _word(document: Document, name: str) -> str:
    field = document.fields.get(name)
    return field.value.strip().lower() if field else ""


def _amount(document: Document, name: str) -> float | None:
    try:
        value = float(_word(document, name).replace(",", "").replace("_", ""))
    except ValueError:
        return None
    return value if 0 < value < 1e10 else None


def _best(pays: Sequence[Pay], countries: tuple[str, ...]) -> Pay | None:
    """The statement that counts: no guess, from the ad, base pay, in the currency of the place, both ends."""
    home = currency_of("", countries)[0]

    def rank(pay: Pay) -> tuple[bool, ...]:
        return (
            pay.estimated,
            pay.source != "ad",
            pay.basis == "ote",
            pay.total,
            len(pay.bands) == 1 and pay.currency != home,
            pay.min is None or pay.max is None,
        )

    return min(pays, key=rank, default=None)
