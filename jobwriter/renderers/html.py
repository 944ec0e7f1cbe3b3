"""HTML of the few tags that forms for job ads keep, every word escaped.

A form that keeps fewer says so by ``tags``: headings become paragraphs in bold, numbered lists paragraphs with their
numbers, links the words with their address behind them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from html import escape
from itertools import groupby

from jobwriter.renderers.blocks import BREAK, Block, Heading, Listing, Run, allowed, beside, plain

TAGS = frozenset(("p", "ul", "ol", "li", "strong", "a", "br", "h1", "h2", "h3"))
"""Every tag that is ever written into the ad itself."""

_DEEPEST = 3
_STYLE = """\
body{margin:2rem auto;max-width:42rem;padding:0 1rem;font:1rem/1.5 system-ui,sans-serif;color:#1a1a1a;background:#fff}
h1{font-size:1.75rem;line-height:1.2}h2{font-size:1.25rem;margin:1.75rem 0 .5rem}h3{font-size:1rem}
p,ul,ol{margin:0 0 .75rem}li{margin:0 0 .25rem}a{color:#0b4f9e;overflow-wrap:anywhere}
@media print{body{margin:0;max-width:none;font-size:11pt}a{color:inherit}h1,h2,h3{break-after:avoid}}
"""


def render(
    blocks: Iterable[Block],
    *,
    title: str = "",
    locale: str = "en-GB",
    page: bool = False,
    tags: Collection[str] = TAGS,
    json_ld: str = "",
) -> str:
    """Write an ad as HTML.

    Args:
        blocks: the ad.
        title: what the tab of a page says; without one, the first heading.
        locale: the language of a page, such as ``en-GB``.
        page: a whole page to open, print or publish, rather than a fragment to paste.
        tags: the tags that the reader of the HTML keeps; ``p`` is always among them.
        json_ld: JSON for a ``script`` in the head of a page.

    Returns:
        HTML that ends with a line end; nothing for an ad without blocks, unless it is a page.
    """
    shown = tuple(blocks)
    body = "".join(f"{line}\n" for block in shown for line in _block(block, tags))
    if not page:
        return body
    title = title or next((plain(block.runs) for block in shown if isinstance(block, Heading)), "")
    data = json_ld.strip().replace("<", "\\u003c")
    script = f'<script type="application/ld+json">\n{data}\n</script>\n' if data else ""
    return (
        f'<!doctype html>\n<html lang="{escape(locale)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title, quote=False)}</title>\n<style>\n{_STYLE}</style>\n{script}</head>\n"
        f"<body>\n<main>\n{body}</main>\n</body>\n</html>\n"
    )


def _block(block: Block, tags: Collection[str]) -> Iterator[str]:
    if isinstance(block, Listing):
        yield from _listing(block, tags)
    elif not isinstance(block, Heading):
        yield f"<p>{_words(block.runs, tags)}</p>"
    else:
        words = _words((Run(run.text, href=run.href) for run in block.runs), tags)
        tag = f"h{min(block.level, _DEEPEST)}"
        if tag in tags:
            yield f"<{tag}>{words}</{tag}>"
        else:
            yield f"<p><strong>{words}</strong></p>" if "strong" in tags else f"<p>{words}</p>"


def _listing(block: Listing, tags: Collection[str]) -> Iterator[str]:
    items = [_words(runs, tags) for runs in block.items]
    tag = "ol" if block.ordered else "ul"
    if tag in tags and "li" in tags:
        counted = f' start="{block.start}"' if block.ordered and block.start != 1 else ""
        yield f"<{tag}{counted}>"
        yield from (f"<li>{item}</li>" for item in items)
        yield f"</{tag}>"
    else:
        for number, item in enumerate(items, block.start):
            yield f"<p>{f'{number}.' if block.ordered else '-'} {item}</p>"


def _words(runs: Iterable[Run], tags: Collection[str]) -> str:
    """Runs as HTML; neighbours with one target are one link."""
    out: list[str] = []
    for href, group in groupby(runs, key=lambda run: run.href):
        linked = list(group)
        words = "".join(_run(run, tags) for run in linked)
        if allowed(href) and "a" in tags:
            words = f'<a href="{escape(href)}">{words}</a>'
        elif href:
            words += escape(beside(linked), quote=False)
        out.append(words)
    return "".join(out)


def _run(run: Run, tags: Collection[str]) -> str:
    if run == BREAK:
        return "<br>" if "br" in tags else " "
    words = escape(run.text, quote=False)
    return f"<strong>{words}</strong>" if run.strong and "strong" in tags and words.strip() else words
