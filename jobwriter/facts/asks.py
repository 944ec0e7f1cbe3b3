"""Splits an item into the things it asks for, as a careful reader counts them.

``Python, SQL and Spark`` are three asks; ``build, test and ship services`` is one; what stands in brackets, behind
``e.g.`` or ``such as``, or between ``or`` only explains the ask before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jobwriter.patterns import Pattern, pattern
from jobwriter.records import record

_HEADS = (
    r"(?:experienced?|knowledge|understanding|familiar(?:ity)?|ability|abilities|able to|proficien(?:t|cy)|skills?"
    r"|skilled|expertise|background|exposure|fluen(?:t|cy)|comfort(?:able)?|passion(?:ate)?|willing(?:ness)?"
    r"|degree|competen(?:t|ce|cy)|aptitude|interest(?:ed)? in|curious|curiosity|mindset|appreciation|command of"
    r"|fundamentals|grounding in|capability|confiden(?:t|ce)|awareness|eager(?:ness)?|desire to|attention to|attitude"
    r"|track record)"
)
_HEAD = pattern(rf"\b{_HEADS}\b")
_WORDS = r"(?:(?!(?:and|or|with|in|of|to|for|the|using|such|including)\b)[\w/'&+-]+ ){0,3}?"
_OPENS = pattern(rf"(?:an? |the |your |some )?{_WORDS}{_HEADS}\b|you\b|\w+ing (?!and\b|or\b)\w+ \w+")
_BRACKETS = pattern(r"[(\[][^()\[\]]*[)\]]")
_SENTENCE = pattern(r"[.!?;\n](?:(?<=[.!?])[\"')\]]*(?:\s+|(?=[A-Z][a-z' ]))|(?<=;)\s+|(?<=\n)\n*)")
_SHORTENED = pattern(
    r"\b(?:[bmd]\.? ?(?:a|s|sc|eng|ed|phil|tech|math|com|s\.c)\.|ph\.? ?d\.|e\. ?g\.|i\. ?e\."
    r"|(?:approx|incl|excl|min|max|yrs?|vs|sr|jr)\.|etc\.(?= [a-z(&]))",
    needs=(".",),
)
"""Abbreviations: their full stop ends no sentence."""
_BESIDES = (
    r" (?:and|&|plus|as well as|along with|together with|combined with|coupled with|paired with|alongside"
    r"|complemented by|in addition to)(?: also)? "
)
_JOIN = pattern(
    rf"(?:,{_BESIDES}|, (?:with )?|{_BESIDES})"
    rf"(?=(?:an? |the |your |some )?{_WORDS}{_HEADS}\b)"
)
_EXPLAINS = pattern(
    r"\b(?:including|such as|e\.?g\b\.?|i\.?e\b\.?|for example|for instance|like|to|that|which|who|where|so|for"
    r"|because"
    r"|ensuring|enabling|applying|ideally|preferably|from|intersection|focus|excited about)\b|[:–—]| - "
)
_NAMED_LIST = pattern(r"\b(?:such as|including) ", words="such including")
_INCLUDING = pattern(r"\bincluding ", words="including")
_ONE_OF = pattern(r"\b(?:at least one|one of|any of|one or more)\b", needs=("one", "any"))
"""Of what follows, one is enough."""
_LONG_LIST = 5
_SHORT_LIST = 3
_STOP = pattern(
    r"\b(?:such as|like)\b|[.;:!?](?:\s|$)|, (?:paired|combined|coupled|along|with|to|that|which|so|for|ensuring"
    r"|enabling)\b| - | [–—] "
)
_COMMA = pattern(r",(?: (?:and|&))? ")
_AND = pattern(r" (?:and|&) ")
_EITHER = pattern(r",(?: (?:and|&))? | (?:and|&) ")
_OR = pattern(r"\bor\b|\betc\b", words="or etc")
_OBJECTS_OF = pattern(
    r"\b(?:experienced?|knowledge|understanding|familiar(?:ity)?|proficien(?:t|cy)|expertise|background|exposure"
    r"|skills?"
    r"|skilled|fluen(?:t|cy)|comfortable|grounding|fundamentals|strong|hands-on|programming|command)"
    r" (?:\w+ing )?(?:in|with|of|on|across|as) (?:using )?"
)
_MEANS = pattern(r" (?:using|with|in|via|on|through) ")
_QUALITY = pattern(r"\w+(?:ing|able|ible|ed|ive|ent|ant|ful|ous|al|y)")
_YOU = pattern(
    r"\byou(?:'re|'ve|'ll| have| are| own| possess| hold| share| write| speak| need| must| bring)\b|\bmust\b"
    r"|\brequire"
)
_QUALIFIES = pattern(
    r"(?:[\w /+#.-]{1,30}: ?)?(?:an? |the )?(?:(?:very )?(?:strong|solid|deep|proven|excellent|extensive|good"
    r"|broad|significant|real|practical"
    r"|advanced|genuine|recent|prior|hands-on|relevant|demonstrable|demonstrated|outstanding|exceptional|substantial"
    r"|thorough|first-hand|professional|commercial|sound|robust|clear|great|natural|innate|high-level|expert)(?:,"
    r"| and)? ?)+"
)
"""Words before a comma that only say how much of what follows is asked for: ``deep, practical knowledge``."""
_ONE_NOUN = pattern(
    r"(?:(?!(?:of|with|in|to|for|on|experience|knowledge|degree|ability|able|familiarity"
    r"|experienced)\b)[\w/'&-]+,? ){2,9}"
    r"(?:and|&) (?:[\w/-]+ ){1,2}(?:skills|abilities|capabilities|competencies)"
)
"""A list whose members share the noun at its end: ``analytical, planning and people skills``."""
_CLOSING = pattern(
    r"(?:you'd|you don't|they|this|that|these|those|we|it|if|when|our|alternatively|for example|how|do|does|\w+ing)\b"
)
_LONGEST = 2000
_SEVERAL = pattern(
    r"[,;&\n.!? ](?:(?<=[,;&\n])|(?<=[.!?])[\"')\]]*[\sA-Z]|(?<= )(?:and|plus|as well|(?:along|together|in addition"
    r"|combined|coupled|paired)|complemented)\b)"
)
"""What a bullet must hold to ask for more than one thing."""
_LABEL = pattern(r"[^:.,;]{1,50}: ")
_SHARED = frozenset(
    """tools services systems practices languages methods principles processes platforms workflows frameworks
    patterns techniques technologies libraries models algorithms concepts solutions products pipelines
    applications environments standards skills data architectures architecture design development""".split()  # noqa: SIM905
)


@record
class Ask:
    """One thing that is asked for.

    ``minor`` marks a later member of a list of three: ``data modelling, validation and testing``. A bullet with such a
    list is full, but a reader who counts what is asked for takes the three as one.
    """

    start: int
    end: int
    minor: bool = False


Spans = Sequence[tuple[int, int]]


def split(text: str, low: str, start: int, end: int, tools: Spans) -> tuple[Ask, ...]:
    """Split ``text[start:end]``.

    Args:
        text: the text.
        low: the same in lower case.
        start: where the item starts.
        end: where it ends.
        tools: spans of the tools named in the item, in order.
    """
    if end - start > _LONGEST:
        return (Ask(start, end),)
    if not _SEVERAL.search(text, start, end):
        return tuple(Ask(*span) for span in _trimmed(text, start, end))
    brackets = _brackets(text, start, end)
    sentences = _cut(_SENTENCE, text, start, end, (*brackets, *_shortened(low, start, end)))
    if len(sentences) > 1:
        sentences = _asking(low, sentences)
    found: list[Ask] = []
    for left, right in sentences:
        for part, open_list in _parts(low, left, right, brackets, tools):
            found += _objects(low, part, open_list, brackets, tools)
    return tuple(found)


def opens_ask(low: str, start: int, end: int) -> bool:
    """Whether an ask opens with a head of its own (``knowledge of``, ``you can``), and so can be read alone."""
    return _OPENS.match(low, start, end) is not None


def breadth(low: str, start: int, end: int, tools: Spans, *, duty: bool) -> int:
    """How many things the longest list behind ``including`` or ``such as`` names, if ``and`` closes it.

    Such a list explains one ask; only a long one, or one of tools, asks for all that it names.
    """
    if end - start > _LONGEST:
        return 0
    most = 0
    brackets: Spans | None = None
    for match in (_INCLUDING if duty else _NAMED_LIST).finditer(low, start, end):
        if brackets is None:
            brackets = _brackets(low, start, end)
        if _inside(brackets, match.start()) or _ONE_OF.search(low, start, match.start()):
            continue
        stop = _STOP.search(low, match.end(), end)
        listed = _members(_EITHER, low, match.end(), stop.start() if stop else end, brackets)
        if len(listed) > _LONG_LIST - (not duty) or (not duty and all(_holds(tools, one) for one in listed[:-1])):
            most = max(most, len(listed))
    return most


def _asking(low: str, sentences: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The sentences of an item that ask for something; the first one does, unless it only leads over to others."""
    asking = [
        not _CLOSING.match(low, *span) and bool(_YOU.search(low, *span) or _HEAD.search(low, *span))
        for span in sentences
    ]
    if not asking[0]:
        asking[0] = not (any(asking) and _introduces(low, *sentences[0]))
    return [span for span, asks in zip(sentences, asking, strict=True) if asks]


