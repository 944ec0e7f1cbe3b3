"""JUnit XML: one suite for each ad, one test for each rule that found something.

A test fails where its findings fail the run (``--fail-on``); findings below that level stand in its output. What was
set aside is a skipped test, an ad that could not be judged an error, and ``--min-score`` a test of its own.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Mapping, Sequence

from jobwriter.finding import Finding
from jobwriter.formats.places import told
from jobwriter.formats.xmltext import written
from jobwriter.report import FileReport, Report
from jobwriter.rule import Rule


def render(report: Report) -> str:
    """The report as XML."""
    root = ET.Element("testsuites", name="jobwriter")
    for file in report.files:
        _suite(root, file, report.rules)
    _count(root, root)
    return written(root)


def _suite(root: ET.Element, file: FileReport, rules: Mapping[str, Rule]) -> None:
    suite = ET.SubElement(root, "testsuite", name=file.path)
    for error in file.errors:
        ET.SubElement(_test(suite, file, "could-not-judge"), "error", type="could-not-judge", message=error)
    rules_found: dict[str, list[Finding]] = {}
    for finding in file.findings:
        rules_found.setdefault(finding.rule, []).append(finding)
    for identity, findings in rules_found.items():
        _result(_test(suite, file, identity), file, findings, rules[identity])
    for identity in dict.fromkeys(item.finding.rule for item in file.suppressed):
        if identity not in rules_found:
            why = next((item.why for item in file.suppressed if item.finding.rule == identity and item.why), "")
            ET.SubElement(_test(suite, file, identity), "skipped", message=why or "set aside")
    if file.min_score is not None and file.score.total is not None:
        said = f"score {file.score.total} of 100, at least {file.min_score:g} asked for"
        test = _test(suite, file, "min-score")
        if file.scores_too_low:
            ET.SubElement(test, "failure", type="score", message=said)
    if not len(suite):
        _test(suite, file, "no-findings")
    _count(suite, suite)


def _test(suite: ET.Element, file: FileReport, name: str) -> ET.Element:
    return ET.SubElement(suite, "testcase", classname=file.path, name=name, time="0")


def _result(test: ET.Element, file: FileReport, findings: Sequence[Finding], rule: Rule) -> None:
    """What a rule found, as a failure if that fails the run."""
    places = [
        f"{file.path}:{finding.line or 1}:{finding.column or 1}: {finding.severity}: {told(file, finding)}"
        for finding in findings
    ]
    text = "\n".join([*places, f"Why: {rule.why}", f"Try: {rule.advice}"])
    worst = min(findings, key=lambda finding: finding.rank)
    if file.fails(worst):
        failure = ET.SubElement(test, "failure", type=worst.severity, message=told(file, worst))
        failure.text = text
    else:
        ET.SubElement(test, "system-out").text = text


def _count(element: ET.Element, within: ET.Element) -> None:
    for name, tag in (("tests", "testcase"), ("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        element.set(name, str(sum(1 for _ in within.iter(tag))))
