"""Looks lines up in ``checks/page.yaml``: what only a site writes, and what a page says about the job.

Lines are compared in lower case, without marks at their ends, with every number as ``#``.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from jobwriter import packs
from jobwriter.patterns import compiled
from jobwriter.records import record

_WORD = compiled(r"\w+")
_NUMBER = compiled(r"\d\d*")
ENDS = " \t.:!»›>«<…*-–—•|≤\"'()[]"


@record
class Mark:
    """What a line of the site opens: why it is left out, how far, and words by which a paragraph still belongs.

    ``posting`` marks what is about this job and is kept as such.
    """

    reason: str
    until: str
    again: tuple[str, ...] = ()
    quiet: bool = False
    posting: bool = False


class Lexicon:
    """``checks/page.yaml`` made ready for looking lines up."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.exact: dict[str, Mark] = {}
        self.starts: list[tuple[tuple[str, ...], Mark]] = []
        self.ends: list[tuple[tuple[str, ...], Mark]] = []
        self.holds: list[tuple[str, Mark]] = []
        for row in data["omitted"]:
            mark = Mark(
                row["reason"],
                row["until"],
                tuple(row.get("again", ())),
                bool(row.get("quiet")),
                bool(row.get("posting")),
            )
            if mark.quiet:
                self.quiet = (tuple(row["starts"]), mark)
                continue
            self.exact |= dict.fromkeys(row.get("lines", ()), mark)
            self.starts.append((tuple(row.get("starts", ())), mark))
            self.ends.append((tuple(row.get("ends", ())), mark))
            self.holds += [(words, mark) for words in row.get("holds", ())]
        self.weak = frozenset(data["weak"]["lines"])
        self.weak_reason: str = data["weak"]["reason"]
        self.form = frozenset(data["form"]["lines"])
        self.form_reason: str = data["form"]["reason"]
        posting = data["posting"]
        self.record_keys = frozenset(posting["record_keys"])
        self.posting = frozenset(posting["lines"])
        self.posting_starts = tuple(posting["starts"])
        self.posting_holds = tuple(posting["holds"])
        self.page_keys = frozenset(posting["page_keys"])
        self.keys = frozenset(posting["keys"]) | self.page_keys
        self.title_words = frozenset(data["title_words"].split())
        self.any_start = tuple(words for group, _ in self.starts for words in group)
        self.any_end = tuple(words for group, _ in self.ends for words in group)
        self._heads = frozenset(words[:3] for words in self.any_start)
        self._tails = frozenset(words[-3:] for words in self.any_end)

    def mark(self, form: str) -> Mark | None:
        """What a line in compared form opens, if it is the site's."""
        if found := self.exact.get(form):
            return found
        if (form[:3] in self._heads or form[:1] in self._heads) and form.startswith(self.any_start):
            return next(mark for group, mark in self.starts if form.startswith(group))
        if form[-3:] in self._tails and form.endswith(self.any_end):
            return next(mark for group, mark in self.ends if form.endswith(group))
        for words, mark in self.holds:
            if words in form:
                return mark
        return None

    def names_job(self, form: str) -> bool:
        """Whether a short line reads as the title of a job."""
        return not self.title_words.isdisjoint(_WORD.findall(form))

    def is_posting(self, form: str) -> bool:
        """Whether a line in compared form states something about the posting, or is a button to apply."""
        return (
            form in self.posting
            or form.startswith(self.posting_starts)
            or any(words in form for words in self.posting_holds)
        )


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon of the built-in pack."""
    return Lexicon(packs.lexicon("page"))


def compared(head: str) -> str:
    """A lower-cased line as the lexicon has it: one space between words, no marks at the ends, numbers as ``#``."""
    form = head.strip(ENDS)
    if "  " in form or "\n" in form:
        form = " ".join(form.split())
    while form and not form.isascii() and not form[-1].isalnum():
        form = form[:-1].rstrip(ENDS)
    return _NUMBER.sub("#", form)
