"""Finds where an ad says the same thing twice in other words: shared word stems that stand close together in both.

Only what asks or describes the work is compared. A duty and the requirement that matches it may share their words, and
so may a summary and what follows it; two requirements should not. Traits of character are found by what they mean:
``adaptable`` and ``at ease in a changing environment`` are one ask.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from itertools import chain, islice, pairwise

from jobwriter.document import Document, Section, SectionKind, Sentence, Span
from jobwriter.patterns import pattern
from jobwriter.records import record

_SECTIONS = frozenset({"summary", "duties", "requirements", "nice-to-have", "skills"})
_ASKS = frozenset({"requirements", "nice-to-have", "skills"})
_UNITS = 400
_STEMS = 40
_COMPARISONS = 800
_FEWEST = 4
_VERBATIM = 3
_WORDS_KEPT = 8192
_REACH = 12
_DENSE = 0.6

_OUTLOOK = pattern(r"\b(?:success|first|months?|days?|weeks?|year|example|stack)\b")
"""Headings under which an ad comes back to its duties on purpose."""

_TRAITS = pattern(
    r"\b(?:(?P<communication>(?:written|verbal|oral|excellent|strong|good|great|clear|effective|exceptional|outstanding"
    r"|interpersonal|fluent|confident|superb) (?:[\w/&,-]+ ){0,4}communicat(?:ion|or)"
    r"|communication (?:skills|abilit\w+)"
    r"|communicate (?:\w+ ){0,4}(?:clearly|effectively|well))"
    r"|(?P<explaining>(?:explain(?:s|ed|ing|able|ability)?|communicat(?:es?|ed|ing|ions?|ors?)|translat(?:es?|ed|ing"
    r"|ions?|ors?)|present(?:s|ed|ing|ations?)?|convey(?:s|ed|ing)?|articulat(?:es?|ed|ing)|simplify(?:ing)?"
    r"|distil(?:l|ling|ls)?) (?:[\w/-]+ ){0,6}"
    r"(?:non-?technical|business|stakeholders|executives?|audiences?)(?: (?:\w+ )?(?:stakeholders?|audiences?"
    r"|people))?)"
    r"|(?P<change>adapt(?:able|ability|ing)|adapt (?:to|quickly)|(?:rapidly[- ])?(?:changing|evolving|shifting)"
    r" (?:\w+ )?(?:environments?|requirements|priorities|needs|demands|landscape)|dynamic (?:\w+ )?environments?"
    r"|comfortable with change)"
    r"|(?P<pace>(?:fast|high)[- ](?:paced|moving)|thrive under pressure|under pressure)"
    r"|(?P<doubt>ambigu(?:ity|ous"
    r" (?!and\b|or\b|but\b|data|information|results?\b|inputs?\b|text|quer|words?\b|language|cases?\b)\w+)"
    r"|(?:deal(?:ing)?|comfortable) with uncertainty)"
    r"|(?P<learning>continuous(?:ly)? (?:learn\w+|improv(?:e|ing) (?:yourself|your))|(?:keep|keeps|love|loves|enjoy"
    r"|enjoys) (?:on )?learning"
    r"|learn(?:ing)? (?:new|quickly|fast|continuously|and (?:grow|stay|improve))|curiosity|curious|inquisitive"
    r"|growth[- ]mindset"
    r"|(?:fast|quick|lifelong|avid|continuous|self|constant) learner|learner attitude|learning mindset"
    r"|(?:eager(?:ness)?|willing(?:ness)?|keen|desire|hungry|hunger|thirst|drive|appetite|passion|ability) "
    r"(?:to (?:keep )?|for )learn(?:ing)?"
    r"|latest (?:\w+ ){0,3}(?:trends?|developments?|advance(?:ment)?s|technolog(?:y|ies))|(?:latest|newest) in"
    r"|(?:stay(?:ing|s)?|keep(?:ing|s)?) (?:abreast|up[- ]to[- ]date|current|on top|ahead|up with))"
    r"|(?P<leadership>leadership (?:skills|capacity|abilit\w+|responsibilit\w+|experience|qualities)"
    r"|technical leadership"
    r"|lead(?:ing)? (?:and \w+ )?(?:an? |the )?(?:[\w-]+ )?teams?)"
    r"|(?P<detail>attention to (?:detail|accuracy|quality)|detail[- ](?:oriented|focused|driven|minded)"
    r"|eye for (?:detail|quality|accuracy)|meticulous(?:ly|ness)?)"
    r"|(?P<problems>problem[- ]solv\w+(?: (?:skills|abilit\w+|mindset))?|solv(?:e|ing) (?:complex |hard |difficult "
    r"|technical |challenging )?problems)"
    r"|(?P<independence>(?:work|works|working|operate|operates|operating|deliver|delivering|act|acting) (?:\w+ ){0,3}"
    r"(?:independently|autonomously|unsupervised|on your own)|self[- ](?:starter|starting|motivated|directed|driven"
    r"|sufficient|organi[sz]ed)|(?:minimal|little|limited|without) (?:\w+ )?(?:supervision|guidance|oversight"
    r"|hand[- ]?holding)|autonomy|own initiative|take initiative)"
    r"|(?P<ownership>(?:take|takes|taking|sense of|end-to-end|full|strong|high) ownership(?! of)|ownership (?:mindset"
    r"|mentality)|ownership-driven|high agency|accountab(?:le|ility))"
    r"|(?P<interest>(?:passion(?:ate)?|enthusias(?:m|tic)|genuine interest|strong interest|keen interest|excited"
    r"|fascinat(?:ed|ion)|love) (?:for|about|in|by|of) (?:\w+ ){0,2}(?:data|ai|technology|tech|software|analytics"
    r"|engineering|machine learning|ml))"
    r"|(?P<priorities>priorit(?:ise|ize|ising|izing|isation|ization)|time[- ]management|(?:multiple|competing"
    r"|several|many) (?:\w+ )?(?:projects|tasks|priorities|deadlines|workstreams|demands)|multi-?task(?:ing)?"
    r"|meet(?:ing)? (?:tight )?deadlines|organi[sz]ational skills)"
    r"|(?P<team>team[- ]?(?:player|work|oriented|spirit|spirited|first)|collaborative (?:attitude|mindset|spirit"
    r"|approach|nature|working)|(?:work|works|working|collaborat(?:e|es|ing)) (?:\w+ ){0,3}"
    r"(?:across (?:teams|functions|disciplines)|with cross[- ]functional|in (?:a )?cross[- ]functional)"
    r"|cross[- ]functional (?:collaboration|teams?)))\b(?!-)"
)
"""Traits of character that ads ask for, each in the words they use for it."""
_BARE = pattern(
    r"(?:'s)?(?:\s*(?:$|[,;.:)\n])|/(?!\w+ (?:frameworks?|libraries))| (?:and|or|skills?|proficiency|knowledge"
    r"|expertise|experience|programming|capabilit\w+|preferred|required|is|are|with|for|in|as|to|including|expert|\()(?![\w-]))"
)
"""What follows the name of a tool that is asked for as such, not for a part of it: ``Python packages``."""
_DEGREES = pattern(
    r"\b(?:(?P<bachelor>bachelor'?s?|b\.?sc\b|b\.?s\.|undergraduate)|(?P<master>master'?s?|m\.?sc\b|m\.s\.)"
    r"|(?P<doctor>ph\.?\s?d|doctorate|doctoral))"
)
_PART_OF = pattern(
    r"\b(?!(?:experienced?|knowledge|proficien\w+|skills?|skilled|expertise|expert|fluen\w+|background|strong|advanced"
    r"|command|understanding|coding|programming|comfortable|competen\w+)\b)[\w-]+ (?:in|for|on|to|from|of|within|into) "
    r"(?:the |our |an? )?\Z"
)
"""What stands before the name of a tool that is not itself asked for: ``tables in Snowflake``."""
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
    if not word.endswith(_ENDINGS):
        return word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


class _Contents(dict[str, str]):
    """The stem of each word that says something, empty for the others; those met lately are kept."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _WORDS_KEPT:
            self.clear()
        idle = word in _IDLE or word[0].isdigit() or (len(word) == 1 and word not in "rc")
        self[word] = told = "" if idle else stem(word)
        return told


