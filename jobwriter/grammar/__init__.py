"""Outside grammar checkers, on by choice: Harper in this process, or a LanguageTool server that the house runs.

A checker is fed the prose of an ad (:mod:`jobwriter.grammar.feeding`) and answers with remarks. The rule ``grammar``
picks from them what an ad's writer should hear (:mod:`jobwriter.grammar.judging`) and goes the way of every other rule.
A checker that cannot answer costs a notice, never a finding of another rule and never a wait without end.
"""

from __future__ import annotations

from typing import Protocol

from jobwriter.config import Grammar
from jobwriter.document import Document
from jobwriter.grammar import feeding
from jobwriter.grammar.remark import Remark
from jobwriter.records import record, replace


class Unavailable(Exception):
    """A checker cannot answer; the message is one sentence for the person who asked for it."""


class Checker(Protocol):
    """What stands behind ``--grammar``.

    Attributes:
        name: what to call it in messages.
        limit: characters that it is given at a time, at most.
    """

    name: str
    limit: int

    def remarks(self, text: str, locale: str) -> list[Remark]:
        """What it says about a text, with offsets in that text.

        Raises:
            Unavailable: it cannot answer.
        """

    def close(self) -> None:
        """Let go of what it holds: a connection, a server that it started."""


@record
class Checked:
    """Remarks with offsets in the plain text of the document, and what the person should know about the check."""

    remarks: tuple[Remark, ...] = ()
    notices: tuple[str, ...] = ()


_open: dict[Grammar, Checker] = {}


def checker(wish: Grammar) -> Checker:
    """The checker that a house asks for; the same one each time, since starting one is what costs.

    Raises:
        ConfigError: it is not installed, or cannot be used as asked; the message says what to do.
        ValueError: the wish is for none.
    """
    if wish not in _open:
        if wish.engine == "harper":
            from jobwriter.grammar.harper import Harper

            _open[wish] = Harper()
        elif wish.engine == "languagetool":
            from jobwriter.grammar.languagetool import LanguageTool

            _open[wish] = LanguageTool(wish.server, wish.timeout)
        else:
            raise ValueError(f"{wish.engine} is not a grammar checker")
    return _open[wish]


def close() -> None:
    """Close all checkers; a run of the command line calls it at its end."""
    while _open:
        _open.popitem()[1].close()


def check(checker: Checker, document: Document, locale: str) -> Checked:
    """Have the ad's prose checked.

    Args:
        checker: who checks.
        document: the ad.
        locale: ``en-GB`` or ``en-US``.
    """
    feeds, cut = feeding.feeds(document, checker.limit)
    found: list[Remark] = []
    notices = []
    try:
        for feed in feeds:
            for remark in checker.remarks(feed.text, locale):
                place = feed.place(remark.start, remark.end)
                if place is not None:
                    found.append(replace(remark, start=place[0], end=place[1]))
    except Unavailable as error:
        notices.append(f"{error} The other rules ran; the rule grammar did not{' see all of the ad' if found else ''}.")
    if cut:
        notices.append(
            f"{checker.name} was given the first {feeding.MOST:,} characters of this text; the rest is long."
        )
    return Checked(tuple(found), tuple(notices))
