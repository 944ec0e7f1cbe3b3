"""The house's own style: its words, the passages that it locks, the sections that it asks for.

The rules are those in ``checks/``; their words, blocks and sections are options, which
:func:`jobwriter.selection.options` fills from the configuration.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from jobwriter.characters import fold, lower
from jobwriter.document import Document
from jobwriter.finding import Edit, Finding, Fix, Match
from jobwriter.headings import kind_of
from jobwriter.matcher import Matcher, compile_table
from jobwriter.records import record
from jobwriter.report import Suppressed

_WORD = re.compile(r"\S+")
_ARTICLE = re.compile(r"(?:\A|[^\w])(an?) \Z")
_TOGETHER = re.compile(r"\s*(?:,|&|/|\+|\band\b)\s*")
_ALIKE = 0.5
"""Share of a block's words from which a passage is that block, changed."""
_ANCHOR = 3
"""Words in a row that a changed block still has."""
_SHOWN = 8
"""Words that a message quotes at most."""
WORDING = frozenset({"clarity", "ml", "title", "readability", "inclusion", "housekeeping"})
"""Categories that judge how a thing is said, whose findings an allowed word sets aside."""


def allowed(
    document: Document, findings: Sequence[Finding], allow: Mapping[str, str]
) -> tuple[tuple[Finding, ...], tuple[Suppressed, ...]]:
    """Set aside what rules about wording say of words that the house allows.

    Args:
        document: the ad.
        findings: what was found in it.
        allow: the words, each with the reason.

    Returns:
        The findings that stay, and those that lie within allowed words.
    """
    spots = [(document.to_source(start, end), word) for start, end, word in _spots(document, allow)]
    kept: list[Finding] = []
    aside: list[Suppressed] = []
    for finding in findings:
        word = next((word for span, word in spots if _within(finding, span)), None)
        if word is None:
            kept.append(finding)
        else:
            aside.append(Suppressed(finding, by="config", why=allow[word], source=f"words.allow: {word}"))
    return tuple(kept), tuple(aside)


def _within(finding: Finding, span: tuple[int, int]) -> bool:
    if finding.start is None or finding.end is None or finding.category not in WORDING:
        return False
    return span[0] <= finding.start and finding.end <= span[1]


def banned(document: Document, words: Mapping[str, str]) -> Iterator[Match]:
    """Words that the house does not use."""
    for start, end, word in _said(document, words):
        why = words[word].strip().rstrip(".")
        yield Match(start, end, {"words": document.text[start:end], "why": f": {why}" if why else ""})


def preferred(document: Document, words: Mapping[str, str]) -> Iterator[Match]:
    """Words for which the house has others; not where these others stand already."""
    there = list(_spots(document, dict.fromkeys(words.values(), "")))
    for start, end, word in _said(document, words):
        written, better = document.text[start:end], words[word]
        same = flat(better) == flat(written)
        said_so = written in {better, _as_cased(better, written)}
        if said_so or (not same and any(_inside((start, end), spot[:2]) for spot in there)):
            continue
        shown = _as_cased(better, written)
        safe = not _article_breaks(document.lower[max(0, start - 4) : start], written, shown)
        fix = Fix(f"Write {shown!r}", (Edit(start, end, shown),), safe=safe)
        yield Match(start, end, {"words": written, "better": shown}, fixes=(fix,))


def _inside(span: tuple[int, int], outer: tuple[int, int]) -> bool:
    return span != outer and outer[0] <= span[0] and span[1] <= outer[1]


def _as_cased(better: str, written: str) -> str:
    """A replacement in the case of the words that it replaces."""
    if written.isupper() and len(written) > 1:
        return better.upper()
    return better[:1].upper() + better[1:] if written[:1].isupper() else better


def _article_breaks(before: str, written: str, better: str) -> bool:
    """Whether ``a`` or ``an`` stands before the words and would no longer fit."""
    return bool(_ARTICLE.search(before)) and (written[:1].lower() in "aeiou") != (better[:1].lower() in "aeiou")


def flat(words: str) -> str:
    """Words as they are searched for: folded, lower case, single spaces."""
    return " ".join(lower(fold(words)).split())


def _said(document: Document, words: Mapping[str, str]) -> Iterator[tuple[int, int, str]]:
    """Where the ad says one of these words: start, end and the word as listed; not inside links and mail addresses."""
    for start, end, word in _spots(document, words):
        left = max(document.lower.rfind(space, 0, start) for space in " \n(") + 1
        around = document.lower[left:end] + (document.lower[end : end + 80].split(maxsplit=1) or [""])[0]
        if document.zone_at(start).kind == "ad" and not any(mark in around for mark in ("://", "@", "www.")):
            yield start, end, word


