"""What the picture of one standard says, in words: its title, a sentence with the facts, a caption, and the table.

Takes points and steps in time; gives `GrowthWords`, and how a level moved as a `Trend`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plfolio.render.charts.growth_points import OVERRIDE, OWN, TARGET, TEACHER, Move, Point, Step
from plfolio.render.charts.table import Cell, ChartTable, say_level
from plfolio.render.parts import LevelView, StandardLabel
from plfolio.render.words import Words

__all__ = ["GrowthWords", "Trend", "put_into_words", "say_trend"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """How a level moved: "up", "steady" or "down", and the words for it."""

    direction: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GrowthWords:
    """The words of one picture. `caption` and `notes` stand below it; `description` is for those who do not see it."""

    title: str
    description: str
    caption: str
    notes: tuple[str, ...]
    table: ChartTable


def put_into_words(
    words: Words, label: StandardLabel, goal: LevelView, points: Sequence[Point], steps: Sequence[Step]
) -> GrowthWords:
    """Say what the picture of these points shows."""
    caption = _say_growth(words, steps)
    name = f"{label.code} {label.statement}".strip()
    return GrowthWords(
        title=words("growth.picture", name=name),
        description=" ".join((caption, *_describe(words, goal, points))),
        caption=caption,
        notes=tuple(_note(words, points)),
        table=_make_table(words, name, points, steps),
    )


def say_trend(words: Words, move: Move) -> Trend:
    """Say how the level moved."""
    up, down = move.now.number > move.before.number, move.now.number < move.before.number
    direction = "up" if up else "down" if down else "steady"
    return Trend(direction=direction, words=_say_move(words, f"growth.trend.{direction}", move.before, move.now))


def _say_move(words: Words, key: str, before: LevelView, now: LevelView) -> str:
    return words(key, before=before.number, before_name=before.name, number=now.number, name=now.name)


def _say_growth(words: Words, steps: Sequence[Step]) -> str:
    """Say from where to where it went: the caption, which has to hold for one piece of work as for twenty."""
    levels = [step.level for step in steps if step.level]
    if not levels:
        return words("growth.too-few") if steps else words("growth.only-own")
    if len(levels) == 1:
        now = words("growth.now", number=levels[0].number, name=levels[0].name)
        return f"{now} {words('growth.single-day')}" if len(steps) == 1 else now
    if len({level.number for level in levels}) == 1:
        return words("growth.always", number=levels[0].number, name=levels[0].name)
    key = "growth.moved-and-now" if levels[0].number == levels[-1].number else "growth.first-and-now"
    return _say_move(words, key, levels[0], levels[-1])


def _describe(words: Words, goal: LevelView, points: Sequence[Point]) -> Iterator[str]:
    kinds = Counter(point.kind for point in points)
    days = [point.day for point in points if point.day and point.kind != TARGET]
    for kind, key in ((TEACHER, "growth.teacher-dots"), (OWN, "growth.own-dots"), (OVERRIDE, "growth.override-dots")):
        if kinds[kind]:
            yield words.count(key, kinds[kind])
    if len(set(days)) > 1:
        yield words("growth.between", start=words.day(min(days)), end=words.day(max(days)))
    elif days:
        yield words("growth.on-day", day=words.day(days[0]))
    yield words("growth.goal", number=goal.number, name=goal.name)
    # A day may end with a full stop of its own, as in Ukrainian.
    yield from (f"{_say_target(words, point).removesuffix('.')}." for point in points if point.kind == TARGET)


def _say_target(words: Words, point: Point) -> str:
    day = words.day(point.day) if point.day else ""
    return words("standards.target", number=point.level.number, name=point.level.name, day=day)


def _note(words: Words, points: Sequence[Point]) -> Iterator[str]:
    """Say what the picture leaves out, and the plan, of which it shows only a ring."""
    undated = [say_level(point.level) for point in points if point.day is None]
    if undated:
        yield words.count("growth.undated", len(undated), levels=", ".join(undated))
    yield from (_say_target(words, point) for point in points if point.kind == TARGET)


def _make_table(words: Words, name: str, points: Sequence[Point], steps: Sequence[Step]) -> ChartTable:
    after = {step.day: say_level(step.level) for step in steps}
    last = {point.day: place for place, point in enumerate(points) if point.kind in {TEACHER, OVERRIDE}}
    return ChartTable(
        title=name,
        headings=tuple(words(f"growth.table.{key}") for key in ("day", "level", "who", "work", "after")),
        rows=tuple(
            (
                Cell(text=words.day(point.day) if point.day else words("date.none")),
                Cell(text=say_level(point.level)),
                Cell(text=_say_who(words, point.kind)),
                _name_work(words, point),
                Cell(text=after.get(point.day, "") if last.get(point.day) == place else ""),
            )
            for place, point in enumerate(points)
        ),
    )


def _name_work(words: Words, point: Point) -> Cell:
    if point.piece:
        return Cell(text=point.piece.title, url=point.piece.url)
    return Cell(text=words("evidence.elsewhere") if point.kind == TEACHER else "")


def _say_who(words: Words, kind: str) -> str:
    if kind == OWN:
        return words("level.own")
    if kind == TARGET:
        return words("growth.target")
    return words("sum.override") if kind == OVERRIDE else words("level.teacher")
