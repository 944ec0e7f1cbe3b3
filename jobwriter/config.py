"""Settings of a run: defaults, the house's configuration and the command line, each value with its source.

The configuration is the nearest ``.jobwriter.yaml``, or ``[tool.jobwriter]`` of the nearest ``pyproject.toml``, looked
for from the folder of the ad upwards. The nearest one wins; files are not merged.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from jobwriter.finding import SEVERITIES, Severity
from jobwriter.nearest import nearest
from jobwriter.patterns import compiled
from jobwriter.records import EMPTY, fields_of, record, replace

NAME = ".jobwriter.yaml"
FAIL_ON = (*SEVERITIES, "never")
LOCALES = ("en-GB", "en-US")
EMPLOYER_TYPES = ("direct", "agency")
GRAMMAR = ("off", "harper", "languagetool")
_ADDRESS = compiled(r"https?://[^\s/?#]+[^\s?#]*\Z")
_CODE = compiled(r"[A-Z]{2}(-[A-Z0-9]{1,3}){0,2}\Z")


class ConfigError(ValueError):
    """A setting that cannot be used; the message names its source and says what to write."""


@record
class Grammar:
    """Which grammar checker to ask, and how to reach it.

    Attributes:
        engine: ``off``, ``harper`` or ``languagetool``; None where it is not said.
        server: the URL of the LanguageTool server that the house runs; None for a local installation.
        timeout: seconds to wait for an answer of it; None for the default.
    """

    engine: str | None = None
    server: str | None = None
    timeout: float | None = None

    @property
    def on(self) -> bool:
        """Whether a checker is asked for."""
        return self.engine not in {None, "off"}

    def over(self, base: Grammar) -> Grammar:
        """This wish, with what it does not say taken from another: ``--grammar languagetool`` keeps the server."""
        return Grammar(self.engine or base.engine, self.server or base.server, self.timeout or base.timeout)


@record
class Settings:
    """What a run is asked to do.

    Attributes:
        select: rule ids or categories to run; empty for all stable ones.
        ignore: rule ids or categories to leave out.
        preview: also run rules in preview.
        severity: severities by rule id, category or ``category/*``.
        rules: rule options by rule id.
        fail_on: the severity from which findings fail a run, or ``never``.
        min_score: the score below which a run fails, or None.
        jurisdictions: ISO 3166 codes; the first one also decides currencies and the order of dates.
        locale: ``en-GB`` or ``en-US``; None to follow the jurisdiction.
        as_of: the date of the run; None for today.
        whole: do not cut the page.
        employer_type: ``direct`` or ``agency``.
        employer_size: employees in all, or by jurisdiction; laws that bind only larger employers then do not apply.
        remote_scope: ISO codes of the places where a remote role may be done; their laws apply to it too.
        uses_ai_screening: whether software helps to choose among candidates.
        public_sector: whether the employer is a public body.
        grammar: the grammar checker behind the rule ``grammar``.
        baseline: the file that remembers findings which a run passes over, relative to the configuration.
        organisation: what the house settles for all briefs, as written; :mod:`jobwriter.brief.house` checks it.
        sources: where each value that is not a default came from, by name.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    preview: bool = False
    severity: Mapping[str, Severity] = EMPTY
    rules: Mapping[str, Mapping[str, Any]] = EMPTY
    fail_on: str = "warning"
    min_score: float | None = None
    jurisdictions: tuple[str, ...] = ()
    locale: str | None = None
    as_of: dt.date | None = None
    whole: bool = False
    employer_type: str | None = None
    employer_size: int | Mapping[str, int] | None = None
    remote_scope: tuple[str, ...] = ()
    uses_ai_screening: bool = False
    public_sector: bool = False
    grammar: Grammar = Grammar()
    baseline: str | None = None
    organisation: Mapping[str, Any] = EMPTY
    sources: Mapping[str, str] = EMPTY

    def source_of(self, name: str) -> str:
        """Where a value came from, for messages."""
        return self.sources.get(name, "the defaults")


KEYS = tuple(name for name in fields_of(Settings) if name not in {"sources", "as_of", "whole"})


def override(settings: Settings, values: Mapping[str, Any], source: str) -> Settings:
    """Return settings with raw values checked and set; a value of None leaves the setting as it is.

    Args:
        settings: what to start from.
        values: raw values by the name of the setting.
        source: where they come from (``the command line``), for messages.

    Raises:
        ConfigError: a value of the wrong type or outside what is allowed.
    """
    given = {name: value for name, value in values.items() if value is not None}
    checked = {name: _CHECKS[name](value, f"{name!r} ({source})") for name, value in given.items()}
    if "grammar" in checked:
        checked["grammar"] = checked["grammar"].over(settings.grammar)
    return replace(settings, **checked, sources={**settings.sources, **dict.fromkeys(given, source)})


@lru_cache(maxsize=256)
def find(folder: Path) -> Path | None:
    """The configuration that holds for a folder: looked for there and in every folder above."""
    for place in (folder, *folder.parents):
        file = place / NAME
        if file.is_file():
            return file
        project = place / "pyproject.toml"
        if project.is_file() and "[tool.jobwriter" in project.read_text(encoding="utf-8", errors="replace"):
            return project
    return None


@lru_cache(maxsize=64)
def load(file: Path) -> Settings:
    """Read a configuration file.

    Raises:
        ConfigError: it cannot be read, is not YAML or TOML, or holds an unknown key or a value that cannot be used.
    """
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{file}: the configuration cannot be read ({error}); check the path") from error
    values, where = _read_toml(text, file) if file.suffix == ".toml" else _read_yaml(text, file)
    for name in values:
        if name not in KEYS:
            near = nearest(name, KEYS)
            hint = f"did you mean {near!r}?" if near else f"known: {', '.join(KEYS)}"
            raise ConfigError(f"{where(name)}: unknown setting {name!r}; {hint}")
    settings = Settings()
    for name, value in values.items():
        if value is None:
            raise ConfigError(f"{where(name)}: the setting {name!r} has no value; fill it in or take the line out")
        settings = override(settings, {name: value}, where(name))
    return replace(settings, baseline=str(file.parent / settings.baseline)) if settings.baseline else settings


def _read_yaml(text: str, file: Path) -> tuple[Mapping[str, Any], Callable[[str], str]]:
    from jobwriter.yamlfile import Mapped, YamlError
    from jobwriter.yamlfile import load as load_yaml

    try:
        raw = load_yaml(text, str(file))
    except YamlError as error:
        raise ConfigError(str(error)) from error
    if raw is None:
        return {}, str
    if not isinstance(raw, Mapped):
        raise ConfigError(f"{file}:1:1: the configuration must be a list of settings such as 'jurisdictions: [GB]'")

    def where(name: str) -> str:
        place = raw.places[name]
        return f"{file}:{place.line}:{place.column}"

    return raw, where


def _read_toml(text: str, file: Path) -> tuple[Mapping[str, Any], Callable[[str], str]]:
    import tomllib

    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{file}: not valid TOML: {error}") from error
    raw = table.get("tool", {}).get("jobwriter", {})
    return {name.replace("-", "_"): value for name, value in raw.items()}, lambda _: f"{file} [tool.jobwriter]"


def _names(value: Any, label: str) -> tuple[str, ...]:
    if isinstance(value, str):
        value = [part.strip() for part in value.split(",")]
    if not isinstance(value, list | tuple) or not all(isinstance(item, str) and item for item in value):
        raise ConfigError(f"{label} must be a list of names, such as [pay, title-length]")
    return tuple(value)


def _flag(value: Any, label: str) -> bool:
    if not isinstance(value, bool):
        raise ConfigError(f"{label} must be true or false, not {value!r}")
    return value


def _one_of(allowed: tuple[str, ...]) -> Callable[[Any, str], str]:
    def check(value: Any, label: str) -> str:
        if value not in allowed:
            raise ConfigError(f"{label} must be one of {', '.join(allowed)}, not {value!r}")
        return str(value)

    return check


def _score(value: Any, label: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 100:
        raise ConfigError(f"{label} must be a number from 0 to 100, not {value!r}")
    return float(value)


def _codes(value: Any, label: str) -> tuple[str, ...]:
    codes = tuple("GB" if code.upper() == "UK" else code.upper() for code in _names(value, label))
    for code in codes:
        if not _CODE.match(code):
            raise ConfigError(f"{label} holds {code!r}; write an ISO code such as GB, IT, US or US-CO")
    return codes


def _sizes(value: Any, label: str) -> int | dict[str, int]:
    if isinstance(value, Mapping):
        return {_codes([str(code)], label)[0]: _count(size, f"{label}: {code}") for code, size in value.items()}
    return _count(value, label)


def _count(value: Any, label: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise ConfigError(f"{label} must be a number of employees, or one for each place such as {{US: 40, US-CO: 3}}")
    return value


def _day(value: Any, label: str) -> dt.date:
    if isinstance(value, dt.date):
        return value
    try:
        return dt.date.fromisoformat(str(value))
    except ValueError as error:
        raise ConfigError(f"{label} must be a date such as 2026-11-20, not {value!r}") from error


def _severities(value: Any, label: str) -> dict[str, Severity]:
    if not isinstance(value, Mapping):
        raise ConfigError(f"{label} must map rules or categories to severities, such as {{title-length: warning}}")
    for name, severity in value.items():
        if severity not in SEVERITIES:
            raise ConfigError(f"{label}: {name} must be one of {', '.join(SEVERITIES)}, not {severity!r}")
    return dict(value)


def _rules(value: Any, label: str) -> dict[str, Mapping[str, Any]]:
    if not isinstance(value, Mapping) or not all(isinstance(item, Mapping) for item in value.values()):
        raise ConfigError(f"{label} must map a rule to its options, such as {{title-length: {{max_words: 7}}}}")
    return {str(name): dict(options) for name, options in value.items()}


def _grammar(value: Any, label: str) -> Grammar:
    if isinstance(value, Mapping):
        known = ("engine", "server", "timeout")
        for name in value:
            if name not in known:
                raise ConfigError(f"{label}: unknown key {name!r}; known: {', '.join(known)}")
        engine, server, timeout = (value.get(name) for name in known)
    else:
        engine, server, timeout = "off" if value is False else value, None, None
    if engine not in GRAMMAR:
        raise ConfigError(
            f"{label} must be one of {', '.join(GRAMMAR)}, or such as {{engine: languagetool, server: "
            f"'http://localhost:8081'}}, not {engine!r}"
        )
    if server is not None and not (isinstance(server, str) and _ADDRESS.match(server)):
        raise ConfigError(f"{label}: the server must be a URL such as http://localhost:8081, not {server!r}")
    if timeout is not None and (
        isinstance(timeout, bool) or not isinstance(timeout, int | float) or not 0 < timeout <= 600
    ):
        raise ConfigError(f"{label}: the timeout must be a number of seconds from 1 to 600, not {timeout!r}")
    return Grammar(engine, server, None if timeout is None else float(timeout))


def _file(value: Any, label: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ConfigError(f"{label} must be the name of a file, such as .jobwriter-baseline.json")
    return value


def _organisation(value: Any, label: str) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise ConfigError(f"{label} must hold fields such as name, about and benefits")
    return value


_CHECKS: Mapping[str, Callable[[Any, str], Any]] = {
    "select": _names,
    "ignore": _names,
    "preview": _flag,
    "severity": _severities,
    "rules": _rules,
    "fail_on": _one_of(FAIL_ON),
    "min_score": _score,
    "jurisdictions": _codes,
    "locale": _one_of(LOCALES),
    "as_of": _day,
    "whole": _flag,
    "employer_type": _one_of(EMPLOYER_TYPES),
    "grammar": _grammar,
    "employer_size": _sizes,
    "remote_scope": _codes,
    "uses_ai_screening": _flag,
    "public_sector": _flag,
    "baseline": _file,
    "organisation": _organisation,
}
