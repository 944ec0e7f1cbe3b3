"""Short ways to write down the two commonest fields: a phrase that continues a sentence, and a group."""

from __future__ import annotations

from collections.abc import Mapping

from jobwriter.brief.fields import Field, Group
from jobwriter.brief.kinds import Kind, Text


def phrase(
    ask: str, lead: str = "", example: str = "", *, required: bool = False, undecided: str = "", most: int = 200
) -> Field:
    """A field of free words.

    Args:
        ask: the question.
        lead: the words that the answer continues; without them, templates write the sentence around it.
        example: an answer.
        required: see :class:`Field`.
        undecided: see ``open`` of :class:`Field`.
        most: characters at most.
    """
    return Field(Text(2, most), ask, required=required, open=undecided, lead=lead, example=example)


def group(
    ask: str,
    fields: Mapping[str, Field],
    *,
    why: str = "",
    required: bool = False,
    undecided: str = "",
    roles: tuple[str, ...] = (),
    text: Kind | None = None,
) -> Field:
    """A field that holds fields of its own; the arguments are those of :class:`Field` and :class:`Group`."""
    return Field(
        Group(fields, text=text, open=bool(undecided)), ask, why, required=required, open=undecided, roles=roles
    )
