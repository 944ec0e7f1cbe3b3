"""A problem of a job posting: where it is, how bad, what to write instead, and who says so."""

from __future__ import annotations

from typing import Literal

from jobwriter.records import record

Severity = Literal["error", "warning"]


@record
class Authority:
    """Where a demand comes from.

    Attributes:
        name: for people.
        url: the page.
    """

    name: str
    url: str


GOOGLE = Authority(
    "Google, Job posting structured data",
    "https://developers.google.com/search/docs/appearance/structured-data/job-posting",
)
GOOGLE_CONTENT = Authority(
    "Google, Job posting content policies",
    "https://developers.google.com/search/docs/appearance/structured-data/job-posting#content-policies",
)
SCHEMA_ORG = Authority("schema.org, JobPosting", "https://schema.org/JobPosting")
JSON = Authority("RFC 8259, JSON", "https://www.rfc-editor.org/rfc/rfc8259")
JSON_LD = Authority("W3C, JSON-LD 1.1", "https://www.w3.org/TR/json-ld11/")
CURRENCIES = Authority("ISO 4217, currency codes", "https://www.iso.org/iso-4217-currency-codes.html")
COUNTRIES = Authority("ISO 3166-1, country codes", "https://www.iso.org/iso-3166-country-codes.html")
DATES = Authority("ISO 8601, dates and times", "https://www.iso.org/iso-8601-date-and-time-format.html")


@record
class Problem:
    """One thing that is wrong with a posting, or doubtful.

    Attributes:
        rule: its name, the same for the same kind of problem.
        severity: ``error`` where Google refuses, misreads or forbids; ``warning`` where something is missing or odd.
        path: the property, such as ``baseSalary.value.minValue`` or ``jobLocation[1]``; empty for the whole posting.
        message: what is wrong, with the value.
        write: what to write instead.
        source: who asks for it.
    """

    rule: str
    severity: Severity
    path: str
    message: str
    write: str
    source: Authority = GOOGLE


def error(rule: str, path: str, message: str, write: str, source: Authority = GOOGLE) -> Problem:
    """A problem that stops the posting, or makes it say something wrong."""
    return Problem(rule, "error", path, message, write, source)


def warning(rule: str, path: str, message: str, write: str, source: Authority = GOOGLE) -> Problem:
    """A problem that costs the posting something, or may be none."""
    return Problem(rule, "warning", path, message, write, source)
