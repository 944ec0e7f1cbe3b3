"""The format of rule files: word lists, density, rules that yield, addresses and names that are masked."""

import pytest

from jobwriter import packs, prove
from jobwriter.records import replace
from jobwriter.yamlfile import YamlError

RULE = """\
id: {id}
title: A rule
message: "{{words!r}}"
why: It says so.
advice: Write less.
since: 0.1.0
kind: {kind}
severity: suggestion
evidence: [{{claim: It is a test., kind: house}}]
examples: {{bad: [], good: []}}
{more}
"""


def pack_of(folder, **rules):
    (folder / "clarity").mkdir(exist_ok=True)
    for name, (kind, more) in rules.items():
        path = folder / "clarity" / f"{name}.yaml"
        path.write_text(RULE.format(id=name, kind=kind, more=more), encoding="utf-8")
    return packs.load(folder)


def spoken(pack, text, *ids):
    """What the rules of a pack say about a text: rule, words, severity."""
    example = prove.Example(ids[0], "x", text, (), False, False)
    return [(item.rule, item.quote, item.severity) for item in prove.lint(example, pack, [pack.rules[i] for i in ids])]


LISTS = "words: {strong: [strong, deep], skill: [python, 'statistics?'], any: ['{skill}', rust]}\n"


def test_word_lists_are_filled_in_and_may_use_each_other(tmp_path):
    pack = pack_of(tmp_path, one=("existence", LISTS + r"match: ['/{strong} (?:\w+ ){0,2}?{any}/']"))
    found = spoken(pack, "Strong tea, deep working statistics and strong Rust.", "one")
    assert [words for _, words, _ in found] == ["deep working statistics", "strong Rust"]


def test_an_unknown_word_list_names_the_file_and_the_one_meant(tmp_path):
    with pytest.raises(YamlError, match=r"one\.yaml:\d+:\d+: there is no word list 'skil'; did you mean 'skill'"):
        pack_of(tmp_path, one=("existence", LISTS + "match: ['/{strong} {skil}/']"))


def test_density_warns_once_when_there_are_too_many(tmp_path):
    options = "options: {per_100_words: {default: 5.0, type: float, doc: How many.}}\n"
    pack = pack_of(tmp_path, one=("density", options + "match: [leading]"))
    crowded = spoken(pack, "A leading firm with leading tools and a leading team of its own.", "one")
    assert [severity for *_, severity in crowded] == ["warning", "suggestion", "suggestion"]
    assert [
        severity
        for *_, severity in spoken(
            pack, "A leading firm." + " They run the trains and the stations of the north." * 6, "one"
        )
    ] == ["suggestion"]


def test_a_rule_is_silent_where_a_better_one_has_spoken(tmp_path):
    pack = pack_of(
        tmp_path, broad=("existence", "match: [world class team, great team]\nyields_to: [narrow]"),
        narrow=("existence", "match: [world class]"),
    )  # fmt: skip
    text = "A world class team is a great team."
    assert spoken(pack, text, "broad", "narrow") == [
        ("narrow", "world class", "suggestion"), ("broad", "great team", "suggestion"),
    ]  # fmt: skip
    assert len(spoken(pack, text, "broad")) == 2
    assert "no rule" in " ".join(prove.check_rule(pack.rules["broad"], []))


def test_words_inside_addresses_and_the_employers_name_are_masked(tmp_path):
    pack = pack_of(
        tmp_path, one=("existence", "match: [dream]"), other=("existence", "match: [dream]\nscope: {addresses: true}")
    )
    text = "See https://jobs.example/dream or www.dream.example, write to dream@jobs.example: it is a dream."
    assert [words for _, words, _ in spoken(pack, text, "one")] == ["dream"]
    assert len(spoken(pack, text, "other")) == 4
    named = "# Engineer\n\n**Company:** Dream Team Ltd\n\nDream Team Ltd is a dream."
    example = prove.Example("one", "x", named, (), False, False)
    assert [item.start for item in prove.lint(example, pack, [pack.rules["one"]])] == [named.rindex("dream")]


def test_rules_that_would_silence_each_other_are_refused():
    rules = packs.load().rules
    circle = replace(rules["corporate-jargon"], yields_to=("vague-duty",))
    assert "silent" in " ".join(prove.check_rule(circle, []))
    assert not any("silent" in text for rule in rules.values() for text in prove.check_rule(rule, []))
