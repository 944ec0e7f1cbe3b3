"""Clues that a sum is pay: the words before and after it, its line, its section, its size."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from jobwriter.document import Document
from jobwriter.facts.model import Period
from jobwriter.facts.money import Figure
from jobwriter.packs import lexicon
from jobwriter.patterns import pattern
from jobwriter.records import record

REACH = 90
"""Characters before and after a figure that are read."""

_WORD = pattern(r"[^\W\d_][^\W\d_'-]*")
_AFTER = pattern(
    r"[ ,.\-–(*\[]{0,4}(?:(?:\+|plus|and|&|with)[ ]?(?:\w{1,20}[ %]{1,2}){0,3}(?:bonus|benefits?|equity|commission|ote"
    r"|super\w*|pension|package|stock|car allowance|options|shares|holiday|vat)\b|(?:base|basic|salary|ote|doe|d\.o\.e"
    r"|depend[ae]nt|depending|negotiable|gross|basis|outside ir35|inside ir35|starting salary|based on (?:your )?"
    r"(?:experience|skills)|for the right|tax[- ]free|fte|full[- ]time equivalent|pro[- ]?rata|cash|total comp|on offer"
    r"|b2b|brutto)\b)"
)
_PIECE = pattern(r"\b(?:project|assignment|programme|program|gig|task|course) (?:is|of|will be|:|=)[ :]*\Z")
_PIECE_ENDS = ("is", "of", "will be", "project", "assignment", "programme", "program", "gig", "task", "course")
_RISE = pattern(r"\b(?:up|rises?|rising|increase[sd]?|grows?|raised) by(?: another| about| at least)? ?\Z")
"""What leads to a sum by which pay rises."""
_CLOSE = pattern(
    r"(?:salary|salaries|compensation|remuneration|wages?|pay|paying|base|basic|package|ote|earnings|ctc|rate|comp)"
    r"(?: (?:\([a-z]{3}\)|range|band|bracket|offered|per annum|per year|per day|gross|is|of|to|from|between|around"
    r"|circa|approx|about|level|scale|expectation|for this role)){0,4}[ :=\-–—*(]{0,6}\Z"
)
_ROLE_LINE = pattern(r"\b(?:engineer|developer|scientist|analyst|researcher|architect|manager|lead)s?\b[^.\w]{1,6}\Z")
_CONTRACT = pattern(r"\b(?:ir35|day rate|daily rate|contract(?:or)?|freelance|b2b|umbrella|inside|outside)\b")
_HINT = pattern(
    r"\b(?:(?P<year>annual|annually|yearly|per annum|p\.a|ctc|year)"
    r"|(?P<month>monthly|(?:per|each|every|a) (?:calendar )?month)"
    r"|(?P<week>weekly)"
    r"|(?P<day>daily|day[- ]rate|per day)|(?P<hour>hourly|per hour))\b"
)
_NEAR, _FAR = 40, 100
"""Characters before a figure in which a bare ``year`` counts, and ``annual`` and its like."""
_MONEY_EMOJI = frozenset("💰💵💷💶🤑💸💲")
_LABEL = pattern(
    r"[^\w\n]{0,8}(?:(?:the|our|annual|base|expected|target|offered|starting|gross|total|proposed|us|uk|pay|cash"
    r"|hiring|day|daily|hourly) ){0,4}(?:salary|salaries|compensation|remuneration|wages?|pay|package|rates?|ctc|gehalt"
    r"|vergütung|salaire|rémunération|salario|earnings|ote)(?: (?:range|band|bracket|package|details|information|scale"
    r"|per annum|offered|for this role|\([^)\n]{1,20}\))){0,3}(?: is)?[^\w\n]{0,8}\Z"
)
TRIM = " \t-–—:|,;()[]*_•·/+=>"
"""What may stand around a label."""


@record
class Setting:
    """What stands around a figure.

    Attributes:
        before: its line up to it, as far back as is read.
        after: its line from its end, as far as is read.
        line: length of the line.
        labelled: the line or the section before names pay and nothing stands between.
        title: it stands in the title.
        section: it stands in a section about pay.
    """

    before: str
    after: str
    line: int
    labelled: bool = False
    title: bool = False
    section: bool = False

    @property
    def clause(self) -> str:
        """The part of ``before`` that belongs to the figure: after the last full stop, bar or bullet."""
        text = self.before
        return text[max(text.rfind(mark) for mark in (". ", "|", "; ", "•", "·", "! ")) + 1 :]

    @property
    def contract(self) -> bool:
        """Whether a contract or a day rate is spoken of."""
        return _CONTRACT.search(self.before[-60:] + " " + self.after[:60]) is not None

    @property
    def hinted(self) -> Period | None:
        """The period that a word before the figure names (``annual salary of``)."""
        found: Period | None = None
        clause = self.clause[-_FAR:]
        for match in _HINT.finditer(clause):
            if match[0] != "year" or match.end() > len(clause) - _NEAR:
                found = match.lastgroup  # type: ignore[assignment]
        return found


def setting(document: Document, figure: Figure) -> Setting:
    """Read what stands around a figure of a document."""
    low = document.lower
    start = max(low.rfind("\n", max(0, figure.start - 240), figure.start) + 1, figure.start - 240, 0)
    stop = low.find("\n", figure.end, figure.end + 240)
    end = stop if stop >= 0 else min(len(low), figure.end + 240)
    before = low[max(start, figure.start - REACH) : figure.start]
    if low.startswith("|", start) and (column := _column(low, start, figure.start)):
        before = f"{before[: before.rfind('|') + 1]} {column}: {before[before.rfind('|') + 1 :]}"
    labelled = not any(c.isalnum() for c in before) and (_under_label(low, start) or _opens_section(document, start))
    title = document.title is not None and document.title.start <= figure.start < document.title.end
    after = low[figure.end : min(end, figure.end + REACH)]
    return Setting(before, after, end - start, labelled, title, _in_pay(document, figure.start))


def _column(low: str, start: int, at: int) -> str:
    """The head of the column that a cell of a table stands in, empty where it is not about pay."""
    cell = low.count("|", start, at)
    head = start
    while head > 1 and low.startswith("|", above := low.rfind("\n", max(0, head - 400), head - 1) + 1):
        head = above
    if head == start or low.count("|", head, low.find("\n", head)) < cell:
        return ""
    name = low[head : low.find("\n", head)].split("|")[cell].strip(TRIM)
    return name if _nearest(name) == "pay" else ""


def _under_label(low: str, line: int) -> bool:
    """Whether the line before is a label such as ``Salary``."""
    stop = line
    while stop > 0 and low[stop - 1] in " \n*_#>-" and line - stop < 12:
        stop -= 1
    start = max(low.rfind("\n", max(0, stop - 60), stop) + 1, stop - 60, 0)
    return stop > start and _LABEL.match(low, start, stop) is not None


def _in_pay(document: Document, at: int) -> bool:
    """Whether a place stands in a section whose heading says that it is about pay."""
    section = document.section_at(at)
    return section is not None and section.kind == "pay" and section.heading is not None


def _opens_section(document: Document, line: int) -> bool:
    """Whether the line stands at the top of a section about pay."""
    section = document.section_at(line)
    if section is None or section.kind != "pay" or section.heading is None:
        return False
    return section.heading.end <= line <= section.heading.end + 240


def is_pay(figure: Figure, around: Setting) -> bool:
    """Whether a figure is pay."""
    if figure.huge or (around.before.rstrip(" :=").endswith(_PIECE_ENDS) and _PIECE.search(around.before)):
        return False
    if _is_spent(around.after) or _RISE.search(around.before):
        return False
    nearest = _nearest(around.clause)
    if nearest == "other" and figure.ranged and around.before.endswith("("):
        nearest = "pay" if _names_pay(around.clause) else "other"
    if nearest == "other":
        return False
    labelled = nearest == "pay" or around.labelled or not _MONEY_EMOJI.isdisjoint(around.before[-6:])
    marked = bool(figure.mark) or figure.thousands
    if not marked:
        close = around.labelled or _CLOSE.search(around.before) is not None
        return labelled and close and (figure.size >= 10_000 or figure.period is not None)
    if labelled or around.title:
        return True
    if _AFTER.match(around.after):
        return figure.size >= 20_000 or figure.period is not None or bool(figure.mark)
    if not figure.mark and figure.period is None:
        return False
    if _nearest(around.before[-60:]) == "other" or _any_other(around.after[:60]):
        return False
    if around.section and figure.mark and (figure.size >= 10_000 or around.hinted is not None):
        return True
    if figure.period in {"year", "month", "week"}:
        return True
    alone = around.line <= 60 and around.clause.strip(TRIM + ".").removeprefix("c").removeprefix("irca") == ""
    if figure.period is not None:
        return alone or figure.ranged or around.contract
    return 20_000 <= figure.size <= 900_000 and (figure.ranged or alone or _ROLE_LINE.search(around.clause) is not None)


@lru_cache(maxsize=1)
def _words() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in lexicon("money").items()}


def _nearest(text: str) -> Literal["pay", "other", ""]:
    """What the last telling word of a text speaks of; ``clients pay`` is not about the reader's pay."""
    known = _words()
    words = [match[0] for match in _WORD.finditer(text)]
    for number in range(len(words) - 1, -1, -1):
        word = words[number]
        if word in known["roles"]:
            return ""
        if word in known["other"]:
            return "other"
        if word in known["pay"]:
            payer = words[number - 1] if number and word in {"pay", "pays", "paid", "paying"} else ""
            return "other" if payer in known["other"] else "pay"
    return ""


def _names_pay(text: str) -> bool:
    known = _words()["pay"]
    return any(match[0] in known for match in _WORD.finditer(text))


def _any_other(after: str) -> bool:
    """Whether the words after a figure, up to a stop, speak of something else."""
    known = _words()["other"]
    stop = _CUT.search(after)
    return any(match[0] in known for match in _WORD.finditer(after, 0, stop.start() if stop else len(after)))


_CUT = pattern(r"[.;|•·+(\n]| plus | and ")
_HALT = pattern(r"[.;,()|+\[\]\n]")


def _is_spent(after: str) -> bool:
    """Whether the words right after a figure say what it is spent on (``£1,000 a year for training``)."""
    halt = _HALT.search(after)
    words = [match[0] for match in _WORD.finditer(after, 0, halt.start() if halt else len(after))]
    known = _words()
    reach = 6
    for number, word in enumerate(words[:7]):
        if word in known["stop"] and not (word == "per" and number == 0):
            return False
        if word in {"for", "on", "to", "in"}:
            reach = min(reach, number + 3)
        if number > reach:
            return False
        if word in known["spent"]:
            return True
    return False
