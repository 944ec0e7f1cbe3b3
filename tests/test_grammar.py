"""The rule grammar and what stands behind it: feeding, Harper, LanguageTool, and servers that misbehave."""

import json
import os
import subprocess
import sys
import threading
import time
import zipfile
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import jobwriter
from jobwriter import config, grammar, packs, readers
from jobwriter.config import ConfigError, Grammar
from jobwriter.grammar import Unavailable, feeding
from jobwriter.grammar import languagetool as lt
from jobwriter.source import Source
from jobwriter.understand import understand

REAL = os.environ.get("JOBWRITER_LANGUAGETOOL")
needs_server = pytest.mark.skipif(
    not REAL,
    reason="LANGUAGETOOL NOT TESTED: set JOBWRITER_LANGUAGETOOL to the URL that tests/languagetool/serve prints",
)
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
JARS = CACHE / "jobwriter" / "languagetool-6.6" / "jars"
SEEDS = Path(__file__).resolve().parent.parent / "seeds" / "good"
BAD = """# Data Engineer

The team meets planners each week, and we is looking for one more analyst.

- You will maintaining the data warehouse 🚀 and its 🚀 catalogue with two colleagues
- You will discuss about the results with planners every week
"""


@pytest.fixture(autouse=True)
def _closed():
    yield
    grammar.close()


def document(text):
    return understand(readers.read(Source("ad.md", text))[0])


def said(text, wish, **others):
    report = jobwriter.lint(text, jobwriter.Settings(grammar=wish, select=("grammar",), **others))
    return [(finding.quote, finding.severity) for finding in report.findings], report


def command(*arguments, text=None):
    return subprocess.run(
        [sys.executable, "-c", "import sys; from jobwriter.cli import run; run(sys.argv[1:])", *arguments],
        input=text, capture_output=True, encoding="utf-8", timeout=60, check=False,
    )  # fmt: skip


# Feeding


def test_blocks_are_fed_apart_and_headings_titles_and_scraps_are_not():
    page = (
        "# Data Engineer\n\nYou will build the models that planners use.\n\n"
        "## What you do\n\n- Python, SQL\n- You own the nightly load and its tests\n"
    )
    feeds, cut = feeding.feeds(document(page), 10_000)
    assert [feed.text for feed in feeds] == [
        "You will build the models that planners use.\n\nYou own the nightly load and its tests"
    ]
    assert not cut


def test_a_passage_in_another_language_is_not_fed():
    page = (
        "You will build the models that our planners use every day of the week.\n\n"
        "Wir suchen eine Person, die mit uns die Modelle für unsere Planung baut und die Freude an der Arbeit hat, "
        "und das ist für uns sehr wichtig."
    )
    (feed,), _ = feeding.feeds(document(page), 10_000)
    assert "suchen" not in feed.text


def test_spans_go_back_to_where_they_stand_and_none_crosses_pieces():
    page = "You will build the models that planners use.\n\n- You own the nightly load 🚀 and its tests\n"
    ad = document(page)
    (feed,), _ = feeding.feeds(ad, 10_000)
    at = feed.text.index("tests")
    assert ad.text[slice(*feed.place(at, at + 5))] == "tests"
    assert feed.place(feed.text.index("use."), at) is None
    assert "🚀" not in feed.text


def test_long_texts_are_fed_in_parts_and_very_long_ones_are_cut():
    page = "You will build the models that planners use, and you will test them with care.\n\n" * 4000
    feeds, cut = feeding.feeds(document(page), 10_000)
    assert cut
    assert all(len(feed.text) <= 10_000 for feed in feeds)
    assert feeding.MOST * 0.9 < sum(len(feed.text) for feed in feeds) < feeding.MOST * 1.1


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["We is here with you and the team", "- You will a the 🚀 it", "# x", "é\u00a0\u2011", "\n", "a b c d e."]
        )
    ),
    st.integers(20, 500),
)
def test_every_character_that_is_fed_stands_where_the_feed_says(lines, limit):
    ad = document("\n\n".join(lines))
    for feed in feeding.feeds(ad, limit)[0]:
        for start, length in zip(feed.starts, feed.lengths, strict=True):
            first, last = feed.place(start, start + length)
            there = ad.text[first:last].replace("🚀", "\u25a0").replace("\n", " ")
            assert feed.text[start : start + length] == there


# Harper


def test_harper_reports_what_is_wrong_with_its_place_and_a_fix():
    found, report = said(BAD, Grammar("harper"))
    assert found == [("is", "warning"), ("will maintaining", "warning"), ("discuss about", "suggestion")]
    assert report.findings[2].fixes[0].edits[0].text == "discuss"
    assert "Harper: Discuss" in report.findings[2].message
    for finding in report.findings:
        assert BAD[finding.start : finding.end] == finding.quote


