"""Finds where an ad says the same thing twice in other words: shared word stems that stand close together in both.

Only what asks or describes the work is compared. A duty and the requirement that matches it may share their words, and
so may a summary and what follows it; two requirements should not. Traits of character are found by what they mean:
``adaptable`` and ``at ease in a changing environment`` are one ask.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice

from jobwriter.document import Document, Section, Sentence
from jobwriter.patterns import pattern
from jobwriter.records import record

_SECTIONS = frozenset({"summary", "duties", "requirements", "nice-to-have", "skills"})
_ASKS = frozenset({"requirements", "nice-to-have", "skills"})
_UNITS = 400
_STEMS = 40
_COMPARISONS = 800
_FEWEST = 4
_VERBATIM = 3
_REACH = 12
_DENSE = 0.6

_OUTLOOK = pattern(r"\b(?:success|first|months?|days?|weeks?|year|example|stack)\b")
"""Headings under which an ad comes back to its duties on purpose."""

_TRAITS = pattern(
    r"\b(?:(?P<communication>(?:written|verbal|oral|excellent|strong|good|great|clear|effective|exceptional|outstanding"
    r"|interpersonal|fluent) (?:[\w/&,-]+ ){0,4}communicat(?:ion|or)|communication (?:skills|abilit\w+)"
    r"|communicate (?:\w+ ){0,4}(?:clearly|effectively|well))"
    r"|(?P<explaining>(?:explain|communicat|translat|present|convey)\w* (?:[\w/-]+ ){0,6}"
    r"(?:non-?technical|business|stakeholders|executives?|audiences?)(?: (?:\w+ )?(?:stakeholders?|audiences?"
    r"|people))?)"
    r"|(?P<change>adapt(?:able|ability|ing)|adapt (?:to|quickly)|(?:fast|high)[- ]paced|(?:rapidly[- ])?(?:changing"
    r"|evolving)"
    r" (?:\w+ )?(?:environments?|requirements|priorities|needs|demands)|dynamic (?:\w+ )?environments?|ambigu(?:ity|ous"
    r" \w+)|thrive under pressure|under pressure)"
    r"|(?P<learning>continuous(?:ly)? learn\w+|learn(?:ing)? (?:new|quickly|continuously)|curiosity|curious"
    r"|growth mindset"
    r"|(?:fast|quick|lifelong|avid) learner|learner attitude|(?:eager(?:ness)?|willing(?:ness)?|keen|desire) to learn"
    r"|latest (?:\w+ ){0,3}(?:trends?|developments?|advance(?:ment)?s)|(?:latest|newest) in|stay(?:ing)? (?:abreast"
    r"|up[- ]to[- ]date"
    r"|on top))"
    r"|(?P<leadership>leadership (?:skills|capacity|abilit\w+|responsibilit\w+|experience|qualities)"
    r"|technical leadership"
    r"|lead(?:ing)? (?:and \w+ )?(?:an? |the )?(?:[\w-]+ )?teams?)"
    r"|(?P<detail>attention to detail|detail[- ](?:oriented|focused)|eye for detail|meticulous\w*)"
    r"|(?P<problems>problem[- ]solv\w+(?: (?:skills|abilit\w+|mindset))?|solv(?:e|ing) (?:complex |hard |difficult "
    r"|technical )?problems)"
    r"|(?P<team>team[- ]?player|collaborative (?:attitude|mindset|spirit|approach)))(?![\w-])"
)
"""Traits of character that ads ask for, each in the words they use for it."""
_IDLE = frozenset(
    """a an the and or of to in for with on at by from as is are be been was were if so than then there here it its this
    that these those we our us you your they them their he she i who which what when where how why will would can could
    should may might must have has had do does did not no but into onto over under about across through throughout
    within between among up out off per via also both each all any some more most other such own same just only very
    well like including include etc work working role job team teams company business people candidate join looking help
    make use using used new strong good great excellent solid deep proven experience experienced skill skills ability
    able knowledge understanding expertise background familiarity familiar proficiency proficient track record hands
    hand demonstrate demonstrated demonstrable ideal ideally year years yrs exp plus preferred required requirement
    requirements responsibility responsibilities degree bachelor bachelors master masters
    phd field fields related relevant similar equivalent discipline every day key high ensure ensuring
    remote hybrid office ll re ve s t
    don build building develop developing design designing deliver delivering create creating support supporting drive
    driving maintain maintaining manage managing lead leading provide providing""".split()  # noqa: SIM905
)
_ENDINGS = (
    "isations", "izations", "isation", "ization", "ations", "ation", "ments", "ment", "ings", "ing", "ities", "ity",
    "ies", "ers", "er", "ed", "es", "ly", "s", "ive", "al", "e",
)  # fmt: skip


def stem(word: str) -> str:
    """A word without its ending, roughly: ``modelling`` and ``models`` become one."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