def _introduces(low: str, start: int, end: int) -> bool:
    """Whether the first sentence of an item only names what the next ones ask for."""
    return _LABEL.match(low, start, end) is not None or low.count(" ", start, end) < 5


def _brackets(text: str, start: int, end: int) -> Spans:
    """The spans between brackets."""
    if text.find("(", start, end) < 0 and text.find("[", start, end) < 0:
        return ()
    return [match.span() for match in _BRACKETS.finditer(text, start, end)]


def _shortened(low: str, start: int, end: int) -> Spans:
    """The spans of abbreviations that end with a full stop."""
    if low.find(".", start, end - 1) < 0:
        return ()
    return [match.span() for match in _SHORTENED.finditer(low, start, end)]


def _cut(what: Pattern, text: str, start: int, end: int, masked: Spans) -> list[tuple[int, int]]:
    """The parts of ``text[start:end]`` between matches outside the masked spans, without the marks around them."""
    parts: list[tuple[int, int]] = []
    at = start
    for match in what.finditer(text, start, end):
        if not (masked and _inside(masked, match.start())):
            parts += _trimmed(text, at, match.start())
            at = match.end()
    parts += _trimmed(text, at, end)
    return parts


def _trimmed(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    while start < end and not (text[start].isalnum() or text[start] in "(.~+#"):
        start += 1
    while end > start and text[end - 1] in " ,;.:\n–—-":
        end -= 1
    return ((start, end),) if end > start else ()


def _inside(spans: Spans, offset: int) -> bool:
    return any(left <= offset < right for left, right in spans)


def _parts(low: str, start: int, end: int, brackets: Spans, tools: Spans) -> Iterator[tuple[Ask, bool]]:
    """Cut a sentence where a new ask with its own head starts: ``experience in A and knowledge of B``.

    Yields each part, and whether ``and`` follows it, so that the next part closes a list begun in it.
    """
    at = last = start
    if _ONE_NOUN.fullmatch(low, start, end) and low.count(",", start, end) and not _holds(tools, Ask(start, end)):
        yield Ask(start, end), False
        return
    for left, right in _cut(_JOIN, low, start, end, brackets):
        told = at < left and not _QUALIFIES.fullmatch(low, at, left)
        if told and (_says(low, at, last) or _holds(tools, Ask(at, left))):
            closed = " and " in low[last:left]
            yield from ((Ask(*span), closed) for span in _trimmed(low, at, last))
            at = left
        last = right
    yield Ask(at, end), False


def _says(low: str, start: int, end: int) -> bool:
    """Whether words ask for something of their own: ``with experience`` before ``and expertise in`` does not."""
    return low.find(" ", start, end) >= 0 and _HEAD.search(low, start, end) is not None


def _objects(low: str, part: Ask, open_list: bool, brackets: Spans, tools: Spans) -> list[Ask]:
    """The asks of one clause: the members of a list that its first words ask for, else the clause."""
    start, end = part.start, part.end
    tooled = any(start <= left < end for left, _ in tools)
    if not tooled and low.find(",", start, end) < 0:
        return [part]
    opening = _OBJECTS_OF.search(low, start, end)
    if opening is None and _HEAD.search(low, start, end):
        opening = _QUALIFIES.match(low, start, end)
    head = opening.end() if opening else start
    stop = end
    explains = _first(_EXPLAINS, low, head, end, brackets)
    if explains is not None:
        stop = explains.start()
    listed = _members(_EITHER, low, head, stop, brackets) if tooled else []
    if len(listed) < 2 or not all(_holds(tools, member) for member in listed):
        listed = (
            _things(low, head, stop, open_list, brackets, tools) if opening or _HEAD.search(low, start, stop) else []
        )
    if not listed:
        return [Ask(start, end)]
    minor = len(listed) <= _SHORT_LIST and not any(_holds(tools, _without_means(low, one)) for one in listed)
    middle = [Ask(one.start, one.end, minor) for one in listed[1:-1]]
    return [Ask(start, listed[0].end), *middle, Ask(listed[-1].start, end, minor)]


def _without_means(low: str, ask: Ask) -> Ask:
    """An ask up to what it is done with or where: ``orchestration`` of ``orchestration in Airflow``."""
    means = _MEANS.search(low, ask.start, ask.end)
    return Ask(ask.start, means.start()) if means else ask


def _first(what: Pattern, low: str, start: int, end: int, brackets: Spans) -> re.Match[str] | None:
    """The first match outside brackets."""
    if not brackets:
        return what.search(low, start, end)
    return next((match for match in what.finditer(low, start, end) if not _inside(brackets, match.start())), None)


def _members(separator: Pattern, low: str, start: int, end: int, brackets: Spans) -> list[Ask]:
    if _first(_OR, low, start, end, brackets):
        return []
    return [Ask(left, right) for left, right in _cut(separator, low, start, end, brackets)]


def _things(low: str, start: int, end: int, open_list: bool, brackets: Spans, tools: Spans) -> list[Ask]:
    """The members of ``A, B and C``, if they are things of their own: not verbs or qualities that share one noun."""
    if low.find(",", start, end) < 0:
        return []
    listed = _members(_COMMA, low, start, end, brackets)
    if len(listed) < 2:
        return []
    last = listed[-1]
    if not open_list and low[last.start - 4 : last.start] != "and " and low[last.start - 2 : last.start] != "& ":
        ends = _members(_AND, low, last.start, last.end, brackets)
        if len(ends) < 2:
            return []
        listed[-1:] = [ends[0], Ask(ends[1].start, last.end)]
    if len(listed) + open_list < 3 or any(low[one.start : one.end] in _SHARED for one in listed[1:-1]):
        return []
    middle = listed[1:-1] or listed[:1]
    if all(_QUALITY.fullmatch(low, one.start, one.end) and not _holds(tools, one) for one in middle):
        return []
    return listed


def _holds(tools: Spans, ask: Ask) -> bool:
    return any(ask.start <= left and right <= ask.end for left, right in tools)
