"""Rules of the category tools that read facts: one function per rule, named after its id."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from jobwriter.document import Document, Section
from jobwriter.engine import Ad
from jobwriter.facts.toolbook import Group, Mention, book
from jobwriter.facts.toolgroups import groups, mentions_of, only_named
from jobwriter.finding import Edit, Fix, Match, Related, Severity
from jobwriter.offsets import overlaps
from jobwriter.patterns import pattern
from jobwriter.records import record

_STACK = pattern(
    r"\b(?:our|we|the team|you'll meet|current|team's|meet)\b.{0,60}?"
    r"\b(?:stack|tools?|technolog\w+|toolbox|use|work with)\b"
    r"|^(?:the )?(?:tech(?:nology|nical)?[ -]?stack|stack|tech|technologies|under the hood)\W*$"
)
_WE_USE = pattern(
    r"\b(?:we use|we run|we work with|our (?:\w+ ){0,3}stack|you will meet|you'll meet|built (?:on|with)|we build)\b"
)
_AND_OR = pattern(r"\b(?:and ?/ ?or|or ?/ ?and)\b", needs=("/",))
_IDIOM = pattern(
    r"\b(?:products?|services?|solutions?|tools?|systems?|processes|teams?|partners?|clients?|customers?) ?\Z"
)
_IDIOM_AFTER = pattern(
    r" ?(?:products?|services?|solutions?|tools?|systems?|processes|teams?|partners?|clients?|customers?)\b"
)
"""General nouns on both sides of ``and/or`` leave no choice of skills: ``products and/or services``."""
_WISH_AFTER = pattern(
    r"[)\]]? (?:is|are|would be|as|being) (?:also )?(?:an? )?(?:plus|bonus|advantage|nice|desirable"
    r"|welcome|beneficial)\b"
)
_OR_OTHER = pattern(r"[^.;\n]{0,200}?,? or (?:any )?(?:other|similar|comparable|equivalent)\b")
_ET_CETERA = pattern(r",? etc\b(?:\.(?=[),;]| [a-z(]))?")
"""Its full stop stays where it ends the line too."""
_NOT_AN_ASK = pattern(
    r"\b(?:we offer|our offer|accommodat\w+|adjustments?|disabilit\w+|apply for|contact|recruiters?|religio\w*|gender"
    r"|orientation|political|screening|background checks?|visa|sponsor\w*|salary|bonus|leave|pension|insurance|discount"
    r"|working hours|home office|travel|evenings?|weekends?|shifts?|languages?:?)\b"
)
_WORD_BEFORE = pattern(
    r"(?:(?<![\w+#./'-])(?!(?:as|the|a|an|in|with|of|and|or|to|for|on|using|like|is)\s)[\w+#./'-]+,? )?[\w+#./'-]+,? ?$"
)
_WORD_AFTER = pattern(r" ?[\w+#'-]+(?: (?!(?:and|or|in|with|for|to|is|are|the|skills?|experience)\b)[\w+#'-]+)?")


def tool_overload(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """More named tools than one person can be asked for."""
    if len(ad.facts.tools) <= options["suggest_above"]:
        return
    weights = _weights(ad)
    count = sum(weights.values())
    if count <= options["suggest_above"]:
        return
    asked = sum(weight for weight in weights.values() if weight == 1)
    severity = "warning" if asked > options["warn_above"] else "suggestion"
    start, end = _fullest(ad, weights)
    names = list(weights)
    shown = ", ".join(names[:6]) + (f" and {len(names) - 6} more" if len(names) > 6 else "")
    values: dict[str, object] = {"count": f"{count:g}", "names": shown}
    yield Match(start, end, values, severity=severity)  # type: ignore[arg-type]


def vendor_pile_up(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """Four or more products of one kind in one sentence."""
    document = ad.document
    asked = _asked(ad, "must", "nice", "duty")
    for pile in _piles(document, _lists(ad).mentions, options["at_least"]):
        if not _within(asked, pile[0].start):
            continue
        family = book().families[pile[0].family]
        names = list(dict.fromkeys(mention.name for mention in pile))
        values: dict[str, object] = {
            "count": len(names),
            "family": family["title"],
            "instead": family["instead"],
        }
        yield Match(pile[0].start, pile[-1].end, values)


def unclear_alternatives(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """Substitutes joined so that nobody can tell whether one or all of them are needed."""
    del options
    document = ad.document
    found = _lists(ad).groups
    asked, wished = _asked(ad, "must", "nice"), _asked(ad, "nice")
    taken: list[tuple[int, int]] = []
    for group in found:
        if overlaps(taken, group.start, group.end) or not _within(asked, group.start):
            continue
        if _unclear(document, group):
            taken.append((group.start, group.end))
            what = f'"{document.text[group.start : group.end]}"'
            wish = _within(wished, group.start) or _WISH_AFTER.match(document.lower, group.end)
            severity: Severity | None = "suggestion" if wish else None
            yield Match(group.start, group.end, {"what": what}, severity=severity, fixes=_as_choice(document, group))
    yield from _and_or(document, asked, taken)
    yield from _one_cloud(ad, found, taken)


@record
class _Lists:
    """What the rules of an ad's tools share.

    Attributes:
        mentions: of tools in the ad, in order.
        groups: the lists they stand in.
        stacks: the sections that list what the team uses rather than what it asks for.
        asks: the blocks of the requirements of each kind that do not stand there, in order.
    """

    mentions: tuple[Mention, ...]
    groups: tuple[Group, ...]
    stacks: tuple[tuple[int, int], ...]
    asks: Mapping[str, list[tuple[int, int]]]


_latest: list[tuple[Ad, _Lists]] = []


def _lists(ad: Ad) -> _Lists:
    """The lists of tools in an ad; those of the latest ad are kept."""
    if not _latest or _latest[0][0] is not ad:
        document = ad.document
        mentions = mentions_of(ad.facts.tools)
        stacks = tuple((section.start, section.end) for section in document.sections if _is_stack(document, section))
        _latest[:] = [(ad, _Lists(mentions, groups(document, mentions), stacks, _asks(ad, stacks)))]
    return _latest[0][1]


def _asks(ad: Ad, stacks: Sequence[tuple[int, int]]) -> dict[str, list[tuple[int, int]]]:
    blocks = ad.document.blocks
    found: dict[str, list[tuple[int, int]]] = {}
    for kind, item in dict.fromkeys((ask.kind, ask.item) for ask in ad.facts.requirements):
        start, end = blocks[item].start, blocks[item].end
        if not _within(stacks, start):
            found.setdefault(kind, []).append((start, end))
    return found


def _weights(ad: Ad) -> dict[str, float]:
    """The tools that are asked for, each with its weight: a choice counts once, a list of what the team uses half."""
    lists = _lists(ad)
    weights: dict[str, float] = {}
    for tool in ad.facts.tools:
        shown = bool(lists.stacks) and all(_within(lists.stacks, start) for start, _ in tool.mentions)
        if tool.kind in {"must", "duty"} or (shown and tool.kind == "other"):
            weights[tool.name] = 0.5 if shown else 1.0
    chosen = [group for group in lists.groups if group.choice or group.joiner == "slash"]
    inside = Counter(mention.name for group in _outermost(chosen) for mention in group.mentions)
    total = Counter(mention.name for mention in lists.mentions)
    for group in chosen:
        first: dict[str, str] = {}
        for mention in group.mentions:
            kind = "any" if group.choice and group.joiner == "or" else book().pool(mention.family) or mention.name
            leader = first.setdefault(kind, mention.name)
            if leader != mention.name and leader in weights and inside[mention.name] >= total[mention.name]:
                weights.pop(mention.name, None)
    return weights


def _outermost(found: Sequence[Group]) -> Iterator[Group]:
    """The groups that lie in no other one."""
    reach = -1
    for group in sorted(found, key=lambda group: (group.start, -group.end)):
        if group.end > reach:
            reach = group.end
            yield group


def _is_stack(document: Document, section: Section) -> bool:
    """Whether a section lists what the team uses rather than what it asks for."""
    head = section.heading
    return head is not None and bool(_STACK.search(document.lower, head.start, head.end))


def _fullest(ad: Ad, weights: Mapping[str, float]) -> tuple[int, int]:
    """The heading under which most of the tools are first named, or the first tool where there is none."""
    named = [tool for tool in ad.facts.tools if tool.name in weights]
    sections = Counter(
        section.start for tool in named if (section := ad.document.section_at(tool.start or 0)) is not None
    )
    if sections:
        section = ad.document.section_at(sections.most_common(1)[0][0])
        if section is not None and section.heading is not None:
            return section.heading.start, section.heading.end
    return named[0].start or 0, named[0].end or 0


def _asked(ad: Ad, *kinds: str) -> list[tuple[int, int]]:
    """The blocks of the requirements of these kinds, without lists that say what the team uses."""
    asks = _lists(ad).asks
    return sorted({span for kind in kinds for span in asks.get(kind, ())})


def _within(spans: Sequence[tuple[int, int]], offset: int) -> bool:
    """Whether an offset lies in one of some spans, which are in order and apart."""
    return overlaps(spans, offset, offset + 1)


def _piles(document: Document, mentions: Sequence[Mention], least: int) -> Iterator[list[Mention]]:
    """The mentions of one pool that stand close together in one sentence, where there are enough different ones."""
    lexis = book()
    names: dict[str, set[str]] = {}
    for mention in mentions:
        names.setdefault(mention.family, set()).add(mention.name)
    pools = {family: lexis.pool(family) or ("language" if family == "language" else "") for family in names}
    sizes: Counter[str] = Counter()
    for family, pool in pools.items():
        sizes[pool] += len(names[family])
    runs: dict[tuple[int, str], list[list[Mention]]] = {}
    for mention in mentions:
        pool = pools[mention.family]
        if not pool or sizes[pool] < least:
            continue
        sentence = document.sentence_at(mention.start)
        if sentence is None or sentence.kind == "heading":
            continue
        piles = runs.setdefault((sentence.start, pool), [])
        if piles and _close(document.lower[piles[-1][-1].end : mention.start]):
            piles[-1].append(mention)
        else:
            piles.append([mention])
    for (start, _), piles in runs.items():
        for pile in piles:
            enough = len({mention.name for mention in pile}) >= least and _kinds(pile) > least // 2
            if enough and not _WE_USE.search(document.lower, start, pile[0].start):
                yield pile


def _close(gap: str) -> bool:
    """Whether two names with this text between them belong to one list: not where a bracket ends in between."""
    return len(gap) <= 40 and ("(" in gap.partition(")")[0] or ")" not in gap)


def _kinds(mentions: Sequence[Mention]) -> int:
    """How many products there are, where those that people use side by side count as one."""
    names = {mention.name for mention in mentions}
    for together in book().together:
        beside = names.intersection(together)
        names -= set(sorted(beside)[1:])
    return len(names)


def _unclear(document: Document, group: Group) -> bool:
    """Whether a list holds substitutes only and does not say that one is enough."""
    lexis = book()
    if group.choice or group.joiner == "or":
        return False
    names = {mention.name for mention in group.mentions}
    families = {mention.family for mention in group.mentions}
    if group.joiner == "and/or":
        return len(names) < 4
    same = (
        len(families) == 1 and (lexis.pool(*families) != "" or (families == {"language"} and group.joiner == "slash"))
    ) or (group.joiner == "comma" and only_named(document, group))
    if not same or len(names) > 3 or _kinds(group.mentions) < 2:
        return False
    if _WE_USE.search(document.lower, max(group.start - 60, 0), group.start):
        return False
    if group.joiner == "comma" and _OR_OTHER.match(document.lower, group.end):
        return False
    return group.joiner == "slash" or not _runs_on(document.lower, group)


def _runs_on(low: str, group: Group) -> bool:
    """Whether the list goes on, before or after, with things that are not tools."""
    before = low[max(group.start - 2, 0) : group.start].strip()
    after = low[group.end : group.end + 5].replace(", etc", "")
    return before in {",", "/"} or (group.joiner == "comma" and after[:1] in {",", "/"}) or after[:1] == "/"


def _listed(group: Group) -> str:
    return ", ".join(mention.name for mention in group.mentions)


def _as_choice(document: Document, group: Group) -> tuple[Fix, ...]:
    """A list as a choice; none where it says "and", or names things that do not stand for each other."""
    more = _ET_CETERA.match(document.lower, group.end)
    families = {mention.family for mention in group.mentions}
    apart = len(families) > 1 or not book().pool(*families)
    if group.joiner == "and" or (group.joiner == "comma" and apart and not more):
        return ()
    words = [document.text[mention.start : mention.end] for mention in group.mentions]
    text = ", ".join(words) + " or similar" if more else ", ".join(words[:-1]) + " or " + words[-1]
    edit = Edit(group.start, more.end() if more else group.end, text)
    return (Fix(f'write "{text}" if one is enough', (edit,)),)


def _and_or(document: Document, asked: Sequence[tuple[int, int]], taken: Sequence[tuple[int, int]]) -> Iterator[Match]:
    """Each ``and/or`` of an ask: the words beside it are what a reader cannot weigh."""
    low = document.lower
    for start, end in asked:
        if _AND_OR.search(low, start, end) is None or _NOT_AN_ASK.search(low, start, end):
            continue
        for match in _AND_OR.finditer(low, start, end):
            if overlaps(taken, match.start(), match.end()):
                continue
            before = _WORD_BEFORE.search(low, max(start, match.start() - 50), match.start())
            after = _WORD_AFTER.match(low, match.end(), end)
            left, right = (before or match).start(), (after or match).end()
            if _IDIOM.search(low, left, match.start()) and _IDIOM_AFTER.match(low, match.end()):
                continue
            yield Match(left, right, {"what": f'"{document.text[left:right]}"'})


def _one_cloud(ad: Ad, found: Sequence[Group], taken: Sequence[tuple[int, int]]) -> Iterator[Match]:
    """A product of one cloud among the must-haves of an ad that leaves the choice of cloud open."""
    asked = _asked(ad, "must")
    choice = next(
        (
            group
            for group in found
            if group.choice and _within(asked, group.start) and all(one.family == "cloud" for one in group.mentions)
        ),
        None,
    )
    if choice is None:
        return
    grouped = {one.start for group in found if group.choice for one in group.mentions}
    for mention in _lists(ad).mentions:
        if not mention.cloud or mention.start in grouped or not _within(asked, mention.start):
            continue
        if overlaps(taken, mention.start, mention.end):
            continue
        related = Related(choice.start, choice.end, "the choice of cloud is open here")
        what = f"{mention.name}, a product of one cloud, beside a choice of clouds ({_listed(choice)}),"
        yield Match(mention.start, mention.end, {"what": what}, related=(related,))
        return
