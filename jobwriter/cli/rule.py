"""``jobwriter rule ID``: what a rule finds, why, what to write instead, and who says so."""

from __future__ import annotations

import json
from pathlib import Path

import click

from jobwriter import packs
from jobwriter.cli.rules import house_rules, row
from jobwriter.cli.terminal import color_option, say, style
from jobwriter.formats.style import Style
from jobwriter.law import expanded
from jobwriter.nearest import nearest
from jobwriter.prove import Example, examples
from jobwriter.rule import Rule


@click.command("rule")
@click.argument("identity", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@color_option
def command(identity: str, as_json: bool, color: str) -> None:
    """Explain the rule ID, one of ours or of the house: what it finds, why, what to write instead, and the evidence."""
    rules = packs.load().rules
    if identity not in rules:
        rules = house_rules()
    rule = rules.get(identity) or next((item for item in rules.values() if identity in item.formerly), None)
    if rule is None:
        near = nearest(identity, rules)
        hint = f" Did you mean {near!r}?" if near else ""
        raise click.UsageError(f"No rule {identity!r}.{hint} 'jobwriter rules' lists all.")
    if as_json:
        say(json.dumps(row(rule), indent=1))
        return
    say(explain(rule, [item for item in examples(Path(rule.file).parents[1]) if item.rule == rule.id], style(color)))


def explain(rule: Rule, cases: list[Example], setting: Style) -> str:
    """The page of a rule as text for the terminal."""
    grade = setting.paint(rule.severity, rule.severity)
    status = "" if rule.status == "stable" else f", {rule.status}"
    out = [f"{setting.paint(rule.id, 'bold')} ({rule.category}, {grade}{status}, since {rule.since})", rule.title, ""]
    out += [setting.wrap(rule.why, "       ", "why:   "), setting.wrap(rule.advice, "       ", "write: ")]
    marked = [case for case in cases if not case.good and case.spans and len(case.text) < 400][:3]
    good = [case for case in cases if case.good and len(case.text) < 400][:3]
    if marked:
        out += ["", "It finds:", *(setting.wrap(_underline(case, setting), "    ", "  - ") for case in marked)]
    if good:
        out += ["", "It leaves alone:", *(setting.wrap(case.text, "    ", "  - ") for case in good)]
    if rule.raises:
        laws = expanded(rule.raises)
        out += ["", "Where a law applies:"]
        out += [setting.wrap(f"{law.where}: {law.severity}. {law.cite}", "    ", "  - ") for law in laws]
    if rule.options:
        out += ["", "Options (rules." + rule.id + ".NAME):"]
        out += [
            setting.wrap(f"{name} = {item.default!r}: {item.doc}", "    ", "  - ")
            for name, item in rule.options.items()
        ]
    out += ["", "Evidence:"]
    for item in rule.evidence:
        source = ", ".join(str(part) for part in (item.kind, item.year, item.url) if part)
        contested = " (contested)" if item.contested else ""
        out.append(setting.wrap(f"{item.claim}{contested} [{source}]", "    ", "  - "))
    return "\n".join(out)


def _underline(case: Example, setting: Style) -> str:
    text, at = "", 0
    for start, end in case.spans:
        words = case.text[start:end]
        text += case.text[at:start] + (setting.paint(words, "error") if setting.color else f"[{words}]")
        at = end
    return text + case.text[at:]