_content = _Contents().__getitem__

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


Place = tuple[int, int]
"""Where something stands."""
_Unit = tuple[Sentence, frozenset[str]]
"""A sentence or an item with the stems of its content words."""


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
    if len(asks) < 2:
        return
    first: dict[str, tuple[int, int, int]] = {}
    told: set[str] = set()
    ends = [end for _, end in asks]
    for match in _TRAITS.finditer(lower, asks[0][0], ends[-1]):
        number = bisect_left(ends, match.end())
        if match.start() < asks[number][0]:
            continue
        trait = str(match.lastgroup)
        earlier, left, right = first.setdefault(trait, (number, match.start(), match.end()))
        if earlier != number and trait not in told:
            told.add(trait)
            yield Repeat(match.start(), match.end(), left, right, 1.0)


def named(lower: str, asks: Sequence[Place], tools: Sequence[Sequence[Place]]) -> Iterator[Repeat]:
    """Yield the tools that a second ask names as the first did, by the bare name: ``SQL`` after ``strong SQL skills``.

    Args:
        lower: the ad in lower case.
        asks: the spans of its requirements, in order, one for each bullet.
        tools: the spans where each tool is named.
    """
    starts = [start for start, _ in asks]
    pairs: set[tuple[int, int]] = set()
    for spans in tools:
        held: list[tuple[int, int, int]] = []
        for start, end in spans:
            number = bisect_left(starts, start + 1) - 1
            if number < 0 or end > asks[number][1] or lower[max(start - 1, 0)] == "/":
                continue
            first, last = max(start - 40, asks[number][0]), min(end + 40, asks[number][1])
            if (
                _BARE.match(lower, end) is not None
                and lower.find(" or ", first, last) < 0
                and not _PART_OF.search(lower, asks[number][0], start)
            ):
                held.append((number, start, end))
        for (first, left, right), (second, start, end) in pairwise(held):
            if first != second and (first, second) not in pairs:
                pairs.add((first, second))
                yield Repeat(start, end, left, right, 1.0)


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
        spoken |= {word for word, _, _ in _words(document, title)}
    units = list(islice(_units(document), _UNITS))
    counts = Counter(chain.from_iterable([stems for _, stems in units]))
    again = {stem for stem, count in counts.items() if count > 1}
    told: list[tuple[Sentence, Set[str]]] = []
    compared = 0
    for sentence, stems in units:
        kept = stems & again
        if len(kept) < _FEWEST:
            continue
        for before, common in [(before, kept & others) for before, others in told]:
            if len(common) < _FEWEST or before.block == sentence.block or compared >= _COMPARISONS:
                continue
            compared += 1
            kinds = {document.sections[one.section].kind for one in (before, sentence)}
            repeat = _repeat(document, before, sentence, common, spoken, apart_least if _matching(kinds) else least)
            if repeat:
                yield repeat
                break
        told.append((sentence, kept))


