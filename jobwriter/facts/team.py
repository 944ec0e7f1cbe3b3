"""The team that the reader would join: its size, who leads it, who is in it."""

from __future__ import annotations

from collections.abc import Iterator

from jobwriter.document import Document
from jobwriter.facts.model import Statement
from jobwriter.patterns import Pattern, pattern

_NOT_HERE = frozenset(("legal", "process", "pay"))
_IN_WORDS = (
    r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|twenty|thirty|forty|fifty"
    r"|a dozen"
)
_NUMBER = rf"(?:\d{{1,3}}|{_IN_WORDS})"
_PEOPLE = (
    r"(?:engineers?|scientists?|researchers?|analysts?|developers?|people|persons?|colleagues|specialists?|mles?"
    r"|designers?|architects?|members|experts|programmers?|physicists|statisticians|data professionals|reports)"
)
_SIZE = pattern(
    rf"\b(?:team|squad|group|pod|crew|department|function|chapter|unit)(?:'s)? (?:is |made up |consists |consisting "
    rf"|currently )*of (?:around |about |roughly |just |over |up to |some |currently |c\. ?"
    rf"|~ ?)?{_NUMBER}\b(?! ?(?:%|million|countries))|\b(?:join|joining|alongside|with|are|have|of|lead|leading"
    rf"|manage|managing|and) (?:a |the |our |around |about |just )*{_NUMBER} (?:other |senior |junior |data "
    rf"|software |ml |machine learning |ai |full-time |backend |product |direct |applied |research |world-class "
    rf"|talented |amazing |friendly )*{_PEOPLE}\b(?! (?:and|in|across|from) (?:over )?\d)"
    rf"|\b(?:our|my|the other) {_NUMBER} (?:other |senior |junior |data |software |ml |machine learning |ai "
    rf"|research )*{_PEOPLE}\b|(?<![\w.,]){_NUMBER} of us\b(?! (?:in|across|at) (?:the company|total))"
    rf"|\bgroup of {_NUMBER} people\b|\bone of (?:two|three|four|five)\b|\bone other (?:\w+ ){{0,2}}?{_PEOPLE}\b"
    r"|\b(?:small|tiny|in-house|close-knit|tight-knit) (?:\w+[ -]){0,2}?(?:team|group) of (?:\w+ ){0,2}?(?:engineers"
    r"|scientists|analysts|developers|researchers|specialists)\b|\b(?:small in-house team"
    r"|(?:work(?:ing)?|be|join(?:ing)?) (?:in|within|part of)? ?(?:a|our) (?:small|tiny) team)\b"
    r"|\bteam \(\d{1,3}\+? (?:members|people|colleagues|engineers)\)"
)
_ALL_OF_IT = r"[- ](?:person|people|strong|member|engineer)\b(?! (?:company|organi[sz]ation|business|firm))"
_STRONG = pattern(rf"\d(?<![\w,.]\d)\d{{0,2}}{_ALL_OF_IT}", needs=("person", "people", "strong", "member", "engineer"))
_STRONG_IN_WORDS = pattern(rf"(?<![\w,.])(?:{_IN_WORDS}){_ALL_OF_IT}")
_ENDS = r"(?= ?(?:[.,;:)\n]|\Z|(?:and|who|in|on|with|as)\b))"
_MANAGED = pattern(
    r"\b(?:directly|line)[- ](?:manage|supervise|lead)s? (?:the |our |an? |one |two |three )?(?:[\w-]+ ){0,3}?"
    rf"(?:engineer|scientist|researcher|analyst|developer|architect|designer|specialist|report|apprentice"
    rf"|intern)s?{_ENDS}"
    r"|\b(?:will |you |you'll )(?:manage|supervise)s? (?:the|our|an?|one) (?:[\w-]+ ){0,2}?"
    rf"(?:engineer|scientist|researcher|analyst|developer|architect|designer|apprentice|intern){_ENDS}"
)
"""Whom the reader would manage, which tells who is in the team."""
_FIRST = pattern(
    r"\b(?:our|the|be our|as our|company's|as the|a) (?:very )?(?:first|sole|only|founding|second"
    r"|third)(?:[ ,-](?:dedicated|full[- ]time|in-house))* (?:[\w/-]+ ){0,3}?(?:hire|engineer|scientist|analyst"
    r"|researcher|architect|developer|employee|member|team)\b|\bfounding (?:team|engineer|member)\b"
    r"|\bfirst (?:\w+ ){0,3}?hire\b"
)
_MANAGER = pattern(
    r"\b(?:report(?:s|ing)?(?: (?:directly|straight|jointly|in))*(?: line)? (?:in)?to[: ]|(?:line manager"
    r"|hiring manager|your (?:future |new |direct )?manager|reporting line|reports to"
    r"|manager's name)\b(?: (?:is|will be))?|(?:working"
    r"|work) (?:very )?(?:directly|closely) (?:with|under|alongside) (?:the |our )?(?:very )?(?:head|cto|ceo"
    r"|founders?|co-founders?|chief|director|vp|lead|(?:data|ml|ai|engineering) team lead|(?:\w+ )?team lead)\b"
    r"|(?:managed|led|headed|supervised|mentored|line-managed) by (?:the |our |an? )?(?:head|cto|ceo|founders?|chief"
    r"|director|vp|lead|principal|professor|prof|dr|\w+ (?:lead|manager|director|engineer))\b"
    r"|under (?:the )?(?:direction|supervision|leadership|guidance) of (?:the |our |an? )?(?:head|cto|chief|director"
    r"|vp|lead|principal|professor|prof|dr|senior))"
)
_OF_US = pattern(
    rf"(?<![\w.,]){_NUMBER} of (?:us|you)\b(?! (?:\w+ ){{0,2}}?(?:will|can|may|might|have worked|were|came|left))"
    rf"|\b(?:there are|we are|we're|you'll be|you'd be|you would be) {_NUMBER}\b(?= (?:\w+ ){{0,2}}?{_PEOPLE}|[:;,.])",
    needs=(" of us", " of you", "are ", "'re ", "be "),
)
_COUNTED = pattern(
    rf"(?<![\w,.])(?<!company of )(?<!business of )(?<!organisation of ){_NUMBER} (?:[\w-]+ ){{0,2}}?{_PEOPLE}\b"
    r"(?! (?:use|trust|rely|across))"
)
"""A number of people, which is the size of the team where the ad tells of the team."""
_YOU = ("you ", "you will ", "you'll ", "you would ", "you'd ")
_YOURS = pattern(r"(?:your |the )?(?:future |line |direct )*manager\b|your manager")
"""A manager who is the reader's, also where the text tells of interviews."""
_REPORTING_ON = pattern(
    r"(?:report(?:s|ing)?(?: directly)? to (?:the )?(?:stakeholders|management|clients?|customers?|business"
    r"|leadership|board|senior|regulators?|external|support|inform|work)\b)"
)
_CRAFT = (
    r"(?:engineer(?:s|ing)?|scientists?|science|researchers?|research|analysts?|analytics|designers?|design|product"
    r"|developers?|managers?|architects?|experts|specialists|testers|qa|devops|mlops|linguists|clinicians|physicists"
    r"|quants?|traders|data|software|ml|ai|frontend|backend|operations|domain experts|owners?|statisticians)"
)
_LIST = rf"(?:[\w/-]+ ){{0,3}}?{_CRAFT}(?:,? (?:and|&) |, (?:and )?|/)(?:[\w/-]+ ){{0,3}}?{_CRAFT}\b"
_MAKE_UP = pattern(
    rf"\b(?:team|squad|group|pod|crew),?(?: (?:is|are|that|which|who))?(?: (?:currently|composed|comprised|comprises"
    rf"|comprising|consists|consisting|includes|including|made up|spanning|spans|full|mix|a mix|mixed|that"
    rf"|brings together|combining|covering|consist|includes))*(?: of | ?: ?| ?\(| )(?:our |a |an |the |both "
    rf"|talented |highly |skilled |experienced |passionate |expert |smart )*{_LIST}|\b(?:join|joining|part of"
    rf"|member of|embedded|alongside) (?:[\w,-]+ ){{0,10}}?(?:with|alongside|beside|other|of) (?:our |other "
    rf"|the )?{_LIST}|\b(?:work|working|collaborate|collaborating|works) (?:\w+ ){{0,3}}?(?:with|alongside) (?:our"
    rf"|your|fellow|other) {_LIST}(?!(?:,? (?:and |& )?[\w-]+){{0,3}} (?:teams|stakeholders|departments))"
    rf"|\b(?:part of|within|in|join(?:ing)?) (?:the|our) (?:[\w&-]+ ){{1,4}}?team, (?:regrouping"
    r"|bringing together|made up|composed|with|which (?:brings|groups|has)) "
    rf"(?:\w+ ){{0,3}}?(?:{_LIST}|\w+ (?:and|&) \w+ (?:specialists|engineers|people|analysts))"
    r"|\b(?:work|working|sit|sitting|team up|alongside) (?:\w+ )?(?:with )?(?!(?:tools?|data|teams?)\b)[\w'-]+"
    r"(?: [\w'-]+)? \((?:analytics|backend|frontend|back-end|front-end|data|platform|product|design|infrastructure"
    r"|research|ml|devops|engineering|operations|finance|qa)\)"
    r"|\b(?:fellow|other) (?:\w+ )?(?:data scientists|data engineers|ml engineers|machine learning engineers"
    rf"|researchers|ai engineers|analytics engineers|data analysts)\b|\b(?:team|group) of (?:(?:\w+ )?expert "
    rf"|talented |experienced |skilled |senior |world-class |friendly )*(?:researchers|data scientists"
    rf"|data engineers|ml engineers|machine learning engineers|ai engineers|software engineers|engineers)\b"
)


