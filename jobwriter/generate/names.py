"""Names in a brief, which keep their capital inside a sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from jobwriter import packs

_DAYS = frozenset(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"))
_TITLE_CASE = re.compile(r"[A-Z][a-z'-]*\Z")
_AFTER_NAME = re.compile(r"(?:['\u2019]s)?[,;:]*\Z")
_LONGEST_NAME = 4
"""Words that a name may have."""
_PERSON = re.compile(
    r"(?:Dr|Prof|Professor|Mr|Mrs|Ms|Mx)\.? [A-Z]|(?!(?:An?|The|Our|Your) )[A-Z][a-z]+ [A-Z][\w'-]+(?:,|\Z)"
)


def names_in(values: Mapping[str, Any]) -> frozenset[str]:
    """Words that keep their capital at the start of a phrase."""
    organisation, team, work, stack = (values[name] or {} for name in ("organisation", "team", "work", "stack"))
    employer, towns = str(organisation.get("name") or ""), [place["town"] for place in work.get("places") or ()]
    tools = [*(stack.get("daily") or ()), *(stack.get("learn_here") or ())]
    own = (employer, employer.split(" ")[0], team.get("name") or "", *towns, *tools)
    return frozenset(filter(None, (*own, *_tool_names()))) | _DAYS


def lowering(names: frozenset[str]) -> Callable[[str], str]:
    """A function that takes the capital off the first word of a phrase, unless it belongs there.

    Args:
        names: words that keep their capital: names of tools, places, people and the employer.
    """

    def lowered(words: str) -> str:
        start = words.split(" ", _LONGEST_NAME)[:_LONGEST_NAME]
        named = any(_AFTER_NAME.sub("", " ".join(start[:count])) in names for count in range(1, len(start) + 1))
        keeps = named or _PERSON.match(words) or start[0] == "I" or not _TITLE_CASE.match(start[0].rstrip(",;:"))
        return words if keeps else words[:1].lower() + words[1:]

    return lowered


def _tool_names() -> Iterator[str]:
    """Names of tools, but for single words that are everyday words as well, such as Replicate."""
    lexicon = packs.lexicon("tools")
    return (name for name in lexicon["tools"] if " " in name or name not in lexicon["guards"])
