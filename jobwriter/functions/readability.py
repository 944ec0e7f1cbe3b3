"""Rules of the category readability that read facts: one function per rule, named after its id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from jobwriter import layout, prose, verbs
from jobwriter.document import Document
from jobwriter.engine import Ad
from jobwriter.facts import acronyms, voice
from jobwriter.finding import Match, Related, Severity
from jobwriter.mends import plainwords
from jobwriter.patterns import pattern

_PLACES = 6
"""Places that a finding names, at most."""
_CREW = pattern(r"squads?|tribes?|guilds?|chapter leads?")
_EXPLAINED = pattern(
    r"\b(?:squads?|tribes?|guilds?|chapters?) (?:(?:is|are) (?:a |an |our |the )?(?:\w+[ -]){0,2}?(?:teams?|groups?"
    r"|made|composed|units?)|consists? of|brings? together|comprises?|includes?|of (?:\d+|four|five|six|seven|eight)\b"
    r"|\((?:our|a|teams?|small|cross))|(?:teams?|groups?) (?:\w+ ){0,4}(?:called|known as) (?:an? |our )?[\"“']?"
    r"(?:squads?|tribes?|guilds?|chapters?)",
    needs=("squad", "tribe", "guild", "chapter"),
)


def long_sentence(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """A sentence with more words than are taken in at once, outside legal notices and paragraphs that are too long."""
    document = ad.document
    for sentence, words in prose.long_sentences(document, options["max_words"]):
        block = document.blocks[sentence.block]
        if document.sections[sentence.section].kind == "legal":
            continue
        if layout.words(document, block) > options["max_paragraph"]:
            continue
        severity: Severity = "warning" if words > options["warn_above"] else "suggestion"
        end = layout.opening(document.text, sentence.start, sentence.end)
        yield Match(sentence.start, end, {"words": words}, severity=severity)


def reading_grade(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """The ad as a whole needs more years of school to read than a busy reader wants to spend."""
    from jobwriter import readability

    document = ad.document
    names = [mention for tool in ad.facts.tools for mention in tool.mentions]
    names += [match.span() for match in acronyms.capitals(document)]
    counts = readability.count(words for _, words in readability.read(document, names))
    if counts.words < options["min_words"]:
        return
    per = counts.words / counts.sentences
    if per < options["min_length"]:
        return
    grade = round(readability.measure(counts).grade)
    if grade > options["max_grade"]:
        yield Match(values={"grade": grade, "max": options["max_grade"], "words": round(per)}, section="summary")


def passive_and_nominal(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """Many sentences that do not say who does something, and verbs that were made into nouns; padding with them."""
    document = ad.document
    for start, end in verbs.chains(document):
        yield Match(start, end, {"what": f"{_quoted(document, start, end)} hides its verb in a noun"})
    for start, end in verbs.padding(document):
        yield Match(start, end, {"what": f"{_quoted(document, start, end)} says in several words what one can say"})
    places, total = verbs.passives(document)
    share = len(places) * 100 / total if total else 0
    if len(places) >= options["min_passives"] and share > options["max_percent"]:
        what = f"{len(places)} of {total} sentences are in the passive, which does not say who acts"
        yield _grouped(places, {"what": what}, "also passive")


def not_addressed_to_reader(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """The ad speaks of the reader as of somebody else, or more of the employer than to the reader."""
    document = ad.document
    thirds = list(voice.third_persons(document))
    if thirds:
        what = f"{_quoted(document, *thirds[0])} speaks of the reader as of somebody else"
        yield _grouped(thirds, {"what": what}, "third person again", severity="warning")
    firsts = list(voice.first_persons(document))
    if len(firsts) >= options["min_slogans"]:
        what = f"{len(firsts)} sentences put words into the reader's mouth ({_quoted(document, *firsts[0])})"
        yield _grouped(firsts, {"what": what}, "first person again")
    said = voice.address(document)
    if not thirds and not said.you and (afar := voice.from_afar(document)):
        what = f'{_quoted(document, *afar)} tells of the job, and the ad never says "you"'
        yield Match(*afar, {"what": what}, severity="warning")
    values = {"what": f'The ad says "you" {_times(said.you)} and "we" {_times(said.we)}'}
    if _is_aloof(said, options["warn_ratio"], options["job_ratio"], options["min_we"]):
        yield Match(values=values, severity="warning", section="summary")
    elif not thirds and _is_below(said, options["suggest_ratio"], options["min_we"]):
        yield Match(values=values, section="summary")


def _is_aloof(said: voice.Address, ratio: float, job_ratio: float, least: int) -> bool:
    """Whether the ad says ``you`` far less often than ``we``, and what it says of the job does not make up for it."""
    if said.we < least or said.you >= said.we * ratio:
        return False
    return said.you_of_job < least or said.you_of_job < said.we_of_job * job_ratio


def _is_below(said: voice.Address, ratio: float, least: int) -> bool:
    """Whether the ad says less often ``you`` than ``we``, also where it is not about the employer."""
    return (
        said.we >= least
        and said.we_of_job >= least
        and said.you < said.we * ratio
        and said.you_of_job < said.we_of_job * ratio
    )


def undefined_acronym(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """An abbreviation that the ad does not explain; where there are many, the first of them is a warning."""
    found = acronyms.unexplained(ad.document, ad.facts)
    many = len(found) > options["warn_above"]
    for number, acronym in enumerate(found):
        count = f"; {len(found)} abbreviations of this ad are not" if many and not number else ""
        values = {"acronym": acronym.text, "count": count}
        yield Match(acronym.start, acronym.end, values, severity="warning" if many and not number else None)


def _times(count: int) -> str:
    return {0: "never", 1: "once", 2: "twice"}.get(count, f"{count} times")


def _quoted(document: Document, start: int, end: int) -> str:
    return '"' + " ".join(document.text[start:end].split()) + '"'


def _grouped(
    places: Sequence[tuple[int, int]], values: Mapping[str, object], again: str, severity: Severity | None = None
) -> Match:
    """One finding at the first of several places, which names the others."""
    related = tuple(Related(start, end, again) for start, end in places[1:_PLACES])
    return Match(*places[0], values, severity=severity, related=related)


def corporate_jargon(ad: Ad, options: Mapping[str, Any], spans: Sequence[tuple[int, int]]) -> Iterator[Match]:
    """Office words; names for kinds of team only in an ad that does not explain them."""
    del options
    document = ad.document
    explained = None
    for start, end in spans:
        if _CREW.fullmatch(document.lower, start, end):
            if explained is None:
                explained = bool(_EXPLAINED.search(document.lower))
            if explained:
                continue
        yield Match(start, end, {"words": document.text[start:end]}, fixes=plainwords.plain(document, start, end))