def _repeat(
    document: Document, before: Sentence, sentence: Sentence, common: Set[str], spoken: Set[str], needed: float
) -> Repeat | None:
    """What a sentence says that one before it has said, if that is as much as needed."""
    if _weight(common, spoken) < needed or _two_degrees(document.lower, before, sentence):
        return None
    first, second = (list(islice(_words(document, one), _STEMS)) for one in (before, sentence))
    known = spoken | (_names(document, before, first) & _names(document, sentence, second))
    if _weight(common, known) < needed:
        return None
    return _closest(first, second, known, needed)


def _two_degrees(low: str, before: Sentence, sentence: Sentence) -> bool:
    """Whether two sentences ask for degrees of two levels, which may list the same subjects."""
    first, second = (
        {one.lastgroup for one in _DEGREES.finditer(low, part.start, part.end)} for part in (before, sentence)
    )
    return bool(first) and bool(second) and first != second


def _matching(kinds: set[SectionKind]) -> bool:
    """Whether a duty meets an ask, a summary what it sums up, or a list of tools what it is used for."""
    return kinds == {"skills"} or ("duties" in kinds and bool(kinds & _ASKS)) or "summary" in kinds


def _weight(stems: Set[str], known: Set[str]) -> float:
    """What stems count that stand side by side: half for those that every such ad has."""
    return len(stems) - 0.5 * len(stems & known)


def _is_compared(document: Document, section: Section) -> bool:
    """Whether what a section says should not be said again."""
    heading = section.heading
    return section.kind in _SECTIONS and (
        heading is None or not _OUTLOOK.search(document.lower, heading.start, heading.end)
    )


def _units(document: Document) -> Iterator[_Unit]:
    """The sentences and items that are compared, with enough content words."""
    compared = [_is_compared(document, section) for section in document.sections]
    words, starts = document.tokens.words, document.tokens.starts
    for sentence in document.sentences:
        if sentence.section >= 0 and compared[sentence.section] and sentence.kind != "heading":
            left = bisect_left(starts, sentence.start)
            right = bisect_left(starts, sentence.end, left)
            stems = list(filter(None, map(_content, words[left:right])))
            if len(stems) >= _FEWEST:
                yield sentence, frozenset(stems[:_STEMS])


def _words(document: Document, place: Sentence | Span) -> Iterator[tuple[str, int, int]]:
    """The content words of a place: stem, start and end of each."""
    words, starts = document.tokens.words, document.tokens.starts
    for at in range(bisect_left(starts, place.start), bisect_left(starts, place.end)):
        if told := _content(words[at]):
            yield told, starts[at], starts[at] + len(words[at])


def _names(document: Document, sentence: Sentence, words: Sequence[tuple[str, int, int]]) -> set[str]:
    """The words of a sentence with a capital letter that is not that of its start."""
    return {word for word, start, _ in words if start > sentence.start and document.text[start].isupper()}


def _closest(
    first: Sequence[tuple[str, int, int]], second: Sequence[tuple[str, int, int]], spoken: Set[str], needed: float
) -> Repeat | None:
    """The pair of places in two sentences that share most, for their length, if that is as much as needed."""
    where: dict[str, list[int]] = {}
    for at, (word, _, _) in enumerate(second):
        where.setdefault(word, []).append(at)
    common = [at for at, (word, _, _) in enumerate(first) if word in where]
    best: Repeat | None = None
    for left in range(len(common) - _FEWEST + 1):
        for right in range(left + _FEWEST - 1, min(len(common), left + _REACH)):
            stems = {first[at][0] for at in common[left : right + 1]}
            if len(stems) < _FEWEST or stems <= spoken:
                continue
            length, weight = common[right] - common[left] + 1, _weight(stems, spoken)
            if weight * (len(stems) / length) < (best.weight if best else needed):
                continue
            begin, stop = _window(stems, where)
            dense = len(stems) / max(length, stop - begin + 1)
            weight *= dense
            if dense >= _DENSE and weight >= needed and (best is None or weight > best.weight):
                best = Repeat(
                    second[begin][1],
                    second[stop][2],
                    first[common[left]][1],
                    first[common[right]][2],
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
