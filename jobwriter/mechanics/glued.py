"""Words, sentences and headings that lost what stood between them."""

from __future__ import annotations

from collections.abc import Iterator

from jobwriter.document import Document
from jobwriter.mechanics.fault import Fault, in_address, runs
from jobwriter.patterns import pattern

_MOST = 50
_OPENS = (
    r"You|We|Our|The|This|Your|What|About|Strong|Experience|Location|Salary|Requirements|Responsibilities|Benefits|Skills"
    r"|Proven|Knowledge|Excellent|Ability|Working|Work|Build|Develop|Design|Understanding|Familiarity|Proficiency|Join|If|As"
    r"|In|At|With|For|To|It|Who|How|Key|Essential|Desirable|Must|Please|Apply|Lead|Support|Create|Help|Collaborate|Solid"
)
_SENTENCES = pattern(r"[a-z]{2}\)?(?P<stop>[.!?])(?P<next>[A-Z][a-z']*)(?=[ ,])(?! ?=)")
_CAMEL = pattern(rf"(?<![\w.@/#-])(?P<a>[a-z]{{4,30}})(?P<b>{_OPENS})\b(?=[ ':])")
_FUNCTION = pattern(r"(?<![\w.@/#-])(?P<a>our|your|and|with|their|from|join|using)(?P<b>[A-Z][a-z]{3,30})\b(?=[ ,.])")
_LABEL = pattern(
    r"(?m)^[*_ ]{0,4}(?P<a>Location|Salary|Department|Contract|Reports to|Closing date|Start date|Job type|Employment type|Hours"
    r"|Duration|Team|Company|Position|Industry)(?P<b>[A-Z£$€][a-z\d]{2,30})"
)
_SUFFIXES = frozenset(("Js", "Net", "Io", "Ai", "Com", "Py", "Org"))


def words(document: Document) -> Iterator[Fault]:
    """Words run together where one sentence, label or word ends and the next begins."""
    text = document.text
    for start, end in runs(document):
        for wanted in (_SENTENCES, _CAMEL, _FUNCTION, _LABEL):
            for number, match in enumerate(wanted.finditer(text, start, end)):
                if number >= _MOST:
                    break
                left = (
                    max(
                        text.rfind(" ", max(start, match.start() - 30), match.start()),
                        text.rfind("\n", max(start, match.start() - 30), match.start()),
                    )
                    + 1
                )
                if in_address(document.lower, match.start(), match.end()):
                    continue
                if wanted is _SENTENCES:
                    if match["next"] in _SUFFIXES:
                        continue
                    cut = match.start("next")
                    what = "Two sentences run together: a space or a line break is missing."
                else:
                    cut = match.start("b")
                    left = match.start("a")
                    what = "Words run together: a space or a line break is missing."
                stop = match.end()
                yield Fault(left, stop, what, f"{text[left:cut]} {text[cut:stop]}")


_NAMES = (
    r"About (?:[Uu]s|[Tt]he (?:[Rr]ole|[Tt]eam|[Cc]ompany|[Jj]ob|[Pp]osition))|(?:Role|Company|Position|Job) (?:Overview|Summary"
    r"|Description|Purpose)|The (?:Opportunity|Role|Team|Company|Position)|(?:Key )?Responsibilities|Job Description|Overview"
    r"|Who [Ww]e [Aa]re|What [Yy]ou(?:'ll| will) [Dd]o|What [Ww]e [Oo]ffer|What [Ww]e(?:'re| are) [Ll]ooking [Ff]or"
    r"|Who [Yy]ou [Aa]re|Why [Jj]oin [Uu]s|Requirements|Qualifications|Your (?:Role|Profile|Mission)"
)
_HEADED = pattern(
    rf"(?m)^[*_#]{{0,4}}(?:[A-Z][\w&/-]{{0,20}} ){{0,5}}?(?P<head>{_NAMES}) (?=(?:We|Our|You|Your|As|The|This|At|In|It|If|Are|Join|Do|Have|From|With|For|To|Here|I)"
    r"\b[ '’]|[A-Z][A-Za-z]+ (?:is|are|was|has|have|helps|provides|builds|offers|works)\b)"
)
_TAILED = pattern(rf"[.!?] (?P<head>{_NAMES})[*_ ]{{0,3}}(?=\n|\Z)")


def headings(document: Document) -> Iterator[Fault]:
    """A heading that stands in one line with the text that follows it, or with the text before it."""
    text = document.text
    for start, end in runs(document):
        for match in _HEADED.finditer(text, start, end):
            stop = text.find(" ", match.end(), match.end() + 30)
            yield Fault(
                match.start("head"), stop if stop > 0 else match.end(),
                f"The heading {match['head']!r} is run into the text: it needs a line of its own.",
            )  # fmt: skip
        for match in _TAILED.finditer(text, start, end):
            block = document.block_at(match.start("head"))
            if block is not None and block.kind != "heading" and block.start < match.start():
                yield Fault(
                    *match.span("head"),
                    f"The heading {match['head']!r} is run into the text: it needs a line of its own.",
                )
