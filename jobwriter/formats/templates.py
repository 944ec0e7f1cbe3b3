"""The templates of the pages that people open: the report, and two versions of an ad side by side.

Whatever an ad, a path or a rule of the house says is escaped.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jobwriter.patterns import compiled
from jobwriter.resources import root

if TYPE_CHECKING:
    from jinja2 import Template

FOLDER = "report"
"""Where they stand, below ``templates``."""
_UNSHOWN = compiled(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
"""Control characters, half surrogate pairs, and what turns the direction of the text around it."""


@cache
def template(name: str) -> Template:
    """A template by its file name, such as ``report.html.j2``."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(root("templates") / FOLDER),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=shown,
    )
    return environment.get_template(name)


def shown(value: object) -> object:
    """What a template prints, without characters that a page cannot hold or that turn the text around them."""
    return _UNSHOWN.sub("\N{REPLACEMENT CHARACTER}", value) if type(value) is str else value
