"""The forms of an ad: Markdown, and from it HTML, plain text, Word and JobPosting markup.

Each form is made by its own renderer, which is imported when it is asked for.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from jobwriter.brief import Brief

SUFFIXES: Mapping[str, str] = {
    "markdown": ".md",
    "html": ".html",
    "text": ".txt",
    "docx": ".docx",
    "json-ld": ".json",
}
"""Each form with the suffix of its files."""
_ENDINGS = {suffix: form for form, suffix in SUFFIXES.items()} | {
    ".markdown": "markdown",
    ".htm": "html",
    ".jsonld": "json-ld",
}


def form_of(name: str) -> str | None:
    """The form that the name of a file asks for."""
    return next((form for suffix, form in _ENDINGS.items() if name.lower().endswith(suffix)), None)


def render(brief: Brief, markdown: str, form: str, *, page: bool = False, today: dt.date | None = None) -> bytes:
    """Write an ad in a form.

    Args:
        brief: the brief of the ad.
        markdown: the ad (:func:`jobwriter.generate.markdown`).
        form: a key of :data:`SUFFIXES`.
        page: for HTML, a whole page with the JobPosting markup in its head rather than a fragment to paste.
        today: the day of publication for the markup, where the brief gives none.

    Returns:
        What to write to a file: UTF-8, or the bytes of a Word file.

    Raises:
        NotInstalled: python-docx is missing.
    """
    if form == "markdown":
        return markdown.encode()
    from jobwriter.renderers import blocks

    parsed = blocks.parse(markdown)
    title, locale = str(brief["title"] or ""), str(brief["locale"])
    if form == "text":
        from jobwriter.renderers import text

        return text.render(parsed).encode()
    if form == "docx":
        from jobwriter.renderers import docx

        return docx.render(parsed, title=title, locale=locale)
    from jobwriter.renderers import html

    fragment = html.render(parsed)
    if form == "html" and not page:
        return fragment.encode()
    from jobwriter.jobposting import write

    markup = write.dumps(write.write(brief, fragment, today=today))
    if form == "json-ld":
        return markup.encode()
    employer = (brief["organisation"] or {}).get("name")
    tab = f"{title} at {employer}" if title and employer else title
    return html.render(parsed, title=tab, locale=locale, page=True, json_ld=markup).encode()
