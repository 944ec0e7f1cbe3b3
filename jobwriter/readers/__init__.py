"""Readers: one file per format, each from a text to drafts with true offsets.

Every reader is a module with ``read(text, path) -> list[Draft]``, that of Word files with ``read(data, path)``; it is
imported when its format is first met.
"""

from __future__ import annotations

import importlib

from jobwriter.document import Draft
from jobwriter.patterns import compiled
from jobwriter.source import Source

_HTML = compiled(
    r"(?is)\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)?"
    r"<(?:!doctype\s+html|html|head|body|div|p|ul|h[1-6]|meta|b style)\b"
)


class ReadError(ValueError):
    """A text in which no ad can be read; the message names the file, the place where there is one, and what to do."""


class NoAd(ReadError):
    """A well-formed file that holds no job ad: other data, a page without text."""


def read(source: Source) -> list[Draft]:
    """Read all ads that a source holds.

    Args:
        source: the text of a file, as :mod:`jobwriter.source` gives it.

    Returns:
        One draft for each ad, with the notices of the source; none for a file without an ad that was not named but
        found in a folder.

    Raises:
        ReadError: broken JSON or front matter, JSON without an ad, a page without text, a damaged Word file.
    """
    format = format_of(source)  # noqa: A001 - the name of the source's field
    reader = importlib.import_module(f"jobwriter.readers.{format}")
    try:
        drafts: list[Draft] = reader.read(source.data if format == "docx" else source.text, source.path)
    except NoAd:
        if source.walked:
            return []
        raise
    return [_noted(draft, source.notices) for draft in drafts] if source.notices else drafts


def _noted(draft: Draft, notices: tuple[str, ...]) -> Draft:
    return Draft(
        draft.path,
        draft.format,
        draft.source,
        draft.text,
        draft.offsets,
        draft.blocks,
        draft.fields,
        (*notices, *draft.notices),
        draft.links,
        draft.comments,
    )


def format_of(source: Source) -> str:
    """The format of a source: what its name says, unless its text plainly is something else.

    Saved pages and records are often given the suffix .txt; text without a name is Markdown, of which plain text is a
    part.
    """
    if source.format in {"html", "record", "docx"}:
        return source.format
    start = source.text[:4000].lstrip()[:1]
    if start in {"{", "["} and source.text.rstrip()[-1:] in {"}", "]"} and _is_json(source.text):
        return "record"
    if start == "<" and _HTML.match(source.text):
        return "html"
    return source.format or "markdown"


def _is_json(text: str) -> bool:
    import json

    try:
        return isinstance(json.loads(text), dict | list)
    except (ValueError, RecursionError):
        return False