def test_off_is_the_default_and_says_nothing():
    assert said(BAD, Grammar())[0] == []
    assert said(BAD, Grammar("off"))[0] == []
    notices = said(BAD, Grammar())[1].notices
    assert any("--grammar harper" in notice for notice in notices), "asked for by name, so it says what is missing"


def test_ignored_findings_severities_and_options_work_as_for_any_rule():
    wish = Grammar("harper")
    assert jobwriter.lint(BAD, jobwriter.Settings(grammar=wish, ignore=("grammar",))).findings == tuple(
        finding
        for finding in jobwriter.lint(BAD, jobwriter.Settings(grammar=wish)).findings
        if finding.rule != "grammar"
    )
    assert {level for _, level in said(BAD, wish, severity={"grammar": "suggestion"})[0]} == {"suggestion"}
    left = said(BAD, wish, rules={"grammar": {"leave_out": ["discuss", "PronounVerbAgreement"]}})[0]
    assert [quote for quote, _ in left] == ["will maintaining"]


def test_what_our_own_rules_report_stays_under_their_names():
    text = "# Data Engineer\n\nYou will work with with the finance team on the the nightly load and its many tests.\n"
    findings = jobwriter.lint(text, jobwriter.Settings(grammar=Grammar("harper"))).findings
    assert {finding.rule for finding in findings if "the" in finding.quote.split()} == {"broken-text"}
    assert "grammar" in {finding.rule for finding in said(text, Grammar("harper"))[1].findings}


@pytest.mark.parametrize(
    "text",
    [
        "# Engineer who build things\n\nYou will build the ranking model behind our home page.",
        "- Responsible for the nightly load\n- Fluent in Python and SQL, dbt a plus\n- Able to explain",
        "You will report to a MLOps lead, run a SQL server and keep an UX lab for our many visitors.",
        "See https://jobs.example/a-experienced/we-is/the-the for the steps, or write to we.is@a-example.example now.",
        "```\nwe is looking for a experienced person with the the tests\n```\n\nYou will write to us.",
    ],
)
def test_names_headings_fragments_addresses_and_code_are_spared(text):
    assert said(text, Grammar("harper"))[0] == []


def test_american_and_british_linters_live_side_by_side():
    text = "You will work with a experienced team on the catalog and on the catalogue of our many parts."
    for locale in ("en-GB", "en-US", "en-GB"):
        assert [quote for quote, _ in said(text, Grammar("harper"), locale=locale)[0]] == ["a"]


def test_each_thread_has_its_own_linter():
    results = []

    def work():
        results.append([quote for quote, _ in said(BAD, Grammar("harper"))[0]])

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert results == [["is", "will maintaining", "discuss about"]] * 3


def test_harper_never_writes_to_standard_output():
    assert "LookingForwardTo" not in {
        check for checks in packs.lexicon("grammar")["harper"].values() for check in checks
    }
    text = BAD + "\nWe are looking forward to hear from you, and looking forward to meet you.\n"
    done = command("lint", "--isolated", "--grammar", "harper", "-f", "json", "-", text=text)
    report = json.loads(done.stdout)
    assert done.returncode == 1
    assert "grammar" in {finding["rule"] for finding in report["files"][0]["findings"]}


