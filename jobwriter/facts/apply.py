"""How to apply, whom to ask, and what happens next."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from jobwriter.document import Document
from jobwriter.facts import Context
from jobwriter.facts.links import BARE, links
from jobwriter.facts.model import Apply, Contact, Fact, Process, Stage, Voice
from jobwriter.facts.voice import sentence_around, spoken
from jobwriter.patterns import pattern
from jobwriter.records import record


@record
class Route:
    """The way in and what follows."""

    process: Process
    apply: Apply | None


EMAIL = pattern(
    r"(?<![\w.+%-])[\w.+%-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,5}|\[e-?mail(?: address| redacted"
    r"| protected)?\]",
    needs=("@", "[email", "[e-mail"),
)
"""An e-mail address, or the sign that stands for one that was taken out."""
PHONE = pattern(
    r"[0-9+(\[](?<![\w+.,/(-][0-9+(\[])(?:(?<=\[)(?:phone|telephone|mobile)(?: number| redacted)?\]"
    r"|(?:(?<=\+)\d{1,3}[ .-]?(?:\(0\)[ .-]?)?|(?:(?<=0)|(?<=\()0)(?=[\d) .-]{8,16}))\d{1,5}\)?(?:[ .-]?\d{2,5}){1,4}"
    r"(?![\w/]|[.,-]\d)"
    r"|(?:(?<=\()\d{3}\)|(?<=\d)\d\d)[ .-]\d{3}[ .-]\d{4}(?![\w/]|[.,-]\d))"
)
"""A telephone number as people write it, or the sign that stands for one that was taken out."""
_MAIL_SIGN = pattern(r"[@\[]", needs=("@", "["))
_OTHER_PURPOSE = pattern(
    r"\b(?:fraud\w*|scams?|phishing|suspicious|impersonat\w+|report (?:it|any|this|them)|unusual"
    r"|unsolicited|verify|privacy|data protection|gdpr|personal (?:data|information)|unsubscribe|spam|press"
    r"|media enquir\w+|correspondence|communications you|different role|other roles?|agenc(?:y|ies)"
    r"|customer (?:support|service)|sales)\b"
)
_HELP = pattern(r"\b(?:accommodations?|adjustments?|accessib\w+|disabilit\w+|special needs|assistance)\b")
_QUESTION = pattern(
    r"\b(?:questions?|quer(?:y|ies)|[ei]nquir\w+|informal|chat|discuss\w*|conversation|contact details"
    r"|(?:further|more) (?:information|details)|find out more|learn more about the (?:role|job))\b"
)
_DESK = (
    "privacy", "dpo", "gdpr", "security", "fraud", "abuse", "legal", "press", "media", "support", "sales", "noreply",
    "no-reply", "donotreply", "accommodat", "accessib", "adjustment", "dataprotection",
)  # fmt: skip
_CODE = pattern(r"\b(?:id|no|number|ref|reference|reg|registration|code|requisition|vat|company)\b[ .:#]{0,4}\Z")
_NAME = pattern(
    r"(?!(?:Call|Ring|Phone|Ask|Mail|Write|Speak|Talk|Text|Message|Tell|Meet)\b)(?:[A-Z][\w'-]+\.? ){1,2}[A-Z][\w'-]+"
    r"|\[name\]|(?<=[Aa]sk )[A-Z]\w+|(?<=contact )[A-Z]\w+|(?<=to )[A-Z]\w+|(?<=[Cc]all )[A-Z]\w+|(?<=[Tt]ell )[A-Z]\w+"
)
_NOT_A_NAME = frozenset((
    "human", "resources", "team", "hiring", "manager", "talent", "acquisition", "contact", "us", "questions", "email",
    "phone", "people", "recruitment", "send", "please", "cv", "head", "director", "engineer", "lead", "machine", "the",
    "learning", "data", "science", "ai", "ml", "our", "your", "if", "for", "apply", "concierge", "accessibility",
))  # fmt: skip

_MOST = 200
"""Addresses of a page that are looked at."""
_FIRST = "first|second|third|final|initial|1st|2nd|3rd|last"
_BY = (
    "final|phone|telephone|video|recruiter|screening|introductory|intro|initial|first|discovery|hiring manager"
    "|founders?'?"
)
_MEETING = "screen(?:ing)?|interviews?|call|chat|conversation"
_TESTED = (
    "technical|coding|panel|on-?site|in-person|face-to-face|competency|behaviou?ral|system design|live|paired|pair"
)
_TEST = "interviews?|assessment|exercise|test|task|challenge|case|screen|programming session"
_STEP = (
    rf"(?:(?:(?:{_FIRST})[ -](?:stage|round)|(?:stage|round|step) (?:\d|one|two|three|four)"
    rf"|(?:{_BY}) (?:{_MEETING})|(?:{_TESTED}) (?:\w+ )?(?:{_TEST})"
    rf"|(?:5|[1-9][05]|1[02-5]0|180|240)[ -]?min(?:ute)?s?\)? (?:\w+ ){{0,3}}?"
    rf"(?:{_MEETING}|session|meeting|presentation|exercise)"
    r"|case study|technical questionnaire|paired exercise|work sample|assessment (?:cent(?:re|er)|day)"
    r"|(?:two|three|four|five|six|[2-9])[ -](?:stages?|rounds?|steps?)|meet the (?:team|founders?)|take-?homes?)\b)"
)
_STAGE = pattern(
    rf"\b{_STEP}",
    needs=("interview", "stage", "round", "call", "chat", "screen", "min", "take", "case", "test", "step", "meet",
           "conversation", "task", "assess", "exercise", "sample", "challenge", "questionnaire", "session"),
)  # fmt: skip
_LISTED = pattern(
    rf"\b(?:{_STEP}|(?:interviews?|call|chat|screen(?:ing)?|task|exercise|assessment|test|presentation|case|offer"
    rf"|panel"
    r"|conversation|questionnaire|challenge|stage|round|meet|review)\b)"
)
_PROCESS = pattern(
    r"\b(?:(?:interview|hiring|recruitment|recruiting|selection|application)(?: and selection)? "
    r"(?:process|steps|stages|journey|timeline)"
    r"|how we hire|what happens next|next steps|process (?:looks like|is|consists|includes|involves)"
    r"|you (?:will|can expect)|you'll|interviews? (?:are|will)|we (?:will )?(?:invite|ask you)|candidates will"
    r"|followed by|shortlisted)\b",
    needs=("process", "steps", "stages", "journey", "timeline", "how we hire", "happens next", "you ", "you'll",
           "interview",
           "we ", "candidates", "followed by", "shortlisted"),
)  # fmt: skip
_PROCESS_HEAD = pattern(
    r"\b(?:(?:interviews?|hiring|recruitment|recruiting|selection) (?:process|steps|stages|journey|timeline|rounds)"
    r"|application process|interviewing|how we (?:hire|interview)|what happens next|next steps|what to expect)\b"
)
_OURS = pattern(
    r"\b(?:as part of|during|in) (?:the|our) (?:hiring|interview|recruitment|selection|application) process\b",
    needs=("process",),
)
"""Says of a test in a list of requirements that applicants take it."""
_NOT_OURS = pattern(
    r"\b(?:conduct\w*|running|run|lead\w*|support\w*|interview (?:candidates|kickstart|prep\w*|success|skills"
    r"|signal)|interview process signal|mock|guarantee\w*"
    r"|participat\w+ in (?:technical )?interviews|note-taking|background check|experience (?:of|with|in)"
    r"|(?:candidates|customer|user|stakeholder) interviews)\b"
)
_NOT_A_STEP = pattern(r"\b(?:not stated|interview (?:success|prep\w*|signal)|process signal|mock interviews?)\b")
_NUMBER = r"(?:\d{1,2}(?: ?(?:-|to|\u2013) ?\d{1,2})?|an?|one|two|three|four|five|ten)"
_LENGTH = rf"(?:{_NUMBER} (?:working |business |calendar )?(?:days?|weeks?)|(?:24|48|72) hours)"
_TIMELINE = pattern(
    r"\b(?:(?:(?:we|team|recruiters?|manager)\b[^\n.!?]{0,40}? (?:respond|reply|get back|come back|be in touch"
    r"|contact|answer"
    r"|review|decide|let you know)|you(?:'ll| will| can expect to)? (?:hear|be contacted|receive|get)|do not hear"
    r"|don't hear"
    r"|reply|decision|offer|feedback|process (?:usually )?takes)\b[^\n.!?]{0,60}?"
    rf"\b(?:within|in|about|around) {_LENGTH}"
    rf"|within {_LENGTH} of (?:applying|your application|the closing date|interview)"
    r"|interviews? (?:are |is |will |be |to |take |place |planned |scheduled |held |expected |provisionally ){1,5}"
    r"(?:for|on|in|during|from|between|week commencing|w/c)(?: the)?(?: week (?:commencing"
    r"|of))? [a-z]{0,9} ?\d[\w-]*(?: [a-z]{3,9}\b)?"
    rf"|process (?:\w+ ){{0,2}}?takes (?:\w+ ){{0,2}}?{_LENGTH}"
    r"|hear (?:back )?(?:from (?:us|me|\w+) )?(?:by|before|on) (?:\w+ )?\d{1,2}(?:st|nd|rd|th)? (?:of )?[a-z]{3,9}\b"
    r"|process \W{0,3}(?:\u2248|~|about|approx\w*\.?|takes?)[^\n.!?]{0,20}?\d{1,2}(?:-\d{1,2})? (?:days|weeks))",
    needs=("day", "week", " hours", "interview", "hear "),
)
_APPLY = pattern(r"\b(?:apply|applying|applications?|send|submit|e-?mail|cvs?|resumes?|interested)\b")
_ELSEWHERE = pattern(
    r"privacy|polic|cookie|terms|accommodat|adjustment|accessib|/blog|/news|/press|benefit"
    r"|diversity|/company/"
)
_BUTTON = pattern(
    r"\b(?:(?:easy|quick) apply|apply (?:now|here|today|online|below|directly|via|through)"
    r"|apply for this (?:job|role|position|vacancy)"
    r"|(?:click|press|hit|using|use|via) (?:on )?(?:the |our )?['\"]?(?:apply|form below|application form|button)"
    r"|(?:submit|send|make|complete|lodge) (?:your|an) (?:\w+ )?application(?: form)? (?:via|through|on|at|using) "
    r"|(?:apply|appl(?:ying|ications?)) (?:\w+ ){0,2}?(?:on|at|via|through|to) "
    r"(?:https?://)?(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+\b"
    r"|appl(?:y|ications?|ying)\b[^.\n!?]{0,40}? (?:via|through|on|at|using) (?:our|the|this|their) (?:[\w']+ ){0,3}?"
    r"(?:careers?|jobs|vacanc(?:y|ies)|recruitment|applicant|candidate)(?: (?:site|page|website|portal|cent(?:re|er)))?"
    r"|create (?:an?|your) (?:\w+ )?(?:profile|account)\b[^.\n!?]{0,60}\b(?:cvs?|resumes?|apply|application)"
    r"|(?:register|sign up) (?:here|now|online|below) to (?:apply|get started|be considered|submit))\b",
    needs=("apply", "form", "button", "appl", "profile", "account", "register", "sign up"),
)


def extract(document: Document, context: Context) -> Route:
    """Find the way to apply, the contacts one can use, the stages and the times that are promised.

    A contact for another purpose (adjustments only, fraud reports, privacy) is nobody to ask about the job.
    """
    del context
    contacts = tuple(_contacts(document))
    stages = tuple(_stages(document))
    return Route(Process(stages, _timeline(document), contacts), _apply(document))


def _context(document: Document, start: int, end: int) -> tuple[int, int]:
    """The sentence of an address with the one before it in the same block."""
    left, right = sentence_around(document, start)
    right = max(right, end)
    block = document.block_at(start)
    if block is not None and left > block.start:
        before = document.sentence_at(max(left - 2, block.start))
        if before is not None and before.start >= block.start:
            left = before.start
    return max(left, start - 400), min(right, end + 300)


def _contacts(document: Document) -> Iterator[Contact]:
    low = document.lower
    seen: set[str] = set()
    for start, end, voice in spoken(document):
        mails = [("email", match) for match in islice(_mails(low, start, end), _MOST)]
        phones = [("phone", match) for match in islice(PHONE.finditer(low, start, end), _MOST) if _is_phone(low, match)]
        for kind, match in sorted(mails + phones, key=lambda item: item[1].start()):
            if match[0] in seen and "[" not in match[0]:
                continue
            left, right = _context(document, match.start(), match.end())
            if not _for_applicants(low, match[0], left, right):
                continue
            seen.add(match[0])
            name = _name(document, left, match.start())
            value = document.text[match.start() : match.end()].rstrip(".")
            yield Contact(
                name=name,
                email=value if kind == "email" else None,
                phone=value if kind == "phone" else None,
                start=match.start(),
                end=match.start() + len(value),
                source=voice,
            )


def _mails(low: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The addresses in ``low[start:end]``; any word may open one, so the signs inside them lead."""
    stop = start
    for sign in islice(_MAIL_SIGN.finditer(low, start, end), 10 * _MOST):
        at = sign.start()
        match = EMAIL.search(low, max(stop, at - 64), min(at + 400, end)) if at >= stop else None
        if match is not None and match.start() <= at:
            stop = match.end()
            yield match


