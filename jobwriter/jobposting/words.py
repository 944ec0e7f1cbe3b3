"""The title and the description: what belongs there, and what does not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jobwriter.jobposting.node import Node
from jobwriter.jobposting.problem import GOOGLE, GOOGLE_CONTENT, Problem, error, warning

_LEAST = 80
"""Words below which a description cannot hold a whole ad."""
_LONG = 80
"""Characters above which a title is cut off."""
_TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)\b[^<>]*>")
_READ = frozenset(("p", "br", "ul", "ol", "li"))
_NEVER = frozenset(("script", "style", "iframe", "form", "input", "button", "object", "embed", "svg"))
_ESCAPED_TAG = re.compile(r"&lt;/?[a-zA-Z][a-zA-Z0-9]*[^<>]{0,80}?&gt;")
_TWICE = re.compile(r"&amp;(?:[a-zA-Z]{2,8}|#\d{2,5}|#x[0-9a-fA-F]{2,4});")
_MARKDOWN = re.compile(r"(?m)^#{1,4} \S|\*\*[^*\n]{2,80}\*\*|^[-*] \S")
_DATE = re.compile(
    r"\b\d{4}-\d\d-\d\d\b|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b|\b(?:by|until|from|closes?|closing|starts?|starting)\b.{0,12}\d"
    r"|\b\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\b"
    r"|\b(?:january|february|march|april|may|june|july|august|september|october|november|december) 20\d\d\b",
    re.IGNORECASE,
)
_PARTS = {
    "place": "the place",
    "pay": "pay",
    "code": "a code",
    "company": "the employer's name",
    "mode": "how one works",
    "contract": "the kind of contract",
    "urgency": "urgency",
    "perk": "a perk",
    "count": "the number of openings",
}
"""Parts of a title line that are not the role."""


def check(posting: Node) -> Iterator[Problem]:
    """What is wrong with the title and the description."""
    title, description = posting.at("title"), posting.at("description")
    if title and title.text:
        yield from _title(title, posting)
    if description and description.text:
        yield from _description(description, title.text if title else "")


def _title(node: Node, posting: Node) -> Iterator[Problem]:
    from jobwriter.facts import title as titles

    text = " ".join(node.text.split())
    employer = posting.at("hiringOrganization")
    name = employer.at("name") if employer and employer.is_object else employer
    read = titles.read(text, 0, len(text), name.text.lower() if name else "", _towns(posting))
    core = text[read.core_start : read.core_end].strip(" -–|,/(") or "Machine Learning Engineer"
    dates = [match.span() for match in _DATE.finditer(text)]
    found = [(part.start, part.end, _PARTS[part.kind]) for part in read.parts if part.kind in _PARTS]
    found = [one for one in found if not any(one[0] < end and start < one[1] for start, end in dates)]
    found += [(start, end, "a date") for start, end in dates]
    if found:
        parts = list(
            dict.fromkeys(f'{what} ("{text[start:end].strip(" -–|,")}")' for start, end, what in sorted(found))
        )
        yield warning(
            "title-not-role", node.path, f'the title "{text}" holds {_and(parts)}', f'the role alone: "{core}"'
        )
    if "!" in text or "*" in text or "★" in text:
        yield warning(
            "title-shouts", node.path, f'the title "{text}" shouts', f'the role alone: "{core.strip("!*★ ")}"'
        )
    elif len(text) > 8 and text.isupper():
        yield warning("title-shouts", node.path, f'the title "{text}" is all in capitals', f'"{text.title()}"')
    if _TAG.search(text) or "&amp;" in text:
        yield error("title-markup", node.path, f'the title "{text}" holds HTML', "plain text")
    if len(text) > _LONG:
        yield warning(
            "title-long", node.path, f"the title has {len(text)} characters", f"at most {_LONG}, the role alone"
        )


def _towns(posting: Node) -> list[str]:
    location = posting.at("jobLocation")
    names = []
    for place in location.items() if location else ():
        address = place.at("address") or place
        if not address.is_object:
            names += [part.strip().lower() for part in address.text.split(",")]
        for name in ("addressLocality", "addressRegion"):
            part = address.at(name)
            names += [part.text.lower()] if part and part.text else []
    return names


def _description(node: Node, title: str) -> Iterator[Problem]:
    text = node.text
    plain = _TAG.sub(" ", text)
    if " ".join(plain.split()).lower() == " ".join(title.split()).lower():
        yield error(
            "description-is-title",
            node.path,
            "the description repeats the title",
            "the whole ad, with duties and terms",
        )
        return
    words = len(plain.split())
    if words < _LEAST:
        yield warning(
            "description-short",
            node.path,
            f"the description has {words} words; it must be the whole ad",
            "company, role, duties, what is needed, hours, pay, benefits and place, as on the page",
            GOOGLE_CONTENT,
        )
    tags = {match[1].lower() for match in _TAG.finditer(text)}
    if match := _TWICE.search(text):
        yield error(
            "escaped-twice",
            node.path,
            f'the HTML is escaped twice ("{match[0]}"), so readers see signs instead of text',
            "write the tags themselves (<p>), and & as &amp; once",
        )
    elif not tags and (match := _ESCAPED_TAG.search(text)):
        yield warning(
            "escaped",
            node.path,
            f'the tags are escaped ("{match[0]}"); readers that do not undo that show them as text',
            "write the tags themselves: <p>, <ul>, <li>",
        )
    elif not tags and "\n" not in text and words >= _LEAST:
        yield warning(
            "no-paragraphs",
            node.path,
            "the description has no tags and no line breaks: it is shown as one block",
            "set paragraphs and lists with <p>, <ul> and <li>",
        )
    elif tags and not tags & _READ and words >= _LEAST:
        yield warning(
            "no-paragraphs",
            node.path,
            f"the description uses {_tags(tags)} only, which are not read: it is shown as one block",
            "set paragraphs and lists with <p>, <ul> and <li>",
        )
    if not tags and _MARKDOWN.search(text):
        yield warning("markdown", node.path, "the description is Markdown, which is shown as it stands", "HTML")
    if bad := tags & _NEVER:
        yield warning(
            "foreign-tags", node.path, f"the description holds {_tags(bad)}", "text, <p>, <ul> and <li>", GOOGLE
        )


def _tags(names: set[str] | frozenset[str]) -> str:
    return ", ".join(f"<{name}>" for name in sorted(names))


def _and(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
