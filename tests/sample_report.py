"""A report with all that a format may meet: odd characters, line ends, records, fixes, what is missing or set aside."""

import datetime as dt

from jobwriter.document import Block, Document, Tokens, Zone
from jobwriter.finding import Edit, Finding, Fix, Related, fingerprint
from jobwriter.offsets import LineIndex
from jobwriter.report import Deduction, FileReport, Report, Score, Suppressed
from jobwriter.rule import Evidence, Rule

AD = (
    "# Engineer 🚀 (m/f) \U00010437\r\n"
    "\r\n"
    "Salary:\t\t🚀\U00010437 compétitive | 50% *off*, @team #12\r\n"
    "=cmd, a rockstar\tand a rockstar.\r\n"
    "Two lines\r\nof one thing.\r\n"
)
RECORD = "Engineer\n\nWe want a 🚀 rockstar.\n"

RULES = {
    rule.id: rule
    for rule in (
        Rule(
            id="missing-pay",
            category="pay",
            title="The ad gives no figure for pay",
            message="There is no figure for pay.",
            why="Pay is what readers look for first.",
            advice='Give the range: "£68,000 to £80,000 a year".',
            kind="function",
            severity="warning",
            confidence="high",
            weight=12,
            formerly=("no-pay",),
            evidence=(Evidence("Readers skip ads without pay.", "https://example.org/pay", "study", 2024),),
        ),
        Rule(
            id="puffery",
            category="clarity",
            title="Praise",
            message="“{words}” praises.",
            why="Every ad says it.",
            advice="Say what it does: <b>, `code` & {braces}.",
            kind="existence",
            severity="suggestion",
            evidence=(Evidence("Praise is skipped.", "", "house", contested=True),),
        ),
        Rule(
            id="health-question",
            category="law",
            title="A question of health",
            message="The law asks for more.",
            why="It is the law.",
            advice="Add it.",
            kind="function",
            severity="error",
        ),
    )
}


def document(text, format="markdown", path="ads/engineer.md"):  # noqa: A002 - the name of the field
    return Document(
        path=path,
        format=format,
        source=text,
        text=text,
        lower=text.lower(),
        offsets=None,
        blocks=(Block("line", 0, len(text)),),
        fields={},
        title=None,
        zones=(Zone("ad", 0, len(text)),),
        sections=(),
        sentences=(),
        tokens=Tokens((), ()),
        words=100,
        english=True,
        notices=(),
    )


def finding(text, start, end, rule="puffery", message="", **more):
    """A finding on ``text[start:end]``, placed as the engine places it."""
    line = column = end_line = end_column = None
    quote = ""
    if start is not None:
        index = LineIndex(text)
        line, column = index.position(start)
        end_line, end_column = index.position(end)
        quote = text[start:end]
    given = {
        "rule": rule,
        "category": RULES[rule].category,
        "severity": RULES[rule].severity,
        "confidence": RULES[rule].confidence,
        "message": message or RULES[rule].message.replace("{words}", quote),
        "quote": quote,
        "start": start,
        "end": end,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
        "section": "pay",
        "related": (),
        "fixes": (),
        "fingerprint": fingerprint(rule, quote or message, "pay", 0),
    }
    return Finding(**{**given, **more})


def on(text, words, rule="puffery", nth=0, **more):
    """A finding on the words, where they stand for the nth time."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return finding(text, start, start + len(words), rule, **more)


def report():
    """A Markdown ad with CRLF, the fourth record of a board, and a file that could not be read."""
    title = AD.index("Engineer")
    first, second = AD.index("a rockstar"), AD.index("a rockstar", AD.index("a rockstar") + 1)
    both = Fix(
        'Write "an engineer"',
        (Edit(first, first + 10, "an engineer 🚀"), Edit(second, second + 10, "an engineer")),
        safe=True,
    )
    found = (
        on(AD, "compétitive", "health-question", related=(Related(title, title + 8, "the title"),)),
        on(AD, "50% *off*, @team #12", message="“50% *off*, @team #12 | {0}” praises: <b>a</b>."),
        on(AD, "=cmd"),
        on(AD, "a rockstar", fixes=(both,)),
        on(AD, "a rockstar", nth=1),
        on(AD, "lines\r\nof one"),
        finding(AD, None, None, "missing-pay"),
    )
    aside = Suppressed(
        on(AD, "\U00010437", nth=1), by="comment", why="agreed, with the team", until=dt.date(2027, 1, 31), line=3
    )
    ad = FileReport(
        "ads/engineer.md",
        "en-GB",
        ("GB",),
        document(AD),
        None,
        found,
        Score(74, "B", {"pay": 40}, (Deduction("missing-pay", 12.0, 1),)),
        ("A notice.",),
        suppressed=(aside,),
    )
    record = FileReport(
        "ads/board.json#/3",
        "en-GB",
        (),
        document(RECORD, "record", "ads/board.json#/3"),
        None,
        (on(RECORD, "rockstar"), finding(RECORD, None, None, "missing-pay")),
        Score(None, None, reason="too short"),
    )
    broken = FileReport("ads/broken, 2: new.json", errors=("ads/broken, 2: new.json:3:1: not valid JSON",))
    return Report((ad, record, broken), RULES)
