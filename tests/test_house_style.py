"""House style: packs of rules, words, locked blocks, sections, extended configurations, presets, JSON Schemas."""

import datetime as dt
import json
import re
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

import jobwriter
from jobwriter import config, housepacks, housestyle, packs, prove, ruleschema, selection, slowness, yamlfile
from jobwriter.config import ConfigError, Settings, extending
from jobwriter.config.jsonschema import json_schema
from jobwriter.config.settings import Block, Sections, Words
from jobwriter.resources import root
from jobwriter.rulefile import parse
from jobwriter.yamlfile import YamlError, plain

RULE = """\
id: our-trains
title: We run trains
message: '"{words}" is what timetables call a train.'
why: Readers know what a train is.
advice: Write "trains".
since: 0.1.0
kind: existence
severity: warning
match:
  - rail services
evidence:
  - {claim: Our tone of voice says so., kind: house}
examples:
  bad:
    - "We plan [[rail services]]."
    - "You run [[rail services]]."
    - "The [[rail services]] run."
    - "Our [[rail services]] are on time."
    - "See our [[rail services]]."
  good:
    - {text: "We run trains.", because: It says trains.}
    - {text: "We run services.", because: There is no rail.}
    - {text: "The railway serves.", because: It is a verb.}
    - {text: "Services by rail.", because: The order is another.}
    - {text: "Rail is fun.", because: There is no service.}
"""
AD = prove.base_ad()
SLOW = "/rail (?:s?(?:er|e|r)+)+vices/"


@pytest.fixture(autouse=True)
def fresh():
    config.load.cache_clear()
    housepacks.joined.cache_clear()


def write(file, text):
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def run(folder, *args):
    command = [sys.executable, "-m", "jobwriter", *args]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8")
    assert "Traceback" not in done.stderr
    return done


def refused(file):
    with pytest.raises(ConfigError) as caught:
        accept(file)
    return str(caught.value)


def accept(file):
    settings = config.load(file)
    selection.check(selection.pack(settings), settings)
    return settings


def said(text, rule, **settings):
    report = jobwriter.lint(text, Settings(**settings, as_of=prove.AS_OF))
    return [finding for finding in report.findings if finding.rule == rule]


# Packs of the house


def test_a_rule_of_the_house_is_run_selected_explained_set_and_scored(tmp_path):
    write(tmp_path / "style/clarity/our-trains.yaml", RULE)
    write(tmp_path / ".jobwriter.yaml", "checks: [./style]\nseverity: {our-trains: error}\n")
    write(tmp_path / "jobs/ad.md", AD + "\n\nWe plan rail services.\n")
    result = run(tmp_path, "lint", "-f", "json", "--as-of", "2026-11-20", "jobs/ad.md")
    (file,) = json.loads(result.stdout)["files"]
    assert [(item["rule"], item["severity"], item["quote"]) for item in file["findings"]] == [
        ("our-trains", "error", "rail services")
    ]
    assert file["deductions"] == [{"rule": "our-trains", "points": 4.0, "count": 1}]
    assert result.returncode == 1
    assert run(tmp_path, "lint", "--ignore", "our-trains", "jobs/ad.md").returncode == 0
    assert "We run trains" in run(tmp_path, "rule", "our-trains").stdout
    assert "our-trains" in run(tmp_path, "rules").stdout
    assert "wrong" in run(tmp_path, "prove", "style").stdout
    assert run(tmp_path, "prove", "style").returncode == 0
    assert run(tmp_path, "lint", "--isolated", "jobs/ad.md").returncode == 0


