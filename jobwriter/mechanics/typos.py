"""Misspelled words, terms written in another way than their makers do, and articles that do not fit."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jobwriter.document import Document
from jobwriter.facts.voice import sentence_around
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


def phrases(document: Document) -> Iterator[Fault]:
    """Terms of two words that are written in one, or in another case; one fault for each."""
    text, low = document.text, document.lower
    places = words_of(low)
    for phrase, right in lexicon("spelling")["phrases"].items():
        first = phrase.split(" ", 1)[0].split("-", 1)[0]
        for at in places.get(first, ()):
            end = at + len(phrase)
            if not low.startswith(phrase, at) or text[at:end] == right or low[end : end + 1].isalnum():
                continue
            if right.lower() == phrase and text[at:end].isupper():
                continue
            if right == "LinkedIn" and not text[at:end].startswith("Linked I"):
                continue
            if within(document, at) and not in_address(low, at, end):
                better = _worded(right, text[at:end])
                yield Fault(at, end, f"{text[at:end]} is written {better}.", better, safe=True)
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


def _worded(right: str, written: str) -> str:
    """A term with the capitals that its plain words have in the text: ``AB Testing`` is ``A/B Testing``."""
    words = right.split(" ")
    for at, word in enumerate(reversed(written.split(" ")), start=1):
        if at <= len(words) and words[-at].islower() and len(word) > 1:
            words[-at] = _cased(words[-at], word)
    return " ".join(words)


def _cased(better: str, written: str) -> str:
    if written.isupper() and len(written) > 3:
        return better.upper()
    if written[0].isupper() and better[0].islower():
        return better[0].upper() + better[1:]
    return better


_SOFT = [
    "bl",
    "br",
    "ch",
    "cl",
    "cr",
    "dr",
    "fl",
    "fr",
    "gl",
    "gr",
    "kn",
    "pl",
    "pr",
    "ph",
    "sc",
    "sh",
    "sk",
    "sl",
    "sm",
    "sn",
    "sp",
    "st",
    "sw",
    "th",
    "tr",
    "tw",
    "wh",
    "wr",
]
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


_ENGLISH = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "with",
        "you",
        "we",
        "for",
        "is",
        "our",
        "your",
        "as",
        "have",
        "are",
        "be",
        "on",
        "in",
        "by",
        "this",
        "will",
    ]
)


def _english(document: Document, at: int) -> bool:
    """Whether the sentence around is English: ``a`` is a word of other languages too."""
    start, end = sentence_around(document, at)
    tokens = document.tokens
    around = tokens.words[tokens.first_at_or_after(max(start, at - 200)) : tokens.first_at_or_after(min(end, at + 200))]
    return not _ENGLISH.isdisjoint(around)


_ACRONYMS = frozenset(
    [
        "ai",
        "api",
        "aws",
        "etl",
        "elt",
        "ml",
        "llm",
        "nlp",
        "hr",
        "msc",
        "mba",
        "sla",
        "fte",
        "ngo",
        "nhs",
        "mvp",
        "sre",
        "sdk",
        "html",
        "xml",
        "rfp",
        "ios",
        "iot",
        "it",
        "ide",
        "okr",
        "eoi",
        "mlops",
        "mle",
        "hgv",
    ]
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