def test_native_chatter_goes_to_standard_error():
    code = (
        "import os; from jobwriter.cli.terminal import reserve_output, say\n"
        "reserve_output(); reserve_output(); os.write(1, b'gerund_form'); say('{}')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert (done.stdout, done.stderr) == ("{}\n", "gerund_form")


def test_all_checks_named_exist_and_have_a_group():
    harper = pytest.importorskip("harper")
    data = packs.lexicon("grammar")
    named = [check for checks in data["harper"].values() for check in checks]
    assert set(named) <= set(harper.get_default_lint_config())
    assert set(data["only"]) <= set(named) | {check for checks in data["languagetool"].values() for check in checks}
    for engine in ("harper", "languagetool"):
        checks = [check for checks in data[engine].values() for check in checks]
        assert len(checks) == len(set(checks))
        assert set(data[engine]) <= set(data["groups"])
    for group in data["groups"].values():
        assert group["severity"] in {"warning", "suggestion"}


def test_harper_is_linear_and_a_long_text_says_that_it_was_cut():
    text = "We build data pipelines in Python for people, with care and with tests; " * 13_000
    grammar.check(grammar.checker(Grammar("harper")), document("You will work with us."), "en-GB")
    started = time.perf_counter()
    checked = grammar.check(grammar.checker(Grammar("harper")), document("word " * 100_000), "en-GB")
    assert checked.remarks == ()
    lines = document(text.replace("; ", ".\n\n"))
    checked = grammar.check(grammar.checker(Grammar("harper")), lines, "en-GB")
    assert time.perf_counter() - started < 20
    assert any("first 200,000 characters" in notice for notice in checked.notices)


def test_a_failure_of_harper_is_a_notice(monkeypatch):
    checker = grammar.checker(Grammar("harper"))

    class PanicException(BaseException):
        pass

    class Broken:
        def lint(self, text, **options):
            raise PanicException("index out of bounds")

    monkeypatch.setattr(
        checker, "_linter", lambda locale: checker._local.__dict__.setdefault("linters", {locale: Broken()})[locale]
    )
    found, report = said(BAD, Grammar("harper"))
    assert found == []
    assert any("Harper failed" in notice for notice in report.notices)


# Asking for a checker


@pytest.mark.parametrize(
    ("engine", "module", "extra"),
    [("harper", "harper", "[harper]"), ("languagetool", "language_tool_python", "[languagetool]")],
)
def test_a_missing_package_is_one_line_and_exit_code_2(engine, module, extra):
    code = (
        "import importlib.util as u; found = u.find_spec\n"
        f"u.find_spec = lambda name, *rest: None if name == {module!r} else found(name, *rest)\n"
        "import sys; from jobwriter.cli import run; run(sys.argv[1:])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "lint", "--isolated", "--grammar", engine, "-"],
        input=BAD, capture_output=True, encoding="utf-8", timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert f"pip install 'jobwriter{extra}'" in done.stderr
    assert done.stdout == ""


def test_languagetool_without_a_server_or_an_installation_says_so_and_downloads_nothing(tmp_path, monkeypatch):
    monkeypatch.setenv("LTP_PATH", str(tmp_path))
    with pytest.raises(ConfigError, match="downloads none"):
        grammar.checker(Grammar("languagetool"))
    assert list(tmp_path.iterdir()) == []


def install(folder, jars=()):
    """A folder as language-tool-python unpacks it, whose server points at these jars."""
    home = folder / "LanguageTool-6.6"
    home.mkdir()
    path = "Class-Path: " + " ".join(jar.as_uri() for jar in jars)
    lines = [path[:70], *(" " + path[at : at + 69] for at in range(70, len(path), 69))]
    with zipfile.ZipFile(home / "languagetool-server.jar", "w") as jar:
        jar.writestr("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\r\n" + "\r\n".join(lines) + "\r\n\r\n")


@pytest.mark.skipif(os.name != "posix", reason="needs a shell")
def test_a_local_server_that_does_not_start_is_a_notice(tmp_path, monkeypatch):
    install(tmp_path)
    java = tmp_path / "java"
    java.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    java.chmod(0o755)
    monkeypatch.setenv("LTP_PATH", str(tmp_path))
    monkeypatch.setenv("PATH", str(tmp_path))
    report = said(BAD, Grammar("languagetool"))[1]
    assert any("The local LanguageTool did not start" in notice for notice in report.notices)


@pytest.mark.parametrize(
    ("value", "wish"),
    [
        ("harper", Grammar("harper")),
        ("off", Grammar("off")),
        (False, Grammar("off")),
        (
            {"engine": "languagetool", "server": "http://lt:8081", "timeout": 5},
            Grammar("languagetool", "http://lt:8081", 5.0),
        ),
    ],
)
def test_the_setting_is_a_word_or_a_mapping(value, wish):
    assert config.override(jobwriter.Settings(), {"grammar": value}, "a test").grammar == wish


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("harpoon", "must be one of"),
        (True, "must be one of"),
        ({"server": "http://lt:8081"}, "must be one of"),
        ({"engine": "languagetool", "sever": "x"}, "unknown key 'sever'"),
        ({"engine": "languagetool", "server": "lt:8081"}, "must be a URL"),
        ({"engine": "languagetool", "server": "file:///etc"}, "must be a URL"),
        ({"engine": "languagetool", "timeout": 0}, "timeout"),
        ({"engine": "languagetool", "timeout": True}, "timeout"),
    ],
)
def test_a_setting_that_cannot_be_used_says_what_to_write(value, words):
    with pytest.raises(ConfigError, match=words):
        config.override(jobwriter.Settings(), {"grammar": value}, "a test")


