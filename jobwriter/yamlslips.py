"""What a slip in YAML is called in plain words, for people who have not learnt YAML."""

from __future__ import annotations

import re

import yaml

_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7})(?: |$)", re.MULTILINE)
_NEEDS_QUOTES = "a text that begins with {sign} needs quotes around the whole of it"
_GOES_ON = (
    "a text that begins with {, [ or a quotation mark ends before this; put quotes around the whole of it, of the "
    "other kind if it holds some"
)
_BEGINS = frozenset((
    "found character that cannot start any token",
    "found undefined alias",
    "did not find expected node content",
    "block sequence entries are not allowed in this context",
    "mapping keys are not allowed in this context",
))  # fmt: skip
"""What the parser says of a sign that begins a text."""
_SAID = {
    "mapping values are not allowed in this context": (
        "either this text holds a colon with a space after it and needs quotes around the whole of it, or the line is "
        "indented further than its neighbours"
    ),
    "did not find expected key": (
        "this line does not begin where the lines of its group do; give all of them the same number of spaces"
    ),
    "did not find expected '-' indicator": (
        "this line does not begin where the entries of its list do; give each the same number of spaces and a dash"
    ),
    "did not find expected comment or line break": "a text that begins with | or > needs quotes around the whole of it",
    "found unknown escape character": "between double quotes a \\ has a meaning of its own; use single quotes",
    "found a tab character that violates indentation": "a tab stands here; put spaces in its place",
    "but found another document": "a second document begins here; keep one in a file, and take this line out",
}
"""By the words of the parser, what is wrong at the place that it names."""
_OPENED = {
    "could not find expected ':'": (
        "this line is neither a field nor an entry: write 'field: value' or '- entry', with a space after the colon or "
        "the dash"
    ),
    "did not find expected ',' or '}'": "the { is not closed, or a comma between its parts is missing; end it with }",
    "did not find expected ',' or ']'": "the [ is not closed, or a comma between its parts is missing; end it with ]",
    "found unexpected end of stream": "the quotation mark that opens here is not closed; write one where the text ends",
}
"""By the words of the parser, what is wrong at the place where it began to read what it could not."""


def at(error: yaml.MarkedYAMLError, text: str) -> tuple[int, int, str]:
    """Where a slip is, and what it is.

    Args:
        error: what the parser raised.
        text: what it read.

    Returns:
        Line and column, counted from 1, and the words.
    """
    conflict = _CONFLICT.search(text)
    if conflict:
        line = text.count("\n", 0, conflict.start()) + 1
        return line, 1, "git has left both versions of a change here; keep one, and take this line out"
    problem = str(error.problem or error.context or "")
    mark = (error.context_mark if problem in _OPENED else None) or error.problem_mark or error.context_mark
    if mark is None:
        return 1, 1, f"not valid YAML: {problem}"
    return mark.line + 1, mark.column + 1, f"not valid YAML: {_said(problem, mark, text)}"


def _said(problem: str, mark: yaml.Mark, text: str) -> str:
    sign = text[mark.index : mark.index + 1]
    if problem == "did not find expected key" and text[mark.index - mark.column : mark.index].strip():
        return _GOES_ON
    if sign == "\t":
        return _SAID["found a tab character that violates indentation"]
    if not sign and problem in _BEGINS:
        return "the file ends before a [ or { is closed; end it with ] or }"
    if problem in _BEGINS or problem.startswith("could not determine a constructor"):
        return _NEEDS_QUOTES.format(sign=sign)
    return _OPENED.get(problem) or _SAID.get(problem, problem)


def character(error: yaml.reader.ReaderError, text: str) -> tuple[int, int, str]:
    """Where a character stands that YAML does not take, and what to do."""
    found = error.character if isinstance(error.character, int) else ord(error.character[:1])
    index = text.find(chr(found))
    before = text[: max(index, 0)]
    line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
    return line, column, f"not valid YAML: the invisible character U+{found:04X} stands here; take it out"
