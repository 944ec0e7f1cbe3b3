"""Pay by level or place: neighbouring figures that carry labels are one statement with bands."""

from __future__ import annotations

import re

from jobwriter.document import Document
from jobwriter.facts.clues import TRIM
from jobwriter.facts.model import Band, Pay
from jobwriter.patterns import pattern
from jobwriter.records import replace

_NOISE = pattern(
    r"\b(?:salar(?:y|ies)|compensation|remuneration|wages?|pay(?:ing|s)?|paid|base|basic|package|ote|earn(?:ings|ing)?"
    r"|rates?|comp|income|range|ranges|band|bands|up to|from|between|to|is|are|the|for|of|in|at|a|an|and|or|if|based"
    r"|annual|annually|target|gross|our|this|role|position|per|year|expected|starting|located|candidates|will|be|as"
    r"|follows|it)\b"
)
_AFTER = pattern(
    r"[ ]{0,2}(?:(?:gross|base|salary|a year|per annum) ){0,2}(?:[(\[](?P<bracket>[^)\]\n]{2,32})[)\]]"
    r"|for (?:an? |the )?(?P<level>[\w .-]{2,32}?)(?=[,.;|)\n]| and | or | to |\Z)"
    r"|in (?P<place>[\w .-]{2,24}?)(?=[,.;|)\n]| and | or |\Z))"
)
_NOTE = pattern(
    r"\b(?:salary|compensation|pay|base|basic|package|ote|rate|comp|depend\w*|experience|doe|gross|est|estimated"
    r"|negotiable|bonus|plus|full|fte|part|pro|hours|this|role|right|we|you|i|most|new|hires?|start|starts|usually"
    r"|typically|offer|average|currently|allowance)\b|[£$€]"
)


def join(document: Document, pays: list[Pay]) -> list[Pay]:
    """Join neighbours that are labelled by level or place."""
    groups: list[list[Pay]] = []
    for pay in pays:
        if groups and _neighbours(document, groups[-1][-1], pay):
            groups[-1].append(pay)
        else:
            groups.append([pay])
    return [pay for group in groups for pay in _joined(document, group)]


def _neighbours(document: Document, one: Pay, other: Pay) -> bool:
    gap = document.text[one.end : other.start]
    return (
        len(gap) <= 80
        and sum(bool(line.strip()) for line in gap.split("\n")) <= 2
        and one.estimated == other.estimated
        and one.basis == other.basis
    )


def _joined(document: Document, group: list[Pay]) -> list[Pay]:
    if len(group) < 2:
        return group
    labels = [_before(document, pay, group[number - 1].end if number else -1) for number, pay in enumerate(group)]
    if not all(labels):
        labels = [_after(document, pay) for pay in group]
    if not all(labels) or len(set(labels)) < len(labels):
        return group
    bands = [Band(label, pay.min, pay.max, pay.start, pay.end) for label, pay in zip(labels, group, strict=True)]
    if len({(pay.currency, pay.period) for pay in group}) > 1:
        return [replace(pay, bands=(band,)) for pay, band in zip(group, bands, strict=True)]
    lows = [pay.min for pay in group if pay.min is not None]
    highs = [pay.max for pay in group if pay.max is not None]
    whole = replace(
        group[0],
        min=min(lows) if lows else None,
        max=max(highs) if highs else None,
        bands=tuple(bands),
        end=group[-1].end,
        open_end="" if lows and highs else group[0].open_end,
        forms=tuple(dict.fromkeys(form for pay in group for form in pay.forms)),
    )
    return [whole]


def _before(document: Document, pay: Pay, after: int) -> str:
    """The level or place named before a figure on its line (``London: ...``)."""
    low, text = document.lower, document.text
    line = max(low.rfind("\n", max(0, pay.start - 120), pay.start) + 1, pay.start - 120, 0)
    words = text[max(line, after) : pay.start]
    if after > line and (bracket := re.match(r" ?[(\[][^)\]]{0,32}[)\]]", words)):
        words = words[bracket.end() :]
    if words.startswith("|") and words.count("|") > 1 and words.rstrip().endswith("|"):
        words = next(filter(str.strip, words.split("|")), "")
    words = words[max(words.rfind(mark) for mark in (". ", ";", "|", "•")) + 1 :]
    if words.lower().startswith((" for ", " in ")) and not words.rstrip().endswith(("is", "are", ":")):
        return ""
    for part in reversed(words.split(", ")):
        label = " ".join(_NOISE.sub(part).split()).strip(TRIM)
        if label:
            return label if _names(label) else ""
    return ""


def _after(document: Document, pay: Pay) -> str:
    """The level or place named right after a figure (``... (London)``, ``... for seniors``)."""
    match = _AFTER.match(document.lower, pay.end, pay.end + 60)
    if match is None or match.lastgroup is None:
        return ""
    label = " ".join(document.text[match.start(match.lastgroup) : match.end(match.lastgroup)].split())
    return label if _names(label) else ""


def _names(label: str) -> bool:
    """Whether words can be the name of a level or a place."""
    return (
        2 <= len(label) <= 40
        and len(label.split()) <= 5
        and any(c.isalpha() for c in label)
        and _NOTE.search(label.lower()) is None
    )
