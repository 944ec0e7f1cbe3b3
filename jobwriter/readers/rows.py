"""The lines of a text that have words on them: where the words stand, how far they are indented, what parts them."""

from __future__ import annotations

from jobwriter.patterns import compiled
from jobwriter.readers.edits import Edit

_QUOTE = compiled(r"[ ]{0,3}>[ ]?")
_BREAK = compiled(r"(?i)<br[ ]*/?>[ ]*\n?")


class Line:
    """A line with words on it; offsets count in the text.

    Attributes:
        start: where its words start, behind indentation and quote marks.
        end: where they end.
        begin: where the line itself starts.
        indent: columns of white space before the words, a tab counting to the next multiple of four.
        quote: how many quote marks stand before it.
        gap: whether an empty line stands before it.
        broken: whether it ends in a hard line break.
    """

    __slots__ = ("begin", "broken", "end", "gap", "indent", "quote", "start")

    def __init__(self, start: int, end: int, begin: int, indent: int, quote: int, gap: bool, broken: bool) -> None:
        self.start, self.end, self.begin = start, end, begin
        self.indent, self.quote = indent, quote
        self.gap, self.broken = gap, broken


def rows(text: str, source: str, edits: list[Edit], *, markup: bool) -> list[Line]:
    """List the lines of a text that are not empty.

    Args:
        text: the folded text.
        source: the text of the file, for tabs.
        edits: takes what breaks lines by a tag.
        markup: whether quote marks, ``<br>`` and hard line breaks are looked for.
    """
    found: list[Line] = []
    gap = True
    at = 0
    tabs = "\t" in source
    breaks = markup and "<br" in text.lower()
    for raw in text.split("\n"):
        begin, at = at, at + len(raw) + 1
        body = raw.rstrip()
        words = body.lstrip()
        if not words:
            gap = True
            continue
        indent = len(body) - len(words)
        start, quote = begin + indent, 0
        if tabs and indent and "\t" in source[begin:start]:
            indent = len(source[begin:start].expandtabs(4))
        if words[0] == ">" and markup:
            while match := _QUOTE.match(text, start, begin + len(body)):
                start, quote = match.end(), quote + 1
            indent = 0
            while start < begin + len(body) and text[start] == " ":
                start, indent = start + 1, indent + 1
            if start == begin + len(body):
                gap = True
                continue
        trailing = len(raw) - len(body)
        broken = markup and (body[-1] == "\\" or (trailing >= 2 and trailing >= 2 + (source[at - 2 : at - 1] == "\r")))
        line = Line(start, begin + len(body), begin, indent, quote, gap, broken)
        gap = False
        if breaks and words[0] != "|" and "<br" in words.lower():
            found += _broken(text, line, edits)
        else:
            found.append(line)
    return found


def _broken(text: str, line: Line, edits: list[Edit]) -> list[Line]:
    """Cut a line at its ``<br>`` tags."""
    found: list[Line] = []
    start, gap = line.start, line.gap
    for match in _BREAK.finditer(text, line.start, line.end):
        edits.append((match.start(), match.end(), "\n"))
        if text[start : match.start()].strip():
            found.append(Line(start, match.start(), start, line.indent, line.quote, gap, True))
            gap = False
        elif found:
            gap = True
        start = match.end()
    if text[start : line.end].strip():
        found.append(Line(start, line.end, start, line.indent, line.quote, gap, line.broken))
    for piece in found:
        while text[piece.start] == " ":
            piece.start += 1
        while text[piece.end - 1] == " ":
            piece.end -= 1
    return found
