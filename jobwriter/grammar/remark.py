"""What a grammar checker says about a place."""

from __future__ import annotations

from jobwriter.records import record


@record
class Remark:
    """One remark of a checker.

    Attributes:
        start: where the words start.
        end: where they end.
        checker: ``Harper`` or ``LanguageTool``.
        check: the checker's own name for what it looks for (``AnA``, ``EN_A_VS_AN``).
        better: what it would write instead of the words, the best first; an empty text takes them out.
    """

    start: int
    end: int
    checker: str
    check: str
    better: tuple[str, ...] = ()
