"""The texts that a new repository of ads gets, each for this version of jobwriter."""

from __future__ import annotations

import json

import jinja2

import jobwriter
from jobwriter import resources
from jobwriter.patterns import compiled
from jobwriter.records import record

FOLDERS = ("ads", "briefs")
"""Where ads and briefs are kept."""
CI_FILES = {"github": ".github/workflows/jobwriter.yml", "gitlab": ".gitlab-ci.yml"}
_PLAIN = compiled(r"(?!(?:NO|ON|N|Y)\Z)[A-Z][A-Z0-9-]*\Z")
"""Codes that YAML does not take for a yes or no."""


@record
class Answers:
    """What the person said, on the command line or when asked.

    Attributes:
        name: of the employer.
        codes: where the jobs are.
        locale: of the ads.
        preset: that the configuration extends.
    """

    name: str = ""
    codes: tuple[str, ...] = ()
    locale: str = ""
    preset: str = ""


def configuration(answers: Answers) -> str:
    """The text of ``.jobwriter.yaml``."""
    return _rendered(
        "jobwriter.yaml", name=answers.name, codes=answers.codes, locale=answers.locale, preset=answers.preset
    )


def hook_entry() -> str:
    """Our entry under ``repos`` of ``.pre-commit-config.yaml``, not indented."""
    return _rendered("pre-commit.yaml")


def ci(system: str) -> tuple[str, str]:
    """The name and the text of the file for a CI system.

    Args:
        system: ``github`` or ``gitlab``.
    """
    name = CI_FILES[system]
    return name, _rendered("github.yml" if system == "github" else "gitlab-ci.yml")


def _rendered(template: str, **values: object) -> str:
    environment = jinja2.Environment(  # noqa: S701 - YAML, not HTML
        loader=jinja2.FileSystemLoader(resources.root("templates") / "init"),
        undefined=jinja2.StrictUndefined,
        keep_trailing_newline=True,
        trim_blocks=True,
    )
    environment.filters |= {"code": _code, "quoted": lambda text: json.dumps(text, ensure_ascii=False)}
    return environment.get_template(f"{template}.j2").render(
        home=jobwriter.HOME, version=jobwriter.__version__, **values
    )


def _code(code: str) -> str:
    return code if _PLAIN.match(code) else json.dumps(code)
