"""Harper, a grammar checker in this process: no server, no Java, 0.8 s to start and a few milliseconds an ad.

Only the checks of ``checks/grammar.yaml`` are on: they were chosen on job ads, and each costs time.
``LookingForwardTo`` must never be among them, since it prints to the standard output of the process. A linter is not
safe to share between threads, so each thread has its own, one for each dialect.
"""

from __future__ import annotations

import threading
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from jobwriter.config import ConfigError
from jobwriter.facts.toolbook import book
from jobwriter.grammar import Unavailable
from jobwriter.grammar.remark import Remark
from jobwriter.matcher import WORD
from jobwriter.packs import lexicon

if TYPE_CHECKING:
    import harper

MISSING = "grammar: Harper is not installed; install it with: pip install 'jobwriter[harper]'"
_PRINTS = "LookingForwardTo"


class Harper:
    """Harper behind the interface of a checker.

    Raises:
        ConfigError: the package is missing.
    """

    name = "Harper"
    limit = 10_000

    def __init__(self) -> None:
        if find_spec("harper") is None:
            raise ConfigError(MISSING)
        self._local = threading.local()

    def remarks(self, text: str, locale: str) -> list[Remark]:
        """What Harper says about a text.

        Raises:
            Unavailable: it failed on this text.
        """
        linter = self._linter(locale)
        options: dict[str, Any] = {"language": "plaintext", "dedup": False}
        try:
            places = {_paragraph(text, lint.span.start) for lint in linter.lint(text, **options)}
            return [
                self._remark(text, start, check, lint)
                for start, end in sorted(places)
                for check, lints in linter.organized_lints(text[start:end], **options).items()
                for lint in lints
            ]
        except BaseException as error:
            if isinstance(error, Exception) or type(error).__name__ == "PanicException":
                self._local.linters.pop(locale)
                raise Unavailable(f"Harper failed on this text ({type(error).__name__}).") from error
            raise

    def close(self) -> None:
        """Forget the linters of this thread."""
        self._local = threading.local()

    def _linter(self, locale: str) -> harper.Linter:
        linters: dict[str, harper.Linter] = self._local.__dict__.setdefault("linters", {})
        if locale not in linters:
            import harper

            linter = harper.Linter(harper.Dialect.AMERICAN if locale == "en-US" else harper.Dialect.BRITISH)
            linter.import_words(sorted(_words()))
            on = {check for checks in lexicon("grammar")["harper"].values() for check in checks} - {_PRINTS}
            known = linter.get_default_lint_config()
            linter.set_lint_config({check: check in on for check in known})
            linters[locale] = linter
        return linters[locale]

    def _remark(self, text: str, at: int, check: str, lint: harper.Lint) -> Remark:
        start, end = at + lint.span.start, at + lint.span.end
        words = text[start:end]
        better = []
        for suggestion in lint.suggestions:
            after = words if suggestion.kind.name == "INSERT_AFTER" else ""
            better.append(after + suggestion.replacement_text)
        return Remark(start, end, self.name, check, tuple(better))


def _paragraph(text: str, offset: int) -> tuple[int, int]:
    """The paragraph that holds an offset. Only there is it asked which check spoke, which costs more than the check."""
    before, after = text.rfind("\n\n", 0, offset), text.find("\n\n", offset)
    return (before + 2 if before >= 0 else 0), (after if after >= 0 else len(text))


def _words() -> set[str]:
    """The words of the names of tools, which Harper should take for words."""
    return {word for name in book().tools for word in (name, *WORD.findall(name)) if " " not in word}
