"""Rules of the category housekeeping that read facts: one function per rule, named after its id."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import Any

from jobwriter.engine import Ad
from jobwriter.facts import holes
from jobwriter.facts.model import Date
from jobwriter.finding import Edit, Fix, Match, Severity, day_in_words
from jobwriter.mechanics import fault
from jobwriter.mechanics import rules as mechanics
from jobwriter.patterns import pattern
from jobwriter.records import replace


def expired_ad(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """The ad has closed, or has stood so long that readers take it for dead."""
    closings = ad.facts.closing_dates
    for date in closings:
        if date.label == "closed":
            yield Match(*date.place, {"what": f"The page says {date.text!r}"}, severity="error")
            return
    if any(date.date is not None and not _past(date, ad.today) for date in closings):
        return
    for date in closings:
        if date.date is not None:
            yield Match(
                *date.place, {"what": f"The closing date, {day_in_words(date.date)}, has passed"}, severity="error"
            )
            return
    if any(date.label == "rolling" for date in closings):
        return
    known = [date for date in ad.facts.posted_dates if date.date is not None]
    newest = max(known, key=lambda date: date.date or ad.today, default=None)
    if newest is None or newest.date is None:
        return
    age = (ad.today - newest.date).days
    if age > options["suggest_days"]:
        severity: Severity = "warning" if age > options["warn_days"] else "suggestion"
        yield Match(*newest.place, {"what": f"The ad was posted {age} days ago"}, severity=severity)


def _past(date: Date, today: dt.date) -> bool:
    """Whether a date has passed in every way it can be read."""
    if date.date is None:
        return False
    other = date.date.replace(month=date.date.day, day=date.date.month) if date.ambiguous else date.date
    return max(date.date, other) < today


def page_chrome(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """Text of the site that was pasted with the ad: one finding for each passage."""
    del options
    document = ad.document
    at = 0
    said = ""
    for zone in document.zones:
        inside = []
        while at < len(document.blocks) and document.blocks[at].start < zone.end:
            inside.append(document.blocks[at])
            at += 1
        if zone.kind == "ad":
            said = ""
        if zone.kind != "omitted" or not inside or zone.reason == said == "raw JSON":
            continue
        said = zone.reason
        first, last = inside[0], inside[-1]
        size = "1 line" if len(inside) == 1 else f"{len(inside)} lines"
        fixes = () if zone.reason == "raw JSON" else (_deleted(document.text, first.start, last.end),)
        yield Match(first.start, first.end, {"reason": zone.reason, "size": size}, fixes=fixes)


def _deleted(text: str, start: int, end: int) -> Fix:
    """Take a passage out, with the empty lines below it."""
    if text[start - 1 : start] in {"", "\n"}:
        while text[end : end + 1] == "\n":
            end += 1
    return Fix("Delete the passage", (Edit(start, end, ""),))


_PARAMETERS = r"(?:utm_[a-z_]+|gh_src|lever-source|lever-origin|trk|trackingid|refid|fbclid|gclid|mc_[ce]id|igshid)"
_TAG = pattern(r"#(?:(?:li|bi|lp|ls)-[a-z0-9]{2,20}|[a-z]-\d{3,8}-[a-z0-9]{3,12})\b")
_CAMPAIGN = pattern(
    rf"[?&]{_PARAMETERS}=[^\s&)\]>\"'<#]*(?:&{_PARAMETERS}=[^\s&)\]>\"'<#]*)*",
    needs=("=",),
)


def tracking_token(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """Marks of aggregators and campaigns, which tell a reader nothing; one finding for each passage left out."""
    del options
    document = ad.document
    told = -1
    for match in _tokens(document.lower):
        zone = document.zone_at(match.start())
        if zone.kind == "omitted":
            if zone.start == told:
                continue
            told = zone.start
        start, end = match.span()
        if document.text[start] == "?" and document.text[end : end + 1] == "&":
            start, end = start + 1, end + 1
        yield Match(start, end, {"token": document.text[start:end]}, fixes=(_without(document.text, start, end),))
    for link in document.links:
        for found in _tokens(link.url.lower())[:1]:
            start, end = link.start, max(link.end, link.start)
            yield Match(start, end, {"token": link.url[found.start() : found.end()]})


def _tokens(low: str) -> list[re.Match[str]]:
    """The marks in a lower-cased text, in order."""
    return sorted((*_TAG.finditer(low), *_CAMPAIGN.finditer(low)), key=lambda match: match.start())


def _without(text: str, start: int, end: int) -> Fix:
    """Take a token out, with the space before a mark that stands alone."""
    if text[start] == "#":
        while start and text[start - 1] == " ":
            start -= 1
    return Fix("Remove the token", (Edit(start, end, ""),), safe=True)


def placeholder(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """Holes of a template that nobody filled."""
    del options
    for start, end, minor in holes.find(ad.document):
        words = " ".join(ad.document.text[start:end].split())
        yield Match(start, end, {"words": words}, severity="suggestion" if minor else None)


def internal_id(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """Numbers and codes that mean something inside the company only."""
    del options
    for start, end in holes.codes(ad.document):
        yield Match(start, end, {"words": " ".join(ad.document.text[start:end].split())})


def broken_text(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """Text that was damaged on its way: words lost, glued or doubled, sentences that break off."""
    del options
    yield from fault.matches(mechanics.broken(ad.document))


def spelling_and_characters(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """Typos, names in the wrong case, stray spaces and characters; graver where an ad has many."""
    found = list(fault.matches(mechanics.spelling(ad.document, ad.locale)))
    many = len({match.values["what"] for match in found}) > options["warn_above"]
    for match in found:
        yield replace(match, severity="warning") if many and match.severity is None else match


def grammar(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """What an outside grammar checker says, where one is asked for."""
    if ad.remarks:
        from jobwriter.grammar import judging

        yield from judging.matches(ad, options)
