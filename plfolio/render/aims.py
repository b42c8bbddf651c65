"""What a student aims at: goals, badges, what the school plans, and what to do next.

Takes the nouns and a `Place`; gives the parts of views.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from plfolio.model import Badge, BadgeStatus, Band, Goal, GoalStatus, MasteryState, PacingTarget, ProficiencyScale
from plfolio.render.levels import make_level, make_mastery, make_rubric, make_sum
from plfolio.render.links import make_anchor
from plfolio.render.parts import BadgeView, GoalView, LevelView, MissingView, NextStepView, StandardLabel, TargetView
from plfolio.render.pieces import language_of, make_cards
from plfolio.render.place import Place, TextFinder
from plfolio.render.student import StudentView

__all__ = ["current_target", "make_badge", "make_goals", "make_next_steps", "make_targets"]


def make_goals(place: Place, *, is_open: bool) -> tuple[GoalView, ...]:
    """Return the open goals, soonest due first, or the others, newest first."""
    goals = [goal for goal in place.view.portfolio.goals if (goal.status == GoalStatus.OPEN) is is_open]
    if is_open:
        goals.sort(key=lambda goal: (goal.due or date.max, goal.id))
    else:
        goals.sort(key=lambda goal: goal.date or date.min, reverse=True)
    return tuple(_make_goal(place, goal) for goal in goals)


def make_badge(place: Place, status: BadgeStatus) -> BadgeView:
    """Return a badge as it stands, with the reason it was earned or what it still needs."""
    badge, award = status.badge, status.award
    pictures = place.view.badge_pictures.get(badge.id)
    return BadgeView(
        url=place.url(place.site.badges[badge.id]),
        name=badge.name,
        description=badge.description,
        state=status.state,
        svg=pictures.svg if pictures else None,
        small_url=place.asset_url(pictures.small_url) if pictures else "",
        large_url=place.asset_url(pictures.large_url) if pictures else "",
        svg_url=place.asset_url(pictures.svg_url) if pictures else "",
        level=_badge_level(place, badge),
        standards=tuple((place.label(name), make_mastery(place, name, ())) for name in badge.standard_ids),
        needs_evidence=badge.evidence,
        needs_kinds=badge.kinds,
        met=status.met,
        needed=status.needed,
        missing=tuple(MissingView(standard=place.label(name), needs=needs) for name, needs in status.missing),
        date=award.date if award else None,
        evidence=make_cards(place, (piece.artifact for piece in award.evidence)) if award else (),
        sums=tuple((place.label(one.standard), make_sum(place, one)) for one in award.masteries) if award else (),
    )


def make_targets(place: Place) -> tuple[TargetView, ...]:
    """Return what is planned for the student and not yet reached, soonest first."""
    waiting = sorted(
        _targets_ahead(place.view), key=lambda target: (target.by, target.start or date.min, target.tag.text)
    )
    return tuple(_make_target(place, target) for target in waiting)


def current_target(place: Place, standard_id: str) -> TargetView | None:
    """Return the nearest target for one standard that has begun and is not yet reached."""
    begun = [
        target
        for target in _targets_ahead(place.view)
        if target.standard_id == standard_id and _has_started(place.view, target)
    ]
    return _make_target(place, min(begun, key=lambda target: target.by)) if begun else None


def make_next_steps(place: Place) -> tuple[NextStepView, ...]:
    """Return ideas for each standard with a level: support while below the goal, stretch once on or above it."""
    return tuple(_next_steps(place))


def _make_goal(place: Place, goal: Goal) -> GoalView:
    standard = place.view.goal_standards.get(goal.id)
    anchor = make_anchor("g", goal.id)
    finder = TextFinder(place, goal.location.path, f"{anchor}-")
    return GoalView(
        anchor=anchor,
        title=goal.title,
        why=goal.why,
        status=goal.status,
        date=goal.date,
        due=goal.due,
        is_over=goal.status == GoalStatus.OPEN and goal.due is not None and goal.due < place.view.as_of,
        standard=place.label(standard) if standard else None,
        level=_level_of_goal(place, goal, standard),
        steps=tuple((step.text, step.is_done) for step in goal.steps),
        helpers=goal.helpers,
        evidence=place.pieces(goal.evidence),
        body=finder.render(goal.body, heading_shift=2),
        language=language_of(place, goal.language),
    )


def _level_of_goal(place: Place, goal: Goal, standard: str | None) -> LevelView | None:
    scale = place.view.scale_of(standard or "")
    level = scale.find(goal.level) if goal.level else None
    return make_level(place, scale, level) if level else None


def _badge_level(place: Place, badge: Badge) -> LevelView:
    scale = place.view.scale_of(badge.standard_ids[0] if badge.standard_ids else "")
    return make_level(place, scale, _wanted_level(scale, badge.level))


def _wanted_level(scale: ProficiencyScale, text: str) -> int:
    found = scale.find(text) if text else None
    return found.number if found else scale.goal


def _targets_ahead(view: StudentView) -> Iterator[PacingTarget]:
    for target in view.pacing:
        if target.standard_id and view.is_meant_by(target.grades):
            wanted = _wanted_level(view.scale_of(target.standard_id), target.level)
            mastery = view.masteries.get(target.standard_id)
            if not mastery or not mastery.level or mastery.level.number < wanted:
                yield target


def _has_started(view: StudentView, target: PacingTarget) -> bool:
    return target.start is None or target.start <= view.as_of


def _make_target(place: Place, target: PacingTarget) -> TargetView:
    view = place.view
    scale = view.scale_of(target.standard_id)
    mastery = view.masteries.get(target.standard_id)
    rubric = view.rubrics.get(target.standard_id)
    wanted = _wanted_level(scale, target.level)
    return TargetView(
        standard=place.label(target.standard_id),
        start=target.start,
        by=target.by,
        level=make_level(place, scale, wanted),
        task=target.task,
        criteria=make_rubric(place, target.standard_id, goal=wanted) if rubric else (),
        has_started=_has_started(view, target),
        is_over=target.by < view.as_of,
        state=mastery.state if mastery else MasteryState.NOT_ASSESSED,
        now=make_level(place, scale, mastery.level) if mastery and mastery.level else None,
    )


def _next_steps(place: Place) -> Iterator[NextStepView]:
    order: dict[str, StandardLabel] = {name: place.label(name) for name in place.view.next_steps}
    for name, label in order.items():
        mastery = place.view.masteries.get(name)
        if not mastery or not mastery.level:
            continue
        is_below = mastery.level.band == Band.BELOW
        ideas = place.view.next_steps[name].support if is_below else place.view.next_steps[name].stretch
        if ideas:
            level = make_level(place, mastery.scale, mastery.level)
            yield NextStepView(standard=label, level=level, sort="support" if is_below else "stretch", ideas=ideas)
