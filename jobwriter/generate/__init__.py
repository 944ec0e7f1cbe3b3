"""From a brief to an ad, through a Jinja template: sandboxed, and strict about what is undefined.

Jinja is imported when an ad is written, not where only a word or the name of a template is asked for.
"""

from __future__ import annotations

import re
from pathlib import Path

from jobwriter.brief import Brief
from jobwriter.generate.templates import SUFFIX, TemplateProblem

__all__ = ["TemplateProblem", "markdown"]

_BLANK = re.compile(r"\n{3,}")
_HEADING = re.compile(r"(?<!\n)\n(?=#{1,6} )")


def markdown(brief: Brief, house: Path | None = None) -> str:
    """Write the ad of a brief as Markdown.

    Args:
        brief: a brief that holds (:func:`jobwriter.brief.read`).
        house: the folder of the house's own templates; one of the same name takes the place of ours, and may extend
            ours as ``jobwriter/NAME.md.j2``.

    Returns:
        The ad, ending with a line end.

    Raises:
        TemplateProblem: there is no such template, or a template of the house is broken.
    """
    from jobwriter.generate.environment import counting, environment
    from jobwriter.generate.problems import problem
    from jobwriter.generate.view import View

    name = str(brief["template"] or brief.role) + SUFFIX
    try:
        text = environment(house).get_template(name).render(View(brief).context(), range=counting())
    except Exception as error:  # a template is a program, which may fail in any way
        raise problem(error, brief.path if brief["template"] else "", name, house) from error
    if not text.strip():
        raise TemplateProblem(f"{house or 'templates'}/{name}: the template gives no words; write some, or delete it")
    return _BLANK.sub("\n\n", _HEADING.sub("\n\n", text)).strip() + "\n"