@pytest.mark.parametrize(
    ("path", "old", "new", "place", "says"),
    [
        (
            "clarity/missing-pay.yaml",
            "id: our-trains",
            "id: missing-pay",
            "1:1",
            "id 'missing-pay' is that of a built-in",
        ),
        (
            "clarity/our-trains.yaml",
            "[[rail services]] run",
            "[[rail]] services run",
            "17:7",
            "found ['rail services']",
        ),
        ("clarity/our-trains.yaml", "  - rail services", f"  - {SLOW}", "10:5", "takes more than"),
        ("clarity/our-trains.yaml", "  - rail services", "  - /rail (services/", "10:5", "missing )"),
        ("clarity/our-trains.yaml", "  - rail services", "  - rail services\n  - '!!'", "11:5", "letter or a digit"),
        ("clarity/our-trains.yaml", "  - rail services", "  - rail services\n  - tram", "1:1", "no bad example holds"),
        ("clarity/our-trains.yaml", "severity: warning", "severity: loud", "8:1", "one of error, warning"),
        ("clarity/our-trains.yaml", "kind: existence", "kind: function", "7:1", "has no 'match'"),
        ("clarity/our-trains.yaml", "since: 0.1.0", "since: 0.1.0\nsevrity: x", "7:1", "did you mean 'severity'"),
        ("clarty/our-trains.yaml", "x", "x", "our-trains.yaml", "did you mean 'clarity'"),
        ("our-trains.yaml", "x", "x", "our-trains.yaml", "folder of its category"),
        ("clarity/our-trains.yml", "x", "x", "our-trains.yml", "ends in .yaml"),
    ],
)
def test_a_rule_that_cannot_be_used_is_an_error_with_file_and_line(tmp_path, path, old, new, place, says):
    text = RULE.replace(old, new)
    rule = write(tmp_path / "style" / path, text)
    write(tmp_path / ".jobwriter.yaml", "fail_on: error\nchecks: [style]\n")
    write(tmp_path / "ad.md", AD)
    message = refused(tmp_path / ".jobwriter.yaml")
    assert says in message
    assert message.startswith(str(rule))
    assert place in message
    assert ".jobwriter.yaml:2:1" in message


def test_a_rule_that_cannot_be_used_ends_the_run_and_is_told_by_prove(tmp_path):
    write(tmp_path / "style/clarity/our-trains.yaml", RULE.replace("  - rail services", f"  - {SLOW}"))
    write(tmp_path / ".jobwriter.yaml", "checks: [style]\n")
    write(tmp_path / "ad.md", AD)
    result = run(tmp_path, "lint", "ad.md")
    assert (result.returncode, result.stdout) == (2, "")
    assert "our-trains.yaml:10:5: the pattern" in result.stderr
    proof = run(tmp_path, "prove", "style")
    assert proof.returncode == 1
    assert "takes more than" in proof.stdout


def test_a_folder_without_rules_is_refused(tmp_path):
    assert "no such folder" in refused(write(tmp_path / ".jobwriter.yaml", "checks: [style]\n"))
    (tmp_path / "style").mkdir()
    config.load.cache_clear()
    assert "no rule in this folder" in refused(tmp_path / ".jobwriter.yaml")
    proof = run(tmp_path, "prove", "style")
    assert proof.returncode == 2
    assert "style holds no rule; a rule stands in style/clarity/our-rule.yaml" in " ".join(proof.stderr.split())


def test_two_folders_may_not_hold_the_same_rule(tmp_path):
    write(tmp_path / "one/clarity/our-trains.yaml", RULE)
    other = write(tmp_path / "two/title/our-trains.yaml", RULE)
    message = refused(write(tmp_path / ".jobwriter.yaml", "checks: [one, two]\n"))
    assert message.startswith(f"{other}:1:1")
    assert "one/clarity/our-trains.yaml" in message


def test_a_function_rule_needs_python_that_a_house_does_not_have(tmp_path):
    text = RULE.replace("kind: existence", "kind: function").replace("match:\n  - rail services\n", "")
    write(tmp_path / "style/clarity/our-trains.yaml", text)
    assert "needs a function inside jobwriter" in refused(write(tmp_path / ".jobwriter.yaml", "checks: [style]\n"))


