"""Sentences without a doer: passives, and nouns that stand where a verb belongs."""

from __future__ import annotations

from collections.abc import Iterator

from jobwriter.document import Document, Sentence
from jobwriter.patterns import pattern

_BE = "is|are|was|were|be|been|being|gets?|getting"
_PASSIVE = pattern(
    rf"\b(?:{_BE})(?: (?:not|also|then|still|being|often|always|usually|currently|\w{{2,14}}ly)){{0,2}}"
    r" (?P<verb>\w{2,16}ed|built|made|given|done|held|kept|led|run|set|sent|seen|shown|taken|told|understood|written"
    r"|chosen|driven|found|paid|known|met|sold|spent|brought|bought|taught|thought|put|read|cut|drawn|grown|lost|won)\b"
)
_STATES = frozenset((
    "based", "located", "situated", "headquartered", "interested", "excited", "committed", "dedicated",
    "motivated", "experienced", "qualified", "skilled", "inspired", "driven", "thrilled", "delighted", "pleased",
    "needed", "used", "involved", "aligned", "focused", "related", "organised", "organized", "detailed", "united",
    "connected", "convinced", "supposed", "advanced", "limited", "unlimited", "listed", "married", "embedded",
    "prepared", "determined", "educated", "engaged", "concerned", "tired", "informed", "invited", "encouraged",
    "advised", "required", "entitled", "expected", "obsessed", "registered", "regulated", "authorised",
    "authorized", "preferred", "started", "hundred", "need", "seed", "speed", "exceed", "proceed", "succeed",
    "feed", "indeed", "embed", "shed",
))  # fmt: skip
"""Participles that tell how somebody or something is, those that ads use with good reason, and words like them."""
_DEED = (
    r"(?:develop|deploy|implement|improve|enhance|manage|establish|refine|assess|measure|achieve|advance|replace|require)?"
    r"ment|(?:optim|standard|production|industrial|operational|modern|util|real|priorit|organ|final|harmon|summar|visual)"
    r"i[sz]ation|(?:implement|integr|cre|evalu|valid|configur|document|migr|autom|orchestr|coordin|facilit|prepar|identific"
    r"|investig|transform|alloc|administr|collabor|communic|interpret|present|explor|oper|document|formul|collect|transl)ation"
    r"|(?:ad|execu|introduc|resolu|evolu|produc|construc|collec|crea|integra|migra|automa|evalua|valida|opera|transla|comple"
    r"|defini|acquisi|provi|deduc|reduc)(?:tion|sion|option)|maintenance|delivery|design|analysis|governance|oversight|provision"
    r"|supervision|rollout|upkeep|testing|creation|review"
)
_NOMINAL = rf"(?:{_DEED})\b"
_DEEDS = rf"{_NOMINAL}(?:, {_NOMINAL})*(?:,? (?:and|&) {_NOMINAL})?"
_TWO_DEEDS = rf"{_NOMINAL}(?:, {_NOMINAL})*,? (?:and|&) {_NOMINAL}"
_CHAIN = pattern(
    rf"\b(?:(?:responsib(?:le|ility)|accountable) for (?:the |our )?(?:\w+ ){{0,1}}?{_DEEDS} of\b"
    rf"|(?:perform(?:ing)?|carry(?:ing)? out|conduct(?:ing)?|undertak(?:e|ing)|facilitat(?:e|ing)|ensur(?:e|ing)"
    rf"|assist(?:ing)? (?:in|with)) the (?:\w+ )?{_DEEDS} of\b"
    rf"|(?:support|contribute to|lead|drive|oversee|enable) the (?:\w+ )?{_TWO_DEEDS} of\b"
    rf"|the (?:\w+ )?{_DEEDS} of (?:the |our |your |all )?(?:\w+ )?{_DEEDS} of\b)",
    needs=("tion of", "ment of", "ance of", "sion of", "ysis of", "ery of", "sign of", "sting of", "view of", "out of"),
)
_PADDED = pattern(
    r"\bboth (?:[\w'-]+ ){1,8}as well as\b|\bon an? (?:daily|weekly|monthly|regular|ongoing|continuous) basis\b"
    r"|\bfor the purposes? of\b|\bwith regards? to\b|\bin a timely (?:manner|fashion)\b|\bby means of\b",
    needs=("as well as", " basis", "the purpose", "with regard", "in a timely", "by means"),
)
_SHORTEST = 25
"""Characters that running text must have to be a sentence and not a label."""
_LEGAL = frozenset(("legal", "process", "pay"))
_JOB = frozenset(("summary", "duties", "requirements", "nice-to-have", "skills", "team", "other"))


def chains(document: Document) -> Iterator[tuple[int, int]]:
    """Nouns made of verbs: ``responsible for the delivery of``, ``the optimisation of the deployment of``."""
    for match in _CHAIN.finditer(document.lower):
        section = document.section_at(match.start())
        if section is not None and section.kind in _JOB:
            yield match.span()


def padding(document: Document) -> Iterator[tuple[int, int]]:
    """Words that one word can replace: ``both ... as well as``, ``on a daily basis``."""
    for match in _PADDED.finditer(document.lower):
        section = document.section_at(match.start())
        if section is not None and section.kind in _JOB:
            yield match.span()


def passives(document: Document) -> tuple[list[tuple[int, int]], int]:
    """Where sentences of running text stand in the passive, one place for each, and how many such sentences there are.

    Those about the law, pay and the hiring process are not counted: there, who does it does not matter.
    """
    found: list[tuple[int, int]] = []
    total = 0
    counted: Sentence | None = None
    for sentence in document.sentences:
        total += _counts(document, sentence)
    for match in _PASSIVE.finditer(document.lower):
        holder = document.sentence_at(match.start())
        if holder is None or holder is counted or match["verb"] in _STATES or not _counts(document, holder):
            continue
        if match.end() <= holder.end:
            counted = holder
            found.append(match.span())
    return found, total


def _counts(document: Document, sentence: Sentence) -> bool:
    if sentence.kind != "prose" or sentence.section < 0 or sentence.end - sentence.start < _SHORTEST:
        return False
    return document.sections[sentence.section].kind not in _LEGAL
