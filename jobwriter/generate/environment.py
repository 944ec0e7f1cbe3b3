"""The Jinja environment: sandboxed, strict about what is undefined; templates are compiled once and kept."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import jinja2
from jinja2 import BytecodeCache, ChoiceLoader, FileSystemLoader, PrefixLoader, StrictUndefined, pass_context
from jinja2.bccache import Bucket
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from jobwriter import cache
from jobwriter.generate.templates import folder
from jobwriter.generate.view import FILTERS

_LOOPS = 1000


@lru_cache(maxsize=8)
def environment(house: Path | None) -> ImmutableSandboxedEnvironment:
    """The environment of a house; a template that has changed since is read again.

    Args:
        house: the folder of its own templates, which come before ours; None without one.
    """
    ours = FileSystemLoader(folder())
    loader = ChoiceLoader([*([FileSystemLoader(house)] if house else []), ours, PrefixLoader({"jobwriter": ours})])
    made = _Sandbox(
        loader=loader,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # Markdown; the values are harmless, and the renderers of HTML escape every word
        bytecode_cache=_Kept(),
    )
    del made.globals["range"], made.globals["lipsum"], made.filters["random"]  # see counting; and no ad is by chance
    made.filters |= {name: _filter(name) for name in FILTERS}
    return made


class _Sandbox(ImmutableSandboxedEnvironment):
    """A sandbox in which a template makes no floods: see :func:`counting` for loops."""

    intercepted_binops = frozenset({"*", "**"})

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Multiply numbers, and refuse all else."""
        numbers = isinstance(left, int | float) and isinstance(right, int | float)
        if operator == "**" or not numbers:
            raise SecurityError("only numbers are multiplied, and none is raised to a power")
        return super().call_binop(context, operator, left, right)


def counting() -> Callable[..., range]:
    """The function ``range`` of one ad, which counts up to :data:`_LOOPS` in all."""
    left = _LOOPS

    def numbers(*args: int) -> range:
        nonlocal left
        made = range(*args)
        left -= len(made)
        if left < 0:
            raise SecurityError(f"it counts to more than {_LOOPS:,} in all")
        return made

    return numbers


def _filter(name: str) -> Callable[..., Any]:
    """A filter that goes by the brief which is being printed: its kind of English, its names."""

    @pass_context
    def call(context: Context, *args: Any) -> Any:
        return context["view"].filters[name](*args)

    return call


class _Kept(BytecodeCache):
    """Compiled templates among what jobwriter keeps; Jinja's own cache would unpickle what it finds."""

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = cache.read(f"template-{bucket.key[:16]}", _key(bucket))

    def dump_bytecode(self, bucket: Bucket) -> None:
        cache.write(f"template-{bucket.key[:16]}", _key(bucket), bucket.code)


def _key(bucket: Bucket) -> str:
    return f"{bucket.checksum} {sys.hexversion} {jinja2.__version__}"