def test_a_pack_is_proved_once_and_again_when_it_changes(tmp_path, monkeypatch):
    monkeypatch.setenv("JOBWRITER_CACHE", str(tmp_path / "cache"))
    rule = write(tmp_path / "style/clarity/our-trains.yaml", RULE)
    examined = []
    real = housepacks._examine
    monkeypatch.setattr(housepacks, "_examine", lambda pack, folder: (examined.append(folder), real(pack, folder)))

    def use():
        housepacks.joined.cache_clear()
        packs.load.cache_clear()
        packs.stamp.cache_clear()
        return housepacks.joined((str(tmp_path / "style"),))

    use()
    assert "our-trains" in use().rules
    assert len(examined) == 1
    rule.write_text(RULE.replace("[[rail services]] run", "[[rail]] services run"), encoding="utf-8")
    for _ in range(2):
        with pytest.raises(ConfigError, match="does not hold"):
            use()
    assert len(examined) == 3


@pytest.mark.parametrize(
    "pattern",
    ["(a+)+b", "(?:a|aa)+b", r"(\d+|\w+)+@", r"foo (?:\w+\s*)*bar"],
)
def test_patterns_that_hang_are_told(pattern):
    assert "takes more than" in slowness.of(f"/{pattern}/")


@pytest.mark.parametrize("pattern", ["a phrase", "/(?:very )*good/", "/a[^.]{0,80}b/", r"/(?:\w+ ){0,2}?python/"])
def test_patterns_that_do_not_hang_are_left_alone(pattern):
    assert slowness.of(pattern) == ""


def test_no_pattern_of_ours_hangs(monkeypatch):
    monkeypatch.setattr(slowness, "LONGEST", 200)
    rules = packs.load().rules.values()
    slow = [(rule.id, slowness.of(pattern)) for rule in rules for pattern in (*rule.match, *rule.swap, *rule.unless)]
    assert [(rule, reason) for rule, reason in slow if reason] == []


# Words


def test_words_of_the_house():
    words = Words(ban={"synergy": "it says nothing."}, prefer={"utilise": "use"})
    (banned,) = said("We look for Synergy, and more.", "banned-word", words=words)
    assert banned.quote == "Synergy"
    assert banned.message.endswith("does not use: it says nothing.")
    (better,) = said("Utilise our data.", "preferred-word", words=words)
    assert better.fixes[0].edits[0].text == "Use"
    assert better.fixes[0].safe


def test_a_rewrite_that_breaks_the_article_is_not_safe():
    (found,) = said("It is an advert for you.", "preferred-word", words=Words(prefer={"advert": "job ad"}))
    assert not found.fixes[0].safe


def test_allowed_words_are_set_aside_with_the_reason():
    text = "# Data Ninja\n\nOur ninja builds with Ninja. Competitive salary."
    plain = jobwriter.lint(text)
    report = jobwriter.lint(text, Settings(words=Words(allow={"ninja": "our build tool", "competitive salary": "no"})))
    assert [item.rule for item in plain.findings if item.quote == "Ninja"] == ["novelty-title"]
    assert not [item for item in report.findings if item.quote == "Ninja"]
    assert [(item.finding.rule, item.why, item.by) for item in report.suppressed if item.finding.quote == "Ninja"] == [
        ("novelty-title", "our build tool", "config")
    ]
    assert [item.rule for item in report.findings if item.category == "pay"] == [
        item.rule for item in plain.findings if item.category == "pay"
    ]


@given(st.lists(st.sampled_from(["data", "trains", "we", "Synergy", "big data", "a"]), min_size=1, max_size=12))
def test_a_preferred_word_once_written_is_not_found_again(chosen):
    text = " ".join(chosen)
    words = Words(prefer={"data": "big data", "synergy": "gain", "trains": "trains"})
    edits = [fix.edits[0] for item in said(text, "preferred-word", words=words) for fix in item.fixes]
    for edit in sorted(edits, key=lambda item: -item.start):
        text = text[: edit.start] + edit.text + text[edit.end :]
    assert said(text, "preferred-word", words=words) == []


# Locked blocks and sections

BLOCK = "We welcome applications from people of every background."


def block_said(text, **blocks):
    return said(text, "locked-block", blocks={name.replace("_", "-"): Block(block) for name, block in blocks.items()})


def test_a_locked_block_stands_word_for_word_however_it_is_wrapped():
    assert block_said(AD, equality=BLOCK.replace(" ", "\n")) == []
    assert block_said(AD.replace(BLOCK, BLOCK.replace("from ", "from\n")), equality=BLOCK) == []
    assert block_said(AD.replace(BLOCK, f"**{BLOCK}**"), equality=BLOCK) == []


