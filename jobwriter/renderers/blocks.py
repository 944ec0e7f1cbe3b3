"""Markdown to blocks: headings, paragraphs and lists with their words, which is all that an ad holds.

Whatever else Markdown knows becomes one of the three without losing a word: quotations stand as what they hold, code
and the rows of tables are paragraphs, HTML is words. Links keep their target only where an ad may lead: a page, a
mailbox, a telephone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from jobwriter.patterns import compiled
from jobwriter.readers import frontmatter
from jobwriter.records import record, replace

_SCHEMES = ("https://", "http://", "mailto:", "tel:")
_ADDRESS = compiled(
    r"(?i)(?<![\w@.+%/-])(?:"
    r"(?P<url>(?:https?://|www\.)(?=[^\W_])[^\s<>\"“”«»]{1,2000})|"
    r"(?P<mail>[\w.+%-]{1,64}@(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24})(?![\w@-])"
    r")"
)
_TAIL = ".,;:!?'’*_~)]}"
_CLOSING = {")": "(", "]": "[", "}": "{"}


@record
class Run:
    """Words of one look; a line break is a run of its own whose text is a line end.

    Attributes:
        text: the words, nothing escaped.
        strong: whether they are bold.
        emphasis: whether they are italic.
        href: where they lead: ``https:``, ``http:``, ``mailto:`` or ``tel:``; empty for words that are no link.
    """

    text: str
    strong: bool = False
    emphasis: bool = False
    href: str = ""


BREAK = Run("\n")
"""A line break within a block."""


@record
class Heading:
    """A heading; ``level`` counts from 1, the title of the ad."""

    level: int
    runs: tuple[Run, ...]


@record
class Paragraph:
    """A paragraph."""

    runs: tuple[Run, ...]


@record
class Listing:
    """A list; an ordered one counts from ``start``."""

    ordered: bool
    items: tuple[tuple[Run, ...], ...]
    start: int = 1


Block = Heading | Paragraph | Listing


def parse(markdown: str) -> tuple[Block, ...]:
    """Read Markdown (CommonMark with tables) into blocks.

    Rules between lines are left out, and so is front matter; lists within lists become items of the outer one, each
    behind the item it belongs to. Addresses written out become links.

    Args:
        markdown: an ad; any text will do.

    Returns:
        Its blocks, none of them empty.
    """
    head = frontmatter.block(markdown)
    tokens = _reader().parse(markdown[head.end() :] if head else markdown)
    return tuple(_blocks(SyntaxTreeNode(tokens).children))


def plain(runs: Iterable[Run]) -> str:
    """The words of runs, without their look."""
    return "".join(run.text for run in runs)


def texts(blocks: Iterable[Block]) -> Iterator[str]:
    """The words of each heading, paragraph and list item, in order."""
    for block in blocks:
        if isinstance(block, Listing):
            yield from map(plain, block.items)
        else:
            yield plain(block.runs)


def allowed(href: str) -> bool:
    """Whether an ad may lead there: a page, a mailbox or a telephone."""
    return href.lower().startswith(_SCHEMES)


def beside(link: Iterable[Run]) -> str:
    """What is written behind the words of a link where links cannot be: its address, unless the words hold it."""
    runs = list(link)
    href = runs[0].href if runs else ""
    address = href.partition(":")[2] if href.lower().startswith(("mailto:", "tel:")) else href
    words = plain(runs).strip()
    bare = address.partition("://")[2] or address
    return f" ({address})" if address and words.rstrip("/") not in {address.rstrip("/"), bare.rstrip("/")} else ""


def _reader() -> MarkdownIt:
    """A parser that takes HTML, indented lines and ``[name]: ...`` as the words they are."""
    reader = MarkdownIt("commonmark", {"html": False, "maxNesting": 100})
    return reader.enable("table").disable(["code", "reference", "html_block", "html_inline"])


def _blocks(nodes: Sequence[SyntaxTreeNode]) -> Iterator[Block]:
    for node in nodes:
        if node.type == "heading":
            if runs := _inline(node):
                yield Heading(int(node.tag[1]), runs)
        elif node.type == "paragraph":
            if runs := _inline(node):
                yield Paragraph(runs)
        elif node.type in {"bullet_list", "ordered_list"}:
            if items := tuple(_items(node)):
                yield Listing(node.type == "ordered_list", items, int(node.attrs.get("start", 1)))
        elif node.type == "blockquote":
            yield from _blocks(node.children)
        elif node.type == "fence":
            lines = [line.strip() for line in (node.info, *node.content.split("\n"))]
            if runs := _linked(_joined([Run(line)] for line in lines if line)):
                yield Paragraph(runs)
        elif node.type == "table":
            yield from _rows(node)


def _items(listing: SyntaxTreeNode) -> Iterator[tuple[Run, ...]]:
    """The items of a list; what stands in an item becomes its words, and lists in it items behind it."""
    for node in listing.children:
        items: list[tuple[Run, ...]] = []
        for block in _blocks(node.children):
            if isinstance(block, Listing):
                items += block.items
            elif items:
                items[-1] = (*items[-1], BREAK, *block.runs)
            else:
                items.append(block.runs)
        yield from items


def _rows(table: SyntaxTreeNode) -> Iterator[Paragraph]:
    """Each row of a table as a paragraph: ``name: value`` for two cells, else cells with bars between."""
    for part in table.children:
        for row in part.children:
            cells = [runs for cell in row.children if (runs := _inline(cell))]
            if cells:
                between = " | " if len(cells) > 2 else " " if plain(cells[0]).rstrip().endswith(":") else ": "
                yield Paragraph(_merged(_joined(cells, Run(between))))


def _joined(parts: Iterable[Iterable[Run]], between: Run = BREAK) -> list[Run]:
    runs: list[Run] = []
    for part in parts:
        runs += (between, *part) if runs else part
    return runs


def _inline(node: SyntaxTreeNode) -> tuple[Run, ...]:
    """The runs of a block that holds words."""
    runs = [run for inner in node.children for run in _runs((inner.token and inner.token.children) or ())]
    return _linked(runs)


def _runs(tokens: Sequence[Token]) -> Iterator[Run]:
    strong = emphasis = 0
    href = ""
    for token in tokens:
        kind = token.type
        if kind.startswith("strong"):
            strong += token.nesting
        elif kind.startswith("em_"):
            emphasis += token.nesting
        elif kind == "link_open":
            target = str(token.attrs.get("href", ""))
            href = target if allowed(target) else ""
        elif kind == "link_close":
            href = ""
        elif kind == "hardbreak":
            yield BREAK
        elif kind == "image":
            yield from (replace(run, href=href) for run in _runs(token.children or ()))
        else:
            text = " " if kind == "softbreak" else token.content
            yield Run(text, strong > 0, emphasis > 0, href)


def _linked(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Runs of one look put together, addresses in them made links, no space at either end."""
    out: list[Run] = []
    for run in _merged(runs):
        out += [run] if run.href or run == BREAK else _addresses(run)
    while out and not out[0].text.strip():
        del out[0]
    while out and not out[-1].text.strip():
        del out[-1]
    if out:
        out[0] = replace(out[0], text=out[0].text.lstrip())
        out[-1] = replace(out[-1], text=out[-1].text.rstrip())
    return tuple(out)


def _merged(runs: Iterable[Run]) -> tuple[Run, ...]:
    out: list[Run] = []
    for run in runs:
        if not run.text:
            continue
        if out and BREAK not in (run, out[-1]) and replace(out[-1], text="") == replace(run, text=""):
            out[-1] = replace(run, text=out[-1].text + run.text)
        else:
            out.append(run)
    return tuple(out)


def _addresses(run: Run) -> Iterator[Run]:
    """A run cut at the web and e-mail addresses in it, which become links."""
    at = 0
    for match in _ADDRESS.finditer(run.text):
        words = _trimmed(match[0])
        if match["mail"]:
            href = f"mailto:{words}"
        else:
            href = words if words.lower().startswith("http") else f"https://{words}"
        if match.start() > at:
            yield replace(run, text=run.text[at : match.start()])
        yield replace(run, text=words, href=href)
        at = match.start() + len(words)
    if at < len(run.text):
        yield replace(run, text=run.text[at:])


def _trimmed(address: str) -> str:
    """An address without what only follows it: the full stop of the sentence, a bracket opened before it."""
    while address[-1] in _TAIL:
        opening = _CLOSING.get(address[-1])
        if opening and address.count(opening) >= address.count(address[-1]):
            break
        address = address[:-1]
    return address
