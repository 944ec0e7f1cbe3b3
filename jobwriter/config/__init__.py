"""Settings of a run: defaults, the house's configuration and the command line, each value with its source."""

from jobwriter.config.checks import CHECKS, EMPLOYER_TYPES, FAIL_ON, GRAMMAR, LOCALES, override
from jobwriter.config.files import NAME, find, load
from jobwriter.config.settings import KEYS, ConfigError, Grammar, Settings

__all__ = [
    "CHECKS",
    "EMPLOYER_TYPES",
    "FAIL_ON",
    "GRAMMAR",
    "KEYS",
    "LOCALES",
    "NAME",
    "ConfigError",
    "Grammar",
    "Settings",
    "find",
    "load",
    "override",
]
