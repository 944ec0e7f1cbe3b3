"""Checks of single texts: each says what to write instead, and nothing where the words are fine."""

from __future__ import annotations

import re

from jobwriter.brief.choices import countries

MAIL = re.compile(r"[^\s@<>(),;]+@[^\s@<>(),;]+\.[A-Za-z]{2,}")
_ADDRESS = re.compile(r"https://[^\s/<>\[\]*`]+\.[^\s<>\[\]*`]+")
_REACHABLE = re.compile(rf"{MAIL.pattern}|\d[\d ()-]{{6,}}")
_DECORATION = re.compile(
    r"[£$€!|()\[\]{}<>*#@_]|(?-i:(?<![A-Z])/|/(?![A-Z]{2}))|\b(?:urgent|asap|ninja|rockstar|guru|wizard)\b|\d{3}",
    re.IGNORECASE,
)
_REACH = re.compile(r"[A-Z]{2}(?:-[A-Z0-9]{1,3})?")


def address(words: str) -> str | None:
    """One web address."""
    return None if _ADDRESS.fullmatch(words) else f"must be one address that starts with https://, not {words!r}"


def mail(words: str) -> str | None:
    """One e-mail address."""
    return None if MAIL.fullmatch(words) else f"must be one e-mail address such as jobs@acme.example, not {words!r}"


def contact(words: str) -> str | None:
    """Words by which somebody can be reached."""
    if _REACHABLE.search(words):
        return None
    return "must give an e-mail address or a telephone number, such as 'Sam Okoro, sam@acme.example'"


def title(words: str) -> str | None:
    """The role alone, in words that people search for."""
    found = _DECORATION.search(words)
    if found is None:
        return None
    return f"must be the role alone, without pay, place, code or decoration; take out {found.group()!r}"


def reach(words: str) -> str | None:
    """A country, or a country and one of its regions."""
    if _REACH.fullmatch(words) and words[:2] in countries():
        return None
    return f"must be a country such as GB, or a country and a region such as US-CO, not {words!r}"