@pytest.mark.parametrize(
    ("now", "quote", "says"),
    [
        ("We welcome applications from people of any background.", "any", "says “any” where the house has “every”"),
        ("We welcome applications from every background.", "from", "lacks “people of” after “from”"),
        ("We welcome all applications from people of every background.", "all", "“all”, which the house does not have"),
    ],
)
def test_the_first_difference_is_told_and_mended(now, quote, says):
    changed = AD.replace(BLOCK, now)
    (found,) = block_said(changed, equality=BLOCK)
    assert found.quote == quote
    assert says in found.message
    (edit,) = found.fixes[0].edits
    assert changed[: edit.start] + edit.text + changed[edit.end :] == AD
    assert not found.fixes[0].safe


def test_a_block_that_is_not_there_is_missing():
    (found,) = block_said(AD.replace(BLOCK, ""), equal_opportunity=BLOCK)
    assert found.start is None
    assert "equal-opportunity" in found.message
    assert "missing" in found.message


@given(st.data())
def test_any_word_that_is_changed_or_lost_is_found(data):
    words = BLOCK.split()
    at = data.draw(st.integers(0, len(words) - 1))
    other = data.draw(st.sampled_from([[], ["otherwise"], [words[at], "otherwise"]]))
    changed = AD.replace(BLOCK, " ".join([*words[:at], *other, *words[at + 1 :]]))
    document = jobwriter.lint(changed).document
    if other == [words[at], "otherwise"] and at == len(words) - 1:
        assert list(housestyle.locked(document, {"x": BLOCK})) == []
    else:
        assert len(list(housestyle.locked(document, {"x": BLOCK}))) == 1


def test_a_passage_that_the_organisation_locks_may_be_told_as_a_sentence():
    organisation = {"equality": BLOCK[0].lower() + BLOCK[1:-1], "lock": True}
    assert said(AD, "locked-block", organisation=organisation) == []


def test_a_changed_word_at_an_end_is_told_without_what_stands_around_it():
    (found,) = block_said(AD.replace("We welcome applications", "And they welcome applications"), equality=BLOCK)
    assert found.quote == "they"


def test_what_the_organisation_locks_is_held_too():
    organisation = {
        "name": "Northgate Rail",
        "equality": BLOCK,
        "about": "We run trams.",
        "lock": ["equality", "about"],
    }
    found = said(AD, "locked-block", organisation=organisation)
    assert [re.search(r"organisation\.\w+", item.message)[0] for item in found] == ["organisation.about"]
    assert said(AD, "locked-block", organisation={**organisation, "lock": ["equality"]}) == []


def test_required_sections():
    without = AD[: AD.index("## How we hire")] + AD[AD.index("## Equal opportunity") :]
    asked = Settings(sections=Sections(("pay", "benefits", "process")), as_of=prove.AS_OF)
    found = [item for item in jobwriter.lint(without, asked).findings if item.rule == "missing-section"]
    assert [item.section for item in found] == ["process"]
    assert [item for item in jobwriter.lint(AD, asked).findings if item.rule == "missing-section"] == []


# Extended configurations


def test_the_nearest_wins_lists_join_and_every_value_knows_its_line(tmp_path):
    base = write(
        tmp_path / "house/base.yaml",
        "fail_on: error\nignore: [title-length]\nchecks: [rules]\nmin_score: 60\nwords:\n  ban: [synergy, data]\n"
        "severity: {pay: error, title: error}\nblocks: {eo: {file: eo.md}}\n"
        "rules: {long-sentence: {max_words: 20, warn_above: 30}}\n",
    )
    write(tmp_path / "house/eo.md", BLOCK)
    near = write(
        tmp_path / "jobs/.jobwriter.yaml",
        "extends: ../house/base.yaml\nfail_on: never\nignore:\n  - weak-opening\nwords: {allow: {data: our trade}}\n"
        "severity: {title: warning}\nrules: {long-sentence: {max_words: 22}}\n",
    )
    settings = config.load(near)
    assert settings.fail_on == "never"
    assert settings.min_score == 60
    assert settings.ignore == ("title-length", "weak-opening")
    assert settings.checks == (str(tmp_path / "jobs/../house/rules"),)
    assert settings.severity == {"pay": "error", "title": "warning"}
    assert settings.rules == {"long-sentence": {"max_words": 22, "warn_above": 30}}
    assert settings.words == Words(ban={"synergy": ""}, allow={"data": "our trade"})
    assert settings.blocks["eo"].text == BLOCK
    assert settings.source_of("fail_on") == f"{near}:2:1"
    assert settings.source_of("min_score") == f"{base.parent.parent}/jobs/../house/base.yaml:4:1"
    assert settings.source_of("ignore", "weak-opening") == f"{near}:4:5"
    assert settings.source_of("ignore", "title-length").endswith("base.yaml:2:10")
    assert settings.source_of("severity", "pay").endswith("base.yaml:7:12")


