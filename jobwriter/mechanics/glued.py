"""Words, sentences and headings that lost what stood between them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from jobwriter.document import Document
from jobwriter.mechanics.fault import Fault, capped, in_address, within
from jobwriter.mechanics.spots import left_of, right_of, spots
from jobwriter.patterns import pattern, words_of

_PAIR = 2
_LEAST = 3
_TOLD = 8
_SHORTEST = 6
_OPENS = frozenset(
    """You We Our The This Your What About Strong Experience Location Salary Requirements Responsibilities Benefits
    Skills Proven Knowledge Excellent Ability Working Work Build Develop Design Understanding Familiarity Proficiency
    Join If As In At With For To It Who How Key Essential Desirable Must Please Apply Lead Support Create Help
    Collaborate Solid""".split()  # noqa: SIM905
)
"""Words that open a sentence or an item, and seldom the second half of a name."""
_JOINING = frozenset(("our", "your", "and", "with", "their", "from", "join", "using"))
_LABELS = frozenset(("location", "salary", "department", "contract", "hours", "duration", "position", "industry"))
_HEADS = ("and", "that", "with", "our", "your", "the", "you", "strong", "for")
_TAILS = ("you", "the", "and", "with", "your")
_STARTS = frozenset(head[:3] for head in _HEADS)
_ENDS = frozenset(tail[-3:] for tail in _TAILS)
_WHOLE = frozenset(
    """within without withstand yourself yourselves theme theory thesis theft themes theorem therein forward forwards
    former format formats forms forest forever forget forgot fork forks forty forecast forecasts forecasting foresight
    forward forum youth younger youngest demand brand expand understand thousand command island stand grand errand
    android andes thereby thereof therefore theirs these then them there they
    bathe breathe soothe clothe lathe notwithstanding herewith therewith strongly stronger strongest withal
    linkedin newington washington paddington wellington darlington arlington burlington kensington lexington
    fortune fortunes forbid forgo withdraw withdrawal withhold theater theatre understand understands""".split()  # noqa: SIM905
)
_SUFFIXES = frozenset(("Js", "Net", "Io", "Ai", "Com", "Py", "Org"))


def words(document: Document) -> Iterator[Fault]:
    """Words run together where one sentence, label or word ends and the next begins."""
    text = document.text
    found = spots(document)
    faults = [_sentence(text, at) for at in found.get("sentence", ())]
    faults += [_camel(text, at) for at in found.get("capital", ())]
    told = [fault for fault in faults if fault and not in_address(document.lower, fault.start, fault.end)]
    yield from capped(sorted(told, key=lambda fault: fault.start), _TOLD)


def _sentence(text: str, at: int) -> Fault | None:
    """What to say of a stop at ``at`` with a capital right behind it."""
    start, end = left_of(text, at - (text[at - 1] == ")")), right_of(text, at + 1)
    word = text[start:at].rstrip(")")
    following = text[at + 1 : end]
    if not word[-2:].islower() or len(word) < _PAIR or following in _SUFFIXES or text[end : end + 1] not in (" ", ","):
        return None
    if (following.isupper() and len(following) > 1) or not following.replace("'", "").isalpha():
        return None
    what = "Two sentences run together: a space or a line break is missing."
    return Fault(start, end, what, f"{text[start : at + 1]} {following}", safe=True)


def _camel(text: str, at: int) -> Fault | None:
    """What to say of a capital at ``at`` right behind a small letter."""
    start, end = left_of(text, at), right_of(text, at)
    head, tail = text[start:at], text[at:end]
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    if before and before in "_.@/#-":
        return None
    if head.islower():
        glued = (len(head) > _LEAST and tail in _OPENS and after in (" ", "'", ":")) or (
            head in _JOINING and len(tail) > 1 and after in (" ", ",", ".", "\n", "")
        )
    else:
        glued = head.lower() in _LABELS and before in ("", "\n", "*", "_") and len(tail) > _LEAST - 1
    if not glued:
        return None
    what = "Words run together: a space or a line break is missing."
    joined = head in _JOINING
    if not joined and head.islower():
        return Fault(start, end, what)  # an item begins here, or a sentence: only the writer knows
    return Fault(start, end, what, f"{head} {tail}" if joined else f"{head}: {tail}")


_ENDINGS = ("ing", "ed", "tion", "ment", "ness", "ity", "ence", "ance", "ings", "ers", "ions", "ible", "able")
_SMALL = ("in", "for", "of", "to", "with", "and", "the", "our", "your")
_LAST = frozenset(small[-2:] for small in _SMALL)


def _inflected(word: str) -> int:
    """Where a word ends that an ending closes and a small word follows without a space; 0 where there is none."""
    for small in _SMALL:
        if word.endswith(small) and len(word) - len(small) > _SHORTEST and word[: -len(small)].endswith(_ENDINGS):
            return len(word) - len(small)
    return 0


def lower(document: Document) -> Iterator[Fault]:
    """Two words that stand in the ad as one: ``thatyou``, ``andaccomplished``, ``lookingfor``."""
    places = words_of(document.lower)
    for word in places:
        if len(word) < _SHORTEST:
            continue
        if word[-2:] in _LAST and (cut := _inflected(word)) and word not in _WHOLE and word.isalpha():
            at = places[word][0]
            end = at + len(word)
            if within(document, at) and document.text[at:end].islower() and not in_address(document.lower, at, end):
                better = f"{word[:cut]} {word[cut:]}"
                yield Fault(at, end, f"Words run together: {word!r} is {better!r}.", better, safe=True)
            continue
        if (word[:3] not in _STARTS and word[-3:] not in _ENDS) or word in _WHOLE:
            continue
        head = next((head for head in _HEADS if word.startswith(head) and word[len(head) :] in places), "")
        tail = next((tail for tail in _TAILS if word.endswith(tail) and word[: -len(tail)] in places), "")
        cut = len(head) if head and len(word) - len(head) > _PAIR else len(word) - len(tail) if tail else 0
        if not cut or (not head and cut <= _LEAST) or not word.isalpha():
            continue
        at = places[word][0]
        end = at + len(word)
        if within(document, at) and document.text[at:end].islower() and not in_address(document.lower, at, end):
            better = f"{word[:cut]} {word[cut:]}"
            yield Fault(at, end, f"Words run together: {word!r} is {better!r}.", better, safe=True)


_OPENED = ("if", "we", "you", "our", "this", "they", "there", "please", "join")
_LETS = frozenset(
    """and how why but what that when where because while who which see about with from say says said called
    title are not""".split()  # noqa: SIM905
)


def run_on(document: Document) -> Iterator[Fault]:
    """A new sentence that begins in the middle of one, with no stop between them."""
    text = document.text
    places = words_of(document.lower)
    for opening in _OPENED:
        for at in places.get(opening, ()):
            end = at + len(opening)
            if not (text[at].isupper() and text[at - 1] == " " and text[at - 4 : at - 1].islower()):
                continue
            if (
                not (text[end : end + 1] == " " and text[end + 1 : end + 3].islower())
                or not text[at - 4 : at - 1].isalpha()
            ):
                continue
            left = left_of(text, at - 1)
            word = text[left : at - 1]
            sentence = document.sentence_at(at - 1)
            if sentence is None or sentence.kind == "heading" or left <= sentence.start:
                continue
            if word.islower() and word not in _LETS and within(document, at):
                yield Fault(left, end, f"A full stop is missing between {word!r} and {text[at:end]!r}.")


_NAMES = (
    r"About (?:[Uu]s|[Tt]he (?:[Rr]ole|[Tt]eam|[Cc]ompany|[Jj]ob|[Pp]osition))"
    r"|(?:Role|Company|Position|Job) (?:Overview|Summary|Description|Purpose)"
    r"|The (?:Opportunity|Role|Team|Company|Position)|(?:Key )?Responsibilities|Overview"
    r"|Who [Ww]e [Aa]re|What [Yy]ou(?:'ll| will) [Dd]o|What [Ww]e [Oo]ffer|What [Ww]e(?:'re| are) [Ll]ooking [Ff]or"
    r"|Who [Yy]ou [Aa]re|Why [Jj]oin [Uu]s|Requirements|Qualifications|Your (?:Role|Profile|Mission)"
)
_OPENING = (
    r"(?=(?:We|Our|You|Your|As|The|This|At|In|It|If|Are|Join|Do|Have|From|With|For|To|Here|I)\b[ ']"
    r"|[A-Z][A-Za-z]+ (?:is|are|was|has|have|helps|provides|builds|offers|works)\b)"
)
_HEADED = pattern(rf"(?:[A-Z][\w&/-]{{0,20}} ){{0,5}}?(?P<head>{_NAMES}) {_OPENING}")
_TAILED = pattern(_NAMES)
_LONGEST = 60


def headings(document: Document) -> Iterator[Fault]:
    """A heading that stands in one line with the text that follows it, or with the text before it."""
    text = document.text
    for block, following in pairwise(document.blocks):
        if block.kind == "heading" and following.kind == "line" and following.end - following.start > _LONGEST:
            between = text[block.end : following.start]
            apart = "\n" in between or not between.isspace() or not text[block.end - 1].isalnum()
            if not apart and within(document, block.start):
                yield _heading(text[block.start : block.end], block.start, right_of(text, following.start))
    for sentence in document.sentences:
        if sentence.section < 0 or sentence.kind == "heading" or not text[sentence.start].isupper():
            continue
        block = document.blocks[sentence.block]
        if sentence.start == block.start:
            match = _HEADED.match(text, sentence.start, sentence.end)
            if match is not None:
                yield _heading(match["head"], match.start("head"), right_of(text, match.end()))
        elif (
            sentence.end == block.end
            and sentence.end - sentence.start < _LONGEST
            and _TAILED.fullmatch(text, sentence.start, sentence.end)
        ):
            yield _heading(text[sentence.start : sentence.end], sentence.start, sentence.end)


def _heading(words: str, start: int, end: int) -> Fault:
    return Fault(start, end, f"The heading {words!r} is run into the text: it needs a line of its own.")
