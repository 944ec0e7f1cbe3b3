"""Rules of the category title that read facts: one function per rule, named after its id."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from jobwriter.engine import Ad
from jobwriter.facts import publicsector
from jobwriter.facts.jobnames import between
from jobwriter.facts.model import Title, TitlePart
from jobwriter.finding import Match, Severity
from jobwriter.law import within
from jobwriter.patterns import Pattern, compiled, pattern
from jobwriter.records import replace

_WHAT = {
    "pay": "pay", "place": "a place", "mode": "how one works", "shift": "working hours", "urgency": "urgency",
    "company": "the company", "perk": "a selling point", "count": "a head count", "emphasis": "marks or emoji",
    "choice": "two levels",
}  # fmt: skip
_GERMAN = compiled(
    r"\b\w*(?:entwickler|ingenieur|analytiker|wissenschaftler|leiter|berater|architekt|mitarbeiter|praktikant"
    r"|werkstudent"
    r"|forscher|informatiker)\b(?![*:_/(]-?in)"
)


def title_length(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """More words or characters than a search result shows; a suffix such as (m/w/d) does not count."""
    title = ad.facts.title
    if title is None or _is_said(ad, title):
        return
    text = _without_gender(ad, title)
    words = sum(any(c.isalpha() for c in token) for token in text.split())
    if words > options["words"] or len(text) > options["characters"]:
        severity: Severity = "warning" if len(text) > options["warn_characters"] else "suggestion"
        yield _at(title, title.start, title.end, severity, words=words, characters=len(text))


_SAYS = compiled(
    r"(?i)\W*(?:(?:hi|hello|hey|good news)\b[^.!:]{0,20}[.!:,] ?)?"
    r"(?:i'm|i am|we're|we are|my team is|our team is|(?:i|we) need|come and)\b"
    r"(?: \w+){0,4}? (?:an?|our|another|two|three|someone|my|us)\b"
)


def _is_said(ad: Ad, title: Title) -> bool:
    """Whether the job is named in the first sentence of a post, which has no line for its title: ``We need a ...``."""
    block = ad.document.block_at(max(title.start, 0))
    if block is None or block.marker in {"atx", "html", "setext"}:
        return False
    return _SAYS.match(_line(ad, title).replace("\u2019", "'")) is not None


def title_decoration(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """Pay, place, urgency, emphasis, company or a second job in the title. One finding, at the first of them."""
    del options
    title = ad.facts.title
    if title is None or _is_said(ad, title):
        return
    line = _line(ad, title)
    found = [(part.start, part.end, _WHAT[part.kind]) for part in title.parts if part.kind in _WHAT]
    jobs = [part for part in title.parts if part.kind == "job" and not _bracketed(line, title, part)]
    jobs = [part for part in jobs if not _is_rank(line[_offset(title, part.start) : _offset(title, part.end)])]
    if len(jobs) > 1:
        found.append((jobs[0].start, jobs[1].end, "two jobs"))
    if _shouts(line):
        found.append((max(title.start, 0), max(title.start, 0) + len(line), "capitals"))
    if not found:
        return
    found.sort(key=lambda item: (item[0], item[1]))
    whats = list(dict.fromkeys(what for _, _, what in found))
    severity: Severity = "suggestion" if whats == ["how one works"] else "warning"
    first = found[0]
    yield _at(title, first[0], first[1], severity, what=" and ".join(whats))


def novelty_title(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """A word that is fun once and searched for by nobody."""
    yield from _words_in_title(ad, options["words"], options["except"])


def gendered_title(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """A title for one sex; under German law also a masculine form without a sign that all are meant."""
    title = ad.facts.title
    if title is None:
        return
    for named in _words_in_title(ad, options["words"], ()):
        from jobwriter.mends import neutral

        better = neutral.fixes(ad.document, named.start or 0, named.end or 0)
        yield replace(named, fixes=tuple(replace(fix, safe=False) for fix in better))
    german = any(within(code, where) for code in ad.jurisdictions for where in ("DE", "AT"))
    if german and not any(part.kind == "gender" for part in title.parts):
        for match in _GERMAN.finditer(_line(ad, title).lower()):
            yield _found(ad, title, match.start(), match.end())


def internal_title_level(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """Grades, numerals, requisition numbers and squads, which say nothing outside the house."""
    del options
    title = ad.facts.title
    if title is None or "apprentice" in title.text.lower():
        return
    base = max(title.start, 0)
    for part in title.parts:
        if part.kind not in {"level-code", "code"}:
            continue
        if not publicsector.is_known_grade(ad.document, _line(ad, title)[part.start - base : part.end - base]):
            yield _found(ad, title, part.start - base, part.end - base)


_TEACHES = compiled(r"\b(?:instructor|trainer|tutor|teacher|lecturer)\b")
"""Work for which no level is usual."""


def ambiguous_title(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """A title that fits many jobs, an abbreviation with two meanings, or no level where years imply one."""
    title = ad.facts.title
    if title is None:
        return
    base = max(title.start, 0)
    line = _line(ad, title)
    words = re.findall(r"[\w+#-]+", line[title.core_start - base : title.core_end - base].lower())
    core = " ".join(words)
    if core in options["broad"] or (len(words) == 1 and core in options["generic"]):
        yield _at(title, title.core_start, title.core_end, what="it fits many different jobs")
        return
    meanings = [word for word in words if word in options["acronyms"]]
    if meanings and len(words) <= 2:
        what = f"{meanings[0].upper()} has more than one meaning"
        yield _at(title, title.core_start, title.core_end, what=what)
        return
    if title.level is not None:
        return
    if _TEACHES.search(core):
        return
    years = max((item.min for item in ad.facts.years if item.required and item.min), default=0)
    if years >= options["years"]:
        what = f"it names no level, and the ad asks for {years:g} years"
        yield _at(title, title.core_start, title.core_end, what=what)
        return
    for name in ad.facts.titles:
        difference = between(ad.document.text, title, name)
        if difference is not None and difference.kind == "level":
            what = f'it names no level, and the text speaks of a "{name.text}"'
            yield _at(title, title.core_start, title.core_end, what=what)
            return


def _words_in_title(ad: Ad, words: Sequence[str], allowed: Sequence[str]) -> Iterator[Match]:
    title = ad.facts.title
    if title is None:
        return
    low = _line(ad, title).lower()
    hits = list(_any_of(tuple(words)).finditer(low))
    spared = [found.span() for phrase in allowed for found in _any_of((phrase,)).finditer(low)] if hits else []
    for match in hits:
        if not any(start <= match.start() and match.end() <= end for start, end in spared):
            yield _found(ad, title, match.start(), match.end())


@lru_cache(maxsize=16)
def _any_of(phrases: tuple[str, ...]) -> Pattern:
    wanted = "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))
    return pattern(rf"\b(?:{wanted})\b")


def _line(ad: Ad, title: Title) -> str:
    return ad.document.text[title.start : title.end] if title.start >= 0 else title.text


def _offset(title: Title, at: int) -> int:
    return at - max(title.start, 0)


def _found(ad: Ad, title: Title, start: int, end: int) -> Match:
    """A finding on a piece of the line, which its message names."""
    base = max(title.start, 0)
    return _at(title, base + start, base + end, words=_line(ad, title)[start:end])


def _at(title: Title, start: int, end: int, severity: Severity | None = None, **values: object) -> Match:
    """A finding in the title; one without a place for a title that only a field gives."""
    if title.start < 0:
        return Match(values=values, severity=severity, section="title")
    return Match(start, end, values, severity, section="title")


def _without_gender(ad: Ad, title: Title) -> str:
    line = _line(ad, title)
    for part in reversed(title.parts):
        if part.kind == "gender":
            line = line[: _offset(title, part.start)] + line[_offset(title, part.end) :]
    return " ".join(line.replace("()", " ").replace("[]", " ").split())


def _bracketed(line: str, title: Title, part: TitlePart) -> bool:
    before = _offset(title, part.start)
    return before > 0 and line[before - 1] in "(["


def _is_rank(words: str) -> bool:
    """``dbt expert``, ``officer``: a second noun that is no second job."""
    low = words.lower()
    return low.endswith(("expert", "specialist", "partner", "officer", "lead", "associate", "internship", "graduate"))


def _shouts(line: str) -> bool:
    """Capitals throughout, or two long words of them in a row."""
    words = [word for word in re.findall(r"[A-Za-z]+", line) if len(word) > 1]
    long = [word for word in words if len(word) > 4]
    if len(long) > 1 and all(word.isupper() for word in words):
        return True
    return re.search(r"\b[A-Z]{6,}\b\W+\b[A-Z]{6,}\b", line) is not None