def test_a_chain_is_followed_and_of_several_a_later_one_is_nearer(tmp_path):
    write(tmp_path / "a.yaml", "fail_on: error\nmin_score: 1\nlocale: en-US\n")
    write(tmp_path / "b.yaml", "extends: a.yaml\nmin_score: 2\n")
    write(tmp_path / "c.yaml", "min_score: 3\n")
    settings = config.load(write(tmp_path / "d.yaml", "extends: [b.yaml, c.yaml]\n"))
    assert (settings.fail_on, settings.min_score, settings.locale) == ("error", 3, "en-US")


def test_a_circle_names_both_files(tmp_path):
    write(tmp_path / "a.yaml", "extends: b.yaml\n")
    write(tmp_path / "b.yaml", "fail_on: error\nextends: a.yaml\n")
    message = refused(tmp_path / "a.yaml")
    assert f"{tmp_path}/b.yaml:2:1" in message
    assert f"{tmp_path}/a.yaml" in message
    assert f"extended by {tmp_path}/a.yaml:1:1" in message
    assert "itself" in refused(write(tmp_path / "c.yaml", "extends: c.yaml\n"))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("extends: house.yaml\n", "is not there"),
        ("extends: strict\n", "did you mean 'preset:strict'"),
        ("extends: preset:strikt\n", "did you mean 'strict'"),
        ("extends: package:acme\n", "no installed package offers"),
        ("extends: broken.yaml\n", "broken.yaml:2:1: unknown setting 'fail_onn'; did you mean 'fail_on'? (extended by"),
        ("extends: bad-rule.yaml\n", "unknown rule or category 'missing-pai' in 'ignore' ("),
        ("extends: 3\n", "list of configurations"),
    ],
)
def test_what_cannot_be_extended_is_told_with_the_line(tmp_path, text, says):
    write(tmp_path / "broken.yaml", "\nfail_onn: x\n")
    write(tmp_path / "bad-rule.yaml", "ignore: [missing-pai]\n")
    message = refused(write(tmp_path / ".jobwriter.yaml", text))
    assert says in message
    assert ".yaml:1:" in message


def test_a_package_offers_a_configuration(tmp_path, monkeypatch):
    write(tmp_path / "acme_style/jobwriter.yaml", "fail_on: never\nchecks: [rules]\n")
    write(tmp_path / "acme_style-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: acme-style\nVersion: 1.0\n")
    write(
        tmp_path / "acme_style-1.0.dist-info/entry_points.txt",
        "[jobwriter.configs]\nacme = acme_style\ngone = gone_style\nraises = acme_raises.style\nempty =\n",
    )
    write(tmp_path / "acme_raises/__init__.py", "raise RuntimeError('no licence')\n")
    monkeypatch.syspath_prepend(tmp_path)
    settings = config.load(write(tmp_path / "x/.jobwriter.yaml", "extends: package:acme\n"))
    assert settings.fail_on == "never"
    assert settings.checks == (str(tmp_path / "acme_style/rules"),)
    assert "did you mean 'acme'" in refused(write(tmp_path / "y.yaml", "extends: package:acne\n"))
    assert "holds no jobwriter.yaml" in refused(write(tmp_path / "z.yaml", "extends: package:gone\n"))
    message = refused(write(tmp_path / "r.yaml", "extends: package:raises\n"))
    assert (
        "r.yaml:1:1: the package 'acme_raises.style' behind 'raises' cannot be loaded (RuntimeError: no lic" in message
    )
    assert "cannot be loaded" in refused(write(tmp_path / "e.yaml", "extends: package:empty\n"))


