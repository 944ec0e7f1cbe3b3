"""What an ad asks of the linter: comments and front matter that say which rules to pass over, where, why and how long.

``<!-- jobwriter: ignore[title-length] because the union agreement sets the title until 2027-01-31 -->``

``docs/ignoring.md`` says what each form holds for. Nothing is looked up here: which rules there are, which of them have
found something and what day it is are the affair of :mod:`jobwriter.suppress`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Literal

from jobwriter import reasons
from jobwriter.document import Comment, Draft
from jobwriter.nearest import nearest
from jobwriter.offsets import LineIndex
from jobwriter.patterns import compiled
from jobwriter.reach import Reaches
from jobwriter.records import record

Verb = Literal["ignore", "disable", "enable", "ignore-file"]
VERBS: tuple[Verb, ...] = ("ignore", "disable", "enable", "ignore-file")

_FORM = compiled(r"(?is)\s*jobwriter\s*:\s*(ignore-file|ignore|disable|enable)\s*\[([^\[\]]*)\](.*)")
_LOOSE = compiled(r"(?is)\s*jobwriter[\s:-]*([a-z][a-z-]*)?(?:\s*[\[({=:]?\s*)([^\])}]*)[\])}]?(.*)")
_NAME = compiled(r"[^\s,]+")
_RULE = compiled(r"[a-z]+(?:-[a-z0-9]+)*(?:/(?:\*|[a-z0-9-]+))?")
_SYNONYMS: dict[str, Verb] = {
    "off": "disable", "on": "enable", "skip": "ignore", "allow": "ignore", "suppress": "ignore", "noqa": "ignore",
    "nolint": "ignore", "ignore-next": "ignore", "ignore-next-line": "ignore", "ignore-line": "ignore",
    "disable-line": "ignore", "disable-next-line": "ignore", "disable-file": "ignore-file",
    "file-ignore": "ignore-file", "ignore-all": "ignore-file",
}  # fmt: skip
_FORMS = "'jobwriter: ignore[rule-id] because ...'"


@record
class Name:
    """A rule or category as a directive names it; ``start`` to ``end`` in the source, -1 where it does not stand there.

    ``cut`` is what to delete so that the others are left; None for the only one.
    """

    word: str
    start: int = -1
    end: int = -1
    cut: tuple[int, int] | None = None


@record
class Directive:
    """A comment or an entry of front matter, as parsed.

    Attributes:
        verb: what it asks for.
        names: the rules and categories it names.
        by: where it stands; ``config`` for ``per_file``, which :mod:`jobwriter.linting` hands on.
        words: as people write it: ``ignore[missing-pay]``.
        why: the reason, empty if it gives none.
        until: the last day on which it holds; None for no end.
        start: where it starts in the source, -1 where the source does not hold it.
        end: where it ends.
        line: its line in the file.
        cut: what to delete with it; None where the source does not hold it, or where too much would go with it.
        reach: what an ``ignore`` holds for, in offsets of the source; None where nothing follows.
        place: where a range begins or ends in the source.
        slip: what is wrong with its form or its day, empty if nothing is; then it holds for nothing.
        mend: what it was plainly meant to be, empty where that is not plain.
    """

    verb: Verb
    names: tuple[Name, ...]
    by: Literal["comment", "front-matter", "config"]
    words: str
    why: str = ""
    until: dt.date | None = None
    start: int = -1
    end: int = -1
    line: int = 1
    cut: tuple[int, int] | None = None
    reach: tuple[int, int] | None = None
    place: int = 0
    slip: str = ""
    mend: str = ""


def read(draft: Draft) -> tuple[Directive, ...]:
    """The directives of a draft, in order: those of its front matter, then its comments.

    Args:
        draft: Markdown, plain text or HTML as a reader made it; records and Word files have none.
    """
    if draft.format not in {"markdown", "text", "html"}:
        return ()
    found: list[Directive] = []
    if draft.format != "html" and draft.source.startswith("---"):
        found += _front(draft.source, draft.path)
    if draft.comments:
        reaches = Reaches(draft)
        found += [_of_comment(comment, reaches) for comment in draft.comments]
    elif draft.format == "text" and "<!--" in draft.source:
        found += _misplaced(draft.source)
    return tuple(found)


def _of_comment(comment: Comment, reaches: Reaches) -> Directive:
    """The directive that a comment is."""
    words = comment.words
    begin = comment.start + 4 if comment.end > comment.start else -1
    form = _FORM.fullmatch(words)
    if form is None:
        return _slipped(comment, reaches)
    verb: Verb = form[1].lower()  # type: ignore[assignment]
    names = _names(form[2], begin + form.start(2) if begin >= 0 else -1)
    said = reasons.read(form[3])
    slip, mend = said.slip, f"<!--{words[: form.start(3)]}{said.meant}-->" if said.meant and begin >= 0 else ""
    if not names:
        slip, mend = f"{verb}[] names no rule; write {_FORMS.replace('ignore', verb)}", ""
    return Directive(
        verb,
        names,
        "comment",
        f"{verb}[{', '.join(name.word for name in names)}]",
        said.why,
        said.until,
        comment.start if begin >= 0 else -1,
        comment.end if begin >= 0 else -1,
        comment.line,
        comment.cut,
        reaches.of(comment) if verb == "ignore" else None,
        comment.start,
        slip,
        mend,
    )


def _names(inside: str, begin: int) -> tuple[Name, ...]:
    """The names in brackets, each once."""
    found = list(_NAME.finditer(inside))
    names: dict[str, Name] = {}
    for index, match in enumerate(found):
        cut = None
        if len(found) > 1 and begin >= 0:
            if index + 1 < len(found):
                cut = (begin + match.start(), begin + found[index + 1].start())
            else:
                cut = (begin + found[index - 1].end(), begin + match.end())
        place = (begin + match.start(), begin + match.end()) if begin >= 0 else (-1, -1)
        names.setdefault(match[0].lower(), Name(match[0].lower(), *place, cut))
    return tuple(names.values())


def _slipped(comment: Comment, reaches: Reaches) -> Directive:
    """A comment that speaks to jobwriter but not in its form: what is wrong, and what was plainly meant."""
    words = " ".join(comment.words.split())
    loose = _LOOSE.match(words)
    said = (loose[1] or "").lower() if loose else ""
    verb = said if said in VERBS else _SYNONYMS.get(said) or nearest(said, VERBS, 0.75) or ""
    listed = [word for word in _NAME.findall(loose[2].lower()) if loose] if loose else []
    rules = listed and all(_RULE.fullmatch(word) for word in listed) and any(mark in words for mark in "[(")
    mend = ""
    if not verb:
        what = f"{said!r} is nothing that a comment can ask for" if said else "it asks for nothing"
        slip = f"{what}; write ignore, disable, enable or ignore-file, such as {_FORMS}"
    elif rules and loose:
        mend = f"<!-- jobwriter: {verb}[{', '.join(listed)}]{_tail(loose[3])} -->"
        slip = f"it cannot be read; write 'jobwriter: {verb}[{', '.join(listed)}]'"
    elif verb == said or said in _SYNONYMS:
        slip = f"it names no rule in brackets; write {_FORMS.replace('ignore', verb)}"
    else:
        slip = f"it cannot be read; write {_FORMS.replace('ignore', verb)}"
    stands = comment.end > comment.start
    return Directive(
        verb or "ignore",  # type: ignore[arg-type]
        (),
        "comment",
        words,
        start=comment.start if stands else -1,
        end=comment.end if stands else -1,
        line=comment.line,
        cut=comment.cut,
        reach=reaches.of(comment) if verb == "ignore" else None,
        place=comment.start,
        slip=slip,
        mend=mend if stands else "",
    )


def _tail(words: str) -> str:
    """What follows the brackets, with a space before it."""
    words = " ".join(words.split())
    return f" {words}" if words else ""


def _misplaced(source: str) -> Iterator[Directive]:
    """Comments in a plain text, where they are words like any other."""
    from jobwriter.readers.comments import SPEAKS

    index = LineIndex(source)
    at = 0
    while (start := source.find("<!--", at)) >= 0 and (end := source.find("-->", start + 4) + 3) > 2:
        at = end
        if SPEAKS.match(source, start + 4, end - 3):
            slip = (
                "a plain text has no comments, and readers would see it; write the rules into lines at the top: "
                "'---', 'jobwriter: {ignore: [rule-id]}', '---'"
            )
            words = " ".join(source[start + 4 : end - 3].split())
            line = index.position(start)[0]
            yield Directive(
                "ignore", (), "comment", words, start=start, end=end, line=line, cut=(start, end), slip=slip
            )


def _front(source: str, path: str) -> Iterator[Directive]:
    """What front matter asks for, an entry each."""
    from jobwriter import yamlfile
    from jobwriter.readers.frontmatter import IGNORES, block, normal

    found = block(source)
    if found is None or "jobwriter" not in found[1].lower():
        return
    data = yamlfile.load("\n" + found[1], path)
    if not isinstance(data, yamlfile.Mapped):
        return
    index = LineIndex(source)
    for key, value in data.items():
        if normal(key) not in IGNORES:
            continue
        holder, name = data, key
        if normal(key) == IGNORES[0]:
            if not isinstance(value, yamlfile.Mapped) or set(value) != {"ignore"}:
                yield _broken(index, data.places[key], key)
                continue
            holder, name, value = value, "ignore", value["ignore"]
        entries = value if isinstance(value, list) else [] if value is None else [value]
        places = value.places if isinstance(value, yamlfile.Listed) else [holder.places[name]] * len(entries)
        for entry, place in zip(entries, places, strict=True):
            if isinstance(entry, str):
                yield from _entry(entry, place, index, source, listed=isinstance(value, list))
            else:
                yield _broken(index, place, name)


def _entry(entry: str, place: object, index: LineIndex, source: str, *, listed: bool) -> Iterator[Directive]:
    """One entry of front matter: an id, or more with commas between, then perhaps a reason."""
    line, column = place.line, place.column  # type: ignore[attr-defined]
    words = entry.strip()
    head, _, rest = words.partition(" ")
    many = [part.strip().lower() for part in words.split(",")]
    if all(_RULE.fullmatch(word) for word in many):
        heads, rest = many, ""
    else:
        heads = [head.rstrip(",:").lower()]
    said = reasons.read(rest)
    start = index.offset(line, column)
    begin = start if listed else source.find(":", start)
    if (begin := source.find(entry, begin, source.find("\n", start))) >= 0:
        start = begin
    end = start + len(entry) if begin >= 0 else start
    cut = _whole_line(source, start, end) if listed and end > start else None
    mend = f"{words[: len(words) - len(rest)]}{said.meant}" if said.meant and end > start else ""
    for name, spot in zip(heads, _NAME.finditer(entry), strict=False):
        at = start + spot.start()
        stands = Name(name, at, at + len(name)) if end > start else Name(name)
        yield Directive(
            "ignore-file", (stands,), "front-matter", f"ignore: {name}", said.why, said.until, start, end, line,
            cut if len(heads) == 1 else None, slip=said.slip, mend=mend,
        )  # fmt: skip


def _whole_line(source: str, start: int, end: int) -> tuple[int, int] | None:
    """The line of an item ``- words``, if nothing else stands on it."""
    begin = source.rfind("\n", 0, start) + 1
    stop = source.find("\n", end)
    alone = source[begin:start].strip(" \t'\"") == "-" and not source[end:stop].strip(" \t\r'\"")
    return (begin, stop + 1) if alone and stop >= 0 else None


def _broken(index: LineIndex, place: object, name: str) -> Directive:
    line, column = place.line, place.column  # type: ignore[attr-defined]
    start = index.offset(line, column)
    slip = "front matter says what to pass over as 'jobwriter: {ignore: [rule-id]}'; take out what else stands there"
    return Directive("ignore-file", (), "front-matter", name, start=start, end=start + len(name), line=line, slip=slip)
