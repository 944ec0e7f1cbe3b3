"""Plain words for office words and for figures of speech that hurt, where one word can stand for another."""

from __future__ import annotations

from jobwriter.document import Document
from jobwriter.finding import Fix
from jobwriter.mends.articles import rewrite
from jobwriter.patterns import compiled, pattern

_JARGON = {
    "learnings": "lessons", "pain points": "problems", "pain-points": "problems", "pain point": "problem",
    "key takeaways": "main points", "buy-in": "support", "net-new": "new", "net new": "new",
    "spearhead": "lead", "spearheads": "leads", "spearheaded": "led", "spearheading": "leading",
    "incentivise": "encourage", "incentivize": "encourage", "incentivising": "encouraging",
    "incentivizing": "encouraging", "strategise": "plan", "strategize": "plan", "strategising": "planning",
    "strategizing": "planning", "in an end-to-end fashion": "from end to end",
    "in an end-to-end way": "from end to end", "in an end-to-end manner": "from end to end",
}  # fmt: skip
_CREWS = {"squad": "team", "squads": "teams"}
_NAMED = compiled(r"\b(?:Squads?|SQUADS?)\b|-squads?\b|\bsquads?-")
"""A squad that bears the word in its name or in a compound: with teams beside it the ad would use two words for one."""
_LEVERAGE = pattern(r"(?P<verb>leverag(?:es?|ed|ing))(?P<rest>.*)\Z")
_USE = {"leverage": "use", "leverages": "uses", "leveraged": "used", "leveraging": "using"}
_VERB = compiled(
    r"(?:\A|[\n.;:]|[*•-] |,"
    r"|\b(?:to|will|and|you|we|can|should|who|that|effectively|successfully|or|by|while|for|then))"
    r" ?\Z"
)
"""What stands before a verb, not before a noun."""
_NOUN = pattern(r" (?:of|in|with|on|is|and|or|as|from|over|across)\b|[.,;)]")

_HURTS = {
    "sane default": "sensible default", "sane defaults": "sensible defaults",
    "sanity check": "check", "sanity-check": "check", "sanity checks": "checks", "sanity-checks": "checks",
    "sanity checked": "checked", "sanity-checked": "checked", "sanity checking": "checking",
    "sanity-checking": "checking", "sanity test": "basic test", "sanity tests": "basic tests",
    "tone deaf": "insensitive", "tone-deaf": "insensitive", "insanely": "very", "crazily": "very",
    "blind to": "unaware of", "brain-dead": "thoughtless", "braindead": "thoughtless",
    "turn a blind eye": "look away", "turns a blind eye": "looks away",
}  # fmt: skip


def plain(document: Document, start: int, end: int) -> tuple[Fix, ...]:
    """A plain word for office jargon."""
    words = " ".join(document.lower[start:end].split())
    if words in _JARGON:
        return (rewrite(document, start, end, _JARGON[words], safe=True),)
    if words in _CREWS:
        return () if _NAMED.search(document.text) else (rewrite(document, start, end, _CREWS[words], safe=True),)
    used = _LEVERAGE.match(words)
    if (
        used
        and _VERB.search(document.lower, max(start - 20, 0), start)
        and not _NOUN.match(document.lower, start + len(used["verb"]))
    ):
        stop = start + len(used["verb"])
        return (rewrite(document, start, stop, _USE[used["verb"]], safe=True),)
    return ()


def kind(document: Document, start: int, end: int) -> tuple[Fix, ...]:
    """Plain words for a condition used as a figure of speech."""
    words = " ".join(document.lower[start:end].split())
    return (rewrite(document, start, end, _HURTS[words], safe=True),) if words in _HURTS else ()
