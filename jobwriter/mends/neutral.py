"""Words that name a sex, without it: ``man-days``, ``salesman``, ``he or she will``."""

from __future__ import annotations

import re

from jobwriter.document import Document
from jobwriter.finding import Edit, Fix
from jobwriter.mends.articles import rewrite
from jobwriter.patterns import compiled, pattern

_NOUNS = {
    "mankind": "humankind", "manpower": "staff", "man-power": "staff", "man power": "staff",
    "layman's terms": "plain terms", "layman terms": "plain terms",
    "chairman": "chair", "chairmen": "chairs", "chairwoman": "chair",
    "craftsman": "craftsperson", "craftsmen": "craftspeople", "craftswoman": "craftsperson",
    "salesman": "salesperson", "salesmen": "salespeople", "saleswoman": "salesperson", "salesgirl": "salesperson",
    "foreman": "supervisor", "foremen": "supervisors",
    "spokesman": "spokesperson", "spokesmen": "spokespeople", "spokeswoman": "spokesperson",
    "tradesman": "tradesperson", "tradesmen": "tradespeople",
    "businessman": "businessperson", "businessmen": "business people", "businesswoman": "businessperson",
    "repairman": "repairer", "repairmen": "repairers", "workman": "worker", "workmen": "workers",
    "draughtsman": "draughtsperson", "draughtsmen": "draughtspeople", "draftsman": "drafter", "draftsmen": "drafters",
    "cameraman": "camera operator", "cameramen": "camera operators",
    "fireman": "firefighter", "firemen": "firefighters", "policeman": "police officer", "policemen": "police officers",
    "middleman": "intermediary", "middlemen": "intermediaries",
    "manageress": "manager", "hostess": "host", "stewardess": "steward", "office girl": "office assistant",
    "you guys": "you", "hey guys": "hey everyone", "hi guys": "hi everyone",
}  # fmt: skip
_UNSURE = frozenset((
    "foreman", "foremen", "middleman", "middlemen", "hostess", "stewardess", "manageress", "office girl", "chairman",
    "chairmen", "chairwoman",
))  # fmt: skip
"""Nouns that may be the name of a post, which the employer alone can call otherwise."""
_UNITS = pattern(r"man[ -]?((?:hour|day|week|month|year)s?)\Z")
_COUNTED = pattern(r"([\w]+[ -])man( (?:team|show|job|operation|crew|shop|department|army|startup|start-up))\Z")
_BEST = pattern(r"((?:right|best|ideal) )man( for .*)\Z")
_STAFFED = pattern(r"man (the .*)\Z")
_GUYS = pattern(r"(?:(\w+) )?guys\Z")
_BEFORE = compiled(r"(?:\b(?:the|our|these|those|of|with|few|some|more|\w+est|good|great|nice|smart|clever))[ ]\Z")

_SUBJECT = frozenset(("he", "she", "he or she", "she or he", "he/she", "she/he", "s/he", "(s)he"))
_OBJECT = frozenset(("him", "him or her", "her or him", "him/her", "her/him"))
_SELF = frozenset(("himself", "herself", "himself or herself", "himself/herself", "herself or himself"))
_OWNER = frozenset(("his", "his/her", "her/his", "his or her", "her or his"))
_OWNED = frozenset(("his or hers", "his/hers"))
_PRONOUN = compiled(
    r"(?<![\w/(])(?:"
    + "|".join(re.escape(form) for form in sorted(_SUBJECT | _OBJECT | _SELF | _OWNER | _OWNED | {"her", "hers"})[::-1])
    + r")(?![\w/])"
)
_MODAL = pattern(
    r" (?:(?:also|then|always|never|often|soon|regularly) )?(?:will|would|can|could|should|may|might|must|shall)\b"
)
_AUXILIARY = pattern(r" (is|has|was|does)\b(?! (?:been )?\w+ and (?:is|has|was|does)\b)")
_PLURAL = {"is": "are", "has": "have", "was": "were", "does": "do"}
_GOES_ON = pattern(
    r"[^.;:!?\n]*?(?:\b(?:and|or|but)|,) (?:\w+ly |also |then |who )?(?:is|has|was|does|[a-z]{2,}[^s\W]s)\b"
)
"""A second verb of the same subject, which would have to change too."""
_THING = pattern(r" (?!(?:and|or|to|in|with|for|on|at|by|as|from|about|when|if|is|will|can|the|a|an)\b)[a-z]")


def fixes(document: Document, start: int, end: int) -> tuple[Fix, ...]:
    """A rewrite of a word that names a sex; none where the sentence would have to be built anew."""
    words = " ".join(document.lower[start:end].split())
    pronoun = _pronoun(document, start, end, words)
    if pronoun is not None:
        return (pronoun,) if _all_mended(document, start) else ()
    if words in _NOUNS:
        named = document.title is not None and document.title.start <= start < document.title.end
        return (rewrite(document, start, end, _NOUNS[words], safe=not named and words not in _UNSURE),)
    if guys := _GUYS.match(words):
        if guys[1] is None and not _BEFORE.search(document.lower, max(start - 20, 0), start):
            return ()
        return (rewrite(document, start, end, f"{guys[1]} people" if guys[1] else "people", safe=True),)
    for wanted, better in (
        (_UNITS, r"person-\1"),
        (_COUNTED, r"\1person\2"),
        (_BEST, r"\1person\2"),
        (_STAFFED, r"staff \1"),
    ):
        if match := wanted.match(words):
            return (rewrite(document, start, end, match.expand(better), safe=True),)
    return ()


def _all_mended(document: Document, start: int) -> bool:
    """Whether each pronoun of a paragraph can be mended: ``they bring his tools`` would be two people."""
    block, low = document.block_at(start), document.lower
    found = _PRONOUN.finditer(low, block.start, block.end) if block else ()
    return all(_pronoun(document, *one.span(), one.group()) is not None for one in found)


def _pronoun(document: Document, start: int, end: int, words: str) -> Fix | None:
    """``they`` for a pronoun, with the verb that belongs to it."""
    low = document.lower
    if words in _SUBJECT:
        if _MODAL.match(low, end):
            return rewrite(document, start, end, "they", safe=True)
        verb = _AUXILIARY.match(low, end)
        if verb is None or _GOES_ON.match(low, verb.end()):
            return None
        said = "They" if document.text[start].isupper() else "they"
        edits = (Edit(start, end, said), Edit(verb.start(1), verb.end(1), _PLURAL[verb[1]]))
        return Fix(f"Write “{said} {_PLURAL[verb[1]]}”", edits, safe=True)
    owns = _THING.match(low, end) is not None
    if words in _OWNER:
        return rewrite(document, start, end, "their", safe=True) if owns else None
    if words == "her":
        if low.startswith(" own ", end) or not owns:
            return rewrite(document, start, end, "their" if owns else "them", safe=True)
        return rewrite(document, start, end, "their", safe=False)
    for known, better in ((_OBJECT, "them"), (_SELF, "themselves"), (_OWNED, "theirs")):
        if words in known:
            return rewrite(document, start, end, better, safe=True)
    return None
