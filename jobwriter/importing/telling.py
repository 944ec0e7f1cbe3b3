"""Which sentences of an ad can stand in a brief: those that tell the thing itself, not that somebody is wanted."""

from __future__ import annotations

from jobwriter.patterns import pattern

_RECRUITS = pattern(
    r"\b(?:looking (?:for|to (?:hire|add|grow|recruit))|seek(?:s|ing)?|(?:is|are|we're) (?:now )?(?:hiring|recruiting)"
    r"|search(?:ing)? for|(?:in|on) (?:our|their|its) search|join(?:ing)? (?:us|our|the|their|a)|opportunit(?:y|ies)"
    r"|ideal (?:for|candidate)"
    r"|perfect for|someone who|candidates?|partnered with|on behalf of|our client|passionate|excited to|forefront"
    r"|intersection|have you ever)\b"
)
"""Words of a sentence that praises the job or says who is wanted."""
_REFERS_BACK = pattern(
    r"(?:(?:of )?(?:they|them|it|this|these|those|that|such|here|there|he|she)\b"
    r"(?! (?:role|job|position|post|team|work|project|person)\b)|this is\b|mostly\b|hey\b|hi\b|hello\b"
    r"|as (?:an?|our)\b)"
)
"""How a sentence opens that cannot be read without the one before it, or says nothing of the work."""
_AIMS = pattern(
    r"(?:(?:in this (?:role|job|position|post),? )?(?:you(?:'ll| will|'d| would)|you are (?:going to|responsible)) "
    r"|(?:the|our|your) (?:\w+ )?(?:problem|goal|aim|challenge|mission in this|task|purpose|objective)\b"
    r"|we (?:need|want|have to|must|aim)\b|(?:this|the) (?:role|job|position|post|person|team|project|work) )"
)
"""How a sentence opens that says what the work is to bring about."""
_WORKS = pattern(
    r"(?:in this (?:role|job|position|post),? |as (?:an?|our) [^,]{3,90}, )?"
    r"you(?:'ll| will) (?:be )?(?:also )?(?:help(?:ing)? (?:to )?)?(?:be )?(?:responsible for \w+ing"
    r"|architect|implement|operat|maintain|build|design|develop|creat|own|empower|mak|transform|lead|shap|improv|turn"
    r"|predict|forecast|scal|deliver|launch"
    r"|(?:work|working)(?: very| closely| directly){0,2} (?:with|across) )"
)
"""How a sentence opens that names work with a result."""
_GOOD_FOR = pattern(
    r"\b(?:that|which|so|by \w+ing|to (?!(?:work|join|do|be|our|the|a|an|your|their)\b)[a-z]+) [a-z]",
    words="that which so by to",
)
_REFERS = pattern(r"\b(?:these|those|this|such|them|one of)\b", words="these those this such them one")
_BROUGHT = pattern(
    r"\b(?:so that|without|which|whether|how (?:much|many|long|often)|from [\w£$€%.,]+ to|to (?:help|reduce|cut|improve"
    r"|predict|detect|prevent|stop|understand|find|make|keep|spot|forecast|decide|support|enable)|that (?:help|power"
    r"|predict|detect|let|enable|make|decide|allow|support|keep|tell|show)s?)\b"
)
"""Words between the work and what it is good for."""
_DATA = pattern(
    r"(?:(?:our|the|this|these|all|most) (?:[\w-]+ ){0,2}?(?:data|datasets?|database|labels|records|readings|images"
    r"|documents)\b|you(?:'ll| will)? work with |we (?:have|hold|collect|store|process|ingest|label) )"
)
"""How a sentence opens that tells of the data."""
_ABOUT_OTHERS = pattern(
    r"(?:our|we) (?:users|employees|people|customers say|values|culture|headquarters?|offices?|mission|vision|story"
    r"|founding|founders|highly|encourage|believe|offer|value|love|care)\b"
)
_OF_ITSELF = pattern(
    r"\b(?:seek(?:s|ing)?|looking|hiring|recruit\w*|partnered|headquarter\w*|founded by|opportunit\w+)\b"
)


def tells_problem(said: str) -> bool:
    """Whether a sentence, in lower case, says what the work is to bring about and for what."""
    if _REFERS_BACK.match(said) or _RECRUITS.search(said):
        return False
    return _AIMS.match(said) is not None and _BROUGHT.search(said) is not None


def tells_work(said: str) -> bool:
    """Whether a sentence, in lower case, says what the person will do and for what, and can be read alone."""
    if _RECRUITS.search(said) or _REFERS.search(said.removeprefix("in this ")):
        return False
    return _WORKS.match(said) is not None and _GOOD_FOR.search(said) is not None


def tells_data(said: str, *, counted: bool) -> bool:
    """Whether a sentence, in lower case, says which data there are; ``counted`` where it says how many."""
    if _REFERS_BACK.match(said) or _RECRUITS.search(said):
        return False
    return counted or _DATA.match(said) is not None


def tells_running(said: str) -> bool:
    """Whether a sentence, in lower case, says how something runs, not what to be done about it."""
    return not (_REFERS_BACK.match(said) or _RECRUITS.search(said) or _AIMS.match(said) or "you will " in said)


def tells_employer(said: str) -> bool:
    """Whether a sentence, in lower case, says what the employer does, not how it likes itself or whom it seeks."""
    return not (_ABOUT_OTHERS.match(said) or _OF_ITSELF.search(said))
