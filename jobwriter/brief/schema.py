"""The fields of a brief: one table, from which reading, messages, the scaffold, the interview and the JSON Schema come.

Values are facts. A text that ends with a full stop is printed as the sentence it is; one without becomes part of a
sentence that the template writes around it.
"""

from __future__ import annotations

from functools import cache

from jobwriter.brief.fields import Group
from jobwriter.brief.hiringfields import hiring_fields
from jobwriter.brief.jobfields import job_fields, task_fields
from jobwriter.brief.rolefields import role_fields
from jobwriter.brief.termfields import term_fields


@cache
def schema() -> Group:
    """The whole brief."""
    return Group({**job_fields(), **role_fields(), **task_fields(), **term_fields(), **hiring_fields()})
