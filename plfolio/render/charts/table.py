"""What every picture also is: a table, with the same facts in words.

Takes words; gives a table as the theme draws it, and a level as a table and a sentence say it.
"""

from __future__ import annotations

from dataclasses import dataclass

from plfolio.render.parts import LevelView

__all__ = ["Cell", "ChartTable", "say_level"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell: words, and where they lead, or "". `language` is that of the words, "" when it is the site's."""

    text: str
    url: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartTable:
    """The facts of one picture. `title` says what they are; the first cell of a row is the heading of the row."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def say_level(level: LevelView | None) -> str:
    """Return a level as a table says it: "3 Meets"; "" for none."""
    return f"{level.number} {level.name}".strip() if level else ""
