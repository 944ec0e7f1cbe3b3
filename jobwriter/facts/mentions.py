"""Where a text names places, and which place is meant where a name stands twice on the map."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from jobwriter.facts.gazetteer import Gazetteer, gazetteer
from jobwriter.facts.spot import Spot, holds
from jobwriter.patterns import pattern, words_of
from jobwriter.records import record

_MOST = 400
"""Names that are looked at in one run of text; more than that is a directory."""

_CODE = pattern(r",? ?\(?(?P<code>[A-Z]{2,3})\b\)?")
_CODES = pattern(
    r"\b[A-Z]{2}(?:(?:, ?(?:and |or )?| and | or "
    r"|/)[A-Z]{2}){2,59}\b",
    needs=("CA,", "NY,", "TX,", "FL,", "CO,", "WA,", "IL,", "MA,", "CA/", "NY/"),
)
_IN_CODES = frozenset(("ca", "ny", "tx", "fl", "co", "wa", "il", "ma"))
"""The states one of which any list of codes names, in lower case."""
_PART_OF_NAME_BEFORE = pattern(
    r"(?:\b(?:university|college|bank|institute|museum|lord|city|school|port|church|duke|society|treaty|bishop) of"
    r"|\b(?:king's|imperial|queen mary|new|royal|jack|mr|mrs|ms|dr)) \Z"
)
_COUNTRY_BEFORE = pattern(r"(?:^|[\s:(])[a-z]{2}-\Z", needs=("-",))
"""The code of a country before its town: ``PT-Lisbon``."""
_ENDS_BEFORE = (" of ", "'s ", "imperial ", "mary ", "new ", "royal ", "jack ", "mr ", "mrs ", "ms ", "dr ")
"""How the words before a name end where they are a part of it."""
_PART_OF_NAME_AFTER = pattern(
    r"[ -](?:universit\w+|college|school|business school|institute|polytechnic|stock exchange|united|city council"
    r"|building society|marathon|fashion|bank\b|agreement|(?:fc|afc)\b|met\b|airways|evening|chamber|gatwick airport)"
)


@record
class Mention:
    """A place as named: ``start`` to ``end`` takes in the region and country that follow it."""

    start: int
    end: int
    spot: Spot
    guarded: bool = False


def find(text: str, lower: str, start: int, end: int, country: str | None) -> list[Mention]:
    """The places that ``text[start:end]`` names, in order.

    Args:
        text: the text as written.
        lower: the same in lower case.
        start: where to begin.
        end: where to stop.
        country: where the ad is at home; decides for names that stand twice.
    """
    book = gazetteer()
    named: list[tuple[int, int, str]] = []
    places = words_of(lower)
    openings = [(at, word) for word in book.firsts.keys() & places.keys() for at in places[word] if start <= at < end]
    stop = start
    for at, word in sorted(openings):
        if len(named) >= _MOST:
            break
        if at < stop or not (text[at].isupper() or word in book.loose):
            continue
        name = book.named(text, lower, at, word)
        if name is not None and at + len(name) <= end and not _part_of_name(lower, at, at + len(name)):
            stop = at + len(name)
            named.append((at, stop, name))
    found = _resolve(text, book, named, country)
    if not places.keys().isdisjoint(_IN_CODES):
        found += _codes(text, book, start, end)
    return sorted(found, key=lambda mention: mention.start)[:_MOST]


def _part_of_name(lower: str, start: int, end: int) -> bool:
    """Whether a name belongs to a longer one: ``University of Leeds``, ``Leeds United``."""
    before = lower[max(start - 24, 0) : start]
    if before.endswith((".", "@", "/", "-", "_", "&")) and not before.endswith(("uk-", "/")):
        return _COUNTRY_BEFORE.search(before) is None
    if lower[end : end + 1] in {"_", "@", "."} and lower[end + 1 : end + 2].isalnum():
        return True
    if before.endswith(_ENDS_BEFORE) and _PART_OF_NAME_BEFORE.search(before):
        return True
    return _PART_OF_NAME_AFTER.match(lower, end) is not None


def _resolve(text: str, book: Gazetteer, named: Sequence[tuple[int, int, str]], country: str | None) -> list[Mention]:
    """Read names with what follows them: ``Cambridge, MA``, ``Leeds, West Yorkshire, UK``, ``UK - London``."""
    found: list[Mention] = []
    at = 0
    while at < len(named):
        start, end, name = named[at]
        guarded = name in book.guarded
        spots = book.spots(name)
        at += 1
        code = _CODE.match(text, end)
        state = book.code(code["code"]) if code else None
        inner = [spot for spot in spots if state and holds(state, spot)]
        if code and inner:
            found.append(Mention(start, code.end(), inner[0]))
            while at < len(named) and named[at][0] < code.end():
                at += 1
            continue
        certain = False
        while at < len(named) and _joined(text, end, named[at][0]):
            near = book.spots(named[at][2])
            pair = next(((a, b) for a in spots for b in near if a != b and (holds(b, a) or holds(a, b))), None)
            if pair is None:
                break
            spots = (pair[0],) if holds(pair[1], pair[0]) else (pair[1],)
            end = named[at][1]
            certain = True
            at += 1
        home = [spot for spot in spots if country and spot.country == country]
        found.append(Mention(start, end, home[0] if home and not certain else spots[0], guarded and not certain))
    return found


def _joined(text: str, end: int, start: int) -> bool:
    """Whether two names stand together as one address."""
    gap = text[end:start]
    return 0 < len(gap) < 5 and gap.strip() in {",", "-", "(", ", (", "/", "–", "|", ":", ""} and "\n" not in gap


def _codes(text: str, book: Gazetteer, start: int, end: int) -> list[Mention]:
    """A list of three or more codes of states: ``CA, NY, TX``."""
    found: list[Mention] = []
    for match in islice(_CODES.finditer(text, start, end), _MOST):
        at, words = match.start(), match.group()
        pairs = [(at + place, words[place : place + 2]) for place in range(len(words) - 1)]
        states = [
            (place, spot)
            for place, code in pairs
            if code.isupper() and code.isalpha() and (spot := book.code(code)) and spot.country == "US"
        ]
        if len(states) > 2:
            found += [Mention(place, place + 2, spot) for place, spot in states]
    return found
