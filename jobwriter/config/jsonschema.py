"""The configuration in JSON Schema (draft 2020-12), for editors: names, what they mean, what they may hold.

It follows from the fields of :class:`jobwriter.config.settings.Settings`, their descriptions and ``CHECKS``. It never
refuses what a run accepts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from inspect import cleandoc
from typing import Any

from jobwriter import packs
from jobwriter.config.checks import CHECKS, Check
from jobwriter.config.settings import KEYS, Settings

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TYPES = {"int": "integer", "float": "number", "bool": "boolean", "str": "string", "list": "array", "map": "object"}
_FIELD = re.compile(r"(?m)^ {4}(\w+): (.+(?:\n {8}.+)*)")


def json_schema() -> dict[str, Any]:
    """The schema of ``.jobwriter.yaml``."""
    told = meanings()
    properties = {name: {"description": told[name], **_shape(CHECKS[name])} for name in KEYS}
    properties["rules"] = {**properties["rules"], "properties": _rules()}
    return {
        "$schema": DIALECT,
        "title": "The configuration of jobwriter",
        "description": "What holds for the ads in this folder and below.",
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
    }


def _shape(check: Check) -> Mapping[str, Any]:
    return check.shape() if callable(check.shape) else check.shape


def meanings() -> dict[str, str]:
    """What each setting means, as :class:`Settings` describes its fields."""
    text = cleandoc(Settings.__doc__ or "").replace("``", "`")
    text = re.sub(r":\w+:`([^`]*)`", r"`\1`", text)
    found = {name: " ".join(words.split()) for name, words in _FIELD.findall(text)}
    return {name: words[0].upper() + words[1:] for name, words in found.items()}


def _rules() -> dict[str, Any]:
    """The options of our rules; those of a house's own rules are theirs."""
    return {
        rule.id: {
            "description": rule.title,
            "type": "object",
            "additionalProperties": False,
            "properties": {
                name: {"description": option.doc, "default": option.default, "type": _TYPES[option.type]}
                for name, option in rule.options.items()
            },
        }
        for rule in packs.load().rules.values()
        if rule.options
    }
