"""Tools: mentions of products, libraries, languages and clouds.

The names come from ``checks/tools.yaml``. Many of them are also words or firms (Go, Spark, Excel, Snowflake); these
count only where their writing and their neighbours say that the tool is meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from jobwriter.document import Document
from jobwriter.facts import Context
from jobwriter.facts.toolbook import GAP, JOIN, Group, Guard, Mention, book
from jobwriter.facts.toolgroups import groups
from jobwriter.facts.voice import spoken
from jobwriter.patterns import pattern

__all__ = ["Group", "Mention", "extract", "groups"]

_BEFORE = pattern(
    r"(?:\b(?:experience|expertise|proficien\w+|skills?|fluen\w+|knowledge|familiar\w*|background|skilled|competen\w+|expert)"
    r" (?:with|in|of|using)|\b(?:programming|coding|scripting|written|code|develop\w*|software|scripts?) in"
    r"|\b(?:write|know|using|use)"
    r"|\b(?:languages?|tools?|frameworks?|libraries|technologies|platforms?|stack|services?|databases?)"
    r",? ?(?:\(|:|like|such as|including|e\.g\.|\(e\.g\.),?(?: e\.g\.,?)?)\s*(?:the )?['\"]?$"
)
_IN = pattern(r"\b(?:in|using|idiomatic)\s$")
_AFTER = pattern(
    r"(?:\s(?:language|programming|developers?|engineers?|programmers?|codebase|code|framework|library|clusters?|jobs|backends?"
    r"|microservices?|sdk|scripts?|scripting|packages?|integration|database|pipelines)\b|-(?:based|lang)\b|\s?v?\d+\.\d)"
)
_SKILL = pattern(r"\s(?:experience|skills?|knowledge|proficiency|expertise)\b")
_FIRM_BEFORE = pattern(r"\b(?:at|join|joining|about|why|every|culture at|welcome to|life at)\s$")
_JOINED = pattern(r"\b(?:at|join|joining|welcome to|life at)\s$")
_FIRM_AFTER = pattern(
    r"(?:'s\b|\s(?:is|are|was|has|have|offers?|believes?|provides?|helps?|aims|employees?|culture|values|mission|teams?|people|careers?"
    r"|benefits|leadership|headquarters|offices?|inc\b|ltd|limited|corporation|group|recruit\w*|hiring|candidates|customers|will|does"
    r"|reserves|participates|welcomes|considers|follows|requires|we\b)\b)"
)
_ADDRESS = pattern(r"\.(?:com|io|ai|org|net|co|dev|uk|eu)\b", needs=(".",))
_MARKS = frozenset("@#_\\~$")
_TRAILS = frozenset("@_")


def extract(document: Document, context: Context) -> tuple[Mention, ...]:
    """Find the mentions of tools in the ad and the posting, in order, not overlapping."""
    del context
    return tuple(_about_products(document, _guarded(document, _candidates(document))))


def _candidates(document: Document) -> Iterator[Mention]:
    """Every name of the lexicon that stands in the spoken text; of names that overlap, the first and longest."""
    lexis = book()
    hits = sorted((hit.start, -hit.end, hit.key) for hit in lexis.matcher.find(document.lower, document.tokens))
    runs = spoken(document)
    run = next(runs, None)
    last = 0
    for start, negative, name in hits:
        while run is not None and run[1] <= start:
            run = next(runs, None)
        if run is None:
            return
        if start < last or start < run[0] or _in_address(document.lower, start, -negative):
            continue
        if document.text[start].islower() and document.lower[start:-negative] in lexis.capital:
            continue
        last = -negative
        family, cloud, _ = lexis.tools[name]
        yield Mention(name, family, start, last, cloud, run[2])


def _in_address(low: str, start: int, end: int) -> bool:
    """Whether the words are a part of a link, an e-mail address, a handle or a file name."""
    before, after = low[start - 1 : start], low[end : end + 1]
    if before in _MARKS or after in _TRAILS:
        return True
    if after == "." and _ADDRESS.match(low, end):
        return True
    if before in (".", "/", "-") or after in ("/", "-", "."):
        left = max(low.rfind(" ", max(start - 100, 0), start), low.rfind("\n", max(start - 100, 0), start))
        run = low[max(left, start - 100, 0) : start]
        return "://" in run or "www." in run or "@" in run
    return False


def _guarded(document: Document, named: Iterable[Mention]) -> Iterator[Mention]:
    """Drop the names that are words here. Names that stand in one list vouch for each other."""
    low, text = document.lower, document.text
    pairs = [(mention, _guard_of(low, mention)) for mention in named]
    pairs = [(mention, guard) for mention, guard in pairs if guard is None or not _denied(low, mention, guard)]
    exact = [guard is None or text[mention.start : mention.end] in guard.written for mention, guard in pairs]
    sure = [
        guard is None
        or (fits and (_cued(low, mention, guard) or (not guard.company and not _opens(document, mention))))
        for (mention, guard), fits in zip(pairs, exact, strict=True)
    ]
    links = [_linked(low, left, right) for (left, _), (right, _) in pairwise(pairs)]
    for step in (1, -1):
        for index in range(len(pairs))[::step]:
            mention, guard = pairs[index]
            beside = index - step
            if sure[index] or guard is None or not 0 <= beside < len(pairs) or not sure[beside]:
                continue
            link = links[min(index, beside)]
            sure[index] = bool(link) and (exact[index] or (link == "list" and _closed(low, mention, guard)))
    return (mention for (mention, _), kept in zip(pairs, sure, strict=True) if kept)


def _guard_of(low: str, mention: Mention) -> Guard | None:
    guard = book().guard(mention.name)
    return guard if guard is not None and low[mention.start : mention.end] in guard.forms else None


def _denied(low: str, mention: Mention, guard: Guard) -> bool:
    """Whether the name stands in a phrase that means something else, or in a compound of its own."""
    if any(low.startswith(phrases, mention.start - at) for at, phrases in guard.denials if mention.start >= at):
        return True
    if mention.end - mention.start == 1:
        after = low[mention.end : mention.end + 2]
        return after[:1] in tuple("&'-+.") and after not in (". ", ".\n", ".")
    hyphen = low[mention.end : mention.end + 1] == "-" and not low.startswith(("-based", "-lang"), mention.end)
    return guard.company and (hyphen or low[mention.start - 1 : mention.start] == "-")


def _cued(low: str, mention: Mention, guard: Guard) -> bool:
    """Whether the words around say that a tool is meant."""
    if _AFTER.match(low, mention.end) or (not guard.company and _SKILL.match(low, mention.end)):
        return True
    left = max(mention.start - 40, 0)
    return bool(
        _BEFORE.search(low, left, mention.start)
        or (mention.family == "language" and _IN.search(low, left, mention.start))
    )


def _closed(low: str, mention: Mention, guard: Guard) -> bool:
    """Whether a name in small letters is the whole item of its list: for a common word, a comma or the end follows."""
    return not guard.company or low[mention.end : mention.end + 1] in {"", ",", ".", ";", "/", ")", "\n", "|"}


def _opens(document: Document, mention: Mention) -> bool:
    """Whether the capital letter may be that of a sentence or a heading."""
    sentence = document.sentence_at(mention.start)
    if sentence is None or sentence.kind == "heading":
        return True
    return not any(char.isalnum() for char in document.text[sentence.start : mention.start])


def _linked(low: str, left: Mention, right: Mention) -> str:
    """How two neighbours stand to each other: ``list`` (a comma or slash between), ``words`` (and, or), or not."""
    if right.start - left.end > GAP:
        return ""
    match = JOIN.fullmatch(low, left.end, right.start)
    if match is None:
        return ""
    if match["sep"] and match["sep"][0] in ",/;|+•·" and not match["word"]:
        return "list"
    return "words" if match["word"] or match["sep"] else ""


def _about_products(document: Document, found: Iterator[Mention]) -> Iterator[Mention]:
    """Drop the mentions of a firm that bears its product's name, where the words speak of the firm."""
    lexis = book()
    mentions = list(found)
    voices: dict[str, list[int]] = {}
    for index, mention in enumerate(mentions):
        if mention.name in lexis.firms or lexis.guard(mention.name) is not None:
            voices.setdefault(mention.name, []).append(index)
    dropped: set[int] = set()
    for name, indexes in voices.items():
        corporate = {index for index in indexes if _corporate(document, mentions[index])}
        sure = name in lexis.firms or any(_joined(document, mentions[index]) for index in corporate)
        if not corporate or not sure:
            continue
        mainly = len(corporate) > 1 and len(corporate) * 3 >= len(indexes)
        for index in indexes:
            if index in corporate or (mainly and not _in_company(document.lower, mentions, index)):
                dropped.add(index)
    return (mention for index, mention in enumerate(mentions) if index not in dropped)


def _corporate(document: Document, mention: Mention) -> bool:
    low = document.lower
    if _BEFORE.search(low, max(mention.start - 40, 0), mention.start):
        return False
    return bool(
        _FIRM_AFTER.match(low, mention.end) or _FIRM_BEFORE.search(low, max(mention.start - 14, 0), mention.start)
    )


def _joined(document: Document, mention: Mention) -> bool:
    """Whether one can be ``at`` or ``join`` it, as one can only with a firm."""
    return bool(_JOINED.search(document.lower, max(mention.start - 14, 0), mention.start))


def _in_company(low: str, mentions: Sequence[Mention], index: int) -> bool:
    """Whether another tool stands beside this one in a list, or a cue says that it is used."""
    if _BEFORE.search(low, max(mentions[index].start - 40, 0), mentions[index].start):
        return True
    return (index > 0 and _linked(low, mentions[index - 1], mentions[index]) != "") or (
        index + 1 < len(mentions) and _linked(low, mentions[index], mentions[index + 1]) != ""
    )
