"""Alignment of what all students share: rubrics, badges, pacing and next steps, joined to their standards.

Takes `SchoolData` and settings; gives one `AlignedSchool`, which never changes and serves every student.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeVar

from plfolio.assess.choices import choose_methods
from plfolio.assess.codes import CodeIndex
from plfolio.assess.tags import SCHOOL_CODES, code_of, list_levels, resolve_tag, suggest
from plfolio.diagnostics import Diagnostic
from plfolio.diagnostics.relations import R112, R114, R115, R116
from plfolio.model import Badge, NextStep, PacingTarget, ProficiencyScale, Rubric, SchoolData, Standard, Tag
from plfolio.plugins import load_plugins
from plfolio.settings import MethodChoice, Settings

__all__ = ["AlignedSchool", "align_school", "leaf_standards"]

Described = TypeVar("Described", Rubric, NextStep)


@dataclass(frozen=True, slots=True, kw_only=True)
class AlignedSchool:
    """The school's data by id of standard.

    `badges` holds only those whose rule is whole. `methods` (settled), `scales` and `order` (the place in the
    frameworks) have an entry for every standard there is.
    """

    index: CodeIndex
    rubrics: dict[str, Rubric]
    badges: tuple[Badge, ...]
    pacing: tuple[PacingTarget, ...]
    next_steps: dict[str, NextStep]
    methods: dict[str, MethodChoice]
    scales: dict[str, ProficiencyScale]
    order: dict[str, int]

    def awaited_standards(self) -> set[str]:
        """Return the ids of the standards that a badge or a pacing target asks for."""
        return {
            *(standard_id for badge in self.badges for standard_id in badge.standard_ids),
            *(target.standard_id for target in self.pacing),
        }


def align_school(school: SchoolData, settings: Settings) -> tuple[AlignedSchool, tuple[Diagnostic, ...]]:
    """Join the school's data to standards; whatever can't be joined is left out and named."""
    index = CodeIndex(school.frameworks)
    methods, problems = choose_methods(school.frameworks, index, settings)
    found = list(problems)
    ids = dict.fromkeys(standard.id for framework in school.frameworks for standard in framework.standards)
    scales = {standard_id: settings.scale_for(index.framework_of(standard_id).id) for standard_id in ids}
    return AlignedSchool(
        index=index,
        rubrics={
            standard_id: rubric
            for standard_id, rubric in _describe("a rubric", school.rubrics, index, found).items()
            if _rubric_fits(rubric, scales[standard_id], found)
        },
        badges=tuple(badge for badge in (_align_badge(item, index, scales, found) for item in school.badges) if badge),
        pacing=tuple(target for target in (_pace(item, index, scales, found) for item in school.pacing) if target),
        next_steps=_describe("next steps", school.next_steps, index, found),
        methods=methods,
        scales=scales,
        order={standard_id: place for place, standard_id in enumerate(ids)},
    ), tuple(found)


def leaf_standards(branch: Standard, index: CodeIndex) -> tuple[str, ...]:
    """Return the ids of the standards at the tips below a branch, in tree order; the branch itself when it is a tip.

    Those that can be assessed: not retired, and with a code where any has one (a tip without a code is mostly a note).
    """
    below = index.framework_of(branch.id).descendants(branch.id) or (branch,)
    tips = [standard for standard in below if not standard.children and not standard.is_retired]
    coded = [standard for standard in tips if standard.code]
    return tuple(standard.id for standard in coded or tips)


def _describe(
    noun: str, items: tuple[Described, ...], index: CodeIndex, found: list[Diagnostic]
) -> dict[str, Described]:
    """Put what describes one standard by that standard's id, the first one where there are two."""
    described: dict[str, Described] = {}
    for item in items:
        standard = _find(item.tag, index, found)
        if standard and standard.id in described:
            first = described[standard.id].tag.location
            found.append(R116.at(item.tag.location, noun=noun, code=item.tag.text, first=first))
        elif standard:
            described[standard.id] = replace(item, standard_id=standard.id) if isinstance(item, NextStep) else item
    return described


def _rubric_fits(rubric: Rubric, scale: ProficiencyScale, found: list[Diagnostic]) -> bool:
    levels = [str(criterion.level) for criterion in rubric.criteria]
    problems = [p for level in levels for p in _off_scale(level, scale, rubric.tag, "The rubric is left out.")]
    found += problems
    return not problems


def _pace(
    target: PacingTarget, index: CodeIndex, scales: dict[str, ProficiencyScale], found: list[Diagnostic]
) -> PacingTarget | None:
    standard = _find(target.tag, index, found)
    if standard is None:
        return None
    problems = _off_scale(target.level, scales[standard.id], target.tag, "The goal's level is used.")
    found += problems
    return replace(target, standard_id=standard.id, level="" if problems else target.level)


def _align_badge(
    badge: Badge, index: CodeIndex, scales: dict[str, ProficiencyScale], found: list[Diagnostic]
) -> Badge | None:
    """Fill in the badge's standards. None, when any part of its rule can't be read: less would be easier to earn."""
    rules = load_plugins().badge_rules
    if rules.get(badge.rule) is None:
        advice = suggest(badge.rule, rules.names())
        found.append(R115.at(badge.location, badge=badge.name, rule=badge.rule, advice=advice))
        return None
    standards = [_find(tag, index, found) for tag in badge.standards]
    branches = [_find(tag, index, found) for tag in badge.branches]
    if None in standards or None in branches:
        return None
    named = [standard.id for standard in standards if standard]
    below = [standard_id for branch in branches if branch for standard_id in leaf_standards(branch, index)]
    standard_ids = tuple(dict.fromkeys(named + below))
    if not standard_ids:
        found.append(R114.at(badge.location, badge=badge.name))
        return None
    for standard_id in standard_ids:
        tag = Tag(text=code_of(standard_id, index), location=badge.location)
        problems = _off_scale(badge.level, scales[standard_id], tag, "Nobody can earn the badge.")
        if problems:
            # One word is wrong, in one place; to name it once for each standard would be an echo.
            found += problems
            return None
    return replace(badge, standard_ids=standard_ids)


def _find(tag: Tag, index: CodeIndex, found: list[Diagnostic]) -> Standard | None:
    standard, problems = resolve_tag(tag, index, SCHOOL_CODES)
    found += problems
    return standard


def _off_scale(level: str, scale: ProficiencyScale, tag: Tag, outcome: str) -> list[Diagnostic]:
    """Say that a level, as written, is not on the scale; "" always is, since it means the goal."""
    if not level or scale.find(level):
        return []
    return [R112.at(tag.location, level=level, code=tag.text, outcome=outcome, levels=list_levels(scale))]
