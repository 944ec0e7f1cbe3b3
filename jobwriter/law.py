"""What laws ask of an ad: which of ``checks/jurisdictions.yaml`` hold for it, and how they are cited.

Not legal advice: every sentence made here names the place, the source and the day on which somebody looked.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from jobwriter import packs
from jobwriter.finding import SEVERITIES, Severity, day_in_words, listed
from jobwriter.records import EMPTY, record, replace
from jobwriter.rule import Raise

if TYPE_CHECKING:
    from jobwriter.engine import Ad

DISCLAIMER = "This is not legal advice."
_EU = frozenset({
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV",
    "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
})  # fmt: skip
_CITED = 2
"""Laws that are cited in full; others with the same duty are only named."""


def within(code: str, where: str) -> bool:
    """Whether a jurisdiction lies in another: ``US-CO`` in ``US``, ``IT`` in ``EU``."""
    return code == where or code.startswith(f"{where}-") or (where == "EU" and code.split("-")[0] in _EU)


@record
class Circumstances:
    """What decides whether a law holds.

    Attributes:
        codes: where the job is.
        today: the day of the run.
        remote: whether the job can be done from elsewhere.
        size: employees in all, or by code; None where nobody said.
        public: whether the employer is a public body.
    """

    codes: tuple[str, ...]
    today: dt.date
    remote: bool = False
    size: int | Mapping[str, int] | None = None
    public: bool = False

    def size_in(self, code: str) -> int | None:
        """How many employees count for a law of ``code``: those given for it, else for what holds it, else all."""
        if not isinstance(self.size, Mapping):
            return self.size
        while code and code not in self.size:
            code = code.rpartition("-")[0]
        return self.size.get(code)


@record
class Law:
    """One duty under one law of one place.

    Attributes:
        code: ISO code of the place, and ``place`` its name.
        duty: key of ``duties`` in the table.
        words: the duty in words, to follow ``asks employers`` or, where it ``bans``, ``forbids employers``.
        who: whom it binds, in the plural.
        severity: what it makes of a finding: a row that is not verified only ever advises.
        since: the first day; None where that is not known or long ago.
        when: that day in words, where there are better ones.
        employees: from how many it binds; None for all.
        remote: who says that it reaches a remote job which can be done there, and when; empty where it does not.
        reached: it holds here only because the job is remote.
    """

    code: str
    place: str
    duty: str
    words: str
    who: str
    bans: bool
    severity: Severity
    source: str
    url: str
    checked: str
    verified: bool
    since: dt.date | None = None
    when: str = ""
    employees: int | None = None
    remote: str = ""
    public: bool = False
    not_in: tuple[str, ...] = ()
    reached: bool = False

    @property
    def cite(self) -> str:
        """The duty in one sentence with its place, its source and the day on which it was checked."""
        source = f"({self.source}, checked {self.checked})"
        if not self.verified:
            asks = f"may {'forbid' if self.bans else 'ask'} {self._bound} {self.words}"
            return f"Check: {self.place} {asks}; we could not confirm it {source}."
        if self.since is None:
            return f"{self.place} {'forbids' if self.bans else 'asks'} {self._bound} {self.words} {source}."
        verb = "has forbidden" if self.bans else "has asked"
        return f"{self.place} {verb} {self._bound} {self.words} since {self.when or day_in_words(self.since)} {source}."

    @property
    def _bound(self) -> str:
        few = self.employees is not None and self.employees > 1
        return f"{self.who} with {self.employees} or more employees" if few else self.who


def here(ad: Ad) -> Circumstances:
    """The circumstances of an ad: its jurisdictions, where it can be done remotely, and the states that it names.

    A country of the configuration becomes one of its states where the ad says that the job is there.
    """
    remote = any(mode.value == "remote" for mode in ad.facts.modes)
    codes = [*ad.jurisdictions, *(ad.remote_scope if remote else ())]
    countries = {code for code in codes if code in _FEDERAL}
    local = anywhere = False
    for place in ad.facts.places if countries else ():
        spot = place.spot
        if spot is None or spot.kind == "wide" or (spot.country in countries and len(spot.path) == 1):
            anywhere = True
        elif spot.country in countries and (place.firm or place.said != "prose"):
            local = True
            codes += [code for code, name in states(spot.path[0]).items() if name == spot.path[1]]
    remote = remote and (anywhere or not local)
    return Circumstances(tuple(dict.fromkeys(codes)), ad.today, remote, ad.employer_size, ad.public_sector)


_FEDERAL = frozenset(("US", "CA"))


@lru_cache(maxsize=8)
def states(country: str) -> Mapping[str, str]:
    """Names of the states of the table by code, as the gazetteer and most people write them."""
    places = packs.lexicon("jurisdictions")["places"]
    return {
        code: place.get("state", place["name"])
        for code, place in places.items()
        if code.startswith(f"{country}-") and code.count("-") == 1
    }


def holding(duty: str, here: Circumstances) -> list[Law]:
    """The laws with a duty that hold in these circumstances, gravest first; of a state and its country, the state's."""
    held = []
    for law in laws(duty):
        reach = _reach(law, here)
        if reach is None or (law.since is not None and law.since > here.today):
            continue
        size = here.size_in(law.code)
        if (law.public and not here.public) or (size is not None and size < (law.employees or 0)):
            continue
        held.append(reach)
    nearer = [law.code for law in held if law.verified]
    held = [law for law in held if not any(code != law.code and within(code, law.code) for code in nearer)]
    return sorted(held, key=lambda law: SEVERITIES.index(law.severity))


