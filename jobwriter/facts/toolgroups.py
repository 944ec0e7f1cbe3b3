"""Lists of tools: which ones stand together, what joins them, and whether one of them is enough."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jobwriter.document import Document
from jobwriter.facts.model import Tool
from jobwriter.facts.toolbook import GAP, JOIN, Group, Joiner, Mention, book
from jobwriter.patterns import pattern
from jobwriter.records import record

_LEAD = pattern(
    r"(?:\b(?:e\.?g\.?,?|such as|like|for example,?|for instance,?|either|one of|any of|one or more of|examples?:?)"
    r"(?: the following)?:?"
    r"|\b(?:at least one|one or more|one of|any of|any|either|some|similar|comparable"
    r"|equivalent)\b[^,.;()\n]{1,50}[(:,-]?"
    r"|\b(?:a|an|one|another|modern|major)\s(?:[\w/-]+\s){0,4}?(?:provider|platform|cloud|framework|language"
    r"|library|tool|database"
    r"|store|warehouse|orchestrator|engine|service|system|stack|vendor"
    r"|environment)\s?[(:,-]?)\s*(?:e\.g\.,?\s*)?['\"]?$"
)
_TAIL = pattern(
    r"\)?,?\s*(?:or|and|and/or|/)?\s?(?:similar|equivalents?|comparable|alternatives?|another|any other"
    r"|others?|related|analogous|the like)"
)


_KIND_BEFORE = pattern(
    r"\b(?:languages?|tools?|tooling|frameworks|libraries|technologies|platforms|databases|services|systems"
    r"|warehouses|stores|providers"
    r"|vendors|orchestrators|engines|products|packages|solutions|software|clouds?|sql|dashboards)"
    r"(?: ?\(|:) ?$"
)
_AND_SO_ON = pattern(r",? ?etc\b|\)")


def only_named(document: Document, group: Group) -> bool:
    """Whether a list, and no more than an ``etc.``, follows the name of a kind: ``BI tools (Looker, Tableau)``."""
    low = document.lower
    return (
        _AND_SO_ON.match(low, group.end) is not None
        and _KIND_BEFORE.search(low, max(group.start - 40, 0), group.start) is not None
    )


@record(frozen=False)
class _Link:
    """A mention in a chain, and what joins it to the one before it."""

    mention: Mention
    joiner: Joiner | None
    end: int


def mentions_of(tools: Sequence[Tool]) -> tuple[Mention, ...]:
    """The mentions that the facts of an ad hold, in order."""
    clouds = book().tools
    found = [
        Mention(tool.name, tool.family, start, end, clouds[tool.name][1])
        for tool in tools
        for start, end in tool.mentions
    ]
    return tuple(sorted(found, key=lambda mention: mention.start))


def groups(document: Document, mentions: Sequence[Mention]) -> tuple[Group, ...]:
    """Find the lists that mentions stand in; a mention that stands alone is in none.

    ``Python/Java and SQL`` holds two: the two with a slash, and all three. Before ``or``, only names of the last one's
    kind belong to the choice: ``SQL, Airflow or Dagster`` offers a choice of two.
    """
    found: list[Group] = []
    for chain in _chains(document.lower, mentions):
        sentence = document.sentence_at(chain[0].mention.start)
        left = max(chain[0].mention.start - 80, sentence.start if sentence else 0)
        led = _LEAD.search(document.lower, left, chain[0].mention.start) is not None
        for part in [chain] if led and chain[-1].joiner == "or" else _parts(chain):
            found += _groups_of(document, part)
    return tuple(sorted(found, key=lambda group: (group.start, group.end)))


def _chains(low: str, mentions: Sequence[Mention]) -> Iterator[list[_Link]]:
    chain: list[_Link] = []
    for mention in mentions:
        if chain:
            last = chain[-1]
            if mention.name == last.mention.name and mention.start - last.end <= 3:
                last.end = mention.end + (
                    low[mention.end : mention.end + 1] == ")" and "(" in low[last.end : mention.start]
                )
                continue
            joiner = _joiner(low, last.end, mention.start)
            if joiner is not None:
                chain.append(_Link(mention, joiner, mention.end))
                continue
            if len(chain) > 1:
                yield chain
        chain = [_Link(mention, None, mention.end)]
    if len(chain) > 1:
        yield chain


def _joiner(low: str, start: int, end: int) -> Joiner | None:
    if not 0 < end - start <= GAP or low.find("\n", start, end) >= 0:
        return None
    match = JOIN.fullmatch(low, start, end)
    if match is None or match["close"]:
        return None
    separator, word = (match["sep"] or "").strip(), match["word"] or ""
    if separator.startswith(("(", "-", "–", "—", ":")) and not word:
        return None
    if "/" in word:
        return "and/or"
    if word == "or":
        return "or"
    if word or separator in ("&", "+"):
        return "and"
    return {"/": "slash", ",": "comma", ";": "comma", "|": "comma", "•": "comma", "·": "comma"}.get(separator)  # type: ignore[return-value]


def _parts(chain: list[_Link]) -> Iterator[list[_Link]]:
    """A chain cut at each ``and`` where it also holds an ``or``, and before the choice that an ``or`` ends."""
    joiners = {link.joiner for link in chain[1:]}
    pieces: list[list[_Link]] = []
    for link in chain:
        if not pieces or (link.joiner == "and" and "or" in joiners):
            pieces.append([])
        pieces[-1].append(link)
    for piece in pieces:
        at = _choice_start(piece)
        if at >= 2:
            yield piece[:at]
        yield piece[at:] if at else piece


def _choice_start(piece: list[_Link]) -> int:
    if len(piece) < 3 or piece[-1].joiner != "or":
        return 0
    at = len(piece) - 1
    while at and piece[at - 1].mention.family == piece[-1].mention.family:
        at -= 1
    return at if at < len(piece) - 1 else 0


def _groups_of(document: Document, links: list[_Link]) -> Iterator[Group]:
    joiners = [link.joiner for link in links[1:]]
    if len(links) < 2:
        return
    outer: Joiner = next((word for word in ("and/or", "or", "and", "comma") if word in joiners), "slash")
    choice = _is_choice(document, links[0].mention.start, links[-1].end)
    yield Group(
        tuple(link.mention for link in links),
        outer,
        choice or outer == "or",
        links[0].mention.start,
        links[-1].mention.end,
    )
    if outer == "slash":
        return
    at = 0
    while at < len(links):
        stop = at + 1
        while stop < len(links) and links[stop].joiner == "slash":
            stop += 1
        if stop - at > 1:
            run = tuple(link.mention for link in links[at:stop])
            yield Group(run, "slash", choice or outer == "or", run[0].start, run[-1].end)
        at = stop


def _is_choice(document: Document, start: int, end: int) -> bool:
    """Whether the words before or after a list say that it gives examples, or that one is enough."""
    low = document.lower
    sentence = document.sentence_at(start)
    left = max(start - 80, sentence.start if sentence else 0)
    return bool(_LEAD.search(low, left, start) or _TAIL.match(low, end))
