"""Rules of the category trust that read facts: one function per rule, named after its id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from jobwriter.document import Document
from jobwriter.engine import Ad
from jobwriter.facts import claims, linkfaults
from jobwriter.facts.links import links
from jobwriter.facts.reach import FREE_MAIL, SHORT_LINK, names_site, shows_who
from jobwriter.facts.voice import sentence_around, spoken
from jobwriter.finding import Match
from jobwriter.patterns import pattern

_LINKS = 200
"""Links of a page that are looked at."""
_MESSENGER = pattern(
    r"\b(?:(?:message|text|contact|reach|dm|call|add|write|ping|apply|send|forward|share|whatsapp)(?: (?:me|us"
    r"|him|her|them"
    r"|a message|your (?:cv|resume|details|application)|our (?:recruiter|hr|team|manager)|directly|now)){0,3} "
    r"(?:to (?:us |me )?)?(?:on|via|by|through|over|in) (?:whats ?app|telegram|signal|wechat|viber|text message"
    r"|sms|google hangouts|skype chat)"
    r"|(?:interviews?|screening|onboarding)(?: (?:is|are|will be|takes? place|held|conducted|done|only"
    r"|entirely)){0,4} "
    r"(?:on|via|by|through|over) (?:whats ?app|telegram|signal|wechat|viber|text(?: message)?|sms|google hangouts)"
    r"|whats ?app\b(?: (?:number|only|us|me))? ?:? ?(?:at |on )?(?:\+? ?\d[\d ]{6,}|\[phone\])|telegram ?:? ?@\w+"
    r"|(?:text|whats ?app|telegram) only\b(?=[^\n]{0,40}(?:\d{4}|\[phone\]|no calls)))",
    needs=(
        "whatsapp",
        "whats app",
        "telegram",
        "signal",
        "wechat",
        "viber",
        "text message",
        "text only",
        " sms",
        "hangouts",
        "skype chat",
        "by text",
        "via text",
        "over text",
        "through text",
        "on text",
    ),
)


def off_channel_contact(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """A private mailbox, a messenger or a link that hides its target, where an employer's own channel belongs."""
    del options
    document = ad.document
    hosts = {link.host for link in islice(links(document), _LINKS)}
    for contact in ad.facts.process.contacts:
        box, _, domain = (contact.email or "").lower().partition("@")
        name = box.split("+")[0].replace(".", "").replace("-", "").replace("_", "")
        own_site = any(len(label) > 4 and label in name for host in hosts for label in host.split(".")[:1])
        if domain in FREE_MAIL and not own_site:
            yield Match(contact.start, contact.end, {"words": contact.email, "what": "is a private mailbox"})
    for wanted, what in ((_MESSENGER, "leads off the employer's own channels"), (SHORT_LINK, "hides where it leads")):
        for start, end, _ in spoken(document):
            for match in wanted.finditer(document.lower, start, end):
                if wanted is _MESSENGER and _is_work(document, match.start()):
                    continue
                words = document.text[match.start() : match.end()]
                yield Match(match.start(), match.end(), {"words": words, "what": what})


def _is_work(document: Document, offset: int) -> bool:
    """Whether the words stand in a list of duties or skills, where messengers are what the work is about."""
    section, block = document.section_at(offset), document.block_at(offset)
    listed = block is not None and block.kind == "item"
    return section is not None and section.kind in {"duties", "requirements", "skills"} and listed


