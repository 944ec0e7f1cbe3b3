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


def shows_who(document: Document, contacts: Iterable[Contact]) -> bool:
    """Whether a site or a mail address of the ad shows who is hiring."""
    if any(link.host and not SHORT_LINK.match(link.url.lower()) for link in links(document)):
        return True
    hosts = {(contact.email or "").lower().partition("@")[2] for contact in contacts}
    return any(host and host not in FREE_MAIL and "[" not in host for host in hosts)