def test_toml_has_lines_too(tmp_path):
    file = write(tmp_path / "pyproject.toml", "[project]\nname = 'x'\n[tool.jobwriter]\nfail-on = 'loud'\n")
    assert f"{file}:4 " in refused(file)
    file.write_text("[tool.jobwriter.words]\nban = [1]\n", encoding="utf-8")
    config.load.cache_clear()
    assert f"{file}:1 " in refused(file)


@pytest.mark.parametrize("name", extending.presets())
def test_presets_are_whole_and_name_rules_that_there_are(tmp_path, name):
    settings = config.load(write(tmp_path / ".jobwriter.yaml", f"extends: preset:{name}\n"))
    selection.check(packs.load(), settings)
    assert settings.source_of("fail_on") != "the defaults" or name not in {"recommended", "strict"}
    lines = extending.presets()[name].read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("# ")
    jobwriter.lint(AD, settings)


def test_the_presets_are_those_that_are_promised():
    assert set(extending.presets()) == {"recommended", "strict", "uk-public-sector", "agency", "us"}


# JSON Schemas

FINE = [
    "",
    "select: pay, title\nignore: [missing-pay]\npreview: true\nseverity: {pay: error, title/*: warning}\n",
    "rules: {long-sentence: {max_words: 20}}\nfail_on: never\nmin_score: 70\njurisdictions: [gb, US-CO]\n",
    "locale: en-US\n",
    "employer_type: agency\nemployer_size: 40\nremote_scope: IE, FR\nuses_ai_screening: true\npublic_sector: false\n",
    "employer_size: {US: 40, us-co: 3}\ngrammar: harper\norganisation: {name: Northgate Rail, lock: true}\n",
    "grammar: {engine: languagetool, server: 'http://localhost:8081', timeout: 2.5}\nextends: preset:strict\n",
    "grammar: false\nextends: [preset:us, preset:agency]\nbaseline: old.json\n",
    "words: {ban: [synergy, {word: rock star, why: it excludes}], prefer: {data: data}, allow: {C++: a language}}\n",
    "blocks: {a: text, b: {text: more text}, c: {file: c.md}}\nsections: {required: [pay, nice-to-have]}\n",
    "checks: [style]\nsections: {}\nwords: {}\n",
]
BROKEN = [
    ("fail_onn: error\n", "did you mean"),
    ("fail_on: loud\n", "one of"),
    ("fail_on:\n", "no value"),
    ("preview: 1\n", "true or false"),
    ("min_score: 101\n", "0 to 100"),
    ("min_score: true\n", "0 to 100"),
    ("select: [1]\n", "list of names"),
    ("select: 'pay,,title'\n", "list of names"),
    ("severity: {pay: loud}\n", "one of"),
    ("severity: [pay]\n", "map"),
    ("rules: {long-sentence: 7}\n", "options"),
    ("rules: {long-sentence: {max_words: many}}\n", "type int"),
    ("rules: {long-sentence: {max: 7}}\n", "no option"),
    ("jurisdictions: [Britain]\n", "ISO code"),
    ("employer_size: -1\n", "number of employees"),
    ("employer_size: {Britain: 1}\n", "ISO code"),
    ("grammar: {engine: word}\n", "one of"),
    ("grammar: {engine: languagetool, server: localhost}\n", "URL"),
    ("grammar: {server: 'http://localhost'}\n", "one of"),
    ("baseline: 3\n", "name of a file"),
    ("organisation: [a]\n", "fields"),
    ("extends: 3\n", "list of configurations"),
    ("checks: {a: b}\n", "list of folders"),
    ("jurisdictions: [NO]\n", "NO needs quotes"),
    ("organisation: {abut: We plan.}\n", "did you mean 'about'"),
    ("words: [synergy]\n", "such as"),
    ("words: {baned: [synergy]}\n", "did you mean 'ban'"),
    ("words: {ban: synergy}\n", "list of words"),
    ("words: {ban: [3]}\n", "in quotes"),
    ("words: {ban: ['!!']}\n", "words"),
    ("words: {ban: [/syn.*/]}\n", "regular expression"),
    ("words: {ban: [{why: x}]}\n", "words"),
    ("words: {ban: [{word: x, why: 3}]}\n", "'why' must be text"),
    ("words: {prefer: {utilise: }}\n", "what to write instead"),
    ("words: {allow: {rockstar: }}\n", "the reason"),
    ("words: {allow: [rockstar]}\n", "the reason"),
    ("blocks: text\n", "name blocks"),
    ("blocks: {a: {text: x, file: y}}\n", "either"),
    ("blocks: {a: {}}\n", "either"),
    ("blocks: {a: ''}\n", "must be text"),
    ("blocks: {a: 3}\n", "such as"),
    ("sections: {required: pay}\n", "list of kinds"),
    ("sections: {required: [salary]}\n", "no kind of section"),
    ("sections: {order: [pay]}\n", "unknown key"),
]
TOGETHER = [
    ("words: {ban: [data], allow: {Data: our trade}}\n", "stands under 'ban' and 'allow'"),
    ("words: {ban: [data], prefer: {data: facts}}\n", "stands under 'ban' and 'prefer'"),
    ("words: {ban: [Use], prefer: {utilise: use}}\n", "'use' is to be written for 'utilise', but is itself not wanted"),
    ("words: {prefer: {utilise: use, use: utilise}}\n", "itself not wanted"),
    ("jurisdictions: [XX]\n", "holds 'XX', which is no code of a country or state"),
    ("jurisdictions: [EN]\n", "did you mean 'GB'?"),
    ("remote_scope: [US-CO, US-XX]\n", "holds 'US-XX'"),
    ("employer_size: {ZZ: 3}\n", "holds 'ZZ'"),
    ("organisation: {about: We plan., lock: 3}\n", "must be true, or a list of names"),
    ("organisation: {about: We plan., lock: [equality]}\n", "names 'equality', which is not settled"),
    ("blocks: {a: {file: gone.md}}\n", "cannot be read"),
    ("blocks: {a: {file: empty.md}}\n", "is empty"),
]


