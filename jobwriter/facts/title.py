"""The title of the job: its line cut into parts, its level and role, and the names that the text gives the job."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from jobwriter.document import Document, Sentence
from jobwriter.facts import Context, jobnames, roles
from jobwriter.facts.model import Employer, Place, Title, TitlePart
from jobwriter.facts.voice import spoken, voice_at
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
    r"|opportunity|seeking|seeks|hiring|hire|need|appoint|appointing|require)"
    r"(?: for| to (?:add|hire|recruit|bring on|bring in|appoint|onboard|employ|find|welcome))?"
    r"(?: an?| our| the| one| another)(?: next| first| new)?"
    r"|(?:join|joining)\b[^.\n]{0,60}? as (?:an?|our|the)|(?:role|position|post|job) (?:of|as)(?: an?| the)?"
    r"|(?:role|position|post|job)(?: is| has)?(?: now)?(?: available| arisen| opened)? for an?"
    r"|(?:work|working|serve|path|career|journey|adventure|succeed|success|excel|thrive) as (?:an?|our|the)"
    r"|be (?:our|an? (?:effective|successful|great))(?: next| first| new| founding| dedicated){0,2})(?= )"
)
_ROLE_AFTER = pattern(
    r"(?:\b(?:this is|it is|it's|in|for|to|of|fill) (?:an?|the|this|our)(?: new| exciting| permanent)?)(?= )"
)
_AS = pattern(r"(?:in this role |in this position )?(?:as|being) (?:an?|our|the)(?: new| next)?(?= )")
_AS_BARE = pattern(r"as(?= )")
_AS_IN_HEADING = pattern(r"\bas (?:an?|our|the)(?= )", needs=("as ",))
_SUBJECT = pattern(r"(?:the|our|this|as the|your role as)(?= )")
_OPENERS = ("as ", "in th", "being ", "the ", "our ", "this ", "your role as ")
"""What ``_AS``, ``_AS_BARE`` and ``_SUBJECT`` begin with."""
_LABEL = pattern(
    r"(?:job (?:title|role|category|family)|position(?: title)?|role(?: title| category| family)?|title|job|vacancy"
    r"|designation|internal(?:ly)? titled?)[*_ ]{0,3}:[*_ ]{0,4}"
)
_AFTER_SUBJECT = pattern(
    r" (?:(?:will|is|reports|role|position|plays|works|leads|would|sits|joins|has|directly|designs|builds|translates"
    r"|manages|drives|develops|ensures|acts|serves|provides|must|should|needs|brings)\b|\([^)\n]{1,20}\) (?:will|is)\b)"
)
_AFTER_AS = pattern(r"(?: \([^)\n]{1,30}\))?(?: (?:at|in|within) [^,.\n]{1,40})?,? (?:you|your|we|the successful)\b")
_ROLE = pattern(r" (?:role|position|post|opportunity|vacancy)\b")
_ANYTHING, _BEFORE_ROLE, _BEFORE_VERB, _BEFORE_YOU, _LABELLED = range(5)
"""What must follow a name for it to be this job's."""
_NOT_OF_THE_JOB = frozenset(("requirements", "nice-to-have", "skills", "benefits"))
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
        for part in parts:
            if part.kind in {"job", "topic", "level-code"} and (part.start, part.end) != (first, last):
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


_LONGEST = 400
"""Characters behind a lead in which the name of a job may end."""


def _names(document: Document, title: Title | None) -> Iterator[Title]:
    """Names that the text gives this job: ``we are looking for a ...``, ``as a ..., you will``, a line of its own."""
    text, low = document.text, document.lower
    after = title.end if title and title.start >= 0 else 0
    seen = -1
    heads = _opening_lines(document, after)
    places = sorted(_phrases(document))
    passed = 0
    for sentence in document.sentences:
        first = passed
        while passed < len(places) and places[passed][0] <= sentence.end:
            passed += 1
        if sentence.start < after or sentence.section < 0:
            continue
        leads = _openings(low, sentence, sentence.block in heads)
        if (
            passed > first
            and sentence.kind != "heading"
            and (not leads or leads[0][1] != _LABELLED)
            and document.sections[sentence.section].kind not in _NOT_OF_THE_JOB
        ):
            leads += [place for place in places[first:passed] if sentence.start <= place[0]]
        for at, follows in sorted(leads):
            if follows == _BEFORE_ROLE and _ROLE.search(low, at, min(sentence.end, at + _LONGEST)) is None:
                continue
            found = jobnames.name_at(text, low, at, sentence.end)
            if found is None or found[0] < seen:
                continue
            start, end = found
            if follows == _BEFORE_ROLE and not _ROLE.match(low, end, sentence.end):
                continue
            if follows == _BEFORE_YOU and not _AFTER_AS.match(low, end, sentence.end):
                continue
            if follows == _BEFORE_VERB and not _AFTER_SUBJECT.match(low, end, sentence.end):
                continue
            if _OTHERS.search(low, max(sentence.start, at - 60), at):
                continue
            seen = end
            yield replace(read(text, start, end), start=start, end=end)
            if low[end : end + 2] == " (":
                inner = jobnames.name_at(text, low, end + 2, sentence.end)
                if inner and inner[0] == end + 2 and low[inner[1] : inner[1] + 1] == ")":
                    yield replace(read(text, *inner), start=inner[0], end=inner[1])


def _phrases(document: Document) -> Iterator[tuple[int, int]]:
    """Where a name may begin after ``we are looking for a`` and the like, and what must follow it."""
    for start, end, voice in spoken(document):
        if voice == "ad":
            yield from ((match.end(), _ANYTHING) for match in _LEAD.finditer(document.lower, start, end))
            yield from ((match.end(), _BEFORE_ROLE) for match in _ROLE_AFTER.finditer(document.lower, start, end))


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


def _openings(low: str, sentence: Sentence, opens: bool) -> list[tuple[int, int]]:
    """Where a name may begin near the start of a sentence, and what must follow it.

    Args:
        low: the text in lower case.
        sentence: the sentence.
        opens: whether it is one of the short lines with which the ad opens.
    """
    start, end = sentence.start, sentence.end
    if (
        end - start < 100
        and low.find(":", start, min(end, start + 30)) > 0
        and (label := _LABEL.match(low, start, end))
    ):
        return [(label.end(), _LABELLED)]
    found = [(start, _ANYTHING)] if opens else []
    if sentence.kind == "heading":
        found += [(match.end(), _ANYTHING) for match in _AS_IN_HEADING.finditer(low, start, end)]
    elif low.startswith(_OPENERS, start):
        for lead, follows in ((_AS, _ANYTHING), (_AS_BARE, _BEFORE_YOU), (_SUBJECT, _BEFORE_VERB)):
            if match := lead.match(low, start, end):
                found.append((match.end(), follows))
                break
    return found
