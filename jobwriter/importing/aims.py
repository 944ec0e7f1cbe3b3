"""What the work is for: problem, data, production, success, team, on-call; only where a fact points at a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jobwriter import content
from jobwriter.document import Document, Sentence
from jobwriter.facts.model import Fact, Statement
from jobwriter.facts.voice import sentence_around
from jobwriter.importing.evidence import stopped, words
from jobwriter.importing.figures import whole_number
from jobwriter.importing.sheet import Sheet
from jobwriter.importing.telling import tells_data, tells_problem, tells_running, tells_work

_TELLING = {"size": 3, "rate": 3, "operation": 2, "mode": 1, "modality": 1, "handling": 1, "compute": 1}
"""How much a statement about data or production tells."""
_JOB = frozenset(("summary", "duties", "team", "other"))
_FEWEST = 6
"""Words from which a line can tell how something is done."""
_AS_A = re.compile(r"^As (?:an?|our) [^,]{3,90}, (?=you)")
"""The title again, before what the person will do."""
_THREE_MONTHS = re.compile(r"\b(?:(?:three|3) months|month (?:three|3)|90 days|90-day|first quarter)\b")
_A_YEAR = re.compile(r"\b(?:(?:twelve|12) months|month (?:twelve|12)|first year|(?:a|one) year)\b")
_MANAGER = re.compile(
    r"(?:reports? (?:directly )?(?:in)?to|reporting (?:directly )?(?:in)?to|reporting line)[:\s]+(?:the |our |an? )?"
    r"(?P<who>[A-Z][\w&/'-]*(?:[ ,]+(?:of|for|and|&|the|[A-Z][\w&/'-]*))*)",
    re.IGNORECASE,
)
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def fill(sheet: Sheet) -> None:
    """Fill in what the ad tells of the work, in the words of its own sentences."""
    _problem(sheet)
    _told(sheet, "data", sheet.facts.data_context)
    _told(sheet, "deployment", sheet.facts.deployment)
    _success(sheet)
    _team(sheet)
    _on_call(sheet)


def _problem(sheet: Sheet) -> None:
    """The sentence that says what the work is for; a bullet stays a duty, and what only comes near is asked."""
    fact, document = sheet.facts.problem, sheet.document
    if fact is not None:
        text, prose = words(document, fact.start, fact.end), _in_prose(document, fact.start)
        listed = any(ask.start < fact.end and fact.start < ask.end for ask in sheet.facts.requirements)
        commanded = _is_duty(text) and not listed and not text.split(" ", 1)[0].endswith(("ing", "s"))
        if prose and (commanded or tells_problem(text.lower())):
            sheet.fill("problem", text if commanded else stopped(text), sheet.evidence.line(fact.start))
            return
    for sentence in document.sentences:
        text = words(document, sentence.start, sentence.end)
        if _of_the_job(document, sentence) and tells_work(text.lower()):
            told = "it tells the work; whose problem is it, and what should get better?"
            said = _AS_A.sub("", text)
            sheet.fill(
                "problem", stopped(said[:1].upper() + said[1:]), f"{sheet.evidence.line(sentence.start)}; {told}"
            )
            return
    if fact is not None:
        nearest = "a duty" if listed or not prose else "this"
        sheet.hint("problem", f"{nearest} comes nearest to it: {sheet.evidence.span(fact.start, fact.end)}.")
    elif sheet.facts.confidential is not None:
        sheet.hint("problem", f"the ad says that it is secret: {sheet.evidence.cite(sheet.facts.confidential)}.")


def _in_prose(document: Document, offset: int) -> bool:
    block = document.block_at(offset)
    return block is None or block.kind != "item"


def _of_the_job(document: Document, sentence: Sentence) -> bool:
    """Whether a sentence stands in the prose of the ad about the job."""
    if sentence.kind == "heading" or sentence.section < 0 or not _in_prose(document, sentence.start):
        return False
    return document.sections[sentence.section].kind in _JOB and document.zone_at(sentence.start).kind == "ad"


def _told(sheet: Sheet, path: str, statements: Sequence[Statement]) -> None:
    """The sentence that tells most about a thing, unless it is used already or asks the reader for something."""
    document = sheet.document
    listed = {(ask.start, ask.end) for ask in sheet.facts.requirements}
    kinds: dict[tuple[int, int], set[str]] = {}
    for statement in statements:
        kinds.setdefault(sentence_around(document, statement.start), set()).add(statement.kind)
    weight = {sentence: sum(_TELLING.get(kind, 0) for kind in found) for sentence, found in kinds.items()}
    for sentence in sorted(weight, key=lambda span: (-weight[span], span)):
        text = words(document, *sentence)
        asked = any(start < sentence[1] and sentence[0] < end for start, end in listed)
        if len(text.split()) < _FEWEST or asked or stopped(text) == sheet.values.get("problem"):
            continue
        if path == "data" and not tells_data(text.lower(), counted="size" in kinds[sentence]):
            continue
        if path == "deployment" and (not tells_running(text.lower()) or _is_duty(text)):
            continue
        sheet.fill(path, stopped(text), sheet.evidence.line(sentence[0]))
        return
    if weight:
        first = max(weight, key=lambda span: (weight[span], -span[0]))
        sheet.hint(path, f"the ad only touches on it: {sheet.evidence.span(first[0], first[1])}.")


def _is_duty(text: str) -> bool:
    return content.opens_duty(text.split(" ", 1)[0].strip("*_\"'(),.").lower())


def _success(sheet: Sheet) -> None:
    document = sheet.document
    for statement in sheet.facts.success:
        sentence = sentence_around(document, statement.start)
        cited = sheet.evidence.span(statement.start, statement.end)
        if statement.kind == "target":
            sheet.hint("metric", f"the ad has a target: {cited}.")
        elif statement.kind == "outcome":
            said = document.lower[statement.start : statement.end]
            path = (
                "outcomes.month_3"
                if _THREE_MONTHS.search(said)
                else "outcomes.month_12"
                if _A_YEAR.search(said)
                else ""
            )
            if path and path not in sheet.values:
                sheet.fill(path, words(document, *sentence), sheet.evidence.line(sentence[0]))
            elif not path:
                sheet.hint("outcomes", f"the ad has another date: {cited}.")


def _team(sheet: Sheet) -> None:
    document = sheet.document
    for statement in sheet.facts.team:
        cited = sheet.evidence.cite(statement)
        said = document.text[statement.start : statement.end]
        if statement.kind == "size" and "team.size" not in sheet.values:
            number = _count(said)
            if number is not None and "report" not in said.lower():
                sheet.fill("team.size", number, f"{cited}; count them without this job")
            else:
                sheet.hint("team.size", f"the ad says only: {cited}.")
        elif statement.kind == "manager" and "team.reports_to" not in sheet.values:
            _manager(sheet, statement, cited)
        elif statement.kind == "first":
            sheet.hint("team.size", f"the ad says only: {cited}.")


def _count(said: str) -> int | None:
    number = whole_number(said)
    if number is not None:
        return number
    spelled = [word for word in re.split(r"[\s-]+", said.lower()) if word in _NUMBERS]
    return _NUMBERS.index(spelled[0]) + 1 if len(spelled) == 1 else None


def _manager(sheet: Sheet, statement: Fact, cited: str) -> None:
    document = sheet.document
    left, right = sentence_around(document, statement.start)
    found = _MANAGER.search(document.text, left, right)
    if found is None or not found["who"][:1].isupper():
        sheet.hint("team.reports_to", f"the ad says only: {cited}.")
        return
    who = document.text[found.start("who") : found.end("who")].rstrip(" ,")
    for small in (" and", " of", " for", " the", " &"):
        who = who.removesuffix(small).rstrip(" ,")
    sheet.fill("team.reports_to", who, cited)


def _on_call(sheet: Sheet) -> None:
    fact = sheet.facts.on_call
    if fact is None:
        return
    cited = sheet.evidence.cite(fact)
    if fact.stated == "implied":
        sheet.hint("on_call", f"the ad only implies it: {cited}.")
    else:
        sheet.fill("on_call.required", fact.stated == "yes", cited)
