"""Which rules run, and at what severity: ids, categories, ``category/*``."""

from __future__ import annotations

from collections.abc import Mapping

from jobwriter.config import Settings
from jobwriter.finding import Severity
from jobwriter.packs import Pack
from jobwriter.rule import CATEGORIES, Rule


def names(selector: str, rule: Rule) -> bool:
    """Whether a selector (``all``, an id, an old id, a category, ``category/*`` or ``category/id``) names a rule."""
    head, _, tail = selector.partition("/")
    if tail:
        return head == rule.category and tail in {"*", rule.id}
    return selector in {"all", rule.id, rule.category, *rule.formerly}


def unknown(pack: Pack, selectors: tuple[str, ...]) -> list[str]:
    """The selectors that name no rule and no category."""
    rules = pack.rules.values()
    categories = {*CATEGORIES, *(f"{category}/*" for category in CATEGORIES)}
    return [word for word in selectors if word not in categories and not any(names(word, rule) for rule in rules)]


def chosen(pack: Pack, settings: Settings) -> list[Rule]:
    """The rules that a run uses: all stable ones, or those selected, without those ignored.

    A rule in preview runs with ``preview`` or when it is selected by its own id.
    """
    out = []
    for rule in pack.rules.values():
        if rule.status == "retired":
            continue
        by_id = any(word.rpartition("/")[2] in {rule.id, *rule.formerly} for word in settings.select)
        if settings.select and not any(names(word, rule) for word in settings.select):
            continue
        if rule.status == "preview" and not (settings.preview or by_id):
            continue
        if any(names(word, rule) for word in settings.ignore):
            continue
        out.append(rule)
    return out


def severities(pack: Pack, settings: Settings) -> Mapping[str, Severity]:
    """Severities set by the house, for each rule that one names; an id wins over a category."""
    out: dict[str, Severity] = {}
    for word, severity in sorted(settings.severity.items(), key=lambda item: item[0].rpartition("/")[2] in pack.rules):
        out |= {rule.id: severity for rule in pack.rules.values() if names(word, rule)}
    return out
