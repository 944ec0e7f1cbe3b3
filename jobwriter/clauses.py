"""Where the items of a list begin that has lost its breaks: ``... for all users Test each change ...``.

The rule on lost lists counts them, and the ledger cuts there, so that both see the same items.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from jobwriter import content
from jobwriter.document import Document
from jobwriter.patterns import compiled

FEWEST = 4
"""Items from which running text is a list in all but form."""
_SHORTEST = 60
"""Characters from which a passage may hold several items."""

_CAPITAL = compiled(r"[A-Z](?<= [A-Z])[a-z]+(?:,? [a-z]|-)")
_BREAK = compiled(r"(?<![\w'/-])[a-z][\w'/-]*\)? +(?=[A-Z][a-z]+(?:,? [a-z]|-))")
_NEW = compiled(r"(?<![\w'/-])[\w'/-]+\)? +(?=(?:You(?:'re|'ve|'ll)?|Together with|Be) [a-z])")
"""Before words that open no name, whatever stands before them: ``... or AWS You care ...``."""
_GLUE = compiled(r"[A-Z](?<=[a-z)][A-Z])[a-z]+(?:'[a-z]+)? [a-z]")
_FIRM = compiled(
    r"(?<=[a-z0-9)])(?=(?:Strong|Solid|Deep|Advanced|Excellent|Good|Great|Proven|Proficien|Experience|Knowledge"
    r"|Understanding|Familiar|Ability|Able|Comfortable|Confident|Hands-on|Working|Demonstra|Expert|Bachelor|Degree"
    r"|You|A )[a-z']* )"
)
"""Between two items of which the second opens as a requirement, also before a name: ``in productionAdvanced SQL``."""
_FRESH = frozenset({"you", "your", "you'll", "you're", "you've", "excellent", "demonstrated"})
_ASKS = frozenset({"experience", "strong", "ability", "proven", "knowledge", "familiarity", "proficiency"})


def apart(document: Document, start: int, end: int) -> list[int]:
    """Where clauses begin like list items, with a capital, though no stop stands before them; none where too few."""
    if len(_CAPITAL.findall(document.text, start, end)) < FEWEST - 1:
        return []
    found = {match.end() for match in _NEW.finditer(document.text, start, end)}
    for match in _BREAK.finditer(document.text, start, end):
        word = document.lower[match.end() : match.end() + 24].split(maxsplit=1)[0].strip(",-")
        if content.opens_duty(word) or word in _ASKS:
            found.add(match.end())
    return sorted(found) if len(found) >= FEWEST - 1 else []


def joints(document: Document) -> list[int]:
    """Where in an ad a capital follows a small letter and opens words."""
    return [match.start() for match in _GLUE.finditer(document.text)]


def glued(document: Document, start: int, end: int, joints: Sequence[int]) -> list[int]:
    """Where items are glued to the end of the one before (``... in productionKnowledge of ...``)."""
    found = []
    for at in joints[bisect_right(joints, start) : bisect_left(joints, end)]:
        word = document.lower[at : at + 24].split(maxsplit=1)[0].strip(",-")
        before = document.text[document.text.rfind(" ", start, at) + 1 : at]
        opens = len(before) > 2 and before.islower() and content.opens_duty(word)
        if opens or content.opens_requirement(word) or word in _FRESH:
            found.append(at)
    return found


def cuts(document: Document, start: int, end: int) -> list[int]:
    """Where the further items of a passage begin that is a list in all but form; none where it is not.

    Args:
        document: the ad.
        start: where the passage starts.
        end: where it ends.
    """
    if end - start < _SHORTEST:
        return []
    joined = [match.start() for match in _GLUE.finditer(document.text, start, end)]
    run_on = glued(document, start, end, joined) if joined else []
    firm = [match.start() for match in _FIRM.finditer(document.text, start, end)]
    return sorted({*run_on, *apart(document, start, end), *(firm if run_on or len(firm) >= FEWEST - 1 else ())})
