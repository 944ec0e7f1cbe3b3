"""Which lines act as headings: marked by the reader, known by name, or standing like one.

A line stands like a heading when it is short, opens with a capital, ends without a stop, is set apart, and a list or a
paragraph follows it. Terms of the job, lead-ins, slogans and items of a bare list look like that too; they are told
apart here.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from jobwriter import content, packs
from jobwriter.document import Block, SectionKind, Span
from jobwriter.headings import kind_of, leads_to_extras, normal, shape_of
from jobwriter.patterns import compiled
from jobwriter.records import replace

_SYMBOLS = compiled(r"[^\w\s.,:;!?&'\"()\[\]/+#…–—@£$€|*-]+")
_BRACKETS = compiled(r"\([^()]*\)")
_FIGURE = compiled(
    r"\d ?%|\d ?k\b|\d+ (?:days?|hours?|hrs)(?: (?:a|per|of|in|from|on|off|annual|paid|holiday|leave)\b|/)|"
    r"\bper (?:annum|day|hour|week|month)\b|\d+ ?(?:mins?|minutes)\b|\(\d+ ?'\)"
)
_TERM = compiled(r"[\w-]+")
_POINTING = frozenset({"these", "they", "it", "such", "including", "include", "those", "some", "he", "she"})
_OFFERING = frozenset(
    "competitive flexible generous attractive modern private paid free annual hybrid remote regular great".split()  # noqa: SIM905
)
"""First words of a benefit, where a run of bare lines lists them."""
_ASKING = frozenset({"who", "what", "why", "how", "where", "when"})


class Headlines:
    """Judges the lines of one page.

    Args:
        text: the plain text.
        lower: the same in lower case.
        title: where the title of the job stands.
    """

    def __init__(self, text: str, lower: str, title: Span | None) -> None:
        self.text = text
        self.lower = lower
        self.title = title
        self.title_form = normal(text[title.start : title.end]) if title and title.end - title.start < 200 else ""
        self._longest = max(self.title_form.split(), key=len, default="")

    def judge(self, blocks: Sequence[Block], index: int, block: Block, previous: Block | None) -> Block:
        """The block itself, or as a heading, or (for a heading that is none) as a line."""
        if block.kind == "heading":
            if block.marker == "inline":
                return block
            keeps = self._keeps_heading(blocks, index, block)
            return self._trimmed(block) if keeps else replace(block, kind="line", marker="")
        if block.kind == "item" and self._numbers_heading(blocks, index, block):
            start = self.text.rfind(block.marker, max(0, block.start - 8), block.start)
            return replace(
                self._trimmed(block), start=max(start, 0) or block.start, kind="heading", depth=4, marker="label"
            )
        if block.kind != "line" or block.end - block.start > 120 or block.end == block.start:
            return block
        if self.is_title(block) or self._heads(blocks, index, block, previous):
            return replace(self._trimmed(block), kind="heading", depth=3, marker="label")
        return block

    def is_title(self, block: Block) -> bool:
        """Whether a block is the title of the job, or says it again, alone or with the employer's name."""
        if self.title is None:
            return False
        if self.title.start == block.start:
            return True
        length = block.end - block.start
        if not self.title_form or length > 200 or 2 * length < len(self.title_form):
            return False
        if block.kind != "heading" and length > 2 * len(self.title_form) + 20:
            return False
        low = self.lower[block.start : block.end]
        if self._longest not in low and "'" not in low and "&" not in low:
            return False
        form = normal(self.text[block.start : block.end])
        if form == self.title_form:
            return True
        whole = block.kind == "heading" and " " in self.title_form
        return whole and f" {self.title_form} " in f" {form} " and kind_of(form) is None and shape_of(form) is None

    def _trimmed(self, block: Block) -> Block:
        """The heading without marks around it and without its colon."""
        start, end = block.start, block.end
        while end > start and self.text[end - 1] in " :*_-–—":
            end -= 1
        while start < end and self.text[start] in " *_#":
            start += 1
        return replace(block, start=start, end=end) if end > start else block

    def _keeps_heading(self, blocks: Sequence[Block], index: int, block: Block) -> bool:
        """Whether a line that is marked as a heading is one: bold type also serves for emphasis."""
        words = self.text[block.start : block.end]
        if not any(char.isalnum() for char in words):
            return False
        count = len(words.split())
        if self.is_title(block) or kind_of(words):
            return True
        if block.marker != "bold":
            return count <= 20
        if count > 12 or words.rstrip()[-1:] in ".,;" or "://" in words or self._is_terms(words):
            return False
        if words[0] in ".,;)" or self._is_fact(words):
            return False
        before = blocks[index - 1] if index else None
        after = blocks[index + 1] if index + 1 < len(blocks) else None
        if after is None:
            return False
        follows = self.text[after.start : after.start + 1] if after.kind == "line" and not after.gap else ""
        if follows and (follows.islower() or follows in ",;"):
            return False
        if before is None or before.kind != "line" or block.gap:
            return True
        return before.end - before.start <= 40 or not self.text[before.end - 1].isalnum() or words.rstrip()[-1] == ":"

    def _numbers_heading(self, blocks: Sequence[Block], index: int, block: Block) -> bool:
        """Whether a numbered item heads a list of bullets: ``1. Internal analytics`` over ``- Build ...``."""
        if block.end - block.start > 60 or not block.marker[:1].isdigit() or index + 2 >= len(blocks):
            return False
        below = blocks[index + 1 : index + 3]
        bulleted = all(
            one.kind == "item" and one.depth >= block.depth and not one.marker[:1].isalnum() for one in below
        )
        words = self.text[block.start : block.end]
        return bulleted and words[-1] not in ".;,:!" and 1 < len(words.split()) <= 7 and words[0].isupper()

    def _is_fact(self, words: str) -> bool:
        """Whether a line gives a figure of the offer (``25 days of holiday``, ``Up to 10% bonus``)."""
        return any(char.isdigit() for char in words) and bool(_FIGURE.search(words.lower()))

    def _is_terms(self, words: str) -> bool:
        """Whether a line states terms (``Permanent, full-time``) or a figure, and so heads nothing."""
        if any(char in words for char in "£$€") or "@" in words.replace(" @ ", " "):
            return True
        terms = _terms()
        for match in _TERM.finditer(words.lower()):
            term = match[0].strip("-")
            if term and term not in terms and not term.isdigit():
                return False
        return True

    def _heads(self, blocks: Sequence[Block], index: int, block: Block, previous: Block | None) -> bool:
        """Whether a bare line acts as a heading."""
        words = _SYMBOLS.sub("", self.text[block.start : block.end]).strip(" *_")
        if not (words[:1].isalpha() or any(char.isalpha() for char in words)) or words[0] == "#":
            return False
        after = blocks[index + 1] if index + 1 < len(blocks) else None
        count = len(words.split())
        colon = words.endswith((":", ": -", "…", "..."))
        named = kind_of(words)
        if self._in_symbol_list(block, previous, None if named else after):
            return False
        if named and count <= 12:
            return self._named_line(block, previous, after, colon, named)
        if previous is not None and not block.gap and previous.kind == "item" and self.text[previous.end - 1] == ":":
            return False
        if (
            (after is None and not colon)
            or (words[-1] in ".;," and not words.endswith("..."))
            or "://" in words
            or self._is_terms(words)
        ):
            return False
        listed = after is not None and (after.kind == "item" or self._leads_in(blocks, index + 1))
        under = previous is not None and previous.kind == "heading" and not self.is_title(previous)
        if colon:
            if listed and not under and count <= 25 and leads_to_extras(words):
                return True
            return count <= 12 and self._label_heads(words, count, listed, under)
        if ":" in words[:-1] or "|" in words or "!" in words or not self._opens_like_heading(words):
            return False
        if after is None or self._is_fact(self.text[block.start : block.end]):
            return False
        upper = words.isupper() and sum(char.isalpha() for char in words) >= 4
        if upper:
            among = not listed and previous is not None and previous.kind == "line" and self._is_short(previous)
            return count <= 10 and not (among and after.kind == "line" and self._is_short(after))
        apart = block.gap or previous is None or previous.kind in {"item", "heading"}
        if listed and not apart and previous is not None and self.text[previous.end - 1] in ".!?":
            apart = self._titled(words) or words.endswith("?")
        if not apart or ". " in words or (", " in words and count > 7):
            return False
        if count > 8 and not (count <= 12 and block.gap and after.gap and self._titled(words) and shape_of(words)):
            return False
        if not listed and self._alternates(blocks, index):
            return True
        if under and not listed:
            return block.gap and count > 1 and self._titled(words) and self._bare_list(blocks, index + 1)
        first = content.first_word(self.lower, block)
        shape = shape_of(words)
        opens = content.opens_requirement(first) or (content.opens_duty(first) and not listed)
        if opens and (shape in {None, "skills"} or count > 5) and not (listed and count <= 4):
            return False
        if not listed and count > 1 and first in _OFFERING and previous is not None and previous.kind == "line":
            return False
        if previous is not None and previous.kind == "line" and shape is None and not self._closes(previous):
            above = self.text[previous.start : min(previous.end, previous.start + 200)]
            plain = self.text[block.start].isalnum() and not self._titled(above)
            if not listed and not (plain and 1 < count <= 6 and self._titled(words)):
                return False
            if content.opens_duty(first) and not self._titled(words) and above[-1] not in ".!?:":
                return False
        if listed:
            return True
        sentence = shape == "company" and block.gap and self._words(after) >= 6 and self.text[after.end - 1] == "."
        long = after.kind == "line" and (self._words(after) >= 10 or sentence)
        asks = first.partition("'")[0] in _ASKING or shape == "process"
        set_apart = long and block.gap and (not words.endswith("?") or asks)
        return set_apart and (shape is not None or self._titled(words) or count <= 6)

    def _in_symbol_list(self, block: Block, previous: Block | None, after: Block | None) -> bool:
        """Whether a line opens with a pictograph as its neighbour does: both are items of a list."""
        return self._pictured(block) and (self._pictured(previous) or self._pictured(after))

    def _pictured(self, block: Block | None) -> bool:
        return block is not None and block.kind == "line" and _SYMBOLS.match(self.text, block.start) is not None

    def _leads_in(self, blocks: Sequence[Block], index: int) -> bool:
        """Whether a line ends with a colon over a list."""
        block = blocks[index]
        if block.kind != "line" or self.text[block.end - 1] != ":":
            return False
        return index + 1 < len(blocks) and blocks[index + 1].kind == "item"

    def _bare_list(self, blocks: Sequence[Block], index: int) -> bool:
        """Whether duties or asks that have lost their bullets stand here, line under line."""
        below = blocks[index : index + 2]
        return len(below) == 2 and all(
            block.kind == "line" and not block.gap and self._words(block) >= 6 and self._opens_item(block)
            for block in below
        )

    def _opens_item(self, block: Block) -> bool:
        first = content.first_word(self.lower, block)
        return content.opens_duty(first) or content.opens_requirement(first)

    def _alternates(self, blocks: Sequence[Block], index: int) -> bool:
        """Whether short lines and paragraphs take turns here, as sub-headings and their text do."""
        pair = self._leads(blocks, index)
        return pair and (self._leads(blocks, index + 2) or (index > 1 and self._leads(blocks, index - 2)))

    def _leads(self, blocks: Sequence[Block], index: int) -> bool:
        """Whether a line of up to six words, set apart and without a stop, stands over a paragraph."""
        if index + 1 >= len(blocks) or blocks[index].kind == "item" or blocks[index + 1].kind != "line":
            return False
        head, body = blocks[index], blocks[index + 1]
        text = self.text[head.start : min(head.end, head.start + 80)]
        if not head.gap or not body.gap or text[-1] in ".!?,;:" or ":" in text or not 1 < len(text.split()) <= 6:
            return False
        return self._words(body) >= 12 and self.text[body.end - 1] == "."

    def _closes(self, block: Block) -> bool:
        """Whether a line ends like a paragraph rather than like an item that lost its bullet."""
        return not self._is_short(block) and self.text[block.end - 1] in ".!?:)\"'"

    def _words(self, block: Block) -> int:
        return len(self.text[block.start : min(block.end, block.start + 200)].split())

    def _named_line(
        self, block: Block, previous: Block | None, after: Block | None, colon: bool, kind: SectionKind
    ) -> bool:
        """Whether a line with a known name is a heading here, not one of a run of short lines."""
        if self.text[block.start : block.start + 1].islower() and not colon:
            return block.gap and after is not None and after.gap and " " in self.text[block.start : block.end]
        if not colon and not block.gap and previous and previous.kind == "heading":
            above = kind_of(self.text[previous.start : previous.end])
            if kind in {"place", "other", "pay"} or (above in {"place", "other"} and after and after.kind != "item"):
                return False
        if colon or block.gap or previous is None or previous.kind != "line":
            return True
        if after is None:
            return False
        if after.kind in {"item", "heading"} or after.gap:
            return True
        return not self._is_short(after) or not self._is_short(previous)

    def _label_heads(self, words: str, count: int, listed: bool, under: bool) -> bool:
        """Whether a line that ends with a colon, and has no known name, is a heading rather than a lead-in."""
        bare = _BRACKETS.sub("", words.rstrip(" :-–….")).strip()
        if bare.partition(" ")[0].lower() in _POINTING:
            return False
        if under and not self._titled(bare):
            return False
        if ". " in bare or (", " in bare and not listed) or not self._opens_like_heading(words):
            return False
        if shape_of(bare):
            return count <= 12
        return count <= (7 if listed else 5) and (self._titled(bare) or (listed and count <= 4))

    def _opens_like_heading(self, words: str) -> bool:
        first = next((char for char in words if char.isalnum()), "a")
        return first.isupper() or first.isdigit() or words[:2] == "iM"

    def _titled(self, words: str) -> bool:
        """Whether most of the longer words begin with a capital."""
        longer = [word for word in words.split() if len(word) > 3]
        return bool(longer) and sum(word[0].isupper() for word in longer) * 3 >= len(longer) * 2

    def _is_short(self, block: Block) -> bool:
        words = self.text[block.start : min(block.end, block.start + 200)]
        return len(words.split()) < 12 and not words.rstrip().endswith(".")


@lru_cache(maxsize=1)
def _terms() -> frozenset[str]:
    return frozenset(packs.lexicon("sections")["terms"].split())
