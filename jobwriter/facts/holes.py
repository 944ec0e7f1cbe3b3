"""What a template left in an ad: holes that nobody filled, and codes that mean something inside the company only."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from jobwriter.document import Block, Document
from jobwriter.facts.voice import sentence_around, spoken
from jobwriter.patterns import pattern, words_of

_MOST = 100
"""Matches of each kind that are reported in one run of text."""

_BRACKET = (
    r"company|employer|organi[sz]ation|business|client|agency|job title|title|role|position|department|team|location"
    r"|city|town"
    r"|place|country|address|office|salary|pay|amount|figure|number|range|currency|date|closing date|start date|day"
    r"|month|year|name|manager"
    r"|hiring manager|contact|recruiter|your|insert|add|enter|fill|describe|list|specify|choose|select|x+|tbc|tbd"
    r"|placeholder"
    r"|product|industry|mission|value|benefit|skill|tool|technology|duration|hours|reference|brand|text here|brief"
    r"|short|note to|delete|amend|remove|if applicable|optional|hr to|to be"
)
_HOLES = pattern(
    r"[\[{<$£€](?:(?<=\{)(?:\{[^{}\n]{0,80}\}\}|%[^{}\n]{0,80}%\})|(?<=<)%[^<>\n]{0,60}%>|(?<=\$)\{[a-z_.]{1,40}\}"
    rf"|(?<=\[)(?<![\w\]]\[)(?:{_BRACKET})\b[^\[\]\n]{{0,60}}\](?!\()"
    r"|(?<=<)(?:insert|add|enter|your|company|employer|job title|role|position|salary|location|name|date|fill|describe"
    r"|department|team)\b[^<>\n]{0,60}>"
    r"|(?<=[£$€]) ?x+(?:[.,]x{2,3})*k?\b)",
    needs=("{", "[", "<", "£", "$", "€"),
)
_LEFT = pattern(
    r"\b(?:lorem ipsum(?: dolor(?: sit amet)?)?"
    r"|insert (?:the )?(?:company|job|salary|name|text|location|date)\b[^.\n]{0,20}\bhere\b|(?:todo|fixme)\b:?(?= )"
    r"|if (?:yes|no|onsite|applicable) ?[\u2013\u2014:-] ?(?:please )?(?:provide|give|specify|state|list|attach"
    r"|enter)\b[^\n.]{0,60})"
)
_UNSAID = pattern(
    r"[^\n:]{2,24}:[ *_]{0,4}not (?:stated|specified|provided|listed|mentioned|supplied|given)"
    r"(?: (?:in|on) (?:the )?(?:jd|posting|ad|listing|job description))?[ .*_]{0,4}",
    needs=("not ",),
)
_OPEN = pattern(
    r"[TX](?<![\w.,£$€-][TX])(?:(?<=T)B[CDA]|(?<=X)X+(?:[ -/]?XX+)*)(?![\w-])",
    needs=("TBC", "TBD", "TBA", "XX"),
)
_OPENED = frozenset(("tbc", "tbd", "tba"))
_EITHER = pattern(
    r"[:–-][ *_]{0,4}(?:(?:Y ?/ ?N|N/A|n/a)[*_ ]{0,3}(?=\n|\Z)|Y ?/ ?N\b)", needs=("Y/", "Y /", "N/A", "n/a")
)
_REDACTED = frozenset({"[phone]", "[email]", "[e-mail]", "[url]", "[link]", "[redacted]", "[address]", "[name]"})
_START = pattern(r"\b(?:start|starts|starting|interviews?|assessment|stage|shift)\b[^\n]{0,40}\Z")
_LABELS = frozenset({
    "salary", "salary range", "pay", "compensation", "rate", "day rate", "location", "place", "place of work",
    "closing date", "start date", "hours", "contract", "contract type", "reports to", "reporting to",
    "department", "employer", "company", "job title", "deadline", "contact", "working pattern",
    "employment type", "benefits", "package", "remuneration", "job type", "duration", "apply by",
})  # fmt: skip
_VALUE = r"\.?[*_]{0,2}[ \t]{0,3}:?[ \t*_#]{1,4}[a-z]{0,6}[-_]?\d[\w/-]{1,20}"
_PUBLIC_GRADE = r"(?!seo|heo|eo\b|ao\b|g[67]\b|[67]\b|scs)"
_CODES = pattern(
    r"\b(?:(?:(?:job|vacancy|posting|internal) )?(?:req|requisition|requistion)\b(?:[ -](?:id|no|number|code|#))?"
    r"\.?[*_]{0,2}[ \t]{0,3}[:#][ \t*_]{0,4}[\w/-]{2,20}"
    rf"|(?:(?:job|vacancy|posting) )?(?:requisition|requistion) (?:id|number|no){_VALUE}"
    rf"|(?:job|position|vacancy|posting) (?:id|code|number|no){_VALUE}"
    rf"|(?:(?:job|vacancy|advert|our|posting|role) )?(?:ref|reference)\b(?: (?:id|code|number|no))?{_VALUE}"
    r"|id[*_]{0,2}[ \t]{0,3}:[ \t*_#]{1,4}[a-z]{0,4}[-_]?\d[\w/-]{3,20}"
    r"|job (?:family|profile)(?: group)?\b[*_]{0,2}[ \t]{0,3}:[*_]{0,2}(?:[ \t]{1,3}[^\n]{2,40}(?=\n))?"
    r"|(?:(?:job|career|internal|pay|salary|work) )?(?:level|band)\b[*_]{0,2}[ \t]{0,3}:[ \t*_]{1,4}"
    r"(?:l|p|m|ic|e|t|gg|b|c|mp|ps)-?\d{1,2}(?![\w£$€])"
    rf"|cost[ -]cent(?:re|er)(?: code)?{_VALUE}"
    rf"|(?:building|site|location|facility|org|department|profit cent(?:re|er)) (?:code|id|number|no){_VALUE}"
    rf"|(?:career|job|pay|internal|salary) (?:grade|level code)[*_]{{0,2}}[ \t]{{0,3}}:[ \t*_]{{0,4}}{_PUBLIC_GRADE}"
    r"(?:[a-z]{1,4}[ -]?\d{0,3}|\d{1,3})(?![\w£$€])"
    rf"|grade\b[*_]{{0,2}}[ \t]{{0,3}}:[ \t*_]{{0,4}}{_PUBLIC_GRADE}"
    r"[a-z]{1,3}\d{0,2}(?: ?[–-] ?[a-z]{0,3}\d{1,2})?(?![\w£$€])"
    r"|(?:(?:business|org|organisational) )?unit\b[*_]{0,2}[ \t]{0,3}:[ \t*_]{1,4}[^\n]{2,40}(?=\n))"
)
_UNIT = pattern(
    r"(?:department|team|division|function|service line|business unit|practice|org|organi[sz]ation)[*_]{0,2}[ \t]{0,3}:"
    r"[ \t*_]{1,4}(?P<name>[a-z]{2,4}\d{1,4}|[bcdfghjklmnpqrstvwxz]{4,6}|[a-z]{4,6})[ *_]{0,4}"
    r"|(?:service line|business unit|cost unit|org unit|organi[sz]ation|entity|legal entity)[*_]{0,2}[ \t]{0,3}:?"
    r"[ \t*_]{1,4}(?P<unit>[a-z]{2,5}(?:[ /-][a-z]{2,4}){0,2})(?: \([^()\n]{1,50}\))?[ *_]{0,4}"
)
_KNOWN = frozenset((
    "data", "tech", "sales", "legal", "ops", "people", "risk", "growth", "design", "cloud", "media", "audit", "credit",
    "devops", "mlops", "fintech", "retail", "health", "energy", "search", "claims", "group", "pmo", "cio", "cto", "ehs",
    "infra", "brand", "admin", "aiml", "labs", "core", "web", "crm", "erp", "seo", "engine", "video", "music", "trade",
))  # fmt: skip
_IN_TITLE = pattern(
    r"(?<=\w )[(\[](?:[a-z]{0,4}[-_ ]?\d{3,9})[)\]]|\b(?:jr|req|ref|r)[-_ #]{0,2}\d{4,9}\b", needs=tuple("0123456789")
)
_YEAR = pattern(r"[(\[](?:19|20)\d\d[)\]]")
_BARE_CODE = pattern(r"\W{0,4}(?:jr|req|r)[-_]?\d{5,9}\W{0,4}")
_BEFORE_CODE = frozenset("\n|•·;,(*_-–#")
_SITE = pattern(r"(?<=\w )\((?:[a-z]{0,3}-?\d{3,6})\)(?=,? )")
_PLACES = pattern(r"\b(?:(?:work|job) )?locations?\b[*_]{0,2} ?:[*_ \n]{0,8}", needs=("location",))
_QUOTE = pattern(
    r"\b(?:quot(?:e|ing)|mention\w*|includ(?:e|ing)|stat(?:e|ing)|use the|with the (?:subject|reference)|requesting)\b"
)


def find(document: Document) -> Iterator[tuple[int, int, bool]]:
    """Holes that nobody filled: start, end, and whether it matters little (``start date TBC``)."""
    text, low = document.text, document.lower
    words = words_of(low).keys()
    opened = "XX" in text or not words.isdisjoint(_OPENED)
    for start, end, _ in spoken(document):
        for wanted in (_HOLES, _LEFT):
            for match in islice(wanted.finditer(low, start, end), _MOST):
                if match.group() not in _REDACTED and not _is_code(document, match.start()):
                    yield match.start(), match.end(), False
        for match in islice(_OPEN.finditer(text, start, end), _MOST) if opened else ():
            at = match.start()
            if text[at] != "X" or _hole(text, at, match.end()):
                yield at, match.end(), text[at] == "T" and _START.search(low, _line(low, at, 80), at) is not None
        for match in islice(_EITHER.finditer(text, start, end), _MOST) if "n" in words else ():
            line = _line(low, match.start(), 90)
            yield line, match.start() + len(match.group().rstrip(" *_")), False
    yield from _empty(document)


def _line(low: str, at: int, reach: int) -> int:
    """Where the line of ``at`` starts, at most ``reach`` before it."""
    return max(low.rfind("\n", max(at - reach, 0), at) + 1, at - reach, 0)


def _is_code(document: Document, at: int) -> bool:
    """Whether words stand in backticks."""
    there = document.to_source(at, at + 1)[0]
    line = max(document.source.rfind("\n", max(there - 300, 0), there) + 1, there - 300)
    return document.source.count("`", max(line, 0), there) % 2 == 1


def _hole(text: str, start: int, end: int) -> bool:
    """Whether a run of X stands for a word: not ``XXL``, ``XX chromosomes``, ``SpaceX``."""
    return (
        not text[end:].lstrip()[:10].lower().startswith(("chromo", "female", "large", "century")) and end - start < 20
    )


def _empty(document: Document) -> Iterator[tuple[int, int, bool]]:
    """Labels with nothing after them: ``Salary:`` and then the next label or heading."""
    blocks = [block for block in document.blocks if block.kind not in {"comment", "code"} and block.end > block.start]
    for at, block in enumerate(blocks):
        if block.end - block.start > 48:
            continue
        words = document.lower[block.start : block.end].strip(" *_\t")
        if words.partition(":")[0].strip(" *_") not in _LABELS or document.zone_at(block.start).kind == "omitted":
            continue
        if _UNSAID.fullmatch(words):
            yield block.start, block.end, True
            continue
        bare = words.rstrip(": *_")
        if bare not in _LABELS or (words == bare and bare not in {"salary", "salary range", "pay", "closing date"}):
            continue
        following = blocks[at + 1] if at + 1 < len(blocks) else None
        if (
            following is None
            or document.zone_at(following.start).kind == "omitted"
            or _opens(document, block, following)
        ):
            yield block.start, block.end + (document.text[block.end : block.end + 1] == ":"), False


def _opens(document: Document, block: Block, following: Block) -> bool:
    """Whether the next block begins something else, so that the label before it stays empty."""
    words = document.lower[following.start : following.end].strip(" *_")
    label = words.split(":", 1)[0].strip(" *_")
    if following.kind == "heading":
        return not (block.kind == "heading" and following.depth > block.depth)
    return label in _LABELS and ":" in words


def codes(document: Document) -> Iterator[tuple[int, int]]:
    """Codes that mean something inside the company only, except a reference that applicants are asked to quote."""
    low = document.lower
    found: list[tuple[int, int]] = []
    for start, end, _ in spoken(document):
        for match in islice(_CODES.finditer(low, start, end), _MOST):
            at = match.start()
            left, _ = sentence_around(document, at)
            if _stands_alone(low, at) and not _QUOTE.search(low, max(left, at - 100), at):
                found.append(match.span())
        for match in islice(_PLACES.finditer(low, start, end), _MOST):
            site = _SITE.search(low, match.end(), min(match.end() + 120, end))
            if site and _stands_alone(low, match.start()) and "\n" not in low[match.end() : site.start()].strip():
                found.append(site.span())
    heads = [block for block in document.blocks[:3] if block.end - block.start < 120]
    for at, stop in dict.fromkeys((block.start, block.end) for block in heads):
        code = _IN_TITLE.search(low, at, stop)
        titled = document.title is not None and (
            (document.title.start < stop and at < document.title.end) or _same(document, at, stop)
        )
        if titled and code and not _YEAR.fullmatch(code[0]) and document.zone_at(at).kind != "omitted":
            found.append(code.span())
    for block in document.blocks:
        start, end = block.start, block.end
        if end - start >= 60:
            continue
        unit = _UNIT.fullmatch(low, start, end)
        named = unit is not None and _is_code_name(document.text[slice(*unit.span(unit.lastgroup or 0))])
        bare = end - start < 16 and _BARE_CODE.fullmatch(low, start, end) is not None
        if (named or bare) and document.zone_at(start).kind != "omitted":
            found.append((start, end))
    return iter(sorted(set(found)))


def _same(document: Document, start: int, end: int) -> bool:
    """Whether a line opens with the words of the title."""
    title = document.title
    return title is not None and document.lower.startswith(document.lower[title.start : title.end][:20], start, end)


def _is_code_name(name: str) -> bool:
    """Whether the name of a unit is a code: capitals that are no word, or with figures."""
    return name.isupper() and name.lower() not in _KNOWN


def _stands_alone(low: str, at: int) -> bool:
    """Whether words stand where a label stands: at the start of a line or after a separator."""
    before = low[max(at - 5, 0) : at].rstrip(" \t")
    return (at < 6 and not before) or before[-1:] in _BEFORE_CODE or "\n" in low[max(at - 5, 0) : at]