def _spots(document: Document, words: Mapping[str, str]) -> Iterator[tuple[int, int, str]]:
    """Where words stand, in order; of those that overlap the first, and of these the longest."""
    listed = {flat(word): word for word in words}
    hits = sorted(_matcher(tuple(listed)).find(document.lower, document.tokens), key=lambda hit: (hit.start, -hit.end))
    at = 0
    for hit in hits:
        if hit.start >= at:
            at = hit.end
            yield hit.start, hit.end, listed[hit.key]


@lru_cache(maxsize=32)
def _matcher(words: tuple[str, ...]) -> Matcher:
    return Matcher(compile_table([(word, word) for word in words]))


@record
class _Passage:
    """Some words in a row, each with its place."""

    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]


def locked(document: Document, blocks: Mapping[str, str]) -> Iterator[Match]:
    """Passages of the house that are missing, or say something else; white space and line breaks do not count."""
    ad = _read(document)
    for name, text in blocks.items():
        wanted = _plain(text)
        if wanted and not _stands(ad.words, wanted):
            yield _departure(ad, name, text, wanted)


def _read(document: Document) -> _Passage:
    """The words of the ad, without marks of bullets and headings."""
    spans = [
        match.span()
        for block in document.blocks
        if block.kind not in {"code", "comment"} and document.zone_at(block.start).kind == "ad"
        for match in _WORD.finditer(document.text, block.start, block.end)
    ]
    return _Passage(tuple(document.text[start:end] for start, end in spans), tuple(spans))


@lru_cache(maxsize=64)
def _plain(text: str) -> tuple[str, ...]:
    """The words of a passage that is written in Markdown."""
    from jobwriter.readers import markdown

    draft = markdown.read(text, "block")[0]
    kept = (block for block in draft.blocks if block.kind not in {"code", "comment"})
    return tuple(word for block in kept for word in draft.text[block.start : block.end].split())


def _stands(words: Sequence[str], wanted: Sequence[str]) -> bool:
    size = len(wanted)
    return any(words[at] == wanted[0] and tuple(words[at : at + size]) == wanted for at in range(len(words) - size + 1))


def _departure(ad: _Passage, name: str, text: str, wanted: tuple[str, ...]) -> Match:
    """What is wrong with a block that does not stand in the ad as it is."""
    shown = " ".join(wanted[:_SHOWN]) + (" ..." if len(wanted) > _SHOWN else "")
    missing = Match(values={"what": f"is missing (“{shown}”)", "name": name})
    anchor = difflib.SequenceMatcher(None, ad.words, wanted, autojunk=False).find_longest_match()
    if anchor.size < min(_ANCHOR, len(wanted)):
        return missing
    left = max(0, anchor.a - anchor.b - _SHOWN)
    right = min(len(ad.words), anchor.a - anchor.b + len(wanted) + _SHOWN)
    found = difflib.SequenceMatcher(None, ad.words[left:right], wanted, autojunk=False).get_opcodes()
    steps = [_close(step, left, len(wanted)) for step in found]
    if sum(b - a for kind, a, b, _, _ in steps if kind == "equal") < _ALIKE * len(wanted):
        return missing
    inner = [step for step in steps if step[0] != "delete" or step not in (steps[0], steps[-1])]
    kind, a, b, c, d = next(step for step in inner if step[0] != "equal")
    ours, theirs = " ".join(ad.words[a : min(b, a + _SHOWN)]), " ".join(wanted[c : min(d, c + _SHOWN)])
    if kind == "replace":
        what = f"says “{ours}” where the house has “{theirs}”"
    elif kind == "delete":
        what = f"says “{ours}”, which the house does not have there"
    else:
        what = f"lacks “{theirs}”" + (f" after “{wanted[c - 1]}”" if c else " at its start")
        a, b = (a - 1, a) if c else (a, a + 1)
    a, b = min(a, len(ad.words) - 1), min(b, len(ad.words))
    start, end = ad.spans[inner[0][1]][0], ad.spans[inner[-1][2] - 1][1]
    fix = Fix("Write it as the house has it", (Edit(start, end, text.strip()),))
    return Match(ad.spans[a][0], ad.spans[b - 1][1], {"what": what, "name": name}, fixes=(fix,))


def _close(step: tuple[str, int, int, int, int], left: int, last: int) -> tuple[str, int, int, int, int]:
    """A step of a comparison in places of the ad; at either end of a block, without the words that lie around it."""
    kind, a, b, c, d = step
    if kind == "replace" and b - a > d - c and (c == 0 or d == last):
        a, b = (b - (d - c), b) if c == 0 else (a, a + (d - c))
    return kind, left + a, left + b, c, d


def without(document: Document, sections: Sequence[str]) -> Iterator[Match]:
    """Sections that the house asks for and the ad does not have; a heading may name two of them."""
    there = {str(section.kind) for section in document.sections if section.blocks}
    for section in document.sections:
        if section.heading and section.blocks:
            words = document.text[section.heading.start : section.heading.end]
            there |= {str(kind_of(part)) for part in _TOGETHER.split(words.lower()) if part}
    for kind in sections:
        if kind not in there:
            yield Match(values={"section": kind}, section=kind)
