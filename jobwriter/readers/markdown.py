"""Markdown: first form."""

from __future__ import annotations

import re

from jobwriter.characters import fold
from jobwriter.document import Block, Draft

_BULLET = re.compile(r"[ \t]*(?:([-*+•–·▪◦●‣])[ \t]+|(\d{1,3}[.)])[ \t]+)(?=\S)")
_ATX = re.compile(r"#{1,6}[ \t]+")
_BOLD = re.compile(r"\*\*([^*]+)\*\*:?[ \t]*$")


def read(text: str, path: str) -> list[Draft]:
    """Read a Markdown draft."""
    plain = fold(text)
    blocks: list[Block] = []
    at = 0
    gap = True
    for line in plain.split("\n"):
        start, end = at, at + len(line)
        at = end + 1
        body = line.rstrip()
        if not body.strip():
            gap = True
            continue
        stop = start + len(body)
        lead = start + len(body) - len(body.lstrip())
        if match := _ATX.match(body):
            blocks.append(Block("heading", start + match.end(), stop, body.count("#", 0, match.end()), "atx", gap))
        elif match := _BULLET.match(body):
            blocks.append(Block("item", start + match.end(), stop, 0, match[1] or match[2], gap))
        elif match := _BOLD.match(body.lstrip()):
            blocks.append(Block("heading", lead + 2, lead + 2 + len(match[1]), 3, "bold", gap))
        else:
            blocks.append(Block("line", lead, stop, 0, "", gap))
        gap = False
    return [Draft(path, "markdown", text, plain, None, tuple(blocks))]
