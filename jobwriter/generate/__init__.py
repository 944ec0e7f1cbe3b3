"""From a brief to an ad, through a Jinja template: sandboxed, and strict about what is undefined."""

from __future__ import annotations

import re
from pathlib import Path

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError

from jobwriter.brief import Brief
from jobwriter.generate.environment import environment, folder
from jobwriter.generate.view import View

_BLANK = re.compile(r"\n{3,}")
_HEADING = re.compile(r"(?<!\n)\n(?=#{1,6} )")
_SUFFIX = ".md.j2"


class TemplateProblem(ValueError):
    """A template that is missing or broken; the message names it and says what to do."""


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
    name = str(brief["template"] or brief.role)
    try:
        text = environment(house).get_template(name + _SUFFIX).render(View(brief).context())
    except TemplateNotFound as error:
        where = f"{house} or " if house else ""
        raise TemplateProblem(
            f"{brief.path}: there is no template {error.name} in {where}jobwriter's templates; "
            f"known: {', '.join(templates(house))}"
        ) from error
    except TemplateSyntaxError as error:
        raise TemplateProblem(f"{error.filename or error.name}:{error.lineno}: {error.message}") from error
    except (TemplateError, TypeError, ValueError, KeyError) as error:
        raise TemplateProblem(f"the template {name + _SUFFIX} cannot be filled: {error}") from error
    return _BLANK.sub("\n\n", _HEADING.sub("\n\n", text)).strip() + "\n"


def templates(house: Path | None = None) -> list[str]:
    """The names of the templates that a brief may ask for."""
    folders = [folder(), *([house] if house else [])]
    names = {file.name.removesuffix(_SUFFIX) for folder in folders for file in folder.glob(f"*{_SUFFIX}")}
    return sorted(names - {"skeleton", "macros"})
