"""Grades of British public employers."""

from __future__ import annotations

import pytest

from jobwriter import readers
from jobwriter.document import Document
from jobwriter.facts import publicsector
from jobwriter.source import Source
from jobwriter.understand import understand


def document(text: str) -> Document:
    return understand(readers.read(Source("ad.md", text))[0])


@pytest.mark.parametrize(
    ("employer", "grade", "known"),
    [
        ("Northmoor Hospitals NHS Trust", "(Band 8a)", True),
        ("Northgate Rail", "Band 8a", False),
        ("London Borough of Eastmere", "PO3", True),
        ("London Borough of Eastmere", "Band 8a", False),
        ("Inland Waterways Agency, Civil Service", "HEO", True),
        ("University of Penmarrow, spine points 37 to 44", "Grade 8", True),
        ("Northgate Rail", "Grade 8", False),
        ("Northmoor Hospitals NHS Trust", "Grade D", False),
    ],
)
def test_a_grade_is_known_where_its_employer_is_public(employer: str, grade: str, known: bool) -> None:
    assert publicsector.is_known_grade(document(f"# Data Analyst\n\n{employer}, Leeds."), grade) is known
