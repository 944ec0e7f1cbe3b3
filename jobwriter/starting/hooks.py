"""Joins our entry to a ``.pre-commit-config.yaml`` as text: what stands there stays as it is, comments included."""

from __future__ import annotations

import re
import textwrap
from typing import Any

import yaml

from jobwriter.records import record

_REPOSITORY = re.compile(r"[/:]jobwriter/jobwriter(?:\.git)?/?\Z")
_BLANK = re.compile(r"\s*\Z")


class NotMergeable(ValueError):
    """The text cannot be added to; the message says why."""


@record
class Held:
    """Our entry as it stands in a configuration.

    Attributes:
        rev: the version that it asks for; empty where it gives none.
        line: where it stands.
    """

    rev: str
    line: int


def of_ours(text: str) -> Held | None:
    """Our entry in a configuration of pre-commit; None where there is none.

    Raises:
        NotMergeable: the text is not such a configuration.
    """
    repos = _repos(_compose(text))
    for repo in repos.value if repos else ():
        if not isinstance(repo, yaml.MappingNode):
            continue
        fields = {key.value: value for key, value in repo.value if isinstance(key, yaml.ScalarNode)}
        address = fields.get("repo")
        ids = [_field(hook, "id") for hook in getattr(fields.get("hooks"), "value", None) or ()]
        if (isinstance(address, yaml.ScalarNode) and _REPOSITORY.search(address.value)) or any(
            name == "jobwriter" or name.startswith("jobwriter-") for name in ids
        ):
            rev = fields.get("rev")
            return Held(rev.value if isinstance(rev, yaml.ScalarNode) else "", repo.start_mark.line + 1)
    return None


def merge(text: str, entry: str) -> str:
    """A configuration of pre-commit with an entry after those that it has.

    Args:
        text: the configuration; it may be empty.
        entry: a list of one repository, not indented.

    Raises:
        NotMergeable: the text is not such a configuration, or is written so that nothing can be added safely.
    """
    root = _compose(text)
    repos = _repos(root)
    end = "\r\n" if "\r\n" in text else "\n"
    lines = text.splitlines(keepends=True)
    if repos is None:
        if root is not None and root.flow_style:
            raise NotMergeable("it is written in braces")
        at, added = len(lines), "repos:\n" + textwrap.indent(entry, "  ")
    elif repos.flow_style or not repos.value:
        if repos.value or repos.start_mark.line != repos.end_mark.line:
            raise NotMergeable("its repos are written in brackets")
        at = repos.start_mark.line
        line = lines[at]
        lines[at] = line[: repos.start_mark.column].rstrip() + line[repos.end_mark.column :]
        at, added = at + 1, textwrap.indent(entry, "  ")
    else:
        at, added = _after(repos, lines), textwrap.indent(entry, " " * repos.start_mark.column)
    if at and not lines[at - 1].endswith(("\n", "\r")):
        lines[at - 1] += end
    merged = "".join([*lines[:at], added.replace("\n", end), *lines[at:]])
    try:
        whole = _values(merged) == _joined(_values(text), _values(entry))
    except yaml.YAMLError:
        whole = False
    if not whole:
        raise NotMergeable("it is written in a way that leaves no safe place for another entry")
    return merged


def _compose(text: str) -> yaml.MappingNode | None:
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
        _values(text)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise NotMergeable(f"it is not YAML ({_said(error)})") from error
    if root is None or (isinstance(root, yaml.ScalarNode) and root.tag.endswith(":null")):
        return None
    if not isinstance(root, yaml.MappingNode):
        raise NotMergeable("it is a list; run 'pre-commit migrate-config' first")
    return root


def _said(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    place = f"line {mark.line + 1}: " if mark else ""
    return place + str(getattr(error, "problem", None) or str(error).split("\n")[0])


def _repos(root: yaml.MappingNode | None) -> yaml.SequenceNode | None:
    for key, value in root.value if root else ():
        if isinstance(key, yaml.ScalarNode) and key.value == "repos":
            if isinstance(value, yaml.SequenceNode):
                return value
            raise NotMergeable(f"'repos' in line {key.start_mark.line + 1} is not a list")
    return None


def _field(node: Any, name: str) -> str:
    for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
        if isinstance(key, yaml.ScalarNode) and key.value == name and isinstance(value, yaml.ScalarNode):
            return str(value.value)
    return ""


def _after(repos: yaml.SequenceNode, lines: list[str]) -> int:
    """The line before which an entry goes: after the last one, and after comments that are indented as its parts."""
    at = _end(repos)
    while at and _BLANK.match(lines[at - 1]):
        at -= 1
    while at < len(lines):
        body = lines[at].lstrip(" ")
        if not body.startswith("#") or len(lines[at]) - len(body) <= repos.start_mark.column:
            break
        at += 1
    return at


def _end(node: yaml.Node) -> int:
    """The line after the last one that a node fills; a block ends, for the reader of YAML, where the next begins."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end(last[1] if isinstance(last, tuple) else last)
    mark = node.end_mark
    return int(mark.line + (mark.column > 0))


def _values(text: str) -> Any:
    """What a text holds, each scalar as it is written."""
    return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - makes strings, lists and mappings only


def _joined(values: Any, entry: list[Any]) -> dict[str, Any]:
    values = values or {}
    return {**values, "repos": [*(values.get("repos") or ()), *entry]}