def _for_applicants(low: str, value: str, left: int, right: int) -> bool:
    if any(word in value.split("@")[0] for word in _DESK) or _OTHER_PURPOSE.search(low, left, right):
        return False
    return not _HELP.search(low, left, right) or _QUESTION.search(low, left, right) is not None


def _is_phone(low: str, match: re.Match[str]) -> bool:
    """Whether figures are a telephone number: enough of them, and not the number of a job or a company."""
    before = low[max(match.start() - 24, 0) : match.start()]
    known = "phone" in before or "tel" in before or "call" in before
    return match[0][0] == "[" or (sum(map(str.isdigit, match[0])) >= 9 and (known or not _CODE.search(before)))


def _name(document: Document, left: int, start: int) -> str | None:
    found = None
    for match in _NAME.finditer(document.text, max(left, start - 70), start):
        if not _NOT_A_NAME.intersection(match[0].lower().split()):
            found = match[0]
    return found


def _stages(document: Document) -> Iterator[Stage]:
    low = document.lower
    listed: list[tuple[int, int]] = []
    for section in document.sections:
        heading = section.heading
        process = section.kind == "process" or (
            heading is not None and _PROCESS_HEAD.search(low, heading.start, heading.end) is not None
        )
        if not process:
            continue
        listed.append((section.start, section.end))
        for block in section.blocks:
            words = low[block.start : block.end]
            needed = _LISTED if len(words) < 100 else _STAGE
            if block.kind not in {"item", "line"} or not needed.search(words):
                continue
            if _OTHER_PURPOSE.search(words) or _NOT_A_STEP.search(words):
                continue
            if not _HELP.search(words) or _STAGE.search(words):
                yield Stage(text=document.text[block.start : block.end], start=block.start, end=block.end)
    for start, end, voice in spoken(document):
        last = -1
        for match in _STAGE.finditer(low, start, end):
            left, right = sentence_around(document, match.start())
            if (
                left == last
                or any(first <= left < stop for first, stop in listed)
                or (_is_ask(document, left) and not _OURS.search(low, left, right))
            ):
                continue
            last = left
            if _PROCESS.search(low, left, right) and not _NOT_OURS.search(low, left, right):
                yield Stage(text=document.text[left:right], start=left, end=right, source=voice)


