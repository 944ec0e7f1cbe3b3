"""Rules of the category pay that read facts: one function per rule, named after its id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from jobwriter.engine import Ad
from jobwriter.finding import Match
