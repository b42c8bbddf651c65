"""How one standard has grown: dots of dated work, the line of the level, the goal, and the same in words.

Takes a `Place` and a standard's id; gives a `GrowthPicture`, and those of a whole portfolio.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from plfolio.model import ProficiencyScale
from plfolio.render.aims import current_target
from plfolio.render.charts.growth_drawing import GrowthDrawing, draw_growth
from plfolio.render.charts.growth_points import KINDS, TARGET, find_last_change, find_moves, find_points, find_steps
from plfolio.render.charts.growth_words import GrowthWords, Trend, put_into_words, say_trend
from plfolio.render.levels import make_level
from plfolio.render.links import make_anchor
from plfolio.render.parts import LevelView, StandardLabel
from plfolio.render.place import Place

__all__ = [
    "GrowthPicture",
    "GrowthRow",
    "find_grown",
    "find_newest_changes",
    "find_signs",
    "make_growth",
    "make_growths",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class GrowthRow:
    """One level of the scale, which is a row of the picture."""

    level: LevelView
    is_goal: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GrowthPicture:
    """How one standard has grown.

    `url` leads to its place on the page of growth, `anchor`; `place` is the anchor of its place on the standards map.
    `rows` are the levels, highest first. `drawing` is None when nothing has a date. `now` is the level of today, and
    `trend` how it moved with the last work, None before a second day of work; `change` is how it last changed, on
    `changed_on`. `last_work` is the day of the newest work that a teacher judged, `last_day` the last on which anybody,
    the student too, said something.
    """

    anchor: str
    url: str
    place: str
    standard: StandardLabel
    rows: tuple[GrowthRow, ...]
    drawing: GrowthDrawing | None
    words: GrowthWords
    trend: Trend | None
    state: str
    now: LevelView | None
    evidence_count: int
    last_work: date | None
    last_day: date | None
    change: Trend | None
    changed_on: date | None


def make_growth(place: Place, standard_id: str) -> GrowthPicture | None:
    """Return how a standard has grown; None when nobody has said anything about it."""
    mastery = place.view.masteries.get(standard_id)
    if not mastery or not (mastery.evidence or mastery.self_ratings or mastery.override):
        return None
    view, words = place.view, place.site.words
    moments = view.growth.get(standard_id, ())
    points = find_points(place, mastery, moments, current_target(place, standard_id))
    steps = find_steps(place, moments)
    moves = find_moves(steps)
    change = find_last_change(moves)
    label, page, anchor = place.label(standard_id), place.page_url("growth"), make_anchor("y", standard_id)
    return GrowthPicture(
        anchor=anchor,
        url=f"{page}#{anchor}" if page else "",
        place=make_anchor("s", standard_id),
        standard=label,
        rows=_make_rows(place, mastery.scale),
        drawing=draw_growth(mastery.scale, points, steps, view.as_of, is_mirrored=words.direction == "rtl"),
        words=put_into_words(words, label, make_level(place, mastery.scale, mastery.scale.goal), points, steps),
        trend=say_trend(words, moves[-1]) if moves else None,
        state=mastery.state,
        now=make_level(place, mastery.scale, mastery.level) if mastery.level else None,
        evidence_count=len(mastery.evidence),
        last_work=mastery.last_date,
        last_day=max((point.day for point in points if point.day and point.kind != TARGET), default=None),
        change=say_trend(words, change) if change else None,
        changed_on=change.day if change else None,
    )


def make_growths(place: Place, names: Iterable[str]) -> tuple[GrowthPicture, ...]:
    """Return how these standards have grown, that with the newest work first; then those that have only begun."""
    pictures = [picture for name in names if (picture := make_growth(place, name))]
    return tuple(sorted(pictures, key=_how_far, reverse=True))


def find_grown(place: Place) -> tuple[str, ...]:
    """Return the ids of the standards whose level has been worked out on more than one day."""
    return tuple(name for name, moments in place.view.growth.items() if find_moves(find_steps(place, moments)))


def find_newest_changes(place: Place, most: int) -> tuple[str, ...]:
    """Return the ids of the standards whose level changed most recently, newest first."""
    changes = (
        (name, find_last_change(find_moves(find_steps(place, moments)))) for name, moments in place.view.growth.items()
    )
    days = {name: change.day for name, change in changes if change and change.day}
    return tuple(sorted(days, key=days.__getitem__, reverse=True)[:most])


def find_signs(pictures: Iterable[GrowthPicture]) -> tuple[str, ...]:
    """Return the kinds of dots and lines that occur in these pictures, for the key beside them."""
    drawings = [picture.drawing for picture in pictures if picture.drawing]
    kinds = {mark.kind for drawing in drawings for mark in drawing.marks}
    lines = (
        ("line", any(drawing.line for drawing in drawings)),
        ("since", any(drawing.since for drawing in drawings)),
        ("goal", bool(drawings)),
        ("border", any(drawing.borders for drawing in drawings)),
    )
    return (*(kind for kind in KINDS if kind in kinds), *(name for name, occurs in lines if occurs))


def _how_far(picture: GrowthPicture) -> tuple[bool, date]:
    return bool(picture.drawing and picture.drawing.line), picture.last_day or date.min


def _make_rows(place: Place, scale: ProficiencyScale) -> tuple[GrowthRow, ...]:
    levels = sorted(scale.levels, key=lambda level: level.number, reverse=True)
    return tuple(
        GrowthRow(level=make_level(place, scale, level), is_goal=level.number == scale.goal) for level in levels
    )
