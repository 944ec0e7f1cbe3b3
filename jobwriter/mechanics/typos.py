"""Misspelled and confused words, articles that do not fit, and apostrophes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from jobwriter.document import Document
from jobwriter.facts.voice import sentence_around
from jobwriter.finding import Edit
from jobwriter.mechanics.fault import Fault, in_address, within
from jobwriter.packs import lexicon
from jobwriter.patterns import pattern, words_of


def misspelled(document: Document) -> Iterator[Fault]:
    """Words of the lexicon of misspellings, and terms that are run together."""
    data = lexicon("spelling")
    places = words_of(document.lower)
    for group in (data["typos"], data["spellings"]):
        for word in places.keys() & group.keys():
            for at in places[word]:
                end = at + len(word)
                if within(document, at) and not _quoted(document, at, end):
                    better = _cased(group[word], document.text[at:end])
                    yield Fault(at, end, f"{document.text[at:end]} is a slip for {better}.", better, safe=True)
                    break


def _quoted(document: Document, start: int, end: int) -> bool:
    """Whether the word is part of an address, of a name with capitals inside, or of a longer contraction."""
    text = document.text
    word = text[start:end]
    if word != word.lower() and word != word.capitalize() and not word.isupper():
        return word.lower() not in lexicon("spelling")["spellings"]
    if text[start - 1 : start] in ("'", "_") or text[end : end + 2] in ("'t", "'s"):
        return True
    if word.istitle() and end - start < 5 and _inside(document, start):
        return True
    return in_address(document.lower, start, end)


def _inside(document: Document, start: int) -> bool:
    """Whether words stand before this one in its sentence, so that a capital makes it a name."""
    sentence = document.sentence_at(start)
    return sentence is not None and any(char.isalnum() for char in document.text[sentence.start : start])


def _cased(better: str, written: str) -> str:
    if written.isupper() and len(written) > 3:
        return better.upper()
    if written[0].isupper() and better[0].islower():
        return better[0].upper() + better[1:]
    return better


_SOFT = "bl br ch cl cr dr fl fr gl gr kn pl pr ph sc sh sk sl sm sn sp st sw th tr tw wh wr".split()
_AN = pattern(
    r"\ban (?P<word>(?:[bcdfgjklmnpqrstvwz][aeiou]|(?:" + "|".join(_SOFT) + r")[aeiouy]"
    r"|uni(?![mn])|us(?:e|a|ing|ual)|euro|eul|one\b|once\b|utili|ubiq|year|you|hu(?!mm)|hi[gr]|ha[nprs]|he[al](?!r\b)"
    r"|ho(?!n|u))[a-z]*)"
)
_A = pattern(
    r"\ba (?P<word>(?:(?:ai|api|aws|etl|elt|ml|llm|nlp|hr|msc|mba|sla|fte|ngo|nhs|mvp|sre|sdk|html|xml|rfp|ios|iot|it"
    r"|ide|okr|eoi|mlops|mle|hgv)\b"
    r"|hour|honest|heir|honour(?!able)"
    r"|(?:a(?!nd\b|s\b|t\b|re\b|m\b)|e(?!u|we|\.)|i(?!n\b|s\b|f\b|t\b|\.e)|o(?!ne|nce|r\b|n\b|f\b|u[ai]))[a-z]{2,}"
    r"|u(?!n[ia]|s|t[ie]|k|b[ie]|r[ai]|x|r\b|ro|fo|p\b)[a-z]{2,}))"
)


def articles(document: Document) -> Iterator[Fault]:
    """``a`` before a vowel and ``an`` before a consonant."""
    text, low = document.text, document.lower
    places = words_of(low)
    for article, wanted in (("an", _AN), ("a", _A)):
        for at in places.get(article, ()):
            match = wanted.match(low, at)
            if match is None or (at and low[at - 1] not in " \n(\"'*-–—"):
                continue
            if not within(document, at) or not _article(text, at, match, article) or not _english(document, at):
                continue
            better = "a" if article == "an" else "an"
            better = better.capitalize() if text[at].isupper() else better
            words = text[at : match.end()]
            yield Fault(
                at, match.end(), f"{words!r} takes {better!r}.", f"{better} {text[match.start('word') : match.end()]}",
                safe=True,
            )  # fmt: skip


_ENGLISH = frozenset("the of and to with you we for is our your as have are be on in by this will".split())


def _english(document: Document, at: int) -> bool:
    """Whether the sentence around is English: ``a`` is a word of other languages too."""
    start, end = sentence_around(document, at)
    tokens = document.tokens
    around = tokens.words[tokens.first_at_or_after(max(start, at - 200)) : tokens.first_at_or_after(min(end, at + 200))]
    return not _ENGLISH.isdisjoint(around) or len(around) < 4


_ACRONYMS = frozenset(
    "ai api aws etl elt ml llm nlp hr msc mba sla fte ngo nhs mvp sre sdk html xml rfp ios iot it ide okr eoi mlops mle"
    " hgv".split()
)


def _article(text: str, at: int, match: re.Match[str], article: str) -> bool:
    """Whether the word after it is read as it is spelled, and the article is one."""
    word = text[match.start("word") : match.end()]
    if article == "a" and text[at] == "A" and not (at == 0 or text[at - 1] in '\n*("' or text[at - 2 : at] == ". "):
        return False
    if article == "a" and word.lower() in _ACRONYMS:
        return word.isupper() or word in ("MSc", "MLOps", "iOS", "IoT")
    if len(word) > 1 and not word[1:].islower():
        return False
    return text[match.end() : match.end() + 1] not in ("'", "_") or article == "an"


Mend = str | Callable[[re.Match[str]], str]
_THINGS = (
    r"(?:career|skills?|team|teams|cv|resume|application|experience|engineering|knowledge|role|own|expertise|talents?"
    r"|potential|ideas?|passion|work|manager|colleagues?|portfolio|stakeholders?|technical|data|professional)"
)
_SLIPS: tuple[tuple[str, str, str], ...] = (
    (
        r"\b(?P<a>develop|build|lead|mentor|grow|advance|further|bring|use|send|submit|share|expand|manage|support|attach"
        rf"|apply|of|with|in|for|on|to) you (?P<b>{_THINGS})\b",
        r"\g<a> your \g<b>",
        "you",
    ),
    (
        r"\byour (?P<b>(?:an?|the|not|also|looking|passionate|excited|responsible for|comfortable|keen|going|able to"
        r"|someone|ready to|welcome to)) ",
        r"you're \g<b> ",
        "your",
    ),
    (
        r"\b(?P<a>of|and|with|in|by|to|for|achieve|grow|all|across|on) it's (?P<b>own|mission|clients?|customers?|people|team"
        r"|core|users?|products?|services?|operations|growth|employees|platform|business|goals|kind|members|staff)\b",
        r"\g<a> its \g<b>",
        "it",
    ),
    (
        r"(?:(?<=\. )|(?<=\n)|\b(?P<a>and|but|because|as|where|so|think|believe) )its (?P<b>an?|the|not|all|about|important"
        r"|time|your)\b(?! own)",
        r"it's \g<b>",
        "its",
    ),
    (r"\b(?P<a>more|better|rather|other|less|fewer|greater|faster|larger|higher) then (?P<b>\w+)", r"\g<a> than \g<b>", "then"),
    (r"\b(?P<a>should|would|could|must) of\b", r"\g<a> have", "of"),
    (
        r"\b(?P<a>programming|design|engineering|agile|architecture|architectural|security|devops|oop|solid|coding|modelling"
        r"|lean|guiding|leadership|testing|learning|ml|ux|software|and|core|key) principals\b(?= (?:of|and|for|in)\b|[.,;)\n]|\Z)",
        r"\g<a> principles",
        "principals",
    ),
    (r"\b(?P<a>part|element|end|lots?|number|range|kind|type|piece|member|out|front) off (?P<b>an?|the|our|your)\b", r"\g<a> of \g<b>", "off"),
    (r"\b(?P<a>to) (?P<b>set|log|sign|follow|build|scale|back|hand|kick|roll|clean|ramp|speed|team|check)-(?P<c>up|in|out|off|over)\b(?!-)"
     r"(?= (?:an?|the|your|our|and|for|with|to|on|new)\b|[.,;\n])",
     r"\g<a> \g<b> \g<c>", "to"),
    (r"\b(?P<a>\d+\+?)-(?P<b>years|months|weeks|days) of\b", r"\g<a> \g<b> of", "years months weeks days"),
    (r"\b(?P<a>\d+\+?|\w+) (?P<b>years) (?P<c>experience)\b", r"\g<a> years' \g<c>", "years"),
    (r"\b(?P<a>\d+\+?) (?P<b>years) (?P<d>relevant|commercial|professional|industry|hands-on|proven|practical) experience\b", r"\g<a> years' \g<d> experience", "years"),
    (r"\b(?P<a>\d+|one|two|three|six) (?P<b>months|weeks) notice\b", r"\g<a> \g<b>' notice", "months weeks"),
    (r"\b(?P<a>bachelors|masters) (?P<b>degree|in\b)", "", "bachelors masters"),
    (r"\b(?P<a>api|kpi|llm|okr|sla|gpu|cv|pc|sme|poc|crm|dashboard|candidate|stakeholder|engineer|developer)'s(?= (?:and|or|for|to|with|that|who|from|using|are|as)\b|[.,;)\n])",
     r"\g<a>s", "api kpi llm okr sla gpu cv pc sme poc crm dashboard candidate stakeholder engineer developer"),
    (r"\b(?P<a>eg|ie)(?:\.(?! ?\w\.)|(?=[ ,:]))(?=,? \w|,)", "", "eg ie"),
    (r"(?<=\()ex\.(?= \w)", "e.g.", "ex"),
    (r"\b(?P<a>\d) \+ ?(?P<b>years|yrs)\b", r"\g<a>+ \g<b>", "years yrs"),
    (r"\bhands on (?P<b>experience|role|approach|cto|engineer|developer|leader|knowledge|expertise|technical|position|work|manager"
     r"|development|lead|skills|ownership|attitude|leadership|coding)\b", r"hands-on \g<b>", "hands"),
)  # fmt: skip
_RULES = [(pattern(source, words=words), better) for source, better, words in _SLIPS]


def slips(document: Document) -> Iterator[Fault]:
    """Words that a spelling lexicon cannot catch, since each of them exists; a slip that comes back is told once."""
    for wanted, better in _RULES:
        found = [match for match in wanted.finditer(document.lower) if _holds(document, match)]
        edits = []
        for match in found:
            words = document.text[match.start() : match.end()]
            right = _mended(match, words, better)
            if right.strip() != words.strip():
                edits.append((Edit(match.start(), match.start() + len(words.rstrip()), right.rstrip()), words.strip()))
        if edits:
            first, words = edits[0]
            more = f" ({len(edits)} times in this ad)" if len(edits) > 1 else ""
            what = f"{words!r} should be {first.text.strip()!r}{more}."
            yield Fault(first.start, first.end, what, first.text, tuple(edit for edit, _ in edits))


def _holds(document: Document, match: re.Match[str]) -> bool:
    """Whether the words are the ad's own and no name in capitals (``IE``, ``EG``)."""
    first = document.text[match.start() : match.start() + 2]
    return within(document, match.start()) and not (first.isupper() and match.lastgroup == "a" and len(match["a"]) == 2)


def _mended(match: re.Match[str], words: str, better: str) -> str:
    groups = match.groupdict()
    if not better:
        first = str(groups["a"])
        if first in ("eg", "ie"):
            right = f"{first[0]}.{first[1]}."
            return right.capitalize() if words[0].isupper() else right
        at = match.start()
        owner = words[: match.end("a") - at]
        return f"{owner[:-1]}'s{words[match.end('a') - at :]}"
    at = match.start()
    result = better
    for name, value in groups.items():
        if value is not None:
            result = result.replace(rf"\g<{name}>", words[match.start(name) - at : match.end(name) - at])
    result = re.sub(r"\\g<\w>", "", result)
    if words[0].isupper() and result[0].islower():
        result = result[0].upper() + result[1:]
    return result