def _timeline(document: Document) -> Fact | None:
    """The first time that is promised, outside lists of duties and benefits."""
    for start, end, voice in spoken(document):
        for match in _TIMELINE.finditer(document.lower, start, end):
            left, _ = sentence_around(document, match.start())
            if not _is_ask(document, match.start()) and not _NOT_OURS.search(document.lower, left, match.start()):
                return Fact(start=match.start(), end=match.end(), source=voice)
    return None


def _is_ask(document: Document, offset: int) -> bool:
    """Whether a place lies in a list of duties, asks or benefits, where interviews and replies are somebody's work."""
    section = document.section_at(offset)
    block = document.block_at(offset)
    listed = block is not None and block.kind == "item"
    return (
        listed
        and section is not None
        and section.kind in {"duties", "requirements", "nice-to-have", "skills", "benefits"}
    )


def _apply(document: Document) -> Apply | None:
    """The first link given for applications, else an e-mail address, else a button."""
    field = document.fields.get("apply_url")
    if field is not None and field.value.strip():
        return Apply(kind="url", value=field.value.strip(), start=field.start, end=field.end, source="posting")
    for link in links(document):
        if link.host and not _ELSEWHERE.search(link.path) and _asks_to_apply(document, link.start, link.end):
            voice: Voice = "ad" if document.zone_at(link.start).kind == "ad" else "posting"
            return Apply(kind="url", value=link.url, start=link.start, end=link.end, source=voice)
    routes = (_address(document, start, end, voice) for start, end, voice in spoken(document))
    return next((route for route in routes if route is not None), None)


