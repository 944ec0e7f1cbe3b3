"""Runs rules over a document: hits of the matcher, excuses, scopes, rule functions, severities by law.

A rule that crashes does not take the others with it: its failure is returned as an error of the file.
"""

from __future__ import annotations

import datetime as dt
import importlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from jobwriter import law
from jobwriter.document import Document
from jobwriter.facts.model import Facts
from jobwriter.finding import Finding, Fix, Match, Related, Severity, fingerprint
from jobwriter.offsets import LineIndex, merged, overlaps
from jobwriter.packs import Pack
from jobwriter.records import EMPTY, record
from jobwriter.rule import Rule

if TYPE_CHECKING:
    from jobwriter.grammar.remark import Remark

SHORT = 80
"""Words below which rules about the whole ad stay quiet."""


@record
class Ad:
    """What a rule function is given: the document, its facts, and the house's circumstances.

    Attributes:
        document: the ad as understood.
        facts: what it states.
        today: the date of the run (``--as-of``).
        jurisdictions: ISO codes, most specific as given (``GB``, ``US-CO``).
        locale: ``en-GB`` or ``en-US``.
        employer_type: ``direct`` or ``agency`` from the configuration, None if not said.
        employer_size: employees in all, or by jurisdiction; None if not said.
        remote_scope: ISO codes of the places where a remote role may be done.
        uses_ai_screening: whether software helps to choose among candidates.
        public_sector: whether the employer is a public body.
        remarks: what an outside grammar checker says, for the rule ``grammar``.
    """

    document: Document
    facts: Facts
    today: dt.date
    jurisdictions: tuple[str, ...] = ()
    locale: str = "en-GB"
    employer_type: str | None = None
    employer_size: int | Mapping[str, int] | None = None
    remote_scope: tuple[str, ...] = ()
    uses_ai_screening: bool = False
    public_sector: bool = False
    remarks: tuple[Remark, ...] = ()


RuleFunction = Callable[..., Iterable[Match]]
"""``(ad, options)`` for the kind ``function``; ``(ad, options, spans)`` for ``judged``, with the hits to judge."""


@record
class Outcome:
    """Findings in the order of the text, what went wrong in rules, and the ids of the rules that apply to the ad."""

    findings: tuple[Finding, ...]
    errors: tuple[str, ...] = ()
    ran: frozenset[str] = frozenset()


def run(
    ad: Ad,
    pack: Pack,
    rules: Sequence[Rule],
    *,
    options: Mapping[str, Mapping[str, Any]] | None = None,
    severities: Mapping[str, Severity] | None = None,
) -> Outcome:
    """Run rules over an ad.

    Args:
        ad: the document with its facts and circumstances.
        pack: where the rules come from; its matcher is used.
        rules: those to run.
        options: values of rule options that differ from their defaults, by rule id.
        severities: severities set by the house, by rule id; they win over tiers and laws.
    """
    document = ad.document
    chosen = {rule.id: rule for rule in rules if _applies(rule, ad)}
    hits = _hits(pack, chosen, ad)
    found: list[tuple[Rule, Match]] = []
    errors: list[str] = []
    for rule in chosen.values():
        try:
            if rule.kind == "function":
                matches = function(rule)(ad, _settled(rule, options))
                found += [(rule, match) for match in matches]
            elif spans := [span for span in hits.get(rule.id, ()) if _in_scope(rule, document, span[0])]:
                if rule.kind == "judged":
                    matches = function(rule)(ad, _settled(rule, options), spans)
                else:
                    kind = importlib.import_module(f"jobwriter.kinds.{rule.kind}")
                    matches = kind.find(rule, document, spans, _settled(rule, options))
                found += [(rule, match) for match in matches]
        except Exception as error:
            errors.append(f"the rule {rule.id} failed on this text ({type(error).__name__}: {error}); please report it")
    return Outcome(tuple(_findings(ad, _undoubled(found), severities or {})), tuple(errors), frozenset(chosen))


def _applies(rule: Rule, ad: Ad) -> bool:
    document = ad.document
    if rule.status == "retired" or not (rule.neutral or document.english):
        return False
    if rule.whole_ad and document.words < SHORT:
        return False
    if rule.locale and ad.locale not in rule.locale:
        return False
    if rule.in_force and ad.today < rule.in_force:
        return False
    codes = (*ad.jurisdictions, *ad.remote_scope)
    return not rule.jurisdiction or any(law.within(code, where) for code in codes for where in rule.jurisdiction)


def _undoubled(found: list[tuple[Rule, Match]]) -> list[tuple[Rule, Match]]:
    """Without what a rule says on words on which one that it yields to has spoken."""
    heeded = {identity for rule, _ in found for identity in rule.yields_to}
    spoken: dict[str, list[tuple[int, int]]] = {}
    for rule, match in found:
        if rule.id in heeded and match.start is not None and match.end is not None:
            spoken.setdefault(rule.id, []).append((match.start, match.end))
    if not spoken:
        return found
    taken = {identity: merged(spans) for identity, spans in spoken.items()}
    return [
        (rule, match)
        for rule, match in found
        if match.start is None
        or match.end is None
        or not any(overlaps(taken.get(identity, ()), match.start, match.end) for identity in rule.yields_to)
    ]


