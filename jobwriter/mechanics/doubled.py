"""Words and sentences that stand twice by mistake."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from jobwriter.document import Document
from jobwriter.finding import Edit
from jobwriter.mechanics.fault import Fault, within
from jobwriter.patterns import pattern

_TWICE = frozenset(
    """had that very so many long really far no ha bye is do does did her go win mahi yum log knock up out on s t e g
    a.m p.m bora""".split()  # noqa: SIM905
)
_NEAR = 3
"""Sentences between which the same one is a slip, and not a refrain."""
_LEAST = 30
_LISTED = pattern(r", (?P<name>[A-Za-z][\w+#.-]{2,30})(?=, |,\n| and |[.)\n]|\Z)")


def words(document: Document) -> Iterator[Fault]:
    """``and and``, and the same name twice in a list."""
    text = document.text
    tokens = document.tokens
    known, starts = tokens.words, tokens.starts
    pairs = [index for index, (one, two) in enumerate(itertools.pairwise(known)) if one == two]
    for index in pairs:
        word = known[index]
        start, middle = starts[index], starts[index + 1]
        end = middle + len(word)
        between = text[start + len(word) : middle]
        if not within(document, start) or word[0].isdigit():
            continue
        if between == ", ":
            named = _LISTED.match(text, start + len(word))
            line = document.lower.rfind("\n", 0, start) + 1
            if (
                named
                and "location" not in document.lower[line : min(start, line + 20)]
                and named.end("name") == end
                and text[start].isupper()
                and text[start : middle - 2] == text[middle:end]
            ):
                before = text[max(start - 2, 0) : start]
                if before.endswith((" ", "\n", "(")) or start == 0:
                    yield Fault(
                        start,
                        end,
                        f"{text[start : end - len(word) - 2]} stands twice in this list.",
                        None,
                        (Edit(start + len(word), end, ""),),
                    )
        elif between.strip(" ") == "" and len(between) < 3 and word not in _TWICE and text[middle:end].islower():
            if text[start - 1 : start] in ("-", "'", "/", "_") or text[end : end + 1] in ("-", "'", "/", "_"):
                continue
            yield Fault(start, end, f"The word {word!r} stands twice.", text[start : start + len(word)], safe=True)


def sentences(document: Document) -> Iterator[Fault]:
    """The same sentence again, a few sentences on; requirements that come back are another rule's."""
    last: dict[str, int] = {}
    for index, sentence in enumerate(document.sentences):
        if sentence.section < 0 or sentence.end - sentence.start < _LEAST or sentence.kind == "heading":
            continue
        said = document.lower[sentence.start : sentence.end]
        before = last.get(said)
        last[said] = index
        if before is None or index - before > _NEAR or said.count(" ") < 4:
            continue
        if sentence.kind == "item" and document.sections[sentence.section].kind in (
            "requirements",
            "nice-to-have",
            "skills",
            "duties",
        ):
            continue
        yield Fault(sentence.start, sentence.end, "This sentence has just been said, word for word.")
