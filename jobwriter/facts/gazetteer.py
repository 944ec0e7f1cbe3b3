"""Names of places, from checks/places.yaml, ready to be looked up in a text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from jobwriter import packs
from jobwriter.facts.spot import Spot
from jobwriter.matcher import WORD
from jobwriter.records import record

Raw = tuple[str, tuple[str, ...], str]
"""Kind, path, and the coordinates of a town or the name of a country."""


@record
class Gazetteer:
    """The names, ready to be looked up.

    Attributes:
        firsts: first word of a name to the names that begin with it, longest first, each as written and in lower case.
        loose: first words of names that may stand without a capital.
        names: name in lower case to the raw entries behind it.
        guarded: names that are also words or people.
        codes: codes of states and provinces to the raw entry.
    """

    firsts: dict[str, list[tuple[str, str]]]
    loose: frozenset[str]
    names: dict[str, list[Raw]]
    guarded: frozenset[str]
    codes: dict[str, Raw]
    wide: dict[str, str]

    def spots(self, name: str) -> tuple[Spot, ...]:
        """The places of this name (lower case), the likeliest first."""
        found = tuple(self._spot(*raw) for raw in self.names.get(name, ()))
        if len(found) > 1 and found[0].kind == "region" and found[1].path[:-1] == found[0].path:
            return found[1:]
        return found

    def code(self, code: str) -> Spot | None:
        """The state or province of a code such as ``TX``."""
        raw = self.codes.get(code)
        return self._spot(*raw) if raw else None

    def _spot(self, kind: str, path: tuple[str, ...], rest: str) -> Spot:
        if kind == "wide":
            codes = self.wide[path[0]]
            return Spot(path[0], "wide", countries=frozenset() if codes == "*" else frozenset(codes.split()))
        if kind == "country":
            return Spot(rest, "country", path)
        if kind == "region":
            return Spot(path[-1], "region", path)
        latitude, longitude = rest.split()
        return Spot(path[-1], "town", path, (float(latitude), float(longitude)))

    def named(self, text: str, lower: str, at: int, word: str) -> str | None:
        """The name that begins at ``at`` with the token ``word``, in lower case, or None."""
        for written, name in self.firsts.get(word, ()):
            end = at + len(name)
            if not lower.startswith(name, at) or (end < len(lower) and lower[end].isalnum() and name[-1] != "."):
                continue
            if written.isupper() and len(written) < 6:
                if text[at:end] == written:
                    return name
            elif text[at].isupper() or not written[0].isupper():
                return name
        return None


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer, read once."""
    firsts, names, codes, wide = packs.derived("gazetteer", _build)
    loose = frozenset(word for word, found in firsts.items() if not all(written[0].isupper() for written, _ in found))
    return Gazetteer(firsts, loose, names, frozenset(packs.lexicon("places")["guarded"].split()), codes, wide)


def _build() -> tuple[dict[str, list[tuple[str, str]]], dict[str, list[Raw]], dict[str, Raw], dict[str, str]]:
    """The names of the lexicon by their first word, in lower case and as codes."""
    data: dict[str, Any] = packs.lexicon("places")
    names: dict[str, list[Raw]] = {}
    firsts: dict[str, list[tuple[str, str]]] = {}
    codes: dict[str, Raw] = {}
    wide: dict[str, str] = {}

    def add(spellings: str, kind: str, path: tuple[str, ...], rest: str) -> None:
        for written in spellings.split("|"):
            if kind == "region" and len(written) < 4 and written.isupper():
                codes.setdefault(written, (kind, path, rest))
                continue
            name = written.lower()
            known = names.get(name)
            if known is None:
                names[name] = [(kind, path, rest)]
                first = WORD.search(name)
                if first:
                    firsts.setdefault(first.group(), []).append((written, name))
            else:
                known.append((kind, path, rest))

    for spellings, members in data["wide"].items():
        title = spellings.split("|", 1)[0]
        wide[title] = members
        add(spellings, "wide", (title,), "")
    for code, spellings in data["countries"].items():
        add(spellings, "country", (code,), spellings.split("|", 1)[0])
    for code, inner in data["towns"].items():
        for path, towns in _leaves(inner, (code,), add):
            for town in towns.split(";"):
                parts = town.rsplit(None, 2)
                if len(parts) == 3:
                    spellings = parts[0].strip()
                    add(spellings, "town", (*path, spellings.split("|", 1)[0]), f"{parts[1]} {parts[2]}")
    for found in firsts.values():
        found.sort(key=lambda pair: -len(pair[1]))
    return firsts, names, codes, wide


def _leaves(
    inner: Any, path: tuple[str, ...], add: Callable[[str, str, tuple[str, ...], str], None]
) -> Iterator[tuple[tuple[str, ...], str]]:
    """The runs of towns under a country, naming the regions on the way."""
    if isinstance(inner, str):
        yield path, inner
        return
    for spellings, deeper in inner.items():
        here = (*path, spellings.split("|", 1)[0])
        add(spellings, "region", here, "")
        yield from _leaves(deeper, here, add)
