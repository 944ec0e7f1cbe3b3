"""``jobwriter rules``: all rules, by category."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import click

from jobwriter import config, selection
from jobwriter.cli.terminal import color_option, say, style
from jobwriter.config import ConfigError, Settings
from jobwriter.law import expanded
from jobwriter.rule import CATEGORIES, Rule


@click.command("rules")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@color_option
def command(as_json: bool, color: str) -> None:
    """List all rules by category, those of the house among them, with severity and what each finds."""
    rules = sorted(house_rules().values(), key=lambda rule: (CATEGORIES.index(rule.category), rule.id))
    if as_json:
        say(json.dumps([row(rule) for rule in rules], indent=1))
        return
    setting = style(color)
    category = ""
    for rule in rules:
        if rule.category != category:
            category = rule.category
            say(f"\n{setting.paint(category, 'bold')}")
        mark = " (preview)" if rule.status == "preview" else ""
        say(f"  {setting.paint(f'{rule.severity:<10}', rule.severity)} {rule.id:<28} {rule.title}{mark}")
    say("\nExplain one: jobwriter rule ID")


def house_rules() -> Mapping[str, Rule]:
    """Our rules and those of the configuration that holds here.

    Raises:
        click.UsageError: the configuration, or a rule of the house, cannot be used.
    """
    try:
        file = config.find(Path.cwd())
        return selection.pack(config.load(file) if file else Settings()).rules
    except ConfigError as error:
        raise click.ClickException(str(error)) from error


def row(rule: Rule) -> dict[str, object]:
    """A rule as plain data."""
    return {
        "id": rule.id,
        "category": rule.category,
        "title": rule.title,
        "severity": rule.severity,
        "confidence": rule.confidence,
        "status": rule.status,
        "since": rule.since,
        "message": rule.message,
        "why": rule.why,
        "advice": rule.advice,
        "weight": rule.weight,
        "cap": rule.cap,
        "fix": rule.fix,
        "jurisdiction": list(rule.jurisdiction),
        "raises": [
            {
                "where": law.where,
                "severity": law.severity,
                "since": law.since.isoformat() if law.since else None,
                "cite": law.cite,
            }
            for law in expanded(rule.raises)
        ],
        "options": {
            name: {"default": option.default, "type": option.type, "doc": option.doc}
            for name, option in rule.options.items()
        },
        "evidence": [
            {"claim": item.claim, "url": item.url, "kind": item.kind, "year": item.year, "contested": item.contested}
            for item in rule.evidence
        ],
    }
