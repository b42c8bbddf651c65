"""Strengths, area by area: how many standards of each branch are above, on and below the goal, or not assessed yet.

Takes a `Place` and the standards that concern the student; gives a `StrengthsPicture`. Areas stay in the order of their
framework, and are never ranked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from plfolio.model import Standard
from plfolio.render.charts.signs import SIGNS, sign_of
from plfolio.render.charts.table import Cell, ChartTable
from plfolio.render.place import Place
from plfolio.render.standards_map import find_areas
from plfolio.render.words import Words

__all__ = ["Area", "SignCount", "SignPlace", "StrengthsPicture", "make_strengths"]

_IN_A_ROW = 10
_ROOM = 18


@dataclass(frozen=True, slots=True, kw_only=True)
class SignPlace:
    """Where the middle of one sign stands in its group, in pixels from the left top."""

    x: int
    y: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SignCount:
    """So many standards with one sign, in rows of ten, and the words behind the number: "on the goal"."""

    sign: str
    count: int
    words: str
    places: tuple[SignPlace, ...]
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """One branch of a framework, with the signs that occur in it."""

    title: str
    language: str
    counts: tuple[SignCount, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StrengthsPicture:
    """Every branch in which something has been judged."""

    areas: tuple[Area, ...]
    table: ChartTable


def make_strengths(place: Place, concerns: Collection[str]) -> StrengthsPicture:
    """Count the standards of each top branch; branches in which nothing has a level yet are left out."""
    words = place.site.words
    counted = [
        (top, counts)
        for framework in place.view.frameworks
        for top, names in find_areas(framework, concerns)
        if (counts := Counter(sign_of(place.view.masteries.get(name)) for name in names)).keys() - {"not-assessed"}
    ]
    return StrengthsPicture(
        areas=tuple(
            Area(
                title=top.statement,
                language=top.language,
                counts=_make_counts(words, counts, is_mirrored=words.direction == "rtl"),
            )
            for top, counts in counted
        ),
        table=ChartTable(
            title=words("growth.strengths.title"),
            headings=(words("growth.table.area"), *(words(f"growth.signs.{sign}") for sign in SIGNS)),
            rows=tuple(_make_row(top, counts) for top, counts in counted),
        ),
    )


def _make_counts(words: Words, counts: Counter[str], *, is_mirrored: bool) -> tuple[SignCount, ...]:
    return tuple(
        SignCount(
            sign=sign,
            count=counts[sign],
            words=words(f"growth.signs.{sign}"),
            places=tuple(_place(one, counts[sign], is_mirrored=is_mirrored) for one in range(counts[sign])),
            width=_width(counts[sign]),
            height=-(-counts[sign] // _IN_A_ROW) * _ROOM,
        )
        for sign in SIGNS
        if counts[sign]
    )


def _width(count: int) -> int:
    return min(count, _IN_A_ROW) * _ROOM


def _place(one: int, count: int, *, is_mirrored: bool) -> SignPlace:
    row, column = divmod(one, _IN_A_ROW)
    x = column * _ROOM + _ROOM // 2
    return SignPlace(x=_width(count) - x if is_mirrored else x, y=row * _ROOM + _ROOM // 2)


def _make_row(top: Standard, counts: Counter[str]) -> tuple[Cell, ...]:
    return (Cell(text=top.statement, language=top.language), *(Cell(text=str(counts[sign])) for sign in SIGNS))