CONFIG_SCHEMA = json_schema()
RULE_SCHEMA = ruleschema.json_schema()


def as_json(text):
    return json.loads(json.dumps(plain(yamlfile.load(text, "a file")) or {}, default=dt.date.isoformat))


def valid(schema, value):
    checker = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    return not list(checker.iter_errors(value))


@pytest.mark.parametrize("text", FINE)
def test_the_schema_accepts_what_a_run_accepts(tmp_path, text):
    write(tmp_path / "c.md", "A text.")
    write(tmp_path / "style/clarity/our-trains.yaml", RULE)
    accept(write(tmp_path / ".jobwriter.yaml", text))
    assert valid(CONFIG_SCHEMA, as_json(text))


@pytest.mark.parametrize(("text", "says"), BROKEN)
def test_what_is_broken_fails_both_and_the_line_is_told(tmp_path, text, says):
    message = refused(write(tmp_path / ".jobwriter.yaml", text))
    assert says in message
    assert f"{tmp_path}/.jobwriter.yaml:1:" in message
    assert not valid(CONFIG_SCHEMA, as_json(text))


@pytest.mark.parametrize(("text", "says"), TOGETHER)
def test_what_only_reading_can_tell(tmp_path, text, says):
    write(tmp_path / "empty.md", " \n")
    message = refused(write(tmp_path / ".jobwriter.yaml", "\n" + text))
    assert says in message
    assert f"{tmp_path}/.jobwriter.yaml:2:" in message


