"""Grades as frameworks write them, in one form: "05", "KG", "PK".

Takes texts such as "K", "5", "09.10" or "9-12"; gives CEDS codes, in the order in which they came.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["clean_grades", "rank_grade"]

# The CEDS codes for entry grade level, youngest first.
_ORDER = (
    *("IT", "PR", "PK", "TK", "KG"),
    *(f"{number:02}" for number in range(1, 14)),
    *("PS", "AS", "BA", "PB", "MD", "PM", "DO", "PD", "AE", "PT", "OT"),
)
_PLACES = {grade: place for place, grade in enumerate(_ORDER)}
_WORDS = {"K": ("KG",), "KINDERGARTEN": ("KG",), "PREK": ("PK",), "PRE-K": ("PK",), "HS": ("09", "10", "11", "12")}

_BETWEEN = re.compile(r"[,.;/|\s]+")
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_GRADE = re.compile(r"0*([1-9][0-9]?)(?:ST|ND|RD|TH)?")
_RANGE = re.compile(r"([A-Z0-9]+)-([A-Z0-9]+)")


def clean_grades(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Return the grades that `texts` name, each once. What names no grade is left out."""
    found = (grade for text in texts for part in _BETWEEN.split(_DASHES.sub("-", text)) for grade in _read(part))
    return tuple(dict.fromkeys(found))


def rank_grade(grades: tuple[str, ...]) -> int:
    """Return a number that sorts by the first of these grades, youngest first, none last."""
    return _PLACES.get(grades[0], len(_ORDER)) if grades else len(_ORDER)


def _read(part: str) -> Iterator[str]:
    word = part.strip().upper()
    if word in _PLACES:
        yield word
    elif word in _WORDS:
        yield from _WORDS[word]
    elif number := _GRADE.fullmatch(word):
        grade = number[1].zfill(2)
        if grade in _PLACES:
            yield grade
    elif ends := _RANGE.fullmatch(word):
        first, last = ([*_read(end)] for end in ends.groups())
        if first and last:
            yield from _ORDER[_PLACES[first[0]] : _PLACES[last[-1]] + 1]
