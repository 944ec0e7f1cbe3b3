"""Cuts a text into blocks, line by line: what Markdown and plain text have in common.

Ads are mostly pasted, so a line is a paragraph of its own unless it was plainly wrapped (see
:mod:`jobwriter.readers.wrapping`); bullets are what people type and copy, not only those of Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from jobwriter.document import Block
from jobwriter.patterns import compiled
from jobwriter.readers.edits import Edit
from jobwriter.readers.rows import Line, rows
from jobwriter.readers.wrapping import continues, joints, stitched
from jobwriter.records import record

_SURE = "•●▪◦‣·■□►▶➤➢✓✔✅☑→»❖◆◇★⭐⁃∙○‧❏🔹🔸👉\uf0b7\uf0a7"
"""Characters that are bullets wherever a line starts with one, even without a space behind."""

_LONE = "-*+•·●▪◦"

_BULLET = compiled(
    rf"([{_SURE}])\ufe0f?[ ]*(?=\S)|([-*+–—])[ ]+(?=\S)|(o)[ ]+(?=\S)|([-–])(?=[A-Z][a-z])|(<li>)[ ]*(?=\S)"
)
_NUMBER = compiled(r"(\d{1,3}[.)]|\(\d{1,2}\)|\(?(?:[a-h]|[ivx]{1,4})\))[ ]+(?=\S)")
_ATX = compiled(r"(#{1,6})[ ]+(?=\S)")
_ATX_END = compiled(r"(?:^|[ ])#+[ ]*$")
_BOLD = compiled(
    r"(?i)(\*\*\*?|___?|<(?:b|strong)>)(?=[^\s*_])(.{1,150}?)(?<=\S)(\*\*\*?|___?|</(?:b|strong)>)([ ]*:?)"
)
_HTML_HEADING = compiled(r"(?i)<h([1-6])(?:\s[^<>]{0,300})?>(.{1,300}?)</h\1>")
_RULED = "-–—=_*~#•"
_RULE = compiled(rf"(?:[{_RULED}][ ]?){{3,}}")
_DELIMITER = compiled(r"[|:\-+ ]*-[|:\-+ ]*")
_FENCE = compiled(r"(`{3,})[^`]*|(~{3,}).*")
_EMOJI = compiled(r"[\u2190-\u2bff\U0001f000-\U0001faff]\ufe0f?[ ]*(?=\S)")
_EMOJI_LINE = compiled(r"(?m)^[ ]*([\u2190-\u2bff\U0001f000-\U0001faff])")
MONEY = compiled(r"[£$€¥₹]\s?\d")
_LABELLED = compiled(r"[^:]{1,40}:[ ]*\S")


@record
class Cut:
    """A text cut into blocks, and the edits that join wrapped lines."""

    blocks: list[Block]
    edits: list[Edit]


class _Cutter:
    """Turns lines into blocks; a run is what is still open: an item or bare lines that may be one paragraph."""

    def __init__(self, text: str, edits: list[Edit]) -> None:
        self.text = text
        self.edits = edits
        self.blocks: list[Block] = []
        self._run: list[Line] = []
        self._item: tuple[int, int, str] | None = None
        self._levels: list[int] = []
        self._lone = ""
        self._size = 0
        self.emoji = _emoji(text)

    def cut(self, found: Sequence[Line], *, markup: bool) -> None:
        index = 0
        failed: dict[str, int] = {}
        bars = "|" in self.text
        if "```" in self.text or "~~~" in self.text:
            self._size = sum(line.end - line.start for line in found)
        while index < len(found):
            line = found[index]
            first = self.text[line.start]
            if markup and first in "`~" and (stop := self._fence(found, index, failed)):
                index = stop
                continue
            if line.gap or (self._run and line.quote != self._run[-1].quote):
                self.close()
            follower = found[index + 1] if index + 1 < len(found) else None
            if bars and (
                self._heads_table(line, follower)
                or (first == "|" == self.text[line.end - 1] and line.end - line.start > 2)
            ):
                index = self._table(found, index)
            elif (
                first in _RULED
                and self.text[line.end - 1] in _RULED
                and _RULE.fullmatch(self.text, line.start, line.end)
            ):
                self._underline(line)
                index += 1
            else:
                self._line(line, first, follower)
                index += 1
        self.close()

    def _line(self, line: Line, first: str, follower: Line | None) -> None:
        text = self.text
        if line.end - line.start == 1 and first in _LONE:
            self._lone = self._opens(line, follower)
            self.close()
            return
        if first == "#" and (match := _ATX.match(text, line.start, line.end)):
            end = line.end
            if text[end - 1] == "#" and (tail := _ATX_END.search(text[match.end() : end])):
                end = match.end() + tail.start()
            self._heading(match.end(), end, len(match[1]), "atx", line.gap)
        elif lone := self._lone:
            self._lone = ""
            self._open(line, line.start, lone)
        elif first in "*_<" and (bold := self._bold(line, follower)):
            self._heading(*bold, line.gap)
        elif match := self._marker(line, first):
            marker = match[0].strip()
            self._open(line, match.end(), "html" if marker == "<li>" else marker)
        else:
            self._run.append(line)

    def _open(self, line: Line, start: int, marker: str) -> None:
        """Begin a list item whose words start at ``start``."""
        self.close()
        while self._levels and line.indent < self._levels[-1] + 2:
            self._levels.pop()
        self._item = (start, len(self._levels), marker)
        self._levels.append(line.indent)
        self._run.append(line)

    def _opens(self, line: Line, follower: Line | None) -> str:
        """A bullet that stands alone: the marker of the line below it, unless it only parts two fields of a page."""
        if follower is None or follower.gap:
            return ""
        if self.text[follower.start] in _LONE + _SURE and follower.end - follower.start < 3:
            return ""
        if not self._run or line.gap or self._item or self.text[self._run[-1].end - 1] in ".!?:;":
            return self.text[line.start]
        return ""

    def _marker(self, line: Line, first: str) -> re.Match[str] | None:
        """The bullet or number of a line, unless the line only goes on with a wrapped paragraph."""
        if first.isdigit() or first in "(abcdefghivx":
            match = _NUMBER.match(self.text, line.start, line.end)
            if match and self._run and match[1].strip("().") not in {"1", "a", "i"} and not self._item:
                before = self.text[self._run[-1].start : self._run[-1].end]
                if len(before) >= 40 and before[-1] not in ".!?:;":
                    return None
            return match
        if first.isalpha() and first != "o":
            return None
        match = _BULLET.match(self.text, line.start, line.end)
        if match and first == "—" and self._run and self.text[self._run[-1].end - 1] not in ".!?:;":
            return None
        if match is None and first in self.emoji:
            match = _EMOJI.match(self.text, line.start, line.end)
        return match

    def _bold(self, line: Line, follower: Line | None) -> tuple[int, int, int, str] | None:
        """Where the words of a line that is bold from end to end stand, if it is a heading."""
        text = self.text
        if text[line.start] == "<" and (match := _HTML_HEADING.fullmatch(text, line.start, line.end)):
            return match.start(2), match.end(2), int(match[1]), "html"
        match = _BOLD.fullmatch(text, line.start, line.end)
        if match is None or (match[1] != match[3] and match[1][0] != "<") or match[1][:2] in match[2]:
            return None
        words = match[2]
        if words[-1] in ".;," or len(words.split()) > 14 or _LABELLED.match(words) or MONEY.search(words):
            return None
        if follower and not follower.gap and continues(text[follower.start : follower.end]):
            return None
        if self._run:
            above = text[self._run[-1].start : self._run[-1].end]
            if stitched(above, words, inline=True) or (words[0].islower() and above[-1] not in ".!?:;"):
                return None
        return match.start(2), match.end(2), 3, "bold"

    def _heading(self, start: int, end: int, depth: int, marker: str, gap: bool) -> None:
        self.close()
        self._levels.clear()
        while end > start and self.text[end - 1] in " :":
            end -= 1
        if end > start:
            self.blocks.append(Block("heading", start, end, depth, marker, gap))

    def _underline(self, line: Line) -> None:
        """A line of dashes: it makes the line above a heading, or is only a rule."""
        above = self._run[-1] if self._run and not self._item else None
        marks = self.text[line.start : line.end].replace(" ", "")
        length = above.end - above.start if above else 0
        if (
            above
            and marks[0] in "=-"
            and len(marks) == line.end - line.start
            and length <= 100
            and (len(self._run) == 1 or abs(len(marks) - length) <= 2)
            and not (self.text[above.end - 1] == "." and length > 60)
        ):
            self._run.pop()
            gap = above.gap
            self._heading(above.start, above.end, 1 if marks[0] == "=" else 2, "setext", gap)
        else:
            self.close()

    def _fence(self, found: Sequence[Line], index: int, failed: dict[str, int]) -> int:
        """A fence and its code: the index behind it, or 0 if it is none or never closed."""
        match = _FENCE.fullmatch(self.text, found[index].start, found[index].end)
        if match is None:
            return 0
        mark = match[1] or match[2]
        if len(mark) >= failed.get(mark[0], len(self.text) + 1):
            return 0
        for stop in range(index + 1, len(found)):
            end = found[stop]
            if self.text[end.start] == mark[0] and end.end - end.start >= len(mark):
                closing = self.text[end.start : end.end]
                if not closing.strip(mark[0]):
                    break
        else:
            failed[mark[0]] = len(mark)
            return 0
        self.close()
        inside = found[index + 1 : stop]
        if sum(line.end - line.start for line in inside) > 0.6 * self._size:
            inner = _Cutter(self.text, self.edits)
            inner.cut(inside, markup=False)
            self.blocks += inner.blocks
        elif inside:
            self.blocks.append(Block("code", inside[0].begin, inside[-1].end, 0, mark, found[index].gap))
        return stop + 1

    def _heads_table(self, line: Line, follower: Line | None) -> bool:
        """Whether the line below is one that parts the head of a table from its rows."""
        return (
            follower is not None
            and not follower.gap
            and self.text[follower.start] in "|:-+"
            and "|" in self.text[line.start : line.end]
            and self._delimits(follower)
        )

    def _delimits(self, line: Line) -> bool:
        """Whether a line parts the head of a table from its rows."""
        return "|" in self.text[line.start : line.end] and bool(_DELIMITER.fullmatch(self.text, line.start, line.end))

    def _table(self, found: Sequence[Line], index: int) -> int:
        """The rows of a table: the index behind them."""
        self.close()
        top = index
        while index < len(found):
            line = found[index]
            if index > top and (line.gap or "|" not in self.text[line.start : line.end]):
                break
            if not self._delimits(line):
                start, end = line.start, line.end
                while start < end and self.text[start] in "| ":
                    start += 1
                while end > start and self.text[end - 1] in "| ":
                    end -= 1
                if end > start:
                    self.blocks.append(Block("table", start, end, 0, "", line.gap))
            index += 1
        return index

    def close(self) -> None:
        """End the open run: join what was wrapped, make a block of each of the rest."""
        run, item = self._run, self._item
        if not run:
            return
        self._run, self._item = [], None
        joined = self._joined(run, item) if len(run) > 1 else []
        index = 0
        while index < len(run):
            stop = index
            while stop < len(joined) and joined[stop]:
                before, after = run[stop].end, run[stop + 1].start
                self.edits.append((before, after, "" if self.text[after] in ",;:)!?." else " "))
                stop += 1
            head, end = run[index], run[stop].end
            if self.text[end - 1] == "\\" and run[stop].broken:
                end -= 1
                self.edits.append((end, end + 1, ""))
            if item and index == 0:
                self.blocks.append(Block("item", item[0], end, item[1], item[2], head.gap))
            elif end > head.start:
                if head.indent < 2:
                    self._levels.clear()
                self.blocks.append(Block("line", head.start, end, 0, "", head.gap))
            index = stop + 1

    def _joined(self, run: Sequence[Line], item: tuple[int, int, str] | None) -> list[bool]:
        texts = [" " * min(line.indent, 20) + self.text[line.start : line.end] for line in run]
        joined = joints(texts, item=item is not None)
        if item:
            for index in range(len(joined)):
                if run[index + 1].indent < run[0].indent + 2:
                    break
                joined[index] = True
        return [flag and not run[index].broken for index, flag in enumerate(joined)]


def bullet(words: str) -> int:
    """Where the words of a line start behind a bullet or number that was typed, 0 if there is none."""
    match = _BULLET.match(words) if not words[:1].isalnum() else _NUMBER.match(words)
    return match.end() if match and match[0].strip() != "—" else 0


def _emoji(text: str) -> frozenset[str]:
    """The emoji that serve as bullets: those with which three lines or more start."""
    if text.isascii():
        return frozenset()
    starts = _EMOJI_LINE.findall(text)
    return frozenset(char for char in set(starts) if starts.count(char) >= 3)


def cut(text: str, source: str, *, markup: bool) -> Cut:
    """Cut a text into blocks.

    Args:
        text: the folded text.
        source: the text as in the file, of the same length.
        markup: whether fences, quote marks, tags and hard line breaks of Markdown count.
    """
    edits: list[Edit] = []
    cutter = _Cutter(text, edits)
    cutter.cut(rows(text, source, edits, markup=markup), markup=markup)
    return Cut(cutter.blocks, edits)
