"""Where everything lies in the picture of one standard: dots, the line of the level, the goal, school years.

Takes points and steps in time; gives a `GrowthDrawing`. `x` and `y` are percentages of the picture's width and height,
seen from the left and from the top; `shift` is a mark's distance from its `x`, in pixels. Nothing in it is guessed:
what has no day has no place, and a single day has no line.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from plfolio.model import ProficiencyScale
from plfolio.render.charts.axis import Column, TimeAxis, spread
from plfolio.render.charts.growth_points import TARGET, Point, Step
from plfolio.render.school_years import begins, school_year

__all__ = ["GrowthDrawing", "GrowthLine", "GrowthMark", "YearLabel", "draw_growth"]

# A year's name needs this much of the narrowest picture, in per cent of its width.
_LABEL_ROOM = 46.0
_MOST_BORDERS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class GrowthMark:
    """One dot. `kind` is "own", "teacher", "override" or "target"; `band` ("below", "on", "above") gives its shape."""

    kind: str
    band: str
    number: int
    day: date
    x: float
    y: float
    shift: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class GrowthLine:
    """A straight piece of the line of the level, the earlier end first."""

    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True, kw_only=True)
class YearLabel:
    """The calendar year in which a school year begins, and where its name has its middle."""

    first: int
    x: float


@dataclass(frozen=True, slots=True, kw_only=True)
class GrowthDrawing:
    """The picture of one standard. `goal` is the height of the edge above which the goal is reached.

    `edges` are the heights between two levels.
    `line` is empty with fewer than two days of work. `since` goes on from the last of them to the day of the build.
    `borders` are where school years begin. `start` and `end` are the ends of time.
    """

    goal: float
    edges: tuple[float, ...]
    marks: tuple[GrowthMark, ...]
    line: tuple[GrowthLine, ...]
    since: GrowthLine | None
    borders: tuple[float, ...]
    years: tuple[YearLabel, ...]
    start: date
    end: date


def draw_growth(
    scale: ProficiencyScale, points: Sequence[Point], steps: Sequence[Step], as_of: date, *, is_mirrored: bool
) -> GrowthDrawing | None:
    """Place the points that have a day, which come in order of time, and the line through the steps; None without any.

    Time runs from the first work to the day of the build, or to what is dated later.
    """
    days = [point.day for point in points if point.day]
    if not any(point.day for point in points if point.kind != TARGET):
        return None
    start, end = min(days), max(*days, as_of)
    borders = _year_borders(start, end)
    axis, columns = _lay_out(points, {*borders, start, end, max(start, as_of)}, is_mirrored=is_mirrored)
    rows = {level.number: len(scale.levels) - place for place, level in enumerate(scale.levels, start=1)}
    line = _draw_line(steps, axis, rows)
    return GrowthDrawing(
        goal=_edge(rows[scale.goal] + 1, rows),
        edges=tuple(_edge(row, rows) for row in range(1, len(rows))),
        marks=_draw_marks(points, columns, axis, rows),
        line=line,
        since=_draw_since(steps, as_of, axis, rows),
        borders=tuple(axis.percent(day) for day in borders),
        years=_label_years((start, *borders, end), axis),
        start=start,
        end=end,
    )


def _year_borders(start: date, end: date) -> tuple[date, ...]:
    """Return the days on which school years begin between the ends; none when there would be more lines than help."""
    borders = tuple(begins(year) for year in range(school_year(start) + 1, school_year(end) + 1))
    return borders if len(borders) <= _MOST_BORDERS else ()


def _lay_out(
    points: Sequence[Point], others: Collection[date], *, is_mirrored: bool
) -> tuple[TimeAxis, dict[date, Column]]:
    levels: dict[date, list[int]] = defaultdict(list, {day: [] for day in others})
    for point in points:
        if point.day:
            levels[point.day].append(point.level.number)
    columns = {day: Column(day=day, levels=tuple(levels[day])) for day in sorted(levels)}
    return spread(tuple(columns.values()), is_mirrored=is_mirrored), columns


def _height(number: int, rows: dict[int, int]) -> float:
    return round(100 * (rows[number] + 0.5) / len(rows), 2)


def _edge(row: int, rows: dict[int, int]) -> float:
    return round(100 * row / len(rows), 2)


def _draw_marks(
    points: Sequence[Point], columns: dict[date, Column], axis: TimeAxis, rows: dict[int, int]
) -> tuple[GrowthMark, ...]:
    waiting = {
        (day, level): iter(axis.shifts(column, level)) for day, column in columns.items() for level in column.levels
    }
    return tuple(
        GrowthMark(
            kind=point.kind,
            band=point.level.band,
            number=point.level.number,
            day=point.day,
            x=axis.percent(point.day),
            y=_height(point.level.number, rows),
            shift=next(waiting[point.day, point.level.number]),
        )
        for point in points
        if point.day
    )


def _draw_line(steps: Sequence[Step], axis: TimeAxis, rows: dict[int, int]) -> tuple[GrowthLine, ...]:
    """Keep each level until the next day of work, then go straight up or down; nothing for a single day."""
    corners = [(axis.percent(step.day), _height(step.level.number, rows)) for step in steps if step.day and step.level]
    line: list[GrowthLine] = []
    for (x1, y1), (x2, y2) in pairwise(corners):
        line.append(GrowthLine(x1=x1, y1=y1, x2=x2, y2=y1))
        if y1 != y2:
            line.append(GrowthLine(x1=x2, y1=y1, x2=x2, y2=y2))
    return tuple(line)


def _draw_since(steps: Sequence[Step], as_of: date, axis: TimeAxis, rows: dict[int, int]) -> GrowthLine | None:
    """Carry the last level on to the day of the build; not for a single day, nor where undated work came on top."""
    last = steps[-1] if len(steps) > 1 else None
    if not last or not last.day or not last.level or last.day >= as_of:
        return None
    height = _height(last.level.number, rows)
    return GrowthLine(x1=axis.percent(last.day), y1=height, x2=axis.percent(as_of), y2=height)


def _label_years(edges: Sequence[date], axis: TimeAxis) -> tuple[YearLabel, ...]:
    """Name the school years whose stretch of the picture has room for it; a single one needs no name."""
    if len(edges) <= len(("start", "end")):
        return ()
    stretches = [(school_year(left), axis.percent(left), axis.percent(right)) for left, right in pairwise(edges)]
    return tuple(
        YearLabel(first=year, x=round((left + right) / 2, 2))
        for year, left, right in stretches
        if abs(right - left) >= _LABEL_ROOM
    )
