"""The title of the job: its line cut into parts, its level and role, and the names that the text gives the job."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from jobwriter.document import Document
from jobwriter.facts import Context, jobnames, roles
from jobwriter.facts.model import Employer, Place, Title, TitlePart
from jobwriter.facts.voice import voice_at
from jobwriter.patterns import pattern
from jobwriter.records import record, replace


@record
class Titles:
    """The title, and the other names under which the text speaks of the job, in order."""

    title: Title | None = None
    names: tuple[Title, ...] = ()


_MOST = 40
"""Names of the job that are kept."""
_LEAD = pattern(
    r"\b(?:(?:look(?:ing|s)?|searching|search|on the (?:lookout|hunt)|hunting|hunt|recruiting|recruit|vacancy|opening"
    r"|opportunity|seeking|seeks|hiring|hire|need|appoint|appointing|require)(?: for)?"
    r"(?: an?| our| the| one| another)(?: next| first| new)?"
    r"|(?:join|joining)\b[^.\n]{0,60}? as (?:an?|our|the)|(?:role|position|post|job) (?:of|as)(?: an?| the)?"
    r"|(?:work|working|serve) as (?:an?|our|the))(?= )"
)
_ROLE_AFTER = pattern(
    r"(?:\b(?:this is|it is|it's|in|for|to|of|fill) (?:an?|the|this|our)(?: new| exciting| permanent)?)(?= )"
)
_AS = pattern(r"(?:in this role |in this position )?(?:as|being) (?:an?|our|the)(?: new| next)?(?= )")
_SUBJECT = pattern(r"(?:the|our|this|as the|your role as)(?= )")
_LABEL = pattern(r"(?:job title|position(?: title)?|role(?: title)?|title|job|vacancy)[*_ ]{0,3}:[*_ ]{0,4}")
_AFTER_SUBJECT = pattern(
    r" (?:will|is responsible|is a|reports|role|position|plays|works|leads|would|sits|joins|has)\b"
)
_ROLE = pattern(r" (?:role|position|post|opportunity|vacancy)\b")
_OTHERS = pattern(r"\b(?:also|alongside|report(?:s|ing)? to|other roles?|work(?:ing)? with)\b[^.]{0,40}$")


def extract(
    document: Document, context: Context, employer: Employer | None = None, places: Sequence[Place] = ()
) -> Titles:
    """Read the title and the names of the job.

    Args:
        document: the ad.
        context: what a reader knows besides the text.
        employer: who hires; its name is no part of the job's.
        places: where the job is; neither are they.
    """
    del context
    names = tuple(place.name.lower() for place in places)
    company = employer.name.lower() if employer else ""
    title = _title(document, company, names)
    return Titles(title, tuple(islice(_names(document, title), _MOST)))


def _title(document: Document, company: str, places: tuple[str, ...]) -> Title | None:
    if document.title:
        start, end = document.title.start, document.title.end
        return replace(
            read(document.text, start, end, company, places),
            start=start,
            end=end,
            source=voice_at(document, start) or "posting",
        )
    field = document.fields.get("title")
    if field is None or not field.value.strip():
        return None
    if field.start >= 0:
        return replace(
            read(document.text, field.start, field.end, company, places),
            start=field.start,
            end=field.end,
            source="posting",
        )
    text = field.value.strip()
    return replace(read(text, 0, len(text), company, places), source="posting")


def read(text: str, start: int, end: int, company: str = "", places: Sequence[str] = ()) -> Title:
    """Read a title line.

    Args:
        text: the text that holds it.
        start: where the line starts.
        end: where it ends.
        company: the employer's name in lower case.
        places: names of places in lower case.

    Returns:
        The title, not yet placed: ``start`` and ``end`` are -1.
    """
    parts = roles.cut(text, start, end, company, places)
    first, last = roles.core(text, parts, start, end)
    level, named = roles.level(text[first:last])
    if level is None:
        rest = [part for part in parts if part.kind in {"job", "topic", "level-code"}]
        for part in rest:
            level, named = roles.level(text[part.start : part.end])
            if level is not None:
                break
    return Title(
        text=" ".join(text[start:end].split()),
        level=level,
        role=roles.role(text[first:last], level),
        named_level=named,
        core_start=first,
        core_end=last,
        parts=tuple(TitlePart(*part) for part in parts),
    )


def _names(document: Document, title: Title | None) -> Iterator[Title]:
    """Names that the text gives this job: ``we are looking for a ...``, ``as a ..., you will``, a line of its own."""
    text, low = document.text, document.lower
    after = title.end if title and title.start >= 0 else 0
    seen = -1
    heads = _opening_lines(document, after)
    for sentence in document.sentences:
        if sentence.start < after or sentence.section < 0:
            continue
        section = document.sections[sentence.section].kind
        first = sentence.block in heads
        for at, needs_role in _leads(low, sentence.kind, sentence.start, sentence.end, section, first):
            found = jobnames.name_at(text, low, at, sentence.end)
            if found is None or found[0] < seen:
                continue
            start, end = found
            if needs_role and not _ROLE.match(low, end, sentence.end):
                continue
            if not _names_this_job(low, sentence.start, at, end, sentence.end):
                continue
            seen = end
            yield replace(read(text, start, end), start=start, end=end)
            if low[end : end + 2] == " (":
                inner = jobnames.name_at(text, low, end + 2, sentence.end)
                if inner and inner[0] == end + 2 and low[inner[1] : inner[1] + 1] == ")":
                    yield replace(read(text, *inner), start=inner[0], end=inner[1])


def _opening_lines(document: Document, after: int) -> set[int]:
    """The short lines with which an ad opens: headings and bare lines before the first sentence."""
    found: set[int] = set()
    for number, block in enumerate(document.blocks):
        if block.start < after:
            continue
        if block.end - block.start > 80 or document.text[block.end - 1] in ".!?," or len(found) > 4:
            break
        found.add(number)
    return found


def _leads(low: str, kind: str, start: int, end: int, section: str, first: bool) -> Iterator[tuple[int, bool]]:
    """Where the name of the job may begin in a sentence, and whether ``role`` must follow it."""
    label = _LABEL.match(low, start, end)
    if label and end - start < 100:
        yield label.end(), False
        return
    if first:
        yield start, False
    if kind == "heading" or section in {"requirements", "nice-to-have", "skills", "benefits"}:
        return
    for lead in (_AS, _SUBJECT):
        match = lead.match(low, start, end)
        if match:
            yield match.end(), False
    places = [(match.end(), False) for match in _LEAD.finditer(low, start, end)]
    places += [(match.end(), True) for match in _ROLE_AFTER.finditer(low, start, end)]
    yield from sorted(places)


def _names_this_job(low: str, start: int, at: int, stop: int, end: int) -> bool:
    subject = _SUBJECT.match(low, start, end)
    if subject and subject.end() == at and not _AFTER_SUBJECT.match(low, stop, end):
        return False
    return _OTHERS.search(low, max(start, at - 60), at) is None
