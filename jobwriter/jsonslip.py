"""Where a text stops being JSON, and what is wrong there, in the same words whatever the version of Python."""

from __future__ import annotations

import json

from jobwriter.records import record


@record
class Slip:
    """What is wrong with a text that should be JSON.

    Attributes:
        at: where, in characters of the text.
        line: where, counted from 1.
        column: where, counted from 1.
        words: what is wrong, and what to do where that is known.
    """

    at: int
    line: int
    column: int
    words: str


def slip(text: str, error: json.JSONDecodeError) -> Slip:
    """Tell an error of :func:`json.loads`.

    Args:
        text: what was read.
        error: what was raised.
    """
    at, words = error.pos, f"{error.msg[0].lower()}{error.msg[1:]}{_hint(text, error.pos)}"
    before = len(text[:at].rstrip()) - 1
    if text[at : at + 1] in ("}", "]") and before >= 0 and text[before] == ",":
        at = before  # from 3.13 on, Python itself points to the comma
    if text[at : at + 1] == "," and text[at + 1 :].lstrip()[:1] in ("}", "]"):
        words = "a comma stands before the end of an object or a list; take out the comma"
    return Slip(at, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at), words)


def _hint(text: str, at: int) -> str:
    """What most often breaks JSON at such a place."""
    before, here = text[:at].rstrip()[-1:], text[at : at + 1]
    if here == '"' and before and before in '"}]0123456789el':
        return "; a comma is missing before it, or a quotation mark inside a text wants a backslash"
    if here and here in "'“”":
        return '; JSON takes straight double quotation marks (")'
    if text.startswith(("//", "/*"), at):
        return "; JSON has no comments"
    return ""
