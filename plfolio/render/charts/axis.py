"""Time from one side to the other: where each day stands, so that marks which would lie on each other move apart.

Takes days and how much room each needs; gives places as percentages of a picture's width. Everything is worked out for
the narrowest picture there is, `NARROWEST` pixels: a mark keeps its size on a wide screen, and has more room there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

__all__ = ["MARK", "NARROWEST", "Column", "TimeAxis", "as_percent", "spread"]

NARROWEST = 150.0
"""The width, in pixels, that a picture still has on the smallest phone."""

MARK = 15.0
"""The room of one mark, in pixels."""

# Days that share no level may stand closer than their marks are wide: the marks lie above each other.
_STEP = 5.0
_WIDEST = NARROWEST / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One day of a picture: the levels that have marks on it, one number for each mark; none for a border of years."""

    day: date
    levels: tuple[int, ...] = ()

    @property
    def width(self) -> float:
        """The room that the day needs, in pixels: that of the level with the most marks."""
        most = max((self.levels.count(level) for level in self.levels), default=0)
        return MARK + (most - 1) * _step(most) if most else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeAxis:
    """The days of a picture, each with its place in pixels, and by how much everything had to be squeezed to fit."""

    places: dict[date, float]
    squeeze: float
    is_mirrored: bool

    def percent(self, day: date) -> float:
        """Return where a day stands, from the left edge of the picture."""
        return as_percent(self.places[day], is_mirrored=self.is_mirrored)

    def shifts(self, column: Column, level: int) -> tuple[float, ...]:
        """Return, for the marks of one day and level, how far from the day's place each is drawn, in pixels."""
        count = column.levels.count(level)
        step = _step(count) * self.squeeze
        sign = -1 if self.is_mirrored else 1
        return tuple(round(sign * (place - (count - 1) / 2) * step, 2) for place in range(count))


def as_percent(place: float, *, is_mirrored: bool) -> float:
    """Return a place in pixels as a percentage of the picture's width; mirrored where writing runs from the right."""
    return round(100 * (NARROWEST - place if is_mirrored else place) / NARROWEST, 2)


def spread(columns: Sequence[Column], *, is_mirrored: bool = False) -> TimeAxis:
    """Place the days of a picture, which come oldest first and each once: true to time wherever there is room.

    Days whose marks would lie on each other move apart as little as possible; the order in time always stays.
    """
    widths = [max(column.width, MARK) for column in columns]
    gaps = [_gap(columns, widths, place) for place in range(1, len(columns))]
    need = widths[0] / 2 + sum(gaps) + widths[-1] / 2
    squeeze = min(1.0, NARROWEST / need)
    low = squeeze * widths[0] / 2
    offsets = list(accumulate((squeeze * gap for gap in gaps), initial=low))
    room = NARROWEST - squeeze * widths[-1] / 2 - offsets[-1]
    moved = _rising([wanted - offset for wanted, offset in zip(_by_time(columns, widths), offsets, strict=True)])
    placed = (min(max(place, 0.0), room) + offset for place, offset in zip(moved, offsets, strict=True))
    places = {column.day: place for column, place in zip(columns, placed, strict=True)}
    return TimeAxis(places=places, squeeze=squeeze, is_mirrored=is_mirrored)


def _step(count: int) -> float:
    """Return how far apart so many marks of one day and level stand, in pixels."""
    return min(MARK, (_WIDEST - MARK) / (count - 1)) if count > 1 else 0.0


def _by_time(columns: Sequence[Column], widths: Sequence[float]) -> list[float]:
    """Give each day the place that time alone would give it."""
    first, last = widths[0] / 2, NARROWEST - widths[-1] / 2
    days = (columns[-1].day - columns[0].day).days
    if not days:
        return [NARROWEST / 2]
    return [first + (column.day - columns[0].day).days / days * (last - first) for column in columns]


def _gap(columns: Sequence[Column], widths: Sequence[float], place: int) -> float:
    """Return the least distance of a day from the one before it."""
    earlier = {level for column in columns[max(0, place - 2) : place] for level in column.levels}
    before, here = widths[place - 1], widths[place]
    if earlier.intersection(columns[place].levels):
        return (before + here) / 2
    return max(_STEP, abs(before - here) / 2)


def _rising(wanted: Sequence[float]) -> list[float]:
    """Return the numbers nearest to these, by the sum of squares, that never fall (pool adjacent violators)."""
    pools: list[tuple[float, int]] = []
    for number in wanted:
        pools.append((number, 1))
        while len(pools) > 1 and pools[-2][0] >= pools[-1][0]:
            (left, many), (right, few) = pools[-2:]
            pools[-2:] = [((left * many + right * few) / (many + few), many + few)]
    return [mean for mean, count in pools for _ in range(count)]