def extract(document: Document) -> tuple[Statement, ...]:
    """Find what the ad says of the team: ``size``, ``manager``, ``make-up``, or ``first`` where there is none yet.

    Whom one works with outside the team is none of these.
    """
    found = [
        Statement(kind=kind, start=start, end=end)
        for kind, wanted in (
            ("size", _SIZE),
            ("size", _STRONG),
            ("size", _STRONG_IN_WORDS),
            ("manager", _MANAGER),
            ("make-up", _MANAGED),
            ("first", _FIRST),
            ("make-up", _MAKE_UP),
            ("size", _OF_US),
        )
        for start, end in _places(document, wanted)
    ]
    for section in document.sections_of("team"):
        for match in _COUNTED.finditer(document.lower, section.start, section.end):
            found.append(Statement(kind="size", start=match.start(), end=match.end()))
    return tuple(sorted(found, key=lambda item: item.start))


def _places(document: Document, wanted: Pattern) -> Iterator[tuple[int, int]]:
    low = document.lower
    for zone in document.zones:
        if zone.kind == "omitted":
            continue
        for match in wanted.finditer(low, zone.start, zone.end):
            section = document.section_at(match.start())
            yours = _YOURS.match(low, match.start()) or low.endswith(_YOU, 0, match.start())
            if section is not None and section.kind in _NOT_HERE and not yours:
                continue
            if not _REPORTING_ON.match(low, match.start(), zone.end):
                yield match.start(), match.end()
