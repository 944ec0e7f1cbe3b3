"""A problem told in plain words, by no word of any trade: what it costs today, and what is to change by when."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from jobwriter.document import Document
from jobwriter.facts.voice import in_ad, sentence_around
from jobwriter.patterns import pattern

_SUM = (
    r"(?:about |around |nearly |almost |over |up to |some |roughly |at least |more than |each |us |them |him |her "
    r"|it )*"
    r"(?:[£$€]\d|\d|a (?:third|quarter|tenth|fifth|dozen|million|thousand|day|week|month|fortnight)\b|half\b|two\b"
    r"|three\b"
    r"|four\b|five\b|six\b|seven\b|eight\b|nine\b|ten\b|twelve\b|twenty\b|(?:hundreds|thousands|millions|hours|days"
    r"|weeks"
    r"|months)\b|one in\b)"
)
_LOSS = pattern(
    r"\b(?:los(?:e|es|ing)|wast(?:e|es|ing)|spends?|miss(?:es)?|throws? away|takes? (?!part\b|place\b|care\b|on\b"
    r"|over\b)"
    r"|waits?|waited|took|lost|missed|wasted|goes wrong|go wrong|costs? (?=us|them|our|the|every|each|people|a\b"
    r"|an\b|[£$€]))"
    r" ?(?:[\w'-]+ ){0,5}?" + _SUM,
    needs=("los", "wast", "spend", "miss", "throw", "take", "took", "wait", "wrong", "cost"),
)
"""What goes wrong today, with a figure: ``Marinas lose $40k a year``, ``it takes us nine days``."""
_BY_HAND = pattern(
    r"\b(?:(?<!labelled )(?<!labeled )(?<!annotated )(?<!written )by hand|on paper|with pen and paper"
    r"|by waiting for|on (?:somebody|someone)'s laptop|in (?:somebody"
    r"|someone)'s head"
    r"|from memory|by eye|by guesswork|by gut feeling)\b",
    needs=("by ", "paper", "laptop", "head", "memory"),
)
_NOBODY = pattern(
    r"\b(?:nobody|no one|none of (?:us|them)) (?:can |could |(?<!that nobody )has (?:ever )?|knows? |sees? |knew "
    r"|notic\w+ |checks? )(?!to\b)\w+"
    r"|\b(?:it|that|this) (?:has )?(?:already )?happen(?:ed|s) (?:once|twice|every|\w+ times|again)\b"
    r"|\bwithout (?:anyone|anybody|us|them) (?:noticing|knowing|seeing)\b"
    r"|\b(?:we|they|it|that) (?:still|only) (?:\w+ ){0,4}?(?:after|by waiting|when (?:a |the |some)|too late|half of)\b"
    r"|\b(?:still|currently|today|right now|at present|so far) (?:[\w'-]+ ){0,6}?(?:needs? an? (?:human|person)|fails?"
    r"|breaks?|badly|only \d|\d[\d.]* ?%|\d+ (?:times )?(?:out of|in|of) \d+|too (?:late|slow\w*|often|many|few))",
    needs=(
        "happen",
        "nobody",
        "no one",
        "none of",
        "without",
        "still",
        "only",
        "currently",
        "today",
        "right now",
        "present",
        "so far",
    ),
)
"""What cannot be done today: ``nobody can show where the time goes``."""
_GOAL = pattern(
    r"\b(?:(?:your|the|our|this) (?:job|task|aim|goal|mission|brief)|that's the job|job one) (?:is|will be|would be)"
    r"[:,]? (?:to )?(?:get|bring|push|take|move|cut|reduce|raise|lower|halve|double|make|turn|stop|keep|find|close)"
    r" (?:[\w'-]+ ){1,12}?(?:to|below|under|from|by|in|into) (?:about |under |below )?(?:[£$€]?\d|half|a third|two|one)"
    r"|\bwe(?:'d| would| want| need| aim) (?:like |want |need |it )*(?:to )?(?:be )?(?:[\w'-]+ ){0,3}?(?:to be |to "
    r"|down to |at |under |below )?(?:\d|two |one |half )[\w %]{0,24}\bby (?:the end of )?(?:next|this|spring"
    r"|summer|autumn"
    r"|fall|winter|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|q[1-4]|20\d\d)"
    r"|\bby (?:next |the end of )?(?:spring|summer|autumn|fall|winter|january|february|march|april|may|june|july|august"
    r"|september|october|november|december|christmas|easter|harvest|year'?s? end|q[1-4]|next year)\b[\w ,()]{0,16}?"
    r" (?:they|we|(?:the|our) [a-z]+(?: [a-z]+)?|it|every [a-z]+|no [a-z]+) (?:want|need|would like|have|has|must"
    r"|should"
    r"|will)s?"
    r" (?:to )?(?!to\b|be (?:the|a|an) |become|lead|hire|expand|open|launch in|double our)[a-z]+",
    needs=("job", "task", "aim", "goal", "mission", "brief", "by "),
)
"""What is to be reached: ``your job is to get that to 5%``, ``by spring they want to read only the doubtful third``."""
_HEADING = pattern(
    r"(?:(?:the|our|your|a|what) )*(?:problems?|challenge|question|pain|puzzle|gap|need)(?: (?:we|you|you'd|you'll"
    r"|this|to|at|in|statement)\b.*)?$"
    r"|why (?:(?:this|the) (?:role|job|position|post) (?:exists?|matters|is (?:open|here|needed))"
    r"|we(?:'re| are) hiring(?: now)?|we need (?:you|somebody|someone|help)|now)"
    r"|what (?:this (?:job|role|position|post) is for|needs (?:doing|fixing|solving)|we need (?:done|you for|solved)"
    r"|(?:you'd be|you'll be|you'll|you'd|we're|you will be|we are|you are|you're) (?:solving|fixing"
    r"|trying to (?:fix|solve))"
    r"|(?:is|'s) (?:broken|wrong|the problem)|goes wrong|hurts)"
    r"|the (?:job|role|work|project) in (?:one|a) (?:sentence|paragraph|line|nutshell)"
)
"""A heading that promises the problem."""
_FIGURE = pattern(r"\d|\b(?:half|third|quarter|hundreds|thousands|millions|dozen)\b")
_OWN_TIME = pattern(
    r"\b(?:fewer than|less than|by month|you(?:'ll| will|'d| would)? spend|of (?:your|the) (?:time|week|day|role)"
    r"|interviews?|application|funding|raised|revenue|founded|salary|bonus|offices?|countries|years of|experience"
    r"|employees|headcount|save(?:s|d)?\b)"
)
"""Sentences with figures that tell of something else: the reader's week, the company's size, a result."""
_JOB = frozenset(("duties", "summary", "other", "team", "title", "place"))
_MOST, _REACH = 60, 300
"""Places of each kind that are looked at, and characters around one: an ad has no more, and other texts may."""
Told = tuple[int, int, int]
"""Start, end and how many points the words are worth."""


def told(document: Document, after: int) -> Iterator[Told]:
    """Where the ad tells of a problem in plain words.

    Args:
        document: the ad.
        after: where the title ends, which tells nothing of it.
    """
    for wanted, points in ((_LOSS, 2), (_BY_HAND, 1), (_NOBODY, 1), (_GOAL, 2)):
        for match in islice(in_ad(document, wanted), _MOST):
            start = match.start()
            if start >= after and document.section_kind(start) in _JOB:
                left, right = sentence_around(document, start)
                near = max(left, start - _REACH), min(right, match.end() + _REACH)
                if not _OWN_TIME.search(document.lower, *near):
                    yield start, match.end(), points
    for section in document.sections:
        heading = section.heading
        if heading is None or section.start < after or section.kind not in _JOB | {"process", "requirements"}:
            continue
        if _HEADING.fullmatch(document.lower[heading.start : heading.end].strip(" #*_:.?!-–—")) is None:
            continue
        figure = _FIGURE.search(document.lower, heading.end, section.end)
        first = document.sentence_at(figure.start()) if figure else None
        if first is not None and not _OWN_TIME.search(document.lower, first.start, first.end):
            yield first.start, first.end, 2
