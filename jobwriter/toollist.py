"""Compiles ``checks/tools.yaml`` to the plain data that the rule cache keeps; runs only when the cache is stale."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from jobwriter.matcher import compile_table
from jobwriter.yamlfile import Mapped, plain

_FAMILY = ("title", "substitutes", "pool", "instead")
_TOOL = ("name", "aliases", "by", "since", "cloud", "guard", "not", "employer")
_CONCEPT = ("name", "since", "words")


def compile_tools(data: Mapped) -> dict[str, Any]:
    """Compile the lexicon of tools.

    Returns:
        ``families`` by name; ``tools``: name to (family, cloud, since); ``table``: for a matcher, keyed by name;
        ``guards``: name to its kind, the lower-cased forms it holds for, the forms as they must be written, and the
        phrases that deny it as (phrase, offset of the name in it); ``capital``: the names of several plain words, which
        need their capitals; ``firms``, ``together``, ``concepts``, ``parents``.

    Raises:
        YamlError: an unknown key or family, or a spelling that two tools claim.
    """
    data.only(("families", "tools", "together", "concepts", "parents"))
    families: dict[str, Any] = {}
    for name, family in data["families"].items():
        family.only(_FAMILY)
        families[name] = {"substitutes": False, "pool": name, "instead": "", **family}
    tools: dict[str, tuple[str, str, str]] = {}
    guards: dict[str, Any] = {}
    firms: list[str] = []
    claimed: dict[str, str] = {}
    for family_name, rows in data["tools"].items():
        if family_name not in families:
            raise data["tools"].error(f"no family {family_name!r}", family_name)
        for row in rows:
            row.only(_TOOL)
            name = str(row["name"])
            tools[name] = (family_name, row.get("cloud", ""), str(row.get("since", "")))
            for form in _forms(row):
                if claimed.setdefault(form.lower(), name) != name:
                    raise row.error(f"{form!r} is claimed by {claimed[form.lower()]} too")
            if "guard" in row:
                guards[name] = _guard(row)
            if row.get("employer"):
                firms.append(name)
    for concept in data["concepts"]:
        concept.only(_CONCEPT)
    return {
        "families": families,
        "tools": tools,
        "table": compile_table((name, form) for form, name in claimed.items()),
        "capital": sorted(_capital(data["tools"])),
        "guards": guards,
        "firms": firms,
        "together": plain(data["together"]),
        "concepts": plain(data["concepts"]),
        "parents": plain(data["parents"]),
    }


def _forms(row: Mapped) -> Iterator[str]:
    name = str(row["name"])
    yield name
    for maker in row.get("by", ()):
        yield f"{maker} {name}"
    yield from (str(alias) for alias in row.get("aliases", ()))


def _guard(row: Mapped) -> tuple[str, list[str], list[str], list[tuple[str, int]]]:
    """The kind of guard, the forms it holds for (lower-cased and as written) and the phrases that deny it."""
    name = str(row["name"])
    parts = [alias for alias in row.get("aliases", ()) if _part_of(alias.lower(), name.lower())]
    written = parts or [name]
    denials = []
    for phrase in row.get("not", ()):
        for form in written:
            at = f" {phrase} ".replace("-", " ").replace("/", " ").replace("&", " ").find(f" {form.lower()} ")
            at = at if at >= 0 else phrase.find(form.lower())
            if at >= 0:
                denials.append((phrase, at))
    return row["guard"], [form.lower() for form in written], written, denials


def _part_of(alias: str, name: str) -> bool:
    at = name.find(alias)
    if at < 0 or alias == name:
        return False
    before, after = name[:at][-1:], name[at + len(alias) :][:1]
    return not before.isalnum() and not after.isalnum()


def _capital(tools: Mapped) -> set[str]:
    """Forms of several words with capitals (``Service Now``), where no word of them is a tool or a maker by itself."""
    rows = [row for family in tools.values() for row in family]
    known = {str(row["name"]).lower() for row in rows if "guard" not in row}
    known |= {word.lower() for row in rows for maker in row.get("by", ()) for word in maker.split()}
    return {
        form.lower()
        for row in rows
        for form in _forms(row)
        if " " in form and all(word.isalpha() and word[0].isupper() for word in form.split())
        if not known.intersection(form.lower().split())
    }
