"""How far a badge is: a bar with a part for each standard that it asks for, full where the standard is there.

Takes a badge as a reader sees it; gives a `BadgeProgress`. `x` and `width` are percentages of the bar's width.
"""

from __future__ import annotations

from dataclasses import dataclass

from plfolio.model import BadgeStatus
from plfolio.render.charts.table import Cell, ChartTable
from plfolio.render.links import make_anchor
from plfolio.render.place import Place

__all__ = ["BadgePart", "BadgeProgress", "make_badge_progress"]

# The space between two parts, as a share of a part's width.
_GAP = 0.12


@dataclass(frozen=True, slots=True, kw_only=True)
class BadgePart:
    """One standard's part of the bar."""

    x: float
    width: float
    is_there: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BadgeProgress:
    """A badge's bar: the parts that are there come first."""

    anchor: str
    title: str
    words: str
    parts: tuple[BadgePart, ...]
    table: ChartTable


def make_badge_progress(place: Place, status: BadgeStatus) -> BadgeProgress:
    """Return how far a badge is."""
    words, needed = place.site.words, status.needed
    return BadgeProgress(
        anchor=make_anchor("p", status.badge.id),
        title=status.badge.name,
        words=words("badges.progress", met=status.met, needed=needed),
        parts=tuple(_part(part, status.met, needed, is_mirrored=words.direction == "rtl") for part in range(needed)),
        table=_make_table(place, status),
    )


def _part(place: int, met: int, needed: int, *, is_mirrored: bool) -> BadgePart:
    width = 100 / (needed + (needed - 1) * _GAP)
    x = place * width * (1 + _GAP)
    return BadgePart(
        x=round(100 - x - width if is_mirrored else x, 2),
        width=round(width, 2),
        is_there=place < met,
    )


def _make_table(place: Place, status: BadgeStatus) -> ChartTable:
    words, missing = place.site.words, dict(status.missing)
    names = sorted(status.badge.standard_ids, key=missing.__contains__)
    rows = []
    for name in names:
        label = place.label(name)
        needs = ", ".join(words.choose("badges.needs", need) for need in missing.get(name, ()))
        rows.append(
            (
                Cell(text=f"{label.code} {label.statement}".strip(), url=label.url, language=label.language),
                Cell(text=needs or words("growth.badges.there")),
            )
        )
    return ChartTable(
        title=status.badge.name,
        headings=(words("growth.table.standard"), words("badges.missing")),
        rows=tuple(rows),
    )