def _address(document: Document, start: int, end: int, voice: Voice) -> Apply | None:
    low = document.lower
    for match in islice(_mails(low, start, end), _MOST):
        left, right = _context(document, match.start(), match.end())
        if _asks_to_apply(document, match.start(), match.end()) and _for_applicants(low, match[0], left, right):
            value = document.text[match.start() : match.end()].rstrip(".")
            return Apply(kind="email", value=value, start=match.start(), end=match.start() + len(value), source=voice)
    for match in islice(BARE.finditer(low, start, end), _MOST):
        if ("/" in match[0] or _APPLY_AT.search(low, max(start, match.start() - 60), match.start())) and (
            not _ELSEWHERE.search(match[0]) and _asks_to_apply(document, match.start(), match.end())
        ):
            value = document.text[match.start() : match.end()]
            return Apply(kind="url", value=f"https://{value}", start=match.start(), end=match.end(), source=voice)
    button = _BUTTON.search(low, start, end)
    if button is None:
        return None
    value = document.text[button.start() : button.end()]
    return Apply(kind="button", value=value, start=button.start(), end=button.end(), source=voice)


_APPLY_AT = pattern(
    r"\bappl(?:y|ications?)\b[^.\n]{0,50}?(?:at|on|via|through|to|:) (?:our site:? )?\Z", needs=("appl",)
)


def _asks_to_apply(document: Document, start: int, end: int) -> bool:
    left, right = sentence_around(document, start)
    section = document.section_at(start)
    if _HELP.search(document.lower, max(left, start - 200), end):
        return False
    if section is not None and section.kind == "process":
        return True
    return _APPLY.search(document.lower, max(left, start - 200), min(max(right, end), end + 60)) is not None
