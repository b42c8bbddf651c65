"""School years: which one a day belongs to, and where each begins.

Takes days; gives the calendar year in which a school year begins, or its first day.
"""

from __future__ import annotations

from datetime import date

__all__ = ["FIRST_MONTH", "begins", "months_of", "school_year"]

FIRST_MONTH = 8
"""Work of August belongs to the school year that then begins."""

_MONTHS = 12


def school_year(day: date) -> int:
    """Return the calendar year in which the school year of a day began."""
    return day.year if day.month >= FIRST_MONTH else day.year - 1


def begins(year: int) -> date:
    """Return the first day of the school year that begins in this calendar year."""
    return date(year, FIRST_MONTH, 1)


def months_of(year: int) -> tuple[date, ...]:
    """Return the first day of each month of a school year, in order; of the last year there is, only what there is."""
    months = (
        (year + month // _MONTHS, month % _MONTHS + 1) for month in range(FIRST_MONTH - 1, FIRST_MONTH - 1 + _MONTHS)
    )
    return tuple(date(of_year, month, 1) for of_year, month in months if of_year <= date.max.year)
