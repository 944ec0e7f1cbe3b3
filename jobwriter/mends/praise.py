"""Takes praise off a noun: ``a world-class team`` is a team. The sentence stays whole, since the noun carries it."""

from __future__ import annotations

from jobwriter.document import Document
from jobwriter.finding import Fix
from jobwriter.mends.articles import removed
from jobwriter.patterns import compiled, pattern

_PRAISE = pattern(
    r"(?:(?:truly|really|genuinely|highly|very|extremely) )?"
    r"(?:(?:world|industry|market|sector|globally)[- ](?:class|leading|renowned|beating)|best[- ]in[- ]class"
    r"|best[- ]of[- ]breed|(?:cutting|bleeding)[- ]edge|state[- ]of[- ]the[- ]art|(?:top|elite)[- ](?:tier|notch)"
    r"|game[- ]changing|ground[- ]?breaking|un(?:paralleled|rivalled|rivaled|matched|precedented)|revolutionary"
    r"|forward[- ]thinking|innovative|exciting|thrilling|exceptional|outstanding|remarkable|extraordinary|incredible"
    r"|amazing|awesome|fantastic|brilliant|superb|stellar|phenomenal|visionary|inspiring|prestigious|wonderful|passionate"
    r"|ambitious|talented|(?:highly |self-)?motivated|enthusiastic)"
    r"(?P<more>,? and |, | )(?=[a-z])"
)
_NOT_NOUNS = pattern(
    r"(?:ways?|moments?|times?|stages?|phases?|points?|places?|company|business|firm|organi[sz]ation|culture"
    r"|environments?|workplace|atmosphere|workforce|sector|industry|outcomes?|results?|levels?|standards?|journeys?"
    r"|(?:(?:customer|client|user|guest|candidate|employee|digital|online|shopping|learning) )?"
    r"(?:experiences?|service|support|value|quality|performance))\b(?! of\b)"
    r"|(?:company|work|working) (?:culture|environment|atmosphere)\b"
    r"|(?:about|to|by|for|and|or|but|in|with|of|at|on|as|from|that|who|which|when|because|enough|towards?|is|are|was)\b"
)
"""What cannot stand alone: no noun, or one that says nothing without its adjective."""
_HELD = compiled(
    r"(?:\b(?:most|more|so|how|too|as|less|be|being|is|are|am|feel|not|something|equally|and|or|but|very|quite|truly)"
    r"|[,;&/-]|ly) ?\Z"
)
"""What ties praise to the words before it, so that it cannot go alone."""
_LABEL = pattern(r"[\w]+ ?[*_]{0,3}(?::| [-–—] )")
"""A word that heads its line."""
_ONLY = compiled(r"\b(?:we|we're|it|this|company)(?:'re|'s| are| is) (?:an? |one of the )\Z")
_LAST = pattern(r"[\w-]+(?: [\w-]+)?(?=[.!,;\n]|\Z)")
_ANOTHER = pattern(r"(?:[\w-]+(?:,| and)){2}")


def fixes(document: Document, start: int, end: int) -> tuple[Fix, ...]:
    """A rewrite that takes the praise out, where a noun follows that can stand alone."""
    low = document.lower
    match = _PRAISE.match(low, start)
    if match is None or match.end("more") > end or _NOT_NOUNS.match(low, match.end()):
        return ()
    if _HELD.search(low, max(start - 20, 0), start) or _ANOTHER.match(low, match.end(), end):
        return ()
    if _ONLY.search(low, max(start - 40, 0), start) and _LAST.match(low, match.end()):
        return ()  # nothing would be left to say
    if _LABEL.match(low, match.end()):
        return ()
    return (removed(document, start, match.end(), safe=False),)
