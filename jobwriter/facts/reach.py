"""Addresses that show who is behind an ad, and those that show nothing."""

from __future__ import annotations

from collections.abc import Iterable

from jobwriter.document import Document
from jobwriter.facts.links import links
from jobwriter.facts.model import Contact
from jobwriter.patterns import pattern

FREE_MAIL = (
    "gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "hotmail.co.uk", "live.com", "yahoo.com",
    "yahoo.co.uk",
    "aol.com", "icloud.com", "me.com", "protonmail.com", "proton.me", "gmx.com", "gmx.de", "mail.com", "mail.ru",
    "yandex.com", "yandex.ru", "zoho.com", "qq.com", "163.com", "btinternet.com", "web.de",
)  # fmt: skip
"""Hosts of private mailboxes."""
SHORT_LINK = pattern(
    r"(?<![\w.-])(?:https?://)?(?:www\.)?(?:bit\.ly|tinyurl\.com|goo\.gl|ow\.ly|is\.gd|rb\.gy|cutt\.ly"
    r"|shorturl\.at|t\.ly|tiny\.cc"
    r"|wa\.me|t\.me|api\.whatsapp\.com|chat\.whatsapp\.com)/[\w+@/?=&.-]{2,200}",
    needs=("bit.ly", "tinyurl", "goo.gl", "ow.ly", "is.gd", "rb.gy", "cutt.ly", "shorturl", "t.ly", "tiny.cc", "wa.me",
           "t.me", "whatsapp.com"),
)  # fmt: skip
"""A link that hides where it leads."""


_SITE = pattern(
    r"(?<![\w@./-])(?:www\.)?(?!(?:example|indeed|linkedin|glassdoor|google|github|gmail|outlook|yahoo)\.)[a-z][a-z0-9-]{2,30}"
    r"\.(?:com|co\.uk|org|de|fr|pt|es|nl|be|ie|pl|se|ch|eu)\b(?![\w@-])",
    needs=(".com", ".co.uk", ".org", ".de", ".fr", ".pt", ".es", ".nl", ".be", ".ie", ".pl", ".se", ".ch", ".eu"),
)
"""The name of a site that is written out but not linked."""


def names_site(document: Document) -> bool:
    """Whether the site of a company is written out in the text."""
    return any(_SITE.search(document.lower, zone.start, zone.end) for zone in document.zones if zone.kind != "omitted")


def shows_who(document: Document, contacts: Iterable[Contact]) -> bool:
    """Whether a site or a mail address of the ad shows who is hiring."""
    if any(link.host and not SHORT_LINK.match(link.url.lower()) for link in links(document)):
        return True
    hosts = {(contact.email or "").lower().partition("@")[2] for contact in contacts}
    return any(host and host not in FREE_MAIL and "[" not in host for host in hosts)
