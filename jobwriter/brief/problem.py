"""What is wrong with a brief: a sentence that knows its place."""

from __future__ import annotations

from jobwriter.yamlfile import Place


class Problem(str):
    """A sentence that opens with file, line and column.

    Attributes:
        place: where it is.
        words: the sentence without its place.
    """

    __slots__ = ("place", "words")

    place: Place
    words: str

    def __new__(cls, file: str, place: Place, words: str) -> Problem:
        """Put a sentence behind its place."""
        made = super().__new__(cls, f"{file}:{place.line}:{place.column}: {words}")
        made.place, made.words = place, words
        return made

    @property
    def position(self) -> tuple[int, int]:
        """Line and column, to put problems in the order of the file."""
        return self.place.line, self.place.column