def test_a_nested_slip_is_told_on_its_own_line(tmp_path):
    text = "words:\n  ban:\n    - synergy\n    - {wort: rockstar}\n  prefer:\n    utilise: 3\n"
    assert ".yaml:4:8): unknown key 'wort'; did you mean 'word'" in refused(write(tmp_path / "a.yaml", text))
    assert ".yaml:6:5)" in refused(write(tmp_path / "b.yaml", text.replace("wort", "word")))
    text = "severity:\n  pay: error\n  title: loud\n"
    assert "'severity.title' (" in (message := refused(write(tmp_path / "c.yaml", text)))
    assert "c.yaml:3:3)" in message
    text = "per_file:\n  a/*.md: {ignore: [pay]}\n  b/*.md: {ignor: [pay]}\n"
    assert "d.yaml:3:3)" in refused(write(tmp_path / "d.yaml", text))


def test_every_setting_is_in_the_schema_with_what_it_means():
    jsonschema.Draft202012Validator.check_schema(CONFIG_SCHEMA)
    assert set(CONFIG_SCHEMA["properties"]) == set(config.KEYS)
    assert all(field["description"] for field in CONFIG_SCHEMA["properties"].values())
    assert set(config.KEYS) <= set(config.CHECKS)


@pytest.mark.parametrize("path", sorted(root("checks").glob("*/*.yaml")), ids=lambda path: path.stem)
def test_every_rule_of_ours_fits_the_schema_of_rules(path):
    assert valid(RULE_SCHEMA, as_json(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("kind: existence", "kind: guess"),
        ("kind: existence", "kind: substitution"),
        ("kind: existence", "kind: function"),
        ("severity: warning", "severity: loud"),
        ("severity: warning", "severity: warning\nweight: -1"),
        ("severity: warning", "severity: warning\nneutral: maybe"),
        ("severity: warning", "severity: warning\nscope: {zones: [sky]}"),
        ("severity: warning", "severity: warning\nin_force: soon"),
        ("severity: warning", "severity: warning\nraises: [{where: GB}]"),
        ("severity: warning", "severity: warning\noptions: {most: {default: 3, type: number, doc: x}}"),
        ("title: We run trains\n", ""),
        ("title: We run trains", "title: ''"),
        ("why: Readers know", "wy: Readers know"),
        ("id: our-trains", "id: Our Trains"),
        ("kind: house", "kind: rumour"),
        (", because: It says trains.", ""),
        ('    - "See our [[rail services]]."\n', ""),
        ('"See our [[rail services]]."', '"See our rail services."'),
    ],
)
def test_a_broken_rule_fails_both(tmp_path, old, new):
    assert valid(RULE_SCHEMA, as_json(RULE))
    text = RULE.replace(old, new)
    assert text != RULE
    path = write(tmp_path / "clarity/our-trains.yaml", text)
    with pytest.raises(YamlError) as caught:
        [parse(yamlfile.load(text, str(path)), path), *prove.examples(tmp_path)]
    assert f"{path}:" in str(caught.value)
    assert not valid(RULE_SCHEMA, as_json(text))


@pytest.mark.parametrize("name", ["brief", "config", "rule"])
def test_schemas_are_printed_and_shipped(tmp_path, name):
    printed = run(tmp_path, "schema", name)
    shipped = Path(jobwriter.__file__).parent / "schemas" / f"{name}.json"
    assert json.loads(printed.stdout) == json.loads(shipped.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(json.loads(printed.stdout))
    assert run(tmp_path, "schema", "ad").returncode == 2


# The page


def test_the_examples_of_the_page_are_read(tmp_path):
    page = (Path(__file__).parent.parent / "docs/configuration.md").read_text(encoding="utf-8")
    page = re.sub(r"(?s)<!-- presets -->.*<!-- /presets -->", "", page)
    blocks = [block for block in re.findall(r"(?s)```yaml\n(.*?)```", page) if not block.startswith(("#", "extends"))]
    write(tmp_path / "legal/equal-opportunity.md", BLOCK)
    write(tmp_path / "our-checks/clarity/our-trains.yaml", RULE)
    settings = accept(write(tmp_path / ".jobwriter.yaml", "".join(blocks)))
    assert settings.words.allow == {"Ninja": "our build tool"}
    assert settings.sections.required == ("duties", "pay", "process")
    assert plain(as_json("".join(blocks)))
    assert len(blocks) == 4
