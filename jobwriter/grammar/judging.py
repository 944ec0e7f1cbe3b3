"""Which remarks of a checker an ad's writer should hear, and in what words.

The choice is data (``checks/grammar.yaml``). Names are spared whatever a checker thinks of them: tools, the employer,
addresses, and words with a capital inside a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from jobwriter.document import Document
from jobwriter.engine import Ad
from jobwriter.finding import Edit, Fix, Match
from jobwriter.grammar.remark import Remark
from jobwriter.packs import lexicon
from jobwriter.records import replace

_SPACE = re.compile(r"\s+")
_ADDRESS = re.compile(r"://|@|\bwww\.")
_CODE = re.compile(r"[^\W\d_]?\d|.*[A-Z].*[A-Z]|\W*\w\b")
_WORD = re.compile(r"[^\W\d_]+|[^\w\s]")
_NEXT = re.compile(r"\s+(\S+)")
_SOMETIMES_RIGHT = frozenset({"that that", "had had"})


def matches(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """The remarks on an ad that its writer should hear, as matches of the rule ``grammar``."""
    document = ad.document
    silent = {str(name).lower() for name in options["leave_out"]}
    tools = [span for tool in ad.facts.tools for span in tool.mentions]
    employer = ad.facts.employer.name.lower() if ad.facts.employer else ""
    heard = -1
    for remark in sorted(ad.remarks, key=lambda remark: (remark.start, -remark.end)):
        group = _group(remark, document.text)
        if group is None or remark.check.lower() in silent:
            continue
        remark = _widened(remark, document)
        if remark.start < heard or _is_name(remark, group, document, tools, employer):
            continue
        heard = remark.end
        yield _match(remark, lexicon("grammar")["groups"][group], document.text)


def _group(remark: Remark, text: str) -> str | None:
    """The group of a remark, or None for one that ads do not need."""
    data = lexicon("grammar")
    only = data["only"].get(remark.check)
    if only is not None:
        words = _WORD.findall(" ".join((text[remark.start : remark.end], *remark.better)).lower())
        if not set(words).intersection(only):
            return None
    groups: Mapping[str, list[str]] = data[remark.checker.lower()]
    return next((group for group, checks in groups.items() if remark.check in checks), None)


def _widened(remark: Remark, document: Document) -> Remark:
    """A remark on a space or a mark alone, with the words around it: they are what a reader can see."""
    text = document.text
    start, end = remark.start, remark.end
    if any(char.isalnum() for char in text[start:end]):
        return remark
    block = document.block_at(start)
    low, high = (block.start, block.end) if block else (start, end)
    while start > low and not text[start - 1].isspace():
        start -= 1
    while end < high and not text[end].isspace():
        end += 1
    before, after = text[start : remark.start], text[remark.end : end]
    return replace(remark, start=start, end=end, better=tuple(before + better + after for better in remark.better))


def _is_name(remark: Remark, group: str, document: Document, tools: list[tuple[int, int]], employer: str) -> bool:
    """Whether a remark is about a name, or hangs on how one is said aloud."""
    start, end = remark.start, remark.end
    text = document.text
    words = text[start:end]
    if any(start < last and first < end for first, last in tools) or (employer and words.lower() in employer):
        return True
    if _ADDRESS.search(_around(text, start, end)):
        return True
    sentence = document.sentence_at(start)
    opens = sentence is None or start == sentence.start
    if group == "article":
        following = _NEXT.match(text, end)
        if following and (_CODE.match(following[1]) or (opens and following[1][:1].isupper() and words == "A")):
            return True
    inner = words.split()[1:] if opens else words.split()
    return any(word[:1].isupper() and word not in {"I", "I'm", "I'll", "I'd", "I've"} for word in inner)


def _around(text: str, start: int, end: int) -> str:
    """A span out to the next white space on either side."""
    before = max(text.rfind(space, max(0, start - 200), start) for space in " \n") + 1
    after = _SPACE.search(text, end)
    return text[max(before, start - 200) : after.start() if after else end]


def _match(remark: Remark, group: Mapping[str, Any], text: str) -> Match:
    words = text[remark.start : remark.end]
    better = [_cased(words, option) for option in remark.better]
    write = f"write {' or '.join(f'“{option}”' for option in better[:2])}" if any(better) else "write it another way"
    fixes: tuple[Fix, ...] = ()
    if len(better) == 1 and better[0] != words:
        safe = bool(group.get("safe")) and words.lower() not in _SOMETIMES_RIGHT
        fixes = (Fix(f"Write “{better[0]}”", (Edit(remark.start, remark.end, better[0]),), safe=safe),)
    values = {"what": group["says"], "write": write, "check": f"{remark.checker}: {remark.check}"}
    return Match(remark.start, remark.end, values, severity=group["severity"], fixes=fixes)


def _cased(words: str, better: str) -> str:
    """A replacement in the case of the words: a checker may shout where only the first letter was large."""
    if words[:1].isupper() and better and not words[1:].isupper():
        return better[0].upper() + (better[1:].lower() if better.isupper() and len(words) == 1 else better[1:])
    return better
