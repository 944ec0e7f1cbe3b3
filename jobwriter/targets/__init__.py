"""An ad made fit for the place where it appears: a careers site, a search engine, a job board.

What can be changed without losing meaning is changed: headings become paragraphs in bold, links show their address,
contacts that a board forbids give way to "through this page". All else is said, so that a person decides; only when
asked to is text left out, and then whole paragraphs and items.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Literal

from jobwriter.patterns import compiled
from jobwriter.records import record
from jobwriter.renderers import html, text
from jobwriter.renderers.blocks import Block, Heading, Listing, beside, plain, texts
from jobwriter.targets.cuts import Cut
from jobwriter.targets.profiles import CONTACTS, Length, Target, TargetError, find, load

__all__ = ["CONTACTS", "Adapted", "Cut", "Target", "TargetError", "apply", "find", "load"]

_SPACES = compiled("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_NO_SPACES = str.maketrans(dict.fromkeys("\u200b\u2060\ufeff", ""))
_FIELDS = {
    "title": "a title",
    "organisation.name": "the name of the employer",
    "work.places": "a place",
    "work.from": "a country to work from",
    "dates.posts": "the day on which the ad goes out",
    "apply.url": "an address to apply at",
    "apply.email": "an e-mail address to apply to",
    "ref": "a reference of its own",
}


@record
class Adapted:
    """An ad as a board takes it.

    Attributes:
        title: for the board's own field.
        text: what goes into the box; the title is in it only where the board has no field for it.
        format: ``html`` or ``text``.
        cuts: what was changed, and what still does not fit.
        blocks: the ad after the changes.
    """

    title: str
    text: str
    format: Literal["html", "text"]
    cuts: tuple[Cut, ...]
    blocks: tuple[Block, ...]

    @property
    def fits(self) -> bool:
        """Whether nothing is left for a person to decide."""
        return all(cut.done for cut in self.cuts)


def apply(name: str, values: Mapping[str, Any], blocks: Sequence[Block], *, shorten: bool = False) -> Adapted:
    """Make an ad fit a board.

    Args:
        name: the board.
        values: the values of the brief; an empty mapping for an ad without one, whose facts are then not asked for.
        blocks: the ad.
        shorten: leave out whole paragraphs and list items until the text fits, in the order of
            :data:`jobwriter.targets.lengths.ORDER`; otherwise only say which would go.

    Returns:
        The ad, and what was or would be cut.

    Raises:
        TargetError: the board is not known.
    """
    target = find(name)
    heading = next((block for block in blocks if isinstance(block, Heading) and block.level == 1), None)
    title = plain(heading.runs) if heading else str(values.get("title") or "")
    body = tuple(block for block in blocks if target.title_in_text or block is not heading)
    cuts = list(_facts(target, values, title))
    if target.forbids:
        from jobwriter.targets import contacts

        body, gone = contacts.removed(body, target.forbids.names, target.name)
        cuts += gone
    cuts += _looks(target, body)

    def written(shown: Sequence[Block]) -> str:
        return _written(target, shown)

    if target.description:
        body, lengths = _fitted(target, target.description, body, written, shorten=shorten)
        cuts += lengths
    return Adapted(title, written(body), target.format, tuple(cuts), body)


def _written(target: Target, blocks: Sequence[Block]) -> str:
    if target.format == "html":
        out = html.render(blocks, tags=target.tags.names if target.tags else html.TAGS)
    else:
        out = text.render(blocks)
    return _SPACES.sub(" ", out).translate(_NO_SPACES) if target.plain_spaces else out


def _facts(target: Target, values: Mapping[str, Any], title: str) -> Iterator[Cut]:
    """What does not fit in the facts of the job."""
    if target.title and (size := target.title.of(title)) > target.title.most:
        most = target.title.most
        over = f"{target.name} shows {target.title.told(most)} of a title; this one has {size:,}."
        yield Cut("title", f"{over} Shorten it by {size - most:,}.", title)
    if not values:
        return
    problem = str(values.get("problem") or "")
    if target.summary and (size := target.summary.of(problem)) > target.summary.most:
        limit = target.summary.told(target.summary.most)
        yield Cut("summary", f"{target.name} takes a summary of {limit}; the problem has {size:,}.", problem)
    for need in target.fields.names if target.fields else ():
        paths = need.split("|")
        if not any(_value(values, path) for path in paths):
            wanted = " or ".join(_FIELDS.get(path, f"'{path}'") for path in paths)
            yield Cut("field", f"{target.name} wants {wanted}; write '{paths[0]}' in the brief.")
    posts, closes = _value(values, "dates.posts"), _value(values, "dates.closes")
    if target.runs and isinstance(posts, dt.date) and isinstance(closes, dt.date):
        days = (closes - posts).days
        if days > target.runs.most:
            latest = (posts + dt.timedelta(days=target.runs.most)).isoformat()
            yield Cut(
                "days",
                f"{target.name} shows an ad for {target.runs.most} days at most; this one runs for {days}. "
                f"Close it by {latest}, or post it again.",
                f"{posts.isoformat()} to {closes.isoformat()}",
            )


def _value(values: Mapping[str, Any], path: str) -> Any:
    value: Any = values
    for key in path.split("."):
        value = value.get(key) if isinstance(value, Mapping) else None
    return value


def _looks(target: Target, blocks: Sequence[Block]) -> Iterator[Cut]:
    """What the ad looks like there, where HTML that is kept cannot show it as it was."""
    if target.format == "text" or target.tags is None:
        return
    tags = target.tags.names
    headings = [block for block in blocks if isinstance(block, Heading) and f"h{min(block.level, 3)}" not in tags]
    if headings:
        fate = "paragraphs in bold" if "strong" in tags else "paragraphs"
        words = ", ".join(plain(block.runs) for block in headings)
        yield Cut("look", f"{target.name} keeps no such headings: they became {fate}.", words, done=True)
    if any(isinstance(block, Listing) and block.ordered for block in blocks) and "ol" not in tags:
        yield Cut("look", f"{target.name} keeps no numbered lists: they became paragraphs with numbers.", done=True)
    if "a" in tags:
        return
    for block in blocks:
        for runs in block.items if isinstance(block, Listing) else (block.runs,):
            for run in runs:
                if run.href and beside([run]):
                    yield Cut(
                        "look",
                        f"{target.name} keeps no links: the address stands behind the words.",
                        run.text,
                        done=True,
                    )


def _fitted(
    target: Target,
    length: Length,
    blocks: tuple[Block, ...],
    written: Callable[[Sequence[Block]], str],
    *,
    shorten: bool,
) -> tuple[tuple[Block, ...], list[Cut]]:
    """The ad within its length, or as it is, and what was or would be left out."""

    def size(shown: Sequence[Block]) -> int:
        return length.of("\n".join(texts(shown)) if length.unit == "words" else written(shown))

    full = size(blocks)
    if full < length.least:
        told = f"{target.name} takes {length.told(length.least)} or more; this text has {full:,}."
        return blocks, [Cut("short", f"{told} Say {length.told(length.least - full)} more about the work.")]
    if not length.most or full <= length.most:
        return blocks, []
    from jobwriter.targets import lengths

    shorter, dropped = lengths.shortened(blocks, lambda shown: size(shown) <= length.most)
    left = size(shorter) - length.most
    over = f"{target.name} takes {length.told(length.most)}; this text has {full:,}, {full - length.most:,} too many."
    if left > 0:
        over += (
            f" Without what may go it is still {length.told(left)} too long: shorten the duties or the requirements."
        )
    cuts = [Cut("long", over, done=shorten and left <= 0)]
    for part in dropped:
        fate = "was left out" if shorten else "would be left out"
        cuts.append(
            Cut(
                "dropped",
                f"Under “{part.under}” this {fate} ({length.told(length.of(part.words))}).",
                part.words,
                done=shorten,
            )
        )
    return (shorter, cuts) if shorten else (blocks, cuts)
