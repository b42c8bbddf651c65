"""Words that several pictures share.

Takes the interface's words; gives names of months.
"""

from __future__ import annotations

from datetime import date

from plfolio.render.words import Words

__all__ = ["name_month"]


def name_month(words: Words, day: date) -> str:
    """Return the name of a day's month."""
    return words(f"date.month-{day.month}")
