"""What the settings of the house's own style may hold: words, locked blocks, required sections."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, get_args

from jobwriter.config.settings import Block, ConfigError, Sections, Words
from jobwriter.config.telling import of_entry, of_item, only
from jobwriter.document import SectionKind
from jobwriter.nearest import nearest
from jobwriter.records import replace

KINDS = tuple(kind for kind in get_args(SectionKind) if kind not in {"title", "other"})
"""Kinds of section that can be required."""
_TEXT = {"type": "string", "pattern": r"\S"}
_WORD = {"type": "string", "pattern": r"^(?!\s*/.*/\s*$).*[^\W_]"}
WORDS = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "ban": {
            "type": "array",
            "items": {
                "anyOf": [
                    _WORD,
                    {
                        "type": "object",
                        "additionalProperties": False,
                        "required": ["word"],
                        "properties": {"word": _WORD, "why": _TEXT},
                    },
                ]
            },
        },
        "prefer": {"type": "object", "propertyNames": _WORD, "additionalProperties": _TEXT},
        "allow": {"type": "object", "propertyNames": _WORD, "additionalProperties": _TEXT},
    },
}
BLOCKS = {
    "type": "object",
    "additionalProperties": {
        "anyOf": [
            _TEXT,
            {"type": "object", "additionalProperties": False, "required": ["text"], "properties": {"text": _TEXT}},
            {"type": "object", "additionalProperties": False, "required": ["file"], "properties": {"file": _TEXT}},
        ]
    },
}
SECTIONS = {
    "type": "object",
    "additionalProperties": False,
    "properties": {"required": {"type": "array", "items": {"enum": [*KINDS]}}},
}


def words(value: Any, label: str) -> Words:
    """Check the house's words.

    Raises:
        ConfigError: an unknown key, no word, a word without a reason or a replacement, one under two headings, or a
            replacement that is banned or replaced itself.
    """
    only(value, ("ban", "prefer", "allow"), label, "{ban: [synergy], prefer: {utilise: use}}")
    ban = _banned(value.get("ban", []), of_entry(value, "ban", label))
    prefer = _pairs(value, "prefer", label, "what to write instead, such as {utilise: use}")
    allow = _pairs(value, "allow", label, "the reason, such as {rockstar: our band's name}")
    groups = {"ban": ban, "prefer": prefer, "allow": allow}
    for name, others in (("ban", ("prefer", "allow")), ("prefer", ("allow",))):
        for other in others:
            for word in {flat(item) for item in groups[name]} & {flat(item) for item in groups[other]}:
                raise ConfigError(
                    f"{of_entry(value, other, label)}: {word!r} stands under {name!r} and {other!r}; keep one"
                )
    unwanted = {flat(word) for word in (*ban, *prefer)}
    for word, better in prefer.items():
        if flat(better) in unwanted - {flat(word)}:
            at = of_entry(value["prefer"], word, of_entry(value, "prefer", label))
            raise ConfigError(f"{at}: {better!r} is to be written for {word!r}, but is itself not wanted; keep one")
    return Words(ban, prefer, allow)


def joined_words(base: Words, own: Words) -> Words:
    """The words of a configuration and of the one that it extends; what the nearer one says of a word holds."""
    said = {flat(word) for group in (own.ban, own.prefer, own.allow) for word in group}

    def both(theirs: Mapping[str, str], ours: Mapping[str, str]) -> Mapping[str, str]:
        return {**{word: text for word, text in theirs.items() if flat(word) not in said}, **ours}

    return Words(both(base.ban, own.ban), both(base.prefer, own.prefer), both(base.allow, own.allow))


def flat(word: str) -> str:
    """A word as it is searched for: lower case, single spaces."""
    return " ".join(word.lower().split())


def blocks(value: Any, label: str) -> dict[str, Block]:
    """Check locked blocks; their files are read by :func:`read_blocks`.

    Raises:
        ConfigError: a block without text or with two.
    """
    example = "{equal-opportunity: {file: legal/equal-opportunity.md}}"
    if not isinstance(value, Mapping):
        raise ConfigError(f"{label} must name blocks, such as {example}")
    return {name: _block(name, item, of_entry(value, name, label)) for name, item in value.items()}


def read_blocks(value: Mapping[str, Block], folder: Path) -> dict[str, Block]:
    """The blocks with the text of their files, which are named from the folder of the configuration.

    Raises:
        ConfigError: a file that cannot be read, or is empty.
    """
    return {name: block if block.text else _read(name, block, folder / block.file) for name, block in value.items()}


def sections(value: Any, label: str) -> Sections:
    """Check what is asked of sections.

    Raises:
        ConfigError: an unknown key or kind of section.
    """
    only(value, ("required",), label, "{required: [pay, process]}")
    required = value.get("required", [])
    at = of_entry(value, "required", label)
    if not isinstance(required, list | tuple):
        raise ConfigError(f"{at} must be a list of kinds of section, such as [pay, process]")
    for kind in required:
        if kind not in KINDS:
            near = nearest(kind, KINDS) if isinstance(kind, str) else None
            hint = f"did you mean {near!r}?" if near else f"known: {', '.join(KINDS)}"
            raise ConfigError(f"{at} holds {kind!r}, which is no kind of section; {hint}")
    return Sections(tuple(required))


def joined_sections(base: Sections, own: Sections) -> Sections:
    """Everything that either asks for."""
    return Sections(tuple(dict.fromkeys((*base.required, *own.required))))


def _banned(value: Any, label: str) -> dict[str, str]:
    if not isinstance(value, list | tuple):
        raise ConfigError(f"{label} must be a list of words, such as [synergy, {{word: rockstar, why: it excludes}}]")
    found: dict[str, str] = {}
    for number, item in enumerate(value):
        at = of_item(value, number, label)
        word, why = item, ""
        if isinstance(item, Mapping):
            only(item, ("word", "why"), at, "{word: rockstar, why: it excludes}")
            word, why = item.get("word"), item.get("why", "")
            if "why" in item and not (isinstance(why, str) and why.strip()):
                raise ConfigError(f"{at}: 'why' must be text, or left out")
        _word(word, at)
        found[word] = why
    return found


def _pairs(value: Mapping[str, Any], name: str, label: str, wanted: str) -> dict[str, str]:
    pairs = value.get(name, {})
    at = of_entry(value, name, label)
    if not isinstance(pairs, Mapping):
        raise ConfigError(f"{at} must give each word {wanted}")
    for word, text in pairs.items():
        here = of_entry(pairs, word, at)
        _word(word, here)
        if not isinstance(text, str) or not text.strip():
            raise ConfigError(f"{here}: {word!r} needs {wanted}")
    return dict(pairs)


def _word(word: Any, label: str) -> None:
    if not isinstance(word, str) or not any(char.isalnum() for char in word):
        raise ConfigError(f"{label} must hold words, not {word!r}; put yes, no, numbers and dates in quotes")
    if word.strip()[0] == word.strip()[-1] == "/":
        raise ConfigError(f"{label}: {word!r} is a regular expression; write a rule for it, in a folder under 'checks'")


def _block(name: str, item: Any, label: str) -> Block:
    given = {"text": item} if isinstance(item, str) else item
    only(given, ("text", "file"), label, "{text: We welcome everyone.}, or {file: legal/equal-opportunity.md}")
    if len(given) != 1:
        raise ConfigError(f"{label}: the block {name!r} needs either 'text' or 'file'")
    ((key, text),) = given.items()
    if not isinstance(text, str) or not text.strip():
        raise ConfigError(f"{label}: the {key} of the block {name!r} must be text")
    return Block(**{key: text}, source=label)


def _read(name: str, block: Block, file: Path) -> Block:
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ConfigError(f"{block.source}: the block {name!r} cannot be read from {file} ({reason})") from error
    if not text.strip():
        raise ConfigError(f"{block.source}: the file of the block {name!r}, {file}, is empty")
    return replace(block, text=text)
