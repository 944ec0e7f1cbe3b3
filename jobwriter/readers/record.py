"""Records: JSON of applicant tracking systems and boards, one job or many.

Which keys mean what is data, in ``adapters/``. The ad text is taken out of the record and read as HTML, Markdown or
plain text, whichever it is; the other keys become fields. Offsets count in the extracted text, which is the draft's
``source``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from jobwriter.document import Draft
from jobwriter.jsonslip import slip
from jobwriter.patterns import compiled
from jobwriter.readers import NoAd, ReadError, fields, markdown
from jobwriter.readers import text as plain_text
from jobwriter.readers.adapters import Adapter, Part, load
from jobwriter.readers.flow import Piece
from jobwriter.readers.html import draft_of, fragment

_DEEP = 8
"""How deep in a file jobs are looked for."""

_MARKUP = compiled(r"(?i)</?(?:p|br|li|ul|ol|div|span|h[1-6]|strong|b|em|table)\b[^<>]{0,500}>")
_MARKDOWN = compiled(r"(?m)\*\*[^*\n]{1,200}\*\*|^#{1,6} \S|\]\(https?:")
_WORDS = compiled(r"[^a-z0-9]+")

Found = tuple[str, Mapping[str, Any], Adapter]


def read(text: str, path: str) -> list[Draft]:
    """Read the jobs in a JSON file.

    Args:
        text: JSON, or one JSON value a line.
        path: its name; several jobs are told apart by ``#`` and the JSON pointer to each.

    Returns:
        One draft for each job that has a text.

    Raises:
        ReadError: not JSON.
        NoAd: JSON in which no job with a text is found.
    """
    found = _records(_parse(text, path))
    drafts = _drafts(found, path, "record")
    if not drafts:
        if found:
            names = sorted({adapter.name for _, _, adapter in found})
            hints = sorted({adapter.hint for _, _, adapter in found})
            raise NoAd(f"{path} holds {', '.join(names)} jobs without an ad text: {'; '.join(hints)}.")
        raise NoAd(
            f"{path} holds no job ad: a record needs a title and a description, as the job boards write them; "
            "to lint other data, save the ad's text as .md or .txt."
        )
    return drafts


def postings(data: Any, path: str, *, format: str) -> list[Draft]:  # noqa: A002 - the name of the draft's field
    """The schema.org JobPostings in data that has been parsed.

    Args:
        data: the value of a JSON-LD script.
        path: the name of the page.
        format: the format that the drafts get.
    """
    adapters = [adapter for adapter in load() if adapter.signature[0][0].startswith("@type=")]
    return _drafts(_search(data, adapters), path, format)


def _parse(text: str, path: str) -> Any:
    try:
        return json.loads(text, strict=False)
    except json.JSONDecodeError as error:
        if error.msg == "Extra data" and (lines := _lines(text)):
            return lines
        fault = slip(text, error)
        raise ReadError(f"{path}:{fault.line}:{fault.column}: not valid JSON: {fault.words}") from error
    except RecursionError as error:
        raise ReadError(f"{path}: this JSON is nested too deeply to be read") from error
    except ValueError as error:
        raise ReadError(f"{path}: not valid JSON: {error}") from error


def _lines(text: str) -> list[Any]:
    """JSON Lines: one value a line, or nothing if any line is not JSON."""
    try:
        return [json.loads(line, strict=False) for line in text.splitlines() if line.strip()]
    except (ValueError, RecursionError):
        return []


def _records(data: Any) -> list[Found]:
    adapters = load()
    return _search(data, [one for one in adapters if not one.fallback]) or _search(
        data, [one for one in adapters if one.fallback]
    )


def _search(data: Any, adapters: Sequence[Adapter]) -> list[Found]:
    """All records in the data that an adapter knows, in order, with the JSON pointer to each."""
    found: list[Found] = []
    waiting: list[tuple[str, Any, int]] = [("", data, 0)]
    while waiting:
        pointer, value, depth = waiting.pop()
        if isinstance(value, dict):
            adapter = next((one for one in adapters if _fits(value, one)), None)
            if adapter:
                found.append((pointer, value, adapter))
                continue
            inner = [(key.replace("~", "~0").replace("/", "~1"), child) for key, child in value.items()]
        elif isinstance(value, list):
            inner = [(str(index), child) for index, child in enumerate(value)]
        else:
            continue
        if depth < _DEEP:
            waiting += [
                (f"{pointer}/{key}", child, depth + 1)
                for key, child in reversed(inner)
                if isinstance(child, dict | list)
            ]
    return found


def _fits(record: Mapping[str, Any], adapter: Adapter) -> bool:
    for group in adapter.signature:
        for test in group:
            key, equals, wanted = test.partition("=")
            values = list(fields.at(record, key))
            if not values or (equals and wanted not in values):
                break
        else:
            return True
    return False


def _drafts(found: Sequence[Found], path: str, format: str) -> list[Draft]:  # noqa: A002
    read = [(pointer, record, adapter, _pieces(record, adapter)) for pointer, record, adapter in found]
    full = [entry for entry in read if _says(entry[3])]
    left: tuple[str, ...] = ()
    if full and len(full) < len(read):
        hint = next(entry[2].hint for entry in read if not _says(entry[3]))
        left = (f"{len(read) - len(full)} of {len(read)} jobs in {path} have no ad text and were left out: {hint}.",)
    drafts: list[Draft] = []
    for pointer, record, adapter, pieces in full:
        name = f"{path}#{pointer}" if len(found) > 1 else path
        drafts.append(
            draft_of(pieces, name, fields.fields(record, adapter), format=format, notices=() if drafts else left)
        )
    return drafts


def _says(pieces: Sequence[Piece]) -> bool:
    """Whether there is anything but headings."""
    return any(piece.kind != "heading" for piece in pieces)


def _pieces(record: Mapping[str, Any], adapter: Adapter) -> list[Piece]:
    """The ad text, part by part; a part whose lines stand in earlier ones already is left out."""
    pieces: list[Piece] = []
    said = ""
    for part in adapter.text:
        holders = list(fields.at(record, part.each)) if part.each else [record]
        for holder in holders:
            body = _body(holder, part)
            lines = [_WORDS.sub(" ", piece.words.lower()).strip() for piece in body]
            words = _WORDS.sub(" ", " ".join(lines))
            if not body or words[:200] in said or all(line in said for line in lines):
                continue
            said += words
            heading = (fields.first(holder, (part.heading,)) if part.heading else "") or part.title
            if heading and _WORDS.sub(" ", heading.lower()) != _WORDS.sub(" ", body[0].words.lower()):
                pieces.append(Piece(heading.rstrip(" :"), "heading", 3, "html", gap=True))
            body[0].gap = True
            pieces += body
    return pieces


def _body(holder: Any, part: Part) -> list[Piece]:
    for path in part.source:
        if values := fields.texts(holder, path):
            return [piece for value in values for piece in lines_of(value)]
    return []


def lines_of(text: str) -> list[Piece]:
    """Read the text of a record.

    Args:
        text: HTML, HTML with its own signs escaped once or more often, Markdown, or plain text.
    """
    import html

    for _ in range(3):
        if _MARKUP.search(text):
            return fragment(text)
        if "&lt;" not in text and "&amp;" not in text:
            break
        text = html.unescape(text)
    reader = markdown if _MARKDOWN.search(text) else plain_text
    try:
        draft = reader.read(text.lstrip("-\n ") if text.startswith("---") else text, "")[0]
    except ReadError:
        draft = plain_text.read(text, "")[0]
    whole = draft.source if draft.offsets is None else draft.text
    pieces = []
    for block in draft.blocks:
        if block.kind not in {"comment", "code"}:
            words = whole[block.start : block.end].replace("\n", " ")
            links = [
                (link.start - block.start, link.end - block.start, link.url)
                for link in draft.links
                if block.start <= link.start <= link.end <= block.end
            ]
            pieces.append(Piece(words, block.kind, block.depth, block.marker, block.gap, links=links))
    return pieces
