"""What looks wrong about a link without following it."""

from __future__ import annotations

from jobwriter.document import Document
from jobwriter.facts.links import Hyperlink
from jobwriter.patterns import pattern

_PLACEHOLDER_HOSTS = frozenset((
    "example.com", "example.org", "example.net", "yourcompany.com", "company.com", "yourdomain.com", "domain.com",
    "placeholder.com", "website.com", "test.com", "localhost", "url", "link", "insert-link", "xxx.com", "changeme.com",
))  # fmt: skip
_MAIL_SLIPS = pattern(
    r"@(?:gamil|gmial|gmai|gnail|hotmial|hotmal|outlok|outloo|yaho|yahooo)\.|\.(?:con|cmo|ocm|comm|couk|co\.ku)$"
    r"|\.\.|,|\s"
)
_JOBBISH = pattern(r"job|/view/|career|vacanc|position|opening|apply|posting|role|recruit|jdp|hiring")
_WORD = pattern(r"[a-z]+")
_ROLE_NOUNS = frozenset((
    "engineer", "scientist", "developer", "analyst", "manager", "researcher", "architect", "consultant", "director",
    "designer", "administrator", "specialist", "technician", "nurse", "teacher", "accountant", "intern",
))  # fmt: skip
_LOOSE = frozenset((
    "senior", "sr", "junior", "jr", "lead", "principal", "staff", "head", "mid", "level", "graduate", "the", "a",
    "an", "and",
    "at", "in", "of", "for", "to", "job", "jobs", "role", "vacancy", "remote", "hybrid", "onsite", "full", "time",
    "part", "permanent",
    "contract", "m", "f", "d", "w", "x", "i", "ii", "iii", "iv", "uk", "us", "eu", "view", "apply", "engineering",
    "id", "ref", "with",
))  # fmt: skip
_SAME = {"ml": ("machine", "learning"), "ai": ("artificial", "intelligence"), "mle": ("machine", "learning",
    "engineer"),
         "nlp": ("natural", "language", "processing"), "swe": ("software", "engineer")}  # fmt: skip


def fault(link: Hyperlink, document: Document, title: str, employer: str) -> str:
    """What is wrong with a link on its face, or an empty text; nothing is ever fetched.

    Args:
        link: the link.
        document: the ad; a word of a slug that the ad uses too is no sign of another job.
        title: the title of the job.
        employer: its name, or empty.
    """
    url = link.url.strip()
    if url.lower().startswith("mailto:"):
        address = url[7:].split("?")[0].lower()
        if "@" not in address or "." not in address.rpartition("@")[2] or _MAIL_SLIPS.search(address):
            return "is not a working e-mail address"
        shown = link.words.strip().lower().removeprefix("mailto:").split("?")[0]
        return "does not go to the address it shows" if "@" in shown and " " not in shown and shown != address else ""
    if link.host in _PLACEHOLDER_HOSTS or url.lower() in {"#", "todo", "tbd", "http://", "https://"}:
        return "is a placeholder"
    shown_host = Hyperlink(link.words, "", -1, -1).host if link.words.lower().startswith(("http", "www.")) else ""
    if shown_host and link.host and _site(shown_host) != _site(link.host):
        return f"leads to {link.host}, not to {shown_host} as it shows"
    if slug := _other_job(link, document, title, employer):
        return f"seems to lead to another job ({slug})"
    if url.lower().startswith("http://"):
        return "is not encrypted (http, not https)"
    return ""


def _site(host: str) -> str:
    """The registered part of a host, near enough: ``jobs.acme.co.uk`` and ``acme.co.uk`` are one site."""
    parts = host.split(".")
    return ".".join(parts[-3:] if len(parts) > 2 and len(parts[-2]) <= 3 else parts[-2:])


def _words(text: str) -> set[str]:
    words: set[str] = set()
    for match in _WORD.finditer(text):
        words.update(_SAME.get(match[0], (match[0],)))
    return words


def _other_job(link: Hyperlink, document: Document, title: str, employer: str) -> str:
    """The slug of a link to a job whose name has other words than this one's title, or nothing."""
    if not title or not _JOBBISH.search(link.host + link.path):
        return ""
    for slug in link.path.split("/"):
        words = _words(slug)
        nouns = words & _ROLE_NOUNS
        if not nouns or len(words) < 3:
            continue
        wanted = _words(title.lower())
        extra = words - wanted - _LOOSE - _words(employer.lower())
        missing = wanted - words - _LOOSE
        unknown = {word for word in extra if len(word) > 2 and not _said(document.lower, word)}
        other_noun = bool(wanted & _ROLE_NOUNS) and not nouns & wanted
        return slug if other_noun or (missing and unknown and _distinct(unknown)) else ""
    return ""


def _distinct(words: set[str]) -> bool:
    """Whether some word looks like a word and not like an identifier."""
    return any(set(word) & set("aeiou") and len(word) > 3 for word in words)


def _said(low: str, word: str) -> bool:
    """Whether a word stands in the text outside addresses, where words follow a hyphen or a slash."""
    at = low.find(word)
    while at >= 0:
        if at == 0 or low[at - 1] not in "-/_=%.":
            return True
        at = low.find(word, at + 1)
    return False
