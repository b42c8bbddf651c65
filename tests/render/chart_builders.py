"""Builders for the tests of pictures: a student's evidence for one standard, day by day, as the build would give it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from sample_views import HEAT, evidence, student_view, tag

from plfolio.assess.growth import trace_mastery
from plfolio.assess.mastery import Basis, compute_mastery
from plfolio.model import Evidence, EvidenceSource, Override, PacingTarget, ProficiencyScale
from plfolio.render.charts.growth_points import KINDS, Point, Step, sort_points
from plfolio.render.levels import make_level
from plfolio.render.place import MenuEntry, Place, SiteMap
from plfolio.render.student import StudentView
from plfolio.render.words import load_words
from plfolio.settings import DEFAULT_SCALE, MethodChoice

FIRST = date(2026, 9, 1)
AS_OF = date(2026, 11, 1)
MOST_RECENT = MethodChoice()


def day(number: int | None) -> date | None:
    return None if number is None else FIRST + timedelta(days=number)


def given(level: int, on: int | None, order: int = 0, **fields) -> Evidence:
    """A teacher's level for a piece of its own."""
    return evidence(level, order, artifact=f"piece-{on}-{order}", title="", date=day(on), **fields)


def own(level: int, on: int | None, order: int = 0) -> Evidence:
    return given(level, on, order, source=EvidenceSource.STUDENT)


def judged(level: int, on: int) -> Override:
    return Override(student="ana", tag=tag("SCI.1"), level=str(level), date=day(on), by="Ms Field", note="")


def grown_view(
    pieces: Iterable[Evidence] = (),
    overrides: Iterable[Override] = (),
    *,
    choice: MethodChoice = MOST_RECENT,
    minimum: int = 1,
    target: tuple[int, int] | None = None,
    **fields,
) -> StudentView:
    """A student of whom these pieces are known in SCI.1; `target` is the level planned, and by which day."""
    found = tuple(pieces)
    basis = Basis(
        standard=HEAT,
        scale=DEFAULT_SCALE,
        choice=choice,
        minimum_evidence=minimum,
        evidence=found,
        overrides=tuple((DEFAULT_SCALE.levels[int(one.level) - 1], one) for one in overrides),
    )
    moments = trace_mastery(basis)
    planned = (
        [PacingTarget(tag=tag("SCI.1"), standard_id=HEAT, level=str(target[0]), by=day(target[1]))] if target else []
    )
    base = replace(
        student_view(),
        as_of=AS_OF,
        evidence=found,
        masteries={HEAT: compute_mastery(basis)},
        growth={HEAT: moments} if moments else {},
        pacing=tuple(planned),
    )
    return replace(base, **fields)


def place_of(view: StudentView, language: str = "en", path: str = "growth.html") -> Place:
    menu = tuple(MenuEntry(kind=kind, path=f"{kind}.html", title=kind) for kind in ("standards", "growth"))
    return SiteMap(view=view, words=load_words(language), menu=menu).at(path)


def point(kind: str, on: int | None, number: int, scale: ProficiencyScale = DEFAULT_SCALE) -> Point:
    return Point(kind=kind, day=day(on), level=make_level(place_of(student_view()), scale, number))


def step(on: int | None, number: int | None, scale: ProficiencyScale = DEFAULT_SCALE) -> Step:
    return Step(day=day(on), level=make_level(place_of(student_view()), scale, number) if number else None)


def steps_of(points: Iterable[Point]) -> tuple[Step, ...]:
    """The level after each day on which a teacher said something, when the newest counts."""
    last = {one.day: one.level for one in sort_points(points) if one.kind in KINDS[1:3]}
    return tuple(Step(day=on, level=level) for on, level in last.items())


__all__ = [
    "AS_OF",
    "FIRST",
    "day",
    "given",
    "grown_view",
    "judged",
    "own",
    "place_of",
    "point",
    "step",
    "steps_of",
]