def _reach(law: Law, here: Circumstances) -> Law | None:
    """The law as it holds here: as it stands in its own place, as a warning where it only reaches a remote job."""
    for code in here.codes:
        if within(code, law.code) and not any(within(code, where) for where in law.not_in):
            return law
    if here.remote and law.remote and any(within(law.code, code) for code in here.codes):
        return replace(law, severity=weaker(law.severity, "warning"), reached=True)
    return None


@lru_cache(maxsize=64)
def laws(duty: str) -> tuple[Law, ...]:
    """All laws with a duty, in the order of the table.

    Raises:
        KeyError: there is no such duty.
    """
    table = packs.lexicon("jurisdictions")
    general: Mapping[str, str] = table["duties"][duty]
    return tuple(
        _law(code, place["name"], duty, general, row)
        for code, place in table["places"].items()
        for row in place["laws"]
        if duty in row["duties"]
    )


def _law(code: str, place: str, duty: str, general: Mapping[str, str], row: Mapping[str, Any]) -> Law:
    verified: bool = row["verified"]
    act = row.get("act")
    source = row["source"] if not act or act == row["source"] else f"{act}; {row['source']}"
    return Law(
        code=code,
        place=place,
        duty=duty,
        words=row.get("words", EMPTY).get(duty) or general.get("asks") or general["bans"],
        who=general.get("who", "employers"),
        bans="bans" in general,
        severity=row.get("severity", "error") if verified else "suggestion",
        source=source,
        url=row["url"],
        checked=row["checked"],
        verified=verified,
        since=dt.date.fromisoformat(row["since"]) if row["since"] else None,
        when=row.get("when", ""),
        employees=row["employees"],
        remote=row.get("remote", ""),
        public=row.get("public", False),
        not_in=tuple(row.get("not_in", ())),
    )


def weaker(one: Severity, other: Severity) -> Severity:
    """The less grave of two severities."""
    return max(one, other, key=SEVERITIES.index)


def raised(
    severity: Severity, raises: Sequence[Raise], here: Circumstances, met: Sequence[str] = ()
) -> tuple[Severity, str]:
    """What laws make of a finding.

    Args:
        severity: what it is without them.
        raises: the duties, and laws of the house's own, that its rule names.
        here: where, when and for whom.
        met: duties that the ad meets all the same.

    Returns:
        The severity, and a sentence or two that cite the laws that gave it; no words where none has a say.
    """
    found: list[tuple[Severity, Law | str]] = []
    for item in raises:
        if not item.duty:
            if (item.since is None or item.since <= here.today) and any(
                within(code, item.where) for code in here.codes
            ):
                found.append((item.severity, item.cite))
        elif item.duty not in met:
            found += [(weaker(item.severity, law.severity), law) for law in holding(item.duty, here)]
    if not found:
        return severity, ""
    gravest = min((grave for grave, _ in found), key=SEVERITIES.index)
    if SEVERITIES.index(gravest) > SEVERITIES.index(severity):
        return severity, ""
    told = [law for grave, law in found if grave == gravest]
    own = [law for law in told if isinstance(law, str)]
    return gravest, " ".join([*own, *cited([law for law in told if isinstance(law, Law)]), DISCLAIMER])


def cited(told: Sequence[Law]) -> list[str]:
    """Sentences that cite laws: the first ones in full, the others by the name of their place."""
    near = [law for law in told if not law.reached]
    said = [law.cite for law in near[:_CITED]]
    if len(near) > _CITED:
        said.append(f"So do the laws of {listed([law.place for law in near[_CITED:]])}.")
    if far := [law for law in told if law.reached]:
        places = _sized(far)
        verb = ("forbid" if far[0].bans else "ask") + ("s" if len(places) == 1 else "")
        said.append(
            f"A remote job also comes under the law of places where it may be done: {listed(places)} {verb} "
            f"{far[0].who} {far[0].words}."
        )
    return said


def _sized(laws: Sequence[Law]) -> list[str]:
    """The places of laws, each with the size of employers from which it binds and who says that it reaches so far."""
    named = []
    for law in laws:
        size = f"from {law.employees} employees; " if law.employees and law.employees > 1 else ""
        named.append(f"{law.place} ({size}{law.remote})")
    return list(dict.fromkeys(named))


def expanded(raises: Sequence[Raise]) -> tuple[Raise, ...]:
    """Raises with each duty spelled out for all its places, as pages and listings show them."""
    out: list[Raise] = []
    for item in raises:
        if item.duty:
            out += [
                Raise(law.code, weaker(item.severity, law.severity), law.cite, law.since) for law in laws(item.duty)
            ]
        else:
            out.append(item)
    return tuple(out)