@lru_cache(maxsize=8192)
def _content(word: str) -> str:
    """The stem of a word that says something; empty for the others."""
    return "" if word in _IDLE or word[0].isdigit() or (len(word) == 1 and word not in "rc") else stem(word)


_COMMON = frozenset(
    stem(word)
    for word in """ai ml machine learning data science scientist engineer engineering model system software genai llm
    nlp platform solution product technology technical application service production senior junior principal customer
    cloud pipeline code tool environment""".split()  # noqa: SIM905
)


@record
class Repeat:
    """The words that say something again, and those that said it first."""

    start: int
    end: int
    first_start: int
    first_end: int
    weight: float


@record
class _Unit:
    """The content words of a sentence or an item: stem, start and end of each."""

    block: int
    kind: str
    words: tuple[tuple[str, int, int], ...]
    names: frozenset[str]


def verbatim(document: Document, asks: Sequence[tuple[int, int]]) -> Iterator[Repeat]:
    """Yield the asks that stand a second time, word for word.

    Args:
        document: the ad.
        asks: the spans of its requirements, in order, one for each bullet.
    """
    tokens = document.tokens
    first: dict[tuple[str, ...], tuple[int, int]] = {}
    for start, end in asks:
        words = tokens.words[tokens.first_at_or_after(start) : tokens.first_at_or_after(end)]
        left, right = first.setdefault(words, (start, end))
        if left != start and len(words) >= _VERBATIM:
            yield Repeat(start, end, left, right, float(len(words)))


def traits(lower: str, asks: Sequence[tuple[int, int]]) -> Iterator[Repeat]:
    """Yield the traits of character that an ask names after an earlier ask has done so; one for each trait.

    Args:
        lower: the ad in lower case.
        asks: the spans of its requirements, in order, one for each bullet.
    """
    first: dict[str, tuple[int, int, int]] = {}
    told: set[str] = set()
    for number, (start, end) in enumerate(asks):
        for match in _TRAITS.finditer(lower, start, end):
            trait = str(match.lastgroup)
            earlier, left, right = first.setdefault(trait, (number, match.start(), match.end()))
            if earlier != number and trait not in told:
                told.add(trait)
                yield Repeat(match.start(), match.end(), left, right, 1.0)


def find(document: Document, *, least: float, apart_least: float) -> Iterator[Repeat]:
    """Yield the repeats of an ad, in the order of the words that repeat; at most one for each sentence.

    Args:
        document: the ad.
        least: how much two places must share to count: one for each stem, half for words that every such ad has,
            for the words of the title and for names, less where other words stand between them.
        apart_least: the same between a duty and a requirement, or a summary and a list, which may share words.
    """
    title = document.title
    spoken = _COMMON
    if title is not None:
        spoken |= {word for word, _, _ in _words(document, title.start, title.end)}
    compare = [_is_compared(document, section) for section in document.sections]
    units = list(
        islice(
            (
                unit
                for sentence in document.sentences
                if sentence.section >= 0 and compare[sentence.section] and (unit := _unit(document, sentence))
            ),
            _UNITS,
        )
    )
    places: dict[str, list[int]] = {}
    compared = 0
    for number, unit in enumerate(units):
        stems = {word for word, _, _ in unit.words}
        shared: dict[int, int] = {}
        for word in stems:
            for earlier in places.get(word, ()):
                shared[earlier] = shared.get(earlier, 0) + 1
        for earlier in sorted(earlier for earlier, count in shared.items() if count >= _FEWEST):
            before = units[earlier]
            if before.block == unit.block or compared >= _COMPARISONS:
                continue
            compared += 1
            common = stems.intersection(word for word, _, _ in before.words)
            known = spoken | (before.names & unit.names)
            needed = apart_least if _matching(before.kind, unit.kind) else least
            if _weight(common, known) < needed:
                continue
            repeat = _closest(before, unit, known)
            if repeat and repeat.weight >= needed:
                yield repeat
                break
        for word in stems:
            places.setdefault(word, []).append(number)