_FOLK = (
    r"(?:candidates|talent|engineers|scientists|people|professionals|developers|specialists|experts|analysts|cvs"
    r"|resumes)"
)
_POOL = pattern(
    r"(?<![\w-])(?:(?:our|a|this|join|into|enter|future|for)(?: \w+)? (?:talent (?:pool|community|network|pipeline"
    r"|bank|cloud|bench)|(?:freelance|expert|contributor|annotator|contractor) (?:pool|network|community|bench)"
    r"|pool of (?:\w+ ){0,2}?(?:freelancers|contractors|experts|candidates|talent|annotators|contributors))"
    r"|candidate (?:pool|pipeline) (?:role|posting|requisition|ad)"
    r"|(?:we are|we're|we) (?:are )?(?:always|constantly|continually|continuously|permanently) (?:\w+ )?(?:looking for"
    r"|looking to (?:add|hire|recruit|meet|speak|talk|hear|grow our|expand our)|hiring|recruiting|on the look-?out for"
    r"|on the hunt for|searching for|seeking|accepting applications|interested in (?:hearing|meeting|talking|speaking)"
    r"|(?:keen|happy|excited|open) to (?:hear|meet|speak|talk|chat|connect))"
    r"|always (?:hiring|recruiting)|evergreen (?:role|requisition|req|posting|position|vacancy|job|ad|opening)"
    r"|pipeline (?:role|requisition|req|posting|vacancy|position|opening)s?|(?:building|build|grow|growing|creating"
    r"|developing|gathering|collecting) (?:a|an|our) "
    rf"(?:\w+ )?(?:pipeline|pool|bench|database|network|shortlist|bank) of (?:\w+ ){{0,3}}?{_FOLK}"
    r"|(?:this is|is) (?:a|an) (?:speculative|proactive|pipeline|general|open|prospective|exploratory) (?:application"
    r"|posting|ad|advert|vacancy|call|requisition|listing|opportunity)"
    r"|(?:collecting|gathering|accepting|inviting) (?:cvs|resumes|applications|profiles) for (?:possible |potential )?"
    r"(?:upcoming|future)"
    r"|(?:not a|not an|isn't a|not for a) (?:current|live|immediate|active|existing|guaranteed) (?:vacancy|opening|role"
    r"|position|job)"
    r"|no (?:specific|current|live|immediate|open|active|existing"
    r"|guaranteed) (?:vacancy"
    r"|vacancies|opening|openings|role|roles|position|positions|job|headcount)"
    r"|(?:not|aren't|isn't|we're not) (?:currently |actively |presently )+(?:hiring|recruiting|open|vacant)"
    r"|express(?:ion|ions)? (?:of|your|an) interest|(?:register|registering|log|note) (?:your|an) interest"
    r"|(?:anticipated?|anticipating|expect|expected|expecting|upcoming|potential|possible|likely) "
    r"(?:future )?(?:openings?|vacanc\w+|hiring needs?)(?! (?:a|an|our|the|new|up|in|of)\b)"
    r"|(?:anticipated?|anticipating|expect|expected|expecting|upcoming|potential|possible) future "
    r"(?:roles?|positions?|hiring|needs?)"
    r"|for (?:possible |potential )?(?:future|upcoming) (?:openings?|vacanc\w+|positions?|opportunit\w+|hiring needs)"
    r"|(?:contingent|dependent|conditional) (?:up)?on (?:the )?(?:contract|project|bid|funding) (?:award|win|approval)"
    r"|(?:subject to|pending) (?:the )?(?:contract|bid|project) (?:award|win)|if (?:we|our bid) (?:are awarded|win"
    r"|wins) the (?:contract|bid|work)"
    r"|when(?:ever)? (?:a |new |suitable |relevant |the right )*(?:roles?|projects?|opportunit\w+|openings?|vacanc\w+"
    r"|positions?) (?:becomes? available|comes? up|opens? up|arises?|matches|match)"
    r"|(?:role|job|position|vacancy|posting) (?:may|might) (?:not )?(?:become available|open|materiali[sz]e|exist))\b",
)  # fmt: skip
_BESIDES = pattern(
    r"\b(?:stay|keep|remain|sign up|if (?:this|you|it|not)|not the right|other|similar|don't see|also|newsletter"
    r"|privacy|retain|store|your (?:data|details))\b"
)
_TASK = pattern(
    r"\b(?:help\w*|grow\w*|build\w*|lead\w*|manag\w+|develop\w*|own|nurtur\w+|maintain\w*"
    r"|support\w*)(?: [\w-]+){0,5} \Z"
)
_IDEAS = pattern(r" (?:[\w-]+ ){0,2}(?:ways|ideas|opportunities|solutions|feedback|improvements|challenges|methods)\b")
_HEADED = pattern(r"\b(?:register|registration of|expressions? of) (?:your )?interest|talent (?:pool|community"
r"|network)"
                  r"|speculative|general application|open application|future opportunit")  # fmt: skip


def not_a_live_vacancy(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """A pool or a pipeline dressed as a vacancy, quiet where the title says so plainly.

    One finding a sentence: on the pool itself where it is named after ``we are always looking for``.
    """
    del options
    document, low = ad.document, ad.document.lower
    if document.title is not None and _HEADED.search(low, document.title.start, document.title.end):
        return
    said: dict[int, Match] = {}
    for zone in document.in_zone("ad"):
        for match in _POOL.finditer(low, zone.start, zone.end):
            section = document.section_at(match.start())
            left, right = sentence_around(document, match.start())
            if section is not None and section.kind in {"duties", "requirements", "nice-to-have", "skills"}:
                continue
            if _TASK.search(low, max(left, match.start() - 60), match.start()) or _IDEAS.match(low, match.end()):
                continue
            if low.startswith("join ", left) or (
                left in said and "always" not in str(said[left].values["words"]).lower()
            ):
                continue
            if not _BESIDES.search(low, max(left, match.start() - 160), min(max(right, match.end()), match.end() + 80)):
                said[left] = Match(match.start(), match.end(), {"words": document.text[match.start() : match.end()]})
    yield from said.values()


def unsupported_statistic(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """A study nobody names, or a rank or percentage without its source: one finding a sentence."""
    del options
    for span in claims.unsourced(ad.document):
        yield Match(span.start, span.end, {"words": ad.document.text[span.start : span.end]})


def suspicious_link(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """A link that looks wrong on its face; one finding for each host and fault."""
    del options
    title = ad.facts.title.text if ad.facts.title else ""
    employer = ad.facts.employer.name if ad.facts.employer else ""
    seen: set[tuple[str, str]] = set()
    for link in islice(links(ad.document), _LINKS):
        what = linkfaults.fault(link, ad.document, title, employer)
        key = (link.host or link.url, what)
        if what and key not in seen:
            seen.add(key)
            placed = 0 <= link.start < link.end
            start, end = (link.start, link.end) if placed else (None, None)
            yield Match(start, end, {"url": link.url, "what": what})


def unverifiable_employer(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """Nobody is named who hires: neither the employer nor an agency with its own name, nor a site or mail address."""
    del options
    document, facts = ad.document, ad.facts
    if facts.employer is not None:
        return
    if shows_who(document, facts.process.contacts) or names_site(document):
        return
    words = facts.unnamed_employer
    direct = ad.employer_type != "agency"
    quote = document.text[words.start : words.end] if words else ""
    if quote[:1] in {"[", "{", "<"}:
        return
    if words is not None:
        yield Match(words.start, words.end, {"what": f'"{quote}" stands where a name belongs'}, lawful=direct)
    else:
        yield Match(values={"what": "the ad names no company"}, section="company", severity="suggestion", lawful=direct)
