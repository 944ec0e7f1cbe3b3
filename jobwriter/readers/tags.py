"""HTML to tokens, in time linear in the text.

The parser of the standard library takes minutes for a few hundred kilobytes of unclosed tags; pages that people save
are not that bad, but a linter must not hang on any text.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/<>\"'=]{0,60})((?:[^>\"'=]|=\s*\"[^\"]*\"|=\s*'[^']*'|[=\"'])*+)>")
_BARE_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/<>\"'=]{0,60})([^>]*)>")
_ATTRIBUTE = re.compile(r"([^\s=\"'/>]{1,80})\s*(?:=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
_RAW = frozenset(("script", "style", "textarea", "title", "noscript", "template"))
"""Elements whose content is not marked up, or is not for reading."""

Token = tuple[str, str, str]
"""``text``, ``start``, ``end``, ``raw`` or ``comment``; the text, the name of the tag or the words of the comment;
attributes as written, raw content, or where a comment stands: its line, with ``trailing`` if it ends one."""


def tokens(text: str) -> Iterator[Token]:
    """Cut HTML into text and tags.

    Args:
        text: HTML, well formed or not; declarations are left out, and comments that are not for jobwriter.

    Yields:
        ``("text", words, "")`` as written, ``("start", name, attributes)``, ``("end", name, "")``, and for elements
        such as script ``("raw", name + attributes, content)``.
    """
    lower = text.lower()
    if len(lower) != len(text):
        lower = text
    last = text.rfind(">")
    tag = _TAG
    at = 0
    line, counted = 1, 0
    comments = "jobwriter" in lower
    while (open_ := text.find("<", at)) >= 0:
        if open_ > at:
            yield "text", text[at:open_], ""
        at = open_
        if at > last:
            break
        if text.startswith("<!--", at):
            end = text.find("-->", at + 4)
            if comments and end >= 0 and "jobwriter" in lower[at + 4 : min(end, at + 40)]:
                line, counted = line + text.count("\n", counted, open_), open_
                yield "comment", text[at + 4 : end], f"{line} {_trailing(text, open_, end + 3)}"
            at = end + 3 if end >= 0 else len(text)
        elif text.startswith("<![CDATA[", at):
            end = text.find("]]>", at)
            yield "text", text[at + 9 : end if end >= 0 else len(text)], ""
            at = end + 3 if end >= 0 else len(text)
        elif text.startswith(("<!", "<?"), at):
            at = text.find(">", at) + 1
        elif (match := tag.match(text, at)) is None:
            if tag is _TAG and _BARE_TAG.match(text, at):
                tag = _BARE_TAG
                continue
            yield "text", "<", ""
            at += 1
        else:
            at = match.end()
            name = match[2].lower()
            if match[1]:
                yield "end", name, ""
            elif name in _RAW and not match[3].endswith("/"):
                end = lower.find(f"</{name}", at)
                end = end if end >= 0 else len(text)
                yield "raw", f"{name} {match[3]}", text[at:end]
                at = end
            else:
                yield "start", name, match[3]
    if at < len(text):
        yield "text", text[at:], ""


def _trailing(text: str, start: int, end: int) -> str:
    """``trailing`` for a comment with something before it on its line and nothing behind it."""
    before = text[max(start - 400, 0) : start].rpartition("\n")[2].strip()
    after = text[end : end + 400].partition("\n")[0].strip()
    return "trailing" if before and not after else ""


def attributes(written: str) -> dict[str, str]:
    """The attributes of a tag, names in lower case, entities resolved; the first of two equal names counts."""
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(written):
        value = match[2] if match[2] is not None else match[3] if match[3] is not None else match[4] or ""
        found.setdefault(match[1].lower(), html.unescape(value))
    return found
