"""Splits an item into the things it asks for, as a careful reader counts them.

``Python, SQL and Spark`` are three asks; ``build, test and ship services`` is one; what stands in brackets, behind
``e.g.`` or ``such as``, or between ``or`` only explains the ask before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jobwriter.patterns import pattern

_HEADS = (
    r"(?:experienced?|knowledge|understanding|familiar(?:ity)?|ability|abilities|able to|proficien(?:t|cy)|skills?|expertise|background|exposure"
    r"|fluen(?:t|cy)|comfortable|comfort with|passion(?:ate)?|willing(?:ness)?|degree|competen(?:t|ce|cy)|aptitude|interest in|interested in|curious|curiosity"
    r"|mindset|appreciation|command of|grounding|capability|confiden(?:t|ce)|awareness|eager(?:ness)?|desire to|attention to|attitude)"
)
_ADJECTIVES = r"(?:(?!and\b|or\b|with\b|in\b|of\b|to\b|for\b|the\b|using\b|such\b|including\b)[\w/'&+-]+ ){0,3}?"
_SENTENCE = pattern(r"[.!?](?:[\"')\]]*\s+|(?=[A-Z][a-z' ]))|;\s+|\n+")
_JOIN = pattern(
    r"(?:,? (?:and|&|plus|as well as|along with|together with|combined with|coupled with|paired with|complemented by|alongside|in addition to)(?: also)? "
    rf"|, (?:with )?)(?=(?:an? |the |your |some )?{_ADJECTIVES}{_HEADS}\b)"
)
_EXPLAINS = pattern(
    r"\b(?:including|such as|e\.?g\b\.?|i\.?e\b\.?|for example|for instance|like|to|that|which|who|where|so|because|ensuring|enabling|ideally|preferably|from)\b|[:–—]| - "
)
_NAMED = pattern(r"\b(?:such as|including|like|:) ")
_SEPARATOR = pattern(r",? (?:and|&) |, ")
_OR = pattern(r"\bor\b|\band/or\b|\betc\b")
_PREPOSITION = pattern(
    r"\b(?:experienced?|knowledge|understanding|familiar(?:ity)?|proficien(?:t|cy)|expertise|background|exposure|skills?|skilled|fluen(?:t|cy)|comfortable"
    r"|grounding|fundamentals|strong|hands-on|programming|specialising|command) (?:\w+ing )?(?:in|with|of|on|across|as) (?:using )?"
)
_VERB_OR_QUALITY = pattern(r"\w+(?:ing|able|ible|ed|ive|ent|ant|ful|ous|al|y)")
_CONTINUES = pattern(
    r"(?:you (?:understand|know|see|care|love|want|enjoy|believe|don't|aren't|will|can|take|share|treat|work|bring|prefer)\b|you'd|they|this|that|these|those|we|it|if|when|our"
    r"|when|alternatively|for example|a (?:degree|track record) .* gives)"
)


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing that is asked for."""

    start: int
    end: int


def split(text: str, low: str, start: int, end: int, tools: Sequence[tuple[int, int]]) -> tuple[Ask, ...]:
    """Split ``text[start:end]``.

    Args:
        text: the text.
        low: the same in lower case.
        start: where the item starts.
        end: where it ends.
        tools: spans of the tools named in the item, in order.
    """
    depths = _inside_brackets(text, start, end)
    found: list[Ask] = []
    for left, right in _cut(_SENTENCE, text, start, end, depths):
        if found and _CONTINUES.match(low, left, right):
            continue
        for low_end, high_end in _cut(_JOIN, low, left, right, depths):
            found += _objects(low, low_end, high_end, depths, tools)
    return tuple(found)


def _inside_brackets(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The spans between brackets."""
    spans: list[tuple[int, int]] = []
    opened = -1
    for at in range(start, end):
        char = text[at]
        if char in "([" and opened < 0:
            opened = at
        elif char in ")]" and opened >= 0:
            spans.append((opened, at + 1))
            opened = -1
    return tuple(spans)


def _cut(what: object, text: str, start: int, end: int, masked: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The parts of ``text[start:end]`` between matches outside the masked spans, without the space around them."""
    at = start
    for match in what.finditer(text, start, end):  # type: ignore[attr-defined]
        if any(left <= match.start() < right for left, right in masked):
            continue
        if match.start() > at:
            yield from _trimmed(text, at, match.start())
        at = match.end()
    yield from _trimmed(text, at, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and not (text[start].isalnum() or text[start] in "(.~+#"):
        start += 1
    while end > start and text[end - 1] in " ,;.:\n–—-":
        end -= 1
    if end > start:
        yield start, end


def _objects(
    low: str, start: int, end: int, masked: Sequence[tuple[int, int]], tools: Sequence[tuple[int, int]]
) -> list[Ask]:
    """The asks of one clause: the members of a list that its first words ask for, else the clause."""
    whole = [Ask(start, end)]
    opening = _PREPOSITION.search(low, start, end)
    head = opening.end() if opening else start
    stop = end
    explains = _EXPLAINS.search(low, head, end)
    if explains is not None:
        stop = explains.start()
        named = _NAMED.match(low, explains.start(), end)
        if named is not None:
            listed = _members(low, named.end(), end, masked)
            if len(listed) > 3 and all(_holds(tools, member) for member in listed[:3]):
                return [Ask(start, listed[0].end), *listed[1:]]
    if _OR.search(low, head, stop):
        return whole
    listed = _members(low, head, stop, masked)
    if len(listed) < 2 or not _is_list(low, listed, tools):
        return whole
    return [Ask(start, listed[0].end), *listed[1:-1], Ask(listed[-1].start, end)]


def _members(low: str, start: int, end: int, masked: Sequence[tuple[int, int]]) -> list[Ask]:
    if _OR.search(low, start, end):
        return []
    return [Ask(left, right) for left, right in _cut(_SEPARATOR, low, start, end, masked)]


def _is_list(low: str, members: Sequence[Ask], tools: Sequence[tuple[int, int]]) -> bool:
    """Whether the members are things of their own, not verbs or qualities that share the last one's noun."""
    named = [_holds(tools, member) for member in members]
    if all(named):
        return True
    if len(members) == 2:
        return False
    return not any(
        _VERB_OR_QUALITY.fullmatch(low, member.start, member.end) and not tool
        for member, tool in zip(members[:-1], named[:-1], strict=True)
    )


def _holds(tools: Sequence[tuple[int, int]], ask: Ask) -> bool:
    return any(ask.start <= left and right <= ask.end for left, right in tools)
