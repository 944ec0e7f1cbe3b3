"""Words that were lost or that make no sense together."""

from __future__ import annotations

from collections.abc import Iterator

from jobwriter.document import Document
from jobwriter.mechanics.fault import Fault, within
from jobwriter.patterns import pattern

_NONSENSE = (
    (
        pattern(
            r"\btranslat(?:e|es|ing) (?:[\w-]+ )?(?:infrastructure|pipelines?|platforms?|servers?)\b"
            r"(?![^.\n]{0,80}\b(?:into|to|from|between)\b)",
            words="translate translates translating",
        ),
        "Infrastructure cannot be translated: words seem to be lost here.",
    ),
    (
        pattern(r"\bmakes? decisions? about [\w ]{3,60}? easier\b", words="makes make"),
        "The sentence has two endings: words of an earlier version are left in it.",
    ),
    (
        pattern(r"\b(?:element|part|portion|end) off (?:an?|the) [\w ]{2,20}\b(?:plan|package|scheme)\b", words="off"),
        "'off' should be 'of', or words are lost here.",
    ),
    (
        pattern(
            r"(?:[;,.] |\n)(?P<mark>but (?:still |also )?(?:allows|offers|gives|provides|requires|needs|includes|means)"
            r" [\w-]+(?: [\w-]+)?)",
            words="but",
        ),
        "The sentence has no subject: who or what {verb}?",
    ),
    (
        pattern(
            r"\b(?P<mark>(?:experience|hands-on experience|knowledge|understanding|certification|degree) is (?:a )?(?:must|plus|bonus"
            r"|essential to have))\b(?<! a must)(?<! a plus)(?<! a bonus)",
            words="experience knowledge understanding certification degree",
        ),
        "A word is lost: 'is a must', 'is a plus'.",
    ),
)


def find(document: Document) -> Iterator[Fault]:
    """Places where the words do not make a sentence."""
    for wanted, what in _NONSENSE:
        for match in wanted.finditer(document.lower):
            start, end = match.span("mark") if "mark" in match.groupdict() else match.span()
            if within(document, start):
                words = document.lower[start:end].split()
                verb = next((word for word in words if word not in ("but", "still", "also")), "")
                yield Fault(start, end, what.replace("{verb}", verb))