def test_the_command_line_names_the_checker_and_keeps_the_server_of_the_configuration():
    house = config.override(
        jobwriter.Settings(), {"grammar": {"engine": "off", "server": "http://lt:8081"}}, "the house"
    )
    assert config.override(house, {"grammar": "languagetool"}, "the command line").grammar == Grammar(
        "languagetool", "http://lt:8081"
    )


def test_only_servers_far_away_are_reached_through_a_proxy():
    assert all(map(lt._is_near, ("http://localhost:8081", "http://127.0.0.1:1", "http://10.1.2.3", "http://lt:8081/")))
    assert not any(map(lt._is_near, ("https://api.example.org", "http://93.184.216.34")))
    assert lt._base("http://lt:8081/v2/") == lt._base("http://lt:8081") == "http://lt:8081/"


# Servers that misbehave


@contextmanager
def server(answer):
    """A server on loopback; ``answer(handler)`` writes the response."""
    asked = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            answer(self)

        def do_POST(self):
            self.rfile.read(int(self.headers["Content-Length"]))
            self.do_GET()

        def log_message(self, *arguments):
            pass

    class Quiet(ThreadingHTTPServer):
        daemon_threads = True
        block_on_close = False

        def handle_error(self, request, client_address):
            pass

    service = Quiet(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=service.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{service.server_port}", asked
    finally:
        service.shutdown()
        service.server_close()
        thread.join()


def reply(body, status=200, kind="application/json"):
    def answer(handler):
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        handler.send_response(status)
        handler.send_header("Content-Type", kind)
        handler.send_header("Content-Length", str(len(data)))
        handler.end_headers()
        handler.wfile.write(data)

    return answer


def drip(handler):
    handler.send_response(200)
    handler.send_header("Content-Length", "100000")
    handler.end_headers()
    for _ in range(100):
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.05)


def checks(matches):
    """A server that knows English and answers each check with these matches."""

    def answer(handler):
        languages = [{"name": "English", "code": "en", "longCode": code} for code in ("en-GB", "en-US")]
        reply(languages if handler.path.startswith("/v2/languages") else {"matches": matches})(handler)

    return answer


def match(offset, length, rule="HE_VERB_AGR", better=("are",)):
    return {
        "message": "m", "offset": offset, "length": length, "replacements": [{"value": word} for word in better],
        "context": {"text": "", "offset": 0, "length": 0}, "sentence": "",
        "rule": {"id": rule, "issueType": "grammar", "category": {"id": "GRAMMAR"}},
    }  # fmt: skip


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (lambda handler: time.sleep(1.5), "did not answer within"),
        (drip, "did not answer within"),
        (lambda handler: handler.connection.close(), "cannot be reached"),
        (reply(b"<h1>Internal Server Error</h1>", 500, "text/html"), "none of LanguageTool's"),
        (reply(b"<html>Welcome</html>", 200, "text/html"), "none of LanguageTool's"),
        (reply(b"\xff\xfe\x00", 200), "none of LanguageTool's"),
        (reply({"wrong": 1}), "none of LanguageTool's"),
        (reply([1, 2, 3]), "none of LanguageTool's"),
        (reply("text"), "none of LanguageTool's"),
        (reply([]), "none of LanguageTool's"),
        (checks("nonsense"), "none of LanguageTool's"),
        (checks([{"offset": 1}]), "none of LanguageTool's"),
        (checks([match(10**6, 5)]), "none of LanguageTool's"),
        (checks([match(-5, 2)]), "none of LanguageTool's"),
    ],
)  # fmt: skip
def test_a_server_that_misbehaves_costs_a_notice_and_nothing_else(answer, reason):
    wish_of = lambda url: Grammar("languagetool", url, 0.5)  # noqa: E731
    plain = jobwriter.lint(BAD)
    with server(answer) as (url, _):
        started = time.perf_counter()
        report = jobwriter.lint(BAD, jobwriter.Settings(grammar=wish_of(url)))
        assert time.perf_counter() - started < 3
    assert report.findings == plain.findings
    assert report.errors == ()
    (notice,) = [notice for notice in report.notices if "LanguageTool" in notice]
    assert reason in notice
    assert "The other rules ran" in notice


def test_a_server_that_is_down_costs_a_notice_and_the_exit_code_stays(tmp_path):
    house = tmp_path / "house.yaml"
    house.write_text("grammar: {engine: languagetool, server: 'http://127.0.0.1:9', timeout: 5}\n", encoding="utf-8")
    arguments = ("lint", "--config", str(house), "--fail-on", "error", "-f", "json", "-")
    done = command(*arguments, text="# Data Engineer\n\nYou will build the models that our planners use.\n")
    report = json.loads(done.stdout)
    assert done.returncode == 0
    assert any("cannot be reached" in notice for notice in report["files"][0]["notices"])


