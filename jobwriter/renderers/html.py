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
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0 auto;max-width:40rem;padding:2rem 1.25rem 3rem;font:1.0625rem/1.55 system-ui,sans-serif;color:#1a1a1a;\
background:#fff;overflow-wrap:break-word}
h1{font-size:2rem;line-height:1.15;margin:0 0 1rem}h2{font-size:1.3rem;line-height:1.25;margin:2rem 0 .5rem}
h3{font-size:1.0625rem;margin:1.25rem 0 .25rem}h1,h2,h3{text-wrap:balance}
p,ul,ol{margin:0 0 .75rem}ul,ol{padding-left:1.35rem}li{margin:0 0 .3rem}
h1+ul{margin:0 0 1.25rem;padding:.9rem 1.25rem .6rem 2.1rem;background:#f3f5f8;border-left:.3rem solid #0b4f9e}
h1+ul:has(strong){list-style-type:"";padding-left:1.25rem}
a{color:#0b4f9e;overflow-wrap:anywhere;text-underline-offset:.15em}
a:focus-visible{outline:.2rem solid;outline-offset:.1rem}
@media print{
@page{margin:16mm}
body{padding:0;max-width:none;font-size:10pt;line-height:1.4}a{color:inherit}
h1{font-size:20pt}h2{font-size:12.5pt;margin:1rem 0 .25rem}
p,ul,ol{margin:0 0 .5rem}li{margin:0 0 .15rem;break-inside:avoid}p{orphans:3;widows:3}
h1+ul{padding-top:.2rem;padding-bottom:.1rem;background:none;border-color:#666}
h1,h2,h3,li:first-child{break-after:avoid}li:last-child{break-before:avoid}}
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
