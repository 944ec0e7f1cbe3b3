"""Tells a regular expression that some texts bring to a halt: asked once, before a rule of a house is used.

From the parts of the expression texts are made that it nearly matches: what comes before a repetition, then what is
repeated again and again, then something that does not fit. It is tried on longer and longer ones; the time that it
takes tells whether it would hang on an ad. Uses the parser of the standard library's ``re``.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

from jobwriter.matcher import Matcher, compile_table, tokenize

LONGEST = 5_000
"""Characters of the longest text tried."""
BUDGET = 0.1
"""Seconds of computing that a pattern may take on one text."""
_MANY = 8
"""Repetitions from which a part counts as repeated without end."""
_MOST = 40
"""Texts that are made for one pattern."""
_LIKELY = "a 0e-.,/'\n(@_z"
"""Characters that stand for a class, the first one that fits."""
_MISFITS = ("\x00", "!")
"""What ends a text, so that it does not match after all."""


def of(pattern: str) -> str:
    """Why a pattern is too slow to be used; empty where it is not.

    Args:
        pattern: as a rule file has it: a phrase, or a regular expression between slashes.
    """
    if len(pattern) < 3 or not pattern[0] == pattern[-1] == "/":
        return ""
    matcher = Matcher(compile_table([(pattern, pattern)]))
    for start, pump in dict.fromkeys(_pumps(_parse(pattern[1:-1]), "")):
        for misfit in _MISFITS:
            if slow := _slow(matcher, start, pump, misfit):
                return slow
    return ""


def _slow(matcher: Matcher, start: str, pump: str, misfit: str) -> str:
    """Try growing texts of one form; the step between two sizes is small while time may double with each repetition."""
    count = 4
    while len(pump) * count < LONGEST:
        text = start + pump * count + misfit
        if _seconds(matcher, text) > BUDGET and _seconds(matcher, text) > BUDGET:
            return (
                f"takes more than {BUDGET:g} s on {len(text):,} characters such as {(start + pump * 3)[:40]!r} ...; "
                "do not repeat a part that holds a repetition itself, or bound it, such as {0,5}"
            )
        count += 1 if count < 40 else count // 2
    return ""


def _seconds(matcher: Matcher, text: str) -> float:
    """The computing time of a search; other programs on the machine do not count."""
    tokens = tokenize(text)
    began = time.thread_time()
    for _ in matcher.find(text, tokens):
        pass
    return time.thread_time() - began


def _pumps(nodes: list[tuple[Any, Any]], start: str) -> Iterator[tuple[str, str]]:
    """What comes before each repetition, and what it repeats."""
    made = 0
    for operation, argument in nodes:
        name = str(operation)
        for inner in _inside(name, argument):
            for found in _pumps(inner, start):
                made += 1
                if made > _MOST:
                    return
                yield found
        if name.endswith("_REPEAT") and int(argument[1]) >= _MANY:
            for sample in _samples(list(argument[2])):
                if sample:
                    yield start, sample
        start += _sample(name, argument)


def _inside(name: str, argument: Any) -> list[list[tuple[Any, Any]]]:
    if name == "SUBPATTERN":
        return [list(argument[-1])]
    if name == "BRANCH":
        return [list(branch) for branch in argument[1]]
    if name.endswith("_REPEAT"):
        return [list(argument[2])]
    if name in {"ASSERT", "ASSERT_NOT"}:
        return [list(argument[1])]
    return []


def _samples(nodes: list[tuple[Any, Any]]) -> Iterator[str]:
    """Texts that some nodes match: the shortest, and one for each way that they may go."""
    yield "".join(_sample(str(operation), argument) for operation, argument in nodes)
    yield "".join(_sample(str(operation), argument, least=1) for operation, argument in nodes)
    if len(nodes) == 1:
        for inner in _inside(str(nodes[0][0]), nodes[0][1]):
            yield from _samples(inner)


def _sample(name: str, argument: Any, least: int = 0) -> str:
    """A text that one node matches; parts that may be left out stand there ``least`` times."""
    if name == "LITERAL":
        return chr(argument)
    if name in {"IN", "NOT_LITERAL", "ANY"}:
        return _member(name, argument)
    if name == "SUBPATTERN":
        return "".join(_sample(str(operation), inner, least) for operation, inner in argument[-1])
    if name == "BRANCH":
        return "".join(_sample(str(operation), inner, least) for operation, inner in argument[1][0])
    if name.endswith("_REPEAT"):
        low = max(int(argument[0]), min(least, int(argument[1])))
        return "".join(_sample(str(operation), inner, least) for operation, inner in argument[2]) * min(low, 50)
    return ""


def _member(name: str, argument: Any) -> str:
    """A character of a class."""
    if name == "ANY":
        return "a"
    if name == "NOT_LITERAL":
        return "a" if argument != ord("a") else "b"
    literals = [chr(value) for kind, value in argument if str(kind) == "LITERAL"]
    ranges = [chr(value[0]) for kind, value in argument if str(kind) == "RANGE"]
    negated = any(str(kind) == "NEGATE" for kind, _ in argument)
    candidates = (*_LIKELY, *literals, *ranges)
    return next((char for char in candidates if _fits(char, argument, negated=negated)), "a")


def _fits(char: str, argument: Any, *, negated: bool) -> bool:
    inside = False
    for kind, value in argument:
        name = str(kind)
        if name == "LITERAL":
            inside = inside or ord(char) == value
        elif name == "RANGE":
            inside = inside or value[0] <= ord(char) <= value[1]
        elif name == "CATEGORY":
            inside = inside or _of_category(char, str(value))
    return inside != negated


def _of_category(char: str, category: str) -> bool:
    found = {
        "WORD": char.isalnum() or char == "_",
        "DIGIT": char.isdigit(),
        "SPACE": char.isspace(),
    }[category.rpartition("_")[2]]
    return found != ("NOT" in category)


def _parse(pattern: str) -> list[tuple[Any, Any]]:
    parser: Any = __import__("re._parser", fromlist=["parse"])
    return list(parser.parse(pattern))
