"""Holds every rule to its own examples.

For each rule: every bad example yields exactly the marked spans; every good one yields nothing; every pattern is hit
by some bad example; every excuse is needed by some good one; a fix, applied, no longer triggers its rule; and no
other stable rule speaks about a good example unless the example allows it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jobwriter import engine, facts, packs, yamlfile
from jobwriter.characters import fold, lower
from jobwriter.config import Grammar
from jobwriter.document import Document
from jobwriter.finding import Finding
from jobwriter.fixer import apply
from jobwriter.matcher import Matcher, compile_table, tokenize
from jobwriter.packs import Pack
from jobwriter.records import EMPTY, record, replace
from jobwriter.resources import root
from jobwriter.rule import CATEGORIES, Rule
from jobwriter.understand import understand
from jobwriter.yamlfile import Mapped

if TYPE_CHECKING:
    from jobwriter.grammar.remark import Remark

_MARK = re.compile(r"\[\[(.+?)\]\]", re.DOTALL)
KEYS = (
    "text", "base", "missing", "fixed", "because", "allow", "severity", "jurisdiction", "as_of", "locale", "options",
    "employer_type", "employer_size", "remote_scope", "uses_ai_screening", "public_sector",
)  # fmt: skip
_SETTINGS = KEYS[KEYS.index("jurisdiction") :]
AS_OF = dt.date(2026, 11, 20)
GRAMMAR = "grammar"
LEAST = 5
"""Examples of each kind that a rule must have."""


@record
class Example:
    """One example of a rule, its marks taken out.

    Attributes:
        text: the ad or the words.
        spans: what the rule must mark.
        missing: the rule must report something that has no place.
        good: nothing must be found.
        settings: jurisdiction, date, locale and options under which it holds.
        place: file, line and column.
    """

    rule: str
    name: str
    text: str
    spans: tuple[tuple[int, int], ...]
    missing: bool
    good: bool
    fixed: str | None = None
    allow: tuple[str, ...] = ()
    severity: str | None = None
    settings: Mapping[str, Any] = EMPTY
    place: str = ""


def examples(folder: Path | None = None) -> Iterator[Example]:
    """All examples of a pack, in the order of the files.

    Raises:
        YamlError: an example that is not as the format says.
    """
    folder = folder or root("checks")
    base = _base()
    for path in sorted(folder.glob("*/*.yaml")):
        if path.parent.name not in CATEGORIES:
            continue
        raw = yamlfile.load(path.read_text(encoding="utf-8"), str(path))
        if isinstance(raw, Mapped):
            yield from _of_rule(raw, path.stem, base)


def _base() -> dict[str, str]:
    path = root("checks") / "base.yaml"
    return dict(yamlfile.load(path.read_text(encoding="utf-8"), str(path)))


def base_ad() -> str:
    """The good ad that examples of whole-ad rules are built on."""
    return "\n\n".join(_base().values())


def _of_rule(raw: Mapped, identity: str, base: Mapping[str, str]) -> Iterator[Example]:
    groups = raw["examples"]
    if not isinstance(groups, Mapped):
        raise raw.error("'examples' has two lists, bad and good", "examples")
    groups.only(("bad", "good"))
    for name in ("bad", "good"):
        rows = groups.get(name, [])
        if not isinstance(rows, list) or len(rows) < LEAST:
            raise groups.error(f"a rule needs at least {LEAST} {name} examples", name)
        for number, row in enumerate(rows, start=1):
            if isinstance(row, str):
                mapped = Mapped(text=row)
                mapped.file, mapped.places, mapped.place = groups.file, {}, _place_of(rows, number, groups)
                row = mapped
            if not isinstance(row, Mapped):
                raise groups.error(f"{name} example {number} must be text or a mapping", name)
            row.only(KEYS)
            yield _example(row, identity, f"{identity}/{name}-{number}", base, good=name == "good")


def _place_of(rows: list[Any], number: int, groups: Mapped) -> yamlfile.Place:
    return rows.places[number - 1] if isinstance(rows, yamlfile.Listed) else groups.place


def _example(row: Mapped, identity: str, name: str, base: Mapping[str, str], *, good: bool) -> Example:
    if ("text" in row) == ("base" in row):
        raise row.error("an example has either 'text' or 'base'")
    if good and not row.get("because"):
        raise row.error("a good example says why it is good: 'because'")
    marked = str(row["text"]) if "text" in row else _assemble(row, base)
    text, spans = "", []
    at = 0
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        spans.append((len(text), len(text) + len(match[1])))
        text += match[1]
        at = match.end()
    text += marked[at:]
    missing = bool(row.get("missing", False))
    if good and (spans or missing):
        raise row.error("a good example has no marks and is not 'missing'")
    if not good and not spans and not missing:
        raise row.error("a bad example marks its words with [[ ]], or says 'missing: true'")
    settings = {key: row[key] for key in _SETTINGS if key in row}
    return Example(
        rule=identity,
        name=name,
        text=text,
        spans=tuple(spans),
        missing=missing,
        good=good,
        fixed=row.get("fixed"),
        allow=tuple(row.get("allow", ())),
        severity=row.get("severity"),
        settings=settings,
        place=f"{row.file}:{row.place.line}:{row.place.column}",
    )


def _assemble(row: Mapped, base: Mapping[str, str]) -> str:
    changes = row["base"] if isinstance(row["base"], Mapping) else {}
    for part in changes:
        if part not in base:
            raise row.error(f"the base ad has no part {part!r}{yamlfile.did_you_mean(part, base)}", "base")
    parts = {**base, **changes}
    return "\n\n".join(text for text in parts.values() if text)


def check(example: Example, pack: Pack) -> list[str]:
    """What is wrong with an example: empty when it holds."""
    rule = pack.rules[example.rule]
    findings = lint(example, pack, [rule])
    problems = []
    got = sorted((finding.start, finding.end) for finding in findings if finding.start is not None)
    if got != sorted(example.spans):
        problems.append(f"marks {_quotes(example.text, example.spans)}, found {_quotes(example.text, got)}")
    if example.missing != any(finding.start is None for finding in findings):
        problems.append("must report something missing" if example.missing else "reports something missing")
    if example.severity and any(finding.severity != example.severity for finding in findings):
        problems.append(f"severity must be {example.severity}, is {', '.join(f.severity for f in findings)}")
    if example.fixed is not None:
        problems += _check_fix(example, findings, pack, rule)
    if example.good:
        others = [item for item in pack.rules.values() if item.status == "stable" and item.id != rule.id]
        for finding in lint(example, pack, others):
            if finding.rule not in example.allow and not _short(example):
                problems.append(f"another rule speaks: {finding.rule} on {finding.quote or finding.message!r}")
    return problems


def _short(example: Example) -> bool:
    return len(example.text.split()) < engine.SHORT


def _check_fix(example: Example, findings: list[Finding], pack: Pack, rule: Rule) -> list[str]:
    edits = [edit for finding in findings for fix in finding.fixes[:1] for edit in fix.edits]
    fixed = apply(example.text, edits)
    if fixed != example.fixed:
        return [f"the fix gives {fixed!r}, not {example.fixed!r}"]
    again = lint(replace(example, text=fixed), pack, [rule])
    return [f"the fixed text still triggers the rule: {finding.quote!r}" for finding in again]


def lint(example: Example, pack: Pack, rules: list[Rule]) -> list[Finding]:
    """Run rules over an example under its settings.

    Raises:
        RuntimeError: a rule failed.
    """
    about_wishes = [rule.id for rule in rules if rule.kind == "directive"] if len(rules) == 1 else []
    if about_wishes:
        rules = [rule for rule in pack.rules.values() if rule.status == "stable"]
    outcome = engine.run(ad(example), pack, rules, options={example.rule: example.settings.get("options", {})})
    if outcome.errors:
        raise RuntimeError("; ".join(outcome.errors))
    return _about_wishes(example, pack, outcome, about_wishes) if about_wishes else list(outcome.findings)


def _about_wishes(example: Example, pack: Pack, outcome: engine.Outcome, wanted: Sequence[str]) -> list[Finding]:
    """What is told about the comments of an example that ask to ignore rules."""
    from jobwriter import suppress, wishes
    from jobwriter.readers import markdown

    today = example.settings.get("as_of", AS_OF)
    run = wishes.Run(pack.rules, outcome.ran - {GRAMMAR}, outcome.ran - {GRAMMAR}, today)
    settled = suppress.heed(markdown.read(example.text, example.name)[0], outcome.findings, run, {})
    return [finding for finding in settled.kept if finding.rule in wanted]


def ad(example: Example) -> engine.Ad:
    """The example as an ad, with its facts."""
    from jobwriter.readers import markdown

    settings = example.settings
    codes = settings.get("jurisdiction", "GB")
    jurisdictions = tuple(codes if isinstance(codes, list) else [codes])
    document: Document = understand(markdown.read(example.text, example.name)[0])
    today = settings.get("as_of", AS_OF)
    country = jurisdictions[0].split("-")[0] if jurisdictions else None
    locale = settings.get("locale", "en-US" if country == "US" else "en-GB")
    known = facts.extract(document, facts.Context(today, country, locale))
    return engine.Ad(
        document,
        known,
        today,
        jurisdictions,
        locale,
        settings.get("employer_type"),
        settings.get("employer_size"),
        tuple(settings.get("remote_scope", ())),
        settings.get("uses_ai_screening", False),
        settings.get("public_sector", False),
        _remarks(document, locale) if example.rule == GRAMMAR else (),
    )


def _remarks(document: Document, locale: str) -> tuple[Remark, ...]:
    """What Harper says: the examples of the rule ``grammar`` are held against it."""
    from jobwriter import grammar

    checked = grammar.check(grammar.checker(Grammar("harper")), document, locale)
    if checked.notices:
        raise RuntimeError("; ".join(checked.notices))
    return checked.remarks


def lacks(identity: str) -> str:
    """Why the examples of a rule cannot be run here; empty when they can."""
    if identity == GRAMMAR and find_spec("harper") is None:
        return "its examples need Harper; install it with: pip install 'jobwriter[harper]'"
    return ""


def check_patterns(rule: Rule, cases: list[Example]) -> list[str]:
    """Which patterns no bad example hits, and which excuses no good example needs."""
    problems = []
    for pattern in (*rule.match, *rule.swap):
        if not any(_hits(pattern, case.text) for case in cases if not case.good):
            problems.append(f"no bad example holds the pattern {_shown(pattern)}")
    for pattern in rule.unless:
        if not any(_hits(pattern, case.text) for case in cases if case.good):
            problems.append(f"no good example needs the excuse {_shown(pattern)}")
    return problems


def _heeded(rule: Rule, rules: Mapping[str, Rule]) -> set[str]:
    """The rules that a rule yields to, those that they yield to, and so on."""
    heeded: set[str] = set()
    ahead = list(rule.yields_to)
    while ahead:
        identity = ahead.pop()
        if identity not in heeded:
            heeded.add(identity)
            ahead += rules[identity].yields_to if identity in rules else ()
    return heeded


def _shown(pattern: str) -> str:
    """A pattern for a message; one that is long, since its word lists are filled in, by its ends."""
    return repr(pattern if len(pattern) <= 160 else f"{pattern[:100]} ... {pattern[-50:]}")


def _hits(pattern: str, text: str) -> bool:
    low = lower(fold(text))
    matcher = Matcher(compile_table([("x", pattern)]))
    return any(True for _ in matcher.find(low, tokenize(low)))


def _quotes(text: str, spans: Any) -> str:
    return "[" + ", ".join(repr(text[start:end]) for start, end in spans) + "]"


def prove(folder: Path | None = None, only: Sequence[str] = ()) -> Iterator[tuple[str, list[str]]]:
    """Prove a pack: yields the name of each example or rule and what is wrong with it.

    Examples that cannot be run here (see :func:`lacks`) are left out.

    Args:
        folder: the pack; the built-in one without it.
        only: rule ids, or words that they contain; all rules when empty.

    Raises:
        YamlError: a file that is not as the format says.
    """
    pack = packs.load(folder)
    if folder and folder.resolve() != root("checks").resolve():
        from jobwriter import housepacks

        for rule in pack.rules.values():
            if wanted(rule.id, only) and (faults := list(housepacks.faults(rule))):
                yield rule.id, faults
    by_rule: dict[str, list[Example]] = {}
    for example in examples(folder):
        if wanted(example.rule, only):
            by_rule.setdefault(example.rule, []).append(example)
            if not lacks(example.rule):
                yield example.name, check(example, pack)
    for identity, rule in pack.rules.items():
        if wanted(identity, only):
            yield identity, check_rule(rule, by_rule.get(identity, []), pack.rules)


def wanted(identity: str, only: Sequence[str]) -> bool:
    """Whether a rule is among those asked for."""
    return not only or any(word in identity for word in only)


def check_rule(rule: Rule, cases: list[Example], beside: Mapping[str, Rule] = EMPTY) -> list[str]:
    """What is wrong with a rule as a whole: patterns without an example, a function that does not exist.

    Args:
        rule: the rule.
        cases: its examples.
        beside: the rules of its own pack.
    """
    problems = check_patterns(rule, cases)
    known = {**packs.load().rules, **beside}
    problems += [f"yields to {other!r}, which is no rule" for other in rule.yields_to if other not in known]
    if rule.id in _heeded(rule, known):
        problems.append("yields to a rule that yields to it in turn, so that all of them would be silent")
    if rule.kind in {"function", "judged"}:
        try:
            engine.function(rule)
        except LookupError as error:
            problems.append(str(error))
    return problems
