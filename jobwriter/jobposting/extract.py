"""Finds the job postings in a file: JSON, or the JSON-LD scripts of an HTML page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from jobwriter.jobposting.locate import Places, Route, places
from jobwriter.jobposting.node import Node
from jobwriter.jobposting.problem import JSON, JSON_LD, Problem, error, warning
from jobwriter.jsonslip import slip
from jobwriter.records import record

_SCRIPT = re.compile(
    r"<script\b[^>]*\btype\s*=\s*[\"']?\s*application/ld\+json\b[^>]*>(.*?)(?:</script\s*>|\Z)",
    re.IGNORECASE | re.DOTALL,
)
_CONTEXT = re.compile(r"https?://(?:www\.)?schema\.org/?(?:#|docs/jsonldcontext\.jsonld?)?", re.IGNORECASE)
_MICRODATA = re.compile(r"item(?:type|prop)\s*=|typeof\s*=\s*[\"'](?:schema:)?JobPosting", re.IGNORECASE)
_DEEP = 24


class Unjudgeable(ValueError):
    """A file that cannot be judged; the message says where it breaks and what to do."""


@record
class Posting:
    """A job posting in a file.

    Attributes:
        node: its data, references to other nodes of the file filled in.
        route: where it stands in its JSON.
        places: where the values of that JSON stand.
        start: offset of that JSON in the file.
        has_context: whether it, or what it stands in, says that its words are those of schema.org.
    """

    node: Node
    route: Route
    places: Places
    start: int = 0
    has_context: bool = True

    def offset(self, path: str) -> int:
        """Where in the file the value at a path stands, or the nearest value around it."""
        return self.start + self.places.offset(self.route + steps(path))


@record
class Found:
    """What a file holds.

    Attributes:
        postings: all job postings, in order.
        problems: what is wrong with the file rather than with one posting, each with its offset.
        visible: the file without its JSON-LD, for an HTML page; empty for JSON.
        html: whether it is a page.
        breaks: a script that should hold a posting and is not JSON: what to say about it.
    """

    postings: tuple[Posting, ...]
    problems: tuple[tuple[int, Problem], ...] = ()
    visible: str = ""
    html: bool = False
    breaks: tuple[str, ...] = ()


def extract(text: str, path: str) -> Found:
    """Find all job postings.

    Args:
        text: JSON or HTML.
        path: its name, for messages.

    Raises:
        Unjudgeable: not JSON, or no job posting in it.
    """
    found = _page(text, path) if text.lstrip()[:1] == "<" else _data(text, path)
    if not found.postings and not found.breaks:
        raise Unjudgeable(_nothing(text, path, html=found.html))
    return found


def steps(path: str) -> Route:
    """A path such as ``jobLocation[0].address`` as keys and indices."""
    found: list[str | int] = []
    for key, number in re.findall(r"\[(\d+)\]|([^.\[\]]+)", path):
        found.append(int(key) if key else number)
    return tuple(found)


def line_of(text: str, offset: int) -> int:
    """The line, from 1, on which an offset lies."""
    return text.count("\n", 0, offset) + 1


def _data(text: str, path: str) -> Found:
    data, problems = _parse(text, text, 0, path)
    return Found(tuple(_postings(data, places(text), 0)), tuple(problems))


def _page(text: str, path: str) -> Found:
    postings: list[Posting] = []
    problems: list[tuple[int, Problem]] = []
    breaks: list[str] = []
    visible: list[str] = []
    at = 0
    hidden = _comments(text)
    for script in _SCRIPT.finditer(text):
        if any(start <= script.start() < end for start, end in hidden):
            continue
        visible.append(text[at : script.start()])
        at = script.end()
        body = _unwrapped(script[1])
        if not body.strip():
            continue
        try:
            data, wrong = _parse(body, text, script.start(1), path)
        except Unjudgeable as problem:
            if "JobPosting" in body:
                breaks.append(str(problem))
            continue
        problems += wrong
        postings += _postings(data, places(body), script.start(1))
    if len(postings) > 1:
        titles = [posting.node.at("title") for posting in postings]
        named = ", ".join(title.shown() for title in titles if title)
        problems.append(
            (
                postings[1].offset(""),
                error(
                    "one-job-per-page",
                    "",
                    f"the page holds {len(postings)} job postings: {named or 'without titles'}",
                    "give each job a page of its own; a page that lists jobs carries no JobPosting",
                ),
            )
        )
    visible.append(text[at:])
    return Found(tuple(postings), tuple(problems), "".join(visible), True, tuple(breaks))


def _comments(text: str) -> list[tuple[int, int]]:
    """Comments of the page itself: none that stand inside a script."""
    spans: list[tuple[int, int]] = []
    at = 0
    while (start := text.find("<!--", at)) >= 0:
        before = text.lower().rfind("<script", at, start)
        if before >= 0 and text.lower().find("</script", before, start) < 0:
            at = start + 4
            continue
        end = text.find("-->", start)
        end = len(text) if end < 0 else end + 3
        spans.append((start, end))
        at = end
    return spans


def _unwrapped(body: str) -> str:
    """A script without the marks of comments and CDATA around it, offsets kept."""
    if opening := re.match(r"\s*(?:(?://|/\*)?\s*(?:<!--|<!\[CDATA\[)\s*(?:\*/|//)?\s*)+", body):
        body = " " * opening.end() + body[opening.end() :]
    tail = body[-60:]
    if closing := re.search(r"(?:\s*(?://|/\*)?\s*(?:-->|\]\]>)\s*(?:\*/)?)+\s*\Z", tail):
        body = body[: len(body) - len(tail) + closing.start()]
    return body


def _parse(body: str, text: str, start: int, path: str) -> tuple[Any, list[tuple[int, Problem]]]:
    try:
        return json.loads(body), _twice(body, start)
    except json.JSONDecodeError as wrong:
        fault = slip(body, wrong)
        at = start + fault.at
        try:
            data = json.loads(body, strict=False)
        except (ValueError, RecursionError):
            column = at - text.rfind("\n", 0, at)
            raise Unjudgeable(f"{path}:{line_of(text, at)}:{column}: not valid JSON: {fault.words}") from wrong
        problem = error(
            "line-break-in-text",
            "",
            "a text holds a line break or tab as it is, so search engines refuse the whole script",
            "write it as \\n or \\t, or use <p> and <br>",
            JSON,
        )
        return data, [(at, problem), *_twice(body, start)]
    except RecursionError as wrong:
        raise Unjudgeable(f"{path}: this JSON is nested too deeply to be read") from wrong
    except ValueError as wrong:
        raise Unjudgeable(f"{path}: not valid JSON: {wrong}") from wrong


def _twice(body: str, start: int) -> list[tuple[int, Problem]]:
    return [
        (
            start + offset,
            warning(
                "key-twice",
                "",
                f'"{route[-1]}" stands twice in one object, and only the last one counts',
                "keep one; several values go into a list",
                JSON,
            ),
        )
        for route, offset in places(body).twice
    ]


def _postings(data: Any, where: Places, start: int) -> Iterator[Posting]:
    """All job postings in a value, those inside other things included, in order."""
    nodes = _identified(data)
    waiting: list[tuple[Any, Route, bool]] = [(data, (), False)]
    while waiting:
        value, route, known = waiting.pop()
        if isinstance(value, Mapping):
            known = known or _speaks_schema(value.get("@context"))
            if "JobPosting" in Node(value).types:
                yield Posting(Node(_filled(value, nodes, 0)), route, where, start, known)
                continue
            inner: list[tuple[Any, str | int]] = [(child, key) for key, child in value.items()]
        elif isinstance(value, list):
            inner = [(child, number) for number, child in enumerate(value)]
        else:
            continue
        if len(route) < _DEEP:
            waiting += [(child, (*route, key), known) for child, key in reversed(inner)]


def _speaks_schema(context: Any) -> bool:
    """Whether a context names schema.org."""
    if isinstance(context, str):
        return _CONTEXT.fullmatch(context.strip()) is not None
    if isinstance(context, list):
        return any(_speaks_schema(one) for one in context)
    return isinstance(context, Mapping) and any(_speaks_schema(one) for one in context.values())


def _identified(data: Any) -> dict[str, Mapping[str, Any]]:
    """The nodes that have an ``@id`` and more than that."""
    found: dict[str, Mapping[str, Any]] = {}
    waiting = [data]
    while waiting:
        value = waiting.pop()
        if isinstance(value, Mapping):
            name = value.get("@id")
            if isinstance(name, str) and len(value) > 1:
                found.setdefault(name, value)
            waiting += value.values()
        elif isinstance(value, list):
            waiting += value
    return found


def _filled(value: Any, nodes: Mapping[str, Mapping[str, Any]], depth: int) -> Any:
    """A value in which references to nodes of the same file are replaced by the nodes."""
    if depth > _DEEP:
        return value
    if isinstance(value, Mapping):
        if len(value) == 1 and isinstance(name := value.get("@id"), str) and name in nodes:
            return _filled(nodes[name], nodes, depth + 1)
        return {key: _filled(child, nodes, depth + 1) for key, child in value.items()}
    if isinstance(value, list):
        return [_filled(child, nodes, depth + 1) for child in value]
    return value


def _nothing(text: str, path: str, *, html: bool) -> str:
    if html and "JobPosting" in text and _MICRODATA.search(text):
        return f"{path}: the job posting is written as microdata or RDFa; only JSON-LD scripts are judged"
    if html:
        return (
            f'{path}: no JobPosting on this page; it belongs into <script type="application/ld+json">. '
            "If a script of the page writes it, save the page from the browser after it has loaded"
        )
    return f'{path}: no JobPosting in this file; the object needs "@type": "JobPosting"'


NO_CONTEXT = error(
    "no-context",
    "@context",
    "nothing says that these are words of schema.org",
    'write "@context": "https://schema.org/" as the first property',
    JSON_LD,
)
"""What to say about a posting without a context."""
