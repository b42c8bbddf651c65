"""The standards map: the part of each framework that concerns one student, as a tree.

Takes a `Place`; gives the nodes of the map, and the ids of the standards on it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping

from plfolio.model import Framework, Mastery, Standard
from plfolio.render.aims import current_target
from plfolio.render.levels import make_mastery
from plfolio.render.links import make_anchor
from plfolio.render.parts import FrameworkView, StandardNode
from plfolio.render.place import Place
from plfolio.render.student import StudentView

__all__ = ["find_areas", "find_concerns", "make_framework"]


def find_concerns(view: StudentView) -> tuple[str, ...]:
    """Return the ids of the standards that concern the student, in the order of the frameworks.

    They have evidence, a tag, a goal, a badge or a pacing target, or they are for the student's grade. In a framework
    without grades, every standard at the end of a branch is for everybody.
    """
    touched = {name for name, mastery in view.masteries.items() if _is_touched(mastery)}
    touched |= {name for names in view.tags.values() for name in names} | set(view.goal_standards.values())
    touched |= {name for status in view.badges for name in status.badge.standard_ids}
    touched |= {target.standard_id for target in view.pacing if view.is_meant_by(target.grades)}
    return tuple(
        standard.id for framework in view.frameworks for standard in _concerned(framework, touched, view.school_grade)
    )


def find_areas(framework: Framework, concerns: Collection[str]) -> tuple[tuple[Standard, tuple[str, ...]], ...]:
    """Return each top branch of a framework with those of `concerns` that lie in it, in the order of the tree."""
    parents = _find_parents(framework)
    areas: dict[str, list[str]] = defaultdict(list)
    for name in concerns:
        if framework.get(name):
            top = name
            while top in parents:
                top = parents[top]
            areas[top].append(name)
    return tuple((standard, tuple(areas[standard.id])) for standard in framework.standards if standard.id in areas)


def make_framework(place: Place, framework: Framework, concerns: Collection[str]) -> FrameworkView | None:
    """Return the part of a framework that leads to `concerns`; None when nothing in it does."""
    parents = _find_parents(framework)
    kept = _with_ancestors([name for name in concerns if framework.get(name)], parents)
    children: dict[str, list[Standard]] = defaultdict(list)
    for standard in framework.standards:
        if standard.id in kept:
            children[parents.get(standard.id, "")].append(standard)
    pieces = _pieces_by_standard(place.view)
    nodes = tuple(_make_node(place, standard, children, concerns, pieces) for standard in children[""])
    language = place.mark(framework.language or place.view.settings.language)
    return FrameworkView(title=framework.title, language=language, nodes=nodes) if nodes else None


def _is_touched(mastery: Mastery) -> bool:
    return bool(mastery.evidence or mastery.self_ratings or mastery.override)


def _concerned(framework: Framework, touched: Collection[str], grade: str) -> list[Standard]:
    has_grades = any(standard.grades for standard in framework.standards)
    return [
        standard
        for standard in framework.standards
        if standard.id in touched
        or (not standard.children and not standard.is_retired and (grade in standard.grades or not has_grades))
    ]


def _find_parents(framework: Framework) -> dict[str, str]:
    """Map each standard to the parent that places it; one that comes later in the tree would close a circle."""
    seen: set[str] = set()
    parents: dict[str, str] = {}
    for standard in framework.standards:
        if standard.parents and standard.parents[0] in seen:
            parents[standard.id] = standard.parents[0]
        seen.add(standard.id)
    return parents


def _with_ancestors(ids: Collection[str], parents: Mapping[str, str]) -> set[str]:
    kept: set[str] = set()
    for name in ids:
        step: str | None = name
        while step and step not in kept:
            kept.add(step)
            step = parents.get(step)
    return kept


def _pieces_by_standard(view: StudentView) -> dict[str, list[str]]:
    pieces: dict[str, list[str]] = defaultdict(list)
    for artifact in view.portfolio.artifacts:
        for name in view.tags.get(artifact.id, ()):
            pieces[name].append(artifact.id)
    return pieces


def _make_node(
    place: Place,
    standard: Standard,
    children: Mapping[str, list[Standard]],
    concerns: Collection[str],
    pieces: Mapping[str, list[str]],
) -> StandardNode:
    is_judged = standard.id in concerns
    statement, language = place.choose(place.view.language_of(standard), standard.statement, standard.translations)
    return StandardNode(
        anchor=make_anchor("s", standard.id),
        code=standard.code,
        statement=statement,
        language=language,
        mastery=make_mastery(place, standard.id, tuple(pieces.get(standard.id, ()))) if is_judged else None,
        target=current_target(place, standard.id) if is_judged else None,
        children=tuple(_make_node(place, child, children, concerns, pieces) for child in children.get(standard.id, ())),
    )
