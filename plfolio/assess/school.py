"""Alignment of what all students share: rubrics, badges, pacing and next steps, joined to their standards.

Takes `SchoolData` and settings; gives one `AlignedSchool`, which never changes and serves every student.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeVar

from plfolio.assess.choices import choose_methods
from plfolio.assess.codes import CodeIndex
from plfolio.assess.tags import SCHOOL_CODES, code_of, find_level, find_standard, suggest
from plfolio.diagnostics import Diagnostic
from plfolio.diagnostics.relations import R114, R115, R116
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
    index = CodeIndex(school.frameworks, is_whole=not school.unread_frameworks)
    methods, problems = choose_methods(school.frameworks, index, settings)
    ids = dict.fromkeys(standard.id for framework in school.frameworks for standard in framework.standards)
    scales = {standard_id: settings.scale_for(index.framework_of(standard_id).id) for standard_id in ids}
    join = _Join(index=index, scales=scales, found=list(problems))
    rubrics = join.describe("a rubric", school.rubrics)
    return AlignedSchool(
        index=index,
        rubrics={standard_id: rubric for standard_id, rubric in rubrics.items() if join.fits(rubric, standard_id)},
        badges=tuple(badge for one in school.badges if (badge := join.align_badge(one))),
        pacing=tuple(target for one in school.pacing if (target := join.pace(one))),
        next_steps=join.describe("next steps", school.next_steps),
        methods=methods,
        scales=scales,
        order={standard_id: place for place, standard_id in enumerate(ids)},
    ), tuple(join.found)


def leaf_standards(branch: Standard, index: CodeIndex) -> tuple[str, ...]:
    """Return the ids of the standards at the tips below a branch, in tree order; the branch itself when it is a tip.

    Those that can be assessed: not retired, and with a code where any has one (a tip without a code is mostly a note).
    """
    below = index.framework_of(branch.id).descendants(branch.id) or (branch,)
    tips = [standard for standard in below if not standard.children and not standard.is_retired]
    coded = [standard for standard in tips if standard.code]
    return tuple(standard.id for standard in coded or tips)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Join:
    """One joining: what is there to be joined to, and what was wrong."""

    index: CodeIndex
    scales: dict[str, ProficiencyScale]
    found: list[Diagnostic]

    def describe(self, noun: str, items: tuple[Described, ...]) -> dict[str, Described]:
        """Put what describes one standard by that standard's id, the first one where there are two."""
        described: dict[str, Described] = {}
        for item in items:
            standard = self._find(item.tag)
            if standard and standard.id in described:
                first = described[standard.id].tag.location
                self.found.append(R116.at(item.tag.location, noun=noun, code=item.tag.text, first=first))
            elif standard:
                described[standard.id] = replace(item, standard_id=standard.id) if isinstance(item, NextStep) else item
        return described

    def fits(self, rubric: Rubric, standard_id: str) -> bool:
        """Say whether every level of a rubric is on the standard's scale; each that is not is named."""
        levels = [str(criterion.level) for criterion in rubric.criteria]
        on_scale = [self._is_level(level, standard_id, rubric.tag, "The rubric is left out.") for level in levels]
        return all(on_scale)

    def pace(self, target: PacingTarget) -> PacingTarget | None:
        standard = self._find(target.tag)
        if standard is None:
            return None
        is_level = self._is_level(target.level, standard.id, target.tag, "The goal's level is used.")
        return replace(target, standard_id=standard.id, level=target.level if is_level else "")

    def align_badge(self, badge: Badge) -> Badge | None:
        """Fill in the standards. None, when any part of the rule can't be read: less would be easier to earn."""
        rules = load_plugins().badge_rules
        if rules.get(badge.rule) is None:
            advice = suggest(badge.rule, rules.names())
            self.found.append(R115.at(badge.location, badge=badge.name, rule=badge.rule, advice=advice))
            return None
        standards = [self._find(tag) for tag in badge.standards]
        branches = [self._find(tag) for tag in badge.branches]
        if None in standards or None in branches:
            return None
        named = [standard.id for standard in standards if standard]
        below = [standard_id for branch in branches if branch for standard_id in leaf_standards(branch, self.index)]
        standard_ids = tuple(dict.fromkeys(named + below))
        if not standard_ids:
            self.found.append(R114.at(badge.location, badge=badge.name))
            return None
        for standard_id in standard_ids:
            tag = Tag(text=code_of(standard_id, self.index), location=badge.level_location or badge.location)
            if not self._is_level(badge.level, standard_id, tag, "Nobody can earn the badge."):
                return None  # one wrong word in one place is not named again for each standard
        return replace(badge, standard_ids=standard_ids)

    def _find(self, tag: Tag) -> Standard | None:
        return find_standard(tag, self.index, SCHOOL_CODES, self.found)

    def _is_level(self, level: str, standard_id: str, tag: Tag, outcome: str) -> bool:
        """Say whether a level, as written, is on the standard's scale; "" always is, since it means the goal."""
        return not level or find_level(tag, level, self.scales[standard_id], outcome, self.found) is not None
