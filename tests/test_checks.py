"""Every example of every rule is a test; so is every promise that a rule file makes."""

import pytest

from jobwriter import packs, prove

PACK = packs.load()
EXAMPLES = list(prove.examples())


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_example(example):
    if reason := prove.lacks(example.rule):
        pytest.skip(f"NOT PROVEN: the rule {example.rule}: {reason}")
    assert prove.check(example, PACK) == []


@pytest.mark.parametrize("rule", PACK.rules.values(), ids=lambda rule: rule.id)
def test_rule(rule):
    assert prove.check_rule(rule, [item for item in EXAMPLES if item.rule == rule.id]) == []


@pytest.mark.parametrize("rule", PACK.rules.values(), ids=lambda rule: rule.id)
def test_texts_read_as_sentences(rule):
    for text in (rule.message, rule.why, rule.advice):
        assert text[-1] in ".?!\u201d\"'" or text == "{what}", text
        assert "  " not in text
    assert not rule.title.endswith(".")
    assert rule.cap >= rule.weight


def test_the_base_ad_is_clean_under_every_rule():
    base = prove.Example("missing-pay", "base", prove.base_ad(), (), False, True)
    findings = prove.lint(base, PACK, [rule for rule in PACK.rules.values() if rule.status == "stable"])
    assert [(finding.rule, finding.quote) for finding in findings] == []


def test_a_broken_rule_does_not_hide_the_others(monkeypatch):
    from jobwriter import engine

    def broken(ad, options):
        raise ZeroDivisionError("nothing to divide")

    known = engine.function
    monkeypatch.setattr(engine, "function", lambda rule: broken if rule.id == "missing-pay" else known(rule))
    example = prove.Example("x", "x", "Salary: competitive. #LI-Remote " * 30, (), False, False)
    rules = [PACK.rules["missing-pay"], PACK.rules["tracking-token"]]
    outcome = engine.run(prove.ad(example), PACK, rules)
    assert outcome.errors
    assert "missing-pay failed" in outcome.errors[0]
    assert {finding.rule for finding in outcome.findings} == {"tracking-token"}