def test_a_server_that_failed_is_left_alone_for_a_while(monkeypatch):
    with server(reply(b"busy", 503, "text/plain")) as (url, asked):
        checker = lt.LanguageTool(url, 2)
        for _ in range(5):
            with pytest.raises(Unavailable, match="none of LanguageTool's"):
                checker.remarks("We is here.", "en-GB")
        assert len(asked) == 1
        monkeypatch.setattr(lt, "PAUSE", 0.0)
        checker._silent_until = 0.0
        with pytest.raises(Unavailable):
            checker.remarks("We is here.", "en-GB")
        assert len(asked) == 2


def test_a_good_answer_becomes_findings_and_unknown_checks_are_not_heard():
    sentence = "The team meets planners each week, and we is looking for one more analyst."
    answer = checks([match(sentence.index(" is ") + 1, 2), match(0, 3, "COMMA_COMPOUND_SENTENCE"), match(4, 4, "X")])
    with server(answer) as (url, asked):
        found, report = said(f"# Data Engineer\n\n{sentence}\n", Grammar("languagetool", url))
    assert found == [("is", "warning")]
    assert "LanguageTool: HE_VERB_AGR" in report.findings[0].message
    assert len(asked) == 2, "one question for the languages, one for the ad"


def test_a_proxy_of_the_environment_never_sees_a_draft_on_its_way_to_a_near_server(monkeypatch):
    with server(checks([])) as (url, asked), server(checks([])) as (proxy, overheard):
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy)
        monkeypatch.delenv("no_proxy", raising=False)
        monkeypatch.delenv("NO_PROXY", raising=False)
        said(BAD, Grammar("languagetool", url))
    assert asked
    assert overheard == []


# A real server


@needs_server
def test_a_real_server_reports_the_slips_at_their_places():
    text = BAD.replace("one more analyst.", "a experienced analyst. The candidates is asked to present one project.")
    found, report = said(text, Grammar("languagetool", REAL, 60))
    assert [notice for notice in report.notices if "LanguageTool" in notice] == []
    assert [quote for quote, _ in found] == ["is", "a", "is", "maintaining", "discuss about the"]
    for finding in report.findings:
        assert text[finding.start : finding.end] == finding.quote


@needs_server
def test_a_real_server_is_quiet_where_nothing_is_wrong():
    good = "".join(path.read_text(encoding="utf-8") + "\n\n" for path in sorted(SEEDS.glob("*.md")))
    assert said(good, Grammar("languagetool", REAL, 60))[0] == []


@needs_server
@pytest.mark.skipif(not list(JARS.glob("*.jar")), reason="LOCAL LANGUAGETOOL NOT TESTED: run tests/languagetool/serve")
def test_a_real_server_that_is_installed_here_is_started_and_ended(tmp_path, monkeypatch):
    install(tmp_path, sorted(JARS.glob("*.jar")))
    monkeypatch.setenv("LTP_PATH", str(tmp_path))
    found, _ = said(BAD, Grammar("languagetool", timeout=60))
    assert [quote for quote, _ in found] == ["is", "maintaining", "discuss about the"]
    (checker,) = grammar._open.values()
    running = checker._local._process
    grammar.close()
    assert running.poll() is not None


@needs_server
def test_a_real_server_knows_every_check_that_is_asked_for():
    """Each group has a sentence for which it speaks: a check that was renamed would fall silent unnoticed."""
    sentences = {
        "agreement": "She have worked on pricing with planners before she joined us.",
        "verb-form": "You will joins a team of six engineers who like to explain things.",
        "article": "You will work with a experienced engineer on the nightly load.",
        "doubled": "You will work with the the finance team on the nightly load.",
        "number": "This tools are used by nurses in hospitals of three countries.",
        "determiner": "You can take lot of responsibility in the team from the first day.",
        "mix-up": "You should of used our line, since somebody always answers there.",
        "preposition": "You will be responsible of the nightly load and of its tests.",
        "comparison": "The team is more bigger than it was when we met last year.",
        "compound": "You bring hands on experience with search to the whole team.",
        "mark": "You dont need a degree for this job, and nobody asks for one.",
    }
    groups = packs.lexicon("grammar")["groups"]
    for group, sentence in sentences.items():
        _, report = said(sentence, Grammar("languagetool", REAL, 60))
        assert any(groups[group]["says"] in finding.message for finding in report.findings), group