def _matching(one: str, other: str) -> bool:
    """Whether a duty meets an ask, a summary what it sums up, or a list of tools what it is used for."""
    kinds = {one, other}
    return kinds == {"skills"} or ("duties" in kinds and bool(kinds & _ASKS)) or "summary" in kinds


def _weight(stems: set[str], known: frozenset[str]) -> float:
    """What stems count that stand side by side: half for those that every such ad has."""
    return len(stems) - 0.5 * len(stems & known)


def _is_compared(document: Document, section: Section) -> bool:
    """Whether what a section says should not be said again."""
    heading = section.heading
    return section.kind in _SECTIONS and (
        heading is None or not _OUTLOOK.search(document.lower, heading.start, heading.end)
    )


def _unit(document: Document, sentence: Sentence) -> _Unit | None:
    if sentence.kind == "heading":
        return None
    words = tuple(islice(_words(document, sentence.start, sentence.end), _STEMS))
    if len(words) < _FEWEST:
        return None
    text = document.text
    names = frozenset(word for word, start, _ in words if text[start].isupper() and start > sentence.start)
    return _Unit(sentence.block, document.sections[sentence.section].kind, words, names)


def _words(document: Document, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    tokens = document.tokens
    left, right = tokens.first_at_or_after(start), tokens.first_at_or_after(end)
    for word, at in zip(tokens.words[left:right], tokens.starts[left:right], strict=True):
        if told := _content(word):
            yield told, at, at + len(word)


def _closest(first: _Unit, second: _Unit, spoken: frozenset[str]) -> Repeat | None:
    """The pair of places in two units that share most, for their length."""
    where: dict[str, list[int]] = {}
    for at, (word, _, _) in enumerate(second.words):
        where.setdefault(word, []).append(at)
    common = [at for at, (word, _, _) in enumerate(first.words) if word in where]
    best: Repeat | None = None
    for left in range(len(common) - _FEWEST + 1):
        for right in range(left + _FEWEST - 1, min(len(common), left + _REACH)):
            stems = {first.words[at][0] for at in common[left : right + 1]}
            if len(stems) < _FEWEST or stems <= spoken:
                continue
            begin, stop = _window(stems, where)
            dense = len(stems) / max(common[right] - common[left] + 1, stop - begin + 1)
            weight = _weight(stems, spoken) * dense
            if dense >= _DENSE and (best is None or weight > best.weight):
                best = Repeat(
                    second.words[begin][1],
                    second.words[stop][2],
                    first.words[common[left]][1],
                    first.words[common[right]][2],
                    weight,
                )
    return best


def _window(stems: set[str], where: dict[str, list[int]]) -> tuple[int, int]:
    """The shortest run of words that holds all the stems: index of its first and last word."""
    places: Sequence[tuple[int, str]] = sorted((at, word) for word in stems for at in where[word])
    held: Counter[str] = Counter()
    left = 0
    best = (places[0][0], places[-1][0])
    for at, word in places:
        held[word] += 1
        while len(held) == len(stems):
            start, first = places[left]
            if at - start < best[1] - best[0]:
                best = (start, at)
            held[first] -= 1
            if not held[first]:
                del held[first]
            left += 1
    return best