def _hits(pack: Pack, rules: Mapping[str, Rule], ad: Ad) -> dict[str, list[tuple[int, int]]]:
    """Spans of the matcher for each rule, outermost first; excused ones and those inside an address or name are out."""
    document = ad.document
    name = ad.facts.employer.name.lower() if ad.facts.employer else ""
    spans: dict[str, list[tuple[int, int]]] = {}
    for hit in pack.matcher.find(document.lower, document.tokens):
        if hit.key in rules:
            spans.setdefault(hit.key, []).append((hit.start, hit.end))
    for identity, found in spans.items():
        excuses = pack.excuses[identity].find(document.lower, document.tokens) if identity in pack.excuses else ()
        excused = merged((hit.start, hit.end) for hit in excuses)
        spans[identity] = [
            span
            for span in _outermost(found)
            if not overlaps(excused, *span)
            and (rules[identity].scope.addresses or not _masked(document.lower, span, name))
        ]
    return spans


_LONGEST_ADDRESS = 300


def _masked(lower: str, span: tuple[int, int], name: str) -> bool:
    """Whether a hit lies inside a link, a mail address or the employer's name."""
    start, end = span
    words = lower[start:end]
    if name and len(words) <= len(name) and (at := name.find(words)) >= 0 and lower.startswith(name, start - at):
        return True
    left = max(lower.rfind(space, max(0, start - _LONGEST_ADDRESS), start) for space in " \n(") + 1
    before, after = lower[left:start], lower[end : end + _LONGEST_ADDRESS]
    after = after.split(maxsplit=1)[0] if after[:1].strip() else ""
    return "://" in before or "@" in before or "@" in after or before.startswith("www.")


def _outermost(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Of spans that overlap, the one that starts first, and of those the longest."""
    kept: list[tuple[int, int]] = []
    if len(spans) < 2:
        return spans
    for start, end in sorted(set(spans), key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _in_scope(rule: Rule, document: Document, offset: int) -> bool:
    scope = rule.scope
    if document.zone_at(offset).kind not in scope.zones:
        return False
    if not scope.sections and not scope.not_sections:
        return True
    kind = document.section_kind(offset)
    return (not scope.sections or kind in scope.sections) and kind not in scope.not_sections


def _settled(rule: Rule, options: Mapping[str, Mapping[str, Any]] | None) -> Mapping[str, Any]:
    """The values of a rule's options: its defaults, then the house's."""
    if not rule.options:
        return EMPTY
    values = {name: option.default for name, option in rule.options.items()}
    return {**values, **options[rule.id]} if options and rule.id in options else values


def function(rule: Rule) -> RuleFunction:
    """The Python function of a rule: ``jobwriter.functions.<category>.<id with underscores>``.

    Raises:
        LookupError: there is none.
    """
    try:
        return _function(rule.category, rule.id.replace("-", "_"))
    except (ImportError, AttributeError) as error:
        raise LookupError(
            f"rule {rule.id}: no function {rule.id.replace('-', '_')} in functions/{rule.category}"
        ) from error


@lru_cache(maxsize=512)
def _function(category: str, name: str) -> RuleFunction:
    return getattr(importlib.import_module(f"jobwriter.functions.{category}"), name)  # type: ignore[no-any-return]


class _Values(dict[str, object]):
    """Values for a message; a name that is missing stays visible instead of raising."""

    def __missing__(self, key: str) -> str:
        return "{" + key + "}"


def _findings(ad: Ad, found: Sequence[tuple[Rule, Match]], severities: Mapping[str, Severity]) -> Iterator[Finding]:
    document = ad.document
    index = LineIndex(document.source)
    seen: dict[tuple[str, str, str | None], int] = {}
    codes, here = ad.jurisdictions or ad.remote_scope, None
    ordered = sorted(found, key=lambda item: (item[1].start is None, item[1].start or 0, item[1].end or 0, item[0].id))
    for rule, match in ordered:
        severity = match.severity or rule.severity
        message = rule.message.format_map(_Values(match.values)) if "{" in rule.message else rule.message
        if rule.raises and codes and not match.lawful:
            here = here or law.here(ad)
            severity, cites = law.raised(severity, rule.raises, here, match.meets)
            message = f"{message} {cites}" if cites else message
        severity = severities.get(rule.id, severity)
        section = match.section
        start = end = line = column = end_line = end_column = None
        quote = ""
        if match.start is not None and match.end is not None:
            start, end = document.to_source(match.start, match.end)
            quote = document.source[start:end]
            line, column = index.position(start)
            end_line, end_column = index.position(end)
            holder = document.section_at(match.start)
            section = section or (holder.kind if holder else document.zone_at(match.start).kind)
        key = (rule.id, quote or message, section)
        seen[key] = ordinal = seen.get(key, -1) + 1
        yield Finding(
            rule=rule.id,
            category=rule.category,
            severity=severity,
            confidence=rule.confidence,
            message=message,
            quote=quote,
            start=start,
            end=end,
            line=line,
            column=column,
            end_line=end_line,
            end_column=end_column,
            section=section,
            related=tuple(_related(document, item) for item in match.related),
            fixes=_fixes(document, match.fixes) if match.fixes else (),
            fingerprint=fingerprint(rule.id, quote or message, section, ordinal),
        )


def _related(document: Document, related: Related) -> Related:
    start, end = document.to_source(related.start, related.end)
    return Related(start, end, related.message)


def _fixes(document: Document, fixes: tuple[Fix, ...]) -> tuple[Fix, ...]:
    """Fixes in offsets of the file, without those that would touch its markup."""
    from jobwriter.fixer import grounded

    return tuple(fix for fix in (grounded(document, one) for one in fixes) if fix is not None)
