"""What is known about one standard, as points in time: who gave which level, on which day of work.

Takes what was worked out about a student; gives `Point` values in the order of time. Nothing has a place yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from plfolio.model import Evidence, Mastery, Moment
from plfolio.render.levels import make_level
from plfolio.render.parts import LevelView, Link, TargetView
from plfolio.render.place import Place

__all__ = [
    "KINDS",
    "OVERRIDE",
    "OWN",
    "TARGET",
    "TEACHER",
    "Move",
    "Point",
    "Step",
    "find_last_change",
    "find_moves",
    "find_points",
    "find_steps",
    "sort_points",
]

OWN, TEACHER, OVERRIDE, TARGET = "own", "teacher", "override", "target"

KINDS = (OWN, TEACHER, OVERRIDE, TARGET)
"""Who names a level: the student, a teacher, a teacher above the sum, the plan. Of one day, they come in this order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One level that was named for the work of one day."""

    kind: str
    day: date | None
    level: LevelView
    piece: Link | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """The level after the work of a day; `day` is None for the last step, which adds the undated work."""

    day: date | None
    level: LevelView | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """From one level to that after the next day of work, which may be the same; `day` is None for undated work."""

    day: date | None
    before: LevelView
    now: LevelView


def find_points(
    place: Place, mastery: Mastery, moments: Iterable[Moment], target: TargetView | None
) -> tuple[Point, ...]:
    """Return all that was said about a standard, and what is planned."""
    given = [_point(place, mastery, TEACHER, piece) for piece in mastery.evidence]
    own = [_point(place, mastery, OWN, piece) for piece in mastery.self_ratings]
    planned = [Point(kind=TARGET, day=target.by, level=target.level)] if target else []
    return sort_points((*own, *given, *_overrides(place, mastery, moments), *planned))


def sort_points(points: Iterable[Point]) -> tuple[Point, ...]:
    """Order points by day, undated ones last, and those of one day by who names the level."""
    return tuple(sorted(points, key=lambda point: (point.day is None, point.day or date.min, KINDS.index(point.kind))))


def find_steps(place: Place, moments: Iterable[Moment]) -> tuple[Step, ...]:
    """Return how the level went on, day by day."""
    return tuple(
        Step(
            day=moment.date,
            level=make_level(place, moment.mastery.scale, moment.mastery.level) if moment.mastery.level else None,
        )
        for moment in moments
    )


def find_moves(steps: Iterable[Step]) -> tuple[Move, ...]:
    """Return how the level went from each day of work to the next; nothing for a single one."""
    reached = [(step.day, step.level) for step in steps if step.level]
    return tuple(Move(day=day, before=before, now=now) for (_, before), (day, now) in pairwise(reached))


def find_last_change(moves: Sequence[Move]) -> Move | None:
    """Return how the level last changed on a day that is known; None when it never has."""
    return next((move for move in reversed(moves) if move.day and move.before.number != move.now.number), None)


def _point(place: Place, mastery: Mastery, kind: str, evidence: Evidence) -> Point:
    level = make_level(place, mastery.scale, evidence.level)
    return Point(kind=kind, day=evidence.date, level=level, piece=place.piece(evidence.artifact))


def _overrides(place: Place, mastery: Mastery, moments: Iterable[Moment]) -> Iterable[Point]:
    """Give every override that ever stood, once."""
    stood = dict.fromkeys((moment.mastery.override, moment.mastery.level) for moment in moments)
    for override, level in stood:
        if override and level:
            yield Point(kind=OVERRIDE, day=override.date, level=make_level(place, mastery.scale, level))
