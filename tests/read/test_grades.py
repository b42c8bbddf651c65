"""Grades in the forms in which packages have them, in one form."""

from __future__ import annotations

import pytest

from plfolio.read.grades import clean_grades, rank_grade


@pytest.mark.parametrize(
    ("texts", "grades"),
    [
        (("05",), ("05",)),
        (("5", "6"), ("05", "06")),
        (("K",), ("KG",)),
        (("KG", "K", "kindergarten"), ("KG",)),
        (("09.10",), ("09", "10")),
        (("09,10;11",), ("09", "10", "11")),
        (("Grade 5",), ("05",)),
        (("5th",), ("05",)),
        (("9-12",), ("09", "10", "11", "12")),
        (("K\u20132",), ("KG", "01", "02")),
        (("HS",), ("09", "10", "11", "12")),
        (("pk",), ("PK",)),
        (("13",), ("13",)),
        (("14", "99", "x-5", "5-x", "12-9", "all", ""), ()),
        ((), ()),
    ],
)
def test_grades_come_in_one_form(texts: tuple[str, ...], grades: tuple[str, ...]) -> None:
    assert grades == clean_grades(texts)


def test_grades_sort_by_age_and_no_grade_comes_last() -> None:
    grades = [("10",), (), ("PK",), ("02",), ("KG", "12"), ("unheard-of",)]
    assert [("PK",), ("KG", "12"), ("02",), ("10",), (), ("unheard-of",)] == sorted(grades, key=rank_grade)
