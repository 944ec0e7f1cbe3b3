"""Judges a job posting as Google reads it. Nothing is opened here and nothing is printed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from jobwriter.document import Draft
from jobwriter.jobposting import dates, people, salary, shape, visible, where, words
from jobwriter.jobposting.node import Node
from jobwriter.jobposting.problem import Problem


def validate(
    posting: Mapping[str, Any], *, today: dt.date | None = None, ad: Draft | None = None
) -> tuple[Problem, ...]:
    """Judge a posting.

    Args:
        posting: the JobPosting object as JSON gave it.
        today: the day on which it is read.
        ad: the visible ad that the markup must agree with; without it, its own description is taken for that.

    Returns:
        Problems in the order of the subjects, errors and warnings mixed; no warning that an error says already.
    """
    today = today or dt.date.today()
    node = Node(posting)
    found = [
        *shape.check(node),
        *words.check(node),
        *dates.check(node, today),
        *people.check(node),
        *where.check(node),
        *salary.check(node),
        *visible.check(node, today, ad),
    ]
    wrong = {(problem.rule, problem.path) for problem in found if problem.severity == "error"}
    kept = (one for one in found if one.severity == "error" or (one.rule, one.path) not in wrong)
    return tuple(dict.fromkeys(kept))
