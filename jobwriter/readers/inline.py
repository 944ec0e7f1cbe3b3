"""The inline marks of Markdown: emphasis, code, links, images, entities, escapes and tags, as edits that remove them.

Follows CommonMark where it reads one paragraph; the oracle in the tests is markdown-it-py. One difference is meant:
only names that HTML knows make a tag, so that the placeholder ``<company name>`` stays for a rule to find.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from jobwriter.characters import fold
from jobwriter.document import Link
from jobwriter.patterns import compiled
from jobwriter.readers.edits import Edit

SPECIAL = compiled(r"\\[!-/:-@\[-`{-~]|``*|\*\**|__*|!\[|\[|\]|<|&")
"""Each alternative opens with a plain character, so that ``re`` skips to the next of these."""
_DESTINATION = compiled(
    r"\(\s{0,20}(?:<([^<>\n]{0,2000})>|((?:[^\s()<>\\]|\\.|\([^\s()]{0,500}\)){0,2000}))"
    r"(?:\s{1,20}(?:\"[^\"]{0,500}\"|'[^']{0,500}'|\([^()]{0,500}\)))?\s{0,20}\)"
)
_LABEL = compiled(r"\[([^\[\]]{0,500})\]")
_AUTOLINK = compiled(r"<([a-zA-Z][a-zA-Z0-9+.-]{1,31}:[^\s<>]{0,2000}|[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\w.-]{1,255})>")
_TAG = compiled(r"</?([a-zA-Z][a-zA-Z0-9-]{0,30})(?:\s[^<>]{0,2000})?/?>")
_TAGS = frozenset(
    (
        "a", "abbr", "b", "big", "blockquote", "br", "button", "center", "cite", "code", "dd", "del", "details", "div",
        "dl", "dt", "em", "figure", "font", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "i",
        "iframe", "img", "input", "ins", "kbd", "label", "li", "main", "mark", "nav", "ol", "p", "picture", "pre", "q",
        "s", "script", "section", "small", "span", "strike", "strong", "style", "sub", "summary", "sup", "svg", "table",
        "tbody", "td", "tfoot", "th", "thead", "tr", "tt", "u", "ul", "var", "video", "wbr",
    )
)  # fmt: skip
_HREF = compiled(r"(?i)\shref\s{0,5}=\s{0,5}(?:\"([^\"]{0,2000})\"|'([^']{0,2000})'|([^\s\"'>]{1,2000}))")
_ENTITY = compiled(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
_UNESCAPE = compiled(r"\\([!-/:-@\[-`{-~])")
_NOT_PUNCTUATION = compiled(r"[\w\s]")

Definitions = Mapping[str, tuple[str, int, int]]
"""Targets of reference links by label: the target, and where it stands."""


class _Run:
    """A run of ``*`` or ``_`` that may open or close emphasis."""

    __slots__ = ("at", "char", "closes", "count", "length", "opens")

    def __init__(self, at: int, length: int, char: str, opens: bool, closes: bool) -> None:
        self.at, self.length, self.count = at, length, length
        self.char, self.opens, self.closes = char, opens, closes


class _Bracket:
    """A ``[`` that may open a link, or ``![`` that may open an image."""

    __slots__ = ("after", "at", "runs")

    def __init__(self, at: int, after: int, runs: int) -> None:
        self.at, self.after, self.runs = at, after, runs


class _Reader:
    def __init__(self, text: str, start: int, end: int, definitions: Definitions) -> None:
        self.text, self.start, self.end = text, start, end
        self.definitions = definitions
        self.edits: list[Edit] = []
        self.links: list[Link] = []
        self._runs: list[_Run] = []
        self._brackets: list[_Bracket] = []
        self._dead = 0
        self._ticks: dict[int, list[int]] | None = None
        self._anchor: tuple[int, str, int, int] | None = None

    def read(self) -> None:
        at = self.start
        while match := SPECIAL.search(self.text, at, self.end):
            char = match[0][0]
            at = match.end()
            if char == "\\":
                self._cut(match.start(), match.start() + 1)
            elif char == "`":
                at = self._code(match)
            elif char in "*_":
                self._run(match)
            elif char == "<":
                at = self._angle(match.start())
            elif char == "&":
                at = self._entity(match.start())
            elif char == "]":
                at = self._close(match.start())
            else:
                self._brackets.append(_Bracket(match.start(), at, len(self._runs)))
        self._emphasis(0)

    def _cut(self, start: int, end: int) -> None:
        self.edits.append((start, end, ""))

    def _code(self, match: re.Match[str]) -> int:
        length = match.end() - match.start()
        if self._ticks is None:
            self._ticks = {}
            for run in re.finditer("`+", self.text[self.start : self.end]):
                self._ticks.setdefault(run.end() - run.start(), []).append(run.start() + self.start)
            for places in self._ticks.values():
                places.reverse()
        places = self._ticks.get(length, [])
        while places and places[-1] < match.end():
            places.pop()
        if not places:
            return match.end()
        start, close = match.end(), places.pop()
        inner = self.text[start:close]
        padded = int(inner[:1] in " \n" and inner[-1:] in " \n" and bool(inner.strip()) and len(inner) > 1)
        self._cut(match.start(), start + padded)
        self._cut(close - padded, close + length)
        return close + length

    def _run(self, match: re.Match[str]) -> None:
        before = self.text[match.start() - 1] if match.start() > self.start else " "
        after = self.text[match.end()] if match.end() < self.end else " "
        space_before, space_after = before.isspace(), after.isspace()
        mark_before = before == "_" or not _NOT_PUNCTUATION.match(before)
        mark_after = after == "_" or not _NOT_PUNCTUATION.match(after)
        left = not space_after and (not mark_after or space_before or mark_before)
        right = not space_before and (not mark_before or space_after or mark_after)
        char = match[0][0]
        opens = left and (char == "*" or not right or mark_before)
        closes = right and (char == "*" or not left or mark_after)
        if opens or closes:
            length = match.end() - match.start()
            self._runs.append(_Run(match.start(), length, char, opens, closes))

    def _emphasis(self, floor: int) -> None:
        """Pair the runs from ``floor`` on and forget them."""
        stack: list[_Run] = []
        bottom: dict[tuple[str, bool, int], int] = {}
        for closer in self._runs[floor:]:
            while closer.closes and closer.count:
                key = (closer.char, closer.opens, closer.length % 3)
                found = len(stack) - 1
                low = bottom.get(key, 0)
                while found >= low and not _pair(stack[found], closer):
                    found -= 1
                if found < low:
                    bottom[key] = len(stack)
                    break
                opener = stack[found]
                del stack[found + 1 :]
                use = 2 if opener.count > 1 and closer.count > 1 else 1
                opener.count -= use
                self._cut(opener.at + opener.count, opener.at + opener.count + use)
                self._cut(closer.at, closer.at + use)
                closer.at += use
                closer.count -= use
                if not opener.count:
                    stack.pop()
                for other in bottom:
                    bottom[other] = min(bottom[other], len(stack))
            if closer.opens and closer.count:
                stack.append(closer)
        del self._runs[floor:]

    def _close(self, at: int) -> int:
        """A ``]``: the end of a link or an image, or only a bracket."""
        if not self._brackets:
            return at + 1
        bracket = self._brackets.pop()
        image = self.text[bracket.at] == "!"
        alive = image or len(self._brackets) >= self._dead
        self._dead = min(self._dead, len(self._brackets))
        target = self._target(bracket, at) if alive else None
        if target is None:
            return at + 1
        end, url, url_start, url_end = target
        if image:
            del self._runs[bracket.runs :]
            while self.links and self.links[-1].start > bracket.at:
                self.links.pop()
            self._cut(bracket.at, end)
            return end
        self._emphasis(bracket.runs)
        self._cut(bracket.at, bracket.after)
        self._cut(at, end)
        self.links.append(Link(bracket.after, at, url, url_start, url_end))
        self._dead = len(self._brackets)
        return end

    def _target(self, bracket: _Bracket, at: int) -> tuple[int, str, int, int] | None:
        if match := _DESTINATION.match(self.text, at + 1, self.end):
            group = 1 if match[1] is not None else 2
            return match.end(), _UNESCAPE.sub(r"\1", _plain(match[group])), match.start(group), match.end(group)
        if self.definitions:
            label = _LABEL.match(self.text, at + 1, self.end)
            name = label[1] if label and label[1].strip() else self.text[bracket.after : min(at, bracket.after + 500)]
            if (known := self.definitions.get(normal(name))) and known[1] >= 0:
                return (label.end() if label else at + 1, *known)
        return None

    def _angle(self, at: int) -> int:
        if match := _AUTOLINK.match(self.text, at, self.end):
            self._cut(at, at + 1)
            self._cut(match.end() - 1, match.end())
            url = match[1] if ":" in match[1] else f"mailto:{match[1]}"
            self.links.append(Link(at + 1, match.end() - 1, url, at + 1, match.end() - 1))
            return match.end()
        match = _TAG.match(self.text, at, self.end)
        if match is None or match[1].lower() not in _TAGS:
            return at + 1
        self._cut(at, match.end())
        if match[1].lower() == "a":
            if match[0][1] != "/":
                href = _HREF.search(match[0])
                group = href.lastindex if href else None
                if href and group:
                    self._anchor = (match.end(), _plain(href[group]), at + href.start(group), at + href.end(group))
            elif self._anchor:
                start, url, url_start, url_end = self._anchor
                self.links.append(Link(start, at, url, url_start, url_end))
                self._anchor = None
        return match.end()

    def _entity(self, at: int) -> int:
        match = _ENTITY.match(self.text, at, self.end)
        char = _plain(match[0]) if match else ""
        if match is None or char == match[0]:
            return at + 1
        self.edits.append((at, match.end(), fold(char)))
        return match.end()


def _pair(opener: _Run, closer: _Run) -> bool:
    if opener.char != closer.char:
        return False
    odd = (opener.closes or closer.opens) and (opener.length + closer.length) % 3 == 0
    return not odd or (opener.length % 3 == 0 and closer.length % 3 == 0)


def _plain(text: str) -> str:
    if "&" not in text:
        return text
    import html

    return html.unescape(text)


def normal(label: str) -> str:
    """A link label as labels are compared: without regard to case and spacing."""
    return " ".join(label.casefold().split())


def parse(text: str, start: int, end: int, definitions: Definitions) -> tuple[list[Edit], list[Link]]:
    """Find the inline marks of one block.

    Args:
        text: the folded text of the file.
        start: where the block starts.
        end: where it ends.
        definitions: targets of reference links.

    Returns:
        Edits that take the marks out, and links with their words, both in offsets of ``text``.
    """
    reader = _Reader(text, start, end, definitions)
    reader.read()
    return reader.edits, reader.links
