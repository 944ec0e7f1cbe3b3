"""The first words of an ad: where they are, and whether they say what the job is there to solve."""

from __future__ import annotations

from jobwriter.document import Document
from jobwriter.facts.model import Fact, Title
from jobwriter.patterns import pattern

_REQUIRED_BY_LAW = pattern(r"\bemployment (?:agency|business)\b", needs=("employment",))
_VERBS = (
    r"(?:re)?build(?:ing)?|(?:re)?design(?:ing)?|develop(?:ing|ment)?|creat(?:e|ing)|predict(?:ing)?|forecast(?:ing)?"
    r"|detect(?:ing)?|reduc(?:e|ing)|cut(?:ting)?|improv(?:e|ing)|optimi[sz](?:e|ing)|automat(?:e|ing)|replac(?:e|ing)"
    r"|migrat(?:e|ing)|launch(?:ing)?|ship(?:ping)?|train(?:ing)?|scal(?:e|ing)|deploy(?:ing)?|rank(?:ing)?"
    r"|recommend(?:ing)?|classify(?:ing)?|extract(?:ing)?|translat(?:e|ing)|prevent(?:ing)?|solv(?:e|ing)|fix(?:ing)?"
    r"|moderniz(?:e|ing)|modernis(?:e|ing)|turn(?:ing)?|transform(?:ing)?|advanc(?:e|ing)|find(?:ing)?|model(?:ling)?"
    r"|measur(?:e|ing)|analy[sz](?:e|ing)|maintain(?:ing)?|own(?:ing)?"
)
_TASK = pattern(
    rf"\b(?:you will|you'll|your (?:task|job|mission|role|goal) (?:is|will be) to|we need (?:you|someone|somebody) to"
    rf"|to (?:help |support )?(?:us |them )?(?:the )?)(?: (?:also|be|help|then|both|the))? ?(?:{_VERBS})\b"
    r"(?: [^\s.!?]+){5}"
    rf"|\b(?:role|part) in (?:{_VERBS})\b(?: [^\s.!?]+){{5}}"
    rf"|\bresponsible for (?:the )?(?:{_VERBS})\b(?: [^\s.!?]+){{5}}"
)
_READER = pattern(r"\b(?:you will|you'll|your (?:task|job|mission|role|goal)|we need (?:you|someone|somebody))\b")
_HYPE = pattern(
    r"\b(?:cutting[- ]edge|innovative|world[- ]class|largest|biggest|best(?! (?:work|practice|possible|serve))"
    r"|leading(?! (?:the|a|an|to)\b)|next[- ]gen\w*|revolution\w*|game[- ]chang\w*|state[- ]of[- ]the[- ]art"
    r"|groundbreaking|ground-breaking|bleeding[- ]edge|unforgettable)\b"
)


_OF_JOB = pattern(
    r"\b(?:(?:this|the) (?:role|job|position)|seek(?:s|ing)?|looking for|join (?:an?|our|the)|use your)\b"
)


def is_of_job(document: Document, stated: Fact) -> bool:
    """Whether the sentence of a problem speaks of the job, and not of the employer in praise."""
    low = document.lower
    return (
        _OF_JOB.search(low, stated.start, stated.end) is not None
        and _HYPE.search(low, stated.start, stated.end) is None
    )


def first_words(document: Document, after: int, count: int) -> tuple[int, int]:
    """Where the first ``count`` words of the ad stand.

    Args:
        document: the ad.
        after: where the title ends.
        count: how many words.

    Returns:
        Start and end; a line in which an agency says what it is, as law demands, is passed over and not counted.
    """
    begin = last = -1
    left = count
    title = document.text[document.title.start : document.title.end].strip() if document.title else ""
    for sentence in document.sentences:
        if sentence.start < after or sentence.section < 0:
            continue
        words = document.text[sentence.start : sentence.end]
        if words.strip() == title or _REQUIRED_BY_LAW.search(document.lower, sentence.start, sentence.end):
            continue
        if begin < 0:
            begin = sentence.start
        first = document.tokens.first_at_or_after(sentence.start)
        next_one = document.tokens.first_at_or_after(sentence.end)
        if next_one - first >= left:
            return begin, _end_of_word(document, first + left - 1)
        left -= next_one - first
        last = sentence.end
    return max(begin, 0), max(last, 0)


def _end_of_word(document: Document, token: int) -> int:
    return document.tokens.starts[token] + len(document.tokens.words[token])


def problem(document: Document, names: tuple[Title, ...], start: int, end: int) -> Fact | None:
    """The words in ``start`` to ``end`` that say what this job is there to do, in terms that are not mere praise.

    Either the reader is told (``you will rebuild ...``), or the job is named there and a task follows it.
    """
    named = [name.end for name in names if start <= name.start < end]
    for sentence in document.sentences:
        if sentence.end <= start or sentence.kind == "heading":
            continue
        if sentence.start >= end:
            break
        for match in _TASK.finditer(document.lower, sentence.start, sentence.end):
            if match.start() >= end or _HYPE.search(document.lower, sentence.start, sentence.end):
                break
            if _READER.match(match[0]) or any(sentence.start <= at <= match.start() for at in named):
                return Fact(start=match.start(), end=match.end())
    return None
