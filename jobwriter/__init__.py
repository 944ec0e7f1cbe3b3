"""jobwriter: writes, lints and guards job ads.

The public door is :func:`lint`: a text in, a report out. It opens no file and prints nothing, so that the command line,
the hook and any other front end share it::

    import jobwriter

    report = jobwriter.lint("# Data Engineer\\n\\nSalary: competitive", jobwriter.Settings(jurisdictions=("GB",)))
    for finding in report.findings:
        print(finding.line, finding.rule, finding.message)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jobwriter.config import Settings
    from jobwriter.finding import Finding
    from jobwriter.linting import lint
    from jobwriter.report import FileReport, Report

__version__ = "0.1.0"
HOME = "https://github.com/jobwriter/jobwriter"
"""Where the source, the hooks and the pages of the rules are."""
__all__ = ["FileReport", "Finding", "Report", "Settings", "__version__", "lint"]

_HOMES = {
    "FileReport": "jobwriter.report",
    "Finding": "jobwriter.finding",
    "Report": "jobwriter.report",
    "Settings": "jobwriter.config",
    "lint": "jobwriter.linting",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for: ``jobwriter --version`` should not load the engine."""
    if name not in _HOMES:
        raise AttributeError(f"module 'jobwriter' has no attribute {name!r}")
    import importlib

    return getattr(importlib.import_module(_HOMES[name]), name)
